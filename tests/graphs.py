"""Small knowledge graphs for tests, by hand and by hypothesis."""

from __future__ import annotations

import random
from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Any

import networkx as nx
from hypothesis import strategies as st

from paperkg.algorithms.prerequisite_graph import project_prerequisites
from paperkg.identifiers import Identifier, Scheme, mint
from paperkg.model import (
    Alternatives,
    Citation,
    Concept,
    DateSource,
    Edge,
    Evidence,
    KnowledgeGraph,
    Link,
    Listing,
    Origin,
    Paper,
    Record,
    Relation,
    RelationKind,
    Topic,
)

TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=30
)


DATES: list[dict[str, Any]] = [
    {"issued": ""},
    {"issued": "1989", "date_source": DateSource.LIST},
    {"issued": "2017-06", "date_source": DateSource.IDENTIFIER},
    {"issued": "2020-01-02"},
]


def arxiv(number: int) -> Identifier:
    return Identifier(Scheme.ARXIV, f"2001.{number:05}")


def make_paper(number: int, title: str = "", *, listed: bool = True, **facts: object) -> Paper:
    """Make a paper whose IRI and identifier follow from its number."""
    identifier = arxiv(number)
    place = {"position": number + 1, "lines": (number + 1,)} if listed else {}
    facts = {"identifiers": (identifier,), **place, **facts}
    listing = Listing(**take(facts, Listing))  # type: ignore[arg-type]
    record = Record(**take(facts, Record))  # type: ignore[arg-type]
    return Paper(
        identifier.iri,
        title or f"Paper {number}",
        listing=listing,
        record=record,
        **facts,  # type: ignore[arg-type]
    )


def take(facts: dict[str, object], kind: type) -> dict[str, object]:
    """Take out of some facts those that a part of a paper holds."""
    return {name: facts.pop(name) for name in kind.__annotations__ if name in facts}


def make_edge(
    later: Paper, earlier: Paper, confidence: float = 1.0, text: str = "extends it"
) -> Edge:
    evidence = Evidence(later.iri, earlier.iri, Origin.CURATED, text, later.iri)
    return Edge(later.iri, earlier.iri, confidence, (evidence,))


def make_graph(
    papers: list[Paper], edges: Collection[tuple[int, int]] = (), **parts: object
) -> KnowledgeGraph:
    """Make a graph; an edge (later, earlier) joins papers by their place in the list."""
    joined = {
        (later, earlier): make_edge(papers[later], papers[earlier]) for later, earlier in edges
    }
    return KnowledgeGraph(
        "A list",
        {paper.iri: paper for paper in papers},
        edges=tuple(joined[pair] for pair in sorted(joined)),
        **parts,  # type: ignore[arg-type]
    )


@st.composite
def random_graphs(draw: st.DrawFn) -> KnowledgeGraph:
    """Draw a graph of up to nine papers, with any edges between them, cycles included."""
    count = draw(st.integers(1, 9))
    issued = st.sampled_from(["", "1989", "2017-06", "2020-01-02", "2023-07"])
    papers = [
        make_paper(number, issued=draw(issued), read=draw(st.booleans())) for number in range(count)
    ]
    places = st.integers(0, count - 1)
    edges = draw(
        st.lists(st.tuples(places, places).filter(lambda pair: pair[0] != pair[1]), max_size=20)
    )
    return make_graph(papers, edges)


