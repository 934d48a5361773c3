"""What a corpus says of the default list is what the ordinary path says of the same citations."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from tests.conftest import Kg
from tests.corpus.test_intake import cite, write_shard

from paperkg.algorithms.gaps import compute_gaps
from paperkg.model import KnowledgeGraph
from paperkg.rdf.namespaces import GRAPH_BUILD
from paperkg.rdf.reader import read_graph
from paperkg.rdf.store import read_graphs
from paperkg.replies.schemas import build_schema

LIST = "- [A paper](https://doi.org/10.5555/1)\n- [Another](https://doi.org/10.5555/2)\n"


def ask(kg: Kg, *arguments: object) -> dict[str, object]:
    result = kg("corpus", *arguments, "--json")
    assert result.exit_code == 0, result.stderr
    found: dict[str, object] = json.loads(result.stdout)
    Draft202012Validator(build_schema(f"corpus-{arguments[0]}")).validate(found)
    return found


def test_the_gaps_are_those_of_the_ordinary_path(
    kg: Kg, imported: Path, graph: KnowledgeGraph
) -> None:
    found = ask(kg, "gaps", "--corpus", imported)
    assert found["not_found"] == []
    missing = found["missing"]
    assert isinstance(missing, list)
    ours = {gap["title"]: [paper["iri"] for paper in gap["cited_by"]] for gap in missing}
    theirs = {
        graph.papers[gap.iri].title: list(gap.cited_by) for gap in compute_gaps(graph).missing
    }
    assert ours == theirs


def test_a_build_from_the_corpus_has_its_citations_and_says_where_from(
    kg: Kg, imported: Path, output: Path, graph: KnowledgeGraph, tmp_path: Path
) -> None:
    told = ask(kg, "neighbourhood", "--corpus", imported, "--into", tmp_path / "field")
    assert told["found"] == 68
    # A list without its packaged citations: the corpus is all that a build knows.
    entries = "".join(
        f"- [{p.title}]({p.iri})\n" for p in graph.listed if p.iri.startswith("https://doi")
    )
    (tmp_path / "mine.md").write_text(entries)
    built = kg(
        "build", tmp_path / "mine.md", "--offline", "--output", tmp_path / "out",
        "--from-corpus", tmp_path / "field",
    )  # fmt: skip
    assert built.exit_code == 0, built.stderr
    mine = read_graph(tmp_path / "out" / "graph.trig")
    listed = {paper.iri for paper in mine.listed}
    want = {(c.citing, c.cited) for c in graph.citations if {c.citing, c.cited} <= listed}
    assert want == {(c.citing, c.cited) for c in mine.citations if {c.citing, c.cited} <= listed}
    page = "https://api.semanticscholar.org/CorpusID:"
    assert any(
        place.startswith(page) for paper in mine.listed for place in paper.record.bibliography
    )
    inputs = {
        str(triple[2]) for triple in read_graphs(tmp_path / "out" / "graph.trig")[GRAPH_BUILD]
    }
    assert "corpus.trig" in inputs


@pytest.fixture
def small(kg: Kg, tmp_path: Path) -> Path:
    """A list of two papers; 3 is close to them, 4 is famous, 5 cites both."""
    papers = [
        {"corpusid": n, "title": f"Paper {n}", "year": 2000, "externalids": {"DOI": f"10.5555/{n}"}}
        for n in range(1, 40)
    ]
    pairs = [(1, 3), (2, 3), (1, 4), (2, 4), (5, 1), (5, 2), (5, 3), (1, 2), (6, 3), (6, 1)]
    famous = [(n, 4) for n in range(7, 40)]
    write_shard(tmp_path / "c" / "papers" / "a.gz", papers)
    write_shard(
        tmp_path / "c" / "citations" / "a.gz",
        [
            cite(a, b, contexts=[f"We use {a} and {b}.", None], intents=[["methodology"]])
            for a, b in [*pairs, *famous]
        ],
    )
    (tmp_path / "mine.md").write_text(LIST)
    assert kg("corpus", "import", tmp_path / "c").exit_code == 0
    return tmp_path


def test_the_merely_famous_do_not_win(kg: Kg, small: Path) -> None:
    found = ask(kg, "gaps", small / "mine.md", "--corpus", small / "c")
    assert [
        (gap["title"], gap["citations"], gap["references"], round(gap["closeness"], 4))
        for gap in found["missing"]  # type: ignore[attr-defined]
    ] == [("Paper 3", 4, 0, round(2 / 4, 4)), ("Paper 4", 35, 0, round(2 / 35, 4))]


def test_the_field_is_ranked_with_all_its_numbers(kg: Kg, small: Path) -> None:
    found = ask(kg, "rank", small / "mine.md", "--corpus", small / "c", "--by", "cocitation")
    ranked = {paper["title"]: paper for paper in found["ranked"]}  # type: ignore[attr-defined]
    assert set(ranked) == {"A paper", "Another", "Paper 3", "Paper 4", "Paper 5"}
    third = ranked["Paper 3"]
    # Papers 5 and 6 cite it together with the list: 5 with both papers, 6 with one; 1 cites it
    # with 2.
    assert (third["cocitation"], third["cited_by_list"], third["cites_list"]) == (4, 2, 0)
    # It shares with the list what 1 and 2 cite: 3 twice, and 2 once.
    assert ranked["Paper 5"]["coupling"] == 3
    assert (ranked["A paper"]["listed"], ranked["Paper 5"]["listed"]) == (True, False)
    assert ranked["Another"]["cited_by_list"] == 1
    assert found["components"] == 1
    assert (found["papers"], found["citations"]) == (6, 10)


def test_citing_sentences_become_evidence(kg: Kg, small: Path) -> None:
    ask(kg, "neighbourhood", small / "mine.md", "--corpus", small / "c", "--into", small / "field")
    kg(
        "build",
        small / "mine.md",
        "--offline",
        "--output",
        small / "o",
        "--from-corpus",
        small / "field",
    )
    built = read_graph(small / "o" / "graph.trig")
    citations = {
        (built.papers[c.citing].title, built.papers[c.cited].title): c for c in built.citations
    }
    assert citations["Paper 1", "Paper 2"].sentences == ("We use 1 and 2.",)
    assert citations["Paper 1", "Paper 2"].method_sentences == ("We use 1 and 2.",)
    assert ("Paper 1", "Paper 4") in citations


def test_two_steps_reach_further(kg: Kg, small: Path) -> None:
    one, two = (
        ask(kg, "neighbourhood", small / "mine.md", "--corpus", small / "c", "--citers", depth)
        for depth in ("1", "2")
    )
    assert (one["references"], one["citers"]) == (2, 2)
    assert (two["references"], two["citers"]) == (2, 2)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--engine", "mysql"], "There is no engine 'mysql'"),
        (["--engine", "spark://"], "There is no engine"),
        (["--engine", "spark://host:x"], "There is no engine"),
        (["--engine", "http://127.0.0.1:80"], "There is no engine"),
        (["--engine", "sc://127.0.0.1:1"], "Nothing listens at 127.0.0.1:1"),
        (["--engine", "spark://127.0.0.1:1"], "Nothing listens at 127.0.0.1:1"),
        (["--corpus", "/nowhere"], "holds no imported corpus"),
    ],
)
def test_what_cannot_be_asked_is_said(
    kg: Kg, small: Path, arguments: list[str], words: str
) -> None:
    result = kg("corpus", "gaps", small / "mine.md", "--corpus", small / "c", *arguments)
    assert result.exit_code == 2
    assert words in result.stderr


def test_a_hostile_identifier_is_only_not_found(kg: Kg, small: Path) -> None:
    (small / "mine.md").write_text(LIST + "- [X](https://doi.org/10.5555/'%20OR%201=1;--)\n")
    found = ask(kg, "gaps", small / "mine.md", "--corpus", small / "c")
    assert len(found["not_found"]) == 1  # type: ignore[arg-type]


def test_a_list_that_the_corpus_lacks_is_said(kg: Kg, small: Path) -> None:
    (small / "other.md").write_text("- [Else](https://doi.org/10.5555/999)\n")
    result = kg("corpus", "gaps", small / "other.md", "--corpus", small / "c")
    assert result.exit_code == 2
    assert "no paper of this list" in result.stderr


@pytest.mark.parametrize(
    ("missing", "arguments", "words"),
    [
        ("duckdb", ["import", "c"], "pip install 'paperkg[corpus]'"),
        ("ibis", ["gaps", "mine.md", "--corpus", "c"], "pip install 'paperkg[corpus]'"),
        ("pysail", ["gaps", "mine.md", "--corpus", "c", "--engine", "sail"], "[corpus,spark]'"),
    ],
)
def test_what_is_to_be_installed_is_said(
    small: Path, missing: str, arguments: list[str], words: str
) -> None:
    # A process of its own, in which the library is not there.
    code = (
        f"import sys; sys.modules[{missing!r}] = None\n"
        f"import paperkg.cli; paperkg.cli.main({['corpus', *arguments]!r})"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=small, check=False
    )
    assert done.returncode == 2, done.stderr
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_a_machine_without_java_is_said(
    kg: Kg, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(small))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    with socket.create_server(("127.0.0.1", 0)) as server:
        engine = f"spark://127.0.0.1:{server.getsockname()[1]}"
        result = kg(
            "corpus", "gaps", small / "mine.md", "--corpus", small / "c", "--engine", engine
        )
    assert result.exit_code == 2
    assert "Install Java" in result.stderr


def test_a_data_set_that_is_not_there_is_said(kg: Kg, tmp_path: Path) -> None:
    result = kg("build", "--offline", "--output", tmp_path / "o", "--from-corpus", tmp_path)
    assert result.exit_code == 1
    assert "corpus.trig" in result.stderr
    assert not (tmp_path / "o" / "graph.trig").exists()


def test_the_help_is_quick() -> None:
    code = "import sys, paperkg.cli; print('ibis' in sys.modules, 'duckdb' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]
