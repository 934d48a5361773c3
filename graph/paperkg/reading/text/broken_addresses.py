"""Addresses in brackets that a program filled over lines: "<https://example.org/fine-⏎rain>"."""

from __future__ import annotations

import re

__all__ = ["join_broken_addresses"]

# A line ends at a hyphen or another sign of the address, or the next begins with a stroke.
_BROKEN = re.compile(
    r"(?<=[<(])https?://[^\s<>()]{1,300}(?:(?:(?<=[-/_=&?])\n|\n(?=/))[^\s<>()]{1,300}){1,4}"
    r"(?=[>)])"
)
_ENDS = ("\n/", *(f"{sign}\n" for sign in "-/_=&?"))
# The end of a line behind which lines may be empty: before an item, a heading, an empty line.
_END = re.compile(r"\n(?=[ \t]*(?:\n|[-*+•]\s|\d{1,3}[.)]\s|#))")


def join_broken_addresses(text: str) -> str:
    r"""Write such addresses whole; the lines of what comes next keep their numbers.

    Examples
    --------
    >>> join_broken_addresses("[a](https://example.org/fine-\nrain.pdf) is\n\n- next")
    '[a](https://example.org/fine-rain.pdf) is\n\n\n- next'
    """
    if "http" not in text or not any(end in text for end in _ENDS):  # seen ten times as fast
        return text
    written: list[str] = []
    end = owed = 0
    for found in _BROKEN.finditer(text):
        between, owed = _give_lines(text[end : found.start()], owed)
        written += [between, found[0].replace("\n", "")]
        owed += found[0].count("\n")
        end = found.end()
    rest, owed = _give_lines(text[end:], owed)
    return "".join([*written, rest, "\n" * owed]) if written else text


def _give_lines(text: str, owed: int) -> tuple[str, int]:
    """Add the lines that are owed where they may stand; say how many are left."""
    place = _END.search(text) if owed else None
    if place is None:
        return text, owed
    return text[: place.start()] + "\n" * owed + text[place.start() :], 0
