"""Titles that read as a year, a number, a person or a venue: "1984", "Steve Owls - Walter Lim".

By itself such a part is no title. Where siblings have theirs in its place, beside a name, it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from paperkg.reading.imprints.imprint import EDITION
from paperkg.reading.labels import Field
from paperkg.reading.names.people import People, read_people
from paperkg.reading.patterns import CAPITAL, OWNER
from paperkg.reading.records import AGREED, MIN_GROUP, Container, Group, Record, voters_of
from paperkg.reading.segments import STYLED, Cut, Kind, Mark, Segment
from paperkg.reading.votes.places import Place, places_of
from paperkg.reading.votes.plain_names import is_signed, tells_of_deed
from paperkg.reading.votes.surname_heads import is_english_title

__all__ = ["agree_on_misread_titles"]

MIN_PARTS = 2
"""Behind a number that leads a record stand so many parts at least."""

MAX_SPACES = 2
"""Names that nobody knows have fewer spaces."""

_Form = tuple[Cut, str, Mark, Mark, bool, bool]
"""How the second part of a record is set off from the first, and how both are marked."""

_Pair = tuple[Record, Segment, Segment]
"""A record, its part that may be a title, and the other of its first two."""

_NUMBER = re.compile(r"\d{1,4}(?:[./]\d{1,4}){1,3}|\d{4}")  # "13.67", "22/11/63", "1984"
_WHOLE_NUMBER = re.compile(r"\d{1,4}")
_NUMBERS = frozenset({Kind.DATE, Kind.NUMBER})
_OWNED = re.compile(rf"((?:[A-Z][a-z]{{1,4}}\. )?[^\W\d_][^,;:()]{{2,50}}?)['’]s (?={CAPITAL}\S)")
_ASIDE = frozenset({Kind.TAG, Kind.LABEL})


def agree_on_misread_titles(groups: Sequence[Group]) -> None:
    """Take the numbers and names of a group for titles that stand where those of siblings do.

    Several numbers alone are years that part a list, and so is one that begins it.
    """
    for group in groups:
        for record in group.records if group.container is not Container.ROW else ():
            _take_editions(record)
            _take_english(record)
            _take_styled_year(record)
        if group.container is Container.ITEM:
            _part_owners(group.records)
            _take_labels(group.records)
    for group in voters_of(groups, rows=False):
        if group.container is not Container.ROW:
            _agree_on_pairs(group.records)
            _agree_on_places(group.records)
        if group.container in (Container.ITEM, Container.PARAGRAPH):
            _agree_on_signed(group.records)


def _take_editions(record: Record) -> None:
    """Take the name of a journal for a title before an edition: "Nature (2nd Ed.)" is a book."""
    if record.title is not None or len(record.segments) < 2:
        return
    name, edition = record.segments[:2]
    if _names_venue(name) and edition.bracket and EDITION.match(f"{edition.text} "):
        name.take_for_words()
        record.title, record.why = 0, "what stands before an edition"


def _take_english(record: Record) -> None:
    """Take words of English for a title, not for a name, behind names or the number of a paper.

    "A. B. Poe & C. Roe, Solid Rain Physics", "[[0503195]](…) Rain and Hail Cosmology".
    """
    chosen = record.segments[record.title] if record.title is not None else None
    if not record.segments or (chosen is not None and chosen.kind is not Kind.LABEL):
        return
    first, *after = record.segments[:2]
    is_code = first.kind is Kind.LABEL and first.identifier is not None
    if not after or not (is_code or first.kind is Kind.PEOPLE) or record.is_parted:
        return
    part = after[0]
    if part.kind is not Kind.PEOPLE or part.bracket or part.field or part.line != first.line:
        return
    if is_english_title(part.text) and part.mark in (Mark.PLAIN, Mark.EMPHASIS):
        part.take_for_words()
        record.title, record.why = 1, "words of English, behind who wrote it or its number"
        record.begins_with_authors = record.begins_with_authors or not is_code


def _take_styled_year(record: Record) -> None:
    """Take a year in a style, behind names, for a title: "Poe, Ann (1948): *1984*"."""
    if len(record.segments) < MIN_PARTS or record.segments[0].kind is not Kind.PEOPLE:
        return
    after = record.segments[1:3]
    if record.is_parted:
        return
    place = 2 if after[0].kind is Kind.DATE and after[0].bracket and len(after) > 1 else 1
    part = record.segments[place]
    is_styled = part.mark in STYLED or part.quoted
    if part.kind is Kind.DATE and is_styled and not part.bracket and part.text.isdecimal():
        part.take_for_words()
        record.title, record.why = place, "a number in italics or quotation marks, behind names"


def _agree_on_pairs(records: Sequence[Record]) -> None:
    """Find the records that are a title and a name, in the order of most that are parted so."""
    if not any(record.says_who for record in records):
        return
    forms: dict[_Form, list[_Pair]] = {}
    for record in records:
        if len(parts := _parts_of(record)) > 1:
            first, second = parts[:2]
            form = (second.cut, second.bracket, first.mark, second.mark, first.quoted)
            forms.setdefault((*form, second.quoted), []).append((record, first, second))
    for alike in forms.values():
        least = max(MIN_GROUP, AGREED * len(alike))
        turned = [(record, second, first) for record, first, second in alike]
        for pairs in (alike, turned):
            if sum(_is_titled(*pair) for pair in pairs) >= least:
                _mend(pairs)
                break


def _take_labels(records: Sequence[Record]) -> None:
    """Take "Ann Poe - [Lecture Notes](…)" for a title, where siblings have theirs in such links."""
    labels = [record for record in records if _leads_behind_names(record, Kind.LABEL)]
    if not labels or any(record.is_parted for record in labels):
        return
    linked = sum(_leads_behind_names(record, Kind.TEXT) for record in records)
    if linked < max(MIN_GROUP, AGREED * len(records)):
        return
    for record in labels:
        record.segments[1].take_for_words()
        record.title, record.why = 1, "a link behind a name, as those of siblings are"
        record.begins_with_authors = True


def _leads_behind_names(record: Record, kind: Kind) -> bool:
    """Whether the second part is a link of several words that a dash or a colon sets off a name."""
    if len(record.segments) < MIN_PARTS:
        return False
    name, link = record.segments[:2]
    is_title = record.title == 1 or kind is Kind.LABEL
    is_set_off = link.cut in (Cut.DASH, Cut.COLON) and link.line == name.line
    is_words = link.mark is Mark.LINK and link.kind is kind and " " in link.text
    return name.kind is Kind.PEOPLE and is_title and is_set_off and is_words


def _part_owners(records: Sequence[Record]) -> None:
    """Part "Prof. Ann Poe's Fine Rain", where siblings lead on behind a name: "Poe's [Owls](…)".

    Among these the title has no link, and so nothing else tells where it begins.
    """
    owned = [record for record in records if _begins_with_owner(record)]
    linked = sum(record.segments[record.title or 0].mark is Mark.LINK for record in owned)
    if linked < max(MIN_GROUP, AGREED * len(records)):
        return
    for record in records:
        first = record.segments[0] if record.title == 0 else None
        if first is None or first.kind is not Kind.TEXT or first.mark is not Mark.PLAIN:
            continue
        found = _OWNED.match(first.text)
        people = read_people(found[1], single=True) if found else None
        if found and people and people.is_known and len(people.names) == 1:
            name = replace(first, text=found[1], kind=Kind.PEOPLE, people=people)
            first.text, first.cut = first.text[found.end() :], Cut.SPACE
            record.segments.insert(0, name)
            record.title, record.begins_with_authors = 1, True


def _begins_with_owner(record: Record) -> bool:
    """Whether a record begins with somebody who has what its title names."""
    return record.title == 1 and record.segments[0].text.endswith(OWNER)


def _agree_on_signed(records: Sequence[Record]) -> None:
    """Take a word before "by" for a title, where most have theirs so: "Rain by Ann Poe. Fine"."""
    signed = [record for record in records if is_signed(record)]
    titled = sum(record.title == 0 for record in signed)
    if titled == len(signed) or titled < max(MIN_GROUP, AGREED * len(records)):
        return
    for record in signed:
        first = record.segments[0]
        if record.title and first.kind is Kind.TEXT and not tells_of_deed(first.text):
            record.title, record.why = 0, "what stands before who signs, as of siblings"


def _parts_of(record: Record) -> list[Segment]:
    """Give the parts of a record without labels, tags, and the number or the day that leads it.

    A link on a year or a venue is no label where no title is: "[1984](…) (Ann Poe)".
    """
    parts = [
        part
        for part in record.segments
        if _is_said(part) or (_is_linked_name(part) and not _has_other_title(record))
    ]
    is_led = len(parts) > MIN_PARTS and _leads(parts[0])
    return parts[1:] if is_led else parts


def _leads(part: Segment) -> bool:
    """Whether a part is a number, or a day on which something was read: no title is called so."""
    is_day = part.kind is Kind.DATE and not part.text.isdecimal() and not part.is_link
    return part.kind is Kind.NUMBER or is_day


def _is_titled(record: Record, part: Segment, name: Segment) -> bool:
    """Whether the one of the first two parts is the title, and the other who wrote it."""
    return name.kind is Kind.PEOPLE and _is_title(record, part)


def _mend(pairs: Sequence[_Pair]) -> None:
    for record, part, name in pairs:
        people = name.people or read_people(name.text, single=True)
        title = None if record.title is None else record.segments[record.title]
        is_note = title is not None and title.field is Field.NOTE
        has_other = not is_note and title not in (None, name, part)
        is_misread = _may_be_title(part) or _names_venue(part) or _is_linked_name(part)
        if people and not has_other and is_misread and _may_sign(people):
            name.kind, name.people = Kind.PEOPLE, people
            _take_for_title(record, part)


def _may_sign(people: People) -> bool:
    """Tell a name from a title that reads as one, "Ann Poe, Der Regen der Inseln"."""
    is_short = all(name.count(" ") < MAX_SPACES for name in people.names)
    return is_short or people.is_known


def _names_venue(part: Segment) -> bool:
    """Whether a part is called as a journal is, without when: "Nature", beside who wrote it."""
    return part.kind is Kind.VENUE and not part.date and not part.bracket


def _may_be_title(part: Segment) -> bool:
    """Whether a part is a number alone, or reads as one person or a few."""
    if part.kind in _NUMBERS or _is_linked_number(part):
        return (part.text.isdecimal() or part.is_link) and not part.bracket
    return part.kind is Kind.PEOPLE and _are_words(part.people)


def _are_words(people: People | None) -> bool:
    """Whether names have neither initials nor "et al.", and so may be other words."""
    if people is None or people.has_others:
        return False
    return not any("." in name for name in people.names)


def _take_for_title(record: Record, part: Segment) -> None:
    part.take_for_words()
    record.title, record.why = record.segments.index(part), "what stands where siblings have theirs"


def _agree_on_places(records: Sequence[Record]) -> None:
    """Take a number or a name for a title where it stands in the place of titles, and none is."""
    if all(map(_has_title, records)):
        return
    places: dict[Place, list[tuple[Record, Segment]]] = {}
    for record in records:
        parts = [(number, part) for number, part in enumerate(record.segments) if _is_said(part)]
        for place, (_, part) in zip(places_of(parts), parts, strict=True):
            places.setdefault(place, []).append((record, part))
    for found in places.values():
        titled = sum(_is_title(record, part) for record, part in found)
        if titled < max(MIN_GROUP, AGREED * len(found)) or titled == len(found):
            continue
        others = [(record, part) for record, part in found if not _has_title(record)]
        numbers = sum(_is_number(part) for _, part in others)
        for record, part in others:
            is_alone = _is_number(part) and len(record.segments) == 1
            is_year = is_alone and (numbers > 1 or record is records[0])
            if _may_be_title(part) and not is_year:
                _take_for_title(record, part)


def _is_said(part: Segment) -> bool:
    return not part.field and (part.kind not in _ASIDE or _is_linked_number(part))


def _is_number(part: Segment) -> bool:
    return part.kind in _NUMBERS or _is_linked_number(part)


def _is_linked_number(part: Segment) -> bool:
    """Whether a link is a number of four digits, or with signs inside: "13.67" is a novel."""
    return part.is_link and _NUMBER.fullmatch(part.text) is not None


def _has_other_title(record: Record) -> bool:
    """Whether the title of a record does not read as a name."""
    titles = [part for part in record.segments if _is_title(record, part)]
    return any(read_people(part.text, single=True) is None for part in titles)


def _is_linked_name(part: Segment) -> bool:
    """Whether a link is a whole number, or the name of a venue, and no label in brackets."""
    if not part.is_link or part.kind is not Kind.LABEL or part.bracket or part.field:
        return False
    is_venue = part.venue is not None and part.venue.name == part.text
    return is_venue or _WHOLE_NUMBER.fullmatch(part.text) is not None


def _is_title(record: Record, part: Segment) -> bool:
    return (
        part.kind is Kind.TEXT
        and record.title is not None
        and record.segments[record.title] is part
    )


def _has_title(record: Record) -> bool:
    return record.title is not None and record.segments[record.title].kind is Kind.TEXT
