"""Evidence from titles, notes, marks and structure, and what is made of it."""

from __future__ import annotations

import time
from dataclasses import replace
from itertools import pairwise
from typing import Any

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.graphs import make_edge, make_paper

from paperkg.lineage.compute import Lineage, compute_lineage
from paperkg.lineage.provider_marks import read_provider_marks
from paperkg.lineage.reduction import mark_redundant
from paperkg.lineage.structure import pair_citations, read_structure
from paperkg.model import Citation, Concept, Curated, Evidence, Origin, Paper, RelationKind

LORA = make_paper(0, "LoRA: Low-Rank Adaptation", topics=("t",), issued="2021")
OBS = make_paper(
    1,
    "Second order derivatives for network pruning: Optimal Brain Surgeon",
    short_names=("Optimal Brain Surgeon",),
)


def lineage(
    *papers: Paper,
    citations: tuple[Citation, ...] = (),
    curated: Curated | None = None,
    min_confidence: float = 0.4,
) -> Lineage:
    return compute_lineage(
        {paper.iri: paper for paper in papers},
        citations,
        curated or Curated(),
        list_name="list.md",
        min_confidence=min_confidence,
    )


def test_a_title_is_evidence_unless_the_paper_does_not_cite() -> None:
    qlora = make_paper(5, "QLoRA: Quantized", topics=("t",), issued="2023")
    (edge,) = lineage(LORA, qlora).edges
    assert (edge.later, edge.earlier, edge.origin) == (qlora.iri, LORA.iri, Origin.TITLE)
    elsewhere = Citation(qlora.iri, OBS.iri)
    found = lineage(LORA, OBS, qlora, citations=(elsewhere,))
    assert LORA.iri not in {edge.earlier for edge in (*found.edges, *found.weak_edges)}


def test_a_title_does_not_build_on_the_future() -> None:
    early = make_paper(5, "QLoRA: Quantized", topics=("t",), issued="2019")
    assert lineage(LORA, early).edges == ()


@pytest.mark.parametrize(
    ("note", "words"),
    [
        ("LoRA that works over a range of ranks.", "LoRA that works over a range of ranks"),
        ("Extends LoRA to eight bits.", "Extends LoRA to eight bits"),
        ("An improvement on LoRA", "improvement on LoRA"),
        ("based on the previous paper", "based on the previous paper"),
        ("The base is better: a variant of the one above", "variant of the one above"),
    ],
)
def test_notes_that_say_what_a_paper_is_a_kind_of(note: str, words: str) -> None:
    (edge,) = lineage(LORA, make_paper(5, notes=(note,))).edges
    assert edge.earlier == LORA.iri
    assert words in edge.evidence[0].text
    assert edge.confidence > 0.8


def test_a_note_that_names_a_paper_without_a_reason_is_weaker() -> None:
    (edge,) = lineage(LORA, make_paper(5, notes=("Faster; tried with LoRA.",))).weak_edges
    assert edge.earlier == LORA.iri


@pytest.mark.parametrize(
    "note", ['It may do harm: see "Optimal Brain Surgeon" below.', "See the next one."]
)
def test_what_a_note_points_at_is_related_and_no_base(note: str) -> None:
    found = lineage(make_paper(0, notes=(note,)), OBS)
    assert found.edges == ()
    (related,) = (relation for relation in found.relations if relation.kind is RelationKind.RELATED)
    assert related.value == OBS.iri
    assert related.source == "list.md:1"


def test_another_approach_is_related_to_the_entry_above_in_its_topic() -> None:
    note = "Another approach to quantization with outliers"
    near, far = (make_paper(5, topics=(topic,), notes=(note,)) for topic in ("t", "u"))
    assert [relation.value for relation in lineage(LORA, near).relations] == [LORA.iri]
    assert lineage(LORA, far).relations == ()


def test_a_pointer_to_nothing_is_reported() -> None:
    found = lineage(LORA, make_paper(5, notes=('see "No Such Paper" below',)))
    assert found.unknown_names == ((make_paper(5).iri, "No Such Paper"),)


def test_a_note_that_is_a_name_introduces_it() -> None:
    found = lineage(make_paper(0, "Turns with Rotary Position Embedding", notes=("- RoPE",)))
    assert [concept.label for concept in found.concepts.values()] == ["RoPE"]
    for note in ("Meta, 2019.", "TKDD", "DoorDash 2023", "NeurIPS", "NA", "7B", "RoPE"):
        assert lineage(make_paper(0, notes=(note,))).concepts == {}


