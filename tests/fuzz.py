"""What is fed with inputs that nobody has thought of: each a result or a sentence, in time."""

from __future__ import annotations

import json
import random
import re
import signal
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from paperkg.errors import PaperkgError
from paperkg.lookup import find_iri
from paperkg.model import KnowledgeGraph
from paperkg.rdf.curated import extract_curated
from paperkg.rdf.engine import Store, open_store
from paperkg.rdf.hand_made import parse_hand_made
from paperkg.rdf.queries import answer_query, check_query
from paperkg.rdf.store import serialize_graphs
from paperkg.rdf.writer import build_graphs
from paperkg.reading.formats import parse_list
from paperkg.sources.checks import check_paper, check_references
from paperkg.sources.semantic_scholar import read_references, read_work
from tests.graphs import make_graph, make_paper

CORPUS = Path(__file__).parent / "corpus"
"""Inputs that once failed, and usual ones to start from: a folder for each target."""

LIMIT = 10
"""Seconds that an input may take; a query has a process that can be ended, and may take longer."""

LARGEST = 60_000
"""Bytes of an input."""

_TOKENS = (
    b'"', b"'", b"[", b"]", b"(", b")", b"{", b"}", b"<", b">", b"\\", b"\n", b"\r\n", b"\t", b"|", b"*",
    b"_", b"`", b"~~", b"#", b":", b"::", b";", b".", b",", b"@", b"%", b"&amp;", b"&#0;", b"\x00",
    b"\x1b[31m", b"\xff", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\xe2\x80\xae", b"http://[", b"doi:",
    b"10.1000/", b"arxiv:", b"2101.00001", b"(2020)", b"9" * 30, b"-1", b"1e999", b"null", b"true",
    b"NaN", b"<!--", b"-->", b"]]>", b"<script>", b"$$", b"\\ud800", b"^^", b"<<", b">>", b"_:b",
)  # fmt: skip


def check_list(data: bytes, name: str) -> None:
    """Read a list of any format."""
    parse_list(data, file=name)


def check_turtle(data: bytes, name: str) -> None:
    """Read a curated file, and write it again."""
    statements = parse_hand_made(data, file=Path(name))
    extract_curated(statements)
    serialize_graphs(build_graphs(_graph(), order=(), curated=statements))


def check_sparql(data: bytes, _: str) -> None:
    """Check a query, and run it."""
    text = data.decode(errors="replace")
    check_query(text)
    # What takes long is for the process of kg query; here, nothing is joined with all.
    if text.count("?") < 12 and "*" not in text and "+" not in text:
        answer_query(_store(), text, bindings={})


def check_name(data: bytes, _: str) -> None:
    """Look up what a person types."""
    find_iri(_graph(), data.decode(errors="surrogateescape"))


def check_answer(data: bytes, _: str) -> None:
    """Read what a server sends: a batch, or a page of references."""
    try:
        answer = json.loads(data)
    except (ValueError, RecursionError):
        return
    works: dict[str, Any] = {}
    for raw in answer if isinstance(answer, list) else [answer]:
        if isinstance(raw, dict):
            checked, _odd = check_paper(raw)
            read_work(checked)
            read_references(checked.get("references", ()), works)
            page = raw.get("data")
            read_references(check_references(page if isinstance(page, list) else [])[0], works)


TARGETS: Mapping[str, Callable[[bytes, str], None]] = {
    "lists": check_list,
    "turtle": check_turtle,
    "queries": check_sparql,
    "names": check_name,
    "answers": check_answer,
}


def read_corpus(target: str) -> list[tuple[str, bytes]]:
    """Read the inputs of a target: their names, for what these say of the format, and contents."""
    return [(path.name, path.read_bytes()) for path in sorted((CORPUS / target).iterdir())]


def mutate(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """Change an input at a few places, as nobody would by hand."""
    for _ in range(chance.randrange(1, 6)):
        start = chance.randrange(len(data) + 1)
        end = min(len(data), start + int(chance.expovariate(1 / 12)) + 1)
        part = data[start:end]
        kind = chance.randrange(6)
        if kind == 0:
            part = chance.choice(_TOKENS)
        elif kind == 1:
            part = b""
        elif kind == 2:
            part *= int(chance.expovariate(1 / 100)) + 2
        elif kind == 3:
            cut = chance.randrange(len(other) + 1)
            part = other[cut : cut + chance.randrange(200)]
        elif kind == 4:
            part = bytes(chance.randrange(256) for _ in part)
        else:
            part = chance.choice(_TOKENS) * chance.randrange(1, 400)
        data = data[:start] + part + data[end:]
    return data[:LARGEST]


def find_fault(target: str, data: bytes, name: str) -> str:
    """Feed a target with an input; say what is wrong, nothing where it ends as it should."""
    try:
        with _limit_time():
            TARGETS[target](data, name)
    except PaperkgError as error:
        sentence = str(error)
        is_short = len(sentence) < 2_500
        return "" if sentence and is_short else f"a sentence of {len(sentence)} characters"
    except TimeoutError:
        return f"longer than {LIMIT} s"
    except Exception as error:  # whatever it is, a person would see a traceback
        return f"{type(error).__name__}: {re.sub(r'[^ -~]', '?', str(error))[:200]}"
    return ""


@contextmanager
def _limit_time() -> Iterator[None]:
    def stop(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(LIMIT)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


@cache
def _graph() -> KnowledgeGraph:
    titles = ("Optimal Brain Damage", "Optimal Brain Surgeon", "Optimal Brain Compression")
    papers = [make_paper(number, title) for number, title in enumerate(titles)]
    return make_graph(papers, [(1, 0), (2, 1)])


@cache
def _store() -> Store:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "graph.trig"
        file.write_bytes(serialize_graphs(build_graphs(_graph(), order=())))
        return open_store(file)
