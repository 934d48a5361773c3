"""What a page is, and on which site, before its title: "Medium article: A Fine Title https://…".

By itself "Rain House article" may begin a title. That the address has the name of the site tells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from paperkg.reading.imprints.sites import is_site
from paperkg.reading.text.blocks import Block, Span
from paperkg.reading.words import either, words_of

__all__ = ["drop_site_leads"]

MAX_LEAD = 48
"""Such a lead has no more signs."""

_LEAD = re.compile(rf"\s*(?P<lead>[^\W\d_][^:：\n]{{3,{MAX_LEAD}}}?)\s?[:：]\s*(?!//)")
_COLON = re.compile(r"\s?[:：]\s*(?!//)")
# "Article on Medium", "Post from the Rain House blog"
_TURNED = re.compile(
    rf"(?P<sort>[^\W\d_]+(?: [^\W\d_]+)?) (?:{either('said', 'on_sites')}) (?:the )?(?P<name>.+)",
    re.IGNORECASE,
)
_OWNER = re.compile(r"['’]s?$")
_ADDRESS = re.compile(r"https?://[^\s<>()]+")
_PAGES = words_of("said", "pages")
_OF_SITES = words_of("sections", "sites")


def drop_site_leads(every: Sequence[Block]) -> None:
    """Take such words off the titles of pages, in a link and before one."""
    for block in every:
        if rest := _without_lead(block.spans):
            block.spans[:] = rest


def _without_lead(spans: Sequence[Span]) -> list[Span] | None:
    """Cut such words off a line at its first colon, where a text follows it that is no address."""
    head, after = spans[0], spans[1:2]
    if head.is_image or head.code:
        return None
    is_styled = (head.strong or head.emphasized) and not head.is_link
    has_colon = ":" in head.text or "：" in head.text
    if has_colon and (found := _LEAD.match(head.text)):
        lead, cut, behind = found["lead"], head.text[found.end() :], 1
    elif is_styled and after and (colon := _COLON.match(after[0].text)):
        lead, cut, behind = head.text, after[0].text[colon.end() :], 2
    else:
        return None
    if not _names_page(lead.strip(), spans):
        return None
    rest = [spans[behind - 1]._replace(text=cut), *spans[behind:]]
    while rest and not (rest[0].text.strip() or rest[0].is_break):
        del rest[0]
    is_title = rest and not (rest[0].is_break or rest[0].is_image or _ADDRESS.match(rest[0].text))
    return rest if is_title else None


def _names_page(lead: str, spans: Sequence[Span]) -> bool:
    """Whether words say what a page is, and where: "Rain House blog post", "Blog post"."""
    if _PAGES.isdisjoint(lead.lower().split()):
        return False
    if turned := _TURNED.fullmatch(lead):
        sort, name = turned["sort"], turned["name"]
        return set(sort.lower().split()) <= _PAGES and _is_site(name, spans)
    words = lead.split()
    sorts = 0
    while sorts < len(words) and words[-1 - sorts].lower() in _PAGES:
        sorts += 1
    if not sorts:
        return False
    if sorts == len(words):
        return sorts > 1 and words[0].lower() in _OF_SITES
    name = _OWNER.sub("", " ".join(words[: len(words) - sorts]))
    return _is_site(name, spans)


def _is_site(name: str, spans: Sequence[Span]) -> bool:
    """Whether the first address of a line is on the site of a name."""
    urls = (
        span.url or (found[0] if (found := _ADDRESS.search(span.text)) else "") for span in spans
    )
    url = next(filter(None, urls), "")
    return bool(url) and is_site(name, url)
