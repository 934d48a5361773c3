"""The process in which queries run: it can be ended at any time, and takes only so much memory.

Neither Oxigraph nor its Python library stops a query by itself. So a query runs in a process of its
own, which reads requests from stdin, one JSON object on a line, and writes answers to stdout: a
line of JSON, then as many bytes as it says. It ends when its stdin does.
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

from paperkg.errors import PaperkgError, QueryError
from paperkg.rdf.queries import answer_query, check_query
from paperkg.rdf.store import Store, add_statements, open_store, remove_statements

__all__ = ["main", "mark_store"]


def main() -> None:
    """Answer the queries that come on stdin, about the graph in the file that is named first."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever asks is interrupted, and ends this
    graph, memory = Path(sys.argv[1]), int(sys.argv[2])
    requests: queue.Queue[str] = queue.Queue()
    threading.Thread(target=_listen, args=(requests,), daemon=True).start()
    answers = sys.stdout.buffer
    store: Store | None = None
    while True:
        request = json.loads(requests.get())
        head: dict[str, Any]
        content = b""
        try:
            if store is None:
                store = open_store(graph)
                _limit_memory(memory)
            if request["today"]:
                mark_store(store, request["today"])
            kind, content = _answer(store, request)
            head = {"kind": kind, "length": len(content)}
        except PaperkgError as error:
            head = {"error": str(error), "is_usage": isinstance(error, QueryError)}
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


def _answer(store: Store, request: Mapping[str, Any]) -> tuple[str, bytes]:
    text = request["text"]
    if request["is_free"]:
        check_query(text)
    return answer_query(store, text, bindings=request["bindings"], form=request["form"])


def _limit_memory(most: int) -> None:
    """Let this process take only so many bytes more than it has; not on every system."""
    with contextlib.suppress(ImportError, OSError, ValueError, AttributeError):
        import resource

        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        limit = pages * resource.getpagesize() + most
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


if __name__ == "__main__":
    main()
