"""Where things stand on the map: one module a view. Pure functions; no input or output."""
