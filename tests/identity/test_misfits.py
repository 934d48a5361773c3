"""An entry with the identifier of another paper: said each time, by kg parse and the report."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.conftest import Kg

LIST = """\
# Flowers

- [A Field Guide to Alpine Flowers](https://arxiv.org/abs/2208.11580)
- [OBC](https://arxiv.org/abs/2208.11580)
- [Attention is all you need!](https://arxiv.org/abs/1706.03762)
- [Grasses of the High Alps](https://arxiv.org/abs/2999.00001)
- <https://arxiv.org/abs/2301.00774>
"""


@pytest.fixture
def list_path(tmp_path: Path) -> Path:
    path = tmp_path / "flowers.md"
    path.write_text(LIST, encoding="utf-8")
    return path


def test_kg_parse_says_it(kg: Kg, list_path: Path) -> None:
    result = kg("parse", list_path)
    assert result.exit_code == 0
    said = [line for line in result.stderr.splitlines() if "another title" in line]
    assert len(said) == 1
    assert "flowers.md:3" in said[0]
    assert "Optimal Brain Compression" in said[0]


def test_each_build_says_it(kg: Kg, list_path: Path, tmp_path: Path) -> None:
    for _ in range(2):
        result = kg("build", list_path, "--offline", "--output", tmp_path / "out")
        assert "another title: 1" in result.stderr
        report = (tmp_path / "out" / "report.md").read_text(encoding="utf-8")
        assert "A Field Guide to Alpine Flowers, but arxiv:2208.11580 is: Optimal" in report
