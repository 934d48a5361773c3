"""Who wrote a work and when, over a list that begins with its title: "Poe (2019)", "- *Rain*".

What the list says next is of the work, too. That several lines of a document are so tells: one
alone may be the heading of what somebody wrote.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import pairwise

from paperkg.characters import has_digit
from paperkg.reading.imprints.dates import read_month
from paperkg.reading.names.people import read_people
from paperkg.reading.outlines.field_lines import author_field, head_of
from paperkg.reading.patterns import YEAR
from paperkg.reading.text.blocks import Block, BlockKind, Span, has_link, make_item, plain_text

__all__ = ["join_titles_below"]

MIN_WORKS = 2
"""So many lines at least stand over lists that begin with titles."""

MIN_BELOW = 2
"""An item with nothing but a list below its head has so many blocks."""

MAX_LINES = 8
"""What tells of one work has no more items."""

_LABEL = "link"
"""What is written for words that say where to read a work, in any language."""

# "1. Poe (1979) - How it began", "Poe & Roe, 2019:"
_HEAD = re.compile(
    r"(?:\(?\d{1,3}[.)]\s|\[\d{1,3}\]\s)?"
    rf"(?P<who>.{{2,100}}?)(?:\s[-–—]\s|,?\s|，\s?|\s?(?=[(（]))[(（]?(?P<year>{YEAR}[a-z]?)"
    r"(?:[-–](?:\d\d){1,2})?[)）]?[.:：]?(?:\s?[-–—:]\s(?P<said>.{2,160}))?"
)
# "2019, Poe & Roe", "(2019) Ann Poe:"
_YEAR_FIRST = re.compile(
    rf"[(（]?(?P<year>{YEAR}[a-z]?)[)）]?(?:\s[-–—]\s|\s?[,，:：]\s?|\s)(?P<who>[^\W\d_].{{1,100}}?)"
    r"[.:：]?(?P<said>)"
)
_QUOTED = re.compile(r"\s*[\"“«‘„「『《][^\"”»’“」』》]{4,}")


def join_titles_below(blocks: Sequence[Block]) -> Sequence[Block]:
    """Write such lines as citations, each an item with what is said of it below."""
    for block in blocks:
        if block.kind is BlockKind.LIST:
            _join_items(block)
    heads = {
        place: found
        for place, (head, below) in enumerate(pairwise(blocks))
        if below.kind is BlockKind.LIST and (found := _match(head))
    }
    linked = _are_known(heads.values())
    items = {
        place: item
        for place, found in heads.items()
        if (item := _join(blocks[place], found, blocks[place + 1], linked=linked))
    }
    if len(items) < max(MIN_WORKS, len(heads) / 2):
        return blocks
    written: list[Block] = []
    for place, block in enumerate(blocks):
        if place in heads:  # an item as well, where the title is not there
            alone = replace(block, kind=BlockKind.PARAGRAPH)
            other = Block(BlockKind.ITEM, block.line, children=[alone, blocks[place + 1]])
            if place - 2 not in heads:
                written.append(Block(BlockKind.LIST, block.line))
            written[-1].children.append(items.get(place, other))
        elif place - 1 not in heads:
            written.append(block)
    return written


def _join_items(block: Block) -> None:
    """Do the same in a list whose items have lists below them."""
    heads = {
        place: found
        for place, item in enumerate(block.children)
        if len(item.children) == MIN_BELOW and (head := head_of(item)) and (found := _match(head))
    }
    linked = _are_known(heads.values())
    joined: dict[int, Block] = {}
    for place, found in heads.items():
        head, below = block.children[place].children
        if made := _join(head, found, below, linked=linked):
            joined[place] = made
    if len(joined) >= max(MIN_WORKS, len(block.children) / 2):
        for place, made in joined.items():
            block.children[place] = made


def _match(head: Block) -> re.Match[str] | None:
    """Read a line that says who and when, and perhaps what for."""
    if head.kind not in (BlockKind.HEADING, BlockKind.PARAGRAPH) or has_link(head.spans):
        return None
    text = plain_text(head.spans).strip()
    if not has_digit(text):
        return None
    found = _YEAR_FIRST.fullmatch(text) or _HEAD.fullmatch(text)
    people = read_people(found["who"], single=True) if found else None
    is_whole = found is not None and people is not None and people.end >= len(found["who"]) - 1
    return found if is_whole else None


def _are_known(heads: Collection[re.Match[str]]) -> bool:
    """Whether a third of the names are of people, and not of towns or months with a year."""
    return 3 * sum(_is_known(found["who"]) for found in heads) >= len(heads)


def _is_known(name: str) -> bool:
    people = read_people(name, single=True)
    if people is None or not people.is_known or (" " not in name and name.isascii()):
        return False
    return not read_month(name.split()[0].strip(".,"))


def _join(head: Block, found: re.Match[str], below: Block, *, linked: bool) -> Block | None:
    """Make an item of who and when, and of the list below if that begins with a title."""
    listed = below.children if below.kind is BlockKind.LIST else []
    heads = [line for item in listed[: MAX_LINES + 1] if (line := head_of(item))]
    titled = [_begins_with_title(line.spans, linked=linked) for line in heads]
    is_titled = titled[:1] == [True] and sum(titled) == 1  # several are works by one person
    is_over_links = linked and not is_titled and _lead_on(heads)
    if len(heads) != len(listed) or not (is_titled or is_over_links):
        return None
    if is_over_links:
        return _over_links(head, found, listed)
    title = heads[0]
    cited = replace(
        title, line=head.line, spans=[Span(f"{found['who']} ({found['year']}). "), *title.spans]
    )
    others = [make_item(head.line, [Span(found["said"])])] if found["said"] else []
    others += [*listed[0].children[1:], *listed[1:]]
    rest = [replace(below, children=others)] if others else []
    return Block(BlockKind.ITEM, head.line, children=[cited, *rest])


def _over_links(head: Block, found: re.Match[str], listed: Sequence[Block]) -> Block:
    """Make an item of a title, with who and when as fields, and the links below as such."""
    fields = [[author_field(found["who"])], [Span(f"Date: {found['year']}")]]
    for item in listed[1:]:
        spans = item.children[0].spans
        fields += [[span._replace(text=_LABEL)] for span in spans if span.url]
    items = [make_item(head.line, spans) for spans in fields]
    title = replace(listed[0].children[0], line=head.line)
    below = Block(BlockKind.LIST, head.line, children=items)
    return Block(BlockKind.ITEM, head.line, children=[title, below])


def _lead_on(lines: Sequence[Block]) -> bool:
    """Whether a line without a link stands over lines that all begin with one: where to read it."""
    title, others = lines[:1], lines[1:]
    if not others or any(has_link(line.spans) for line in title):
        return False
    spans = [[span for span in line.spans if span.text.strip()] for line in others]
    return all(shown and shown[0].url for shown in spans)


def _begins_with_title(spans: Sequence[Span], *, linked: bool) -> bool:
    """Whether a line begins with a title of several words, in italics or in quotation marks.

    Or in a link, where who wrote it is known.
    """
    first = next((span for span in spans if span.text.strip()), None)
    if first is None or (first.is_link and not linked):
        return False
    text = first.text.strip()
    if " " not in text and text.isascii():
        return False
    return first.is_link or first.emphasized or _QUOTED.match(first.text) is not None
