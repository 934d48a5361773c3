"""Topics without the numbers that a document counts its sections by: "2.1 Rain" is "Rain".

A number, Roman too, or a letter, tells where a section stands in one document; the topic is what it
is called, the same in two lists. It goes where the sections side by side count up, or where its
marks show a number.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from paperkg.model import Entry
from paperkg.reading.imprints.dates import find_date

__all__ = ["drop_section_numbers"]

MIN_COUNTED = 2
"""So many sections side by side count up, where nothing but a blank stands behind the numbers."""

MAX_GAP = 3
"""They count on by so many at most: "3 books", "12 papers" do not. Some have nothing in them."""

MAX_ALONE = 12
"""A number that stands alone counts so many sections at most: "20. Jahrhundert" is a time."""

# "2. ", "2) ", "2、", "2.1 ", "2 ", "0x02 "; but no "2020 ", "2.5D", "2nd" or "2D". "B. ", "b) ".
_LETTER = re.compile(
    r"(?P<letter>[A-Z]|[a-z])(?:[.)．]\s+|[.)．、]\s*(?=[^\W\d_a-zA-Z]))(?P<name>\S.*)", re.DOTALL
)
_NUMBER = re.compile(
    r"(?:0x)?(?P<number>\d{1,2}(?:\.\d{1,2}){0,3})"
    r"(?:(?P<mark>[.)．]\s|[.)．](?=[^\W\d_])|、\s?)|\s)\s*(?P<name>\S.*)",
    re.DOTALL,
)
# "II. ", "II) ", "II: ", "II - ", "II "; "Ⅱ、".
_ROMAN = re.compile(
    r"(?P<roman>[IVX]{1,7}|[Ⅰ-Ⅻ])(?:[.):：．]\s?|、\s?|\s[-–—]\s|\s)\s*(?P<name>\S.*)", re.DOTALL
)
# "一、", "（二）", "③".
_EAST_ASIAN = re.compile(
    r"(?:(?P<count>[一二三四五六七八九十]{1,3})[、．.]|[(（](?P<inside>[一二三四五六七八九十]{1,3})[)）]"
    r"|(?P<ring>[①-⑳]))\s*(?P<name>\S.*)",
    re.DOTALL,
)
_DIGITS = "一二三四五六七八九"
_WELL_FORMED = re.compile(r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})")
_WORTH = {"I": 1, "V": 5, "X": 10}


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A topic that begins with a number: its parts (of a letter, its code), and the name behind it.

    Its marks show that it counts sections where it is "2.", "2)" or "2.1", and no large one.
    """

    parts: tuple[int, ...]
    name: str
    is_shown: bool


def drop_section_numbers(entries: Sequence[Entry]) -> list[Entry]:
    """Leave out the numbers of sections at the beginning of topics.

    Examples
    --------
    "1 Rain" beside "2 Snow" is "Rain", "a. Rain" beside "b. Snow", "I. Rain" beside "II. Snow";
    "2.1 Rain", "2) Rain" and "二、雨" are so alone. "3 days" beside "Snow", "C. elegans", "2. Mai"
    and "1. gang" (a first meeting) stay.
    """
    siblings: dict[tuple[str, ...], dict[str, None]] = defaultdict(dict)  # in the order of the list
    for topics in dict.fromkeys(entry.topics for entry in entries):
        for depth, topic in enumerate(topics):
            siblings[topics[:depth]][topic] = None
    names = {above: found for above, topics in siblings.items() if (found := _name(list(topics)))}
    if not names:
        return list(entries)
    return [replace(entry, topics=_rename(entry.topics, names)) for entry in entries]


def _rename(
    topics: tuple[str, ...], names: Mapping[tuple[str, ...], Mapping[str, str]]
) -> tuple[str, ...]:
    return tuple(
        names.get(topics[:depth], {}).get(topic, topic) for depth, topic in enumerate(topics)
    )


def _name(topics: Sequence[str]) -> dict[str, str]:
    """Give the names of the topics side by side that are numbered; none where these do not count.

    Two that would be called the same keep their numbers, by which they differ.
    """
    romans = _read_romans(topics)
    found = romans or {topic: numbered for topic in topics if (numbered := _read(topic))}
    counted = [numbered.parts for numbered in found.values()]
    if not all(a < b and b[0] - a[0] <= MAX_GAP for a, b in pairwise(counted)):
        return {}
    if len(found) < MIN_COUNTED and not all(numbered.is_shown for numbered in found.values()):
        return {}
    names = {topic: numbered.name for topic, numbered in found.items()}
    every = [names.get(topic, topic) for topic in topics]
    return names if len(set(every)) == len(every) else {}


def _read(topic: str) -> _Numbered | None:
    """Read a topic that begins with a number; None where it is a day, or goes on in small letters.

    "1. gang", "3 days": what is counted stands behind the number.
    """
    if east_asian := _EAST_ASIAN.match(topic):
        return _Numbered((_count_east_asian(east_asian),), east_asian["name"], True)
    found = _NUMBER.match(topic) if topic[:1].isdecimal() else _LETTER.match(topic)
    if not found or not any(map(str.isalpha, found["name"])):
        return None
    if found["name"][0].islower() and "、" not in topic[: found.start("name")]:
        return None
    if found.re is _LETTER:
        return _Numbered((ord(found["letter"]),), found["name"], False)
    date = find_date(f"{topic} 2000")
    if date and not date.start:
        return None
    parts = tuple(map(int, found["number"].split(".")))
    is_small = found["mark"] and parts[0] <= MAX_ALONE
    return _Numbered(parts, found["name"], bool(is_small) or len(parts) > 1)


def _read_romans(topics: Sequence[str]) -> dict[str, _Numbered]:
    """Read the topics side by side that begin with Roman numerals.

    One numeral of a letter, "V. Rain", may be a letter or a name: another has more letters, and
    the first counts from the beginning, as centuries do not, "XIX. Rain".
    """
    found = {topic: match for topic in topics if (match := _ROMAN.match(topic))}
    if len(found) < MIN_COUNTED or all(match["roman"] in _WORTH for match in found.values()):
        return {}
    numbered = {}
    for topic, match in found.items():
        numeral = unicodedata.normalize("NFKC", match["roman"])
        if not _WELL_FORMED.fullmatch(numeral) or match["name"][0].islower():
            return {}
        numbered[topic] = _Numbered((_count(numeral),), match["name"], False)
    first = next(iter(numbered.values()))
    return numbered if first.parts[0] <= MAX_GAP else {}


def _count_east_asian(found: re.Match[str]) -> int:
    """Count what a numeral of East Asia says: "十二" is 12, "二十" is 20, "⑫" is 12."""
    if found["ring"]:
        return int(unicodedata.normalize("NFKC", found["ring"]))
    tens, ten, ones = (found["count"] or found["inside"]).rpartition("十")
    digit = _DIGITS.find(ones[:1]) + 1 if ones else 0
    return digit + (10 * (_DIGITS.find(tens[:1]) + 1 if tens else 1) if ten else 0)


def _count(numeral: str) -> int:
    """Count what a Roman numeral says.

    Examples
    --------
    >>> _count("XIV")
    14
    """
    worth = [_WORTH[letter] for letter in numeral]
    below = sum(a for a, b in pairwise(worth) if a < b)
    return sum(worth) - 2 * below
