"""The names of groups as authors: "Institute of Rain (IR)", "FRA (Fine Rain Agency). “A Title”"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from paperkg.reading.imprints.sites import is_site
from paperkg.reading.segments import STYLED, Cut, Kind, Mark, Segment

__all__ = [
    "is_acronym",
    "is_group_dated",
    "is_group_found",
    "is_group_repeated",
    "is_group_stopped",
    "is_organization",
]

_SMALL = "of|for|on|in|the|and|&|de|la|del|des|du|et|pour|y|e|do|da|van|voor|für|der|und|zur"
# "Economic Policy Institute", "Institute of Finance (IIF)": a name in capitals throughout, but for
# letters before the capitals of a name for short: "wwRAIN Consortium".
_ORGANIZATION = re.compile(
    r"(?:[a-z]{1,3}(?=[A-Z]{2}))?[A-ZÀ-Þ][\w&'’.-]*"
    rf"(?: (?:{_SMALL}|[A-ZÀ-Þ][\w&'’.-]*)){{0,9}}"
    r"(?: \([A-Z][\w&-]*\))?"
)
# "(WHO)", "(BfV)" after the name of a group, or "(Pond-Urteil)".
_ACRONYM = re.compile(r"[A-ZÀ-Þ][\w.&/-]*[A-ZÀ-Þ][\w.&/-]*")


def is_organization(text: str) -> bool:
    """Whether a text may name a group: capitals throughout, but for small words.

    Examples
    --------
    >>> is_organization("Institute of Finance (IIF)"), is_organization("The press and society")
    (True, False)
    """
    return _ORGANIZATION.fullmatch(text) is not None


def is_acronym(name: Segment, inner: Segment) -> bool:
    """Whether a bracket holds the acronym of a group, or says what one stands for."""
    if _ACRONYM.fullmatch(inner.text):
        return True
    is_spelled = " " in inner.text and inner.kind in (Kind.TEXT, Kind.PEOPLE)
    return is_spelled and name.text.isupper() and is_organization(inner.text)


def is_group_dated(first: Segment, year: Segment, title: Segment) -> bool:
    """Tell "Organisation des Choses [ODC]. (2017). Un titre", whatever small words a group has."""
    is_plain = first.mark in (Mark.PLAIN, Mark.STRONG) and not first.is_link
    is_title = title.kind is Kind.TEXT or title.mark is Mark.EMPHASIS
    is_set_off = title.cut is Cut.STOP and not title.bracket
    return is_plain and first.text[:1].isupper() and bool(year.bracket) and is_title and is_set_off


def is_group_found(first: Segment, year: Segment, title: Segment, found: Segment) -> bool:
    """Tell "Rain Office (2017) A Title. Available at: https://…" by what says where it is found."""
    if first.mark is not Mark.PLAIN or first.is_link or year.bracket != "(":
        return False
    is_title = title.kind is Kind.TEXT and title.cut is Cut.SPACE and title.text[:1].isupper()
    is_found = found.kind is Kind.TAG and found.cut is Cut.STOP
    return is_title and is_found and not title.bracket and is_organization(first.text)


def is_group_repeated(segments: Sequence[Segment]) -> bool:
    """Tell "Rain Office. A Title. Geneva: Rain Office, 2006" by the publisher or the site."""
    first, title, *after = segments
    is_plain = first.mark is Mark.PLAIN and first.kind in (Kind.TEXT, Kind.VENUE)
    if not is_plain or first.is_link or first.line or first.cut is not Cut.START:
        return False
    is_title = title.kind is Kind.TEXT and title.cut is Cut.STOP and not title.bracket
    if not is_title or not is_organization(first.text):
        return False
    return any(
        is_site(first.text, part.url) if part.url else first.text in part.text.split(": ")
        for part in after
    )


def is_group_stopped(first: Segment, after: Sequence[Segment]) -> bool:
    """Tell "FRA (Fine Rain Agency). “A Title”" by a stop before a title in a style."""
    is_plain = first.mark in (Mark.PLAIN, Mark.STRONG) and not first.is_link
    styled = (part.mark in STYLED for part in after[:1])
    return is_plain and any(styled) and after[0].cut is Cut.STOP and is_organization(first.text)
