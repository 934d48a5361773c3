"""Paragraphs that begin with a link, or are one and no more."""

from __future__ import annotations

from collections.abc import Sequence

from paperkg.reading.cuts.shapes import is_front_page, leads_to_whole
from paperkg.reading.records import Container, Record
from paperkg.reading.segments import Cut, Kind, Mark, Segment
from paperkg.reading.verdicts.paragraph_forms import MAX_PLAIN_WORDS, MIN_LINK
from paperkg.reading.verdicts.signed_works import may_begin
from paperkg.reading.votes.title_words import count_words, is_title_case, reads_as_sentence
from paperkg.reading.words import is_given_name

__all__ = [
    "MEAN_TITLE",
    "MIN_TITLE",
    "begins_with_bold_link",
    "begins_with_link",
    "begins_with_long_link",
    "is_link_alone",
    "is_link_of",
]

MIN_TITLE = 2
"""A title has so many words at least."""

MEAN_TITLE = 5
"""Titles have so many words in the mean; what leads to parts of a program's pages has fewer."""


def begins_with_link(record: Record) -> bool:
    """Whether a paragraph begins with a link of some words, and what follows is set off from it."""
    title = record.segments[0] if record.title == 0 else None
    if title is None or not title.url or is_front_page(title.url) or leads_to_whole(title):
        return False
    if is_given_name(title.text):
        return False  # whose blog it is
    after = next((part for part in record.segments if _goes_on(part, title)), None)
    fits = MIN_TITLE <= count_words(title.whole) <= MAX_PLAIN_WORDS or title.quoted
    if after is not None and after.cut is Cut.SPACE and not (after.bracket or after.people):
        fits = fits and after.text[:1].isupper()
    return fits and may_begin(title.text) and not reads_as_sentence(title.text)


def begins_with_bold_link(record: Record) -> bool:
    """Whether the link that begins a paragraph is in bold, and a colon sets it off."""
    is_bold = bool(record.spans) and record.spans[0].span.strong
    is_set_off = is_bold and any(part.cut is Cut.COLON for part in record.segments[1:2])
    return is_set_off and begins_with_link(record)


def begins_with_long_link(record: Record) -> bool:
    """Whether a paragraph begins with a link that has the words of a title, in capitals."""
    title = record.segments[0]
    is_long = count_words(title.whole) >= MEAN_TITLE and is_title_case(title.whole)
    return is_long and not (is_front_page(title.url) or leads_to_whole(title))


def _goes_on(part: Segment, title: Segment) -> bool:
    """Whether a part behind the link that a title is says more of it, and is no label or badge."""
    is_aside = part.kind is Kind.LABEL or part.mark in (Mark.CODE, Mark.IMAGE)
    return part.span != title.span and not is_aside


def is_link_alone(record: Record) -> bool:
    """Whether a record is a link of some words, and no more."""
    return is_link_of(record, record.segments)


def is_link_of(record: Record, parts: Sequence[Segment]) -> bool:
    """Whether parts of a paragraph are one link of some words, which leads to a page of a site."""
    if record.container is not Container.PARAGRAPH or not parts:
        return False
    link = parts[0]
    if not link.is_link or any(part.span != link.span or part.bracket == "[" for part in parts[1:]):
        return False
    is_title = sum(count_words(part.text) for part in parts) >= MIN_LINK
    return is_title and not is_front_page(link.url)
