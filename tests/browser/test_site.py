"""The pages of `kg site` in a real browser: from disk, and below a path of a server."""

from __future__ import annotations

import functools
import http.server
import json
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.test_accessibility import violations
from tests.conftest import Kg, run_kg
from tests.loopback import run_server

from paperkg.rdf.engine import open_store
from paperkg.rdf.queries import answer_query, read_named_query
from paperkg.resources import find_queries

LIST = """# Fluids </title><script>alert(1)</script>

## Turbulence

- [Small scales <b>of</b> turbulence](https://arxiv.org/abs/1801.00001) - a first look
- [Large eddies](https://arxiv.org/abs/1902.00002) - builds on: Small scales of turbulence
- [Plumes](https://arxiv.org/abs/2003.00003) - builds on: Large eddies
"""
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a site of a list that is not ours below a path, and that of the default list."""
    folder: Path = tmp_path_factory.mktemp("pages")
    (folder / "list.md").write_text(LIST, encoding="utf-8")
    lists = {"own": (folder / "list.md",), "default": ()}
    for name, files in lists.items():
        built = run_kg("build", *files, "--offline", "--output", folder / "built" / name)
        assert built.exit_code == 0, built.stderr
        made = run_kg("site", folder / "org" / name, "--output", folder / "built" / name)
        assert made.exit_code == 0, made.stderr
    return folder


@pytest.fixture(scope="module")
def address(root: Path) -> Iterator[str]:
    """Where a plain server gives the folder."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *args: object) -> None:
            pass

    handler = functools.partial(Quiet, directory=str(root))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    with run_server(server):
        yield f"http://127.0.0.1:{server.server_address[1]}/org/"


