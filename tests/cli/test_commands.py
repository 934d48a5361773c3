"""The commands, run as a person would."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path

import pytest
from rdflib import PROV
from tests.conftest import Kg

from paperkg.model import KnowledgeGraph
from paperkg.rdf.namespaces import GRAPH_BUILD, GRAPH_CURATED
from paperkg.rdf.reader import read_graph
from paperkg.rdf.store import read_graphs, read_turtle
from paperkg.resources import DEFAULT_LIST, find_curated

BASES = ["Optimal Brain Damage", "Optimal Brain Surgeon", "Optimal Brain Compression", "SparseGPT"]


def titles(steps: list[dict[str, str]]) -> list[str]:
    return [step["title"] for step in steps]


# --- kg build ------------------------------------------------------------------------------------


def test_build_says_what_it_did_and_what_to_do_next(kg: Kg, tmp_path: Path) -> None:
    result = kg("build", "--offline", "--output", tmp_path)
    assert result.exit_code == 0
    assert "68 entries in 15 topics, 249 citations" in result.stderr
    assert "kg map" in result.stderr
    files = [
        tmp_path / name for name in ("graph.trig", "map.html", "reading-order.md", "report.md")
    ]
    assert result.stdout.splitlines() == [str(file) for file in files]
    assert all(file.stat().st_size for file in files)


def test_hints_name_kg_as_it_was_started(
    kg: Kg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KG_COMMAND", "./scripts/kg")
    assert "`./scripts/kg build`" in kg("map", "--output", tmp_path).stderr
    assert "`./scripts/kg map --output" in kg("build", "--offline", "--output", tmp_path).stderr


def test_two_builds_differ_in_the_build_graph_only(kg: Kg, output: Path, tmp_path: Path) -> None:
    kg("build", "--offline", "--output", tmp_path)

    first, second = ((folder / "graph.trig").read_bytes() for folder in (output, tmp_path))
    start = first.index(GRAPH_BUILD.encode())
    end = first.index(b"}\n", start)
    other_end = second.index(b"}\n", start)
    assert first[:start] == second[:start]
    assert first[end:] == second[other_end:]
    assert (output / "map.html").read_bytes() == (tmp_path / "map.html").read_bytes()


def test_what_people_assert_is_kept_and_never_written(kg: Kg, tmp_path: Path) -> None:
    shutil.copy(DEFAULT_LIST, tmp_path / "mine.md")
    curated = tmp_path / "mine.curated.ttl"
    curated.write_text(
        "@prefix kg: <https://w3id.org/paperkg#> .\n# mine\n"
        "[] a kg:Assertion ; kg:later <https://arxiv.org/abs/2312.00752> ; kg:earlier <https://arxiv.org/pdf/2302.10866v2> .\n"
        "[] a kg:Denial ; kg:later <https://arxiv.org/abs/2301.00774> ; kg:earlier <https://doi.org/10.48550/arXiv.2208.11580> .\n"
    )
    before = curated.read_bytes()
    assert (
        kg("build", tmp_path / "mine.md", "--offline", "--output", tmp_path / "out").exit_code == 0
    )
    assert curated.read_bytes() == before
    pairs = {
        (edge.later[-10:], edge.earlier[-10:])
        for edge in read_graph(tmp_path / "out" / "graph.trig").edges
    }
    assert ("2312.00752", "2302.10866") in pairs
    assert ("2301.00774", "2208.11580") not in pairs
    assert ("2305.14314", "2106.09685") in pairs  # from the packaged file
    assert len(read_graphs(tmp_path / "out" / "graph.trig")[GRAPH_CURATED]) > 6


def test_two_entries_for_one_paper_are_said(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "l.md").write_text(
        "- [A](https://arxiv.org/abs/1706.03762) - one\n- [Attention again](https://doi.org/10.48550/arXiv.1706.03762) - two\n"
    )
    result = kg("build", tmp_path / "l.md", "--offline", "--output", tmp_path / "out")
    assert result.exit_code == 0
    assert "Lines 1 and 2 are the same paper" in result.stderr
    (paper,) = read_graph(tmp_path / "out" / "graph.trig").listed
    assert paper.listing.notes == ("one", "two")


@pytest.mark.parametrize(
    ("content", "code", "words"),
    [
        (None, 2, "this file does not exist"),
        (b"", 1, "is empty"),
        (b"\0\1\2", 1, "binary"),
        (b"# Only words\n\nNo list here.\n", 1, "has no entries"),
        (b"%PDF-1.7\n", 1, "is a PDF"),
    ],
)
def test_a_bad_list_leaves_the_last_build(
    kg: Kg, output: Path, tmp_path: Path, content: bytes | None, code: int, words: str
) -> None:
    built = tmp_path / "out"
    shutil.copytree(output, built)
    before = {path.name: path.read_bytes() for path in built.iterdir()}
    if content is not None:
        (tmp_path / "list.md").write_bytes(content)
    result = kg("build", tmp_path / "list.md", "--offline", "--output", built)
    assert result.exit_code == code
    assert words in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1
    assert {path.name: path.read_bytes() for path in built.iterdir()} == before


@pytest.mark.parametrize(
    ("turtle", "words"),
    [
        (
            "@prefix kg: <https://w3id.org/paperkg#> .\n[] a kg:Assertion ; ;; oops",
            "l.curated.ttl:2",
        ),
        (
            "@prefix kg: <https://w3id.org/paperkg#> .\n[] a kg:Assertion ; kg:later <https://x.org/a> .",
            "exactly one kg:earlier",
        ),
    ],
)
def test_a_broken_curated_file_is_named(kg: Kg, tmp_path: Path, turtle: str, words: str) -> None:
    (tmp_path / "l.md").write_text("- [Attention](https://arxiv.org/abs/1706.03762)\n")
    (tmp_path / "l.curated.ttl").write_text(turtle)
    result = kg("build", tmp_path / "l.md", "--offline", "--output", tmp_path / "out")
    assert result.exit_code == 1
    assert words in result.stderr
    assert not (tmp_path / "out" / "graph.trig").exists()


def test_entries_without_section_or_link_get_a_map_too(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "l.md").write_text("- Optimal Brain Damage\n- A paper nobody knows\n")
    result = kg("build", tmp_path / "l.md", "--offline", "--output", tmp_path / "out")
    assert result.exit_code == 0
    first, second = read_graph(tmp_path / "out" / "graph.trig").listed
    assert first.authors
    assert not second.record.described
    assert "A paper nobody knows" in (tmp_path / "out" / "report.md").read_text()


def test_hostile_names_are_data(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "l.md").write_text(
        '## "> } ; DROP <x>\n\n- [A" . } <s> {{x}} \\ title](https://x.org/a"b<c>%7B}) - note " ; }\n'
        "- [Zażółć \u202e gęślą](https://x.org/ż)\n"
    )
    assert kg("build", tmp_path / "l.md", "--offline", "--output", tmp_path / "out").exit_code == 0
    assert kg("validate", "--output", tmp_path / "out").exit_code == 0
    assert len(read_graph(tmp_path / "out" / "graph.trig").listed) == 2


def test_the_build_graph_says_who_made_it_from_what(output: Path) -> None:
    used = [
        triple
        for triple in read_graphs(output / "graph.trig")[GRAPH_BUILD]
        if triple[1] == PROV.used
    ]
    assert len(used) == 3


# --- kg path and kg show ------------------------------------------------------------------------


def test_path_prints_each_step_with_its_reason(kg: Kg, output: Path) -> None:
    lines = kg("path", "sparsegpt", "--output", output).stdout.splitlines()
    steps = [line for line in lines if not line.startswith("   ")]
    assert len(steps) == 4
    for number, (line, base) in enumerate(zip(steps, BASES, strict=True), start=1):
        assert line.startswith(f"{number}. ")
        assert base in line
    assert (
        lines[1]
        == "   OBS builds on it: Generalizes Optimal Brain Damage: drops its assumption of a diagonal Hessian [curated]"
    )


def test_path_json_has_the_promised_form(kg: Kg, output: Path) -> None:
    data = json.loads(kg("path", "llama 2", "--known", "RoPE", "--json", "--output", output).stdout)
    assert set(data) >= {"targets", "steps", "left_out", "dropped", "cycles", "from", "minutes"}
    assert set(data["steps"][0]) >= {"iri", "title", "identifiers", "read", "reasons", "minutes"}
    assert data["targets"] == ["https://doi.org/10.48550/arXiv.2307.09288"]
    found = titles(data["steps"])
    assert found[0] == "Attention Is All You Need"
    llama = found.index("LLaMA: Open and Efficient Foundation Language Models")
    assert {"Root Mean Square Layer Normalization", "GLU Variants Improve Transformer"} <= set(
        found[:llama]
    )
    assert titles(data["left_out"]) == [
        "RoFormer: Enhanced Transformer with Rotary Position Embedding"
    ]


def test_path_of_what_is_not_there_exits_2(kg: Kg, output: Path) -> None:
    for name, words in (
        ("zzzzqqq", "nor anything like it"),
        ("optmal brane", "nearest"),
        ("brain", "names 4 things"),
    ):
        result = kg("path", name, "--output", output)
        assert result.exit_code == 2
        assert words in result.stderr
        assert result.stdout == ""


@pytest.mark.parametrize(
    "command",
    [["path", "x"], ["show", "x"], ["query", "topics"], ["map", "--no-open"], ["validate"]],
)
def test_without_a_graph_commands_say_how_to_make_one(
    kg: Kg, tmp_path: Path, command: list[str]
) -> None:
    result = kg(*command, "--output", tmp_path)
    assert result.exit_code == 1
    assert "kg build" in result.stderr


def test_show_says_who_says_so(kg: Kg, output: Path) -> None:
    text = kg("show", "obc", "--output", output).stdout
    assert "Realizes the Optimal Brain Surgeon exactly" in text
    assert "[note, llm-inference.md:" in text
    data = json.loads(kg("show", "obc", "--json", "--output", output).stdout)
    assert [reason["origin"] for reason in data["builds_on"][0]["evidence"]] == [
        "curated",
        "note",
        "sentence",
        "structure",
    ]
    assert data["identifiers"]["arxiv"] == "2208.11580"


def test_show_knows_concepts_topics_and_outside_works(kg: Kg, output: Path) -> None:
    concept = json.loads(kg("show", "RoPE", "--json", "--output", output).stdout)
    assert concept["type"] == "concept"
    assert titles(concept["introduced_by"]) == [
        "RoFormer: Enhanced Transformer with Rotary Position Embedding"
    ]
    topic = json.loads(kg("show", "Watermarking", "--json", "--output", output).stdout)
    assert titles(topic["papers"]) == ["A Watermark for Large Language Models"]
    outside = json.loads(kg("show", "arxiv:1810.04805", "--json", "--output", output).stdout)
    assert outside["type"] == "outside work"
    assert len(outside["cited_by"]) == 33


# --- kg query -------------------------------------------------------------------------------------


def test_query_list_shows_every_query_with_its_title(kg: Kg) -> None:
    text = kg("query", "--list").stdout
    for name in (
        "reading-order",
        "builds-on",
        "prerequisites",
        "topics",
        "citations",
        "unresolved",
    ):
        assert name in text


def test_the_reading_order_is_full_and_valid(kg: Kg, output: Path, graph: KnowledgeGraph) -> None:
    rows = json.loads(kg("query", "reading-order", "--format", "json", "--output", output).stdout)
    order = [row["paper"]["value"] for row in rows["results"]["bindings"]]
    assert sorted(order) == sorted(paper.iri for paper in graph.listed)
    assert all(order.index(edge.earlier) < order.index(edge.later) for edge in graph.edges)


def test_builds_on_has_the_promised_variables(kg: Kg, output: Path) -> None:
    rows = json.loads(kg("query", "builds-on", "--format", "json", "--output", output).stdout)
    assert rows["head"]["vars"] == [
        "later",
        "laterTitle",
        "earlier",
        "earlierTitle",
        "confidence",
        "origin",
    ]
    row = rows["results"]["bindings"][0]
    assert row["later"]["type"] == "uri"
    assert row["origin"]["value"] == "curated"


def test_citations_are_249_each_with_its_source(kg: Kg, output: Path) -> None:
    rows = list(
        csv.DictReader(
            io.StringIO(kg("query", "citations", "--format", "csv", "--output", output).stdout)
        )
    )
    assert len(rows) == 249
    assert all(row["source"].startswith("https://") for row in rows)


def test_a_named_query_takes_a_value(kg: Kg, output: Path) -> None:
    table = kg("query", "prerequisites", "obc", "--output", output).stdout
    assert "Optimal Brain Damage" in table
    assert kg("query", "topics", "obc", "--output", output).exit_code == 2


def test_a_query_may_be_text_or_a_file(kg: Kg, output: Path, tmp_path: Path) -> None:
    text = "SELECT (COUNT(?t) AS ?n) WHERE { ?t a kg:Topic }"
    assert kg("query", text, "--format", "csv", "--output", output).stdout.split() == ["n", "15"]
    (tmp_path / "q.rq").write_text(text)
    assert kg("query", tmp_path / "q.rq", "--format", "csv", "--output", output).stdout.split() == [
        "n",
        "15",
    ]
    assert kg("query", "ASK { ?t a kg:Topic }", "--output", output).stdout == "yes\n"
    assert (
        "kg:Topic"
        in kg(
            "query", "CONSTRUCT { ?t a kg:Topic } WHERE { ?t a kg:Topic }", "--output", output
        ).stdout
    )


@pytest.mark.parametrize(
    "question", ["no-such-query", "DELETE WHERE { ?s ?p ?o }", "SELECT * { broken", "x" * 5000]
)
def test_what_cannot_be_asked_exits_2(kg: Kg, output: Path, question: str) -> None:
    before = (output / "graph.trig").read_bytes()
    assert kg("query", question, "--output", output).exit_code == 2
    assert (output / "graph.trig").read_bytes() == before


# --- kg parse, kg init, kg map ---------------------------------------------------------------------


def test_parse_understands_the_default_list(kg: Kg) -> None:
    data = json.loads(kg("parse", "--json").stdout)
    assert len(data["entries"]) == 68
    assert len({tuple(entry["topics"]) for entry in data["entries"]}) == 15
    assert data["entries"][1]["identifiers"] == {"arxiv": "1911.02150"}
    assert set(data["skipped"][0]) == {"file", "line", "text", "reason"}
    assert "68 entries in 15 topics" in kg("parse").stderr


def test_init_starts_a_list_that_builds_and_never_overwrites(kg: Kg, tmp_path: Path) -> None:
    mine = tmp_path / "new" / "mine.md"
    assert kg("init", mine).exit_code == 0
    assert kg("build", mine, "--offline", "--output", tmp_path / "out").exit_code == 0
    graph = read_graph(tmp_path / "out" / "graph.trig")
    assert len(graph.listed) == 3
    assert graph.edges
    mine.write_text("my words")
    assert kg("init", mine).exit_code == 1
    assert mine.read_text() == "my words"


def test_map_says_where_it_is(kg: Kg, output: Path) -> None:
    assert kg("map", "--no-open", "--output", output).stdout.strip() == str(output / "map.html")


# --- the packaged data ------------------------------------------------------------------------------


def test_every_packaged_assertion_has_words_and_its_later_paper_as_source(
    graph: KnowledgeGraph,
) -> None:
    curated = find_curated(DEFAULT_LIST)
    assert curated
    assert len(read_turtle(curated)) > 500
    cites = {(citation.citing, citation.cited) for citation in graph.citations}
    for edge in graph.edges:
        asserted = [reason for reason in edge.evidence if reason.origin == "curated"]
        assert all(reason.text and reason.source == edge.later for reason in asserted)
    known = [edge for edge in graph.edges if graph.papers[edge.later].record.bibliography]
    assert {(edge.later, edge.earlier) for edge in known} <= cites
