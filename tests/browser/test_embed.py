"""The map inside another page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import expect
from tests.browser.conftest import OpenMap
from tests.browser.test_accessibility import violations

Open = Callable[..., OpenMap]

OBC = "https://doi.org/10.48550/arXiv.2208.11580"


def test_an_embedded_map_has_the_map_and_a_way_to_the_whole_page(
    open_map: Open, output: Path
) -> None:
    opened = open_map(output / "map.html", embed="yes", width=600, height=420)
    page = opened.page
    for part in ("#search", "#views", "#export", "#panel"):
        expect(page.locator(part)).to_be_hidden()
    expect(page.locator("#map")).to_be_visible()
    link = page.get_by_role("link", name="Open the whole page")
    assert "embed" not in (link.get_attribute("href") or "")
    assert violations(page) == []
    opened.choose(OBC)
    expect(page.locator("#details h2")).to_be_visible()
    assert OBC.rpartition("/")[2] in (link.get_attribute("href") or "")
    assert "embed=yes" in page.url
