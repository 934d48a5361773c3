"""AsciiDoc: its marks are exchanged for those of Markdown, line by line.

https://docs.asciidoctor.org/asciidoc/latest/
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from paperkg.characters import has_sign
from paperkg.reading.dialects.pipe_rows import write_row

__all__ = ["as_markdown", "is_asciidoc"]

_ENDINGS = (".adoc", ".asciidoc", ".asc")
_HEADING = re.compile(r"^(={1,6})[ \t]+(\S.*?)[ \t=]*$")
_OPEN_HEADING = re.compile(r"^={1,6}[ \t]+[^=\n]+$", re.MULTILINE)
_MARKDOWN_HEADING = re.compile(r"^#{1,6}[ \t]+\S", re.MULTILINE)
_LINKED = re.compile(r"(?:https?://[^\s\[\]]+|\blink:\S+?|\bxref:\S+?)\[[^\]\n]+\]")
_ATTRIBUTE = re.compile(r"^:!?([\w-]+)!?:(?:[ \t]+(.*))?$")
_REFERENCE = re.compile(r"\{([\w-]{1,60})\}")
_ITEM = re.compile(r"^[ \t]*(\*{1,5}|-|\.{1,5})[ \t]+(.+)$")
_NUMBERED = re.compile(r"^[ \t]*\d{1,4}\.[ \t]+\S")
_TERM = re.compile(r"^[ \t]*(\S.{0,300}?)::(?:[ \t]+(.*))?$")
# What says how a block is shown, or where it begins: "[quote]", "[[anchor]]", "include::a[]".
_SETTING = re.compile(
    r"^(?:\[[^\]]*\]|(?:include|ifdef|ifndef|ifeval|endif|toc|video)::.*|<<<|\+)[ \t]*$"
)
_BLOCK_TITLE = re.compile(r"^\.([^\s.].*)$")
_FENCES = {"----": "```", "....": "```", "====": "", "****": "", "____": "", "--": "", "'''": "---"}
_COMMENT_FENCE = "////"
_TABLE_FENCE = "|==="

_URL = r"(?:https?|ftp)://[^\s\[\]<>|]+"
# An address with the text of a link behind it; "^" opens it in another window.
_LINK = re.compile(
    rf"(?:link:(?:\+\+)?|xref:)?(?P<url>{_URL}?(?=(?:\+\+)?\[)|(?<=link:)[^\s\[\]]+?|(?<=link:\+\+)[^\s\[\]]+?"
    r"|(?<=xref:)[^\s\[\]]+?)(?:\+\+)?\[(?P<text>(?:[^\[\]\n]|\[[^\[\]\n]*\])*)\]"
)
# An address that is kept from being read: "link:$$…$$[A Fine Paper]".
_KEPT = re.compile(r"\$\$([^\s$\[\]]+)\$\$(?=\[)|\bpass:\w{0,9}\[([^\s\[\]]+)\](?=\[)")
_IMAGE = re.compile(r"image::?([^\s\[\]]{1,300})\[([^\[\],\n]{0,300})(?:,[^\[\]\n]{0,300})?\]")
_CROSS = re.compile(r"<<[^<>,\n]+,\s*([^<>\n]+)>>")
_ANCHOR = re.compile(r"\[\[(?:\[[^\[\]\n]*\]|[^\[\]\n]*)\]\]|\[#[\w-]+\]")
_LINK_SETTINGS = re.compile(r",\s*(?:window|role|opts|rel|title|id)=.*$")
# "**bold**" and "__italics__" stand anywhere, "*bold*" and "_italics_" around words.
_STRONG = re.compile(r"(?<![\w*\\])\*(?=[^\s*])([^*\n]{1,300}?)(?<=[^\s*])\*(?![\w*])")
_ITALIC_INSIDE = re.compile(r"__(?=\S)([^_\n]{1,300}?)(?<=\S)__")
_ITALIC = re.compile(r"(?<![\w_\\/])_(?=[^\s_])([^_\n]{1,300}?)(?<=[^\s_])_(?![\w_])")
_DOUBLE_QUOTED = re.compile(r"\"`([^`\n]+)`\"")
_SINGLE_QUOTED = re.compile(r"'`([^`\n]+)`'")
_HIGHLIGHTED = re.compile(r"(?<![\w#&])(?:\[[\w.]+\])?#(?=\S)([^#\n]{1,200})(?<=\S)#(?![\w#])")
_CELL = re.compile(r"(?<!\\)(?:\d+[*+])?[.\d+]*[<^>]?[aehlmdsv]?\|")
_BREAK = re.compile(r"[ \t]\+$")


def is_asciidoc(text: str, *, file: str) -> bool:
    r"""Tell AsciiDoc by the name of the file, or by its headings and links.

    Examples
    --------
    >>> is_asciidoc("= Papers\n\n* https://example.org/a.pdf[A Fine Paper]", file="-")
    True
    >>> is_asciidoc("Papers\n======\n\nhttps://example.org/a.pdf [a]", file="-")
    False
    """
    if file.lower().endswith(_ENDINGS):
        return True
    if not (text.startswith("=") or has_sign(text, "\n=")):
        return False
    is_headed = _OPEN_HEADING.search(text) and not _MARKDOWN_HEADING.search(text)
    return bool(is_headed) and _LINKED.search(text) is not None


def as_markdown(text: str) -> str:
    r"""Exchange the marks of AsciiDoc for those of Markdown; every line keeps its number.

    Examples
    --------
    >>> as_markdown("== Papers\n* https://example.org/a.pdf[A Fine Paper], _Things_ 2001")
    '## Papers\n- [A Fine Paper](https://example.org/a.pdf), *Things* 2001'
    """
    return "\n".join(_read_lines(text.split("\n")))


def _read_lines(lines: Sequence[str]) -> list[str]:
    attributes: dict[str, str] = {}
    shown: list[str] = []
    is_code = is_comment = is_header = False
    place = 0
    while place < len(lines):
        line = lines[place].rstrip()
        place += 1
        if line == _COMMENT_FENCE:
            is_comment = not is_comment
            shown.append("")
        elif is_comment or (line.startswith("//") and not is_code):
            shown.append("")
        elif line in _FENCES:
            is_code = is_code != (_FENCES[line] == "```")
            shown.append(_FENCES[line])
        elif is_code:
            shown.append(line)
        elif line == _TABLE_FENCE:
            end = next(
                (at for at in range(place, len(lines)) if lines[at].rstrip() == _TABLE_FENCE),
                len(lines) - 1,
            )
            named, rows = _read_table(lines[place : end + 1], attributes)
            if not named and shown and not shown[-1] and rows[0]:
                shown[-1] = re.sub("---", "", rows[0])  # names of no words above the rule
            shown += [*named, *rows]
            place = end + 1
        elif attribute := _ATTRIBUTE.match(line):
            attributes[attribute[1]] = (attribute[2] or "").strip()
            shown.append("")
        else:
            is_title = line.startswith("= ")
            is_header = is_title or (is_header and bool(line) and not _is_content(line))
            is_hidden = is_header and not is_title  # who wrote the document, and when
            shown.append("" if is_hidden else _read_line(line, attributes))
    return shown


def _is_content(line: str) -> bool:
    """Whether a line is a heading, an item or has a link, and says nothing of the document."""
    return any(sign.search(line) for sign in (_HEADING, _ITEM, _LINKED))


def _read_line(line: str, attributes: Mapping[str, str]) -> str:
    if heading := _HEADING.match(line):
        return f"{'#' * len(heading[1])} {_read_text(heading[2], attributes)}"
    if _SETTING.match(line):
        return ""
    if item := _ITEM.match(line):
        marks, said = item.groups()
        bullet = "1." if marks[0] == "." else "-"
        return f"{'    ' * (len(marks) - 1)}{bullet} {_read_text(said, attributes)}"
    if title := _BLOCK_TITLE.match(line):
        return f"**{_read_text(title[1], attributes)}**"
    if "::" in line and "://" not in line[: line.index("::")] and (term := _TERM.match(line)):
        said = f": {_read_text(term[2], attributes)}" if term[2] else ""
        return f"- **{_read_text(term[1], attributes)}**{said}"
    return _read_text(line if _NUMBERED.match(line) else line.lstrip(" \t"), attributes)


def _read_text(text: str, attributes: Mapping[str, str]) -> str:
    """Exchange links, styles and quotation marks in a line."""
    if "{" in text:
        text = _REFERENCE.sub(lambda found: attributes.get(found[1], found[0]), text)
    text = _BREAK.sub("\\\\", text)
    if "$$" in text or "pass:" in text:
        text = _KEPT.sub(r"\1\2", text)
    if "[" in text:
        text = _IMAGE.sub(r"![\2](\1)", text)
        text = _ANCHOR.sub("", text)
    if "`" in text:
        text = _SINGLE_QUOTED.sub(r"‘\1’", _DOUBLE_QUOTED.sub(r"“\1”", text))
    shown: list[str] = []
    start = 0
    for link in _LINK.finditer(text) if "[" in text else ():  # no style begins in an address
        shown += [_read_styles(text[start : link.start()]), _write_link(link)]
        start = link.end()
    return "".join((*shown, _read_styles(text[start:])))


def _write_link(link: re.Match[str]) -> str:
    text = _LINK_SETTINGS.sub("", link["text"]).strip().strip('"').removesuffix("^")
    url: str = link["url"]
    if not text:
        return f"<{url}>"
    url = url.replace("<", "%3C").replace(">", "%3E")
    return f"[{_read_styles(text)}](<{url}>)" if "(" in url else f"[{_read_styles(text)}]({url})"


def _read_styles(text: str) -> str:
    if "*" in text:
        text = _STRONG.sub(r"**\1**", text)
    if "_" in text:
        text = _ITALIC.sub(r"*\1*", _ITALIC_INSIDE.sub(r"*\1*", text))
    if "#" in text:
        text = _HIGHLIGHTED.sub(r"\1", text)
    return _CROSS.sub(r"\1", text) if "<<" in text else text


def _read_table(lines: Sequence[str], attributes: Mapping[str, str]) -> tuple[list[str], list[str]]:
    """Write a table: the line of its names, if it has any, and those below, a rule first.

    A row is a line with all of its cells, or a line for each cell. The names take the line of the
    mark before the table; without them the rule does.
    """
    rows, last = [line.strip() for line in lines[:-1]], lines[-1].strip() if lines else ""
    cells = [
        [_read_text(cell.strip(), attributes) for cell in _CELL.split(row)[1:]] for row in rows
    ]
    if max(map(len, cells), default=0) == 1:
        cells = _join_cells(rows, cells)
    width = max(map(len, cells), default=0)
    end = "" if last == _TABLE_FENCE else last
    if not width:
        return [], ["", *("" for _ in rows), end]
    head = next(place for place, row in enumerate(cells) if row)
    is_named = head == 0 and any(not row for row in rows[1:2])
    named = [_write_row(cells[0], width)] if is_named else []
    rule = f"|{' --- |' * width}"
    below = [_write_row(row, width) for row in cells[is_named:]]
    return named, [rule, *below, end]


def _join_cells(rows: Sequence[str], cells: Sequence[list[str]]) -> list[list[str]]:
    """Join cells on a line each: an empty line ends a row."""
    joined: list[list[str]] = [[] for _ in rows]
    start = 0
    for place, row in enumerate(cells):
        if rows[place]:
            joined[start] += row
        else:
            start = min(place + 1, len(rows) - 1)
    return joined


def _write_row(cells: Sequence[str], width: int) -> str:
    return write_row([*cells, *([""] * (width - len(cells)))])
