"""Where the files that ship with the program are, and how those that it writes are named."""

from __future__ import annotations

from pathlib import Path

__all__ = [
    "DEFAULT_LIST",
    "GRAPH_FILE",
    "MAP_FILE",
    "ONTOLOGY",
    "ORDER_FILE",
    "PACKAGED_CITATIONS",
    "REPORT_FILE",
    "TEMPLATES",
    "find_curated",
    "find_queries",
]

GRAPH_FILE = "graph.trig"
MAP_FILE = "map.html"
ORDER_FILE = "reading-order.md"
REPORT_FILE = "report.md"

_PACKAGE = Path(__file__).resolve().parent
_IN_WHEEL = _PACKAGE / "ontology"

ONTOLOGY = _IN_WHEEL if _IN_WHEEL.is_dir() else _PACKAGE.parents[1] / "ontology"
"""The folder with vocabulary, shapes, queries, examples and lists."""

DEFAULT_LIST = ONTOLOGY / "lists" / "llm-inference.md"
"""The reading list that ships with the product."""

PACKAGED_CITATIONS = DEFAULT_LIST.with_suffix(".citations.trig")
"""Who cites whom among the papers of the default list."""

TEMPLATES = ONTOLOGY / "templates"
"""What ``kg init`` starts a person's files from."""


def find_curated(reading_list: Path) -> Path | None:
    """Find what a person asserts about a list: ``NAME.curated.ttl`` beside ``NAME.md``."""
    curated = reading_list.with_suffix(".curated.ttl")
    return curated if curated.exists() else None


def find_queries() -> dict[str, Path]:
    """Find the named queries: name to file, sorted by name."""
    return {path.stem: path for path in sorted((ONTOLOGY / "queries").glob("*.rq"))}
