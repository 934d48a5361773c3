"""Pages of DokuWiki and Creole: their marks are exchanged for those of Markdown, line by line.

https://www.dokuwiki.org/wiki:syntax
"""

from __future__ import annotations

import re

from paperkg.reading.dialects.pipe_rows import write_rule

__all__ = ["as_markdown", "is_dokuwiki"]

RANKS = 7
"""The most signs stand around the heading of the first rank: six, and so on down to two."""

MIN_ITEMS = 2
"""So many items that are set in, as in no other wiki, tell the way of writing."""

_HEADING = re.compile(
    r"^[ \t]?(={2,6})[ \t]*([^=\s].{0,300}?)[ \t]{0,9}={2,6}[ \t]{0,9}$", re.MULTILINE
)
_OTHER = re.compile(r"^(?:#{1,6}[ \t]*[^#\s]|\[[^\]\n]*\]\(|[-+] |\*(?!\*))", re.MULTILINE)
_ITEM = re.compile(r"^((?:  |\t){1,8})([*-])[ \t]+(?=\S)", re.MULTILINE)
_LINK = re.compile(r"\[\[([^\[\]|\n]{1,1000})\|([^\[\]\n]{1,500})\]\]")
_ADDRESS = re.compile(r"\[\[(https?://[^\[\]|\s]{1,1000})\]\]")
_PAGE = re.compile(r"\[\[(?:[^\[\]|\n]{0,300}:)?([^\[\]|\n]{1,300})\]\]")
_ITALIC = re.compile(r"(?<![:/\w])//(?=[^\s/])([^\n]{1,500}?)(?<=[^\s:/])//(?![\w/])")
_CODE = re.compile(r"''([^'\n]{1,300})''")
_NOTE = re.compile(r"\(\(([^()\n]{1,500})\)\)")
_PICTURE = re.compile(r"\{\{[^{}\n]{1,500}\}\}")
_BREAK = re.compile(r"[ \t]*\\\\(?:[ \t]+|$)")
_ROW = re.compile(r"^[|^].*[|^][ \t]*$")
_CELL_END = re.compile(r"[|^]")


def is_dokuwiki(text: str) -> bool:
    r"""Tell such a page by a heading between equals signs, and items that are set in or its links.

    Examples
    --------
    >>> is_dokuwiki("===== Rain =====\n  * [[https://poe.org/a.pdf|A Fine Paper]]\n  * Hail")
    True
    >>> is_dokuwiki("== Rain ==\n* [https://poe.org/a.pdf A Fine Paper]")
    False
    """
    if "==" not in text or _HEADING.search(text) is None or _OTHER.search(text):
        return False
    items = sum(1 for _ in _ITEM.finditer(text))
    return items >= MIN_ITEMS or any("://" in link[1] for link in _LINK.finditer(text))


def as_markdown(text: str) -> str:
    r"""Exchange the marks for those of Markdown; every line keeps its number.

    Examples
    --------
    >>> as_markdown("====== Rain ======\n  * [[https://poe.org/a|A Fine Paper]], //Snow// 2001")
    '# Rain\n- [A Fine Paper](https://poe.org/a), *Snow* 2001'
    """
    lines: list[str] = []
    is_above = False  # whether a row stands above
    for line in text.split("\n"):
        is_row = _ROW.match(line) is not None
        written = _read_row(line) if is_row else _read_line(line)
        if is_row and not is_above and lines and not lines[-1].strip() and line[0] == "^":
            # The rule below the names of columns needs a line: the names move up by one.
            lines[-1] = written
            written = write_rule(written.count("|") - 1)
        lines.append(written)
        is_above = is_row
    return "\n".join(lines)


def _read_line(line: str) -> str:
    if heading := _HEADING.fullmatch(line):
        return f"{'#' * (RANKS - len(heading[1]))} {_read_words(heading[2])}"
    if item := _ITEM.match(line):
        depth = len(item[1].replace("\t", "  ")) // 2
        mark = "-" if item[2] == "*" else "1."
        return f"{'   ' * (depth - 1)}{mark} {_read_words(line[item.end() :])}"
    return _read_words(line)


def _read_row(line: str) -> str:
    words = _read_words(line.strip())
    return words if "](" in words and "^" not in words else _CELL_END.sub("|", words)


def _read_words(text: str) -> str:
    """Exchange the marks inside a line."""
    text = _PAGE.sub(r"\1", _ADDRESS.sub(r"<\1>", _LINK.sub(_write_link, text)))
    if "//" in text:
        text = _ITALIC.sub(r"*\1*", text)
    text = _NOTE.sub(r"(\1)", _CODE.sub(r"`\1`", _PICTURE.sub("", text)))
    return _BREAK.sub("<br>", text) if "\\\\" in text else text


def _write_link(link: re.Match[str]) -> str:
    address, words = link[1].strip(), link[2].strip()
    is_led = "://" in address or "/" in address or "." in address
    return f"[{words}]({address})" if is_led and " " not in address else words
