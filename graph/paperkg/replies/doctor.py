"""What a bug report should say of a machine, an installation and a build; no key, no names."""

from __future__ import annotations

import locale
import os
import platform
import shutil
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from paperkg.errors import PaperkgError
from paperkg.map.picture import find_chromium
from paperkg.model import KnowledgeGraph
from paperkg.resources import GRAPH_FILE, ONTOLOGY
from paperkg.times import format_time
from paperkg.version import __version__
from paperkg.workspace.files import is_locked
from paperkg.workspace.index import open_graph, peek_graph

__all__ = ["PACKAGES", "ApiReply", "BuildReply", "DoctorReply", "MachineReply", "describe_health"]

PACKAGES = (
    "bibtexparser", "click", "httpx", "markdown-it-py", "msgspec", "networkx", "pandas",
    "pyoxigraph", "pyshacl", "pyvis", "rapidfuzz", "rdflib", "rich", "semanticscholar",
)  # fmt: skip
"""What results depend on, extras included."""

PATIENCE = 10
"""Seconds until the list of fonts is given up."""


@dataclass(frozen=True, slots=True)
class MachineReply:
    """The machine and the terminal.

    Attributes
    ----------
    system
        The operating system, its release and the processor.
    encoding, locale
        How stdout is written, and the language of the machine.
    columns, colours
        How wide the terminal is, and whether stdout is one that shows colours.
    fonts
        How many families of fonts there are for pictures; null where nothing says so.
    browser
        The Chromium that takes pictures of the map; null where there is none.
    """

    system: str
    encoding: str
    locale: str
    columns: int
    colours: bool
    fonts: int | None
    browser: str | None


@dataclass(frozen=True, slots=True)
class ApiReply:
    """Semantic Scholar: whether it answers (null if it was not asked), and whether a key is set."""

    url: str
    reachable: bool | None
    reason: str
    key: bool


@dataclass(frozen=True, slots=True)
class BuildReply:
    """The build in a folder.

    Attributes
    ----------
    folder
        Where it would be.
    exists
        Whether there is a graph.
    problem
        Why it cannot be read; empty if it can.
    written
        When it was written.
    megabytes
        How large graph.trig is.
    indexed
        Whether the index fits it.
    papers, outside_works, edges
        How many there are.
    asked_first, asked_last
        When Semantic Scholar was first and last asked for a paper of it; null if never.
    locked
        Whether a build is under way.
    """

    folder: str
    exists: bool
    problem: str = ""
    written: str | None = None
    megabytes: float | None = None
    indexed: bool = False
    papers: int = 0
    outside_works: int = 0
    edges: int = 0
    asked_first: str | None = None
    asked_last: str | None = None
    locked: bool = False


@dataclass(frozen=True, slots=True)
class DoctorReply:
    """All that a bug report should say.

    Attributes
    ----------
    version, python
        Of kg and of Python.
    ontology
        Where the vocabulary and the queries are read from.
    packages
        The version of each library; null if it is not installed.
    machine, api, build
        The machine, Semantic Scholar, and the build in the folder.
    """

    version: str
    python: str
    ontology: str
    packages: dict[str, str | None]
    machine: MachineReply
    api: ApiReply
    build: BuildReply


def describe_health(folder: Path, *, api: ApiReply) -> DoctorReply:
    """Describe this installation and the build in a folder; nothing is changed.

    Parameters
    ----------
    folder
        The folder of the build.
    api
        What is known of the server.
    """
    return DoctorReply(
        version=__version__,
        python=platform.python_version(),
        ontology=str(ONTOLOGY),
        packages={name: _find_version(name) for name in PACKAGES},
        machine=_describe_machine(),
        api=api,
        build=_describe_build(folder),
    )


def _find_version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _describe_machine() -> MachineReply:
    return MachineReply(
        system=f"{platform.system()} {platform.release()} {platform.machine()}",
        encoding=getattr(sys.stdout, "encoding", None) or "",  # it may be closed
        locale=".".join(filter(None, locale.getlocale())),
        columns=shutil.get_terminal_size().columns,
        colours=sys.stdout is not None and sys.stdout.isatty() and "NO_COLOR" not in os.environ,
        fonts=_count_fonts(),
        browser=find_chromium(),
    )


def _count_fonts() -> int | None:
    """Count families of fonts by fontconfig, where it is there."""
    lister = shutil.which("fc-list")
    if lister is None:
        return None
    try:
        listed = subprocess.run(  # noqa: S603 - no shell, our own options
            [lister, ":", "family"], capture_output=True, timeout=PATIENCE, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return len(set(listed.stdout.splitlines()))


def _describe_build(folder: Path) -> BuildReply:
    locked = is_locked(folder)
    try:
        about = (folder / GRAPH_FILE).stat()
    except OSError:
        return BuildReply(str(folder), exists=False, locked=locked)
    indexed = peek_graph(folder) is not None
    try:
        graph, problem = open_graph(folder).graph, ""
    except PaperkgError as error:
        graph, problem = KnowledgeGraph("", {}), str(error)
    asked = sorted(filter(None, (paper.record.asked for paper in graph.papers.values())))
    return BuildReply(
        str(folder),
        exists=True,
        problem=problem,
        written=format_time(datetime.fromtimestamp(about.st_mtime, UTC)),
        megabytes=round(about.st_size / 1e6, 1),
        indexed=indexed,
        papers=len(graph.listed),
        outside_works=len(graph.papers) - len(graph.listed),
        edges=len(graph.edges),
        asked_first=asked[0] if asked else None,
        asked_last=asked[-1] if asked else None,
        locked=locked,
    )
