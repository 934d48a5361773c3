"""What names a paper: arXiv, DOI, ACL Anthology, OpenReview, Semantic Scholar, or a plain URL."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import SplitResult, parse_qs, quote, unquote, urlsplit

__all__ = ["RESOURCE_BASE", "Identifier", "Scheme", "mint", "parse_identifier", "strongest"]

RESOURCE_BASE = "https://w3id.org/paperkg/"
"""Where the things that paperkg names itself live: topics, concepts, claims."""


class Scheme(StrEnum):
    """Who issues an identifier; the strongest first."""

    ARXIV = "arxiv"
    DOI = "doi"
    ACL = "acl"
    OPENREVIEW = "openreview"
    S2 = "s2"
    URL = "url"


_STRENGTH = {scheme: rank for rank, scheme in enumerate(Scheme)}

# The IRI of an identifier is this with its value put in; an arXiv paper is named by its DOI.
_IRI = {
    Scheme.ARXIV: "https://doi.org/10.48550/arXiv.{}",
    Scheme.DOI: "https://doi.org/{}",
    Scheme.ACL: "https://aclanthology.org/{}",
    Scheme.OPENREVIEW: "https://openreview.net/forum?id={}",
    Scheme.S2: "https://www.semanticscholar.org/paper/{}",
    Scheme.URL: "{}",
}

_CORPUS_ID = "https://api.semanticscholar.org/CorpusID:{}"

# https://info.arxiv.org/help/arxiv_identifier.html
_ARXIV_NEW = r"\d{2}(?:0[1-9]|1[0-2])\.\d{4,5}"
_ARXIV_OLD = r"[a-z][a-z-]+(?:\.[A-Za-z]{2})?/\d{7}"
_ARXIV = re.compile(rf"({_ARXIV_NEW}|{_ARXIV_OLD})(?:v\d+)?", re.IGNORECASE | re.ASCII)
# https://www.crossref.org/blog/dois-and-matching-regular-expressions/, without the final
# punctuation that belongs to the sentence around it.
_DOI = re.compile(r"10\.\d{4,9}/[^\s\"<>\\^`{|}]*[^\s\"<>\\^`{|}.,;:!?'*]", re.ASCII)
# https://aclanthology.org/info/ids/
_ACL = re.compile(r"[A-Z]\d{2}-\d{4}|\d{4}\.[a-z0-9_]+-[a-z0-9_]+\.\d+", re.ASCII)
_S2_HASH = re.compile(r"[0-9a-f]{40}", re.ASCII)
_CORPUS = re.compile(r"CorpusID:(\d{1,12})", re.IGNORECASE | re.ASCII)
_OPENREVIEW = re.compile(r"[\w-]{6,32}", re.ASCII)

_ARXIV_HOSTS = ("arxiv.org", "alphaxiv.org", "arxiv-vanity.com")
_DOI_HOSTS = ("doi.org", "dl.acm.org", "link.springer.com", "onlinelibrary.wiley.com")
_IRI_SAFE = "/:?#[]@!$&'()*+,;=~%"


@dataclass(frozen=True, slots=True)
class Identifier:
    """One name of a paper.

    Attributes
    ----------
    scheme
        Who issues it.
    value
        The bare identifier: an arXiv id without version, a DOI in lower case, an ACL Anthology
        id, an OpenReview forum id, a Semantic Scholar hash or ``CorpusID:N``, or a URL.

    Examples
    --------
    >>> Identifier(Scheme.ARXIV, "1706.03762").iri
    'https://doi.org/10.48550/arXiv.1706.03762'
    """

    scheme: Scheme
    value: str

    @property
    def iri(self) -> str:
        """Its name in the graph; holds no character that an IRI may not have."""
        if self.scheme is Scheme.S2 and self.value.startswith("CorpusID:"):
            return _CORPUS_ID.format(self.value.removeprefix("CorpusID:"))
        return _IRI[self.scheme].format(quote(self.value, safe=_IRI_SAFE))

    @property
    def url(self) -> str:
        """The page to open in a browser."""
        if self.scheme is Scheme.ARXIV:
            return f"https://arxiv.org/abs/{self.value}"
        return self.iri

    @property
    def curie(self) -> str:
        """The compact form, such as ``arxiv:1706.03762``; a URL stands for itself."""
        return self.value if self.scheme is Scheme.URL else f"{self.scheme}:{self.value}"

    @property
    def names_paper(self) -> bool:
        """Whether it is issued for papers; a plain URL may lead to anything."""
        return self.scheme is not Scheme.URL

    @property
    def strength(self) -> tuple[int, str]:
        """A sort key: the strongest scheme first."""
        return _STRENGTH[self.scheme], self.value


def mint(*parts: str) -> str:
    """Name a thing of our own: each part is percent-encoded, so that no input can break the IRI.

    Examples
    --------
    >>> mint("topic", "KV Cache")
    'https://w3id.org/paperkg/topic/KV%20Cache'
    """
    return RESOURCE_BASE + "/".join(quote(part, safe="") for part in parts)


def strongest(identifiers: Iterable[Identifier]) -> Identifier | None:
    """Choose the identifier that names a paper best, or None of none.

    Examples
    --------
    >>> strongest([Identifier(Scheme.DOI, "10.1/x"), Identifier(Scheme.ARXIV, "1706.03762")])
    Identifier(scheme=<Scheme.ARXIV: 'arxiv'>, value='1706.03762')
    """
    return min(identifiers, key=lambda identifier: identifier.strength, default=None)


def parse_identifier(text: str) -> Identifier | None:
    """Read an identifier in any form that people type or link to.

    Parameters
    ----------
    text
        A bare id, a CURIE, or a URL of the issuer or of a known mirror.

    Returns
    -------
    Identifier or None
        None when the text identifies nothing; never an error, whatever the text.

    Examples
    --------
    >>> parse_identifier("https://arxiv.org/pdf/1706.03762v5.pdf").curie
    'arxiv:1706.03762'
    >>> parse_identifier("doi:10.48550/arXiv.1706.03762").curie
    'arxiv:1706.03762'
    >>> parse_identifier("https://www.aclweb.org/anthology/P19-1441.pdf").curie
    'acl:P19-1441'
    >>> parse_identifier("a plain title") is None
    True
    """
    text = text.strip()
    if re.match(r"https?://", text, re.IGNORECASE):
        return _parse_url(text)
    return _parse_bare(text)


def _parse_bare(text: str) -> Identifier | None:
    prefix, colon, rest = text.partition(":")
    rest = rest.strip()
    match prefix.lower() if colon else "":
        case "arxiv":
            return _arxiv(rest)
        case "doi":
            return _doi(rest)
        case "acl" if _ACL.fullmatch(rest):
            return Identifier(Scheme.ACL, rest)
        case "openreview" if _OPENREVIEW.fullmatch(rest):
            return Identifier(Scheme.OPENREVIEW, rest)
        case "s2" | "corpusid":
            return _s2(rest if prefix.lower() == "s2" else text)
    if _ACL.fullmatch(text):
        return Identifier(Scheme.ACL, text)
    return _arxiv(text) or _doi(text)


def _arxiv(text: str) -> Identifier | None:
    found = _ARXIV.fullmatch(text)
    if not found:
        return None
    value = found[1]
    # The archive is lower case and its subject class upper case: math.GT/0309136.
    if "/" in value:
        archive, _, number = value.partition("/")
        group, dot, subject = archive.partition(".")
        value = f"{group.lower()}{dot}{subject.upper()}/{number}"
    return Identifier(Scheme.ARXIV, value)


def _doi(text: str) -> Identifier | None:
    found = _DOI.match(text)
    if not found:
        return None
    value = found[0].lower()
    if value.startswith("10.48550/arxiv."):
        return _arxiv(value.removeprefix("10.48550/arxiv."))
    return Identifier(Scheme.DOI, value)


def _s2(text: str) -> Identifier | None:
    if corpus := _CORPUS.fullmatch(text):
        return Identifier(Scheme.S2, f"CorpusID:{corpus[1]}")
    lowered = text.lower()
    return Identifier(Scheme.S2, lowered) if _S2_HASH.fullmatch(lowered) else None


def _parse_url(text: str) -> Identifier | None:
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        return None
    host = _ascii_host(parts.hostname or "")
    if not host:
        return None
    return _parse_known_host(host.removeprefix("www."), parts) or _plain_url(host, port, parts)


def _ascii_host(host: str) -> str:
    """Write a host in ASCII (RFC 5890); empty when it is none."""
    try:
        ascii_host = host.encode("idna").decode("ascii").lower()
    except UnicodeError:
        return ""
    return ascii_host if re.fullmatch(r"[a-z0-9_.-]+|[0-9a-f:.]+", ascii_host) else ""


def _is_host(host: str, known: tuple[str, ...]) -> bool:
    return any(host == name or host.endswith(f".{name}") for name in known)


def _parse_known_host(host: str, parts: SplitResult) -> Identifier | None:
    """Read the URL of an issuer or a mirror; None when it is another page of theirs."""
    path = unquote(parts.path).strip("/")
    if _is_host(host, _ARXIV_HOSTS):
        _, _, rest = path.partition("/")
        found = _ARXIV.match(rest)
        # What follows is a suffix or a stray parameter, but never more of the number.
        return _arxiv(found[0]) if found and not rest[found.end() :][:1].isalnum() else None
    if host == "huggingface.co" and path.startswith("papers/"):
        return _arxiv(path.removeprefix("papers/"))
    if _is_host(host, _DOI_HOSTS) and (doi := re.search(r"(?:^|/)(10\..*)", path)):
        return _doi(doi[1].removesuffix(".pdf"))
    if host in ("aclanthology.org", "aclweb.org", "aclanthology.info"):
        found = _ACL.fullmatch(path.rpartition("/")[2].removesuffix(".pdf"))
        return Identifier(Scheme.ACL, found[0]) if found else None
    if host == "openreview.net":
        value = parse_qs(parts.query).get("id", [""])[0]
        return Identifier(Scheme.OPENREVIEW, value) if _OPENREVIEW.fullmatch(value) else None
    if _is_host(host, ("semanticscholar.org",)):
        return _s2(path.rpartition("/")[2])
    return None


def _plain_url(host: str, port: int | None, parts: SplitResult) -> Identifier:
    """Normalize a URL, so that two spellings of one page are one identifier (RFC 3986, 6.2)."""
    scheme = parts.scheme.lower()
    if ":" in host:
        host = f"[{host}]"
    if port is not None and port != {"http": 80, "https": 443}[scheme]:
        host = f"{host}:{port}"
    query = f"?{parts.query}" if parts.query else ""
    url = f"{scheme}://{host}{parts.path.rstrip('/')}{query}"
    return Identifier(Scheme.URL, quote(url, safe=_IRI_SAFE))
