"""Bold words before a dash and the title: who wrote it, or the short name of what is cited.

"**Rain Works** — *On Hedges*" may be a title with a remark. Siblings with people in bold tell. A
whole citation after a name, "**RAIN** — Poe A. On Hedges. *Rain Letters*. 2019", is told by itself.
"""

from __future__ import annotations

from collections.abc import Sequence

from paperkg.reading.labels import Field
from paperkg.reading.names.people import People
from paperkg.reading.records import AGREED, MIN_GROUP, Group, Record, voters_of
from paperkg.reading.segments import Cut, Kind, Mark
from paperkg.reading.votes.titles import begins_big, count_words, reads_as_sentence

__all__ = ["agree_on_bold_leads"]

MAX_NAME = 3
"""The short name of what is cited after it has no more words."""

MIN_TITLE = 4
"""A title after such a name and its authors has so many words."""


def agree_on_bold_leads(groups: Sequence[Group]) -> None:
    """Take what stands in bold before a title for its authors, or for its short name."""
    for group in voters_of(groups):
        _agree_on_authors(group.records)
    for group in groups:
        for record in group.records:
            if record.title == 0 and record.segments[0].mark is Mark.STRONG:
                _take_citation(record)


def _agree_on_authors(records: Sequence[Record]) -> None:
    """Take bold words for authors where most siblings have people there, "**Poe** — *A Title*"."""
    led = [(record, place) for record in records if (place := _find_title(record))]
    titled = [record for record, place in led if record.title == place]
    signed = sum(record.segments[0].kind is Kind.PEOPLE for record in titled)
    if len(titled) < max(MIN_GROUP, AGREED * len(led)) or 2 * signed < len(led):
        return
    for record, place in led:
        head = record.segments[0]
        if head.kind in (Kind.TEXT, Kind.VENUE) and not head.date:
            head.kind, head.venue = Kind.PEOPLE, None
            head.people = People((head.text,), len(head.text), True)
            record.title, record.why = place, "what follows who wrote it, as in most siblings"


def _find_title(record: Record) -> int:
    """Find the title in italics after a dash and bold words alone; 0 where there is none."""
    head = record.segments[0] if record.segments else None
    if head is None or head.mark is not Mark.STRONG or head.is_link or head.field:
        return 0
    after = enumerate(record.segments)
    place = next((place for place, part in after if part.span != head.span), 0)
    title = record.segments[place]
    is_title = title.mark is Mark.EMPHASIS and title.kind is Kind.TEXT and title.cut is Cut.DASH
    return place if is_title and title.line == head.line else 0


def _take_citation(record: Record) -> None:
    """Take the title of a whole citation after a name in bold, which may say what it stands for."""
    name = record.segments[0]
    place = next((at for at, part in enumerate(record.segments) if at and not part.bracket), 0)
    if not place or len(record.segments) < place + 3 or name.is_link or name.field:
        return
    who, title, source = record.segments[place : place + 3]
    is_signed = who.people is not None and who.people.is_sure and who.cut is Cut.DASH
    is_title = title.kind is Kind.TEXT and title.mark is Mark.PLAIN and title.cut is Cut.STOP
    if not (is_signed and is_title and begins_big(title.text)) or reads_as_sentence(title.text):
        return
    after = record.segments[place + 2 : place + 4]
    is_placed = any(part.kind is Kind.VENUE or part.mark is Mark.EMPHASIS for part in after)
    is_short = count_words(name.text) <= MAX_NAME and count_words(title.text) >= MIN_TITLE
    if is_placed and is_short and source.line == name.line:
        name.field = Field.SHORT_NAME
        record.title, record.why = place + 1, "the title of a citation after its short name"
