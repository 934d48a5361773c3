"""What each segment of a record is to it, once its title is chosen."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from paperkg.reading.cuts.segment_kinds import is_part_to_read
from paperkg.reading.cuts.work_keys import names_sort
from paperkg.reading.entries.authors_before import follows_authors, is_author_before, is_full_name
from paperkg.reading.entries.given_names import note_given_names
from paperkg.reading.entries.held_editors import role_in_book
from paperkg.reading.entries.journals import (
    MAX_WORDS,
    is_date_inside,
    is_numbered_journal,
    is_source,
    resembles_name,
)
from paperkg.reading.entries.linked_authors import mend_linked_authors
from paperkg.reading.entries.marked_titles import keep_whole
from paperkg.reading.entries.title_parts import NAME, title_parts
from paperkg.reading.imprints.dates import find_period
from paperkg.reading.labels import Field, is_label
from paperkg.reading.names.people import read_people
from paperkg.reading.names.translators import read_translators
from paperkg.reading.records import Group, Record, Role
from paperkg.reading.segments import Cut, Kind, Mark, Segment
from paperkg.reading.votes.title_words import count_words
from paperkg.reading.words import words_of

__all__ = ["assign_roles", "names_file"]

_FIELDS = {
    Field.TITLE: Role.TITLE,
    Field.AUTHORS: Role.AUTHORS,
    Field.VENUE: Role.VENUE,
    Field.DATE: Role.DATE,
    Field.LINK: Role.LINK,
    Field.NOTE: Role.NOTE,
    Field.SHORT_NAME: Role.SHORT_NAME,
}
_KINDS = {
    Kind.LABEL: Role.LINK,
    Kind.IDENTIFIER: Role.IDENTIFIER,
    Kind.PEOPLE: Role.AUTHORS,
    Kind.VENUE: Role.VENUE,
    Kind.DATE: Role.DATE,
    Kind.NUMBER: Role.NONE,
    Kind.TAG: Role.NONE,
}
_FILE = re.compile(r"\S+\.[A-Za-z]{2,5}")  # 2024-Rain-Survey.pdf

_SAID = frozenset({Kind.PEOPLE, Kind.VENUE, Kind.DATE})
"""What stands beside a title or an address that a label names: "Paper: A Fine Title, FCC 2019"."""

_NO_NAMES = words_of("venues", "additions") | words_of("titles", "praised")
_NO_SURNAMES = frozenset(("in", "see", "also", "note", "from", "with", "the")) | words_of(
    "said", "held"
)

_MIXED = re.compile(r"(?=.*[a-z])[A-Za-z][a-z-]*[A-Z][A-Za-z-]*")
"""A coined name in brackets: "[RainNet]", but no topic, "[NLP]", and no key, "[Poe74]"."""

MAX_NAME = 56
"""A short name has no more signs."""


def assign_roles(group: Group) -> None:
    """Say what each segment of the records of a group is."""
    for record in group.records:
        if record.title is not None:
            keep_whole(record)
            titles = record.titles = title_parts(record)
            first, last = titles[0], titles[-1]
            is_cited = (
                first > 0 and follows_authors(record, first) and not _is_presented(record, first)
            )
            record.roles = [
                Role.TITLE
                if place in titles and not part.date
                else _role_of(record, place, first if place < first else last, is_cited=is_cited)
                for place, part in enumerate(record.segments)
            ]
    _vote_on_authors(group.records)
    mend_linked_authors(group.records)
    note_given_names(group.records)


def names_file(segment: Segment) -> bool:
    """Whether a part is of the name of a file: "[2024-Rain-Survey.pdf](…)"."""
    return segment.is_link and _FILE.fullmatch(segment.whole.strip()) is not None


def _role_of(record: Record, place: int, title: int, *, is_cited: bool) -> Role:
    segment = record.segments[place]
    if segment.field and not _is_said(segment, is_behind=place > title):
        return _role_of_field(segment, segment.field)
    if segment.kind is Kind.TEXT:
        return _role_of_text(record, place, title, is_cited=is_cited)
    if segment.kind is Kind.PEOPLE:
        return _role_of_people(record, place, title, is_cited=is_cited)
    if segment.kind is Kind.DATE and (
        is_date_inside(record, place, title) or _is_page(record, place)
    ):
        return Role.NONE
    is_note = segment.kind is Kind.LABEL and not segment.is_link and segment.cut is Cut.DASH
    is_note = is_note or (segment.kind is Kind.TAG and _says_more(segment))
    return Role.NOTE if is_note and place > title else _KINDS[segment.kind]


def _says_more(tag: Segment) -> bool:
    """Whether a tag says of which time a work is, or which part of it to read."""
    return is_part_to_read(tag) or find_period(tag.text) is not None


def _is_page(record: Record, place: int) -> bool:
    """Tell the page in "**83**, 1754 (2015)" from a year: a volume stands before it."""
    around = record.segments[place - 1 : place + 2] if place else []
    if len(around) < 3:
        return False
    volume, page, year = around
    is_numbered = volume.kind is Kind.NUMBER and page.text.isdecimal() and not page.bracket
    return is_numbered and year.kind is Kind.DATE and year.bracket == "("


def _is_said(segment: Segment, *, is_behind: bool) -> bool:
    """Whether who, where or when stands behind a title or an address that a label names."""
    if not is_behind or segment.kind not in _SAID:
        return False
    is_named = segment.field is Field.LINK and segment.date and not names_file(segment)
    return segment.field is Field.TITLE or bool(is_named)


def _role_of_text(record: Record, place: int, title: int, *, is_cited: bool) -> Role:
    """Tell a short name, an author, a word before the title, and a source from a remark."""
    segment = record.segments[place]
    if _is_short_name(record, place, title):
        return Role.SHORT_NAME
    if place < title and is_author_before(record, place, title):
        return Role.AUTHORS
    if place < title and segment.line == record.segments[title].line and _is_aside(segment):
        return Role.NONE
    if is_source(record, place, title, cited=is_cited):
        return Role.VENUE
    if not is_cited and place == title + 1 and _is_lone_author(record, place):
        return Role.AUTHORS
    return Role.NOTE


def _role_of_people(record: Record, place: int, title: int, *, is_cited: bool) -> Role:
    """Tell authors from a journal in italics, a place, and editors after a cited title."""
    segment = record.segments[place]
    if not segment.people or place < title:
        return Role.NONE if place < title and _is_presented(record, title) else Role.AUTHORS
    if read_translators(segment.text) or _follows_names(record, place, title):
        return Role.NOTE
    if not is_cited and (role := role_in_book(record, place, title)):
        return role
    is_newspaper = _is_newspaper(record, place, title)
    if is_newspaper or is_numbered_journal(record, place) or _is_publisher(record, place):
        return Role.VENUE
    if is_cited:
        if resembles_name(record, place, title):
            return Role.VENUE
        if segment.bracket and segment.date:
            return Role.DATE  # "(Quantum, 2025)"
        return Role.NOTE if segment.mark is Mark.EMPHASIS else Role.NONE
    is_aside = segment.bracket and not segment.date and not segment.people.is_sure
    if is_aside and record.has_author_field:
        return Role.NOTE  # 《题名》（Fine Title）, whose authors a label names
    if is_aside and record.segments[place - 1].kind is Kind.PEOPLE:
        return Role.NONE
    return Role.AUTHORS


def _follows_names(record: Record, place: int, title: int) -> bool:
    """Tell what a dash sets off behind who wrote it from names: "Rain (Poe et al.) - Hall B"."""
    part, before = record.segments[place], record.segments[title + 1 : place]
    is_set_off = part.cut is Cut.DASH and not part.bracket
    return is_set_off and any(it.line == part.line and _says_who(it) for it in before)


def _says_who(part: Segment) -> bool:
    """Whether a bracket names more than a hero: several, others, or when, too."""
    if not (part.bracket and part.people):
        return False
    return part.people.has_others or len(part.people.names) > 1 or bool(part.date)


def _is_presented(record: Record, title: int) -> bool:
    """Tell who presents a work from who wrote it: "Ann — *A Title* (Poe et al., ICML 2023)"."""
    is_set_off = record.segments[title].cut in (Cut.DASH, Cut.COLON)
    return is_set_off and any(map(_signs, record.segments[title + 1 :]))


def _signs(part: Segment) -> bool:
    """Whether a bracket says who and when, and where or that there are others."""
    if not (part.bracket and part.people and part.date):
        return False
    return part.people.has_others or part.venue is not None


def _is_newspaper(record: Record, place: int, title: int) -> bool:
    """Tell a journal in italics from a person: "“A Fine Title,” *Pittsburgh Gazette*, May 1, 1954".

    It stands behind a title in quotation marks, or behind authors in no style: "**A Fine Title**.
    Ann Poe, Bo Li. *Rain Methods*, 2022". What a venue follows is none: "*Poe*, ICML'96".
    """
    segment, after = record.segments[place], record.segments[place + 1 : place + 2]
    people, before = segment.people, record.segments[place - 1]
    is_named = people is not None and not people.is_sure and not people.has_given_name
    is_behind_title = place == title + 1 and before.mark is Mark.QUOTE
    is_behind_names = before.kind is Kind.PEOPLE and before.mark is Mark.PLAIN
    is_styled = segment.mark is Mark.EMPHASIS and (is_behind_title or is_behind_names)
    is_dated = any(part.date and not (part.venue and part.venue.name) for part in after)
    return is_named and is_styled and is_dated


def _is_publisher(record: Record, place: int) -> bool:
    """Tell "*A Fine Title*, Presses Fines, 1998", whose author a label names, from more authors."""
    segment, after = record.segments[place], record.segments[place + 1 : place + 2]
    people = segment.people
    if people is None or people.is_sure or people.has_given_name or segment.field:
        return False
    is_dated = any(part.kind is Kind.DATE for part in after)
    return is_dated and record.has_author_field


def _role_of_field(segment: Segment, field: Field) -> Role:
    role = _FIELDS[field]
    if role is Role.LINK and not segment.is_link:
        return (
            Role.IDENTIFIER
            if segment.kind is Kind.IDENTIFIER
            else Role.NOTE
            if segment.kind is Kind.TEXT
            else Role.NONE
        )
    if role is Role.AUTHORS and segment.cut is not Cut.START and read_translators(segment.text):
        return Role.NOTE
    if role is Role.AUTHORS and (segment.local or _leads_to_person(segment)):
        return role
    if role is Role.VENUE and segment.kind in (Kind.VENUE, Kind.TEXT, Kind.PEOPLE):
        return role  # a venue that leads to the paper
    if segment.is_link and role not in (Role.NOTE, Role.SHORT_NAME):
        return Role.LINK
    if role in (Role.VENUE, Role.AUTHORS) and segment.kind is Kind.DATE:
        return Role.DATE
    if role is Role.AUTHORS and segment.kind is Kind.VENUE and segment.cut is not Cut.START:
        return Role.VENUE  # a column of "Poe and Roe · ICML 2019"
    return Role.NONE if role is Role.TITLE else role


def _leads_to_person(segment: Segment) -> bool:
    """Whether a link behind "Author:" is a name: "Author: [Ann Poe](…)", and no "[PDF](…)"."""
    is_open = segment.is_link and segment.kind in (Kind.TEXT, Kind.PEOPLE)
    return is_open and read_people(segment.text, single=True) is not None


def _is_aside(segment: Segment) -> bool:
    """Tell a word or two before a title, such as "[Free]", from a sentence that leads to it."""
    return count_words(segment.text) <= (3 if segment.bracket else 2) and not segment.is_link


def _is_short_name(record: Record, place: int, title: int) -> bool:
    """Tell a name beside the title: bold or bracketed before it, or in bold brackets after it."""
    segment, head = record.segments[place], record.segments[title]
    if len(segment.text) > MAX_NAME or not NAME.fullmatch(segment.text):
        return False
    if segment.line != head.line and not segment.column:
        return False
    looks_coined = any(char.isupper() or char.isdigit() for char in segment.text)
    if place < title and looks_coined and head.text.startswith(f"{segment.text}:"):
        return True
    # "[[FineNet](…)] A Fine Title", "[[FineNet] A Fine Title](…)"
    is_key = bool(segment.bracket) and (segment.span == head.span or not head.is_link)
    is_linked = bool(segment.url) and not (is_key and place < title)
    if not looks_coined or is_linked or _says_what(record, segment):
        return False
    if place > title and is_label(segment.text):
        return False  # "A Fine Title [[Paper]]()"
    if place < title and is_full_name(segment.text):
        return False
    if place > title:
        return bool(segment.bracket and segment.mark is Mark.STRONG and " " not in segment.text)
    following = record.segments[place + 1]
    words = segment.text.split()  # no "Best Reference:"
    coined = any(char.isupper() or char.isdigit() for word in words for char in word[1:])
    leads = coined and following.cut is Cut.COLON and (place == 0 or following is head)
    is_inside = bool(segment.bracket) and segment.span == head.span
    if place == 0 and segment.bracket == "[" and _MIXED.fullmatch(segment.text):
        return True
    is_inside = is_inside or (is_key and coined)
    return segment.mark in (Mark.STRONG, Mark.CODE) or leads or (is_inside and segment.is_link)


def _says_what(record: Record, part: Segment) -> bool:
    """Tell a name from what a work is, "**Textbook**", and from one of its tags."""
    is_tag = part.mark is Mark.CODE and sum(it.mark is Mark.CODE for it in record.segments) > 1
    return is_tag or part.text.lower() in _NO_NAMES or names_sort(part.text.rpartition(" ")[2])


def _is_lone_author(record: Record, place: int) -> bool:
    """Tell a surname that stands alone between the title and a link or the end."""
    segment, text = record.segments[place], record.segments[place].text
    if not text.isalpha() or not text[0].isupper() or text.lower() in _NO_SURNAMES:
        return False
    if segment.whole.rstrip()[-1:] in (":", "："):  # **Record:** ICML
        return False
    if segment.is_link:  # "A Fine Paper, [Poe](…) (2011)"
        following = record.segments[place + 1 : place + 2]
        return segment.mark is Mark.LINK and any(part.date for part in following)
    set_off = segment.cut in (Cut.STOP, Cut.COMMA, Cut.BREAK)
    return not text.isupper() and (segment.mark is Mark.EMPHASIS or set_off)


def _vote_on_authors(records: Sequence[Record]) -> None:
    """Where italics after the title are the authors in most siblings, they are in all."""
    tally: Counter[Role] = Counter()
    places = []
    for record in records:
        if record.title is None:
            continue
        after = record.title + 1
        for place, part in enumerate(record.segments[after:], start=after):
            if part.mark is Mark.EMPHASIS and not part.is_link:
                tally[record.roles[place]] += 1
                places.append((record, place))
                break
    if tally[Role.AUTHORS] > 2 and 2 * tally[Role.AUTHORS] > sum(tally.values()):
        for record, place in places:
            part = record.segments[place]
            if (
                record.roles[place] is Role.NOTE
                and count_words(part.text) <= MAX_WORDS
                and part.text[:1].isupper()
            ):
                record.roles[place] = Role.AUTHORS
