"""Paragraphs that are a title and its source: where and when it appeared, and no more."""

from __future__ import annotations

from collections.abc import Sequence

from paperkg.reading.citations.bracketed_imprints import find_imprint
from paperkg.reading.citations.held_titles import HOLDER
from paperkg.reading.cuts.shapes import leads_to_book
from paperkg.reading.cuts.units import is_unit
from paperkg.reading.cuts.work_keys import is_lead
from paperkg.reading.imprints.dates import find_date
from paperkg.reading.patterns import BOOK_MARKS
from paperkg.reading.records import Record, Role
from paperkg.reading.segments import Cut, Kind, Mark, Segment
from paperkg.reading.verdicts.titles_over_lines import MAX_PLAIN_WORDS
from paperkg.reading.votes.title_words import (
    begins_big,
    count_words,
    has_verb,
    is_title_case,
    reads_as_sentence,
)
from paperkg.reading.words import words_of

__all__ = [
    "MAX_LEAD",
    "is_book_with_imprint",
    "is_held_quotation",
    "is_led_work",
    "is_marked_book",
    "is_quoted_link_with_source",
    "may_lead",
    "tells_of_book",
]

MAX_TEXTS = 3
"""A book in marks has no more texts behind it."""

MAX_LEAD = 3
"""So many words may stand before the title of a paragraph."""

MAX_BODY = 8
"""The name of a body before a title in quotation marks has no more words."""

MAX_SOURCE = 12
"""Where a work appeared has no more words."""

MIN_TITLE = 2
"""A title in a link has so many words at least."""

MAX_ASIDE = 4
"""So many words say which part of a work to read."""

_LABEL_ENDS = (":", "：", "—", "–", "-")
_SAID = frozenset((Kind.PEOPLE, Kind.VENUE, Kind.DATE))
_SET_OFF = frozenset({Cut.STOP, Cut.COMMA, Cut.COLON, Cut.BRACKET, Cut.ASIDE})
_BEFORE_REMARK = frozenset({Cut.COLON, Cut.DASH, Cut.BREAK})
_READINGS = words_of("leads", "readings")


def is_marked_book(record: Record, place: int) -> bool:
    """Tell "王小明《题名》（出版社，2010）", whose title stands in marks that only books have."""
    title = record.segments[place]
    if title.whole[title.start :].lstrip()[:1] not in BOOK_MARKS:
        return False
    before = [part.kind for part in record.segments[:place]]
    after = [part.kind for part in record.segments[place + 1 :] if not part.field]
    is_said = title.is_link or not _SAID.isdisjoint((*before, *after))
    is_said = is_said or any(part.field is not None for part in record.segments[place + 1 :])
    return is_said and Kind.TEXT not in before and after.count(Kind.TEXT) < MAX_TEXTS


def is_quoted_link_with_source(record: Record, place: int) -> bool:
    """Tell "“[A Title](…)”. Rain News, 7 March 2022", as who writes for papers lists articles.

    Words in quotation marks alone may be what somebody said, and when; they lead nowhere.
    """
    title, after = record.segments[place], record.segments[place + 1 :]
    is_title = title.is_link and title.quoted and count_words(title.text) >= MIN_TITLE
    is_first = all(role is Role.AUTHORS for role in record.roles[:place])
    if not (is_first and is_title and any(map(_says_when, after))):
        return False
    words = sum(count_words(part.text) for part in after if part.kind is not Kind.LABEL)
    return words <= MAX_SOURCE and all(map(_may_be_of_source, after))


def tells_of_book(title: Segment, after: Sequence[Segment]) -> bool:
    """Tell "[A Title](…): It is a novel." by its link, which leads to the page of a book."""
    return leads_to_book(title) and any(part.cut in _BEFORE_REMARK for part in after[:1])


def is_held_quotation(record: Record, place: int) -> bool:
    """Tell "“A Title”, in: Fine Notes 3 (2019), 4–9" by what it says that it stands in."""
    title, after = record.segments[place], record.segments[place + 1 :]
    if place or title.mark is not Mark.QUOTE or count_words(title.text) < MIN_TITLE:
        return False
    is_held = HOLDER.match(title.whole, title.end) is not None
    return is_held and any(map(_says_when, after))


def is_book_with_imprint(record: Record, place: int) -> bool:
    """Tell "A Title of Rain (Bonn: Hail 2021)" by the city, the publisher and the year.

    Who edited it with the author may stand between, and behind a link the series, too.
    """
    title, end = record.segments[place], find_imprint(record.segments)
    if end <= place or any(role is not Role.AUTHORS for role in record.roles[:place]):
        return False
    between = record.segments[place + 1 : end]
    texts = [part for part in between if part.kind is Kind.TEXT and not part.bracket]
    texts = [part for part in texts if not (part.is_link and part.span == title.span)]
    is_whole = title.is_link or not texts
    fits = MIN_TITLE <= count_words(title.text) <= MAX_PLAIN_WORDS and len(texts) <= MAX_TEXTS
    return is_whole and fits and begins_big(title.text) and not _is_sentence(title.text)


def _is_sentence(text: str) -> bool:
    """Whether a text is worded as a sentence, or the second one of it is."""
    is_said = has_verb(text) and not is_title_case(text)
    return is_said or any(map(reads_as_sentence, text.split(". ")))


def _says_when(part: Segment) -> bool:
    return bool(part.date) or (part.kind is Kind.TEXT and find_date(part.text) is not None)


def _may_be_of_source(part: Segment) -> bool:
    """Whether a part is a name, a date or a number that a sign sets off, and no sentence."""
    if part.kind is Kind.LABEL:
        return True
    is_set_off = part.cut in _SET_OFF or part.kind is not Kind.TEXT
    return is_set_off and (part.kind is not Kind.TEXT or begins_big(part.text) or bool(part.date))


def is_led_work(record: Record, place: int) -> bool:
    """Whether a label of reading or of a unit stands before a title and who signs it, and no more.

    "Currently reading: Fine Rain by Ann Poe", "**Week 2** — Ann Poe, *Fine Rain*, ch. 2".
    """
    title, *after = record.segments[place:]
    before = [part for part in record.segments[:place] if part.kind is Kind.PEOPLE]
    label = record.text.partition((before or [title])[0].text)[0].rstrip(' *_"“”«„')
    name = label[:-1].strip(" *_")
    is_label = label[-1:] in _LABEL_ENDS and (
        name.lower() in _READINGS
        or is_lead(name)
        or (is_unit(name) and record.spans[0].span.strong)
    )
    if not is_label:
        return False
    if len(after) == 1 and after[0].is_byline:
        return True
    texts = [part for part in after if part.kind is Kind.TEXT and not part.bracket]
    is_set_off = title.quoted or title.mark in (Mark.EMPHASIS, Mark.QUOTE)
    return is_set_off and sum(count_words(part.text) for part in texts) <= MAX_ASIDE


def may_lead(part: Segment, title: Segment) -> bool:
    """Whether words before a title are few, or name a body: "Fine Rain Law Review, “Hail”"."""
    if count_words(part.text) <= MAX_LEAD:
        return True
    is_set_off = title.quoted and title.cut is Cut.COMMA and part.cut is Cut.START
    return is_set_off and count_words(part.text) <= MAX_BODY and is_title_case(part.text)
