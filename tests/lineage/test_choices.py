"""Notes that say that one of several things comes before."""

from __future__ import annotations

import pytest
from tests.graphs import make_paper

from paperkg.identifiers import mint
from paperkg.lineage.choices import find_choices
from paperkg.lineage.compute import Lineage, compute_lineage
from paperkg.model import Concept, Curated, Origin

DQN = make_paper(0, "DQN: Playing Games from Pixels")
PPO = make_paper(1, "PPO: Proximal Policies")
TRPO = make_paper(2, "TRPO: Trust Regions")


def lineage(note: str, curated: Curated | None = None) -> Lineage:
    papers = (DQN, PPO, TRPO, make_paper(5, "Learning Dexterity", notes=(note,)))
    return compute_lineage(
        {paper.iri: paper for paper in papers},
        (),
        curated or Curated(),
        list_name="list.md",
        min_confidence=0.6,
    )


@pytest.mark.parametrize(
    "note",
    [
        "Best after DQN or PPO.",
        "Requires DQN or PPO",
        "Long. Read DQN or PPO first; then it is easy.",
        "read either DQN or PPO before this",
        "Prerequisites: DQN or PPO",
        "Assumes familiarity with DQN or PPO.",
        "Needs DQN, or PPO (see the blog)",
        "Prerequisite: knowledge of the DQN or the PPO",
        "after reading one of DQN, PPO",
    ],
)
def test_notes_that_give_a_choice(note: str) -> None:
    found = lineage(note)
    (group,) = found.alternatives
    assert group.choices == (DQN.iri, PPO.iri)
    assert group.later == make_paper(5).iri
    assert (group.origin, group.source) == (Origin.NOTE, "list.md:6")
    assert group.text.removeprefix("The note says: ") in note
    # That they may be read first is no reason to think that it builds on them.
    assert not found.edges
    assert not found.weak_edges


def test_three_choices() -> None:
    (group,) = lineage("After DQN, PPO or TRPO.").alternatives
    assert group.choices == (DQN.iri, PPO.iri, TRPO.iri)


@pytest.mark.parametrize(
    "note",
    [
        "Read DQN first.",
        "Requires DQN and PPO",
        "Requires DQN and PPO or TRPO",
        "Faster than DQN or PPO",
        "Works with DQN or PPO",
        "Requires a GPU or patience",
        "After pruning or quantization, the weights are trained again",
        "Requires DQN or patience",
        "Better than before, after all, or so it seems",
        "",
    ],
)
def test_notes_that_give_none(note: str) -> None:
    assert lineage(note).alternatives == ()


def test_a_concept_that_no_paper_introduces_is_a_choice() -> None:
    idea = Concept(mint("concept", "markov"), "Markov decision processes", ("MDP",))
    (group,) = lineage("after DQN or MDP", Curated(concepts=(idea,))).alternatives
    assert set(group.choices) == {DQN.iri, idea.iri}


def test_a_long_note_is_read_in_time() -> None:
    assert list(find_choices("after " * 20_000)) == []
    assert list(find_choices("read x or y " * 20_000)) == []
