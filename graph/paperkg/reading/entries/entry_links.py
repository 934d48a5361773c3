"""Where an entry leads: all links of its record, and which of them only go on a remark below it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from paperkg.model import Link
from paperkg.reading.labels import link_kind
from paperkg.reading.records import Record, Role
from paperkg.reading.segments import Cut, Kind, Mark, tidy

__all__ = ["links_of", "without_asides"]


def links_of(record: Record) -> tuple[Link, ...]:
    """All links, in their order; those of the lines below the record too."""
    linked = [part for part in record.segments if part.url]
    if not linked:
        return ()
    own = {(place.column, place.number): place.span for place in record.spans if place.span.url}
    links: list[Link] = []
    for part in linked:
        if part.mark is Mark.IMAGE and "shields.io" in part.url:
            continue
        span = own.get((part.column, part.span))
        if span and span.url == part.url:
            text = tidy(span.text)
        else:
            text = part.text if part.kind is Kind.LABEL else tidy(part.whole) or part.text
        links.append(Link(text, part.url, link_kind(text, part.url)))
    return tuple(dict.fromkeys(links) if len(links) > 1 else links)


def without_asides(record: Record, links: Sequence[Link]) -> Sequence[Link]:
    """Leave out the links that go on a remark below a title: they lead to what is said there."""
    if not any([part.line for part in record.segments]):
        return links
    asides = {
        part.url
        for (before, part), role in zip(pairwise(record.segments), record.roles[1:], strict=False)
        if part.url and part.line and role is Role.NOTE and part.kind is Kind.TEXT
        if before.line and before.kind is Kind.TEXT and not (before.is_link or part.bracket)
        if part.cut in (Cut.SPACE, Cut.BREAK)
    }
    return [link for link in links if link.url not in asides] if asides else links