def test_the_providers_marks_are_weak_evidence() -> None:
    papers = {paper.iri: paper for paper in (LORA, OBS)}
    both, method, flag, none = (
        Citation(LORA.iri, OBS.iri, intents=intents, is_influential=influential)
        for intents, influential in (
            (("methodology",), True),
            (("methodology", "background"), None),
            (("result",), True),
            (("background",), False),
        )
    )
    sure = [read_provider_marks([citation], papers) for citation in (both, method, flag, none)]
    assert sure[3] == []
    strength = [some[0].probability or 0 for some in sure[:3]]
    assert strength[0] > max(strength[1:])
    assert all(value < 0.4 for value in strength)


def chain(count: int) -> tuple[list[Paper], list[Citation]]:
    papers = [make_paper(n, issued=f"{2000 + n}", topics=("t",)) for n in range(count)]
    citations = [
        Citation(papers[later].iri, papers[earlier].iri)
        for later in range(count)
        for earlier in range(later)
    ]
    return papers, citations


def guess(papers: list[Paper], citations: list[Citation]) -> dict[tuple[str, str], float]:
    found = read_structure({paper.iri: paper for paper in papers}, citations)
    assert all(guess.text.endswith(".") for guess in found)
    return {(guess.later, guess.earlier): guess.probability or 0 for guess in found}


def test_structure_guesses_about_each_citation_and_prefers_the_same_topic() -> None:
    papers, citations = chain(12)
    near = guess(papers, citations)
    far = guess([replace_topics(paper, paper.iri) for paper in papers], citations)
    assert len(near) == len(citations)
    assert all(0 < far[pair] < near[pair] < 1 for pair in near)


def replace_topics(paper: Paper, *topics: str) -> Paper:
    return replace(paper, listing=replace(paper.listing, topics=topics))


def test_much_that_a_text_says_of_a_paper_makes_it_likelier() -> None:
    papers, _ = chain(2)
    pair = papers[1].iri, papers[0].iri

    def sure(**facts: Any) -> float:
        return guess(papers, [Citation(*pair, **facts)])[pair]

    assert sure(mentions=1) < sure(mentions=9)
    assert sure(mentions=9) == sure(sentences=tuple(f"It says {n}." for n in range(9)))
    assert sure(in_abstract=False) < sure(in_abstract=True)


def test_shared_authors_and_an_abstract_that_names_it_make_it_likelier() -> None:
    base = make_paper(0, "LoRA: Low-Rank Adaptation", issued="2020", authors=("E. J. Hu",))
    facts: dict[str, Any] = {"issued": "2021", "abstract": "We quantize what LoRA adapts."}
    own = make_paper(1, "A Later Paper", authors=("Edward Hu", "A. Other"), **facts)
    others = replace(own, authors=("Someone Else",))
    silent = replace(own, record=replace(own.record, abstract="We quantize."))
    sure = [
        guess([base, paper], [Citation(paper.iri, base.iri)])[own.iri, base.iri]
        for paper in (own, others, silent)
    ]
    assert sure[0] > max(sure[1:])


def test_structure_reads_the_measures_right() -> None:
    a, b, c, d = (make_paper(n, issued=f"{2000 + n}") for n in range(4))
    citations = [
        Citation(citing.iri, cited.iri) for citing, cited in ((d, c), (d, a), (c, a), (b, a))
    ]
    found = {
        (pair.later, pair.earlier): pair.features
        for pair in pair_citations({paper.iri: paper for paper in (a, b, c, d)}, citations)
    }
    measures = found[d.iri, a.iri]
    assert (measures["same topic"], measures["newest of the topic"]) == (0, 0)
    assert measures["co-citation"] == 0  # nothing cites d
    assert measures["coupling"] == 0  # a cites nothing
    assert measures["RefD"] == 0.5  # one of two references of d cites a
    assert (measures["few references"], measures["years between"]) == (0.5, 0.3)
    assert found[d.iri, c.iri]["coupling"] == 0.5  # c and d share one of two references


def test_no_citations_no_guesses() -> None:
    assert read_structure({LORA.iri: LORA, OBS.iri: OBS}, []) == []


def test_guesses_stay_below_what_a_person_has_said_about_a_paper() -> None:
    papers, citations = chain(3)
    citations = [replace(citation, mentions=12, in_abstract=True) for citation in citations]
    asserted = Evidence(papers[2].iri, papers[0].iri, Origin.CURATED, "it says so", papers[2].iri)
    curated = Curated((asserted,))
    found = lineage(*papers, citations=tuple(citations), curated=curated, min_confidence=0)
    sure = {edge.earlier: edge.confidence for edge in found.edges if edge.later == papers[2].iri}
    assert sure[papers[1].iri] < sure[papers[0].iri] == 1


def test_doubtful_claims_are_kept_apart() -> None:
    papers, citations = chain(4)
    found = lineage(*papers, citations=tuple(citations), min_confidence=0.99)
    assert found.edges == ()
    assert found.weak_edges


