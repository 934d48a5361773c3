"""The title of a citation: the part after the authors and the year, up to where it appeared."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from paperkg.reading.citations.cited_authors import has_given_name, looks_named
from paperkg.reading.citations.east_asian import find_han_source
from paperkg.reading.citations.editors import name_container
from paperkg.reading.citations.pieces import NUMBER
from paperkg.reading.citations.styled_titles import is_followed_by_imprint, is_of_imprint
from paperkg.reading.citations.subtitles import (
    MIN_WORDS,
    count_sentences,
    has_subtitle,
    reads_on,
    restore_answer,
)
from paperkg.reading.imprints.imprint import find_end, find_venue, has_small_words
from paperkg.reading.imprints.venues import Venue, read_venue
from paperkg.reading.patterns import CAPITAL, YEAR
from paperkg.reading.segments import STYLED, Cut, Kind, Mark, Segment, drop_numbers, tidy

__all__ = ["restore_title", "turn_source"]

# "A Fine Title, in" and "A Fine Title, reprinted in" before what it is in.
_IN_LAST = re.compile(r"[,.]?\s(?:[Ii]n|içinde|dans|[Rr]eprinted(?: [Ii]n)?):?$")
_IN_ENDS = ("n", "n:", "içinde", "içinde:", "dans", "dans:", "eprinted", "eprinted:")
# What follows a bracket inside a title: "(PD)-1 and", "(FL): A Survey", "(fine) things".
_GOES_ON = re.compile(r"[-–][^\W_]|:\s[^\W_]|\s[^\W\d_]")
_YEAR_FIRST = re.compile(rf"({YEAR})[a-z]?[.,:]?\s(?={CAPITAL}\w*[\s:,])")
MAX_LOOKED = 6
"""So many parts from a title on tell whether its second sentence is more of it."""

# The most words of a journal before the title.
_MAX_JOURNAL = 6
_VOLUME_AFTER = re.compile(r"\s?[,，]\s?\d|[.．]$")


def restore_title(segments: list[Segment], *, is_parted: bool = False) -> None:
    """Take the part after the authors of a line, and after the year, for its title.

    Where siblings tell that it goes on to the year, ``is_parted``, no journal stands before that.
    """
    if turn_source(segments):
        return
    whole = segments.copy()
    parts = _from_authors(drop_numbers(segments))
    place = 2 if len(parts) > 2 and parts[1].kind is Kind.DATE else 1
    if len(parts) <= place:
        return
    title = parts[place]
    is_open = not (title.bracket or title.quoted) and title.mark is not Mark.QUOTE
    if place == 1 and is_open and (year := _YEAR_FIRST.match(title.text)):
        if title.cut is not Cut.DASH or ":" not in year[0]:  # Ann Poe - 2001: A Fine Title
            title = _cut_year(segments, title, year)  # Poe, A. 2010 A Fine Title
        parts = drop_numbers(segments)
        place = parts.index(title)
    is_plain = title.mark is Mark.PLAIN and not title.bracket
    if title.kind is Kind.VENUE and is_plain and (end := find_venue(title.text)):
        title.kind = Kind.TEXT
        _cut_at(segments, segments.index(title), end)
    if not _may_be_title(parts, place):
        return
    title.take_for_words()
    if place > 1 and title.text[:1] == ".":
        title.text = title.text.lstrip(". ")  # (2008).A Fine Title
    for part in parts[place + 1 : place + 2]:
        _rename(part, segments)
    at = segments.index(title)
    _join_bracket(segments, at)
    _join_italics(segments, at)
    _join(segments, at, count_sentences(segments[at:]))
    if segments != whole:
        parts = drop_numbers(segments)
        place = parts.index(title)
    parts = _take_subtitle(segments, at, parts, place)
    _name_source(segments, parts[place + 1 :])
    restore_answer(parts[place + 1 : place + 3])
    _cut_source(segments, at, is_parted=is_parted)


def _take_subtitle(
    segments: list[Segment], at: int, parts: list[Segment], place: int
) -> list[Segment]:
    """Take a second sentence, or what a dash sets off, for the rest of the title."""
    if not has_subtitle(parts[place : place + MAX_LOOKED]):
        return parts
    rest = parts[place + 1]
    if rest.cut is not Cut.DASH or rest.text.endswith(_IN_ENDS):
        rest.cut = Cut.ASIDE
        return parts
    _join(segments, at, 1)
    return drop_numbers(segments)


def turn_source(segments: Sequence[Segment]) -> bool:
    """Take italics and a year before a title for its journal: "Poe A. *J Rain* 2019. A title".

    The words begin big, and some are ordinary ones, as in no name of a publisher.
    """
    if len(segments) < 4 or segments[0].kind is not Kind.PEOPLE:
        return False
    journal, year, title = segments[1:4]
    is_dated = year.kind is Kind.DATE and year.cut is Cut.SPACE and not year.bracket
    if not is_dated or journal.mark is not Mark.EMPHASIS:
        return False
    is_name = journal.text.count(" ") < _MAX_JOURNAL
    is_name = is_name and not any(word[0].islower() for word in journal.text.split())
    is_title = title.kind is Kind.TEXT and title.cut is Cut.STOP and not title.bracket
    is_title = is_title and has_small_words(title.text)
    is_turned = is_name and is_title and title.text[:1].isupper()
    if is_turned:
        journal.kind, journal.people = Kind.VENUE, None
        journal.venue = journal.venue or Venue(journal.text, "", False)
    return is_turned


def _from_authors(parts: list[Segment]) -> list[Segment]:
    """Give the parts of a line from the last of its authors on."""
    if len(parts) > 2 and parts[0].bracket == "[" and parts[1].kind is Kind.PEOPLE:
        parts = parts[1:]  # [Poe01] Ann Poe. A Fine Title
    while len(parts) > 2 and parts[0].kind is Kind.PEOPLE and _is_sure(parts[1]):
        parts = parts[1:]  # Poe, Ann, Roe, Bo, et Li, Chen 2009 A Fine Title
    if len(parts) > 2 and _is_aside_before(*parts[1:3]):
        parts[1].kind = Kind.TAG
        parts = drop_numbers(parts)
    if len(parts) > 2 and _is_group_after(parts):
        parts[1].kind = Kind.TAG
        parts = drop_numbers(parts)
    return parts


def _name_source(segments: list[Segment], after: Sequence[Segment]) -> None:
    """Set a year apart, "1980, Fine Press", and name what holds a work: "A title. In *A Book*"."""
    for part in after[:1]:
        if part.kind is Kind.TEXT and (year := _YEAR_FIRST.match(part.text)) and not part.bracket:
            _cut_year(segments, part, year)
    for before, part in pairwise(after[:3]):
        is_held = part.mark in STYLED and not part.is_link
        if is_held and part.kind in (Kind.TEXT, Kind.PEOPLE) and before.text in ("In", "in"):
            before.kind, part.kind, part.people = Kind.TAG, Kind.VENUE, None
            part.venue = Venue(part.text, "", False)


def _join_bracket(segments: list[Segment], place: int) -> None:
    """Join a title that goes on after a bracket inside it: "Fine Learning (FL): A Survey"."""
    while len(segments) > place + 2:
        title, inner, rest = segments[place : place + 3]
        is_one = title.mark is Mark.PLAIN and title.span == inner.span == rest.span
        is_aside = inner.kind is Kind.TEXT and bool(inner.bracket) and not inner.date
        if not (is_one and is_aside and rest.kind is Kind.TEXT and not rest.bracket):
            return
        if not _GOES_ON.match(title.whole, inner.end):
            return
        title.text = tidy(title.whole[title.start : rest.end]).strip(" .,;:")
        title.end = rest.end
        del segments[place + 1 : place + 3]


def _join_italics(segments: list[Segment], place: int) -> None:
    """Join the sentences of a title in italics, where nothing in them says who, where or when."""
    title = segments[place]
    if title.mark is not Mark.EMPHASIS or title.span == segments[0].span:
        return
    rest = list(takewhile(lambda part: part.span == title.span, segments[place + 1 :]))
    if all(part.kind is Kind.TEXT and not (part.bracket or part.quoted) for part in rest):
        _join(segments, place, len(rest))


def _join(segments: list[Segment], place: int, count: int) -> None:
    """Join a title with so many parts behind it."""
    if not count:
        return
    title = segments[place]
    title.end = segments[place + count].end
    title.text = tidy(title.whole[title.start : title.end]).strip(" .,;:")
    del segments[place + 1 : place + 1 + count]


def _is_aside_before(aside: Segment, title: Segment) -> bool:
    """Tell a bracket on who else took part: "Ann Poe (pref. Bo Roe), *A Fine Title*"."""
    is_aside = aside.bracket == "(" and aside.kind is Kind.TEXT
    return is_aside and title.mark in STYLED


def _is_group_after(parts: Sequence[Segment]) -> bool:
    """Tell the group in "Poe AB, Roe C, et al; Fine Investigators. A fine title" from the title.

    A place follows the title itself: "Poe, A.; Roe, B.; A Fine Title. Oxford, Fine Press, 1998".
    """
    people, group, title, *rest = parts
    if ";" not in people.whole:
        return False
    between, after = people.whole[people.end : group.start], people.whole[people.end :]
    if group.whole[group.end :].startswith(";"):
        return False  # Poe, Ann; A Fine Title; Rain Press, 2014
    follows = people.span == group.span and after.lstrip(". ")[:1] == ";" and between in ("", "; ")
    is_group = group.kind in (Kind.TEXT, Kind.VENUE) and group.mark is Mark.PLAIN
    is_group = is_group and group.text[:1].isupper() and title.cut is Cut.STOP
    return follows and is_group and not is_of_imprint(title, rest)


def _is_sure(part: Segment) -> bool:
    return part.kind is Kind.PEOPLE and part.people is not None and part.people.is_sure


def _rename(part: Segment, segments: Sequence[Segment]) -> None:
    """Take words like names after a title for the rest of it, or for a journal with its volume."""
    is_set_off = part.cut in (Cut.COMMA, Cut.DASH)
    if not looks_named(part, set_off=is_set_off) or has_given_name(part):
        return
    part.people = None
    known = read_venue(part.text)
    if known and known.is_sure:
        part.kind, part.venue = Kind.VENUE, known  # Presses Universitaires de Nantes
    elif _is_numbered(part, segments):  # FEBS Things, 588
        part.kind, part.venue = Kind.VENUE, Venue(part.text, "", False)
    else:
        part.kind = Kind.TEXT
        part.cut = Cut.ASIDE if part.cut is Cut.COMMA else part.cut  # Equality, Duty, and Law


def _is_numbered(part: Segment, segments: Sequence[Segment]) -> bool:
    after = segments[segments.index(part) + 1 :][:1]
    return any(following.kind is Kind.NUMBER for following in after)


def _cut_year(segments: list[Segment], title: Segment, year: re.Match[str]) -> Segment:
    """Cut a year off the start of a title: the title that is left."""
    date = replace(title, text=year[1], end=title.start + year.end(1))
    date.kind, date.venue, date.people, date.date = Kind.DATE, None, None, year[1]
    segments.insert(segments.index(title), date)
    title.text, title.cut = title.text[year.end() :], Cut.STOP
    title.start = max(title.start, title.whole.find(title.text, title.start))
    if title.date == year[1]:
        title.kind, title.venue, title.date = Kind.TEXT, None, ""
    return title


def _may_be_title(parts: Sequence[Segment], place: int) -> bool:
    """Whether nothing but the place of a part has to tell that it is the title."""
    title, rest = parts[place], parts[place + 1 :]
    if title.bracket or title.is_link or title.line != parts[place - 1].line or title.field:
        return False
    is_styled = title.mark in STYLED
    if title.kind is Kind.TEXT or looks_named(title, set_off=is_styled or place > 1):
        return True
    if title.kind is not Kind.VENUE or title.mark not in (Mark.PLAIN, Mark.EMPHASIS):
        return False
    if title.mark is Mark.EMPHASIS and rest and rest[0].cut is Cut.STOP and _names_venue(rest[0]):
        return True  # Poe & Roe, *Basic Science*. Fine University Press, 2014
    if any(part.kind is Kind.TEXT and part.mark is not Mark.PLAIN for part in rest):
        return place == 1 and title.mark is Mark.PLAIN and reads_on(title.text)
    if not rest and ": " in title.text and len(title.text.split()) >= MIN_WORDS:
        return True  # Foucault, Power: Essential Works, 1954-1984, Volume III
    if place > 1 and not rest and title.text.startswith("In "):
        return True  # Poe, Ann. 1992. In My Father's House
    said = takewhile(lambda part: part.cut is not Cut.DASH, rest)  # — a note
    is_only = not any(part.kind is Kind.TEXT for part in said)
    if place > 1 and is_only and title.mark is Mark.EMPHASIS and len(title.text.split()) > 2:
        return True  # *Basic Things: A Proposal for a Free Society*
    follows = any(part.kind in (Kind.TEXT, Kind.VENUE, Kind.DATE) for part in rest)
    is_known = title.venue is not None and title.venue.is_sure
    is_followed = _has_imprint(rest) or any(map(_names_venue, rest))
    is_set_off = place > 1 or title.cut is Cut.COLON
    if is_known and len(title.text.split()) < MIN_WORDS and not (is_set_off and is_followed):
        return _has_imprint(rest) or (is_styled and is_followed_by_imprint(rest, dated=place > 1))
    return follows or place > 1


def _names_venue(part: Segment) -> bool:
    return part.venue is not None and bool(part.venue.name)


def _has_imprint(rest: Sequence[Segment]) -> bool:
    """Whether a place and a year follow at once, ". London, 1971", as they do after a title."""
    if len(rest) < 2:
        return False
    place, year = rest[:2]
    is_place = place.kind is Kind.TEXT and place.cut is Cut.STOP and len(place.text.split()) < 4
    return is_place and year.kind is Kind.DATE and year.cut is Cut.COMMA


def _cut_source(segments: list[Segment], place: int, *, is_parted: bool) -> None:
    """Cut off a plain title what says where it appeared."""
    title = segments[place]
    is_whole = title.is_link and title.span == segments[0].span  # [Poe (1998) A Title, Nature, 1]
    if title.quoted or (title.mark is not Mark.PLAIN and not is_whole):
        return
    after = segments[place + 1 : place + 2]
    if after and title.text.endswith(_IN_ENDS) and (last := _IN_LAST.search(title.text)):
        title.text = title.text[: last.start()]
    if not title.text.isascii() and _cut_han_source(segments, place):
        return
    kind, bracket = (after[0].kind, after[0].bracket) if after else (None, "")
    numbered = kind is Kind.NUMBER or (kind is Kind.DATE and bool(bracket) and not is_parted)
    edited = kind is Kind.TAG and bool(bracket)  # "(ed.)" and "(Hg.)": names stand before it
    while found := find_end(title.text, edited=edited, numbered=numbered):
        _cut_at(segments, place, found)


def _cut_han_source(segments: list[Segment], place: int) -> bool:
    """Cut a journal or a publisher in Japanese off the title before it."""
    title, after = segments[place], segments[place + 1 : place + 2]
    numbered = any(part.cut is Cut.COMMA and part.text[:1].isdecimal() for part in after)
    start = find_han_source(title.whole[title.start : title.end], numbered=numbered)
    if not start:
        return False
    start += title.start
    source = replace(title, text=tidy(title.whole[start : title.end]), cut=Cut.COMMA, start=start)
    name = _VOLUME_AFTER.split(source.text)[0]
    source.kind, source.venue = Kind.VENUE, Venue(name, "", False)
    title.text, title.end = tidy(title.whole[title.start : start]).strip(" .．"), start
    segments.insert(place + 1, source)
    return True


def _cut_at(segments: list[Segment], place: int, found: re.Match[str]) -> None:
    title = segments[place]
    source = title.text[found.start() :].lstrip(" ,:/")
    start = title.whole.find(source, title.start, title.end)
    venue = read_venue(source)
    rest = replace(title, text=source, cut=Cut.COMMA, start=max(start, title.start))
    is_number = NUMBER.fullmatch(source) is not None
    rest.kind = Kind.VENUE if venue else Kind.NUMBER if is_number else Kind.TEXT
    rest.venue, rest.date = venue, venue.date if venue else ""
    title.text = title.text[: found.start()]
    title.end = max(start, title.start) if start >= 0 else title.end
    segments.insert(place + 1, rest)
    if source.startswith("in:"):
        name_container([rest])
