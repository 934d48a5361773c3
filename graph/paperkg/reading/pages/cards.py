"""Cards: works of a page whose parts stand in elements that are named for what they hold.

Pages of labs and of conferences have them: an element for each work, and in it
``<div class="pub-title">`` and ``<div class="pub-authors">``, or one such for each author.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from paperkg.reading.charset import tidy_text
from paperkg.reading.labels import is_label
from paperkg.reading.pages.element_spans import (
    HIDDEN,
    TAG,
    badge_of,
    children_of,
    is_sort,
    read_on_one_line,
)
from paperkg.reading.pages.metric_badges import is_badge_span, read_badges, settle_badges
from paperkg.reading.text.blocks import BREAK, Span, has_link, plain_text

__all__ = ["CARDS", "read_card"]

CARDS = frozenset({"article", "div", "li", "p", "section"})
"""The elements that may be cards."""

MAX_PARTS = 40
"""A card has no more parts; what has more is a list of cards."""

MAX_WORDS = 600
"""A card has no more words; what has more is a page on one work."""

MIN_TITLE, MAX_LINKED = 4, 2
"""A link of so many words is a title; a card has hardly more of them, its own and its volume's."""

MAX_ELEMENTS = 300
"""Among so many elements of a card one of them is named, or none is."""

MAX_DEPTH = 5
"""Parts stand no deeper in a card, in columns and rows."""

