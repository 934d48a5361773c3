"""The order that a list gives its papers, before edges are asked: sections, surveys, dates."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from paperkg.genre import is_survey
from paperkg.model import KnowledgeGraph, Paper

__all__ = ["FIRST", "LAST", "Place", "place_papers"]

Place = tuple[int, int]
"""Section, place in it."""

FIRST: Place = (0, 0)
LAST: Place = (10**9, 0)

DATED_SHARE = 0.9
"""A section of which more is undated keeps the order of the list: dates would order half of it."""

TURNED_SHARE = 1 / 20
"""Dates turn round at most this share of a list's pairs: its sections are a person's knowledge.

Kendall's tau with the list is then 0.9 at least; edges, which no order may break, take their part.
"""

FEW = 20
"""In a list of fewer papers a few pairs are a large share, and prove nothing."""


def place_papers(graph: KnowledgeGraph, generation: Mapping[str, int]) -> dict[str, Place]:
    """Give each listed paper its place in the order of the list, edges left out.

    The sections stand in their order; in each the surveys and textbooks come first, then the others
    by date, a paper without a date in its own place. Sections keep the order of the list where
    too few papers are dated, and where dates would turn round too much of the list, first those
    where they would turn round most. A list that says that it is an order is kept as it is.

    Parameters
    ----------
    graph
        The knowledge graph.
    generation
        How many steps of prerequisites stand before each paper; it decides between equal dates.

    Returns
    -------
    dict
        The place of each IRI, to sort by.
    """
    if graph.is_ordered:
        return {paper.iri: (0, paper.listing.position) for paper in graph.listed}
    sections: dict[int, list[Paper]] = defaultdict(list)
    for paper in sorted(graph.listed, key=lambda paper: paper.listing.position):
        sections[_find_section(graph, paper)].append(paper)
    by_date = {
        number: _order_by_date(papers, generation, whole=len(sections) == 1)
        for number, papers in sections.items()
    }
    kept = _choose_kept(by_date) if len(sections) > 1 else set()
    return {
        paper.iri: (number, place)
        for number, papers in sections.items()
        for place, paper in enumerate(papers if number in kept else by_date[number])
    }


def _find_section(graph: KnowledgeGraph, paper: Paper) -> int:
    return min((graph.topics[topic].position for topic in paper.listing.topics), default=0)


def _order_by_date(
    papers: Sequence[Paper], generation: Mapping[str, int], *, whole: bool
) -> list[Paper]:
    """Order the papers of a section, or of a whole list without any: surveys, then by date."""
    surveys = [paper for paper in papers if is_survey(paper.title)]
    others = [paper for paper in papers if not is_survey(paper.title)]
    dated = sum(bool(paper.issued) for paper in papers)
    if not whole and dated < DATED_SHARE * len(papers):
        return surveys + others
    return _sort_dated(surveys, generation) + _sort_dated(others, generation)


def _sort_dated(papers: Sequence[Paper], generation: Mapping[str, int]) -> list[Paper]:
    """Sort the dated papers among themselves; a paper without a date keeps its place."""
    dated = iter(
        sorted(
            (paper for paper in papers if paper.issued),
            key=lambda paper: (paper.issued, generation[paper.iri]),
        )
    )
    return [next(dated) if paper.issued else paper for paper in papers]


def _choose_kept(by_date: Mapping[int, Sequence[Paper]]) -> set[int]:
    """Choose the sections that keep the order of the list: where dates turn round the most."""
    count = sum(map(len, by_date.values()))
    if count < FEW:
        return set()
    left = TURNED_SHARE * count * (count - 1) / 2
    kept = set()
    turned = {number: _count_turned(papers) for number, papers in by_date.items()}
    for number in sorted(turned, key=lambda number: (turned[number], number)):
        left -= turned[number]
        if left < 0:
            kept.add(number)
    return kept


def _count_turned(papers: Iterable[Paper]) -> int:
    """Count the pairs of papers that stand the other way round in the list."""
    seen: list[int] = []
    turned = 0
    for paper in papers:
        turned += len(seen) - bisect_right(seen, paper.listing.position)
        insort(seen, paper.listing.position)
    return turned
