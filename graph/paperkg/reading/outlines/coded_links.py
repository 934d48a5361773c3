"""Links by a meeting, its year and a short name, with the title on the line below.

"[FCC22 FineNet](…) ⏎ Fine Nets for Trees" says by itself no more than a link with a remark. That
most such paragraphs of a document begin so tells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from paperkg.reading.imprints.dates import year_in_full
from paperkg.reading.text.blocks import Block, BlockKind, Span, plain_text, split_lines

__all__ = ["spell_out_links"]

LEAST = 3
"""So many paragraphs at least are written so."""

AGREED = 0.6
"""The share of the paragraphs of a link and a line that must begin so."""

MIN_WORDS = 3
"""A title has so many words in the mean, or more."""

# "ICLR22 PointNet", "3DV'21", "22 Fine Labels": a meeting or none, a year, a name or none.
_CODED = re.compile(r"(?:([\w&-]{0,12}[A-Za-z&])[ '’]?)?((?:19|20)\d\d|\d\d)(?:\s(\S.{0,50}))?")


def spell_out_links(blocks: Sequence[Block]) -> Sequence[Block]:
    """Write such paragraphs as links by their titles, with where and when in brackets before."""
    found = {place: lines for place, block in enumerate(blocks) if (lines := _read(block))}
    coded = {
        place: code
        for place, (link, _) in found.items()
        if (code := _CODED.fullmatch(link.text.strip()))
    }
    words = sum(len(found[place][1].split()) for place in coded)
    if len(coded) < max(LEAST, AGREED * len(found)) or words < MIN_WORDS * len(coded):
        return blocks
    written = list(blocks)
    for place, code in coded.items():
        link, title = found[place]
        year = year_in_full(code[2])
        source = Span(f"[{code[1]} {year}] " if code[1] else f"[{year}] ")
        spans = [source, link._replace(text=title, alias=code[3] or "")]
        written[place] = Block(BlockKind.PARAGRAPH, blocks[place].line, spans)
    return written


def _read(block: Block) -> tuple[Span, str] | None:
    """Read a paragraph of a link and a line of words below it."""
    if block.kind is not BlockKind.PARAGRAPH:
        return None
    lines = split_lines(block.spans)
    if len(lines) != 2:
        return None
    named = [span for span in lines[0] if span.text.strip()]
    has_link = any(span.is_link or span.is_image for span in lines[1])
    title = plain_text(lines[1]).strip()
    if len(named) != 1 or not named[0].url or has_link or title.endswith((".", ":")):
        return None
    return named[0], title
