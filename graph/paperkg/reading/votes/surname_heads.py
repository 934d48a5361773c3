"""Surnames alone before a title, where a record tells by itself: "Roe (1983) Fine Old Rain".

A year between them tells, and a style: "Roe, *Fine Old Rain*", "Roe's *Fine Old Rain*". Siblings
have spoken before. What stands there is a title by its words, no name: "Rain (1983) Ann Poe".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from paperkg.characters import has_digit
from paperkg.english import is_common, is_english
from paperkg.reading.citations.cited_authors import name_author
from paperkg.reading.imprints.publishers import names_publisher
from paperkg.reading.names.people import People
from paperkg.reading.patterns import AND, OWNER, RECENT_YEAR, SURNAME
from paperkg.reading.records import Container, Group, Record, voters_of
from paperkg.reading.segments import Cut, Kind, Mark, Segment, Vocabulary, drop_numbers
from paperkg.reading.votes.lone_names import (
    is_among_things,
    read_full_name,
    restore_behind_authors,
)
from paperkg.reading.votes.title_words import count_words, reads_as_sentence
from paperkg.reading.words import is_given_name, words_of

__all__ = ["is_english_title", "is_worded_title", "name_surname_heads"]

MIN_TITLE = 2
"""A title behind a surname and a year has so many words: one may be a place or a name."""

MIN_NAMED = 2
"""So many heads in one form tell of each other what one alone does not."""

MIN_LONG = 5
"""A word of a title that tells it from a name has so many letters."""

MIN_LED = 4
"""A title that begins with "A" has so many words, where it may be a remark."""

MAX_SIGNS = 200
"""Surnames before a title have no more signs."""

_OTHERS = r"(?:,? et\.? al\.?)?"
_SURNAMES = rf"{SURNAME}(?:(?:,|,? {AND}) {SURNAME}){{0,8}}{_OTHERS}"
_WHO = re.compile(_SURNAMES)
_DATED = re.compile(rf"(?P<who>{_SURNAMES}),? \(?(?P<year>{RECENT_YEAR})[a-z]?\)?")
_TURNED = re.compile(rf"{SURNAME}, {SURNAME}")  # may be one name
# "B Poe", "Poe PS": initials without stops
_INITIALED = re.compile(rf"[B-HJ-Z]{{1,2}} {SURNAME}|{SURNAME},? [A-Z]{{1,3}}")
_BETWEEN = re.compile(rf",? {AND} |, ")
_OTHERS_LAST = re.compile(r",? et\.? al\.?$")
_NEAR = frozenset({Cut.SPACE, Cut.COMMA})
_SET_OFF = frozenset({Cut.STOP, Cut.COMMA, Cut.COLON, Cut.DASH})
_WORDED = frozenset({Kind.TEXT, Kind.VENUE, Kind.PEOPLE})
_ARTICLES = words_of("bodies", "articles")
_INDEFINITE = ("A", "An")
_MARKS = frozenset({Mark.PLAIN, Mark.STRONG, Mark.LINK, Mark.EMPHASIS})
_CONTAINERS = frozenset({Container.ITEM, Container.PARAGRAPH})
_WORD = re.compile(r"(?<!['’])[^\W\d_]+")


def name_surname_heads(groups: Sequence[Group], vocabulary: Vocabulary) -> None:
    """Take surnames that a year or a style sets off from a title for who wrote it."""
    for group in voters_of(groups, rows=False):
        if group.container not in _CONTAINERS:
            continue
        found = [it for record in group.records if (it := _find(record, vocabulary.common))]
        names = {head.text for _, head, _, _, is_sure in found if not is_sure}
        for record, head, title, people, is_sure in found:
            if is_sure or len(names) >= MIN_NAMED:
                _set_year_apart(record, head)
                name_author(head, people)
                title.take_for_words()
                restore_behind_authors(record)


def _set_year_apart(record: Record, head: Segment) -> None:
    """Set a year behind names apart: "Poe 2014: *Fine Rain*"."""
    if dated := _DATED.fullmatch(head.text):
        year = replace(head, text=dated["year"], kind=Kind.DATE, date=dated["year"], cut=Cut.COMMA)
        year.start, year.end = head.start + dated.start("year"), head.start + dated.end("year")
        head.text, head.end = dated["who"], head.start + dated.end("who")
        record.segments.insert(record.segments.index(head) + 1, year)


_Found = tuple[Record, Segment, Segment, People, bool]


def _find(record: Record, common: frozenset[str]) -> _Found | None:
    """Find who stands before a title, and whether the record alone tells it."""
    if record.is_parted or len(record.segments) < MIN_TITLE:
        return None
    head, *after = drop_numbers(record.segments) or record.segments
    if not after or not _may_be_name(head) or is_among_things(record.topics):
        return None
    title = after[1] if after[0].kind is Kind.DATE and len(after) > 1 else after[0]
    if title.line != head.line or title.field or title.bracket or title.kind not in _WORDED:
        return None
    if head.is_link and title.span != head.span and not _may_end_with_year(head.text):
        return None  # as most links before remarks
    if any(part.people and part.people.is_sure for part in after):
        return None
    if head.mark is Mark.EMPHASIS and not _are_italics(head, title):
        return None
    if head.is_link:
        return _find_linked(record, head, title)
    if title.mark is Mark.EMPHASIS:
        return _find_styled(record, head, title)
    if title.cut is Cut.STOP and title is after[0] and title.mark is Mark.PLAIN:
        return _find_stopped(record, head, after, common)
    is_dated = title is not after[0] and after[0].bracket == "(" and not title.is_link
    return _find_dated(record, head, title, common) if is_dated else None


def _may_be_name(head: Segment) -> bool:
    is_open = head.kind is Kind.TEXT or (head.kind is Kind.LABEL and head.is_link)
    is_plain = not (head.field or head.quoted or head.bracket)
    return is_open and is_plain and head.mark in _MARKS and len(head.text) <= MAX_SIGNS


def _are_italics(head: Segment, title: Segment) -> bool:
    """Whether several surnames in italics stand before a title in italics of its own."""
    is_apart = title.mark is Mark.EMPHASIS and title.span != head.span
    return is_apart and len(_BETWEEN.split(head.text)) > 1


def _may_end_with_year(text: str) -> bool:
    """Whether a text may end with a year: "Poe 1998", "Poe (1998a)"."""
    return text[-3:-2].isdecimal()


def _find_linked(record: Record, head: Segment, title: Segment) -> _Found | None:
    """Find surnames and a year that are a link, before the title, or in the link of a title."""
    dated = _DATED.fullmatch(head.text)
    names = dated["who"] if dated else head.text
    if not _WHO.fullmatch(names) or not is_worded_title(title.text, least=MIN_TITLE):
        return None
    people = _people(names, head.text)
    is_several = len(people.names) > 1 or people.has_others
    if title.span != head.span:
        is_apart = not title.is_link and title.cut in _SET_OFF | _NEAR
        is_told = is_apart and dated is not None and count_words(title.text) > MIN_TITLE
        return (record, head, title, people, is_several or _are_rare(people)) if is_told else None
    is_told = dated is None and is_several and (title.quoted or title.cut in _SET_OFF)
    is_told = is_told and not _TURNED.fullmatch(names)
    return (record, head, title, people, True) if is_told and _has_rare(people) else None


def _find_stopped(
    record: Record, head: Segment, after: Sequence[Segment], common: frozenset[str]
) -> _Found | None:
    """Find a full name, a stop, a title and where or when: "Ann Poe. Fine Rain. Bern: Hill, 2001".

    A few words behind "A" may say what has a name for its title: "Jane Roe. A Novel. Hill, 2001".
    """
    title, *source = after[:2]
    if not source or source[0].line != head.line or source[0].bracket:
        return None
    full = read_full_name(head.text, common)
    if full is None or not is_worded_title(title.text) or names_publisher(title.text):
        return None
    is_remark = title.text.partition(" ")[0] in _INDEFINITE and count_words(title.text) < MIN_LED
    is_where = source[0].venue is not None or names_publisher(source[0].text)
    is_said = is_where or source[0].kind is Kind.DATE
    if is_remark or title.kind is Kind.VENUE or not is_said:
        return None
    return record, head, title, full, is_where


def _find_styled(record: Record, head: Segment, title: Segment) -> _Found | None:
    """Find surnames before a title in italics."""
    text, is_owner = head.text, head.text.endswith(OWNER)
    if not is_worded_title(title.text, least=1) or (title.text[:1].islower()):
        return None
    if is_owner:
        name = text[:-2]
        is_name = _WHO.fullmatch(name) is not None and not is_common(name.lower())
        is_named = title.cut is Cut.SPACE and is_name
        return (record, head, title, _people(name, text), True) if is_named else None
    if title.cut not in _SET_OFF:
        return None
    if dated := _DATED.fullmatch(text):
        return record, head, title, _people(dated["who"], text), True
    if _INITIALED.fullmatch(text):
        return record, head, title, People((text,), len(text), True), True
    if not _WHO.fullmatch(text) or is_given_name(text):
        return None
    is_bold = head.mark is Mark.STRONG
    if is_bold and title.cut is Cut.COLON:
        return None  # **Physics**: *A Fine Book*
    people = _people(text, text)
    is_title = (not is_bold and _is_long_title(record, title)) or len(people.names) > 1
    return record, head, title, people, _are_rare(people) and is_title


def _is_long_title(record: Record, title: Segment) -> bool:
    """Whether words in italics have the length of titles, or a bracket or a year behind them."""
    if title.text.partition(" ")[0].lower() in _ARTICLES:
        return False  # "Hail. *A Novel of the North*"
    place = record.segments.index(title) + 1
    after = record.segments[place : place + 1]
    is_cited = any(part.bracket or part.kind is Kind.DATE for part in after)
    return count_words(title.text) > MIN_TITLE or is_cited


def _find_dated(
    record: Record, head: Segment, title: Segment, common: frozenset[str]
) -> _Found | None:
    """Find surnames before a year in brackets and plain words, or a full name before them."""
    if not is_worded_title(title.text, least=MIN_TITLE) or names_publisher(title.text):
        return None
    if title.kind is Kind.PEOPLE and not is_english_title(title.text):
        return None
    if _WHO.fullmatch(head.text):
        people = _people(head.text, head.text)
        is_led = title.cut in _NEAR or title.whole[: title.start].rstrip().endswith(":")
        is_several = len(people.names) > 1 or people.has_others
        is_sure = is_led or (is_several and _has_rare(people))
        return record, head, title, people, is_sure
    full = read_full_name(head.text, common)
    return (record, head, title, full, False) if full else None


def is_worded_title(text: str, *, least: int = MIN_TITLE) -> bool:
    """Whether words are those of a title: begun big, no remark and no name of a person."""
    if reads_as_sentence(text) or count_words(text) < least:
        return False
    if not (text[:1].isupper() or text[:1].isdigit()):
        return False
    if least == 1 or is_english_title(text):
        return True
    if read_full_name(" ".join(text.split()[:2]).rstrip(",;:."), frozenset()):
        return False
    return _has_small_word(text)


def is_english_title(text: str) -> bool:
    """Whether all words are English, and no name: "Rain Market Rules", but not "Min Roe Lee"."""
    words = _WORD.findall(text.lower())
    if has_digit(text) or not all(map(is_english, words)) or not any(map(_is_long, words)):
        return False
    if len(words) > MIN_TITLE and all(map(is_common, words[1:])):
        return True
    return not is_given_name(" ".join(text.split()[:2]))


def _is_long(word: str) -> bool:
    return len(word) >= MIN_LONG and is_common(word)


def _has_small_word(text: str) -> bool:
    """Whether a word inside a text has no capital, as few names have: "Fine Rain of the North"."""
    return any(word[0].islower() for word in text.split()[1:])


def _are_rare(people: People) -> bool:
    return not any(is_common(name.lower()) for name in people.names)


def _has_rare(people: People) -> bool:
    return not all(is_common(name.lower()) for name in people.names)


def _people(names: str, whole: str) -> People:
    bare = _OTHERS_LAST.sub("", names)
    return People(tuple(_BETWEEN.split(bare)), len(whole), True, has_others=bare != names)
