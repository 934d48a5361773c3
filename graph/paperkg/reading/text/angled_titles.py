"""Titles between "<" and ">", which Markdown takes for HTML that nobody sees: "- <Rain> by Poe"."""

from __future__ import annotations

import re

from paperkg.reading.patterns import CAPITAL

__all__ = ["quote_angled_titles"]

MIN_LINES = 3
"""So many lines begin so: "<Your Title Here>" may be the pattern of an entry."""

# No tag has words behind its name that say nothing of a value.
_ANGLED = re.compile(
    rf"^(?P<lead>[ \t]*(?:(?:[-*+]|\d{{1,3}}[.)])[ \t]+)?"
    r"(?:(?:\*\*)?\[[^\[\]\n]{1,40}\](?:\*\*)?[ \t]+)?)"  # "**[Hail]** <A Fine Title>"
    rf"<(?P<title>(?:{CAPITAL}|\d)[^<>\n=/]{{0,60}} [^<>\n=]{{2,250}})>(?=[\s,.;:(（]|$)",
    re.MULTILINE,
)


def quote_angled_titles(text: str) -> str:
    """Write such titles at the start of lines in quotation marks, where several lines have one."""
    found = _ANGLED.findall(text)
    return _ANGLED.sub(r"\g<lead>“\g<title>”", text) if len(found) >= MIN_LINES else text
