"""The terms in the code, the ontology, the shapes, the queries and the packaged data agree."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rdflib import OWL, RDF, URIRef
from rdflib.namespace import DCTERMS, FOAF, PROV, SH, SKOS, DefinedNamespace

from paperkg.rdf import namespaces
from paperkg.rdf.namespaces import C4O, CITO, FABIO, KG, PRISM, SCHEMA
from paperkg.rdf.store import read_turtle
from paperkg.resources import ONTOLOGY

CLOSED: list[type[DefinedNamespace]] = [
    C4O,
    CITO,
    DCTERMS,
    FABIO,
    FOAF,
    KG,
    PRISM,
    PROV,
    SCHEMA,
    SH,
    SKOS,
    RDF,
]
TURTLE = sorted([*ONTOLOGY.rglob("*.ttl"), *ONTOLOGY.rglob("*.trig")])


def terms_of(namespace: type[DefinedNamespace]) -> set[str]:
    return {*namespace.__annotations__, *namespace._extras}


def test_our_terms_are_those_of_our_ontology() -> None:
    ontology = read_turtle(ONTOLOGY / "paperkg.ttl")
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
    defined = {str(subject) for kind in kinds for subject in ontology.subjects(RDF.type, kind)}
    assert {str(KG._NS) + name for name in terms_of(KG)} == defined
    for term in defined:
        assert ontology.value(URIRef(term), SKOS.definition), term


@pytest.mark.parametrize("file", TURTLE, ids=lambda path: path.name)
def test_packaged_files_use_known_terms_only(file: Path) -> None:
    graph = read_turtle(file)
    used = {term for triple in graph for term in triple if isinstance(term, URIRef)}
    for namespace in CLOSED:
        prefix = str(namespace._NS)
        names = {str(term).removeprefix(prefix) for term in used if term.startswith(prefix)}
        inside = {name for name in names if name and "/" not in name}
        assert inside <= terms_of(namespace)


@pytest.mark.parametrize(
    "file", sorted((ONTOLOGY / "queries").glob("*.rq")), ids=lambda path: path.stem
)
def test_queries_use_known_terms_only(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    prefixes = dict(re.findall(r"PREFIX (\w+): <([^>]+)>", text))
    body = re.sub(r"#.*|PREFIX .*", "", text)
    known = {str(namespace._NS): terms_of(namespace) for namespace in CLOSED}
    graphs = {name.removeprefix("GRAPH_").lower() for name in vars(namespaces) if "GRAPH_" in name}
    known[f"{namespaces.RESOURCE}graph/"] = graphs
    for prefix, name in re.findall(r"\b(\w+):(\w+)", re.sub(r"<[^>]*>", "", body)):
        assert name in known[prefixes[prefix]], f"{prefix}:{name}"
