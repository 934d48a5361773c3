"""Items that are authors, with their works as the items below: "* Poe, Ann", "  * *Fine Rain*".

The works become items of the list, each with its author as a field below it. That an item is an
author, and no topic, is told by all of a document: what stands below is titles in a style, and
enough of the names are known. So are names in bold above lists, "**Poe, A., & Roe, B.**".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from paperkg.reading import reasons
from paperkg.reading.cuts.lines import Cuts
from paperkg.reading.cuts.shapes import leads_to_paper, take_box
from paperkg.reading.names.people import read_people
from paperkg.reading.outlines.field_lines import author_field, head_of
from paperkg.reading.records import AGREED, MIN_GROUP
from paperkg.reading.segments import tidy
from paperkg.reading.text.blocks import Block, BlockKind, Span, has_link, make_item, plain_text

__all__ = ["Works", "part_author_items", "part_authors_above"]

MAX_WORDS = 6
"""The name of an author, or of a few, has no more words."""

MOST_SIGNED = 0.2
"""Where more of the works say who wrote them, what stands above them is what they are about."""

NEARLY_ALL = 0.8
"""The share of turned names where no style tells titles below them, and of works of one alone."""

MIN_ABOVE = 2
"""So many lists at least have names above them."""

_COLONS = (":", "：")
_QUOTED = re.compile(r"\s*[\"“«‘„「『《]")
# What a list says of an author in capitals, "Poe, Ann - LAW, ART"; the name has a small letter.
_SORTS = re.compile(r"(?<=[^\W\d_])\s+[-–—]+\s+[^\Wa-zß-ÿ\d_]{2,}(?:[ ,;/&-]+[^\Wa-zß-ÿ\d_]+)*\s*$")

# Where the works are: "Poe, Ann [available at example.org]".
_ASIDE = re.compile(r"\s*\[[^\[\]]*\]$")


@dataclass(frozen=True, slots=True)
class Works:
    """Blocks in which works stand in the place of their authors, and lines that are no more.

    Those are authors without works: line, text and reason.
    """

    blocks: Sequence[Block]
    skipped: list[tuple[int, str, str]]


def part_author_items(blocks: Sequence[Block], cuts: Cuts) -> Works:
    """Put works in the place of the items that are their authors, if a document is written so."""
    lists = [block for block in blocks if block.kind is BlockKind.LIST]
    above = [item for block in lists for item in block.children if len(item.children) > 1]
    over = [item for item in above if _stands_over_works(item, cuts)]
    styled = [item for item in over if _are_styled(item)]
    over = styled if len(styled) >= AGREED * len(above) or not _are_turned(over) else over
    are_authors = len(over) >= max(MIN_GROUP, AGREED * len(above)) and _are_authors(over)
    if not are_authors:
        over = [item for item in styled if _is_sure(item)]
    if not over or _are_signed(over, cuts) or not _are_titles(over):
        return Works(blocks, [])
    skipped: list[tuple[int, str, str]] = []
    authors = {id(item) for item in over}
    for block in lists:
        if any(id(item) in authors for item in block.children):
            block.children = list(_parted(block, authors, skipped))
    return Works(blocks, skipped)


def _is_sure(item: Block) -> bool:
    """Whether one author tells by a turned name that is known, "Poe, Ann", over several works."""
    return len(_works_below(item)) >= MIN_GROUP and _are_turned([item])


def part_authors_above(blocks: Sequence[Block]) -> Sequence[Block]:
    """Give the items of lists the authors that stand in bold right above, where several do so."""
    pairs = [
        (above, block)
        for above, block in pairwise(blocks)
        if block.kind is BlockKind.LIST and _is_bold_name(above) and _are_unsigned(block)
    ]
    if len(pairs) < MIN_ABOVE:
        return blocks
    for above, block in pairs:
        fields = _field_of(above)
        block.children = [
            replace(work, children=[work.children[0], fields, *work.children[1:]])
            for work in block.children
        ]
    taken = {id(above) for above, _ in pairs}
    return [block for block in blocks if id(block) not in taken]


def _is_bold_name(block: Block) -> bool:
    """Whether a paragraph is names in bold and nothing else, which can be nothing but names."""
    if block.kind is not BlockKind.PARAGRAPH or has_link(block.spans):
        return False
    if not all(span.strong or not span.text.strip() for span in block.spans):
        return False
    name = tidy(plain_text(block.spans)).strip(" *_")
    people = read_people(name)
    return people is not None and people.is_sure and len(name) - people.end < MIN_ABOVE


def _are_unsigned(block: Block) -> bool:
    """Whether each item begins with a title in a style, or with words that are no names."""
    heads = [head_of(item) for item in block.children]
    return bool(heads) and all(head and _begins_styled(head) for head in heads)


def _parted(
    block: Block, authors: set[int], skipped: list[tuple[int, str, str]]
) -> Iterator[Block]:
    for item in block.children:
        if id(item) in authors:
            yield from _works_of(item)
        elif _is_author(item) and all(map(_is_bracketed, _works_below(item))):
            skipped.append((item.line, plain_text(item.children[0].spans), reasons.NO_TITLE))
        else:
            yield item


def _is_bracketed(line: Block) -> bool:
    """Whether a line is a remark in brackets, "(nothing yet, ask Ann)"."""
    text = plain_text(line.children[0].spans).strip() if line.children else ""
    return text.startswith("(") and text.rstrip(".").endswith(")")


def _works_of(item: Block) -> Iterator[Block]:
    """Give the items below an author, each with its author as a field."""
    head, *below = item.children
    for work in (work for block in below for work in block.children):
        yield replace(work, children=[work.children[0], _field_of(head), *work.children[1:]])


def _field_of(names: Block) -> Block:
    """Give the list with a field that says who wrote a work."""
    field = make_item(names.line, [author_field(_name_of(names))])
    return Block(BlockKind.LIST, names.line, children=[field])


def _stands_over_works(item: Block, cuts: Cuts) -> bool:
    """Whether an item is a few words over lists of what may be works."""
    head, *below = item.children
    if head.kind is not BlockKind.PARAGRAPH or not 0 < len(_name_of(head).split()) <= MAX_WORDS:
        return False
    if any(block.kind is not BlockKind.LIST for block in below):
        return False
    if has_link(head.spans) and any(map(leads_to_paper, cuts.look(head.spans))):
        return False
    works = [work for block in below for work in block.children]
    return bool(works) and all(map(head_of, works))


def _works_below(item: Block) -> list[Block]:
    return [work for block in item.children[1:] for work in block.children]


def _are_styled(item: Block) -> bool:
    """Whether all items below one begin with a title in a style."""
    works = _works_below(item)
    return all(_begins_styled(work.children[0]) for work in works)


def _begins_styled(line: Block) -> bool:
    """Whether a line begins in italics, in bold, in quotation marks or with a link."""
    spans = take_box(list(line.spans))[1]
    shown = [span for span in spans if tidy(span.text)]
    if not shown or _begins_with_key(shown):
        return False
    first = shown[0]
    is_styled = first.emphasized or first.strong or bool(first.url)
    return is_styled or _QUOTED.match(tidy(first.text)) is not None


def _begins_with_key(spans: Sequence[Span]) -> bool:
    """Whether a line begins with a key: "**Role:** chair", "**Role**: chair"."""
    after = spans[1].text.lstrip() if len(spans) > 1 else ""
    return spans[0].text.rstrip().endswith(_COLONS) or after.startswith(_COLONS)


def _are_titles(over: Sequence[Block]) -> bool:
    """Whether most works are more than a word, and hardly any is one of two authors.

    What is said of people is the same of some: "University of Rain", "Homepage".
    """
    works = [work for item in over for work in _works_below(item)]
    texts = [tidy(plain_text(work.children[0].spans)).strip(" .,").lower() for work in works]
    long = sum(" " in text for text in texts)
    return long >= AGREED * len(texts) and len({*texts}) >= NEARLY_ALL * len(texts)


def _name_of(head: Block) -> str:
    name = _ASIDE.sub("", tidy(plain_text(head.spans)))
    return _SORTS.sub("", name).strip(" *_,:：")


def _are_authors(over: Sequence[Block]) -> bool:
    """Whether most items are written as names are, and half are known as such."""
    names = [_name_of(item.children[0]) for item in over]
    read = [name for name in names if read_people(name, single=True)]
    return len(read) >= AGREED * len(over) and 2 * sum(map(_is_known, read)) >= len(over)


def _are_turned(over: Sequence[Block]) -> bool:
    """Whether nearly all items are a surname, and a known name or initials: "Poe, A."."""
    names = [_name_of(item.children[0]) for item in over]
    turned = sum(name.count(", ") == 1 and _is_known(name) for name in names)
    return turned >= NEARLY_ALL * len(names)


def _is_known(name: str) -> bool:
    people = read_people(name, single=True)
    return people is not None and people.is_known


def _is_author(item: Block) -> bool:
    """Whether an item is a name of several words alone, as authors without works are."""
    if not item.children:
        return False  # "- " by itself
    head = item.children[0]
    name = _name_of(head)
    if has_link(head.spans) or not 1 < len(name.split()) <= MAX_WORDS:
        return False
    return _is_known(name)


def _are_signed(over: Sequence[Block], cuts: Cuts) -> bool:
    """Whether works say who wrote them, so that others are not their authors."""
    works = [work for item in over for work in _works_below(item)]
    signed = sum(
        any(part.is_byline for part in cuts.look(work.children[0].spans)) for work in works
    )
    return signed > MOST_SIGNED * len(works)
