"""The line by which a list says that kg wrote it."""

from __future__ import annotations

import re

__all__ = ["MARK", "is_by_kg"]

MARK = "<!-- kg: items are [title](address) *author* (date) - note, read to the letter -->"
"""Stands on a line of its own; nothing that kg writes of a title or a note begins a line."""

_LINE = re.compile(rf"^{re.escape(MARK)}$", re.MULTILINE)


def is_by_kg(text: str) -> bool:
    """Whether a list says that kg wrote it."""
    return MARK in text and _LINE.search(text) is not None
