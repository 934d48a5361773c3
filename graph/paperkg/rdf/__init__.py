"""Stage 4: the knowledge graph as RDF: names, writing, loading, storing, querying, validating."""
