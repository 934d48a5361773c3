"""Markdown, as people write it, to blocks: CommonMark and what GitHub, Obsidian and others add."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import escape

from markdown_it import MarkdownIt
from markdown_it.common.utils import normalizeReference
from markdown_it.renderer import RendererHTML
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from paperkg.reading.blocks import Block, BlockKind, Span
from paperkg.reading.elements import read_blocks, read_spans
from paperkg.reading.inline import read_tokens, split_addresses
from paperkg.reading.labels import Field, read_field

__all__ = ["MAX_LINE", "Document", "read_document"]

MAX_LINE = 20_000
"""A paragraph of more characters is no entry, and is not looked into."""

_KINDS = {
    "heading": BlockKind.HEADING,
    "paragraph": BlockKind.PARAGRAPH,
    "bullet_list": BlockKind.LIST,
    "ordered_list": BlockKind.LIST,
    "list_item": BlockKind.ITEM,
    "table": BlockKind.TABLE,
    "tr": BlockKind.ROW,
    "th": BlockKind.CELL,
    "td": BlockKind.CELL,
    "blockquote": BlockKind.QUOTE,
}
_WIKI = re.compile(r"!?\[\[([^\[\]|\n]{1,500})(?:\|([^\[\]\n]{0,500}))?\]\](?![(\[])")
_ORG = re.compile(r"\[\[([^\[\]\n]{1,2000})\]\[([^\[\]\n]{1,2000})\]\]")
_HTML_START = re.compile(r"</?[a-z][a-z0-9-]*[\s/>]|</?[a-z][a-z0-9-]*$|<!--", re.IGNORECASE)
_WHOLE = re.compile(r"<(table|ul|ol|dl|pre|script|style|svg)\b", re.IGNORECASE)
_BLOCK_TAG = re.compile(
    r"</?(?:article|aside|blockquote|body|center|details|div|dl|figure|footer|form|h[1-6]|head|header|"
    r"hr|html|main|nav|ol|p|pre|script|section|style|summary|svg|table|tbody|td|tfoot|th|thead|tr|ul|li)\b",
    re.IGNORECASE,
)
_TAGS_ONLY = re.compile(r"(?:\s*</?[a-z][^<>]*>\s*)+$", re.IGNORECASE)
_MARKDOWN_START = re.compile(r"(?:[-*+]|\d{1,9}[.)])\s|#{1,6}\s|>\s|\|")
_REFERENCE = re.compile(
    r"^ {0,3}\[([^\[\]^\n]{1,300})\]:[ \t]+<?(https?://[^\s<>]+)>?", re.MULTILINE
)
_FRONT_TITLE = re.compile(r"""^title\s*[:=]\s*["']?(.+?)["']?\s*$""", re.IGNORECASE | re.MULTILINE)
_PROPERTY = re.compile(r"^([ \t]*)([a-z][\w-]*)::[ \t](.*)$", re.IGNORECASE | re.MULTILINE)
_TABLE_RULE = re.compile(r"\s*\|?[ \t]*:?-+[-:| \t]*\|[-:| \t]*")
# A link of reStructuredText: `text <https://example.org>`_
_RST_LINK = re.compile(r"`([^`<>\n]{1,500}?)\s*<(https?://[^\s<>`]+)>`__?")
# An address that its normal form leaves as it is, as nearly all are.
_NORMAL_LINK = re.compile(r"https?://[a-z0-9.-]{1,200}(?:/[\w.~!*'();/:@&=+$,?#-]*)?", re.ASCII)
_TOML = re.compile(r"\+\+\+[ \t]*\n(.*?)\n\+\+\+[ \t]*(?:\n|$)", re.DOTALL)


@dataclass(slots=True)
class Document:
    """The blocks of a document, its footnotes by name, and the title of its front matter."""

    blocks: list[Block]
    footnotes: dict[str, list[Span]] = field(default_factory=dict)
    title: str = ""


def read_document(text: str) -> Document:
    """Parse Markdown; the lines of ``text`` end in newlines only."""
    title, text = _take_toml(text)
    text = _PROPERTY.sub(_read_property, text) if "::" in text else text
    text = _RST_LINK.sub(r"[\1](\2)", text) if ">`_" in text else text
    references = _find_references(text)
    text = _REFERENCE.sub("", text) if references else text
    parser = _make_parser()
    env: dict[str, object] = {"references": references}
    builder = _Builder(parser, env)
    builder.build(parser.parse(text, env))
    return Document(builder.root.children, builder.footnotes, title or builder.title)


def _read_property(match: re.Match[str]) -> str:
    """Make a field of a property of an item (``url:: https://…``); one of the page says nothing."""
    indent, name, value = match.groups()
    field = read_field(f"{name}: {value}")
    return f"{indent}{name}: {value}" if indent and field and field[0] is not Field.NOTE else ""


def _take_toml(text: str) -> tuple[str, str]:
    """Blank out front matter in TOML, which no plugin reads; lines keep their numbers."""
    if not text.startswith("+++") or not (front := _TOML.match(text)):
        return "", text
    found = _FRONT_TITLE.search(front[1])
    return found[1] if found else "", "\n" * front[0].count("\n") + text[front.end() :]


def _find_references(text: str) -> dict[str, dict[str, str]]:
    """Find where ``[text]`` leads, also where other text stands right before the definition."""
    return {
        normalizeReference(match[1]): {"title": "", "href": match[2]}
        for match in _REFERENCE.finditer(text)
    }


class _Parser(MarkdownIt):
    """A parser that takes only those addresses apart that may need encoding."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802, the library's name
        return url if _NORMAL_LINK.fullmatch(url) else super().normalizeLink(url)


def _make_parser() -> MarkdownIt:
    parser = _Parser("commonmark").enable(["table", "strikethrough"])
    parser.use(front_matter_plugin).use(footnote_plugin, inline=False)
    parser.inline.ruler.before("image", "wikilink", _parse_wikilink)
    parser.block.ruler.at(
        "html_block", _parse_html, {"alt": ["paragraph", "reference", "blockquote"]}
    )
    parser.block.ruler.before("table", "start_of_table", _starts_table, {"alt": ["paragraph"]})
    parser.core.ruler.before("inline", "long", _shorten)
    return parser


def _starts_table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Let a table end the text before it, in a list too, as people who write one mean it."""
    if not silent or start + 1 >= end:
        return False
    head = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
    rule = state.src[state.bMarks[start + 1] : state.eMarks[start + 1]]
    return head.startswith("|") and _TABLE_RULE.fullmatch(rule) is not None


def _shorten(state: StateCore) -> None:
    """Keep what is far too long for an entry from being parsed, as that may take for ever."""
    for token in state.tokens:
        if token.type == "inline" and len(token.content) > MAX_LINE:
            token.content = ""
            token.meta["long"] = True


def _parse_wikilink(state: StateInline, silent: bool) -> bool:
    """Parse ``[[note]]``, ``[[note|alias]]``, ``![[picture]]`` and ``[[target][text]]`` of org."""
    if not state.src.startswith(("[[", "![["), state.pos):
        return False
    wiki = _WIKI.match(state.src, state.pos)
    org = None if wiki else _ORG.match(state.src, state.pos)
    match = wiki or org
    if not match:
        return False
    if not silent:
        token = state.push("wikilink", "", 0)
        embed = match[0].startswith("!")
        target, other = match[1].strip(), (match[2] or "").strip()
        text, alias = _name_note(target, other) if wiki else (other, "")
        token.meta = {"target": target, "text": text, "alias": alias, "embed": embed}
    state.pos = match.end()
    return True


def _name_note(target: str, alias: str) -> tuple[str, str]:
    """Give the title and the other name of a linked note: a key or a path is no title."""
    name = target.partition("#")[0].rpartition("/")[2] or target
    name = name.removesuffix(".md").removesuffix(".pdf")
    is_title = name == target and not target.startswith("@")
    return (name, alias) if is_title or not alias else (alias, "")


class _Renderer(RendererHTML):
    """Renders a line of Markdown that holds HTML, to be read as HTML as a whole."""

    def footnote_ref(self, tokens: Sequence[Token], place: int, *_: object) -> str:
        return f'<a data-footnote="{escape(str(tokens[place].meta.get("label", "")))}"></a>'

    def wikilink(self, tokens: Sequence[Token], place: int, *_: object) -> str:
        return _render_wikilink(tokens[place].meta)


def _render_wikilink(meta: dict[str, str]) -> str:
    if meta["embed"]:
        return ""
    target, alias = escape(meta["target"]), escape(meta["alias"])
    return f'<a href="{target}" data-alias="{alias}">{escape(meta["text"])}</a>'


def _parse_html(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Parse lines of HTML: a whole table or list, else up to where Markdown starts again."""
    position = state.bMarks[start] + state.tShift[start]
    if state.is_code_block(start) or not state.src.startswith("<", position):
        return False
    head = state.src[position : state.eMarks[start]]
    if not _HTML_START.match(head) or not (
        head.startswith("<!--") or _BLOCK_TAG.match(head) or _TAGS_ONLY.match(head)
    ):
        return False
    if silent:
        return bool(_BLOCK_TAG.match(head) or head.startswith("<!--"))
    line = _end_of_whole(state, position, head, start, end) or _end_of_html(state, start, end)
    token = state.push("html_block", "", 0)
    token.map = [start, line]
    token.content = state.getLines(start, line, state.blkIndent, True)
    state.line = line
    return True


def _end_of_whole(state: StateBlock, position: int, head: str, start: int, end: int) -> int:
    """Find the line after an element that holds empty lines; 0 where it is not closed."""
    if head.startswith("<!--"):
        close = "-->"
    elif whole := _WHOLE.match(head):
        close = f"</{whole[1].lower()}"
    else:
        return 0
    missing: set[str] = state.env.setdefault("unclosed", set())
    if close in missing:
        return 0
    if close == "-->":
        place = state.src.find(close, position)
    else:
        found = re.compile(re.escape(close), re.IGNORECASE).search(state.src, position)
        place = found.start() if found else -1
    if place < 0:
        missing.add(close)  # looked for once, not for every line
        return 0
    line = start
    while line < end and state.eMarks[line] <= place:
        line += 1
    return min(line + 1, end)


def _end_of_html(state: StateBlock, start: int, end: int) -> int:
    """Find the line at which HTML ends: an empty one, or one that starts a block of Markdown."""
    line = start + 1
    while line < end and not state.isEmpty(line):
        position = state.bMarks[line] + state.tShift[line]
        if _MARKDOWN_START.match(state.src, position) or state.sCount[line] < state.blkIndent:
            break
        line += 1
    return line


class _Builder:
    """Makes blocks of tokens."""

    def __init__(self, parser: MarkdownIt, env: dict[str, object]) -> None:
        self.parser = parser
        self.renderer = _Renderer(parser)
        self.env = env
        self.root = Block(BlockKind.QUOTE, 1)
        self.stack = [self.root]
        self.footnotes: dict[str, list[Span]] = {}
        self.footnote: str | None = None
        self.title = ""
        self.in_head = False

    def build(self, tokens: Sequence[Token]) -> None:
        for token in tokens:
            kind = token.type.removesuffix("_open")
            if token.type.endswith("_open"):
                self.open(kind, token)
            elif token.type.endswith("_close"):
                self.close(token.type.removesuffix("_close"))
            else:
                self.add(token)

    def open(self, kind: str, token: Token) -> None:
        if kind in _KINDS:
            line = token.map[0] + 1 if token.map else self.stack[-1].line
            level = int(token.tag[1]) if kind == "heading" else int(kind == "tr" and self.in_head)
            block = Block(_KINDS[kind], line, level=level, ordered=kind == "ordered_list")
            self.stack[-1].children.append(block)
            self.stack.append(block)
        elif kind == "thead":
            self.in_head = True
        elif kind == "footnote":
            self.footnote = str(token.meta.get("label", token.meta.get("id", "")))
            self.stack.append(Block(BlockKind.QUOTE, 1))

    def close(self, kind: str) -> None:
        if kind in _KINDS:
            self.stack.pop()
        elif kind == "thead":
            self.in_head = False
        elif kind == "footnote":
            self.stack.pop()
            self.footnote = None

    def add(self, token: Token) -> None:
        line = token.map[0] + 1 if token.map else self.stack[-1].line
        match token.type:
            case "inline":
                spans = self.read_inline(token)
                self.stack[-1].spans.extend(spans)
                if self.footnote is not None:
                    self.footnotes.setdefault(self.footnote, []).extend(spans)
            case "fence" | "code_block":
                code = [Span(token.content, code=True)]
                self.stack[-1].children.append(Block(BlockKind.CODE, line, code))
            case "hr":
                self.stack[-1].children.append(Block(BlockKind.RULE, line))
            case "html_block":
                self.stack[-1].children.extend(_read_html_block(token.content, line))
            case "front_matter":
                found = _FRONT_TITLE.search(token.content)
                self.title = found[1] if found else ""

    def read_inline(self, token: Token) -> list[Span]:
        children = token.children or []
        if token.meta.get("long"):
            return [Span("", is_image=True, source="long")]
        if any(child.type == "html_inline" for child in children):
            html = self.renderer.renderInline(children, self.parser.options, self.env)
            return [part for span in read_spans(html) for part in split_addresses(span)]
        return read_tokens(children)


def _read_html_block(html: str, line: int) -> Iterator[Block]:
    if not html.lstrip().startswith("<!--") or html.rstrip()[-3:] != "-->":
        blocks = read_blocks(html, line=line)
        opened = len(re.findall(r"<details\b", html, re.IGNORECASE))
        closed = len(re.findall(r"</details\b", html, re.IGNORECASE))
        # The parser closes what this part leaves open; it ends where its own end tag stands.
        for block in reversed(blocks):
            if block.kind is BlockKind.END and opened > closed:
                blocks.remove(block)
                opened -= 1
        yield from blocks
        yield from (Block(BlockKind.END, line) for _ in range(closed - opened))
