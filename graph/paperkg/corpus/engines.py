"""The engines that answer: DuckDB in this process, Sail beside it, or Spark somewhere else."""

from __future__ import annotations

import logging
import os
import shutil
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from paperkg.corpus.expressions import Corpus
from paperkg.corpus.layout import (
    CITERS,
    IDENTIFIERS,
    PAPERS,
    REFERENCES,
    SENTENCES,
    read_imported,
    table_folder,
)
from paperkg.corpus.numbers import OPENALEX, SEMANTIC_SCHOLAR, Numbering
from paperkg.errors import EngineError, UsageError

if TYPE_CHECKING:
    from ibis.expr.types import Table

__all__ = ["DUCKDB", "SAIL", "Engine", "open_engine"]

DUCKDB, SAIL = "duckdb", "sail"

_CLUSTER, _CONNECT = "spark://", "sc://"
_PORTS = {_CLUSTER: 7077, _CONNECT: 15002}
"""How the addresses of servers begin, and the port where they listen unless another is named."""

SOON = 5.0
"""How long a server may take to accept a connection, in seconds."""

_INSTALL = {
    "corpus": "A question to a corpus needs more libraries: pip install 'paperkg[corpus]'.",
    "spark": "This engine needs more libraries: pip install 'paperkg[corpus,spark]'.",
}


@dataclass(frozen=True, slots=True)
class Engine:
    """An engine with the tables of a corpus.

    Attributes
    ----------
    name
        As a person names it.
    corpus
        The tables.
    numbering
        Who numbers its papers.
    """

    name: str
    corpus: Corpus
    numbering: Numbering
    _backend: Any

    def make_table(
        self, columns: Mapping[str, Sequence[object]], types: Mapping[str, str]
    ) -> Table:
        """Make a table of what is asked for; it is handed to the engine as data.

        Parameters
        ----------
        columns
            The values of each column.
        types
            The type of each, as Ibis names it.
        """
        import ibis
        import pyarrow as pa

        schema = ibis.schema(dict(types)).to_pyarrow()
        return ibis.memtable(pa.table(dict(columns), schema=schema))

    def fetch(self, expression: Table) -> list[dict[str, Any]]:
        """Run an expression; give its rows.

        Raises
        ------
        EngineError
            The engine failed.
        """
        try:
            rows: list[dict[str, Any]] = self._backend.to_pyarrow(expression).to_pylist()
        except Exception as error:  # each engine has errors of its own
            raise EngineError(self.name, error) from error
        return rows


@contextmanager
def open_engine(name: str, corpus: Path, *, memory: float | None = None) -> Iterator[Engine]:
    """Open the tables of a corpus in an engine, for as long as the block runs.

    Parameters
    ----------
    name
        ``duckdb``, ``sail``, ``spark://HOST:PORT`` (a standalone cluster) or ``sc://HOST:PORT``
        (Spark Connect).
    corpus
        The corpus: Spark's workers must see it under the same path.
    memory
        How much memory DuckDB takes, in GB; by itself it takes four fifths of the machine's.

    Raises
    ------
    UsageError
        There is no such engine, its libraries are missing, or nothing was imported there.
    EngineError
        It cannot be started or reached.
    """
    numbering = OPENALEX if read_imported(corpus).is_openalex else SEMANTIC_SCHOLAR
    with ExitStack() as stack:
        try:
            backend = _connect(name, stack, memory)
        except ImportError as error:
            extra = "corpus" if name == DUCKDB else "spark"
            raise UsageError(_INSTALL[extra]) from error
        except UsageError:
            raise
        except Exception as error:
            raise EngineError(name, error) from error
        tables = _open_tables(backend, corpus, is_duckdb=name == DUCKDB)
        yield Engine(name, tables, numbering, backend)


