"""The store on disk beside a graph answers as the graph does, after every change, or not at all."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from paperkg.library import open_graph
from paperkg.pipeline import build
from paperkg.rdf.disk_store import open_made
from paperkg.rdf.store import open_store
from paperkg.resources import GRAPH_FILE, STORE_FOLDER
from paperkg.workspace import kept_store
from paperkg.workspace.kept_store import find_store, prepare_store

ENTRIES = [
    "- [FooNet: Graphs](https://arxiv.org/abs/2101.00001) (2021).",
    "- [BarNet](https://arxiv.org/abs/2102.00002) (2021). Based on FooNet.",
    "- [Sparse Memory](https://arxiv.org/abs/2103.00003) (2021).",
]
SAID = """
@prefix kg: <https://w3id.org/paperkg#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
[] a kg:Assertion ; kg:later <https://arxiv.org/abs/2103.00003> ;
   kg:earlier <https://arxiv.org/abs/2102.00002> ; skos:note "It says so." .
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KG_DATA", str(tmp_path / "data"))
    monkeypatch.setattr(kept_store, "LARGE", 0)
    (tmp_path / "list.curated.ttl").write_text(SAID, encoding="utf-8")
    build_list(tmp_path, ENTRIES)
    return tmp_path


def build_list(folder: Path, entries: list[str]) -> None:
    text = "# A list\n\n## Topic\n\n" + "\n".join(entries)
    (folder / "list.md").write_text(text, encoding="utf-8")
    build([folder / "list.md"], folder / "output")


def read_statements(folder: Path, *, kept: bool) -> set[str]:
    """The statements of the store or of the graph; blank nodes have names of their own in each."""
    graph = folder / "output" / GRAPH_FILE
    place = find_store(graph)
    assert place is not None
    store = open_made(place) if kept else open_store(graph)
    quads = store.quads_for_pattern(None, None, None, None)
    return {
        " ".join(part if part[:2] != "_:" else "_:" for part in str(quad).split()) for quad in quads
    }


def test_a_store_is_made_once_and_tells_what_the_graph_tells(folder: Path) -> None:
    told: list[str] = []
    for _ in range(2):
        prepare_store(folder / "output" / GRAPH_FILE, tell=lambda: told.append("making"))
    assert told == ["making"]
    assert read_statements(folder, kept=True) == read_statements(folder, kept=False)


@pytest.mark.parametrize(
    "entries",
    [
        [*ENTRIES, "- [New Work](https://arxiv.org/abs/2104.00004). After BarNet."],
        ENTRIES[1:],
        ENTRIES[::-1],
        [ENTRIES[0], ENTRIES[1].replace("Based on FooNet", 'See "x"\\y'), ENTRIES[2]],
    ],
    ids=["added", "removed", "turned", "changed"],
)
def test_a_store_follows_the_builds(folder: Path, entries: list[str]) -> None:
    prepare_store(folder / "output" / GRAPH_FILE)
    build_list(folder, entries)
    assert read_statements(folder, kept=True) == read_statements(folder, kept=False)


def test_only_the_stores_of_this_build_and_the_last_are_left(folder: Path) -> None:
    prepare_store(folder / "output" / GRAPH_FILE)
    for count in (2, 1, 3, 2):
        build_list(folder, ENTRIES[:count])
    left = [path for path in (folder / "output" / STORE_FOLDER).iterdir() if path.is_dir()]
    assert len(left) == 2
    assert find_store(folder / "output" / GRAPH_FILE) in left


def test_questions_are_answered_with_the_marks_of_today(folder: Path) -> None:
    opened = open_graph(folder / "output")
    before = opened.query("next")
    in_store = find_store(folder / "output" / GRAPH_FILE)
    assert in_store is not None
    (folder / "list.curated.ttl").write_text(
        SAID + "[] a kg:ReadMark ; <https://schema.org/about> <https://arxiv.org/abs/2101.00001> .",
        encoding="utf-8",
    )
    marked = open_graph(folder / "output").query("next")
    again = open_graph(folder / "output").query("next")
    shutil.rmtree(folder / "output" / STORE_FOLDER)
    kept_store.LARGE = 1 << 40
    assert marked == again == open_graph(folder / "output").query("next")
    assert marked != before


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:10])


@pytest.mark.parametrize("damage", [cut, Path.unlink], ids=["cut", "gone"])
@pytest.mark.parametrize("name", ["*.sst", "MANIFEST*", "CURRENT"])
def test_a_damaged_store_does_no_harm(
    folder: Path, damage: Callable[[Path], None], name: str
) -> None:
    asked = open_graph(folder / "output").query("reading-order")
    place = find_store(folder / "output" / GRAPH_FILE)
    assert place is not None
    for path in place.glob(name):
        damage(path)
    assert open_graph(folder / "output").query("reading-order") == asked
