"""Works that are a title and names, and no more words: "A Fine Title - Ann Poe"."""

from __future__ import annotations

from paperkg.reading.imprints.publishers import names_publisher
from paperkg.reading.records import Record
from paperkg.reading.segments import STYLED, Cut, Kind, Mark
from paperkg.reading.verdicts.paragraph_forms import MAX_PLAIN_WORDS, is_marked
from paperkg.reading.votes.title_words import begins_big, count_words, reads_as_sentence

__all__ = [
    "MIN_SIGNED",
    "is_led_by_name",
    "is_signed",
    "may_begin",
    "says_when_of_marked",
    "says_who_and_what",
]

MIN_SIGNED = 5
"""Paragraphs of a title and names without any link, or of a name and a link, are so many."""

MAX_BESIDE = 12
"""Who and where are no more words."""

_STYLES = STYLED | {Mark.LINK, Mark.STRONG}
_SIGNS = frozenset({Cut.DASH, Cut.STOP, Cut.COLON})
_BESIDE = frozenset(
    {Kind.PEOPLE, Kind.VENUE, Kind.DATE, Kind.NUMBER, Kind.TAG, Kind.LABEL, Kind.IDENTIFIER}
)


def is_signed(record: Record) -> bool:
    """Whether a record is a title and names that a dash, a bracket, "by" or a line sets off.

    After a title in a style, or a signature, others may follow: "A Fine Title by Poe. It is fine".
    """
    parts = record.segments
    if record.title != 0 or len(parts) < 2 or count_words(parts[0].text) > MAX_PLAIN_WORDS:
        return False
    is_led = parts[1].text.startswith("by ") or parts[1].line > parts[0].line
    is_set_off = is_led or parts[1].cut is Cut.DASH or parts[1].bracket == "("
    may_go_on = is_led or bool(parts[1].bracket) or is_marked(parts[0])
    is_alone = len(parts) == 2 or (may_go_on and parts[2].cut in _SIGNS)
    return may_begin(parts[0].text) and bool(parts[1].people) and is_set_off and is_alone


def says_who_and_what(record: Record) -> bool:
    """Whether a line is a title and names, when and where, and no more words, in any order.

    Behind a comma, words in no style and without a year may be where somebody works.
    """
    if record.title is None:
        return False
    title = record.segments[record.title]
    beside = [part for part in record.segments if part.line == title.line and part is not title]
    if title.cut is Cut.COMMA and title.mark is Mark.PLAIN and not any(it.date for it in beside):
        return False
    people = [part.people for part in beside if part.people]
    is_named = any(who.has_given_name or who.is_sure or title.mark in _STYLES for who in people)
    is_said = all(part.kind in _BESIDE for part in beside)
    fits = count_words(title.text) <= MAX_PLAIN_WORDS and may_begin(title.text)
    return is_named and is_said and fits and not reads_as_sentence(title.text)


def is_led_by_name(record: Record) -> bool:
    """Whether a line is what is read as names, a dash and a title: "Ramo Naal - Crux"."""
    parts = record.segments
    is_pair = len(parts) == 2 and record.title == 1 and bool(parts[0].people)
    return is_pair and parts[1].cut is Cut.DASH and may_begin(parts[1].text)


def says_when_of_marked(record: Record) -> bool:
    """Whether a title in a style or a link begins a record, and a few words and a year end it."""
    if record.title != 0:
        return False
    title, *after = record.segments
    if not (is_marked(title) or (title.is_link and any(map(str.isalpha, title.text)))):
        return False
    beside = [part for part in after if part.line == title.line]
    words = sum(count_words(part.text) for part in beside if part.kind is Kind.TEXT)
    is_set_off = bool(beside) and beside[0].cut is not Cut.SPACE
    is_placed = any(part.date or names_publisher(part.text) for part in beside)
    return is_set_off and is_placed and words <= MAX_BESIDE


def may_begin(text: str) -> bool:
    """Whether a text begins as a title does: not in small letters, which many scripts lack."""
    return begins_big(text) or (text[:1].isalnum() and not text[:1].islower())
