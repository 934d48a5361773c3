"""The words inside elements of HTML, as spans with their styles, links and pictures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from paperkg.characters import has_digit
from paperkg.notation import read_notation
from paperkg.reading.charset import clear_controls, tidy_text
from paperkg.reading.pages.metric_badges import read_badges, settle_badges
from paperkg.reading.pages.page_tree import nests_without_end
from paperkg.reading.text.blocks import (
    BREAK,
    LINE_END,
    NO_TEXT,
    Span,
    is_paper_address,
    sort_address,
)
from paperkg.reading.text.inline import split_addresses

__all__ = [
    "HIDDEN",
    "TAG",
    "badge_of",
    "children_of",
    "is_sort",
    "join_ends",
    "line_of",
    "read_element",
    "read_on_one_line",
    "read_spans",
    "spans_inside",
]


_NAMED = frozenset({"div", "font", "p", "span"})
_MAY_BE_BADGES = frozenset({"div", "i", "li", "p", "span"})
# "font-weight: bold", as editors and Google's documents write styles.
_BOLD = re.compile(r"font-weight:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_ITALIC = re.compile(r"font-style:\s*(?:italic|oblique)", re.IGNORECASE)
TAG = "Tag: "
"""The label of what says of which sort a work is."""

MAX_SORT = 4
"""Of which sort a work is takes no more words."""

_BADGES = ("small", "span")
_HEADING = re.compile("h[1-6]")
_LARGER = re.compile(r"\+[1-4]|[4-7]")  # 3 is the size of a text
_NOT_BOLD = re.compile(r"font-weight:\s*(?:normal|lighter|[1-4]00)", re.IGNORECASE)
# What says of a work of which sort it is, beside its title.
_BADGE = re.compile(
    r"(?:^|[\s_-])(?:badge|tag|label|genre|category|chip|pill)s?(?:[\s_-]|$)", re.IGNORECASE
)
_TITLED = re.compile(
    r"(?:^|\s)(?:(?:article|paper|pub|publication|ref|reference|work)[-_]?)?title(?:\s|$)"
)


# How a link without words is called for which a script shows a card: "embedly-card".
_CARD = re.compile(r"(?:^|[\s_-])(?:card|embed|oembed|preview)(?:$|[\s_-])")
_CARD_DATA = re.compile(r"data-(?:iframely|card|embed|oembed|preview)(?:-[a-z]{1,20}){0,3}")


def _strong(span: Span) -> Span:
    return span._replace(strong=True)


def _emphasized(span: Span) -> Span:
    return span._replace(emphasized=True)


def _code(span: Span) -> Span:
    return span._replace(code=True)


def _struck(span: Span) -> Span:
    return span._replace(struck=True)


_STYLES = {
    "b": _strong, "strong": _strong, "i": _emphasized, "em": _emphasized, "cite": _emphasized,
    "u": _emphasized, "code": _code, "tt": _code, "s": _struck, "del": _struck, "strike": _struck,
}  # fmt: skip
HIDDEN = frozenset({"script", "style", "svg", "head", "template", "noscript", "-comment"})
"""Elements that nobody sees."""

_SCRIPTS = frozenset({"sub", "sup"})
_SCRIPT = re.compile(r"[\w+−*=()-]{1,8}|(?:[\w*∗†‡§¶#]{1,2},\s?){1,8}[\w*∗†‡§¶#]{1,2}")
"""Longer ones are small print: names of authors, remarks."""


def children_of(node: LexborNode) -> Iterator[LexborNode]:
    """Give the elements and texts right inside an element."""
    child = node.child
    while child is not None:
        yield child
        child = child.next


def line_of(node: LexborNode, default: int) -> int:
    """Give the line of the file that an element stands on, where that was noted."""
    value = node.attributes.get("data-line") or ""
    return int(value) if value.isdecimal() and len(value) < 10 else default


def spans_inside(node: LexborNode) -> Iterator[Span]:
    """Flatten what is inside an element; the end of a line is a space."""
    return read_on_one_line(children_of(node))


def read_on_one_line(nodes: Iterable[LexborNode]) -> Iterator[Span]:
    """Flatten elements; in a page the end of a line is a space."""
    return join_ends(span for node in nodes for span in read_element(node))


def join_ends(spans: Iterable[Span]) -> Iterator[Span]:
    """Write a space for the end of a line; a break holds the ends up to the words after it."""
    ends = 0  # of lines so far, which no break holds yet
    held: list[Span] = []  # a break and the blanks after it
    for span in spans:
        shown = span._replace(text=span.text.replace("\n", " ")) if "\n" in span.text else span
        words = span.text.lstrip()
        if held and (words or span.is_link or span.is_image):
            ends += span.text.count("\n", 0, len(span.text) - len(words))
            yield from (held[0]._replace(text="\n" * ends), *held[1:])
            held, ends = [], words.count("\n")
        else:
            ends += span.text.count("\n")
        if span.is_break:
            yield from held
            held = [span]
        elif held:
            held.append(shown)
        else:
            yield shown
    yield from held


def read_element(top: LexborNode) -> Iterator[Span]:
    """Flatten an element into spans, without recursion: hostile pages nest without end."""
    stack: list[tuple[LexborNode, Span]] = [(top, Span(""))]
    while stack:
        node, style = stack.pop()
        tag = node.tag or ""
        if tag == "-text":
            if text := node.text(deep=False):
                yield from split_addresses(style._replace(text=clear_controls(text)))
        elif tag == "br":
            yield BREAK
        elif tag == "img":
            yield _image(node, style)
        elif tag == "a" and not _leads_to_itself(node):
            yield from _link(node, style)
        elif tag in _SCRIPTS and _SCRIPT.fullmatch(script := node.text()):
            yield style._replace(text=_read_script(tag, script))
        elif tag not in HIDDEN:
            yield from _read_before(node, tag)
            style = _styled(node, tag, style)
            stack.extend((child, style) for child in reversed(list(children_of(node))))
            if tag in ("p", "div", "li", "tr"):
                yield BREAK


def _read_before(node: LexborNode, tag: str) -> Iterator[Span]:
    """Give what its attributes name, and a space where a page sets it apart: "Week 1", "Rain".

    What says of which sort a work is stands on a line of its own below its title.
    """
    if tag in _MAY_BE_BADGES:
        yield from read_badges(node)
    if tag in _BADGES and _is_badge(node):
        yield Span(" ") if _is_in_heading(node) else BREAK
        if not _is_in_heading(node) and is_sort(node.text()):
            yield Span(TAG)
    elif tag == "span" and _is_set_beside(node):
        yield Span(" ")


def _is_set_beside(node: LexborNode) -> bool:
    """Whether an element stands right behind another, without a space, that is called otherwise."""
    before = node.prev
    if before is None or before.tag != "span":
        return False
    called = [part.attributes.get("class") or "" for part in (before, node)]
    if not all(called) or called[0] == called[1]:
        return False
    last, first = before.text()[-1:], node.text()[:1]
    return last.isalnum() and (first.isupper() or (first.isdecimal() and not last.isdecimal()))


def _styled(node: LexborNode, tag: str, style: Span) -> Span:
    """Give the style of an element: its own, one that it says in words, or a title's."""
    if tag == "font" and _is_coloured_in_line(node):
        return _emphasized(style)
    if tag not in _NAMED:
        return _STYLES[tag](style) if tag in _STYLES else style
    said = node.attributes.get("style") or ""
    if tag == "font" and _is_larger_in_line(node):
        return _strong(style)
    if _is_title(node) or (said and _BOLD.search(said)):
        style = _strong(style)
    return _emphasized(style) if said and _ITALIC.search(said) else style


