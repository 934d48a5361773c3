"""Whether names stand before where or when a work appeared: "Ann Poe, Bo Li, CVPR 2015"."""

from __future__ import annotations

import re

from paperkg.reading.citations.pieces import SEPARATORS
from paperkg.reading.imprints.dates import read_date
from paperkg.reading.imprints.venues import read_venue
from paperkg.reading.names.people import People
from paperkg.reading.patterns import YEAR
from paperkg.reading.words import is_given_name, words_of

__all__ = [
    "are_before_venue",
    "are_before_volume",
    "are_dated_names",
    "are_half_known",
    "is_about_life",
    "is_before_acronym",
]

MAX_NAME = 4
"""The name of a person has no more words."""

MAX_LIFE = 5
"""What a biography is called behind a name has no more words."""

MAX_SOURCE = 80
"""Where and when a paper appeared has no more signs."""

# "CACM 34(10): 78-92 (1991)", "TODS 6(2): 213-226(1981)", "VLDB 1985: 127-141".
_VOLUME_LAST = re.compile(
    rf"[.?!]\s[^.?!]*\w\.? (?:\d{{1,4}}(?:\([\d-]+\))?:\s?[\w:]+(?:-[\w:]+)?\s?\({YEAR}\)"
    rf"|{YEAR}:\s?\d+(?:-\d+)?)\.?\s*$"
)
_LIVES = words_of("people", "lives")
_LIFE_ENDS = words_of("people", "life_ends")


def is_about_life(text: str) -> bool:
    """Whether few words tell of a life, "A Biography": that of who is named before them."""
    words = [word.strip(".,:;") for word in text.lower().split()]
    is_life = bool(words) and (words[-1] in _LIFE_ENDS or not _LIVES.isdisjoint(words))
    return is_life and len(words) <= MAX_LIFE


def are_half_known(people: People) -> bool:
    """Whether the given names of half of some people, or more, are known."""
    return len(people.names) <= 2 * sum(map(is_given_name, people.names))


def are_before_venue(people: People, rest: str) -> bool:
    """Whether a known venue follows names, half of which are known: "Ann Poe, CVPR 2015"."""
    venue = read_venue(rest.strip(SEPARATORS)) if rest[:2] == ", " else None
    return venue is not None and venue.is_sure and venue.name != "" and are_half_known(people)


def are_before_volume(people: People, rest: str, text: str) -> bool:
    """Whether a colon follows names that may be some in a text that ends as dblp has it.

    So in "Ann Poe, Bo Roe: A Fine Title. CACM 34(10): 78-92 (1991)".
    """
    if rest[:2] != ": " or not _VOLUME_LAST.search(text, max(0, len(text) - MAX_SOURCE)):
        return False
    return len(people.names) > 2 or people.has_given_name


def are_dated_names(people: People, rest: str) -> bool:
    """Whether a year alone follows names, one of which is known: "Ann Poe & Bo Roe, 2001"."""
    return read_date(rest.strip(SEPARATORS)) != "" and people.has_given_name


def is_before_acronym(before: str, after: str) -> bool:
    """Whether a text is a date or a venue, or a few words before a meeting: "Xu Poe, CVPR 2015"."""
    if read_date(before) or read_venue(before):
        return True
    words = before.split()
    may_be_name = 1 < len(words) <= MAX_NAME and not any(word.islower() for word in words)
    venue = read_venue(after) if may_be_name else None
    is_acronym = (
        venue is not None and venue.name.isalpha() and sum(map(str.isupper, venue.name)) > 1
    )
    return venue is not None and venue.is_sure and is_acronym
