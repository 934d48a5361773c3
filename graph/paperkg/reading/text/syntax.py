"""How people write Markdown: CommonMark, with what GitHub, Obsidian and org add to it.

A list is a text of many short lines, so the parser is spared what they never need: a rule is asked
only where its sign stands in the text, and a plain link is read at one go.
"""

from __future__ import annotations

import re
from functools import partial

from markdown_it import MarkdownIt
from markdown_it.common.utils import normalizeReference
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from paperkg.characters import has_sign
from paperkg.reading.patterns import FRONT
from paperkg.reading.text.blocks import Span
from paperkg.reading.text.flat_lists import parse_flat_list
from paperkg.reading.text.flat_tables import parse_flat_table
from paperkg.reading.text.html_blocks import parse_html
from paperkg.reading.text.list_names import ITEM_START, find_names_of_lists
from paperkg.reading.text.simple_lines import read_simple

__all__ = ["MAX_LINE", "make_parser"]

MAX_LINE = 20_000
"""A line of more characters is no entry, and is not looked into."""

MAX_TEXT, MAX_LINES = 300_000, 20_000
"""A paragraph of more characters, or lines, is no list of works, and is not looked into."""

MAX_PART = 4_000
"""The lines of a longer text are parsed apart, so many characters at once, or a line."""

MAX_NAME = 3
"""The name of a section with a single item has no more words, if the next line is in bold, too."""

_SIGNS = {
    "normalize": ("\r", "\0"),
    "table": ("|",),
    "start_of_table": ("|",),
    "code": ("    ", "\t"),
    "fence": ("```", "~~~"),
    "blockquote": (">",),
    "footnote_def": ("[^",),
    "reference": ("]:",),
    "html_block": ("<",),
    "heading": ("#",),
    "escape": ("\\",),
    "backticks": ("`",),
    "strikethrough": ("~~",),
    "address": ("://",),
    "emphasis": ("*", "_"),
    "plain_link": ("](http",),
    "spaced_link": ("](",),
    "parted_link": ("] (", "]\n(", "]\n ", "] \n"),
    "wikilink": ("[[",),
    "link": ("[",),
    "image": ("![",),
    "footnote_ref": ("[^",),
    "autolink": ("<",),
    "html_inline": ("<",),
    "entity": ("&",),
    "balance_pairs": ("*", "_", "~~"),
    "text_join": ("\\", "&"),
}
"""What stands somewhere in a text for which a rule can do anything."""

_UNDERLINES = tuple(re.compile(rf"{sign}[ \t]*$", re.MULTILINE) for sign in "=-")
# One for each sign, as a pattern that begins with a letter or sign is found far sooner.
_RULES = tuple(re.compile(rf"{sign}[ \t]*{sign}[ \t]*{sign}") for sign in ("-", r"\*", "_"))

_WIKI = re.compile(r"!?\[\[([^\[\]|\n]{1,500})(?:\|([^\[\]\n]{0,500}))?\]\](?![(\[])")
_ORG = re.compile(r"\[\[([^\[\]\n]{1,2000})\]\[([^\[\]\n]{1,2000})\]\]")
_PROPERTY = re.compile(r"^ ?[\"']?\w[\w .-]{0,60}[\"']?[ \t]*:(?:\s|$)", re.MULTILINE)
_TABLE_RULE = re.compile(r"\s*+\|?+[ \t]*+:?-(?=[-: \t]*+\|)[-:| \t]*+")
# An address that its normal form leaves as it is, as nearly all are.
_NORMAL_LINK = re.compile(r"https?://[a-z0-9.-]{1,200}(?:/[\w.~!*'();/:@&=+$,?#-]*)?", re.ASCII)
_ESCAPE = re.compile(r"\\(?=[!-/:-@\[-`{-~])")


MAX_ADDRESS = 300
"""So many signs before one at most are those of the address that it stands in."""

_ADDRESS_SO_FAR = re.compile(r"(?:^|[\s(:])https?://[^\s<>()\[\]\"]*$")
_PLAIN_TEXT = re.compile(r"[^\n!&*<\[\\\]_`~]+")
_PLAIN_LINK = re.compile(
    rf"\[({_PLAIN_TEXT.pattern})\]\((https?://[a-z0-9.-]{{1,200}}(?:/[\w.~!*';/:@=+$,?#-]*)?)\)",
    re.ASCII,
)


# A file whose name has spaces, which CommonMark takes for no address: "[A Title](./A Title.md)",
# and a page whose address has some, "[A Title](https://example.org/A Title)".
_SPACED_LINK = re.compile(
    r"\[([*_`]{0,3})([^\n\[\]<>\\]{1,300}?)\1\]\("
    r"(https?://(?:[^\s()<>\"]|[ \t](?!['\"(])|\([^\n()<>\"]{0,80}\)){1,300}"
    r"|(?:\.{0,2}/)?[^\s()<>\"](?:[^\n()<>\"]|\([^\n()<>\"]{0,80}\)){1,300}"
    r"\.(?:docx?|epub|html?|ipynb|md|pdf|pptx?|ps|txt))\)"
)


