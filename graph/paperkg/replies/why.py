"""Who says that a paper builds on another, and who denies it."""

from __future__ import annotations

from dataclasses import dataclass

from paperkg.lineage.sentences import read_sentence
from paperkg.model import KnowledgeGraph, Paper
from paperkg.replies.parts import (
    AlternativesReply,
    EvidenceReply,
    Thing,
    describe_alternatives,
    describe_evidence,
    describe_thing,
)

__all__ = ["SentenceReply", "WhyReply", "describe_why"]


@dataclass(frozen=True, slots=True)
class SentenceReply:
    """A citing sentence: what it is taken to say (null for nothing), and how surely (0 to 1)."""

    text: str
    purpose: str | None
    confidence: float | None


@dataclass(frozen=True, slots=True)
class WhyReply:
    """The evidence for an edge between two papers, and against it.

    Attributes
    ----------
    later, earlier
        The two papers.
    builds_on
        Whether the edge holds: its confidence is high enough, and nobody denies it.
    confidence
        How likely the edge is right, from 0 to 1; null where nobody says so.
    redundant
        Whether a longer chain of edges implies it.
    evidence
        The reasons, the strongest first.
    denials
        What people say against it.
    cites
        Whether the later paper cites the earlier one.
    sentences, intents, is_influential
        How it cites it, as far as the source says; ``is_influential`` is null when not known.
    needs_one_of
        The alternatives of the later paper of which the earlier one is a choice.
    references_known
        Whether the references of the later paper are known.
    """

    later: Thing
    earlier: Thing
    builds_on: bool
    confidence: float | None
    redundant: bool
    evidence: tuple[EvidenceReply, ...]
    denials: tuple[EvidenceReply, ...]
    cites: bool
    sentences: tuple[SentenceReply, ...]
    intents: tuple[str, ...]
    is_influential: bool | None
    needs_one_of: tuple[AlternativesReply, ...]
    references_known: bool


def describe_why(graph: KnowledgeGraph, later: Paper, earlier: Paper) -> WhyReply:
    """Describe all that is said for and against an edge.

    Parameters
    ----------
    graph
        The knowledge graph.
    later, earlier
        The two papers.
    """
    pair = (later.iri, earlier.iri)
    edges = {(edge.later, edge.earlier): edge for edge in (*graph.weak_edges, *graph.edges)}
    citations = {(citation.citing, citation.cited): citation for citation in graph.citations}
    edge, citation = edges.get(pair), citations.get(pair)
    denials = (denial for denial in graph.denials if (denial.later, denial.earlier) == pair)
    return WhyReply(
        later=describe_thing(graph, later.iri),
        earlier=describe_thing(graph, earlier.iri),
        builds_on=edge in graph.edges,
        confidence=edge.confidence if edge else None,
        redundant=bool(edge and edge.redundant),
        evidence=tuple(describe_evidence(reason) for reason in (edge.evidence if edge else ())),
        denials=tuple(describe_evidence(denial) for denial in denials),
        cites=citation is not None,
        sentences=tuple(
            _describe_sentence(sentence, earlier, later)
            for sentence in (citation.sentences if citation else ())
        ),
        intents=citation.intents if citation else (),
        is_influential=citation.is_influential if citation else None,
        needs_one_of=tuple(
            group
            for group in describe_alternatives(graph, later.iri)
            if any(choice.iri == earlier.iri for choice in group.choices)
        ),
        references_known=bool(later.record.bibliography),
    )


def _describe_sentence(sentence: str, cited: Paper, citing: Paper) -> SentenceReply:
    """Describe how kg reads a citing sentence."""
    reading = read_sentence(sentence, cited, citing)
    return SentenceReply(
        text=sentence,
        purpose=reading.purpose.value if reading else None,
        confidence=round(reading.probability, 3) if reading else None,
    )
