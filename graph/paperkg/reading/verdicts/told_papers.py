"""Paragraphs of a post that tell of a paper each: "[Fine Rain](https://arxiv.org/…) shows that …".

A sentence that names a paper is mostly no entry: it says something of another. It is one where it
begins with the title, in a link to the paper, as others do; and a document that has no entries but
such sentences, "This week I read [Fine Rain](…), which shows …", is a list of them.
"""

from __future__ import annotations

from collections.abc import Sequence

from paperkg.reading import reasons
from paperkg.reading.cuts.shapes import leads_to_paper
from paperkg.reading.records import Container, Group, Record
from paperkg.reading.votes.title_words import count_words, is_title_case

__all__ = ["accept_told_papers"]

MIN_TOLD = 2
"""So many paragraphs at least tell of a paper each."""

MIN_WORDS = 4
"""A title has so many words: fewer may be the name of a method."""


def accept_told_papers(groups: Sequence[Group]) -> None:
    """Accept sentences with the title of one paper, which begins them, if there are others."""
    records = [record for group in groups for record in group.records]
    told = [
        record
        for group in groups
        if group.container is Container.PARAGRAPH
        for record in group.records
        if record.reason in ("", reasons.PROSE, reasons.SENTENCE) and _tells_of_paper(record)
    ]
    if all(record.reason for record in records):
        found = told
    else:
        found = [record for record in told if record.title == 0]
    for record in found if len(found) >= MIN_TOLD else ():
        record.reason = ""


def _tells_of_paper(record: Record) -> bool:
    """Whether the title of a record is a link to the only paper that its links lead to."""
    title = record.segments[record.title] if record.title is not None else None
    if title is None or not (title.is_link and title.url and leads_to_paper(title)):
        return False
    others = (part for part in record.segments if part.is_link and part.url != title.url)
    is_titled = count_words(title.text) >= MIN_WORDS and is_title_case(title.text)
    return is_titled and not any(map(leads_to_paper, others))
