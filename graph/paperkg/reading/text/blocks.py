"""What a document is made of, whatever it was written in: blocks, and spans of text in them.

Markdown, HTML and org become the same blocks, so that what is said about lists is said once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import ClassVar, NamedTuple

from paperkg.addresses import is_web
from paperkg.characters import join_spaces
from paperkg.identifiers import parse_identifier
from paperkg.reading.plain_enum import PlainEnum

__all__ = [
    "BREAK",
    "LINE_END",
    "NO_TEXT",
    "SUMMARY_LEVEL",
    "Block",
    "BlockKind",
    "NumberedLine",
    "Span",
    "has_break",
    "has_colon",
    "has_link",
    "is_paper_address",
    "join_numbered",
    "last_of_line",
    "make_item",
    "make_list",
    "part_blocks",
    "plain_text",
    "sort_address",
    "split_lines",
    "split_numbered",
    "walk_blocks",
]

SUMMARY_LEVEL = 8
"""A summary that opens a part ranks below every heading; what is inside it, below that."""

NO_TEXT = "link"
"""What a link to a paper is called that has no text, and that nobody sees: "[[](https://…)]"."""

_FILES = (".md", ".pdf", ".html", ".txt")

# "owls.example.org", "www2.poe.ac.uk": hosts, and no folders: "papers.old", "notes.de".
_HOST = re.compile(
    r"(?=.{4,100}$)(?:[a-z0-9][a-z0-9-]{0,62}\.)+(?:com|edu|gov|net|org"
    r"|(?:github|gitlab)\.io|(?:ac|co|edu|gov|org)\.[a-z]{2})",
    re.IGNORECASE | re.ASCII,
)


def is_paper_address(address: str) -> bool:
    """Whether an address is that of a paper, or of a PDF."""
    if address.lower().endswith(".pdf"):
        return True
    named = parse_identifier(address)
    return named is not None and named.names_paper


def sort_address(href: str) -> tuple[str, str]:
    """Tell a web address, also without its ``https://``, from a place in the document's folder.

    Returns
    -------
    tuple
        The web address or nothing, and the local one or nothing.

    Examples
    --------
    >>> sort_address("doi.org/10.1000/1"), sort_address("10.1000/1"), sort_address("papers/1.md")
    (('https://doi.org/10.1000/1', ''), ('https://doi.org/10.1000/1', ''), ('', 'papers/1.md'))
    >>> sort_address("owls.example.org/rain.pdf"), sort_address("papers.old/rain.pdf")
    (('https://owls.example.org/rain.pdf', ''), ('', 'papers.old/rain.pdf'))
    >>> sort_address("[https://example.org/1](https://example.org/2)")[0]
    'https://example.org/2'
    """
    if is_web(href):
        return href, ""
    if href.startswith(("%5B", "[")) and (url := _take_out_of_link(href)):
        return url, ""
    host = href.partition("/")[0]
    if href.startswith("www.") and host.count(".") > 1:
        return f"https://{href}", ""
    if "." not in host or host == href:
        return "", href
    if _HOST.fullmatch(host):
        return f"https://{href}", ""
    if href.endswith(_FILES):
        return "", href
    named = parse_identifier(href) if host[-1].isalnum() else None
    return (named.url, "") if named and named.names_paper else ("", href)


def _take_out_of_link(href: str) -> str:
    """Give the address of a link that stands where only its address should: "[A Title]([…](…))"."""
    shown, end, rest = href.replace("%5D", "]", 1).partition("]")
    address = rest[1:-1] if rest.startswith("(") and rest.endswith(")") else ""
    if is_web(address):
        return address
    shown = shown.removeprefix("%5B").removeprefix("[")
    return shown if end and not rest and is_web(shown) else ""


class Span(NamedTuple):
    """A stretch of text of one style, a link, a picture, or the end of a line.

    A tuple, as a list has so many that making frozen dataclasses of them takes a noticeable time.

    Attributes
    ----------
    text
        As shown; of a picture, the words that stand for it.
    url
        The absolute http(s) address that it links to.
    local
        Where it links to inside the document or its folder: ``#models``, ``papers/a.pdf``, the
        name of a note.
    strong, emphasized, code, struck
        Its style.
    is_break
        Whether it is the end of a line.
    is_image
        Whether it is a picture, such as a badge.
    source
        The address of the picture.
    alias
        The other name that a link between notes is shown under.
    footnote
        The name of the footnote that it points to.
    """

    text: str
    url: str = ""
    local: str = ""
    strong: bool = False
    emphasized: bool = False
    code: bool = False
    struck: bool = False
    is_break: bool = False
    is_image: bool = False
    source: str = ""
    alias: str = ""
    footnote: str = ""

    @property
    def is_link(self) -> bool:
        """Whether it leads anywhere."""
        return bool(self.url or self.local)


BREAK = Span("", is_break=True)
"""Parts what stands on one line of the file, as if a line ended there."""

LINE_END = Span("\n", is_break=True)
"""The end of a line of the file; those before a part count to the line on which it stands."""


class BlockKind(PlainEnum):
    """What a block is."""

    HEADING: ClassVar[BlockKind]
    PARAGRAPH: ClassVar[BlockKind]
    LIST: ClassVar[BlockKind]
    ITEM: ClassVar[BlockKind]
    TABLE: ClassVar[BlockKind]
    ROW: ClassVar[BlockKind]
    CELL: ClassVar[BlockKind]
    QUOTE: ClassVar[BlockKind]
    CODE: ClassVar[BlockKind]
    RULE: ClassVar[BlockKind]
    END: ClassVar[BlockKind]
    """The end of a part that opened with a summary."""


@dataclass(slots=True)
class Block:
    """A part of a document, with the spans or the blocks in it.

    Attributes
    ----------
    kind
        What it is.
    line
        The line it starts on, counted from 1.
    spans
        The text of a heading, paragraph or cell.
    children
        The blocks inside a list, item, table, row or quotation.
    level
        The rank of a heading, 1 the highest; 1 also marks the row of a table's names, and
        2 one that is the heading of those below it.
    ordered
        Whether a list is numbered.
    column
        How many characters stand before an item of Markdown on its line.
    is_work
        Whether a heading and its siblings tell that it names a work.
    """

    kind: BlockKind
    line: int
    spans: list[Span] = field(default_factory=list)
    children: list[Block] = field(default_factory=list)
    level: int = 0
    ordered: bool = False
    column: int = 0
    is_work: bool = False


NumberedLine = tuple[int, list[Span]]
"""A line of a paragraph, with how many lines of the file precede it there."""


def plain_text(spans: Sequence[Span]) -> str:
    """Give the text of spans on one line, without pictures."""
    if len(spans) == 1 and not (spans[0].is_break or spans[0].is_image):  # as most
        return join_spaces(spans[0].text)
    shown = [" " if span.is_break else "" if span.is_image else span.text for span in spans]
    return join_spaces("".join(shown))


def split_numbered(spans: Iterable[Span]) -> list[NumberedLine]:
    """Cut spans at the ends of lines: the lines, each with how many lines of the file precede it.

    A break inside a line of the file, ``<br>``, has no text; the end of one has, and a break of
    HTML has one for each line that ends there.
    """
    line: list[Span] = []
    lines, number = [(0, line)], 0
    for span in spans:
        if span.is_break:
            number += span.text.count("\n")
            line = []
            lines.append((number, line))
        else:
            line.append(span)
            if "\n" in span.text:  # a sentence goes on over the end of a line
                number += span.text.count("\n")
    return [(place, line) for place, line in lines if _has_words(line)]


def join_numbered(lines: Sequence[NumberedLine]) -> list[Span]:
    """Give lines as the spans of one paragraph, with the end of a line between them."""
    spans: list[Span] = []
    for _, line in lines:
        spans.extend([LINE_END, *line] if spans else line)
    return spans


def _has_words(line: Iterable[Span]) -> bool:
    """Whether a line has text or leads anywhere."""
    for span in line:
        if span.text.strip() or span.url or span.local:
            return True
    return False


def walk_blocks(blocks: Iterable[Block]) -> list[Block]:
    """Give blocks and all that is in them, in no order."""
    every: list[Block] = []
    stack = list(blocks)
    while stack:
        block = stack.pop()
        every.append(block)
        stack += block.children
    return every


def part_blocks(blocks: Iterable[Block], part: Callable[[Block], list[Block]]) -> list[Block]:
    """Give what blocks are parted into, those inside each parted before it."""
    parted: list[Block] = []
    for block in blocks:
        first = int(block.kind is BlockKind.ITEM)  # its head is parted with it
        if len(block.children) > first:
            block.children[first:] = part_blocks(block.children[first:], part)
        parted.extend(part(block))
    return parted


def make_list(items: list[Block]) -> Block:
    """Make a list of items, on the line where the first of them stands."""
    return Block(BlockKind.LIST, items[0].line, children=items)


def make_item(line: int, spans: list[Span]) -> Block:
    """Make an item of one text, on the line where that stands."""
    return Block(BlockKind.ITEM, line, children=[Block(BlockKind.PARAGRAPH, line, spans)])


def has_colon(spans: Iterable[Span]) -> bool:
    """Whether one of some spans has a colon, as a label ends with."""
    for span in spans:
        if ":" in span.text or "：" in span.text:
            return True
    return False


def has_link(spans: Iterable[Span]) -> bool:
    """Whether one of some spans leads anywhere."""
    for span in spans:
        if span.url or span.local:
            return True
    return False


def has_break(spans: Iterable[Span]) -> bool:
    """Whether a line ends at one of some spans."""
    for span in spans:
        if span.is_break:
            return True
    return False


def last_of_line(spans: Sequence[Span]) -> int:
    """Give the place of the last span of the first line; -1 if that line is empty."""
    for place, span in enumerate(spans):
        if span.is_break:
            return place - 1
    return len(spans) - 1


def split_lines(spans: Iterable[Span]) -> list[list[Span]]:
    """Cut spans at the ends of lines; empty lines are left out."""
    line = list(spans)
    has_words = False
    for span in line:
        if span.is_break:
            return [part for _, part in split_numbered(line)]
        has_words = has_words or bool(span.text.strip() or span.url or span.local)
    return [line] if has_words else []
