"""Your reading list as a knowledge graph: what each paper builds on, what to read next, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from paperkg.version import __version__

if TYPE_CHECKING:
    from paperkg.map.network import to_pyvis
    from paperkg.map.notebook import read_graph

__all__ = ["__version__", "read_graph", "to_pyvis"]


def __getattr__(name: str) -> Any:
    """Import what a notebook needs when it is asked for: `kg` starts without it."""
    if name == "read_graph":
        from paperkg.map.notebook import read_graph

        return read_graph
    if name == "to_pyvis":
        from paperkg.map.network import to_pyvis

        return to_pyvis
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
