"""What many tests share: the command, one build of the default list, a server to ask."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import settings

from paperkg.cli import main
from paperkg.model import KnowledgeGraph
from paperkg.rdf.reader import read_graph
from tests.s2_server import Library, serve

# A machine of CI is slow by fits: there, no example fails for the time that it takes. The same change
# is judged by the same examples there; people draw new ones with each run.
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.register_profile("person", deadline=timedelta(seconds=2))
settings.load_profile("ci" if os.environ.get("CI") == "true" else "person")

# A shell has what it runs behind itself ignore interruptions, and so would all that the tests start.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

Kg = Callable[..., Result]
Online = Callable[..., Result]


def run_kg(*arguments: object) -> Result:
    """Run kg as a person would; what is no error of ours comes out as it is."""
    result = CliRunner().invoke(main, [str(argument) for argument in arguments])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def build_list(folder: Path, text: str) -> Path:
    """Build a list that stands in a folder, without a connection; gives the folder."""
    (folder / "list.md").write_text(text)
    done = run_kg("build", folder / "list.md", "--offline", "--output", folder / "out")
    assert done.exit_code == 0
    return folder


@pytest.fixture(scope="session", autouse=True)
def own_data(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Where read marks of the default list go: not where those of the person are."""
    folder: Path = tmp_path_factory.mktemp("data")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KG_DATA", str(folder))
        yield folder


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


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Loopback is asked directly, whatever proxy the machine has."""
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def library() -> Iterator[Library]:
    with serve() as library:
        yield library


@pytest.fixture
def online(tmp_path: Path, library: Library) -> Online:
    """Build a list, asking the local server, into the folder ``out``."""

    def build(*options: object, text: str | None = None) -> Result:
        if text is not None:
            (tmp_path / "list.md").write_text(text, encoding="utf-8")
        return run_kg(
            "build",
            tmp_path / "list.md",
            *("--output", tmp_path / "out"),
            *("--api-url", library.url),
            *("--max-wait", "3", *options),
        )

    return build
