"""What names a paper: arXiv, DOI, ACL Anthology, PubMed and others, or a plain URL."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache, total_ordering
from urllib.parse import SplitResult, quote, unquote

from paperkg.addresses import find_copied, is_web, make_iri, normalize_url, split_url
from paperkg.arxiv import find_arxiv, read_arxiv
from paperkg.characters import has_digit, has_only_words
from paperkg.phrases import read_phrase
from paperkg.publishers import CODE_HOSTS, DATA_PREFIXES, find_doi, tidy_doi
from paperkg.registries import REGISTRIES, Scheme, find_isbn, find_number, is_host

__all__ = [
    "RESOURCE_BASE",
    "Identifier",
    "Scheme",
    "equivalents",
    "mint",
    "parse_identifier",
    "strongest",
]

RESOURCE_BASE = "https://w3id.org/paperkg/"
"""Where the things that paperkg names itself live: topics, concepts, edges."""

LONGEST = 4_096
"""A longer text is no identifier, whatever it begins with."""

MAX_COPIES = 2
"""So many redirects and copies, each within the other, are looked through."""

_STRENGTH = {scheme: rank for rank, scheme in enumerate(Scheme)}

_ARXIV_DOI = "10.48550/arxiv."
_S2_PAGE = "https://www.semanticscholar.org/paper/{}"
_CORPUS_ID = "https://api.semanticscholar.org/CorpusID:{}"

# What dblp calls a preprint of arXiv.
_DBLP_ARXIV = re.compile(r"journals/corr/abs-(\d{4})-(\d{4,5})", re.ASCII)
_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/[^\s\x00-\x20\x7f]+", re.ASCII)
_BEFORE_DOI = re.compile(r"^\s*(?:(?:dx\.)?doi\.org/+|doi\s?[:/]?\s*)?", re.IGNORECASE)
_DOI_HOSTS = ("doi.org", "dx.doi.org", "dx.plos.org", "doi.acm.org")
_PUNCTUATION = ".,;:!?'\"*/`’”»…"
_BRACKETS = ((")", "("), ("]", "["), ("}", "{"), (">", "<"))
_CLOSING = {opening: close for close, opening in _BRACKETS}
_ENTITIES = {"&lt;": "<", "&gt;": ">", "&amp;": "&"}
_S2_HASH = re.compile(r"[0-9a-f]{40}", re.IGNORECASE | re.ASCII)
_CORPUS = re.compile(r"CorpusID:\s*0*(\d{1,12})", re.IGNORECASE | re.ASCII)

_WORDS = {
    **{scheme.value: scheme for scheme in (Scheme.ARXIV, Scheme.DOI, Scheme.S2)},
    **{word: scheme for scheme, registry in REGISTRIES.items() for word in registry.words},
}
_PREFIXED = re.compile(
    r"({})(\s*:\s*|\s+)(.+)".format(
        "|".join(re.escape(word) for word in sorted(_WORDS, reverse=True))
    ),
    re.IGNORECASE | re.DOTALL,
)
# After these words people leave the colon out; "IEEE 2019" and "PubMed 2020" are no identifiers.
_WITHOUT_COLON = (
    "arxiv",
    "doi",
    "s2",
    "acl",
    "openreview",
    "pmid",
    "pmcid",
    "isbn",
    "isbn-10",
    "isbn-13",
)
MAX_WORD = max(map(len, _WITHOUT_COLON))
"""None of them has more letters."""

# What is told from anything else without a word before it.
_UNMISTAKABLE = {
    Scheme.ACL: re.compile(r".+"),
    Scheme.PMC: re.compile(r"PMC\d{4,9}", re.IGNORECASE | re.ASCII),
    Scheme.HAL: re.compile(r"(?:hal|tel|inria|cel|dumas|halshs)-\d{8}(?:v\d+)?", re.ASCII),
    Scheme.ISBN: re.compile(r"97[89].+"),
    Scheme.OPENALEX: re.compile(r"W\d{8,12}", re.ASCII),
}
_URL, _DOIS, _ZENODO = Scheme.URL, Scheme.DOI, Scheme.ZENODO
"""Asked of each identifier of a list several times: to look one up takes six times as long."""


@total_ordering
@dataclass(frozen=True, slots=True)
class Identifier:
    """One name of a paper; the strongest sorts first.

    Attributes
    ----------
    scheme
        Who issues it.
    value
        The bare identifier: an arXiv id without version, a DOI in lower case, a Semantic Scholar
        hash or ``CorpusID:N``, a URL, or what a registry of ``registries.py`` issues.

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
            return make_iri(self.value)
        if self.scheme is Scheme.S2 and self.value.startswith("CorpusID:"):
            return _CORPUS_ID.format(self.value.removeprefix("CorpusID:"))
        return self._pattern.format(quote(self.value, safe="/:;()", errors="replace"))

    @property
    def _pattern(self) -> str:
        match self.scheme:
            case Scheme.ARXIV:  # an arXiv paper is named by its DOI
                return "https://doi.org/10.48550/arXiv.{}"
            case Scheme.DOI:
                return "https://doi.org/{}"
            case Scheme.S2:
                return _S2_PAGE
            case scheme:
                return REGISTRIES[scheme].iri

    @property
    def url(self) -> str:
        """The page to open in a browser."""
        if self.scheme is Scheme.ARXIV:
            return f"https://arxiv.org/abs/{self.value}"
        page = REGISTRIES[self.scheme].page if self.scheme in REGISTRIES else ""
        return page.format(self.value) if page else self.iri

    @property
    def curie(self) -> str:
        """The compact form, such as ``arxiv:1706.03762``; a URL stands for itself."""
        return self.value if self.scheme is Scheme.URL else f"{self.scheme}:{self.value}"

    @property
    def names_paper(self) -> bool:
        """Whether it is issued for papers; a plain URL may lead to anything."""
        return self.scheme is not _URL

    @property
    def names_data(self) -> bool:
        """Whether a repository of data and code issued it: beside a paper, it is not the paper."""
        if self.scheme is _ZENODO:
            return True
        return self.scheme is _DOIS and self.value.startswith(DATA_PREFIXES)

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


