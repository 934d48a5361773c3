"""What a command says, a query of like name says too, on random graphs with marks of today."""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property, partial
from pathlib import Path
from typing import Any

import msgspec
import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import BNode, Literal, URIRef
from tests.conftest import run_kg
from tests.graphs import choosing_graphs, reading_graphs

import paperkg
from paperkg.algorithms.analysis import analyse
from paperkg.algorithms.prerequisite_numbers import number_prerequisites
from paperkg.algorithms.similarity import compute_similarities
from paperkg.lookup import find_iri
from paperkg.model import KnowledgeGraph, ReadMark
from paperkg.rdf.namespaces import KG, RDF, SKOS
from paperkg.rdf.provenance import build_provenance
from paperkg.rdf.store import Triple, serialize_graphs
from paperkg.rdf.writer import build_graphs
from paperkg.resources import find_queries
from paperkg.workspace.index import Opened, open_graph
from paperkg.workspace.query import collect_today, make_query
from paperkg.workspace.query_messages import Today
from paperkg.workspace.query_process import QueryProcess
from paperkg.workspace.read_marks import apply_marks

QUICK = settings(max_examples=12, deadline=None)
READ = st.dictionaries(st.integers(0, 8), st.booleans(), max_size=6)


@dataclass(frozen=True)
class Asked:
    """A build in a folder, and the graph as a person sees it today."""

    folder: Path
    graph: KnowledgeGraph
    process: QueryProcess

    def kg(self, *arguments: object) -> Any:
        """Run a command, and give what it writes as JSON."""
        result = run_kg(*arguments, "--json", "--output", self.folder)
        assert result.exit_code == 0, result.stderr
        return json.loads(result.stdout)

    @cached_property
    def built(self) -> Opened:
        return open_graph(self.folder)

    def query(self, question: str, *values: str) -> list[dict[str, str]]:
        """Ask a named query, as `kg query` does, of one process; give the values of each row."""
        find = partial(find_iri, self.built.graph)
        query = make_query(question, values, named=find_queries(), find=find)
        answer = self.process.ask(replace(query, today=self.today))
        rows = json.loads(answer.content)["results"]["bindings"]
        return [{name: cell["value"] for name, cell in row.items()} for row in rows]

    @cached_property
    def today(self) -> Today | None:
        return collect_today(self.built) if self.built.is_marked else None

    @cached_property
    def shown(self) -> dict[str, Any]:
        """What `kg show` says of each listed paper."""
        return {paper.iri: self.kg("show", paper.iri) for paper in self.graph.listed}


@contextmanager
def build(graph: KnowledgeGraph, read: dict[int, bool]) -> Iterator[Asked]:
    """Write a graph as a build does, then the marks that were made since."""
    graph = replace(graph, similarities=compute_similarities(graph))
    numbered = number_prerequisites(graph)
    things = [*(paper.iri for paper in graph.listed), *graph.concepts]
    marks = [
        ReadMark(things[number], is_read)
        for number, is_read in read.items()
        if number < len(things)
    ]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "list.md").write_text("# A list\n", encoding="utf-8")
        (folder / "graph.trig").write_bytes(
            serialize_graphs(
                build_graphs(
                    graph,
                    order=[iri for iri in numbered.nodes if iri in graph.papers],
                    analysis=analyse(graph, numbered),
                    curated=list(denials_of(graph)),
                    provenance=build_provenance(
                        [folder / "list.md"],
                        {folder / "list.md": ""},
                        output=folder,
                        started=datetime.now(UTC),
                    ),
                )
            )
        )
        (folder / "list.curated.ttl").write_text(
            "@prefix kg: <https://w3id.org/paperkg#> .\n"
            + "".join(
                f"[] a kg:{'ReadMark' if mark.read else 'UnreadMark'} ; "
                f"<https://schema.org/about> <{mark.about}> .\n"
                for mark in marks
            ),
            encoding="utf-8",
        )
        with QueryProcess(folder / "graph.trig") as process:
            yield Asked(folder, apply_marks(graph, marks), process)


