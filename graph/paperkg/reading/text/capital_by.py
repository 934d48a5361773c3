"""Lists that write "A Fine Title BY Ann Poe": the word in capitals is the small one."""

from __future__ import annotations

import re

__all__ = ["lower_by"]

MIN_LINES = 3
"""So many works at least are written so."""

# Behind a word in small letters, and a mark perhaps, before a name: in no line of capitals.
_WORDS = ("BY", "VON", "POR", "PAR")
_BY = re.compile(rf"(?<=[a-zß-ÿ\d!?)\]*+%\"”’']) ({'|'.join(_WORDS)}) (?=[A-ZÀ-Þ])(?![A-Z]{{3}})")


def lower_by(text: str) -> str:
    r"""Write the word before who wrote a work in small letters, where several lines have it so.

    Examples
    --------
    >>> lower_by("Fine Rain BY Ann Poe\nMore Rain+ BY B. Roe\nSnow BY Bo Li")
    'Fine Rain by Ann Poe\nMore Rain+ by B. Roe\nSnow by Bo Li'
    >>> lower_by("Fine Rain BY Ann Poe")
    'Fine Rain BY Ann Poe'
    """
    if not any(f" {word} " in text for word in _WORDS) or len(_BY.findall(text)) < MIN_LINES:
        return text
    return _BY.sub(lambda found: f" {found[1].lower()} ", text)
