"""reStructuredText as Markdown: what it writes in ways of its own."""

from __future__ import annotations

import re
from collections import Counter
from itertools import groupby

from paperkg.characters import has_sign
from paperkg.reading.text.owed_lines import BROKEN, give_back

__all__ = ["as_markdown", "is_rst"]

_LINK = re.compile(r"`([^`<>]{1,500}?)\s*<([^\s<>`]*[./#][^\s<>`]*)>`__?")
# A link whose words are set as code, "```https://example.org`` <https://example.org>`__".
_CODE_LINK = re.compile(r"`{3}([^`<>\n]{1,500})``\s*<([^\s<>`]*[./#][^\s<>`]*)>`__?")
# "rain\\ *.* *Trees*", "rain\\ *. Trees*": an escaped space only parts a word from a mark.
_SIGN_ALONE = re.compile(r"\\ \*{1,2}([.,;:]+)\*{1,2}")
_SIGN_FIRST = re.compile(r"\\ (\*{1,2})([.,;:]) ")
_ESCAPE = re.compile(r"\\(?=[^\W\d_]\.)")  # "\M. Poe" begins no list
# A numbered item, the target of a link, and a citation with its key.
_ITEM = re.compile(r"^([ \t]*)#\.[ \t]+", re.MULTILINE)
_TARGET = re.compile(r"^\.\. (?:_[^:\n]+|[\w-]+(?: [^:\n]*)?):{1,2}[ \t]*$", re.MULTILINE)
# The target of a link to an item, as some bibliographies have one in each, and what Sphinx adds.
_ITEM_TARGET = re.compile(
    r"^([ \t]*[-*+][ \t]+)\.\. _[^:\n]+:[ \t]*\n(?:[ \t]*\n){0,2}[ \t]+(\S[^\n]*)", re.MULTILINE
)
# What is set in below the target of a link, as some set in each work of a bibliography.
_BELOW_TARGET = re.compile(
    r"^\.\. _[^:\n]+:[ \t]*\n(?:[ \t]*\n)*((?:[ \t]+\S[^\n]*(?:\n|\Z))+)", re.MULTILINE
)
# A name for a text or for a tag of HTML, ".. |br| raw:: html", and where the name stands.
_NAMED = re.compile(
    r"^\.\. \|([\w -]{1,40})\| (?:replace::[ \t]*|raw:: html[ \t]*\n(?:[ \t]*\n)*[ \t]+)"
    r"(\S[^\n]*)$",
    re.MULTILINE,
)
_NAME = re.compile(r"\|([\w-](?:[\w -]{0,38}[\w-])?)\|(?!\w)")
# A remark that nobody sees: neither a citation nor a target, a name or a directive.
# ".. .. rubric:: References" is one as well.
_COMMENT = re.compile(
    r"^\.\. (?:(?=\.\. )|(?![\[_|])(?![^\n]*::))[^\n]*(?:\n[ \t]+\S[^\n]*)*", re.MULTILINE
)
_CITATION = re.compile(r"^\.\. \[[^\]\n]{1,60}\](?=\s)[ \t]*", re.MULTILINE)
# What Sphinx writes of a paper: :arxiv:`1706.03762`, :doi:`10.…`.
_ROLE = re.compile(r":(arxiv|doi|pmid|isbn):`([^`<>\n]{1,100})`")
# A sign of a text that a program wrote as mathematics: "FineNet :math:`-` A Title".
_MATH_SIGN = re.compile(r":math:`([-–—,.:;&])`")
_MATH = re.compile(r":math:`([^`\n]{1,200})`")
# A title with its line of signs below, and for some above it.
_TITLE = re.compile(
    r"(?:(?<![^\n])([=~^\"#*+.:'`-])\1{2,}[ \t]*\n)?"
    r"(?<![^\n])(?=[ \t]*(?:[\w\[“\"]|\*{1,2}\w))([^\n]{1,200})\n"
    r"([=~^\"#*+.:'`-])\3{2,}[ \t]*(?=\n|\Z)"
)
# What MyST says of a page above it; the rule above a title is as long as that.
_FRONT = re.compile(
    r"---[ \t]*\n(?:(?:[a-z][\w-]{0,30}:|[ \t]+\S|- \S)[^\n]*\n){1,40}---[ \t]*\n", re.IGNORECASE
)
# The start of a citation or an item, and what goes on with neither.
_STARTS = re.compile(r"([ \t]*)(?:\.\. \[[^\]\n]{1,60}\]|[-*+•]|\(?(?:\d{1,3}|#)[.)])[ \t]+\S")
_KEY_ALONE = re.compile(r"\.\. \[[^\]\n]{1,60}\]\s*")
_LINE = re.compile(r"[ \t]*\|[ \t]+\S")  # of a block whose lines stay lines
_STARTS_OTHER = re.compile(r"\s*(?:\.\. |\||:[\w -]+:(?:\s|$)|`{3}|>>> )")

