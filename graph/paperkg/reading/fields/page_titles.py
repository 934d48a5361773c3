"""The titles of pages as browsers keep them, without what the site adds."""

from __future__ import annotations

import re

from paperkg.reading.patterns import ARXIV_NUMBER

__all__ = ["tidy_page_title"]

_ARXIV_NUMBER = re.compile(rf"^\[(?:[a-z-]+(?:\.[A-Z]{{2}})?/\d{{7}}(?:v\d+)?|{ARXIV_NUMBER})\]\s*")
# As arXiv's feed has titles: "A Title. (arXiv:2303.04150v2 [cs.NE] UPDATED)".
_FROM_FEED = re.compile(r"\.?\s*\(arXiv:[\w./-]+(?: \[[\w.-]+\])?(?: [A-Z -]+)?\)$")
_SITE = re.compile(
    r"\s+(?:[|–—-]+)\s+(?:acl anthology|acm .*|annual reviews"
    r"|arxiv(?:\.org| vanity)?|biorxiv|"
    r"bmc .*|cambridge core|cell|communications of .*|elife|eurekalert|frontiers.*|hugging ?face|"
    r"ieee.*|iopscience|jama.*|jmlr|(?:the )?journal of .*|jstor|medrxiv|nature(?: .*)?|nber|"
    r"nejm|neurips.*|openreview|oxford academic|papers with code|phys\. rev\. .*|"
    r"physical review .*|"
    r"plos .*|pmc|pnas|proceedings of .*|pubmed|request pdf|researchgate|sage journals|"
    r"science(?:direct)?|semantic scholar|springer(?:link)?|ssrn|taylor & francis.*|the lancet.*|"
    r"transactions of .*|usenix|wiley online library|zenodo)$",
    re.IGNORECASE,
)

# Medium names the author and the publication: "Fine Things | by Ann Poe | Fine Press".
_MEDIUM = re.compile(r"\s+\|\s+by [^|]{3,60}(?:\s+\|\s+[^|]{2,60})?$")
# SSRN names the authors too: "Fine Things by Ann Poe, Bo Roe :: SSRN".
_SSRN = re.compile(r"(?: by (?:(?! by ).){3,300})? :: SSRN$")


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
    return _SITE.sub("", _SSRN.sub("", title)).strip()
