"""Your reading list as a knowledge graph: what each paper builds on, what to read next, and why."""

__version__ = "0.1.0"

__all__ = ["__version__"]