MIN_PARAGRAPHS = 3
"""So many paragraphs of a line or two, set in below each other, are more than a quotation."""

LOWEST = 6
"""Markdown knows so many ranks of titles."""


def is_rst(text: str, *, file: str = "") -> bool:
    """Whether a text has a link or a directive of reStructuredText, or its file is named for it.

    Examples
    --------
    >>> is_rst("`A Fine Paper <https://example.org>`_"), is_rst("# A Fine List")
    (True, False)
    """
    return (
        file.lower().endswith(".rst")
        or has_sign(text, ">`_")
        or "\n.. " in text
        or text.startswith(".. ")
    )


def as_markdown(text: str) -> str:
    """Write links, items, titles and citations as Markdown does; lines keep their numbers.

    Titles rank by where their signs are first used, as reStructuredText has it.

    Examples
    --------
    >>> as_markdown("`A Fine Paper <https://example.org>`_, 2001")
    '[A Fine Paper](https://example.org), 2001'
    """
    front = match[0] if (match := _FRONT.match(text)) else ""
    text = text[len(front) :]
    text = _drop_spaces(text) if "\\ " in text else text
    text = _write_named(text) if "\n.. |" in text else text
    text = _take_quotations_out(text)
    text = _write_links(_ESCAPE.sub("", _join_lines(text)))
    text = _write_line_blocks(text) if "| " in text else text
    text = _MATH.sub(r"$\1$", _MATH_SIGN.sub(r"\1", text))
    text = _ROLE.sub(r"\1:\2", text)
    text = _ITEM.sub(r"\g<1>1. ", text)
    text = _ITEM_TARGET.sub(_take_up, text)
    text = _BELOW_TARGET.sub(_take_out, text)
    text = _TARGET.sub("", text)
    text = _COMMENT.sub(lambda match: "\n" * match[0].count("\n"), text)
    text = _CITATION.sub("-   ", text)
    styles = Counter((match[1], match[3]) for match in _TITLE.finditer(text))
    first = 1 if _has_title(styles) or _is_named_alone(text, styles) else 2
    ranks = {style: min(rank, LOWEST) for rank, style in enumerate(styles, start=first)}

    def write_title(match: re.Match[str]) -> str:
        above = "\n" if match[1] else ""
        return f"{above}{'#' * ranks[match[1], match[3]]} {match[2].strip()}\n"

    return front + _TITLE.sub(write_title, text)


def _write_links(text: str) -> str:
    """Write links as Markdown does; lines that end inside one are made up for below its text."""
    text = _CODE_LINK.sub(r"[\1](\2)", text) if "```" in text else text
    return give_back(_LINK.sub(_write_link, text), _STARTS)


def _write_link(found: re.Match[str]) -> str:
    broken = BROKEN * found[0].count("\n", len(found[1]) + 1)
    return f"[{found[1]}]({found[2]}){broken}"


def _drop_spaces(text: str) -> str:
    """Take out the escaped spaces, and the style of signs that stand after one."""
    text = _SIGN_ALONE.sub(r"\1", text)
    return _SIGN_FIRST.sub(r"\2 \1", text).replace("\\ ", "")


def _write_named(text: str) -> str:
    """Write what a document has names for, "|br|", where the names stand."""
    named = dict(_NAMED.findall(text))
    text = _NAMED.sub(lambda match: "\n" * match[0].count("\n"), text)
    return _NAME.sub(lambda match: named.get(match[1], match[0]), text)


def _take_up(match: re.Match[str]) -> str:
    """Write a text below the target of its item on the line of the item."""
    return f"{match[1]}{match[2]}" + "\n" * match[0].count("\n")


