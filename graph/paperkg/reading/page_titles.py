"""The titles of pages as browsers keep them, without what the site adds."""

from __future__ import annotations

import re
from typing import NamedTuple

from paperkg.reading.patterns import ARXIV_NUMBER

__all__ = ["PageTitle", "names_site", "read_journal_page", "tidy_page_title"]

_ARXIV_NUMBER = re.compile(rf"^\[(?:[a-z-]+(?:\.[A-Z]{{2}})?/\d{{7}}(?:v\d+)?|{ARXIV_NUMBER})\]\s*")
# As arXiv's feed has titles: "A Title. (arXiv:2303.04150v2 [cs.NE] UPDATED)".
_FROM_FEED = re.compile(r"\.?\s*\(arXiv:[\w./-]+(?: \[[\w.-]+\])?(?: [A-Z -]+)?\)$")
_SITES = (
    r"acl anthology|acm .*|annual reviews"
    r"|arxiv(?:\.org| vanity)?|biorxiv|"
    r"bmc .*|cambridge core|cell|communications of .*|elife|eurekalert|frontiers.*|hugging ?face|"
    r"ieee.*|iopscience|jama.*|jmlr|(?:the )?journal of .*|jstor|medrxiv|nature(?: .*)?|nber|"
    r"nejm|neurips.*|openreview|oxford academic|papers with code|phys\. rev\. .*|"
    r"physical review .*|"
    r"plos .*|pmc|pnas|proceedings of .*|pubmed|request pdf|researchgate|sage journals|"
    r"science(?:direct)?|semantic scholar|springer(?:link)?|ssrn|taylor & francis.*|the lancet.*|"
    r"transactions of .*|usenix|wiley online library|zenodo|"
    r"goodreads|vimeo|youtube|wiki?p[eé]dia(?:,? .*)?|wikipedie|wikipedija|vikipedi|"
    r"википедия|вікіпедія|维基百科.*|維基百科.*|ウィキペディア|위키백과.*"
)
_SITE = re.compile(rf"\s+(?:[|–—-]+)\s+(?:{_SITES})$", re.IGNORECASE)
_NAME_OF_SITE = re.compile(_SITES, re.IGNORECASE)

# As Wiley, Taylor & Francis and JSTOR call the pages of their articles.
_JOURNAL_PAGES = tuple(
    re.compile(rf"(?P<title>.{{8,}}?){after}(?: \([\w-]+(?:\.[\w-]+)+\))?")
    for after in (
        r" - (?P<who>[^|]{2,40}?) - (?P<year>\d{4}) - (?P<journal>.{3,80}) - Wiley Online Library",
        r": (?P<journal>[^:]{3,80}): Vol \d+, No .{1,20}",
        r" on JSTOR",
    )
)

# Medium names the author and the publication: "Fine Things | by Ann Poe | Fine Press".
_MEDIUM = re.compile(r"\s+\|\s+by [^|]{3,60}(?:\s+\|\s+[^|]{2,60})?$")
# SSRN names the authors too: "Fine Things by Ann Poe, Bo Roe :: SSRN".
_SSRN = re.compile(r"(?: by (?:(?! by ).){3,300})? :: SSRN$")


class PageTitle(NamedTuple):
    """What the title of a page says of an article; empty what it does not say."""

    title: str
    who: str
    year: str
    journal: str


def read_journal_page(text: str) -> PageTitle | None:
    """Read the title of a page of a journal, which says more than that of the article.

    Examples
    --------
    >>> read_journal_page("Fine Things - Poe - 2011 - Rain Letters - Wiley Online Library")
    PageTitle(title='Fine Things', who='Poe', year='2011', journal='Rain Letters')
    """
    found = next((match for page in _JOURNAL_PAGES if (match := page.fullmatch(text))), None)
    said = found.groupdict() if found else {}
    return PageTitle(**{name: said.get(name, "") for name in PageTitle._fields}) if said else None


def tidy_page_title(title: str) -> str:
    """Take off a page's title what its site adds: a number before it, its own name after it.

    Examples
    --------
    >>> tidy_page_title("[1706.03762] Attention Is All You Need")
    'Attention Is All You Need'
    >>> tidy_page_title("Attention Is All You Need | OpenReview")
    'Attention Is All You Need'
    >>> tidy_page_title("Fine Things | by Ann Poe | Fine Press")
    'Fine Things'
    >>> tidy_page_title("Fine Things by Ann Poe, Bo Roe :: SSRN")
    'Fine Things'
    """
    title = _ARXIV_NUMBER.sub("", title.strip()).removeprefix("(PDF) ").removeprefix("[PDF] ")
    title = _MEDIUM.sub("", _FROM_FEED.sub("", title))
    if page := read_journal_page(title):
        return page.title
    return _SITE.sub("", _SSRN.sub("", title)).strip()


def names_site(text: str) -> bool:
    """Whether a text is the name of a site with papers, or of a journal: "Cambridge Core"."""
    return _NAME_OF_SITE.fullmatch(text) is not None
