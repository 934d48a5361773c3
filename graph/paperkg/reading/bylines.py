"""Who stands at the head of a record: names that styles cut in pieces, and what siblings agree on.

A name alone looks like the start of a title. What follows it tells more (a year and a title in
italics), and what its siblings start with tells most.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from paperkg.reading.blocks import Span
from paperkg.reading.people import SURNAME_FIRST, People, is_given_name, match_people, read_people
from paperkg.reading.records import Group, Record
from paperkg.reading.segments import Cut, Kind, Mark, Segment, Vocabulary

__all__ = ["agree_on_bylines", "join_names", "restore_byline"]

AGREED = 0.6
"""The share of the siblings that must start with a name for all to do so."""

MIN_GROUP = 3
"""Fewer siblings agree on nothing."""

_GOES_ON = re.compile(r"\s*(?:,|;|&|(?:and|und|et|y)\s)")
_COMES_FIRST = re.compile(r"(?:,|;|&|\s(?:and|und|et|y))\s*$")
_ENDS = re.compile(r"\s*(?:[,;.&:(*†‡]|(?:and|und|et|y)\s|$)")
_LAST_STOP = re.compile(r".*(?:[.?!:(|]\s|\s[-–—]\s)", re.DOTALL)
_ARTICLE = re.compile(r"(?:^|[,;:.|]\s)\s*(?:The|An?|On the|On|Der|Die|Das|Les?|La|El)\s+$")
_SMALL = re.compile(r"\s+(?!by\b)[a-zà-ÿ]+\s")
_INITIAL = re.compile(r"\b[A-Z]\.")
# "Economic Policy Institute", "Institute of Finance (IIF)": a name in capitals throughout.
_ORGANIZATION = re.compile(
    r"[A-ZÀ-Þ][\w&'’.-]*(?: (?:of|for|the|and|&|de|la|del|des|du|für|der|[A-ZÀ-Þ][\w&'’.-]*)){0,9}"
    r"(?: \([A-Z][\w&-]*\))?"
)


# Names in bold inside a list of authors


def join_names(spans: Sequence[Span]) -> list[Span]:
    """Undo the style of a name inside a list of names: "Ann Poe, **John Roe**, Bo Li".

    People set their own name in bold. What was joined stands in the first span, and the others
    are left empty, so that each keeps its number.
    """
    joined = list(spans)
    for place, span in enumerate(spans):
        if 0 < place < len(spans) - 1 and _is_inside_title(*spans[place - 1 : place + 2]):
            _merge(joined, place - 1, place)
            _merge(joined, place - 1, place + 1)
            continue
        if not _may_be_own_name(span):
            continue
        before = joined[place - 1] if place else None
        after = joined[place + 1] if place + 1 < len(joined) else None
        if _is_plain(before) and before and _COMES_FIRST.search(before.text):
            ends = not after or _ENDS.match(after.text) is not None
            known = _is_known_name(span.text) or (after is not None and _goes_on(after.text))
            if ends and known and _runs_on(before.text, span.text):
                _merge(joined, place - 1, place)
        elif _is_plain(after) and after and not (before and before.text.strip()):
            names = match_people(span.text + after.text) if _GOES_ON.match(after.text) else None
            is_list = names is not None and len(names.names) > 1
            known = _is_known_name(span.text) or (names is not None and len(names.names) > 2)
            if names and is_list and known and names.end > len(span.text) + 2:
                joined[place] = _plainly(span)
                _merge(joined, place, place + 1)
        if place and not joined[place].text and _is_plain(after):
            _merge(joined, _first_of(joined, place), place + 1)
    return joined


def _is_inside_title(before: Span, span: Span, after: Span) -> bool:
    """Tell "The **primacy bias** in deep learning", whose bold words are a part of the title."""
    if not (span.strong and _is_plain(before) and _is_plain(after)) or span.is_link:
        return False
    return _ARTICLE.search(before.text) is not None and _SMALL.match(after.text) is not None


def _may_be_own_name(span: Span) -> bool:
    if not span.strong or span.is_link or span.is_image or len(span.text) > 60:
        return False
    people = read_people(span.text, single=True)
    return people is not None and all(" " in name or "," in name for name in people.names)


def _is_known_name(text: str) -> bool:
    return is_given_name(text) or _INITIAL.search(text) is not None


def _goes_on(after: str) -> bool:
    """Whether a text goes on with another name after a joint."""
    joint = _GOES_ON.match(after)
    names = match_people(after[joint.end() :].lstrip()) if joint else None
    return names is not None and " " in names.names[0]


def _is_plain(span: Span | None) -> bool:
    return span is not None and not (
        span.strong or span.emphasized or span.code or span.is_link or span.is_image
    )


def _runs_on(before: str, name: str) -> bool:
    """Whether the names at the end of a text go on with another."""
    head = _LAST_STOP.match(before)
    start = head.end() if head and not _INITIAL.search(before) else 0
    names = match_people((before[start:] + name).lstrip())
    return names is not None and len(names.names) > 1 and names.end >= len(before[start:].strip())


def _plainly(span: Span) -> Span:
    return span._replace(strong=False, emphasized=False)


def _first_of(spans: Sequence[Span], place: int) -> int:
    return next(at for at in range(place - 1, -1, -1) if spans[at].text)


def _merge(spans: list[Span], first: int, second: int) -> None:
    spans[first] = spans[first]._replace(text=spans[first].text + spans[second].text)
    spans[second] = _plainly(spans[second])._replace(text="")


# What follows a name


def restore_byline(segments: list[Segment]) -> list[Segment]:
    """Tell authors and title apart by what stands between them, where their words do not."""
    parts = [part for part in segments if part.kind not in (Kind.NUMBER, Kind.TAG)]
    if len(parts) > 1:
        _restore_author(parts)
    if not parts or parts[0].kind is not Kind.PEOPLE:
        return segments
    _restore_title(parts)
    for before, part in pairwise(parts):
        dated = before is parts[1] and before.kind is Kind.DATE and before.bracket
        is_title = part.mark is Mark.EMPHASIS or dated or _follows_author(before, part)
        if part.people and not part.people.is_sure and is_title:
            part.kind, part.people = Kind.TEXT, None  # "Le Suicide" is no name
        if part.kind is Kind.TEXT and part.mark is not Mark.EMPHASIS:
            break
    return segments


def _restore_title(parts: Sequence[Segment]) -> None:
    """Take words in italics after authors and a year for the title, where no other text is it.

    "Basic Income: A Proposal for a Free Society" resembles the name of a journal.
    """
    if len(parts) < 3 or any(part.kind is Kind.TEXT for part in parts):
        return
    title = parts[2]
    is_dated = parts[1].kind is Kind.DATE and title.kind is Kind.VENUE
    if is_dated and title.mark is Mark.EMPHASIS and len(title.text.split()) > 2:
        title.kind, title.venue, title.date = Kind.TEXT, None, ""


def _follows_author(before: Segment, part: Segment) -> bool:
    """Tell the title in "Hall, Ann. Bread and Circuses", whose words look like two names."""
    people = before.people
    is_closed = people is not None and len(people.names) == 1 and people.is_sure
    is_named = part.people is not None and any(map(is_given_name, part.people.names))
    return is_closed and part.cut is Cut.STOP and not is_named


def _restore_author(segments: Sequence[Segment]) -> None:
    """Take "Achebe, Chinua" before a title in italics or quotation marks for its author.

    So is whatever has capitals throughout, with a year in brackets between them.
    """
    first, *after = segments[:4]
    if first.kind is not Kind.TEXT or first.is_link or first.line:
        return
    if _are_turned_round(first, after[0]):
        _name(first, read_people(first.text))
        after[0].kind, after[0].people = Kind.TEXT, None
        return
    dated = [part.kind is Kind.DATE for part in after]
    is_acronym = after[0].bracket and after[0].text.isupper()
    year = 1 if is_acronym else 0
    is_dated = len(after) > year + 1 and dated[year]
    title = after[year + 1] if is_dated else after[0]
    marked = title.cut is Cut.STOP and title.mark not in (Mark.PLAIN, Mark.CODE, Mark.IMAGE)
    if not marked or first.span >= title.span:
        return
    if is_dated and after[year].bracket:
        is_title = title.kind is Kind.TEXT or (title.people and not title.people.is_sure)
        is_name = bool(is_title) and _ORGANIZATION.fullmatch(first.text) is not None
    else:
        is_name = first.mark is Mark.PLAIN and _is_author(first, title)
    if is_name:
        _name(first)
        title.kind, title.people = Kind.TEXT, None


def _is_author(first: Segment, title: Segment) -> bool:
    """Tell "Achebe, Chinua" from other words, and "Ann Poe" before a link."""
    if SURNAME_FIRST.fullmatch(first.text) and title.mark is not Mark.STRONG:
        return True
    people = read_people(first.text) if title.kind is Kind.TEXT else None
    return people is not None and len(first.text.split()) > 1 and is_given_name(people.names[0])


def _are_turned_round(first: Segment, second: Segment) -> bool:
    """Tell "**Ann Poe and John Roe** - *Distance Oracles*", where both look like names."""
    people = read_people(first.text) if second.people and second.mark is not first.mark else None
    if not people or not second.people or second.people.is_sure:
        return False
    several = len(people.names) > 1 and any(map(is_given_name, people.names))
    return several and not is_given_name(second.people.names[0])


def _name(segment: Segment, people: People | None = None) -> None:
    segment.kind = Kind.PEOPLE
    segment.people = people or People((segment.text.strip(" ."),), len(segment.text), True)


# What siblings agree on


def agree_on_bylines(groups: Sequence[Group], vocabulary: Vocabulary) -> None:
    """Take what stands before the titles of siblings for authors, where most of it reads so."""
    for group in groups:
        heads = [
            (record.segments[0], people)
            for record in group.records
            if _leads_to_title(record)
            and (people := read_people(record.segments[0].text, vocabulary.common, single=True))
        ]
        known = sum(_is_known(head, people) for head, people in heads)
        if known < max(MIN_GROUP, AGREED * len(group.records)):
            continue
        for head, people in heads:
            if head.kind is Kind.TEXT:
                _name(head, people)


def _leads_to_title(record: Record) -> bool:
    """Whether a record starts with a text that a title follows, in another style or set off."""
    if len(record.segments) < 2:
        return False
    head, title = record.segments[:2]
    if head.kind not in (Kind.TEXT, Kind.PEOPLE) or head.is_link or head.field:
        return False
    if title.kind is not Kind.TEXT or title.bracket or title.line != head.line:
        return False
    set_off = title.mark is not head.mark or title.cut in (Cut.DASH, Cut.STOP)
    return set_off and title.cut is not Cut.COLON and len(title.text.split()) > 1


def _is_known(head: Segment, people: People) -> bool:
    """Whether a text is sooner names than words: a name known as one, initials, or several."""
    if head.kind is Kind.PEOPLE or people.is_sure:
        return True
    full = all(" " in name for name in people.names)
    return full and (len(people.names) > 1 or is_given_name(people.names[0]))
