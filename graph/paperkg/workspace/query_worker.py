"""The process in which queries run: it can be ended at any time, and takes only so much memory.

Neither Oxigraph nor its Python library stops a query by itself. So a query runs in a process of its
own. It writes a line to stdout when it has read the graph, then reads requests from stdin, one JSON
object on a line, and writes answers to stdout: a line of JSON, then as many bytes as it says. It
ends when its stdin does.
"""

from __future__ import annotations

import contextlib
import json
import os
import queue
import signal
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from paperkg.errors import PaperkgError
from paperkg.rdf.queries import answer_query, check_query, refuse_other_graphs
from paperkg.rdf.store import (
    Store,
    add_statements,
    open_store,
    remove_statements,
)
from paperkg.workspace.kept_store import find_marked, find_store

__all__ = ["main", "mark_store"]


def main() -> None:
    """Answer the queries that come on stdin, about the graph in the file that is named first."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever asks is interrupted, and ends this
    graph, memory = Path(sys.argv[1]), int(sys.argv[2])
    requests: queue.Queue[str] = queue.Queue()
    threading.Thread(target=_listen, args=(requests,), daemon=True).start()
    answers = sys.stdout.buffer
    opened = _open(graph)
    _limit_memory(memory)
    answers.write(b"ready\n")
    answers.flush()
    if requests.empty():  # nobody waits: time to load what the first free query needs
        check_query("ASK { }")
    while True:
        request = json.loads(requests.get())
        head: dict[str, Any]
        content = b""
        try:
            if isinstance(opened, PaperkgError):
                raise opened
            store = opened
            if request["today"]:
                opened = store = _mark(store, graph, request["today"])
            kind, content = _answer(store, request)
            head = {"kind": kind, "length": len(content)}
        except PaperkgError as error:
            head = {"error": str(error), "kind": type(error).__name__}
        answers.write(json.dumps(head).encode() + b"\n" + content)
        answers.flush()


def mark_store(store: Store, today: Mapping[str, Any]) -> None:
    """Say in a store what is read today, and what can be read next; no file changes.

    Parameters
    ----------
    store
        The graph of a build.
    today
        As ``Today`` of ``query_process``, in JSON.
    """
    from paperkg.rdf.namespaces import GRAPH_DERIVED, GRAPH_LIST, KG
    from paperkg.rdf.results import NEXT_UP, next_triples, read_triples

    remove_statements(store, GRAPH_LIST, predicates=(KG.read, KG.known))
    remove_statements(store, GRAPH_DERIVED, under=NEXT_UP)
    add_statements(store, GRAPH_LIST, read_triples(today["read"], today["known"]))
    add_statements(store, GRAPH_DERIVED, next_triples(today["next_up"]))


def _listen(requests: queue.Queue[str]) -> None:
    """Take requests while a query runs; without anybody to answer, there is nothing to do."""
    for line in sys.stdin:
        requests.put(line)
    os._exit(0)


def _open(graph: Path) -> Store | PaperkgError:
    """Open the graph before anybody asks; what is wrong with it is the answer to all queries."""
    try:
        if kept := find_store(graph):
            with contextlib.suppress(OSError, ValueError):
                return _open_kept(kept)
        return open_store(graph)
    except PaperkgError as error:
        return error


def _open_kept(folder: Path) -> Store:
    # Loaded only here: most graphs are small, and have no store on disk.
    from paperkg.rdf.disk_store import open_made

    return open_made(folder)


def _mark(store: Store, graph: Path, today: Mapping[str, Any]) -> Store:
    """Say in a store in memory what is read today, or open the one on disk that has it."""
    if kept := find_store(graph):
        with contextlib.suppress(OSError, TimeoutError, ValueError):
            return _open_kept(find_marked(kept, today, lambda copy: mark_store(copy, today)))
        store = open_store(graph)
    mark_store(store, today)
    return store


def _answer(store: Store, request: Mapping[str, Any]) -> tuple[str, bytes]:
    text, default, named = request["text"], request["default_graphs"], request["named_graphs"]
    in_text = check_query(text) if request["is_free"] else ()
    refuse_other_graphs(store, (*in_text, *default, *named))
    return answer_query(
        store,
        text,
        bindings=request["bindings"],
        rows=request["rows"],
        statements=request["statements"],
        most=request["most"],
        default_graphs=default,
        named_graphs=named,
        names_graphs=bool(in_text),
    )


def _limit_memory(most: int) -> None:
    """Let this process take only so many bytes more than it has; not on every system."""
    with contextlib.suppress(ImportError, OSError, ValueError, AttributeError):
        import resource

        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        limit = pages * resource.getpagesize() + most
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


if __name__ == "__main__":
    main()
