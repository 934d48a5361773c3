"""Short names before a whole citation: "RAIN: Poe, A. and Roe, B. (2019). On Hedges. *Letters*"."""

from __future__ import annotations

import re

from paperkg.reading.labels import is_label, read_field
from paperkg.reading.names.people import read_people
from paperkg.reading.patterns import YEAR
from paperkg.reading.text.blocks import Span

__all__ = ["set_name_apart"]

MAX_NAME = 24
"""Such a name has no more signs."""

MIN_CITED = 5
"""So many words follow a year in a citation; behind that of "Rain: Poe, A. (2019)" fewer may."""

_NAME = re.compile(
    r"\s*(?P<name>[^\W_][\w.+/’'-]*(?: [^\W_][\w.+/’'-]*){0,2})\s?[:：]\s+(?=[^\W\d_])"
)
_QUOTE = re.compile('["“„«‘]')
_YEAR = re.compile(rf"[\s,]*(?:\({YEAR}[a-z]?\)|{YEAR}[a-z]?[.,:])")
_INVERTED = re.compile(r"[^\W\d_][\w’'-]+, (?:[^\W\d_]\.[\s-]?){1,4}")


def set_name_apart(line: list[Span]) -> list[Span]:
    """Write the short name before a citation in bold, as other lists have it.

    Behind it stand names, and then a title in quotation marks or a style, or a year and more words
    than a title would have behind it: "Rain: Ann Poe (2019)" is none.
    """
    head = line[0] if line else None
    if head is None or head.is_link or head.strong or head.emphasized or head.code:
        return line
    if ":" not in head.text[: MAX_NAME + 2]:
        return line
    found = _NAME.match(head.text)
    if not found or _says_what(found["name"]):
        return line
    if not _is_cited(head.text[found.end() :], line[1:]):
        return line
    name = head._replace(text=found["name"], strong=True)
    return [name, head._replace(text=head.text[found.end("name") :]), *line[1:]]


def _says_what(name: str) -> bool:
    return is_label(name) or read_field(f"{name}: a") is not None


def _is_cited(text: str, rest: list[Span]) -> bool:
    """Whether a text begins with names, and what follows them is the title of a citation."""
    if quote := _QUOTE.search(text):
        return read_people(text[: quote.start()]) is not None
    if rest and (rest[0].strong or rest[0].emphasized) and _are_people(_YEAR.sub("", text)):
        return True
    if not (year := _YEAR.search(text)) or not _INVERTED.match(text):
        return False
    after = " ".join([text[year.end() :], *[span.text for span in rest]])
    return len(after.split()) >= MIN_CITED and _are_people(text[: year.start()])


def _are_people(text: str) -> bool:
    people = read_people(text)
    return people is not None and people.is_sure
