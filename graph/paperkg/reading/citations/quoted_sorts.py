"""What a work is, before its title in quotation marks: "My talk on “Fine Rain”"."""

from __future__ import annotations

import re

from paperkg.reading.words import either

__all__ = ["names_sort"]

# "Talk on “A Fine Title” to students", "Our paper “A Fine Title” at a workshop".
_SORT_BEFORE = re.compile(
    rf"(?:[\w'’-]+\s){{0,3}}(?:{either('pieces', 'quoted_sorts')})"
    r"(?:\s(?:about|called|entitled|on|titled|über|sobre|sur))?",
    re.IGNORECASE,
)


def names_sort(text: str) -> bool:
    """Whether words before a title in quotation marks say what it is.

    Examples
    --------
    >>> names_sort("My talk on"), names_sort("Fine Rain")
    (True, False)
    """
    return _SORT_BEFORE.fullmatch(text) is not None
