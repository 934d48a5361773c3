"""Your reading list as a knowledge graph: what each paper builds on, what to read next, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from paperkg.version import __version__

if TYPE_CHECKING:
    from paperkg.library import Graph, build, open_graph, read_list
    from paperkg.settings import EdgeSettings, Online

__all__ = ["EdgeSettings", "Graph", "Online", "__version__", "build", "open_graph", "read_list"]


def __getattr__(name: str) -> Any:
    """Import what a program asks for when it does: `kg` starts without it."""
    if name in ("EdgeSettings", "Online"):
        from paperkg import settings

        return getattr(settings, name)
    if name in __all__:
        from paperkg import library

        return getattr(library, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    """List what there is, loaded or not."""
    return sorted({*globals(), *__all__})
