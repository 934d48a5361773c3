"""Titles that read as names or as journals, where the record or its siblings tell otherwise.

"*Der Zauberberg* ⏎ Author: Mann" has its authors elsewhere, and below "Der Zauberberg ⏎ 1924" no
title stands; "*Jane Eyre* by Ann Poe" is signed. "*The Paston Letters*" alone
stands in the style of its siblings' titles. Beside a known venue something must be the title.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

from paperkg.characters import has_digit
from paperkg.reading.cuts.segment_kinds import says_which_part
from paperkg.reading.labels import Field
from paperkg.reading.names.name_leads import starts_with_by
from paperkg.reading.names.people import People, read_people
from paperkg.reading.names.translators import read_translators
from paperkg.reading.records import AGREED, Container, Group, Record
from paperkg.reading.segments import Cut, Kind, Mark, Segment

__all__ = ["take_titles_like_names"]

MIN_STYLED = 2
"""So many siblings at least have titles in a style."""

MIN_CITED = 3
"""Who, when and what."""

_STYLES = frozenset({Mark.EMPHASIS, Mark.STRONG, Mark.QUOTE})
_BELOW = frozenset({Kind.DATE, Kind.LABEL, Kind.VENUE, Kind.NUMBER, Kind.IDENTIFIER})


def take_titles_like_names(groups: Sequence[Group]) -> None:
    """Take such parts for words."""
    for container in {group.container for group in groups} - {Container.ROW}:
        _take_names_in_italics(
            [record for group in groups if group.container is container for record in group.records]
        )
    for group in groups:
        if group.container is not Container.ROW:
            _take_lone_venues(group)
            _turn_pairs(group.records)
            _turn_bracketed(group.records)
        for record in group.records:
            for part in record.segments:
                if part.people or part.kind is Kind.PEOPLE:
                    _take_names(record, is_row=group.container is Container.ROW)
                    break


def _take_names(record: Record, *, is_row: bool) -> None:
    if who := _authors_of(record):
        for part in takewhile(_is_no_title, record.segments):
            if part.people and not _names_again(part.people, who):
                part.take_for_words()
    elif not is_row and (line := _find_lone_line(record)):
        line.take_for_words()
    elif title := next(filter(None, (find(record) for find in _FINDERS)), None):
        title.take_for_words()


def _turn_pairs(records: Sequence[Record]) -> None:
    """Turn names in a style and words behind them, where siblings have words there and names."""
    turned = [record for record in records if _is_pair(record, Kind.PEOPLE, Kind.TEXT)]
    if not turned:
        return
    right = sum(_is_pair(record, Kind.TEXT, Kind.PEOPLE) for record in records)
    for record in turned if right >= max(MIN_STYLED, AGREED * (len(records) - len(turned))) else ():
        title, names = record.segments[:2]
        if (people := read_people(names.text, single=True)) is not None:
            title.take_for_words()
            names.take_for_people(people)


def _turn_bracketed(records: Sequence[Record]) -> None:
    """Take "Romeo and Juliet (Poe)" for a title and a name, where siblings have words there."""
    turned = [record for record in records if _is_before_bracket(record, Kind.PEOPLE)]
    if not turned:
        return
    right = sum(_is_before_bracket(record, Kind.TEXT) for record in records)
    for record in turned if right >= max(MIN_STYLED, AGREED * (len(records) - len(turned))) else ():
        title, name = record.segments
        title.take_for_words()
        name.take_for_people(People((name.text,), len(name.text), is_sure=False))


def _is_before_bracket(record: Record, kind: Kind) -> bool:
    """Whether a record is such a part, and one word that may be a name in brackets."""
    if len(record.segments) != len(("title", "name")):
        return False
    head, after = record.segments
    is_word = after.bracket == "(" and after.kind in (Kind.TEXT, Kind.PEOPLE)
    is_name = is_word and after.text.isalpha() and after.text[:1].isupper()
    return head.kind is kind and not head.is_link and is_name


def _is_pair(record: Record, styled: Kind, plain: Kind) -> bool:
    """Whether a record is such a part in a style, a sign, and such a part in none."""
    if len(record.segments) < 2:
        return False
    head, after = record.segments[:2]
    is_set_off = after.cut in (Cut.DASH, Cut.COMMA) and after.line == head.line
    are_marked = head.mark in _STYLES and after.mark is Mark.PLAIN and not after.bracket
    return head.kind is styled and after.kind is plain and is_set_off and are_marked


def _take_names_in_italics(records: Sequence[Record]) -> None:
    """Take "*Owl Kinship*", where most have words in italics, for words, if no others are there."""
    parts = (part for record in records for part in record.segments if part.people)
    if not any(part.mark is Mark.EMPHASIS for part in parts):
        return
    styled = [(record, part) for record in records if (part := _find_in_italics(record))]
    named = [(record, part) for record, part in styled if part.people and not part.people.is_sure]
    words = sum(part.kind is Kind.TEXT for _, part in styled)
    if not named or words < max(MIN_STYLED, AGREED * len(styled)):
        return
    for record, part in named:
        if not any(_may_be_other(it) for it in record.segments):
            part.take_for_words()


def _may_be_other(part: Segment) -> bool:
    """Whether a part is words that may be the title: no names, and not which part to read."""
    is_words = part.kind is Kind.TEXT and " " in part.text and not says_which_part(part.text)
    return is_words and read_people(part.text, single=True) is None


def _find_in_italics(record: Record) -> Segment | None:
    """Find words or names in italics, if nothing else of a record is in italics."""
    parts = [part for part in record.segments if part.mark is Mark.EMPHASIS and not part.bracket]
    is_one = len(parts) == 1 and parts[0].kind in (Kind.TEXT, Kind.PEOPLE) and not parts[0].field
    return parts[0] if is_one else None


def _take_lone_venues(group: Group) -> None:
    """Take what is all that a record has for a title, in the style of most siblings' titles."""
    lone = [
        record.segments[0]
        for record in group.records
        if len(record.segments) == 1 and _may_be_title(record.segments[0])
    ]
    for part in lone:
        styled = sum(_has_words_in(record, part.mark) for record in group.records)
        if styled >= max(MIN_STYLED, AGREED * (len(group.records) - len(lone))):
            part.take_for_words()


