"""What commands reply, as dataclasses: text and JSON show the same, and say it in one shape."""
