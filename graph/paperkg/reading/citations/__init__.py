"""What stands where in a citation."""
