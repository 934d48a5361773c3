"""What is kept of a build is given again for the same parts alone, and damage to it is noticed."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperkg.memo import make_key
from paperkg.resources import RESULTS_FILE
from paperkg.workspace.kept_results import open_results

Results = dict[str, list[tuple[str, float]]]

NAMES = st.text(st.characters(codec="utf-8"), max_size=5)
RESULTS = st.dictionaries(NAMES, st.lists(st.tuples(NAMES, st.floats(allow_nan=False))))


def recall(folder: Path, results: dict[str, Results]) -> tuple[dict[str, Results], set[str]]:
    """Recall results by their names; say which of them had to be made."""
    made = set()

    def make(name: str) -> Results:
        made.add(name)
        return results[name]

    with open_results(folder) as memo:
        recalled = {
            name: memo.recall("result", make_key([name]), Results, lambda name=name: make(name))  # type: ignore[misc]
            for name in results
        }
    return recalled, made


@given(st.dictionaries(NAMES, RESULTS, max_size=4))
def test_a_result_is_made_once(results: dict[str, Results]) -> None:
    with TemporaryDirectory() as name:
        assert recall(Path(name), results) == (results, set(results))
        assert recall(Path(name), results) == (results, set())


def test_what_no_build_asks_for_is_not_kept(tmp_path: Path) -> None:
    first: dict[str, Results] = {"a": {"x": [("y", 0.5)]}}
    recall(tmp_path, first)
    recall(tmp_path, {})
    assert recall(tmp_path, first) == (first, {"a"})


def test_a_build_that_fails_keeps_what_was_there(tmp_path: Path) -> None:
    first: dict[str, Results] = {"a": {"x": [("y", 0.5)]}}
    recall(tmp_path, first)
    with pytest.raises(ZeroDivisionError), open_results(tmp_path):
        raise ZeroDivisionError
    assert recall(tmp_path, first) == (first, set())
    assert [path.name for path in tmp_path.iterdir()] == [RESULTS_FILE]


@given(results=RESULTS, place=st.floats(0, 1, exclude_max=True), flip=st.integers(1, 255))
def test_no_wrong_byte_gives_a_wrong_result(results: Results, place: float, flip: int) -> None:
    with TemporaryDirectory() as name:
        file = Path(name) / RESULTS_FILE
        recall(file.parent, {"a": results})
        content = bytearray(file.read_bytes())
        content[int(place * len(content))] ^= flip
        file.write_bytes(content)
        recalled, _ = recall(file.parent, {"a": results})
        assert recalled == {"a": results}


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:5000])


def empty(file: Path) -> None:
    file.write_bytes(b"")


def replace_by_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def change_content(file: Path) -> None:
    with closing(sqlite3.connect(file)) as table, table:
        table.execute("UPDATE results SET content = ?", (b"\x80",))


def change_kind(file: Path) -> None:
    with closing(sqlite3.connect(file)) as table, table:
        table.execute("UPDATE results SET content = 7")


def move_to_other_key(file: Path) -> None:
    with closing(sqlite3.connect(file)) as table, table:
        table.execute("DELETE FROM results WHERE key = ?", (make_key(["a"]),))
        table.execute("UPDATE results SET key = ?", (make_key(["a"]),))


@pytest.mark.parametrize(
    "damage", [cut, empty, replace_by_folder, change_content, change_kind, move_to_other_key]
)
def test_damage_is_noticed_and_the_result_made_anew(
    tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    results: dict[str, Results] = {"a": {"x": [("y", 0.5)] * 1000}, "b": {}}
    recall(tmp_path, results)
    damage(tmp_path / RESULTS_FILE)
    recalled, made = recall(tmp_path, results)
    assert recalled == results
    assert "a" in made


def test_results_of_another_version_are_not_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    results: dict[str, Results] = {"a": {"x": []}}
    recall(tmp_path, results)
    monkeypatch.setattr("paperkg.workspace.kept_results.stamp_libraries", lambda: "another")
    assert recall(tmp_path, results) == (results, {"a"})
