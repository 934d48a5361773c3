"""Titles that a dash parts: "A Title - Its Rest. **FCC 2020**" beside "Some Title. **FCC 2021**".

By itself what a dash sets off may be a remark. Where siblings have who, where or when right behind
their titles, what stands before it goes on with the title: "Owls - A Life in Rain - Poe" beside
"Some Title - Roe". So does what stands behind the dashes of titles alone, where it is worded as
subtitles are, and others have none; and in a link behind names, where siblings have one title
there: "[Poe - Owls - A Life in Rain](…)". So do words in capitals in a heading whose authors stand
in a field below it, "## Owls - A Life in Rain ⏎ **Authors**: Poe". Between the year and the journal
of a citation, "Poe, A. (2018). A Title – Its Rest. *Rain Letters*", a dash sets off no remark.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from paperkg.reading.citations.cited_authors import name_author
from paperkg.reading.citations.group_names import is_organization
from paperkg.reading.labels import Field
from paperkg.reading.names.bodies import read_body
from paperkg.reading.names.people import People, read_people
from paperkg.reading.records import AGREED, MIN_GROUP, Container, Group, Record, voters_of
from paperkg.reading.segments import Cut, Kind, Mark, Segment
from paperkg.reading.votes.title_words import count_words, has_verb, is_title_case

__all__ = ["join_dashed_titles"]

FEW = 0.25
"""Where more of the siblings have a dash, it is a part of how the list is written."""

MIN_WORDS, MIN_REST = 2, 3
"""The two parts of a title have so many words: "FineNet - a note" and "A Title - Rain" are none."""

MAX_TYPE = 3
"""Brackets that say what a work is hold no more words."""

MIN_DASHED = 4
"""So many titles alone have subtitles, where what dashes set off is such."""

MOST, SOME = 0.75, 0.6
"""So many of what dashes set off are subtitles; so many of all titles may have one."""

_SMALL = re.compile(r"(?<=\s)[a-zß-ÿ]{1,4}(?=\s)")
"""A small word between others: most subtitles have one, and no name or publisher has."""

_ARTICLES = ("A ", "An ", "The ")
_BESIDE = frozenset({Kind.TAG, Kind.NUMBER})
_TOLD = frozenset({Kind.PEOPLE, Kind.VENUE, Kind.DATE, Kind.LABEL})
_Form = tuple[int, Kind, Cut, Mark, str]
"""Where a title stands, and what follows it: its kind, and how it is set off."""


def join_dashed_titles(groups: Sequence[Group]) -> None:
    """Join the parts of a plain title where siblings have theirs before the same thing.

    The records of all small groups of a kind are siblings, too.
    """
    for group in voters_of(groups, rows=False):
        if group.container is not Container.HEADING:
            _join(group.records)
            _join_signed(group.records)
            _join_linked(group.records)
        else:
            _join_headings(group.records)
    items = [group.records for group in groups if group.container is Container.ITEM]
    _join_subtitles([record for records in items for record in records])


def _join(records: Sequence[Record]) -> None:
    dashed = [record for record in records if _is_dashed(record)]
    if not dashed:
        return
    # What follows the title of a dashed record is its dash, and counts for none of the others.
    forms = Counter(_form_of(record, 1) for record in records if _is_told(record))
    placed = Counter(record.title for record in records)
    dashes = Counter(record.title for record in dashed)
    for record in dashed:
        place, siblings = record.title or 0, placed[record.title]
        behind = 2 + _has_type(record)
        is_told = forms[_form_of(record, behind)] >= max(MIN_GROUP, AGREED * siblings)
        if _is_cited(record) or (is_told and dashes[place] <= FEW * siblings):
            record.join_segments(place, place + 1)


def _join_signed(records: Sequence[Record]) -> None:
    """Join what dashes part before names, where as many have names right behind their titles.

    A short name at such a dash is a part of the title: "RAIN - A Fine Title - Ann Poe".
    """
    dashed = [record for record in records if _is_signed(record, 2)]
    plain = sum(record.title == 0 and _is_signed(record, 1) for record in records)
    if plain < max(MIN_GROUP, len(dashed)) or plain < FEW * len(records):
        return
    for record in dashed:
        if people := _read_names(record.segments[2]):
            name_author(record.segments[2], people)
        record.join_segments(0, 1)
        record.title = 0


def _join_headings(records: Sequence[Record]) -> None:
    """Join what a dash parts in headings whose authors stand in a field: no names are in them."""
    for record in records:
        if len(record.segments) < 3 or record.title not in (0, 1):
            continue
        head, rest, below = record.segments[:3]
        is_whole = head.line == rest.line < below.line and rest.cut is Cut.DASH
        if not is_whole or not any(part.field is Field.AUTHORS for part in record.segments):
            continue
        are_plain = _is_plain(head) and _is_plain(rest) and head.span == rest.span
        if are_plain and is_title_case(rest.text) and _may_go_on(rest):
            record.join_segments(0, 1)
            record.title = 0


def _is_signed(record: Record, place: int) -> bool:
    """Whether names stand at a place, behind a dash and plain words that dashes part."""
    if record.title is None or record.title >= place or len(record.segments) <= place:
        return False
    if record.segments[place].cut is not Cut.DASH:
        return False
    head, *rest = record.segments[: place + 1]
    names = rest.pop()
    if any(part.cut is not Cut.DASH or part.span != head.span for part in (*rest, names)):
        return False
    if not all(_is_plain(part) for part in (head, *rest)) or not all(map(_may_go_on, rest)):
        return False
    return names.kind is Kind.PEOPLE or (bool(rest) and _read_names(names) is not None)


def _is_plain(part: Segment) -> bool:
    """Whether a part is words without a style, and no field."""
    is_text = part.kind is Kind.TEXT and part.mark is Mark.PLAIN
    return is_text and not (part.bracket or part.field)


def _may_go_on(part: Segment) -> bool:
    """Whether words may be the rest of a title: several, and no body has such a name."""
    is_body = is_organization(part.text) and not _SMALL.search(part.text)
    return count_words(part.text) >= MIN_REST and (part.text.startswith(_ARTICLES) or not is_body)


def _read_names(part: Segment) -> People | None:
    """Read plain words as several surnames."""
    people = read_people(part.text, single=True) if _is_plain(part) else None
    return people if people and len(people.names) > 1 else None


def _join_subtitles(records: Sequence[Record]) -> None:
    """Join titles alone with what dashes set off, if nearly all of it is worded as subtitles are.

    Where nearly all lines have a dash, it may part names or fields from titles, too. One word
    before a dash, of which a vote made a short name, is the title where most have theirs there.
    """
    dashed = [record for record in records if Cut.DASH in [part.cut for part in record.segments]]
    if len(dashed) > SOME * len(records):
        return
    open_ones = [record for record in dashed if _is_title_and_rest(record)]
    if len(open_ones) < max(MIN_DASHED, MOST * len(dashed)):
        return
    if 2 * sum(record.title == 0 for record in open_ones) < len(open_ones):
        return
    worded = sum(_is_worded_as_subtitle(record.segments[1].text) for record in open_ones)
    if worded < max(MIN_DASHED, MOST * len(open_ones)):
        return
    for record in open_ones:
        rest = record.segments[1].text
        if rest[-1:] not in ".!" and not has_verb(rest):
            record.join_segments(0, 1)
            record.title = 0


def _join_linked(records: Sequence[Record]) -> None:
    """Join what dashes part in a link behind names, where most have one title behind theirs.

    A link is on the name of a work; behind a title in plain words a dash may set off a remark.
    """
    named = [(record, parts) for record in records if (parts := _find_named(record))]
    single = sum(len(parts) == 1 and parts[0] == record.title for record, parts in named)
    if single == len(named) or single < max(MIN_GROUP, MOST * len(named)):
        return
    for record, places in named:
        first, last = places[0], places[-1]
        if last == first + 1 and _goes_on(record.segments[last].text):
            record.join_segments(first, last)
            record.title = first


def _find_named(record: Record) -> list[int]:
    """Find the words that dashes set off behind names in one link, and nothing else with them."""
    for place, head in enumerate(record.segments):
        if head.is_link and head.kind is Kind.PEOPLE:
            rest = [part for part in record.segments[place + 1 :] if part.span == head.span]
            are_set_off = all(part.cut is Cut.DASH and part.kind is Kind.TEXT for part in rest)
            return list(range(place + 1, place + 1 + len(rest))) if are_set_off else []
    return []


def _goes_on(text: str) -> bool:
    """Whether words may be a subtitle, and are no publisher: several, with a small one inside."""
    is_title = text[:1].isupper() and count_words(text) >= MIN_REST and not read_body(text)
    return is_title and _SMALL.search(text) is not None


def _is_title_and_rest(record: Record) -> bool:
    """Whether a record is a plain title, a dash and words, with no more than an edition behind."""
    if record.title not in (0, 1) or len(record.segments) < 2:
        return False
    title, rest, *after = record.segments
    is_plain = title.mark is Mark.PLAIN and rest.cut is Cut.DASH and rest.span == title.span
    is_text = title.kind is rest.kind is Kind.TEXT and not (rest.bracket or rest.field)
    return is_plain and is_text and all(part.kind in _BESIDE and part.bracket for part in after)


def _is_worded_as_subtitle(text: str) -> bool:
    """Whether words are a title by their capitals, and hold a small one as names do not."""
    is_title = is_title_case(text) and text[:1].isupper() and not read_body(text)
    return is_title and _SMALL.search(text) is not None


def _is_told(record: Record) -> bool:
    """Whether who, where or when stands right behind a title."""
    place = (record.title or 0) + 1
    return record.title is not None and any(
        part.kind in _TOLD for part in record.segments[place : place + 1]
    )


def _is_dashed(record: Record) -> bool:
    """Whether a dash parts a plain title from words, and who, where or when stands behind them."""
    if record.title is None or len(record.segments) < record.title + 3:
        return False
    title, rest = record.segments[record.title : record.title + 2]
    after = record.segments[record.title + 2 + _has_type(record)]
    if title.mark is not Mark.PLAIN or rest.cut is not Cut.DASH or rest.span != title.span:
        return False
    if rest.kind is not Kind.TEXT or rest.bracket or rest.field or after.kind not in _TOLD:
        return False
    if after.kind is Kind.LABEL and not (is_title_case(title.text) and is_title_case(rest.text)):
        return False
    are_long = count_words(title.text) >= MIN_WORDS and count_words(rest.text) >= MIN_REST
    return are_long and (_is_cited(record) or not is_organization(rest.text))


def _has_type(record: Record) -> bool:
    """Whether square brackets behind the dash say what the work is: "[Original Research]"."""
    place = (record.title or 0) + 2
    part = record.segments[place]
    is_type = part.kind is Kind.TEXT and part.bracket == "[" and not part.is_link
    return is_type and count_words(part.text) <= MAX_TYPE and place + 1 < len(record.segments)


def _is_cited(record: Record) -> bool:
    """Whether a year in brackets behind people, and a source in italics, enclose the title."""
    place = record.title or 0
    if place < 2:
        return False
    who, when = record.segments[place - 2 : place]
    source = record.segments[place + 2 + _has_type(record)]
    is_led = who.kind is Kind.PEOPLE and when.kind is Kind.DATE and when.bracket == "("
    return is_led and source.kind is Kind.VENUE and source.mark is Mark.EMPHASIS


def _form_of(record: Record, behind: int) -> _Form:
    place = record.title or 0
    part = record.segments[place + behind]
    return place, part.kind, part.cut, part.mark, part.bracket