def _may_be_title(part: Segment) -> bool:
    """Whether a part in a style reads as a journal, and says no date."""
    if part.kind is not Kind.VENUE or part.mark is Mark.PLAIN or part.field or part.bracket:
        return False
    return part.venue is not None and not part.venue.date


def _has_words_in(record: Record, mark: Mark) -> bool:
    return any(part.kind is Kind.TEXT and part.mark is mark for part in record.segments)


def _authors_of(record: Record) -> str:
    for part in record.segments:
        if part.field is Field.AUTHORS and (part.kind is Kind.TEXT or part.people):
            return part.text
    return ""


def _names_again(people: People, who: str) -> bool:
    """Whether names stand in short before a title: "# Poe et al. 2019: Rain ⏎ Authors: Ann Poe"."""
    return people.has_others or all(name in who for name in people.names)


def _is_no_title(part: Segment) -> bool:
    """Whether a part at the start of a record is no title yet: names, or what a code says."""
    is_words = part.kind is Kind.TEXT and part.mark is not Mark.CODE
    return not (is_words or part.field or part.column or part.line)


def _find_signed(record: Record) -> Segment | None:
    """Find names in a style that somebody signs, or translated."""
    for part, after in pairwise(record.segments):
        is_styled = part.people and not part.people.is_sure and part.mark in _STYLES
        if is_styled and after.people and read_translators(after.text):
            return part  # "Ann Poe, *Rain Birds*, trans. Ben Roe"
        if after.people and part.people and part.mark in _STYLES and starts_with_by(after.text):
            return None if part.people.is_sure else part
    return None


def _find_cited(record: Record) -> Segment | None:
    """Find all that stands behind who and a year in brackets: "Poe, S. (1999). Rain Science."."""
    if len(record.segments) != MIN_CITED:
        return None
    who, year, title = record.segments
    is_cited = who.kind is Kind.PEOPLE and year.kind is Kind.DATE and year.bracket == "("
    is_name = title.kind is Kind.VENUE and not title.date and not has_digit(title.text)
    return title if is_cited and is_name and title.line == who.line else None


def _find_published(record: Record) -> Segment | None:
    """Find names that nobody knows beside a known venue, and no words: "2018, Rain Trees, ECCV"."""
    parts = [part for part in record.segments if not part.is_link]
    named = [part for part in parts if part.people]
    if len(named) != 1 or named[0].people is None or named[0].people.is_known:
        return None
    has_words = any(part.kind is Kind.TEXT or part.field for part in record.segments)
    at = named[0].line
    is_published = any(
        part.venue is not None and part.venue.is_sure and part.line == at for part in parts
    )
    return named[0] if is_published and not has_words else None


_FINDERS = (_find_signed, _find_cited, _find_published)


def _find_lone_line(record: Record) -> Segment | None:
    """Find names that nobody knows on a line of their own, above when or where and no words."""
    if len(record.segments) < 2:
        return None
    first, after = record.segments[:2]
    people = first.people
    if people is None or people.is_sure or people.has_given_name or first.field:
        return None
    if after.line != first.line + 1:
        return None
    below = [part for part in record.segments[1:] if part.line == after.line]
    return first if all(part.kind in _BELOW for part in below) else None
