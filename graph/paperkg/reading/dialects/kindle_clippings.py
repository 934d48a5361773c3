"""What a Kindle keeps of the passages that somebody marked: "My Clippings.txt".

Each passage stands below the title of its book and a line that says which mark it is, on which
page and when it was made, in the language of the device; a row of ten signs ends it:

    The Book of Rain (Poe, Ann)
    - Your Highlight on page 12 | Added on Monday, 3 May 2021 10:11:12

    It rains.
    ==========
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from paperkg.reading.dialects.shortcodes import write_item
from paperkg.reading.names.turned_names import turn_name

__all__ = ["as_markdown", "is_clippings"]

_END = "=" * 10
_MARK = re.compile(r"- [^|]{3,200}\|.*\d")
_BOOK = re.compile(r"(?P<title>.+?)\((?P<authors>[^()]{2,200}(?:\([^()]{0,40}\)[^()]{0,40})?)\)")


def is_clippings(text: str) -> bool:
    r"""Whether a text is such clippings.

    Examples
    --------
    >>> is_clippings("Rain (Poe, Ann)\n- Your Note on page 1 | Added on 3 May 2021\n\n==========\n")
    True
    """
    return f"\n{_END}" in text and next(_find_books(text.split("\n")), None) is not None


def as_markdown(text: str) -> str:
    r"""Write each book once, as an item where it stands first; lines keep their numbers.

    Examples
    --------
    >>> as_markdown("Rain (Poe, Ann)\n- Your Note on page 1 | Added on 3 May 2021\n\n==========")
    '- **Rain**<br>Authors: Ann Poe\n\n\n'
    """
    lines = text.split("\n")
    written = [""] * len(lines)
    known: set[str] = set()
    for place in _find_books(lines):
        named = lines[place].strip("\ufeff \t")
        if named not in known:
            known.add(named)
            written[place] = _write_book(named)
    return "\n".join(written)


def _find_books(lines: list[str]) -> Iterator[int]:
    """Say on which lines books stand: at the start or below a row of signs, above a mark."""
    for place, line in enumerate(lines[:-1]):
        begins = place == 0 or lines[place - 1].strip() == _END
        if begins and line.strip("\ufeff \t") and _MARK.match(lines[place + 1]):
            yield place


def _write_book(named: str) -> str:
    found = _BOOK.fullmatch(named)
    if found is None:
        return f"- Title: {named}"
    # A semicolon stands between two names, never a comma.
    authors = "; ".join(turn_name(name.strip()) for name in found["authors"].split(";"))
    return write_item({"title": found["title"].rstrip(), "authors": authors})
