"""Dashes of two or three signs before names: "Fine Rain--Ann Poe", "Finer Rain ---Roe, 1986".

Between words they may be part of a title, "Gauss--Newton"; that several texts of a document end
with names behind them tells what they are there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from paperkg.reading.names.people import read_people
from paperkg.reading.patterns import CAPITAL, YEAR
from paperkg.reading.records import MIN_GROUP
from paperkg.reading.text.blocks import Block, Span

__all__ = ["name_behind_double_dashes"]

NEARLY_ALL = 0.8
"""The share of the texts with such a dash that must end with names."""

MIN_TITLE = 2
"""A title before names has so many words at least."""

_TAIL = re.compile(
    rf"(?<=[^\s-])(?:\s?-{{2,3}}|-{{2,3}}\s)(?P<who>{CAPITAL}[^-\n]{{1,60}}?)"
    rf"(?:,?\s?\(?(?P<year>{YEAR})\)?)?\s*$"
)


def name_behind_double_dashes(every: Sequence[Block]) -> None:
    """Write "by" for such a dash, if a document is written so, outside the link of the title."""
    found = [
        (block, place, tail)
        for block in every
        for place, span in enumerate(block.spans)
        if "--" in span.text and (tail := _TAIL.search(span.text))
    ]
    titled = [tail for *_, tail in found if tail.string[: tail.start()].count(" ") >= MIN_TITLE - 1]
    named = sum(read_people(tail["who"], single=True) is not None for tail in titled)
    if named < max(MIN_GROUP, NEARLY_ALL * len(found)):
        return
    for block, place, tail in reversed(found):
        title = block.spans[place]._replace(text=tail.string[: tail.start()])
        when = f" ({tail['year']})" if tail["year"] else ""
        block.spans[place : place + 1] = [title, Span(f", by {tail['who']}{when}")]
