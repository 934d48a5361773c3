"""Stage 6b: the graph as text, for people and other tools."""
