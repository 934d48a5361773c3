"""A chain of thousands of papers, each building on the one before it: no step of kg recurses."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.conftest import Kg, run_kg

LENGTH = 1_100
LAST = "Method1099"


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder: Path = tmp_path_factory.mktemp("chain")
    (folder / "list.md").write_text(
        "".join(
            f"- [Method{number}: a study](https://doi.org/10.1000/m{number}) - builds on Method{number - 1}\n"
            for number in range(LENGTH)
        )
    )
    done = run_kg("build", folder / "list.md", "--offline", "--output", folder / "out")
    assert done.exit_code == 0
    assert f"{LENGTH - 1} builds-on edges" in done.stderr
    return folder / "out"


@pytest.mark.parametrize(
    "words",
    [
        ["path", LAST, "--max", "5"],
        ["path", LAST, "--from", "Method0"],
        ["show", LAST],
        ["next"],
        ["map", "--no-open", "--path", LAST],
        ["query", "main-path"],
    ],
    ids=" ".join,
)
def test_every_command_goes_along_it(kg: Kg, output: Path, words: list[str]) -> None:
    assert kg(*words, "--output", output).exit_code == 0


@pytest.mark.parametrize("form", ["markdown", "graphml", "bibtex", "trig"])
def test_every_export_has_it_whole(kg: Kg, output: Path, form: str) -> None:
    done = kg("export", form, "--path", LAST, "--build", output)
    assert done.exit_code == 0
    assert done.stdout.count("a study") >= LENGTH
