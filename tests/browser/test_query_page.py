"""The page to write queries on, of a real server in a real browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.test_accessibility import violations
from tests.serve.conftest import server  # noqa: F401 - a fixture

OPEN = Callable[[str], Page]


@pytest.fixture
def visit(browser: Browser, server: httpx.Client) -> Iterator[OPEN]:  # noqa: F811
    """Visit paths of the server; at the end, nothing else was asked and nobody complained."""
    context = browser.new_context()
    page = context.new_page()
    address = str(server.base_url)
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))

    def go(path: str) -> Page:
        page.goto(address + path.lstrip("/"))
        return page

    yield go
    context.close()
    assert [url for url in asked if not url.startswith((address, "data:", "blob:"))] == []
    assert [text for text in complaints if "status of 40" not in text] == []


def run(page: Page, text: str) -> None:
    page.evaluate("(text) => document.querySelector('.CodeMirror').CodeMirror.setValue(text)", text)
    page.get_by_role("button", name="Run").click()


def test_queries_are_chosen_written_and_answered(visit: OPEN) -> None:
    page = visit("/query")
    page.get_by_label("Named query").select_option("reading-order")
    page.get_by_role("button", name="Run").click()
    expect(page.get_by_role("status")).to_have_text("68 rows")
    expect(page.get_by_role("columnheader", name="title")).to_be_visible()
    run(page, "ASK { ?s kg:buildsOn ?o }")
    expect(page.locator("#answer")).to_have_text("yes")
    run(page, "DESCRIBE <https://doi.org/10.48550/arXiv.2208.11580>")
    expect(page.locator("#answer pre")).to_contain_text("kg:buildsOn")
    run(page, "DROP ALL")
    expect(page.get_by_role("status")).to_contain_text("Updates are refused")
    run(page, 'SELECT ("<img src=x onerror=alert(1)>" AS ?x) {}')
    expect(page.get_by_role("cell")).to_have_text("<img src=x onerror=alert(1)>")


def test_a_named_query_takes_what_a_person_calls_a_paper(visit: OPEN) -> None:
    page = visit("/query")
    page.get_by_label("Named query").select_option("prerequisites")
    page.get_by_label("paper").fill("obc")
    page.get_by_role("button", name="Run").click()
    expect(page.get_by_role("status")).to_have_text("2 rows")
    page.get_by_label("paper").fill("no such paper")
    page.get_by_role("button", name="Run").click()
    expect(page.get_by_role("status")).to_contain_text("no such paper")


def test_rows_are_saved_as_csv(visit: OPEN) -> None:
    page = visit("/query")
    run(page, "SELECT (1 AS ?n) {}")
    expect(page.get_by_role("status")).to_have_text("1 row")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as CSV").click()
    assert download.value.path().read_bytes() == b"n\r\n1\r\n"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_pages(visit: OPEN, scheme: str) -> None:
    page = visit("/query")
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.get_by_label("Named query").select_option("prerequisites")
    page.get_by_role("button", name="Run").click()
    expect(page.get_by_role("status")).to_contain_text("rows")
    assert violations(page) == []
    assert violations(visit("/paper/obc")) == []


def test_the_editor_can_be_left_by_keyboard(visit: OPEN) -> None:
    page = visit("/query")
    page.locator(".CodeMirror textarea").focus()
    page.keyboard.press("Tab")  # to the text, which arrows scroll
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Run")).to_be_focused()


def test_the_map_of_the_server_is_the_map(visit: OPEN) -> None:
    page = visit("/paper/obc")
    page.get_by_role("link", name="On the map").click()
    expect(page.get_by_role("heading", name="Optimal Brain Compression").first).to_be_visible()
