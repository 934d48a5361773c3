"""The store on disk beside a graph answers as the graph does, after every change, or not at all."""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import Kg

from paperkg.library import open_graph
from paperkg.pipeline import build
from paperkg.rdf.engine import open_kept, open_store
from paperkg.resources import GRAPH_FILE, STORE_FOLDER, find_queries
from paperkg.workspace import basis
from paperkg.workspace.kept_store import ABOUT, find_store
from paperkg.workspace.query_messages import Query
from paperkg.workspace.query_process import QueryProcess

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
MARK = "[] a kg:ReadMark ; <https://schema.org/about> <https://arxiv.org/abs/2101.00001> ."
COUNTS = "SELECT ?p (COUNT(?s) AS ?n) { ?s ?p ?o } GROUP BY ?p ORDER BY ?p"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KG_DATA", str(tmp_path / "data"))
    monkeypatch.setattr(basis, "LARGE", 0)
    (tmp_path / "list.curated.ttl").write_text(SAID, encoding="utf-8")
    build_list(tmp_path, ENTRIES)
    return tmp_path


def build_list(folder: Path, entries: list[str]) -> None:
    text = "# A list\n\n## Topic\n\n" + "\n".join(entries)
    (folder / "list.md").write_text(text, encoding="utf-8")
    build([folder / "list.md"], folder / "output")


def ask(folder: Path, question: str = COUNTS) -> object:
    return open_graph(folder / "output").query(question)


def ask_file(folder: Path, question: str = COUNTS) -> object:
    """Ask a copy of the folder, at the same place as seen from it, that has no store."""
    copy = folder.with_name(f"{folder.name}-copy")
    shutil.copytree(folder, copy, ignore=shutil.ignore_patterns(STORE_FOLDER))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(basis, "LARGE", 1 << 40)
        answer = ask(copy, question)
    shutil.rmtree(copy)
    return answer


def place_of(folder: Path) -> Path:
    kept = find_store(folder / "output" / GRAPH_FILE)
    assert kept is not None
    return kept.place


def read_statements(folder: Path, *, kept: bool) -> set[str]:
    """The statements of the store or of the graph; blank nodes have names of their own in each."""
    store = open_kept(place_of(folder)) if kept else open_store(folder / "output" / GRAPH_FILE)
    quads = store.quads_for_pattern(None, None, None, None)
    return {
        " ".join(part if part[:2] != "_:" else "_:" for part in str(quad).split()) for quad in quads
    }


def test_a_store_is_made_once_and_tells_what_the_graph_tells(folder: Path, kg: Kg) -> None:
    said = [kg("query", "topics", "--output", folder / "output").stderr for _ in range(2)]
    assert "makes a store" in said[0]
    assert said[1] == ""
    assert read_statements(folder, kept=True) == read_statements(folder, kept=False)


def test_a_small_graph_has_no_store(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(basis, "LARGE", 8_000_000)
    ask(folder)
    assert not (folder / "output" / STORE_FOLDER).exists()


def test_every_named_query_gives_the_rows_of_the_file(folder: Path) -> None:
    ask(folder)
    graph = folder / "output" / GRAPH_FILE
    queries = [Query(path.read_text("utf-8"), rows="csv") for path in find_queries().values()]
    with QueryProcess(graph) as file, QueryProcess(graph, store=place_of(folder)) as store:
        for query in queries:
            rows = [process.ask(query).content.splitlines() for process in (file, store)]
            assert sorted(rows[0]) == sorted(rows[1])


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
    ask(folder)
    build_list(folder, entries)
    assert read_statements(folder, kept=True) == read_statements(folder, kept=False)


def test_only_the_stores_of_this_build_and_the_last_are_left(folder: Path) -> None:
    ask(folder)
    for count in (2, 1, 3, 2):
        build_list(folder, ENTRIES[:count])
    left = [path for path in (folder / "output" / STORE_FOLDER).iterdir() if path.is_dir()]
    assert len(left) == 2
    assert place_of(folder) in left


def test_questions_are_answered_with_the_marks_of_today(folder: Path) -> None:
    before = ask(folder, "next")
    (folder / "list.curated.ttl").write_text(SAID + MARK, encoding="utf-8")
    marked = ask(folder, "next")
    assert marked == ask(folder, "next") == ask_file(folder, "next")
    assert marked != before
    build_list(folder, ENTRIES)
    assert ask(folder, "next") == marked
    (folder / "list.curated.ttl").write_text(SAID, encoding="utf-8")
    assert ask(folder, "next") == ask_file(folder, "next") == before
    (folder / "list.curated.ttl").unlink()
    assert ask(folder, "next") == before


def test_a_value_is_what_a_person_calls_a_paper(folder: Path, kg: Kg) -> None:
    ask(folder)
    table = kg("query", "prerequisites", "barnet", "--output", folder / "output").stdout
    assert "FooNet" in table
    assert kg("query", "prerequisites", "nothing", "--output", folder / "output").exit_code == 2


def test_lists_that_changed_are_named(folder: Path, kg: Kg) -> None:
    ask(folder)
    (folder / "list.md").write_text("# A list\n\n" + ENTRIES[0], encoding="utf-8")
    assert "changed since" in kg("query", "topics", "--output", folder / "output").stderr
    (folder / "list.md").unlink()
    (folder / "list.curated.ttl").unlink()
    assert "is gone" in kg("query", "topics", "--output", folder / "output").stderr


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:10])


