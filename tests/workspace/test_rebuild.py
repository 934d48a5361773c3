"""A build after a change writes the same bytes, whatever it finds kept of the build before."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.graphs import rich_graphs

from paperkg.model import KnowledgeGraph
from paperkg.pipeline import build
from paperkg.rdf.store import serialize_graphs
from paperkg.rdf.writer import build_graphs
from paperkg.resources import (
    BLOCKS_FILE,
    GRAPH_FILE,
    INDEX_FILE,
    MAP_FILE,
    ORDER_FILE,
    REPORT_FILE,
    RESULTS_FILE,
)

KEPT = (BLOCKS_FILE, INDEX_FILE, RESULTS_FILE)
TIMES = re.compile(rb".*prov:(?:started|ended)AtTime.*\n")
WORDS = st.sampled_from(["Sparse", "Dense", "FooNet", "BarNet", "Graphs", "Kernels", "Memory"])
ENTRIES = st.lists(
    st.tuples(
        st.lists(WORDS, min_size=2, max_size=4, unique=True).map(" ".join),
        st.integers(1, 9),
        st.sampled_from(["", " Based on FooNet.", " See BarNet.", ' \\o/ "quoted" <b>']),
    ),
    min_size=1,
    max_size=6,
)


def write_list(file: Path, entries: list[tuple[str, int, str]]) -> None:
    lines = [
        f"- [{title}](https://arxiv.org/abs/2101.{number:05}) (2021).{note}\n"
        for title, number, note in entries
    ]
    file.write_text(f"# A list\n\n## Topic\n\n{''.join(lines)}", encoding="utf-8")


def forget(folder: Path) -> None:
    for name in KEPT:
        (folder / name).unlink(missing_ok=True)


def read_built(folder: Path) -> dict[str, bytes]:
    names = (ORDER_FILE, REPORT_FILE)
    graph = TIMES.sub(b"", (folder / GRAPH_FILE).read_bytes())
    return {GRAPH_FILE: graph} | {name: (folder / name).read_bytes() for name in names}


@settings(max_examples=15, deadline=None)
@given(rich_graphs(), st.lists(ENTRIES, min_size=2, max_size=3))
def test_what_is_kept_gives_the_same_bytes(
    answers: KnowledgeGraph, versions: list[list[tuple[str, int, str]]]
) -> None:
    with tempfile.TemporaryDirectory() as name:
        file, kept, whole = (Path(name) / part for part in ("list.md", "kept", "whole"))
        kept.mkdir()
        (kept / GRAPH_FILE).write_bytes(serialize_graphs(build_graphs(answers, order=())))
        shutil.copytree(kept, whole)
        for entries in versions:
            write_list(file, entries)
            forget(whole)
            build([file], kept)
            build([file], whole)
            assert read_built(kept) == read_built(whole)
            assert (kept / MAP_FILE).read_bytes() == (whole / MAP_FILE).read_bytes()


def cut(content: bytes) -> bytes:
    return content[: len(content) // 2]


def turn(content: bytes) -> bytes:
    """Turn every bit of the second half: places, checksums and texts are wrong."""
    half = len(content) // 2
    return content[:half] + bytes(byte ^ 0xFF for byte in content[half:])


@pytest.mark.parametrize("damage", [cut, turn, lambda _: b""], ids=["cut", "turned", "empty"])
@pytest.mark.parametrize("name", KEPT)
def test_damage_to_what_is_kept_does_no_harm(
    tmp_path: Path, name: str, damage: Callable[[bytes], bytes]
) -> None:
    file, output = tmp_path / "list.md", tmp_path / "output"
    entries = [("FooNet Graphs", 1, ""), ("BarNet Kernels", 2, " Based on FooNet.")]
    write_list(file, entries)
    build([file], output)
    (output / name).write_bytes(damage((output / name).read_bytes()))
    write_list(file, [*entries, ("Sparse Memory", 3, "")])
    build([file], output)
    damaged = read_built(output)
    forget(output)
    build([file], output)
    assert damaged == read_built(output)


def test_text_that_was_changed_by_hand_is_not_taken_over(tmp_path: Path) -> None:
    file, output = tmp_path / "list.md", tmp_path / "output"
    write_list(file, [("FooNet Graphs", 1, "")])
    build([file], output)
    before = read_built(output)
    graph = output / GRAPH_FILE
    graph.write_bytes(graph.read_bytes().replace(b"FooNet Graphs", b"WrongNet Graph"))
    build([file], output)
    assert read_built(output) == before
