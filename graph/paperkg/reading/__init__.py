"""Stage 1: from a reading list to its entries."""
