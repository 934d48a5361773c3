"""Edges and concepts through the commands: all evidence of an edge, schemes, cycles."""

from __future__ import annotations

import json
import re
from pathlib import Path

import networkx as nx
import pytest
from rdflib import RDF, URIRef
from tests.conftest import Kg, Online
from tests.s2_server import Library, make_paper

from paperkg.rdf.derived import relation_terms
from paperkg.rdf.namespaces import KG
from paperkg.rdf.reader import read_graph
from paperkg.rdf.store import Triple, merge_graphs
from paperkg.rdf.validation import validate_derived

TWO = (
    "- [A Base for Things](https://arxiv.org/abs/2101.00001)\n"
    "- [Things on the Base](https://arxiv.org/abs/2102.00002): based on the above\n"
)


@pytest.fixture
def two(online: Online, library: Library, tmp_path: Path) -> Path:
    """A list of two papers with a note, a citing sentence and an assertion for one pair."""
    library.add(
        make_paper(1, "A Base for Things", ids={"ArXiv": "2101.00001"}),
        make_paper(2, "Things on the Base", (1,), ids={"ArXiv": "2102.00002"}),
    )
    library.sentences[f"{2:040x}", f"{1:040x}"] = {
        "contexts": ["We generalize A Base for Things [1] to many things."]
    }
    (tmp_path / "list.curated.ttl").write_text(
        "@prefix kg: <https://w3id.org/paperkg#> .\n"
        "@prefix arxiv: <https://doi.org/10.48550/arXiv.> .\n"
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        "# my own remark\n"
        "[] a kg:Assertion ; kg:later arxiv:2102.00002 ; kg:earlier arxiv:2101.00001 ;\n"
        '    skos:note "I say so." .\n'
    )
    assert online(text=TWO).exit_code == 0
    return tmp_path / "out"


def test_one_edge_has_the_evidence_of_all_origins(kg: Kg, two: Path) -> None:
    facts = json.loads(kg("why", "2102.00002", "2101.00001", "--json", "--output", two).stdout)
    origins = [reason["origin"] for reason in facts["evidence"]]
    assert origins[:3] == ["curated", "note", "sentence"]
    assert facts["builds_on"]
    assert len(read_graph(two / "graph.trig").edges) == 1


def test_a_denial_takes_the_edge_away_everywhere(kg: Kg, online: Online, two: Path) -> None:
    unlink = ("unlink", "2102.00002", "--builds-on", "2101.00001", "--output", two)
    refused = kg(*unlink)
    assert refused.exit_code == 2
    assert "says the contrary" in refused.stderr
    mine = two.parent / "list.curated.ttl"
    mine.write_text(mine.read_text().partition("[] a kg:Assertion")[0])
    assert kg(*unlink).exit_code == 0
    assert online("--offline").exit_code == 0
    graph = read_graph(two / "graph.trig")
    assert graph.edges == graph.weak_edges == ()
    assert "does not build on" in kg("why", "2102.00002", "2101.00001", "--output", two).stdout
    assert "Denied" in kg("why", "2102.00002", "2101.00001", "--output", two).stdout
    steps = json.loads(kg("path", "2102.00002", "--json", "--output", two).stdout)["steps"]
    assert len(steps) == 1
    assert "# my own remark" in mine.read_text()


def test_a_doubtful_edge_is_shown_as_such(kg: Kg, output: Path, tmp_path: Path) -> None:
    options = ("--offline", "--no-curated", "--min-confidence", "0.999", "--output", tmp_path)
    assert kg("build", *options).exit_code == 0
    assert "only" in kg("why", "obc", "obs", "--output", tmp_path).stdout
    assert "only" not in kg("why", "obc", "obs", "--output", output).stdout


