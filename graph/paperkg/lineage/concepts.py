"""Concepts: which papers introduce and use them, and which concepts come before which."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from paperkg.genre import stands_apart
from paperkg.identifiers import mint
from paperkg.lineage.abbreviations import find_abbreviations
from paperkg.lineage.mentions import Mention, NameIndex, find_mentions, index_names
from paperkg.lineage.phrases import find_phrases, index_phrases
from paperkg.model import Concept, Edge, Origin, Paper, Relation, RelationKind
from paperkg.names import names_of_concept, normalize_name

__all__ = ["find_prerequisites", "find_title_concepts", "find_uses", "join_concepts"]


def find_title_concepts(
    papers: Sequence[Paper], concepts: Iterable[Concept]
) -> tuple[tuple[Concept, ...], tuple[Relation, ...]]:
    """Find ideas that have the name of the paper behind them, because other papers use the name.

    LoRA in the title of QLoRA is an idea; a name that only its own paper uses is just a title.

    Parameters
    ----------
    papers
        The listed papers.
    concepts
        The concepts that are known already.
    """
    known = {normalize_name(name) for concept in concepts for name in names_of_concept(concept)}
    index = index_names(papers)
    by_iri = {paper.iri: paper for paper in papers}
    found: dict[str, Concept] = {}
    relations = []
    for paper in papers:
        for mention in _title_mentions(paper, index):
            named, label = by_iri[mention.iri], mention.name
            if named.iri in found or normalize_name(label) in known or stands_apart(named):
                continue
            iri = mint("concept", normalize_name(label).replace(" ", "-"))
            others = tuple(
                long for short, long in find_abbreviations(named.title) if short == label
            )
            concept = Concept(iri, label, others, introduced_by=(named.iri,), origin=Origin.TITLE)
            words = f"Its name stands in the title of {paper.name}."
            found[named.iri] = concept
            relations.append(
                Relation(named.iri, RelationKind.INTRODUCES, iri, Origin.TITLE, words, paper.iri)
            )
    return tuple(found.values()), tuple(relations)


def _title_mentions(paper: Paper, index: NameIndex) -> Iterator[Mention]:
    for title in (paper.title, *paper.alternatives):
        if not title.isupper():
            yield from find_mentions(title, index, own=paper.iri)


def find_uses(
    papers: Sequence[Paper], concepts: Iterable[Concept], references: Mapping[str, set[str]]
) -> list[Relation]:
    """Find the papers that use a concept: their title or note names it, and they cite its source.

    A coined name counts in its own spelling alone, inside other names too (LoRA in QLoRA); other
    names of several words in any.

    Parameters
    ----------
    papers
        The listed papers.
    concepts
        The concepts, with the papers that introduce them.
    references
        For each paper the works that it cites, where they are known.
    """
    concepts = tuple(concepts)
    phrases, names = index_phrases(concepts), index_names(papers)
    labels = {concept.label: concept for concept in concepts}
    relations: dict[tuple[str, str], Relation] = {}

    def add(paper: Paper, concept: Concept, origin: Origin) -> None:
        sources = set(concept.introduced_by)
        if paper.iri not in sources and sources & references.get(paper.iri, sources):
            words = f"Its {origin.value} names {concept.label}."
            relations.setdefault(
                (paper.iri, concept.iri),
                Relation(paper.iri, RelationKind.USES, concept.iri, origin, words, paper.iri),
            )

    for paper in papers:
        for title in (paper.title, *paper.alternatives):
            for concept in find_phrases(title, phrases):
                add(paper, concept, Origin.TITLE)
        for mention in _title_mentions(paper, names):
            if mention.name in labels:
                add(paper, labels[mention.name], Origin.TITLE)
        for note in paper.listing.notes:
            for concept in find_phrases(note, phrases):
                add(paper, concept, Origin.NOTE)
    return list(relations.values())


def find_prerequisites(
    concepts: Iterable[Concept], edges: Iterable[Edge], papers: Mapping[str, Paper]
) -> list[Relation]:
    """Find which concept needs which, from the papers that introduce them.

    When a paper builds on another, the first ideas of the later one need the last ideas of the
    earlier one. Guesses from who cites whom are no evidence for that. A concept of which a person
    has said what it needs is left alone.

    Parameters
    ----------
    concepts
        The concepts, with the papers that introduce them and the prerequisites asserted.
    edges
        The edges that hold.
    papers
        Papers by IRI.
    """
    introduced: dict[str, list[Concept]] = defaultdict(list)
    for concept in sorted(concepts, key=lambda concept: concept.iri):
        for iri in concept.introduced_by:
            introduced[iri].append(concept)
    relations = []
    for edge in edges:
        if edge.redundant or edge.origin is Origin.STRUCTURE:
            continue
        later, earlier = papers[edge.later], papers[edge.earlier]
        for after in introduced[later.iri]:
            if after.prerequisites:
                continue
            for before in _last_ideas(introduced[earlier.iri]):
                if before.iri != after.iri:
                    words = (
                        f"{later.name} introduces {after.label} and builds on {earlier.name}, "
                        f"which introduces {before.label}."
                    )
                    relations.append(
                        Relation(
                            after.iri,
                            RelationKind.PREREQUISITE,
                            before.iri,
                            edge.origin,
                            words,
                            later.iri,
                        )
                    )
    return list({(relation.subject, relation.value): relation for relation in relations}.values())


def _last_ideas(concepts: Sequence[Concept]) -> list[Concept]:
    """Leave out the concepts of a paper that its other concepts need: those lead to them."""
    needed = {iri for concept in concepts for iri in concept.prerequisites}
    return [concept for concept in concepts if concept.iri not in needed] or list(concepts)


def join_concepts(concepts: Iterable[Concept], relations: Iterable[Relation]) -> dict[str, Concept]:
    """Add to concepts what relations say of them, by IRI; the first of two of one name stays."""
    joined: dict[str, Concept] = {}
    for concept in concepts:
        joined.setdefault(concept.iri, concept)
    added: dict[tuple[str, RelationKind], set[str]] = defaultdict(set)
    for relation in relations:
        if relation.kind is RelationKind.PREREQUISITE:
            added[relation.subject, relation.kind].add(relation.value)
        elif relation.kind in (RelationKind.INTRODUCES, RelationKind.USES):
            added[relation.value, relation.kind].add(relation.subject)

    def add(concept: Concept, kind: RelationKind, known: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(sorted({*known, *added[concept.iri, kind]}))

    return {
        iri: replace(
            concept,
            introduced_by=add(concept, RelationKind.INTRODUCES, concept.introduced_by),
            used_by=add(concept, RelationKind.USES, concept.used_by),
            prerequisites=add(concept, RelationKind.PREREQUISITE, concept.prerequisites),
        )
        for iri, concept in joined.items()
    }
