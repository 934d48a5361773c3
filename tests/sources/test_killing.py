"""A build that is killed at any moment leaves a graph that loads, and the next one completes."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest
from tests.s2_server import Library, make_paper

from paperkg.rdf.reader import read_graph

MOMENTS = 25
MINE = '@prefix kg: <https://w3id.org/paperkg#> .\n[] a kg:Resolution ; kg:entry "x" ; kg:paper <https://doi.org/10.1/x> . # mine\n'


@pytest.mark.parametrize("seed", [20261123, 20261126])
def test_killed_at_any_moment(library: Library, tmp_path: Path, seed: int) -> None:
    library.add(*(make_paper(100 + n, f"Outside {n}") for n in range(30)))
    for n in range(1, 21):
        library.add(make_paper(n, f"Study {n}", (100 + n,), ids={"ArXiv": f"2101.{n:05}"}))
    lines = (f"- [Study {n}](https://arxiv.org/abs/2101.{n:05})\n" for n in range(1, 21))
    text = "".join(lines)
    (tmp_path / "list.md").write_text(text)
    (tmp_path / "list.curated.ttl").write_text(MINE)
    graph = tmp_path / "out" / "graph.trig"
    command = [sys.executable, "-c", "from paperkg.cli import main; main()", "build", "list.md"]
    command += ["--output", "out", "--api-url", library.url, "--max-age", "0"]

    def build(timeout: float) -> None:
        # At the end of its time, a process is killed with SIGKILL.
        subprocess.run(command, cwd=tmp_path, timeout=timeout, check=True, capture_output=True)

    build(60)
    start = time.perf_counter()
    build(60)
    whole = time.perf_counter() - start
    chance = random.Random(seed)
    killed = 0
    for _ in range(MOMENTS):
        with suppress(subprocess.TimeoutExpired):
            killed += 1
            build(chance.uniform(0.1, 0.95) * whole)
            killed -= 1
        assert len(read_graph(graph).citations) == 20
        assert (tmp_path / "list.md").read_text() == text
        assert (tmp_path / "list.curated.ttl").read_text() == MINE
    assert killed >= MOMENTS / 2
    build(60)
    assert len(read_graph(graph).citations) == 20
    assert sorted(path.name for path in graph.parent.iterdir() if path.suffix != ".lock") == [
        ".changes.json",
        ".graph.blocks",
        ".graph.index",
        ".graph.results",
        "graph.trig",
        "map.html",
        "reading-order.md",
        "report.md",
    ]
