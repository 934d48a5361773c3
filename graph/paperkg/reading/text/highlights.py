"""Highlighted words, as notes of Obsidian and others mark them: "==must read== A Fine Title"."""

from __future__ import annotations

import re

__all__ = ["write_highlights"]

MAX_MARK = 40
"""What begins an item, its bullet and its box, has no more characters."""

MAX_REMARK = 3
"""A remark before a title has no more words."""

# No comparison, "a == b", and no underlined heading.
_HIGHLIGHT = re.compile(r"(?<![=\w<>!])==(?=[^\s=])([^=\n]{1,300}?)(?<=\S)==(?![=\w>])")
_ITEM = re.compile(r"[ \t]*(?:(?:[-*+]|\d{1,4}[.)])[ \t]+)?(?:\[[ xX]\][ \t]+)?")
_WORKS = re.compile(r":?[ \t]+[^\sa-z(-]")
_STYLES = "*_`[]"


def write_highlights(text: str) -> str:
    """Write a remark that begins a line in brackets, other words that do in bold, the rest plainly.

    Examples
    --------
    >>> write_highlights("- ==new== A Fine Title; ==How It Rains==, by Ann Poe; a == b")
    '- (new) A Fine Title; How It Rains, by Ann Poe; a == b'
    >>> write_highlights("1. ==How It Rains==, by Ann Poe")
    '1. **How It Rains**, by Ann Poe'
    """
    return _HIGHLIGHT.sub(_write, text)


def _write(found: re.Match[str]) -> str:
    words, text = found[1], found.string
    start = text.rfind("\n", 0, found.start()) + 1
    is_first = found.start() - start < MAX_MARK and _ITEM.fullmatch(text, start, found.start())
    if not is_first or any(sign in words for sign in _STYLES):
        return words
    is_small = words.islower() or words.isupper()
    is_remark = is_small and len(words.split()) <= MAX_REMARK
    return f"({words})" if is_remark and _WORKS.match(text, found.end()) else f"**{words}**"
