"""A reading list in Markdown, parsed by a CommonMark parser and read block by block.

Sections are headings or short lines of text before a list; entries are list items, table rows
and paragraphs with a marked title. What is no entry is reported with its line and the reason.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from paperkg.errors import InputError, MissingFileError
from paperkg.model import Entry, ReadingList, Skipped
from paperkg.reading.inline import Item, Run, read_item, read_runs, take_task_box
from paperkg.reading.kinds import guess_kind

__all__ = ["parse_markdown", "read_markdown"]

BARE_LEVEL = 7
"""A line of text that serves as a heading ranks below every real one."""

_UNSPACED_HEADING = re.compile(r"(#{1,6})([^#\s].{0,200})")
"""A heading as Markdown had it before CommonMark asked for a space after the marks."""

MAX_BARE_WORDS = 8
"""A longer line of text before a list is a sentence, not a heading."""

MAX_PLAIN_WORDS = 25
"""A longer item without any link is a remark, not a title with its authors."""


_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def read_markdown(path: Path) -> ReadingList:
    """Read a reading list from a file.

    Raises
    ------
    InputError
        The file is not there, is no text in UTF-8, is empty or has no entries.
    """
    text = _read_text(path)
    if not text.strip():
        raise InputError("is empty: write your papers into it, one list item each.", file=path)
    reading_list = parse_markdown(text, file=path.name)
    if not reading_list.entries:
        raise InputError(
            "has no entries: write each paper as a list item, such as "
            "`- [Title](https://arxiv.org/abs/1706.03762)`.",
            file=path,
        )
    return reading_list


def _read_text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise MissingFileError(
            f"{path}: there is no such file; `kg init` starts a list of your own."
        ) from None
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror}).", file=path) from error
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    elif b"\0" in data:
        raise InputError("is a binary file, not a reading list in Markdown.", file=path)
    else:
        encoding = "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError(
            f"holds the byte 0x{data[error.start]:02x}, which is no {encoding[:6].upper()}: save "
            "the file as UTF-8.",
            file=path,
            line=line,
        ) from error


def parse_markdown(text: str, *, file: str) -> ReadingList:
    """Read a reading list from text.

    Parameters
    ----------
    text
        Markdown.
    file
        The name to give as the place of entries and lines.
    """
    # A terminal obeys control characters, and str.splitlines takes some of them for line ends.
    text = _CONTROL.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
    root = SyntaxTreeNode(MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text))
    reader = _Reader(file, text.split("\n"))
    headings = [node for node in root.children if node.type == "heading"]
    titles = [node for node in headings if node.tag == "h1"]
    if len(titles) == 1 and headings[0] is titles[0]:
        reader.title = titles[0]
    reader.read_blocks(root.children)
    title = "".join(run.text for run in read_runs(_inline(reader.title))).strip()
    return ReadingList(title, file, tuple(reader.entries), tuple(reader.skipped))


@dataclass
class _Reader:
    """Walks the blocks of a document and keeps the sections it is in."""

    file: str
    lines: list[str]
    title: SyntaxTreeNode | None = None
    sections: list[tuple[int, str]] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)

    def read_blocks(self, blocks: list[SyntaxTreeNode]) -> None:
        for block, following in zip_longest(blocks, blocks[1:]):
            match block.type:
                case "heading":
                    self.read_heading(block)
                case "paragraph":
                    self.read_paragraph(block, following)
                case "bullet_list" | "ordered_list":
                    for item in block.children:
                        self.read_list_item(item)
                case "table":
                    self.read_table(block)
                case "blockquote":
                    self.read_blocks(block.children)
                case "hr":
                    pass
                case _:
                    self.skip_block(block)

    def read_heading(self, block: SyntaxTreeNode) -> None:
        if block is self.title:
            return
        label = _plain(read_runs(_inline(block)))
        if label:
            self.enter(int(block.tag[1]), label)

    def enter(self, level: int, label: str) -> None:
        self.sections = [section for section in self.sections if section[0] < level]
        self.sections.append((level, label))

    def read_paragraph(self, block: SyntaxTreeNode, following: SyntaxTreeNode | None) -> None:
        runs = read_runs(_inline(block))
        if unspaced := _UNSPACED_HEADING.fullmatch(_plain(runs)):
            self.enter(len(unspaced[1]), unspaced[2])
            return
        before_list = following is not None and following.type in ("bullet_list", "ordered_list")
        if before_list and _is_bare_heading(runs):
            self.enter(BARE_LEVEL, _plain(runs).rstrip(":"))
            return
        read, runs = take_task_box(runs)
        item = read_item(runs)
        names_paper = any(one.names_paper for one in item.identifiers) or _is_labelled(runs)
        if item.title_is_marked and names_paper:
            self.add(item, block, read=read)
        else:
            self.skip(block, "prose")

    def read_list_item(self, node: SyntaxTreeNode) -> None:
        head = node.children[0] if node.children else None
        nested = [child for child in node.children if child.type.endswith("_list")]
        if head is None or head.type != "paragraph":
            self.read_blocks(node.children)
            return
        read, runs = take_task_box(read_runs(_inline(head)))
        item = read_item(runs)
        if nested and not any(run.url for run in runs) and not item.identifiers:
            self.read_topic_item(runs, node)
            return
        reason = _why_not_entry(item, runs)
        if reason:
            self.skip(head, reason)
            self.read_blocks(nested)
            return
        self.add(item, node, read=read)
        for child in node.children[1:]:
            self.read_below(child)

    def read_topic_item(self, runs: list[Run], node: SyntaxTreeNode) -> None:
        """Read an item that is only a label, with the entries below it."""
        outer = list(self.sections)
        depth = max((level for level, _ in outer), default=0)
        self.sections.append((max(depth, BARE_LEVEL) + 1, _plain(runs).rstrip(":")))
        self.read_blocks(node.children[1:])
        self.sections = outer

    def read_below(self, block: SyntaxTreeNode) -> None:
        """Read what stands below an entry, in its own item: entries, or more of its note."""
        if not block.type.endswith("_list"):
            self.extend_note(_plain(read_runs(_inline(block))) if _inline(block) else "")
            return
        owner = len(self.entries) - 1
        for child in block.children:
            head = child.children[0] if child.children else None
            runs = read_runs(_inline(head)) if head else []
            item = read_item(take_task_box(runs)[1])
            if item.title_is_marked and any(one.names_paper for one in item.identifiers):
                self.read_list_item(child)
            elif owner == len(self.entries) - 1:
                self.extend_note(_plain(runs))
            elif head:
                self.skip(head, "a remark below several entries")

    def extend_note(self, text: str) -> None:
        if text:
            entry = self.entries[-1]
            note = f"{entry.note}; {text}" if entry.note else text
            self.entries[-1] = replace(entry, note=note)

    def read_table(self, table: SyntaxTreeNode) -> None:
        for row in (
            row for body in table.children if body.type == "tbody" for row in body.children
        ):
            cells = [read_runs(_inline(cell)) for cell in row.children]
            place = _find_title_cell(cells, _column_names(table))
            if place is None:
                self.skip(row, "a table row without a title")
                continue
            rest = [cell for number, cell in enumerate(cells) if number != place and cell]
            runs = list(cells[place])
            for cell in rest:
                runs += [Run("", is_break=True), *cell]
            read, runs = take_task_box(runs)
            item = read_item(runs)
            if item.title:
                self.add(item, row, read=read)
            else:
                self.skip(row, "a table row without a title")

    def add(self, item: Item, block: SyntaxTreeNode, *, read: bool) -> None:
        self.entries.append(
            Entry(
                title=item.title,
                topics=tuple(label for _, label in self.sections),
                identifiers=item.identifiers,
                links=item.links,
                note=item.note,
                read=read,
                kind=guess_kind(item.identifiers, item.links),
                file=self.file,
                line=_line(block),
            )
        )

    def skip_block(self, block: SyntaxTreeNode) -> None:
        """Report a block of code or HTML, unless it shows no text."""
        text = re.sub(r"<!--.*?-->|<[^>]*>", " ", block.content, flags=re.DOTALL)
        if text.strip():
            self.skip(block, "code" if block.type in ("fence", "code_block") else "HTML")

    def skip(self, block: SyntaxTreeNode, reason: str) -> None:
        line = _line(block)
        self.skipped.append(Skipped(self.file, line, self.lines[line - 1].strip(), reason))


def _line(block: SyntaxTreeNode) -> int:
    """Give the first line of a block, counted from 1."""
    return block.map[0] + 1 if block.map else 1


def _inline(block: SyntaxTreeNode | None) -> SyntaxTreeNode | None:
    children = block.children if block else []
    return next((child for child in children if child.type == "inline"), None)


def _plain(runs: list[Run]) -> str:
    return " ".join("".join(" " if run.is_break else run.text for run in runs).split())


def _is_bare_heading(runs: list[Run]) -> bool:
    """Tell a heading without marks from a sentence that leads to a list."""
    text = _plain(runs)
    return (
        0 < len(text.split()) <= MAX_BARE_WORDS
        and not any(run.url or run.is_local or run.is_break for run in runs)
        and not text.endswith((".", "!", "?", ";", ","))
    )


def _is_labelled(runs: list[Run]) -> bool:
    """Tell whether some link says that it leads to a paper, as in "[[pdf]](…)"."""
    labels = ("pdf", "paper", "html", "arxiv", "link")
    return any(run.url and run.text.strip("[]() ").lower() in labels for run in runs)


def _why_not_entry(item: Item, runs: list[Run]) -> str:
    """Say why a list item is no entry; empty when it is one."""
    if not item.title:
        return "an item without a title"
    if any(run.is_local for run in runs) and not item.links:
        return "a link inside the document, as in a table of contents"
    if not item.links and not item.identifiers and not _reads_as_title(_plain(runs)):
        return "a remark: no link, and not worded as a title"
    return ""


def _reads_as_title(text: str) -> bool:
    """Tell a title without a link from a remark: a title starts big and is no long sentence."""
    start = text.lstrip("\"“‘'*([")[:1]
    return start.isupper() and 1 < len(text.split()) <= MAX_PLAIN_WORDS


def _column_names(table: SyntaxTreeNode) -> list[str]:
    rows = [row for part in table.children if part.type == "thead" for row in part.children]
    return [_plain(read_runs(_inline(cell))).lower() for row in rows for cell in row.children]


def _find_title_cell(cells: list[list[Run]], names: list[str]) -> int | None:
    """Find the cell with the title: a marked one under "title" or "paper", or any marked one."""
    named = [place for place, name in enumerate(names) if re.search(r"title|paper|name", name)]
    filled = [place for place, cell in enumerate(cells) if cell]
    marked = [place for place in filled if read_item(cells[place]).title_is_marked]
    candidates = (
        [place for place in named if place in marked]
        + marked
        + [place for place in named if place in filled]
    )
    return candidates[0] if candidates else None
