from __future__ import annotations

import socket
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from io import BytesIO
from pathlib import Path

import httpx
import pytest
from rdflib import Dataset, Literal, Variable
from rdflib.query import Result
from rdflib.term import Identifier
from tests.conftest import run_kg

from paperkg.errors import QueryError
from paperkg.rdf.engine import Store, open_store
from paperkg.rdf.queries import answer_query, check_query, read_named_query
from paperkg.resources import find_queries

NAMES = sorted(find_queries())


LIST = """# Pruning and more

## Pruning

- [x] [Optimal Brain Damage](https://proceedings.neurips.cc/paper/1989/hash/6c9882bbac1c7093bd25041881277658-Abstract.html)
- [x] [Optimal Brain Surgeon](https://proceedings.neurips.cc/paper/1992/file/303ed4c69846ab36c2904d3ba8573050-Paper.pdf)
- [OBC](https://arxiv.org/abs/2208.11580)
- [SparseGPT](https://arxiv.org/abs/2301.00774)
- [Wanda](https://arxiv.org/abs/2306.11695)

## Quantization

- [AdaRound](https://arxiv.org/abs/2004.10568)
- [QuIP](https://arxiv.org/abs/2307.13304)
- [SqueezeLLM](https://arxiv.org/abs/2306.07629): best after AdaRound or QuIP
- [A paper of nobody's](https://example.org/nothing.pdf)
- [A paper of the future](https://arxiv.org/abs/2611.00001)
"""
DENIAL = """@prefix kg: <https://w3id.org/paperkg#> .
[] a kg:Denial ; kg:later <https://doi.org/10.48550/arXiv.2307.13304> ;
    kg:earlier <https://doi.org/10.48550/arXiv.2208.11580> .
"""


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a build of a small list of known papers."""
    folder: Path = tmp_path_factory.mktemp("small")
    (folder / "list.md").write_text(LIST, encoding="utf-8")
    (folder / "list.curated.ttl").write_text(DENIAL, encoding="utf-8")
    built = run_kg("build", "--offline", folder / "list.md", "--output", folder)
    assert built.exit_code == 0, built.stderr
    return folder


Ask = Callable[[str], Result]


@pytest.fixture(scope="module")
def servers() -> Iterator[Callable[[Path], str]]:
    """Start Oxigraph servers on loopback, each with one graph; give their addresses."""
    with ExitStack() as stack:

        def start(folder: Path) -> str:
            with socket.socket() as free:
                free.bind(("127.0.0.1", 0))
                port = free.getsockname()[1]
            program = Path(sys.executable).with_name("oxigraph")
            command = [str(program), "serve", "--bind", f"127.0.0.1:{port}"]
            server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
            stack.callback(server.communicate)
            stack.callback(server.terminate)
            assert server.stderr
            assert "Listening" in server.stderr.readline()
            address = f"http://127.0.0.1:{port}"
            content = (folder / "graph.trig").read_bytes()
            headers = {"Content-Type": "application/trig"}
            httpx.post(f"{address}/store", content=content, headers=headers).raise_for_status()
            return address

        yield start


def run_query(store: Store, text: str, **bindings: str) -> Result:
    """Run a query as kg does, and read the answer."""
    _, content = answer_query(store, text, bindings=bindings)
    return Result.parse(BytesIO(content), format="json")


@pytest.fixture(scope="module", params=["default list", "small list"])
def engines(
    request: pytest.FixtureRequest, output: Path, small: Path, servers: Callable[[Path], str]
) -> tuple[str, dict[str, Ask]]:
    """Three engines with the same graph: Oxigraph in this process, rdflib's own, a server."""
    folder = output if request.param == "default list" else small
    inside = open_store(folder / "graph.trig")
    # rdflib's own engine, whose default graph is not the union of the others.
    memory = Dataset()
    memory.parse(data=(folder / "graph.trig").read_bytes(), format="trig")
    address = servers(folder)

    def ask_server(text: str) -> Result:
        answer = httpx.post(
            f"{address}/query",
            content=text,
            headers={
                "Content-Type": "application/sparql-query",
                "Accept": "application/sparql-results+json",
            },
        )
        answer.raise_for_status()
        return Result.parse(BytesIO(answer.content), format="json")

    return request.param, {
        "oxigraph": lambda text: run_query(inside, text),
        "rdflib": memory.query,
        "server": ask_server,
    }


@pytest.fixture(scope="module")
def oxigraph(output: Path) -> Store:
    return open_store(output / "graph.trig")


def _value(term: Identifier | None) -> object:
    """Give a number as a number: the engines write it in different ways."""
    return term.toPython() if isinstance(term, Literal) else term


def count_rows(result: Result) -> Counter[tuple[object, ...]]:
    names = [str(name) for name in result.vars or []]
    return Counter(
        tuple(_value(row.get(Variable(name))) for name in names) for row in result.bindings
    )


def test_there_are_enough_queries_each_with_a_title() -> None:
    queries = [read_named_query(path) for path in find_queries().values()]
    assert len(queries) >= 20
    assert all(query.title for query in queries)
    assert len({query.title for query in queries}) == len(queries)


EMPTY = {
    "default list": {"alternatives", "disagreements", "doubts"},
    "small list": {"doubts", "weak"},
}


@pytest.mark.parametrize("name", NAMES)
def test_each_query_gives_the_same_rows_in_all_engines(
    name: str, engines: tuple[str, dict[str, Ask]]
) -> None:
    which, ask = engines
    query = read_named_query(find_queries()[name])
    rows = {engine: count_rows(run(query.text)) for engine, run in ask.items()}
    assert bool(rows["oxigraph"]) == (name not in EMPTY[which])
    assert rows["rdflib"] == rows["oxigraph"]
    assert rows["server"] == rows["oxigraph"]