@pytest.fixture(params=["disk", "server"])
def visit(
    request: pytest.FixtureRequest, browser: Browser, root: Path, address: str
) -> Iterator[Callable[[str], Page]]:
    """Visit pages; at the end, nothing else was asked and nobody complained."""
    start = (root / "org").as_uri() + "/" if request.param == "disk" else address
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    complaints: list[str] = []
    context.on("request", lambda made: asked.append(made.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("dialog", lambda dialog: complaints.append(dialog.message))

    def go(path: str) -> Page:
        page.goto(start + path)
        return page

    yield go
    context.close()
    assert [url for url in asked if not url.startswith((start, "data:", "blob:"))] == []
    assert complaints == []


def ask(page: Page, text: str) -> None:
    page.evaluate("(text) => document.querySelector('.CodeMirror').CodeMirror.setValue(text)", text)
    page.get_by_role("button", name="Run").click()


def test_the_list_stands_in_order_and_leads_on(visit: Callable[[str], Page]) -> None:
    page = visit("own/index.html")
    items = page.locator("ol > li").all_inner_texts()
    assert [item.split(" (")[0] for item in items] == [
        "Small scales of turbulence",
        "Large eddies",
        "Plumes",
    ]
    assert "Builds on Large eddies" in items[2]
    assert ["Turbulence" in item for item in items] == [True, True, True]
    assert "a first look" in items[0]
    page.get_by_role("link", name="Plumes on the map").click()
    expect(page.get_by_role("heading", name="Plumes").first).to_be_visible()


def test_the_map_is_there(visit: Callable[[str], Page]) -> None:
    page = visit("own/map.html")
    assert page.evaluate("paperkg.drawn.nodes.length") == 3


def test_the_browser_answers_queries_itself(visit: Callable[[str], Page]) -> None:
    page = visit("own/query.html")
    status = page.get_by_role("status")
    page.get_by_label("Named query").select_option("reading-order")
    page.get_by_role("button", name="Run").click()
    expect(status).to_have_text("3 rows", timeout=30_000)
    ask(page, "ASK { ?s kg:buildsOn ?o }")
    expect(page.locator("#answer")).to_have_text("yes")
    ask(page, "CONSTRUCT { ?s kg:buildsOn ?o } { ?s kg:buildsOn ?o }")
    expect(page.locator("#answer pre")).to_contain_text("1902.00002")
    ask(page, "DROP ALL")
    expect(status).not_to_have_text("Asking…")
    expect(page.locator("#answer")).to_be_empty()
    ask(page, "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }")
    expect(status).not_to_have_text("Asking…")
    expect(page.locator("#answer")).to_be_empty()


@pytest.mark.parametrize("visit", ["disk"], indirect=True)
def test_a_query_that_takes_too_long_is_ended_and_the_next_one_answered(
    visit: Callable[[str], Page],
) -> None:
    page = visit("default/query.html")
    status = page.get_by_role("status")
    ask(page, "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?a != ?d) }")
    expect(status).to_contain_text("longer than 10 seconds", timeout=60_000)
    ask(page, "ASK { ?s ?p ?o }")
    expect(page.locator("#answer")).to_have_text("yes", timeout=30_000)


@pytest.mark.parametrize("visit", ["disk"], indirect=True)
def test_each_named_query_gives_the_rows_that_kg_gives(
    visit: Callable[[str], Page], root: Path
) -> None:
    page = visit("default/query.html")
    inside = open_store(root / "built" / "default" / "graph.trig")
    for name, file in find_queries().items():
        answer = json.loads(answer_query(inside, read_named_query(file).text, bindings={})[1])
        names = answer["head"]["vars"]
        expected = Counter(
            tuple(row.get(name, {}).get("value", "") for name in names)
            for row in answer["results"]["bindings"]
        )
        page.get_by_label("Named query").select_option(name)
        page.get_by_role("button", name="Run").click()
        rows = "row" if expected.total() == 1 else "rows"
        expect(page.get_by_role("status")).to_have_text(
            f"{expected.total()} {rows}", timeout=30_000
        )
        cells = page.evaluate(
            "[...document.querySelectorAll('#answer tr')].slice(1)"
            ".map((row) => [...row.cells].map((cell) => cell.textContent))"
        )
        assert Counter(map(tuple, cells)) == expected, name


@pytest.mark.parametrize("path", ["own/index.html", "default/index.html", "own/query.html"])
def test_axe_finds_nothing_and_nothing_is_wider_than_a_phone(
    visit: Callable[[str], Page], path: str
) -> None:
    for scheme in ("light", "dark"):
        for width in (1280, 390):
            page = visit(path)
            page.set_viewport_size({"width": width, "height": 844})
            page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
            assert violations(page) == []
            assert page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("visit", ["disk"], indirect=True)
def test_axe_finds_nothing_in_a_long_query_and_its_answer(visit: Callable[[str], Page]) -> None:
    page = visit("default/query.html")
    page.get_by_label("Named query").select_option("lineage")
    page.get_by_role("button", name="Run").click()
    expect(page.get_by_role("status")).to_contain_text("rows", timeout=30_000)
    assert violations(page) == []
    page.set_viewport_size({"width": 390, "height": 844})
    page.emulate_media(color_scheme="dark")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_the_feed_tells_what_is_new(root: Path, tmp_path: Path, kg: Kg) -> None:
    def read_feed() -> dict[str, str]:
        feed = ET.parse(tmp_path / "site" / "feed.xml")  # noqa: S314 - our own
        entries = feed.findall(f"{ATOM}entry")
        return {str(e.findtext(f"{ATOM}title")): str(e.findtext(f"{ATOM}updated")) for e in entries}

    (tmp_path / "list.md").write_text(LIST, encoding="utf-8")
    line = ("build", tmp_path / "list.md", "--offline", "--output", tmp_path / "out")
    assert kg(*line).exit_code == 0
    assert kg("site", tmp_path / "site", "--output", tmp_path / "out").exit_code == 0
    hidden = [file.name for file in (tmp_path / "site").iterdir() if file.name.startswith(".")]
    assert hidden == [".nojekyll"]  # GitHub Pages asks for it; no lock is published
    seen = json.loads((tmp_path / "site" / "seen.json").read_text())
    past = dict.fromkeys(seen, "2020-01-01T00:00:00Z")
    (tmp_path / "site" / "seen.json").write_text(json.dumps(past))
    with (tmp_path / "list.md").open("a", encoding="utf-8") as file:
        file.write("- [Jets](https://arxiv.org/abs/2104.00004)\n")
    assert kg(*line).exit_code == 0
    assert kg("site", tmp_path / "site", "--output", tmp_path / "out").exit_code == 0
    times = read_feed()
    assert next(iter(times)) == "Jets"
    assert times["Jets"] > "2026"
    assert times["Plumes"] == "2020-01-01T00:00:00Z"
    for broken in ("[", "[1]", '{"x": 1}', "null"):
        (tmp_path / "site" / "seen.json").write_text(broken)
        assert kg("site", tmp_path / "site", "--output", tmp_path / "out").exit_code == 0
        assert len(read_feed()) == 4


def test_the_same_build_gives_the_same_site_and_other_files_stay(
    root: Path, tmp_path: Path, kg: Kg
) -> None:
    (tmp_path / "CNAME").write_text("papers.example.org")
    (tmp_path / "seen.json").write_bytes((root / "org" / "own" / "seen.json").read_bytes())
    assert kg("site", tmp_path, "--output", root / "built" / "own").exit_code == 0
    for file in (root / "org" / "own").iterdir():
        assert (tmp_path / file.name).read_bytes() == file.read_bytes(), file.name
    assert (tmp_path / "CNAME").read_text() == "papers.example.org"


@pytest.mark.parametrize("name", ["index.html", "page.css", "LICENCES.txt"])
def test_a_file_of_a_persons_own_is_not_replaced(
    root: Path, tmp_path: Path, kg: Kg, name: str
) -> None:
    (tmp_path / name).write_text("mine")
    refused = kg("site", tmp_path, "--output", root / "built" / "own")
    assert refused.exit_code == 1
    assert f"{tmp_path / name} is not from kg" in refused.stderr
    assert [(file.name, file.read_text()) for file in tmp_path.iterdir()] == [(name, "mine")]


def test_it_says_how_large_it_is(root: Path, tmp_path: Path, kg: Kg) -> None:
    made = kg("site", tmp_path / "site", "--output", root / "built" / "own")
    sizes = [file.stat().st_size for file in (tmp_path / "site").iterdir()]
    assert f"{sum(sizes) / 1_000_000:.1f} MB in {len(sizes)} files" in made.stderr


def test_without_a_build_there_is_no_site(kg: Kg, tmp_path: Path) -> None:
    result = kg("site", tmp_path / "site", "--output", tmp_path / "nowhere")
    assert result.exit_code == 1
    assert "kg build" in result.stderr
    assert not (tmp_path / "site").exists()
