"""What leaves the map: pictures, text to copy, and the printed page."""

from __future__ import annotations

import re
import struct
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Download, Page, expect
from tests.browser.conftest import OpenMap
from tests.graphs import make_graph, make_large_graph, make_paper
from tests.map.test_page import HOSTILE

from paperkg.algorithms.reading_order import compute_reading_order
from paperkg.export.bibtex import render_bibtex
from paperkg.export.reference import make_reference
from paperkg.map.page import render_map
from paperkg.model import KnowledgeGraph
from paperkg.reading.markdown import parse_markdown

Open = Callable[..., OpenMap]

SPARSEGPT = "https://doi.org/10.48550/arXiv.2301.00774"
SVG = "{http://www.w3.org/2000/svg}"


def export(page: Page, name: str) -> None:
    page.locator("#export summary").click()
    page.get_by_role("button", name=name).click()


def download(page: Page, name: str) -> Download:
    with page.expect_download() as given:
        export(page, name)
    return given.value


def test_the_drawing_is_vectors_of_all_that_is_shown(
    opened: OpenMap, graph: KnowledgeGraph, tmp_path: Path
) -> None:
    given = download(opened.page, "Drawing (SVG)")
    assert given.suggested_filename == "llm-inference-and-model-compression.svg"
    given.save_as(tmp_path / "map.svg")
    root = ElementTree.parse(tmp_path / "map.svg").getroot()  # noqa: S314 - our own file
    assert root.tag == f"{SVG}svg"
    words = {element.text for element in root.iter(f"{SVG}text")}
    labels = set(opened.page.evaluate("paperkg.data.labels"))
    assert labels <= words
    assert {"Pruning", "1989", "2023"} <= words
    assert len(list(root.iter(f"{SVG}path"))) >= 68 + len(graph.edges)
    assert not [
        element for element in root.iter() if element.tag in (f"{SVG}image", f"{SVG}foreignObject")
    ]


def test_the_drawing_is_of_the_same_size_whatever_the_window(open_map: Open, output: Path) -> None:
    sizes = set()
    for width in (390, 1600):
        opened = open_map(output / "map.html", width=width)
        before = opened.page.evaluate(
            "[paperkg.network.getScale(), ...Object.values(paperkg.network.getViewPosition())]"
        )
        root = ElementTree.fromstring(opened.page.evaluate("paperkg.svgText()"))  # noqa: S314
        sizes.add((root.get("width"), root.get("height")))
        after = opened.page.evaluate(
            "[paperkg.network.getScale(), ...Object.values(paperkg.network.getViewPosition())]"
        )
        assert after == pytest.approx(before)
    assert len(sizes) == 1