def denials_of(graph: KnowledgeGraph) -> Iterator[Triple]:
    for denial in graph.denials:
        node = BNode()
        yield node, RDF.type, KG.Denial
        yield node, KG.later, URIRef(denial.later)
        yield node, KG.earlier, URIRef(denial.earlier)
        yield node, SKOS.note, Literal(denial.text)


@QUICK
@given(choosing_graphs(), READ)
def test_the_library_says_what_commands_say(graph: KnowledgeGraph, read: dict[int, bool]) -> None:
    with build(graph, read) as asked:
        ours = paperkg.open_graph(asked.folder)
        first, last = graph.listed[0].iri, graph.listed[-1].iri
        assert as_json(ours.next()) == asked.kg("next")
        assert as_json(ours.gaps()) == asked.kg("gaps")
        assert as_json(ours.path(last, known=(first,))) == asked.kg("path", last, "--known", first)
        assert as_json(ours.why(last, first)) == asked.kg("why", last, first)
        assert as_json(ours.show(last)) == asked.kg("show", last)


def as_json(reply: object) -> Any:
    return json.loads(msgspec.json.encode(reply))


@QUICK
@given(choosing_graphs(), READ)
def test_next_and_unread_go_by_the_marks_of_today(
    graph: KnowledgeGraph, read: dict[int, bool]
) -> None:
    with build(graph, read) as asked:
        found = asked.kg("next")
        rows = asked.query("next")
        assert [row["thing"] for row in rows] == [item["iri"] for item in found]
        assert [row["title"] for row in rows] == [item["title"] for item in found]
        for row, item in zip(rows, found, strict=True):
            assert int(row["opens"]) == len(item["opens"])
            assert int(row["leadsTo"]) == item["leads_to"]
            assert int(row.get("citations", 0)) == item["cited_on_the_list"]
        unread = {paper.iri for paper in asked.graph.listed if not paper.read}
        assert {row["paper"] for row in asked.query("unread")} == unread
        text = "SELECT ?thing { ?thing kg:read true }"
        assert {row["thing"] for row in asked.query(text)} == {
            iri for iri, facts in asked.shown.items() if facts["read"]
        }
        text = "SELECT ?thing { ?thing kg:known true }"
        assert {row["thing"] for row in asked.query(text)} == {
            concept.iri for concept in asked.graph.concepts.values() if concept.known
        }


@QUICK
@given(reading_graphs())
def test_gaps_are_the_same_works_papers_and_edges(graph: KnowledgeGraph) -> None:
    with build(graph, {}) as asked:
        gaps = asked.kg("gaps")
        rows = [
            (row["work"], int(row["citations"]), int(row["leaning"])) for row in asked.query("gaps")
        ]
        assert rows == [
            (work["iri"], len(work["cited_by"]), len(work["leaning"])) for work in gaps["missing"]
        ]
        outside = {row["work"]: int(row["citations"]) for row in asked.query("outside-works")}
        assert {(iri, citations) for iri, citations, _ in rows} <= outside.items()
        isolated = [row["paper"] for row in asked.query("isolated")]
        assert isolated == [paper["iri"] for paper in gaps["isolated"]]
        doubts = Counter((row["later"], row["earlier"]) for row in asked.query("doubts"))
        assert doubts == {
            (doubt["later"]["iri"], doubt["earlier"]["iri"]): len(doubt["reasons"])
            for doubt in gaps["doubts"]
        }


