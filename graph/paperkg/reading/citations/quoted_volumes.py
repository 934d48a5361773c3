"""Volumes in quotation marks behind a title: "Poe, A. (2018), Rain, in ‘2018 Rain Conference’".

The title stands first behind who and when; what "in" leads is where it appeared, in whatever marks.
"""

from __future__ import annotations

from collections.abc import Sequence

from paperkg.reading.citations.quotations import find_quote, leads_volume
from paperkg.reading.imprints.venues import Venue
from paperkg.reading.segments import Kind, Mark, Segment, tidy
from paperkg.reading.words import words_of

__all__ = ["name_quoted_volume"]

MIN_SPACES = 2
"""A title without authors has so many spaces at least."""

_HOLDS = words_of("citations", "holds")


def name_quoted_volume(segments: list[Segment]) -> None:
    """Take a quotation that "in" leads in, behind a title, for where it appeared.

    All that is cut inside it, as its year at the start, is part of it.
    """
    for place, part in enumerate(segments[1:], start=1):
        is_quoted = part.mark is Mark.QUOTE and not part.is_link and not part.bracket
        if is_quoted and _is_titled(segments[:place]) and _is_led(part):
            _join(segments, place)
            return


def _is_titled(before: Sequence[Segment]) -> bool:
    """Whether a title stands before; of several words, where nobody is named before it."""
    is_signed = before[0].kind is Kind.PEOPLE
    least = 1 if is_signed else MIN_SPACES
    return any(
        part.kind is Kind.TEXT
        and not part.bracket
        and (part.quoted or part.text.count(" ") >= least)
        for part in before
    )


def _is_led(part: Segment) -> bool:
    return leads_volume(part.whole[: part.start].rstrip(), part.text)


def _join(segments: list[Segment], place: int) -> None:
    """Make one venue of all that a quotation holds."""
    volume, lead = segments[place], segments[place - 1]
    if lead.text.lower() in _HOLDS:
        lead.kind = Kind.TAG
    end = find_quote(volume.whole, volume.start, volume.whole[volume.start]) or volume.end
    after = segments[place + 1 :]
    inside = [part for part in after if part.span == volume.span and part.start < end]
    volume.text = tidy(volume.whole[volume.start + 1 : end - 1]).strip(" .,;:")
    date = next((part.date for part in (volume, *inside) if part.date), "")
    volume.end, volume.date, volume.people = max(end, volume.end), date, None
    volume.kind, volume.venue = Kind.VENUE, Venue(volume.text, date, False)
    del segments[place + 1 : place + 1 + len(inside)]
