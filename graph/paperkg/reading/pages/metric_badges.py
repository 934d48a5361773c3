"""Elements that a script fills in with numbers about a work, and that name it: badges of Altmetric.

``<div class="altmetric-embed" data-doi="10.1000/rain"></div>`` shows nothing by itself, and holds
the identifier of the work beside it. It becomes a picture without words, whose address is that.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from selectolax.lexbor import LexborNode

from paperkg.identifiers import parse_identifier
from paperkg.reading.charset import clear_controls
from paperkg.reading.text.blocks import Block, BlockKind, Span

__all__ = ["are_badges", "is_badge_span", "read_badges", "settle_badges", "settle_row"]

_NAMED = {
    "data-doi": "doi",
    "data-arxiv-id": "arxiv",
    "data-arxiv": "arxiv",
    "data-pmid": "pmid",
    "data-isbn": "isbn",
}
_STARTS = tuple(f"{scheme}:" for scheme in _NAMED.values())
# PlumX names the work in the address of a link: "https://plu.mx/plum/a/?doi=10.1000/rain".
_ASKED = re.compile(r"[?&](doi|arxiv|pmid|isbn)=([^&#\s]{4,200})", re.IGNORECASE)
_PLUM = "plu.mx/"


def read_badges(node: LexborNode) -> list[Span]:
    """Give the identifiers that an element names in its attributes, each as a picture.

    Parameters
    ----------
    node
        An element, which may hold the work itself, too.
    """
    attributes = node.attributes
    said = [(scheme, attributes.get(name) or "") for name, scheme in _NAMED.items()]
    href = attributes.get("href") or ""
    if node.tag == "a" and _PLUM in href:
        said += [(found[1].lower(), found[2]) for found in _ASKED.finditer(href)]
    sources = [source for scheme, value in said if (source := _identify(scheme, value))]
    return [Span("", is_image=True, source=source) for source in dict.fromkeys(sources)]


def are_badges(blocks: Sequence[Block]) -> bool:
    """Whether blocks are one paragraph that is badges and nothing else."""
    if len(blocks) != 1 or blocks[0].kind is not BlockKind.PARAGRAPH:
        return False
    shown = [span for span in blocks[0].spans if span.text.strip() or span.is_link or span.is_image]
    return bool(shown) and all(map(is_badge_span, shown))


def settle_badges(spans: Iterable[Span]) -> list[Span]:
    """Put badges right behind the words before them, or the first ones: no line is theirs alone."""
    settled: list[Span] = []  # up to the last words
    after: list[Span] = []
    held: list[Span] = []
    for span in spans:
        if is_badge_span(span):
            place = settled if settled else held
            place.append(span)
        elif _has_words(span):
            settled += [*after, span, *held]
            after, held = [], []
        else:
            after.append(span)
    return [*settled, *after, *held]


def settle_row(cells: Sequence[Block]) -> None:
    """Put the badges of cells without words into the cell of the row that has the most."""
    bare = [cell for cell in cells if cell.spans and not any(map(_has_words, cell.spans))]
    longest = max(cells, key=lambda cell: sum(len(span.text) for span in cell.spans), default=None)
    for cell in bare:
        if longest is not None and longest is not cell:
            longest.spans += [span for span in cell.spans if is_badge_span(span)]
            cell.spans[:] = [span for span in cell.spans if not is_badge_span(span)]
    if longest is not None and any(map(is_badge_span, longest.spans)):
        longest.spans[:] = settle_badges(longest.spans)


def _has_words(span: Span) -> bool:
    return bool(span.text.strip()) or span.is_link


def is_badge_span(span: Span) -> bool:
    """Whether a span is such a picture."""
    return span.is_image and not span.text and span.source.startswith(_STARTS)


def _identify(scheme: str, value: str) -> str:
    """Write an identifier with its scheme before it; empty of what is none."""
    value = clear_controls(value).strip()
    named = parse_identifier(value if "://" in value else f"{scheme}:{value}") if value else None
    return f"{named.scheme}:{named.value}" if named and named.names_paper else ""
