"""From a record whose title is known to an entry."""
