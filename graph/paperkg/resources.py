"""Where the files that ship with the program are, in a checkout and in a wheel alike."""

from __future__ import annotations

from pathlib import Path

__all__ = ["DEFAULT_LIST", "ONTOLOGY", "PACKAGED_CITATIONS", "find_curated", "find_queries"]

_PACKAGE = Path(__file__).resolve().parent
_IN_WHEEL = _PACKAGE / "ontology"

ONTOLOGY = _IN_WHEEL if _IN_WHEEL.is_dir() else _PACKAGE.parents[1] / "ontology"
"""The folder with vocabulary, shapes, queries, examples and lists."""

DEFAULT_LIST = ONTOLOGY / "lists" / "llm-inference.md"
"""The reading list that ships with the product."""

PACKAGED_CITATIONS = DEFAULT_LIST.with_suffix(".citations.trig")
"""Who cites whom among the papers of the default list."""


def find_curated(reading_list: Path) -> Path | None:
    """Find what a person asserts about a list: ``NAME.curated.ttl`` beside ``NAME.md``."""
    curated = reading_list.with_suffix(".curated.ttl")
    return curated if curated.exists() else None


def find_queries() -> dict[str, Path]:
    """Find the named queries: name to file, sorted by name."""
    return {path.stem: path for path in sorted((ONTOLOGY / "queries").glob("*.rq"))}
