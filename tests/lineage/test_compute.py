from __future__ import annotations

from dataclasses import replace

import pytest
from tests.graphs import make_paper

from paperkg.lineage.confidence import BASE_RATE, score_edges
from paperkg.lineage.notes import read_notes
from paperkg.model import Concept, Edge, Evidence, Origin, RelationKind

OBS = make_paper(
    0,
    "Second order derivatives for network pruning: Optimal Brain Surgeon",
    short_names=("OBS", "Optimal Brain Surgeon"),
)


@pytest.mark.parametrize(
    ("note", "label", "also"),
    [
        ("Introduces AdaRound", "AdaRound", ()),
        ("(Qualcomm 2020) - Introduces AdaRound", "AdaRound", ()),
        (
            "Introduces Wanda (pruning with Weights and Activations)",
            "Wanda",
            ("pruning with Weights and Activations",),
        ),
        (
            "Introduces multi-query attention (MQA) and argues that decoding gets faster",
            "multi-query attention",
            ("MQA",),
        ),
        ("introduces Raft, a consensus algorithm", "Raft", ()),
        (
            "Introduces Optimal Brain Quantization based on the Optimal Brain Surgeon",
            "Optimal Brain Quantization",
            (),
        ),
        ("2017. Introduces the Transformer: attention alone.", "Transformer", ()),
    ],
)
def test_notes_name_the_concepts_that_papers_introduce(
    note: str, label: str, also: tuple[str, ...]
) -> None:
    paper = make_paper(1, notes=(note,))
    (concept,) = read_notes([OBS, paper], [], list_name="list.md").concepts
    assert (concept.label, concept.alt_labels) == (label, also)
    assert concept.introduced_by == (paper.iri,)
    assert concept.origin is Origin.NOTE


@pytest.mark.parametrize(
    "note",
    [
        "Introduces Optimal Brain Quantization based on the Optimal Brain Surgeon",
        "builds on: OBS",
        "An extension of the above",
        "Iterative implementation for the above",
        "Extends OBS, in layers.",
    ],
)
def test_notes_say_what_a_paper_builds_on(note: str) -> None:
    paper = make_paper(1, notes=(note,))
    (evidence,) = read_notes([OBS, paper], [], list_name="list.md").evidence
    assert (evidence.later, evidence.earlier) == (paper.iri, OBS.iri)
    assert evidence.origin is Origin.NOTE
    assert evidence.source == "list.md:2"


def test_a_known_concept_is_not_made_again() -> None:
    known = Concept("https://example.org/rope", "rotary position embedding", ("RoPE",))
    paper = make_paper(0, notes=("Introduces RoPE",))
    found = read_notes([paper], [known], list_name="list.md")
    assert found.concepts == ()
    assert [(relation.subject, relation.kind, relation.value) for relation in found.relations] == [
        (paper.iri, RelationKind.INTRODUCES, known.iri)
    ]


def test_a_name_that_is_no_entry_is_reported() -> None:
    paper = make_paper(0, notes=("builds on: Nonesuch",))
    assert read_notes([paper], [], list_name="list.md").unknown == ((paper.iri, "Nonesuch"),)


def say(origin: Origin, sure: float | None = None, *, supports: bool = True) -> Evidence:
    later, earlier = make_paper(1).iri, make_paper(0).iri
    return Evidence(later, earlier, origin, "words", "list.md:1", supports, sure)


def score(*evidence: Evidence, earlier: str = "2019", later: str = "2020") -> tuple[Edge, ...]:
    papers = [
        replace(make_paper(number), issued=issued, identifiers=())
        for number, issued in enumerate((earlier, later))
    ]
    return score_edges(evidence, {paper.iri: paper for paper in papers})


def test_evidence_for_one_pair_is_one_edge_the_strongest_first() -> None:
    (found,) = score(say(Origin.NOTE, 0.5), say(Origin.CURATED))
    assert [reason.origin for reason in found.evidence] == [Origin.CURATED, Origin.NOTE]
    assert found.confidence == 1
    assert found.origin is Origin.CURATED


def test_an_origin_alone_gives_its_own_probability_and_repeating_it_is_no_surer() -> None:
    assert score(say(Origin.NOTE, 0.7))[0].confidence == 0.7
    assert score(say(Origin.NOTE, 0.7), say(Origin.NOTE, 0.3))[0].confidence == 0.7


def test_origins_that_agree_are_surer_and_one_that_speaks_against_it_less() -> None:
    (both,) = score(say(Origin.NOTE, 0.7), say(Origin.SENTENCE, 0.6))
    (neither,) = score(say(Origin.NOTE, 0.7), say(Origin.SENTENCE, BASE_RATE))
    (against,) = score(say(Origin.NOTE, 0.7), say(Origin.SENTENCE, 0.05))
    assert against.confidence < neither.confidence == 0.7 < both.confidence < 1


def test_nothing_but_a_person_is_certain() -> None:
    every = [say(origin, 1.0) for origin in Origin if origin is not Origin.CURATED]
    assert score(*every)[0].confidence < 1


def test_a_denial_wins_over_all() -> None:
    assert score(say(Origin.CURATED), say(Origin.NOTE), say(Origin.CURATED, supports=False)) == ()


@pytest.mark.parametrize(("earlier", "kept"), [("2021", 1), ("2022", 0), ("", 1), ("2021-01", 1)])
def test_notes_do_not_reach_into_the_future_beyond_a_year(earlier: str, kept: int) -> None:
    assert len(score(say(Origin.NOTE, 0.8), earlier=earlier)) == kept


@pytest.mark.parametrize(("earlier", "kept"), [("2020-03", 1), ("2020-04", 1), ("2020-05", 0)])
def test_months_leave_no_grace(earlier: str, kept: int) -> None:
    assert len(score(say(Origin.NOTE, 0.8), earlier=earlier, later="2020-04")) == kept


def test_a_person_may_say_what_dates_forbid() -> None:
    assert len(score(say(Origin.CURATED), earlier="2024")) == 1


def test_nothing_builds_on_itself() -> None:
    iri = make_paper(0).iri
    assert score(Evidence(iri, iri, Origin.CURATED, "words", "list.md:1")) == ()
