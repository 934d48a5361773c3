"""Who numbers papers, and how: what each registry's identifiers look like, alone and in addresses.

One row a registry. DOIs, which publishers write into addresses of their own, are in
``publishers.py``; ``identifiers.py`` puts both together.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

__all__ = [
    "REGISTRIES",
    "Registry",
    "Scheme",
    "domains_of",
    "find_isbn",
    "find_number",
    "is_host",
]


class Scheme(StrEnum):
    """Who issues an identifier; the strongest first."""

    ARXIV = "arxiv"
    DOI = "doi"
    ACL = "acl"
    OPENREVIEW = "openreview"
    PUBMED = "pmid"
    PMC = "pmcid"
    SSRN = "ssrn"
    NBER = "nber"
    EPRINT = "eprint"
    HAL = "hal"
    IEEE = "ieee"
    JSTOR = "jstor"
    BIBCODE = "bibcode"
    INSPIRE = "inspire"
    MATHSCINET = "mr"
    ZBMATH = "zbl"
    NUMDAM = "numdam"
    DBLP = "dblp"
    MAG = "mag"
    S2 = "s2"
    OPENALEX = "openalex"
    WIKIDATA = "wikidata"
    ISBN = "isbn"
    ZENODO = "zenodo"
    URL = "url"


@dataclass(frozen=True, slots=True)
class Registry:
    """How a registry writes its identifiers.

    Attributes
    ----------
    form
        Matches a whole identifier; its first group is what to keep.
    iri, page
        The name in the graph and the page for a browser, with ``{}`` for the value; without a
        page, the IRI is it.
    words
        What people write before an identifier, in lower case; the first is that of the CURIE.
    hosts
        Its domains, with all that stands below them.
    address
        Matches the start of ``path?query`` on these hosts, decoded; its groups, joined by ``/``,
        are the identifier. None where an address has none.
    doi
        The DOI that follows from an identifier, with ``{}`` for the value; empty where none does.
    normalize
        Makes two spellings of one identifier equal; None when it is none after all.
    """

    form: re.Pattern[str]
    iri: str
    words: tuple[str, ...]
    hosts: tuple[str, ...]
    address: re.Pattern[str] | None
    page: str = ""
    doi: str = ""
    normalize: Callable[[str], str | None] = str

    def read(self, text: str) -> str | None:
        """Give an identifier in its normal form; None when the text is none of this registry."""
        found = self.form.fullmatch(text)
        return self.normalize(found[1]) if found else None


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE | re.ASCII)


def _upper(text: str) -> str:
    return text.upper()


def _lower(text: str) -> str:
    return text.lower()


def _normalize_acl(text: str) -> str:
    return text.lower() if "." in text else text.upper()


def _normalize_pmc(text: str) -> str:
    return f"PMC{text}"


def _normalize_isbn(text: str) -> str | None:
    """Give the 13 digits of an ISBN of 10 or 13 whose check digit is right (ISO 2108)."""
    digits = re.sub(r"[\s-]", "", text).upper()
    if len(digits) == 13 and digits.isdecimal() and digits.startswith(("978", "979")):
        total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits))
        return digits if total % 10 == 0 else None
    if len(digits) != 10 or not digits[:9].isdecimal():
        return None
    values = [10 if digit == "X" else int(digit) for digit in digits]
    if sum(value * (10 - place) for place, value in enumerate(values)) % 11:
        return None
    body = "978" + digits[:9]
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(body))
    return body + str(-total % 10)


REGISTRIES: Mapping[Scheme, Registry] = {
    Scheme.ACL: Registry(  # https://aclanthology.org/info/ids/
        form=_compile(r"([a-z]\d{2}-\d{4}|\d{4}\.[a-z0-9_]+-[a-z0-9_]+\.\d+)(?:v\d+)?"),
        iri="https://aclanthology.org/{}",
        words=("acl",),
        hosts=("aclanthology.org", "aclweb.org", "aclanthology.info"),
        address=_compile(r"(?:[^/?]*/)*([^/?]+?)/?(?:\.pdf|\.bib|\.xml|\.endf)?(?:\?|$)"),
        doi="10.18653/v1/{}",
        normalize=_normalize_acl,
    ),
    Scheme.OPENREVIEW: Registry(
        form=re.compile(r"([\w-]{6,32})", re.ASCII),
        iri="https://openreview.net/forum?id={}",
        words=("openreview",),
        hosts=("openreview.net",),
        address=_compile(r"(?:forum|pdf|attachment)\?(?:[^#]*?&)?id=([^&#]+)"),
    ),
    Scheme.PUBMED: Registry(
        form=_compile(r"0*([1-9]\d{0,8})"),
        iri="https://pubmed.ncbi.nlm.nih.gov/{}",
        words=("pmid", "pubmed"),
        hosts=(
            "pubmed.ncbi.nlm.nih.gov", "pubmed.gov", "ncbi.nlm.nih.gov", "europepmc.org",
            "pubmedcentral.nih.gov", "pubmedcentral.gov",
        ),
        address=_compile(
            r"(?:(?:m/)?pubmed/?|(?:article|abstract)/med/|)(?:\?(?:[^#]*?&)?term=)?(\d{1,9})/?(?=\?|$)"
            r"|(?:entrez|sites)/(?:query\.fcgi|entrez)\?(?=[^#]*\bdb=pubmed\b)(?:[^#]*?&)?"
            r"(?:list_uids|term)=(\d{1,9})(?=&|$)"
            r"|pmc/articles/pmid/(\d{1,9})(?=/|\?|$)"
            r"|articlerender\.fcgi\?(?:[^#]*?&)?pubmedid=(\d{1,9})(?=&|$)"
        ),
    ),
    Scheme.PMC: Registry(
        form=_compile(r"(?:PMC)?0*([1-9]\d{0,8})(?:\.\d+)?"),
        iri="https://pmc.ncbi.nlm.nih.gov/articles/{}",
        words=("pmcid", "pmc"),
        hosts=(
            "pmc.ncbi.nlm.nih.gov", "ncbi.nlm.nih.gov", "europepmc.org", "pubmedcentral.nih.gov",
            "pubmedcentral.gov",
        ),
        address=_compile(
            r"(?:m/)?(?:pmc/)?articles?/(?:pmc/)?(PMC\d{1,9})"
            r"|(?:articlerender|picrender|pagerender)\.fcgi\?(?:[^#]*?&)?artid=(\d{1,9})(?=&|$)"
        ),
        normalize=_normalize_pmc,
    ),
    Scheme.SSRN: Registry(
        form=_compile(r"([1-9]\d{2,8})"),
        iri="https://papers.ssrn.com/sol3/papers.cfm?abstract_id={}",
        words=("ssrn",),
        hosts=("ssrn.com",),
        address=_compile(
            r"(?:[^?]*\?(?:[^#]*?&)?(?:abstract_?id|abstract)=|abstract=|abstract/)(\d+)"
        ),
        doi="10.2139/ssrn.{}",
    ),
    Scheme.NBER: Registry(
        form=_compile(r"([wth]\d{1,5})"),
        iri="https://www.nber.org/papers/{}",
        words=("nber",),
        hosts=("nber.org",),
        address=_compile(r"(?:papers/|system/files/working_papers/)([wth]\d{1,5})(?![\w-])"),
        doi="10.3386/{}",
        normalize=_lower,
    ),
    Scheme.EPRINT: Registry(
        form=re.compile(r"((?:19|20)\d{2}/\d{3,5})", re.ASCII),
        iri="https://eprint.iacr.org/{}",
        words=("eprint", "iacr", "eprint.iacr"),
        hosts=("eprint.iacr.org", "ia.cr"),
        address=_compile(r"(?:archive/)?((?:19|20)\d{2}/\d{3,5})(?!\d)"),
    ),
    Scheme.HAL: Registry(
        form=_compile(r"([a-z]{2,12}(?:-[a-z]{2,12})?-\d{8})(?:v\d+)?"),
        iri="https://hal.science/{}",
        words=("hal",),
        hosts=("hal.science", "archives-ouvertes.fr", "inria.hal.science", "hal.inria.fr"),
        address=_compile(r"(?:[a-z]+/)?([a-z]{2,12}(?:-[a-z]{2,12})?-\d{8})(?:v\d+)?(?=[/?.]|$)"),
        normalize=_lower,
    ),
    Scheme.IEEE: Registry(
        form=_compile(r"0*([1-9]\d{4,9})"),
        iri="https://ieeexplore.ieee.org/document/{}",
        words=("ieee",),
        hosts=("ieeexplore.ieee.org",),
        address=_compile(
            r"(?:(?:abstract/)?document/|[^?]*\?(?:[^#]*?&)?arnumber=|ielx?\d+/(?:\d+/)*)(\d{4,10})"
        ),
    ),
    Scheme.JSTOR: Registry(
        form=_compile(r"([1-9]\d{4,9})"),
        iri="https://www.jstor.org/stable/{}",
        words=("jstor",),
        hosts=("jstor.org",),
        address=_compile(r"(?:stable/(?:pdf/|info/)?|pss/)(\d{4,10})(?=[/?.]|$)"),
        doi="10.2307/{}",
    ),
    Scheme.BIBCODE: Registry(  # https://ui.adsabs.harvard.edu/help/actions/bibcode
        form=re.compile(r"((?:1[5-9]|20)\d\d[A-Za-z][\w.&]{13}[A-Z.])", re.ASCII),
        iri="https://ui.adsabs.harvard.edu/abs/{}",
        words=("bibcode", "ads"),
        hosts=("adsabs.harvard.edu", "adsabs.net"),
        address=_compile(r"(?:abs|full|pdf|link_gateway)/((?:1[5-9]|20)\d\d[^/?]{15})(?=[/?]|$)"),
    ),
    Scheme.INSPIRE: Registry(
        form=_compile(r"([1-9]\d{2,8})"),
        iri="https://inspirehep.net/literature/{}",
        words=("inspire",),
        hosts=("inspirehep.net",),
        address=_compile(r"(?:api/)?(?:literature|record)/(\d{1,9})(?![\w-])"),
    ),
    Scheme.MATHSCINET: Registry(
        form=_compile(r"(?:MR)?0*([1-9]\d{2,6})"),
        iri="https://mathscinet.ams.org/mathscinet-getitem?mr={}",
        words=("mr", "mathscinet"),
        hosts=("ams.org",),
        address=_compile(r"mathscinet(?:-getitem\?(?:[^#]*?&)?mr=|/article\?mr=)((?:MR)?\d{1,7})(?!\d)"),
    ),
    Scheme.ZBMATH: Registry(
        form=_compile(r"(\d{4}\.\d{5})"),
        iri="https://zbmath.org/{}",
        words=("zbl", "zbmath"),
        hosts=("zbmath.org",),
        address=_compile(r"(?:\?(?:[^#]*?&)?q=an:)?(?:Zbl\s?)?(\d{4}\.\d{5})(?!\d)"),
        page="https://zbmath.org/?q=an:{}",
    ),
    Scheme.NUMDAM: Registry(
        form=_compile(r"([a-z]{2,10}_(?:19|18|20)\d\d_(?:\w{1,20}_){2,5}\d+)"),
        iri="http://www.numdam.org/item/{}",
        words=("numdam",),
        hosts=("numdam.org",),
        address=_compile(r"(?:(?:item|articles?)/|(?:numdam-bin/|item/?)[^?]*\?(?:[^#]*?&)?id=)(\w+)"),
        normalize=_upper,
    ),
    Scheme.DBLP: Registry(
        form=re.compile(
            r"((?:books|conf|homepages|journals|phd|reference|series|tr|www)(?:/[\w+-]{1,60}){1,3})",
            re.ASCII,
        ),
        iri="https://dblp.org/rec/{}",
        words=("dblp",),
        hosts=("dblp.org", "dblp.uni-trier.de", "dblp.dagstuhl.de"),
        address=_compile(
            r"rec/(?:bibtex\d?/|html/|bib\d?/|xml/|rdf/)?((?:[\w+-]{1,60}/){1,3}[\w+-]{1,60})"
            r"(?:\.\w+)?(?:\?|$)"
        ),
    ),
    Scheme.MAG: Registry(
        form=_compile(r"([1-9]\d{4,11})"),
        iri="https://academic.microsoft.com/paper/{}",
        words=("mag",),
        hosts=("academic.microsoft.com",),
        address=_compile(r"paper/(\d{5,12})"),
        page="https://openalex.org/W{}",
    ),
    Scheme.OPENALEX: Registry(
        form=_compile(r"(W[1-9]\d{4,11})"),
        iri="https://openalex.org/{}",
        words=("openalex",),
        hosts=("openalex.org",),
        address=_compile(r"(?:works/)?(W\d{5,12})(?![\w-])"),
        normalize=_upper,
    ),
    Scheme.WIKIDATA: Registry(
        form=_compile(r"(Q[1-9]\d{0,11})"),
        iri="http://www.wikidata.org/entity/{}",
        words=("wikidata",),
        hosts=("wikidata.org",),
        address=_compile(r"(?:wiki|entity)/(Q\d{1,12})(?![\w-])"),
        page="https://www.wikidata.org/wiki/{}",
        normalize=_upper,
    ),
    Scheme.ISBN: Registry(
        form=_compile(r"((?:97[89][\s-]?)?\d(?:[\s-]?\d){8}[\s-]?[\dx])"),
        iri="https://openlibrary.org/isbn/{}",
        words=("isbn", "urn:isbn", "isbn-13", "isbn-10", "isbn13", "isbn10", "isbn 13", "isbn 10"),
        hosts=("openlibrary.org", "worldcat.org", "books.google.com", "amazon.com", "amazon.de",
               "amazon.co.uk", "amazon.fr", "amazon.in", "amazon.ca", "amazon.co.jp", "amazon.es",
               "amazon.it", "amazon.nl", "amazon.se", "amazon.pl", "amazon.cn", "amazon.sg",
               "amazon.ae", "amazon.com.br", "amazon.com.mx", "amazon.com.au", "amazon.com.tr",
               "amazon.com.be", "amzn.com"),
        address=_compile(
            r"(?:(?:[^?]*?(?:isbn|asin|dp|gp/product|aw/d|detail/-)/)?|books\?(?:[^#]*?&)?(?:vid=isbn|isbn=)"
            r"|exec/obidos/redirect\?(?:[^#]*?&)?path=(?:asin|tg/detail/-)/)([\dx-]{10,17})"
            r"(?=[/?&]|$)"
        ),
        normalize=_normalize_isbn,
    ),
    Scheme.ZENODO: Registry(
        form=_compile(r"([1-9]\d{1,10})"),
        iri="https://zenodo.org/records/{}",
        words=("zenodo",),
        hosts=("zenodo.org",),
        address=_compile(r"(?:api/)?records?/(\d{2,11})(?![\w-])"),
        doi="10.5281/zenodo.{}",
    ),
}  # fmt: skip


_ISBN_WORDS = ("isbn", "ean=")
# A book's number in the address of any site: after a word, or 13 digits as a part of its own or
# at an end of a title, "fine-rain-9789526049175".
_ISBN_CALLED = re.compile(
    r"(?<![a-z])(?:isbn|ean(?==97))(?:[-_]?1[03](?=[-_=:/]))?[-_=:/. ]{0,2}"
    r"((?:97[89]-?)?\d(?:-?\d){8}-?[\dx])(?![\dx-])",
    re.IGNORECASE | re.ASCII,
)
_ISBN_ALONE = re.compile(
    r"(?:(?:^|/)(?=97)|(?<=[a-z\d])[-_](?=97[89]\d{10}(?!\d)))(97[89]-?\d(?:-?\d){8}-?\d)"
    r"(?:-[a-z][a-z\d-]{0,200})?(?:\.(?:pdf|html?|epub))?(?:/[a-z-]{0,200})?/?(?:\?|$)",
    re.IGNORECASE | re.ASCII,
)


def find_isbn(rest: str) -> str | None:
    """Find the ISBN of a book in ``path?query``, decoded; its check digit must be right.

    Examples
    --------
    >>> find_isbn("bitstream/handle/1/isbn9789526049175.pdf")
    '9789526049175'
    >>> find_isbn("store/fine-rain-9789526049175")
    '9789526049175'
    >>> find_isbn("p/books/fine-rain/1408400?ean=9789526049175")
    '9789526049175'
    >>> find_isbn("9789526049175-ann-poe-fine-rain.html")
    '9789526049175'
    >>> find_isbn("items/9789526049175/chapter-1.html") is None
    True
    """
    lower = rest.lower()
    is_called = any(word in lower for word in _ISBN_WORDS)
    found = _ISBN_CALLED.search(rest) if is_called else None
    if found is None and "97" in rest:
        found = _ISBN_ALONE.search(rest)
    return _normalize_isbn(found[1]) if found else None


@lru_cache(maxsize=10_000)  # the links of a list lead to few hosts
def is_host(host: str, known: tuple[str, ...]) -> bool:
    """Tell whether a host is one of the known domains, or stands below one."""
    return f".{host}".endswith(_with_points(known))


@cache
def _with_points(domains: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f".{domain}" for domain in domains)


def domains_of(host: str) -> list[str]:
    """Give a host and all domains that it stands below, the nearest first.

    Examples
    --------
    >>> domains_of("pubmed.ncbi.nlm.nih.gov")[:2]
    ['pubmed.ncbi.nlm.nih.gov', 'ncbi.nlm.nih.gov']
    """
    names = host.split(".")
    return [".".join(names[place:]) for place in range(len(names))]


def find_number(host: str, rest: str) -> tuple[Scheme, str] | None:
    """Find the identifier in an address of a registry.

    Parameters
    ----------
    host
        The host in lower case, without ``www.``.
    rest
        Path and query, decoded, without the slash at the start.

    Returns
    -------
    tuple or None
        The scheme and the identifier in its normal form.

    Examples
    --------
    >>> find_number("pubmed.ncbi.nlm.nih.gov", "31452104/")
    (<Scheme.PUBMED: 'pmid'>, '31452104')
    """
    for scheme, registry in _list_registries(host):
        found = registry.address.match(rest) if registry.address else None
        value = registry.read("/".join(filter(None, found.groups()))) if found else None
        if value:
            return scheme, value
    return None


@lru_cache(maxsize=10_000)  # the addresses of a list stand on few hosts
def _list_registries(host: str) -> tuple[tuple[Scheme, Registry], ...]:
    """Give the registries that a host belongs to, in their order."""
    domains = frozenset(domains_of(host))
    return tuple(item for item in REGISTRIES.items() if not domains.isdisjoint(item[1].hosts))