_BLOCKS = frozenset({"br", "div", "li", "ol", "p", "ul"})
_AROUND = frozenset({"article", "cite", "dd", "div", "header", "li", "p", "section", "span", "ul"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_ANY_HEADING = ", ".join(sorted(_HEADINGS))
_WORD = re.compile(r"[A-Z]?[a-z]+")
_AUTHORS = ("author", "authors", "people")
_WORKS = frozenset(
    (
        "article",
        "bibitem",
        "citation",
        "paper",
        "pub",
        "publication",
        "reading",
        "reference",
        "work",
    )
)
_VENUES = frozenset({"conference", "journal", "venue"})
# What these name is the title of something else, such as the page.
_OTHERS = frozenset(
    (
        "blog",
        "book",
        "card",
        "entry",
        "page",
        "post",
        "section",
        "site",
        "sub",
        "subtitle",
        "widget",
    )
)
# What stands between the elements of two authors.
_BETWEEN = re.compile(r"[\s,;&|·•]*(?:and\b)?[\s,;&|·•:]*")


class _Part(NamedTuple):
    """A part of a card: what it holds, where its name says so, and its elements."""

    name: str
    nodes: list[LexborNode]
    is_block: bool


def read_card(node: LexborNode) -> list[Span] | None:
    """Read a card as lines, its title in bold and its authors with a label; None of no card."""
    if not _holds_named(node):
        return None
    found = list(islice(_parts_of(node, 0), MAX_PARTS + 1))
    parts = _choose_title(_join_authors(found))
    names = [part.name for part in parts]
    authors = names.count("authors")
    if len(found) > MAX_PARTS or authors > 1 or not (authors or _is_of_work(node)):
        return None
    if "title" not in names:
        parts = _name_heading(parts)
        names = [part.name for part in parts]
    if names.count("title") != 1 or any(map(_has_heading, parts)):
        return None  # the page around a single card
    title, first = names.index("title"), names.index("authors") if authors else 0
    if first < title:  # dblp has the authors first
        parts.insert(first, parts.pop(title))
    spans: list[Span] = []
    is_apart = True
    for part in parts:
        if spans and (part.is_block or is_apart):
            spans.append(BREAK)
        spans.extend(_read_part(part))
        is_apart = part.is_block
    spans = settle_badges([*spans, *read_badges(node)])
    linked = {span.url or span.local for span in spans if span.text.count(" ") >= MIN_TITLE - 1}
    is_one = len(linked - {""}) <= MAX_LINKED
    return spans if is_one and len(plain_text(spans).split()) <= MAX_WORDS else None


def _is_of_work(node: LexborNode) -> bool:
    """Whether an element is named for a work: a card without an element for its authors."""
    return not _words_of(node).isdisjoint(_WORKS)


def _choose_title(parts: list[_Part]) -> list[_Part]:
    """Choose the only part that is named a title and nothing else, where others are, too.

    Above ``<p class="title">`` arXiv has its number of a work in ``<p class="list-title">``.
    """
    plain = [part for part in parts if part.name == "title" and "title" in _classes_of(part)]
    if len(plain) != 1:
        return parts
    return [
        part._replace(name="") if part.name == "title" and part is not plain[0] else part
        for part in parts
    ]


def _classes_of(part: _Part) -> list[str]:
    return (part.nodes[0].attributes.get("class") or "").split()


def _name_heading(parts: list[_Part]) -> list[_Part]:
    """Name the only heading of a card its title, where it leads to the work; or the first link.

    A citation has no heading, "Ann Poe (2020). [Fine Rain](…). *Rain*", and buttons behind it.
    """
    headings = [part for part in parts if not part.name and part.nodes[0].tag in _HEADINGS]
    links = [part for part in parts if not part.name and part.nodes[0].tag == "a"]
    if not headings and links and not is_label(tidy_text(links[0].nodes[0].text())):
        return _name_cited(parts, parts.index(links[0]))
    if len(headings) != 1 or headings[0].nodes[0].css_first("a[href]") is None:
        return parts
    return [part._replace(name="title") if part is headings[0] else part for part in parts]


def _name_cited(parts: list[_Part], place: int) -> list[_Part]:
    """Name a link the title, and what stands in italics right behind it where it appeared."""
    named = [*parts]
    named[place] = parts[place]._replace(name="title")
    for at in range(place + 1, min(place + 3, len(parts))):
        if not parts[at].name and parts[at].nodes[0].tag in ("em", "i"):
            named[at] = parts[at]._replace(name="venue", is_block=True)
            break
    return named


def _has_heading(part: _Part) -> bool:
    if part.name:
        return False
    return any(
        node.tag in _HEADINGS or ((node.tag or "-")[0] != "-" and node.css_first(_ANY_HEADING))
        for node in part.nodes
    )


def _join_authors(parts: Sequence[_Part]) -> list[_Part]:
    """Join the elements of authors with no more than a comma between them."""
    joined: list[_Part] = []
    between: list[_Part] = []
    for part in parts:
        last = joined[-1] if joined else None
        if last and last.name == "authors" and part.name == "authors":
            last.nodes.extend(part.nodes)
            between = []
        elif last and last.name == "authors" and _is_between(part):
            between.append(part)
        else:
            joined += [*between, part]
            between = []
    return joined + between


def _is_between(part: _Part) -> bool:
    node = part.nodes[0]
    return node.tag == "-text" and _BETWEEN.fullmatch(node.text() or "") is not None


def _read_part(part: _Part) -> list[Span]:
    """Read a part of a card: the title in bold, who wrote it and where it appeared with a label."""
    spans = list(read_on_one_line(part.nodes))
    spans = [
        span
        for span in spans
        if (span.text and not span.is_break) or span.is_link or is_badge_span(span)
    ]
    if part.name == "title" and not has_link(spans):  # in one: words that were searched for
        return _set_apart("".join(span.text for span in spans), badge_of(part.nodes[0]))
    if part.name == "title":
        lines = [[BREAK, span] if span.text == TAG else [span] for span in spans]
        return [span for line in lines for span in line]
    if part.name == "authors":
        return [Span(f"Authors: {_join_names(spans, apart=len(part.nodes) > 1)}")]
    if part.name == "venue":
        return [Span(f"Venue: {''.join(span.text for span in spans)}")]
    return spans


def _set_apart(title: str, badge: str) -> list[Span]:
    """Give a title, and below it what stands behind it in an element of its own."""
    words = title.rstrip()
    if not badge or not words.endswith(badge):
        return [Span(title, strong=True)]
    name = words.removesuffix(badge).removesuffix(TAG).rstrip()
    said = f"{TAG}{badge}" if is_sort(badge) else badge
    return [Span(name, strong=True), BREAK, Span(said)]


def _join_names(spans: Sequence[Span], *, apart: bool) -> str:
    """Give the names of authors, without where they work: in italics, before a semicolon."""
    if any(span.emphasized and span.text.rstrip().endswith(";") for span in spans):
        spans = [span for span in spans if not span.emphasized]
    text, was_link = "", False
    for span in spans:
        if text and (apart or (was_link and span.is_link)) and not text.rstrip().endswith(","):
            text += ", "
        text += span.text
        was_link = span.is_link
    return text.strip(" ,")


def _parts_of(node: LexborNode, depth: int) -> Iterator[_Part]:
    """Give the parts of what may be a card, each with its name, or none."""
    is_first = depth > 0 and (node.tag or "") in _BLOCKS
    for child in islice(children_of(node), MAX_PARTS + 1):
        tag = child.tag or ""
        if tag in HIDDEN or (tag == "-text" and not (child.text() or "").strip()):
            continue
        name = _name_of(child)
        if not name and tag in _AROUND and depth < MAX_DEPTH and _holds_named(child):
            yield from _parts_of(child, depth + 1)
        else:
            yield _Part(name, [child], is_first or bool(name) or tag in _BLOCKS)
        is_first = False


def _holds_named(node: LexborNode) -> bool:
    """Whether one of the first elements in an element is named for authors or a title."""
    waiting = [node.child]
    for _ in range(MAX_ELEMENTS):
        if not waiting:
            return False
        child = waiting.pop()
        if child is None:
            continue
        waiting += [child.next, child.child]
        if (child.tag or "-")[0] != "-" and _own_name(child):
            return True
    return False


def _name_of(node: LexborNode) -> str:
    """Say what an element holds by the words of its class, or by those of its parts."""
    if (node.tag or "-").startswith("-"):
        return ""
    name = _own_name(node)
    if not name and node.tag == "a":
        child = node.css_first("[class*=itle]")  # a link around a heading
        is_venue = node.css_first("[itemprop=isPartOf]") is not None
        name = "venue" if is_venue else _own_name(child) if child else ""
    if name or node.tag not in ("div", "p", "span"):
        return name
    inner = [child for child in islice(children_of(node), MAX_PARTS) if child.tag != "-text"]
    is_row = all(child.tag in ("a", "span") for child in inner)
    names = {_own_name(child) or child.attributes.get("class") or "" for child in inner}
    return "authors" if is_row and "authors" in names and names <= {"authors", ""} else ""


def _words_of(node: LexborNode) -> set[str]:
    """Give the words of the classes of an element, in small letters: "pubTitle main-card"."""
    return {word.lower() for word in _WORD.findall(node.attributes.get("class") or "")}


def _own_name(node: LexborNode) -> str:
    said = (node.attributes.get("itemprop"), node.attributes.get("aria-label"))
    if "author" in said or "authors" in said:
        return "authors"
    words = _words_of(node)
    if not words.isdisjoint(_VENUES):
        return "venue"
    if not words.isdisjoint(_OTHERS):
        return ""
    if any(word.endswith("title") for word in words):
        return "title"
    is_person = "person" in words and node.tag == "a"
    return "authors" if is_person or any(word.endswith(_AUTHORS) for word in words) else ""