@st.composite
def reading_graphs(draw: st.DrawFn) -> KnowledgeGraph:
    """Draw a graph to ask about reading: nested topics, concepts, cycles, denials, gaps."""
    count = draw(st.integers(1, 6))
    outer = Topic(mint("topic", "outer"), "Outer topic", None, 1)
    inner = Topic(mint("topic", "inner"), "Inner topic", outer.iri, 2)
    papers = [
        make_paper(
            number,
            issued=draw(st.sampled_from(["", "1989", "2017-06", "2023-07"])),
            topics=draw(st.sampled_from([(), (outer.iri,), (inner.iri,), (inner.iri, outer.iri)])),
            bibliography=draw(st.sampled_from([(), ("https://example.org/copy",)])),
            read=draw(st.booleans()),
        )
        for number in range(count)
    ]
    works = [
        make_paper(100 + number, f"Outside {number}", listed=False, described=True)
        for number in range(3)
    ]
    places = st.integers(0, count - 1)
    pairs = st.tuples(places, places).filter(lambda pair: pair[0] != pair[1])
    some_pairs = st.sets(pairs, max_size=8) if count > 1 else st.just(set[tuple[int, int]]())
    edges, weak, denied = draw(some_pairs), draw(some_pairs), draw(some_pairs)
    confidence = st.sampled_from([0.45, 0.8, 1.0])
    cited = draw(st.sets(st.tuples(places, st.integers(0, count + 2)), max_size=12))
    concepts = [
        Concept(
            mint("concept", f"c{number}"),
            f"Idea {number}",
            introduced_by=tuple(sorted(papers[n].iri for n in draw(st.sets(places, max_size=2)))),
            used_by=tuple(sorted(papers[n].iri for n in draw(st.sets(places, max_size=2)))),
            prerequisites=tuple(
                mint("concept", f"c{n}")
                for n in sorted(draw(st.sets(st.integers(0, 2))))
                if n != number
            ),
            origin=Origin.NOTE,
            known=draw(st.booleans()),
        )
        for number in range(3)
    ]
    graph = KnowledgeGraph(
        "A list",
        {paper.iri: paper for paper in (*papers, *works)},
        {topic.iri: topic for topic in (outer, inner)},
        {concept.iri: concept for concept in concepts},
        tuple(
            Citation(
                papers[citing].iri,
                (papers + works)[place].iri,
                is_influential=draw(st.sampled_from([None, True])),
            )
            for citing, place in sorted(cited)
        ),
        tuple(make_edge(papers[a], papers[b], draw(confidence)) for a, b in sorted(edges - denied)),
        tuple(make_edge(papers[a], papers[b], 0.2) for a, b in sorted(weak - edges - denied)),
        denials=tuple(
            Evidence(papers[a].iri, papers[b].iri, Origin.CURATED, "no", "", supports=False)
            for a, b in sorted(denied)
        ),
    )
    return replace(graph, relations=tuple(relations_of(graph)))


@st.composite
def choosing_graphs(draw: st.DrawFn) -> KnowledgeGraph:
    """Draw a graph to ask about reading in which things need one of several others."""
    graph = draw(reading_graphs())
    things = [paper.iri for paper in graph.listed] + list(graph.concepts)
    choices = st.lists(st.sampled_from(things), min_size=2, max_size=3, unique=True).map(sorted)
    groups = draw(st.sets(st.tuples(st.sampled_from(things), choices.map(tuple)), max_size=3))
    return replace(
        graph,
        alternatives=tuple(
            Alternatives(later, chosen, Origin.NOTE, "after one", "list.md:1")
            for later, chosen in sorted(groups)
        ),
    )


def relations_of(graph: KnowledgeGraph) -> Iterator[Relation]:
    """Say of each concept who introduces it, who uses it and what it needs, as a build does."""
    for concept in graph.concepts.values():
        pairs = {
            RelationKind.INTRODUCES: [(iri, concept.iri) for iri in concept.introduced_by],
            RelationKind.USES: [(iri, concept.iri) for iri in concept.used_by],
            RelationKind.PREREQUISITE: [(concept.iri, iri) for iri in concept.prerequisites],
        }
        for kind, found in pairs.items():
            for subject, value in found:
                yield Relation(subject, kind, value, Origin.NOTE, "the note says so", "list.md:1")


