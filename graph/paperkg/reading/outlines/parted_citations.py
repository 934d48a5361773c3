"""Who and when between dashes before titles, "Poe et al. - 2019 - Fine Rain", as in citations.

Reference managers name files so, and people the notes on what they read. A title may stand before
its year, too, "Dune - 1965 - Frank Herbert": that nearly all such texts of a document begin with
what may be surnames, and some with several, or three at least with longer titles behind, tells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from paperkg.reading.cuts.short_citations import read_linked_lead
from paperkg.reading.patterns import YEAR
from paperkg.reading.records import MIN_GROUP
from paperkg.reading.text.blocks import Block

__all__ = ["write_parted_citations"]

NEARLY_ALL = 0.8
"""The share of the texts with a year between dashes that must begin with surnames."""

MIN_TITLE = 3
"""A title behind surnames alone has so many words: a name has fewer."""

_LEAD = re.compile(
    rf"\s*(?P<who>\S[^\n]{{1,100}}?)\s+[-–—]\s+(?P<year>{YEAR}[a-z]?)\s+[-–—]\s+(?=\S)"
)


class _Lead(NamedTuple):
    """A text, and who and when before its title."""

    block: Block
    found: re.Match[str]
    has_several: bool


def write_parted_citations(texts: Sequence[Block]) -> None:
    """Write "Poe et al. (2019). Fine Rain" for "Poe et al. - 2019 - Fine Rain"."""
    parted = [(block, found) for block in texts if (found := _find(block))]
    leads = [lead for block, found in parted if (lead := _read(block, found))]
    if len(leads) < NEARLY_ALL * len(parted):
        return
    if len(leads) >= MIN_GROUP or any(lead.has_several for lead in leads):
        for block, found, _ in leads:
            head = block.spans[0]
            text = f"{found['who']} ({found['year']}) - {head.text[found.end() :]}"
            block.spans[0] = head._replace(text=text)


def _find(block: Block) -> re.Match[str] | None:
    text = block.spans[0].text
    if " - " in text or " – " in text or " — " in text:
        return _LEAD.match(text)
    return None


def _read(block: Block, found: re.Match[str]) -> _Lead | None:
    """Read what stands before the year as surnames, if what stands behind it may be a title."""
    who = read_linked_lead(found["who"])
    if who is None:
        return None
    has_several = len(who[0].names) > 1 or who[0].has_others
    words = block.spans[0].text[found.end() :].split()
    return _Lead(block, found, has_several) if has_several or len(words) >= MIN_TITLE else None
