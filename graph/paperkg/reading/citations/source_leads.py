"""Words around a source in italics, which signs part from it.

So does an article outside it: "Rain in towns. The new *Dictionary of Rain*".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter

from paperkg.reading.imprints.venues import Venue
from paperkg.reading.segments import Cut, Kind, Mark, Segment
from paperkg.reading.words import words_of

__all__ = ["drop_in_before_source", "drop_source_leads", "join_journals"]

_ARTICLES = words_of("titles", "articles")
MAX_WORDS = 2
"""An article, and one word more at most."""

_text_of = attrgetter("text")


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


def drop_in_before_source(segments: list[Segment]) -> list[Segment]:
    """Leave "In" out where its colon cuts it off what it stands before: "In: *Trees*".

    Behind names and a title, that is what holds the work.
    """
    if "In" not in map(_text_of, segments):
        return segments
    left: list[Segment] = []
    for place, part in enumerate(segments):
        is_in = part.text == "In" and part.whole[part.end :].lstrip()[:1] in (":", "")
        if is_in and ":" in part.whole[part.start :] and not part.is_link:
            for after in segments[place + 1 : place + 2]:
                after.cut = part.cut
                if after.mark is Mark.EMPHASIS and _are_names_and_title(left):
                    _hold(after)
        else:
            left.append(part)
    return left


def _are_names_and_title(parts: Sequence[Segment]) -> bool:
    if [part.kind for part in parts] != [Kind.PEOPLE, Kind.TEXT]:
        return False
    title = parts[1]
    return title.cut is Cut.STOP and title.mark is Mark.PLAIN and not title.bracket


def _hold(part: Segment) -> None:
    """Take a part for the book or the proceedings that hold a work."""
    if part.kind is Kind.TEXT and part.venue is None:
        part.kind, part.venue = Kind.VENUE, Venue(part.text, "", is_sure=True)


def join_journals(segments: list[Segment]) -> list[Segment]:
    """Join a journal in italics that its comma cuts: "*Rain, Snow & Society*, 15(5), 662–679"."""
    for place in range(len(segments) - 2, 1, -1):
        before, part, after = segments[place - 1 : place + 2]
        is_journal = part.mark is Mark.EMPHASIS and part.cut is Cut.COMMA and part.venue
        is_cut = before.kind is Kind.TEXT and before.span == part.span != after.span
        if is_journal and is_cut and after.kind is Kind.NUMBER:
            name = part.whole[before.start : part.end]
            venue = part.venue and replace(part.venue, name=name)
            whole = replace(part, text=name, start=before.start, cut=before.cut, venue=venue)
            segments[place - 1 : place + 1] = [whole]
    return segments
