"""What a thing on a list is, as far as its links tell."""

from __future__ import annotations

from collections.abc import Iterable

from paperkg.addresses import split_url
from paperkg.identifiers import Identifier
from paperkg.model import Link, PaperKind
from paperkg.publishers import REPOSITORY_HOSTS

__all__ = ["guess_kind"]

_PAPER = PaperKind.PAPER
_PROCEEDINGS = (
    "ai.meta.com/research/publications",
    "jmlr.org",
    "openaccess.thecvf.com",
    "papers.nips.cc",
    "proceedings.mlr.press",
    "proceedings.neurips.cc",
)
_BLOG = ("blog", "medium.com", "substack.com", "/post/", "/posts/", "towardsdatascience")


def guess_kind(identifiers: Iterable[Identifier], links: Iterable[Link]) -> PaperKind:
    """Tell papers from software, blog posts and other pages.

    A paper is what has a paper's identifier, a PDF or a page of proceedings among its links, or
    no link at all. Otherwise the first link decides: the root of a repository is software, an
    address that speaks of a blog or of posts is a blog post, and anything else a web page.

    Examples
    --------
    >>> guess_kind([], [Link("code", "https://github.com/openlm-research/open_llama")])
    <PaperKind.SOFTWARE: 'software'>
    """
    for identifier in identifiers:
        if identifier.names_paper:
            return _PAPER
    kinds = map(_kind_of_page, (link.url for link in links))
    first = next(kinds, _PAPER)
    return _PAPER if first is _PAPER or _PAPER in kinds else first


def _kind_of_page(url: str) -> PaperKind:
    """Tell what a page is by its address."""
    split = split_url(url)
    if split is None:
        return PaperKind.WEB_PAGE
    path, host = split[0].path, split[1].removeprefix("www.")
    if path.lower().endswith(".pdf") or f"{host}{path}".startswith(_PROCEEDINGS):
        return _PAPER
    if host in REPOSITORY_HOSTS and len(path.strip("/").split("/")) <= 2:
        return PaperKind.SOFTWARE
    address = url.lower()
    for word in _BLOG:
        if word in address:
            return PaperKind.BLOG_POST
    return PaperKind.WEB_PAGE
