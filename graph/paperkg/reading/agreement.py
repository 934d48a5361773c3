"""What siblings agree on before their titles are chosen: whether authors stand at their heads.

A name alone looks like the start of a title. What follows it tells more (a year, a title in
italics), and what its siblings start with tells most.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from paperkg.reading.citations import is_organization, name_author, restore_title
from paperkg.reading.people import SAME, People, read_people
from paperkg.reading.records import Container, Group, Record
from paperkg.reading.segments import Cut, Kind, Mark, Segment, Vocabulary
from paperkg.reading.tokens import INITIALS_LAST
from paperkg.reading.words import either, is_given_name

__all__ = ["agree_on_bylines"]

AGREED = 0.6
"""The share of the siblings that must start with a name for all to do so."""

MIN_GROUP = 3
"""Fewer siblings agree on nothing."""

MOSTLY = 0.8
"""The share of the siblings whose heads may be names, where hardly one is known to be."""

SMALL_GROUP = 6
"""A group of so few listens to all groups of its kind in the document, too."""

MIN_TITLE = 3
"""A title after a name and a comma has more signs: initials have no more."""

MAX_WORDS = 12
"""A head of more words is no name of a group."""

# A name or two before a comma and a title: "Rawls, A Theory of Justice".
_NAMES = r"[^\W\d_a-zß-ÿ][\w'’.-]+(?: [^\W\d_a-zß-ÿ][\w'’.-]*){0,3}"
_AND = rf"(?:&|{either('people', 'last_joints')})"
_BEFORE_COMMA = re.compile(
    rf"({_NAMES}(?:,? {_AND} {_NAMES})?(?:,? et al\.?)?),\s(?=[^\W\d_a-zß-ÿ]|1\d{{3}}\s|20\d\d\s)"
)
_TURNED_BEFORE_COMMA = re.compile(
    rf"((?:{_NAMES}), ([^\W\d_a-zß-ÿ][\w'’.-]*(?: [^\W\d_]\.)*)),\s(?=[^\W\d_a-zß-ÿ])"
)
_SIGNED = re.compile(rf"\s(?:{either('people', 'by')})\s({_NAMES}(?:,? {_AND} {_NAMES})?)$")
_BEFORE_YEAR = (Cut.BREAK, Cut.STOP, Cut.SPACE, Cut.COMMA)
_EAST_ASIAN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2,5}")


_Form = tuple[str, Cut, Mark]
"""Whether a year stands before the title, and how the title is set off."""


@dataclass(frozen=True, slots=True)
class _Head:
    """What a record starts with: its form, and the names that it holds, if it can be read so."""

    record: Record
    segment: Segment
    form: _Form
    people: People | None
    is_known: bool


def agree_on_bylines(groups: Sequence[Group], vocabulary: Vocabulary) -> None:
    """Take what stands before the titles of siblings for authors, where most of it reads so.

    Siblings are records of one form: a head, a year in brackets or not, and a title that is set
    off in the same way. A small group listens to all groups of its kind in the document.
    """
    for group in groups:
        _split_at_commas(group, vocabulary)
        _split_signatures(group)
        _repeat_authors(group.records)
    heads = [[head for record in group.records if (head := _head_of(record, vocabulary))]
             for group in groups]  # fmt: skip
    everywhere: dict[Container, list[_Head]] = {}
    for group, own in zip(groups, heads, strict=True):
        everywhere.setdefault(group.container, []).extend(own)
    shared = {container: _find_agreed(every) for container, every in everywhere.items()}
    for group, own in zip(groups, heads, strict=True):
        agreed = _find_agreed(own)
        if len(own) <= SMALL_GROUP:
            agreed |= shared[group.container]
        _name_heads(group, own, agreed)
        _turn_names(group)


def _name_heads(group: Group, heads: Sequence[_Head], agreed: set[_Form]) -> None:
    """Take the heads of the agreed forms for authors, and others where most records have some."""
    for record in group.records:
        parts = record.segments[_place_of_head(record.segments) :]
        people = parts[0].people if parts else None
        if people and (people.is_sure or not any(part.kind is Kind.TEXT for part in parts)):
            restore_title(record.segments)
    for head in heads:
        if head.form in agreed:
            _take_for_authors(head)
    if _start_with_names(group):
        for head in heads:
            if head.form not in agreed and (head.is_known or _is_surname(head)):
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
    every = Counter(head.form for head in heads)
    known = Counter(head.form for head in heads if head.is_known)
    styles = (Mark.EMPHASIS, Mark.QUOTE)
    likely = Counter(
        head.form
        for head in heads
        if head.people and (head.form[0] == "dated" or head.form[2] in styles)
    )
    return {
        form
        for form in known
        if known[form] >= max(MIN_GROUP, AGREED * every[form])
        or likely[form] >= max(MIN_GROUP, MOSTLY * every[form])
    }


def _head_of(record: Record, vocabulary: Vocabulary) -> _Head | None:
    """Find what a record starts with, if a title follows it."""
    parts = [part for part in record.segments if part.kind not in (Kind.NUMBER, Kind.TAG)]
    parts = parts[_place_of_head(parts) :]
    if len(parts) < 2:
        return None
    head, title = parts[:2]
    if head.kind not in (Kind.TEXT, Kind.PEOPLE) or head.field:
        return None
    if head.is_link and head.url and head.span != title.span:
        return None  # but [Ann Poe. A Fine Title](…)
    if head.mark in (Mark.EMPHASIS, Mark.QUOTE):
        return None  # *A Fine Title*. (2001). Its Publisher
    is_dated = title.kind is Kind.DATE and len(parts) > 2
    is_dated = is_dated and (title.bracket == "(" or title.cut in _BEFORE_YEAR)
    if is_dated:
        title = parts[2]
    line = parts[1].line if is_dated else head.line
    if not _follows(head, title, line, is_dated=is_dated):
        return None
    people = head.people or read_people(head.text, vocabulary.common, single=True)
    if not people and _EAST_ASIAN.fullmatch(head.text):
        people = People((head.text,), len(head.text), False)
    form = ("dated" if is_dated else "", title.cut, title.mark)
    return _Head(record, head, form, people, people is not None and _is_known(head, people))


def _place_of_head(segments: Sequence[Segment]) -> int:
    """Find the first segment that is no key in brackets: "[Poe01] Ann Poe. A Fine Title"."""
    is_key = bool(segments) and segments[0].bracket == "[" and not segments[0].is_link
    return 1 if is_key and len(segments) > 1 else 0


def _follows(head: Segment, title: Segment, line: int, *, is_dated: bool) -> bool:
    """Whether a title follows a head on a line, in another style or set off."""
    if title.bracket or title.line != line or title.field:
        return False
    if is_dated:
        return title.kind in (Kind.TEXT, Kind.VENUE, Kind.PEOPLE)
    is_styled = title.mark in (Mark.EMPHASIS, Mark.QUOTE) and title.mark is not head.mark
    if is_styled and title.people and not title.people.is_sure:
        return title.cut in (Cut.COMMA, Cut.STOP)  # Ann Poe, *American Genesis*
    if title.kind is not Kind.TEXT or title.cut is Cut.COLON:
        return False
    set_off = title.mark is not head.mark or title.cut in (Cut.DASH, Cut.STOP)
    return set_off and (is_styled or len(title.text.split()) > 1)


def _is_known(head: Segment, people: People) -> bool:
    """Whether a text is sooner names than words: a name known as one, initials, or several."""
    if head.kind is Kind.PEOPLE or people.is_sure or len(people.names) > 1:
        return True
    return " " in people.names[0] and is_given_name(people.names[0])


def _take_for_authors(head: _Head) -> None:
    first = head.segment
    is_dated = head.form[0] == "dated" and len(first.text.split()) <= MAX_WORDS
    is_group = is_dated or is_organization(first.text)
    if first.kind is Kind.TEXT and (head.people or is_group):
        name_author(first, head.people)
    if first.kind is Kind.PEOPLE and first is head.record.segments[0]:
        restore_title(head.record.segments)


# Names that are not set off from the title


def _split_at_commas(group: Group, vocabulary: Vocabulary) -> None:
    """Cut "Rawls, A Theory of Justice" after the name, where most siblings start with one."""
    found = [
        (record, match, people)
        for record in group.records
        if (match := _find_comma(record)) and (people := _read_before(match, vocabulary))
    ]
    sure = sum(
        _is_surname_or_known(people) and not _is_alone(record, match)
        for record, match, people in found
    )
    named = [record for record in group.records if _starts_with_name(record, vocabulary)]
    if not sure or sure + len(named) < max(MIN_GROUP, AGREED * len(group.records)):
        return
    for record in named:
        head = record.segments[_place_of_head(record.segments)]
        if head.kind is Kind.TEXT:
            name_author(head, read_people(head.text, single=True))
        record.is_cited = True
    for record, match, people in found:
        if sure >= MIN_GROUP or not _is_alone(record, match):
            _split_at_comma(record, match, people)


def _is_alone(record: Record, match: re.Match[str]) -> bool:
    """Whether a record is a word, a comma and another word."""
    return len(record.segments) == 1 and " " not in match.string[match.end() :]


def _split_at_comma(record: Record, match: re.Match[str], people: People) -> None:
    place = _place_of_head(record.segments)
    head = record.segments[place]
    title = replace(head, text=head.text[match.end() :], kind=Kind.TEXT, people=None)
    title.cut, title.start = Cut.COMMA, head.whole.find(title.text, head.start)
    head.text, head.end = match[1], head.start + match.end(1)
    name_author(head, people)
    record.segments.insert(place + 1, title)
    restore_title(record.segments)
    record.is_cited = True


def _starts_with_name(record: Record, vocabulary: Vocabulary) -> bool:
    """Whether authors are known already, or what may be some stands before a title in a style."""
    parts = record.segments[_place_of_head(record.segments) :][:2]
    if len(parts) < 2 or parts[0].is_link:
        return False
    is_styled = parts[1].mark in (Mark.QUOTE, Mark.EMPHASIS) and parts[1].cut is Cut.COMMA
    if parts[0].kind is not Kind.TEXT or not is_styled:
        return parts[0].kind is Kind.PEOPLE
    return read_people(parts[0].text, vocabulary.common, single=True) is not None


def _find_comma(record: Record) -> re.Match[str] | None:
    """Find the first comma of a plain head after which a title may begin."""
    place = _place_of_head(record.segments)
    head = record.segments[place] if record.segments else None
    if not head or head.mark is not Mark.PLAIN or head.is_link or head.field or head.quoted:
        return None
    texts = [part for part in record.segments[place + 1 :] if part.kind is Kind.TEXT]
    texts = [part for part in texts if not part.local.endswith(".md")]  # a note of one's own
    if any(part.mark is not Mark.PLAIN for part in texts[:2]):
        return None  # the title stands there
    if head.kind is not Kind.TEXT and (texts or not head.people or head.people.is_sure):
        return None
    if "," not in head.text:
        return None
    turned = _TURNED_BEFORE_COMMA.match(head.text)
    if turned and ("." in turned[2] or is_given_name(turned[2])):
        return turned
    match = _BEFORE_COMMA.match(head.text)
    return match if match and len(head.text) - match.end() > MIN_TITLE else None


def _read_before(match: re.Match[str], vocabulary: Vocabulary) -> People | None:
    """Read the names before a comma."""
    if match.re is _TURNED_BEFORE_COMMA:
        return People((match[1],), len(match[1]), True)
    return read_people(match[1], vocabulary.common, single=True)


def _is_surname_or_known(people: People) -> bool:
    """Whether names are surnames alone, or the first one has a given name that is known."""
    return " " not in people.names[0] or is_given_name(people.names[0])


def _split_signatures(group: Group) -> None:
    """Cut "A Fine Title by Poe" before the name, where most siblings end with one."""
    found = [
        (record, part, match)
        for record in group.records
        for part in record.segments[:1]
        if part.kind is Kind.TEXT and not part.is_link and (match := _SIGNED.search(part.text))
    ]
    if len(found) < max(MIN_GROUP, AGREED * len(group.records)):
        return
    for record, part, match in found:
        author = replace(part, text=match[1], cut=Cut.COMMA, start=part.end, quoted=False)
        name_author(author, read_people(match[1], single=True))
        part.text, part.end = part.text[: match.start()], part.end - len(match[0])
        record.segments.insert(1, author)


def _repeat_authors(records: Sequence[Record]) -> None:
    """Give "———. *A Finer Title*" the authors of the record before it."""
    last: Segment | None = None
    for record in records:
        head = record.segments[0] if record.segments else None
        if head and head.people == SAME:
            head.people = last.people if last else head.people
        elif head and head.kind is Kind.PEOPLE:
            last = head


# Names whose surname stands first


def _turn_names(group: Group) -> None:
    """Read "Díaz del Castillo, Bernal" as one author, where most siblings turn the first name."""
    heads = [
        record.segments[0]
        for record in group.records
        if record.segments and record.segments[0].people and "," in record.segments[0].text
    ]
    turned = sum("," in head.people.names[0] for head in heads if head.people and head.people.names)
    if turned < AGREED * len(heads) or turned < MIN_GROUP - 1:
        return
    for head in heads:
        if head.people and _are_surname_and_name(head.text, head.people.names):
            first, second, *rest = head.people.names
            head.people = replace(head.people, names=(f"{first}, {second}", *rest))


def _are_surname_and_name(text: str, names: Sequence[str]) -> bool:
    """Whether a text starts with two names that may be the two parts of one."""
    if len(names) < 2 or "," in names[0] or "." in names[0] or INITIALS_LAST.fullmatch(names[0]):
        return False
    if not text.startswith(f"{names[0]}, {names[1]}"):
        return False
    return " " not in names[1] or not is_given_name(names[0])
