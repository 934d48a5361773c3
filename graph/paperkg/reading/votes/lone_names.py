"""Names that no sibling tells of, but the words themselves: a given name that is known, initials.

What stands on the other side must be no name, no place and nothing that a person is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from paperkg.reading.citations.citation import name_imprint
from paperkg.reading.citations.cited_authors import name_author
from paperkg.reading.citations.cited_titles import restore_title
from paperkg.reading.cuts.named_sources import is_about_life
from paperkg.reading.imprints.imprint import is_place
from paperkg.reading.imprints.venues import read_venue
from paperkg.reading.names.people import People, read_people
from paperkg.reading.page_titles import names_site
from paperkg.reading.patterns import CAPITAL, OWNER
from paperkg.reading.records import MIN_GROUP, SMALL_GROUP, Container, Group, Record
from paperkg.reading.segments import Cut, Segment
from paperkg.reading.votes.plain_names import is_post
from paperkg.reading.words import is_given_name, words_of

__all__ = [
    "Tally",
    "cut_head",
    "is_among_things",
    "is_beside_name",
    "read_full_name",
    "restore_behind_authors",
    "tally_voters",
]

LED, NAMED = 0.5, 0.7
"""The share of the records with names that begin with them, or of all that have some."""

MAX_NAME = 4
"""The name of a person has no more words."""

MAX_PLAIN = 3
"""Without initials or small words it has no more: "Ann Poe Presents Trees" is none."""

MIN_GIVEN = 3
"""A given name by which a person is known has so many letters."""

_INITIAL = re.compile(rf"(?<!\w){CAPITAL}\.(?!\w\w)")
_SPACED = re.compile(rf"(?:[A-Z] ){{2,3}}{CAPITAL}[^\W_]+")  # "A B C Poe", but not "A Poe"
_WORD = re.compile(r"[^\W\d_]+")
_THINGS = words_of("sections", "things") | words_of("sections", "events") | {"team"}
_WORKS = words_of("sections", "works") | words_of("sections", "books")
# "Ann Poe, Volume Two"
_VOLUME = re.compile(
    r"(?:vol(?:ume|\.)|book|part|band|teil|tom[eo]?|parte|partie|том) "
    r"(?:\d|[ivx]+\b|one|two|three)",
    re.IGNORECASE,
)
_ARTICLES = words_of("bodies", "articles")
_LONE_NAMES = words_of("people", "lone_names")
_SMALL_WORD = re.compile(r"\s[a-zß-ÿ]")


class Tally(NamedTuple):
    """How many records there are, how many say who wrote a work, and how many begin with it."""

    records: int
    named: int
    led: int

    @property
    def is_told(self) -> bool:
        """Whether records that say who wrote a work begin so, or nearly all records say it.

        Where nearly all do, a work with no name behind its title has it before.
        """
        is_mostly_led = self.led >= max(MIN_GROUP, LED * self.named)
        return is_mostly_led or self.named >= max(MIN_GROUP, NAMED * self.records)

    @property
    def is_led(self) -> bool:
        """Whether nearly all records begin with who wrote the work."""
        return self.led >= max(MIN_GROUP, NAMED * self.records)


def tally_voters(groups: Sequence[Group], tallies: Sequence[Tally]) -> list[Tally]:
    """Give what each group listens to: its own tally, or that of all of its kind if it is small."""
    every: dict[Container, Tally] = {}
    for group, own in zip(groups, tallies, strict=True):
        before = every.get(group.container, Tally(0, 0, 0))
        every[group.container] = Tally(*map(sum, zip(before, own, strict=True)))
    return [
        own if own.records > SMALL_GROUP else every[group.container]
        for group, own in zip(groups, tallies, strict=True)
    ]


@lru_cache(maxsize=1_000)
def is_among_things(topics: Sequence[str]) -> bool:
    """Whether the name of a section says that it is of people, bodies or tools, and of no works."""
    words = set(_WORD.findall(topics[-1].lower())) if topics else set()
    return not words.isdisjoint(_THINGS) and words.isdisjoint(_WORKS)


# The second given name of many in China and Korea: "Ka-May", "Eun-jung".
_SYLLABLES = re.compile(r"[A-Z][a-z]{1,4}-[A-Za-z][a-z]{0,4}")


def read_full_name(text: str, common: frozenset[str]) -> People | None:
    """Read a full name and nothing else: the given name is known, or some of it are initials.

    Examples
    --------
    >>> read_full_name("Barbara J. Poe", frozenset()).names
    ('Barbara J. Poe',)
    >>> read_full_name("Barbara Poe Presents Trees", frozenset()) is None
    True
    """
    words = text.split(maxsplit=MAX_NAME)
    if len(words) > MAX_NAME:
        return None  # as most titles and remarks
    if text[:1].isupper() and text.lower() in _LONE_NAMES:
        return People((text,), len(text), True)
    if len(words) < 2 or text.isupper() or words[0].endswith(OWNER):
        return None
    if _SPACED.fullmatch(text):
        return People((text,), len(text), True)
    people = read_people(text, common, single=True)
    if not people or len(people.names) > 1 or " " not in people.names[0]:
        return None
    if text.endswith(OWNER):
        return None
    if _INITIAL.search(text):
        return people
    plain = [word for word in words if word[0].isupper() and not _SYLLABLES.fullmatch(word)]
    is_known = is_given_name(words[0]) and len(words[0]) >= MIN_GIVEN and not is_place(words[0])
    return people if is_known and len(plain) <= MAX_PLAIN else None


def is_beside_name(text: str, common: frozenset[str], *, may_be_word: bool) -> bool:
    """Whether words beside a name may be a title, and are no post, place, site or other person.

    Where siblings tell that a title stands there, it may be a word alone.
    """
    if not (text[:1].isupper() or text[:1].isdigit()) or (" " not in text and not may_be_word):
        return False
    if is_post(text) or is_place(text) or names_site(text) or _VOLUME.match(text):
        return False
    first, comma, _ = text.partition(",")
    if is_about_life(text) or (comma and first.isupper() and " " not in first):
        return False  # "Ann Poe, UCX, 2004"
    if read_full_name(" ".join(text.split()[:2]).rstrip(",;:"), common):
        return False  # Ann Poe, Bo Orr wrote of trees
    people = read_people(text, common, single=True)
    are_names = people is not None and len({" " in name for name in people.names}) == 1
    is_led = text.partition(" ")[0].lower() in _ARTICLES  # Der Regen
    is_phrase = _SMALL_WORD.search(text) is not None and not is_given_name(text)  # Buch zur Ethik
    if are_names and " " in text and not (is_led or is_phrase):
        return False
    venue = read_venue(text)
    return not (venue and venue.is_sure)


def cut_head(record: Record, head: Segment, end: int, start: int, people: People) -> None:
    """Cut a record after the names, which end there, and before the title, which starts there."""
    text = head.text[start:]
    title = replace(head, text=text, cut=Cut.COMMA, start=head.whole.find(text, head.start))
    head.text, head.end = head.text[:end], head.start + end
    name_author(head, replace(people, is_sure=True))
    record.segments.insert(record.segments.index(head) + 1, title)
    restore_behind_authors(record)


def restore_behind_authors(record: Record) -> None:
    """Restore the title and the publisher of a record that begins with its authors."""
    restore_title(record.segments)
    for part in record.segments[2:]:
        name_imprint(part)
    record.begins_with_authors = True
