"""Documents that are one quotation as a whole, as a list is in the answer to a mail: "> - Rain"."""

from __future__ import annotations

import re

__all__ = ["unquote_whole"]

MIN_LINES = 5
"""A document of fewer lines with words may quote what it is about."""

NEARLY_ALL = 0.9
"""The share of the lines with words that are quoted; who wrote them may stand above."""

MAX_DEPTH = 4
"""An answer to an answer quotes it once more, so often at most."""

_LINE = re.compile(r"^[ \t]*\S", re.MULTILINE)
_QUOTED = re.compile(r"^ {0,3}>(?:[ \t](?![ \t]*$))?", re.MULTILINE)
_QUOTED_WORDS = re.compile(r"^ {0,3}>", re.MULTILINE)


def unquote_whole(text: str) -> str:
    r"""Take the signs off the lines of a document that are nearly all quoted.

    Examples
    --------
    >>> unquote_whole("> # Rain\n>\n> - Hail\n> - Snow\n> - Fog\n").split("\n")
    ['# Rain', '', '- Hail', '- Snow', '- Fog', '']
    """
    for _ in range(MAX_DEPTH):
        quoted = len(_QUOTED_WORDS.findall(text))
        if quoted < MIN_LINES or quoted < NEARLY_ALL * len(_LINE.findall(text)):
            return text
        text = _QUOTED.sub("", text)
    return text
