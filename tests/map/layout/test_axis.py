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
)
def test_earlier_papers_stand_to_the_left_and_those_of_one_date_side_by_side(
    lanes: list[list[str]], depth: int, stretch: float
) -> None:
    numbers = iter(range(100))
    papers = [[make_paper(next(numbers), issued=issued) for issued in lane] for lane in lanes]
    widths = {paper.iri: 50.0 + 20 * len(paper.title) for lane in papers for paper in lane}
    moments = {paper.iri: (paper.issued, 0) for lane in papers for paper in lane}
    places, ticks = spread_in_time(papers, moments, widths, depth=depth, stretch=stretch)
    dated = [paper for lane in papers for paper in lane]
    in_time = [pair for pair in permutations(dated, 2) if pair[0].issued < pair[1].issued]
    assert all(places[paper.iri] < places[other.iri] for paper, other in in_time)
    for lane in papers:
        for issued in {paper.issued for paper in lane}:
            own = [places[paper.iri] for paper in lane if paper.issued == issued]
            assert max(map(own.count, own)) <= depth
    assert [tick.x for tick in ticks] == sorted(tick.x for tick in ticks)
    assert len({tick.label for tick in ticks}) == len(ticks)


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
