"""Authors and titles that are a link each: "[Ann Poe](…) - [A Title](…)".

By its form, that may be a person and where they work. Addresses tell: the first leads to a page
of the person, the second to one of a book. Where a document has such, a title without a link of its
own stands behind others of these names, too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple
from urllib.parse import unquote

from paperkg.reading.citations.cited_authors import name_author
from paperkg.reading.cuts.shapes import leads_to_person
from paperkg.reading.names.bodies import read_body
from paperkg.reading.names.people import SURNAME_FIRST, People, read_people
from paperkg.reading.records import Container, Group, Record
from paperkg.reading.segments import Cut, Kind, Mark, Segment, tidy
from paperkg.reading.words import is_given_name, words_of

__all__ = ["name_author_links"]

MIN_PAIRS = 2
"""So many pairs show that a document has them, where the address of none is one of books alone."""

MAX_NAME = 60
"""A name has no more signs."""

_BOOKS = "|".join(map(re.escape, sorted(words_of("addresses", "books"))))
_OF_BOOKS = re.compile(rf"https?://(?:\w{{1,6}}\.)?(?:{_BOOKS})")
_ARTICLE = re.compile(r"wikipedia\.org/wiki/([^#?]+)")
_SIGNS = frozenset({Cut.DASH, Cut.COLON, Cut.COMMA})
_CONTAINERS = (Container.ITEM, Container.PARAGRAPH)


class _Pair(NamedTuple):
    """A record that begins with a link to a person, its title, and whether that leads to a book.

    ``is_sure`` says that no list of anything else has such addresses.
    """

    record: Record
    title: Segment
    people: People
    is_led: bool
    is_sure: bool


def name_author_links(groups: Sequence[Group]) -> None:
    """Take the first links of such records for authors, in lists and in paragraphs."""
    pairs = [
        pair
        for group in groups
        if group.container in _CONTAINERS
        for record in group.records
        if (pair := _read(record))
    ]
    led = [pair for pair in pairs if pair.is_led]
    if len(led) < MIN_PAIRS and not any(pair.is_sure for pair in led):
        return
    for pair in pairs if len(led) >= MIN_PAIRS else led:
        name_author(pair.record.segments[0], pair.people)
        pair.title.take_for_words()
        pair.record.begins_with_authors = True


def _read(record: Record) -> _Pair | None:
    if len(record.segments) < 2:
        return None
    head, title = record.segments[:2]
    if not head.url or head.kind not in (Kind.TEXT, Kind.PEOPLE) or head.bracket or head.quoted:
        return None
    if title.span == head.span or title.line != head.line or title.cut not in _SIGNS:
        return None
    people = _read_name(head)
    if people is None or title.kind is Kind.LABEL or title.bracket or not _may_be_title(title):
        return None
    is_page = leads_to_person(head) or _is_article_on(head.url, head.text)
    is_of_books = any(_OF_BOOKS.match(link.url) is not None for link in (head, title))
    if title.is_link:
        is_led = is_of_books or _ARTICLE.search(title.url) is not None
        is_led = is_led and (is_page or is_given_name(head.text))
        return _Pair(record, title, people, is_led, is_led and is_of_books) if is_led else None
    is_alone = len(record.segments) == 2 or record.segments[2].line != title.line
    is_set_off = title.cut is Cut.DASH or title.mark is not Mark.PLAIN
    is_told = is_page and is_alone and is_set_off
    return _Pair(record, title, people, False, False) if is_told else None


def _read_name(head: Segment) -> People | None:
    """Read a link that is one person or several by full names: "Ann Poe", "Poe, Ann"."""
    text = tidy(head.whole or head.text)
    if len(text) > MAX_NAME or text != head.text or " " not in text:
        return None
    if SURNAME_FIRST.fullmatch(text) or (text.count(",") == 1 and leads_to_person(head)):
        return People((text,), len(text), True)
    people = read_people(text, single=True)
    return people if people and all(" " in name for name in people.names) else None


def _may_be_title(title: Segment) -> bool:
    """Whether a text begins as a title does, and is no institute or journal."""
    if title.venue and title.venue.is_sure:
        return False
    return not title.text[:1].islower() and read_body(title.text) is None


def _is_article_on(url: str, name: str) -> bool:
    """Whether an address is that of the article on a person in Wikipedia."""
    found = _ARTICLE.search(url)
    article = unquote(found[1]).casefold().replace("_", " ") if found else ""
    return bool(article) and all(word in article for word in re.split(r"[\s,]+", name.casefold()))
