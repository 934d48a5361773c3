"""What names a paper: arXiv, DOI, ACL Anthology, OpenReview, Semantic Scholar, or a plain URL."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache, total_ordering
from urllib.parse import SplitResult, parse_qs, quote, unquote, urlsplit

__all__ = ["RESOURCE_BASE", "Identifier", "Scheme", "mint", "parse_identifier", "strongest"]

RESOURCE_BASE = "https://w3id.org/paperkg/"
"""Where the things that paperkg names itself live: topics, concepts, edges."""


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
}
_CORPUS_ID = "https://api.semanticscholar.org/CorpusID:{}"

# https://info.arxiv.org/help/arxiv_identifier.html: a number of 2007 and later, or an archive
# and a number of before. The archives are a closed list; any other word is no archive.
_ARXIV = re.compile(
    r"""(\d{2}(?:0[1-9]|1[0-2])\.\d{4,5}
      | (?P<archive>acc-phys|adap-org|alg-geom|ao-sci|astro-ph|atom-ph|bayes-an|chao-dyn|chem-ph
        |cmp-lg|comp-gas|cond-mat|cs|dg-ga|funct-an|gr-qc|hep-(?:ex|lat|ph|th)|math|math-ph
        |mtrl-th|nlin|nucl-(?:ex|th)|patt-sol|physics|plasm-ph|q-alg|q-bio|quant-ph|solv-int
        |supr-con)(?:\.[a-z-]{2,8})?/(?P<number>\d{2}(?:0[1-9]|1[0-2])\d{3}))
      (?:v\d+)?(?![\da-z])""",
    re.IGNORECASE | re.ASCII | re.VERBOSE,
)
_ARXIV_PAGES = re.compile(
    r"(?:abs|pdf|html|ps|format|e-print|src|papers?|overview|forum|bibtex)/", re.IGNORECASE
)
_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/[^\s\x00-\x20\x7f]+", re.ASCII)
# Publishers put a DOI into the path of a page, and the kind of page after it.
_DOI_IN_PATH = re.compile(r"(?:^|/)doi(?:/[a-z]+)*/(10\..+)", re.IGNORECASE)
_DOI_PAGE = re.compile(r"(?:/(?:abstract|epdf|full|meta|pdf|references|summary))?(?:\.pdf)?$")
# https://aclanthology.org/info/ids/
_ACL = re.compile(
    r"([a-z]\d{2}-\d{4}|\d{4}\.[a-z0-9_]+-[a-z0-9_]+\.\d+)(?:v\d+)?", re.IGNORECASE | re.ASCII
)
_S2_HASH = re.compile(r"[0-9a-f]{40}", re.IGNORECASE | re.ASCII)
_CORPUS = re.compile(r"CorpusID:\s*0*(\d{1,12})", re.IGNORECASE | re.ASCII)
_OPENREVIEW = re.compile(r"[\w-]{6,32}", re.ASCII)
_PREFIXED = re.compile(r"(arxiv|doi|acl|openreview|s2|url)\s*[:\s]\s*(.+)", re.IGNORECASE)
_HOST = re.compile(r"[a-z0-9_][a-z0-9._-]*|\[[0-9a-f:.]+\]", re.ASCII)

_PARTS = re.compile(r"(https?://)([^/?#]*)([^#]*)(?:#(.*))?", re.IGNORECASE | re.DOTALL)

_ARXIV_HOSTS = ("arxiv.org", "alphaxiv.org", "ar5iv.org", "arxiv-vanity.com")
_ACL_HOSTS = ("aclanthology.org", "aclweb.org", "aclanthology.info")
# RFC 3987: what may stand in an IRI as it is, outside the brackets of an IPv6 address.
_IRI_SAFE = "/:?@!$&'()*+,;=~%"


@total_ordering
@dataclass(frozen=True, slots=True)
class Identifier:
    """One name of a paper; the strongest sorts first.

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
    >>> Identifier(Scheme.ARXIV, "1706.03762").url
    'https://arxiv.org/abs/1706.03762'
    """

    scheme: Scheme
    value: str

    def __lt__(self, other: Identifier) -> bool:
        return self.strength < other.strength

    @property
    def iri(self) -> str:
        """Its name in the graph; holds no character that an IRI may not have."""
        if self.scheme is Scheme.URL:
            return _make_iri(self.value)
        if self.scheme is Scheme.S2 and self.value.startswith("CorpusID:"):
            return _CORPUS_ID.format(self.value.removeprefix("CorpusID:"))
        return _IRI[self.scheme].format(quote(self.value, safe="/:;()", errors="replace"))

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
    return min(identifiers, default=None)


@lru_cache(maxsize=200_000)  # a work is named again by each paper that cites it
def parse_identifier(text: str) -> Identifier | None:
    """Read an identifier in any form that people type or link to.

    Parameters
    ----------
    text
        A bare id, a CURIE, or a URL of the issuer or of a known mirror, with or without its
        ``https://``. Any other http(s) URL is an identifier of scheme ``url``, normalized so
        that two spellings of one page are equal.

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
    >>> parse_identifier("HTTPS://Example.org:443/a page/#top").curie
    'https://example.org/a%20page'
    >>> parse_identifier("a plain title") is None
    True
    """
    # Half a character (a lone surrogate) has no bytes, so it can stand in no address.
    text = text.strip().encode(errors="ignore").decode()
    if text.startswith("<") and text.endswith(">"):
        text = text[1:-1].strip()
    if re.match(r"https?://", text, re.IGNORECASE):
        return _parse_url(text)
    return _parse_bare(text) or _parse_without_scheme(text)


def _parse_bare(text: str) -> Identifier | None:
    if prefixed := _PREFIXED.fullmatch(text):
        rest = prefixed[2]
        match prefixed[1].lower():
            case "arxiv":
                # As arXiv prints it on a paper: "arXiv:1706.03762v5 [cs.CL]".
                return _arxiv(rest.partition("[")[0].rstrip()) or parse_identifier(rest)
            case "doi":
                return _doi(rest) or parse_identifier(rest)
            case "acl":
                return _acl(rest)
            case "openreview" if _OPENREVIEW.fullmatch(rest):
                return Identifier(Scheme.OPENREVIEW, rest)
            case "s2":
                return _s2(rest)
            case _:
                return None
    if _CORPUS.fullmatch(text):
        return _s2(text)
    return _arxiv(text) or _doi(text) or _acl(text)


def _arxiv(text: str) -> Identifier | None:
    found = _ARXIV.fullmatch(text)
    if not found:
        return None
    # The subject class is no part of the name: math.GT/0309136 and math/0309136 are one paper.
    old = found["archive"] and f"{found['archive'].lower()}/{found['number']}"
    return Identifier(Scheme.ARXIV, old or found[1])


def _doi(text: str) -> Identifier | None:
    # A DOI knows no case within ASCII; beyond it, lower() could change the number of letters.
    value = "".join(char.lower() if char.isascii() else char for char in _strip_sentence(text))
    if not _DOI.fullmatch(value):
        return None
    issued_by_arxiv = value.startswith("10.48550/arxiv.")
    arxiv = _arxiv(value.removeprefix("10.48550/arxiv.")) if issued_by_arxiv else None
    return arxiv or Identifier(Scheme.DOI, value)


def _strip_sentence(text: str) -> str:
    """Take off what belongs to the sentence around a DOI: final punctuation, an odd bracket."""
    end = len(text)
    surplus = text.count(")") - text.count("(")
    while end and (text[end - 1] in ".,;:!?'\"*/" or (text[end - 1] == ")" and surplus > 0)):
        surplus -= text[end - 1] == ")"
        end -= 1
    return text[:end]


def _acl(text: str) -> Identifier | None:
    found = _ACL.fullmatch(text)
    if not found:
        return None
    value = found[1].lower() if "." in found[1] else found[1].upper()
    return Identifier(Scheme.ACL, value)


def _s2(text: str) -> Identifier | None:
    if corpus := _CORPUS.fullmatch(text):
        return Identifier(Scheme.S2, f"CorpusID:{corpus[1]}")
    return Identifier(Scheme.S2, text.lower()) if _S2_HASH.fullmatch(text) else None


def _parse_without_scheme(text: str) -> Identifier | None:
    """Read "arxiv.org/abs/1706.03762"; of an unknown host it would be a guess."""
    if "." not in text.partition("/")[0]:
        return None
    identifier = _parse_url(f"https://{text.lstrip('/')}")
    return identifier if identifier and identifier.names_paper else None


def _parse_url(text: str) -> Identifier | None:
    try:
        parts = urlsplit(text)
        authority = _read_authority(parts)
    except ValueError:  # not least UnicodeError: a host that cannot be one
        return None
    if not authority:
        return None
    host = authority.partition(":")[0].removeprefix("www.")
    return _parse_known_host(host, parts) or _plain_url(parts, authority)


def _read_authority(parts: SplitResult) -> str:
    """Give host and port in their normal form, without any password; empty when it is no host.

    Raises
    ------
    ValueError
        The host or the port cannot be one.
    """
    host = (parts.hostname or "").lower()
    if ":" in host:
        host = f"[{host}]"
    if not host.isascii():
        host = host.encode("idna").decode().lower()
    if not _HOST.fullmatch(host):
        return ""
    default = {"http": 80, "https": 443}[parts.scheme.lower()]
    return f"{host}:{parts.port}" if parts.port and parts.port != default else host


def _is_host(host: str, known: Iterable[str]) -> bool:
    return any(host == name or host.endswith(f".{name}") for name in known)


def _parse_known_host(host: str, parts: SplitResult) -> Identifier | None:
    """Read the URL of an issuer or a mirror; None when it is another page of theirs."""
    path = unquote(parts.path).strip("/")
    last = path.rpartition("/")[2]
    if _is_host(host, _ARXIV_HOSTS):
        page = _ARXIV_PAGES.match(path)
        found = _ARXIV.match(path, page.end()) if page else None
        return _arxiv(found[0]) if found else None
    if host in ("huggingface.co", "hf.co") and path.startswith("papers/"):
        return _arxiv(last)
    if host in ("doi.org", "dx.doi.org"):
        return _doi(path.removeprefix("doi:"))
    if _is_host(host, _ACL_HOSTS):
        return _acl(last.removesuffix(".pdf").removesuffix(".bib"))
    if host == "openreview.net" and path in ("forum", "pdf"):
        value = parse_qs(parts.query).get("id", [""])[0]
        return Identifier(Scheme.OPENREVIEW, value) if _OPENREVIEW.fullmatch(value) else None
    if _is_host(host, ("semanticscholar.org",)):
        return _parse_s2_path(host, path)
    return _parse_publisher_path(host, path)


def _parse_s2_path(host: str, path: str) -> Identifier | None:
    parts = path.removesuffix(".pdf").split("/")
    if host.startswith("pdfs."):
        # A PDF stands in a folder named by the first four characters of its hash.
        return _s2("".join(parts))
    found = (_s2(part) for part in parts)
    return next((identifier for identifier in found if identifier), None)


def _parse_publisher_path(host: str, path: str) -> Identifier | None:
    found = _DOI_IN_PATH.search(path)
    if not found and host == "link.springer.com":
        found = re.search(r"(?:^|/)(10\..+)", path)
    return _doi(_DOI_PAGE.sub("", found[1], count=1)) if found else None


def _plain_url(parts: SplitResult, authority: str) -> Identifier:
    """Normalize a URL, so that two spellings of one page are one identifier (RFC 3986, 6.2)."""
    query = f"?{parts.query}" if parts.query else ""
    url = f"{parts.scheme.lower()}://{authority}{parts.path.rstrip('/')}{query}"
    return Identifier(Scheme.URL, _make_iri(url))


def _make_iri(url: str) -> str:
    """Percent-encode what no IRI may hold, and leave the rest as it is."""
    parts = _PARTS.fullmatch(url)
    if not parts:
        return _encode(url)
    # The brackets of an IPv6 address stay, and one hash mark.
    fragment = f"#{_encode(parts[4])}" if parts[4] is not None else ""
    return f"{parts[1]}{_encode(parts[2], '[]')}{_encode(parts[3])}{fragment}"


def _encode(text: str, safe: str = "") -> str:
    # A per cent sign that encodes nothing is encoded itself.
    text = re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", text)
    return quote(text, safe=_IRI_SAFE + safe, errors="replace")
