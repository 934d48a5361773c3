"""Fields of a work that files of org give headlines of their own: "** Author" over "Ann Poe"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from paperkg.reading.labels import Field, read_field

__all__ = ["write_fields"]

_NAME = re.compile(r"#{2,6} (\S[^\n:：]{0,30})")
_FIELDS = (Field.AUTHORS, Field.VENUE, Field.DATE)
"""What one line says of one work alone: links and notes have sections of their own."""


def write_fields(lines: Sequence[str], levels: Mapping[int, int]) -> list[str]:
    """Write as lines with labels the headlines that are named as fields, with one line below.

    Parameters
    ----------
    lines
        A document of org as Markdown has it.
    levels
        The places of its headlines in it, each with its number of stars.

    Examples
    --------
    >>> write_fields(["# Rain", "## Author", "Ann Poe", "## Notes"], {0: 1, 1: 2, 3: 2})
    ['# Rain', '', 'Author: Ann Poe', '## Notes']
    """
    shown = list(lines)
    for place, end in pairwise([*levels, len(lines)]):
        named = _NAME.fullmatch(lines[place])
        field = read_field(f"{named[1]}:") if named else None
        if named is None or field is None or field[0] not in _FIELDS:
            continue
        below = [number for number in range(place + 1, end) if lines[number].strip()]
        if len(below) == 1:
            shown[place] = ""
            shown[below[0]] = f"{named[1]}: {lines[below[0]].strip()}"
    return shown
