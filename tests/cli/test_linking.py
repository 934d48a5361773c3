"""Saying by hand what builds on what, and asking who says so."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from tests.conftest import Kg

from paperkg.rdf.reader import read_graph

OWN = "# mine\n@prefix k: <https://w3id.org/paperkg#> .\n"
LIST = """\
- [SparseGPT](https://arxiv.org/abs/2301.00774) - based on OBC
- [OBC](https://arxiv.org/abs/2208.11580)
- [Mamba](https://arxiv.org/abs/2312.00752)
- [A Blog](https://example.org/blog)
"""
Run = Callable[..., Result]


@pytest.fixture
def run(kg: Kg, tmp_path: Path) -> Run:
    """Run a command on a list of one's own that was built once."""
    (tmp_path / "list.md").write_text(LIST)
    (tmp_path / "list.curated.ttl").write_text(OWN)

    def command(*arguments: object) -> Result:
        return kg(*arguments, "--output", tmp_path / "out")

    command("build", tmp_path / "list.md", "--offline")
    return command


def pairs(tmp_path: Path) -> set[tuple[str, str]]:
    edges = read_graph(tmp_path / "out" / "graph.trig").edges
    return {(edge.later[-10:], edge.earlier[-10:]) for edge in edges}


def test_a_link_holds_from_the_next_build_on(run: Run, tmp_path: Path) -> None:
    result = run("link", "mamba", "--builds-on", "obc", "--because", 'It "says" so.\nReally.')
    assert result.exit_code == 0
    assert result.stdout.strip() == str(tmp_path / "list.curated.ttl")
    assert (tmp_path / "list.curated.ttl").read_text().startswith(OWN)
    assert ("2312.00752", "2208.11580") not in pairs(tmp_path)
    run("build", tmp_path / "list.md", "--offline")
    assert ("2312.00752", "2208.11580") in pairs(tmp_path)
    text = run("why", "mamba", "obc").stdout
    assert "builds on" in text
    assert "(confidence 100%)" in text
    assert 'It "says" so.' in text
    assert run("link", "Mamba", "--builds-on", "arxiv:2208.11580").exit_code == 2


def test_a_link_without_a_reason_says_that_it_has_none(run: Run, tmp_path: Path) -> None:
    run("link", "mamba", "--builds-on", "obc")
    run("build", tmp_path / "list.md", "--offline")
    assert "no reason given [curated]" in run("show", "mamba").stdout
    assert "Mamba builds on it: no reason given [curated]" in run("path", "mamba").stdout
    assert "no reason given [curated]" in run("changes").stdout


def test_a_denial_outlives_every_build_and_says_so(run: Run, tmp_path: Path) -> None:
    assert ("2301.00774", "2208.11580") in pairs(tmp_path)
    assert run("unlink", "sparsegpt", "--builds-on", "obc").exit_code == 0
    for _ in range(2):
        run("build", tmp_path / "list.md", "--offline")
        assert ("2301.00774", "2208.11580") not in pairs(tmp_path)
    facts = json.loads(run("why", "sparsegpt", "obc", "--json").stdout)
    assert facts["builds_on"] is False
    assert len(facts["denials"]) == 1
    assert facts["cites"] is True
    assert "Denied" in run("why", "sparsegpt", "obc").stdout
    # A change of mind is for the person's own hand: nothing is taken out of the file.
    again = run("link", "sparsegpt", "--builds-on", "obc")
    assert again.exit_code == 2
    assert "the contrary" in again.stderr


def test_one_edge_has_all_its_evidence(kg: Kg, output: Path) -> None:
    facts = json.loads(kg("why", "obc", "obs", "--json", "--output", output).stdout)
    assert [reason["origin"] for reason in facts["evidence"]] == [
        "curated",
        "note",
        "sentence",
        "structure",
    ]
    assert all(reason["text"] and reason["source"] for reason in facts["evidence"])
    text = kg("why", "mamba", "obd", "--output", output).stdout
    assert "does not build on" in text
    assert "There is no evidence for it." in text


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("link", "obc", "--builds-on", "obc"), "on itself"),
        (("link", "zzzz", "--builds-on", "obc"), "nor anything like it"),
        (("link", "obc", "--builds-on", "Optimal Brain Damage"), "not a paper on the list"),
        (("link", "obc"), "--builds-on"),
        (("why", "obc", "Deep residual learning"), "not a paper on the list"),
    ],
)
def test_what_cannot_be_linked_is_said(
    run: Run, tmp_path: Path, arguments: tuple[str, ...], words: str
) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert words in result.stderr
    assert (tmp_path / "list.curated.ttl").read_text() == OWN


def test_the_packaged_list_is_not_written_to(kg: Kg, output: Path) -> None:
    result = kg("link", "mamba", "--builds-on", "obd", "--output", output)
    assert result.exit_code == 2
    assert "ships with kg" in result.stderr
