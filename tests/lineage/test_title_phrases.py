"""What titles say when they hold the title of an earlier paper, or are its next part."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.graphs import make_paper

from paperkg.dates import GRACE_YEARS
from paperkg.lineage.compute import compute_lineage
from paperkg.model import Curated, Paper


def edges(*papers: tuple[str, str], **facts: Any) -> set[tuple[str, str]]:
    """Give the edges drawn among papers, each a title and a date, by their titles."""
    made = [
        make_paper(n, title, issued=issued, **facts) for n, (title, issued) in enumerate(papers)
    ]
    return drawn(made)


def drawn(papers: list[Paper]) -> set[tuple[str, str]]:
    by_iri = {paper.iri: paper for paper in papers}
    lineage = compute_lineage(by_iri, (), Curated(), list_name="list.md", min_confidence=0.6)
    return {(by_iri[edge.later].title, by_iri[edge.earlier].title) for edge in lineage.edges}


TAKEN_UP = [
    ("Woolly Transfer Nets", "Least Squares Woolly Transfer Networks"),
    ("The Grazing Problem", "A Note on the Grazing Problem"),
    ("Viewed Ropes: A New Copy Method", "Viewed Ropes Revisited"),
    ("Growth in a Time of Sheep", "Comments on Growth in a Time of Sheep"),
    ("Fully Woven Flocks for Cutting Wool", "Instance-Sensitive Fully Woven Flocks"),
    ("Grazos Made Simple", "Fast Grazos"),
    ("Shepfile: A Storage System", "Scaling Shepfile across Meadows"),
    ("Graph Knots. I. Excluding a Rope", "Graph Knots. II. Width of Ropes"),
    ("On the Knots of Ropes, Part 2", "On the Knots of Ropes, Part 3"),
    ("Knots of the Old Ropes", "More on Knots of the Old Ropes"),
]


@pytest.mark.parametrize(("earlier", "later"), TAKEN_UP)
def test_a_title_takes_up_an_earlier_one(earlier: str, later: str) -> None:
    assert edges((later, "2004"), (earlier, "1999")) == {(later, earlier)}
    assert edges((later, "1997"), (earlier, "1999")) == set()


def test_of_two_that_make_a_thing_simple_or_live_the_older_comes_first() -> None:
    simple, live = "Grazos Made Simple", "Grazos Made Live"
    assert edges((live, "2004"), (simple, "1999")) == {(live, simple)}


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("Machine Learning", "Machine Learning for Sheep"),  # a field
        ("Herd Theory", "Evolutionary Herd Theory"),  # plain words: sooner a field than one work
        ("The Returns to Grazing: Small Herds", "Estimating Marginal Returns to Grazing"),
        ("Less Is More: Shorn Models", "Less Is More: Green Meadows"),  # an idiom
        ("Fences for Sheep", "Gates for Goats"),
        ("Deep Sheep", "What Deep Sheep Cannot Do"),  # looks into it
        ("Sheep: Counting at Night", "Shearing Sheep at Dawn"),  # a word
        ("Woolly Nets: A Survey", "Recurrent Woolly Nets"),  # a survey is of others
        ("Old Knots, Part 1", "Old Knots, Part 3"),
        ("Woolly Transfer Nets", "Longer Fibres for Woolly Transfer Nets"),  # the task
        ("Warm Winters and Wool Yields", "Adaptation to the Warm Winters and Wool Yields"),
    ],
)
def test_other_titles_only_look_so(earlier: str, later: str) -> None:
    assert edges((later, "2004"), (earlier, "1999")) == set()


def test_the_oldest_has_the_words_and_the_longest_words_count() -> None:
    cell, memory = ("Long Woolly Memory", "1997"), ("Memory Flocks", "2014-10")
    tree = ("Tree-Like Long Woolly Memory Flocks", "2015-03")
    assert edges(tree, memory, cell) == {(tree[0], cell[0])}
    ram = ("The Long Woolly Memory of Rams", "2001")
    assert edges(tree, ram, cell) == {(tree[0], cell[0]), (ram[0], cell[0])}


def test_words_that_many_titles_have_or_two_papers_own_are_nobodys() -> None:
    base = ("Woolly Transfer Nets", "1999")
    others = [(f"{word} Woolly Transfer Nets", "2004") for word in ("Old", "New", "Far", "Near")]
    assert edges(base, *others[:3]) == {(title, base[0]) for title, _ in others[:3]}
    assert edges(base, *others) == set()
    twin = ("Woolly Transfer Nets: A Twin", "2000")
    assert edges(base, twin, others[0]) == set()


def test_what_appeared_at_the_same_time_was_not_known() -> None:
    base = ("Woolly Transfer Nets", "2020-04")
    assert edges(base, ("Sparse Woolly Transfer Nets", "2020-05")) == set()
    assert edges(base, ("Sparse Woolly Transfer Nets", "2020-07")) != set()
    assert edges(("Woolly Transfer Nets", ""), ("Sparse Woolly Transfer Nets", "")) == set()


def test_a_second_volume_and_a_word_of_another_language_take_nothing_up() -> None:
    first = ("Die Geschichte der Schafe im Norden", "1961")
    second = ("Die Geschichte der Schafe im Norden. Die Zeit der Wolle", "1963")
    assert edges(first, second) == set()
    memories = ("Lebenserinnerungen", "1918")
    assert edges(memories, ("Die Lebenserinnerungen eines Schäfers", "1941")) == set()
    assert edges(("Woolos", "1998"), ("Fast Woolos", "2006")) == {("Fast Woolos", "Woolos")}


def test_a_short_history_takes_up_no_other_history_of_the_same() -> None:
    base = ("A History of the Woolly Language", "2002")
    assert edges(base, ("A Brief History of the Woolly Language", "2007")) == set()
    later = ("A History of the Woolly Language, Revisited", "2007")
    assert edges(base, later) == {(later[0], base[0])}


def test_parts_by_others_are_of_other_series() -> None:
    first = make_paper(1, "Old Knots, Part I", issued="1990", authors=("Ada Rope",))
    second = make_paper(2, "Old Knots, Part II", issued="1992", authors=("Bo Wire",))
    same = make_paper(2, "Old Knots, Part II", issued="1992", authors=("A. Rope", "Bo Wire"))
    assert drawn([first, second]) == set()
    assert drawn([first, same]) == {(same.title, first.title)}


def test_letters_before_the_acronym_of_a_field_and_capitals_hide_no_name() -> None:
    bases = [("WooLLM: Sketching", "2020"), ("SHEP: A Metric", "2002")]
    assert edges(("FedWooLLM: Shearing", "2021"), ("SHEPRT: Learned", "2021"), *bases) == set()
    assert edges(("SHEPQ: Smaller", "2021"), bases[1]) == {("SHEPQ: Smaller", bases[1][0])}


def test_a_colon_behind_a_name_is_not_of_it() -> None:
    assert edges(("ShepNet2", "1990"), ("ShepNet2:", "1991")) == set()
    later = ("Shearing with ShepNet2", "1995")
    assert edges(("ShepNet2:", "1991"), later) == {(later[0], "ShepNet2:")}


@given(st.lists(st.text(st.sampled_from("Ab :,.I2-"), max_size=20), max_size=6))
def test_any_titles_can_be_compared_and_no_edge_goes_back(titles: list[str]) -> None:
    apart = GRACE_YEARS + 1  # of two works nearer than that, either may be the earlier
    papers = [make_paper(n, title, issued=f"{1990 + n * apart}") for n, title in enumerate(titles)]
    by_iri = {paper.iri: paper for paper in papers}
    lineage = compute_lineage(by_iri, (), Curated(), list_name="x", min_confidence=0.1)
    assert all(by_iri[e.earlier].issued < by_iri[e.later].issued for e in lineage.edges)
