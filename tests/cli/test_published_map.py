"""A map to publish, and to show in another page."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from paperkg.cli import main
from paperkg.map.page import publish_page
from paperkg.map.picture import find_chromium

ADDRESS = "https://example.org/list"


def run(output: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["map", *arguments, "--output", str(output)])


class Head(HTMLParser):
    """Collects what a page says of itself, and frames."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.facts: dict[str, str] = {}
        self.frames: list[dict[str, str | None]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "meta" and given.get("property"):
            self.facts[str(given["property"])] = str(given["content"])
        if tag == "iframe":
            self.frames.append(given)


@pytest.mark.skipif(not find_chromium(), reason="no Chromium on the search path takes the picture")
def test_a_published_page_has_a_card_with_a_picture(output: Path, tmp_path: Path) -> None:
    result = run(output, "--publish", str(tmp_path / "site"), "--url", ADDRESS)
    assert result.exit_code == 0, result.output
    page = (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    facts = Head(page).facts
    assert facts["og:title"] == "LLM inference and model compression"
    assert facts["og:description"].startswith("68 entries")
    assert facts["og:url"] == f"{ADDRESS}/"
    assert facts["og:image"] == f"{ADDRESS}/map.png"
    picture = (tmp_path / "site" / "map.png").read_bytes()
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(picture[16:20], "big") == 1200


def test_without_an_address_the_page_alone_is_written(output: Path, tmp_path: Path) -> None:
    result = run(output, "--publish", str(tmp_path / "site"))
    assert result.exit_code == 0, result.output
    assert [file.name for file in (tmp_path / "site").iterdir()] == ["index.html"]
    assert "og:image" not in (tmp_path / "site" / "index.html").read_text(encoding="utf-8")


def test_the_frame_shows_the_map_without_its_surroundings(output: Path) -> None:
    result = run(output, "--embed", "--url", ADDRESS, "--path", "sparsegpt")
    (frame,) = Head(result.stdout).frames
    assert str(frame["src"]).startswith(f"{ADDRESS}#embed=yes&path=")
    assert frame["title"]


@pytest.mark.parametrize("address", ["javascript:alert(1)", "example.org", "file:///etc"])
def test_only_addresses_of_the_web_are_taken(output: Path, address: str) -> None:
    result = run(output, "--embed", "--url", address)
    assert result.exit_code == 2
    assert "no address of the web" in result.output


def test_hostile_addresses_stay_text(output: Path) -> None:
    page = publish_page((output / "map.html").read_text(encoding="utf-8"), 'https://a/"><script>x')
    assert '"><script>x' not in page
