"""A real headless Chromium that opens maps from disk and counts what they ask for."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
# As root, as in a container, Chromium has no sandbox; the others keep it from calling home.
ARGUMENTS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update"]


@dataclass
class OpenMap:
    """A map in the browser, and all that it asked for and complained of."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def place_of(self, iri: str) -> tuple[float, float]:
        """Give where a paper is drawn, in pixels of the page."""
        x, y = self.page.evaluate(
            """(iri) => {
                const { x, y } = paperkg.network.canvasToDOM(paperkg.network.getPosition(iri));
                const box = document.getElementById("map").getBoundingClientRect();
                return [x + box.x, y + box.y];
            }""",
            iri,
        )
        return x, y


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if os.environ.get("PAPERKG_NO_BROWSER") == "1":
        pytest.skip("PAPERKG_NO_BROWSER=1: no Chromium, so the map was not opened")
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    with sync_playwright() as playwright:
        # Without one on the machine, the one that `playwright install chromium` brought.
        chromium = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def open_map(browser: Browser) -> Iterator[Callable[..., OpenMap]]:
    """Open a file with the network off; at the end, it asked for nothing and had no error."""
    opened: list[OpenMap] = []
    contexts = []

    def open_file(
        file: Path, *, fragment: str = "", width: int = 1400, height: int = 900
    ) -> OpenMap:
        context = browser.new_context(
            offline=True, viewport={"width": width, "height": height}, reduced_motion="reduce"
        )
        contexts.append(context)
        seen = OpenMap(context.new_page())
        opened.append(seen)
        address = file.as_uri() + fragment
        seen.page.on("request", lambda request: seen.requests.append(request.url))
        seen.page.on("console", lambda message: seen.complaints.append(message.text))
        seen.page.on("pageerror", lambda error: seen.complaints.append(str(error)))
        seen.page.goto(address)
        return seen

    yield open_file
    for seen in opened:
        asked = [url for url in seen.requests if not url.startswith(("file:", "data:"))]
        assert asked == []
        assert sum(url.startswith("file:") for url in seen.requests) == 1
        assert seen.complaints == []
    for context in contexts:
        context.close()
