"""HTML, parsed as a browser does, to blocks."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser, LexborNode

from paperkg.addresses import is_web
from paperkg.reading.blocks import Block, BlockKind, Span
from paperkg.reading.cards import CARDS, read_card
from paperkg.reading.charset import tidy_text
from paperkg.reading.element_spans import (
    HIDDEN,
    children_of,
    read_element,
    read_on_one_line,
    spans_inside,
)

__all__ = ["SUMMARY_LEVEL", "read_blocks", "read_page", "read_spans"]

SUMMARY_LEVEL = 8
"""A summary that opens a part ranks below every heading."""

_BLOCK_TAGS = "li|tr|p|h[1-6]|summary|dt|dd|td|th|table|ul|ol|details|div|blockquote"
# The parser keeps no lines, so each tag that opens a block is told its own.
_OPENING = re.compile(rf"<({_BLOCK_TAGS})(?=[\s>])|\n", re.IGNORECASE)

# What stands around the main part of a page.
_AROUND = "nav, footer, aside, form, button, select, dialog, iframe, [role=navigation], [hidden]"
_MAIN = ("article.markdown-body", "main article", "main", "[role=main]", "article")
_BLOCKS = "ul, ol, table, p, h1, h2, h3, h4, h5, h6, blockquote, dl"
_SAVED_FROM = re.compile(r"<!-- saved from url=\(\d+\)(https?://\S+) -->")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LISTS = frozenset({"ul", "ol", "menu", "dir"})
_PARAGRAPHS = frozenset({"p", "dt", "dd", "center", "pre"})
_NESTING = re.compile(
    r"</?(?:a|b|big|blockquote|center|code|details|div|dl|em|font|i|ol|section|small|span|strong|sub|sup|"
    r"table|tt|u|ul)(?=[\s>])",
    re.IGNORECASE,
)
MAX_UNCLOSED = 1_000
"""HTML that nests deeper is not read."""

MAX_SPANNING = 20
"""Cells that span rows are repeated in so many columns."""

MAX_DEPTH = 200
"""What is nested deeper is read as if it stood at this depth."""


def read_spans(html: str) -> list[Span]:
    """Read HTML that stands inside a line."""
    if _nests_without_end(html):
        return []
    body = LexborHTMLParser(html).body
    found = (span for child in children_of(body) for span in read_element(child)) if body else ()
    return [part for span in found for part in _split_at_ends(span)]


def _split_at_ends(span: Span) -> Iterator[Span]:
    """Split a text at the ends of lines of the document that it stands in."""
    if span.is_break or span.is_link or "\n" not in span.text:
        yield span
        return
    for number, text in enumerate(span.text.split("\n")):
        if number:
            yield Span("\n", is_break=True)
        if text:
            yield span._replace(text=text)


def read_blocks(html: str, *, line: int) -> list[Block]:
    """Read a part of a document that is HTML, and starts on a line."""
    if _nests_without_end(html):
        return [Block(BlockKind.QUOTE, line)]
    body = LexborHTMLParser(_number_lines(html, line)).body
    return _blocks_of(body, line, 0) if body else []


def _nests_without_end(html: str) -> bool:
    """Whether elements are opened and not closed so often that a parser would take for ever."""
    if len(html) < 3 * MAX_UNCLOSED:
        return False
    depth = 0
    for match in _NESTING.finditer(html):
        depth += -1 if match[0][1] == "/" else 1
        if depth > MAX_UNCLOSED:
            return True
    return False


def read_page(html: str) -> tuple[str, list[Block]]:
    """Read a page: its title, and its main part, without what leads to other pages of the site.

    A saved page says where it was: links in it that are relative are made whole.
    """
    if _nests_without_end(html):
        return "", []
    tree = LexborHTMLParser(_number_lines(html, 1))
    base = _find_base(tree, html)
    for node in tree.css(_AROUND):
        node.decompose()
    for node in tree.css("a[href]") if base else ():
        with suppress(ValueError):
            node.attrs["href"] = urljoin(base, node.attributes["href"] or "")
    title = tree.css_first("head title")
    body = _find_main(tree)
    return tidy_text(title.text()) if title else "", _blocks_of(body, 1, 0) if body else []


def _find_base(tree: LexborHTMLParser, html: str) -> str:
    """Find the address of a page in itself; empty where it does not say."""
    if saved := _SAVED_FROM.search(html[:20_000]):
        return saved[1]
    for selector, name in (("base[href]", "href"), ("link[rel=canonical]", "href")):
        node = tree.css_first(selector)
        address = (node.attributes.get(name) or "") if node else ""
        if is_web(address):
            return address
    return ""


def _find_main(tree: LexborHTMLParser) -> LexborNode | None:
    """Find the part of a page that says it is the main one, and holds most of its links."""
    body = tree.body
    if body is None:
        return None
    all_links = len(body.css("a[href]"))
    parts = (node for selector in _MAIN for node in tree.css(selector))
    return next((node for node in parts if 2 * len(node.css("a[href]")) >= all_links), body)


def _number_lines(html: str, line: int) -> str:
    def number(match: re.Match[str]) -> str:
        nonlocal line
        if match[0] == "\n":
            line += 1
            return "\n"
        return f'{match[0]} data-line="{line}"'

    return _OPENING.sub(number, html)


def _line_of(node: LexborNode, default: int) -> int:
    value = node.attributes.get("data-line") or ""
    return int(value) if value.isdecimal() and len(value) < 10 else default


def _blocks_of(node: LexborNode, line: int, depth: int) -> list[Block]:
    """Read what is inside an element: blocks, and loose text between them as paragraphs."""
    blocks: list[Block] = []
    loose: list[Span] = []

    def flush() -> None:
        if any(span.text.strip() or span.is_link for span in loose):
            blocks.append(Block(BlockKind.PARAGRAPH, line, list(loose)))
        loose.clear()

    for child in children_of(node):
        tag = child.tag or ""
        if tag in HIDDEN:
            continue
        inner = _read_block(child, tag, _line_of(child, line), depth)
        if inner is None and depth < MAX_DEPTH and _holds_blocks(child, tag):
            inner = _blocks_of(child, line, depth + 1)
        if inner is None:
            loose.extend(read_on_one_line(child))
        else:
            flush()
            blocks.extend(inner)
            line = max(line, *(block.line for block in inner)) if inner else line
    flush()
    return blocks


def _holds_blocks(node: LexborNode, tag: str) -> bool:
    """Whether an element of a line is put around blocks, as in ``<font><ul>…</ul></font>``."""
    is_text = tag.startswith("-") or tag == "a"
    return not is_text and node.child is not None and node.css_first(_BLOCKS) is not None


def _read_block(node: LexborNode, tag: str, line: int, depth: int) -> list[Block] | None:
    """Read one element; None when it is part of a line."""
    if tag in _HEADINGS:
        return [Block(BlockKind.HEADING, line, list(spans_inside(node)), level=int(tag[1]))]
    if tag == "summary":
        return [Block(BlockKind.HEADING, line, list(spans_inside(node)), level=SUMMARY_LEVEL)]
    if tag == "hr":
        return [Block(BlockKind.RULE, line)]
    if depth >= MAX_DEPTH:
        return [Block(BlockKind.PARAGRAPH, line, list(spans_inside(node)))]
    if tag in _LISTS:
        items = [_item(child, line, depth) for child in children_of(node) if child.tag == "li"]
        return [Block(BlockKind.LIST, line, children=items, ordered=tag == "ol")]
    if tag == "table":
        return [Block(BlockKind.TABLE, line, children=list(_rows_of(node, line)))]
    if tag == "li":
        return [Block(BlockKind.LIST, line, children=[_item(node, line, depth)])]
    if tag == "dl" and (items := _definitions_of(node, line, depth)):
        return [Block(BlockKind.LIST, line, children=items)]
    if tag in CARDS and read_card(node) is not None:
        return [Block(BlockKind.LIST, line, children=[_item(node, line, depth)])]
    return _read_container(node, tag, line, depth)


def _item(node: LexborNode, line: int, depth: int) -> Block:
    line = _line_of(node, line)
    if (card := read_card(node)) is not None:
        return Block(BlockKind.ITEM, line, children=[Block(BlockKind.PARAGRAPH, line, card)])
    return Block(BlockKind.ITEM, line, children=_blocks_of(node, line, depth + 1))


def _definitions_of(node: LexborNode, line: int, depth: int) -> list[Block]:
    """Make items of terms that lead somewhere, with what is said of each; none of a glossary."""
    parts = [
        child
        for part in children_of(node)
        for child in (children_of(part) if part.tag == "div" else [part])
    ]
    terms = [part for part in parts if part.tag == "dt"]
    if not terms or 2 * sum(term.css_first("a[href]") is not None for term in terms) < len(terms):
        return []
    items: list[Block] = []
    for part in parts:
        if part.tag == "dt":
            items.append(_item(part, line, depth))
        elif part.tag == "dd" and items:
            items[-1].children.extend(_blocks_of(part, _line_of(part, line), depth + 1))
    return items


def _read_container(node: LexborNode, tag: str, line: int, depth: int) -> list[Block] | None:
    if tag == "blockquote":
        return [Block(BlockKind.QUOTE, line, children=_blocks_of(node, line, depth + 1))]
    if tag == "details":
        return [*_blocks_of(node, line, depth + 1), Block(BlockKind.END, line)]
    if tag in _PARAGRAPHS or tag in ("div", "section", "article", "main", "dl", "body", "header"):
        return _blocks_of(node, line, depth + 1)
    return None


def _rows_of(table: LexborNode, line: int) -> Iterator[Block]:
    spanning: dict[int, tuple[Block, int]] = {}
    for row in table.css("tr"):
        cells = [cell for cell in children_of(row) if cell.tag in ("td", "th")]
        start = _line_of(row, line)
        children = _with_spanning(cells, spanning, start)
        if children:
            is_head = all(cell.tag == "th" for cell in cells)
            yield Block(BlockKind.ROW, start, children=children, level=int(is_head))


def _with_spanning(
    cells: list[LexborNode], spanning: dict[int, tuple[Block, int]], line: int
) -> list[Block]:
    """Make the cells of a row, with those of rows above that span it, which are the same blocks.

    ``spanning`` says how many rows are left to each.
    """
    row: list[Block] = []
    rest = deque(cells)
    while rest or (len(row) in spanning and len(row) < MAX_SPANNING):
        if len(row) in spanning and len(row) < MAX_SPANNING:
            cell, left = spanning.pop(len(row))
        else:
            node = rest.popleft()
            cell = Block(BlockKind.CELL, line, list(spans_inside(node)))
            value = node.attributes.get("rowspan") or ""
            left = int(value) if value.isdecimal() and len(value) < 4 else 1
        if left > 1:
            spanning[len(row)] = (cell, left - 1)
        row.append(cell)
    return row
