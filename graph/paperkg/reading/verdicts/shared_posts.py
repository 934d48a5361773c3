"""Who said what is quoted on a page, and when: "— Ann Poe (@poe) [April 14, 2021](…)".

Networks write it below a post that somebody shows on a page of theirs; it is no work.
"""

from __future__ import annotations

import re

from paperkg.reading.imprints.dates import read_date
from paperkg.reading.records import Record

__all__ = ["signs_post"]

MAX_PARTS = 4
"""A name, a handle and a day are no more parts."""

_HANDLE = re.compile(r"\(@\w[\w.@-]{1,80}\)")


def signs_post(record: Record) -> bool:
    """Whether a line is a name, a handle in brackets, and a day that leads to what was said."""
    if "(@" not in record.text or not 1 < len(record.segments) <= MAX_PARTS:
        return False
    last = record.segments[-1]
    is_day = bool(last.url) and read_date(last.text) != "" and len(last.text.split()) > 1
    return is_day and _HANDLE.search(record.text) is not None
