"""The map inside another page."""

from __future__ import annotations

import re
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
    expect(link).not_to_have_attribute("href", re.compile("embed"))
    assert violations(page) == []
    opened.choose(OBC)
    expect(page.locator("#details h2")).to_be_visible()
    expect(link).to_have_attribute("href", re.compile(re.escape(OBC.rpartition("/")[2])))
    assert "embed=yes" in page.url
