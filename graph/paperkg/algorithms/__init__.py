"""Stage 5: what the graph says about order. Pure functions over the model; no input or output."""
