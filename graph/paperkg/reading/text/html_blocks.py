"""Lines of HTML in Markdown: where they begin, and where Markdown starts again.

By CommonMark an empty line ends them. People leave some between the rows of a table and the items
of a list, and see one table: so it is read.
"""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock

__all__ = ["parse_html"]

_HTML_START = re.compile(r"</?[a-z][a-z0-9-]*[\s/>]|</?[a-z][a-z0-9-]*$|<!--", re.IGNORECASE)
_WHOLE = re.compile(r"<(table|ul|ol|dl|pre|script|style|svg)\b", re.IGNORECASE)
_BLOCK_TAG = re.compile(
    r"</?(?:article|aside|blockquote|body|center|details|div|dl|figure|footer|form|h[1-6]|head|header|"
    r"hr|html|main|nav|ol|p|pre|script|section|style|summary|svg|table|tbody|td|tfoot|th|thead|tr|ul|li)\b",
    re.IGNORECASE,
)
# The last of a line that goes on over others: a table, or what a browser does not show.
_INSIDE = re.compile(r".*(<(?:table|script|style|svg|!--))", re.IGNORECASE)
_TAGS_ONLY = re.compile(r"\s*(?:</?[a-z][^<>]*>\s*)+$", re.IGNORECASE)
_ANCHORS_ONLY = re.compile(r"(?:<a\s[^<>]*(?:/>|>\s*</a>)\s*)+$|(?:<br\s*/?>\s*)+$", re.IGNORECASE)
# Pictures of a font, which stand before a text: `<i class="fa fa-book"></i>`.
_ICONS_ONLY = re.compile(r"(?:<(i|span|em|b)\b[^<>]*>\s*</\1>\s*)+$", re.IGNORECASE)
# What a table that nobody closed is made of, and what is no part of it.
_OF_TABLE = re.compile(r"</?(?:tr|td|th|thead|tbody|tfoot|caption)\b", re.IGNORECASE)
_NO_ROW = re.compile(r"<(?:table|h[1-6])\b", re.IGNORECASE)
_NESTED = frozenset({"table", "ul", "ol", "dl"})
_MARKDOWN_START = re.compile(r"(?:[-*+]|\d{1,9}[.)])\s|#{1,6}\s|>\s|\|")

MAX_NESTED = 20
"""Nobody means to nest elements of one name deeper; some have not been closed."""


def parse_html(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Parse lines of HTML: a whole table or list, else up to where Markdown starts again."""
    position = state.bMarks[start] + state.tShift[start]
    if state.is_code_block(start) or not state.src.startswith("<", position):
        return False
    head = state.src[position : state.eMarks[start]]
    if not _HTML_START.match(head) or not (
        head.startswith("<!--") or _BLOCK_TAG.match(head) or _TAGS_ONLY.match(head)
    ):
        return False
    if _ICONS_ONLY.match(head):
        return False  # a line of text, as in Markdown
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
        name, close = "", "-->"
    elif whole := _WHOLE.match(head):
        name = whole[1].lower()
        close = f"</{name}"
    else:
        return 0
    missing: set[str] = state.env.setdefault("unclosed", set())
    place = -1 if close in missing else _find_close(state.src, position, name, close)
    if place < 0:
        if name == "table":
            return _end_of_open_table(state, start, end)
        missing.add(close)  # looked for once, not for every line
        return 0
    line = start
    while line < end and state.eMarks[line] <= place:
        line += 1
    return min(line + 1, end)


def _find_close(text: str, position: int, name: str, close: str) -> int:
    """Find where an element is closed, with those of its name inside it; -1 where nowhere.

    Where more are opened than closed, a table is taken for open, and another element ends first.
    """
    if name not in _NESTED:
        found = re.compile(re.escape(close), re.IGNORECASE).search(text, position)
        return found.start() if found else -1
    depth, first = 0, -1
    for tag in re.compile(rf"<(/?){name}\b", re.IGNORECASE).finditer(text, position):
        depth += -1 if tag[1] else 1
        if not depth:
            return tag.start()
        if tag[1] and first < 0:
            first = tag.start()
        if depth > MAX_NESTED:
            break
    return -1 if name == "table" else first


def _end_of_open_table(state: StateBlock, start: int, end: int) -> int:
    """Find the line after the last row of a table that nobody closed."""
    last = start
    for line in range(start + 1, end):
        text = _line_of(state, line)
        if _OF_TABLE.match(text):
            last = line
        elif text and (
            _NO_ROW.search(text)
            or state.sCount[line] < state.blkIndent
            or (_MARKDOWN_START.match(text) and not state.is_code_block(line))
        ):
            break
    return last + 1


def _is_indented_tag(state: StateBlock, line: int) -> bool:
    """Whether a tag or a comment is indented as code would be."""
    text = _line_of(state, line) if state.is_code_block(line) else ""
    return text.startswith("<!--") or _BLOCK_TAG.match(text) is not None


def _line_of(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _end_of_html(state: StateBlock, start: int, end: int) -> int:
    """Find the line at which HTML ends: an empty one, or one that starts a block of Markdown.

    A table in it is whole, and what nobody sees: a script, a style, a comment. A tag that is
    indented as code would be goes on with it, over empty lines too.
    """
    if _ANCHORS_ONLY.match(_line_of(state, start)):
        return start + 1  # a name of a place stands above Markdown
    line = _pass_whole(state, start, end)
    while line < end:
        if state.isEmpty(line):
            line, empty = state.skipEmptyLines(line), line
            if line >= end or not _is_indented_tag(state, line):
                return empty
        position = state.bMarks[line] + state.tShift[line]
        if _MARKDOWN_START.match(state.src, position) or state.sCount[line] < state.blkIndent:
            break
        line = _pass_whole(state, line, end)
    return line


def _pass_whole(state: StateBlock, line: int, end: int) -> int:
    """Give the line after one of HTML, or after what begins on it, whole: "<div><table>"."""
    text = _line_of(state, line)
    found = _INSIDE.match(text) if "<" in text else None
    if found is None:
        return line + 1
    position = state.bMarks[line] + state.tShift[line] + found.start(1)
    return _end_of_whole(state, position, text[found.start(1) :], line, end) or line + 1
