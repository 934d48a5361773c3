"""In which form siblings write names: with initials, or with the surname first.

Two words in capitals behind a name and a comma may be another person, or the start of a title, "A.
Poe, Fine Things: How It Rains". "Poe, Xiu" may be two people, or one. That siblings write names in
another form, or in the same, tells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from paperkg.reading.citations.cited_authors import name_author
from paperkg.reading.names.name_ends import names_team
from paperkg.reading.patterns import CAPITAL
from paperkg.reading.records import MIN_GROUP, Container, Group, Record, join_small
from paperkg.reading.segments import Cut, Kind, Mark, Segment, Vocabulary
from paperkg.reading.votes.head_cuts import Head, count_dates, cut_anew, first_of
from paperkg.reading.words import is_given_name

__all__ = ["agree_on_name_forms"]

NEARLY_ALL = 0.6
"""The share of the records with names that must write all of them in one form."""

_TURNED = re.compile(rf"{CAPITAL}[a-zß-ÿ'’-]+, {CAPITAL}[a-zß-ÿ]+")
_INITIAL = re.compile(rf"(?<!\w){CAPITAL}\.")


def agree_on_name_forms(groups: Sequence[Group], vocabulary: Vocabulary) -> None:
    """Cut records before words that siblings would write no name in, and join names as they do."""
    for group in (*groups, *join_small(groups)):
        if group.container in (Container.ITEM, Container.PARAGRAPH):
            named = [record for record in group.records if _is_named(record)]
            if len(named) >= MIN_GROUP:
                _cut_strays(named, vocabulary)
                _join_pairs(named)
                _join_last_given(group.records, named, vocabulary)


def _is_named(record: Record) -> bool:
    if not record.segments or record.is_parted:
        return False
    first = first_of(record)
    is_people = first.kind is Kind.PEOPLE and first.people is not None and first.people.names
    return bool(is_people) and first.mark is Mark.PLAIN


def _names_of(record: Record) -> tuple[str, ...]:
    people = first_of(record).people
    return people.names if people else ()


def _cut_strays(named: Sequence[Record], vocabulary: Vocabulary) -> None:
    """Cut records before a name without initials, where siblings have initials in each."""
    stray = [(record, place) for record in named if (place := _find_stray(record))]
    if not stray:
        return
    formed = sum(not _find_stray(record) and _has_form(_names_of(record)[0]) for record in named)
    if formed < max(MIN_GROUP, NEARLY_ALL * len(named)):
        return
    for record, place in stray:
        first = first_of(record)
        start = first.whole.find(_names_of(record)[place], first.start)
        who = first.whole[first.start : start].rstrip(", ")
        if not count_dates(record):
            cut_anew(Head(record, who, "", first.start, 0, start, False), vocabulary)


def _has_form(name: str) -> bool:
    return _INITIAL.search(name) is not None or ", " in name


def _is_person(name: str) -> bool:
    """Whether a name is in the form of a person's, known, or that of a group that signs last."""
    return _has_form(name) or is_given_name(name.partition(" ")[0]) or names_team(name)


def _find_stray(record: Record) -> int:
    """Find where a name without initials stands behind one that has a form, or 0.

    None that follows may be a person.
    """
    names, first = _names_of(record), first_of(record)
    if len(names) < 2 or not _has_form(names[0]) or record.segments[-1] is first:
        return 0
    for place, name in enumerate(names[1:], start=1):
        if not _is_person(name):
            is_last = not any(map(_is_person, names[place:]))
            return place if is_last and _is_behind_comma(first, name) else 0
    return 0


def _is_behind_comma(first: Segment, name: str) -> bool:
    """Whether only a comma stands before a name."""
    at = first.whole.find(name, first.start)
    return at > 0 and first.whole[first.start : at].endswith(", ")


def _join_pairs(named: Sequence[Record]) -> None:
    """Join "Poe, Xiu", two words and a comma, where siblings have a known given name second."""
    pairs = [record for record in named if _is_pair(record)]
    split = [record for record in pairs if len(_names_of(record)) > 1]
    if not split or len(pairs) - len(split) < max(MIN_GROUP, len(split)):
        return
    for record in split:
        first = first_of(record)
        if first.people:
            first.people = replace(first.people, names=(", ".join(first.people.names),))


def _is_pair(record: Record) -> bool:
    """Whether names are two words with a comma between them."""
    words = ", ".join(_names_of(record)).split(", ")
    return len(words) == 2 and all(word.isalpha() and word[0].isupper() for word in words)


def _join_last_given(
    records: Sequence[Record], named: Sequence[Record], vocabulary: Vocabulary
) -> None:
    """Join "Poe, Mark. A Title", whose given name is a word, too, where siblings are turned."""
    may_be = [record for record in records if record.segments and not record.is_parted]
    found = [(record, place) for record in may_be if (place := _find_last_given(record))]
    whole = [record for record in may_be if _is_turned(record)]
    if not (found or whole):
        return
    turned = sum(", " in _names_of(record)[-1] for record in named)
    if turned < max(MIN_GROUP, NEARLY_ALL * len(named)):
        return
    for record in whole:
        name_author(first_of(record))
    for record, place in found:
        first, given = first_of(record), record.segments[place]
        who = first.whole[first.start : given.end]
        title = first.whole[given.end :].lstrip(". ")
        start = len(first.whole) - len(title)
        cut_anew(Head(record, who, "", first.start, 0, start, False), vocabulary)


def _find_last_given(record: Record) -> int:
    """Find the word between a comma and a stop behind names, or 0."""
    start, first = count_dates(record), first_of(record)
    if first.mark is not Mark.PLAIN or first.kind is not Kind.PEOPLE:
        return 0
    for place, part in enumerate(record.segments[start + 1 :], start=start + 1):
        if part.kind is Kind.PEOPLE and part.cut is Cut.COMMA:
            continue
        after = record.segments[place + 1 : place + 2]
        is_last = any(following.cut is Cut.STOP for following in after)
        is_one = part.span == first.span and part.cut is Cut.COMMA
        is_surname = ", " not in _last_name_of(record.segments[place - 1])
        return place if _is_word(part) and is_last and is_one and is_surname else 0
    return 0


def _is_word(part: Segment) -> bool:
    is_text = part.kind is Kind.TEXT and not part.bracket
    return is_text and part.text.isalpha() and part.text.istitle()


def _is_turned(record: Record) -> bool:
    """Whether a text that is a surname and a word stands before a title and a stop."""
    first = first_of(record)
    after = record.segments[count_dates(record) + 1 :][:1]
    is_open = first.kind is Kind.TEXT and first.mark is Mark.PLAIN and not first.bracket
    is_set_off = any(part.kind is Kind.TEXT and part.cut is Cut.STOP for part in after)
    return is_open and is_set_off and _TURNED.fullmatch(first.text) is not None


def _last_name_of(part: Segment) -> str:
    return part.people.names[-1] if part.people and part.people.names else part.text
