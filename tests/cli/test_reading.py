"""What to read, what is read, what is missing and what has changed, as a person asks for it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import networkx as nx
import pytest
from click.testing import Result
from rdflib import RDF, Graph, Literal, Namespace, URIRef
from tests.conftest import Kg

from paperkg.rdf.namespaces import KG, SCHEMA, SKOS, XSD
from paperkg.rdf.reader import read_graph
from paperkg.rdf.validation import validate_graph
from paperkg.workspace.index import open_graph

LIST = """\
# Mine

## Pruning

- [OBC](https://arxiv.org/abs/2208.11580)
- [SparseGPT](https://arxiv.org/abs/2301.00774) - based on OBC
- [x] [Attention](https://arxiv.org/abs/1706.03762)
"""
OWN = "# mine\n@prefix k: <https://w3id.org/paperkg#> .\n"
Run = Callable[..., Result]


@pytest.fixture
def run(kg: Kg, tmp_path: Path) -> Run:
    """Run a command on a list of one's own that was built once."""
    (tmp_path / "list.md").write_text(LIST)
    (tmp_path / "list.curated.ttl").write_text(OWN)

    def command(*arguments: object) -> Result:
        return kg(*arguments, "--output", tmp_path / "out")

    assert command("build", tmp_path / "list.md", "--offline").exit_code == 0
    return command


def titles(result: Result) -> list[str]:
    data = json.loads(result.stdout)
    return [thing["title"] for thing in data]


# --- kg read, kg next ----------------------------------------------------------------------------


def test_what_is_read_counts_at_once_and_in_every_build(run: Run, tmp_path: Path) -> None:
    obc = titles(run("next", "--json"))[0]
    assert obc.startswith("Optimal Brain Compression")
    result = run("read", "obc")
    assert result.exit_code == 0
    file = tmp_path / "list.curated.ttl"
    assert result.stdout.strip() == str(file)
    assert file.read_text().startswith(OWN)
    for _ in range(2):
        assert titles(run("next", "--json"))[0].startswith("SparseGPT")
        path = json.loads(run("path", "sparsegpt", "--json").stdout)
        assert [step["reason"] for step in path["left_out"]] == ["you have read it"]
        run("build", tmp_path / "list.md", "--offline")
    assert run("validate").exit_code == 0
    assert validate_graph(Graph().parse(file)) == []
    assert run("unread", "obc").exit_code == 0
    assert titles(run("next", "--json"))[0] == obc
    assert run("read", "obc").exit_code == 0
    assert titles(run("next", "--json"))[0].startswith("SparseGPT")


def test_a_mark_is_made_once_and_a_ticked_box_is_for_ones_own_hand(
    run: Run, tmp_path: Path
) -> None:
    run("read", "obc")
    before = (tmp_path / "list.curated.ttl").read_bytes()
    assert "as it was" in run("read", "obc", "2208.11580").stderr
    assert "as it was" in run("read", "attention").stderr
    result = run("unread", "sparsegpt", "attention")
    assert result.exit_code == 2
    assert "list.md:7: the box of" in result.stderr
    assert run("read", "Pruning").exit_code == 2
    assert run("read", "obc", "zzzz").exit_code == 2
    assert (tmp_path / "list.curated.ttl").read_bytes() == before


def test_marks_of_the_packaged_list_are_kept_in_a_file_of_ones_own(
    kg: Kg, output: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KG_DATA", str(tmp_path / "data"))
    shutil.copytree(output, tmp_path / "out")

    def run(*arguments: object) -> Result:
        return kg(*arguments, "--output", tmp_path / "out")

    result = run("read", "obd")
    assert result.stdout.strip() == str(tmp_path / "data" / "llm-inference.curated.ttl")
    assert "Optimal Brain Damage" not in titles(run("next", "--json"))
    run("build", "--offline")
    assert read_graph(tmp_path / "out" / "graph.trig").listed
    assert "Optimal Brain Damage" not in titles(run("next", "--json"))
    assert "- [x] [Optimal Brain Damage]" in (tmp_path / "out" / "reading-order.md").read_text()
    run("unread", "obd")
    assert "Optimal Brain Damage" in titles(run("next", "--json"))


def test_a_list_that_was_changed_after_the_build_is_said(run: Run, tmp_path: Path) -> None:
    assert "has changed" not in run("next").stderr
    os.utime(tmp_path / "list.md", (2e9, 2e9))
    for command in (("next",), ("path", "obc"), ("show", "obc")):
        result = run(*command)
        assert result.exit_code == 0
        assert "list.md has changed since the last build: `kg build" in result.stderr


def test_a_broken_file_of_marks_is_named(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "list.curated.ttl"
    file.write_text(OWN + "[] a k:ReadMark oops")
    for command in (("next",), ("path", "obc"), ("read", "obc")):
        result = run(*command)
        assert result.exit_code == 1
        assert "list.curated.ttl:3" in result.stderr
    assert file.read_text().endswith("oops")


@pytest.mark.parametrize(
    ("entries", "words"),
    [
        (
            "- [Attention Is All You Need](https://arxiv.org/abs/1706.03762)\n"
            "- [Sparsely-Gated Mixture-of-Experts](https://arxiv.org/abs/1701.06538)",
            "the most cited on the list come first",
        ),
        ("- [On Kites](https://example.org/1)\n- [On Boats](https://example.org/2)", "or to cite"),
    ],
)
def test_next_without_edges_says_by_what_it_ranks(
    kg: Kg, tmp_path: Path, entries: str, words: str
) -> None:
    (tmp_path / "list.md").write_text(entries)
    folder = ("--output", tmp_path / "out")
    build = kg("build", tmp_path / "list.md", "--offline", "--no-curated", *folder)
    assert build.exit_code == 0
    found = kg("next", *folder)
    assert words in found.stderr


def test_next_says_why_and_how_many_more(kg: Kg, output: Path) -> None:
    text = kg("next", "--max", "2", "--output", output).stdout
    first, why, _, _, rest = text.splitlines()
    assert first == "1. Attention Is All You Need (2017)"
    assert re.match(r"   opens .* and \d+ more; leads to \d+ in all; cited by \d+ papers", why)
    assert re.match(r"… and \d+ more that you can read now; --max \d+ shows all", rest)
    pruning = titles(kg("next", "--topic", "pruning", "--json", "--output", output))
    assert "Optimal Brain Damage" in pruning
    assert "Attention Is All You Need" not in pruning


# --- kg path -------------------------------------------------------------------------------------


def test_a_path_as_markdown_is_a_list_of_the_same_papers(
    kg: Kg, output: Path, tmp_path: Path
) -> None:
    options = ("path", "qlora", "--output", output)
    found = json.loads(kg(*options, "--json").stdout)
    markdown = kg(*options, "--format", "markdown").stdout
    (tmp_path / "path.md").write_text(markdown)
    kg("build", tmp_path / "path.md", "--offline", "--no-curated", "--output", tmp_path / "out")
    again = read_graph(tmp_path / "out" / "graph.trig")
    assert [paper.iri for paper in again.listed] == [step["iri"] for step in found["steps"]]
    whole = read_graph(output / "graph.trig")
    on_path = {step["iri"] for step in found["steps"]}
    wanted = {
        (edge.later, edge.earlier) for edge in whole.edges if {edge.later, edge.earlier} <= on_path
    }
    assert wanted <= {(edge.later, edge.earlier) for edge in again.edges}
    # What reasons say is quoted, and so is no edge of its own.
    from_notes = [edge for edge in again.edges if edge.origin == "note"]
    assert all("Builds on" in edge.evidence[0].text for edge in from_notes)


def test_read_papers_are_ticked_in_markdown(run: Run) -> None:
    run("read", "obc")
    text = run("path", "sparsegpt", "--format", "markdown").stdout
    assert "1. [ ] [SparseGPT" in text
    assert "## Already read\n\n2. [x] [Optimal Brain Compression" in text


def test_bibtex_is_in_reading_order_and_escaped(
    kg: Kg, run: Run, output: Path, tmp_path: Path
) -> None:
    text = kg("path", "sparsegpt", "--format", "bibtex", "--output", output).stdout
    keys = re.findall(r"^@\w+\{([^,]+),$", text, re.MULTILINE)
    assert len(keys) == len(set(keys)) == 4
    assert "title = {{Optimal Brain Damage}}" in text
    assert "eprint = {2208.11580}" in text
    (tmp_path / "list.md").write_text(
        "- [50% of } $x_1$ \\\\input{/etc} & more](https://x.org/a%7Db)\n"
    )
    run("build", tmp_path / "list.md", "--offline")
    hostile = run("path", "50", "--format", "bibtex").stdout
    assert (
        r"{{50\% of \textbraceright{} x\ensuremath{_{1}} \textbackslash{}input\textbraceleft{}/etc"
        r"\textbraceright{} \& more}}" in hostile
    )
    unescaped = re.sub(r"\\[{}]", "", hostile)
    assert unescaped.count("{") == unescaped.count("}")


def test_json_ld_is_a_learning_path(kg: Kg, output: Path) -> None:
    data = json.loads(kg("path", "sparsegpt", "--format", "json-ld", "--output", output).stdout)
    assert data["@context"][0] == "https://schema.org/"
    # Read with schema.org as the vocabulary, since tests ask nothing of the network.
    data["@context"] = {"@vocab": "https://schema.org/", "dct": "http://purl.org/dc/terms/"}
    graph = Graph().parse(data=json.dumps(data), format="json-ld")
    schema = Namespace("https://schema.org/")
    (course,) = graph.subjects(RDF.type, schema.Course)
    profile = URIRef("https://bioschemas.org/profiles/LearningPath")
    assert profile in set(graph.objects(course))
    (module,) = graph.objects(course, schema.syllabusSections)
    steps = {
        graph.value(item, schema.position): item
        for item in graph.objects(module, schema.itemListElement)
    }
    in_order = [steps[Literal(place)] for place in range(1, 5)]
    for item, following in pairwise(in_order):
        assert graph.value(item, schema.nextItem) == following
    assert graph.value(in_order[0], schema.name) == Literal("Optimal Brain Damage")


def test_a_chain_and_a_limit_are_said(kg: Kg, output: Path) -> None:
    chain = kg("path", "sparsegpt", "--from", "obd", "--output", output).stdout
    assert chain.startswith("1. Optimal Brain Damage")
    assert "you start from it" in chain
    limited = kg("path", "sparsegpt", "--max", "2", "--output", output).stdout
    assert limited.count("Dropped: ") == 2
    wrong = kg("path", "obd", "--from", "sparsegpt", "--output", output)
    assert wrong.exit_code == 2
    assert "turn them round" in wrong.stderr
    outside = kg("path", "Language models are few-shot learners", "--output", output)
    assert outside.exit_code == 2
    assert "not on the list" in outside.stderr


def test_papers_that_build_on_each_other_are_said_to(run: Run) -> None:
    run("link", "obc", "--builds-on", "sparsegpt")
    (build,) = [
        run(
            "build",
            run("read", "attention").stdout.strip().replace(".curated.ttl", ".md"),
            "--offline",
        )
    ]
    assert build.exit_code == 0
    text = run("path", "sparsegpt").stdout
    (names,) = re.findall("Read together, as each needs the others: (.*)", text)
    assert set(names.split(", ")) == {"OBC", "SparseGPT"}
    assert "read together with" in run("next").stdout


# --- Concepts with prerequisites and times -------------------------------------------------------


def make_scheme(count: int) -> tuple[Graph, nx.DiGraph[str], dict[str, int]]:
    """Make a scheme of concepts, each with up to three earlier ones as prerequisites."""
    scheme, projected, minutes = Graph(), nx.DiGraph(), {}
    for number in range(count):
        iri = URIRef(f"https://example.org/concept/{number}")
        minutes[str(iri)] = 5 + number * 7 % 90
        scheme.add((iri, RDF.type, SKOS.Concept))
        scheme.add((iri, SKOS.prefLabel, Literal(f"idea number {number}", lang="en")))
        hours, rest = divmod(minutes[str(iri)], 60)
        length = f"PT{hours}H{rest}M" if hours else f"PT{rest}M"
        scheme.add(
            (iri, SCHEMA.timeRequired, Literal(length, datatype=XSD.duration, normalize=False))
        )
        projected.add_node(str(iri))
        for earlier in {number * 31 % number, number * 17 % number, number // 2} if number else ():
            before = URIRef(f"https://example.org/concept/{earlier}")
            scheme.add((iri, KG.hasPrerequisite, before))
            reason = URIRef(f"https://example.org/reason/{number}-{earlier}")
            scheme.add((reason, RDF.type, RDF.Statement))
            scheme.add((reason, RDF.subject, iri))
            scheme.add((reason, RDF.predicate, KG.hasPrerequisite))
            scheme.add((reason, RDF.object, before))
            scheme.add((reason, SKOS.note, Literal(f"{number} is made of {earlier}")))
            projected.add_edge(str(before), str(iri))
    return scheme, projected, minutes


def test_a_concept_scheme_gives_its_ancestors_in_order_with_the_sum_of_times(
    kg: Kg, tmp_path: Path
) -> None:
    scheme, projected, minutes = make_scheme(500)
    (tmp_path / "scheme.ttl").write_text(scheme.serialize(format="turtle"))
    (tmp_path / "l.md").write_text("- [A paper](https://example.org/paper)\n")
    out = tmp_path / "out"
    built = kg(
        "build",
        tmp_path / "l.md",
        "--offline",
        "--concepts",
        tmp_path / "scheme.ttl",
        "--output",
        out,
    )
    assert built.exit_code == 0
    assert kg("validate", "--output", out).exit_code == 0
    for number in (499, 480, 250):
        target = f"https://example.org/concept/{number}"
        found = json.loads(kg("path", f"idea number {number}", "--json", "--output", out).stdout)
        steps = [step["iri"] for step in found["steps"]]
        assert set(steps) == nx.ancestors(projected, target) | {target}
        place = {iri: position for position, iri in enumerate(steps)}
        assert all(
            place[before] < place[after] for before, after in projected.subgraph(steps).edges
        )
        assert found["minutes"] == sum(minutes[iri] for iri in steps)
        assert all(step["reasons"] for step in found["steps"])
        first = found["steps"][0]["reasons"][0]
        assert re.match(r"idea number (\d+) needs it: \1 is made of 0", first)
    assert "idea number 0: known." in kg("read", "idea number 0", "--output", out).stderr
    opened = json.loads(kg("next", "--json", "--output", out).stdout)
    assert "idea number 1" in {paper["title"] for paper in opened}
    assert "About " in kg("path", "idea number 9", "--output", out).stdout
    shown = kg("show", "idea number 0", "--output", out).stdout
    assert "idea number 0  (concept, known)" in shown
    assert "Takes: 5 min" in shown


# --- kg gaps, kg changes, kg show ----------------------------------------------------------------


def test_gaps_name_what_is_missing_and_give_lines_to_paste(
    kg: Kg, output: Path, tmp_path: Path
) -> None:
    data = json.loads(kg("gaps", "--json", "--output", output).stdout)
    missing = data["missing"]
    assert len(missing[0]["cited_by"]) >= len(missing[-1]["cited_by"]) == 2
    lines = kg("gaps", "--format", "markdown", "--max", "5", "--output", output).stdout
    assert len(lines.splitlines()) == 5
    (tmp_path / "l.md").write_text(lines)
    kg("build", tmp_path / "l.md", "--offline", "--output", tmp_path / "out")
    built = read_graph(tmp_path / "out" / "graph.trig")
    assert [paper.iri for paper in built.listed] == [work["iri"] for work in missing[:5]]
    assert all(edge.origin != "note" for edge in built.edges)
    text = kg("gaps", "--output", output).stdout
    assert "Gaps: works that your list leans on and lacks" in text
    assert "Papers that no citation and no edge joins" in text


def test_changes_between_builds_are_told_with_why(run: Run, tmp_path: Path) -> None:
    assert "no earlier build to compare it with" in run("changes").stdout
    run("build", tmp_path / "list.md", "--offline")
    assert "Nothing changed since" in run("changes").stdout
    (tmp_path / "list.md").write_text(
        LIST.replace(" - based on OBC", "") + "- [Mamba](https://arxiv.org/abs/2312.00752)\n"
    )
    run("unlink", "sparsegpt", "--builds-on", "obc", "--because", "I know better")
    run("build", tmp_path / "list.md", "--offline")
    data = json.loads(run("changes", "--json").stdout)["changes"]
    about = {(change["kind"], change["reason"]) for change in data}
    assert ("new paper", "line 8 of the list") in about
    assert ("removed edge", "denied: I know better") in about
    text = run("changes").stdout
    assert "New papers (1)\n  Mamba" in text
    (tmp_path / "other.md").write_text(LIST)
    run("build", tmp_path / "other.md", "--offline")
    assert "another list (list.md)" in run("changes").stdout


def test_a_build_killed_between_two_files_leaves_the_right_changes(
    run: Run, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    (tmp_path / "list.md").write_text(LIST + "- [Mamba](https://arxiv.org/abs/2312.00752)\n")
    run("build", tmp_path / "list.md", "--offline")
    graph, said = (out / "graph.trig").read_bytes(), run("changes").stdout
    assert "Mamba" in said
    (tmp_path / "list.md").write_text(LIST)
    run("build", tmp_path / "list.md", "--offline")
    assert "Removed papers" in run("changes").stdout
    # The changes are written first; a kill right after it leaves the graph of before.
    (out / "graph.trig").write_bytes(graph)
    assert run("changes").stdout == said
    (out / ".changes.json").write_bytes(b"[{")
    assert "The next `kg build` writes one" in run("changes").stdout
    assert run("build", tmp_path / "list.md", "--offline").exit_code == 0


def test_show_has_lineage_related_papers_and_neighbours(kg: Kg, output: Path) -> None:
    facts = json.loads(kg("show", "sparsegpt", "--json", "--output", output).stdout)
    assert {branch["name"] for branch in facts["ancestors"]["branches"]} == {"OBC", "OBS"}
    assert facts["cites_the_same_as"][0]["shared"]
    assert facts["cited_together_with"][0]["shared"]
    assert "Wanda" in {paper["name"] for paper in facts["same_topic"]}
    text = kg("show", "sparsegpt", "--output", output).stdout
    assert "    └── OBD (1989)" in text
    assert "Cites the same works as" in text
    assert all(line == line.rstrip() for line in text.splitlines())


# --- The index and the terminal ------------------------------------------------------------------


def test_the_index_says_what_the_graph_says_and_is_safe_to_lose(
    output: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    shutil.copytree(output, out, copy_function=shutil.copy2)
    index = out / ".graph.index"
    quick = open_graph(out)
    assert quick.graph == read_graph(out / "graph.trig")
    written = index.read_bytes()
    for content in (None, b"", written[:-100], written.replace(b"Optimal", b"\xff\xfeptimal")):
        index.unlink()
        if content is not None:
            index.write_bytes(content)
        assert open_graph(out) == quick
        assert index.read_bytes()[:100] == written[:100]


def test_an_index_of_another_graph_is_not_used(kg: Kg, run: Run, tmp_path: Path) -> None:
    graph = tmp_path / "out" / "graph.trig"
    text = graph.read_text().replace("Attention Is All You Need", "Another Title")
    graph.write_text(text)
    assert "Another Title" in run("next", "--json").stdout + run("show", "1706.03762").stdout


@pytest.fixture
def terminal() -> Callable[..., str]:
    """Run kg on a pseudo-terminal of a given width, and give what it shows."""
    pty = pytest.importorskip("pty")

    def show(width: int, *arguments: object, **environment: str) -> str:
        main, other = pty.openpty()
        program = "from paperkg.cli import main; main()"
        words = [sys.executable, "-c", program, *map(str, arguments)]
        settings = {**os.environ, "COLUMNS": str(width), "TERM": "xterm-256color", **environment}
        with subprocess.Popen(
            words, stdout=other, stderr=subprocess.DEVNULL, env=settings
        ) as process:
            os.close(other)
            parts = []
            while True:
                try:
                    part = os.read(main, 65536)
                except OSError:  # the other end is closed
                    break
                if not part:
                    break
                parts.append(part)
            assert process.wait() == 0
        os.close(main)
        return b"".join(parts).decode().replace("\r\n", "\n")

    return show


@pytest.mark.parametrize("command", [("path", "mamba"), ("next",), ("gaps",), ("show", "obc")])
@pytest.mark.parametrize("width", [80, 200])
def test_nothing_is_wider_than_the_terminal(
    terminal: Callable[..., str], output: Path, command: tuple[str, ...], width: int
) -> None:
    shown = terminal(width, *command, "--output", output)
    assert "\x1b[1m" in shown
    plain = re.sub(r"\x1b\[[\d;]*m", "", shown)
    assert max(map(len, plain.splitlines())) <= width
    assert all(line == line.rstrip() for line in plain.splitlines())


def test_no_color_means_no_color(terminal: Callable[..., str], output: Path) -> None:
    shown = terminal(80, "next", "--output", output, NO_COLOR="1")
    assert "\x1b" not in shown
    assert shown.startswith(" 1. Attention")