def _is_coloured_in_line(node: LexborNode) -> bool:
    """Whether words have a colour of their own, behind others of the same line that have none."""
    before = node.prev
    is_behind = before is not None and before.tag == "-text" and before.text().strip() != ""
    return is_behind and bool(node.attributes.get("color"))


def _is_larger_in_line(node: LexborNode) -> bool:
    """Whether words are larger than those right behind them: "<font size=4>A Title</font>, Poe"."""
    after = node.next
    is_before = after is not None and after.tag == "-text" and after.text().strip() != ""
    return is_before and _LARGER.fullmatch(node.attributes.get("size") or "") is not None


def _is_badge(node: LexborNode) -> bool:
    """Whether an element that ends another says by its class or its style that it is no title.

    "<div class='title'>Fine Rain<span class='tag'>Fiction</span></div>".
    """
    attributes = node.attributes
    called, said = attributes.get("class") or "", attributes.get("style") or ""
    if not (_BADGE.search(called) or _NOT_BOLD.search(said)):
        return False
    before, after = node.prev, node.next
    is_last = after is None or not (after.text() or "").strip()
    return is_last and before is not None and bool((before.text() or "").strip())


def _is_in_heading(node: LexborNode) -> bool:
    """Whether an element stands right in a heading, which has one line."""
    parent = node.parent
    return parent is not None and _HEADING.fullmatch(parent.tag or "") is not None


