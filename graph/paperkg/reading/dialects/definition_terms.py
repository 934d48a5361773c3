"""Definitions of Markdown that say who wrote what: "A Fine Title ⏎ : Ann Poe", remarks below.

Kramdown, Pandoc and others have them; to the rest of Markdown they are sentences. Book diaries
put a picture of the cover before the title, and then often no colon before the author on the line
below. Each becomes a heading with its author as a field.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from paperkg.characters import has_sign
from paperkg.reading.labels import read_field
from paperkg.reading.names.people import read_people
from paperkg.reading.patterns import FENCE

__all__ = ["write_definitions"]

MIN_TERMS = 3
"""Fewer terms tell nothing of each other."""

NEARLY_ALL = 0.8
"""The share of the definitions that are names, or of the terms with a picture before them."""

KNOWN, FEW = 0.5, 0.2
"""The share of names that are known, and of definitions that are names behind pictures.

No more of the terms may be names than few: on a page of people, definitions are their offices.
"""

MEAN_WORDS = 3
"""Titles have so many words in the mean; offices, "Editor in Chief", have fewer."""

MAX_WORDS, MAX_TITLE, MAX_LENGTH = 8, 25, 80
"""Who wrote a work is told in no more words, or characters, and a title has no more words."""

_DEFINITION = re.compile(r" {0,3}:[ \t]+(?=\S)")
# Lines that Markdown reads by itself: headings, items, quotations, rows, code, fields, rules.
_MARKED = re.compile(r"\s|#|[-+*>|]\s|\d{1,9}[.)]\s|[|:`~=]|[-*_]{3}|\{|\[\^")
# What ends a text above without an empty line: a heading, a rule, the end of front matter.
_END = re.compile(r"#{1,6}\s|(?:[-*_=] ?){3,}\s*$")
_PICTURES = re.compile(
    r"(?:<img\b[^<>]{0,2000}>|!\[[^\[\]]{0,500}\]\([^()]{0,2000}\)(?:\{[^{}]*\})?"
    r"|<a\b[^<>]{0,2000}><img\b[^<>]{0,2000}></a>)\s*(?:<br ?/?>\s*)?"
)
_STYLE = re.compile(r"[*_]{1,3}|\]\([^()\s]*\)|[\[\]]")
_SENTENCE_ENDS = (".", "!", "?", "。", "！", "？", ":", ";")


class _Term(NamedTuple):
    """A term and its first definition: where they stand, and their words."""

    place: int
    below: int
    title: str
    who: str
    has_picture: bool
    is_defined: bool


def write_definitions(text: str) -> str:
    r"""Write terms whose definitions are their authors as headings; lines keep their numbers.

    Examples
    --------
    >>> text = "Rain at Sea\n: Ann Poe\n\nOwl Days\n: Ben Roe\n\nOn Ice and Snow\n: Mary Orr"
    >>> print(write_definitions(text))
    ###### Title: Rain at Sea
    Author: Ann Poe
    <BLANKLINE>
    ###### Title: Owl Days
    Author: Ben Roe
    <BLANKLINE>
    ###### Title: On Ice and Snow
    Author: Mary Orr
    """
    if not ("\n:" in text or has_sign(text, "![") or has_sign(text, "<img")):
        return text
    lines = text.split("\n")
    terms = list(_read_terms(lines))
    terms = [term for term in terms if term.is_defined] or terms
    if not _are_works(terms):
        return text
    for term in terms:
        picture = _PICTURES.match(lines[term.place])
        title = lines[term.place][picture.end() if picture else 0 :]
        lines[term.place] = f"###### Title: {title.strip()}"
        lines[term.below] = f"Author: {term.who}"
    return "\n".join(lines)


def _read_terms(lines: Sequence[str]) -> Iterator[_Term]:
    """Give the terms that stand alone above a definition of one line, or behind a picture."""
    is_code = False
    for place, line in enumerate(lines):
        if FENCE.match(line):
            is_code = not is_code
        if is_code or not line.strip() or _MARKED.match(line) or not _is_open(lines, place):
            continue
        below = place + 1 if _is_text(lines, place + 1) else place + 2
        if _is_text(lines, below) and not _is_text(lines, below + 1):
            yield from _read_term(lines, place, below)


def _read_term(lines: Sequence[str], place: int, below: int) -> Iterator[_Term]:
    """Read a line and the one below it as a term and its definition, if they are such."""
    picture, defined = _PICTURES.match(lines[place]), _DEFINITION.match(lines[below])
    title = _STYLE.sub("", lines[place][picture.end() if picture else 0 :]).strip()
    who = lines[below][defined.end() if defined else 0 :].strip()
    is_pair = defined is not None or (picture is not None and not _MARKED.match(lines[below]))
    if title and is_pair:
        yield _Term(place, below, title, who, picture is not None, defined is not None)


def _is_open(lines: Sequence[str], place: int) -> bool:
    """Whether no text goes on with a line."""
    return not _is_text(lines, place - 1) or _END.match(lines[place - 1]) is not None


def _is_text(lines: Sequence[str], place: int) -> bool:
    return 0 <= place < len(lines) and bool(lines[place].strip())


def _are_works(terms: Sequence[_Term]) -> bool:
    """Whether terms are titles, and their definitions say who wrote them."""
    count = len(terms)
    if count < MIN_TERMS or not all(map(_may_be_work, terms)):
        return False
    people = [read_people(_STYLE.sub("", term.who), single=True) for term in terms]
    named = [found for found in people if found is not None]
    persons = [read_people(term.title, single=True) for term in terms]
    if sum(found is not None and found.has_given_name for found in persons) > FEW * count:
        return False
    are_pictured = sum(term.has_picture for term in terms) >= NEARLY_ALL * count
    if are_pictured and terms[0].is_defined:
        return len(named) >= FEW * count
    words = sum(len(term.title.split()) for term in terms)
    known = sum(found.has_given_name for found in named)
    are_named = len(named) >= NEARLY_ALL * count and known >= KNOWN * count
    return are_named and (are_pictured or words >= MEAN_WORDS * count)


def _may_be_work(term: _Term) -> bool:
    """Whether a term is no label or sentence, and its definition short, as names are."""
    if read_field(f"{term.title}: a") is not None or len(term.title.split()) > MAX_TITLE:
        return False
    is_short = len(term.who.split()) <= MAX_WORDS and len(term.who) <= MAX_LENGTH
    return is_short and not term.who[0].islower() and not term.who.endswith(_SENTENCE_ENDS)
