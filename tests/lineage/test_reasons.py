"""The reasons that come with packaged citations."""

from __future__ import annotations

import pytest
from tests.graphs import make_paper

from paperkg.lineage.compute import Lineage, compute_lineage
from paperkg.model import Citation, Curated, Evidence, Origin, RelationKind

LATER = make_paper(3, "A New Thing", issued="2023", bibliography=("https://example.org/copy",))
EARLIER = make_paper(1, "An Old Thing", issued="2020")
OTHER = make_paper(2, "Another Thing", issued="2021")
SENTENCE = "Our work extends An Old Thing with wheels."


def lineage(*, curated: Curated | None = None, **facts: object) -> Lineage:
    return compute_lineage(
        {paper.iri: paper for paper in (EARLIER, OTHER, LATER)},
        [Citation(LATER.iri, EARLIER.iri, **facts)],  # type: ignore[arg-type]
        curated or Curated(),
        list_name="list.md",
        min_confidence=0.6,
    )


@pytest.mark.parametrize(
    ("purpose", "is_edge"),
    [
        (RelationKind.EXTENDS, True),
        (RelationKind.USES_METHOD, True),
        (RelationKind.BACKGROUND, False),
        (RelationKind.DISCUSSES, False),
    ],
)
def test_a_reason_speaks_for_or_against_an_edge(purpose: RelationKind, is_edge: bool) -> None:
    found = lineage(purpose=purpose, reason="Adds wheels.")
    assert bool(found.edges) == is_edge
    (relation,) = found.relations
    assert (relation.kind, relation.text) == (purpose, "Summed up: Adds wheels.")
    assert relation.source == "https://example.org/copy"
    for edge in found.edges:
        assert [reason.text for reason in edge.evidence if reason.origin is Origin.SENTENCE] == [
            "Summed up: Adds wheels."
        ]


def test_a_reason_stands_before_what_kg_reads() -> None:
    (relation,) = lineage(sentences=(SENTENCE,)).relations
    assert relation.kind is RelationKind.EXTENDS
    (relation,) = lineage(
        sentences=(SENTENCE,), purpose=RelationKind.DISCUSSES, reason="Compares."
    ).relations
    assert relation.kind is RelationKind.DISCUSSES


def test_what_speaks_against_an_edge_makes_it_no_surer_where_a_person_left_it_out() -> None:
    asserted = Curated(
        evidence=(Evidence(LATER.iri, OTHER.iri, Origin.CURATED, "extends it", LATER.iri),)
    )

    def sure(**facts: object) -> float:
        found = lineage(curated=asserted, mentions=30, in_abstract=True, **facts)
        return next(
            edge.confidence
            for edge in (*found.edges, *found.weak_edges)
            if edge.earlier == EARLIER.iri
        )

    assert sure(purpose=RelationKind.DISCUSSES, reason="Compares.") < sure()
