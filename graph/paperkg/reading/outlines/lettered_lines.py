"""Paragraphs that letters count, "a) Ann Poe, *Rain*", "b) Bo Roe, *Snow*", on a page.

In text they are items. What a page shows so are paragraphs, whose letter would be taken for a
word before the names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from paperkg.reading.text.blocks import Block, BlockKind
from paperkg.reading.text.letter_marks import SMALL_LETTER, count_letter

__all__ = ["drop_letters"]

MIN_LINES = 3
"""Fewer letters count nothing."""

IN_ORDER = 0.8
"""The share of the letters that follow the one before them, or begin anew."""

# A small letter with any sign; a capital with a bracket alone, for "A. Poe" is a name.
_LETTER = re.compile(rf"\s*(?:\(?({SMALL_LETTER})[.)]|\(?([A-ZА-ЯΑ-Ω])\))\s+(?=\S|$)")


def drop_letters(every: Sequence[Block]) -> None:
    """Take the letters off the paragraphs that they count, in the order of an alphabet.

    The blocks of a document are given from its last to its first.
    """
    found = [
        (block, letter)
        for block in reversed(every)
        if block.kind is BlockKind.PARAGRAPH
        and block.spans
        and not block.spans[0].is_link
        and (letter := _LETTER.match(block.spans[0].text))
    ]
    counts = [count_letter(letter[1] or letter[2]) for _, letter in found]
    if len(found) < MIN_LINES or counts[0] != 1:
        return
    follows = sum(later in (count + 1, 1) for count, later in pairwise(counts))
    if follows < IN_ORDER * (len(counts) - 1):
        return
    for block, letter in found:
        head = block.spans[0]
        rest = head.text[letter.end() :]
        block.spans[:1] = [head._replace(text=rest)] if rest else []
