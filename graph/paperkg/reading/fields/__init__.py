"""Records with fields, as other programs write them, and what makes entries of them."""
