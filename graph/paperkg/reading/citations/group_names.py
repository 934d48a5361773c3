"""The names of groups as authors: "Institute of Rain (IR)", "FRA (Fine Rain Agency). “A Title”"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from paperkg.reading.segments import STYLED, Cut, Kind, Mark, Segment

__all__ = ["is_acronym", "is_group_dated", "is_group_stopped", "is_organization"]

_SMALL = "of|for|on|in|the|and|&|de|la|del|des|du|et|pour|y|e|do|da|van|voor|für|der|und|zur"
# "Economic Policy Institute", "Institute of Finance (IIF)": a name in capitals throughout.
_ORGANIZATION = re.compile(
    r"[A-ZÀ-Þ][\w&'’.-]*"
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


def is_group_stopped(first: Segment, after: Sequence[Segment]) -> bool:
    """Tell "FRA (Fine Rain Agency). “A Title”" by a stop before a title in a style."""
    is_plain = first.mark in (Mark.PLAIN, Mark.STRONG) and not first.is_link
    styled = (part.mark in STYLED for part in after[:1])
    return is_plain and any(styled) and after[0].cut is Cut.STOP and is_organization(first.text)
