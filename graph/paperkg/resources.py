"""Where the files that ship with the program are, and how those that it writes are named."""

from __future__ import annotations

import os
from pathlib import Path

from platformdirs import user_data_path

__all__ = [
    "CHANGES_FILE",
    "DEFAULT_LIST",
    "GRAPH_FILE",
    "INDEX_FILE",
    "MAP_FILE",
    "ONTOLOGY",
    "ORDER_FILE",
    "PACKAGED_CITATIONS",
    "REPORT_FILE",
    "TEMPLATES",
    "find_curated",
    "find_marks",
    "find_queries",
]

GRAPH_FILE = "graph.trig"
INDEX_FILE = ".graph.index"
CHANGES_FILE = ".changes.json"
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


def find_marks(reading_list: Path) -> Path:
    """Find where a person's read marks for a list are kept, which need not be there yet.

    For a list of one's own, ``NAME.curated.ttl`` beside ``NAME.md``; for the list that ships with
    kg, a file of the person's own in ``KG_DATA`` or the user's data folder.
    """
    if not reading_list.resolve().is_relative_to(ONTOLOGY):
        return reading_list.with_suffix(".curated.ttl")
    folder = os.environ.get("KG_DATA") or user_data_path("paperkg", appauthor=False)
    return Path(folder) / f"{reading_list.stem}.curated.ttl"


def find_queries() -> dict[str, Path]:
    """Find the named queries: name to file, sorted by name."""
    return {path.stem: path for path in sorted((ONTOLOGY / "queries").glob("*.rq"))}
