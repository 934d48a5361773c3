"""What a person says of an entry follows it, whatever the entry is called later."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from tests.conftest import run_kg

from paperkg.identity.succession import follow_names, is_correction
from paperkg.model import KnowledgeGraph, Listing, Paper
from paperkg.names import mint_by_title
from paperkg.rdf.reader import read_graph

FLOW = "The Slow Flow of Old Glaciers"
ICE = "Models of Very Cold Ice"
REST = "- Rivers under Glaciers of the North\n- Winds over Glaciers of the South\n"
Kg = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path) -> Kg:
    def run(command: str, *words: object) -> Result:
        given = words if command == "resolve" else (*words, "--output", tmp_path / "out")
        result = run_kg(command, *given)
        assert result.exit_code == 0, result.stderr
        return result

    return run


def build(run: Kg, tmp_path: Path, *entries: str) -> KnowledgeGraph:
    text = "# Ice\n\n" + "".join(f"- {entry}\n" for entry in entries) + REST
    (tmp_path / "list.md").write_text(text, encoding="utf-8")
    run("build", tmp_path / "list.md", "--offline")
    return read_graph(tmp_path / "out" / "graph.trig")


def say_all(run: Kg, tmp_path: Path, name: str = FLOW) -> None:
    """Mark the flow as read, link it to the ice, and deny that the ice builds on it."""
    listed = ("--list", tmp_path / "list.md")
    run("read", name, *listed)
    run("link", name, "--builds-on", ICE, *listed)
    run("unlink", ICE, "--builds-on", name, *listed)


def find(graph: KnowledgeGraph, title: str) -> Paper:
    (paper,) = (paper for paper in graph.listed if paper.title == title)
    return paper


def has_all(graph: KnowledgeGraph, title: str) -> bool:
    flow, ice = find(graph, title).iri, find(graph, ICE).iri
    edges = {(edge.later, edge.earlier) for edge in graph.edges}
    denied = {(denial.later, denial.earlier) for denial in graph.denials}
    return graph.papers[flow].read and (flow, ice) in edges and (ice, flow) in denied


LATER = {
    "a link is added": (FLOW, f"[{FLOW}](https://arxiv.org/abs/2101.00001)", FLOW),
    "a page is added": (FLOW, f"[{FLOW}](https://example.org/flow)", FLOW),
    "a link is taken out": (f"[{FLOW}](https://arxiv.org/abs/2101.00001)", FLOW, FLOW),
    "a better link is added": (
        f"[{FLOW}](https://example.org/flow)", f"[{FLOW}](https://doi.org/10.1000/1)", FLOW,
    ),
    "a slip is mended": ("The Slow Flwo of Old Glaciers", FLOW, FLOW),
    "a subtitle is added": (FLOW, f"{FLOW}: Ten Years in Alps", f"{FLOW}: Ten Years in Alps"),
    "capitals are changed": (FLOW, FLOW.upper(), FLOW.upper()),
    "title and link are mended": (
        "The Slow Flwo of Old Glaciers", f"[{FLOW}](https://arxiv.org/abs/2101.00001)", FLOW,
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", LATER)
def test_what_was_said_follows(run: Kg, tmp_path: Path, what: str) -> None:
    before, after, title = LATER[what]
    first = build(run, tmp_path, before, ICE)
    say_all(run, tmp_path, first.listed[0].iri)
    own = (tmp_path / "list.curated.ttl").read_bytes()
    assert has_all(build(run, tmp_path, after, ICE), title)
    assert "Removed papers" not in run("changes").stdout
    # It goes on to follow, and the person's file is as it was.
    assert has_all(build(run, tmp_path, after, ICE), title)
    assert (tmp_path / "list.curated.ttl").read_bytes() == own
    waiting = {item["title"] for item in json.loads(run("next", "--json").stdout)}
    assert title not in waiting


def test_what_was_said_follows_a_resolution_and_a_title_that_is_corrected_after_it(
    run: Kg, tmp_path: Path
) -> None:
    build(run, tmp_path, FLOW, ICE)
    say_all(run, tmp_path)
    run("resolve", FLOW, "arxiv:2101.00001", "--list", tmp_path / "list.md")
    graph = build(run, tmp_path, FLOW, ICE)
    assert has_all(graph, FLOW)
    assert find(graph, FLOW).iri == "https://doi.org/10.48550/arXiv.2101.00001"
    assert "arxiv:2101.00001" in run("changes").stdout
    graph = build(run, tmp_path, "The Very Slow Flow of Old Glaciers", ICE)
    (paper,) = (paper for paper in graph.listed if paper.iri.endswith("2101.00001"))
    assert paper.read


def test_what_cannot_follow_is_said_and_kept(run: Kg, tmp_path: Path) -> None:
    build(run, tmp_path, FLOW, ICE)
    say_all(run, tmp_path)
    run("resolve", ICE, "arxiv:2101.00001", "--list", tmp_path / "list.md")
    own = (tmp_path / "list.curated.ttl").read_bytes()
    graph = build(run, tmp_path, "Bees of the Warm Valleys", "Wasps of the Warm Valleys")
    report = (tmp_path / "out" / "report.md").read_text()
    assert mint_by_title(FLOW).rpartition("/")[2] in report
    assert "arxiv:2101.00001" in report
    assert not any(paper.read for paper in graph.listed)
    assert (tmp_path / "list.curated.ttl").read_bytes() == own
    assert has_all(build(run, tmp_path, FLOW, ICE), FLOW)


@pytest.mark.parametrize(
    ("before", "after", "is_one"),
    [
        ("OBC", "Optimal Brain Compression", True),
        ("BERT", "BERT: Pre-training of Transformers", True),
        ("Slow Flow of Glaciers", "The slow flow of glaciers", True),
        ("Slow Flow, Part I", "Slow Flow, Part II", False),
        ("Slow Flow: Part I", "Slow Flow: Part II", False),
        ("Flow Is Slow", "Flow Is Not Slow", False),
        ("Programming in C", "Programming in C++", False),
        ("The Slow Flow of Glaciers", "Bees of the North", False),
    ],
)
def test_a_title_is_another_one_corrected(before: str, after: str, is_one: bool) -> None:
    assert is_correction(before, after) == is_one
    assert is_correction(after, before) == is_one


def make(title: str, *names: str) -> Paper:
    return Paper(mint_by_title(title), title, listing=Listing(position=1, names=names))


def test_all_names_are_kept_and_two_that_may_be_meant_get_none() -> None:
    first, second = make("Slow Flows of Ice"), make("Slow Flow of Ice")
    (followed,) = follow_names([second], [first])
    assert followed.listing.names == (first.iri,)
    (again,) = follow_names([make("Slow Flow of the Ice")], [followed])
    assert set(again.listing.names) == {first.iri, second.iri}
    both = follow_names([make("Slow Flow of Ices"), make("Slow Flow of Icee")], [first])
    assert [paper.listing.names for paper in both] == [(), ()]
