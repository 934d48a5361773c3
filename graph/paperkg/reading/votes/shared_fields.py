"""Fields below citations that no list of labels knows: many have the same, "**Quality:** fine"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from paperkg.reading.labels import Field
from paperkg.reading.records import Group, Record
from paperkg.reading.segments import Cut, Kind, Mark, Segment

__all__ = ["drop_shared_fields"]

MIN_SHARED = 2
"""So many records or more have a field with the same name."""

_CITED = (Kind.PEOPLE, Kind.DATE, Kind.VENUE)
_STYLES = frozenset({Mark.STRONG, Mark.EMPHASIS})


def drop_shared_fields(groups: Sequence[Group]) -> None:
    """Take a field below a citation for a remark, with what it says, where others have it, too."""
    records = [record for group in groups for record in group.records]
    found = [(record, fields) for record in records if (fields := list(_find_fields(record)))]
    tally = Counter(name.text for _, fields in found for name in fields)
    for record, fields in found:
        shared = {name.line for name in fields if tally[name.text] >= MIN_SHARED}
        for part in record.segments:
            is_said = part.line in shared and part.kind in (Kind.TEXT, Kind.PEOPLE)
            if is_said and not part.is_link:
                part.kind, part.people, part.field = Kind.TEXT, None, Field.NOTE


def _find_fields(record: Record) -> Iterator[Segment]:
    """Give the words in a style before a colon that begin a line below a citation."""
    last = record.segments[-1].line if record.segments else 0
    if not last or not _is_cited([part for part in record.segments if not part.line]):
        return
    for part in record.segments:
        is_first = part.line > 0 and part.cut is Cut.BREAK and part.mark in _STYLES
        is_plain = part.kind is Kind.TEXT and part.field is None and not part.bracket
        if is_first and is_plain and part.whole.rstrip().endswith((":", "：")):
            yield part


def _is_cited(line: Sequence[Segment]) -> bool:
    """Whether a line says what, and who, when or where."""
    kinds = {part.kind for part in line}
    return Kind.TEXT in kinds and not kinds.isdisjoint(_CITED)