def test_a_denial_outlives_all_evidence() -> None:
    papers, citations = chain(3)
    denial = Evidence(
        papers[2].iri, papers[1].iri, Origin.CURATED, "no", papers[2].iri, supports=False
    )
    found = lineage(
        *papers, citations=tuple(citations), curated=Curated((denial,)), min_confidence=0
    )
    pairs = {(edge.later, edge.earlier) for edge in (*found.edges, *found.weak_edges)}
    assert (papers[2].iri, papers[1].iri) not in pairs
    assert found.denials == (denial,)


# --- transitive reduction ------------------------------------------------------------------------


@st.composite
def edges(draw: st.DrawFn) -> list[tuple[int, int]]:
    numbers = st.integers(0, 6)
    pairs = st.tuples(numbers, numbers).filter(lambda pair: pair[0] != pair[1])
    return draw(st.lists(pairs, max_size=15, unique=True))


@given(edges())
def test_redundant_edges_add_nothing_and_the_others_do(pairs: list[tuple[int, int]]) -> None:
    papers = [make_paper(n) for n in range(7)]
    marked = mark_redundant(make_edge(papers[later], papers[earlier]) for later, earlier in pairs)
    assert [(edge.later, edge.earlier) for edge in marked] == [
        (papers[later].iri, papers[earlier].iri) for later, earlier in pairs
    ]
    whole = nx.DiGraph((edge.later, edge.earlier) for edge in marked)
    kept = nx.DiGraph((edge.later, edge.earlier) for edge in marked if not edge.redundant)
    kept.add_nodes_from(whole)
    reach = {node: nx.descendants(whole, node) for node in whole}
    assert {node: nx.descendants(kept, node) for node in kept} == reach


@given(edges())
def test_without_circles_no_edge_is_kept_that_others_imply(pairs: list[tuple[int, int]]) -> None:
    papers = [make_paper(n) for n in range(7)]
    in_time = sorted({(max(pair), min(pair)) for pair in pairs})
    marked = mark_redundant(make_edge(papers[later], papers[earlier]) for later, earlier in in_time)
    kept = nx.DiGraph((edge.later, edge.earlier) for edge in marked if not edge.redundant)
    for edge in list(kept.edges):
        assert not nx.has_path(nx.restricted_view(kept, [], [edge]), *edge)


# --- concepts ------------------------------------------------------------------------------------


def test_a_name_that_others_use_is_a_concept_with_its_users() -> None:
    qlora = make_paper(5, "QLoRA: Quantized", topics=("t",), issued="2023")
    found = lineage(LORA, qlora)
    (concept,) = found.concepts.values()
    assert (concept.label, concept.origin) == ("LoRA", Origin.TITLE)
    assert concept.introduced_by == (LORA.iri,)
    assert concept.used_by == (qlora.iri,)
    assert lineage(LORA).concepts == {}


def test_concepts_need_what_the_papers_that_introduce_them_build_on() -> None:
    base = make_paper(0, notes=("Introduces AdaRound",))
    later = make_paper(1, notes=("Introduces BetterRound, based on AdaRound.",))
    found = lineage(base, later)
    by_label = {concept.label: concept for concept in found.concepts.values()}
    assert by_label["BetterRound"].prerequisites == (by_label["AdaRound"].iri,)
    (edge,) = (
        relation for relation in found.relations if relation.kind is RelationKind.PREREQUISITE
    )
    assert "BetterRound" in edge.text
    assert "AdaRound" in edge.text


def test_what_a_person_says_a_concept_needs_is_left_alone() -> None:
    base = make_paper(0, notes=("Introduces AdaRound",))
    later = make_paper(1, notes=("Introduces BetterRound, based on AdaRound.",))
    mine = Concept("https://example.org/better", "BetterRound", prerequisites=("https://x.org/y",))
    other = Concept("https://x.org/y", "rounding")
    found = lineage(base, later, curated=Curated(concepts=(mine, other)))
    assert found.concepts[mine.iri].prerequisites == (other.iri,)
    assert found.concepts[mine.iri].introduced_by == (later.iri,)


def test_a_chain_of_thousands_is_reduced_at_once() -> None:
    papers = [make_paper(number) for number in range(6_000)]
    near = [make_edge(later, earlier) for earlier, later in pairwise(papers)]
    far = [make_edge(later, earlier) for earlier, later in zip(papers, papers[2:], strict=False)]
    begun = time.process_time()
    marked = mark_redundant([*near, *far])
    assert time.process_time() - begun < 5
    assert [edge.redundant for edge in marked] == [False] * len(near) + [True] * len(far)
