"""How long work says how far it is, without knowing who looks."""

from __future__ import annotations

from typing import Protocol

__all__ = ["Progress", "Silent"]


class Progress(Protocol):
    """Shows how far the work is."""

    def step(self, what: str, done: int, total: int) -> None:
        """Say how much of what is done."""

    def say(self, text: str) -> None:
        """Say why it takes longer."""


class Silent:
    """Shows nothing."""

    def step(self, what: str, done: int, total: int) -> None:
        """Say nothing."""

    def say(self, text: str) -> None:
        """Say nothing."""