def test_without_the_curated_file_edges_are_found(kg: Kg, tmp_path: Path) -> None:
    assert kg("build", "--offline", "--no-curated", "--output", tmp_path).exit_code == 0
    graph = read_graph(tmp_path / "graph.trig")
    found = {
        (graph.papers[edge.later].name, graph.papers[edge.earlier].name) for edge in graph.edges
    }
    assert {("OBS", "OBD"), ("OBC", "OBS"), ("L-OBS", "OBS"), ("QLoRA", "LoRA")} <= found
    assert not any(edge.origin == "curated" for edge in graph.edges)
    assert kg("validate", "--output", tmp_path).exit_code == 0


def test_a_path_follows_edges_as_sure_as_one_asks(kg: Kg, output: Path) -> None:
    def steps(*options: str) -> set[str]:
        written = kg("path", "smoothquant", "--json", *options, "--output", output).stdout
        return {step["title"].split(":")[0] for step in json.loads(written)["steps"]}

    assert "LLM.int8()" in steps()  # by a note and by structure: 70%
    assert "LLM.int8()" not in steps("--min-confidence", "0.9")
    assert len(steps("--min-confidence", "0.1")) > len(steps())


# --- the derived graph ---------------------------------------------------------------------------

PAPER, OTHER = URIRef("https://example.org/p"), URIRef("https://example.org/c")


@pytest.mark.parametrize(
    "statement",
    [
        *((PAPER, term, OTHER) for term in (KG.buildsOn, *relation_terms().values())),
        (OTHER, RDF.type, KG.Concept),
    ],
    ids=lambda statement: statement[1],
)
def test_nothing_derived_is_without_evidence(statement: Triple) -> None:
    # That the graph of a build conforms, tests of `kg validate` see.
    assert validate_derived(merge_graphs([[statement]]))


# --- schemes of one's own ------------------------------------------------------------------------

PREFIXES = (
    "@prefix kg: <https://w3id.org/paperkg#> .\n"
    "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
    "@prefix ex: <https://example.org/> .\n"
)


def write_scheme(path: Path, edges: list[tuple[int, int]], count: int) -> Path:
    """Write concepts; an edge (after, before) says what a concept needs."""
    lines = [
        f'ex:c{number} a skos:Concept ; skos:prefLabel "concept {number}"@en .'
        for number in range(count)
    ]
    lines += [f"ex:c{after} kg:hasPrerequisite ex:c{before} ." for after, before in edges]
    path.write_text(PREFIXES + "\n".join(lines), encoding="utf-8")
    return path


def test_a_scheme_of_ones_own_gives_paths(kg: Kg, tmp_path: Path) -> None:
    scheme = write_scheme(tmp_path / "mine.ttl", [(2, 1), (1, 0)], 4)
    out = tmp_path / "out"
    assert kg("build", "--offline", "--concepts", scheme, "--output", out).exit_code == 0
    found = json.loads(kg("path", "concept 2", "--json", "--output", out).stdout)
    assert [step["title"] for step in found["steps"]] == ["concept 0", "concept 1", "concept 2"]


def test_a_scheme_may_name_alternatives(kg: Kg, tmp_path: Path) -> None:
    scheme = write_scheme(tmp_path / "mine.ttl", [(1, 0)], 3)
    with scheme.open("a", encoding="utf-8") as file:
        file.write("ex:c3 skos:prefLabel 'concept 3'@en .\n")
        file.write(
            "ex:c3 kg:needsOneOf [ kg:choice ex:c1 , ex:c2 ; skos:note 'Either is enough.' ] ."
        )
    out = tmp_path / "out"
    assert kg("build", "--offline", "--concepts", scheme, "--output", out).exit_code == 0
    found = json.loads(kg("path", "concept 3", "--json", "--output", out).stdout)
    assert [step["title"] for step in found["steps"]] == ["concept 2", "concept 3"]
    assert found["steps"][0]["reasons"] == ["concept 3 needs it or concept 1: Either is enough"]
    shown = json.loads(kg("show", "concept 3", "--json", "--output", out).stdout)
    (group,) = shown["needs_one_of"]
    assert [choice["title"] for choice in group["choices"]] == ["concept 1", "concept 2"]
    assert (group["is_met"], group["origin"]) == (False, "curated")
    assert kg("validate", "--output", out).exit_code == 0


