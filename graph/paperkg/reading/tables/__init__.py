"""From the rows of tables to records."""
