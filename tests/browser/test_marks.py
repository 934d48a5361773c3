"""Read marks that a browser keeps follow a paper to the name that a later build gives it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from tests.graphs import make_graph, make_paper

from paperkg.map.page import render_map
from paperkg.model import KnowledgeGraph, Paper

OTHER = make_paper(1, "A Paper That Stays")
UNKNOWN = replace(make_paper(0, "A Paper by Its Title"), iri="https://w3id.org/paperkg/entry/a1")
KNOWN = make_paper(0, "A Paper by Its Title", names=(UNKNOWN.iri,))


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(offline=True)
    yield context.new_page()
    context.close()


def show(page: Page, file: Path, *papers: Paper) -> KnowledgeGraph:
    graph = make_graph(list(papers))
    file.write_text(render_map(graph), encoding="utf-8")
    page.goto("about:blank")
    page.goto(file.as_uri())
    return graph


def press(page: Page, paper: Paper, button: str) -> None:
    page.evaluate("(iri) => paperkg.choose(paperkg.data.byIri.get(iri))", paper.iri)
    page.get_by_role("button", name=button).click()


def find_unread(page: Page) -> set[str]:
    return set(page.evaluate("paperkg.findStarts().map((paper) => paper.iri)"))


def test_a_mark_follows_a_paper_to_its_new_name(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "map.html"
    show(page, file, UNKNOWN, OTHER)
    assert find_unread(page) == {UNKNOWN.iri, OTHER.iri}
    press(page, UNKNOWN, "Mark as read")
    assert find_unread(page) == {OTHER.iri}
    # The next build knows what the paper is.
    show(page, file, KNOWN, OTHER)
    assert find_unread(page) == {OTHER.iri}
    # What is taken back stays so, under the old name too.
    press(page, KNOWN, "✓ Read")
    assert find_unread(page) == {KNOWN.iri, OTHER.iri}
    show(page, file, KNOWN, OTHER)
    assert find_unread(page) == {KNOWN.iri, OTHER.iri}


def test_a_mark_of_a_name_that_no_paper_had_does_nothing(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "map.html"
    show(page, file, UNKNOWN, OTHER)
    press(page, UNKNOWN, "Mark as read")
    stranger = replace(KNOWN, listing=replace(KNOWN.listing, names=()))
    show(page, file, stranger, OTHER)
    assert find_unread(page) == {stranger.iri, OTHER.iri}
