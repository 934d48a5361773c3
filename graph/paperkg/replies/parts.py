"""The shapes that replies are made of: one for each kind of thing, in every command."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any

from paperkg.algorithms.alternatives import select_alternatives
from paperkg.algorithms.prerequisites import is_known
from paperkg.identifiers import Identifier
from paperkg.model import Edge, Evidence, KnowledgeGraph, Link
from paperkg.names import name_of, title_of

__all__ = [
    "AlternativesReply",
    "EdgeReply",
    "EvidenceReply",
    "LinkReply",
    "Thing",
    "describe_alternatives",
    "describe_edge",
    "describe_evidence",
    "describe_identifiers",
    "describe_link",
    "describe_thing",
    "describe_things",
    "take_parts",
]


@dataclass(frozen=True, slots=True)
class Thing:
    """A paper, a concept or a topic, wherever one is named.

    Attributes
    ----------
    iri
        Its name in the graph.
    type
        ``paper``, ``blog post``, ``software``, ``web page``, ``outside work``, ``concept`` or
        ``topic``.
    title
        Its title or label.
    name
        What to call it in a sentence: its short name, where it has one.
    year
        The year it was issued; null when not known, and for what is no paper.
    identifiers
        The first identifier of each scheme, such as ``{"arxiv": "1706.03762"}``.
    read
        Whether the reader has read the paper, or knows the concept.
    """

    iri: str
    type: str
    title: str
    name: str
    year: int | None
    identifiers: dict[str, str]
    read: bool


@dataclass(frozen=True, slots=True)
class EvidenceReply:
    """One reason for an edge, or against it.

    Attributes
    ----------
    origin
        Who says so: ``curated``, ``note``, ``sentence``, ``mark``, ``title`` or ``structure``.
    text
        The reason in words; may be empty.
    source
        The IRI or file:line where it was found.
    confidence
        How likely this reason is right, from 0 to 1; null where its origin says all there is.
    """

    origin: str
    text: str
    source: str
    confidence: float | None


@dataclass(frozen=True, slots=True)
class EdgeReply:
    """A later paper builds on an earlier one.

    Attributes
    ----------
    later, earlier
        The two papers.
    confidence
        How likely the edge is right, from 0 to 1.
    redundant
        Whether a longer chain of edges implies it.
    evidence
        The reasons, the strongest first.
    """

    later: Thing
    earlier: Thing
    confidence: float
    redundant: bool
    evidence: tuple[EvidenceReply, ...]


@dataclass(frozen=True, slots=True)
class AlternativesReply:
    """Papers and concepts of which a reader needs one first.

    Attributes
    ----------
    choices
        Any of them will do.
    is_met
        Whether the reader has read or knows one.
    origin, text, source
        Who says so, in which words (may be empty), and where (may be empty).
    """

    choices: tuple[Thing, ...]
    is_met: bool
    origin: str
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class LinkReply:
    """A link of a list entry: its text, its address, and what it leads to."""

    text: str
    url: str
    kind: str


def describe_thing(graph: KnowledgeGraph, iri: str) -> Thing:
    """Describe a paper, a concept or a topic."""
    paper, concept = graph.papers.get(iri), graph.concepts.get(iri)
    if paper:
        kind = paper.kind.value if paper.listed else "outside work"
    else:
        kind = "concept" if concept else "topic" if iri in graph.topics else "outside work"
    return Thing(
        iri=iri,
        type=kind,
        title=title_of(graph, iri),
        name=name_of(graph, iri),
        year=paper.year if paper else None,
        identifiers=describe_identifiers(paper.identifiers if paper else ()),
        read=paper.read if paper else bool(concept and concept.known),
    )


def describe_things(graph: KnowledgeGraph, iris: Iterable[str]) -> tuple[Thing, ...]:
    """Describe several things, in their order."""
    return tuple(describe_thing(graph, iri) for iri in iris)


def describe_identifiers(identifiers: Iterable[Identifier]) -> dict[str, str]:
    """Give the first identifier of each scheme, as in ``{"arxiv": "1706.03762"}``."""
    result: dict[str, str] = {}
    for identifier in identifiers:
        result.setdefault(identifier.scheme.value, identifier.value)
    return result


def describe_evidence(evidence: Evidence) -> EvidenceReply:
    """Describe a reason."""
    return EvidenceReply(
        evidence.origin.value, evidence.text, evidence.source, evidence.probability
    )


def describe_edge(graph: KnowledgeGraph, edge: Edge) -> EdgeReply:
    """Describe a builds-on edge with its evidence."""
    return EdgeReply(
        later=describe_thing(graph, edge.later),
        earlier=describe_thing(graph, edge.earlier),
        confidence=edge.confidence,
        redundant=edge.redundant,
        evidence=tuple(describe_evidence(reason) for reason in edge.evidence),
    )


def describe_alternatives(graph: KnowledgeGraph, iri: str) -> tuple[AlternativesReply, ...]:
    """Describe the alternatives of a paper or a concept."""
    replies = []
    for alternatives in select_alternatives(graph):
        if alternatives.later == iri:
            choices = describe_things(graph, alternatives.choices)
            replies.append(
                AlternativesReply(
                    choices,
                    any(is_known(graph, choice) for choice in alternatives.choices),
                    alternatives.origin.value,
                    alternatives.text,
                    alternatives.source,
                )
            )
    return tuple(replies)


def describe_link(link: Link) -> LinkReply:
    """Describe a link."""
    return LinkReply(link.text, link.url, link.kind.value)


def take_parts(reply: Thing | EdgeReply) -> dict[str, Any]:
    """Take the fields of a thing or an edge, for a reply that says more of it."""
    return {field.name: getattr(reply, field.name) for field in fields(reply)}
