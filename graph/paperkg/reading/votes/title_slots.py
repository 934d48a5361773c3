"""The places in which titles stand: what siblings vote on, and how it is said."""

from __future__ import annotations

from paperkg.reading.records import Record
from paperkg.reading.segments import Mark, Segment

__all__ = ["Slot", "describe_slot", "say_where"]

Slot = tuple[Mark, bool, bool, int, str]
"""A place where titles may stand: mark, quoted, in brackets, column, what stands before."""


def say_where(record: Record, segment: Segment, *, before: float, after_people: bool) -> str:
    """Say where plain words stand in a record."""
    if after_people:
        return "after the authors"
    is_below = segment.line > record.segments[0].line
    return "later" if before else "below" if is_below else "first"


def describe_slot(slot: Slot) -> str:
    """Say which part of a record a place is, as ``--explain`` does."""
    mark, quoted, bracket, column, before = slot
    names = {
        Mark.LINK: "the text of a link",
        Mark.STRONG: "bold words",
        Mark.EMPHASIS: "words in italics",
        Mark.QUOTE: "words in quotation marks",
        Mark.CODE: "words in code marks",
        Mark.PLAIN: f"the plain words {before or 'first'}".replace(
            "words first", "words at the start"
        ),
        Mark.IMAGE: "a picture",
    }
    text = names[mark] + (" in quotation marks" if quoted and mark is not Mark.QUOTE else "")
    text += " in brackets" if bracket else ""
    return text + (f" in column {column}" if column else "")
