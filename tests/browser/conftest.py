"""A real headless Chromium that opens maps from disk and counts what they ask for."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

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
                const { id } = paperkg.data.byIri.get(iri);
                const { x, y } = paperkg.network.canvasToDOM(paperkg.network.getPosition(id));
                const box = document.getElementById("map").getBoundingClientRect();
                return [x + box.x, y + box.y];
            }""",
            iri,
        )
        return x, y

    def drawn(self, what: str) -> int:
        """Count the nodes or edges that are drawn."""
        count: int = self.page.evaluate(f"paperkg.drawn.{what}.length")
        return count

    def lit(self) -> set[str]:
        """Give the IRIs of what stands out among the nodes that are drawn."""
        return set(
            self.page.evaluate(
                "[...paperkg.scene().nodes.values()].filter((one) => one.lit).map((one) => one.thing.iri)"
            )
        )

    def choose(self, iri: str) -> None:
        """Choose a paper or a concept, as a click on it does."""
        self.page.evaluate("(iri) => paperkg.choose(paperkg.data.byIri.get(iri))", iri)


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
        file: Path, *, width: int = 1400, height: int = 900, fragment: str = "", **state: Any
    ) -> OpenMap:
        settings: dict[str, Any] = {
            key: state.pop(key) for key in ("color_scheme", "permissions") if key in state
        }
        context = browser.new_context(
            offline=True,
            viewport={"width": width, "height": height},
            reduced_motion="reduce",
            **settings,
        )
        contexts.append(context)
        seen = OpenMap(context.new_page())
        opened.append(seen)
        seen.page.on("request", lambda request: seen.requests.append(request.url))
        seen.page.on("console", lambda message: seen.complaints.append(message.text))
        seen.page.on("pageerror", lambda error: seen.complaints.append(str(error)))
        seen.page.on("dialog", lambda dialog: seen.complaints.append(dialog.message))
        fragment = fragment or (f"#{urlencode(state)}" if state else "")
        seen.page.goto(file.as_uri() + fragment)
        return seen

    yield open_file
    for seen in opened:
        # What the page makes itself, to be kept as a file, has an address too: "blob:".
        asked = [url for url in seen.requests if not url.startswith(("file:", "data:", "blob:"))]
        assert asked == []
        assert sum(url.startswith("file:") for url in seen.requests) == 1
        assert seen.complaints == []
    for context in contexts:
        context.close()


@pytest.fixture
def opened(open_map: Callable[..., OpenMap], output: Path) -> OpenMap:
    """The map of the default list."""
    return open_map(output / "map.html")
