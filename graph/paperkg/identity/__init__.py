"""Which paper is this? Entries of a list and known papers, told together or apart."""
