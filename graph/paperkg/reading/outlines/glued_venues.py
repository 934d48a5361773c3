"""Commas with no space before a venue and its year: "A Fine Title,CVPR 2021", "…,CVPR,2021"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from paperkg.reading.text.blocks import Block
from paperkg.reading.words import words_of

__all__ = ["part_glued_venues"]

_ACRONYMS = words_of("venues", "acronyms")
_GLUED = re.compile(
    r"(?<=[\w?!.)\]’”\"»]),\s?(?P<name>[A-Za-z&]{3,12})"
    r"(?P<second>[,，]?)(?P<year>[\s'’-]{0,2}(?:(?:19|20)\d\d|\d\d))(?!\w)"
)


def part_glued_venues(texts: Sequence[Block]) -> None:
    """Set such commas off, where the venue is a known one: words with commas inside stay."""
    for block in texts:
        for place, span in enumerate(block.spans):
            if "," in span.text and "://" not in span.text:
                text = _GLUED.sub(_set_off, span.text)
                if text != span.text:
                    block.spans[place] = span._replace(text=text)


def _set_off(found: re.Match[str]) -> str:
    if found["name"] not in _ACRONYMS:
        return found[0]
    comma, year = (", ", found["year"].lstrip()) if found["second"] else ("", found["year"])
    return f", {found['name']}{comma}{year}"
