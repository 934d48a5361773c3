"""A made corpus with the default list in it, imported once."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import run_kg

from paperkg.corpus.engines import Engine, open_engine

MAKE = Path(__file__).parents[2] / "scripts" / "make-corpus"


def make_corpus(folder: Path, *options: str) -> dict[str, Any]:
    """Make a corpus; say what is in it."""
    done = subprocess.run(
        [sys.executable, MAKE, folder, *options], check=True, capture_output=True, text=True
    )
    made: dict[str, Any] = json.loads(done.stdout)
    return made


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    """A corpus that is not imported, and what is in it. Tests only read it."""
    folder: Path = tmp_path_factory.mktemp("made") / "corpus"
    return folder, make_corpus(folder, "--citations", "20000", "--broken", "0.05", "--default-list")


@pytest.fixture(scope="session")
def imported(made: tuple[Path, dict[str, Any]]) -> Path:
    """The same, imported. Tests only read it."""
    result = run_kg("corpus", "import", made[0])
    assert result.exit_code == 0, result.stderr
    return made[0]


@pytest.fixture(scope="session")
def duck(imported: Path) -> Iterator[Engine]:
    with open_engine("duckdb", imported) as engine:
        yield engine
