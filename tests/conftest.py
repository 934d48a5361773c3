"""What many tests share: the command, and one build of the default list."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from paperkg.cli import main
from paperkg.model import KnowledgeGraph
from paperkg.rdf.loading import read_graph

Kg = Callable[..., Result]


def run_kg(*arguments: object) -> Result:
    """Run kg as a person would; what is no error of ours comes out as it is."""
    result = CliRunner().invoke(main, [str(argument) for argument in arguments])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


@pytest.fixture
def kg() -> Kg:
    return run_kg


@pytest.fixture(scope="session")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of one build of the default list. Tests only read it."""
    folder: Path = tmp_path_factory.mktemp("built")
    assert run_kg("build", "--offline", "--output", folder).exit_code == 0
    return folder


@pytest.fixture(scope="session")
def graph(output: Path) -> KnowledgeGraph:
    """The graph of that build."""
    return read_graph(output / "graph.trig")
