"""Where the files are that ship with kg, and the names of the files that kg writes."""

from __future__ import annotations

import os
from pathlib import Path

__all__ = [
    "BLOCKS_FILE",
    "CHANGES_FILE",
    "DATASET_FILE",
    "DEFAULT_LIST",
    "GRAPH_FILE",
    "INDEX_FILE",
    "KEPT_LISTS",
    "MAP_FILE",
    "ONTOLOGY",
    "ORDER_FILE",
    "PACKAGED_CITATIONS",
    "REPORT_FILE",
    "RESULTS_FILE",
    "STORE_FOLDER",
    "TEMPLATES",
    "find_curated",
    "find_marks",
    "find_queries",
    "is_shipped",
]

GRAPH_FILE = "graph.trig"
INDEX_FILE = ".graph.index"
BLOCKS_FILE = ".graph.blocks"
RESULTS_FILE = ".graph.results"
STORE_FOLDER = ".graph.store"
CHANGES_FILE = ".changes.json"
MAP_FILE = "map.html"
ORDER_FILE = "reading-order.md"
REPORT_FILE = "report.md"

DATASET_FILE = "corpus.trig"
"""Papers and citations that ``kg corpus neighbourhood`` takes out of a corpus."""

KEPT_LISTS = ".lists"
"""The folder, inside that of a build, with copies of lists that came from an address or a pipe."""

_PACKAGE = Path(__file__).resolve().parent
_IN_WHEEL = _PACKAGE / "ontology"

ONTOLOGY = _IN_WHEEL if _IN_WHEEL.is_dir() else _PACKAGE.parents[1] / "ontology"
"""The folder with vocabulary, shapes, queries, examples and lists."""

DEFAULT_LIST = ONTOLOGY / "lists" / "llm-inference.md"
"""The default list: the reading list that ships with kg."""

PACKAGED_CITATIONS = DEFAULT_LIST.with_suffix(".citations.trig")
"""Who cites whom among the papers of the default list."""

TEMPLATES = ONTOLOGY / "templates"
"""The files that ``kg init`` copies."""


def find_curated(reading_list: Path) -> Path | None:
    """Find the curated file of a list, ``NAME.curated.ttl`` beside ``NAME.md``; None if missing.

    For a list from an address or a pipe, it is in ``KG_DATA`` or in the user's data folder.
    """
    curated = _in_data(reading_list) if _is_kept(reading_list) else _beside(reading_list)
    return curated if curated.exists() else None


def find_marks(reading_list: Path) -> Path:
    """Find the file of a person's own statements on a list. The file may not exist yet.

    It is ``NAME.curated.ttl`` beside ``NAME.md``; for the default list, and for one from an address
    or a pipe, a file in ``KG_DATA`` or in the user's data folder.
    """
    if is_shipped(reading_list) or _is_kept(reading_list):
        return _in_data(reading_list)
    return _beside(reading_list)


def _is_kept(reading_list: Path) -> bool:
    return reading_list.parent.name == KEPT_LISTS


def _beside(reading_list: Path) -> Path:
    if reading_list.is_dir():  # a folder of notes: what looks like an ending is its name
        folder = reading_list.resolve()
        return folder.with_name(f"{folder.name}.curated.ttl")
    return reading_list.with_suffix(".curated.ttl")


def _in_data(reading_list: Path) -> Path:
    return _find_data() / f"{reading_list.stem}.curated.ttl"


def _find_data() -> Path:
    if folder := os.environ.get("KG_DATA"):
        return Path(folder)
    # Loaded only here: a question about a list of one's own needs none of it.
    from platformdirs import user_data_path

    return user_data_path("paperkg", appauthor=False)


def is_shipped(reading_list: Path) -> bool:
    """Tell whether a list ships with kg."""
    return reading_list.resolve().is_relative_to(ONTOLOGY)


def find_queries() -> dict[str, Path]:
    """Find the named queries: the file of each name, sorted by name."""
    return {path.stem: path for path in sorted((ONTOLOGY / "queries").glob("*.rq"))}
