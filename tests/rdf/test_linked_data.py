"""The graph among others: the same papers elsewhere, and what it is as a dataset."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from rdflib import Dataset, Graph, Literal, URIRef
from tests.conftest import Kg
from tests.graphs import make_graph, make_paper

from paperkg.export.formats import render_graph
from paperkg.identifiers import parse_identifier
from paperkg.model import KnowledgeGraph
from paperkg.rdf.dataset import DATASET, MIT
from paperkg.rdf.namespaces import (
    CITO,
    DCAT,
    DCTERMS,
    GRAPH_BUILD,
    GRAPH_CITATIONS,
    GRAPH_LIST,
    KG,
    OWL,
    PROV,
    RDF,
    SCHEMA,
    SKOS,
    VOID,
)
from paperkg.rdf.reader import read_graph
from paperkg.rdf.store import read_turtle
from paperkg.resources import ONTOLOGY
from paperkg.version import __version__

ROOT = Path(__file__).parents[2]


def export(graph: KnowledgeGraph) -> Graph:
    return Graph().parse(data="".join(render_graph(graph, "turtle")), format="turtle")


# --- the same papers elsewhere ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "same"),
    [
        ("doi:10.1000/ABC", "https://doi.org/10.1000/abc"),
        ("openalex:W2963341956", "https://openalex.org/W2963341956"),
        ("wikidata:Q30249683", "http://www.wikidata.org/entity/Q30249683"),
        ("dblp:conf/nips/VaswaniSPUJGKP17", "https://dblp.org/rec/conf/nips/VaswaniSPUJGKP17"),
    ],
)
def test_a_known_identifier_says_which_paper_it_is_elsewhere(name: str, same: str) -> None:
    identifier = parse_identifier(name)
    assert identifier
    paper = make_paper(1)
    other = make_paper(1, identifiers=(*paper.identifiers, identifier))
    statements = export(make_graph([other]))
    assert list(statements.objects(URIRef(paper.iri), OWL.sameAs)) == [URIRef(same)]
    assert not list(export(make_graph([paper])).triples((None, OWL.sameAs, None)))


def test_a_page_of_semantic_scholar_is_not_the_paper() -> None:
    identifier = parse_identifier("CorpusID:7785881")
    assert identifier
    paper = make_paper(1)
    statements = export(make_graph([make_paper(1, identifiers=(*paper.identifiers, identifier))]))
    assert list(statements.objects(URIRef(paper.iri), SCHEMA.sameAs)) == [URIRef(identifier.iri)]
    assert not list(statements.objects(URIRef(paper.iri), OWL.sameAs))


def test_what_people_assert_of_concepts_is_exported(graph: KnowledgeGraph) -> None:
    statements = export(graph)
    labels = {str(label) for label in statements.objects(None, SKOS.prefLabel)}
    assert {concept.label for concept in graph.concepts.values()} <= labels
    introduced = {
        (paper, concept.iri)
        for concept in graph.concepts.values()
        for paper in concept.introduced_by
    }
    found = {(str(paper), str(concept)) for paper, concept in statements[: KG.introduces]}
    assert introduced <= found


# --- what it is as a dataset -----------------------------------------------------------------------


def test_a_build_describes_itself(output: Path, graph: KnowledgeGraph) -> None:
    dataset = Dataset()
    dataset.parse(output / "graph.trig", format="trig")
    about = dataset.graph(GRAPH_BUILD)
    assert {VOID.Dataset, DCAT.Dataset} <= set(about.objects(DATASET, RDF.type))
    assert about.value(DATASET, DCTERMS.title) == Literal(graph.title)
    subsets = set(about.objects(DATASET, VOID.subset))
    assert subsets == {part.identifier for part in dataset.graphs() if len(part)} - {GRAPH_BUILD}
    assert about.value(GRAPH_LIST, DCTERMS.license) == URIRef(MIT)
    counts = {
        about.value(part, VOID.property): about.value(part, VOID.triples)
        for part in about.objects(DATASET, VOID.propertyPartition)
    }
    everything = Dataset(default_union=True)
    everything.parse(output / "graph.trig", format="trig")
    for term in (KG.buildsOn, CITO.cites):
        assert counts[term] == Literal(len(set(everything.triples((None, term, None)))))


def test_a_list_of_a_person_has_no_licence_until_they_give_one(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "list.md").write_text("- [Mine](https://arxiv.org/abs/2101.00001)\n")
    assert kg("build", tmp_path / "list.md", "--offline", "--output", tmp_path).exit_code == 0
    dataset = Dataset()
    dataset.parse(tmp_path / "graph.trig", format="trig")
    assert not list(dataset.graph(GRAPH_BUILD).triples((None, DCTERMS.license, None)))
    assert kg("validate", "--output", tmp_path).exit_code == 0
    assert len(read_graph(tmp_path / "graph.trig").listed) == 1


def test_answers_of_semantic_scholar_have_their_source_and_licence() -> None:
    asked = make_paper(1, described=True, asked="2026-11-23T10:00:00Z")
    statements = export(make_graph([asked]))
    assert statements.value(GRAPH_CITATIONS, PROV.hadPrimarySource)
    licence = statements.value(GRAPH_CITATIONS, DCTERMS.license)
    assert "semanticscholar.org" in str(licence)


# --- the vocabulary --------------------------------------------------------------------------------


def test_the_vocabulary_has_the_version_of_kg_and_a_page() -> None:
    ontology = read_turtle(ONTOLOGY / "paperkg.ttl")
    iri = URIRef("https://w3id.org/paperkg")
    assert ontology.value(iri, OWL.versionInfo) == Literal(__version__)
    assert str(ontology.value(iri, OWL.versionIRI)) == f"{iri}/{__version__}"
    subprocess.run([ROOT / "scripts" / "vocabulary", "--check"], check=True)
    page = (ROOT / "docs" / "vocabulary.md").read_text(encoding="utf-8")
    assert f"version {__version__}" in page
    assert "### kg:buildsOn" in page


def test_the_context_has_the_prefixes_of_the_graph() -> None:
    from paperkg.rdf.prefixes import PREFIXES

    context = json.loads((ONTOLOGY / "context.jsonld").read_text())["@context"]
    assert {prefix: context.get(prefix) for prefix in PREFIXES} == PREFIXES
