"""Ends of lines at which a text goes on: inside a quotation, and inside a citation.

People wrap what they write, so that a title or a citation goes on in the next line.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import compress, pairwise, takewhile

from markdown_it.token import Token

from paperkg.reading.patterns import AND, CAPITAL, YEAR
from paperkg.reading.words import OPEN_WORDS, is_given_name

__all__ = ["find_goes_on", "is_shown", "split_signed_link"]

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
# "Fox, A. and Poe," before "B., 2001".
_SURNAME_LAST = re.compile(rf"(?:^|[.,;&] |{AND} ){_SURNAME},\s*$")
_INITIALS = re.compile(rf"\s*(?:{CAPITAL}\.[ -]?){{1,4}}(?:[,;(&]|{AND} |\d)")
_FULL_NAME = re.compile(rf"{CAPITAL}[\w'’-]+ (?:{CAPITAL}\. )?{_SURNAME}(?=[,.:;])")
# "A Fine Title, in: Fine Notes 3": all words before it are the title.
_HELD = re.compile(r"[.,”“\")] [Ii]n: ")
# A line with names, and the start of a title behind a sign: "Poe, A. How the rain".
_BEGUN = re.compile(
    rf"[.:)]\s[\"“„]?{CAPITAL}[\w'’-]*(?:\s[\w'’-]+)*?\s(?!{AND}\s)[a-zß-ÿ]{{2,}}\s"
)
# A line with names, a year and the start of a title, and one with its end before the source:
# "Poe, A. (1990). The Place of Rain in" and "Snow. Fine Notes, 1(1)".
_BEGUN_AFTER_YEAR = re.compile(rf"\({YEAR}[a-z]?\)[.,:]?\s[^.?!]{{4,}}$")
_ENDED = re.compile(rf"[^.?!]{{2,200}}[.?!]\s{CAPITAL}[^.?!\d]{{2,80}},\s\d")
# The last line of a link, "Ann Poe, Bo C. Roe III and Cy van Doe (2019)."
_STRAIGHT = (
    rf"{CAPITAL}[\w'’-]*\.?(?: {CAPITAL}[\w'’-]*\.?){{0,2}}(?: (?:van|von|de|der|den)){{0,2}}"
    rf" {CAPITAL}[\w'’-]+"
)
_SIGNED = re.compile(
    rf"(?P<first>{_STRAIGHT})(?:(?:,? {AND} |, ){_STRAIGHT}){{1,60}}(?:,? et al)?"
    rf"(?:,? \(?{YEAR}\)?)?\.?\s*"
)
_YEAR = re.compile(rf"\b{YEAR}\b")
_QUOTED = re.compile(r"[“«„\"][^“”«»„\"]*[”»“\"]")
_SIGNS = (",", ";")
_OPEN_SIGNS = (*_SIGNS, ":")
_BOLD = ["strong_open", "text", "strong_close", "text"]
_STYLES = ("em_open", "em_close")
_STYLE_ENDS = {"strong_close": "strong_open", "em_close": "em_open"}
_SMALL = re.compile(r"[a-zß-ÿ]+[\s-]")
# "MEMORY NETWORKS" before "FOR RAIN": no name follows, as it would in "RAIN AND OWLS ⏎ ANN POE".
_CAPITALS_BEFORE = re.compile(r"(?:^|\s)[^\W\d_a-zß-ÿ]{2,} [^\W\d_a-zß-ÿ]{2,}\s*$")
_CAPITALS_AFTER = re.compile(r"\s*([^\W\d_a-zß-ÿ]{2,}) [^\W\d_a-zß-ÿ]+(?:[\s-]|[^\w\s]|$)")
_TEXTS = ("text", "plain_link", "code_inline")


def find_goes_on(tokens: Sequence[Token]) -> set[int]:
    """Find the ends of lines at which a quotation or a citation goes on, by their places."""
    quoted = _find_quoted(tokens)
    found = quoted | _find_cited(tokens, quoted) | set(_find_inside_names(tokens))
    return found | set(_find_between_styles(tokens)) | set(_find_in_capitals(tokens))


def _find_in_capitals(tokens: Sequence[Token]) -> Iterator[int]:
    """Find the ends of lines inside a title in capitals: "RAIN AND OWLS ⏎ IN THE TOWN"."""
    for place, token in enumerate(tokens[1:-1], start=1):
        if token.type != "softbreak":
            continue
        before, after = tokens[place - 1].content, tokens[place + 1].content
        goes_on = _CAPITALS_AFTER.match(after)
        if goes_on and _CAPITALS_BEFORE.search(before) and goes_on[1].lower() in OPEN_WORDS:
            yield place


def _find_between_styles(tokens: Sequence[Token]) -> Iterator[int]:
    """Find the ends of lines inside a title with a style on each: "**A Fine** ⏎ **rain.** RAM".

    What stands first goes on in small letters, and in the same style.
    """
    shown = [(place, token) for place, token in enumerate(tokens) if is_shown(token)]
    rows = zip(*(shown[first:] for first in range(5)), strict=False)
    for first, closed, end, opened, rest in rows:
        if end[1].type != "softbreak" or _STYLE_ENDS.get(closed[1].type) != opened[1].type:
            continue
        if first[1].content.rstrip()[-1:].isalnum() and _SMALL.match(rest[1].content):
            yield end[0]


def split_signed_link(tokens: Sequence[Token]) -> tuple[list[Token], str] | None:
    """Find who sign on the last line of a link, "[A Title ⏎ Ann Poe, Bo Roe](…)", and what is left.

    The names begin with the end of the line that parts them from the title. One alone may be its
    last words: "[Letters from the Young ⏎ Ann Poe](…)".
    """
    ends = [place for place, token in enumerate(tokens) if token.type == "softbreak"]
    if not ends or ends[-1] < 2:
        return None
    before, after = tokens[ends[-1] - 1], tokens[ends[-1] + 1 :]
    names = "".join(token.content for token in after)
    words = before.content.lower().split()
    if any(token.type != "text" for token in after) or not words or words[-1] in OPEN_WORDS:
        return None
    if words[-1][-1] in _SIGNS:
        return None
    found = _SIGNED.fullmatch(names)
    if not found or not is_given_name(found["first"]):
        return None
    return list(tokens[: ends[-1]]), f"\n{names}"


def is_shown(token: Token) -> bool:
    """Whether a token is more than the empty text that the parser leaves beside styles."""
    return token.type != "text" or token.content != ""


def _find_inside_names(tokens: Sequence[Token]) -> Iterator[int]:
    """Find the ends of lines between a surname and its initials: "Poe, A. and Roe, ⏎ B., 2001"."""
    for place, token in enumerate(tokens[:-1]):
        if token.type != "softbreak" or not place:
            continue
        before, after = tokens[place - 1].content, tokens[place + 1].content
        if before.rstrip()[-1:] == "," and _INITIALS.match(after) and _SURNAME_LAST.search(before):
            yield place


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
        is_odd = token.content.count('"') % 2 == 1  # as where somebody wrote a mark twice
        text = token.content.replace('""', '"') if is_odd else token.content
        for mark in _MARKS.findall(text):
            if closing and mark in closing:
                found.update(inside if len(inside) <= MAX_QUOTED else ())
                closing = ""
            elif not closing:
                inside, closing = [], _CLOSING.get(mark, "")
    return found


def _find_cited(tokens: Sequence[Token], quoted: Collection[int]) -> set[int]:
    """Find the ends of lines inside a citation that begins a paragraph.

    Names or a title in a style stand first; a style, quotation marks, semicolons or "in:" tell what
    the title is, and each line but the last ends as none does at which a person ends a part.
    """
    if not _may_be_cited(tokens):
        return set()
    lines, ends, is_styled = _lines_of(tokens, quoted)
    text = " ".join(lines)
    is_styled = is_styled or _QUOTED.search(text) is not None
    is_parted = text.count(";") >= MIN_SEMICOLONS or _HELD.search(text) is not None
    if not _YEAR.search(text):
        return set()
    least = 0 if is_parted else MIN_WIDTH
    is_open = [_goes_on(line, after, least=least) for line, after in pairwise(lines)]
    if (is_styled or is_parted) and all(is_open):
        return set(ends)
    is_begun = not _YEAR.search(lines[0]) and _BEGUN.search(lines[0]) is not None
    if is_open and _BEGUN_AFTER_YEAR.search(lines[0]) and _ENDED.match(lines[1]):
        is_begun = True
    return set(compress(ends, takewhile(bool, is_open))) if is_begun else set()


def _may_be_cited(tokens: Sequence[Token]) -> bool:
    """Whether a paragraph begins with names, in bold or not, or with a title in a style."""
    shown = [token for token in tokens[:6] if token.content or token.nesting]
    if [token.type for token in shown[:4]] == _BOLD:
        return shown[3].content[:1] in _OPEN_SIGNS and _are_names(shown[1].content)
    if not shown or shown[0].type != "text":
        return bool(shown) and shown[0].type == "em_open"
    text = shown[0].content.lstrip()
    return text[:1] in _CLOSING or _may_be_names(text)


def _are_names(text: str) -> bool:
    """Whether a text is names and nothing else, known or not, or one in full that is known."""
    return _SIGNED.fullmatch(text) is not None or _may_be_names(f"{text},")


def _may_be_names(text: str) -> bool:
    """Whether a text begins with initials and a surname, or with a name in full that is known."""
    if _AUTHOR.match(text):
        return True
    named = _FULL_NAME.match(text)
    return named is not None and is_given_name(named[0])


def _lines_of(
    tokens: Sequence[Token], quoted: Collection[int]
) -> tuple[list[str], list[int], bool]:
    """Give the lines up to the first that a person ended, where they end, and if one has a style.

    A style and a quotation are whole, whatever ends of lines stand in them.
    """
    lines, ends, is_styled, depth = [""], [], False, 0
    for place, token in enumerate(tokens):
        if token.type == "hardbreak" or token.content[:3] == "<br":
            break
        if token.type in _STYLES:
            depth += token.nesting
            is_styled = True
        elif token.type == "softbreak" and not depth and place not in quoted:
            lines.append("")
            ends.append(place)
        elif token.type in _TEXTS:
            lines[-1] += token.content
    return lines, ends, is_styled


def _goes_on(line: str, after: str, *, least: int) -> bool:
    """Whether a line ends as none does that a person ended: with a comma, a colon, or long."""
    last = line.rstrip()[-1:]
    if last in _OPEN_SIGNS or after[:1].islower() or after[:1] == "(":
        return True
    return last.isalpha() and len(line) >= least
