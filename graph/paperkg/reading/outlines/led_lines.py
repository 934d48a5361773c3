"""Lines that each begin with a day, an address or a short citation, or end with an address.

Markdown has no sign for such lines, and takes all in a paragraph for a sentence. That all begin in
one way tells that they are items; so does the address of a paper, of a single line. Paragraphs of
a line that begin with days, set off by a dash or a colon, are items, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from paperkg.characters import has_digit
from paperkg.identifiers import parse_identifier
from paperkg.reading.cuts.short_citations import read_linked_lead
from paperkg.reading.cuts.units import is_unit
from paperkg.reading.imprints.dates import read_month
from paperkg.reading.text.blocks import (
    LINE_END,
    Block,
    BlockKind,
    NumberedLine,
    Span,
    make_item,
    make_list,
    plain_text,
    split_numbered,
)

__all__ = ["lines_of", "list_led_lines"]

MAX_TITLE = 20
"""What stands before the address of a paper has no more words."""

MIN_DAYS, MIN_ADDRESSES = 3, 2
"""So many lines at least begin with a day or with who and when; and with an address of no paper."""

_YEAR = re.compile(r"(?:19|20)\d\d:?")
_WORD = r"[^\W\d_]{3,10}"
# "2021-05-01", "(5.3.2021)", "Feb 3", "12 March:", "12 de enero", "3月5日"; words must be months.
_DAYS = (
    r"(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[./]\d{1,2}[./](?:19|20)?\d\d"
    rf"|(?P<named>{_WORD})\.? \d{{1,2}}(?:st|nd|rd|th)?(?:, (?:19|20)\d\d)?"
    rf"|\d{{1,2}}\.? (?:de |of )?(?P<month>{_WORD})(?: (?:19|20)\d\d)?|\d{{1,2}}月\d{{1,2}}日"
)
# "March: ", "Juli/August – "
_MONTHS = rf"(?P<alone>{_WORD})(?:[/–-](?P<until>{_WORD}))?(?=\s?[:：] |\s[-–—] )"
_DAY = re.compile(rf"\W{{0,3}}(?:{_DAYS}|{_MONTHS})(?!\w)")
# "09/15 – A Fine Title", "**Mon, May 3:** A Fine Title"
_SET_OFF_DAY = re.compile(
    rf"\W{{0,3}}(?:[A-Z][a-z]{{2,8}}\.?,? )?(?:{_DAYS}|\d{{1,2}}[/.]\d{{1,2}})\.?\W{{0,2}}"
    r"(?:\s[-–—]|\s?:)\W{0,3}\s\W{0,3}\w"
)
_BOLD_DAY = re.compile(
    rf"\s*(?:[A-Z][a-z]{{2,8}}\.?,? )?(?:{_DAYS}|\d{{1,2}}[/.]\d{{1,2}})(?:st|nd|rd|th)?\s?[.:]?\s*"
)
MAX_LEAD = 24
"""A day stands in so many signs."""


def list_led_lines(blocks: Sequence[Block]) -> Sequence[Block]:
    """Make a list of each paragraph of such lines, and of each run of such paragraphs."""
    made: list[Block] = []
    for is_day, run in groupby(blocks, _is_day):
        found = list(run)
        if is_day and len(found) >= MIN_DAYS:
            made.append(_as_list([(block.line, block.spans) for block in found]))
        else:
            made += [part for block in found for part in _part(block)]
    return made


def _part(block: Block) -> Iterator[Block]:
    """Give a list of the lines of a paragraph, below what its first line is the name of, if any."""
    if lines := _find(block):
        yield _as_list(lines)
    elif named := _find_named(block):
        (place, spans), *lines = named
        yield Block(BlockKind.PARAGRAPH, place, list(spans))
        yield _as_list(lines)
    else:
        yield block


def _is_day(block: Block) -> bool:
    """Whether a paragraph is a line with a day, and what a dash or a colon sets off from it."""
    if block.kind is not BlockKind.PARAGRAPH or not block.spans or not _may_be_day(block.spans[0]):
        return False
    if any(span.is_break for span in block.spans):
        return False
    head = block.spans[0]
    if head.strong and _names_day(_BOLD_DAY.fullmatch(head.text)):
        return len(block.spans) > 1
    return _names_day(_SET_OFF_DAY.match(plain_text(block.spans)))


def _may_be_day(head: Span) -> bool:
    return not head.is_link and has_digit(head.text[:MAX_LEAD])


def _find(block: Block) -> Sequence[NumberedLine]:
    """Give the lines of a paragraph, each with its number in the file, if they are items."""
    if block.kind is not BlockKind.PARAGRAPH or not block.spans:
        return ()
    head, last = block.spans[0], block.spans[-1]
    may_begin = head.url or head.strong or _may_be_day(head) or read_month(_first_word(head.text))
    if not (may_begin or (last.url and "://" in last.text)):
        return ()
    lines = list(lines_of(block))
    if _name_papers([line for _, line in lines]):
        return lines
    for begins in (_begins_with_day, _begins_with_citation):
        if len(lines) >= MIN_DAYS and all(begins(line) for _, line in lines):
            return lines
    if not lines or not all(_begins_with_address(line) for _, line in lines):
        return ()
    return lines if len(lines) >= MIN_ADDRESSES or _leads_to_paper(lines[0][1]) else ()


def _find_named(block: Block) -> Sequence[NumberedLine]:
    """Give the lines of a paragraph that begin with days below a year, or a line in bold."""
    if block.kind is not BlockKind.PARAGRAPH or not block.spans:
        return ()
    head = block.spans[0]
    if head.is_link or not (head.strong or _YEAR.fullmatch(head.text.strip())):
        return ()
    lines = list(lines_of(block))
    if len(lines) <= MIN_DAYS or not all(_begins_with_day(line) for _, line in lines[1:]):
        return ()
    return lines if all(span.strong for span in lines[0][1]) or not head.strong else ()


def lines_of(block: Block) -> Iterator[NumberedLine]:
    """Give the lines of a paragraph that say something, each with its number in the file."""
    for number, line in split_numbered(_part_wraps(block.spans)):
        if plain_text(line).strip():
            yield block.line + number, line


def _part_wraps(spans: Sequence[Span]) -> Iterator[Span]:
    """Give ends of lines for themselves that were taken for places where a text goes on."""
    for span in spans:
        if span.is_break or span.is_link or "\n" not in span.text:
            yield span
            continue
        first, *others = span.text.split("\n")
        yield span._replace(text=first)
        for text in others:
            yield LINE_END
            yield span._replace(text=text)


def _as_list(lines: Sequence[NumberedLine]) -> Block:
    items = [make_item(place, line) for place, line in lines]
    return make_list(items)


def _begins_with_day(line: Sequence[Span]) -> bool:
    """Whether a line begins with a day, a month or a unit of a course: "Week 1 Ann Poe, Rain"."""
    text = plain_text(line)
    return is_unit(text) or _names_day(_DAY.match(text))


def _names_day(found: re.Match[str] | None) -> bool:
    """Whether a match is of a day, or a month: whatever words it has are months."""
    if found is None:
        return False
    words = {name: word for name, word in found.groupdict().items() if word}
    return all(map(read_month, words.values()))


def _first_word(text: str) -> str:
    return re.split(r"\W", text[:MAX_LEAD].lstrip(), maxsplit=1)[0]


def _begins_with_citation(line: Sequence[Span]) -> bool:
    """Whether a line begins with who and when in bold, and other words follow."""
    head, *rest = line
    found = read_linked_lead(head.text.rstrip(" -–—:.")) if head.strong and rest else None
    return found is not None and bool(found[1])


def _begins_with_address(line: Sequence[Span]) -> bool:
    """Whether a line begins with an address that is shown as it is, and words follow."""
    head, *rest = [span for span in line if span.text.strip()] or [Span("")]
    return bool(head.url) and "://" in head.text and any(map(str.isalpha, plain_text(rest)))


def _name_papers(lines: Sequence[Sequence[Span]]) -> bool:
    """Whether words begin each of several lines, and an address shown as it is ends it.

    Half of them lead to papers at least.
    """
    last = [_address_last(line) for line in lines]
    if len(lines) < MIN_ADDRESSES or not all(last):
        return False
    papers = sum(_leads_to_paper([span]) or span.url.endswith(".pdf") for span in last if span)
    return 2 * papers >= len(lines)


def _address_last(line: Sequence[Span]) -> Span | None:
    """Give the address with which a line of words ends."""
    head, *others = [span for span in line if span.text.strip()] or [Span("")]
    is_led = len(others) == 1 and not head.is_link and len(head.text.split()) <= MAX_TITLE
    return others[0] if is_led and others[0].url and "://" in others[0].text else None


def _leads_to_paper(line: Sequence[Span]) -> bool:
    named = parse_identifier(line[0].url)
    return named is not None and named.names_paper