@pytest.mark.parametrize("name", NAMES)
def test_of_an_empty_graph_no_engine_gives_a_row(name: str, tmp_path: Path) -> None:
    (tmp_path / "graph.trig").touch()
    text = read_named_query(find_queries()[name]).text
    assert count_rows(run_query(open_store(tmp_path / "graph.trig"), text)) == Counter()
    assert count_rows(Dataset().query(text)) == Counter()


@pytest.mark.parametrize(
    ("name", "columns", "rows"),
    [
        ("next", ("title", "opens", "leadsTo"), [("OBC", 1, 2), ("AdaRound", 2, 2)]),
        ("reading-order", ("title",), [("Optimal Brain Damage",), ("Optimal Brain Surgeon",)]),
        ("most-built-upon", ("title", "direct", "all"), [("Optimal Brain Damage", 2, 5)]),
        ("foundations", ("title", "leadsTo"), [("Optimal Brain Damage", 5), ("AdaRound", 2)]),
        ("newest", ("title",), [("A paper of the future",), ("QuIP",), ("Wanda",)]),
        (
            "isolated",
            ("title",),
            [("A paper of nobody's",), ("A paper of the future",)],
        ),
        (
            "bridges",
            ("topicLabel", "otherLabel", "laterTitle", "earlierTitle"),
            [("Quantization", "Pruning", "SqueezeLLM", "Optimal Brain Damage")],
        ),
        (
            "unresolved",
            ("title", "missing"),
            [
                ("Optimal Brain Damage", "identifier"),
                ("Optimal Brain Surgeon", "identifier"),
                ("A paper of nobody's", "description"),
                ("A paper of nobody's", "identifier"),
                ("A paper of nobody's", "references"),
                ("A paper of the future", "description"),
            ],
        ),
        (
            "disagreements",
            ("laterTitle", "earlierTitle"),
            [("QuIP", "OBC")],
        ),
        (
            "alternatives",
            ("name", "choiceName"),
            [("SqueezeLLM", "QuIP"), ("SqueezeLLM", "AdaRound")],
        ),
        ("topics", ("label", "papers"), [("Pruning", 5), ("Quantization", 5)]),
        ("unread", ("label", "title"), [("Pruning", "OBC"), ("Pruning", "SparseGPT")]),
        (
            "redundant",
            ("laterTitle", "earlierTitle"),
            [("SparseGPT", "Optimal Brain Surgeon")],
        ),
    ],
)
def test_queries_answer_what_they_say(
    small: Path, name: str, columns: tuple[str, ...], rows: list[tuple[object, ...]]
) -> None:
    text = read_named_query(find_queries()[name]).text
    short = {
        "Optimal Brain Compression: A Framework for Accurate Post-Training Quantization and "
        "Pruning": "OBC",
        "Up or Down? Adaptive Rounding for Post-Training Quantization": "AdaRound",
        "Second order derivatives for network pruning: Optimal Brain Surgeon": (
            "Optimal Brain Surgeon"
        ),
        "QuIP: 2-Bit Quantization of Large Language Models With Guarantees": "QuIP",
        "A Simple and Effective Pruning Approach for Large Language Models": "Wanda",
        "SqueezeLLM: Dense-and-Sparse Quantization": "SqueezeLLM",
        "SparseGPT: Massive Language Models Can Be Accurately Pruned in One-Shot": "SparseGPT",
    }
    result = run_query(open_store(small / "graph.trig"), text)
    found = [
        tuple(_value(row.get(Variable(column))) for column in columns) for row in result.bindings
    ]
    named = [tuple(short.get(str(value), value) for value in row) for row in found]
    assert named[: len(rows)] == rows


def test_parameters_are_bound(oxigraph: Store) -> None:
    query = read_named_query(find_queries()["prerequisites"])
    paper = "https://doi.org/10.48550/arXiv.2208.11580"
    rows = run_query(oxigraph, query.text, paper=paper).bindings
    assert [str(row[Variable("prerequisiteTitle")]) for row in rows] == [
        "Optimal Brain Damage",
        "Second order derivatives for network pruning: Optimal Brain Surgeon",
    ]


@pytest.mark.parametrize("name", NAMES)
def test_parameters_are_projected(name: str) -> None:
    query = read_named_query(find_queries()[name])
    head = query.text.partition("WHERE")[0]
    assert all(f"?{param}" in head for param in query.params)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("DELETE WHERE { ?s ?p ?o }", "Updates are refused"),
        ("INSERT DATA { <a:a> <a:b> <a:c> }", "Updates are refused"),
        ("LOAD <http://127.0.0.1/x>", "Updates are refused"),
        ("SELECT ?s WHERE { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }", "SERVICE is refused"),
        (
            "SELECT ?s { { SELECT ?s { OPTIONAL { SERVICE SILENT ?x { ?s ?p ?o } } } } }",
            "SERVICE is refused",
        ),
        (
            "ASK { FILTER EXISTS { SERVICE <http://127.0.0.1/> { ?s ?p ?o } } }",
            "SERVICE is refused",
        ),
        ("SELECT", "not a SPARQL"),
        ("{" * 5000, "not a SPARQL"),
    ],
)
def test_what_may_not_run_is_refused(text: str, words: str) -> None:
    with pytest.raises(QueryError, match=words):
        check_query(text)


def test_service_in_a_string_is_no_service() -> None:
    check_query('SELECT ?s WHERE { ?s ?p "SERVICE <http://x/> { }" }')
