"""Paragraphs that letters count, "a) Ann Poe, *Rain*", "b) Bo Roe, *Snow*", on a page.

In text they are items. What a page shows so are paragraphs, whose letter would be taken for a
word before the names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from paperkg.reading.outlines.counted_lines import find_counted
from paperkg.reading.text.blocks import Block, BlockKind
from paperkg.reading.text.letter_marks import SMALL_LETTER, count_letter

__all__ = ["drop_letters"]

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
    for place in find_counted(counts):
        block, letter = found[place]
        head = block.spans[0]
        rest = head.text[letter.end() :]
        block.spans[:1] = [head._replace(text=rest)] if rest else []
