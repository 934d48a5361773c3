"""Headings that are titles with their authors: "A Fine Title - Ann Poe", told by their rank."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence

from paperkg.reading.cuts.headings import names_books, section_label
from paperkg.reading.cuts.lines import Cuts
from paperkg.reading.names.people import People, read_people
from paperkg.reading.patterns import AND, CAPITAL
from paperkg.reading.records import AGREED
from paperkg.reading.segments import Cut, Kind, drop_numbers
from paperkg.reading.text.blocks import Block, BlockKind, has_link, plain_text
from paperkg.reading.votes.title_words import count_words
from paperkg.reading.words import EAST_ASIAN, either

__all__ = ["find_signed"]

NEARLY_ALL = 0.8
"""The share of the headings of a rank that must begin with names and a comma."""

MIN_WORDS = 2
"""Titles in bold lines have so many words in the mean."""

MIN_RANK = 4
"""Fewer headings that begin so tell nothing."""

MIN_RECURRING = 3
"""A heading that recurs so often is that of a part of each section: "Others"."""

MIN_KNOWN = 2
"""So many tell in a document on books, where the given names of all are known."""

# "Poe, A Fine Title", "Ann Poe and Bo Orr, A Fine Title", "Ann Poe: A Fine Title".
_NAME = rf"{CAPITAL}[\w'’.-]*(?: (?:de |van |von |do |da )?{CAPITAL}[\w'’.-]*){{0,3}}"
_LED = re.compile(
    rf"({_NAME}(?:(?:, {_NAME})*,? (?:{AND}) {_NAME})?)"
    rf"(?:,\s(?={CAPITAL}\S*\s\S)|:\s(?=\S)(?P<sign>))"
)
# "A Fine Title by Cal Poe", whose given name nobody knows.
_BY = re.compile(rf"\S\s(?:{either('people', 'by')})\s+(?={CAPITAL})")


def find_signed(
    blocks: Sequence[Block], ranks: Iterable[Sequence[int]], cuts: Cuts, *, title: Block | None
) -> list[int]:
    """Find the headings that are signed where most of their rank are, and half by known names.

    Parameters
    ----------
    blocks
        The blocks of a document.
    ranks
        The places of its headings, those of each rank together.
    cuts
        What cuts lines into segments.
    title
        The heading of the document. Only in one of books is "Ann Poe: Fine Rain" a work by her;
        elsewhere it may be a talk, or her office.
    """
    found: list[int] = []
    is_of_books = title is not None and names_books(section_label(title.spans))
    for rank in ranks:
        found.extend(_find_led(blocks, rank, is_of_books=is_of_books))
        read = {place: _read_signature(blocks[place], cuts) for place in rank}
        named = {place: people for place, people in read.items() if people}
        known = sum(people.has_given_name or people.is_sure for people in named.values())
        others = _count_others(blocks, rank, named)
        is_signed = len(named) >= max(2, AGREED * (len(named) + others))
        is_signed = is_signed and 2 * known >= len(named)
        if is_signed and _are_titles([blocks[place] for place in named], cuts):
            found.extend(named)
            found.extend(place for place in rank if _is_signed_short(blocks[place], cuts))
            if len(named) >= NEARLY_ALL * len(rank):  # and a book that nobody signs
                found.extend(place for place in rank if _is_bold_line(blocks[place], place, named))
    return found


def _count_others(blocks: Sequence[Block], rank: Sequence[int], named: Container[int]) -> int:
    """Count the headings that nobody signs, without those of one name in several sections."""
    texts = Counter(plain_text(blocks[place].spans) for place in rank if place not in named)
    return sum(count for count in texts.values() if count < MIN_RECURRING)


def _are_titles(lines: Sequence[Block], cuts: Cuts) -> bool:
    """Tell titles from offices in bold lines, "**Director - Ann Poe**", by their words."""
    bold = [line for line in lines if line.kind is BlockKind.PARAGRAPH]
    texts = [part for line in bold for part in cuts.look(line.spans) if part.kind is Kind.TEXT]
    return sum(count_words(part.text) for part in texts) >= MIN_WORDS * len(texts)


def _is_bold_line(block: Block, place: int, named: Mapping[int, People]) -> bool:
    return block.kind is BlockKind.PARAGRAPH and place not in named


def _find_led(blocks: Sequence[Block], rank: Sequence[int], *, is_of_books: bool) -> list[int]:
    """Find headings that begin with names, where nearly all of their rank do, half known."""
    read = {place: _read_led(blocks[place], is_of_books=is_of_books) for place in rank}
    led = {place: people for place, people in read.items() if people}
    known = sum(
        people.is_sure or people.has_given_name or len(people.names) > 1 for people in led.values()
    )
    is_known = is_of_books and all(people.has_given_name for people in led.values())
    least = MIN_KNOWN if is_known else MIN_RANK
    is_agreed = len(led) >= max(least, NEARLY_ALL * len(rank)) and 2 * known >= len(led)
    return list(led) if is_agreed else []


def _read_led(block: Block, *, is_of_books: bool) -> People | None:
    """Read the names before a comma, or among books a colon, and the rest of a heading."""
    if block.kind is not BlockKind.HEADING or has_link(block.spans):
        return None
    found = _LED.match(plain_text(block.spans).strip())
    if not found:
        return None
    if found["sign"] is not None and not (is_of_books and " " in found[1]):
        return None  # "Rain: what it is" has a topic before the colon
    return read_people(found[1], single=True)


def _read_signature(block: Block, cuts: Cuts) -> People | None:
    """Read full names that stand before a text or after it, and are all of a heading but that."""
    parts = drop_numbers(cuts.look(block.spans))
    parts = [part for part in parts if part.kind is not Kind.DATE]
    if any(part.is_link for part in parts):
        return None
    if len(parts) == 1:
        last = _read_last(parts[0].text)
        people = read_people(last, single=True) if last else None
        return people if people and all(map(_is_full, people.names)) else None
    if len(parts) != 2:
        return None
    if not all(part.kind in (Kind.TEXT, Kind.PEOPLE) for part in parts):
        return None
    people = next((part.people for part in parts if part.people), None)
    if people is None and parts[-1].cut is Cut.DASH:
        last = parts[-1].text
        people = read_people(last, single=EAST_ASIAN.match(last) is not None)
    is_full = people is not None and all(map(_is_full, people.names))
    return people if is_full else None


def _is_signed_short(block: Block, cuts: Cuts) -> bool:
    """Whether names without given names stand in brackets: "A Fine Title (Poe et al)"."""
    parts = drop_numbers(cuts.look(block.spans))
    names = parts[-1].people if len(parts) > 1 and parts[-1].bracket == "(" else None
    return names is not None and not all(map(_is_full, names.names))


def _read_last(text: str) -> str:
    """Give what stands behind "by", or behind the last comma of a text that goes on before it."""
    if by := _BY.search(text):
        return text[by.end() :]
    title, _, last = text.rpartition(", ")
    return last if count_words(title) > MIN_WORDS else ""


def _is_full(name: str) -> bool:
    """Whether a name has a given name; those of East Asia have no space before it."""
    return " " in name or EAST_ASIAN.match(name) is not None
