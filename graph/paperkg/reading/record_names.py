"""What the parts of a record are called in data that people keep, in any language."""

from __future__ import annotations

import re
from functools import lru_cache

from paperkg.reading.column_names import names_part, plain_name, without_accents
from paperkg.reading.words import words_of

__all__ = ["BESIDE_WORKS", "NAMES_OF_PEOPLE", "TITLES", "name_in_english", "names_of"]

# Labels that say elsewhere where a work appeared; names of parts that mean other things.
_ELSEWHERE = frozenset(("in", "source", "citation", "published", "published in"))

_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")

_FIELDS = ("title", "authors", "venue", "date")
_LINKS = words_of("shortcodes", "addresses")
_NOTES = words_of("shortcodes", "notes")


def names_of(field: str, *first: str) -> tuple[str, ...]:
    """Give the names of a part of a record: those asked first, then its labels in any language.

    Examples
    --------
    >>> names_of("title", "title", "name")[:2], "judul" in names_of("title")
    (('title', 'name'), True)
    """
    others = words_of("fields", field).difference(first, _ELSEWHERE)
    return (*first, *sorted(others))


TITLES = ("title", "display_name", "paper_title", "name")
"""What programs call the title of a work."""

BESIDE_WORKS = ("attachment", "note")
"""Sorts of items of Zotero that belong to others."""

NAMES_OF_PEOPLE = frozenset(names_of("authors")) | {
    "affiliations",
    "contributors",
    "creators",
    "editor",
    "editors",
    "translator",
    "translators",
}
"""Parts of a record that say who: records inside these are people, and no works."""


_IN_ENGLISH = {
    spelled: english
    for names, english in (
        *((names_of(field), field) for field in _FIELDS),
        (_LINKS, "url"),
        (_NOTES, "note"),
    )
    for name in names
    for spelled in (name, without_accents(name))
}


@lru_cache(maxsize=1000)
def name_in_english(name: str) -> str:
    """Give the English name of a part of a record; the name itself where it is not known.

    Examples
    --------
    >>> name_in_english("Penulis"), name_in_english("Autor2"), name_in_english("Ano-Publicacao")
    ('authors', 'authors', 'date')
    >>> name_in_english("publicationDate"), name_in_english("anoPublicacao")
    ('date', 'date')
    >>> name_in_english("x")
    'x'
    """
    plain = plain_name(_CAPITAL.sub(" ", name)).rstrip("0123456789 ")
    whole = plain_name(name).rstrip("0123456789 ")
    if found := _IN_ENGLISH.get(whole) or _IN_ENGLISH.get(plain):
        return found
    return next((field for field in _FIELDS if names_part(plain, field)), name)
