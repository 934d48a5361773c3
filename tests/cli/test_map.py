"""kg map: the address of what is to be shown, and a picture of it."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from tests.conftest import Kg

OBC = "https://doi.org/10.48550/arXiv.2208.11580"


def test_the_address_says_what_to_show(kg: Kg, output: Path) -> None:
    options = ("--view", "network", "--path", "obc", "--topic", "pruning", "--no-open")
    address = urlsplit(kg("map", *options, "--output", output).stdout.strip())
    assert address.scheme == "file"
    assert address.path == (output / "map.html").resolve().as_posix()
    state = parse_qs(address.fragment)
    assert (state["view"], state["path"]) == (["network"], [OBC])
    assert state["topic"] == ["https://w3id.org/paperkg/topic/Pruning"]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--focus", "zzzzqqq"), "nor anything like it"),
        (("--topic", "obc"), "not a topic"),
        (("--view", "sideways"), "sideways"),
    ],
)
def test_what_cannot_be_shown_is_a_usage_error(
    kg: Kg, output: Path, options: tuple[str, ...], words: str
) -> None:
    result = kg("map", *options, "--no-open", "--output", output)
    assert result.exit_code == 2
    assert words in result.stderr


def test_without_a_chromium_it_says_so_and_leaves_the_file(
    kg: Kg, output: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CHROMIUM", raising=False)
    file = tmp_path / "map.png"
    file.write_bytes(b"mine")
    result = kg("map", "--png", file, "--output", output)
    assert result.exit_code == 1
    assert "found no Chromium" in result.stderr
    assert file.read_bytes() == b"mine"
