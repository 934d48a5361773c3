"""Identifiers as sentences spell them: "PMID 12345678", "NBER Working Paper 12345".

What stands before a number tells whose it is, with a colon or without one; ``registries.py`` has
the numbers alone, and those in addresses.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from paperkg.registries import Scheme

__all__ = ["PHRASE", "read_phrase"]

_PHRASES: Mapping[Scheme, str] = {
    Scheme.ARXIV: (  # as before 2007, by the archives that have papers of that time
        r"(?<![\w./-])((?:alg-geom|astro-ph|chao-dyn|cmp-lg|cond-mat|cs|dg-ga|funct-an|gr-qc"
        r"|hep-(?:ex|lat|ph|th)|math|math-ph|nlin|nucl-(?:ex|th)|physics|q-alg|q-bio|quant-ph"
        r"|solv-int)(?:\.[a-z]{2})?/\d{7}(?:v\d)?)(?![\w/])"
    ),
    Scheme.ACL: (
        r"(?<![\w./-])(?:acl(?:\santhology)?\s?[:：]?\s)?"
        r"(\d{4}\.[a-z][a-z\d_]*-[a-z\d_]+\.\d+)(?![\w.-])"
    ),
    Scheme.PUBMED: r"\b(?:pubmed\s)?pmid\s*[:：]?\s*(\d{4,9})\b",
    Scheme.PMC: r"\b(?:pmcid\s*[:：]?\s*)?(pmc\d{4,9})\b",
    Scheme.SSRN: r"\bssrn(?:\s(?:abstract|id|no\.?|paper))?\s*[:：#]?\s*(\d{6,8})\b",
    Scheme.NBER: (  # "NBER Working Paper 2019" may have a year
        r"\bnber(?:\s(?:working\spaper|wp))?\s*[:：#]?\s*(w\d{3,5})\b"
        r"|\bnber\s(?:technical\s)?(?:working\spaper|wp)\s(?:no\.?\s?|number\s|\#\s?)?"
        r"(?!(?:19|20)\d\d\b)(\d{4,5})\b"
    ),
    Scheme.EPRINT: (
        r"\b(?:(?:iacr|cryptology)\s)?eprint(?:\sarchive)?(?:[,:：]?\s(?:report|paper))?\s*[:：]?\s*"
        r"((?:19|20)\d\d/\d{3,4})\b"
    ),
    Scheme.HAL: r"\b(?:hal\s*[:：]?\s*)?((?:hal|halshs|inria|tel)-\d{8})(?:v\d{1,2})?\b",
    Scheme.JSTOR: r"\bjstor\s*[:：]?\s*(\d{5,10})\b",
    Scheme.DBLP: (
        r"\bdblp\s*[:：]\s*((?:books|conf|journals|phd|reference|series)(?:/[\w+-]{1,60}){1,2})"
    ),
    Scheme.S2: r"\b(corpusid\s*:\s*\d{1,12})\b",
}
_CAPTURE = re.compile(r"\((?!\?)")

PHRASE = "|".join(_CAPTURE.sub("(?:", phrase) for phrase in _PHRASES.values())
"""All of them as alternatives of a pattern, without groups; capitals count for nothing in it."""

_ANY = re.compile(PHRASE, re.IGNORECASE | re.ASCII)
_EACH = {
    scheme: re.compile(phrase, re.IGNORECASE | re.ASCII) for scheme, phrase in _PHRASES.items()
}


def read_phrase(text: str) -> tuple[Scheme, str] | None:
    """Give whose identifier a text spells, and the identifier; None where it spells none.

    Examples
    --------
    >>> read_phrase("NBER Working Paper No. 12345")
    (<Scheme.NBER: 'nber'>, 'w12345')
    >>> read_phrase("NBER 2019") is None
    True
    """
    if not _ANY.fullmatch(text):
        return None
    for scheme, phrase in _EACH.items():
        if found := phrase.fullmatch(text):
            value = next(filter(None, found.groups()))
            return scheme, f"w{value}" if scheme is Scheme.NBER and value[0].isdigit() else value
    return None
