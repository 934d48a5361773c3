"""Lists that write "A Fine Title BY Ann Poe": the word in capitals is the small one."""

from __future__ import annotations

import re

__all__ = ["lower_by"]

MIN_LINES = 3
"""So many works at least are written so."""

# Behind a word in small letters, and a mark perhaps, before a name: in no line of capitals.
_BY = re.compile(r"(?<=[a-zß-ÿ\d!?)\]*+%\"”’']) (BY|VON|POR|PAR) (?=[A-ZÀ-Þ])(?![A-Z]{3})")


def lower_by(text: str) -> str:
    r"""Write the word before who wrote a work in small letters, where several lines have it so.

    Examples
    --------
    >>> lower_by("Fine Rain BY Ann Poe\nMore Rain+ BY B. Roe\nSnow BY Bo Li")
    'Fine Rain by Ann Poe\nMore Rain+ by B. Roe\nSnow by Bo Li'
    >>> lower_by("Fine Rain BY Ann Poe")
    'Fine Rain BY Ann Poe'
    """
    if " BY " not in text and " VON " not in text and " POR " not in text and " PAR " not in text:
        return text
    if len(_BY.findall(text)) < MIN_LINES:
        return text
    return _BY.sub(lambda found: f" {found[1].lower()} ", text)
