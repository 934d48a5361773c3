"""The DOI of a paper in its publisher's address: written there, or following from it.

Most publishers write the DOI into the path, with words around it that say which page it is. Some
write only their own number, from which the DOI follows by a rule of theirs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from paperkg.registries import domains_of, is_host

__all__ = ["CODE_HOSTS", "DATA_PREFIXES", "REPOSITORY_HOSTS", "find_doi", "tidy_doi"]

DATA_PREFIXES = (
    "10.4121/", "10.5061/dryad", "10.5063/", "10.5065/", "10.5067/", "10.5072/", "10.5255/",
    "10.5281/zenodo", "10.5285/", "10.5517/", "10.5524/", "10.6073/pasta", "10.6084/m9.figshare",
    "10.7289/", "10.7290/", "10.7910/dvn", "10.7937/", "10.11578/", "10.13020/", "10.13026/",
    "10.14454/", "10.15468/", "10.17026/", "10.17182/hepdata", "10.17504/protocols.io",
    "10.17605/osf.io", "10.17616/", "10.17632/", "10.18112/openneuro", "10.18738/t8",
    "10.21227/", "10.21950/", "10.22002/", "10.23642/", "10.23728/b2share", "10.24432/",
    "10.24433/co", "10.24435/materialscloud", "10.25346/", "10.25386/genetics", "10.25387/",
    "10.25452/figshare", "10.25500/edata", "10.34740/kaggle", "10.34894/", "10.34973/",
    "10.48804/", "10.57745/", "10.57967/hf", "10.57702/", "10.1594/pangaea", "10.2210/pdb",
    "10.3886/", "10.4231/", "10.4232/",
)  # fmt: skip
"""How DOIs begin that repositories give to data, code and supplements, not to papers."""

_DOI = r"10\.\d{4,9}(?:\.\d{1,9})*/"
_IN_PATH = re.compile(rf"(?:^|[/:=])({_DOI}.+)", re.ASCII | re.DOTALL)
_IN_QUERY = re.compile(rf"(?:^|&)(?:doi|id|doid|articleid)=(?:info:doi/|doi:)?({_DOI}[^&]+)",
                       re.ASCII | re.IGNORECASE)  # fmt: skip
# Pages of an article, each a segment after its DOI, and endings of the last segment.
_PAGES = re.compile(
    r"abs|abstract|citations|citedby|data|download|epdf|epub|figures?|full|full-?text(?:\.html|\.pdf)?"
    r"|html?|meta|metrics|pdf|pdfdirect|pdfplus|ppt|preview|print|reader|ref|references|review"
    r"|summary|suppinfo|suppl|supplementary|supplementary-material|tables|text|view|xml",
    re.IGNORECASE,
)
_CUTS = ("/suppl_file", "/attachment/", "/asset/", "/supplementary/", ";jsessionid")
_ENDINGS = re.compile(
    r"(?:\.(?:abstract|article-info|article-metrics|bib|citation|epdf|epub|extract|figures-only|full"
    r"|full-text|html?|long|pdf|ris|short|supplementary-material|svg|xml))*"
    r"(?:\.(?:full|pdf))?(?:\+html)?$",
    re.IGNORECASE,
)
# The page number and the words of the title that Silverchair's sites put after a DOI.
_BEFORE_NUMBERED = re.compile(r"article[a-z-]{0,12}/doi/$", re.IGNORECASE)
_NUMBERED = re.compile(r"/\d{3,10}(?:/[^/]*)?$")
REPOSITORY_HOSTS = ("bitbucket.org", "codeberg.org", "github.com", "gitlab.com", "huggingface.co")
"""Where repositories of code have their pages, at OWNER/NAME."""

CODE_HOSTS = (*REPOSITORY_HOSTS, "github.io", "githubusercontent.com")
"""Where code is kept: an identifier in an address there tells a folder or a file."""

# Parts of a paper that have DOIs of their own, and versions that are no part of a DOI.
_PARTS = re.compile(
    r"(10\.1371/journal\.[a-z]+\.\d{7})\.[gst]\d{3}"
    r"|(10\.7717/peerj(?:-[a-z]+)?\.\d+)/(?:fig|supp|table)-\d+"
    r"|(10\.7554/elife\.\d{5,6})\.\d{1,3}"
    r"|(10\.(?:1101|64898)/(?:\d{4}\.\d\d\.\d\d\.)?\d{6,8})(?:v\d{1,2})"
    r"|(10\.\d{4,5}/97[89]\d{10}(?:-\d{1,3})?)/[a-z][a-z0-9]*-.*",  # a book, and its title
    re.IGNORECASE | re.ASCII,
)

# https://www.mdpi.com/ISSN/VOLUME/ISSUE/ARTICLE: how a journal begins its DOIs.
_MDPI = {
    "1099-4300": "e", "1420-3049": "molecules", "1422-0067": "ijms", "1424-8220": "s",
    "1660-4601": "ijerph", "1996-1073": "en", "1996-1944": "ma", "1999-4893": "a",
    "1999-4915": "v", "1999-5903": "fi", "2071-1050": "su", "2072-4292": "rs",
    "2072-6643": "nu", "2072-666x": "mi", "2072-6694": "cancers", "2073-431x": "computers",
    "2073-4360": "polym", "2073-4409": "cells", "2073-4425": "genes", "2073-4441": "w",
    "2073-8994": "sym", "2075-1680": "axioms", "2075-4418": "diagnostics", "2076-3417": "app",
    "2078-2489": "info", "2079-9292": "electronics", "2218-6581": "robotics",
    "2227-7390": "math", "2313-433x": "jimaging", "2504-2289": "bdcc", "2504-446x": "drones",
    "2504-4990": "make", "2673-2688": "ai",
}  # fmt: skip
_COPERNICUS = (
    "acp", "amt", "bg", "cp", "esd", "essd", "gmd", "hess", "nhess", "npg", "os", "soil", "tc",
    "wcd",
)  # fmt: skip
"""The journals of Copernicus, each with a host and DOIs called after it."""

_OSF_PREPRINTS = {"osf": "31219", "psyarxiv": "31234", "socarxiv": "31235", "metaarxiv": "31222"}


# An article's number at Elsevier: a journal's ISSN, a year, a number, a check digit.
_PII = re.compile(
    r"(?:pii[/=]?|fulltext/|abstract/)(S?\d{4}-?\d{3}[\dX]\(?\d{2}\)?\d{5}-?[\dX])",
    re.ASCII | re.IGNORECASE,
)


def find_doi(host: str, path: str, query: str) -> str:
    """Find the DOI in an address, or the one that follows from it.

    Parameters
    ----------
    host
        The host in lower case, without ``www.``.
    path, query
        Decoded, without the marks around them.

    Returns
    -------
    str
        The DOI, or what looks like one; empty when there is none.

    Examples
    --------
    >>> find_doi("nature.com", "articles/nature14539.pdf", "")
    '10.1038/nature14539'
    >>> find_doi("pubs.acs.org", "doi/suppl/10.1021/ja1/suppl_file/ja1_si.pdf", "")
    '10.1021/ja1'
    """
    if is_host(host, CODE_HOSTS):
        return ""
    found = _IN_PATH.search(path) if "10." in path else None
    if found:
        doi = _strip_pages(found[1])
        is_numbered = _BEFORE_NUMBERED.search(path[: found.start(1)]) is not None
        return _NUMBERED.sub("", doi) if is_numbered else doi
    in_query = _IN_QUERY.search(query) if query else None
    if in_query:
        return in_query[1]
    rule = _find_rule(host)
    return rule(path, query) if rule else ""


@lru_cache(maxsize=10_000)
def _find_rule(host: str) -> Callable[[str, str], str] | None:
    """Give the rule of a host, or of the nearest domain that it stands below."""
    return next((_RULES[domain] for domain in domains_of(host) if domain in _RULES), None)


# A page of a university press online, whose address goes on behind the DOI of the book: a chapter,
# or an article of an Oxford Research Encyclopedia, has a DOI of its own.
_PRESS_PAGE = re.compile(
    r"(10\.\d{4,5}/[a-z:]+/(\d{13}))\.001\.0001/(?:[a-z]+-\2(?:-chapter-(\d{1,4}))?|acrefore-\2-e-(\d+))"
)


def tidy_doi(doi: str) -> str:
    """Give the DOI of a paper for that of a part or a version of it.

    Examples
    --------
    >>> tidy_doi("10.1371/journal.pone.0012345.s001")
    '10.1371/journal.pone.0012345'
    >>> tidy_doi("10.1101/2020.05.01.123456v2")
    '10.1101/2020.05.01.123456'
    >>> tidy_doi("10.1201/9780429503559-3/fields-of-fine-rain")
    '10.1201/9780429503559-3'
    >>> tidy_doi("10.1093/oso/9780190000001.001.0001/oso-9780190000001-chapter-4")
    '10.1093/oso/9780190000001.003.0004'
    """
    doi = doi.partition("/suppl_file/")[0]
    if book := _PRESS_PAGE.fullmatch(doi):
        whole, _, chapter, entry = book.groups()
        number = f"003.{chapter.zfill(4)}" if chapter else f"013.{entry}" if entry else "001.0001"
        return f"{whole}.{number}"
    part = _PARTS.fullmatch(doi)
    return next(filter(None, part.groups())) if part else doi


def _strip_pages(doi: str) -> str:
    """Take off what an address has after a DOI: the kind of page, files, endings."""
    for cut in _CUTS:
        doi = doi.partition(cut)[0]
    while True:
        doi = doi.rstrip("/")
        rest, slash, last = doi.rpartition("/")
        if not slash or "/" not in rest or not _PAGES.fullmatch(last):
            break
        doi = rest
    return _ENDINGS.sub("", doi, count=1)


def _follow(pattern: str, doi: str) -> Callable[[str, str], str]:
    """Make a rule: where a path matches, its groups are put into the DOI."""
    compiled = re.compile(pattern, re.ASCII | re.IGNORECASE)

    def rule(path: str, query: str) -> str:
        found = compiled.match(path)
        return doi.format(*found.groups()) if found else ""

    return rule


def _number_pages(journal: str) -> Callable[[str, str], str]:
    """Make a rule of Copernicus, which numbers articles by volume, page and year."""
    article = _follow(r"articles/(\d+)/(\d+)/(\d{4})(?:/|$)", f"10.5194/{journal}-{{}}-{{}}-{{}}")
    preprint = _follow(r"preprints/([a-z]+-\d{4}-\d+)(?:/|$)", "10.5194/{}")
    return lambda path, query: article(path, query) or preprint(path, query)


def _read_mdpi(path: str, query: str) -> str:
    found = re.match(
        r"(\d{4}-\d{3}[\dx])/(\d{1,3})/(\d{1,2})/(\d{1,5})(?![\w-])", path, re.IGNORECASE
    )
    journal = _MDPI.get(found[1].lower()) if found else None
    if not found or not journal:
        return ""
    return f"10.3390/{journal}{found[2]}{int(found[3]):02d}{int(found[4]):04d}"


def _read_osf(path: str, query: str) -> str:
    found = re.match(r"preprints/(?:([a-z]+)/)?([a-z0-9]{5})(?:_v\d+)?(?![\w-])", path)
    registrant = _OSF_PREPRINTS.get(found[1] or "osf") if found else None
    return f"10.{registrant}/osf.io/{found[2]}" if found and registrant else ""


_NATURE = re.compile(
    r"(?:articles/|[a-z]+/journal/v\w+/n\w+/(?:abs|full|pdf)/)"
    r"([\w.-]{4,60}?)(?:_reference)?(?:\.e?pdf|\.html?)?(?:/|$)",
    re.ASCII | re.IGNORECASE,
)
# "ismej201077a": the year and the number of an article. Three journals count on instead.
_DATED = re.compile(r"(?!nature|ncomms|srep)([a-z]{2,8})(20[01]\d)(\d{1,3})[a-z]?", re.IGNORECASE)


def _read_nature(path: str, query: str) -> str:
    found = _NATURE.match(path)
    dated = _DATED.fullmatch(found[1]) if found else None
    if dated:
        return f"10.1038/{dated[1]}.{dated[2]}.{dated[3]}"
    return f"10.1038/{found[1]}" if found else ""


def _read_acm(path: str, query: str) -> str:
    found = re.search(r"(?:^|&)(?:id|doid)=(\d{5,8}\.\d{5,8})(?:&|$)", query)
    return f"10.1145/{found[1]}" if found and path.startswith("citation.cfm") else ""


def _read_peerj(path: str, query: str) -> str:
    found = re.match(r"articles/((?:[a-z]{2,10}-)?)(\d{1,6})(?!\d)", path)
    return (
        f"10.7717/peerj{'-' + found[1].strip('-') if found[1] else ''}.{found[2]}" if found else ""
    )


_HIGHWIRE = r"(?:cgi/)?(?:content(?:/(?:abstract|extract|full|short))?|reprint)/"
"""What pages of journals have before volume, issue and page, at the host that many share."""

_APS_JOURNALS = {"PR": "PhysRev", "PRL": "PhysRevLett", "RMP": "RevModPhys"}
_APS_JOURNALS |= {f"PR{letter}": f"PhysRev{letter}" for letter in "ABCDEX"}
_FIRST_OF_JAMA = 283
"""DOIs of JAMA follow from volume, issue and page since this volume (2000)."""


def _read_aps(path: str, query: str) -> str:
    """Give the DOI of an article of the American Physical Society from its old address."""
    found = re.match(r"(?:abstract|pdf)/(\w{2,3})/v(\d{1,3})/(?:i\w+/)?[pe](\w+?)(?:_\d)?$", path)
    journal = _APS_JOURNALS.get(found[1].upper()) if found else None
    return f"10.1103/{journal}.{found[2]}.{found[3]}" if found and journal else ""


def _read_bmj(path: str, query: str) -> str:
    """Give the DOI of an article of The BMJ; the issues of no other journal have four digits."""
    numbered = re.match(rf"{_HIGHWIRE}(\d{{1,3}})/(\d{{4}})/(\d{{1,4}})(?![\d/-])", path)
    if numbered:
        return "10.1136/bmj." + ".".join(numbered.groups())
    found = re.match(r"content/\d+/(bmj\.\w+)", path, re.IGNORECASE)
    return f"10.1136/{found[1]}" if found else ""


def _read_jama(path: str, query: str) -> str:
    found = re.match(rf"{_HIGHWIRE}(\d{{3}})/(\d{{1,2}})/(\d{{1,4}})(?![\d/-])", path)
    is_known = found is not None and int(found[1]) >= _FIRST_OF_JAMA
    return "10.1001/jama." + ".".join(found.groups()) if found and is_known else ""


def _read_ijcai(path: str, query: str) -> str:
    found = re.match(r"proceedings/(20\d{2})/0*([1-9]\d{0,3})(?:\.pdf)?/?$", path)
    # The proceedings have DOIs since 2017.
    return f"10.24963/ijcai.{found[1]}/{found[2]}" if found and int(found[1]) >= 2017 else ""


def _read_karger(path: str, query: str) -> str:
    found = re.match(r"article/(?:abstract|fulltext|pdf)/(\d{4,9})(?!\d)", path, re.IGNORECASE)
    return f"10.1159/{int(found[1]):09d}" if found else ""


def _read_pii(path: str, query: str) -> str:
    """Give the DOI of an article of Elsevier from its item number (PII).

    Until 2001 the DOI was made of the PII; later ones do not follow from it, but for The Lancet.
    """
    found = _PII.search(f"{path}?{query}")
    if not found:
        return ""
    bare = re.sub(r"[-()]", "", found[1]).upper()
    serial = bare.removeprefix("S")
    year = int(serial[8:10])
    is_lancet = serial[:8] in ("01406736", "14702045", "14733099", "14744422", "22132600")
    if 1 < year < 60 and not is_lancet:
        return ""
    start = "S" if bare.startswith("S") else ""
    return f"10.1016/{start}{serial[:4]}-{serial[4:8]}({serial[8:10]}){serial[10:15]}-{serial[15]}"


_RULES: Mapping[str, Callable[[str, str], str]] = {
    "nature.com": _read_nature,
    "biorxiv.org": _follow(
        r"(?:content/(?:biorxiv/)?early/(?:\d+/){3}|cgi/content/\w+/)((?:\d{4}\.\d\d\.\d\d\.)?\d{6,8})",
        "10.1101/{}",
    ),
    "medrxiv.org": _follow(
        r"(?:content/(?:medrxiv/)?early/(?:\d+/){3}|cgi/content/\w+/)(\d{4}\.\d\d\.\d\d\.\d{8})",
        "10.1101/{}",
    ),
    "biomedcentral.com": _follow(
        r"(?:content/pdf/)?(\d{4}-\d{3}[\dx])[/-](\d+)[/-](\w+)(?:\.pdf|/|$)", "10.1186/{}-{}-{}"
    ),
    "pubs.rsc.org": _follow(
        r"(?:\w\w/)?content/article(?:landing|html|pdf)/\d{4}/\w\w/([a-z]\d\w{2}\d{4,5}\w)(?!\w)",
        "10.1039/{}",
    ),
    "dl.acm.org": _read_acm,
    "portal.acm.org": _read_acm,
    "elifesciences.org": _follow(
        r"(?:articles|reviewed-preprints)/(\d{5,6})(?!\d)", "10.7554/elife.{}"
    ),
    "peerj.com": _read_peerj,
    "mdpi.com": _read_mdpi,
    "osf.io": _read_osf,
    "psyarxiv.com": _follow(r"([a-z0-9]{5})(?:/|$)", "10.31234/osf.io/{}"),
    "researchsquare.com": _follow(r"article/(rs-\d{3,9}/v\d{1,2})", "10.21203/rs.3.{}"),
    "preprints.org": _follow(r"manuscript/(\d{6}\.\d{4})/(v\d{1,2})", "10.20944/preprints{}.{}"),
    "pnas.org": _follow(r"content/(?:pnas/)?early/(?:\d+/){3}(\d{10})", "10.1073/pnas.{}"),
    **{f"{journal}.copernicus.org": _number_pages(journal) for journal in _COPERNICUS},
    "projecteuclid.org": _follow(
        r"(?:download/pdf[^/]*/)?euclid\.(ao[a-z]{1,2}|ss)/(117\d{7})(?!\d)", "10.1214/{}/{}"
    ),
    "annals.math.princeton.edu": _follow(
        r"(\d{4})/(\d+)-(\d)/p0*([1-9]\d?)(?!\d)", "10.4007/annals.{}.{}.{}.{}"
    ),
    "ams.org": _follow(
        r"(?:journals/)?[a-z]{2,5}/[\d-]+/(S\d{4}-\d{4}-\d{4}-\d{5}-\d)(?!\d)", "10.1090/{}"
    ),
    "hindawi.com": _follow(r"journals/\w+/((?:19|20)\d{2}/\d{6,7})(?!\d)", "10.1155/{}"),
    "ijcai.org": _read_ijcai,
    "karger.com": _read_karger,
    "bmj.com": _read_bmj,
    "bmj.bmjjournals.com": _read_bmj,
    "jama.ama-assn.org": _read_jama,
    "link.aps.org": _read_aps,
    "prola.aps.org": _read_aps,
    "iopscience.iop.org": _follow(
        r"(?:article/)?(\d{4}-\d{3}[\dx](?:/\w{1,6}){3})(?:/|$)", "10.1088/{}"
    ),
    "iop.org": _follow(r"EJ/\w{1,10}/(\d{4}-\d{3}[\dx](?:/\w{1,6}){3})(?:/|$)", "10.1088/{}"),
    "sciencedirect.com": _read_pii,
    "cell.com": _read_pii,
    "thelancet.com": _read_pii,
}
