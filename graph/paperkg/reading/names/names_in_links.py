"""Names before titles in italics inside a link: "[Poe and Li *Rain at Work*](https://…)".

By themselves the words in italics might be a species or a ship that a title names; that most links
of a document are so tells. A comma behind the names then parts them from the titles.
"""

from __future__ import annotations

import re

from paperkg.reading.names.people import read_people
from paperkg.reading.patterns import CAPITAL

__all__ = ["part_names_in_links"]

MIN_LINKS = 4
"""So many such links show that a document has them."""

NEARLY_ALL = 0.8
"""The share of the links with words in italics at their ends that begin with names of their own."""

_LINK = re.compile(
    r"(?<!!)\[(?P<lead>[^\W\d_][^\[\]*_:\n]{1,60}?)(?P<sign> ?[:–—-]| )\s?"
    r"(?=(?P<mark>[*_])(?![*_\s])[^*_\[\]\n]{2,200}(?P=mark)\]\()"
)
_NAMES = re.compile(rf"{CAPITAL}[\w.,'’& -]+")


def part_names_in_links(text: str) -> str:
    r"""Set a comma between names and titles in links, where most of a document are written so.

    Examples
    --------
    >>> links = [f"[{name} *Rain*](https://example.org)" for name in ("Poe", "Li and Roe", "Low")]
    >>> part_names_in_links("\n".join([*links, "[Orr *Snow*](b.pdf)"])).splitlines()[-1]
    '[Orr, *Snow*](b.pdf)'
    >>> part_names_in_links("[Growing *Rosa alba*](b.pdf)")
    '[Growing *Rosa alba*](b.pdf)'
    """
    if "*](" not in text and "_](" not in text:
        return text
    leads = [found["lead"] for found in _LINK.finditer(text)]
    names = {lead for lead in leads if _may_be_names(lead)}
    if len(names) < max(MIN_LINKS, NEARLY_ALL * len(leads)):
        return text
    return _LINK.sub(
        lambda found: f"[{found['lead']}, " if found["lead"] in names else found[0], text
    )


def _may_be_names(lead: str) -> bool:
    people = read_people(lead, single=True) if _NAMES.fullmatch(lead) else None
    return people is not None and people.end == len(lead)
