"""The process in which queries run: it can be ended at any time, and takes only so much memory.

Neither Oxigraph nor its Python library stops a query by itself. So a query runs in a process of its
own. It writes a line to stdout when it has read the graph, then reads queries from stdin and writes
answers to stdout, as ``query_messages`` has them. It ends when its stdin does.
"""

from __future__ import annotations

import contextlib
import os
import queue
import signal
import sys
import threading
import time
from pathlib import Path

from paperkg.errors import DamagedStoreError, PaperkgError, QueryError
from paperkg.rdf.engine import Store, open_kept, open_store
from paperkg.rdf.queries import answer_query, check_query, needs_check, refuse_other_graphs
from paperkg.workspace.query_messages import (
    Answer,
    Query,
    Today,
    decode_query,
    encode_answer,
    encode_error,
)

__all__ = ["main", "mark_store"]


def main() -> None:
    """Answer the queries that come on stdin, about a graph.

    The arguments name the file of the graph, how many bytes a query may take, the store on disk to
    ask instead of the file, where there is one, and whether to load what only some queries need.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever asks is interrupted, and ends this
    graph, memory = Path(sys.argv[1]), int(sys.argv[2])
    kept = Path(sys.argv[3]) if sys.argv[3] else None
    requests: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(requests,), daemon=True).start()
    answers = sys.stdout.buffer
    opened = _open(graph, kept)
    _limit_memory(memory)
    if "eager" in sys.argv[4:]:
        check_query("ASK { }")
    answers.write(b"ready\n")
    answers.flush()
    while True:
        query = decode_query(requests.get())
        try:
            if isinstance(opened, PaperkgError):
                raise opened
            if query.today:
                mark_store(opened, query.today)
            answer = encode_answer(_answer(opened, query))
        except PaperkgError as error:
            answer = encode_error(error)
        answers.write(answer)
        answers.flush()


def mark_store(store: Store, today: Today) -> None:
    """Say in a store what is read today, and what can be read next; no file changes.

    Parameters
    ----------
    store
        The graph of a build.
    today
        What a person has said since the build.
    """
    from paperkg.rdf.namespaces import GRAPH_DERIVED, GRAPH_LIST, KG
    from paperkg.rdf.results import NEXT_UP, next_triples, read_triples
    from paperkg.rdf.store import add_statements, remove_statements

    remove_statements(store, GRAPH_LIST, predicates=(KG.read, KG.known))
    remove_statements(store, GRAPH_DERIVED, under=NEXT_UP)
    add_statements(store, GRAPH_LIST, read_triples(today.read, today.known))
    add_statements(store, GRAPH_DERIVED, next_triples(today.next_up))


def _listen(requests: queue.SimpleQueue[bytes]) -> None:
    """Take requests while a query runs; without anybody to answer, there is nothing to do."""
    for line in sys.stdin.buffer:
        requests.put(line)
    os._exit(0)


def _open(graph: Path, kept: Path | None) -> Store | PaperkgError:
    """Open the graph before anybody asks; what is wrong with it is the answer to all queries."""
    try:
        return open_kept(kept) if kept else open_store(graph)
    except PaperkgError as error:
        return error
    except (OSError, RuntimeError) as error:  # what Oxigraph raises where a store is damaged
        return DamagedStoreError(f"The store beside the graph is damaged ({error}).")


def _answer(store: Store, query: Query) -> Answer:
    begun = time.process_time()
    in_text = check_query(query.text) if query.is_free and needs_check(query.text) else ()
    named = (*in_text, *query.default_graphs, *query.named_graphs)
    if named:
        refuse_other_graphs(store, named)
    try:
        kind, content = answer_query(
            store,
            query.text,
            bindings=query.bindings,
            rows=query.rows,
            statements=query.statements,
            most=query.most,
            default_graphs=query.default_graphs,
            named_graphs=query.named_graphs,
            names_graphs=bool(in_text),
        )
    except QueryError as error:
        if query.is_free and type(error) is QueryError:
            check_query(query.text)  # says better what is wrong with a text that is no query
        raise
    return Answer(kind, content, time.process_time() - begun)


def _limit_memory(most: int) -> None:
    """Let this process take only so many bytes more than it has; not on every system."""
    with contextlib.suppress(ImportError, OSError, ValueError, AttributeError):
        import resource

        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        limit = pages * resource.getpagesize() + most
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


if __name__ == "__main__":
    main()
