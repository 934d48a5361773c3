"""What stands where in a citation: who, when, then the title, then where it appeared.

A part alone may look like a venue, a name or words. Once it is known that authors stand at the
head of a line, the part after them and after the year is the title, whatever it looks like, and
ends where a journal, a place or an editor begins.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from paperkg.reading.imprints import find_end, find_venue
from paperkg.reading.patterns import CAPITAL, YEAR
from paperkg.reading.people import SURNAME_FIRST, People, read_people
from paperkg.reading.pieces import NUMBER
from paperkg.reading.segments import Cut, Kind, Mark, Segment, drop_numbers
from paperkg.reading.subtitles import MIN_WORDS, has_subtitle, reads_on, restore_answer
from paperkg.reading.venues import Venue, read_venue
from paperkg.reading.words import is_given_name

__all__ = ["is_organization", "name_author", "restore_citation", "restore_title"]

# "Economic Policy Institute", "Institute of Finance (IIF)": a name in capitals throughout.
_ORGANIZATION = re.compile(
    r"[A-ZÀ-Þ][\w&'’.-]*"
    r"(?: (?:of|for|on|in|the|and|&|de|la|del|des|du|für|der|[A-ZÀ-Þ][\w&'’.-]*)){0,9}"
    r"(?: \([A-Z][\w&-]*\))?"
)
MAX_SIGNS = 16
"""The names before a title in East Asian marks have no more signs."""

_NAME_SIGNS = re.compile(r"\s?[・、，,&]\s?")
_INITIALS = re.compile(r"[A-ZÀ-Þ]\.(?:[- ]?[A-ZÀ-Þ]\.)*")
_NAME_YEAR = re.compile(rf"({CAPITAL}.{{1,60}}),? ({YEAR})[a-z]?")
# "A Fine Title, in" before what it is in.
_IN_LAST = re.compile(r"[,.]?\s[Ii]n:?$")
_YEAR_FIRST = re.compile(rf"({YEAR})[a-z]?[.,:]?\s(?={CAPITAL}\w*\s)")


def restore_citation(segments: list[Segment]) -> list[Segment]:
    """Tell authors and title apart by what stands between them, where their words do not."""
    _drop_key(segments)
    _set_subject_apart(segments)
    _join_surname(segments)
    if len(segments) > 1:
        _name_before_quote(*segments[:2])
        _split_year(segments)
    parts = drop_numbers(segments)
    if len(parts) > 1:
        _restore_author(parts)
    if not parts or parts[0].kind is not Kind.PEOPLE:
        return segments
    restore_title(segments)
    for before, part in pairwise(parts):
        dated = before is parts[1] and before.kind is Kind.DATE and before.bracket
        is_title = part.mark is Mark.EMPHASIS or dated or _follows_author(before, part)
        if part.people and not part.people.is_sure and is_title:
            part.kind, part.people = Kind.TEXT, None  # "Le Suicide" is no name
        if part.kind is Kind.TEXT and part.mark is not Mark.EMPHASIS:
            break
    if len(parts) > 2 and not any(part.kind is Kind.TEXT for part in parts):
        _restore_last_name(parts)
    return segments


def _restore_last_name(parts: Sequence[Segment]) -> None:
    """Take a name before a law review for the title: "Ann Poe, Law's Republic, 9 Yale L.J. 1"."""
    for part, following in pairwise(parts[1:]):
        is_name = part.people is not None and not part.people.is_sure and not part.bracket
        if is_name and part.cut is Cut.COMMA and following.kind is Kind.VENUE:
            part.kind, part.people = Kind.TEXT, None
            return


# The title


def restore_title(segments: list[Segment]) -> None:
    """Take the part after the authors of a line, and after the year, for its title."""
    parts = drop_numbers(segments)
    if len(parts) > 2 and parts[0].bracket == "[" and parts[1].kind is Kind.PEOPLE:
        parts = parts[1:]  # [Poe01] Ann Poe. A Fine Title
    place = 2 if len(parts) > 2 and parts[1].kind is Kind.DATE else 1
    if len(parts) <= place:
        return
    title = parts[place]
    if place == 1 and (year := _YEAR_FIRST.match(title.text)) and not title.bracket:
        title = _cut_year(segments, title, year)  # Poe, A. 2010 A Fine Title
        parts = drop_numbers(segments)
        place = parts.index(title)
    is_plain = title.mark is Mark.PLAIN and not title.bracket
    if title.kind is Kind.VENUE and is_plain and (end := find_venue(title.text)):
        title.kind = Kind.TEXT
        _cut_at(segments, segments.index(title), end)
    if not _may_be_title(parts, place):
        return
    title.kind, title.people, title.venue, title.date = Kind.TEXT, None, None, ""
    for part in parts[place + 1 : place + 2]:
        if _looks_named(part, set_off=part.cut in (Cut.COMMA, Cut.DASH)) and not _has_given(part):
            _rename(part, segments[segments.index(part) + 1 :])
    if has_subtitle(parts[place : place + 4]):
        parts[place + 1].cut = Cut.ASIDE
    restore_answer(parts[place + 1 : place + 3])
    _cut_source(segments, segments.index(title))


def _rename(part: Segment, after: Sequence[Segment]) -> None:
    """Take words like names after a title for the rest of it, or for a journal with its volume."""
    part.people = None
    if any(following.kind is Kind.NUMBER for following in after[:1]):  # FEBS Things, 588
        part.kind, part.venue = Kind.VENUE, Venue(part.text, "", False)
    else:
        part.kind = Kind.TEXT
        part.cut = Cut.ASIDE if part.cut is Cut.COMMA else part.cut  # Equality, Duty, and Law


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
    is_styled = title.mark in (Mark.EMPHASIS, Mark.QUOTE)
    if title.kind is Kind.TEXT or _looks_named(title, set_off=is_styled or place > 1):
        return True
    if title.kind is not Kind.VENUE or title.mark not in (Mark.PLAIN, Mark.EMPHASIS):
        return False
    if any(part.kind is Kind.TEXT and part.mark is not Mark.PLAIN for part in rest):
        return place == 1 and title.mark is Mark.PLAIN and reads_on(title.text)
    if not rest and ": " in title.text and len(title.text.split()) >= MIN_WORDS:
        return True  # Foucault, Power: Essential Works, 1954-1984, Volume III
    is_only = not any(part.kind is Kind.TEXT for part in rest)
    if place > 1 and is_only and title.mark is Mark.EMPHASIS and len(title.text.split()) > 2:
        return True  # *Basic Things: A Proposal for a Free Society*
    follows = any(part.kind in (Kind.TEXT, Kind.VENUE, Kind.DATE) for part in rest)
    is_known = title.venue is not None and title.venue.is_sure
    is_followed = _has_imprint(rest) or any(part.venue and part.venue.name for part in rest)
    if is_known and len(title.text.split()) < MIN_WORDS and not (place > 1 and is_followed):
        return _has_imprint(rest)
    return follows or place > 1


def _has_given(part: Segment) -> bool:
    return part.people is not None and any(map(is_given_name, part.people.names))


def _has_imprint(rest: Sequence[Segment]) -> bool:
    """Whether a place and a year follow at once, ". London, 1971", as they do after a title."""
    if len(rest) < 2:
        return False
    place, year = rest[:2]
    is_place = place.kind is Kind.TEXT and place.cut is Cut.STOP and len(place.text.split()) < 4
    return is_place and year.kind is Kind.DATE and year.cut is Cut.COMMA


def _looks_named(title: Segment, *, set_off: bool) -> bool:
    """Whether a part looks like names, but may be a title, "*American Genesis*"."""
    return set_off and title.people is not None and not title.people.is_sure


def _cut_source(segments: list[Segment], place: int) -> None:
    """Cut off a plain title what says where it appeared."""
    title = segments[place]
    is_whole = title.is_link and title.span == segments[0].span  # [Poe (1998) A Title, Nature, 1]
    if title.quoted or (title.mark is not Mark.PLAIN and not is_whole):
        return
    after = segments[place + 1 : place + 2]
    if after and (last := _IN_LAST.search(title.text)):
        title.text = title.text[: last.start()]
    numbered = any(
        part.kind is Kind.NUMBER or (part.kind is Kind.DATE and part.bracket) for part in after
    )
    edited = _names_editor(after)
    while found := find_end(title.text, edited=edited, numbered=numbered):
        _cut_at(segments, place, found)


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


def _names_editor(after: Sequence[Segment]) -> bool:
    """Whether "(ed.)" or "(Hg.)" follows, which says that names stand before it."""
    return any(part.kind is Kind.TAG and part.bracket for part in after)


# The authors


def _follows_author(before: Segment, part: Segment) -> bool:
    """Tell the title in "Hall, Ann. Bread and Circuses", whose words look like two names."""
    people = before.people
    is_closed = people is not None and len(people.names) == 1 and people.is_sure
    return is_closed and part.cut in (Cut.STOP, Cut.COLON) and not _has_given(part)


def _drop_key(segments: Sequence[Segment]) -> None:
    """Take "[Poe and Roe, 1992]" before the authors that it stands for as the year alone."""
    if len(segments) < 2 or segments[0].bracket != "[" or segments[0].is_link:
        return
    key, head = segments[:2]
    if key.kind is Kind.PEOPLE and head.kind is not Kind.LABEL and key.people:
        surname = key.people.names[0].rpartition(" ")[2] if key.people.names else ""
        if surname and surname in head.text:
            key.kind, key.people = (Kind.DATE if key.date else Kind.TAG), None


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
    names = given.people.names if given.people and given.cut is Cut.COMMA else ()
    if len(names) != 1 or not (given.text.endswith(".") or is_given_name(names[0])):
        return
    if " " in names[0].partition(" ")[2].strip(".") or segments[2].kind is not Kind.TEXT:
        return
    surname.text, surname.end = f"{surname.text}, {names[0]}", given.end
    name_author(surname, People((surname.text,), len(surname.text), True))
    del segments[1]


def _name_before_quote(first: Segment, title: Segment) -> None:
    """Take the name in a link before a title in East Asian marks for its author: "山田『題名』"."""
    opening = title.whole[title.start : title.end].lstrip()[:1]
    if not first.is_link or first.span != title.span or opening not in ("『", "《"):
        return
    is_name = first.kind is Kind.TEXT and len(first.text) <= MAX_SIGNS and not first.quoted
    names = tuple(name.removesuffix("ら") for name in _NAME_SIGNS.split(first.text) if name)
    if is_name and names and not any(map(str.isdecimal, first.text)):
        name_author(first, People(names, len(first.text), True))


def _split_year(segments: list[Segment]) -> None:
    """Cut "Poe 2003" before a title in italics or quotation marks into who and when."""
    first, title = segments[:2]
    found = _NAME_YEAR.fullmatch(first.text) if first.kind is not Kind.PEOPLE else None
    if not found or first.mark is not Mark.PLAIN or title.mark not in (Mark.EMPHASIS, Mark.QUOTE):
        return
    people = read_people(found[1], single=True)
    if not people or title.cut is Cut.BREAK:
        return
    year = replace(first, text=found[2], cut=Cut.COMMA, start=first.end - len(found[2]))
    year.kind, year.venue, year.date = Kind.DATE, None, found[2]
    first.text, first.end, first.venue, first.date = found[1], year.start, None, ""
    name_author(first, people)
    segments.insert(1, year)


def _restore_author(segments: Sequence[Segment]) -> None:
    """Take "Achebe, Chinua" before a title in italics or quotation marks for its author.

    So is whatever has capitals throughout, with a year in brackets between them.
    """
    first, *after = segments[:4]
    if first.kind is not Kind.TEXT or first.line or (first.is_link and not first.local):
        return
    if _are_turned_round(first, after[0]):
        name_author(first, read_people(first.text))
        after[0].kind, after[0].people = Kind.TEXT, None
        return
    is_acronym = after[0].bracket and after[0].text.isupper()
    dated = after[1:] if is_acronym else after
    year = dated[0] if len(dated) > 1 and dated[0].kind is Kind.DATE else None
    title = dated[1] if year else after[0]
    if year and not first.is_link and year.cut is Cut.STOP and _is_author(first, title):
        name_author(first, _read_known(first.text))  # Ann Poe. 2009. A Fine Title
        return
    is_marked = title.mark not in (Mark.PLAIN, Mark.CODE, Mark.IMAGE)
    if not is_marked or (first.span >= title.span and title.mark is not Mark.QUOTE):
        return
    if _is_author_of_marked(first, year, title):
        name_author(first, _read_known(first.text))
        title.kind, title.people = Kind.TEXT, None


def _is_author_of_marked(first: Segment, year: Segment | None, title: Segment) -> bool:
    """Whether what stands before a title in a style, and before a year or none, is its author."""
    if first.is_link:  # [[Ann Poe]], 1986, *A Fine Title*
        return title.mark is not Mark.LINK and _is_author(first, title)
    is_styled = title.mark in (Mark.EMPHASIS, Mark.QUOTE)
    is_set_off = year is not None and (bool(year.bracket) or year.cut is Cut.STOP)
    if is_set_off and (is_styled or title.cut in (Cut.STOP, Cut.COLON)):
        is_title = title.kind is Kind.TEXT or _looks_named(title, set_off=True)
        return is_title and is_organization(first.text)
    follows = title.cut is Cut.STOP or (title.cut is Cut.COMMA and is_styled)
    return follows and first.mark is Mark.PLAIN and _is_author(first, title)


def _read_known(text: str) -> People | None:
    """Read names with a given name that is known; all else is one name, of a group or turned."""
    people = None if SURNAME_FIRST.fullmatch(text) else read_people(text)
    return people if people and any(map(is_given_name, people.names)) else None


def _is_author(first: Segment, title: Segment) -> bool:
    """Tell "Achebe, Chinua" from other words, and "Ann Poe" before a link."""
    turned = SURNAME_FIRST.fullmatch(first.text)
    if turned and (title.mark is not Mark.STRONG or turned[1].isupper()):
        return True  # "BARRETO, Lima. **Os Bruzundangas**"
    is_named = title.people is not None and any(map(is_given_name, title.people.names))
    people = None if is_named else read_people(first.text)
    return people is not None and len(first.text.split()) > 1 and is_given_name(people.names[0])


def _are_turned_round(first: Segment, second: Segment) -> bool:
    """Tell "**Ann Poe and John Roe** - *Distance Oracles*", where both look like names."""
    people = read_people(first.text) if second.people and second.mark is not first.mark else None
    if not people or not second.people or second.people.is_sure:
        return False
    several = len(people.names) > 1 and any(map(is_given_name, people.names))
    return several and not is_given_name(second.people.names[0])


def is_organization(text: str) -> bool:
    """Whether a text may name a group: capitals throughout, but for small words.

    Examples
    --------
    >>> is_organization("Institute of Finance (IIF)"), is_organization("The press and society")
    (True, False)
    """
    return _ORGANIZATION.fullmatch(text) is not None


def name_author(segment: Segment, people: People | None = None) -> None:
    """Take a segment for authors: the names found in it, or one name as a whole."""
    segment.kind = Kind.PEOPLE
    segment.people = people or People((segment.text.strip(" ."),), len(segment.text), True)
