"""Laws among the works of a list: their names are titles, and no authors are in them."""

from __future__ import annotations

from collections.abc import Sequence

from paperkg.reading.citations.laws import Law, read_law
from paperkg.reading.records import Container, Group, Record
from paperkg.reading.segments import Cut, Kind, Mark, Segment

__all__ = ["name_laws"]


def name_laws(groups: Sequence[Group]) -> None:
    """Let the name or the number of a law be its title where a record begins with it."""
    for group in groups:
        if group.container not in (Container.ITEM, Container.PARAGRAPH):
            continue
        for record in group.records:
            first = record.segments[0] if record.segments else None
            if record.reason or first is None or first.mark is not Mark.PLAIN or first.quoted:
                continue
            if law := read_law(record.text):
                _name(record, law)


def _name(record: Record, law: Law) -> None:
    """Tell the parts of a record anew: what it is called, of when it is, and where it leads to."""
    first = record.segments[0]
    title = _tell(first, law.title, Cut.START)
    date = _tell(first, law.year, Cut.BRACKET)
    date.kind, date.date, date.bracket = Kind.DATE, law.year, "("
    if law.remark and record.container is Container.PARAGRAPH:
        return  # a sentence on it
    rest = [part for part in record.segments if part.is_link or part.line > first.line]
    remark = _tell(first, law.remark, Cut.STOP)
    told = [part for part in (title, date, remark) if part.text]
    record.segments = [*told, *rest]
    record.spans = [at for at in record.spans if at.span.is_link]  # others are told in full
    record.is_law = True


def _tell(part: Segment, text: str, cut: Cut) -> Segment:
    """Give words that stand where a part does, and lead nowhere."""
    told = Segment(text, Kind.TEXT, Mark.PLAIN, cut, end=len(text), whole=text)
    told.span, told.line, told.column = part.span, part.line, part.column
    return told
