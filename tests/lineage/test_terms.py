"""The vocabulary of a list that names few concepts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.graphs import make_paper

from paperkg.lineage.abbreviations import find_abbreviations
from paperkg.lineage.compute import compute_lineage
from paperkg.lineage.terms import find_terms
from paperkg.model import Concept, Curated, RelationKind

TITLES = [
    "Weaving with Spindle Neural Looms",
    "Spindle neural looms for wool",
    "A Survey of Spindle Neural Looms",
    "Efficient Spindle Neural Loom Training",
    "Wool Grading in the Field",
    "Robust wool grading",
    "Wool Grading: A Survey",
    "The Large-Scale Sheep of Tomorrow",
    "Efficient Counting of Large-Scale Sheep",
    "Three Efficient Large-Scale Barns",
    "An Efficient Method for Goats",
]


def papers(*titles: str, abstract: str = ""):  # type: ignore[no-untyped-def]
    return [make_paper(n, title, abstract=abstract) for n, title in enumerate(titles)]


def test_terms_are_what_several_titles_say_with_their_users() -> None:
    listed = papers(*TITLES)
    concepts, relations = find_terms(listed, ())
    found = {concept.label: len(concept.used_by) for concept in concepts}
    assert found == {"spindle neural looms": 4, "wool grading": 3}
    assert {relation.kind for relation in relations} == {RelationKind.USES}
    assert len(relations) == sum(found.values())


def test_a_part_of_a_longer_term_and_a_known_concept_are_none() -> None:
    known = Concept("https://example.org/wool", "Wool Gradings")
    concepts, _ = find_terms(papers(*TITLES), (known,))
    assert [concept.label for concept in concepts] == ["spindle neural looms"]


def test_abstracts_say_what_a_term_is_called_for_short() -> None:
    abstract = "We train a spindle neural loom (SNL) on fleece."
    concepts, _ = find_terms(papers(*TITLES, abstract=abstract), ())
    assert concepts[0].alt_labels == ("SNL",)


def test_terms_have_no_prerequisites_and_a_list_with_concepts_has_no_terms() -> None:
    listed = papers(*TITLES)
    by_iri = {paper.iri: paper for paper in listed}

    def labels(*concepts: Concept) -> list[str]:
        curated = Curated(concepts=concepts)
        found = compute_lineage(by_iri, (), curated, list_name="l.md", min_confidence=0.6)
        assert all(not concept.prerequisites for concept in found.concepts.values())
        return [concept.label for concept in found.concepts.values()]

    assert labels() == ["spindle neural looms", "wool grading"]
    mine = [Concept(f"https://example.org/{n}", f"idea {n}") for n in range(2)]
    assert labels(*mine) == ["idea 0", "idea 1"]


@given(st.lists(st.text(max_size=80), max_size=8))
def test_any_titles_are_read(titles: list[str]) -> None:
    concepts, _ = find_terms(papers(*(title or "x" for title in titles)), ())
    assert all(len(concept.used_by) >= 3 for concept in concepts)


@given(st.text(max_size=200))
def test_short_forms_stand_in_brackets_after_what_they_stand_for(text: str) -> None:
    for short, long_form in find_abbreviations(text):
        near = text.replace("( ", "(")
        assert any(written in near for written in (f"({short}", f"{short})"))
        assert long_form in " ".join(text.split())


def test_what_is_done_how_good_it_is_and_adjectives_are_no_terms() -> None:
    titles = [
        *(f"Mastering Kites with {thing}" for thing in ("Ropes", "Wind", "Sand")),
        *(f"High-Resolution Wool {thing}" for thing in ("in Depth", "at Night", "by Day")),
        *(f"Woven Neural {thing}" for thing in ("Ropes", "Winds", "Sands")),
        *(f"{thing} for Sheep Barns" for thing in ("Ropes", "Wind", "Sand")),
    ]
    concepts, _ = find_terms(papers(*titles), ())
    assert [concept.label for concept in concepts] == ["sheep barns"]


def test_a_measure_begins_a_term_that_seldom_stands_without_it() -> None:
    def labels(*titles: str) -> list[str]:
        return [concept.label for concept in find_terms(papers(*titles), ())[0]]

    assert labels(
        "High Tide Fishing at Night", "On High Tide Fishing", "A Boat for High Tide Fishing"
    ) == ["high tide fishing"]
    assert labels(
        *("Large Fishing Nets", "A Study of Large Fishing Nets", "Knots of Large Fishing Nets"),
        *("Fishing Nets", "Old Fishing Nets of Norway"),
    ) == ["fishing nets"]


def test_a_measure_and_a_word_that_stands_nowhere_else_are_a_term() -> None:
    titles = ("Double Weaving of Wool", "On Double Weaving", "Barns for Double Weaving at Night")
    concepts, _ = find_terms(papers(*titles), ())
    assert [concept.label for concept in concepts] == ["double weaving"]


def test_a_title_that_several_works_share_is_no_term() -> None:
    titles = ["Night Poems", "Night Poems", "Night Poems", "Wool Barns"]
    told = ("A Walk to Wool Barns", "Wool Barns of Old", "A Brief History of Wool Barns")
    histories = ("Sheep: A Brief History of Goats", "A Brief History of Ropes")
    concepts, _ = find_terms(papers(*titles, *told, *histories), ())
    assert [concept.label for concept in concepts] == ["wool barns"]
