"""A folder of notes, each about a paper."""