def _take_out(match: re.Match[str]) -> str:
    """Write what is set in below a target as a paragraph of its own; lines keep their numbers."""
    above = "\n" * match[0].count("\n", 0, match.start(1) - match.start())
    return above + re.sub(r"^[ \t]+", "", match[1], flags=re.MULTILINE)


def _write_line_blocks(text: str) -> str:
    """Write each block of lines below words at the margin as an item, whose lines stay lines.

    Words right above one, which it defines, are no heading of it.
    """
    lines = text.split("\n")
    above = ""  # the last line of words before a block
    for is_block, places in groupby(range(len(lines)), key=lambda at: _is_of_block(lines[at])):
        first, *others = places
        if is_block and others and not _STARTS.match(above):
            for place in (first, *others):
                mark = "-" if place == first else " "
                end = "" if place == others[-1] else "\\"
                lines[place] = f"{mark} {lines[place].strip(' |')}{end}"
            if first and lines[first - 1].rstrip().endswith(":"):
                lines[first - 1] = lines[first - 1].rstrip(" :") + "."
        above = next((lines[at] for at in (first, *others)[::-1] if lines[at].strip()), above)
    return "\n".join(lines)


def _is_of_block(line: str) -> bool:
    """Tell "| Ann Poe" from a row of a table, "| Ann Poe | 1999 |"."""
    return _LINE.match(line) is not None and not line.rstrip().endswith("|")


def _take_quotations_out(text: str) -> str:
    """Move paragraphs to the margin that are set in below words, which Markdown takes for code.

    What stands below "::", a directive or an item stays where it is, and so does a lone quotation.
    """
    lines = text.split("\n")
    depth, above = 0, ""  # how far a run of such paragraphs is set in; the last line at the margin
    runs: list[list[int]] = []
    for place, line in enumerate(lines):
        indent = len(line) - len(line.lstrip())
        if not line.strip():
            continue
        if not indent:
            depth, above = 0, line
        elif not depth and not lines[place - 1].strip() and _is_plain(above):
            depth = indent
            runs.append([])
        if depth and indent >= depth:
            runs[-1].append(place)
    for run in runs:
        alone = [place for place in run if not lines[place - 1].strip()]
        if len(alone) >= MIN_PARAGRAPHS and 2 * len(alone) > len(run):
            for place in run:
                lines[place] = lines[place].lstrip()
    return "\n".join(lines)


def _is_plain(line: str) -> bool:
    """Whether a line at the margin is words, which end with no sign that code follows."""
    is_item = _STARTS.match(line) is not None or line.startswith("..")
    return bool(line) and line[0].isalnum() and not is_item and not line.rstrip().endswith("::")


def _join_lines(text: str) -> str:
    """Join the lines of each citation and item, where only the width of the page parts them.

    Empty lines take their places.
    """
    lines = text.split("\n")
    start, indent = -1, 0  # the line that others are joined to
    for place, line in enumerate(lines):
        if begins := _STARTS.match(line):
            start, indent = place, len(begins[1])
        elif _KEY_ALONE.fullmatch(line):
            start, indent = place, 0
        elif start >= 0 and not line.strip() and _KEY_ALONE.fullmatch(lines[start]):
            continue  # its citation follows, set in
        elif start >= 0:
            depth = len(line) - len(line.lstrip())
            if not line.strip() or depth <= indent or _STARTS_OTHER.match(line):
                start = -1
            else:
                lines[start] = f"{lines[start].rstrip()} {line.strip()}"
                lines[place] = ""
    return "\n".join(lines)


def _is_named_alone(text: str, styles: Counter[tuple[str | None, str]]) -> bool:
    """Whether a text begins with its only title: it is that of the whole, and of no section."""
    if styles.total() != 1 or not _is_set_apart(*next(iter(styles))):
        return False
    only = _TITLE.search(text)
    return only is not None and not text[: only.start()].strip()


def _has_title(styles: Counter[tuple[str | None, str]]) -> bool:
    """Whether the first title of a text is that of the whole: alone of its rank, and set apart."""
    first = next(iter(styles), None)
    if first is None or len(styles) == 1 or styles[first] > 1:
        return False
    return _is_set_apart(*first)


def _is_set_apart(above: str | None, sign: str) -> bool:
    """Whether a title has a line of signs above it, too, or the first of those that people use."""
    return above is not None or sign == "="
