"""Identifiers as Semantic Scholar gives them, in its API and in its datasets alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from paperkg.identifiers import Identifier, parse_identifier

__all__ = ["read_external_ids"]

_PREFIXES = {
    "ArXiv": "arxiv:",
    "DOI": "doi:",
    "ACL": "acl:",
    "PubMed": "pmid:",
    "PubMedCentral": "pmcid:",
    "DBLP": "dblp:",
    "MAG": "mag:",
    "CorpusId": "CorpusID:",
}


def read_external_ids(external: Mapping[str, Any]) -> Iterator[Identifier]:
    """Read the identifiers of a paper; what is none is left out.

    Parameters
    ----------
    external
        The field ``externalIds`` of an answer, or ``externalids`` of a row of the datasets.
    """
    for name, prefix in _PREFIXES.items():
        text = f"{prefix}{external[name]}" if external.get(name) else ""
        # One with a control character, or half a character, names nothing.
        identifier = parse_identifier(text) if text.isprintable() else None
        if identifier:
            yield identifier
