"""kg map --png: a picture of the map by a real Chromium."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.conftest import Kg

from paperkg.map.picture import find_chromium


def test_a_picture_is_a_png_of_the_state(
    kg: Kg, browser: Browser, output: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if find_chromium() is None:  # the one that `playwright install chromium` brought
        monkeypatch.setenv("CHROMIUM", browser.browser_type.executable_path)
    pictures: list[bytes] = []
    for name, options in (("whole", []), ("path", ["--path", "obc"])):
        file = tmp_path / f"{name}.png"
        result = kg("map", "--png", file, *options, "--output", output)
        assert result.exit_code == 0, result.stderr
        assert result.stdout.strip() == str(file)
        pictures.append(file.read_bytes())
    assert all(picture.startswith(b"\x89PNG\r\n\x1a\n") for picture in pictures)
    assert pictures[0] != pictures[1]
