"""Stars that rate the works of a text file, "Fine Rain, Ann Poe ***": marks to Markdown."""

from __future__ import annotations

import re

__all__ = ["draw_stars"]

MIN_LINES = 3
"""So many lines that end with stars tell of each other."""

# One sort of stars at the end of a line, before a remark in brackets at most.
_STARS = re.compile(
    r"(?<=[^\s*])[ \t]{1,8}(?P<stars>\*{1,5})(?P<half>½|1/2)?"
    r"(?=(?:[ \t]{1,4}\([^()*\n]{1,80}\))?[ \t]{0,8}$)",
    re.MULTILINE,
)


def draw_stars(text: str) -> str:
    r"""Draw the stars at the ends of several lines, where they are of several numbers.

    Examples
    --------
    >>> draw_stars("Fine Rain, Ann Poe ***\nSnow, Bo Roe *****\nFog, Cy Orr **** (twice)")
    'Fine Rain, Ann Poe ★★★\nSnow, Bo Roe ★★★★★\nFog, Cy Orr ★★★★ (twice)'
    >>> draw_stars("Fine Rain *\nSnow *\nFog *")
    'Fine Rain *\nSnow *\nFog *'
    """
    found = [stars["stars"] for stars in _STARS.finditer(text)]
    if len(found) < MIN_LINES or len({*found}) == 1:
        return text
    return _STARS.sub(lambda stars: f" {'★' * len(stars['stars'])}{stars['half'] or ''}", text)
