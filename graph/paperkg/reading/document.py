"""Markdown, as people write it, to blocks: CommonMark and what GitHub, Obsidian and others add."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import escape

from markdown_it import MarkdownIt
from markdown_it.common.utils import normalizeReference
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

from paperkg.characters import has_sign
from paperkg.reading.dialects.bare_bibtex import OPENED_AT_RECORD
from paperkg.reading.dialects.glued_citations import part_glued
from paperkg.reading.dialects.shortcodes import as_items, show_texts
from paperkg.reading.labels import Field, read_field
from paperkg.reading.pages.element_spans import read_spans
from paperkg.reading.pages.elements import read_blocks
from paperkg.reading.pages.metric_badges import are_badges
from paperkg.reading.patterns import BIBTEX
from paperkg.reading.text.angled_titles import quote_angled_titles
from paperkg.reading.text.blocks import Block, BlockKind, Span, make_item
from paperkg.reading.text.front_matter import FRONT_TITLE, take_front
from paperkg.reading.text.indents import (
    is_uneven,
    nest_items,
    open_set_in,
    put_in_line,
    set_in_paragraphs,
    write_spaces,
)
from paperkg.reading.text.inline import (
    find_width,
    join_texts,
    join_wraps,
    make_spans,
    split_addresses,
)
from paperkg.reading.text.labelled_addresses import link_labels
from paperkg.reading.text.lazy_citations import are_cited, mark_lazy_citations
from paperkg.reading.text.line_items import make_items
from paperkg.reading.text.loose_emphasis import mend_emphasis
from paperkg.reading.text.syntax import make_parser
from paperkg.reading.text.table_rules import even_rules, free_rows, show_empty_cells
from paperkg.reading.text.two_level_numbers import list_two_level_numbers
from paperkg.reading.text.unused_references import list_unused_references
from paperkg.reading.text.year_items import begins_with_year, write_years

__all__ = ["Document", "read_document"]

_KINDS = {
    "heading_open": BlockKind.HEADING,
    "paragraph_open": BlockKind.PARAGRAPH,
    "bullet_list_open": BlockKind.LIST,
    "ordered_list_open": BlockKind.LIST,
    "list_item_open": BlockKind.ITEM,
    "table_open": BlockKind.TABLE,
    "tr_open": BlockKind.ROW,
    "blockquote_open": BlockKind.QUOTE,
}
_ENDS = frozenset(kind.replace("_open", "_close") for kind in _KINDS)
_REFERENCE = re.compile(
    r"^ {0,3}\[([^\[\]^\n]{1,300})\]:[ \t]+<?(https?://[^\s<>]+)>?"
    r"(?:[ \t]+(?:\"[^\"\n]*\"|'[^'\n]*'|\([^()\n]*\))[ \t]*$)?",
    re.MULTILINE,
)
_PROPERTY = re.compile(r"^([ \t]*)([a-z][\w-]*)::[ \t](.*)$", re.IGNORECASE | re.MULTILINE)
# What a site's generator fills in: "({{ site.baseurl }}/papers/poe.pdf)", "{% endfor %}".
_LIQUID = re.compile(
    r"(?<=\]\()\{\{[^{}\n]{0,200}\}\}|\{\{-?\s*\w+(?:\.\w+|\[[^\[\]\n]{0,60}\])[^{}\n]{0,200}\}\}"
    r"|\{%[^{}\n]{0,300}%\}"
)
# What is never shown.
_HIDDEN = re.compile(
    r"\{%-?\s*(?:if false|comment)\s*-?%\}(?:(?!\{%).){0,5000}\{%-?\s*end(?:if|comment)\s*-?%\}",
    re.DOTALL,
)
_FOOTNOTE = re.compile(r"\[\^([^\[\]\s]{1,100})\]")
_NOTE_TEXT = re.compile(r"^\[\^([^\[\]\s]{1,100})\]:[ \t]+", re.MULTILINE)
MIN_FOOTNOTES = 3
"""Fewer footnotes without a mark in the text are no list."""

# A link of Markdown inside HTML, where no parser looks for it.
_LINK_IN_HTML = re.compile(r"\[([^\[\]<>\n]{1,500})\]\((https?://[^\s()<>\"']+)\)")
# Rows that something parts from their table, which no parser reads as such alone.
_DETAILS = re.compile(r"<(?P<end>/)?details\b[^<>]*>?", re.IGNORECASE)
_ROW = re.compile(r"\s*<(?:tr|tbody|thead)\b", re.IGNORECASE)
# "(A Title)[https://…]": a link whose brackets are turned round.
_TURNED_LINK = re.compile(
    r"(?<![\w\])])\(([^()\[\]\n]{2,300})\)\[(https?://[^\s()\[\]<>]{4,500})\](?![(\[:])"
)
# A link that a space breaks, "[A Fine Paper] (https://…)"; before it no box of a task.
_BROKEN_LINK = re.compile(r"(?<!\[[ xX\]])\] \(((?:https?://|#)[^\s()]+)\)")
# The number before the title of a page, half of whose brackets a program wrote with a backslash:
# "[[1706.03762\] A Fine Title](…)".
_OPEN_NUMBER = re.compile(r"(?<=\[\[)([^\[\]\\\n]{1,40})\\\](?!\])")
# A title in a quotation below a heading without words, and its address on the line after.
_QUOTED_HEAD = re.compile(
    r"^(#{1,6})[ \t]*\n((?:[ \t]*\n)?)> ?(?=\S[^\n]*\n(?:\[[^\]\n]*\]\(|<)?https?://)", re.MULTILINE
)
# An item that nobody has filled in; below a paragraph it would make a heading of it.
_EMPTY_ITEM = re.compile(r"^ {0,3}-[ \t]*$(?=\n[ \t]*(?:\n|\Z)|\n?\Z)", re.MULTILINE)
# Rows of a table that somebody took out by a comment, which would end the table.
_COMMENT_IN_TABLE = re.compile(
    r"(?<=\n)<!--(?:(?!-->)[^\n])*(?:\n(?:(?!-->)[^\n])*){0,20}-->[ \t]*\n(?=[ \t]*\|)"
)
# A tag that a program wrote as a string: `<a href=\"https://…\">`.
_ESCAPED_TAG = re.compile(r'<[a-z][^<>\n]{0,2000}?=\\"[^<>\n]{0,2000}>', re.IGNORECASE)
_WIDE_SPACE = re.compile(r"(?<! )  ++(?=[^\s|])")  # looked at once, however wide it is
_MARK = re.compile(r"[\s>]*\d{1,9}\.")
MAX_ADDRESS = 2_000
"""An address is looked for so far before a space, in characters."""

MAX_MARK = 40
"""What begins an item is no longer, in characters, with what it is set in by."""

_DASH_AT_END = re.compile(r"-[ \t]*(?:\n|\Z)")


@dataclass(slots=True)
class Document:
    """The blocks of a document, its footnotes by name, and the title of its front matter."""

    blocks: list[Block]
    footnotes: dict[str, list[Span]] = field(default_factory=dict)
    title: str = ""


def read_document(text: str) -> Document:
    """Parse Markdown; the lines of ``text`` end in newlines only."""
    title, text = take_front(text)
    text = _PROPERTY.sub(_read_property, text) if "::" in text else text
    text = _list_footnotes(text) if has_sign(f"\n{text}", "\n[^") else text
    text = list_unused_references(text) if "]: " in text else text
    if has_sign(text, "{%") or has_sign(text, "{{"):
        text = _HIDDEN.sub(lambda found: "\n" * found[0].count("\n"), text)
        text = _LIQUID.sub("", show_texts(as_items(text)))
    text = _QUOTED_HEAD.sub(r"\n\2\1 ", text) if has_sign(text, "\n>") else text
    text = _EMPTY_ITEM.sub("", text) if _DASH_AT_END.search(text) else text
    text = _ESCAPED_TAG.sub(_unescape_quotes, text) if has_sign(text, '=\\"') else text
    if "|" in text:
        text = _COMMENT_IN_TABLE.sub(_as_empty_rows, text) if "\n<!--" in text else text
        text = even_rules(text) if "|-" in text or "| -" in text or "|:" in text else text
        text = free_rows(text) if "|\n|" in text else text
        text = show_empty_cells(text) if "\n " in text else text
    text = write_spaces(text) if "\n.." in text or "\n⋅" in text or "\n·" in text else text
    text = open_set_in(text) if "\n    " in text or "\n\t" in text else text
    text = quote_angled_titles(text) if "<" in text else text
    text = mark_lazy_citations(make_items(list_two_level_numbers(text)))
    text = put_in_line(text) if "\n    -" in text or "\n    *" in text else text
    text = set_in_paragraphs(text) if "\n\n  " in text else text
    text = _BROKEN_LINK.sub(r"](\1)", text) if "] (" in text else text
    text = link_labels(text)
    text = _TURNED_LINK.sub(r"[\1](\2)", text) if ")[http" in text else text
    text = mend_emphasis(text) if "*" in text or "_" in text else text
    text = _OPEN_NUMBER.sub(r"\1]", text) if has_sign(text, "\\]") else text
    text = part_glued(text)
    references = _find_references(text) if "]:" in text else {}
    text = _REFERENCE.sub("", text) if references else text
    text = _WIDE_SPACE.sub(_as_one_space, text) if "  " in text else text
    parser = make_parser(text)
    env: dict[str, object] = {"references": references}
    builder = _Builder(parser, env, text.split("\n"))
    builder.build(parser.parse(text, env))
    return Document(builder.root.children, builder.footnotes, title or builder.title)


def _as_one_space(match: re.Match[str]) -> str:
    """Write one space behind a sign inside a line; before an item they say how far it is set in."""
    text, place = match.string, match.start()
    if not place or text[place - 1] not in ".,:;":
        return match[0]
    first = max(0, place - MAX_ADDRESS)
    lead = text[max(first, text.rfind("\n", first, place) + 1) : place]
    is_mark = len(lead) < MAX_MARK and _MARK.fullmatch(lead) is not None
    _, address, rest = lead.rpartition("](")
    is_address = bool(address) and (">" if rest[:1] == "<" else ")") not in rest
    return match[0] if is_mark or is_address else " "


def _unescape_quotes(match: re.Match[str]) -> str:
    return match[0].replace('\\"', '"')


def _as_empty_rows(match: re.Match[str]) -> str:
    """Make empty rows of a comment that stands inside a table; another one stays as it is."""
    above = match.string[match.string.rfind("\n", 0, match.start() - 1) + 1 : match.start()]
    is_inside = above.lstrip().startswith("|")
    return "|\n" * match[0].count("\n") if is_inside else match[0]


def _list_footnotes(text: str) -> str:
    """Make items of the footnotes that nothing leads to, where a list is written in them."""
    names = Counter(_FOOTNOTE.findall(text))
    alone = {match[1] for match in _NOTE_TEXT.finditer(text) if names[match[1]] == 1}
    if len(alone) < MIN_FOOTNOTES:
        return text
    return _NOTE_TEXT.sub(lambda match: "- " if match[1] in alone else match[0], text)


def _read_property(match: re.Match[str]) -> str:
    """Make a field of a property of an item (``url:: https://…``); one of the page says nothing."""
    indent, name, value = match.groups()
    field = read_field(f"{name}: {value}")
    return f"{indent}{name}: {value}" if indent and field and field[0] is not Field.NOTE else ""


def _find_references(text: str) -> dict[str, dict[str, str]]:
    """Find where ``[text]`` leads, also where other text stands right before the definition."""
    return {
        normalizeReference(match[1]): {"title": "", "href": match[2]}
        for match in _REFERENCE.finditer(text)
    }


class _Renderer(RendererHTML):
    """Renders a line of Markdown that holds HTML, to be read as HTML as a whole."""

    def footnote_ref(self, tokens: Sequence[Token], place: int, *_: object) -> str:
        return f'<a data-footnote="{escape(str(tokens[place].meta.get("label", "")))}"></a>'

    def plain_link(self, tokens: Sequence[Token], place: int, *_: object) -> str:
        href = escape(str(tokens[place].attrs["href"]))
        return f'<a href="{href}">{escape(tokens[place].content)}</a>'

    def wikilink(self, tokens: Sequence[Token], place: int, *_: object) -> str:
        return _render_wikilink(tokens[place].meta)


def _render_wikilink(meta: dict[str, str]) -> str:
    if meta["embed"]:
        return ""
    target, alias = escape(meta["target"]), escape(meta["alias"])
    return f'<a href="{target}" data-alias="{alias}">{escape(meta["text"])}</a>'


class _Builder:
    """Makes blocks of tokens."""

    def __init__(self, parser: MarkdownIt, env: dict[str, object], lines: Sequence[str]) -> None:
        self.parser = parser
        self.renderer = _Renderer(parser)
        self.env = env
        self.lines = lines
        self.uneven: dict[int, Block] = {}  # what has uneven lists, by its identity
        self.root = Block(BlockKind.QUOTE, 1)
        self.stack = [self.root]
        self.footnotes: dict[str, list[Span]] = {}
        self.footnote: str | None = None
        self.title = ""
        self.in_head = False
        self.width = 0

    def build(self, tokens: Sequence[Token]) -> None:
        self.width = find_width(token.content for token in tokens if token.type == "inline")
        for token in tokens:
            if token.type == "inline":
                self.add_text(token)
            elif token.type in _KINDS:
                self.open(_KINDS[token.type], token)
            elif token.type in _ENDS:
                self.close()
            else:
                self.add(token)
        if self.uneven:
            nest_items(list(self.uneven.values()))

    def line_of(self, token: Token) -> int:
        return token.map[0] + 1 if token.map else self.stack[-1].line

    def open(self, kind: BlockKind, token: Token) -> None:
        block = Block(kind, self.line_of(token))
        if kind is BlockKind.ITEM:
            text = self.lines[block.line - 1]
            block.column = len(text) - len(text.lstrip(" \t>"))
        elif kind is BlockKind.HEADING:
            block.level = int(token.tag[1])
        elif kind is BlockKind.ROW:
            block.level = int(self.in_head)
        elif kind is BlockKind.LIST:
            block.ordered = token.tag == "ol"
        self.stack[-1].children.append(block)
        self.stack.append(block)

    def close(self) -> None:
        block = self.stack.pop()
        if block.kind is BlockKind.LIST:
            if block.ordered and begins_with_year(self.lines[block.line - 1]):
                write_years(block, self.lines)
            self.note_columns(self.stack[-1])
        elif block.kind is BlockKind.ITEM and self.holds_dated(block):
            _open_dated(block)

    def add_text(self, token: Token) -> None:
        parent = self.stack[-1]
        is_paragraph = parent.kind is BlockKind.PARAGRAPH
        if is_paragraph and token.content.startswith("@") and BIBTEX.match(token.content):
            parent.kind = BlockKind.CODE  # as it would be between fences
            parent.spans.append(Span(token.content, code=True))
            return
        spans = self.read_inline(token)
        while spans and spans[-1].is_break:  # "**Rain**<br>"
            spans.pop()
        if self.footnote is not None:
            self.footnotes.setdefault(self.footnote, []).extend(spans)
        if not token.tag:
            parent.spans.extend(spans)
        elif parent.kind is BlockKind.ROW:
            parent.children.append(Block(BlockKind.CELL, parent.line, spans))
        else:  # an item that is a line
            parent.children.append(make_item(self.line_of(token), spans))

    def holds_dated(self, item: Block) -> bool:
        """Whether an item begins with a list of one item, and its line with a year."""
        inner = item.children[0] if item.children else None
        is_single = inner is not None and inner.kind is BlockKind.LIST and len(inner.children) == 1
        return is_single and begins_with_year(self.lines[item.line - 1])

    def note_columns(self, parent: Block) -> None:
        """Note a block whose last list is uneven, by itself or with the list right before it."""
        lists = [child for child in parent.children[-2:] if child.kind is BlockKind.LIST]
        if is_uneven(lists):
            self.uneven[id(parent)] = parent

    def add(self, token: Token) -> None:
        parent = self.stack[-1].children
        match token.type:
            case "code_block" if are_cited(token.content):
                parent.extend(_read_cited(token.content, self.line_of(token)))
            case "fence" | "code_block":
                code = [Span(token.content, code=True)]
                is_above = token.type == "fence" and token.info != OPENED_AT_RECORD
                first = self.line_of(token) + is_above  # what opens it is no code
                parent.append(Block(BlockKind.CODE, first, code))
            case "hr":
                parent.append(Block(BlockKind.RULE, self.line_of(token)))
            case "html_block":
                _add_html(parent, list(_read_html_block(token.content, self.line_of(token))))
            case "thead_open" | "thead_close":
                self.in_head = token.nesting > 0
            case "footnote_open":
                self.footnote = str(token.meta.get("label", token.meta.get("id", "")))
                self.stack.append(Block(BlockKind.QUOTE, 1))
            case "footnote_close":
                self.footnote = None
                self.stack.pop()
            case "front_matter":
                found = FRONT_TITLE.search(token.content)
                self.title = found[1] if found else ""

    def read_inline(self, token: Token) -> list[Span]:
        spans: list[Span] | None = token.meta.get("spans")
        if spans is not None:
            return spans
        children = token.children or []
        if "<" in token.content and any(child.type == "html_inline" for child in children):
            children = join_wraps(children, source=token.content, width=self.width)
            html = self.renderer.renderInline(children, self.parser.options, self.env)
            return join_texts(part for span in read_spans(html) for part in split_addresses(span))
        return make_spans(children, source=token.content, width=self.width)


def _read_cited(text: str, line: int) -> Iterator[Block]:
    """Give the citations of a text as paragraphs, with empty lines between them."""
    for part in text.split("\n\n"):
        words = Span(" ".join(part.split()))
        if words.text:
            yield Block(BlockKind.PARAGRAPH, line, list(split_addresses(words)))
        line += part.count("\n") + 2


def _open_dated(item: Block) -> None:
    """Take the inner item of "- 1998. A Fine Title" for the outer one."""
    inner, *rest = item.children
    item.children = [*inner.children[0].children, *rest]


def _as_anchor(match: re.Match[str]) -> str:
    return f'<a href="{escape(match[2])}">{match[1]}</a>'


def _add_html(parent: list[Block], blocks: list[Block]) -> None:
    """Add blocks of HTML; badges alone are of the work in the paragraph before them."""
    if not are_badges(blocks):
        parent.extend(blocks)
    elif parent and parent[-1].kind is BlockKind.PARAGRAPH:
        parent[-1].spans.extend(blocks[0].spans)


def _read_html_block(html: str, line: int) -> Iterator[Block]:
    """Read a part in HTML: its blocks, and the ends of sections that other parts have opened."""
    if html.lstrip().startswith("<!--") and html.rstrip()[-3:] == "-->":
        return
    html = _LINK_IN_HTML.sub(_as_anchor, html)
    html = f"<table>{html}" if _ROW.match(html) else html
    (*closed, last), left_open = _part_at_ends(html)
    for part in closed:  # "</details><details><summary>…" closes one and opens another
        yield from read_blocks(part, line=line)
        line += part.count("\n")
        yield Block(BlockKind.END, line)
    blocks = read_blocks(last, line=line)
    ends = [place for place, block in enumerate(blocks) if block.kind is BlockKind.END]
    dropped = set(ends[len(ends) - left_open :])  # the parser closes what this part leaves open
    yield from (block for place, block in enumerate(blocks) if place not in dropped)


def _part_at_ends(html: str) -> tuple[list[str], int]:
    """Part HTML before each end of a section that it has not opened; count those it leaves open."""
    parts, start, depth = [], 0, 0
    for tag in _DETAILS.finditer(html):
        if not tag["end"]:
            depth += 1
        elif depth:
            depth -= 1
        else:
            parts.append(html[start : tag.start()])
            start = tag.end()
    return [*parts, html[start:]], depth
