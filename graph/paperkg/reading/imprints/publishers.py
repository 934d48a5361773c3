"""Publishers that are known by name: what says where a book appeared, and is hardly its title."""

from __future__ import annotations

import re

from paperkg.reading.patterns import YEAR
from paperkg.reading.words import words_of

__all__ = ["names_publisher"]

MAX_SIGNS = 50
"""The name of a publisher, with a year, has no more signs."""

_KNOWN = words_of("citations", "publishers")
MAX_YEAR = len(", (1984)")
_YEAR = re.compile(rf",?\s?(?:\(?{YEAR}\)?|['’]\d\d)$")


def names_publisher(text: str) -> bool:
    """Whether a text is the name of a known publisher, with a year or none.

    Examples
    --------
    >>> names_publisher("Routledge"), names_publisher("In Penguin Books, 1984")
    (True, True)
    >>> names_publisher("Penguins of the South"), names_publisher("Faber & Faber/Penguin")
    (False, True)
    """
    if len(text) > MAX_SIGNS:
        return False
    name = text.lower().removeprefix("in ").rstrip(".")
    if name in _KNOWN or ("/" in name and all(part.strip() in _KNOWN for part in name.split("/"))):
        return True
    is_dated = name[-2:].strip(")").isdecimal() or name[-1:] == ")"
    dated = _YEAR.search(name, max(0, len(name) - MAX_YEAR)) if is_dated else None
    return dated is not None and name[: dated.start()] in _KNOWN
