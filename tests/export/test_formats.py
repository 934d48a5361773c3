"""What is exported, read by the programs that people give it to."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import bibtexparser.entrypoint
import networkx as nx
import pyoxigraph as ox
import pytest
import rispy
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle
from citeproc import formatter as citeproc_formatter
from citeproc.source.json import CiteProcJSON
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import parse_string as parse_bibtex
from pylatexenc.latex2text import LatexNodes2Text
from rdflib import Dataset, Graph
from tests.conftest import Kg
from tests.graphs import make_graph, make_paper, rich_graphs

from paperkg.cli import main
from paperkg.export.formats import FORMATS, render_graph
from paperkg.export.network import to_networkx
from paperkg.export.obsidian import render_notes
from paperkg.export.reference import split_name
from paperkg.export.selection import select_papers
from paperkg.model import Alternatives, KnowledgeGraph
from paperkg.notation import SUBSCRIPTS, SUPERSCRIPTS
from paperkg.rdf.namespaces import KG, SKOS
from paperkg.rdf.reader import read_graph
from paperkg.reading.markdown import parse_markdown

ANY_TITLE = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1
).filter(str.strip)
AWKWARD = [
    "\\{",
    "}",
    "ends in \\",
    "50% & more_x #1 ~ ^ $x$",
    "@article{x,",
    "{{",
    "a\tb",
    "O(n²⁰) α-β ∇f → x₁₂ ∈ ℝ",
]


def export(graph: KnowledgeGraph, form: str) -> str:
    return "".join(render_graph(graph, form))


def tex_to_scripts(found: re.Match[str]) -> str:
    letters = SUPERSCRIPTS if found[1] == "^" else SUBSCRIPTS
    return "".join(letters[letter] for letter in found[2])


def tex_to_text(text: str) -> str:
    """Undo the escapes that LaTeX shows as one character."""
    names = {
        "textbackslash": "\\",
        "textbraceleft": "{",
        "textbraceright": "}",
        "textasciitilde": "~",
        "textasciicircum": "^",
        "textasciigrave": "`",
    }
    text = re.sub(r"(['-])\{\}", r"\1", text)
    text = re.sub(r"\\ensuremath\{([\^_])\{(.*?)\}\}", tex_to_scripts, text)
    decode = LatexNodes2Text().latex_to_text
    symbol = r"\\ensuremath\{\\\w+(?:\{\w+\})?\}|\{\\text\w+\}"
    text = re.sub(symbol, lambda match: decode(match[0]), text)
    shown = re.sub(r"\\(text\w+)\{\}", lambda match: names[match[1]] + "\0", text)
    return re.sub(r"\\([$&%#_])", r"\1", shown).replace("\0", "")


def plain(text: str) -> str:
    return " ".join(text.split())


# --- References ----------------------------------------------------------------------------------


@given(st.lists(ANY_TITLE | st.sampled_from(AWKWARD), min_size=1, max_size=4))
def test_any_title_comes_back_from_bibtex(titles: list[str]) -> None:
    graph = make_graph([make_paper(number, title) for number, title in enumerate(titles)])
    text = export(graph, "bibtex")
    read = parse_bibtex(text, "bibtex")
    assert len(read.entries) == len(titles)
    found = [tex_to_text(entry.fields["title"][1:-1]) for entry in read.entries.values()]
    assert [plain(title) for title in found] == [plain(title) for title in titles]
    library = bibtexparser.entrypoint.parse_string(export(graph, "biblatex"))
    assert not library.failed_blocks
    assert len(library.entries) == len(titles)


@given(st.lists(ANY_TITLE, min_size=1, max_size=4))
def test_any_title_comes_back_from_ris_and_csl(titles: list[str]) -> None:
    graph = make_graph([make_paper(number, title) for number, title in enumerate(titles)])
    records = rispy.loads(export(graph, "ris"))
    assert [plain(record["title"]) for record in records] == [plain(title) for title in titles]
    items = json.loads(export(graph, "csl-json"))
    assert [item["title"] for item in items] == titles


@pytest.mark.parametrize(
    ("name", "family", "given_name", "particle", "suffix"),
    [
        ("Ada Lovelace", "Lovelace", "Ada", "", ""),
        ("Lovelace, Ada", "Lovelace", "Ada", "", ""),
        ("Laurens van der Maaten", "Maaten", "Laurens", "van der", ""),
        ("John Smith Jr.", "Smith", "John", "", "Jr."),
        ("Smith, Jr., John", "Smith", "John", "", "Jr."),
        ("Davis III", "Davis", "", "", "III"),
        ("Zeiler, M. D.", "Zeiler", "M. D.", "", ""),
        ("Aarts E", "Aarts", "E", "", ""),
        ("OpenAI", "OpenAI", "", "", ""),
        ("李明", "李明", "", "", ""),
    ],
)
def test_names_are_split(
    name: str, family: str, given_name: str, particle: str, suffix: str
) -> None:
    person = split_name(name)
    found = (person.family, person.given, person.particle, person.suffix)
    assert found == (family, given_name, particle, suffix)


@given(st.text(max_size=40))
def test_any_name_has_a_family_name_or_nothing(name: str) -> None:
    letters = name.translate(str.maketrans("", "", "{}\\")).strip()
    assert bool(split_name(name).family) >= bool(letters)


def test_bibtex_gives_names_and_types_back() -> None:
    papers = [
        make_paper(0, "A", venue="Journal of Things", authors=("Laurens van der Maaten",)),
        make_paper(1, "B", venue="NeurIPS 2023", authors=("John Smith Jr.",)),
        make_paper(2, "C", venue="arXiv preprint", authors=("The Alpha and Omega Group",)),
        make_paper(3, "D", authors=("Ada Poe",)),
    ]
    read = parse_bibtex(export(make_graph(papers), "bibtex"), "bibtex")
    entries = list(read.entries.values())
    assert [entry.type for entry in entries] == ["article", "inproceedings", "misc", "misc"]
    assert all(entry.fields["eprint"].startswith("2001.") for entry in entries)
    people = [entry.persons["author"][0] for entry in entries]
    assert people[0].prelast_names == ["van", "der"]
    assert (people[1].last_names, people[1].lineage_names) == (["Smith"], ["Jr."])
    assert len(entries[2].persons["author"]) == 1


def test_equal_keys_are_told_apart() -> None:
    papers = [make_paper(n, "Deep Nets", authors=("Ann Poe",), issued="2020") for n in range(3)]
    keys = list(parse_bibtex(export(make_graph(papers), "bibtex"), "bibtex").entries)
    assert keys == ["poe2020deep", "poe2020deep-2", "poe2020deep-3"]


def test_a_citation_processor_reads_the_default_list(graph: KnowledgeGraph) -> None:
    items = json.loads(export(graph, "csl-json"))
    source = CiteProcJSON(items)
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, source, citeproc_formatter.plain)
    first = items[0]["id"].lower()
    bibliography.register(Citation([CitationItem(first)]))
    assert "Vaswani" in str(bibliography.bibliography()[0])


# --- Tables and networks -------------------------------------------------------------------------


def test_cells_hold_no_formula() -> None:
    papers = [make_paper(n, f"{mark}1+1", notes=(f"{mark}cmd",)) for n, mark in enumerate("=+-@")]
    rows = list(csv.DictReader(io.StringIO(export(make_graph(papers), "csv-nodes"))))
    assert not [cell for row in rows for cell in row.values() if cell.startswith(tuple("=+-@"))]
    assert [row["Title"][1:] for row in rows] == ["=1+1", "+1+1", "-1+1", "@1+1"]


def test_the_table_of_edges_has_the_columns_of_gephi(graph: KnowledgeGraph) -> None:
    rows = list(csv.DictReader(io.StringIO(export(graph, "csv-edges"))))
    assert list(rows[0])[:4] == ["Source", "Target", "Type", "Weight"]
    built = [(row["Source"], row["Target"]) for row in rows if row["Relation"] == "builds on"]
    assert built == [(edge.later, edge.earlier) for edge in graph.edges]
    nodes = {row["Id"] for row in csv.DictReader(io.StringIO(export(graph, "csv-nodes")))}
    assert {row["Source"] for row in rows} | {row["Target"] for row in rows} <= nodes


@given(rich_graphs())
def test_networks_are_read_back(graph: KnowledgeGraph) -> None:
    network = to_networkx(graph)
    graphml = nx.parse_graphml(export(graph, "graphml"), force_multigraph=True)
    gexf = nx.read_gexf(io.BytesIO(export(graph, "gexf").encode()))
    cytoscape = nx.cytoscape_graph(json.loads(export(graph, "cytoscape")))
    for read in (graphml, gexf, cytoscape):
        assert set(read.nodes) == set(network.nodes)
        assert read.number_of_edges() == network.number_of_edges()
    assert dict(graphml.nodes(data="title")) == dict(network.nodes(data="title"))


def test_facts_of_a_network_have_one_type_each(graph: KnowledgeGraph) -> None:
    network = to_networkx(graph)
    kinds: dict[str, set[type]] = {}
    for _, facts in network.nodes(data=True):
        for name, value in facts.items():
            kinds.setdefault(name, set()).add(type(value))
    assert all(len(types) == 1 for types in kinds.values())
    assert set().union(*kinds.values()) <= {str, int, float, bool}


# --- RDF -----------------------------------------------------------------------------------------


def test_every_form_of_rdf_says_the_same(graph: KnowledgeGraph) -> None:
    turtle = name_blank_nodes(Graph().parse(data=export(graph, "turtle"), format="turtle"))
    for form, syntax in (("rdf-xml", "xml"), ("json-ld", "json-ld")):
        other = Graph().parse(data=export(graph, form), format=syntax)
        assert name_blank_nodes(other) == turtle, form
    for form, syntax in (("trig", "trig"), ("n-quads", "nquads")):
        quads = Dataset(default_union=True)
        quads.parse(data=export(graph, form), format=syntax)
        union = Graph()
        for triple in quads.triples((None, None, None)):
            union.add(triple)
        assert name_blank_nodes(union) == turtle, form


def test_json_ld_is_the_same_bytes_in_every_process(output: Path) -> None:
    """Sets of texts have another order in each process; what is written has not."""
    program = Path(sys.executable).with_name("kg")
    command = [str(program), "export", "json-ld", "--build", str(output)]
    first, second = (
        subprocess.run(
            command, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    )
    assert first == second


@given(rich_graphs())
def test_json_ld_of_any_graph_says_what_turtle_says(graph: KnowledgeGraph) -> None:
    turtle = name_blank_nodes(Graph().parse(data=export(graph, "turtle"), format="turtle"))
    read = Graph().parse(data=export(graph, "json-ld"), format="json-ld")
    assert name_blank_nodes(read) == turtle


def name_blank_nodes(read: Graph) -> ox.Dataset:
    """Give the triples with names for blank nodes that equal graphs have in common.

    rdflib's own comparison takes ten times as long.
    """
    triples = ox.parse(read.serialize(format="nt11", encoding="utf-8"), ox.RdfFormat.N_TRIPLES)
    dataset = ox.Dataset(triples)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return dataset


# --- Lists ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["markdown", "bibtex", "biblatex", "ris", "csl-json"])
def test_a_build_reads_back_the_same_papers(
    kg: Kg, output: Path, graph: KnowledgeGraph, tmp_path: Path, form: str
) -> None:
    """As in: kg export bibtex | kg build -"""
    exported = kg("export", form, "--build", output).stdout_bytes
    command = ["build", "-", "--offline", "--output", str(tmp_path)]
    assert CliRunner().invoke(main, command, input=exported).exit_code == 0
    again = read_graph(tmp_path / "graph.trig")
    assert [paper.iri for paper in again.listed] == [paper.iri for paper in graph.listed]
    assert [set(paper.identifiers) for paper in again.listed] == [
        set(paper.identifiers) for paper in graph.listed
    ]


@pytest.mark.parametrize("command", [["path", "--format", "markdown"], ["export", "markdown"]])
def test_a_path_is_built_again_in_its_order(
    kg: Kg, output: Path, tmp_path: Path, command: list[str]
) -> None:
    is_export = command[0] == "export"
    where = ["--path", "wanda", "--build", output] if is_export else ["wanda", "--output", output]
    (tmp_path / "path.md").write_text(kg(*command, *where).stdout, encoding="utf-8")
    assert kg("build", tmp_path / "path.md", "--offline", "--output", tmp_path).exit_code == 0
    steps = json.loads(kg("path", "wanda", "--json", "--output", output).stdout)["steps"]
    order = parse_markdown((tmp_path / "reading-order.md").read_text(), file="order.md").entries
    assert [entry.title for entry in order] == [step["title"] for step in steps]


def test_a_canvas_has_a_card_for_each_paper(graph: KnowledgeGraph) -> None:
    canvas = json.loads(export(graph, "canvas"))
    cards = {node["id"]: node for node in canvas["nodes"]}
    assert len(cards) == len(graph.listed)
    assert all(type(card[side]) is int for card in cards.values() for side in ("x", "y"))
    assert all({edge["fromNode"], edge["toNode"]} <= cards.keys() for edge in canvas["edges"])
    boxes = sorted((card["x"], card["y"]) for card in cards.values())
    assert all(box != other for box, other in pairwise(boxes))


# --- kg export -----------------------------------------------------------------------------------


@pytest.mark.parametrize("form", sorted(FORMATS.keys() - {"obsidian"}))
def test_the_same_graph_gives_the_same_bytes(kg: Kg, output: Path, form: str) -> None:
    first, second = (kg("export", form, "--build", output) for _ in range(2))
    assert first.exit_code == 0
    assert first.stdout_bytes == second.stdout_bytes
    assert first.stdout_bytes.strip()


@pytest.mark.parametrize(
    ("choice", "titles"),
    [
        (["--of", "obd"], ["Optimal Brain Damage"]),
        (["--of", "obd", "--of", "wanda"], ["Optimal Brain Damage", "A Simple and Effective"]),
        (["--path", "obc"], ["Optimal Brain Damage", "Second order", "Optimal Brain Compression"]),
    ],
)
def test_a_part_is_exported_in_its_order(
    kg: Kg, output: Path, choice: list[str], titles: list[str]
) -> None:
    items: list[dict[str, Any]] = json.loads(
        kg("export", "csl-json", *choice, "--build", output).stdout
    )
    assert len(items) == len(titles)
    assert all(item["title"].startswith(title) for item, title in zip(items, titles, strict=True))


def test_a_topic_and_gaps_are_exported(kg: Kg, output: Path) -> None:
    pruning = json.loads(kg("export", "csl-json", "--topic", "pruning", "--build", output).stdout)
    assert 3 < len(pruning) < 20
    gaps = json.loads(kg("export", "csl-json", "--gaps", "--build", output).stdout)
    assert not {item["id"] for item in gaps} & {item["id"] for item in pruning}
    assert len(gaps) > 100


def test_a_file_is_written_and_said(kg: Kg, output: Path, tmp_path: Path) -> None:
    result = kg("export", "bibtex", "--build", output, "--output", tmp_path / "new" / "papers.bib")
    assert result.exit_code == 0
    assert not result.stdout
    assert "68 papers" in result.stderr
    assert len(parse_bibtex((tmp_path / "new" / "papers.bib").read_text(), "bibtex").entries) == 68


def test_an_unknown_name_or_format_is_a_sentence(kg: Kg, output: Path) -> None:
    assert kg("export", "word", "--build", output).exit_code == 2
    assert kg("export", "bibtex", "--of", "no such thing", "--build", output).exit_code == 2
    assert kg("export", "obsidian", "--build", output).exit_code == 2


# --- Obsidian ------------------------------------------------------------------------------------


def links_of(folder: Path) -> dict[str, set[str]]:
    """Read the links of a vault as Obsidian does: by the names of notes."""
    return {
        note.stem: set(re.findall(r"\[\[([^\]|#]+)\]\]", note.read_text(encoding="utf-8")))
        for note in folder.glob("*.md")
    }


def test_notes_link_both_ways(kg: Kg, output: Path, graph: KnowledgeGraph, tmp_path: Path) -> None:
    assert kg("export", "obsidian", "--build", output, "--output", tmp_path).exit_code == 0
    links = links_of(tmp_path)
    assert len(links) == len(graph.listed)
    assert set().union(*links.values()) <= links.keys()
    assert sum(map(len, links.values())) == 2 * len(graph.edges)
    assert all(name in links[other] for name, others in links.items() for other in others)


def test_what_a_person_writes_in_a_note_stays(kg: Kg, output: Path, tmp_path: Path) -> None:
    command = ("export", "obsidian", "--build", output, "--output", tmp_path)
    assert kg(*command).exit_code == 0
    note = tmp_path / "Optimal Brain Damage.md"
    before = note.read_text(encoding="utf-8")
    note.write_text(f"{before}My own thoughts.\n".replace("read: false", "read: maybe"))
    own = tmp_path / "Attention Is All You Need.md"
    own.write_text("Mine alone.")
    result = kg(*command)
    assert note.read_text(encoding="utf-8").endswith("My own thoughts.\n")
    assert "read: maybe" in note.read_text(encoding="utf-8")
    assert own.read_text() == "Mine alone."
    assert "Attention Is All You Need.md: not changed" in result.stderr


def test_a_second_export_writes_only_what_has_changed(kg: Kg, output: Path, tmp_path: Path) -> None:
    command = ("export", "obsidian", "--build", output, "--output", tmp_path)
    assert kg(*command).exit_code == 0
    own = tmp_path / "Mamba.md"
    own.write_bytes(b"Mine.\r\n\xc3\xa9")
    before = {note: (note.read_bytes(), note.stat().st_mtime_ns) for note in tmp_path.iterdir()}
    changed = tmp_path / "Optimal Brain Damage.md"
    changed.write_text(
        changed.read_text(encoding="utf-8").replace("## What builds", "## Who builds")
    )
    assert changed.read_bytes() != before[changed][0]
    assert kg(*command).exit_code == 0
    after = {note: (note.read_bytes(), note.stat().st_mtime_ns) for note in tmp_path.iterdir()}
    assert after.keys() == before.keys()
    assert [note for note in after if after[note] != before[note]] == [changed]
    assert after[changed][0] == before[changed][0]


def test_a_note_is_known_whatever_the_case_of_its_name() -> None:
    from paperkg.export.obsidian import render_notes

    graph = make_graph([make_paper(0, "Étude of Nets")])
    name = "e\u0301tude of nets.md"
    assert render_notes(graph, {name: "Mine."}).untouched == (name,)
    assert not render_notes(graph, {name: "Mine."}).files


@given(st.lists(ANY_TITLE | st.sampled_from(["CON", "a/b", "..", "x" * 400]), max_size=5))
def test_any_title_is_a_file_name_of_its_own(titles: list[str]) -> None:
    from paperkg.export.obsidian import render_notes

    papers = [make_paper(number, title) for number, title in enumerate(titles)]
    files = render_notes(make_graph(papers), {}).files
    assert len({name.casefold() for name in files}) == len(titles)
    assert all(re.fullmatch(r'[^\\/:*?"<>|\x00-\x1f]{1,120}\.md', name) for name in files)


# --- Either-or -----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def either_or() -> KnowledgeGraph:
    """Give three papers, of which the last needs one of the others, as a person says."""
    papers = [make_paper(n, title) for n, title in enumerate(("BERT", "GPT-2", "LLaMA"))]
    needed = Alternatives(papers[2].iri, (papers[0].iri, papers[1].iri), text="either will do")
    return make_graph(papers, alternatives=(needed,))


@pytest.mark.parametrize("form", ["turtle", "trig", "n-quads", "rdf-xml", "json-ld"])
def test_rdf_says_which_papers_one_needs_one_of(either_or: KnowledgeGraph, form: str) -> None:
    syntax = {"n-quads": "nquads", "rdf-xml": "xml"}.get(form, form)
    read = Dataset(default_union=True).parse(data=export(either_or, form), format=syntax)
    later, *choices = [paper.iri for paper in reversed(either_or.papers.values())]
    ((said_of, _, group),) = read.triples((None, KG.needsOneOf, None))
    assert str(said_of) == later
    assert sorted(map(str, read.objects(group, KG.choice))) == sorted(choices)
    assert str(read.value(group, SKOS.note)) == "either will do"


def test_json_ld_says_either_or_in_the_words_of_its_context(either_or: KnowledgeGraph) -> None:
    nodes = json.loads(export(either_or, "json-ld"))["@graph"]
    groups = [node["needsOneOf"] for node in nodes if "needsOneOf" in node]
    assert [len(node["choice"]) for node in nodes if node["id"] in groups] == [2]


def test_networks_and_tables_say_either_or(either_or: KnowledgeGraph) -> None:
    rows = list(csv.DictReader(io.StringIO(export(either_or, "csv-edges"))))
    said = [(row["Relation"], row["Why"]) for row in rows]
    assert said == [("needs one of", "either will do")] * 2
    for read in (
        nx.parse_graphml(export(either_or, "graphml"), force_multigraph=True),
        nx.read_gexf(io.BytesIO(export(either_or, "gexf").encode())),
        nx.cytoscape_graph(json.loads(export(either_or, "cytoscape"))),
    ):
        relations = [facts["relation"] for _, _, facts in read.edges(data=True)]
        assert relations == ["needs one of"] * 2


def test_people_read_either_or_in_words(either_or: KnowledgeGraph) -> None:
    assert "(<https://arxiv.org/abs/2001.00002>) - Read BERT or GPT-2 first." in export(
        either_or, "markdown"
    )
    notes = render_notes(either_or, {}).files
    assert "## Read one of these first\n\n- [[BERT]] or [[GPT-2]]" in notes["LLaMA.md"]
    arrows = json.loads(export(either_or, "canvas"))["edges"]
    assert [arrow["label"] for arrow in arrows] == ["one of these"] * 2


def test_either_or_in_markdown_is_read_back(either_or: KnowledgeGraph, tmp_path: Path) -> None:
    command = ["build", "-", "--offline", "--output", str(tmp_path)]
    CliRunner().invoke(main, command, input=export(either_or, "markdown"), catch_exceptions=False)
    ((later, choices),) = (
        (group.later, group.choices) for group in read_graph(tmp_path / "graph.trig").alternatives
    )
    assert (later, choices) == (either_or.alternatives[0].later, either_or.alternatives[0].choices)


def test_a_part_of_a_graph_has_no_half_of_an_either_or(either_or: KnowledgeGraph) -> None:
    part = select_papers(either_or, list(either_or.papers)[1:])
    assert part.alternatives == ()