@QUICK
@given(reading_graphs())
def test_paths_chains_and_foundations_are_the_same(graph: KnowledgeGraph) -> None:
    with build(graph, {}) as asked:
        needed: dict[str, set[str]] = {}
        for paper in asked.graph.listed:
            path = asked.kg("path", paper.iri)
            steps = {step["iri"] for step in (*path["steps"], *path["left_out"])}
            needed[paper.iri] = steps - {paper.iri}
            rows = asked.query("prerequisites", paper.iri)
            assert sorted(row["prerequisite"] for row in rows) == sorted(needed[paper.iri])
        pairs = sorted((later, earlier) for later in needed for earlier in needed[later])
        rows = asked.query("successors")
        assert sorted((row["later"], row["paper"]) for row in rows) == pairs
        edges = nx.DiGraph((edge.later, edge.earlier) for edge in asked.graph.edges)
        chains = {
            (row["later"], row["earlier"]): int(row["steps"]) for row in asked.query("lineage")
        }
        lengths = {pair: nx.shortest_path_length(edges, *pair) for pair in pairs}
        assert chains == {pair: steps for pair, steps in lengths.items() if steps <= 4}
        for later, earlier in pairs[:2]:
            path = asked.kg("path", later, "--from", earlier)
            assert len(path["steps"]) + len(path["left_out"]) == lengths[later, earlier] + 1
        built_upon = {earlier for _, earlier in pairs}
        foundations = {row["paper"] for row in asked.query("foundations")}
        assert foundations == {iri for iri in built_upon if not needed[iri]}


@QUICK
@given(reading_graphs())
def test_what_is_shown_of_a_paper_is_what_queries_say(graph: KnowledgeGraph) -> None:
    with build(graph, {}) as asked:
        shown = asked.shown
        rows = asked.query("builds-on")
        pairs = sorted((row["later"], row["earlier"]) for row in rows)
        for key in ("builds_on", "built_on_by"):
            said = [
                (edge["later"]["iri"], edge["earlier"]["iri"])
                for facts in shown.values()
                for edge in facts[key]
            ]
            assert sorted(said) == pairs
        for key, name in (("cited_together_with", "co-cited"), ("cites_the_same_as", "coupled")):
            alike = {
                (iri, other["iri"]): len(other["shared"])
                for iri, facts in shown.items()
                for other in facts[key]
            }
            assert alike == {
                (row["paper"], row["other"]): int(row["shared"]) for row in asked.query(name)
            }
        for key, name in (("introduces", "introducers"), ("uses", "users")):
            concepts = {
                (iri, concept["title"]) for iri, facts in shown.items() for concept in facts[key]
            }
            assert concepts == {(row["paper"], row["label"]) for row in asked.query(name)}
        cites = {(iri, other["iri"]) for iri, facts in shown.items() for other in facts["cites"]}
        rows = asked.query("citations")
        assert cites - {(iri, iri) for iri in shown} == {
            (row["citing"], row["cited"]) for row in rows
        }


@QUICK
@given(reading_graphs())
def test_evidence_and_weak_edges_are_those_of_kg_why(graph: KnowledgeGraph) -> None:
    with build(graph, {}) as asked:
        weak = {(row["later"], row["earlier"]) for row in asked.query("weak")}
        for edge in (*asked.graph.edges, *asked.graph.weak_edges):
            facts = asked.kg("why", edge.later, edge.earlier)
            assert facts["builds_on"] == ((edge.later, edge.earlier) not in weak)
            rows = asked.query("evidence", edge.later, edge.earlier)
            assert [row["reason"] for row in rows] == [
                reason["text"] for reason in facts["evidence"]
            ]


@QUICK
@given(reading_graphs())
def test_a_topic_holds_what_the_topics_inside_it_hold(graph: KnowledgeGraph) -> None:
    with build(graph, {}) as asked:
        sizes = {row["topic"]: int(row["papers"]) for row in asked.query("topics")}
        for topic in asked.graph.topics:
            papers = {paper["iri"] for paper in asked.kg("show", topic)["papers"]}
            assert sizes[topic] == len(papers)
            dated = {iri for iri in papers if asked.graph.papers[iri].issued}
            assert {row["paper"] for row in asked.query("topic-timeline", topic)} == dated
            unread = {iri for iri in papers if not asked.graph.papers[iri].read}
            assert {row["paper"] for row in asked.query("unread", topic)} == unread
            found = {item["iri"] for item in asked.kg("next", "--topic", topic)}
            assert found == {item["iri"] for item in asked.kg("next")} & papers
