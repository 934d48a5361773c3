"""What the map says is next, on the path, missing and related, is what the commands say."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page
from tests.graphs import choosing_graphs

from paperkg.algorithms.gaps import compute_gaps
from paperkg.algorithms.next_up import compute_next
from paperkg.algorithms.reading_path import compute_path
from paperkg.algorithms.relatedness import find_related
from paperkg.algorithms.similarity import compute_similarities
from paperkg.map.page import render_map
from paperkg.model import KnowledgeGraph, Likeness

SAID = """(topic) => {
    const iris = (things) => things.map((thing) => thing.iri);
    const everything = [...paperkg.data.listed, ...paperkg.data.concepts];
    const paths = everything.map((thing) => [thing.iri, iris(paperkg.pathTo(thing, null).steps)]);
    const related = paperkg.data.listed.map((paper) => [
        paper.iri, paperkg.relatedTo(paper).map(({ paper: other, together }) => [other.iri, together]),
    ]);
    const next = iris(paperkg.findStarts());
    const gaps = iris(paperkg.data.gaps);
    location.hash = new URLSearchParams({ topic });
    return { next, gaps, paths: Object.fromEntries(paths), related: Object.fromEntries(related) };
}"""
SHOWN = 5


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(offline=True)
    yield context.new_page()
    context.close()


def first_papers(graph: KnowledgeGraph, topic: str = "") -> list[str]:
    """Give the papers that `kg next` names first: the map has a place for no more."""
    found = compute_next(graph, topic=topic)
    return [item.iri for item in found if item.iri in graph.papers][:SHOWN]


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder: Path = tmp_path_factory.mktemp("maps")
    return folder / "map.html"


@settings(max_examples=12, deadline=None)
@given(graph=choosing_graphs(), data=st.data())
def test_the_map_says_what_the_commands_say(
    page: Page, file: Path, graph: KnowledgeGraph, data: st.DataObject
) -> None:
    graph = replace(graph, similarities=compute_similarities(graph))
    file.write_text(render_map(graph), encoding="utf-8")
    page.goto("about:blank")
    page.goto(file.as_uri())
    topic = data.draw(st.sampled_from(sorted(graph.topics)))
    said: dict[str, Any] = page.evaluate(SAID, topic)
    assert said["next"] == first_papers(graph)
    assert said["gaps"] == [work.iri for work in compute_gaps(graph).missing]
    for iri, steps in said["paths"].items():
        assert steps == [step.iri for step in compute_path(graph, [iri]).steps]
    for iri, related in said["related"].items():
        cocited = find_related(graph, iri, Likeness.CO_CITATION)
        assert related == [[paper.iri, len(paper.shared)] for paper in cocited]
    page.wait_for_function(f"() => paperkg.state().topic[0] === {json.dumps(topic)}")
    starts = page.evaluate("paperkg.findStarts().map((paper) => paper.iri)")
    assert starts == first_papers(graph, topic)
