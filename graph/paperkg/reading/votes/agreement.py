"""What siblings agree on before their titles are chosen: whether authors stand at their heads.

A name alone looks like the start of a title. What follows it tells more (a year, a title in
italics), and what its siblings start with tells most.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

from paperkg.characters import has_digit
from paperkg.reading.citations.cited_authors import (
    name_author,
    name_linked_author,
    read_before_title,
)
from paperkg.reading.citations.cited_titles import restore_title
from paperkg.reading.citations.east_asian_sources import (
    is_east_asian_name,
    split_east_asian_names,
)
from paperkg.reading.citations.group_names import is_organization
from paperkg.reading.names.people import SAME, People, read_people
from paperkg.reading.names.tokens import INITIALS_LAST
from paperkg.reading.records import (
    AGREED,
    MIN_GROUP,
    SMALL_GROUP,
    Container,
    Group,
    Record,
    join_small,
    match_in_most,
)
from paperkg.reading.segments import STYLED, Cut, Kind, Mark, Segment, Vocabulary, drop_numbers
from paperkg.reading.votes.heads import agree_on_heads
from paperkg.reading.votes.name_forms import agree_on_name_forms
from paperkg.reading.votes.plain_names import find_head, split_at_commas, split_signatures
from paperkg.reading.votes.turned_names import EAST_ASIAN_NAME, turn_names
from paperkg.reading.words import is_given_name

__all__ = ["agree_on_bylines"]

MOSTLY = 0.8
"""The share of the siblings whose heads may be names, where hardly one is known to be."""

FEW = 0.3
"""The share that must be known to be names, before a dash or where a place or year follows."""

MAX_WORDS = 12
"""A head of more words is no name of a group."""

MANY = 5
"""So many heads at least are known to be names, where they tell of one that nothing tells of."""

MAX_NAME = 4
"""Such a name has no more words."""

_BEFORE_YEAR = frozenset({Cut.BREAK, Cut.STOP, Cut.SPACE, Cut.COMMA})
_BARE_INITIALS = re.compile(r"[A-Z](?: [A-Z]){0,2} [A-Z][a-zß-ÿ'’-]{2,}")  # K O Morgan

_Form = tuple[bool, Cut, Mark]
"""Whether a year stands before the title, and how the title is set off."""


class _Head(NamedTuple):
    """What a record starts with: its form, and the names that it holds, if it can be read so.

    ``is_sourced`` says that a title may follow, and after it where or when.
    """

    record: Record
    segment: Segment
    title: Segment
    form: _Form
    people: People | None
    is_known: bool
    is_sourced: bool


def agree_on_bylines(groups: Sequence[Group], vocabulary: Vocabulary) -> None:
    """Take what stands before the titles of siblings for authors, where most of it reads so.

    Siblings are records of one form: a head, a year in brackets or not, and a title that is set
    off in the same way. A small group listens to all groups of its kind in the document.
    """
    for group in groups:
        for record in group.records:
            name_linked_author(record.segments)
    agree_on_heads(groups, vocabulary)
    agree_on_name_forms(groups, vocabulary)
    for group in (*groups, *join_small(groups)):
        split_at_commas(group, vocabulary)
    for group in groups:
        _repeat_authors(group.records)
    split_signatures(groups)
    _name_linked(groups, vocabulary)
    heads = [[head for record in group.records if (head := _take_head(record, vocabulary))]
             for group in groups]  # fmt: skip
    everywhere: dict[Container, list[_Head]] = {}
    for group, own in zip(groups, heads, strict=True):
        everywhere.setdefault(group.container, []).extend(own)
    shared = {container: _find_agreed(every) for container, every in everywhere.items()}
    for container, every in everywhere.items():
        _name_groups(every, [group for group in groups if group.container is container])
        _name_bold(every)
    for group, own in zip(groups, heads, strict=True):
        agreed = _find_agreed(own)
        if len(own) <= SMALL_GROUP:
            agreed |= shared[group.container]
        _name_heads(group, own, agreed)
        turn_names(group.records)
        _repeat_authors(group.records)
    for small in join_small(groups):
        turn_names(small.records, alone=True)


def _name_linked(groups: Sequence[Group], vocabulary: Vocabulary) -> None:
    """Take "[Poe and Roe](…) A Fine Title" for a work, where most of a document is so linked."""
    paragraphs = (group.records for group in groups if group.container is Container.PARAGRAPH)
    _name_if_agreed(list(chain.from_iterable(paragraphs)), vocabulary)
    for group in groups:
        if group.container is Container.ITEM:
            _name_if_agreed(group.records, vocabulary)


def _name_if_agreed(records: Sequence[Record], vocabulary: Vocabulary) -> None:
    most = max(MIN_GROUP, MOSTLY * len(records))
    found = match_in_most(records, lambda it: _is_linked_by_author(it, vocabulary), most)
    known = sum(any(map(is_given_name, _names_of(record))) for record, _ in found)
    heads = (record.segments[0] for record, _ in found)
    sure = sum(head.kind is Kind.PEOPLE and not head.local for head in heads)  # no [Fast LRK](…)
    if known + sure < FEW * len(found):
        return
    for record, _ in found:
        name_author(record.segments[0], People(_names_of(record), 0, True))
        record.segments[1].kind, record.segments[1].people = Kind.TEXT, None
        record.begins_with_authors = True


def _is_linked_by_author(record: Record, vocabulary: Vocabulary) -> bool:
    """Whether a record is a link with names, and then words that begin big and nothing else.

    The words may be a link of their own after a dash: "[Ann Poe](…) - [A Fine Title](…)".
    """
    if len(record.segments) < 2 or not record.segments[0].is_link:
        return False
    head, title, *after = record.segments
    if title.is_link and title.cut is Cut.DASH and title.span != head.span:
        is_full = " " in head.text and read_people(head.text, vocabulary.common) is not None
        return is_full and title.kind is not Kind.LABEL
    if title.mark is not Mark.PLAIN or title.cut is not Cut.SPACE:
        return False
    people = head.people or read_people(head.text, vocabulary.common, single=True)
    is_title = title.kind is Kind.TEXT and title.text[:1].isupper() and " " in title.text
    return people is not None and is_title and all(part.kind is not Kind.TEXT for part in after)


def _names_of(record: Record) -> tuple[str, ...]:
    head = record.segments[0]
    people = head.people or read_people(head.text, single=True)
    return people.names if people else (head.text,)


def _name_heads(group: Group, heads: Sequence[_Head], agreed: set[_Form]) -> None:
    """Take the heads of the agreed forms for authors, and others where most records have some."""
    for record in group.records:
        if any([part.people for part in record.segments[:2]]):
            _restore_title(record)
    for head in heads:
        if head.form in agreed:
            _take_for_authors(head)
    if any(form[1] is Cut.DASH for form in agreed):
        for record in group.records:
            _name_number(record.segments)
            _name_misread(record.segments)
        _name_unknown(heads)
    if _start_with_names(group):
        for head in heads:
            is_initialled = head.form[0] and INITIALS_LAST.fullmatch(head.segment.text)
            if head.form in agreed or not (head.is_known or _is_surname(head) or is_initialled):
                continue
            _take_for_authors(head)


def _restore_title(record: Record) -> None:
    """Find the title again where a record begins with known names, or has no other words."""
    parts = record.segments[find_head(record.segments) :]
    people = parts[0].people
    if people and (people.is_sure or not any(part.kind is Kind.TEXT for part in parts)):
        restore_title(record.segments, is_parted=record.is_parted)


def _name_number(segments: Sequence[Segment]) -> None:
    """Take "George Orwell - 1984" for who and what, where siblings have a title behind the dash."""
    if len(segments) != 2 or segments[1].cut is not Cut.DASH or segments[1].bracket:
        return
    head, number = segments
    people = head.people or read_people(head.text, single=True)
    is_number = number.kind in (Kind.DATE, Kind.NUMBER) and number.text.isdecimal()
    if people and is_number and not head.is_link:
        name_author(head, people)
        number.kind, number.date = Kind.TEXT, ""


def _name_misread(segments: Sequence[Segment]) -> None:
    """Take "K O Poe - Rain and Hail" for who and what, though the title reads as names, too."""
    if len(segments) < 2 or segments[0].kind is not Kind.TEXT or segments[0].is_link:
        return
    head, title = segments[:2]
    is_misread = title.kind in (Kind.PEOPLE, Kind.VENUE) and title.cut is Cut.DASH
    if is_misread and _BARE_INITIALS.fullmatch(head.text) and not title.bracket:
        name_author(head, People((head.text,), len(head.text), False))
        title.take_for_words()


def _name_unknown(heads: Sequence[_Head]) -> None:
    """Take "bell hooks - Fine Rain" for who and what, where nearly all before dashes are known."""
    dashed = _dashed_of(heads)
    known = sum(head.is_known for head in dashed)
    if known < max(MANY, MOSTLY * len(dashed)):
        return
    for head in dashed:
        text = head.segment.text
        if head.people is None and 0 < len(text.split()) <= MAX_NAME and not has_digit(text):
            name_author(head.segment, People((text,), len(text), False))


def _name_groups(heads: Sequence[_Head], groups: Sequence[Group]) -> None:
    """Take what several records begin with for who made them, where others begin with people.

    "Encyclopedia of Fish. Trout" and "Encyclopedia of Fish. Carp" are articles, and no titles.
    """
    stopped = [head for head in heads if head.form == (False, Cut.STOP, Mark.PLAIN)]
    texts = Counter(head.segment.text for head in stopped if " " in head.segment.text)
    if len(texts) == texts.total():
        return  # each is there once
    records = [record for group in groups for record in group.records if record.segments]
    people = sum(
        any(part.kind is Kind.PEOPLE for part in record.segments[:2]) for record in records
    )
    if people < max(MIN_GROUP, FEW * len(records)):
        return
    for head in stopped:
        text = head.segment.text
        if texts[text] > 1 and head.segment.kind is Kind.TEXT and is_organization(text):
            name_author(head.segment)


def _name_bold(heads: Sequence[_Head]) -> None:
    """Take what stands in bold before years for who made it, where most of a document is known so.

    "**Fine Institute**. (2020). A note on trees": by itself, that may be a title with a remark.
    """
    bold = [head for head in heads if head.form[0] and head.segment.mark is Mark.STRONG]
    known = sum(head.segment.kind is Kind.PEOPLE for head in bold)
    for head in bold if known >= max(MIN_GROUP, AGREED * len(bold)) else ():
        _take_for_authors(head)


def _start_with_names(group: Group) -> bool:
    """Whether most records of a group start with their authors, in whatever form."""
    heads = [record.segments[0] for record in group.records if record.segments]
    named = sum(head.kind is Kind.PEOPLE for head in heads)
    return named >= max(MIN_GROUP, AGREED * len(group.records))


def _is_surname(head: _Head) -> bool:
    return head.people is not None and not any(" " in name for name in head.people.names)


def _find_agreed(heads: Sequence[_Head]) -> set[_Form]:
    """Find the forms whose heads are known to be names in most records."""
    if len(heads) < MIN_GROUP:
        return set()
    every = Counter(head.form for head in heads)
    known = Counter(head.form for head in heads if head.is_known)
    styles = (Mark.EMPHASIS, Mark.QUOTE)
    likely = Counter(
        head.form
        for head in heads
        if head.people and (head.form[0] or head.form[2] in styles or _is_in_link(head))
    )
    sourced = Counter(head.form for head in heads if head.people and head.is_sourced)
    agreed = {
        form
        for form in known
        if known[form] >= max(MIN_GROUP, AGREED * every[form])
        or likely[form] >= max(MIN_GROUP, MOSTLY * every[form])
        or (
            sourced[form] >= max(MIN_GROUP, MOSTLY * every[form])
            and known[form] >= FEW * every[form]
        )
    }
    return agreed | _find_dashed(heads) | _find_east_asian(heads)


def _find_east_asian(heads: Sequence[_Head]) -> set[_Form]:
    """Find the forms "梅棹忠夫. 文明の生態史観. 中央公論社, 1967", by the form of the names alone.

    Short titles have it, too: nearly all heads must, and more of them than of what follows.
    """
    sourced = [head for head in heads if head.is_sourced]
    named = Counter(head.form for head in sourced if is_east_asian_name(head.segment.text))
    titles = Counter(head.form for head in sourced if is_east_asian_name(head.title.text))
    every = Counter(head.form for head in heads)
    return {
        form
        for form, count in named.items()
        if count >= max(MIN_GROUP, MOSTLY * every[form]) and titles[form] < AGREED * count
    }


def _find_dashed(heads: Sequence[_Head]) -> set[_Form]:
    """Find the forms "Poe - [A Title](…)" and "Poe - A Title", if nearly all may be names."""
    dashed = _dashed_of(heads)
    likely = [head for head in dashed if head.people is not None]
    known = [head for head in likely if head.is_known]
    if len(known) >= MIN_GROUP - 1:  # who wrote several books is sooner a person than a title
        texts = Counter(head.segment.text for head in likely)
        known = [head for head in likely if head.is_known or texts[head.segment.text] > 1]
    if len(known) < max(MIN_GROUP, FEW * len(dashed)) or len(likely) < MOSTLY * len(dashed):
        return set()
    return {head.form for head in dashed}


def _dashed_of(heads: Sequence[_Head]) -> list[_Head]:
    """Give the heads that a dash sets off from a title, and no year."""
    return [head for head in heads if not head.form[0] and head.form[1] is Cut.DASH]


def _is_in_link(head: _Head) -> bool:
    """Whether a stop parts a head from the rest of its link: "[Arora. Thinking](…)"."""
    return head.segment.is_link and head.form[1] is Cut.STOP


def _take_head(record: Record, vocabulary: Vocabulary) -> _Head | None:
    """Find what a record starts with, if a title follows it."""
    parts = drop_numbers(record.segments)
    parts = parts[find_head(parts) :]
    if len(parts) < 2:
        return None
    head, title = parts[:2]
    if head.kind not in (Kind.TEXT, Kind.PEOPLE) or head.field:
        return None
    if head.is_link and head.url and head.span != title.span:
        return None  # but [Ann Poe. A Fine Title](…)
    if head.mark in STYLED:
        return None  # *A Fine Title*. (2001). Its Publisher
    is_dated = title.kind is Kind.DATE and len(parts) > 2
    is_dated = is_dated and (title.bracket in ("(", "（") or title.cut in _BEFORE_YEAR)
    if is_dated:
        title = parts[2]
    line = parts[1].line if is_dated else head.line
    if not _follows(head, title, line, is_dated=is_dated):
        return None
    people = head.people or read_before_title(head, vocabulary.common)
    names = () if people else split_east_asian_names(head.text)
    if names or (not people and _has_form(head.text)):
        people = People(names or (head.text,), len(head.text), False)
    form = (is_dated, title.cut, Mark.QUOTE if title.quoted else title.mark)
    is_known = people is not None and _is_known(head, people)
    return _Head(record, head, title, form, people, is_known, _is_sourced(parts, title))


def _is_sourced(parts: Sequence[Segment], title: Segment) -> bool:
    """Whether a text between two stops is followed by where or when: "Poe. A Title. Nature"."""
    if title.mark is not Mark.PLAIN or title.cut is not Cut.STOP:
        return False
    after = parts[parts.index(title) + 1 :]
    return any(part.kind in (Kind.VENUE, Kind.DATE) for part in after[:3])


def _follows(head: Segment, title: Segment, line: int, *, is_dated: bool) -> bool:
    """Whether a title follows a head on a line, in another style or set off; a date may end it."""
    is_below = is_dated and title.cut is Cut.BREAK and title.line == line + 1
    if title.bracket or title.field or not (title.line == line or is_below):
        return False
    if is_dated:
        return title.kind in (Kind.TEXT, Kind.VENUE, Kind.PEOPLE)
    is_styled = title.mark in STYLED and title.mark is not head.mark
    is_styled = is_styled or (title.quoted and not head.quoted)  # [Ann Poe «A Fine Title»](…)
    if is_styled and title.people and not title.people.is_sure:
        return title.cut in (Cut.COMMA, Cut.STOP)  # Ann Poe, *American Genesis*
    if title.kind is Kind.VENUE and title.mark is Mark.EMPHASIS and is_styled:
        return title.cut is Cut.COMMA  # Poe and Orr, *Sea-Level Science*
    if title.kind is not Kind.TEXT or (title.cut is Cut.COLON and not is_styled):
        return False
    set_off = is_styled or title.mark is not head.mark or title.cut in (Cut.DASH, Cut.STOP)
    is_whole = is_styled or " " in title.text or title.whole[title.end :].startswith(". ")
    is_whole = is_whole or title.cut is Cut.DASH  # [Poe - Trees](…)
    return set_off and is_whole  # "Ann Poe. Trees. Nature, 2017"


def _has_form(text: str) -> bool:
    """Whether a text has a form of names that no name in it tells: "梅棹忠夫", "A Poe"."""
    return any(form.fullmatch(text) for form in (EAST_ASIAN_NAME, _BARE_INITIALS))


def _is_known(head: Segment, people: People) -> bool:
    """Whether a text is sooner names than words: a name known as one, initials, or several."""
    if head.kind is Kind.PEOPLE or people.is_sure or len(people.names) > 1:
        return True
    if _BARE_INITIALS.fullmatch(people.names[0]):
        return True
    return " " in people.names[0] and is_given_name(people.names[0])


def _take_for_authors(head: _Head) -> None:
    first = head.segment
    if first.kind is Kind.PEOPLE and first.people and first.people.is_sure:
        return  # the title after it is found already
    is_dated = head.form[0] and len(first.text.split()) <= MAX_WORDS
    is_group = is_dated or is_organization(first.text)
    if first.kind is Kind.TEXT and (head.people or is_group):
        name_author(first, head.people)
    if first.kind is Kind.PEOPLE and first is head.record.segments[0]:
        restore_title(head.record.segments)


def _repeat_authors(records: Sequence[Record]) -> None:
    """Give "———. *A Finer Title*" the authors of the record before it."""
    last: Segment | None = None
    for record in records:
        head = record.segments[0] if record.segments else None
        if head and head.people and head.people == SAME:
            head.people = last.people if last else head.people
        else:  # whoever is unknown as yet may be known later
            last = head if head and head.kind is Kind.PEOPLE else None
