"""What ``import paperkg`` offers: the answers of the commands, as values of Python."""

from __future__ import annotations

import contextlib
import importlib
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec
import networkx as nx
import pytest
import rdflib
from IPython.core.interactiveshell import InteractiveShell
from rdflib.compare import isomorphic

import paperkg
from paperkg.errors import UnknownNameError
from tests.conftest import Kg

NOTEBOOK = Path(__file__).parents[1] / "docs" / "library.ipynb"
HEAVY = {
    "networkx",
    "numpy",
    "pandas",
    "pyoxigraph",
    "pyshacl",
    "pyvis",
    "rdflib",
    "semanticscholar",
}


@pytest.fixture(scope="module")
def opened(output: Path) -> paperkg.Graph:
    return paperkg.open_graph(output)


def plain(reply: object) -> Any:
    return json.loads(msgspec.json.encode(reply))


# --- the same answers as the commands --------------------------------------------------------------


@pytest.mark.parametrize(
    ("ask", "command"),
    [
        (lambda graph: graph.path("wanda"), ["path", "wanda"]),
        (
            lambda graph: graph.path("wanda", "qlora", known=("obd",), max_steps=4),
            ["path", "wanda", "qlora", "--known", "obd", "--max", "4"],
        ),
        (lambda graph: graph.path("wanda", start="obd"), ["path", "wanda", "--from", "obd"]),
        (lambda graph: graph.next(), ["next"]),
        (lambda graph: graph.next(topic="pruning"), ["next", "--topic", "pruning"]),
        (lambda graph: graph.gaps(), ["gaps"]),
        (lambda graph: graph.why("sparsegpt", "obc"), ["why", "sparsegpt", "obc"]),
        (lambda graph: graph.show("pruning"), ["show", "pruning"]),
    ],
)
def test_an_answer_is_that_of_the_command(
    kg: Kg, output: Path, opened: paperkg.Graph, ask: Any, command: list[str]
) -> None:
    assert plain(ask(opened)) == json.loads(kg(*command, "--json", "--output", output).stdout)


def test_a_query_gives_rows_truth_or_statements(
    kg: Kg, output: Path, opened: paperkg.Graph
) -> None:
    written = kg("query", "prerequisites", "wanda", "--format", "json", "--output", output).stdout
    rows = json.loads(written)["results"]["bindings"]
    assert opened.query("prerequisites", "wanda") == [
        {name: cell["value"] for name, cell in row.items()} for row in rows
    ]
    assert opened.query("ASK\n{ ?paper kg:buildsOn ?other }") is True
    found = opened.query("CONSTRUCT\nWHERE { ?paper kg:buildsOn ?other }")
    assert isinstance(found, rdflib.Graph)
    assert len(found) == len(opened.model.edges)


def test_an_unknown_name_is_an_error_with_the_nearest(opened: paperkg.Graph) -> None:
    with pytest.raises(UnknownNameError, match="nearest"):
        opened.path("optimal brane")


# --- other libraries -------------------------------------------------------------------------------


def test_other_libraries_get_what_the_exports_have(
    kg: Kg, output: Path, opened: paperkg.Graph
) -> None:
    trig = rdflib.Dataset(default_union=True)
    trig.parse(data=kg("export", "trig", "--build", output).stdout, format="trig")
    ours = opened.to_rdflib()
    names = {part.identifier for part in trig.graphs() if len(part)}
    assert {part.identifier for part in ours.graphs() if len(part)} == names
    assert all(isomorphic(trig.graph(name), ours.graph(name)) for name in names)
    graphml = kg("export", "graphml", "--build", output).stdout
    read = nx.parse_graphml(graphml, force_multigraph=True)
    network = opened.to_networkx()
    assert set(read.nodes) == set(network.nodes)
    assert read.number_of_edges() == network.number_of_edges()
    assert opened.to_pyvis().num_nodes() == len(opened.papers)


