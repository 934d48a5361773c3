"""HTML, parsed as a browser does, to blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from selectolax.lexbor import LexborNode

from paperkg.reading.charset import tidy_text
from paperkg.reading.pages.cards import CARDS, read_card
from paperkg.reading.pages.element_lists import LISTS, as_paragraph, parts_of_list
from paperkg.reading.pages.element_spans import (
    HIDDEN,
    children_of,
    join_ends,
    line_of,
    read_element,
    read_on_one_line,
    spans_inside,
)
from paperkg.reading.pages.element_tables import (
    BLOCKS,
    CELLS,
    is_for_layout,
    read_caption,
    rows_in,
    rows_of,
)
from paperkg.reading.pages.field_definitions import read_field_definitions
from paperkg.reading.pages.headed_cards import lower_lines, read_signed_card
from paperkg.reading.pages.metric_badges import (
    are_badges,
    is_badge_span,
    read_badges,
    settle_badges,
)
from paperkg.reading.pages.page_frames import ONE_OF_SEVERAL, find_main
from paperkg.reading.pages.page_tree import nests_without_end, parse
from paperkg.reading.pages.repeated import MIN_RUN, REPEATED, Run, join_lines
from paperkg.reading.patterns import BIBTEX, YEAR
from paperkg.reading.text.blocks import (
    BREAK,
    SUMMARY_LEVEL,
    Block,
    BlockKind,
    Span,
    make_item,
    plain_text,
    sort_address,
)

__all__ = ["read_blocks", "read_page"]

LOWEST = 7
"""The heading of an article beside others ranks below those of sections."""

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_ANY_HEADING = ", ".join(sorted(_HEADINGS))
_YEAR = re.compile(rf"\b{YEAR}\b")

MAX_SOURCE = 300
"""Who, where and when of a work take no more signs."""

_CONTAINERS = frozenset({"article", "aside", "body", "div", "dl", "header", "main", "section"})
_PARAGRAPHS = frozenset({"p", "dt", "dd", "center", "pre"})
MIN_WORDS = 4
"""Terms of so many words in the mean are titles, and no words that a glossary explains."""

MIN_PARTS, MAX_ITEM = 2, 80
"""An article of so many paragraphs, with no more words in all, is one work of a list."""

_NUMBER = re.compile(r"[\[(]?\d{1,3}[\])]?[.:]?")

MAX_DEPTH = 150
"""What is nested deeper is read as if it stood at this depth."""


def read_blocks(html: str, *, line: int) -> list[Block]:
    """Read a part of a document that is HTML, and starts on a line."""
    if nests_without_end(html):
        return [Block(BlockKind.QUOTE, line)]
    body = parse(html, line).body
    return _gather(body, line, 0) if body else []


def read_page(html: str) -> tuple[str, list[Block]]:
    """Read a page: its title, and its main part, without what leads to other pages of the site.

    A saved page says where it was: links in it that are relative are made whole.
    """
    if nests_without_end(html):
        return "", []
    tree = parse(html, 1)
    title = tree.css_first("head title")
    body = find_main(tree, html)
    return tidy_text(title.text()) if title else "", _blocks_of(body, 1, 0) if body else []


def _blocks_of(node: LexborNode, line: int, depth: int) -> list[Block]:
    """Read what is inside an element, without badges that stand beside no words."""
    blocks = _gather(node, line, depth)
    return [] if are_badges(blocks) else blocks


def _gather(node: LexborNode, line: int, depth: int) -> list[Block]:
    """Read what is inside an element: blocks, and loose text between them as paragraphs."""
    gathered = _Gathered(line)
    gathered.badges += read_badges(node)
    for child in children_of(node):
        tag = child.tag or ""
        if tag in HIDDEN:
            continue
        inner = _read_block(child, tag, line_of(child, gathered.line), depth)
        if inner is None and depth < MAX_DEPTH and _holds_blocks(child, tag):
            inner = _gather(child, gathered.line, depth + 1)
        if inner is None:
            gathered.add_loose(child, tag)
        elif are_badges(inner):
            gathered.add_badges(inner[0].spans)
        else:
            gathered.add_blocks(child, tag, inner)
    return gathered.take()


class _Gathered:
    """The blocks of an element so far, the text after them, and the line that it stands on."""

    def __init__(self, line: int) -> None:
        self.line = line
        self.blocks: list[Block] = []
        self.loose: list[Span] = []
        self.badges: list[Span] = []
        self.lead: bool | None = None
        self.run = Run()
        self.tag = ""
        self.joined = False

    def add_loose(self, node: LexborNode, tag: str) -> None:
        """Add a part of a line; two breaks end a paragraph."""
        if tag == "br" and _ends_paragraph(self.loose):
            self.end_paragraph()
            self.line = line_of(node, self.line)
            return
        if not self.loose and tag == "-text":
            text = node.text(deep=False) or ""
            self.line += text.count("\n", 0, len(text) - len(text.lstrip()))
        self.loose.extend(read_element(node))

    def add_badges(self, badges: list[Span]) -> None:
        """Add what names a work, to the paragraph before it; or behind, where the first leads."""
        self.end_paragraph()
        before = self.run.parts[-1][1] if self.run.parts else self.blocks
        last = before[-1] if before and before[-1].kind is BlockKind.PARAGRAPH else None
        if self.lead is None:
            self.lead = last is None
        if last is None or self.lead:
            self.badges += badges
        else:
            last.spans.extend(badges)

    def add_blocks(self, node: LexborNode, tag: str, inner: list[Block]) -> None:
        """Add the blocks of an element, which may be one of several alike."""
        self.end_paragraph()
        if self.badges and inner and inner[0].kind is BlockKind.PARAGRAPH:
            inner[0].spans.extend(self.badges)
            self.badges = []
        # The first word: others say of what kind or year each is.
        called = (node.attributes.get("class") or "").split(maxsplit=1)[:1]
        name = " ".join([tag, *called]) if tag in REPEATED else ""
        if not name or name != self.run.name:
            self.blocks.extend(self.run.take())
        self.run.name = name
        if name:
            self.run.parts.append((line_of(node, self.line), inner))
        elif tag == self.tag == "dl" and _is_list(inner) and _is_list(self.blocks[-1:]):
            self.blocks[-1].children.extend(inner[0].children)  # JMLR has one for each work
            self.joined = True
        else:
            self.blocks.extend(inner)
        self.tag = tag
        self.line = max(self.line, *(block.line for block in inner)) if inner else self.line

    def end_paragraph(self) -> None:
        """Make a paragraph of the text after the last block, if there is any."""
        if any(span.text.strip() or span.is_link for span in self.loose):
            first, *others = self.loose
            first = first._replace(text=first.text.lstrip())
            spans = settle_badges([*join_ends([first, *others]), *self.badges])
            self.blocks.extend([*self.run.take(), Block(BlockKind.PARAGRAPH, self.line, spans)])
            self.badges = []
        elif badges := [span for span in self.loose if is_badge_span(span)]:
            self.loose.clear()
            self.add_badges(badges)
        self.loose.clear()

    def take(self) -> list[Block]:
        """Take all blocks."""
        self.end_paragraph()
        if self.badges and not self.blocks and not self.run.parts:
            return [Block(BlockKind.PARAGRAPH, self.line, self.badges)]
        lists = [block for block in self.blocks if self.joined and block.kind is BlockKind.LIST]
        for block in lists:
            block.children = list(join_lines(block.children))
        return [*self.blocks, *self.run.take()]


def _is_list(blocks: list[Block]) -> bool:
    return len(blocks) == 1 and blocks[0].kind is BlockKind.LIST


def _ends_paragraph(loose: list[Span]) -> bool:
    """Whether a break follows another, with nothing between: so a paragraph ends."""
    shown = (span for span in reversed(loose) if span.is_break or span.is_link or span.text.strip())
    last = next(shown, None)
    return last is not None and last.is_break


def _holds_blocks(node: LexborNode, tag: str) -> bool:
    """Whether an element of a line is put around blocks, as in ``<font><ul>…</ul></font>``."""
    is_text = tag.startswith("-") or tag == "a"
    return not is_text and node.child is not None and node.css_first(BLOCKS) is not None


def _read_block(node: LexborNode, tag: str, line: int, depth: int) -> list[Block] | None:
    """Read one element; None when it is part of a line."""
    if tag == "a" and depth < MAX_DEPTH and _is_linked_card(node):
        return list(_link_heading(_blocks_of(node, line, depth + 1), node))
    if tag in _HEADINGS or tag == "summary":
        level = int(tag[1]) if tag in _HEADINGS else SUMMARY_LEVEL
        return [Block(BlockKind.HEADING, line, list(spans_inside(node)), level=level)]
    if tag == "hr":
        return [Block(BlockKind.RULE, line)]
    if depth >= MAX_DEPTH:
        return [Block(BlockKind.PARAGRAPH, line, list(spans_inside(node)))]
    if tag in LISTS:
        return _read_list(node, line, depth, ordered=tag == "ol")
    if tag == "table":
        return _read_table(node, line, depth)
    if tag == "li":
        return [Block(BlockKind.LIST, line, children=[_item(node, line, depth)])]
    if tag == "dl" and (defined := _read_definitions(node, line, depth)):
        return defined
    if tag in CARDS and read_card(node) is not None:
        return [Block(BlockKind.LIST, line, children=[_item(node, line, depth)])]
    return _read_container(node, tag, line, depth)


def _is_linked_card(node: LexborNode) -> bool:
    """Whether a link is put around a heading and other elements with words, as of a book."""
    head = node.css_first(_ANY_HEADING)
    return head is not None and len(node.text().strip()) > len(head.text().strip())


def _link_heading(blocks: list[Block], node: LexborNode) -> Iterator[Block]:
    """Give the heading in a link that is put around several elements the link."""
    url, local = sort_address((node.attributes.get("href") or "").strip())
    for block in blocks:
        if block.kind is BlockKind.HEADING and not any(span.is_link for span in block.spans):
            is_styled = any(span.emphasized for span in block.spans)  # the title, and what is said
            shown = [span for span in block.spans if not span.is_break]
            block.spans[:] = [
                span._replace(text=span.text.strip(), strong=True, url=url, local=local)
                if span.text.strip() and span.emphasized == is_styled
                else span
                for span in shown
            ]
        yield block


def _read_list(node: LexborNode, line: int, depth: int, *, ordered: bool) -> list[Block]:
    """Read a list, in parts where headings or texts stand between its items."""
    blocks: list[Block] = []
    loose: list[Span] = []
    for part in parts_of_list(node):
        tag, start = part.tag or "", line_of(part, line)
        inner = None if tag == "li" else _read_block(part, tag, start, depth + 1)
        if inner is None and tag != "li":
            loose.extend(read_on_one_line([part]))
            continue
        blocks.extend(as_paragraph(loose, line))
        loose, line = [], start
        is_inside = bool(blocks) and blocks[-1].kind is BlockKind.LIST
        if inner is not None and is_inside and tag in LISTS:
            blocks[-1].children[-1].children.extend(inner)
        elif inner is not None:
            blocks.extend(inner)
        else:
            if not is_inside:
                blocks.append(Block(BlockKind.LIST, start, children=[], ordered=ordered))
            blocks[-1].children.append(_item(part, line, depth))
    for block in blocks:
        if block.kind is BlockKind.LIST:
            block.children[:] = join_lines(block.children)
    return [*blocks, *as_paragraph(loose, line)]


def _item(node: LexborNode, line: int, depth: int) -> Block:
    line = line_of(node, line)
    if (card := read_card(node)) is not None:
        return make_item(line, card)
    return Block(BlockKind.ITEM, line, children=_blocks_of(node, line, depth + 1))


def _read_definitions(node: LexborNode, line: int, depth: int) -> list[Block]:
    """Make items of terms with what is said of each, or sections of those with several works.

    None are made of a glossary.
    """
    parts = [
        child
        for part in children_of(node)
        for child in (children_of(part) if part.tag == "div" else [part])
        if child.tag in ("dt", "dd")
    ]
    if works := read_field_definitions(parts, line):
        return [Block(BlockKind.LIST, line, children=works)]
    if _are_sections(parts):
        return list(_sections_of(parts, line, depth))
    items = _definitions_of(parts, line, depth)
    return [Block(BlockKind.LIST, line, children=list(join_lines(items)))] if items else []


def _are_sections(parts: Sequence[LexborNode]) -> bool:
    """Whether terms, in half of a list or more, have two works or more below them, with years."""
    works: list[int] = []
    for part in parts:
        if part.tag == "dt" and part.css_first("a[href]") is None:
            works.append(0)
        elif part.tag == "dt" or not works:
            return False
        else:
            works[-1] += _says_when(part)
    several = sum(count > 1 for count in works)
    return several > 1 and 2 * several >= sum(map(bool, works))


def _sections_of(parts: Sequence[LexborNode], line: int, depth: int) -> Iterator[Block]:
    """Make a section of each term, and a list of what stands below it."""
    for part in parts:
        line = line_of(part, line)
        if part.tag == "dt":
            items: list[Block] = []
            yield Block(BlockKind.END, line)
            yield Block(BlockKind.HEADING, line, list(spans_inside(part)), level=SUMMARY_LEVEL)
            yield Block(BlockKind.LIST, line, children=items)
        else:
            items.append(_item(part, line, depth))
    yield Block(BlockKind.END, line)


def _definitions_of(parts: Sequence[LexborNode], line: int, depth: int) -> list[Block]:
    """Make items of terms with what is said of each; none of a glossary.

    The terms lead somewhere, are as long as titles, or no more than numbers, "[1]"; or most of what
    is said of them is short, and has a year.
    """
    terms = [part for part in parts if part.tag == "dt"]
    said = [term.text().strip() for term in terms]
    numbered = sum(_NUMBER.fullmatch(text) is not None for text in said)
    linked = sum(term.css_first("a[href]") is not None for term in terms)
    are_titles = sum(len(text.split()) for text in said) >= MIN_WORDS * len(said)
    dated = sum(_says_when(part) for part in parts if part.tag == "dd")
    if not terms or not (are_titles or 2 * max(linked, numbered, dated) >= len(terms)):
        return []
    items: list[Block] = []
    for part in parts:
        if part.tag == "dt":
            items.append(_item(part, line, depth))
            if _NUMBER.fullmatch(part.text().strip()):
                items[-1].children.clear()
        elif part.tag == "dd" and items:
            _add_definition(items[-1], part, depth)
    return items


def _says_when(node: LexborNode) -> bool:
    """Whether an element has a year among few words, as where a work appeared has."""
    text = node.text(separator=" ")
    return len(text) <= MAX_SOURCE and _YEAR.search(text) is not None


def _add_definition(item: Block, part: LexborNode, depth: int) -> None:
    """Add to a term what is said of it; a card goes before it, for it has the title."""
    card = read_card(part)
    if card is None:
        item.children.extend(_blocks_of(part, line_of(part, item.line), depth + 1))
        return
    said = [span for block in item.children for span in (BREAK, *block.spans)]
    item.children[:] = [Block(BlockKind.PARAGRAPH, item.line, [*card, *said])]


def _read_container(node: LexborNode, tag: str, line: int, depth: int) -> list[Block] | None:
    if tag == "blockquote":
        blocks = _blocks_of(node, line, depth + 1)
        return blocks if len(blocks) >= MIN_RUN else [Block(BlockKind.QUOTE, line, children=blocks)]
    if tag == "details":
        return [*_blocks_of(node, line, depth + 1), Block(BlockKind.END, line)]
    if tag == "article" and ONE_OF_SEVERAL in node.attributes:
        blocks = _blocks_of(node, line, depth + 1)
        if card := read_signed_card(blocks):
            return [Block(BlockKind.LIST, line, children=[card])]
        headings = [block for block in blocks if block.kind is BlockKind.HEADING]
        if len(headings) == 1:
            headings[0].level = max(headings[0].level, LOWEST)
        return _as_item(blocks, line) or blocks
    if tag == "article":
        blocks = _blocks_of(node, line, depth + 1)
        return _as_item(blocks, line) or blocks
    if tag == "pre" and BIBTEX.match(text := node.text().lstrip()):
        return [Block(BlockKind.CODE, line, [Span(text, code=True)])]
    if tag in _PARAGRAPHS or tag in _CONTAINERS:
        return _gather(node, line, depth + 1)
    return None


def _as_item(blocks: list[Block], line: int) -> list[Block]:
    """Make an item of a short element with a few paragraphs and nothing else: one for each work."""
    is_short = sum(len(plain_text(block.spans).split()) for block in blocks) <= MAX_ITEM
    if not is_short or len(blocks) < MIN_PARTS:
        return []
    if any(block.kind is not BlockKind.PARAGRAPH for block in blocks):
        return []
    spans = [span for block in blocks for span in (BREAK, *block.spans)][1:]
    return [Block(BlockKind.LIST, line, children=[make_item(blocks[0].line, spans)])]


def _read_table(table: LexborNode, line: int, depth: int) -> list[Block]:
    """Read a table, or what stands in its cells where it only says where parts of the page go."""
    rows = list(rows_in(table))
    if not is_for_layout(rows):
        read = Block(BlockKind.TABLE, line, children=list(rows_of(rows, line)))
        heading = read_caption(table, line)
        return [heading, read, Block(BlockKind.END, line)] if heading else [read]
    cells = [cell for row in rows for cell in children_of(row) if cell.tag in CELLS]
    parts = [(at := line_of(cell, line), _blocks_of(cell, at, depth + 1)) for cell in cells]
    if len(cells) == len(rows):
        return Run(parts=parts).take()
    return [block for _, blocks in parts for block in lower_lines(blocks)]
