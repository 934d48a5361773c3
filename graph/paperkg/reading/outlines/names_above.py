"""Paragraphs of titles, a line each, below a line of names: "Poe, Roe.", "Fine Rain.", "No Rain.".

Each title becomes an item with its authors as a field below it. A list of links by labels right
below one title, "- [PDF](…)", leads to it, too.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from paperkg.reading.cuts.line_roles import may_be_venue
from paperkg.reading.cuts.link_labels import says_only_where
from paperkg.reading.imprints.dates import find_date
from paperkg.reading.imprints.venues import read_venue
from paperkg.reading.labels import is_label, read_field
from paperkg.reading.names.names_above import find_names_above
from paperkg.reading.outlines.field_lines import author_field
from paperkg.reading.text.blocks import (
    LINE_END,
    Block,
    BlockKind,
    NumberedLine,
    Span,
    has_break,
    has_link,
    make_item,
    plain_text,
    split_numbered,
)

__all__ = ["part_names_above"]

_QUOTES = tuple('"“«‘„「『《')


def part_names_above(blocks: Sequence[Block], common: Collection[str]) -> Sequence[Block]:
    """Make lists of such paragraphs, and items of lines in items, if a document is written so."""
    for block in blocks:
        if block.kind is BlockKind.LIST:
            lines = {id(item): item.children[0] for item in block.children if _is_of_lines(item)}
            works = _find_works(lines, common)
            if any(len(found) > 1 for found in works.values()):
                block.children = [
                    work for item in block.children for work in works.get(id(item), [item])
                ]
    paragraphs = {id(block): block for block in blocks if _has_lines(block)}
    works = _find_works(paragraphs, common)
    return list(_with_lists(blocks, works)) if works else blocks


def _has_lines(block: Block) -> bool:
    return block.kind is BlockKind.PARAGRAPH and has_break(block.spans)


def _is_of_lines(item: Block) -> bool:
    """Whether an item is a paragraph of several lines."""
    return len(item.children) == 1 and _has_lines(item.children[0])


def _find_works(blocks: dict[int, Block], common: Collection[str]) -> dict[int, list[Block]]:
    """Give the works of each paragraph that begins with a line of names."""
    lines = [split_numbered(block.spans) for block in blocks.values()]
    texts = [[plain_text(line) for _, line in some] for some in lines]
    names = find_names_above(texts, common) if lines else []
    return {
        place: [*_items_of(block, some, who)]
        for (place, block), some, who in zip(blocks.items(), lines, names, strict=False)
        if who and not _is_address(some[1][1]) and not has_link(some[0][1])
    }


def _with_lists(blocks: Sequence[Block], items: dict[int, list[Block]]) -> Iterator[Block]:
    """Give the blocks, with one list in the place of paragraphs that nothing parts."""
    last: Block | None = None
    alone: Block | None = None  # the one work of the paragraph right above
    for block in blocks:
        found = items.get(id(block))
        if found is None and alone and _leads_to_work(block):
            alone.children[-1].children += block.children
            alone = None
            continue
        alone = found[0] if found and len(found) == 1 else None
        if found is None:
            last = None
            yield block
        elif last:
            last.children.extend(found)
        else:
            last = Block(BlockKind.LIST, block.line, children=list(found))
            yield last


def _items_of(block: Block, lines: Sequence[NumberedLine], names: Sequence[str]) -> Iterator[Block]:
    """Give an item for each title, with what goes on with it, and where it is, below."""
    works: list[list[NumberedLine]] = []
    for number, line in lines[1:]:
        if works and _goes_on(line, works[-1][0][1]):
            works[-1].append((number, line))
        else:
            works.append([(number, line)])
    who = author_field("; ".join(names))
    for (number, title), *more in works:
        start = block.line + number
        spans = list(title)
        fields = [make_item(start, [who])]
        for place, line in more:
            if _is_address(line):
                fields.append(make_item(block.line + place, line))
            else:
                goes_on = plain_text(line)[:1].islower() or _is_source(line, title)
                spans += [Span(" ") if goes_on else LINE_END, *line]
        head = Block(BlockKind.PARAGRAPH, start, spans)
        below = Block(BlockKind.LIST, start, children=fields)
        yield Block(BlockKind.ITEM, start, children=[head, below])


def _goes_on(line: Sequence[Span], title: Sequence[Span]) -> bool:
    """Whether a line is no title: where it is, where and when it appeared, or the rest of one."""
    text, above = plain_text(line), plain_text(title)
    if text[:1].isdigit() and above[:1].isdigit():
        return False  # "2001 Fine Rain", "2002 Finer Rain"
    if _is_address(line) or _are_labels(line) or text[:1].islower() or text[:1] == "(":
        return True
    if _is_source(line, title) or _is_quoted(above) > _is_quoted(text) or read_field(text):
        return True
    if find_date(text) is not None:
        return find_date(above) is None or may_be_venue(text)
    venue = read_venue(text)
    return (venue is not None and venue.is_sure) or _is_styled_anew(line, title)


def _is_styled_anew(line: Sequence[Span], title: Sequence[Span]) -> bool:
    """Whether a line begins in another style than the title: "**Rain**", and "*Owls*" below."""
    above, here = _style_of(title), _style_of(line)
    return above != here and any(above) and any(here)


def _is_quoted(text: str) -> bool:
    return text.lstrip().startswith(_QUOTES)


def _is_source(line: Sequence[Span], title: Sequence[Span]) -> bool:
    """Whether a line begins with a journal in italics: another title would be plain, as this is."""
    return _style_of(line) == (False, True) and not any(_style_of(title))


def _style_of(line: Sequence[Span]) -> tuple[bool, bool]:
    """Whether a line begins in bold, and in italics."""
    return next(((it.strong, it.emphasized) for it in line if it.text.strip()), (False, False))


def _are_labels(line: Sequence[Span]) -> bool:
    """Whether a line is links to forms of one work: "[PDF] [Code]"."""
    said = [span for span in line if any(map(str.isalnum, span.text))]
    return bool(said) and all(span.url and is_label(span.text) for span in said)


def _leads_to_work(block: Block) -> bool:
    """Whether a list says where to read a work, by labels, and perhaps a remark on it."""
    if block.kind is not BlockKind.LIST or any(len(item.children) != 1 for item in block.children):
        return False
    spans = [span for item in block.children for span in item.children[0].spans]
    labels = [span for span in spans if span.url and span.text.strip()]
    return bool(labels) and all(says_only_where(span.text.strip()) for span in labels)


def _is_address(line: Sequence[Span]) -> bool:
    """Whether a line is an address and nothing else."""
    said = [span for span in line if span.text.strip()]
    return bool(said) and all(span.url and "://" in span.text for span in said)