def test_a_dataframe_has_a_row_for_each_paper(opened: paperkg.Graph) -> None:
    table = opened.to_dataframe()
    assert list(table.index) == list(opened.model.papers)
    listed = table[table["listed"]]
    assert list(listed["title"]) == [paper.title for paper in opened.papers]
    assert list(listed["year"].dropna()) == [p.year for p in opened.papers if p.year]


# --- lists and builds ------------------------------------------------------------------------------


def test_a_list_is_read_and_built(kg: Kg, tmp_path: Path) -> None:
    file = tmp_path / "list.md"
    file.write_text("# Mine\n\n- [x] [Optimal Brain Damage](https://arxiv.org/abs/2101.00001)\n")
    (entry,) = paperkg.read_list(file).entries
    parsed = json.loads(kg("parse", file, "--json").stdout)
    assert [entry.title] == [shown["title"] for shown in parsed["entries"]]
    built = paperkg.build(file, output=tmp_path / "out")
    assert [(paper.title, paper.read) for paper in built.papers] == [("Optimal Brain Damage", True)]
    assert repr(built) == "<Graph Mine: 1 papers, 0 builds-on edges>"
    again = paperkg.open_graph(tmp_path / "out")
    assert again.model == built.model


# --- what is offered, and when it is loaded --------------------------------------------------------


def test_what_is_offered_is_there_and_in_order() -> None:
    assert paperkg.__all__ == sorted(paperkg.__all__)
    assert set(paperkg.__all__) <= set(dir(paperkg))
    assert all(getattr(paperkg, name).__doc__ for name in paperkg.__all__)
    with pytest.raises(AttributeError, match="no_such_thing"):
        paperkg.no_such_thing  # noqa: B018


def test_modules_take_no_name_of_what_is_offered() -> None:
    """A module that is loaded becomes an attribute of the package, in the place of a function."""
    assert importlib.import_module("paperkg.pipeline")
    assert callable(paperkg.build)
    folder = Path(paperkg.__file__).parent
    assert not {path.stem for path in folder.iterdir()} & (set(paperkg.__all__) - {"__version__"})


@pytest.mark.parametrize(
    ("code", "allowed"),
    [
        ("import paperkg", set()),
        ("import paperkg.cli", set()),
        ("import paperkg; paperkg.read_list()", set()),
        ("import paperkg; paperkg.Graph", set()),
    ],
)
def test_what_is_heavy_is_loaded_only_where_it_is_needed(code: str, allowed: set[str]) -> None:
    script = f"import sys\n{code}\nprint(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert HEAVY & set(done.stdout.split()) == allowed


def test_no_command_but_its_own_loads_the_extras(output: Path) -> None:
    script = (
        "import sys\nfrom paperkg.cli import main\n"
        "for command in (['path', 'wanda'], ['next'], ['gaps'], ['show', 'wanda']):\n"
        "    main([*command, '--output', sys.argv[1]], standalone_mode=False)\n"
        "print(*sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, output], capture_output=True, text=True, check=True
    )
    assert not {"pandas", "pyshacl", "pyvis", "semanticscholar"} & set(done.stdout.split())


# --- the notebook ----------------------------------------------------------------------------------


def test_the_notebook_runs_and_shows_what_it_says(
    output: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    (tmp_path / "output").symlink_to(output)
    notebook = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
    cells = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    shell = InteractiveShell()
    with contextlib.chdir(tmp_path):
        for cell in cells:
            done = shell.run_cell("".join(cell["source"]))
            assert done.success, "".join(cell["source"])
            shown, _ = shell.display_formatter.format(done.result)  # type: ignore[union-attr]
            told = ["".join(out["data"]["text/plain"]) for out in cell["outputs"]]
            # A cell without a result shows nothing: the text of None is no output.
            assert told == [text for text in (shown["text/plain"],) if text != "None"]
    assert "<iframe" in shell.user_ns["graph"]._repr_html_()
