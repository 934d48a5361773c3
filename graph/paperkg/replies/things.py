"""What is known of a concept, and of a topic."""

from __future__ import annotations

from dataclasses import dataclass

from paperkg.algorithms.reading_path import expand_target
from paperkg.model import Concept, KnowledgeGraph, Topic
from paperkg.replies.paper import PaperReply, describe_paper
from paperkg.replies.parts import (
    AlternativesReply,
    Thing,
    describe_alternatives,
    describe_thing,
    describe_things,
    take_parts,
)

__all__ = ["ConceptReply", "TopicReply", "describe"]


@dataclass(frozen=True, slots=True)
class ConceptReply(Thing):
    """What is known of a concept.

    Attributes
    ----------
    short_names
        Its other names.
    definition
        One sentence; empty when not known.
    minutes
        How long it takes to learn; null when not known.
    introduced_by, used_by
        Papers.
    prerequisites, prerequisite_of
        The concepts to know before it, and those that need it.
    needs_one_of
        Alternatives: what may be read or known first.
    """

    short_names: tuple[str, ...]
    definition: str
    minutes: int | None
    introduced_by: tuple[Thing, ...]
    used_by: tuple[Thing, ...]
    prerequisites: tuple[Thing, ...]
    prerequisite_of: tuple[Thing, ...]
    needs_one_of: tuple[AlternativesReply, ...]


@dataclass(frozen=True, slots=True)
class TopicReply(Thing):
    """A topic: the topic around it, and its papers with those of the topics inside it."""

    broader: Thing | None
    papers: tuple[Thing, ...]


def describe(graph: KnowledgeGraph, iri: str) -> PaperReply | ConceptReply | TopicReply:
    """Describe a paper, a concept or a topic of a graph.

    Parameters
    ----------
    graph
        The knowledge graph.
    iri
        What it is.
    """
    if iri in graph.papers:
        return describe_paper(graph, graph.papers[iri])
    if iri in graph.concepts:
        return _describe_concept(graph, graph.concepts[iri])
    return _describe_topic(graph, graph.topics[iri])


def _describe_concept(graph: KnowledgeGraph, concept: Concept) -> ConceptReply:
    later = [other.iri for other in graph.concepts.values() if concept.iri in other.prerequisites]
    return ConceptReply(
        **take_parts(describe_thing(graph, concept.iri)),
        short_names=concept.alt_labels,
        definition=concept.definition,
        minutes=concept.minutes,
        introduced_by=describe_things(graph, concept.introduced_by),
        used_by=describe_things(graph, concept.used_by),
        prerequisites=describe_things(
            graph, [iri for iri in concept.prerequisites if iri in graph.concepts]
        ),
        prerequisite_of=describe_things(graph, later),
        needs_one_of=describe_alternatives(graph, concept.iri),
    )


def _describe_topic(graph: KnowledgeGraph, topic: Topic) -> TopicReply:
    return TopicReply(
        **take_parts(describe_thing(graph, topic.iri)),
        broader=describe_thing(graph, topic.broader) if topic.broader else None,
        papers=describe_things(graph, expand_target(graph, topic.iri)),
    )
