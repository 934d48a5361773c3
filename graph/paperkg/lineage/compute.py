"""All that is found out about a list's lineage: builds-on edges and concepts, with evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from paperkg.lineage.concepts import (
    find_prerequisites,
    find_title_concepts,
    find_uses,
    join_concepts,
)
from paperkg.lineage.confidence import score_edges, split_edges
from paperkg.lineage.labels import name_papers
from paperkg.lineage.mentions import index_names
from paperkg.lineage.notes import read_notes
from paperkg.lineage.provider_marks import read_provider_marks
from paperkg.lineage.reasons import read_reasons
from paperkg.lineage.reduction import drop_implied, mark_redundant
from paperkg.lineage.sentences import read_sentences
from paperkg.lineage.structure import read_structure
from paperkg.lineage.terms import find_terms
from paperkg.lineage.titles import read_titles
from paperkg.memo import Memo
from paperkg.model import Alternatives, Citation, Concept, Curated, Edge, Evidence, Paper, Relation

__all__ = ["Lineage", "compute_lineage"]


@dataclass(frozen=True, slots=True)
class Lineage:
    """What papers build on, and the ideas they introduce.

    Attributes
    ----------
    edges, weak_edges
        The edges that hold, and those that are too doubtful.
    denials
        What people say against edges, which are therefore not there.
    concepts
        By IRI.
    relations
        What the program found out about concepts and related papers.
    alternatives
        What people and the notes say that one of several comes before.
    unknown_names
        Papers and the names in their notes that are no entry of the list.
    """

    edges: tuple[Edge, ...]
    weak_edges: tuple[Edge, ...]
    denials: tuple[Evidence, ...]
    concepts: dict[str, Concept]
    relations: tuple[Relation, ...]
    alternatives: tuple[Alternatives, ...]
    unknown_names: tuple[tuple[str, str], ...]


def compute_lineage(
    papers: Mapping[str, Paper],
    citations: Sequence[Citation],
    curated: Curated,
    *,
    list_name: str,
    min_confidence: float,
    memo: Memo | None = None,
) -> Lineage:
    """Find out what the listed papers build on, and the concepts they introduce and use.

    Parameters
    ----------
    papers
        The listed papers in the order of the list, and outside works, by IRI.
    citations
        Between them.
    curated
        What people assert.
    list_name
        The name of the list's file, for the source of evidence.
    min_confidence
        The least confidence, in [0, 1], of an edge that holds.
    memo
        Keeps what takes long.
    """
    papers = name_papers(papers)
    listed = [paper for paper in papers.values() if paper.listed]
    inside = {paper.iri for paper in listed}
    between = [
        citation for citation in citations if citation.citing in inside and citation.cited in inside
    ]
    references = _index_references(listed, citations)

    notes = read_notes(listed, curated.concepts, list_name=list_name)
    concepts = join_concepts((*curated.concepts, *notes.concepts), notes.relations)
    titled, introductions = find_title_concepts(listed, concepts.values())
    concepts = join_concepts((*concepts.values(), *titled), ())

    terms, users = _find_vocabulary(listed, concepts.values())
    concepts = join_concepts((*concepts.values(), *terms), ())

    said, purposes = read_sentences(between, papers, memo=memo)
    reasons, told = read_reasons(between, papers)
    evidence = [
        *curated.evidence,
        *notes.evidence,
        *reasons,
        *said,
        *read_provider_marks(between, papers),
        *read_titles(listed, index_names(listed, concepts.values()), references),
        *drop_implied(read_structure(papers, citations, memo=memo), curated.evidence),
    ]
    evidence = [
        reason for reason in evidence if reason.later in inside and reason.earlier in inside
    ]
    held, weak = split_edges(score_edges(evidence, papers), min_confidence)
    held = mark_redundant(held)

    uses = find_uses(listed, concepts.values(), references)
    needs = find_prerequisites(concepts.values(), held, papers)
    return Lineage(
        edges=held,
        weak_edges=weak,
        denials=tuple(reason for reason in evidence if not reason.supports),
        concepts=join_concepts(concepts.values(), (*uses, *needs)),
        relations=(
            *notes.relations,
            *introductions,
            *users,
            *uses,
            *needs,
            *_join_purposes(told, purposes),
        ),
        alternatives=(*curated.alternatives, *notes.alternatives),
        unknown_names=notes.unknown,
    )


def _find_vocabulary(
    listed: Sequence[Paper], concepts: Iterable[Concept]
) -> tuple[tuple[Concept, ...], tuple[Relation, ...]]:
    """Find the terms of a list that names few concepts of its own: less than one in ten papers."""
    concepts = tuple(concepts)
    if len(concepts) * 10 >= len(listed):
        return (), ()
    return find_terms(listed, concepts)


def _join_purposes(told: Iterable[Relation], read: Iterable[Relation]) -> Iterable[Relation]:
    """Join why papers cite; what somebody who read it says stands before what kg reads."""
    by_pair = {(relation.subject, relation.value): relation for relation in (*read, *told)}
    return by_pair.values()


def _index_references(
    listed: Iterable[Paper], citations: Iterable[Citation]
) -> dict[str, set[str]]:
    """Index what papers cite; a paper of which no reference list is known is not there."""
    cited: dict[str, set[str]] = defaultdict(set)
    for citation in citations:
        cited[citation.citing].add(citation.cited)
    return {
        paper.iri: cited.get(paper.iri, set())
        for paper in listed
        if paper.record.bibliography or paper.iri in cited
    }
