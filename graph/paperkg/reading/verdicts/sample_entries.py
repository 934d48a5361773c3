"""What only shows how an entry is written: "**Paper Title** (Conference Year) [[paper]](link)".

Lists that ask others to add to them have such lines. Their titles are the names of the parts of an
entry, and they lead nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from paperkg.reading import reasons
from paperkg.reading.records import Group, Record
from paperkg.reading.segments import Segment
from paperkg.reading.words import words_of

__all__ = ["judge_sample_entries"]

MAX_SIGNS = 60
"""The names of the parts of an entry have no more signs."""

_TITLES = words_of("fields", "title")
_TITLE_WORDS = _TITLES - words_of("fields", "unlike_titles")
_PARTS = (
    _TITLES
    | words_of("fields", "authors")
    | words_of("fields", "venue")
    | words_of("fields", "date")
    | words_of("fields", "beside_parts")
)
_WORD = re.compile(r"[^\W\d_]+")
# "https://arxiv.org/abs/xxxx.xxxxx", "https://link-to-paper".
_UNFILLED = re.compile(r"x{3}|^https?://(?![^/]*\.)", re.IGNORECASE)


def judge_sample_entries(groups: Sequence[Group]) -> None:
    """Reject such records."""
    for group in groups:
        for record in group.records:
            title = None if record.title is None else record.segments[record.title]
            if title and not record.reason and _names_parts(title.text) and _leads_nowhere(record):
                record.reason = reasons.SAMPLE


def _names_parts(text: str) -> bool:
    """Whether words are the names of parts of an entry, one of them of its title.

    Examples
    --------
    >>> _names_parts("Your Paper Title"), _names_parts("Title. Authors"), _names_parts("The Year")
    (True, True, False)
    """
    if len(text) > MAX_SIGNS:
        return False
    small = text.lower()
    first = _WORD.search(small)
    if first and first[0] not in _PARTS:
        return False  # as nearly all
    words = _WORD.findall(small)
    return _PARTS.issuperset(words) and not _TITLE_WORDS.isdisjoint([small, *words])


def _leads_nowhere(record: Record) -> bool:
    return all(map(_is_unfilled, record.segments))


def _is_unfilled(part: Segment) -> bool:
    """Whether a part is no link, or one to nothing: "[paper](link)", "[pdf](#)"."""
    if part.url:
        return _UNFILLED.search(part.url) is not None
    return "." not in part.local and "/" not in part.local
