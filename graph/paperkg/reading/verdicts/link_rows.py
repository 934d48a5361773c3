"""Words that lead a row of links to things: "**Simulators:** [Rainbox](…), [Hailer](…)".

They say what the things are, and are no title. The links of a work are labels, "[pdf](…)", or lead
to several places of one site; names each lead to a site or a repository of their own.
"""

from __future__ import annotations

from collections.abc import Sequence

from paperkg.addresses import split_url
from paperkg.reading.cuts.line_roles import is_known_venue
from paperkg.reading.cuts.shapes import leads_to_paper, leads_to_whole
from paperkg.reading.records import Record
from paperkg.reading.segments import Cut, Kind, Mark, Segment
from paperkg.reading.votes.title_words import count_words

__all__ = ["leads_row_of_names"]

MIN_NAMES = 2
"""A row has so many links at least."""

MANY_NAMES = 3
"""So many may each lead into a site, and not to the whole of it."""

MAX_LEAD = 6
"""What the things are is said in no more words."""


def leads_row_of_names(record: Record, title: Segment) -> bool:
    """Whether a title is bold or ends with a colon, and only links to several things follow."""
    if record.segments[0] is not title or title.is_link:
        return False
    links = [part for part in record.segments if part.span != title.span]
    if len(links) < MIN_NAMES:
        return False
    is_lead = title.mark is Mark.STRONG or links[0].cut is Cut.COLON
    if not is_lead or title.quoted or count_words(title.text) > MAX_LEAD:
        return False
    if not all(part.url and not part.bracket for part in links) or any(map(leads_to_paper, links)):
        return False
    wholes = sum(map(leads_to_whole, links))
    named = sum(part.kind is not Kind.LABEL or is_known_venue(part.text) for part in links)
    if 2 * min(wholes, named) > len(links):
        return True
    return len(links) >= MANY_NAMES and 2 * named >= len(links) and _are_of_several_sites(links)


def _are_of_several_sites(links: Sequence[Segment]) -> bool:
    """Whether hardly two links lead to the same site."""
    addresses = [split_url(part.url) for part in links]
    return len({address[1] if address else "" for address in addresses}) >= len(links) - 1
