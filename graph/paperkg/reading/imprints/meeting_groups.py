"""Meetings as OpenReview names them: "ICLR.cc/2024/Conference", "FCC/2026/Workshop/Rain"."""

from __future__ import annotations

import re

from paperkg.reading.patterns import YEAR

__all__ = ["read_group"]

_GROUP = re.compile(
    rf"([A-Za-z][\w-]{{1,30}})(?:\.cc|\.org)?/({YEAR})(?:/(?:Conference|Track))?((?:/\w[\w -]*)*)"
)


def read_group(text: str) -> tuple[str, str] | None:
    """Read what a meeting is called, and its year.

    Examples
    --------
    >>> read_group("ICLR.cc/2024/Conference"), read_group("FCC/2026/Workshop/Rain")
    (('ICLR', '2024'), ('FCC Workshop Rain', '2026'))
    >>> read_group("Rain/Snow 2024") is None
    True
    """
    found = _GROUP.fullmatch(text) if "/" in text else None
    return (f"{found[1]}{found[3].replace('/', ' ')}", found[2]) if found else None
