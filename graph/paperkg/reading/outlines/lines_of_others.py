"""Lines that name some authors of a work and end with "et al.", above its title.

Such a line may hold a title before the names; those of a document tell each other.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from paperkg.reading.cuts.work_keys import is_lead, names_sort
from paperkg.reading.names.people import read_people
from paperkg.reading.outlines.field_lines import author_field
from paperkg.reading.patterns import CAPITAL
from paperkg.reading.text.blocks import Block, Span, has_break, plain_text, split_lines

__all__ = ["name_lines_of_others"]

MIN_TEXTS, MIN_LINES, NEARLY_ALL = 3, 3, 0.8
"""So many texts have such a line, and this share of those of three lines or more."""

MAX_SIGNS = 600
"""A line of names is no longer."""

_OTHERS = re.compile(r",?\s+et\s+al\.?\s*$")
_KEY = re.compile(r"\s*(?P<key>[^\W\d_]{2,20})[:：]\s*(?P<rest>\S.*)", re.DOTALL)
_NAME = re.compile(
    rf"(?:and |& )?{CAPITAL}[\w'’.-]*(?: ?(?:[a-z]{{1,3}}(?= )|{CAPITAL}[\w'’.-]*)){{0,3}}"
    r"|\.\.\.|…"
)
_INITIAL = re.compile(r"\b[^\W\d_]\.")


class _Line(NamedTuple):
    """A line of names: the places of its spans in its block, which line it is, and the names."""

    first: int
    last: int
    place: int
    names: str


def name_lines_of_others(texts: Iterable[Block]) -> None:
    """Write such lines as fields that say who, where nearly all texts of several lines have one."""
    long = [block for block in texts if has_break(block.spans) and _is_long(block.spans)]
    found = [(block, line) for block in long if (line := _find(block.spans))]
    if len(found) < max(MIN_TEXTS, NEARLY_ALL * len(long)):
        return
    if 2 * sum(_is_known(line.names) for _, line in found) < len(found):
        return
    place = Counter(line.place for _, line in found).most_common(1)[0][0]
    told = {id(block) for block, _ in found}
    alone = [(block, line) for block in long if id(block) not in told
             if (line := _find_names(block.spans, place))]  # fmt: skip
    for block, line in found:
        block.spans[line.first : line.last] = [author_field(f"{line.names} et al.")]
    for block, line in alone:
        block.spans[line.first : line.last] = [author_field(line.names)]


def _is_long(spans: Sequence[Span]) -> bool:
    """Whether some spans are so many lines with words."""
    lines = sum(any(map(str.isalnum, plain_text(line))) for line in split_lines(spans))
    return lines >= MIN_LINES


def _lines_of(spans: Sequence[Span]) -> Iterator[tuple[int, int, int]]:
    """Give where each line begins and ends, and which it is; not the last, which nothing ends."""
    first = place = 0
    for at, span in enumerate(spans):
        if span.is_break:
            yield first, at, place
            first, place = at + 1, place + 1


def _find(spans: Sequence[Span]) -> _Line | None:
    """Find the first line of names among some, which is not the last of all."""
    for first, last, place in _lines_of(spans):
        if names := _read(plain_text(spans[first:last])):
            return _Line(first, last, place, names)
    return None


def _find_names(spans: Sequence[Span], place: int) -> _Line | None:
    """Find names that are known, without others, on the line where siblings have theirs."""
    for first, last, at in _lines_of(spans):
        if at == place:
            text = plain_text(spans[first:last]).strip()
            people = read_people(text, single=True)
            return _Line(first, last, place, text) if people and people.is_known else None
    return None


def _read(text: str) -> str:
    """Give the names on a line that ends with "et al.", behind a key like "Paper:" or without."""
    if len(text) > MAX_SIGNS or (others := _OTHERS.search(text)) is None:
        return ""
    who = text[: others.start()].strip()
    keyed = _KEY.fullmatch(who)
    if keyed and (is_lead(keyed["key"]) or names_sort(keyed["key"])):
        who = keyed["rest"].strip()
    names = [name.strip() for name in who.split(",")]
    if not all(map(_NAME.fullmatch, names)):
        return ""
    return f"{who}." if len(names[-1]) == 1 else who  # "Poe, A., Roe, B et al."


def _is_known(names: str) -> bool:
    """Whether a name of several is known, or has an initial."""
    people = read_people(names, single=True)
    return _INITIAL.search(names) is not None or (people is not None and people.has_given_name)
