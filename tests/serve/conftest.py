"""A real server on loopback, as `kg serve` starts it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import httpx
import pytest
from tests.conftest import run_kg

START = """
import json, sys
from pathlib import Path
from paperkg.serve.limits import Limits
from paperkg.serve.server import serve
serve(Path(sys.argv[1]), port=0, limits=Limits(**json.loads(sys.argv[2])),
      tell=lambda address: print(address, flush=True))
"""

LIST = """# Pruning

- [x] [Optimal Brain Damage](https://proceedings.neurips.cc/paper/1989/hash/6c9882bbac1c7093bd25041881277658-Abstract.html)
- [OBC](https://arxiv.org/abs/2208.11580)
- [SparseGPT](https://arxiv.org/abs/2301.00774)
"""

Start = Callable[..., httpx.Client]


@contextmanager
def start_server(folder: Path, **limits: float) -> Iterator[httpx.Client]:
    """Start a server with limits of our own; end it, and want it to have said nothing."""
    with start_process(folder, **limits) as (client, _):
        yield client


@contextmanager
def start_process(
    folder: Path, **limits: float
) -> Iterator[tuple[httpx.Client, subprocess.Popen[str]]]:
    """Start a server, and give its process too."""
    command = [sys.executable, "-c", START, str(folder), json.dumps(limits)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout
    address = process.stdout.readline().strip()
    try:
        with httpx.Client(base_url=address, timeout=30) as client:
            yield client, process
    finally:
        process.terminate()
        _, complaints = process.communicate(timeout=20)
    assert complaints == ""


@pytest.fixture(scope="module")
def server(output: Path) -> Iterator[httpx.Client]:
    """A server of the default list, as kg starts it. Tests only read."""
    with start_server(output) as client:
        yield client


@pytest.fixture
def start() -> Iterator[Start]:
    """Start servers, which end with the test."""
    with ExitStack() as stack:
        yield lambda folder, **limits: stack.enter_context(start_server(folder, **limits))


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The folder of a build of a small list, which a test may change."""
    (tmp_path / "list.md").write_text(LIST, encoding="utf-8")
    build_own(tmp_path / "out")
    return tmp_path / "out"


def build_own(folder: Path) -> None:
    built = run_kg("build", "--offline", folder.parent / "list.md", "--output", folder)
    assert built.exit_code == 0, built.stderr
