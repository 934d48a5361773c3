"""Pictures show what is there: all papers, their names whole, a title, a legend, date and source."""

from __future__ import annotations

import re
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import OpenMap
from tests.graphs import make_graph, make_large_graph, make_paper

from paperkg.map.page import render_map
from paperkg.model import KnowledgeGraph

Open = Callable[..., OpenMap]

SPARSEGPT = "https://doi.org/10.48550/arXiv.2301.00774"
SVG = "{http://www.w3.org/2000/svg}"


def draw(opened: OpenMap) -> ElementTree.Element:
    return ElementTree.fromstring(opened.page.evaluate("paperkg.svgText()"))  # noqa: S314


def words_of(root: ElementTree.Element) -> list[str]:
    return [element.text or "" for element in root.iter(f"{SVG}text")]


@pytest.mark.parametrize(
    "state",
    [
        {},
        {"view": "network"},
        {"view": "concepts"},
        {"path": SPARSEGPT},
        {"path": SPARSEGPT, "only": "yes"},
    ],
    ids=["lineage", "network", "concepts", "path", "only"],
)
def test_a_picture_says_what_it_is_and_cuts_no_word(
    open_map: Open, output: Path, graph: KnowledgeGraph, state: dict[str, Any]
) -> None:
    opened = open_map(output / "map.html", **state)
    text = opened.page.evaluate("paperkg.svgText()")
    words = words_of(ElementTree.fromstring(text))  # noqa: S314 - our own page
    assert graph.title in words
    status = opened.page.locator("#status").inner_text()
    assert re.sub(", (whole map|seen from where to start)$", "", status) in words
    assert any(re.search(r"made with paperkg, \d{4}-\d\d-\d\d$", word) for word in words)
    assert [word for word in words if re.search("builds on, from|know first", word)]
    assert opened.measure("judgePicture")["cut"] == []


def test_a_picture_has_as_many_papers_as_the_map(opened: OpenMap) -> None:
    words = words_of(draw(opened))
    labels = opened.page.evaluate("paperkg.data.labels")
    assert len(labels) == 68
    assert [label for label in labels if words.count(label) < labels.count(label)] == []


@pytest.fixture(scope="module")
def undated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A map of 826 papers, most of them without a date."""
    papers = [make_paper(n, f"Work {n}", issued="" if n % 5 else "2020") for n in range(826)]
    file: Path = tmp_path_factory.mktemp("undated") / "map.html"
    edges = [(n, n - 7) for n in range(7, 826, 7)]
    file.write_text(render_map(make_graph(papers, edges)), encoding="utf-8")
    return file


@pytest.mark.parametrize("view", ["lineage", "network"])
def test_a_picture_of_many_papers_has_them_all(open_map: Open, undated: Path, view: str) -> None:
    opened = open_map(undated, view=view)
    text = opened.page.evaluate("paperkg.svgText()")
    root = ElementTree.fromstring(text)  # noqa: S314 - our own page
    words = " ".join(words_of(root))
    numbers = set(re.findall(r"Work (\d+)", words))
    assert len(numbers & {str(n) for n in range(826)}) >= 826 * 0.99
    assert 500 < float(root.get("width", "0")) <= 8200
    assert 300 < float(root.get("height", "0")) <= 8400


def test_a_picture_of_ten_thousand_papers_counts_them_all_and_cuts_no_count(
    open_map: Open, tmp_path: Path
) -> None:
    file = tmp_path / "map.html"
    file.write_text(render_map(make_large_graph(3_000, 9_000)), encoding="utf-8")
    opened = open_map(file)
    assert opened.measure("judgePicture")["cut"] == []


def test_a_png_has_the_size_of_the_drawing(opened: OpenMap, tmp_path: Path) -> None:
    root = draw(opened)
    with opened.page.expect_download() as given:
        opened.page.locator("#export summary").click()
        opened.page.get_by_role("button", name="Picture (PNG)").click()
    given.value.save_as(tmp_path / "map.png")
    width, height = struct.unpack(">II", (tmp_path / "map.png").read_bytes()[16:24])
    assert width == pytest.approx(float(root.get("width", "0")), abs=2)
    assert height == pytest.approx(float(root.get("height", "0")), abs=2)


def test_only_the_path_is_a_png_too(open_map: Open, output: Path, tmp_path: Path) -> None:
    opened = open_map(output / "map.html", path=SPARSEGPT, only="yes")
    expect(opened.page.locator("#only svg")).to_be_visible()
    with opened.page.expect_download() as given:
        opened.page.locator("#export summary").click()
        opened.page.get_by_role("button", name="Picture (PNG)").click()
    given.value.save_as(tmp_path / "path.png")
    assert (tmp_path / "path.png").stat().st_size > 10_000
