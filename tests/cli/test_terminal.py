"""Every console: what it cannot show, what it must not obey, and what takes no output at all."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from types import NoneType

import pytest
from click.testing import CliRunner
from tests.conftest import Kg

from paperkg.cli import main

KG = [sys.executable, "-c", "from paperkg.cli import main; main()"]
LIST = """\
## Étoiles → 深層学習 ✓

- [Ψ-Löwe: 深層学習 “naïve” ☃ 𝔘](https://arxiv.org/abs/2101.00001) – builds on: Ελλάδα
- [Ελλάδα: дерево](https://arxiv.org/abs/2101.00002) – ½ ‰ ☕
"""
CURATED = """\
@prefix kg: <https://w3id.org/paperkg#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
[] a kg:Assertion ; kg:later <https://arxiv.org/abs/2101.00001> ;
  kg:earlier <https://arxiv.org/abs/2101.00002> ;
  skos:note "sure\\u001b]0;owned\\u0007 \\u001b[31mred\\u009b2J \\u202Eback \\u007f \\r over ☃" .
<https://example.org/c> a kg:Concept ; skos:prefLabel "snow\\u001b[2J☃" ;
  skos:definition "white\\u009d8;;https://x.example\\u009c" .
<https://arxiv.org/abs/2101.00002> kg:introduces <https://example.org/c> .
"""
COMMANDS = [
    ["show", "2101.00001"],
    ["show", "2101.00001", "--json"],
    ["show", "snow"],
    ["path", "2101.00001"],
    ["path", "2101.00001", "--format", "markdown"],
    ["path", "2101.00001", "--format", "bibtex"],
    ["why", "2101.00001", "2101.00002"],
    ["why", "2101.00001", "2101.00002", "--json"],
    ["next"],
    ["gaps"],
    ["changes"],
    ["query", "reading-order"],
    ["query", "builds-on", "--format", "csv"],
    ["query", "builds-on", "--format", "json"],
    ["show", "nothing of this name ☃"],
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a build whose texts are hard to show."""
    folder: Path = tmp_path_factory.mktemp("consoles")
    (folder / "list.md").write_text(LIST, encoding="utf-8")
    (folder / "list.curated.ttl").write_text(CURATED, encoding="utf-8")
    built = CliRunner().invoke(
        main, ["build", "--offline", str(folder / "list.md"), "--output", str(folder / "out")]
    )
    assert built.exit_code == 0
    return folder


def arguments(folder: Path, command: list[str]) -> list[str]:
    return [*command, "--output", str(folder / "out")]


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "ascii", "gbk", "utf-8"])
def test_every_encoding_shows_what_it_can(folder: Path, encoding: str) -> None:
    runner = CliRunner(charset=encoding)
    for command in [*COMMANDS, ["parse"]]:
        plain = command == ["parse"]
        line = [*command, str(folder / "list.md")] if plain else arguments(folder, command)
        result = runner.invoke(main, line)
        assert isinstance(result.exception, (SystemExit, NoneType))
        is_unknown = "nothing of this name ☃" in command
        assert result.exit_code == 2 * is_unknown
        assert result.output


@pytest.mark.parametrize("encoding", ["ascii", "gbk"])
def test_json_is_whole_on_every_console(folder: Path, encoding: str) -> None:
    result = CliRunner(charset=encoding).invoke(
        main, arguments(folder, ["show", "2101.00001", "--json"])
    )
    assert json.loads(result.stdout)["title"].startswith("Ψ-Löwe: 深層学習")


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_text_of_a_file_is_obeyed(kg: Kg, folder: Path, command: list[str]) -> None:
    result = kg(*arguments(folder, command))
    said = result.stdout + result.stderr
    assert not {char for char in said if not char.isprintable()} - {"\n", "\t", "\u2028"}


def test_colours_are_the_consoles_own(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.delenv("NO_COLOR", raising=False)
    result = CliRunner().invoke(
        main, arguments(folder, ["why", "2101.00001", "2101.00002"]), color=True
    )
    assert "\x1b[1m" in result.stdout
    assert "\x1b[31m" not in result.stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device here")
@pytest.mark.parametrize(
    "command", [["show", "2101.00001"], ["next", "--json"], ["next", "--help"]]
)
def test_a_full_stdout_fails_in_a_sentence(folder: Path, command: list[str]) -> None:
    with open("/dev/full", "w") as full:  # noqa: PTH123 - a device
        done = subprocess.run(
            [*KG, *arguments(folder, command)], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 1
    assert len(done.stderr.decode().splitlines()) == 1
    assert b"stdout" in done.stderr


@pytest.mark.parametrize("command", [["show", "2101.00001"], ["next", "--json"]])
def test_a_reader_that_has_enough_hears_nothing(folder: Path, command: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [*KG, *arguments(folder, command)], stdout=writing, stderr=subprocess.PIPE, check=False
    )
    os.close(writing)
    assert done.returncode == 1
    assert b"rror" not in done.stderr


@pytest.mark.parametrize("command", [["next"], ["next", "--json"], ["doctor"]])
def test_without_stdout_a_command_does_its_work(folder: Path, command: list[str]) -> None:
    line = [*KG, *arguments(folder, command)]
    done = subprocess.run(
        ["sh", "-c", '"$@" >&-', "sh", *line], stderr=subprocess.PIPE, check=False
    )
    assert done.returncode == 0
    assert b"rror" not in done.stderr


def test_a_full_stderr_fails_nothing(folder: Path) -> None:
    with open("/dev/full", "w") as full:  # noqa: PTH123 - a device
        done = subprocess.run(
            [*KG, *arguments(folder, ["next"])], stderr=full, stdout=subprocess.PIPE, check=False
        )
    assert done.returncode == 0
    assert done.stdout
