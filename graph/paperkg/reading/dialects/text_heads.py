"""Headings of a text file, as Markdown: in capitals, with a colon, underlined, between signs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, starmap

from paperkg.characters import has_digit
from paperkg.reading.dialects.parted_lines import find_bare_heads, find_parts
from paperkg.reading.dialects.underlined_heads import rank_signs
from paperkg.reading.labels import is_label, read_field
from paperkg.reading.patterns import YEAR
from paperkg.reading.words import any_of, words_of

__all__ = ["write_heads"]

MAX_WORDS = 8
"""A heading has no more words."""

MAX_SIGNS = 120
"""Nor is its line longer, in characters."""

MAX_ALONE = 6
"""A heading that nothing marks but empty lines has no more."""

MIN_HEADS = 2
"""So many such headings at least tell of each other."""

MOST, MIN_BELOW, MAX_SHARE = 0.6, 3, 0.75
"""Headings stand above most of the lines that stand together, three of which are below one in the
mean, and have no more than this share of their words."""

MIN_LETTERS = 3
"""Capitals that are a heading are so many at least."""

STACKED = frozenset({2, 3, 4})
"""Works that are lines below each other have so many each."""

MIN_STACKS = 3
"""So many of these tell of each other."""

MAX_RANK = 6
"""The lowest heading of Markdown."""

# "== Rain ==", "---- Rain", "*** Rain ***", "[Rain]"; a sign more than once, so no item.
_FRAMED = re.compile(r"(?P<sign>[=*~#+_-])(?P=sign)+\s*(?P<name>[^\W_].*?)\s*(?P=sign)*\s*")
# Longer dashes stand on both sides, "——Rain----": those before a line alone may say who said it.
_DASHED = re.compile(r"[—–―─━]{2,}\s*(?P<name>[^\W_].*?)\s*[—–―─━-]{2,}\s*")
_BRACKETED = re.compile(r"\[(?P<name>[^\W\d_][^\[\]]*)\]\s*")
_YEAR_LAST = re.compile(rf"\b{YEAR}\)?\s*$")
_RULE = re.compile(r"([=*~#+_.^-])\1{2,}\s*")
# What is Markdown, wikitext or reStructuredText already.
_WRITTEN = re.compile(r"^#{1,6} \S|\[\[|\{\{|''|<ref|\[https?:|\]\(|^\.\. |`_", re.MULTILINE)
# "7.1. Rain", "7.1 Rain"; "7. Rain" is an item.
_NUMBERED = re.compile(r"(\d{1,2}(?:\.\d{1,2}){1,3})\.?\s+(?=[^\W\d_])")
# "Week 3 (May 4): Rain", "Sitzung 2 - Regen", "Unit 1".
_UNIT = re.compile(
    rf"(?P<word>{any_of(words_of('parts', 'classes') | words_of('parts', 'units'))})"
    r"\s#?\d{1,2}(?:\s?[-–&+]\s?\d{1,2})?(?:\s*[(:.,|–—-].*)?",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?:|www\.|10\.\d{4}")


def write_heads(text: str) -> str:
    r"""Write the headings of a text file as Markdown does; lines keep their numbers.

    Examples
    --------
    >>> write_heads("RAIN\n\nFine Rain\n\n== Snow ==\nFine Snow")
    '## RAIN\n\nFine Rain\n\n## Snow\nFine Snow'
    >>> write_heads("On Snow:\n\nFine Snow\n\nOn Rain\n~~~~~~~\nFine Rain")
    '### On Snow\n\nFine Snow\n\n## On Rain\n\nFine Rain'
    """
    if _WRITTEN.search(text):
        return text
    lines = text.split("\n")
    written = list(lines)
    found = dict(_find_heads(lines))
    ranks = _rank_underlined(lines, found)
    for place, (rank, name) in found.items():
        written[place] = f"{'#' * ranks.get(place, rank)} {name}"
        for rule in (place - 1, place + 1):
            if 0 <= rule < len(lines) and _RULE.fullmatch(lines[rule]):
                written[rule] = ""
    for place, rank in _find_numbered(written):
        written[place] = f"{'#' * rank} {written[place].strip()}"
    for place in _find_units(written):
        written[place] = f"### {written[place].strip()}"
    alone = _find_alone(written) or _find_over_lines(written) or find_bare_heads(written)
    for place in alone:
        written[place] = f"## {written[place].strip()}"
    return "\n".join(written)


def _rank_underlined(lines: Sequence[str], heads: Iterable[int]) -> dict[int, int]:
    """Rank the headings above lines of signs, where these are of several kinds, as first used.

    A first kind that stands below one heading alone is that of the name of the whole.
    """
    kinds: dict[int, str] = {}
    for place in heads:
        if place + 1 < len(lines) and (rule := _RULE.fullmatch(lines[place + 1])):
            above = _RULE.fullmatch(lines[place - 1]) if place else None
            kinds[place] = rule[1] + (rule[1] if above and above[1] == rule[1] else "")
    used = [*kinds.values()]
    if len({*used}) < MIN_HEADS:
        return {}
    ranks = rank_signs(used, first=1 if used.count(used[0]) == 1 else 2)
    return {place: ranks[kind] for place, kind in kinds.items()}


def _find_numbered(lines: Sequence[str]) -> list[tuple[int, int]]:
    """Find the lines between empty ones that count as headings do, "7.1. Rain", with their ranks.

    Each counts on from the one before, as "7.2", "7.1.1" and "8.1" do after "7.1", and something
    stands below nearly all.
    """
    parts = list(find_parts(lines))
    found = [
        (place, number, len(part))
        for place, part in enumerate(parts)
        if len(part) == 1 and (number := _read_number(lines[part[0]]))
    ]
    counted = [number for _, number, _ in found]
    if len(found) < MIN_HEADS or not all(starmap(_counts_on, pairwise(counted))):
        return []
    places = {place for place, *_ in found}
    filled = sum(place + 1 < len(parts) and place + 1 not in places for place in places)
    if 2 * filled <= len(places):
        return []
    return [(parts[place][0], min(1 + len(number), MAX_RANK)) for place, number, _ in found]


def _read_number(line: str) -> tuple[int, ...]:
    """Read the number of a heading of several parts, "7.1."; empty where a line has none."""
    number = _NUMBERED.match(line)
    if number is None or not _may_name(line) or line.rstrip().endswith((".", ",", ";")):
        return ()
    return tuple(map(int, number[1].split(".")))


def _counts_on(before: tuple[int, ...], after: tuple[int, ...]) -> bool:
    """Whether a number follows another: one more at some place, and ones below it."""
    shared = next(
        (at for at, pair in enumerate(zip(before, after, strict=False)) if pair[0] != pair[1]), None
    )
    if shared is None:
        return after[: len(before)] == before and {*after[len(before) :]} == {1}
    return after[shared] == before[shared] + 1 and {*after[shared + 1 :]} <= {0, 1}


def _find_heads(lines: Sequence[str]) -> Iterator[tuple[int, tuple[int, str]]]:
    """Find the headings that have a mark, each with its rank and its name."""
    are_stacked = _are_stacked(lines)
    are_ruled = sum(starmap(_is_rule_of, pairwise(lines))) >= MIN_HEADS
    said = [line for line in lines if line.strip()]
    count = 0
    for place, line in enumerate(lines):
        count += bool(line.strip())
        if not line[:1].strip() or len(line) > MAX_SIGNS:
            continue
        before = lines[place - 1] if place else ""
        after = next(iter(lines[place + 1 : place + 2]), "")
        following = next(iter(said[count : count + 1]), "")
        if found := _read_framed(line.rstrip(), after):
            yield place, found
        elif not before.strip() or _RULE.fullmatch(before):
            head = _read_bare(line.rstrip(), after, following)
            if are_ruled and _YEAR_LAST.search(line) and not _is_rule_of(line, after):
                continue  # "ICML 2013" below a title
            if head and not (are_stacked and after.strip() and not _RULE.fullmatch(after)):
                yield place, head


def _read_framed(line: str, after: str) -> tuple[int, str] | None:
    """Read a heading between signs, "== Rain ==", or in brackets above an empty line."""
    found = _FRAMED.fullmatch(line) or _DASHED.fullmatch(line)
    found = found or (None if after.strip() else _BRACKETED.fullmatch(line))
    return (2, found["name"]) if found and _may_name(found["name"]) else None


def _read_bare(line: str, after: str, following: str) -> tuple[int, str] | None:
    """Read a heading that is underlined, ends with a colon above an empty line, or has capitals."""
    if not (line[0].isalnum() and following) or _ADDRESS.search(line):
        return None
    if _is_rule_of(line, after):
        return 2, line
    if not _may_name(line):
        return None
    if line.endswith((":", "：")):
        is_field = is_label(line[:-1].rstrip()) or read_field(line) is not None
        rank = 2 if line.isupper() else 3
        is_open = after.strip() and rank > 2
        return None if is_field or is_open else (rank, line.rstrip(" :："))
    is_head = (
        line.isupper() and sum(map(str.isupper, line)) >= MIN_LETTERS and line[-1] not in ".!?"
    )
    is_work = line[0].isdecimal() and _ADDRESS.match(after.strip()) is not None  # "4. FINE RAIN"
    is_open = "," not in line and not following.isupper() and not is_work
    return (2, line) if is_head and is_open else None


def _are_stacked(lines: Sequence[str]) -> bool:
    """Whether lines between empty ones are as many each time: "SNOW ⏎ Ann Poe", a work each."""
    counts = [len(part) for part in find_parts(lines)]
    return len(counts) >= MIN_STACKS and len({*counts}) == 1 and STACKED.issuperset(counts)


def _is_rule_of(line: str, rule: str) -> bool:
    """Whether signs stand below a line, and are as many as its own, about."""
    return _RULE.fullmatch(rule) is not None and 2 * len(rule.strip()) >= len(line)


def _may_name(name: str) -> bool:
    """Whether words may be those of a heading: few, and no address."""
    return len(name.split()) <= MAX_WORDS and not _ADDRESS.search(name)


def _find_units(lines: Sequence[str]) -> list[int]:
    r"""Find lines that count weeks or the like above works: "Week 1: Rain ⏎ Ann Poe, Fine Rain".

    All are counted by one word, and others stand below them; "Week 1: Fine Rain" alone is a work.
    """
    found = {
        part[0]: unit["word"].lower()
        for part in find_parts(lines)
        if (unit := _UNIT.fullmatch(lines[part[0]].rstrip())) and not _ADDRESS.search(unit[0])
    }
    said = [place for place, line in enumerate(lines) if line.strip()]
    over = sum(place in found and below not in found for place, below in pairwise(said))
    are_heads = over >= MIN_HEADS and 2 * over > len(found) and len({*found.values()}) == 1
    return list(found) if are_heads else []


def _find_alone(lines: Sequence[str]) -> list[int]:
    """Find lines between empty ones, each above lines that are not, where no other line is so."""
    parts = list(find_parts(lines))
    alone = [part[0] for part in parts if len(part) == 1]
    above = [part[0] for part, below in pairwise(parts) if len(part) == 1 < len(below)]
    are_heads = len(alone) >= MIN_HEADS and alone == above and 2 * len(alone) == len(parts)
    return alone if are_heads and all(_is_bare(lines[place]) for place in alone) else []


def _find_over_lines(lines: Sequence[str]) -> list[int]:
    """Find short lines between empty ones above most of the lines that stand together.

    These are three in the mean, longer, and not as many each time, as the fields of works are. A
    line that is above such a heading, and nothing else, is one, too.
    """
    parts = list(find_parts(lines))
    heads: set[int] = set()
    for place in reversed(range(len(parts) - 1)):
        is_over = len(parts[place + 1]) > 1 or place + 1 in heads
        if is_over and len(parts[place]) == 1 and _may_stand_over(lines[parts[place][0]]):
            heads.add(place)
    below = [parts[place + 1] for place in heads if place + 1 not in heads]
    blocks = sum(len(part) > 1 for part in parts)
    if len(below) < max(MIN_HEADS, MOST * blocks) or len({*map(len, below)}) == 1:
        return []
    count = sum(map(len, below))
    words = sum(len(lines[place].split()) for part in below for place in part)
    named = sum(len(lines[parts[place][0]].split()) for place in heads)
    is_longer = named * count <= MAX_SHARE * words * len(heads)
    are_many = count >= MIN_BELOW * len(below)
    return [parts[place][0] for place in sorted(heads)] if is_longer and are_many else []


def _may_stand_over(line: str) -> bool:
    """Whether a line may be what a section is called: a few words that end with no stop."""
    text = line.strip()
    is_short = _may_name(text) and len(text) <= MAX_SIGNS
    return is_short and text[:1].isalpha() and (text[-1].isalnum() or text[-1] == ")")


def _is_bare(line: str) -> bool:
    """Whether a line is a few words and no more."""
    text = line.strip()
    is_short = len(text.split()) <= MAX_ALONE and not _ADDRESS.search(text)
    return is_short and text[:1].isalpha() and not has_digit(text) and text[-1].isalnum()
