"""The time axis of the map: where each paper stands from left to right.

A date has as many places side by side as it needs, so that no lane piles up: a year is as wide as
it is busy. Papers without a date have places of their own at the end.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from paperkg.dates import count_months
from paperkg.map.layout.moments import Moment
from paperkg.model import Paper

__all__ = ["Tick", "spread_in_time"]

STEP = 20
"""The least distance between two dates."""
STEP_PER_MONTH = 3
MAX_MONTHS = 9
"""A longer time without papers takes no more room than this: old classics stay in sight."""
GAP = 14
"""Between papers of one date that stand side by side."""
ARROW = 34
"""Between a paper and one that builds on it, where all such arrows run to the right."""


@dataclass(frozen=True, slots=True)
class Tick:
    """Where a year begins on the time axis."""

    x: float
    label: str


def spread_in_time(
    lanes: Sequence[Sequence[Paper]],
    moments: Mapping[str, Moment],
    widths: Mapping[str, float],
    *,
    depth: float,
    stretch: float,
    lane: float = 0.0,
    bases: Mapping[str, Sequence[str]] | None = None,
) -> tuple[dict[str, float], tuple[Tick, ...]]:
    """Give each paper a place on the time axis: of two, the earlier stands to the left.

    Parameters
    ----------
    lanes
        The papers of each lane.
    moments
        When each paper came.
    widths
        Of the papers' nodes, by IRI.
    depth
        How many papers of one date a lane may have on top of each other; with more, the date has
        several places side by side, which are filled row by row.
    stretch
        How far the time between dates is drawn out; 1 is as it comes.
    lane
        The room between the boxes of two years, for lines; 0 where they may stand side by side.
    bases
        What papers build on, where each is to stand wholly to the right of it, but for papers of
        one date.

    Returns
    -------
    tuple
        The middle of each node, by IRI, and where years begin.
    """
    dates = _group_by_date(lanes, moments)
    places: dict[str, float] = {}
    ticks: list[Tick] = []
    x, last = 0.0, ""
    for moment in sorted(dates):
        issued, _ = moment
        if places:
            x += stretch * (STEP + STEP_PER_MONTH * _count_between(last, issued))
        slots = _fill_slots(dates[moment], depth)
        offsets = _place_slots([max(widths[paper.iri] for paper in slot) for slot in slots])
        if bases:
            x = max(x, _clear_of_bases(slots, offsets, bases, places, widths))
        label = issued[:4]
        if not ticks or ticks[-1].label != label:
            ticks.append(Tick(x, label))
        for offset, slot in zip(offsets, slots, strict=True):
            places |= {paper.iri: x + offset for paper in slot}
        x, last = x + offsets[-1], issued
    # So that the box at the left begins at 0.
    shift = max((widths[iri] / 2 - x for iri, x in places.items()), default=0.0)
    places = {iri: x + shift for iri, x in places.items()}
    ticks = [Tick(tick.x + shift, tick.label) for tick in ticks]
    if lane:
        return _part_years(
            places, ticks, widths, {iri: moments[iri][0][:4] for iri in places}, lane
        )
    return places, tuple(ticks)


def _clear_of_bases(
    slots: Sequence[Sequence[Paper]],
    offsets: Sequence[float],
    bases: Mapping[str, Sequence[str]],
    places: Mapping[str, float],
    widths: Mapping[str, float],
) -> float:
    """Give the least middle of the first slot at which papers stand clear of what they build on."""
    return max(
        (
            places[base] + (widths[base] + widths[paper.iri]) / 2 + ARROW - offset
            for offset, slot in zip(offsets, slots, strict=True)
            for paper in slot
            for base in bases.get(paper.iri, ())
            if base in places
        ),
        default=-math.inf,
    )


def _part_years(
    places: Mapping[str, float],
    ticks: Iterable[Tick],
    widths: Mapping[str, float],
    years: Mapping[str, str],
    lane: float,
) -> tuple[dict[str, float], tuple[Tick, ...]]:
    """Move the boxes of each year to the right of all those of the years before, lines between."""
    members: dict[str, list[str]] = defaultdict(list)
    for iri in places:
        members[years[iri]].append(iri)
    parted: dict[str, float] = {}
    moved: list[Tick] = []
    shift, end = 0.0, -math.inf
    for tick in ticks:
        own = members[tick.label]
        left = min(places[iri] - widths[iri] / 2 for iri in own)
        shift = max(shift, end + lane - left)
        parted |= {iri: places[iri] + shift for iri in own}
        moved.append(Tick(tick.x + shift, tick.label))
        end = max(parted[iri] + widths[iri] / 2 for iri in own)
    return parted, tuple(moved)


def _group_by_date(
    lanes: Iterable[Sequence[Paper]], moments: Mapping[str, Moment]
) -> dict[Moment, list[list[Paper]]]:
    """Give for each moment the papers of each lane that has any, in the order of the list."""
    dates: dict[Moment, list[list[Paper]]] = defaultdict(list)
    for papers in lanes:
        own: dict[Moment, list[Paper]] = defaultdict(list)
        for paper in sorted(papers, key=lambda paper: (paper.listing.position, paper.iri)):
            own[moments[paper.iri]].append(paper)
        for moment, together in own.items():
            dates[moment].append(together)
    return dates


def _fill_slots(groups: Sequence[Sequence[Paper]], depth: float) -> list[list[Paper]]:
    """Share the papers of a date out to places side by side, each lane row by row."""
    count = max(math.ceil(len(papers) / depth) for papers in groups)
    slots: list[list[Paper]] = [[] for _ in range(max(count, 1))]
    for papers in groups:
        for number, paper in enumerate(papers):
            slots[number % len(slots)].append(paper)
    return slots


def _place_slots(rooms: Sequence[float]) -> list[float]:
    """Place the middles of slots side by side, from the middle of the first on."""
    steps = ((before + after) / 2 + GAP for before, after in pairwise(rooms))
    return list(accumulate(steps, initial=0.0))


def _count_between(earlier: str, later: str) -> int:
    """Count the months between two dates, as far as they take room."""
    return min(count_months(later) - count_months(earlier), MAX_MONTHS)
