"""Years glued to titles, or of two digits before them, written as other lists have them.

"17: A Fine Title", "2017' A Fine Title" and "2017-A Fine Title" are "(2017) A Fine Title".
Two digits may count the lines, the days of a month or the parts of a book, too. The addresses of
the works, which have their years in them, tell what they are; so does the mark in "'17: ".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from paperkg.identifiers import Scheme, parse_identifier
from paperkg.reading.imprints.dated_addresses import read_address
from paperkg.reading.imprints.dates import year_in_full
from paperkg.reading.imprints.venues import CODED
from paperkg.reading.patterns import RECENT_YEAR
from paperkg.reading.records import AGREED
from paperkg.reading.text.blocks import Block, BlockKind, Span

__all__ = ["write_short_years"]

MIN_YEARS = 3
"""So many lines at least begin so: two may do by chance."""

MIN_TOLD = 2
"""So many of them at least have a mark, or an address of the same year."""

# "17: ", "'17 - ", "[17] ", and alone before a link.
_SHORT_YEAR = re.compile(
    r"\s*(?:(?P<mark>['’‘`])?(?P<plain>\d\d)(?:\s?[:：]|\s[–—-](?=\s|$))|[\[(]['’]?(?P<inner>\d\d)[\])]:?)"
    r"(?:\s+(?=[^\W\d_]|[\"“‘'«„「『《])|\s*$)"
)


_MARKED_YEAR = re.compile(
    rf"\s*({RECENT_YEAR})(?:['’´`]\s+|[-_–—])(?!(?:now|present|today)\b)(?=[^\W\d_])", re.IGNORECASE
)


class _Lead(NamedTuple):
    """A line, where its digits end, the year that they are, and what else says so."""

    block: Block
    end: int
    year: str
    is_marked: bool
    told: frozenset[str]

    @property
    def is_sure(self) -> bool:
        return self.is_marked or self.year in self.told


def write_short_years(every: Sequence[Block]) -> None:
    """Write "(2017) A Fine Title" for "17: A Fine Title", where several lines begin with years.

    So it is with a year in full and a mark, "2017' A Fine Title", but where most have a meeting
    behind it, too: "2017-FCC-A Fine Title".
    """
    every = [block for block in every if not block.spans[0].text[:1].isalpha()]
    marked = [(block, year) for block in every if (year := _MARKED_YEAR.match(block.spans[0].text))]
    coded = sum(CODED.match(block.spans[0].text.lstrip()) is not None for block, _ in marked)
    are_told = len(marked) >= MIN_YEARS and 2 * coded < len(marked)
    for block, year in marked if are_told else ():
        head = block.spans[0]
        block.spans[0] = head._replace(text=f"({year[1]}) {head.text[year.end() :]}")
    leads = [lead for block in every if (lead := _find(block))]
    if len(leads) < MIN_YEARS:
        return
    told = [lead for lead in leads if lead.is_marked or lead.told]
    sure = sum(lead.is_sure for lead in told)
    if sure >= max(MIN_TOLD, AGREED * len(told)):
        for lead in leads:
            head = lead.block.spans[0]
            lead.block.spans[0] = head._replace(text=f"({lead.year}) {head.text[lead.end :]}")


def _find(block: Block) -> _Lead | None:
    """Find two digits before the words or the link of a line."""
    if block.kind is BlockKind.HEADING or block.spans[0].is_image:
        return None
    text = block.spans[0].text
    found = _SHORT_YEAR.match(text)
    if not found or (found.end() == len(text) and len(block.spans) < 2):
        return None
    year = year_in_full(found["plain"] or found["inner"])
    told = (_year_of(span) for span in block.spans if span.url)
    return _Lead(block, found.end(), year, bool(found["mark"]), frozenset(filter(None, told)))


def _year_of(span: Span) -> str:
    """Give the year in an address: of the number of a preprint, of a meeting, of a post."""
    named = parse_identifier(span.url)
    if named and named.scheme is Scheme.ARXIV:
        return year_in_full(named.value.rpartition("/")[2][:2])
    placed = read_address(span.url)
    return placed.date[:4] if placed else ""
