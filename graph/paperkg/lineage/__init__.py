"""Stage 3: from papers to concepts and builds-on edges, each with its evidence."""
