"""Who wrote a work, before its title, where a record tells by itself: "Ann Poe, A Fine Title".

Siblings have spoken before: this is asked of records that differ from them, or have none. A name
before a colon or a stop may be what a work is about, "Ann Poe: A Life": there it must be a list
that says of works who wrote them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from paperkg.english import is_english
from paperkg.reading.citations.cited_authors import name_author
from paperkg.reading.citations.cited_titles import restore_title
from paperkg.reading.names.bodies import read_body
from paperkg.reading.names.people import People
from paperkg.reading.patterns import AND, CAPITAL
from paperkg.reading.records import MIN_GROUP, Container, Group, Record
from paperkg.reading.segments import STYLED, Cut, Kind, Mark, Segment, Vocabulary, drop_numbers
from paperkg.reading.votes.lone_dated import name_dated_heads
from paperkg.reading.votes.lone_names import (
    Tally,
    cut_head,
    is_among_things,
    is_beside_name,
    read_full_name,
    tally_voters,
)
from paperkg.reading.votes.plain_names import find_head
from paperkg.reading.votes.title_words import count_words, reads_as_sentence
from paperkg.reading.words import words_of

__all__ = ["name_lone_heads"]

MIN_REPORT = 3
"""A title behind the name of a body has so many words: fewer may be its page, "Rain Data"."""

_WORDED = frozenset({Kind.TEXT, Kind.VENUE, Kind.PEOPLE})
_TREATISES = words_of("people", "treatises")
_ARTICLES = words_of("bodies", "articles")
_SURE_CUTS = (Cut.COMMA, Cut.DASH, Cut.STOP, Cut.COLON)
_STYLES = frozenset({Mark.EMPHASIS, Mark.QUOTE, Mark.LINK})
_MARKS = frozenset({Mark.PLAIN, Mark.LINK, Mark.STRONG})
_SIGN = re.compile(
    rf"[,;]\s(?=[\"“'‘]?{CAPITAL}|\d{{3}}|\d[\w.-]{{0,8}}:?\s{CAPITAL})|\s?:\s+(?=[^\W_])|\s[-–—]\s(?=[^\W_])"
    rf"|\s(?:-{{1,3}}|[–—])(?={CAPITAL})|(?<=[\w.])(?:-{{1,3}}|[–—])\s(?={CAPITAL})"
)
_SURNAMES = re.compile(rf"({CAPITAL}[\w'’-]+) {AND} ({CAPITAL}[\w'’-]+), ")
_SUBTITLE = re.compile(r"(?:An?|Un|Una|Une|Uma?|Eine?) ")  # Museum of Rain: A Short Story


def name_lone_heads(groups: Sequence[Group], vocabulary: Vocabulary) -> None:
    """Take a name that begins a record, before a sign and a title, for who wrote it."""
    tallies = [_tally(group) for group in groups]
    for group, own, voters in zip(groups, tallies, tally_voters(groups, tallies), strict=True):
        is_unnamed = own.records >= MIN_GROUP and not own.named  # there a name is a subject
        is_told, is_led = voters.is_told and not is_unnamed, voters.is_led
        found = [(record, head) for record in group.records if (head := _find_head(record))]
        name_dated_heads(found, vocabulary.common, is_told=is_told)
        for record, head in found:
            if head.kind is not Kind.TEXT:
                continue
            if not _name_body(record, head, vocabulary.common, is_led=is_led):
                _name_head(record, head, vocabulary.common, is_told=is_told)
        if voters.is_told and any(record.says_who for record in group.records):
            for record, head in found:
                _name_surnames(record, head, vocabulary.common)
        for record in group.records:
            if len(record.segments) > 1 and record.segments[0].kind is Kind.PEOPLE:
                _name_last_body(record)


def _tally(group: Group) -> Tally:
    named = [record for record in group.records if record.says_who]
    heads = [_first_of(record) for record in named]
    led = sum(head is not None and head.kind is Kind.PEOPLE for head in heads)
    return Tally(len(group.records), len(named), led)


def _first_of(record: Record) -> Segment | None:
    """Give the part of a record with which its names or its title may begin, if any."""
    parts = drop_numbers(record.segments)
    place = find_head(parts)
    if len(parts) > place + 1 and parts[place].kind is Kind.DATE:
        place += 1
    return parts[place] if parts else None


def _find_head(record: Record) -> Segment | None:
    """Find the words with which a record without names begins, in no style but bold."""
    if record.says_who or is_among_things(record.topics):
        return None
    head = _first_of(record)
    if not head or record.is_parted or head.kind is not Kind.TEXT or head.mark not in _MARKS:
        return None
    return None if head.field or head.quoted or head.bracket else head


def _name_head(record: Record, head: Segment, common: frozenset[str], *, is_told: bool) -> None:
    may_be_word = is_told and record.container is not Container.PARAGRAPH  # Ann Poe, Trees
    sign = _find_sign(head.text)
    if sign and (is_told or ":" not in sign[0] or _is_treatise(head.text[sign.end() :])):
        name = head.text[: sign.start()]
        is_sure = " " in name or is_told or sign[0][0] in ",;"  # Homer - Dashboards for All
        people = read_full_name(name, common) if is_sure else None
        words = head.text[sign.end() :].lstrip("\"“'‘")
        if people and is_beside_name(words, common, may_be_word=may_be_word):
            cut_head(record, head, sign.start(), sign.end(), people)
        return
    place = record.segments.index(head) + 1
    title = record.segments[place] if place < len(record.segments) else None
    if title is None or (head.is_link and title.span != head.span):
        return  # outside its link, which no sign sets off
    is_italic = record.is_in_italics(title)
    if _is_title(head, title, is_told=is_told, is_italic=is_italic):
        people = read_full_name(head.text, common)
        is_marked = (title.quoted and not head.quoted) or (title.is_link and is_italic)
        is_styled = is_marked or title.mark in STYLED
        if " " not in head.text and not (is_told or is_styled):
            return
        if people and (is_marked or is_beside_name(title.text, common, may_be_word=may_be_word)):
            name_author(head, replace(people, is_sure=True))
            restore_title(record.segments)
            record.begins_with_authors = True


def _name_surnames(record: Record, head: Segment, common: frozenset[str]) -> None:
    """Name two surnames that are no words: "Luca and Roe, A Title", but not "Law and Order, …"."""
    found = _SURNAMES.match(head.text) if head.kind is Kind.TEXT else None
    if found is None or any(is_english(name.lower()) for name in found.groups()):
        return
    if is_beside_name(head.text[found.end() :], common, may_be_word=False):
        people = People(found.groups(), found.end(2), True)
        cut_head(record, head, found.end(2), found.end(), people)


def _find_sign(text: str) -> re.Match[str] | None:
    """Find the first sign that may stand behind a name: most texts have none."""
    if "," in text or ":" in text or "-" in text or ";" in text:
        return _SIGN.search(text)
    return _SIGN.search(text) if not text.isascii() and ("–" in text or "—" in text) else None


def _is_treatise(text: str) -> bool:
    """Whether words begin as no life of a person does: "How Debuggers Work"."""
    return " " in text and text.partition(" ")[0].lower() in _TREATISES


def _name_body(record: Record, head: Segment, common: frozenset[str], *, is_led: bool) -> bool:
    """Name a body before a title: "OECD, A Fine Report", "National Museum of Rain. A Title".

    Where siblings begin with who wrote them, whatever stands there is a title. An article begins
    a title with its subtitle: "The Dry Institute: How Rain Is Made".
    """
    sign = _find_sign(head.text)
    if sign and (body := read_body(head.text[: sign.start()])):
        is_title = ":" in sign[0] and head.text.partition(" ")[0].lower() in _ARTICLES
        if is_led or (not is_title and _is_report(head.text[sign.end() :], common)):
            cut_head(record, head, sign.start(), sign.end(), body)
        return True
    place = record.segments.index(head) + 1
    following = record.segments[place : place + 2]
    if sign or not following:
        return False
    title = following[-1] if following[0].kind is Kind.DATE else following[0]
    is_open = title.kind in _WORDED and not (title.bracket or title.field)
    is_set_off = title.line == head.line and title.cut is not Cut.SPACE
    body = read_body(head.text) if is_open and is_set_off else None
    if not body:
        return False
    is_styled = title.mark is not head.mark and title.mark in _STYLES
    if is_led or is_styled or _is_report(title.text, common):
        name_author(head, body)
        restore_title(record.segments)
        record.begins_with_authors = True
    return True


def _name_last_body(record: Record) -> None:
    """Name a body behind people: "Ann Poe, Bo Roe, Fine Rain Consortium, A Title"."""
    people, part = record.segments[:2]
    if part.kind is not Kind.TEXT:
        return
    name, comma, title = part.text.partition(", ")
    is_plain = part.cut is Cut.COMMA and part.mark is Mark.PLAIN and people.people is not None
    if is_plain and people.people and comma and title[:1].isupper() and read_body(name):
        people.people = replace(people.people, names=(*people.people.names, name))
        part.start = part.whole.find(title, part.start)
        part.text = title


def _is_report(text: str, common: frozenset[str]) -> bool:
    """Whether words behind the name of a body may be a title: several, and no remark."""
    is_long = count_words(text) >= MIN_REPORT and not reads_as_sentence(text)
    is_long = is_long and not _SUBTITLE.match(text)
    return is_long and is_beside_name(text, common, may_be_word=False)


def _is_title(head: Segment, title: Segment, *, is_told: bool, is_italic: bool) -> bool:
    """Whether a sign sets off what follows a name, in the same link or outside links.

    A link in italics is one, too: "Ann Poe, *[Rain](…)*".
    """
    is_styled = title.mark in STYLED and head.mark is not Mark.LINK
    is_open = (is_styled or title.mark in _MARKS) and not (title.bracket or title.field)
    is_inside = title.span == head.span or not (head.is_link or title.is_link)
    is_inside = is_inside or (is_italic and not head.is_link)
    cuts = _SURE_CUTS if is_told or is_styled else (Cut.COMMA, Cut.DASH)
    is_set_off = title.cut in cuts or (title.quoted and title.span == head.span)
    return title.kind is Kind.TEXT and is_open and is_inside and is_set_off
