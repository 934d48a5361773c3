"""What README shows is what the program does."""

from __future__ import annotations

import contextlib
import re
import textwrap
from pathlib import Path

import click
import pytest
from IPython.core.interactiveshell import InteractiveShell

from paperkg.cli import main
from paperkg.rdf.store import read_turtle
from paperkg.reading.markdown import parse_markdown
from tests.conftest import Kg

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL)


def blocks(language: str) -> list[str]:
    return [body for name, body in BLOCKS if name == language]


def test_what_it_links_to_is_there() -> None:
    links = re.findall(
        r"\]\((?!https?:|#)([^)\s]+)\)", re.sub(r"```.*?```|`[^`]*`", "", TEXT, flags=re.DOTALL)
    )
    assert links
    assert all((ROOT / link).exists() for link in links)


def test_the_two_commands_are_there() -> None:
    assert "./scripts/kg build\n" in blocks("sh")[0]
    assert "./scripts/test\n" in blocks("sh")


def test_every_command_is_named_and_every_named_command_exists() -> None:
    rows = re.findall(r"^\| (`kg .*?) \|", TEXT, re.MULTILINE)
    table = {name for row in rows for name in re.findall(r"`kg (\w+)", row)}
    assert table == set(main.list_commands(click.Context(main)))
    assert set(re.findall(r"kg ([a-z]+) ", "\n".join(blocks("sh")))) <= table


def test_the_path_shown_is_the_path_printed(kg: Kg, output: Path) -> None:
    (console,) = blocks("console")
    command, _, shown = console.partition("\n")
    assert command == "$ ./scripts/kg path sparsegpt"
    assert kg("path", "sparsegpt", "--output", output).stdout == shown


def test_the_cells_shown_give_a_map_and_a_network(
    output: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    (tmp_path / "output").symlink_to(output)
    shell = InteractiveShell()
    with contextlib.chdir(tmp_path):
        graph, network = (
            shell.run_cell(textwrap.dedent(cell)).result
            for cell in re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL)
        )
    assert "<iframe" in graph._repr_html_()
    assert "mine.html" in network._repr_html_()
    assert "My own paper" in (tmp_path / "mine.html").read_text(encoding="utf-8")


def test_the_list_shown_is_read(tmp_path: Path) -> None:
    (text,) = blocks("markdown")
    read = parse_markdown(text, file="README.md")
    assert read.skipped == ()
    assert [entry.read for entry in read.entries] == [True, False]
    assert all(entry.identifiers and entry.topics == ("Pruning",) for entry in read.entries)


def test_the_assertions_shown_are_valid(kg: Kg, tmp_path: Path) -> None:
    turtle = "".join(blocks("turtle"))
    prefixes = "@prefix kg: <https://w3id.org/paperkg#> .\n@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
    (tmp_path / "mine.ttl").write_text(prefixes + turtle)
    assert len(read_turtle(tmp_path / "mine.ttl")) == 8
    assert kg("validate", tmp_path / "mine.ttl").exit_code == 0