def test_the_picture_is_a_png_of_the_whole_map(opened: OpenMap, tmp_path: Path) -> None:
    given = download(opened.page, "Picture (PNG)")
    given.save_as(tmp_path / "map.png")
    head = (tmp_path / "map.png").read_bytes()[:24]
    assert head[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", head[16:])
    assert width > 1200
    assert height > 800


def test_the_table_gives_pictures_of_the_lineage(open_map: Open, output: Path) -> None:
    opened = open_map(output / "map.html", view="table", path=SPARSEGPT)
    drawing = opened.page.evaluate("paperkg.svgText()")
    assert ">SparseGPT<" in drawing
    assert ">OBD<" in drawing
    given = download(opened.page, "Picture (PNG)")
    assert given.suggested_filename.endswith(".png")
    expect(opened.page.locator("#table")).to_be_visible()
    expect(opened.page.locator("#stage")).to_be_hidden()


def test_the_visible_part_as_markdown_is_a_list_that_kg_reads(opened: OpenMap) -> None:
    opened.page.evaluate(
        "(iri) => { location.hash = new URLSearchParams({ path: iri }) }", SPARSEGPT
    )
    expect(opened.page.locator("#details h2")).to_contain_text("Path to SparseGPT")
    export(opened.page, "Visible papers as Markdown")
    read = parse_markdown(opened.page.locator("#text").input_value(), file="visible.md")
    assert read.entries[0].title == "Optimal Brain Damage"
    assert len(read.entries) == 4
    assert all(entry.identifiers for entry in read.entries)


def test_bibtex_is_that_of_kg(opened: OpenMap, graph: KnowledgeGraph) -> None:
    export(opened.page, "Visible papers as BibTeX")
    entries = render_bibtex(make_reference(graph, paper) for paper in graph.listed)
    expected = dict(zip((paper.iri for paper in graph.listed), entries, strict=True))
    order = compute_reading_order(graph)
    assert opened.page.locator("#text").input_value() == "".join(expected[iri] for iri in order)


def test_bibtex_has_an_entry_for_each_visible_paper(opened: OpenMap) -> None:
    opened.page.get_by_role("button", name="Pruning").click()
    export(opened.page, "Visible papers as BibTeX")
    text = opened.page.locator("#text").input_value()
    assert text.count("\n}\n") == text.count("@") == 6
    keys = [line.partition("{")[2] for line in text.splitlines() if line.startswith("@")]
    assert len(set(keys)) == 6


def test_bibtex_is_copied_where_the_browser_lets_it(open_map: Open, output: Path) -> None:
    opened = open_map(
        output / "map.html",
        focus=SPARSEGPT,
        permissions=["clipboard-read", "clipboard-write"],
    )
    opened.page.locator("#details").get_by_role("button", name="BibTeX").click()
    opened.page.get_by_role("button", name="Copy", exact=True).click()
    expect(opened.page.locator("#text-done")).to_have_text("Copied.")
    copied = opened.page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("@inproceedings{frantar2023sparsegpt,")


def test_text_that_cannot_be_copied_is_selected(open_map: Open, output: Path) -> None:
    opened = open_map(output / "map.html", focus=SPARSEGPT)
    opened.page.evaluate(
        "Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject() } })"
    )
    opened.page.locator("#details").get_by_role("button", name="BibTeX").click()
    opened.page.get_by_role("button", name="Copy", exact=True).click()
    expect(opened.page.locator("#text-done")).to_contain_text("press Ctrl+C")
    chosen = opened.page.evaluate("getSelection().toString()")
    assert chosen.strip() == opened.page.locator("#text").input_value().strip()


@pytest.mark.parametrize("title", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_stays_text_in_what_is_exported(
    open_map: Open, tmp_path: Path, title: str
) -> None:
    papers = [make_paper(0, title, authors=(title,), venue=title), make_paper(1, "Plain")]
    file = tmp_path / "map.html"
    file.write_text(render_map(make_graph(papers, [(1, 0)])), encoding="utf-8")
    opened = open_map(file)
    root = ElementTree.fromstring(opened.page.evaluate("paperkg.svgText()"))  # noqa: S314
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= {
        "svg",
        "title",
        "path",
        "rect",
        "text",
    }
    export(opened.page, "Visible papers as Markdown")
    read = parse_markdown(opened.page.locator("#text").input_value(), file="visible.md")
    assert len(read.entries) == 2
    opened.page.keyboard.press("Escape")
    export(opened.page, "Visible papers as BibTeX")
    text = opened.page.locator("#text").input_value()
    assert len([line for line in text.splitlines() if line == "}"]) == 2


def test_print_shows_the_drawing_and_what_is_chosen_on_white(open_map: Open, output: Path) -> None:
    opened = open_map(output / "map.html", color_scheme="dark", path=SPARSEGPT)
    opened.page.emulate_media(media="print")
    opened.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    drawing = opened.page.locator("#print > svg")
    expect(drawing).to_be_visible()
    assert drawing.locator("rect").first.get_attribute("fill") == "#ffffff"
    box = drawing.bounding_box()
    words = drawing.get_by_text("SparseGPT", exact=True).bounding_box()
    assert box
    assert words
    assert box["x"] < words["x"] < box["x"] + box["width"]
    assert box["y"] < words["y"] < box["y"] + box["height"]
    expect(opened.page.locator("#details ol")).to_be_visible()
    expect(opened.page.locator("#map")).to_be_hidden()
    expect(opened.page.locator("#search")).to_be_hidden()
    opened.page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(opened.page.locator("#print > svg")).to_have_count(0)


@pytest.mark.parametrize(
    ("state", "pages"),
    [
        ({}, 1),
        ({"view": "network"}, 1),
        ({"view": "concepts"}, 1),
        ({"path": SPARSEGPT}, 2),
    ],
)
def test_a_drawing_takes_one_page_and_words_the_next(
    open_map: Open, output: Path, state: dict[str, str], pages: int
) -> None:
    opened = open_map(output / "map.html", **state)
    for paper in ("A4", "Letter"):
        printed = opened.page.pdf(format=paper, landscape=True)
        assert len(re.findall(rb"/Type\s*/Page\b", printed)) == pages


def test_a_long_table_is_printed_whole(open_map: Open, tmp_path: Path) -> None:
    file = tmp_path / "map.html"
    file.write_text(render_map(make_large_graph(450, 500)), encoding="utf-8")
    opened = open_map(file, view="table")
    rows = opened.page.locator("#table-body tr")
    expect(rows).to_have_count(400)
    opened.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(rows).to_have_count(450)
    opened.page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(rows).to_have_count(400)