def test_a_note_and_a_person_name_alternatives(kg: Kg, tmp_path: Path) -> None:
    entries = [
        "- [DQN: Playing Games](https://arxiv.org/abs/2501.00001)",
        "- [PPO: Proximal Policies](https://arxiv.org/abs/2501.00002)",
        "- [Learning Dexterity](https://arxiv.org/abs/2501.00003): best after DQN or PPO.",
        "- [Learning Patience](https://arxiv.org/abs/2501.00004)",
    ]
    (tmp_path / "list.md").write_text("\n".join(entries), encoding="utf-8")
    (tmp_path / "list.curated.ttl").write_text(
        PREFIXES + "<https://arxiv.org/abs/2501.00004> kg:needsOneOf [ a kg:Alternatives ; "
        "kg:choice <https://arxiv.org/abs/2501.00002> , <https://arxiv.org/abs/2501.00003> ] ."
    )
    folder = ["--output", tmp_path / "out"]
    assert kg("build", "--offline", tmp_path / "list.md", *folder).exit_code == 0
    assert "Read one of first: DQN: Playing Games or PPO: Proximal Policies [note, list.md:3]" in (
        kg("show", "Dexterity", *folder).stdout
    )
    assert "needs one of: DQN" in kg("why", "Dexterity", "PPO", *folder).stdout
    assert {item["title"] for item in json.loads(kg("next", "--json", *folder).stdout)} == {
        "DQN: Playing Games",
        "PPO: Proximal Policies",
    }
    assert kg("read", "PPO", *folder).exit_code == 0
    assert {"Learning Dexterity", "Learning Patience"} <= {
        item["title"] for item in json.loads(kg("next", "--json", *folder).stdout)
    }
    steps = json.loads(kg("path", "Patience", "--json", *folder).stdout)["steps"]
    assert [step["title"] for step in steps] == ["Learning Patience"]
    assert "(you know one)" in kg("show", "Patience", *folder).stdout
    assert kg("validate", "--output", tmp_path / "out").exit_code == 0


def test_seventy_concepts_in_one_cycle_break_nothing(kg: Kg, tmp_path: Path) -> None:
    # A ring, with shortcuts forward and three edges back.
    ring = [(number, number - 1) for number in range(1, 70)]
    shortcuts = [(number, number - 7) for number in range(7, 70, 5)]
    scheme = write_scheme(
        tmp_path / "mine.ttl", [*ring, *shortcuts, (0, 69), (3, 40), (20, 60)], 70
    )
    out = tmp_path / "out"
    result = kg("build", "--offline", "--concepts", scheme, "--output", out)
    assert result.exit_code == 0
    assert "Cycles of prerequisites: 1" in result.stderr
    checked = kg("validate", "--output", out)
    assert checked.exit_code == 0
    assert "70 depend on each other" in checked.stdout
    doubtful = re.findall(r"that concept (\d+) needs concept (\d+)", checked.stdout)
    rest = nx.DiGraph([*ring, *shortcuts, (0, 69), (3, 40), (20, 60)])
    assert 0 < len(doubtful) <= 3
    rest.remove_edges_from((int(after), int(before)) for after, before in doubtful)
    assert nx.is_directed_acyclic_graph(rest)
    found = json.loads(kg("path", "concept 50", "--json", "--output", out).stdout)
    assert len(found["steps"]) == 70


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "holds no concept"),
        ("ex:a a skos:Concept ;", "mine.ttl:4"),
        ("ex:a a skos:Concept .", "prefLabel"),
    ],
)
def test_a_scheme_that_is_none_is_refused(kg: Kg, tmp_path: Path, content: str, words: str) -> None:
    scheme = tmp_path / "mine.ttl"
    scheme.write_text(PREFIXES + content)
    result = kg("build", "--offline", "--concepts", scheme, "--output", tmp_path / "out")
    assert result.exit_code == 1
    assert words in result.stderr
    assert not (tmp_path / "out" / "graph.trig").exists()
