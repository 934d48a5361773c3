"""Where a work appeared, behind "@" at the end of a text: "A Fine Title @ KDD 2020"."""

from __future__ import annotations

import re
from typing import NamedTuple

from paperkg.reading.imprints.venues import Venue, read_venue

__all__ = ["VenueAtSign", "find_venue_at_sign"]

_BEHIND = re.compile(r"\s@\s?([^\W\d_][^@,;|()\[\]]{1,80})$")


class VenueAtSign(NamedTuple):
    """Where "@" and the space before it begin, what stands behind it, and what that names."""

    start: int
    text: str
    venue: Venue


def find_venue_at_sign(text: str) -> VenueAtSign | None:
    """Find "@" and a venue, with its year or known, at the end of a text.

    Examples
    --------
    >>> find_venue_at_sign("A Fine Title @ KDD 2020").venue.name
    'KDD'
    >>> find_venue_at_sign("Coffee @ Home") is None
    True
    """
    found = _BEHIND.search(text, max(text.rfind("@") - 1, 0)) if "@" in text else None
    venue = read_venue(found[1]) if found else None
    if found is None or venue is None or not venue.name or not (venue.is_sure or venue.date):
        return None
    return VenueAtSign(found.start(), found[1], venue)
