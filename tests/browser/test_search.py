"""Search that forgives, and the works that a list lacks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import expect
from tests.browser.conftest import OpenMap

from paperkg.cli import main
from paperkg.model import KnowledgeGraph

Open = Callable[..., OpenMap]


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("transfomer", "Attention Is All You Need"),
        ("flash attn", "FlashAttention"),
        ("surgeon optimal brain", "Optimal Brain Surgeon"),
        ("quantizaton post-training", "Post-Training Quantization"),
        ("frantar sparsegpt", "SparseGPT"),
        ("smoothqant", "SmoothQuant"),
        ("GPTQ", "GPTQ: Accurate post-training quantization"),
        ("2210.17323", "GPTQ"),
    ],
)
def test_search_forgives_slips_and_order_and_knows_missing_works(
    opened: OpenMap, typed: str, title: str
) -> None:
    opened.page.locator("#search").fill(typed)
    results = opened.page.locator("#results [data-iri]")
    expect(results.filter(has_text=title).first).to_be_visible()


def test_where_nothing_matches_the_nearest_are_offered(opened: OpenMap) -> None:
    page = opened.page
    page.locator("#search").fill("sparse generative pretrained qtp")
    expect(page.locator("#results")).to_contain_text("No match. The nearest:")
    expect(page.locator("#results [data-iri]")).to_have_count(3)
    page.keyboard.press("Enter")
    expect(page.locator("#details h2")).to_be_visible()


def test_search_says_what_the_filters_leave_out(opened: OpenMap) -> None:
    page = opened.page
    page.get_by_role("button", name="Pruning").click()
    page.locator("#search").fill("smoothquant")
    expect(page.locator("#results [data-iri]")).to_contain_text("left out by your filters")


def test_missing_works_are_those_of_kg_gaps_with_who_cites_them(
    opened: OpenMap, graph: KnowledgeGraph
) -> None:
    page = opened.page
    first = page.locator("#missing li").first
    expect(first).to_contain_text("BERT: Pre-training of deep bidirectional transformers")
    cited = sum(
        citation.cited == "https://doi.org/10.48550/arXiv.1810.04805"
        for citation in graph.citations
    )
    expect(first.locator(".times")).to_have_text(f"×{cited}")
    first.get_by_role("button", name="BERT: Pre").click()
    expect(page.locator("#details")).to_contain_text(f"Cited by {cited} on the list")
    assert page.locator("#details ul .go").count() >= cited


def test_the_line_of_a_missing_work_is_that_of_kg_gaps(open_map: Open, output: Path) -> None:
    opened = open_map(output / "map.html", permissions=["clipboard-read", "clipboard-write"])
    page = opened.page
    given = CliRunner().invoke(
        main, ["gaps", "--format", "markdown", "--max", "3", "--output", str(output)]
    )
    expected = [line for line in given.stdout.splitlines() if line.startswith("- ")]
    copied = []
    for button in page.locator("#missing .small").all()[:3]:
        button.click()
        expect(page.locator("#done")).to_contain_text("Copied")
        copied.append(page.evaluate("navigator.clipboard.readText()").strip())
    assert copied == expected


def test_a_line_that_cannot_be_copied_is_shown(opened: OpenMap) -> None:
    opened.page.evaluate(
        "Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject() } })"
    )
    opened.page.locator("#missing .small").first.click()
    assert opened.page.locator("#text").input_value().startswith("- [ ] [BERT")


def test_missing_works_that_a_search_finds_stand_on_the_map(open_map: Open, output: Path) -> None:
    opened = open_map(output / "map.html", q="bert")
    hollow = opened.page.evaluate(
        "[...paperkg.scene().nodes.values()].filter((node) => node.hollow && node.lit).map((node) => node.thing.name)"
    )
    assert "BERT" in hollow
