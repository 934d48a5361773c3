"""Stage 6: the graph for people and other tools."""
