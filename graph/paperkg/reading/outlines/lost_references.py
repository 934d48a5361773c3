"""Works in brackets that are no links: "[Poe, A. (2009). A Title.][poe2009]".

Nothing defines the name behind them, or links to the work follow: "[A Title, Poe] [[pdf]](…)".
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from paperkg.reading.text.blocks import Block, Span, plain_text

__all__ = ["is_one_bracket", "take_off_bracket", "unlink_lost_references"]

MIN_WORDS = 3
"""What stands in such a link has so many words: fewer are a label."""

# Behind a box or a picture by its name: ":book: [A Fine Title, Ann Poe, FCC 2015] ".
_BEFORE_LINKS = re.compile(
    r"(?P<lead>\s*(?::[a-z][\w+-]{1,40}:\s*|\[[ xX]\]\s+|\W{1,3}\s)?)"
    r"\[(?P<work>[^\[\]\n]{2,600})\](?P<end>\W*)"
)
_NAME = re.compile(r"\]\s?\[[\w:.+-]{0,40}\][.\s]*$")


def unlink_lost_references(texts: Iterable[Block]) -> None:
    """Take the brackets off texts that are such a link, with its name, or lead to such links."""
    for block in texts:
        first, last = block.spans[0], block.spans[-1]
        if first.text[:1] == "[" and "]" in last.text and not (first.is_link or last.is_link):
            _unlink(block)
        elif "[" in first.text and not first.is_link and len(block.spans) > 1:
            _unwrap(block.spans)


def _unwrap(spans: list[Span]) -> None:
    """Take the brackets off several words with a comma, behind which nothing but links stand."""
    found = _BEFORE_LINKS.fullmatch(spans[0].text)
    if not found or "," not in found["work"] or len(found["work"].split()) < MIN_WORDS:
        return
    others = [span for span in spans[1:] if not span.is_link]
    if spans[1].is_link and not any(map(str.isalnum, "".join(span.text for span in others))):
        spans[0] = spans[0]._replace(text=f"{found['lead']}{found['work']} {found['end'].lstrip()}")


def _unlink(block: Block) -> None:
    spans = block.spans
    name = _NAME.search(spans[-1].text)
    text = plain_text(spans)
    bracket = text[: len(text) - len(name[0]) + 1] if name else ""
    if not name or len(bracket[1:-1].split()) < MIN_WORDS or not is_one_bracket(bracket, "[", "]"):
        return
    take_off_bracket(spans, len(name[0]))


def is_one_bracket(text: str, opening: str, closing: str) -> bool:
    """Whether a text begins with a bracket that closes with its last sign."""
    if not (text.startswith(opening) and text.endswith(closing)):
        return False
    depth = 0
    for char in text[1:-1]:
        depth += (char == opening) - (char == closing)
        if depth < 0:
            return False
    return depth == 0


def take_off_bracket(spans: list[Span], end: int) -> None:
    """Take the bracket off that opens with the first sign of a text, and what ends it, so long."""
    spans[-1] = spans[-1]._replace(text=spans[-1].text[:-end])
    spans[0] = spans[0]._replace(text=spans[0].text[1:])
    spans[:] = filter(_has_text, spans)


def _has_text(span: Span) -> bool:
    return bool(span.text) or span.is_break or span.is_image
