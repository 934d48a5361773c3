"""Several works in quotation marks on one line: "Ann Poe, “Fine Rain,” “Fine Snow,” and “Hail”".

A second title in quotation marks may be said of the first. That nothing but commas stands between
them, and that siblings have one there, tells that each is a work.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from paperkg.reading.patterns import AND
from paperkg.reading.records import Container, Group, Record
from paperkg.reading.segments import Cut, Kind, Mark, Segment
from paperkg.reading.votes.title_words import begins_big, count_words

__all__ = ["part_quoted_works"]

MIN_ALONE = 2
"""So many siblings at least have one title in quotation marks behind who wrote it."""

MIN_WORDS = 2
"""A title in quotation marks has so many words."""

MAX_LEAD = 5
"""Who wrote the works stands before them in no more words."""

# "and “Hail”", whose joint keeps the quotation from standing apart.
_JOINED = re.compile(rf"{AND}\s[\"“„«‘'](?=\w)")
# Where the last of them ends before the book that holds it: "“Hail” in *Fine Weather*".
_CLOSED = re.compile(r"[\"”»](?=\s(?:in|by)\b)")
_BETWEEN = re.compile(rf"[\s,;.\"”“„»«’‘']*(?:{AND}\s)?[\s\"“„«‘']*")


def part_quoted_works(groups: Sequence[Group]) -> None:
    """Make a work of each title in quotation marks of a line."""
    lines = [group for group in groups if group.container in (Container.ITEM, Container.PARAGRAPH)]
    counts = [len(_works_of(record)) for group in lines for record in group.records]
    if counts.count(1) < MIN_ALONE or max(counts, default=0) < 2:
        return
    for group in lines:
        group.records = [work for record in group.records for work in _part(record)]


def _works_of(record: Record) -> list[int]:
    """Give the places of the titles in quotation marks that follow each other, behind the names."""
    parts = record.segments
    quoted = [place for place, part in enumerate(parts[:2]) if part.quoted and _is_quoted(part)]
    if not quoted:
        return []
    first = quoted[0]
    if first and not _may_be_author(parts[0]):
        return []
    works = [
        place
        for place in range(first, len(parts))
        if _is_quoted(parts[place]) or (place > first and _JOINED.match(parts[place].text))
    ]
    joined = works[:1]
    for place in works[1:]:
        before, part = parts[joined[-1]], parts[place]
        is_next = place == joined[-1] + 1 and part.span == before.span
        if not is_next or not _BETWEEN.fullmatch(part.whole, before.end, part.start):
            break
        joined.append(place)
    return joined


def _is_quoted(part: Segment) -> bool:
    is_title = part.quoted and part.kind is Kind.TEXT and not (part.bracket or part.is_link)
    return is_title and begins_big(part.text) and count_words(part.text) >= MIN_WORDS


def _may_be_author(part: Segment) -> bool:
    is_name = part.kind in (Kind.PEOPLE, Kind.TEXT) and part.mark is Mark.PLAIN
    return is_name and not part.is_link and count_words(part.text) <= MAX_LEAD


def _part(record: Record) -> list[Record]:
    works = _works_of(record)
    return [_keep(record, works, place) for place in works] if len(works) > 1 else [record]


def _keep(record: Record, works: Sequence[int], kept: int) -> Record:
    """Give a record with one of its works alone: the others are blanked out."""
    others = [record.segments[place] for place in works if place != kept]
    whole = record.segments[kept].whole
    for part in others:
        whole = f"{whole[: part.start]}{' ' * (part.end - part.start)}{whole[part.end :]}"
    number = record.segments[kept].span
    is_last = kept == works[-1]
    parts = [part.copy() for part in record.segments[: works[0]]]
    parts += [record.segments[kept], *(record.segments[kept + 1 :] if is_last else ())]
    title = parts[works[0]]
    title.cut = Cut.COMMA if works[0] else Cut.START
    if joint := _JOINED.match(title.text):
        title.text = _CLOSED.split(title.text[joint.end() :])[0].rstrip("\"”»’'.")
        start, title.quoted = title.start + joint.end(), True
        whole = f"{whole[: title.start]}{' ' * joint.end()}{whole[start:]}"
        title.start = start
    for part in parts:
        if part.span == number:
            part.whole = whole
    spans = [
        place._replace(span=place.span._replace(text=whole)) if place.number == number else place
        for place in record.spans
    ]
    return replace(
        record,
        segments=parts,
        spans=spans,
        text=" ".join(part.text for part in parts),
        remarks=list(record.remarks) if is_last else [],
    )