# A link whose address is its text again, and so none: "[A Title](A Title)".
_OWN_LINK = re.compile(r"\[([^\s\[\]<>\\]{1,100} [^\n\[\]<>\\]{1,300})\]\(\1\)")


# A link whose address the end of a line breaks: "[A Title](<files/A ⏎ Title.pdf>)".
_BROKEN_LINK = re.compile(r"\[([^\[\]<>\\]{1,500})\]\(<(?=[^<>\n]*\n)([^<>]{1,500})>\)")


# A link whose text and address are parted, by a space or the end of a line: "[A Title] (https://…)".
_PARTED_LINK = re.compile(
    rf"\[(?=[^\[\]\n]*[^\W\d_]{{3}})({_PLAIN_TEXT.pattern})\][ \t]*+(?:\n[ \t]*+)?(?<=\s)"
    r"\([ \t]*+(https?://|(?=(?:[\w-]+\.){1,4}[a-z]{2,}/))"
    r"([^\s()<>]+(?:\([^\s()<>]*\)[^\s()<>]*)*)[ \t]*+\)"
)


class _Parser(MarkdownIt):
    """A parser that takes only those addresses apart that may need encoding."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802, the library's name
        if _NORMAL_LINK.fullmatch(url):
            return url
        return super().normalizeLink(_drop_backslashes(url))

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802, the library's name
        return super().normalizeLinkText(_drop_backslashes(link))


def _drop_backslashes(url: str) -> str:
    """Drop the backslashes that some write in angle brackets, too: no address has one."""
    is_escaped = "\\" in url and url.startswith("http")
    return _ESCAPE.sub("", url) if is_escaped else url


def make_parser(text: str) -> MarkdownIt:
    """Make a parser with the rules that a text needs."""
    parser = _Parser("commonmark").enable(["table", "strikethrough"])
    if (front := FRONT.match(text)) and (_PROPERTY.search(front[1]) or not front[1].strip()):
        parser.use(front_matter_plugin)  # else a rule stands above the list, and one further down
    parser.use(footnote_plugin, inline=False)
    parser.inline.ruler.at("text", _parse_text)
    parser.inline.ruler.before("emphasis", "address", _parse_address)
    parser.inline.ruler.before("image", "wikilink", _parse_wikilink)
    parser.inline.ruler.after("text", "plain_link", _parse_plain_link)
    parser.inline.ruler.after("plain_link", "spaced_link", _parse_spaced_link)
    parser.inline.ruler.after("spaced_link", "parted_link", _parse_parted_link)
    parser.block.ruler.at(
        "html_block", parse_html, {"alt": ["paragraph", "reference", "blockquote"]}
    )
    parser.block.ruler.before("table", "start_of_table", _starts_table, {"alt": ["paragraph"]})
    if (names := find_names_of_lists(text)) is not None:
        rule = partial(_is_name_of_list, names=names)
        parser.block.ruler.before("table", "name_of_list", rule, {"alt": ["paragraph"]})
    parser.block.ruler.before("list", "flat_list", parse_flat_list)
    parser.block.ruler.at("table", parse_flat_table, {"alt": ["paragraph", "reference"]})
    parser.core.ruler.at("inline", _parse_inline)
    idle = [
        rule for rule, signs in _SIGNS.items() if not any(has_sign(text, sign) for sign in signs)
    ]
    if not any(line.search(text) for line in _UNDERLINES):
        idle.append("lheading")
    if not any(rule.search(text) for rule in _RULES):
        idle.append("hr")
    return parser.disable(idle)


def _parse_inline(state: StateCore) -> None:
    """Parse the text of each paragraph, or read it at one look: its spans are kept beside it.

    What is far too long for an entry is not parsed, as that may take for ever.
    """
    for token in state.tokens:
        if token.type != "inline":
            continue
        if len(token.content) > MAX_LINE:
            _parse_long(state, token)
        elif (spans := read_simple(token.content)) is not None:
            token.meta["spans"] = spans
        else:
            token.children = token.children or []
            state.md.inline.parse(token.content, state.md, state.env, token.children)


def _parse_long(state: StateCore, token: Token) -> None:
    """Parse a long text in parts, each some lines, if none of them is too long for an entry."""
    parts: list[str] = []
    lines = token.content.split("\n")
    is_long = len(token.content) > MAX_TEXT or len(lines) > MAX_LINES
    if is_long or max(map(len, lines)) > MAX_LINE:
        token.content = ""
        token.meta["spans"] = [Span("", is_image=True, source="long")]
        return
    for line in lines:
        if parts and len(parts[-1]) + len(line) < MAX_PART:
            parts[-1] += f"\n{line}"
        else:
            parts.append(line)
    token.children = []
    for part in parts:
        if token.children:
            token.children.append(Token("softbreak", "br", 0))
        state.md.inline.parse(part, state.md, state.env, token.children)


def _parse_text(state: StateInline, silent: bool) -> bool:
    """Take the text up to a sign that a rule begins with."""
    found = _PLAIN_TEXT.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        state.pending += found[0]
    state.pos = found.end()
    return True


def _parse_address(state: StateInline, silent: bool) -> bool:
    """Take a line below for a sign of the address that it stands in, and for no emphasis."""
    place = state.pos
    if state.src[place] != "_" or not state.src[place + 1 : place + 2].isalnum():
        return False
    before = state.src[max(0, place - MAX_ADDRESS) : place]
    if "://" not in before or not _ADDRESS_SO_FAR.search(before):
        return False
    if not silent:
        state.pending += "_"
    state.pos += 1
    return True


def _parse_plain_link(state: StateInline, silent: bool) -> bool:
    """Parse a link without marks in its text or signs to decode in its address, as most are."""
    found = _PLAIN_LINK.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    return _push_link(state, found, found[1], found[2], silent=silent)


def _parse_spaced_link(state: StateInline, silent: bool) -> bool:
    """Parse a link to a file whose name has spaces, or the end of a line, as people write it."""
    if found := _BROKEN_LINK.match(state.src, state.pos, state.posMax):
        text, address = (" ".join(found[place].split()) for place in (1, 2))
        return _push_link(state, found, text, address.replace(" ", "%20"), silent=silent)
    if own := _OWN_LINK.match(state.src, state.pos, state.posMax):
        if not silent:
            state.push("text", "", 0).content = own[1]
        state.pos = own.end()
        return True
    found = _SPACED_LINK.match(state.src, state.pos, state.posMax)
    if not found or " " not in found[3].strip():
        return False
    return _push_link(state, found, found[2], found[3].strip().replace(" ", "%20"), silent=silent)


def _parse_parted_link(state: StateInline, silent: bool) -> bool:
    """Parse a link with white space before its address, as people write it."""
    found = _PARTED_LINK.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    address = (found[2] or "https://") + found[3]
    return _push_link(state, found, found[1].strip(), address, silent=silent)


def _push_link(
    state: StateInline, found: re.Match[str], text: str, address: str, *, silent: bool
) -> bool:
    """Take what was found for a link; it is told apart no further."""
    if not silent:
        token = state.push("plain_link", "a", 0)
        token.content, token.attrs = text, {"href": address}
    state.pos = found.end()
    return True


def _starts_table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Let a table end the text before it, in a list too, as people who write one mean it."""
    if not silent or start + 1 >= end:
        return False
    head = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
    rule = state.src[state.bMarks[start + 1] : state.eMarks[start + 1]]
    return head.startswith("|") and _TABLE_RULE.fullmatch(rule) is not None


