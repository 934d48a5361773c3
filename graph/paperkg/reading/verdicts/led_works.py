"""Paragraphs that begin with names and a title in a style, "Ann Poe, **A Title.** I liked it.".

By itself such a paragraph is a sentence with words that somebody stressed, or says which office a
person has. That several in a row begin so, with titles of some words, tells, however long the
remarks are.
"""

from __future__ import annotations

from collections.abc import Sequence

from paperkg.reading import reasons
from paperkg.reading.records import AGREED, KNOWN, Container, Group, Record, Role
from paperkg.reading.segments import Cut, Kind, Mark
from paperkg.reading.votes.title_words import begins_big, count_words, reads_as_sentence

__all__ = ["accept_led_works"]

MIN_LED = 4
"""So many paragraphs at least begin so."""

MEAN_WORDS = 4
"""Titles have so many words in the mean; offices, "Professor of Owls", have fewer."""

_STYLES = frozenset({Mark.STRONG, Mark.EMPHASIS})
_SET_OFF = frozenset({Cut.COMMA, Cut.COLON, Cut.DASH})


def accept_led_works(groups: Sequence[Group]) -> None:
    """Accept paragraphs of names, a title in a style and remarks, where most in a row are such."""
    found = [group.records for group in groups if group.container is Container.PARAGRAPH]
    records = [record for some in found for record in some]
    led = [place for place, record in enumerate(records) if _is_led(record)]
    if len(led) < max(MIN_LED, AGREED * (led[-1] - led[0] + 1) if led else 0):
        return
    works = [records[place] for place in led]
    words = sum(count_words(work.segments[work.title or 0].text) for work in works)
    if words < MEAN_WORDS * len(works) or sum(map(_is_known, works)) < KNOWN * len(works):
        return
    for work in works:
        if work.reason == reasons.PROSE:
            work.reason = ""


def _is_led(record: Record) -> bool:
    """Whether names and a sign stand before a title in a style, and a sign behind it."""
    if not record.title:
        return False
    head, title = record.segments[0], record.segments[record.title]
    if record.roles[: record.title] != [Role.AUTHORS] or head.mark in _STYLES:
        return False
    is_set_off = title.mark in _STYLES and title.cut in _SET_OFF and title.kind is Kind.TEXT
    after = record.segments[record.title + 1 : record.title + 2]
    is_closed = all(part.cut is not Cut.SPACE or part.bracket for part in after)
    return is_set_off and is_closed and begins_big(title.text) and not reads_as_sentence(title.text)


def _is_known(record: Record) -> bool:
    people = record.segments[0].people
    return people is not None and (people.has_given_name or people.is_sure)
