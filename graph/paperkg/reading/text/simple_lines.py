"""Lines of text, plain links and words in one style, as most are: read at one look.

What Markdown makes of such a line depends on nothing else, so that its spans are made without
asking a rule. All other lines are left to the parser.
"""

from __future__ import annotations

import re

from paperkg.reading.text.blocks import Span, sort_address
from paperkg.reading.text.inline import split_addresses

__all__ = ["read_simple"]

_SIGN = r"[^\n!&*<\[\\\]_`~]"  # no rule begins with it
_LETTER = r"[^\W_]"
_STRONG = rf"\*\*(?={_LETTER}){_SIGN}++(?<={_LETTER})\*\*"
_ADDRESS = (
    r"(?:https?://[a-z0-9.-]{1,200}(?:/[A-Za-z0-9_.~!*';/:@=+$,?#-]*)?|(?!//)[A-Za-z0-9_./#-]+)"
)
_LINK = rf"\[(?=\s*+[^\s\]])(?:{_SIGN}++|{_STRONG})\]\({_ADDRESS}\)"
# Signs that stand where they are none of Markdown's, as in "R & D" and "[[pdf](…)]", are text, too.
_TEXT = rf"(?>(?:{_SIGN}++|\]|!(?!\[)|&(?= )|(?<={_LETTER})_(?={_LETTER})|\[(?={_LINK}))+)"
# Marks are those of a style where a space or nothing is before them, and what ends words behind.
_STYLED = (
    rf"(?<![^ ])(?P<mark>\*\*?|__?)(?=[^\s*_])(?P<inner>{_SIGN}++|{_LINK})"
    rf"(?:(?<={_LETTER})(?P=mark)(?=[ .,;:)\]]|\Z)|(?<=\S)(?P=mark)(?= |\Z))"
)
_PIECE = re.compile(rf"(?P<text>{_TEXT})|(?P<link>{_LINK})|{_STYLED}")


def read_simple(line: str) -> list[Span] | None:
    """Read a line of text, plain links and words in one style; None where it holds anything else.

    Examples
    --------
    >>> [span.text for span in read_simple("**A Fine Paper** by Ann Poe [[pdf](a.pdf)]")]
    ['A Fine Paper', ' by Ann Poe [', 'pdf', ']']
    >>> read_simple("A `fine` paper")
    """
    spans: list[Span] = []
    place = 0
    while place < len(line):
        found = _PIECE.match(line, place)
        if found is None:
            return None
        place = found.end()
        if text := found["text"]:
            span = Span(text)
            spans += split_addresses(span) if "/" in text or "www." in text else (span,)
        elif link := found["link"]:
            spans.append(_read_link(link))
        else:
            mark, inner = found["mark"], found["inner"]
            strong = len(mark) > 1
            if inner[0] == "[":
                spans.append(_read_link(inner, strong=strong, emphasized=not strong))
            else:
                spans += split_addresses(Span(inner, strong=strong, emphasized=not strong))
    return spans


def _read_link(link: str, *, strong: bool = False, emphasized: bool = False) -> Span:
    """Read "[text](address)", and "[**text**](address)"."""
    text, _, address = link[1:-1].partition("](")
    if text[0] == "*":
        text, strong = text[2:-2], True
    return Span(text, *sort_address(address), strong, emphasized)
