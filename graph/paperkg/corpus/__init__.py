"""Beyond one list: bulk citation data, imported once and asked through Ibis."""
