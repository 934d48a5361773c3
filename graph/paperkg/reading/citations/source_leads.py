"""Words that a source in italics leaves outside: "Rain in towns. The new *Dictionary of Rain*"."""

from __future__ import annotations

from collections.abc import Sequence

from paperkg.reading.segments import Cut, Kind, Mark, Segment
from paperkg.reading.words import words_of

__all__ = ["drop_source_leads"]

_ARTICLES = words_of("titles", "articles")

MAX_WORDS = 2
"""An article, and one word more at most."""


def drop_source_leads(segments: Sequence[Segment]) -> None:
    """Take an article, and a word behind it, that a stop parts from a title for none of it."""
    for before, part, after in zip(segments[1:], segments[2:], segments[3:], strict=False):
        is_before = after.mark is Mark.EMPHASIS and after.cut is Cut.SPACE
        if is_before and before.kind is Kind.TEXT and _is_lead(part):
            part.kind, after.cut = Kind.TAG, part.cut


def _is_lead(part: Segment) -> bool:
    words = part.text.lower().split()
    is_short = 0 < len(words) <= MAX_WORDS and words[0] in _ARTICLES
    return is_short and part.cut is Cut.STOP and part.mark is Mark.PLAIN and not part.bracket
