"""Signs with no space behind them: "A Fine Title,CVPR 2021", "Ann Poe,2025", "Ann Poe:A Title".

Commas are told by known venues and by years behind them, colons by names before them, in most lines
that have such a colon.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from paperkg.reading.names.people import read_people
from paperkg.reading.records import AGREED, MIN_GROUP
from paperkg.reading.text.blocks import Block
from paperkg.reading.words import words_of

__all__ = ["part_glued_names", "part_glued_venues"]

_ACRONYMS = words_of("venues", "acronyms")
_GLUED = re.compile(
    r",(?<=[\w?!.)\]’”\"»],)\s?(?P<name>[A-Za-z&]{3,12})"
    r"(?P<second>[,，]?)(?P<year>[\s'’-]{0,2}(?:(?:19|20)\d\d|\d\d))(?!\w)"
)
# "Ann Poe,2025", "et al.,2025", but no "王小明,2010,題名", whose fields go on; and
# "Rain Lett.2009;25:1".
_GLUED_YEAR = re.compile(
    r"((?<=[^\W\d_]|[.)]),(?=(?:19|20)\d\d(?!\w|[,，-]\S))"
    r"|(?<=[^\W\d_])\.(?=(?:19|20)\d\d;\s?\d))"
)
_NAMES = re.compile(r"(?P<names>[^:\n]{4,600}?[^\W\d_]):(?=[A-ZÀ-Þ])")


def part_glued_names(texts: Sequence[Block]) -> None:
    """Set a title off the names before its colon: "Ann Poe, Bo Roe:A Fine Title"."""
    glued = [
        (block, found)
        for block in texts
        if block.spans[0].text.partition(":")[2][:1].strip()
        and (found := _NAMES.match(block.spans[0].text))
    ]
    if len(glued) < MIN_GROUP:
        return
    named = sum(read_people(found["names"], single=True) is not None for _, found in glued)
    several = sum(", " in found["names"] for _, found in glued)
    if named < AGREED * len(glued) or 2 * several < len(glued):
        return
    for block, found in glued:
        head = block.spans[0]
        end = found.end()
        block.spans[0] = head._replace(text=f"{head.text[:end]} {head.text[end:]}")


def part_glued_venues(texts: Sequence[Block]) -> None:
    """Set such commas off before a year or a known venue: words with commas inside stay."""
    for block in texts:
        for place, span in enumerate(block.spans):
            if ("," in span.text or ";" in span.text) and "://" not in span.text:
                text = _GLUED_YEAR.sub(r"\1 ", _GLUED.sub(_set_off, span.text))
                if text != span.text:
                    block.spans[place] = span._replace(text=text)


def _set_off(found: re.Match[str]) -> str:
    if found["name"] not in _ACRONYMS:
        return found[0]
    comma, year = (", ", found["year"].lstrip()) if found["second"] else ("", found["year"])
    return f", {found['name']}{comma}{year}"
