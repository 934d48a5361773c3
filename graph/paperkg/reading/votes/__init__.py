"""What siblings agree on: a list is consistent with itself."""
