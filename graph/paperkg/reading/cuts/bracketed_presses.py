"""Publishers in brackets behind names: "*Rain*, Ann Poe (Hail, 2013)".

"(Hail, 2013)" is who wrote a work, and when, unless somebody stands before it who did.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from paperkg.reading.imprints.venues import Venue
from paperkg.reading.patterns import CAPITAL, YEAR
from paperkg.reading.segments import Kind, Segment
from paperkg.reading.words import either

__all__ = ["name_bracketed_presses", "names_author"]

_PRESS = re.compile(rf"(?P<name>[^\W\d_][^,;.:]{{1,60}}), (?P<year>{YEAR})")

_SIGNED = re.compile(rf"\s(?:{either('people', 'by')})\s{CAPITAL}")


def name_bracketed_presses(parts: Sequence[Segment]) -> None:
    """Take a name and a year in brackets for where a work appeared, where names stand before."""
    for part in parts:
        if part.bracket == "(":
            break
    else:
        return
    are_named = False
    for part in parts:
        found = _PRESS.fullmatch(part.text) if are_named and part.bracket == "(" else None
        if found and part.kind is Kind.PEOPLE and not part.is_link:
            part.kind, part.people = Kind.VENUE, None
            part.venue, part.date = (
                Venue(found["name"], found["year"], is_sure=False),
                found["year"],
            )
        are_named = are_named or (names_author(part) and not part.bracket)


def names_author(part: Segment) -> bool:
    """Whether a part is names, or a title with "by" and a name behind it, known or not."""
    return part.kind is Kind.PEOPLE or _SIGNED.search(part.text) is not None
