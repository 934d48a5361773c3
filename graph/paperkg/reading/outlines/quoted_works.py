"""What somebody quotes from works, above who wrote them: "> It rains. ⏎ — Ann Poe, *Fine Rain*".

The work is what the line behind the dash names, and the quotation is said of it. So it is in a
list: "“It rains.” — Ann Poe, *Fine Rain*".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from paperkg.reading.text.blocks import BREAK, Block, BlockKind, Span, has_link, plain_text
from paperkg.reading.votes.title_words import is_title_case

__all__ = ["name_quoted_works", "turn_quoted_items"]

MIN_QUOTED = 2
"""So many quotations at least have such a line, and most of all."""

MAX_WORDS = 14
"""A line that says who wrote what has no more words."""

_DASH = re.compile(r"\s*(?:[—–―~]|--?)\s*(?=[^\W\d_]|$)")
# A sentence, and a dash behind it: "“It rains.” — Ann Poe, ".
_SAID = re.compile(
    r"\s*[\"“«„]\s?([^\"“”„«»]{3,400}[.!?…])\s?[\"”»“]\s*(?:[—–―]|--?)\s+(?=[^\W\d_])"
)


def turn_quoted_items(texts: Sequence[Block]) -> None:
    """Put sentences that are quoted below who wrote them where, if several lines are such."""
    found = [
        (block, said)
        for block in texts
        if block.kind is BlockKind.PARAGRAPH
        and len(block.spans) > 1
        and (said := _SAID.match(block.spans[0].text))
        and all(span.emphasized and not span.url for span in block.spans[1:2])
    ]
    sentences = sum(not is_title_case(said[1]) for _, said in found)
    if sentences < MIN_QUOTED or 2 * sentences < len(found):
        return  # "“A Fine Title.” - Ann Poe, *Rain Letters*"
    for block, said in found:
        head, *rest = block.spans
        rest = [head._replace(text=head.text[said.end() :]), *rest]
        block.spans[:] = [*rest, BREAK, Span(said[1])]


def name_quoted_works(blocks: Sequence[Block]) -> list[Block]:
    """Put the lines that name works above what is quoted from them, where most have one below."""
    quotes = sum(block.kind is BlockKind.QUOTE for block in blocks)
    if quotes < MIN_QUOTED:
        return list(blocks)
    turned: list[Block] = []
    found = 0
    place = 0
    while place < len(blocks):
        block = blocks[place]
        below = blocks[place + 1] if place + 1 < len(blocks) else None
        named = _cut_last_line(block) if block.kind is BlockKind.QUOTE else None
        if named is None and block.kind is BlockKind.QUOTE and below and _names_work(below.spans):
            spans = _without_dash(below.spans)
            named = Block(BlockKind.PARAGRAPH, below.line, spans), block
            place += 1
        turned.extend(named or [block])
        found += named is not None
        place += 1
    return turned if found >= MIN_QUOTED and 2 * found > quotes else list(blocks)


def _names_work(spans: Sequence[Span]) -> bool:
    """Whether a line is a dash and a few words, some of them in italics and none in a link."""
    if not spans or has_link(spans) or not _DASH.match(spans[0].text):
        return False
    is_styled = any(span.emphasized for span in spans)
    is_line = not any(span.is_break for span in spans)
    return is_styled and is_line and len(plain_text(spans).split()) <= MAX_WORDS


def _without_dash(spans: Sequence[Span]) -> list[Span]:
    head, *rest = spans
    text = _DASH.sub("", head.text, count=1)
    return [*([head._replace(text=text)] if text else []), *rest]


def _cut_last_line(quote: Block) -> tuple[Block, Block] | None:
    """Cut the last line of a quotation off, where it names the work."""
    last = quote.children[-1] if quote.children else None
    if last is None or last.kind is not BlockKind.PARAGRAPH:
        return None
    breaks = [place for place, span in enumerate(last.spans) if span.is_break]
    start = breaks[-1] + 1 if breaks else 0
    if not _names_work(last.spans[start:]) or not (start or len(quote.children) > 1):
        return None
    work = Block(BlockKind.PARAGRAPH, last.line + len(breaks), _without_dash(last.spans[start:]))
    above = [Block(BlockKind.PARAGRAPH, last.line, last.spans[: start - 1])] if start else []
    return work, Block(BlockKind.QUOTE, quote.line, children=[*quote.children[:-1], *above])
