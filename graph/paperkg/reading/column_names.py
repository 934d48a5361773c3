"""What the name of a column or a property says: its plain words, and whose identifiers it has."""

from __future__ import annotations

import re

__all__ = ["REGISTRIES", "plain_name", "prefix_of"]

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
