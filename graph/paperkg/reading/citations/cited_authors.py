"""The authors of a citation, where what stands after them tells them, and their words do not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from paperkg.reading.citations.bracketed_given import join_bracketed_given
from paperkg.reading.citations.capital_groups import name_group
from paperkg.reading.citations.east_asian_sources import split_east_asian_names
from paperkg.reading.citations.group_names import (
    is_acronym,
    is_group_dated,
    is_group_found,
    is_group_repeated,
    is_group_stopped,
    is_organization,
)
from paperkg.reading.citations.marked_books import name_before_marks
from paperkg.reading.citations.subtitles import MIN_WORDS
from paperkg.reading.names.name_leads import starts_with_by
from paperkg.reading.names.people import SURNAME_FIRST, People, read_people
from paperkg.reading.names.translators import read_translators
from paperkg.reading.patterns import CAPITAL, EDITORS, EDITORS_IN_BRACKETS, YEAR
from paperkg.reading.segments import STYLED, Cut, Kind, Mark, Segment, drop_numbers
from paperkg.reading.words import either, is_given_name, words_of

__all__ = [
    "has_given_name",
    "looks_named",
    "name_author",
    "name_linked_author",
    "read_before_title",
    "restore_authors",
]

_LONE_SURNAME = re.compile(rf"{CAPITAL}[\w’'-]*[^\W\d_A-ZÀ-Þ]")
_INITIALS_LAST = re.compile(r"\s[A-Z]{1,3}$")
_INITIALS = re.compile(r"[A-ZÀ-Þ]\.(?:[- ]?[A-ZÀ-Þ]\.)*")
_EDITORS = re.compile(EDITORS_IN_BRACKETS)
# "Press, Poe, and Roe", "Poe & de Roe" before a year.
_SURNAME = rf"(?:(?:{either('people', 'particles')}) ){{0,3}}{CAPITAL}[\w'’-]+"
_SURNAMES = re.compile(rf"{_SURNAME}(?:, {_SURNAME}){{0,12}},? (?:and|&) {_SURNAME}")
_JOINTS = re.compile(r",? (?:and|&) |, ")
_OTHERS = words_of("people", "others")
_UNDATED = re.compile(r"(?:^|,\s|\.\s)[ns]\.\s?d\.\s(?=[^\W\da-z])")
_OFFICE_LAST = re.compile(
    rf",\s(?:{EDITORS}|directors?|trans|translators?)\.?$",
    re.IGNORECASE,
)
_TWO = re.compile(rf"{CAPITAL}[\w’'-]+(?: (?:&|and|und|et|y)|,) {CAPITAL}[\w’'-]+")
_NAME_YEAR = re.compile(rf"({CAPITAL}.{{1,60}}),? ({YEAR})[a-z]?")


def restore_authors(segments: list[Segment]) -> None:
    """Tell the authors of a citation by their place, and set apart what stands before them."""
    _split_undated(segments)
    _name_number(segments)
    _join_others(segments)
    name_group(segments)
    if len(segments) < 2:
        return
    _drop_key(segments)
    _name_linked(segments)
    _name_editor(segments)
    _drop_office(segments)
    is_group = len(segments) > 3 and is_group_found(*segments[:4])
    if is_group or is_group_repeated(segments):
        name_author(segments[0])
    if len(segments) > 2:
        _set_subject_apart(segments)
        join_bracketed_given(segments)
        _join_surname(segments)
        _join_given(segments)
        _set_title_apart(segments)
    if len(segments) > 1:
        name_before_marks(segments)
        _split_year(segments)
    parts = drop_numbers(segments)
    if len(parts) > 1:
        _restore_author(parts)


def _name_number(segments: Sequence[Segment]) -> None:
    """Take a number right before "by" and a name for a title: "1984 by George Orwell"."""
    if len(segments) < 2 or not segments[1].is_byline:
        return
    first = segments[0]
    is_number = first.text.isdecimal() and len(first.text) in (3, 4) and not first.bracket
    if is_number and first.kind in (Kind.DATE, Kind.NUMBER, Kind.LABEL):
        first.kind, first.date, first.venue = Kind.TEXT, "", None


def _join_others(segments: list[Segment]) -> None:
    """Join "[et al.]" in brackets with the names before it: "/ А. А. Орлов [и др.]"."""
    for names, others in pairwise(tuple(segments)):
        if names.people and others.bracket and others.text.lower() in _OTHERS:
            names.people = replace(names.people, has_others=True)
            names.end = others.end
            segments.remove(others)


def _drop_key(segments: Sequence[Segment]) -> None:
    """Take "[Poe and Roe, 1992]" before the authors that it stands for as the year alone."""
    if len(segments) < 2 or segments[0].bracket != "[" or segments[0].is_link:
        return
    key, head = segments[:2]
    if key.kind is Kind.PEOPLE and head.kind is not Kind.LABEL and key.people:
        surname = key.people.names[0].rpartition(" ")[2] if key.people.names else ""
        if surname and surname in head.text:
            key.kind, key.people = (Kind.DATE if key.date else Kind.TAG), None


def _name_editor(segments: Sequence[Segment]) -> None:
    """Take a group before "(ed.)" for who made what is named after it: "Fine Institute (ed.)"."""
    if len(segments) < 3 or segments[0].kind is not Kind.TEXT or segments[0].is_link:
        return
    first, said, title = segments[:3]
    is_editor = said.bracket == "(" and _EDITORS.fullmatch(f"({said.text})") is not None
    is_title = title.kind in (Kind.TEXT, Kind.VENUE) and not title.bracket
    if is_editor and is_title and first.span == said.span and title.line == first.line:
        name_author(first)
        title.kind, title.venue = Kind.TEXT, None


def _drop_office(segments: Sequence[Segment]) -> None:
    """Take "Poe, Ann, director" before a title for who made it."""
    first, title = segments[:2]
    is_title = title.cut is Cut.STOP and not title.bracket and title.line == first.line
    if first.kind is not Kind.TEXT or first.is_link or not is_title:
        return
    office = _OFFICE_LAST.search(first.text)
    if office is None:
        return
    text = first.text[: office.start()]
    if SURNAME_FIRST.fullmatch(text) or read_people(text):
        first.text = text
        name_author(first, None if SURNAME_FIRST.fullmatch(text) else read_people(text))
        if title.people and not title.people.is_sure:
            title.kind, title.people = Kind.TEXT, None


def _name_linked(segments: Sequence[Segment]) -> None:
    """Take "[Poe et al., 2015](…)" before a title and its journal for who and when."""
    if len(segments) < 3 or segments[0].kind is not Kind.LABEL:
        return
    key, title, *source = segments[:5]
    is_key = key.is_link and key.people is not None and key.date
    set_off = title.cut in (Cut.COLON, Cut.STOP) and title.kind is Kind.TEXT and not title.is_link
    is_sourced = any(part.kind in (Kind.VENUE, Kind.NUMBER) for part in source)
    if is_key and set_off and is_sourced and title.text[:1].isupper() and not title.bracket:
        key.kind = Kind.PEOPLE


def _set_subject_apart(segments: Sequence[Segment]) -> None:
    """Take "**On fine things**:" before a citation for what it is about, and not for its title."""
    if len(segments) < 4 or segments[0].mark is not Mark.STRONG or segments[0].is_link:
        return
    subject, author, title, *source = segments[:6]
    if author.cut is not Cut.COLON or author.mark is not Mark.PLAIN or title.kind is not Kind.TEXT:
        return
    if (
        subject.kind is not Kind.TEXT
        or len(subject.text.split()) < 3
        or not any(part.kind in (Kind.VENUE, Kind.DATE) for part in source)
    ):
        return
    people = author.people or (read_people(author.text, single=True) if title.quoted else None)
    is_long = title.cut is Cut.STOP and len(title.text.split()) >= MIN_WORDS
    if people and (title.quoted or (is_long and people.is_sure)):
        subject.kind = Kind.TAG
        name_author(author, people)


def _join_surname(segments: list[Segment]) -> None:
    """Join "Little" with "Barbara J." after it: a surname that is an ordinary word, too."""
    if len(segments) < 3:
        return
    surname, given = segments[:2]
    if surname.kind is Kind.TEXT and given.bracket == "(" and _INITIALS.fullmatch(given.text):
        surname.text = f"{surname.text}, {given.text}"  # Poe (A.), A Fine Title
        name_author(surname, People((surname.text,), len(surname.text), True))
        del segments[1]
        return
    is_word = surname.kind is Kind.TEXT and surname.text.istitle() and surname.text.isalpha()
    if not is_word or surname.is_link or surname.mark is not given.mark or given.bracket:
        return
    if starts_with_by(given.text):
        return  # "Ponds by Frank Orr. It is fine"
    names = given.people.names if given.people else ()
    if given.kind is Kind.TEXT and given.whole[given.end : given.end + 1] == ".":
        names = (given.text,)  # "London, Jack. *A Fine Title*", whose surname is a city
    names = names if given.cut is Cut.COMMA else ()
    if len(names) != 1 or not (given.text.endswith(".") or is_given_name(names[0])):
        return
    if " " in names[0].partition(" ")[2].strip(".") or segments[2].kind not in (
        Kind.TEXT,
        Kind.DATE,
    ):
        return
    if segments[2].bracket:
        return  # "Foundation by Isaac Poe (2022)"
    surname.text, surname.end = f"{surname.text}, {names[0]}", given.end
    name_author(surname, People((surname.text,), len(surname.text), True))
    del segments[1]


def _join_given(segments: Sequence[Segment]) -> None:
    """Join "Zettili, Nouredine" before "(2009). *A Title*": two authors would have "&" between."""
    if len(segments) < 3:
        return
    first, year, title = segments[:3]
    names = first.people.names if first.people and first.kind is Kind.PEOPLE else ()
    are_words = len(names) == 2 and first.text == ", ".join(names) and first.text.count(" ") == 1
    if not are_words or year.kind is not Kind.DATE or year.bracket != "(":
        return
    if title.cut is Cut.STOP and title.kind is Kind.TEXT and first.text[:1].isupper():
        name_author(first)


def name_linked_author(segments: Sequence[Segment]) -> None:
    """Take "[Ann Poe](…) (1967) *A Title*" for who, when and what: the link leads to a person.

    A known name needs no title in italics, nor a link: "**Ann Poe**, **Bo Roe** (1967). A title".
    """
    if len(segments) < 3:
        return
    first = segments[0]
    behind = next((at for at, part in enumerate(segments) if at and not part.people), 0)
    year, title = segments[behind : behind + 1], segments[behind + 1 : behind + 2]
    if first.kind is not Kind.TEXT or first.quoted or not (year and title):
        return
    if year[0].kind is not Kind.DATE or year[0].bracket != "(" or title[0].kind is not Kind.TEXT:
        return
    people = read_people(first.text, single=True)
    if people is None or " " not in people.names[0] or title[0].is_link:
        return
    is_linked = first.is_link and behind == 1 and title[0].mark is Mark.EMPHASIS
    is_named = people.has_given_name or (behind > 1 and segments[1].cut is Cut.COMMA)
    if is_linked or (is_named and title[0].cut is Cut.STOP and not title[0].bracket):
        name_author(first, people)


def _set_title_apart(segments: Sequence[Segment]) -> None:
    """Take "Urban Geography" after "Clark, David." for a title, where there is no other."""
    if len(segments) < 3:
        return
    first, title, *source = segments
    is_sure = first.kind is Kind.PEOPLE and first.people is not None and first.people.is_sure
    is_stopped = title.cut is Cut.STOP and title.mark is first.mark and not title.bracket
    if not is_sure or not is_stopped or title.kind is not Kind.PEOPLE:
        return
    kinds = {part.kind for part in source}
    if looks_named(title, set_off=True) and kinds <= {Kind.VENUE, Kind.DATE, Kind.NUMBER, Kind.TAG}:
        title.kind, title.people = Kind.TEXT, None


def _split_year(segments: list[Segment]) -> None:
    """Cut "Poe 2003" before a title in italics or quotation marks into who and when."""
    first, title = segments[:2]
    is_inside = first.is_link and title.quoted and title.span == first.span
    if not is_inside and (first.mark is not Mark.PLAIN or title.mark not in STYLED):
        return
    is_told = first.kind is Kind.PEOPLE or first.date[4:]  # May 2003
    found = None if is_told else _NAME_YEAR.fullmatch(first.text)
    if not found:
        return
    if not (people := read_people(found[1], single=True)) or title.cut is Cut.BREAK:
        return
    year = replace(first, text=found[2], cut=Cut.COMMA, start=first.end - len(found[2]))
    year.kind, year.venue, year.date = Kind.DATE, None, found[2]
    first.text, first.end, first.venue, first.date = found[1], year.start, None, ""
    name_author(first, people)
    segments.insert(1, year)


def _split_undated(segments: list[Segment]) -> None:
    """Cut "Fine Agency, n.d. A Fine Title", where no bracket says that a work has no year."""
    if not segments or segments[0].mark is not Mark.PLAIN or segments[0].is_link:
        return
    for place, part in enumerate(segments[:3]):
        if place and not (part.bracket or segments[place - 1].bracket):
            return
        found = _UNDATED.search(part.text) if "d." in part.text and not part.bracket else None
        if not found or part.kind is not Kind.TEXT:
            continue
        start = part.whole.find(found[0], part.start)
        before, after = part.text[: found.start()].rstrip(", "), part.text[found.end() :]
        if start < 0 or not (before or place):
            return
        year = replace(part, text=found[0].strip(" ,"), cut=Cut.COMMA, start=start)
        year.kind, year.end = Kind.DATE, start + len(found[0])
        title = replace(part, text=after, cut=Cut.STOP, start=year.end)
        if before:
            part.text, part.end = before, start
            name_author(part)
        elif segments[0].kind is Kind.TEXT:
            name_author(segments[0])
        segments[place : place + 1] = [part, year, title] if before else [year, title]
        return


def _restore_author(segments: Sequence[Segment]) -> None:
    """Take "Achebe, Chinua" before a title in italics or quotation marks for its author.

    So is whatever has capitals throughout, with a year in brackets between them.
    """
    if segments[0].kind is not Kind.TEXT:
        return
    first, *after = segments[:4]
    if first.line or (first.is_link and not first.local):
        return
    if first.mark is Mark.QUOTE:
        return  # « Un titre ». 2021. *Une page*
    if _are_turned_round(first, after[0]):
        name_author(first, read_people(first.text))
        after[0].kind, after[0].people = Kind.TEXT, None
        return
    has_acronym = bool(after[0].bracket) and is_acronym(first, after[0])
    dated = after[1:] if has_acronym else after
    year = dated[0] if len(dated) > 1 and dated[0].kind is Kind.DATE else None
    title = dated[1] if year else after[0]
    if (
        year
        and not first.is_link
        and year.cut is Cut.STOP
        and (_is_author(first, title) or _is_surname_dated(first, year, title))
    ):
        name_author(first, _read_known(first.text))  # Ann Poe. 2009. A Fine Title
        return
    if year and _are_two_dated(first, year, title):
        people = read_people(first.text)
        name_author(first, replace(people, is_sure=True) if people else None)
        return
    is_group = is_group_dated(first, year, title) if year else is_group_stopped(first, dated)
    if has_acronym and is_group:
        name_author(first)
        after[0].kind = Kind.TAG
        return
    is_marked = title.mark not in (Mark.PLAIN, Mark.CODE, Mark.IMAGE)
    if not is_marked or (first.span >= title.span and title.mark is not Mark.QUOTE):
        return
    if _is_author_of_marked(first, year, title):
        name_author(first, _read_known(first.text))
        title.kind, title.people, title.venue = Kind.TEXT, None, None


def _are_two_dated(first: Segment, year: Segment, title: Segment) -> bool:
    """Whether two surnames and a year stand before a colon, or a title in quotation marks."""
    is_set_off = year.cut is Cut.COMMA and not year.bracket
    is_set_off = is_set_off and (title.cut is Cut.STOP or title.mark is Mark.QUOTE)
    are_names = is_set_off and title.kind is Kind.TEXT and _TWO.fullmatch(first.text) is not None
    return are_names and read_people(first.text) is not None


def _is_author_of_marked(first: Segment, year: Segment | None, title: Segment) -> bool:
    """Whether what stands before a title in a style, and before a year or none, is its author."""
    if first.is_link:  # [[Ann Poe]], 1986, *A Fine Title*
        return title.mark is not Mark.LINK and _is_author(first, title)
    is_styled, is_listed = title.mark in STYLED, title.cut is Cut.STOP and not first.bracket
    is_set_off = year is not None and (
        bool(year.bracket) or year.cut is Cut.STOP or (year.cut is Cut.COMMA and is_listed)
    )
    if is_set_off and (is_styled or title.cut in (Cut.STOP, Cut.COLON)):
        if first.mark is Mark.STRONG and title.cut is Cut.COMMA:
            return False  # **A Fine Title** (2015), *Ann Poe*
        is_title = title.kind is Kind.TEXT or looks_named(title, set_off=True)
        return (is_title or looks_like_venue(title)) and is_organization(first.text)
    follows = title.cut is Cut.STOP or (title.cut is Cut.COMMA and is_styled)
    if first.mark is Mark.STRONG:  # **Ann Poe**, *A Fine Title*
        return follows and title.mark is Mark.EMPHASIS and _read_known(first.text) is not None
    is_quoted = title.cut is Cut.STOP and title.mark is Mark.QUOTE and title.text.endswith(".")
    if first.mark is Mark.PLAIN and is_quoted and is_organization(first.text):
        return " " in first.text  # Fine Office of Rain. “How It Falls.” Rain Portal
    return follows and first.mark is Mark.PLAIN and _is_author(first, title)


def _is_surname_dated(first: Segment, year: Segment, title: Segment) -> bool:
    """Tell "Poe. 2009. The Fine Title of Things", where stops set off a lone surname."""
    is_title = title.kind is Kind.TEXT and title.cut is Cut.STOP and not title.is_link
    is_long = title.quoted or len(title.text.split()) >= MIN_WORDS
    surname = _INITIALS_LAST.sub("", first.text)  # "Poe AB. 2009. A Title"
    is_alone = first.mark is Mark.PLAIN and _LONE_SURNAME.fullmatch(surname) is not None
    return is_title and is_long and is_alone and not year.bracket


def _read_known(text: str) -> People | None:
    """Read names with a given name that is known; all else is one name, of a group or turned."""
    people = None if SURNAME_FIRST.fullmatch(text) else read_people(text)
    return people if people and people.has_given_name else None


def _is_author(first: Segment, title: Segment) -> bool:
    """Tell "Achebe, Chinua" from other words, and "Ann Poe" before a link."""
    turned = SURNAME_FIRST.fullmatch(first.text)
    if turned and (title.mark is not Mark.STRONG or turned[1].isupper()):
        return True  # "BARRETO, Lima. **Os Bruzundangas**"
    is_named = has_given_name(title)
    if title.people and title.mark is Mark.EMPHASIS and _LONE_SURNAME.fullmatch(first.text):
        return not is_named and len(title.text.split()) > 2  # Poe. *Plane Algebraic Curves*
    people = None if is_named else read_people(first.text)
    return people is not None and len(first.text.split()) > 1 and is_given_name(people.names[0])


def _are_turned_round(first: Segment, second: Segment) -> bool:
    """Tell "**Ann Poe and John Roe** - *Distance Oracles*", where both look like names."""
    if not second.people or second.people.is_sure or second.mark is first.mark:
        return False
    people = read_people(first.text)
    if not people:
        return False
    is_styled = first.mark is Mark.PLAIN and second.mark is Mark.EMPHASIS  # Ann Poe - *The Pond*
    is_told = (len(people.names) > 1 or is_styled) and people.has_given_name
    return is_told and not is_given_name(second.people.names[0])


def name_author(segment: Segment, people: People | None = None) -> None:
    """Take a segment for authors: the names found in it, surnames alone, or one name as a whole."""
    segment.kind = Kind.PEOPLE
    text = segment.text.strip(" .")
    several = _JOINTS.split(text) if _SURNAMES.fullmatch(text) else split_east_asian_names(text)
    names = several or (text,)
    segment.people = people or People(tuple(names), len(segment.text), True)


def read_before_title(part: Segment, common: frozenset[str] = frozenset()) -> People | None:
    """Read what must be names, as of siblings: "[Poe, Ann. "A Title"](…)" begins with one."""
    people = read_people(part.text, common, single=True)
    is_turned = SURNAME_FIRST.fullmatch(part.text) or (people and people.names == (part.text,))
    if part.is_link and is_turned and ", " in part.text and part.whole[: part.end + 1][-1:] == ".":
        return People((part.text,), len(part.text), True)
    return people


def has_given_name(part: Segment) -> bool:
    """Whether a part is names, one of which is a given name that is known."""
    return part.people is not None and part.people.has_given_name


def looks_like_venue(title: Segment) -> bool:
    """Whether a part in italics only looks like a journal: "*The Annual Report 2020*"."""
    return title.mark is Mark.EMPHASIS and title.venue is not None and not title.venue.is_sure


def looks_named(title: Segment, *, set_off: bool) -> bool:
    """Whether a part looks like names, but may be a title, "*American Genesis*"."""
    may_be = set_off and title.people is not None and not title.people.is_sure
    return may_be and read_translators(title.text) is None
