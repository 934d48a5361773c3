"""Ends of lines at which a text goes on: inside a quotation, and inside a citation.

People wrap what they write, so that a title or a citation goes on in the next line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.token import Token

from paperkg.reading.patterns import CAPITAL, YEAR

__all__ = ["find_goes_on"]

MAX_QUOTED = 4
"""A quotation goes on over no more ends of lines."""

MIN_WIDTH = 40
"""A line without a sign at its end goes on where it is so long, in characters."""

MIN_SEMICOLONS = 2
"""So many part who, what and where of a citation."""

_MARKS = re.compile(r"[“”«»„]|(?<![^\s(\[])\"(?!\s)|\"")
_CLOSING = {"“": "”", "«": "»", "»": "«", "„": '“”"', '"': '"'}
"""What ends a quotation, by the sign that begins it."""

# "Poe, Ann", "Poe, A. B.", "Poe (Ann)", "A. B. Poe".
_SURNAME = rf"{CAPITAL}[\w'’-]+(?: {CAPITAL}[\w'’-]+)?"
_AUTHOR = re.compile(
    rf"(?:{_SURNAME}(?:, {CAPITAL}[\w.'’-]*| \({CAPITAL}[\w. '’-]{{1,30}}\))"
    rf"|(?:{CAPITAL}\.[ -]?){{1,3}}{_SURNAME})(?:[\s;,.:]|$)"
)
_YEAR = re.compile(rf"\b{YEAR}\b")
_QUOTED = re.compile(r"[“«„\"][^“”«»„\"]*[”»“\"]")
_SIGNS = (",", ";")
_STYLES = ("em_open", "em_close")
_TEXTS = ("text", "plain_link", "code_inline")


def find_goes_on(tokens: Sequence[Token]) -> set[int]:
    """Find the ends of lines at which a quotation or a citation goes on, by their places."""
    return _find_quoted(tokens) | _find_cited(tokens)


def _find_quoted(tokens: Sequence[Token]) -> set[int]:
    """Find the ends of lines that stand inside a quotation: it ends on one of the next lines."""
    found: set[int] = set()
    inside: list[int] = []
    closing = ""
    for place, token in enumerate(tokens):
        if token.type == "softbreak" and closing:
            inside.append(place)
        if token.type != "text":
            continue
        for mark in _MARKS.findall(token.content):
            if closing and mark in closing:
                found.update(inside if len(inside) <= MAX_QUOTED else ())
                closing = ""
            elif not closing:
                inside, closing = [], _CLOSING.get(mark, "")
    return found


def _find_cited(tokens: Sequence[Token]) -> set[int]:
    """Find the ends of lines inside a citation that begins a paragraph.

    Names stand first; a style, quotation marks or semicolons tell what the title is, and each line
    but the last ends as none does at whose end a part of the citation may be left alone.
    """
    first = tokens[0]
    if first.type != "text" or not _AUTHOR.match(first.content.lstrip()):
        return set()
    lines, ends, is_styled = _lines_of(tokens)
    text = " ".join(lines)
    is_told = is_styled or text.count(";") >= MIN_SEMICOLONS
    is_open = is_told and _YEAR.search(text) is not None and all(map(_goes_on, lines, lines[1:]))
    return set(ends) if is_open else set()


def _lines_of(tokens: Sequence[Token]) -> tuple[list[str], list[int], bool]:
    """Give the lines up to the first that a person ended, where they end, and if one has a style.

    What stands in a style, with the ends of lines in it, is one word.
    """
    lines, ends, is_styled, depth = [""], [], False, 0
    for place, token in enumerate(tokens):
        if token.type == "hardbreak" or token.content[:3] == "<br":
            break
        if token.type in _STYLES:
            depth += token.nesting
            is_styled = True
        elif token.type == "softbreak" and not depth:
            lines.append("")
            ends.append(place)
        elif token.type in _TEXTS:
            is_styled = is_styled or _QUOTED.search(token.content) is not None
            lines[-1] += token.content
    return lines, ends, is_styled


def _goes_on(line: str, after: str) -> bool:
    """Whether a line ends as none does that a person ended: with a comma, or long and without."""
    last = line.rstrip()[-1:]
    is_cut = last.isalpha() and (len(line) >= MIN_WIDTH or after[:1].islower())
    return last in _SIGNS or is_cut or after[:1].islower()