@st.composite
def rich_graphs(draw: st.DrawFn) -> KnowledgeGraph:
    """Draw a graph that uses every part of the model, with any text in it."""
    count = draw(st.integers(1, 4))
    topic = Topic(mint("topic", draw(TEXT)), draw(TEXT), None, 1)
    papers = [
        make_paper(
            number,
            draw(TEXT),
            authors=tuple(draw(st.lists(TEXT, max_size=3))),
            **draw(st.sampled_from(DATES)),
            venue=draw(st.just("") | TEXT),
            short_names=tuple(sorted(draw(st.sets(TEXT, max_size=2)))),
            notes=tuple(sorted(draw(st.sets(TEXT, max_size=2)))),
            links=(Link(draw(TEXT), f"https://example.org/{number}"),),
            topics=(topic.iri,),
            read=draw(st.booleans()),
            described=draw(st.booleans()),
            bibliography=("https://example.org/bibliography", f"https://example.org/s2/{number}"),
            abstract=draw(st.just("") | TEXT),
            summary=draw(st.just("") | TEXT),
            citation_count=draw(st.none() | st.integers(0, 10**6)),
            open_access="https://example.org/free",
            fields=tuple(sorted(draw(st.sets(TEXT, max_size=2)))),
            asked="2026-11-23T10:00:00Z",
            has_sentences=draw(st.booleans()),
        )
        for number in range(count)
    ]
    outside = Paper(
        "https://doi.org/10.1000/x",
        draw(TEXT),
        record=Record(described=True),
        identifiers=(Identifier(Scheme.DOI, "10.1000/x"),),
    )
    concept = Concept(
        mint("concept", draw(TEXT)), draw(TEXT), (), "", (papers[0].iri,), origin=Origin.NOTE
    )
    relation = Relation(
        papers[0].iri,
        RelationKind.INTRODUCES,
        concept.iri,
        Origin.NOTE,
        draw(TEXT),
        draw(st.sampled_from(["list.md:1", papers[0].iri])),
    )
    citations = [
        Citation(
            paper.iri,
            outside.iri,
            note=draw(st.just("") | TEXT),
            source=draw(st.sampled_from(["", "https://example.org/bibliography"])),
            sentences=tuple(sorted(draw(st.sets(TEXT, max_size=2)))),
            intents=tuple(sorted(draw(st.sets(TEXT, max_size=2)))),
            method_sentences=tuple(sorted(draw(st.sets(TEXT, max_size=2)))),
            is_influential=draw(st.none() | st.booleans()),
            mentions=draw(st.none() | st.integers(0, 99)),
            in_abstract=draw(st.none() | st.booleans()),
            purpose=draw(st.sampled_from([None, RelationKind.EXTENDS])),
            reason=draw(st.just("") | TEXT),
        )
        for paper in papers
    ]
    return KnowledgeGraph(
        draw(TEXT),
        {paper.iri: paper for paper in (*papers, outside)},
        {topic.iri: topic},
        {concept.iri: concept},
        tuple(citations),
        tuple(make_edge(papers[n], papers[n - 1], 0.8, draw(TEXT)) for n in range(1, count)),
        tuple(make_edge(papers[n - 1], papers[n], 0.2, draw(TEXT)) for n in range(1, count)),
        (relation,),
        alternatives=(
            Alternatives(
                concept.iri,
                tuple(sorted((papers[0].iri, outside.iri))),
                Origin.NOTE,
                draw(TEXT),
                papers[0].iri,
            ),
        ),
    )


def make_large_graph(papers: int, citations: int, *, topics: int = 12) -> KnowledgeGraph:
    """Make a graph that grows like a field: papers cite earlier ones, the much cited ones most."""
    draw = random.Random(papers)
    themes = [Topic(mint("topic", f"t{n}"), f"Topic {n}", None, n + 1) for n in range(topics)]
    listed = [
        make_paper(
            number,
            f"Paper {number} on method {draw.randrange(papers)}",
            authors=(f"Author {draw.randrange(papers // 2 + 1)}", f"Author {number}"),
            issued=f"{2005 + 20 * number // papers}-{draw.randrange(1, 13):02}",
            topics=(themes[min(int(draw.expovariate(0.3)), topics - 1)].iri,),
        )
        for number in range(papers)
    ]
    pairs: dict[tuple[int, int], None] = {}
    cited = [0]
    while len(pairs) < min(citations, papers * (papers - 1) // 4):
        later = draw.randrange(1, papers)
        earlier = draw.choice(cited) if draw.random() < 0.5 else draw.randrange(papers)
        if earlier < later and (later, earlier) not in pairs:
            pairs[later, earlier] = None
            cited.append(earlier)
    edges = list(pairs)
    return replace(
        make_graph(listed, edges[: papers * 3 // 2]),
        topics={topic.iri: topic for topic in themes},
        citations=tuple(Citation(listed[a].iri, listed[b].iri) for a, b in edges),
    )


def ancestors_to_read(
    graph: KnowledgeGraph, *targets: str, known: Collection[str] = ()
) -> set[str]:
    """What is before the targets with nothing but what is unread in between, themselves included."""
    projected = project_prerequisites(graph)
    for iri in graph.papers:
        if (graph.papers[iri].read or iri in known) and iri not in targets:
            projected.remove_edges_from(list(projected.in_edges(iri)))
    return set(targets).union(*(nx.ancestors(projected, target) for target in targets))
