from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import Result
from tests.conftest import run_kg
from tests.s2_server import Library, serve

Online = Callable[..., Result]


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
