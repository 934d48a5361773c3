"""Graphs and indexes that are cut off, of another version or changed by hand; lists that went."""

from __future__ import annotations

import json
import re
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.conftest import Kg, Online, build_list
from tests.s2_server import Library, make_paper

from paperkg.times import format_time

LIST = """\
## One

- [Study 1](https://arxiv.org/abs/2101.00001) - builds on: Study 2
- [Study 2](https://arxiv.org/abs/2101.00002) (2020)
"""
COMMANDS = ("show 2101.00001", "path 2101.00001", "next", "gaps", "read 2101.00001")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a list that was built; tests work on copies of it."""
    return build_list(tmp_path_factory.mktemp("built"), LIST)


@pytest.fixture
def folder(built: Path, tmp_path: Path) -> Path:
    return shutil.copytree(built, tmp_path / "copy")


def change(folder: Path, wanted: str, other: str, *, count: int = 0) -> None:
    graph = folder / "out" / "graph.trig"
    text = graph.read_text()
    changed = re.sub(wanted, other, text, count=count)
    assert changed != text
    graph.write_text(changed)


@pytest.mark.parametrize(
    ("wanted", "other"),
    [
        (r'kg:origin "\w+"', 'kg:origin "aliens"'),
        (r"kg:confidence [\d.]+", 'kg:confidence "high"'),
        (r"kg:confidence [\d.]+", "kg:confidence 7.5"),
        (r"kg:confidence [\d.]+", 'kg:confidence "NaN"'),
        (r'kg:line "\d+"', 'kg:line "one"'),
        (r'dcterms:issued "[^"]*"', 'dcterms:issued "unkn"'),
        (r"kg:later <[^>]*>", "kg:later <https://example.org/nowhere>"),
        (r"dcterms:subject <[^>]*>", "dcterms:subject <https://example.org/nowhere>"),
        (r"(<[^>]*topic/One>) a skos:Concept", r"\1 skos:broader \1 ; a skos:Concept"),
        (r"schema:position \d+", f"schema:position {'9' * 5000}"),
    ],
)
def test_an_odd_graph_is_named_and_made_again(
    kg: Kg, folder: Path, wanted: str, other: str
) -> None:
    change(folder, wanted, other)
    for command in COMMANDS:
        result = kg(*command.split(), "--output", folder / "out")
        assert result.exit_code == 1
        assert "graph.trig" in result.stderr
        assert "`kg build` makes it again" in result.stderr
    assert kg("build", folder / "list.md", "--offline", "--output", folder / "out").exit_code == 0
    assert kg("show", "2101.00001", "--output", folder / "out").exit_code == 0


@pytest.mark.parametrize("share", [0.0, 0.3, 0.6, 0.9])
def test_a_graph_that_is_cut_off_is_named_and_made_again(
    kg: Kg, folder: Path, share: float
) -> None:
    graph = folder / "out" / "graph.trig"
    content = graph.read_bytes()
    graph.write_bytes(content[: int(len(content) * share)] + b"<")
    result = kg("next", "--output", folder / "out")
    assert result.exit_code == 1
    assert "`kg build` makes it again" in result.stderr
    assert kg("build", folder / "list.md", "--offline", "--output", folder / "out").exit_code == 0
    assert kg("next", "--output", folder / "out").exit_code == 0


@pytest.mark.parametrize("keep", [0, 10, 200, 10_000])
def test_an_index_that_is_cut_off_is_made_again(kg: Kg, folder: Path, keep: int) -> None:
    index = folder / "out" / ".graph.index"
    index.write_bytes(index.read_bytes()[:keep] + b"\xc1")
    assert kg("next", "--output", folder / "out").exit_code == 0


def test_a_build_takes_what_it_can_from_an_odd_graph(
    kg: Kg, library: Library, online: Online, tmp_path: Path
) -> None:
    for number in (1, 2):
        library.add(make_paper(number, f"Study {number}", ids={"ArXiv": f"2101.{number:05}"}))
    assert online("--no-sentences", text=LIST).exit_code == 0
    asked = len(library.requests)
    change(tmp_path, r'kg:asked "[^"]*"', 'kg:asked "once upon a time"', count=1)
    result = online("--no-sentences")
    assert result.exit_code == 0
    assert "not everything could be read" in result.stderr
    assert library.asked[-1] == ["ARXIV:2101.00001"]
    assert len(library.requests) == asked + 1
    assert kg("show", "2101.00001", "--output", tmp_path / "out").exit_code == 0


@pytest.mark.parametrize("hours", [-24 * 365, 24 * 365])
def test_what_was_asked_at_another_time_is_asked_again(
    library: Library, online: Online, tmp_path: Path, hours: int
) -> None:
    library.add(make_paper(1, "Study 1", ids={"ArXiv": "2101.00001"}))
    text = "- [Study 1](https://arxiv.org/abs/2101.00001)\n"
    assert online("--no-sentences", text=text).exit_code == 0
    asked = len(library.requests)
    assert online("--no-sentences").exit_code == 0
    assert len(library.requests) == asked
    other = format_time(datetime.now(UTC) + timedelta(hours=hours))
    change(tmp_path, r'kg:asked "[^"]*"', f'kg:asked "{other}"')
    assert online("--no-sentences").exit_code == 0
    assert len(library.requests) == asked + 1


# --- the list went -------------------------------------------------------------------------------


def read_titles(kg: Kg, output: Path) -> set[str]:
    return {found["title"] for found in json.loads(kg("next", "--json", "--output", output).stdout)}


def test_read_marks_of_a_list_that_went_are_those_of_the_build(kg: Kg, folder: Path) -> None:
    assert kg("read", "2101.00002", "--output", folder / "out").exit_code == 0
    assert kg("build", folder / "list.md", "--offline", "--output", folder / "out").exit_code == 0
    before = read_titles(kg, folder / "out")
    assert before == {"Study 1"}
    (folder / "list.md").rename(folder / "other.md")
    (folder / "list.curated.ttl").rename(folder / "other.curated.ttl")
    result = kg("next", "--output", folder / "out")
    assert "list.md is gone" in result.stderr
    assert read_titles(kg, folder / "out") == before


def test_read_marks_beside_a_list_that_went_count(kg: Kg, folder: Path) -> None:
    assert kg("read", "2101.00002", "--output", folder / "out").exit_code == 0
    (folder / "list.md").unlink()
    assert "is gone" in kg("next", "--output", folder / "out").stderr
    assert read_titles(kg, folder / "out") == {"Study 1"}
