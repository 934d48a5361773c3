"""Titles over several links to one address: "[Growth of](u) [Owls](u)", "[Rain ](u)[in Towns](u)".

Editors begin a new link where a style or a line ends, and a reader sees one.
"""

from __future__ import annotations

from collections.abc import Iterable

from paperkg.reading.labels import is_label
from paperkg.reading.text.blocks import Block, Span
from paperkg.reading.text.inline import ends_open

__all__ = ["join_parted_links"]

MAX_TITLE = 300
"""A title has no more signs."""


def join_parted_links(texts: Iterable[Block]) -> None:
    """Join links to one address where a space is all that is between, and the text goes on."""
    for block in texts:
        if len(block.spans) > 1 and _has_twins(block.spans):
            _join(block)


def _has_twins(spans: list[Span]) -> bool:
    """Whether some links lead to one address: a cheap test."""
    urls = [span.url for span in spans if span.url]
    return len(urls) > 1 and len(urls) > len(set(urls))


def _join(block: Block) -> None:
    joined: list[Span] = []
    place, gap = -1, False  # of the last link, and whether a space follows it
    for span in block.spans:
        is_gap = not span.is_image and not span.is_link and not span.text.strip()
        if place >= 0 and span.url and _goes_on(joined[place], span, has_gap=gap):
            words = (joined[place].text.rstrip() if gap else joined[place].text, span.text)
            del joined[place + 1 :]
            joined[place] = joined[place]._replace(text=(" " if gap else "").join(words))
            gap = False
            continue
        joined.append(span)
        if span.url:
            place, gap = len(joined) - 1, False
        elif is_gap and not span.footnote:
            gap = True
        else:
            place = -1
    block.spans[:] = joined


def _goes_on(link: Span, after: Span, *, has_gap: bool) -> bool:
    """Whether a link to the same address goes on with the text of another."""
    if link.url != after.url or len(link.text) > MAX_TITLE:
        return False
    if link.is_image or after.is_image or is_label(after.text):
        return False
    if not has_gap and (link.text[-1:].isspace() or after.text[:1].isspace()):
        return link[3:7] == after[3:7]  # in the same style
    return has_gap and ends_open(link.text)