def _connect(name: str, stack: ExitStack, memory: float | None) -> Any:
    import ibis

    if name == DUCKDB:
        limit = {"memory_limit": f"{int(memory * 1000)}MB"} if memory else {}
        backend = ibis.duckdb.connect(**limit)
        backend.raw_sql("SET enable_progress_bar = false")  # it goes to stdout, among the results
        # Several questions are asked of the same files: where their parts lie is read once.
        backend.raw_sql("SET parquet_metadata_cache = true")
        stack.callback(backend.disconnect)
        return backend
    stack.enter_context(_hush())
    if name == SAIL:
        return _connect_spark(_start_sail(stack), stack)
    _require_server(name)
    if name.startswith(_CLUSTER):
        _require_java()
    return _connect_spark(name, stack)


def _require_java() -> None:
    """Require Java on this machine: Spark starts a program of its own for a cluster.

    Raises
    ------
    UsageError
        There is none.
    """
    if not (os.environ.get("JAVA_HOME") or shutil.which("java")):
        raise UsageError(
            "A cluster of Spark is asked through Java, which is not installed here. Install Java "
            "17 or later, or take `--engine sail` or `--engine duckdb`."
        )


def _require_server(name: str) -> None:
    """Require an address at which something listens: Spark itself tries for ten minutes.

    Raises
    ------
    UsageError
        It is no address of Spark, or nothing listens there.
    """
    from paperkg.sources.connection import is_listening

    parts = urlsplit(name)
    try:
        host, port = parts.hostname, parts.port or _PORTS.get(f"{parts.scheme}://")
    except ValueError:  # a port that is none
        host = port = None
    if not host or not port or not name.startswith(tuple(_PORTS)):
        raise UsageError(
            f"There is no engine {name!r}: take duckdb, sail, spark://HOST:PORT or sc://HOST:PORT."
        )
    if not is_listening(host, port, timeout=SOON):
        raise UsageError(
            f"Nothing listens at {host}:{port}: start the server of {name!r}, or take "
            "`--engine duckdb`."
        )


@contextmanager
def _hush() -> Iterator[None]:
    """Keep the remarks of Spark's libraries about themselves from the person.

    They note in the environment that a session is remote; the next one may be none.
    """
    before = set(os.environ)
    os.environ.setdefault("RUST_LOG", "off")  # what Sail tells of itself
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        logging.getLogger("pyspark").setLevel(logging.ERROR)
        try:
            yield
        finally:
            for name in set(os.environ) - before:
                if name.startswith("SPARK_") or name == "RUST_LOG":
                    del os.environ[name]


def _start_sail(stack: ExitStack) -> str:
    from pysail.spark import SparkConnectServer

    server = SparkConnectServer("127.0.0.1", 0)
    server.start()
    stack.callback(server.stop)
    host, port = server.listening_address
    return f"{_CONNECT}{host}:{port}"


def _connect_spark(address: str, stack: ExitStack) -> Any:
    import ibis
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.appName("paperkg")
    if address.startswith(_CONNECT):
        session = builder.remote(address).create()
    else:
        # No web page, and no bar over the terminal.
        quiet: dict[str, bool | float | int | str | None] = {
            "spark.ui.enabled": False,
            "spark.ui.showConsoleProgress": False,
        }
        session = builder.master(address).config(map=quiet).getOrCreate()
        session.sparkContext.setLogLevel("OFF")
    stack.callback(session.stop)
    return ibis.pyspark.connect(session)


def _open_tables(backend: Any, corpus: Path, *, is_duckdb: bool) -> Corpus:
    def read(folder: Path) -> Table:
        table: Table = backend.read_parquet(
            str(folder / "*.parquet") if is_duckdb else folder.resolve().as_uri()
        )
        return table

    return Corpus(
        papers=read(table_folder(corpus, PAPERS)),
        identifiers=read(table_folder(corpus, IDENTIFIERS)),
        references=read(table_folder(corpus, REFERENCES)),
        citers=read(table_folder(corpus, CITERS)),
        sentences=read(table_folder(corpus, SENTENCES)),
    )
