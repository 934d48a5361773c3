"""reStructuredText as Markdown: what it writes in ways of its own."""

from __future__ import annotations

import re

__all__ = ["as_markdown", "is_rst"]

_LINK = re.compile(r"`([^`<>]{1,500}?)\s*<(https?://[^\s<>`]+)>`__?")
_DIRECTIVE = re.compile(r"^\.\. ", re.MULTILINE)
# A numbered item, the target of a link, and a citation with its key.
_ITEM = re.compile(r"^([ \t]*)#\.[ \t]+", re.MULTILINE)
_TARGET = re.compile(r"^\.\. (?:_[^:\n]+|[\w-]+(?: [^:\n]*)?):{1,2}[ \t]*$", re.MULTILINE)
_CITATION = re.compile(r"^\.\. \[[^\]\n]{1,60}\](?=\s)", re.MULTILINE)
# A title with its line of signs, which Markdown knows for "=" and "-" alone.
_TITLE = re.compile(r"(?<![^\n])(?=\S)([^\n]{1,200})\n([~^\"#*+.:'`])\2{2,}[ \t]*(?=\n|\Z)")
FIRST_LEVEL = 3
"""Titles with other signs rank below those that Markdown knows."""


def is_rst(text: str) -> bool:
    """Whether a text has a link or a directive of reStructuredText.

    Examples
    --------
    >>> is_rst("`A Fine Paper <https://example.org>`_"), is_rst("# A Fine List")
    (True, False)
    """
    return ">`_" in text or _DIRECTIVE.search(text) is not None


def as_markdown(text: str) -> str:
    """Write links, items, titles and citations as Markdown does; lines keep their numbers.

    Examples
    --------
    >>> as_markdown("`A Fine Paper <https://example.org>`_, 2001")
    '[A Fine Paper](https://example.org), 2001'
    """
    ranks: dict[str, int] = {}

    def rank(match: re.Match[str]) -> str:
        level = ranks.setdefault(match[2], min(FIRST_LEVEL + len(ranks), 6))
        return f"{'#' * level} {match[1]}\n"

    text = _LINK.sub(r"[\1](\2)", text)
    text = _ITEM.sub(r"\g<1>1. ", text)
    text = _TARGET.sub("", text)
    text = _CITATION.sub("-  ", text)
    return _TITLE.sub(rank, text)
