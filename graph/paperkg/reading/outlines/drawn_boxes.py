"""Boxes that programs for notes draw before works, "☐ A Title", "☑ A Title", as those of tasks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from paperkg.reading.text.blocks import Block

__all__ = ["write_drawn_boxes"]

MIN_BOXES = 2
"""One box alone may be anything."""

_BOX = re.compile(r"\s*(?:(?P<open>[☐□⬜🔲◻])|[☑☒🗹🗷✅✓✔])\ufe0f?\s*(?=\S|$)")


def write_drawn_boxes(texts: Sequence[Block]) -> None:
    """Write "[ ]" and "[x]" for boxes that several texts begin with.

    Where none is open, they may be bullets, and ticks without a box, "✅", may praise.
    """
    found = [
        (block, box)
        for block in texts
        if not (block.spans[0].is_link or block.spans[0].code)
        and (box := _BOX.match(block.spans[0].text))
    ]
    are_open = any(box["open"] for _, box in found)
    for block, box in found if are_open and len(found) >= MIN_BOXES else ():
        first = block.spans[0]
        sign = " " if box["open"] else "x"
        block.spans[0] = first._replace(text=f"[{sign}] {first.text[box.end() :]}")