def equivalents(identifier: Identifier) -> tuple[Identifier, ...]:
    """Give the other names of a paper that follow from one: a registry's own DOI for its number.

    Examples
    --------
    >>> [other.curie for other in equivalents(Identifier(Scheme.SSRN, "3247865"))]
    ['doi:10.2139/ssrn.3247865']
    >>> [other.curie for other in equivalents(Identifier(Scheme.DOI, "10.18653/v1/n19-1423"))]
    ['acl:N19-1423']
    """
    if identifier.scheme is Scheme.DOI:
        return tuple(
            Identifier(scheme, value)
            for scheme, start in _DOI_STARTS
            if identifier.value.startswith(start)
            and (value := REGISTRIES[scheme].read(identifier.value.removeprefix(start)))
        )
    if corr := _DBLP_ARXIV.fullmatch(identifier.value):
        arxiv = _arxiv(f"{corr[1]}.{corr[2]}")
        return (arxiv,) if arxiv else ()
    registry = REGISTRIES.get(identifier.scheme)
    if registry is None or not registry.doi:
        return ()
    return (Identifier(Scheme.DOI, registry.doi.format(identifier.value.lower())),)


_DOI_STARTS = tuple(
    (scheme, registry.doi.removesuffix("{}"))
    for scheme, registry in REGISTRIES.items()
    if registry.doi
)


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
    >>> parse_identifier("https://www.nature.com/articles/nature14539.pdf").curie
    'doi:10.1038/nature14539'
    >>> parse_identifier("HTTPS://Example.org:443/a page/#top").curie
    'https://example.org/a%20page'
    >>> parse_identifier("a plain title") is None
    True
    """
    if len(text) > LONGEST:
        return None
    is_words = "/" not in text and has_only_words(text)  # as most titles are
    if is_words and not text.lstrip()[:MAX_WORD].lower().startswith(_WITHOUT_COLON):
        return None
    return _parse(text)


@lru_cache(maxsize=200_000)  # a work is named again by each paper that cites it
def _parse(text: str) -> Identifier | None:
    # Half a character (a lone surrogate) has no bytes, so it can stand in no address.
    text = text.strip()
    text = text if text.isascii() else text.encode(errors="ignore").decode()
    if text.startswith("<") and text.endswith(">"):
        text = text[1:-1].strip()
    if is_web(text):
        return _parse_url(text)
    return _parse_bare(text) or _parse_without_scheme(text)


def _parse_bare(text: str) -> Identifier | None:
    prefixed = _PREFIXED.fullmatch(text)
    word = prefixed[1].lower() if prefixed else ""
    if prefixed and (":" in prefixed[2] or word in _WITHOUT_COLON):
        return _read_as(_WORDS[word], prefixed[3].strip())
    if not has_digit(text):
        return None  # as any title
    if _CORPUS.fullmatch(text):
        return _s2(text)
    return _arxiv(text) or _doi(text) or _unmistakable(text) or _spelled(text)


def _spelled(text: str) -> Identifier | None:
    """Read an identifier with the words that sentences put before it."""
    found = read_phrase(text)
    return _read_as(*found) if found else None


def _read_as(scheme: Scheme, text: str) -> Identifier | None:
    """Read what follows the name of a registry."""
    match scheme:
        case Scheme.ARXIV:
            # As arXiv prints it on a paper: "arXiv:1706.03762v5 [cs.CL]".
            return _arxiv(text.partition("[")[0].rstrip()) or _parse_prefixed(text)
        case Scheme.DOI:
            return _doi(text) or _parse_prefixed(text)
        case Scheme.S2:
            return _s2(text)
        case _:
            return _number(scheme, text.rstrip(".,;")) or _parse_prefixed(text)


def _parse_prefixed(text: str) -> Identifier | None:
    """Read what follows a word such as "doi:": an address, or another identifier."""
    if is_web(text):
        return _parse_url(text)
    # People double the word, as in "arXiv:arXiv:1706.03762"; more than once is no identifier.
    again = _PREFIXED.fullmatch(text)
    text = again[3].strip() if again else text
    return _arxiv(text) or _doi(text) or _parse_without_scheme(text)


def _number(scheme: Scheme, text: str) -> Identifier | None:
    value = REGISTRIES[scheme].read(text)
    return Identifier(scheme, value) if value else None


def _unmistakable(text: str) -> Identifier | None:
    forms = (scheme for scheme, form in _UNMISTAKABLE.items() if form.fullmatch(text))
    found = (_number(scheme, text) for scheme in forms)
    return next((identifier for identifier in found if identifier), None)


def _arxiv(text: str) -> Identifier | None:
    value = read_arxiv(text)
    return Identifier(Scheme.ARXIV, value) if value else None


def _doi(text: str) -> Identifier | None:
    if not text.startswith("10."):
        return None
    for entity, char in _ENTITIES.items() if "&" in text else ():
        text = text.replace(entity, char)
    value = unquote(_strip_sentence(text))  # as addresses write it, though it is none
    if value.isascii():
        value = value.lower()
    else:  # a DOI knows no case within ASCII; beyond it, lower() could change the number of letters
        value = "".join(char.lower() if char.isascii() else char for char in value)
    if not _DOI.fullmatch(value):
        return None
    arxiv = _arxiv(value.removeprefix(_ARXIV_DOI)) if value.startswith(_ARXIV_DOI) else None
    return arxiv or Identifier(Scheme.DOI, tidy_doi(value))


def _strip_sentence(text: str) -> str:
    """Take off what belongs to the sentence around a DOI: final punctuation, an odd bracket."""
    end = len(text)
    surplus = {close: text.count(close) - text.count(opening) for close, opening in _BRACKETS}
    while end:
        last = text[end - 1]
        if last in surplus and surplus[last] > 0:
            surplus[last] -= 1
        elif closing := _CLOSING.get(last):
            surplus[closing] += 1  # what it opens stands outside: "10.1000/1)(PDF"
        elif last not in _PUNCTUATION:
            break
        end -= 1
    return text[:end]


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


def _parse_url(text: str, *, depth: int = 0) -> Identifier | None:
    address = split_url(text)
    if address is None:
        return None
    parts, authority = address
    host = authority.partition(":")[0].removeprefix("www.").removeprefix("m.")
    inner = find_copied(host, parts) if depth < MAX_COPIES else ""
    found = _parse_url(inner, depth=depth + 1) if inner else _parse_known_host(host, parts)
    return found or Identifier(Scheme.URL, normalize_url(parts, authority))


def _parse_known_host(host: str, parts: SplitResult) -> Identifier | None:
    """Read the URL of an issuer or a mirror; None when it is another page of theirs."""
    path, query = parts.path.strip("/"), parts.query
    if "%" in path or "%" in query:
        path, query = unquote(parts.path).strip("/"), unquote(query)
    if not path and is_host(host, ("adsabs.harvard.edu",)):
        path = unquote(parts.fragment).strip("/")  # ui.adsabs.harvard.edu/#abs/2016ApJ...823..102C
    arxiv = find_arxiv(host, path)
    if arxiv:
        return Identifier(Scheme.ARXIV, arxiv)
    if host in _DOI_HOSTS:
        return _doi(_join_fragment(_BEFORE_DOI.sub("", path), parts.fragment))
    if is_host(host, ("semanticscholar.org",)):
        return _parse_s2_path(host, path)
    rest = f"{path}?{query}" if query else path
    number = find_number(host, rest)
    if number:
        return Identifier(*number)
    if is_host(host, CODE_HOSTS):
        return None  # whose folders are called as anything
    doi = find_doi(host, path, query)
    if doi:
        return _doi(doi)
    isbn = find_isbn(rest)
    return Identifier(Scheme.ISBN, isbn) if isbn else None


def _join_fragment(doi: str, fragment: str) -> str:
    """Give a DOI that has a hash mark back what ``urlsplit`` took for a place in a page.

    Names of such places begin with a letter, as in ``#Sec2``.
    """
    return f"{doi}#{unquote(fragment)}" if fragment[:1].isdecimal() else doi


def _parse_s2_path(host: str, path: str) -> Identifier | None:
    parts = path.removesuffix(".pdf").split("/")
    if host.startswith("pdfs."):
        # A PDF stands in a folder named by the first four characters of its hash.
        return _s2("".join(parts))
    found = (_s2(part) for part in parts)
    return next((identifier for identifier in found if identifier), None)
