"""Stage 2: from entries to papers and citations. The only stage that opens sockets."""
