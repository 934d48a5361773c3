"""A build reads each of its files once."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from paperkg.resources import DEFAULT_LIST, ONTOLOGY, PACKAGED_CITATIONS, find_curated
from tests.conftest import Kg

counted: list[Counter[Path]] = []


def count_opened(event: str, arguments: tuple[object, ...]) -> None:
    """Count a file that is opened to be read, while somebody counts."""
    if counted and event == "open":
        path, mode, flags = arguments
        reads = mode in ("r", "rb") or (mode is None and not int(str(flags)) & os.O_ACCMODE)
        if reads and isinstance(path, str | Path):
            counted[-1][Path(path).resolve()] += 1


@pytest.fixture(scope="module", autouse=True)
def hook() -> None:
    sys.addaudithook(count_opened)  # it stays until Python ends, and does nothing then


@contextmanager
def count() -> Iterator[Counter[Path]]:
    counted.append(Counter())
    yield counted[-1]
    counted.pop()


def test_each_file_is_read_once(kg: Kg, tmp_path: Path) -> None:
    own, scheme, out = tmp_path / "l.curated.ttl", tmp_path / "scheme.ttl", tmp_path / "out"
    (tmp_path / "l.md").write_text("- [OBC](https://arxiv.org/abs/2208.11580)\n- Wanda\n")
    own.write_text(
        "@prefix kg: <https://w3id.org/paperkg#> .\n"
        '[] a kg:Resolution ; kg:entry "Wanda" ; kg:paper <https://arxiv.org/abs/2306.11695> .\n'
        "[] a kg:ReadMark ; <https://schema.org/about> <https://arxiv.org/abs/2208.11580> .\n"
    )
    scheme.write_text(
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        '<https://example.org/c> a skos:Concept ; skos:prefLabel "c" .\n'
    )
    build = ("build", tmp_path / "l.md", "--offline", "--concepts", scheme, "--output", out)
    assert kg(*build).exit_code == 0
    for kept in (".graph.index", ".graph.blocks"):
        (out / kept).unlink()
    with count() as opened:
        assert kg(*build).exit_code == 0
    packaged = find_curated(DEFAULT_LIST)
    assert packaged
    read = {tmp_path / "l.md", own, scheme, out / "graph.trig", packaged, PACKAGED_CITATIONS}
    about = {file: opened[file.resolve()] for file in read}
    assert about == dict.fromkeys(read, 1)
    ours = [file for file in opened if file.is_relative_to(tmp_path) or "lists" in file.parts]
    assert {file for file in ours if opened[file] > 1} == set()


def test_the_default_list_is_read_once(kg: Kg, tmp_path: Path) -> None:
    with count() as opened:
        assert kg("build", "--offline", "--output", tmp_path).exit_code == 0
    lists = {file: times for file, times in opened.items() if ONTOLOGY / "lists" in file.parents}
    assert set(lists.values()) == {1}
    assert len(lists) == 3
