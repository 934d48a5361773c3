"""Times of day before the talks of a programme: "9:15 Ann Poe: Fine Rain", "10:00–10:30 Coffee".

They say nothing of a work, and a line that begins with one reads as a remark. What happens between
talks is known by its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from paperkg.reading import reasons
from paperkg.reading.outlines.field_lines import head_of
from paperkg.reading.outlines.meeting_days import read_behind
from paperkg.reading.text.blocks import Block, BlockKind, Span, plain_text
from paperkg.reading.verdicts.pauses import names_pause

__all__ = ["drop_meeting_times"]

MIN_TIMES, MOST = 2, 0.8
"""So many items of a list at least begin with a time, and this share of them."""

_TIME = r"[012]?\d(?:[:h][0-5]\d|[.][0-5]\d(?=\s?(?:Uhr|[ap]\.?m)))\s?(?:(?i:[ap]\.?m\b\.?|uhr\b))?"
_LEAD = re.compile(
    rf"\s*[\[(]?{_TIME}(?:\s?(?:[-–—]|to|bis|à|a)\s?{_TIME})?[\])]?\s?"
    r"(?P<parted>[|:：,–—-]\s+|\s+|$)"
)


def drop_meeting_times(every: Iterable[Block]) -> list[tuple[int, str, str]]:
    """Take the times off the items of lists most of which begin with one, and out what is no talk.

    Returns
    -------
    list
        Items that say what happens between talks: they are taken out.
    """
    pauses: list[tuple[int, str, str]] = []
    for block in every:
        found = _find(block.children) if block.kind is BlockKind.LIST else ()
        if not found:
            continue
        left = set()
        for item, head, rest in found:
            if names_pause(plain_text(rest)):
                pauses.append((head.line, plain_text(head.spans), reasons.REMARK))
                left.add(id(item))
            head.spans[:] = rest
        block.children[:] = [item for item in block.children if id(item) not in left]
    return pauses


def _find(items: Sequence[Block]) -> list[tuple[Block, Block, list[Span]]]:
    """Give the items that begin with a time, each with its text and what follows, if most do."""
    found: list[tuple[Block, Block, list[Span]]] = []
    least = max(MIN_TIMES, MOST * len(items))
    for place, item in enumerate(items, start=1):
        head = head_of(item)
        rest = read_behind(head.spans, _LEAD) if head and head.spans else []
        if head and rest:
            found.append((item, head, rest))
        elif len(items) - place + len(found) < least:
            return []  # too few can follow
    return found if len(found) >= least else []
