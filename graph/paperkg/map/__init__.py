"""Stage 6a, the map: where things stand, what the page knows, and the page itself."""
