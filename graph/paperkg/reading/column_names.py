"""What the name of a column or a property says: its plain words, and whose identifiers it has."""

from __future__ import annotations

import re
from unicodedata import combining, normalize

from paperkg.reading.words import words_of

__all__ = ["REGISTRIES", "names_part", "plain_name", "prefix_of", "without_accents"]

REGISTRIES = ("doi", "arxiv", "pmid", "pmcid")
"""Words that a column of identifiers may end with: "externalIds.DOI"."""

_PREFIXES = {"doi": "doi:", "arxiv": "arxiv:", "arxiv id": "arxiv:", "arxivid": "arxiv:",
            "pmid": "pmid:", "pubmed id": "pmid:", "pmcid": "pmcid:", "pmc id": "pmcid:",
            "isbn": "isbn:", "isbn10": "isbn:", "isbn 10": "isbn:", "isbn13": "isbn:",
            "isbn 13": "isbn:", "item doi": "doi:", "di": "doi:",
            "acl id": "acl:", "pubmedid": "pmid:", "openalexid": "openalex:",
            "openalex id": "openalex:", "paperid": "s2:", "pm": "pmid:"}  # fmt: skip
"""What names the registry of the identifiers in a column."""


def plain_name(name: str) -> str:
    """Give the name of a column or a property in small letters and without signs.

    Examples
    --------
    >>> plain_name("Paper_Title:")
    'paper title'
    """
    return " ".join(re.findall(r"[^\W_]+", name.lower()))


def prefix_of(name: str) -> str:
    """Give what names the registry of the identifiers in a column of a name; may be empty.

    Examples
    --------
    >>> prefix_of("externalIds.DOI"), prefix_of("Identifier")
    ('doi:', '')
    """
    name = plain_name(name)
    last = name.rpartition(" ")[2]
    return _PREFIXES.get(name) or (_PREFIXES[last] if last in REGISTRIES else "")


def without_accents(name: str) -> str:
    """Give a name as people type it in data: "título" as "titulo"."""
    return "".join(sign for sign in normalize("NFD", name) if not combining(sign))


_WORDS = {
    part: frozenset(map(without_accents, words_of("columns", name)))
    for part, name in {
        "title": "entitled",
        "authors": "authors",
        "date": "years",
        "venue": "venue",
    }.items()
}
"""Which words name each part of a work, in any language."""

_OF_WORKS = frozenset(
    without_accents(word)
    for name in ("books", "papers", "appeared")
    for word in words_of("columns", name)
) | {"d", "da", "das", "de", "del", "dell", "della", "der", "des", "di", "do", "du", "het", "l",
     "la", "le", "lo", "of", "van"}  # fmt: skip
"""Words beside those in names of columns: "titre du livre", "rok wydania"."""


def names_part(name: str, part: str) -> bool:
    """Tell the name of a part of a work, "title", "authors", "date" or "venue", of several words.

    Examples
    --------
    >>> names_part("rok wydania", "date"), names_part("titre du livre", "title")
    (True, True)
    >>> names_part("titre original", "title")
    False
    """
    words = without_accents(name).split()
    rest = [word for word in words if word not in _WORDS[part]]
    return len(rest) < len(words) and _OF_WORKS.issuperset(rest)
