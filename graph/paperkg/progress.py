"""How work reports its progress, without knowing who shows it."""

from __future__ import annotations

from typing import Protocol

__all__ = ["Progress", "Silent"]


class Progress(Protocol):
    """Shows the progress of work."""

    def step(self, what: str, done: int, total: int) -> None:
        """Show that ``done`` of ``total`` parts of the work ``what`` are done."""

    def say(self, text: str) -> None:
        """Show why the work takes longer."""


class Silent:
    """Shows nothing."""

    def __enter__(self) -> Silent:
        """Show nothing from here on."""
        return self

    def __exit__(self, *error: object) -> None:
        """Show nothing any more."""

    def step(self, what: str, done: int, total: int) -> None:
        """Show nothing."""

    def say(self, text: str) -> None:
        """Show nothing."""
