"""When an author lived, before a colon and a title: "Roe, Ann (1454–1530): A Title. Bern 1532"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from paperkg.reading.patterns import CAPITAL, YEAR
from paperkg.reading.text.blocks import Block, plain_text

__all__ = ["drop_life_dates"]

MIN_LIFE = 20
"""A shorter span of years is that in which a work appeared."""

_LIVED = re.compile(
    rf"^(?P<name>\s*{CAPITAL}[\w'’-]+(?: {CAPITAL}[\w'’-]+)?, {CAPITAL}[\w.'’ -]{{0,40}}?)"
    r" \((?:(?:um|ca\.|c\.|\*|geb\.|born) ?)?(?P<from>\d{4}) ?[–-] ?(?P<to>\d{4})\)(?=: )"
)
_YEAR = re.compile(rf"(?<!\d){YEAR}(?!\d)")


def drop_life_dates(texts: Iterable[Block]) -> None:
    """Leave such years out where another one says when the work appeared."""
    for block in texts:
        first = block.spans[0]
        lived = _LIVED.match(first.text) if "): " in first.text and not first.is_link else None
        if lived is None or int(lived["to"]) - int(lived["from"]) < MIN_LIFE:
            continue
        if _YEAR.search(plain_text(block.spans), lived.end()):
            block.spans[0] = first._replace(text=lived["name"] + first.text[lived.end() :])