def _is_title(node: LexborNode) -> bool:
    """Whether the class of an element says that it is a title: "title", "paper-title"."""
    called = (node.attributes.get("class") or "").lower()
    return _TITLED.search(called) is not None


def _read_script(tag: str, script: str) -> str:
    """Read what stands high or low; marks of an author, "1,2", say where they work, no more."""
    return "" if "," in script else read_notation(f"<{tag}>{script}</{tag}>")


def _image(node: LexborNode, style: Span) -> Span:
    attributes = node.attributes
    return style._replace(
        text=clear_controls(attributes.get("alt") or ""),
        is_image=True,
        source=clear_controls(attributes.get("src") or ""),
    )


def _leads_to_itself(node: LexborNode) -> bool:
    """Whether a link is its own target, so that others may lead to it: an address of a citation."""
    own = node.attributes.get("id") or node.attributes.get("name")
    return bool(own) and node.attributes.get("href") == f"#{own}"


def _link(node: LexborNode, style: Span) -> Iterator[Span]:
    yield from read_badges(node)
    href = clear_controls(node.attributes.get("href") or "").strip()
    if footnote := node.attributes.get("data-footnote"):
        yield Span("", footnote=footnote)
    for end in node.css("br"):
        end.replace_with(" ")
    head = node.css_first("div[class*=title]")  # of a card that shows what a page is about
    badge = badge_of(node) if head is None else ""
    text = tidy_text((head or node).text(deep=True)).removesuffix(badge).rstrip()
    if node.css_first("b, strong") is not None:
        style = style._replace(strong=True)
    style = style._replace(alias=node.attributes.get("data-alias") or "")
    url, local = sort_address(href)
    style = style._replace(url=url, local=local)
    image = node.css_first("img")
    if text:
        yield style._replace(text=text)
    elif image is not None:
        yield _image(image, style)
    elif is_paper_address(href) or (url and _is_card(node)):
        yield style._replace(text=NO_TEXT)
    if badge:
        yield BREAK
        if is_sort(badge):
            yield Span(TAG)
        yield Span(badge)


def badge_of(node: LexborNode) -> str:
    """Give what ends an element and says of which sort a work is: "Fiction" behind "Fine Rain"."""
    badge = next((part for part in reversed(node.css(", ".join(_BADGES))) if _is_badge(part)), None)
    said = tidy_text(badge.text()) if badge is not None else ""
    text = tidy_text(node.text()) if said else ""
    return said if text.endswith(said) and text != said else ""


def is_sort(badge: str) -> bool:
    """Whether a badge says of which sort a work is, "Science", and not where or when it appeared.

    Examples
    --------
    >>> is_sort("Science Fiction"), is_sort("NeurIPS"), is_sort("Rain 2020")
    (True, False, False)
    """
    words = badge.split()
    is_plain = all(word[1:] == word[1:].lower() for word in words)
    return is_plain and len(words) <= MAX_SORT and not has_digit(badge)


def _is_card(node: LexborNode) -> bool:
    """Whether a script of the page shows a card for a link without words, as of a shop."""
    named = (name for name in node.attributes if name.startswith("data-"))
    called = (node.attributes.get("class") or "").lower()
    return _CARD.search(called) is not None or any(map(_CARD_DATA.fullmatch, named))


def read_spans(html: str) -> list[Span]:
    """Read HTML that stands inside a line."""
    if nests_without_end(html):
        return []
    body = LexborHTMLParser(html).body
    found = (span for child in children_of(body) for span in read_element(child)) if body else ()
    return settle_badges(part for span in found for part in _split_at_ends(span))


def _split_at_ends(span: Span) -> Iterator[Span]:
    """Split a text at the ends of lines of the document that it stands in."""
    if span.is_break or span.is_link or "\n" not in span.text:
        yield span
        return
    for number, text in enumerate(span.text.split("\n")):
        if number:
            yield LINE_END
        if text:
            yield span._replace(text=text)
