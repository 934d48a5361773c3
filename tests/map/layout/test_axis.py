from __future__ import annotations

from itertools import combinations, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.graphs import make_graph, make_paper

from paperkg.map.layout.axis import spread_in_time
from paperkg.map.layout.labels import BOX_HEIGHT, estimate_width
from paperkg.map.layout.lineage import compute_lineage_layout
from paperkg.model import Topic

DATES = st.sampled_from(["1989", "2017-06", "2017-08", "2020-01-02", "2023"])


@given(
    st.lists(st.lists(DATES, min_size=1, max_size=8), min_size=1, max_size=3),
    st.integers(1, 4),
    st.floats(0.2, 8),
    st.sampled_from([0.0, 48.0]),
)
def test_earlier_papers_stand_to_the_left_and_those_of_one_date_side_by_side(
    lanes: list[list[str]], depth: int, stretch: float, lane: float
) -> None:
    numbers = iter(range(100))
    papers = [[make_paper(next(numbers), issued=issued) for issued in dates] for dates in lanes]
    dated = [paper for together in papers for paper in together]
    widths = {paper.iri: 50.0 + 20 * len(paper.title) for paper in dated}
    moments = {paper.iri: (paper.issued, 0) for paper in dated}
    places, ticks = spread_in_time(papers, moments, widths, depth=depth, stretch=stretch, lane=lane)
    in_time = [pair for pair in permutations(dated, 2) if pair[0].issued < pair[1].issued]
    assert all(places[paper.iri] < places[other.iri] for paper, other in in_time)
    for together in papers:
        for issued in {paper.issued for paper in together}:
            own = [places[paper.iri] for paper in together if paper.issued == issued]
            assert max(map(own.count, own)) <= depth
    assert [tick.x for tick in ticks] == sorted(tick.x for tick in ticks)
    assert len({tick.label for tick in ticks}) == len(ticks)


def test_lines_have_room_between_the_boxes_of_two_years() -> None:
    papers = [make_paper(n, issued=f"{2000 + n // 9}-{n % 9 + 1:02}") for n in range(40)]
    widths = {paper.iri: 60.0 + 17 * (n % 7) for n, paper in enumerate(papers)}
    moments = {paper.iri: (paper.issued, 0) for paper in papers}
    places, _ = spread_in_time([papers], moments, widths, depth=2, stretch=1, lane=48)
    parted = [pair for pair in permutations(papers, 2) if pair[0].issued[:4] < pair[1].issued[:4]]
    assert parted
    for paper, later in parted:
        right = places[paper.iri] + widths[paper.iri] / 2
        assert right + 48 <= places[later.iri] - widths[later.iri] / 2 + 1e-6


@given(st.lists(DATES, min_size=2, max_size=12), st.data())
def test_papers_stand_clear_of_what_they_build_on(dates: list[str], data: st.DataObject) -> None:
    papers = [make_paper(number, issued=issued) for number, issued in enumerate(dates)]
    widths = {paper.iri: 60.0 + 17 * (number % 7) for number, paper in enumerate(papers)}
    moments = {paper.iri: (paper.issued, 0) for paper in papers}
    in_time = [pair for pair in permutations(papers, 2) if pair[0].issued < pair[1].issued]
    drawn = data.draw(st.lists(st.sampled_from(in_time), max_size=9)) if in_time else []
    bases = {later.iri: [base.iri for base, heir in drawn if heir == later] for _, later in drawn}
    places, _ = spread_in_time([papers], moments, widths, depth=3, stretch=1, bases=bases)
    for base, later in drawn:
        right = places[base.iri] + widths[base.iri] / 2
        assert right < places[later.iri] - widths[later.iri] / 2


@pytest.mark.parametrize("issued", ["", "2020"])
def test_many_papers_of_one_date_are_a_block_and_no_pile(issued: str) -> None:
    topics = {name: Topic(name, name, None, place) for place, name in enumerate(("a", "b"))}
    papers = [
        make_paper(number, topics=("a" if number % 3 else "b",), issued=issued)
        for number in range(200)
    ]
    layout = compute_lineage_layout(make_graph(papers, topics=topics))
    xs, ys = zip(*layout.positions.values(), strict=True)
    assert 0.7 < (max(xs) - min(xs)) / (max(ys) - min(ys)) < 2.5
    assert len(layout.ticks) == bool(issued)
    for paper, other in combinations(papers, 2):
        (x, y), (other_x, other_y) = layout.positions[paper.iri], layout.positions[other.iri]
        room = sum(estimate_width(layout.labels[box.iri]) for box in (paper, other)) / 2
        assert any((abs(x - other_x) >= room, abs(y - other_y) >= BOX_HEIGHT))
