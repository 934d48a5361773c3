"""From blocks to records: which lines belong together."""
