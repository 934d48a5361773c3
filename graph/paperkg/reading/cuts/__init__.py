"""From a record to segments, each with what it is by itself."""
