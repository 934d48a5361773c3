"""Pages in Textile: their marks are exchanged for those of Markdown, line by line.

https://textile-lang.com
"""

from __future__ import annotations

import re

from paperkg.reading.dialects.pipe_rows import write_rule

__all__ = ["as_markdown", "is_textile"]

MIN_HEADINGS = 2
"""So many headings tell the way of writing, where the name of a file does not."""

# How a mark may say what its block looks like: "h2(#rain). Rain", "p{color:red}. …".
_LOOKS = r"(?:\([^()\n]{0,60}\)|\{[^{}\n]{0,60}\}|\[[a-z-]{2,10}\]|[<>=]{1,2}){0,3}"
_HEADING = re.compile(rf"^h([1-6]){_LOOKS}\.[ \t]+(?=\S)", re.MULTILINE)
_MARKDOWN = re.compile(r"^#{2,6} |^\[[^\]\n]*\]\(", re.MULTILINE)
_ITEM = re.compile(r"^(\*{1,6}|#{1,6})[ \t]+(?=\S)")
_BLOCK = re.compile(rf"^(?:(?P<quote>bq)|p|div){_LOOKS}\.[ \t]+(?=\S)")
_NOTE = re.compile(r"^fn(\d{1,3})\.[ \t]+(?=\S)")
_NOTE_SIGN = re.compile(r"(?<=[\w.,;:!?\"”)])\[(\d{1,3})\](?!\()")
# "A Title (what it is)":https://…; a stop behind the address is none of it.
_LINK = re.compile(
    r"\[?\"(?:\([\w-]{1,30}\))?(?P<text>[^\"\n]{1,300}?)(?:\([^()\"\n]{1,100}\))?\":"
    r"(?P<address>(?:https?://|mailto:|/|\.)[^\s<>\"\]]{0,1000}[^\s<>\"\].,;:!?)])\]?"
)
_PICTURE = re.compile(r"!(?:https?://|/)[^\s!]{1,500}!(?::\S{1,500})?")
_CITED = re.compile(r"\?\?([^?\n]{1,300})\?\?")
_CODE = re.compile(r"(?<![\w@])@([^@\n]{1,200})@(?![\w@])")
_HEAD_ROW = re.compile(r"^\|_[^.|\n]{0,20}\.")
_HEAD_CELL = re.compile(r"\|_[^.|\n]{0,20}\.[ \t]?")


def is_textile(text: str, *, file: str) -> bool:
    r"""Tell such a page by its name, or by headings that no other way of writing has.

    Examples
    --------
    >>> is_textile("h3. Rain\n\n* A Fine Title\n\nh3. Snow\n", file="a.md")
    True
    >>> is_textile("## Rain\n\nh3. Snow\n\nh3. Hail\n", file="a.md")
    False
    """
    if file.lower().endswith(".textile"):
        return True
    if not any(mark in text for mark in ("h1", "h2", "h3", "h4", "h5", "h6")):
        return False
    headings = sum(1 for _ in _HEADING.finditer(text))
    return headings >= MIN_HEADINGS and _MARKDOWN.search(text) is None


def as_markdown(text: str) -> str:
    r"""Exchange the marks for those of Markdown; every line keeps its number.

    Examples
    --------
    >>> as_markdown('h2. Rain\n\n** "A Fine Title":https://poe.org/a. 2001')
    '## Rain\n\n   - [A Fine Title](https://poe.org/a). 2001'
    """
    lines: list[str] = []
    for line in text.split("\n"):
        is_head = _HEAD_ROW.match(line) is not None
        written = _read_line(_HEAD_CELL.sub("|", line) if is_head else line)
        if is_head and lines and not lines[-1].strip():
            # The rule below the names of columns needs a line: the names move up by one.
            lines[-1] = written
            written = write_rule(written.count("|") - 1)
        lines.append(written)
    return "\n".join(lines)


def _read_line(line: str) -> str:
    if heading := _HEADING.match(line):
        return f"{'#' * int(heading[1])} {_read_words(line[heading.end() :])}"
    if item := _ITEM.match(line):
        mark = "-" if item[1][0] == "*" else "1."
        return f"{'   ' * (len(item[1]) - 1)}{mark} {_read_words(line[item.end() :])}"
    if note := _NOTE.match(line):
        return f"[^{note[1]}]: {_read_words(line[note.end() :])}"
    if block := _BLOCK.match(line):
        return ("> " if block["quote"] else "") + _read_words(line[block.end() :])
    return _read_words(line)


def _read_words(text: str) -> str:
    """Exchange the marks inside a line."""
    text = _PICTURE.sub("", text) if "!" in text else text
    text = _LINK.sub(r"[\g<text>](\g<address>)", text) if '":' in text else text
    text = _CITED.sub(r"*\1*", text) if "??" in text else text
    text = _CODE.sub(r"`\1`", text) if "@" in text else text
    return _NOTE_SIGN.sub(r"[^\1]", text) if "[" in text else text
