"""When somebody read a work, at the ends of lines: "Fine Rain, read in March 2019".

It is no date of the work, and the words before it would go on with the title.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from paperkg.reading.imprints.dates import read_date
from paperkg.reading.text.blocks import Block, BlockKind, last_of_line
from paperkg.reading.words import any_of, words_of

__all__ = ["drop_reading_tails"]

MIN_LINES = 2
"""So many lines at least end so: "Letters, Read in 1922" may be a title."""

_VERB = any_of(words_of("tasks", "done"))
_IN = r"(?:in|on|im|am|en|el|em|le|nel|i|w|v)"
# ", read in March 2019", " - finished 2021-03-04", " (gelesen im Mai 2020)"
_TAIL = re.compile(
    rf"(?:\s?[,;]\s|\s[-–—]\s|\.\s|\s(?P<open>[(\[]))(?:{_VERB})(?:\s{_IN})?\s"
    r"(?P<day>[^\W_][\w ,./-]{2,18}\d)(?(open)[)\]])\.?\s*$",
    re.IGNORECASE,
)


def drop_reading_tails(texts: Sequence[Block]) -> None:
    """Take off when somebody read a work, where several lines end with it."""
    found = [
        (block, place, start)
        for block in texts
        if block.kind is BlockKind.PARAGRAPH
        and (place := last_of_line(block.spans)) >= 0
        and (start := _find_tail(block.spans[place].text))
    ]
    for block, place, start in found if len(found) >= MIN_LINES else ():
        span = block.spans[place]
        if not span.is_link:
            block.spans[place] = span._replace(text=span.text[:start])


def _find_tail(text: str) -> int:
    """Find where the last words of a line say when somebody read something; 0 if they do not."""
    if not text.rstrip(" .)]")[-1:].isdigit():
        return 0
    tail = _TAIL.search(text, max(0, len(text) - 60))
    return tail.start() if tail and read_date(tail["day"]) else 0
