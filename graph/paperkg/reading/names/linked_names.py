"""Links to people inside lists of authors: "Ann Poe, [Bo Li](https://boli.example.org)".

Where a document has several, and most are known as names, they are authors and no links of a work.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from paperkg.identifiers import parse_identifier
from paperkg.reading.names.people import read_people
from paperkg.reading.text.blocks import Block, Span
from paperkg.reading.text.inline import join_texts
from paperkg.reading.words import either, is_given_name

__all__ = ["unlink_names"]

MIN_LINKS = 4
"""So many links to people show that a document has them."""

KNOWN = 0.5
"""The share of the names that must be known, or have initials."""

MAX_WORDS = 5
"""A name has no more words, and two at least."""

MAX_JOINT = 12
"""What joins two names has no more signs, with the spaces around it."""

_AND = either("people", "last_joints")
_BEFORE = re.compile(rf"(?:[,;&]|\b(?:{_AND}))\s*$")
_AFTER = re.compile(rf"[*∗†‡\d]*\s*(?:[,;&]|(?:{_AND})\b)")
_INITIAL = re.compile(r"\b[A-Z]\.")
_NAME = re.compile(r"[^\W\d_][^\d:?!/|]{2,40}")
_FILES = (".pdf", ".ps", ".gz")


def unlink_names(every: Iterable[Block]) -> None:
    """Take the links off names between other names, where a document links to people so."""
    found = [
        (block, places)
        for block in every
        if len(block.spans) > 1 and (places := _names_in(block.spans))
    ]
    names = [block.spans[place].text for block, places in found for place in places]
    known = sum(is_given_name(name) or _INITIAL.search(name) is not None for name in names)
    if len(names) < MIN_LINKS or known < KNOWN * len(names):
        return
    for block, places in found:
        for place in places:
            block.spans[place] = Span(block.spans[place].text)
        block.spans[:] = join_texts(block.spans)


def _names_in(spans: Sequence[Span]) -> list[int]:
    """Give the places of links that may be names, with "," or "and" before or after them."""
    places: list[int] = []
    for place, span in enumerate(spans):
        if not (span.url or span.local) or span.is_image or span.emphasized:
            continue
        if span.text.isalpha():
            continue  # a word alone, as most labels are
        is_joined = place + 1 < len(spans) and _AFTER.match(spans[place + 1].text)
        if not is_joined and place:
            is_joined = _BEFORE.search(spans[place - 1].text[-MAX_JOINT:])
        if is_joined and _may_be_person(span):
            places.append(place)
    return places


def _may_be_person(span: Span) -> bool:
    """Whether a link of several words is a name, and leads to no paper."""
    text, address = span.text.strip(), span.url or span.local
    if not 1 < len(text.split(maxsplit=MAX_WORDS)) <= MAX_WORDS or not _NAME.fullmatch(text):
        return False
    if address.lower().endswith(_FILES):
        return False
    found = parse_identifier(address)
    if found and found.names_paper:
        return False
    people = read_people(text, single=True)
    return people is not None and len(people.names) == 1
