"""Who wrote a work, before its title, where a record tells by itself: "Ann Poe, A Fine Title".

Siblings have spoken before: this is asked of records that differ from them, or have none. A name
before a colon or a stop may be what a work is about, "Ann Poe: A Life": there it must be a list
that says of works who wrote them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from paperkg.reading.citations.cited_authors import name_author
from paperkg.reading.citations.cited_titles import restore_title
from paperkg.reading.names.bodies import read_body
from paperkg.reading.names.people import People, read_people
from paperkg.reading.patterns import AND, CAPITAL, RECENT_YEAR
from paperkg.reading.records import MIN_GROUP, Container, Group, Record
from paperkg.reading.segments import Cut, Kind, Mark, Segment, Vocabulary, drop_numbers
from paperkg.reading.votes.lone_names import (
    Tally,
    is_beside_name,
    read_full_name,
    tally_voters,
)
from paperkg.reading.votes.plain_names import find_head
from paperkg.reading.votes.titles import count_words, reads_as_sentence

__all__ = ["name_lone_heads"]

MIN_REPORT = 3
"""A title behind the name of a body has so many words: fewer may be its page, "Rain Data"."""

_WORDED = (Kind.TEXT, Kind.VENUE, Kind.PEOPLE)
_STYLES = (Mark.EMPHASIS, Mark.QUOTE, Mark.LINK)
_MARKS = (Mark.PLAIN, Mark.LINK, Mark.STRONG)
_SIGN = re.compile(rf",\s(?={CAPITAL}|\d{{3}})|\s?:\s+(?=[^\W_])|\s[-–—]\s(?=[^\W_])")
_SOURCE = re.compile(rf"{RECENT_YEAR}[a-z]? [A-Z][\w. -]*|[A-Z][\w. -]* {RECENT_YEAR}[a-z]?")
# "Poe, Orr 2002 : A Fine Title"; a lone name may be that of a meeting.
_SURNAME = rf"{CAPITAL}[a-zß-ÿ’'-]+"
_DATED = re.compile(
    rf"(?P<who>{_SURNAME}(?:(?:,|,? {AND}) {_SURNAME})+),? (?P<year>{RECENT_YEAR})\s?:\s+(?=\S)"
)
_SUBTITLE = re.compile(r"(?:An?|Un|Una|Une|Uma?|Eine?) ")  # Museum of Rain: A Short Story
_SEVERAL = re.compile(rf"(?:,|\s{AND})\s")


def name_lone_heads(groups: Sequence[Group], vocabulary: Vocabulary) -> None:
    """Take a name that begins a record, before a sign and a title, for who wrote it."""
    tallies = [_tally(group) for group in groups]
    for group, own, voters in zip(groups, tallies, tally_voters(groups, tallies), strict=True):
        is_unnamed = own.records >= MIN_GROUP and not own.named  # there a name is a subject
        is_told = voters.is_told and not is_unnamed
        for record in group.records:
            head = _find_head(record)
            if head and not _says_who(record):
                _name_head(record, head, vocabulary.common, is_told=is_told)


def _tally(group: Group) -> Tally:
    named = list(filter(_says_who, group.records))
    led = sum(_parts_of(record)[0].kind is Kind.PEOPLE for record in named)
    return Tally(len(group.records), len(named), led)


def _says_who(record: Record) -> bool:
    return any(part.kind is Kind.PEOPLE for part in record.segments)


def _parts_of(record: Record) -> list[Segment]:
    """Give the parts of a record from where its names or its title may stand."""
    parts = drop_numbers(record.segments)
    parts = parts[find_head(parts) :]
    is_dated = len(parts) > 1 and parts[0].kind is Kind.DATE
    return parts[1:] if is_dated else parts


def _find_head(record: Record) -> Segment | None:
    """Find the words with which a record begins, in no style but bold."""
    head = next(iter(_parts_of(record)), None)
    if not head or record.is_parted or head.kind is not Kind.TEXT or head.mark not in _MARKS:
        return None
    return None if head.field or head.quoted or head.bracket else head


def _name_head(record: Record, head: Segment, common: frozenset[str], *, is_told: bool) -> None:
    if dated := _DATED.match(head.text):
        _cut_dated(record, head, dated)
        return
    may_be_word = is_told and record.container is not Container.PARAGRAPH  # Ann Poe, Trees
    if _name_body(record, head, common):
        return
    sign = _SIGN.search(head.text)
    if sign and (is_told or ":" not in sign[0]):
        people = read_full_name(head.text[: sign.start()], common)
        if people and is_beside_name(head.text[sign.end() :], common, may_be_word=may_be_word):
            _cut(record, head, sign.start(), sign.end(), people)
        return
    following = record.segments[record.segments.index(head) + 1 :][:2]
    if not following or following[0].line != head.line:
        return
    if len(following) > 1 and _is_source(head, following[0]):
        people = _read_dated(head.text, following, common, is_told=is_told)
        is_title = _is_behind_source(following[1])
    else:
        people = read_full_name(head.text, common)
        is_title = _is_title(head, following[0], is_told=is_told)
        is_title = is_title and is_beside_name(following[0].text, common, may_be_word=may_be_word)
    if people and is_title:
        name_author(head, replace(people, is_sure=True))
        restore_title(record.segments)
        record.begins_with_authors = True


def _name_body(record: Record, head: Segment, common: frozenset[str]) -> bool:
    """Name a body before a title: "OECD, A Fine Report", "National Museum of Rain. A Title"."""
    sign = _SIGN.search(head.text)
    if sign and (body := read_body(head.text[: sign.start()])):
        if _is_report(head.text[sign.end() :], common):
            _cut(record, head, sign.start(), sign.end(), body)
        return True
    body = None if sign else read_body(head.text)
    following = record.segments[record.segments.index(head) + 1 :][:2]
    if not body or not following:
        return False
    title = following[-1] if following[0].kind is Kind.DATE else following[0]
    is_open = title.kind in _WORDED and not (title.bracket or title.field)
    is_set_off = title.line == head.line and title.cut is not Cut.SPACE
    is_styled = title.mark is not head.mark and title.mark in _STYLES
    if is_open and is_set_off and (is_styled or _is_report(title.text, common)):
        name_author(head, body)
        restore_title(record.segments)
        record.begins_with_authors = True
    return True


def _is_report(text: str, common: frozenset[str]) -> bool:
    """Whether words behind the name of a body may be a title: several, and no remark."""
    is_long = count_words(text) >= MIN_REPORT and not reads_as_sentence(text)
    is_long = is_long and not _SUBTITLE.match(text)
    return is_long and is_beside_name(text, common, may_be_word=False)


def _is_title(head: Segment, title: Segment, *, is_told: bool) -> bool:
    """Whether a dash or a stop sets off what follows a name, in the same link or outside links."""
    is_plain = title.mark in _MARKS and not (title.bracket or title.field)
    is_inside = title.span == head.span or not (head.is_link or title.is_link)
    cuts = (Cut.DASH, Cut.STOP, Cut.COLON) if is_told else (Cut.DASH,)
    return title.kind is Kind.TEXT and is_plain and is_inside and title.cut in cuts


def _is_source(head: Segment, source: Segment) -> bool:
    """Whether when, or where and when, stands in brackets behind a head: "Poe (2010 JEP)"."""
    if source.bracket != "(" or source.span != head.span:
        return False
    return source.kind is Kind.DATE or _SOURCE.fullmatch(source.text) is not None


def _is_behind_source(title: Segment) -> bool:
    """Whether what follows "Ann Poe (1994)" is worded as a title."""
    is_open = title.kind in (Kind.TEXT, Kind.VENUE) and not (title.bracket or title.field)
    is_set_off = title.cut in (Cut.SPACE, Cut.COMMA) and title.text[:1].isupper()
    is_name = read_full_name(title.text, frozenset()) is not None
    return is_open and is_set_off and not (is_name or reads_as_sentence(title.text))


def _read_dated(
    text: str, following: Sequence[Segment], common: frozenset[str], *, is_told: bool
) -> People | None:
    """Read who stands before when, or where and when, in brackets.

    A film is dated so, too, "Ann Poe (1994)": a year alone needs siblings, or a journal behind the
    title. Before a venue two surnames tell, where one may be the name of a method.
    """
    source, title = following
    is_sourced = is_told or source.kind is not Kind.DATE
    people = read_full_name(text, common)
    if people:
        return people if is_sourced or title.kind is Kind.VENUE else None
    if not is_sourced or not (is_told or _SEVERAL.search(text)) or text.isupper():
        return None
    return read_people(text, common, single=True)


def _cut_dated(record: Record, head: Segment, found: re.Match[str]) -> None:
    people = read_people(found["who"], single=True)
    if people is None:
        return
    year = replace(head, text=found["year"], kind=Kind.DATE, date=found["year"], cut=Cut.COMMA)
    year.start, year.end = head.start + found.start("year"), head.start + found.end("year")
    _cut(record, head, found.end("who"), found.end(), people)
    record.segments.insert(record.segments.index(head) + 1, year)


def _cut(record: Record, head: Segment, end: int, start: int, people: People) -> None:
    """Cut a record after the names, which end there, and before the title, which starts there."""
    text = head.text[start:]
    title = replace(head, text=text, cut=Cut.COMMA, start=head.whole.find(text, head.start))
    head.text, head.end = head.text[:end], head.start + end
    name_author(head, replace(people, is_sure=True))
    record.segments.insert(record.segments.index(head) + 1, title)
    restore_title(record.segments)
    record.begins_with_authors = True
