"""A real headless Chromium that opens maps from disk and counts what they ask for."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from tests.graphs import make_large_graph

from paperkg.map.page import render_map

NAMES = ("chromium", "chromium-browser", "google-chrome")
ColorScheme = Literal["light", "dark"]
# As root, as in a container, Chromium has no sandbox; the others keep it from calling home.
ARGUMENTS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update"]


# What a browser keeps before a map is opened. A script before each page would do it too, but then a
# page that is loaded anew sometimes misses what was kept just before.
KEPT = """(seen) => {
  localStorage.clear();
  if (seen) localStorage.setItem("paperkg tour", "seen");
}"""


MEASURES = (Path(__file__).parent / "measures.js").read_text(encoding="utf-8")


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

    def measure(self, name: str, *given: Any) -> Any:
        """Take a measure of the page, one of ``measures.js``."""
        return self.page.evaluate(
            f"(given) => {{ {MEASURES} return measures.{name}(...given); }}", given
        )

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


@pytest.fixture(scope="session")
def window(browser: Browser) -> Iterator[Page]:
    """One window for all tests, which takes far less time than one each; the network is off."""
    context = browser.new_context(offline=True, reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def blank(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of an empty page, which shares with the maps what the browser keeps."""
    file: Path = tmp_path_factory.mktemp("blank") / "page.html"
    file.touch()
    return file.as_uri()


@pytest.fixture
def open_map(window: Page, blank: str) -> Iterator[Callable[..., OpenMap]]:
    """Open a file in the window, as if nothing had been done in it; the tour only if asked for.

    One map is open at a time. At the end, none asked for anything or had an error.
    """
    opened: list[OpenMap] = []
    handlers: list[tuple[Any, Callable[[Any], None]]] = []

    def listen(event: Any, handler: Callable[[Any], None]) -> None:
        window.on(event, handler)
        handlers.append((event, handler))

    def open_file(
        file: Path,
        *,
        width: int = 1400,
        height: int = 900,
        color_scheme: ColorScheme = "light",
        permissions: Sequence[str] = (),
        fragment: str = "",
        tour: bool = False,
        **state: Any,
    ) -> OpenMap:
        clear(window, seen=not tour)
        window.set_viewport_size({"width": width, "height": height})
        window.emulate_media(media="null", color_scheme=color_scheme, reduced_motion="reduce")
        window.context.grant_permissions(permissions)
        seen = OpenMap(window)
        opened.append(seen)
        listen("request", lambda request: seen.requests.append(request.url))
        listen("console", lambda message: seen.complaints.append(message.text))
        listen("pageerror", lambda error: seen.complaints.append(str(error)))
        listen("dialog", lambda dialog: seen.complaints.append(dialog.message))
        fragment = fragment or (f"#{urlencode(state)}" if state else "")
        window.goto(file.as_uri() + fragment)
        return seen

    def clear(page: Page, *, seen: bool = True) -> None:
        """Leave the map that is open, and what it kept in the browser."""
        while handlers:
            page.remove_listener(*handlers.pop())
        for other in page.context.pages:
            if other is not page:
                other.close()
        page.context.clear_permissions()
        page.goto(blank)
        page.evaluate(KEPT, seen)

    yield open_file
    clear(window)
    for seen in opened:
        # What the page makes itself, to be kept as a file, has an address too: "blob:".
        asked = [url for url in seen.requests if not url.startswith(("file:", "data:", "blob:"))]
        assert asked == []
        assert sum(url.startswith("file:") for url in seen.requests) == 1
        assert seen.complaints == []


@pytest.fixture
def opened(open_map: Callable[..., OpenMap], output: Path) -> OpenMap:
    """The map of the default list."""
    return open_map(output / "map.html")


@pytest.fixture(scope="session")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A map of 10,000 papers and 100,000 citations."""
    file: Path = tmp_path_factory.mktemp("large") / "map.html"
    file.write_text(render_map(make_large_graph(10_000, 100_000)), encoding="utf-8")
    return file
