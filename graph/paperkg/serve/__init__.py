"""The graph over HTTP and to assistants; the only room that listens to others."""
