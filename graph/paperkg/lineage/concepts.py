"""Concepts: which papers introduce and use them, and which concepts come before which."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from paperkg.identifiers import mint
from paperkg.lineage.mentions import find_mentions, index_mentions
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
    index = index_mentions(papers, ())
    by_iri = {paper.iri: paper for paper in papers}
    found: dict[str, Concept] = {}
    claims = []
    for paper in papers:
        for title in (paper.title, *paper.alternatives):
            for iri in find_mentions(title, index, own=paper.iri):
                named = by_iri[iri]
                label = named.short_names[0] if named.short_names else named.title.split(": ")[0]
                if iri in found or normalize_name(label) in known:
                    continue
                slug = normalize_name(label).replace(" ", "-")
                concept = Concept(
                    mint("concept", slug), label, introduced_by=(iri,), origin=Origin.TITLE
                )
                words = f"Its name stands in the title of {paper.name}."
                found[iri] = concept
                claims.append(
                    Relation(
                        iri, RelationKind.INTRODUCES, concept.iri, Origin.TITLE, words, paper.iri
                    )
                )
    return tuple(found.values()), tuple(claims)


def find_uses(
    papers: Iterable[Paper], concepts: Iterable[Concept], references: Mapping[str, set[str]]
) -> list[Relation]:
    """Find the papers that use a concept: their title or note names it, and they cite its source.

    Parameters
    ----------
    papers
        The listed papers.
    concepts
        The concepts, with the papers that introduce them.
    references
        For each paper the works that it cites, where they are known.
    """
    papers = tuple(papers)
    by_name: dict[str, Concept] = {}
    for concept in concepts:
        for name in names_of_concept(concept):
            by_name.setdefault(normalize_name(name), concept)
    claims = []
    for paper in papers:
        texts = (("title", (paper.title, *paper.alternatives)), ("note", paper.listing.notes))
        for place, some in texts:
            for concept in _named_concepts(some, by_name):
                sources = set(concept.introduced_by)
                if paper.iri in sources or not sources & references.get(paper.iri, sources):
                    continue
                words = f"Its {place} names {concept.label}."
                origin = Origin.TITLE if place == "title" else Origin.NOTE
                claims.append(
                    Relation(paper.iri, RelationKind.USES, concept.iri, origin, words, paper.iri)
                )
    return list({(claim.subject, claim.value): claim for claim in reversed(claims)}.values())


def _named_concepts(texts: Iterable[str], by_name: Mapping[str, Concept]) -> list[Concept]:
    longest = max((len(name.split()) for name in by_name), default=0)
    found: dict[str, Concept] = {}
    for text in texts:
        words = normalize_name(text).split()
        for start in range(len(words)):
            for length in range(min(longest, len(words) - start), 0, -1):
                name = " ".join(words[start : start + length])
                concept = by_name.get(name) or by_name.get(name.removesuffix("s"))
                if concept and len(name) > 3:
                    found.setdefault(concept.iri, concept)
                    break
    return list(found.values())


def find_prerequisites(
    concepts: Iterable[Concept], builds_on: Iterable[Edge], papers: Mapping[str, Paper]
) -> list[Relation]:
    """Find which concept needs which, from the papers that introduce them.

    When a paper builds on another, the first ideas of the later one need the last ideas of the
    earlier one. A concept of which a person has said what it needs is left alone.

    Parameters
    ----------
    concepts
        The concepts, with the papers that introduce them and the prerequisites asserted.
    builds_on
        The claims that hold.
    papers
        Papers by IRI.
    """
    introduced: dict[str, list[Concept]] = defaultdict(list)
    for concept in sorted(concepts, key=lambda one: one.iri):
        for iri in concept.introduced_by:
            introduced[iri].append(concept)
    claims = []
    for claim in builds_on:
        if claim.redundant:
            continue
        later, earlier = papers[claim.later], papers[claim.earlier]
        for after in introduced[later.iri]:
            if after.prerequisites:
                continue
            for before in _last_ideas(introduced[earlier.iri]):
                if before.iri != after.iri:
                    words = (
                        f"{later.name} introduces {after.label} and builds on {earlier.name}, "
                        f"which introduces {before.label}."
                    )
                    claims.append(
                        Relation(
                            after.iri,
                            RelationKind.PREREQUISITE,
                            before.iri,
                            claim.origin,
                            words,
                            later.iri,
                        )
                    )
    return list({(claim.subject, claim.value): claim for claim in claims}.values())


def _last_ideas(concepts: Sequence[Concept]) -> list[Concept]:
    """Leave out the concepts of a paper that its other concepts need: those lead to them."""
    needed = {iri for concept in concepts for iri in concept.prerequisites}
    return [concept for concept in concepts if concept.iri not in needed] or list(concepts)


def join_concepts(concepts: Iterable[Concept], claims: Iterable[Relation]) -> dict[str, Concept]:
    """Add to concepts what claims say of them, by IRI; the first of two of one name stays."""
    joined: dict[str, Concept] = {}
    for concept in concepts:
        joined.setdefault(concept.iri, concept)
    added: dict[tuple[str, RelationKind], set[str]] = defaultdict(set)
    for claim in claims:
        if claim.kind is RelationKind.PREREQUISITE:
            added[claim.subject, claim.kind].add(claim.value)
        elif claim.kind in (RelationKind.INTRODUCES, RelationKind.USES):
            added[claim.value, claim.kind].add(claim.subject)

    def add(concept: Concept, relation: RelationKind, known: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(sorted({*known, *added[concept.iri, relation]}))

    return {
        iri: replace(
            concept,
            introduced_by=add(concept, RelationKind.INTRODUCES, concept.introduced_by),
            used_by=add(concept, RelationKind.USES, concept.used_by),
            prerequisites=add(concept, RelationKind.PREREQUISITE, concept.prerequisites),
        )
        for iri, concept in joined.items()
    }
