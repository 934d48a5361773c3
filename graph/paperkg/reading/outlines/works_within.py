"""Works below a work: set in too far, or the parts of a collection.

"The Best Rain Essays - edited by Ann Poe" has others of that form below it. They say nothing of it
that a remark would: each is an entry, and so is the one above them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from paperkg.reading.names.people import People, read_people
from paperkg.reading.outlines.field_lines import head_of
from paperkg.reading.patterns import YEAR
from paperkg.reading.records import AGREED
from paperkg.reading.text.blocks import Block, plain_text

__all__ = ["is_among_works"]

MIN_LED = 2
"""So many works at least stand below a collection."""

_CITED = re.compile(rf"(?P<who>[^,.:]+(?:\.[^,.:]+)*), [^\n]+?[\s,(]{YEAR}\)?\.?")
_SIGNED = re.compile(
    r"[^\W\d_][^\n]{1,200}?\s[-–—]\s(?:[a-z]{2,12}\s(?:by|de|par|por|von)\s)?"
    r"(?P<who>[^\n–—]{3,80})"
)


def is_among_works(head: Block, nested: Sequence[Block]) -> bool:
    """Whether an item says of a work what those below it do of theirs: they are works, too.

    It may say who wrote what and when, set in too far, or be a title and a name: "Rain - Ann Poe".
    """
    lines = [line for block in nested for item in block.children if (line := head_of(item))]
    if _says_who_and_when(head):
        return bool(lines) and sum(map(_says_who_and_when, lines)) >= AGREED * len(lines)
    if len(lines) < MIN_LED or _who_by_dash(head) is None:
        return False
    people = [found for line in lines if (found := _who_by_dash(line))]
    known = sum(found.is_known for found in people)
    return len(people) >= AGREED * len(lines) and 2 * known >= len(lines)


def _who_by_dash(head: Block) -> People | None:
    """Read the names in full that end a line behind a dash: "Fine Rain - Ann Poe"."""
    found = _SIGNED.fullmatch(plain_text(head.spans).strip())
    people = read_people(found["who"], single=True) if found else None
    is_full = people is not None and all(" " in name for name in people.names)
    return people if is_full else None


def _says_who_and_when(head: Block) -> bool:
    """Whether a known name begins a line, and a year ends it: "Ann Poe, Fine Rain, 1999."."""
    found = _CITED.fullmatch(plain_text(head.spans).strip())
    people = read_people(found["who"], single=True) if found else None
    return people is not None and people.is_known