def _is_name_of_list(
    state: StateBlock, start: int, end: int, silent: bool, *, names: re.Pattern[str]
) -> bool:
    """Let the name of a list, with items below it, end the item above it.

    No empty line parts them: "- A Title ⏎ **Papers** ⏎ - A Finer Title".
    """
    if not silent or not state.blkIndent or state.sCount[start] or start + 1 >= end:
        return False
    lines = [_line_of(state, line) for line in range(start, min(start + 3, end))]
    if names.fullmatch(lines[0]) is None or ITEM_START.match(lines[1]) is None:
        return False
    # The titles of items, a line each, have more words than "Papers" and "Further Reading".
    return lines[0].count(" ") < MAX_NAME or not any(map(names.fullmatch, lines[2:]))


def _line_of(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _parse_wikilink(state: StateInline, silent: bool) -> bool:
    """Parse ``[[note]]``, ``[[note|alias]]``, ``![[picture]]`` and ``[[target][text]]`` of org."""
    if not state.src.startswith(("[[", "![["), state.pos):
        return False
    wiki = _WIKI.match(state.src, state.pos)
    org = None if wiki else _ORG.match(state.src, state.pos)
    match = wiki or org
    if not match or (org and normalizeReference(org[2]) in state.env.get("references", ())):
        return False  # the latter is a link in brackets: "[[A Fine Title][Poe2020]]"
    if not silent:
        token = state.push("wikilink", "", 0)
        embed = match[0].startswith("!")
        target = match[1].strip().removesuffix("\\")  # [[note\|alias]], as in tables
        other = (match[2] or "").strip()
        if org and " " in target and " " not in other and "/" not in target:
            target, other = other, target  # its reference is nowhere: "[[A Fine Title][Poe2020]]"
        text, alias = _name_note(target, other) if wiki else (other, "")
        token.meta = {"target": target, "text": text, "alias": alias, "embed": embed}
    state.pos = match.end()
    return True


# What names of notes have that are no titles: "fine-rain", "poe2001rain".
_OF_SLUG = re.compile(r"[-_]|[a-z](?:19|20)\d\d")


def _name_note(target: str, alias: str) -> tuple[str, str]:
    """Give the title and the other name of a linked note: no title is a key, a path or a slug."""
    name = target.partition("#")[0].rpartition("/")[2] or target
    name = name.removesuffix(".md").removesuffix(".pdf")
    is_slug = " " not in name and " " in alias and _OF_SLUG.search(name) is not None
    is_title = name == target and not target.startswith("@") and not is_slug
    return (name, alias) if is_title or not alias else (alias, "")
