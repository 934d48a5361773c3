"""Real SPARQL servers on loopback: Oxigraph from PyPI, Virtuoso where the machine has it."""

from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.tools import find_tool

CONFIGURATION = """
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
TempStorage = TempDatabase
[TempDatabase]
DatabaseFile = temporary.db
TransactionFile = temporary.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
[HTTPServer]
ServerPort = 127.0.0.1:{web}
ServerRoot = .
ServerThreads = 5
[SPARQL]
ResultSetMaxRows = 1000000
"""
RIGHTS = "grant SPARQL_UPDATE to \"SPARQL\"; DB.DBA.RDF_DEFAULT_USER_PERMS_SET ('nobody', 7);"


def find_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


@contextmanager
def start_oxigraph() -> Iterator[str]:
    """Start an Oxigraph server with an empty store in memory; give where it takes queries."""
    port = find_port()
    program = Path(sys.executable).with_name("oxigraph")
    command = [str(program), "serve", "--bind", f"127.0.0.1:{port}"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        try:
            assert server.stderr
            assert "Listening" in server.stderr.readline()
            yield f"http://127.0.0.1:{port}/query"
        finally:
            server.terminate()
            server.communicate()


def need_virtuoso() -> str:
    """Find Virtuoso; without it, skip the test, but never in CI."""
    return find_tool("virtuoso-t", get_it="apt-get install virtuoso-opensource")


@contextmanager
def start_virtuoso(folder: Path) -> Iterator[str]:
    """Start a Virtuoso server that lets anybody write; give where it takes queries."""
    program = need_virtuoso()
    sql, web = find_port(), find_port()
    configuration = folder / "virtuoso.ini"
    configuration.write_text(CONFIGURATION.format(sql=sql, web=web), encoding="ascii")
    command = [program, "+configfile", str(configuration), "+foreground"]
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=pipe, text=True
    ) as server:
        try:
            assert server.stderr
            assert any("Server online" in line for line in server.stderr)
            rights = ["isql-vt", f"127.0.0.1:{sql}", "dba", "dba", f"EXEC={RIGHTS}"]
            subprocess.run(rights, check=True, capture_output=True)
            yield f"http://127.0.0.1:{web}/sparql"
        finally:
            server.kill()
            server.communicate()
