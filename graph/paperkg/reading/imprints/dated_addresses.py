"""Where and when a work appeared, as its address says: "usenix.org/conference/osdi20/…".

Only what tells the year of the work itself is read: a meeting with its year, proceedings of one
year, the day of a post. When a file was put where it is ("/uploads/2018/02/") tells nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from paperkg.addresses import split_url
from paperkg.characters import has_digit
from paperkg.model import Link, LinkKind, PaperKind
from paperkg.reading.imprints.dates import year_in_full
from paperkg.reading.imprints.venues import Venue
from paperkg.reading.words import words_of

__all__ = ["find_imprint", "read_address"]

_YEAR = r"(?:19[5-9]|20[0-4])\d"
_COUNTING = frozenset({"neurips", "nips", "rss"})
"""Two digits behind their names count the meetings: "rss15" was in 2019."""

_NO_MEETINGS = frozenset({"acm", "arxiv", "corr", "hal", "iacr", "ieee", "pmlr"})
"""Who publishes the works of many meetings."""

MIN_ACRONYM = 3
"""Shorter acronyms stand in addresses for other things, too."""


def _spell_meetings() -> dict[str, str]:
    """Give for each acronym in small letters how it is written: "NeurIPS", and not "NEURIPS"."""
    by_small = sorted(words_of("venues", "acronyms"), key=lambda it: sum(map(str.islower, it)))
    spelled = {name.lower(): name for name in by_small if len(name) >= MIN_ACRONYM}
    return {small: name for small, name in spelled.items() if small not in _NO_MEETINGS}


_MEETINGS = _spell_meetings()

_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        # "/osdi20/", "/content_CVPR_2019/", "/sosp/2019/", "/nsdi12-final.pdf"
        rf"/(?:content[_/])?(?P<name>[a-z\d]{{3,12}}?)(?:[_/-]?(?P<year>{_YEAR})|(?P<short>\d\d))(?=[/_.-])",
        # "/Poe_Fine_Nets_CVPR_2019_paper.pdf", "/poe-sigcomm10.pdf"
        rf"[_-](?P<name>[a-z\d]{{3,12}}?)(?:[_-]?(?P<year>{_YEAR})|(?P<short>\d\d))(?=(?:[_-][a-z]+)?\.\w+$)",
        # "/2025-icra-fine-robots.md", "/poe05icfp.pdf"
        rf"/(?P<year>{_YEAR})[_-]?(?P<name>[a-z\d]{{3,12}})(?=[/_.-])",
        r"/[a-z]{2,15}(?P<short>\d\d)-?(?P<name>[a-z]{3,12})(?=[_-][^/]*$|\.\w+$)",
    )
)
_LABEL = re.compile(rf"([a-z]{{3,12}}?)({_YEAR})")
_YEAR_PART = re.compile(rf"(?:/[a-z_]+){{0,2}}/({_YEAR})/", re.IGNORECASE)

_PROCEEDINGS = tuple(
    (re.compile(form), name, first)
    for form, name, first in (
        (rf"distill\.pub/({_YEAR})/", "Distill", 0),
        (rf"drops\.dagstuhl\.de/(?:opus/)?volltexte/({_YEAR})/", "", 0),
        # The first author, the year and a letter: "v97/poe19a.html".
        (r"proceedings\.mlr\.press/v\d+/[a-z-]+(\d\d)[a-z]?(?:[./]|$)", "", 0),
        (r"jmlr\.org/papers/(?:v|volume)\d+/[a-z-]+(\d\d)[a-z]?[./]", "JMLR", 0),
        # The number of a meeting or a volume, and the year before the first.
        (r"jmlr\.org/papers/(?:v|volume)(\d+)/\d\d-\d+", "JMLR", 1999),
        (r"roboticsproceedings\.org/rss(\d\d)/", "RSS", 2004),
    )
)
"""Their addresses, their names, and the year before the first where a number counts them."""

# "/papers/2009/owls.pdf", "/Pubs/TechRpts/2021/EECS-2021-2.html"
_SHELF = re.compile(
    rf"/(?:papers?|proceedings|publications?|pubs|tech\w*|tr)/({_YEAR})/", re.IGNORECASE
)
_MONTH, _DAY = r"(0?[1-9]|1[0-2])", r"([0-2]?\d|3[01])"
_POST = re.compile(
    rf"/({_YEAR})/{_MONTH}(?:/{_DAY})?/[^/]*[^\W\d_]{{2}}[^/]*/?$"
    rf"|/({_YEAR})-(0[1-9]|1[0-2])-([0-2]\d|3[01])[-_][^/]*[^\W\d_]{{2}}[^/]*(?:/(?:index\.html)?)?$"
)
# "/pqrsa-20170419.pdf"
_DAY_LAST = re.compile(rf"[-_.]({_YEAR})(0[1-9]|1[0-2])([0-2]\d|3[01])\.(?:pdf|ps)$")
_STORED = re.compile(
    r"/(?:assets|files?|images?|media|static|uploads?)/|\.(?:docx?|pdf|pptx?|ps)$", re.IGNORECASE
)
# A year in the name of a file, and no day.
_NAME_YEAR = re.compile(rf"(?<!\d)({_YEAR})(?!\d|[-_.]?(?:0[1-9]|1[0-2])(?!\d))[^/]*$")
# The first author, the year and a word of the title: "/poe04rain.pdf", "/poe2019rain.pdf".
_KEY = re.compile(
    rf"/[a-z]{{2,15}}({_YEAR}|\d\d)[-_]?([a-z]{{4,20}})\.(?:pdf|ps|html|md)$", re.IGNORECASE
)
_NAME_WORD = re.compile(r"[^\W\d_]{3,}")
MIN_SHARED = 2
"""So many words of a title, and half of all, are in the name of its file."""

_ARXIV = "://arxiv.org/"  # of most papers of some fields; its numbers tell of preprints
_OF_WORK = frozenset({LinkKind.PAPER, LinkKind.PDF, LinkKind.PROJECT, LinkKind.OTHER})
_NOWHERE = Venue("", "", False)


def find_imprint(title: str, links: Iterable[Link], kind: PaperKind, file: str = "") -> Venue:
    """Find where and when a work appeared by its addresses, the first that tells.

    Of a paper, the day of a post is when somebody wrote about it.

    Parameters
    ----------
    title
        A year beside words of it in the name of a file is that of the work.
    links
        All that lead to the work, to its code and to other things.
    kind
        What it is.
    file
        The path of its file beside the list, if it has one.

    Returns
    -------
    Venue
        Both parts are empty where no address tells.
    """
    if has_digit(file) and (said := _read_meeting("", f"/{file}") or _read_name(file, title)):
        return said
    for link in links:
        if link.kind not in _OF_WORK or _ARXIV in link.url or not has_digit(link.url):
            continue
        said = read_address(link.url)
        if said and (said.is_sure or kind is not PaperKind.PAPER):
            return said
        if said := _read_name(link.url, title):
            return said
    return _NOWHERE


def _read_name(path: str, title: str) -> Venue | None:
    """Read the year in the name of a file that has words of the title, too: "2019-fine-nets.pdf".

    A day in it is that on which somebody wrote about the work.
    """
    if keyed := _KEY.search(path):
        return (
            Venue("", year_in_full(keyed[1]), True) if keyed[2].lower() in title.lower() else None
        )
    found = _NAME_YEAR.search(path)
    if not found or found[1] in title:
        return None
    names = _NAME_WORD.findall(path[path.rfind("/") + 1 :].lower())
    shared = set(names) & set(_NAME_WORD.findall(title.lower()))
    is_title = len(shared) >= MIN_SHARED and len(shared) >= len(set(names)) / 2
    return Venue("", found[1], True) if is_title else None


@lru_cache(maxsize=20_000)  # an address stands beside several works
def read_address(url: str) -> Venue | None:
    """Read where and when the work at an address appeared; None where that does not tell.

    Examples
    --------
    >>> read_address("https://www.usenix.org/conference/osdi20/presentation/poe")
    Venue(name='OSDI', date='2020', is_sure=True)
    >>> read_address("https://blog.example.org/2019/05/04/fine-trees/").date
    '2019-05-04'
    >>> read_address("https://example.org/uploads/2019/05/trees.pdf") is None
    True
    """
    if not has_digit(url):
        return None
    split = split_url(url)
    if split is None:
        return None
    host, path = split[1].removeprefix("www."), split[0].path
    for form, name, first in _PROCEEDINGS:
        if found := form.match(f"{host}{path}"):
            year = str(first + int(found[1])) if first else year_in_full(found[1])
            return Venue(name, year, True)
    return _read_meeting(host, path) or _read_shelf(path) or _read_post(path)


def _read_meeting(host: str, path: str) -> Venue | None:
    """Read the acronym of a meeting with its year, or a year on the pages of a meeting."""
    for form in _FORMS:
        for found in form.finditer(path):
            small, short = found["name"].lower(), found.groupdict().get("short")
            if small in _MEETINGS and not (short and small in _COUNTING):
                return Venue(_MEETINGS[small], year_in_full(short or found["year"]), True)
    labels = host.split(".")[:-1]
    for found in filter(None, map(_LABEL.fullmatch, labels)):  # sosp2007.org
        if found[1] in _MEETINGS:
            return Venue(_MEETINGS[found[1]], found[2], True)
    named = [label for label in labels if label in _MEETINGS]
    year = _YEAR_PART.match(path) if named else None
    return Venue(_MEETINGS[named[-1]], year[1], True) if year else None


def _read_shelf(path: str) -> Venue | None:
    """Read the year of a shelf on which papers stand, or the day at the end of a file's name."""
    found = _SHELF.search(path) or _DAY_LAST.search(path)
    return Venue("", "-".join(found.groups()), True) if found else None


def _read_post(path: str) -> Venue | None:
    """Read the day, or the month, on which a page was posted."""
    post = _POST.search(path)
    if not post or _STORED.search(path):
        return None
    parts = [part.zfill(2) for part in post.groups() if part]
    return Venue("", "-".join(parts), False)
