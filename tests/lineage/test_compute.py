from __future__ import annotations

import pytest
from tests.graphs import make_paper

from paperkg.lineage.confidence import WEIGHTS, score_edges
from paperkg.lineage.notes import read_notes
from paperkg.model import Concept, Evidence, Origin, RelationKind

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
            "Introduces gated attention and argues that outliers come from normalization",
            "gated attention",
            (),
        ),
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
    assert [(one.subject, one.kind, one.value) for one in found.relations] == [
        (paper.iri, RelationKind.INTRODUCES, known.iri)
    ]


def test_a_name_that_is_no_entry_is_reported() -> None:
    paper = make_paper(0, notes=("builds on: Nonesuch",))
    assert read_notes([paper], [], list_name="list.md").unknown == ((paper.iri, "Nonesuch"),)


def say(origin: Origin, *, supports: bool = True) -> Evidence:
    return Evidence(make_paper(1).iri, make_paper(0).iri, origin, "words", "list.md:1", supports)


def score(*evidence: Evidence, earlier: str = "2019", later: str = "2020"):  # type: ignore[no-untyped-def]
    papers = [make_paper(0, issued=earlier), make_paper(1, issued=later)]
    return score_edges(evidence, {paper.iri: paper for paper in papers})


def test_evidence_for_one_pair_is_one_claim_the_strongest_first() -> None:
    (found,) = score(say(Origin.NOTE), say(Origin.CURATED))
    assert [one.origin for one in found.evidence] == [Origin.CURATED, Origin.NOTE]
    assert found.confidence == 1
    assert found.origin is Origin.CURATED


def test_two_origins_are_surer_than_one_and_one_that_repeats_itself_is_not() -> None:
    weight, sentence = WEIGHTS[Origin.NOTE], WEIGHTS[Origin.SENTENCE]
    assert score(say(Origin.NOTE))[0].confidence == pytest.approx(weight)
    assert score(say(Origin.NOTE), say(Origin.NOTE))[0].confidence == pytest.approx(weight)
    (found,) = score(say(Origin.NOTE), say(Origin.SENTENCE))
    assert found.confidence == pytest.approx(1 - (1 - weight) * (1 - sentence))


def test_a_denial_wins_over_all() -> None:
    assert score(say(Origin.CURATED), say(Origin.NOTE), say(Origin.CURATED, supports=False)) == ()


@pytest.mark.parametrize(("earlier", "kept"), [("2021", 1), ("2022", 0), ("", 1)])
def test_notes_do_not_reach_into_the_future_beyond_a_year(earlier: str, kept: int) -> None:
    assert len(score(say(Origin.NOTE), earlier=earlier)) == kept


def test_a_person_may_say_what_dates_forbid() -> None:
    assert len(score(say(Origin.CURATED), earlier="2024")) == 1


def test_nothing_builds_on_itself() -> None:
    iri = make_paper(0).iri
    assert score(Evidence(iri, iri, Origin.CURATED, "words", "list.md:1")) == ()
