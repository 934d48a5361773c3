"""Lines that each name a work in one form: "Fine Rain (Poe 2019)", "Poe (2019) Fine Rain".

Markdown has no sign for such lines, and takes all of a paragraph for a sentence, "## Rain ⏎ Fine
Rain (Poe 2019) ⏎ Owls (Roe 2020)". That all lines of paragraphs have the form tells that they are
items; a section may have one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from paperkg.reading.cuts.short_citations import read_linked_lead
from paperkg.reading.names.people import People, read_people
from paperkg.reading.names.title_lines import ends_with_year
from paperkg.reading.patterns import YEAR
from paperkg.reading.records import AGREED, MIN_GROUP
from paperkg.reading.text.blocks import (
    Block,
    BlockKind,
    NumberedLine,
    has_link,
    make_item,
    make_list,
    plain_text,
    split_numbered,
)

__all__ = ["list_cited_lines"]

MIN_TITLE = 2
"""A title has so many words."""

_BEHIND = re.compile(r"(?P<what>\S[^()]{4,200}?)\s\((?P<said>[^()]{4,100})\)\.?")
_BEFORE = re.compile(
    rf"(?P<who>[^()\d]{{2,100}}?)\s(?:\((?P<year>{YEAR})[a-z]?\)|(?P<bare>{YEAR}))[.:,]?"
    r"\s(?P<what>\S.{4,200})"
)
_NAMED = re.compile(r"(?P<what>[^\W_a-z][^.?!]{4,200}[.?!])\s(?P<who>[^.].{3,200})")


def list_cited_lines(blocks: Sequence[Block]) -> Sequence[Block]:
    """Make lists of the paragraphs of such lines, if some have several."""
    found = {place: lines for place, lines in enumerate(map(_lines_of, blocks)) if lines}
    if not any(len(lines) > 1 for lines in found.values()):
        return blocks
    for form in (_names_behind, _names_before, _is_signed, _is_dated):
        told = {place: lines for place, lines in found.items() if _are_all(lines, form)}
        texts = [plain_text(line).strip() for lines in told.values() for _, line in lines]
        several = any(len(lines) > 1 for lines in told.values())
        if several and len(texts) >= MIN_GROUP and (form is not _is_signed or _are_known(texts)):
            return list(_made(blocks, told))
    return blocks


def _lines_of(block: Block) -> list[NumberedLine]:
    """Give the lines of a paragraph without links, each with its number in the file."""
    if block.kind is not BlockKind.PARAGRAPH or has_link(block.spans):
        return []
    return [(block.line + number, line) for number, line in split_numbered(block.spans)]


def _are_all(lines: Sequence[NumberedLine], form: Callable[[str], bool]) -> bool:
    return all(form(plain_text(line).strip()) for _, line in lines)


def _made(blocks: Sequence[Block], told: dict[int, list[NumberedLine]]) -> Iterator[Block]:
    for place, block in enumerate(blocks):
        if place in told:
            yield make_list([make_item(at, line) for at, line in told[place]])
        else:
            yield block


def _names_behind(text: str) -> bool:
    """Whether a line is a title with who and when in brackets behind it."""
    found = _BEHIND.fullmatch(text)
    lead = read_linked_lead(found["said"]) if found else None
    return found is not None and lead is not None and bool(lead[1]) and _is_title(found["what"])


def _names_before(text: str) -> bool:
    """Whether a line begins with surnames and a year."""
    found = _BEFORE.fullmatch(text)
    lead = read_linked_lead(f"{found['who']} {found['year'] or found['bare']}") if found else None
    return found is not None and lead is not None and _is_title(found["what"])


def _is_signed(text: str) -> bool:
    """Whether a line is a title, a stop, and what may be full names."""
    found = _NAMED.fullmatch(text)
    return found is not None and _is_title(found["what"]) and _people_of(found) is not None


def _is_dated(text: str) -> bool:
    """Whether a line begins big and ends with a year, "Fine Rain (2019)"; a word may do."""
    return not text[:1].islower() and ends_with_year(text)


def _people_of(found: re.Match[str]) -> People | None:
    return read_people(found["who"].rstrip("."), single=True)


def _are_known(texts: Sequence[str]) -> bool:
    """Whether most of such lines have names that are known, or say that there are others."""
    named = (_people_of(found) for text in texts if (found := _NAMED.fullmatch(text)))
    known = sum(people is not None and (people.is_known or people.has_others) for people in named)
    return known >= AGREED * len(texts)


def _is_title(text: str) -> bool:
    return text.count(" ") >= MIN_TITLE - 1
