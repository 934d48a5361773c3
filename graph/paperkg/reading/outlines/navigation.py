"""Lines that only lead about a site: "[Home](…) | [Sessions](…)", "[Back to the list](…)".

So does a list of the document's own headings, "- [I. On Rain](i-on-rain)". They are no work, no
section and no title, wherever they stand on a page.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence, Set
from itertools import zip_longest

from paperkg.addresses import split_url
from paperkg.identifiers import parse_identifier
from paperkg.reading import reasons
from paperkg.reading.labels import is_label
from paperkg.reading.outlines.plain_contents import plain_contents_of
from paperkg.reading.segments import tidy
from paperkg.reading.text.blocks import (
    Block,
    BlockKind,
    Span,
    has_break,
    plain_text,
    split_numbered,
)
from paperkg.reading.words import words_of

__all__ = ["part_navigation"]

MAX_WORDS = 5
"""A page of a site is called by no more words."""

MEAN_WORDS = 2.5
"""Nor by more in the mean, where none of them says that it is the first page."""

MIN_LINKS = 3
"""So many pages at least, or two where the first is called "Home" or "Next"."""

_BAR = re.compile(r"[|｜·•∙⋅/»›>–—-]|::")
_JOINT = re.compile(r"[\w,;&()\"“”'、，]")
"""What stands between works that a line lists, and not between pages of a site."""

_ARROW = re.compile(r"^\s*[←↑⬅⬆↩↖🔙🔝]|[←↑⬅⬆↩↖🔙🔝]\ufe0f?\s*$")
_NO_LETTERS = re.compile(r"[\W_]+")
_TEXTS = (".pdf", ".ps", ".doi", ".docx")
_SHARED = ("github.com", "gitlab.com", "gitee.com")
"""Hosts of many sites, which the first two parts of a path tell."""

_FRONT, _NEAR = words_of("navigation", "front"), words_of("navigation", "near")
_BACK = tuple(words_of("navigation", "back"))
_BACK_LAST = tuple(words_of("navigation", "back_last"))


def part_navigation(
    blocks: Sequence[Block],
) -> tuple[Sequence[Block], list[tuple[int, str, str]]]:
    """Part the blocks of a document from its lines that only lead about the site.

    Those are given as what can be no entry: line, text and reason.
    """
    kept: list[Block] = []
    ways: list[tuple[int, str, str]] = []
    names = [_name_of(block.spans) for block in blocks if block.kind is BlockKind.HEADING]
    heads, following = set(names), iter(names)
    for block in blocks:
        if block.kind is BlockKind.HEADING:
            heads.discard(next(following))  # contents stand above what they lead to
        if lines := _lines_about(block):
            ways += [(line, plain_text(spans), reasons.SEE_ALSO) for line, spans in lines]
        elif block.kind is BlockKind.LIST and (
            lines := _contents_of(block, heads) or plain_contents_of(block, heads, _name_of)
        ):
            ways += [(line, plain_text(spans), reasons.CONTENTS) for line, spans in lines]
        else:
            kept.append(block)
    return _without_heads(kept, ways), ways


def _without_heads(kept: Sequence[Block], ways: Sequence[tuple[int, str, str]]) -> Sequence[Block]:
    """Leave out the headings of parts that had nothing but lines about the site."""
    lines = [line for line, *_ in ways]
    return [
        block for block, after in zip_longest(kept, kept[1:]) if not _is_over(block, after, lines)
    ]


def _is_over(block: Block, after: Block | None, ways: Sequence[int]) -> bool:
    """Whether a heading has nothing but such lines below it, and no other part of it follows."""
    if block.kind is not BlockKind.HEADING:
        return False
    is_left = after is None or (after.kind is BlockKind.HEADING and after.level <= block.level)
    last = after.line if after else sys.maxsize
    return is_left and any(block.line < line < last for line in ways)


def _lines_about(block: Block) -> list[tuple[int, Sequence[Span]]]:
    """Give the lines of a block, with their numbers, if it only leads about the site."""
    spans = _line_of(block)
    if not spans:
        return _pages_of(block) if block.kind is BlockKind.LIST else []
    if has_break(spans) and (lines := _ways_back_of(block)):
        return lines
    is_heading = block.kind is BlockKind.HEADING
    is_way = (
        _is_navigation(spans, is_heading=is_heading)
        if len(spans) >= MIN_LINKS
        else _is_way_back(spans)
    )
    return [(block.line, spans)] if is_way else []


def _line_of(block: Block) -> Sequence[Span]:
    """Give the line that a block is: a heading, a paragraph, or a list of one item."""
    is_list = block.kind is BlockKind.LIST
    while block.kind in (BlockKind.LIST, BlockKind.ITEM) and len(block.children) == 1:
        block = block.children[0]
    is_line = block.kind is BlockKind.PARAGRAPH or (block.kind is BlockKind.HEADING and not is_list)
    return block.spans if is_line else ()


def _pages_of(block: Block) -> list[tuple[int, Sequence[Span]]]:
    """Give the lines of a list of pages nearby, one of which leads back, or the first "Home"."""
    lines: list[tuple[int, Sequence[Span]]] = []
    for item in block.children:
        spans = _line_of(item)
        if len(spans) != 1 or not spans[0].is_link or not _is_page(spans[0]):
            return []
        lines.append((item.line, spans))
    links = [spans[0] for _, spans in lines]
    is_near = all(link.local for link in links)
    is_menu = len(links) >= MIN_LINKS and _name_of(links[:1]) in _FRONT
    if is_menu and (is_near or _are_of_one_site(links)):
        return lines
    return lines if is_near and any(_is_way_back(spans) for _, spans in lines) else []


def _ways_back_of(block: Block) -> list[tuple[int, Sequence[Span]]]:
    """Give the lines of a paragraph that all lead back, one to the first page of the site, too."""
    lines: list[tuple[int, Sequence[Span]]] = [
        (block.line + place, line) for place, line in split_numbered(block.spans)
    ]
    links = [[span for span in line if span.text.strip()] for _, line in lines]
    if not any(len(line) == 1 and line[0].local for line in links):
        return []
    return lines if all(len(line) == 1 and _is_called_back(line[0]) for line in links) else []


def _contents_of(block: Block, heads: Set[str]) -> list[tuple[int, Sequence[Span]]]:
    """Give the lines of a list of links to the headings of the document, as to pages.

    An address that is made of the words of its link may lead to a heading that is not yet written.
    """
    lines: list[tuple[int, Sequence[Span]]] = []
    for item in block.children:
        first = item.children[0] if item.children else item
        if len(first.spans) != 1 or not _leads_to_heading(first.spans[0], heads):
            return []
        lines.append((item.line, first.spans))
        for below in item.children[1:]:
            found = _contents_of(below, heads) if below.kind is BlockKind.LIST else []
            if not found:
                return []
            lines += found
    named = sum(_name_of(spans) in heads for _, spans in lines)
    return lines if named and len(lines) > 1 else []


def _leads_to_heading(link: Span, heads: Set[str]) -> bool:
    if not link.local or "/" in link.local or "." in link.local:
        return False
    is_slug = _letters_of(link.local) == _letters_of(link.text)
    return is_slug or _name_of([link]) in heads


def _letters_of(text: str) -> str:
    return _NO_LETTERS.sub("", text).casefold()


def _name_of(spans: Sequence[Span]) -> str:
    return tidy(plain_text(spans)).strip(" *_:").casefold()


def _is_navigation(spans: Sequence[Span], *, is_heading: bool) -> bool:
    """Whether a line is nothing but links to pages of one site, with bars between.

    The labels of a work are no such line: "[Paper](…) | [Code](…)". A paragraph is one if it begins
    with "Home" or the like: it may be the parts of a work that the line above names.
    """
    links = _links_of(spans)
    if len(links) < MIN_LINKS - 1 or not all(map(_is_page, links)):
        return False
    names = [plain_text([link]).strip("*_ ").casefold() for link in links]
    opens = _leads_about(names)
    own = sum(not is_label(name) or name in _FRONT for name in names)
    if opens:
        return own > (not is_heading) and _are_of_one_site(links)
    words = sum(len(name.split()) for name in names)
    are_short = len(names) >= MIN_LINKS and words <= MEAN_WORDS * len(names)
    return is_heading and own > 1 and are_short and _are_of_one_site(links)


def _is_way_back(spans: Sequence[Span]) -> bool:
    """Whether a line is a link to a page nearby, by an arrow, or called as one.

    A note of such a title is named after it: "[Back to the Land](notes/back-to-the-land.md)".
    """
    link = spans[0]
    if not link.local or any(span.text.strip() for span in spans[1:]) or not _is_page(link):
        return False
    return _is_called_back(link)


def _is_called_back(link: Span) -> bool:
    name = tidy(link.text).strip("*_ ").casefold()
    is_back = name.startswith(_BACK) and name.split()[0] not in link.local.casefold()
    is_back = is_back or (link.is_link and name.endswith(_BACK_LAST))
    return is_back or name in _NEAR or _ARROW.search(link.text) is not None


def _leads_about(names: Sequence[str]) -> bool:
    """Whether pages begin with "Home", or are the ones beside a page: "Back", "Next week"."""
    are_near = all(name.partition(" ")[0] in _NEAR or name in _FRONT for name in names)
    is_front = names[0] in _FRONT or names[0].endswith(" home page")
    return is_front or are_near or not _NEAR.isdisjoint((names[0], names[-1]))


def _links_of(spans: Sequence[Span]) -> list[Span]:
    """Give the links of a line, if bars part them and nothing else is there."""
    links: list[Span] = []
    between = around = ""
    for span in spans:
        if span.is_image or span.footnote:
            return []
        if not span.is_link:
            between += " " if span.is_break else span.text
            continue
        if links and not _BAR.search(between):
            return []
        links.append(span)
        around += between
        between = ""
    return [] if _JOINT.search(around + between) else links


def _is_page(link: Span) -> bool:
    """Whether a link may lead to a page of a site: it has few words, and is no paper."""
    if not 0 < len(link.text.split()) <= MAX_WORDS:
        return False
    if (link.url or link.local).lower().endswith(_TEXTS):
        return False
    named = parse_identifier(link.url) if link.url else None
    return named is None or not named.names_paper


def _are_of_one_site(links: Sequence[Span]) -> bool:
    """Whether links lead to one site; of many, one may lead elsewhere."""
    sites = [_site_of(link) for link in links]
    most = max(map(sites.count, sites))
    return len(sites) - most <= (len(sites) > MIN_LINKS)


def _site_of(link: Span) -> str:
    address = split_url(link.url)
    if address is None:
        return link.url.lower()
    parts, host = address
    shared = parts.path.split("/")[1:3] if host in _SHARED else []
    return "/".join((host.removeprefix("www."), *shared)).lower()
