"""arXiv's identifiers: alone, and in the addresses of arXiv, its mirrors and sites about papers."""

from __future__ import annotations

import re

from paperkg.publishers import CODE_HOSTS
from paperkg.registries import is_host

__all__ = ["find_arxiv", "read_arxiv"]

# https://info.arxiv.org/help/arxiv_identifier.html: a number of 2007 and later, or an archive
# and a number of before. The archives are a closed list; any other word is no archive.
_ID = re.compile(
    r"""(\d{2}(?:0[1-9]|1[0-2])\.\d{4,5}
      | (?P<archive>acc-phys|adap-org|alg-geom|ao-sci|astro-ph|atom-ph|bayes-an|chao-dyn|chem-ph
        |cmp-lg|comp-gas|cond-mat|cs|dg-ga|funct-an|gr-qc|hep-(?:ex|lat|ph|th)|math|math-ph
        |mtrl-th|nlin|nucl-(?:ex|th)|patt-sol|physics|plasm-ph|q-alg|q-bio|quant-ph|solv-int
        |supr-con)(?:\.[a-z-]{2,8})?/(?P<number>\d{2}(?:0[1-9]|1[0-2])\d{3}))
      (?:v\d+)?(?![\da-z])""",
    re.IGNORECASE | re.ASCII | re.VERBOSE,
)
_PAGES = re.compile(
    r"(?:abs|pdf|html|ps|format|e-print|src|papers?|overview|forum|bibtex|ftp/arxiv/papers/\d{4})/"
    r"(?:arxiv:)?",
    re.IGNORECASE,
)
# Sites about papers name them so: scirate.com/arxiv/ID, catalyzex.com/paper/arxiv:ID.
_ELSEWHERE = re.compile(r"(?:^|/)arxiv[/:](?=\d{4}\.\d)", re.IGNORECASE)
# The bibcode that ADS gives to preprints: 2017arXiv170603762V.
_BIBCODE = re.compile(r"(?:^|/)(?:19|20)\d\darxiv(\d{4})(\d{4,5})[a-z.](?![a-z])", re.IGNORECASE)
_HOSTS = ("arxiv.org", "alphaxiv.org", "ar5iv.org", "arxiv-vanity.com", "xxx.lanl.gov")


def read_arxiv(text: str) -> str:
    """Give an arXiv id without its version; empty when the text is none.

    Examples
    --------
    >>> read_arxiv("1706.03762v5"), read_arxiv("math.GT/0309136"), read_arxiv("1713.03762")
    ('1706.03762', 'math/0309136', '')
    """
    found = _ID.fullmatch(text)
    return _name_of(found) if found else ""


def _name_of(found: re.Match[str]) -> str:
    # The subject class is no part of the name: math.GT/0309136 and math/0309136 are one paper.
    return f"{found['archive'].lower()}/{found['number']}" if found["archive"] else found[1]


def find_arxiv(host: str, path: str) -> str:
    """Find the arXiv id in an address; empty where it has none.

    Parameters
    ----------
    host
        The host in lower case, without ``www.``.
    path
        Decoded, without the slash at the start.

    Examples
    --------
    >>> find_arxiv("arxiv.org", "pdf/1706.03762v5.pdf"), find_arxiv("arxiv.org", "1706.03762")
    ('1706.03762', '1706.03762')
    """
    if is_host(host, _HOSTS):
        return _read_at(path, _PAGES.match(path)) or read_arxiv(path.strip("/"))
    if host in ("huggingface.co", "hf.co"):
        return read_arxiv(path.rpartition("/")[2]) if path.startswith("papers/") else ""
    if is_host(host, ("adsabs.harvard.edu", "adsabs.net")):
        bibcode = _BIBCODE.search(path)
        return read_arxiv(f"{bibcode[1]}.{bibcode[2]}") if bibcode else ""
    return "" if is_host(host, CODE_HOSTS) else _read_at(path, _ELSEWHERE.search(path))


def _read_at(path: str, before: re.Match[str] | None) -> str:
    """Read the id that follows a match."""
    found = _ID.match(path, before.end()) if before else None
    return _name_of(found) if found else ""
