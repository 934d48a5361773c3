"""What people assert, in RDF: edges and denials, concepts, which paper an entry is."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from rdflib import Graph, URIRef
from rdflib.term import Node

from paperkg.errors import InputError
from paperkg.identifiers import Identifier, parse_identifier
from paperkg.model import Alternatives, Concept, Curated, Evidence, Origin, Resolution
from paperkg.rdf.facts import Facts
from paperkg.rdf.namespaces import DCTERMS, KG, PROV, RDF, SKOS
from paperkg.rdf.person import extract_efforts, extract_read_marks, find_minutes

__all__ = [
    "extract_alternatives",
    "extract_assertions",
    "extract_concepts",
    "extract_curated",
    "rename_papers",
    "select_curated",
    "select_scheme",
    "sort_evidence",
]


def rename_papers(statements: Graph, known: Mapping[Identifier, str]) -> Graph:
    """Give what a person asserts with papers under their IRIs in the graph.

    Parameters
    ----------
    statements
        They may name a paper by any of its identifiers.
    known
        The IRI of each identifier's paper.
    """

    @cache
    def rename(node: Node) -> Node:
        identifier = parse_identifier(node) if isinstance(node, URIRef) else None
        return URIRef(known[identifier]) if identifier and identifier in known else node

    renamed = Graph()
    for subject, predicate, value in statements:
        renamed.add((rename(subject), predicate, rename(value)))
    return renamed


def select_scheme(statements: Graph, *, file: Path) -> Graph:
    """Take the statements of a file for a concept scheme of a person's own.

    Each ``skos:Concept``, and each end of a ``kg:hasPrerequisite``, is taken as a ``kg:Concept``;
    so is what ``kg:needsOneOf`` and ``kg:choice`` name, as far as it is no paper.

    Raises
    ------
    InputError
        The file holds no concept.
    """
    scheme = statements + Graph()
    concepts = set(scheme.subjects(RDF.type, SKOS.Concept)) | set(
        scheme.subjects(RDF.type, KG.Concept)
    )
    for before_and_after in scheme.subject_objects(KG.hasPrerequisite):
        concepts.update(before_and_after)
    ends = {*scheme.subjects(KG.needsOneOf), *scheme.objects(None, KG.choice)}
    concepts.update(end for end in ends if not _names_paper(end))
    for group in set(scheme.objects(None, KG.needsOneOf)):
        scheme.add((group, RDF.type, KG.Alternatives))
    if not concepts:
        raise InputError(
            "holds no concept. Add a skos:Concept with a skos:prefLabel; kg:hasPrerequisite names "
            "what comes before it.",
            file=file,
        )
    for concept in concepts:
        scheme.add((concept, RDF.type, KG.Concept))
    return scheme


def _names_paper(node: Node) -> bool:
    identifier = parse_identifier(str(node))
    return bool(identifier and identifier.names_paper)


def select_curated(graph: Graph, papers: Collection[str], *, mentioned: Graph) -> Graph:
    """Select the statements about some papers: between two of them, and on their concepts.

    The concepts that ``mentioned`` speaks of are selected too.
    """
    wanted = {URIRef(paper) for paper in papers}
    nodes = {
        node
        for kind in (KG.Assertion, KG.Denial)
        for node in graph.subjects(RDF.type, kind)
        if {graph.value(node, KG.later), graph.value(node, KG.earlier)} <= wanted
    }
    direct = {
        concept
        for paper in wanted
        for relation in (KG.introduces, KG.uses)
        for concept in graph.objects(paper, relation)
    }
    direct |= {node for node in mentioned.objects() if (node, RDF.type, KG.Concept) in graph}
    for concept in direct:
        nodes.update(filter(None, graph.transitive_objects(concept, KG.hasPrerequisite)))
    selected = Graph()
    for node in nodes | wanted:
        for triple in graph.triples((node, None, None)):
            selected.add(triple)
    return selected


def extract_curated(graph: Graph) -> Curated:
    """Extract assertions, denials, concepts and resolutions from statements in RDF."""
    facts = Facts((str(subject), str(predicate), str(value)) for subject, predicate, value in graph)
    evidence = sort_evidence(
        [
            *extract_assertions(facts, KG.Assertion, supports=True),
            *extract_assertions(facts, KG.Denial, supports=False),
        ]
    )
    return Curated(
        evidence=evidence,
        concepts=tuple(extract_concepts(facts)),
        alternatives=extract_alternatives(facts),
        resolutions=tuple(_resolutions(facts)),
        read_marks=extract_read_marks(facts),
        efforts=extract_efforts(facts),
    )


def sort_evidence(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Sort evidence by what it is about."""
    return tuple(sorted(evidence, key=lambda item: (item.later, item.earlier, item.text)))


def extract_concepts(facts: Facts) -> list[Concept]:
    """Extract the concepts, with who introduces and uses each and what it needs."""
    introduced_by, used_by = _invert(facts, KG.introduces), _invert(facts, KG.uses)
    why_first: dict[str, list[tuple[str, str]]] = {}
    for node in facts.instances(RDF.Statement):
        reason = facts.value(node, RDF.object), facts.value(node, SKOS.note)
        why_first.setdefault(facts.value(node, RDF.subject), []).append(reason)
    return [
        Concept(
            iri=iri,
            label=facts.value(iri, SKOS.prefLabel),
            alt_labels=facts.values(iri, SKOS.altLabel),
            definition=facts.value(iri, SKOS.definition),
            introduced_by=tuple(introduced_by.get(iri, ())),
            used_by=tuple(used_by.get(iri, ())),
            prerequisites=facts.values(iri, KG.hasPrerequisite),
            origin=Origin(facts.value(iri, KG.origin) or Origin.CURATED),
            minutes=find_minutes(facts, iri),
            why_first=tuple(sorted(why_first.get(iri, ()))),
        )
        for iri in facts.instances(KG.Concept)
    ]


def _invert(facts: Facts, predicate: URIRef) -> dict[str, list[str]]:
    """Give the subjects of each value, sorted."""
    subjects: dict[str, list[str]] = {}
    for subject, value in sorted(set(facts.pairs(predicate))):
        subjects.setdefault(value, []).append(subject)
    return subjects


def extract_assertions(facts: Facts, kind: URIRef, *, supports: bool) -> Iterator[Evidence]:
    """Extract the assertions or the denials of builds-on edges."""
    for node in facts.instances(kind):
        yield Evidence(
            later=facts.value(node, KG.later),
            earlier=facts.value(node, KG.earlier),
            origin=Origin.CURATED,
            text=facts.value(node, SKOS.note),
            source=facts.value(node, PROV.hadPrimarySource),
            supports=supports,
        )


def extract_alternatives(facts: Facts) -> tuple[Alternatives, ...]:
    """Extract the alternatives: what needs one of which things, and who says so."""
    found = []
    for later, group in facts.pairs(KG.needsOneOf):
        reason = facts.value(group, KG.evidence) or group
        found.append(
            Alternatives(
                later=later,
                choices=facts.values(group, KG.choice),
                origin=Origin(facts.value(reason, KG.origin) or Origin.CURATED),
                text=facts.value(reason, SKOS.note),
                source=facts.value(reason, PROV.hadPrimarySource)
                or facts.value(reason, DCTERMS.source),
            )
        )
    return tuple(sorted(set(found), key=lambda item: (item.later, item.choices, item.text)))


def _resolutions(facts: Facts) -> Iterator[Resolution]:
    for node in facts.instances(KG.Resolution):
        identifier = parse_identifier(facts.value(node, KG.paper))
        if identifier:
            yield Resolution(facts.value(node, KG.entry), identifier)