def flip(path: Path) -> None:
    """Change a bit in the middle of a file that keeps its size."""
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 4
    path.unlink()  # other stores may have the file, too
    path.write_bytes(content)


@pytest.mark.parametrize("damage", [cut, flip, Path.unlink], ids=["cut", "flipped", "gone"])
@pytest.mark.parametrize("name", ["*.sst", "MANIFEST*", "CURRENT", ABOUT])
def test_a_damaged_store_is_made_anew(
    folder: Path, damage: Callable[[Path], None], name: str
) -> None:
    asked = ask(folder)
    for path in place_of(folder).glob(name):
        damage(path)
    assert ask(folder) == asked
    assert read_statements(folder, kept=True) == read_statements(folder, kept=False)


@pytest.mark.parametrize("about", ["[]", "{}", '{"parts": 1}', '{"parts": {}, "lists": 3}', "\xff"])
def test_what_a_store_says_of_itself_may_be_anything(folder: Path, about: str) -> None:
    asked = ask(folder)
    (place_of(folder) / ABOUT).write_bytes(about.encode("latin-1"))
    assert ask(folder) == asked
    assert json.loads((place_of(folder) / ABOUT).read_bytes())["lists"] == ["../list.md"]


def test_where_no_store_can_be_made_the_file_answers(folder: Path) -> None:
    asked = ask_file(folder)
    (folder / "output" / STORE_FOLDER).write_text("no folder", encoding="utf-8")
    assert ask(folder) == asked


def test_a_marked_store_that_cannot_be_made_is_not_missed(folder: Path) -> None:
    ask(folder)
    (folder / "list.curated.ttl").write_text(SAID + MARK, encoding="utf-8")
    asked = ask_file(folder, "next")
    place = place_of(folder)
    place.with_name(f"{place.name}-other").mkdir()
    lock = place.parent / ".lock"
    lock.unlink()
    lock.mkdir()
    assert ask(folder, "next") == asked


def test_two_at_once_make_a_store_that_both_ask(folder: Path) -> None:
    asked = ask_file(folder)
    found: list[object] = []
    threads = [threading.Thread(target=lambda: found.append(ask(folder))) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [asked] * 3


KILLED = """
import os, sys
from pathlib import Path
from paperkg.rdf import disk_store
from paperkg.workspace.store_keeper import keep_store
class Killer:
    def __enter__(self): return self
    def __exit__(self, *error): pass
    def step(self, *told): os.kill(os.getpid(), 9)
keep_store(Path(sys.argv[1]), watch=Killer)
"""


def test_a_store_whose_maker_was_killed_is_made_by_the_next(folder: Path) -> None:
    graph = folder / "output" / GRAPH_FILE
    killed = subprocess.run([sys.executable, "-c", KILLED, str(graph)], check=False)
    assert killed.returncode == -signal.SIGKILL
    assert find_store(graph) is None
    assert ask(folder) == ask_file(folder)
    left = [path.name for path in (folder / "output" / STORE_FOLDER).iterdir() if path.is_dir()]
    assert left == [place_of(folder).name]
