"""A graph as the last line of a notebook's cell: IPython asks for it, Chromium shows it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from IPython.core.formatters import DisplayFormatter
from playwright.sync_api import expect
from tests.browser.conftest import OpenMap
from tests.map.test_page import HOSTILE

import paperkg
from paperkg.errors import NoGraphError
from paperkg.workspace.index import open_graph as open_built

Open = Callable[..., OpenMap]

SPARSEGPT = "https://doi.org/10.48550/arXiv.2301.00774"


def show(graph: object, file: Path) -> Path:
    """Write a page with what a notebook shows for an object."""
    given, _ = DisplayFormatter().format(graph)
    file.write_text(f"<!doctype html><meta charset=utf-8>{given['text/html']}", encoding="utf-8")
    return file


def test_a_graph_shows_itself(open_map: Open, output: Path, tmp_path: Path) -> None:
    page = open_map(show(paperkg.open_graph(output), tmp_path / "cell.html")).page
    frame = page.frame_locator("iframe")
    frame.locator("#search").fill("sparsegpt")
    frame.locator("#search").press("Enter")
    expect(frame.locator("#details")).to_contain_text("SparseGPT: Massive Language Models")
    expect(frame.locator("#map canvas")).to_be_visible()
    frame.locator("#back").click()
    expect(frame.locator("#details")).to_be_hidden()
    assert "#" not in page.url


def test_a_graph_in_a_notebook_reaches_nothing_of_it(
    open_map: Open, output: Path, tmp_path: Path
) -> None:
    opened = open_built(output)
    model = replace(opened.graph, title="".join(HOSTILE))
    graph = paperkg.Graph(output, replace(opened, graph=model))
    page = open_map(show(graph, tmp_path / "cell.html")).page
    expect(page.frame_locator("iframe").locator("#map canvas")).to_be_visible()
    assert page.locator("body > *").count() == 1
    reached = page.frames[1].evaluate(
        "() => { try { return parent.document.title } catch (error) { return error.name } }"
    )
    assert reached == "SecurityError"


def test_without_a_build_it_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(NoGraphError, match="kg build"):
        paperkg.open_graph(tmp_path)
