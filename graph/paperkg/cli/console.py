"""The console of rich, with no character in it that a terminal obeys but its own."""

from __future__ import annotations

from collections.abc import Iterable

from rich import console as rich_console
from rich.segment import Segment

from paperkg.characters import remove_controls

__all__ = ["Console"]


class Console(rich_console.Console):
    """A console whose texts hold no control characters; colours and bold are its own."""

    def render(
        self,
        renderable: rich_console.RenderableType,
        options: rich_console.ConsoleOptions | None = None,
    ) -> Iterable[Segment]:
        """Render without control characters."""
        for segment in super().render(renderable, options):
            if segment.control:
                yield segment
            else:
                yield Segment(remove_controls(segment.text), segment.style)
