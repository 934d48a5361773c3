"""Authors and titles, a link each: "[Ann Poe](…) - [A Title](…)", "[A Title](…) - [Ann Poe](…)".

By its form, that may be a person and where they work. Addresses tell: one leads to a page of the
person, the other to one of a book. Articles in an encyclopedia are on anything: they tell in a list
of books. Where a document has such, a title without a link of its own stands behind others of these
names, too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple
from urllib.parse import unquote

from paperkg.reading.citations.cited_authors import name_author
from paperkg.reading.cuts.shapes import is_on_site_of_books, leads_to_book, leads_to_person
from paperkg.reading.names.bodies import read_body
from paperkg.reading.names.people import SURNAME_FIRST, People, read_people
from paperkg.reading.records import Container, Group, Record
from paperkg.reading.segments import STYLED, Cut, Kind, Segment, tidy
from paperkg.reading.words import is_given_name, words_of

__all__ = ["name_author_links"]

MIN_PAIRS = 2
"""So many pairs show that a document has them, where the address of none is one of books alone."""

MAX_NAME, MAX_NAMES = 60, 3
"""A name has no more signs, and no more of them stand before a title."""

_ARTICLE = re.compile(r"wikipedia\.org/wiki/([^#?]+)")
_SIGNS = frozenset({Cut.DASH, Cut.COLON, Cut.COMMA})
_CONTAINERS = (Container.ITEM, Container.PARAGRAPH)
_OF_BOOKS = words_of("columns", "books") | words_of("sections", "book_lists")
_WORD = re.compile(r"[^\W_]+")


class _Pair(NamedTuple):
    """A record, its links to people, its title, and how sure it is that these are such.

    ``is_sure`` says that no list of anything else has such addresses, ``is_led`` that a list of
    books has them.
    """

    record: Record
    heads: Sequence[Segment]
    people: People
    title: Segment
    is_led: bool
    is_sure: bool


def name_author_links(groups: Sequence[Group], name: str) -> None:
    """Take such links for authors, in lists and in paragraphs; the list is called by a name."""
    records = [
        record for group in groups if group.container in _CONTAINERS for record in group.records
    ]
    read = [both for record in records if any(both := (_read(record), _read_turned(record)))]
    ahead = sum(turned is None for led, turned in read if led)
    behind = sum(led is None for led, turned in read if turned)
    pairs = [
        pair
        for led, turned in read
        if (pair := (turned or led) if behind > ahead else (led or turned))
    ]
    is_of_books = any(pair.is_sure for pair in pairs) or _names_books(name, pairs)
    led = [pair for pair in pairs if pair.is_sure or (pair.is_led and is_of_books)]
    if not any(pair.is_sure for pair in led) and len(led) < MIN_PAIRS:
        return
    for pair in pairs if len(led) >= MIN_PAIRS else led:
        _name(pair)


def _names_books(name: str, pairs: Sequence[_Pair]) -> bool:
    """Whether a list or a section of it is called "Books" or "Reading"."""
    topics = {topic for pair in pairs for topic in pair.record.topics}
    words = {word.lower() for text in (name, *topics) for word in _WORD.findall(text)}
    return not words.isdisjoint(_OF_BOOKS)


def _name(pair: _Pair) -> None:
    """Let the first of the links be all authors, and the title words alone."""
    first, *others = pair.heads
    name_author(first, pair.people)
    pair.title.take_for_words()
    pair.record.segments = [part for part in pair.record.segments if part not in others]
    pair.record.begins_with_authors = pair.record.segments[0] is first
    pair.record.ends_with_authors = not pair.record.begins_with_authors


def _read(record: Record) -> _Pair | None:
    """Read links to people, and behind a sign a title: a link, in a style, or plain."""
    heads: list[tuple[Segment, People]] = []
    if not record.segments or not record.segments[0].url:
        return None
    first, *after = record.segments[: MAX_NAMES + 1]
    if not any([part.is_link for part in after]) and not _is_page(first):
        return None  # as most are
    for part in record.segments[:MAX_NAMES]:
        is_next = not heads or (part.cut in (Cut.SPACE, Cut.COMMA) and _is_page(part))
        people = _read_name(part) if is_next else None
        if people is None:
            break
        heads.append((part, people))
    for count in range(min(len(heads), len(record.segments) - 1), 0, -1):
        links = [part for part, _ in heads[:count]]
        names = [name for _, people in heads[:count] for name in people.names]
        if pair := _read_title(record, links, People(tuple(names), 0, True)):
            return pair
    return None


def _read_title(record: Record, heads: list[Segment], people: People) -> _Pair | None:
    title, *after = record.segments[len(heads) : len(heads) + 2]
    if title.line != heads[0].line or title.cut not in _SIGNS or not _may_be_title(title):
        return None
    is_page = all(map(_is_page, heads))
    if title.is_link:
        is_led = is_page or is_given_name(people.names[0])
        is_sure = is_led and (leads_to_book(title) or _is_of_books(heads[0]))
        is_led = is_sure or (is_led and _ARTICLE.search(title.url) is not None)
        return _Pair(record, heads, people, title, is_led, is_sure) if is_led else None
    is_alone = all(part.line != title.line for part in after)
    is_styled = title.mark in STYLED
    if not (is_page and is_alone and (is_styled or title.cut is Cut.DASH)):
        return None
    return _Pair(record, heads, people, title, is_styled, is_styled and _is_of_books(heads[0]))


def _read_turned(record: Record) -> _Pair | None:
    """Read a link to a book, and behind a sign or "by" one to a person."""
    if len(record.segments) < 2:
        return None
    title, head = record.segments[:2]
    if not title.is_link or head.line != title.line or head.cut not in _SIGNS:
        return None
    if not (head.url and _is_page(head) and _may_be_title(title)):
        return None
    people = _read_name(head)
    is_sure = leads_to_book(title)
    if people is None or leads_to_person(title) or not (is_sure or _ARTICLE.search(title.url)):
        return None
    return _Pair(record, [head], people, title, True, is_sure)


def _read_name(head: Segment) -> People | None:
    """Read a link that is one person or several by full names: "Ann Poe", "Poe, Ann"."""
    text = tidy(head.whole or head.text)
    is_open = head.url and head.kind in (Kind.TEXT, Kind.PEOPLE) and not head.bracket
    if not is_open or head.quoted or len(text) > MAX_NAME or text != head.text or " " not in text:
        return None
    if SURNAME_FIRST.fullmatch(text) or (text.count(",") == 1 and leads_to_person(head)):
        return People((text,), len(text), True)
    people = read_people(text, single=True)
    return people if people and all(" " in name for name in people.names) else None


def _may_be_title(title: Segment) -> bool:
    """Whether a text begins as a title does, and is no label, institute or journal."""
    if (title.venue and title.venue.is_sure) or title.kind is Kind.LABEL or title.bracket:
        return False
    name = title.text.removeprefix("The ")
    return not title.text[:1].islower() and read_body(name) is None


def _is_of_books(head: Segment) -> bool:
    """Whether a link leads to a person on a site of books: "goodreads.com/author/show/1"."""
    return leads_to_person(head) and is_on_site_of_books(head)


def _is_page(head: Segment) -> bool:
    """Whether a link leads to a page of a person, or to the article on one."""
    return leads_to_person(head) or _is_article_on(head.url, head.text)


def _is_article_on(url: str, name: str) -> bool:
    found = _ARTICLE.search(url) if "/wiki/" in url else None
    if found is None:
        return False
    article = unquote(found[1]).casefold().replace("_", " ")
    words = (word for word in re.split(r"[\s,]+", name.casefold()) if word)
    return all(word in article for word in words)
