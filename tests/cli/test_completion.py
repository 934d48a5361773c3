"""What Tab offers: by the protocol of click, and in each shell that is on this machine."""

from __future__ import annotations

import os
import pty
import re
import select
import shutil
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest
from tests.conftest import Kg

from paperkg.lookup import find_iri, find_topic, suggest_names, suggest_topics
from paperkg.model import KnowledgeGraph
from paperkg.names import normalize_name
from paperkg.resources import INDEX_FILE, find_queries
from paperkg.workspace.index import peek_graph

BIN = Path(sys.executable).parent


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, output: Path) -> Path:
    """A folder with a build in ``output``, as a person works in it."""
    made: Path = tmp_path_factory.mktemp("shell")
    (made / "output").symlink_to(output)
    (made / "my-list.md").write_text("- [A paper](https://arxiv.org/abs/2101.00001)\n")
    return made


def environment(**more: str) -> dict[str, str]:
    return {**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}", **more}


def complete(folder: Path, *words: str) -> list[tuple[str, str]]:
    """Ask as bash does; give the type and the value of each offer."""
    asked = {"COMP_WORDS": "\n".join(words), "COMP_CWORD": str(len(words) - 1)}
    done = subprocess.run(
        ["kg"],
        cwd=folder,
        env=environment(_KG_COMPLETE="bash_complete", **asked),
        capture_output=True,
        text=True,
        check=True,
    )
    assert not done.stderr
    return [tuple(line.split(",", 1)) for line in done.stdout.splitlines() if line]  # type: ignore[misc]


def values(folder: Path, *words: str) -> list[str]:
    return [value for _, value in complete(folder, *words)]


# --- what is offered -------------------------------------------------------------------------------


def test_every_name_that_is_offered_is_found(graph: KnowledgeGraph) -> None:
    names = suggest_names(graph, "")
    assert len(names) > len(graph.listed)
    topics = {topic.label for topic in graph.topics.values()}
    # A concept and a topic may have one name; then kg asks which is meant.
    folded = Counter(normalize_name(name) for name in names)
    unique = [name for name in names if folded[normalize_name(name)] == 1]
    assert len(unique) > 120
    assert all(find_iri(graph, name) for name in unique)
    assert set(suggest_topics(graph, "")) == topics
    assert all(find_topic(graph, label).label == label for label in topics)


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["kg", "pat"], "path"),
        (["kg", "path", "sparseg"], "SparseGPT"),
        (["kg", "path", "obd", "sparseg"], "SparseGPT"),
        (["kg", "path", "sparsegpt", "--known", "opti"], r"Optimal\ Brain\ Damage"),
        (["kg", "show", "2301.007"], "2301.00774"),
        (["kg", "show", "multi-q"], r"multi-query\ attention"),
        (["kg", "show", r"multi-query\ at"], r"multi-query\ attention"),
        (["kg", "show", '"multi-query at'], "multi-query attention"),
        (["kg", "why", "sparsegpt", "OB"], "OBD"),
        (["kg", "link", "sparsegpt", "--builds-on", "OB"], "OBD"),
        (["kg", "next", "--topic", "pru"], "Pruning"),
        (["kg", "map", "--focus", "mam"], "Mamba"),
        (["kg", "export", "--topic", "pru"], "Pruning"),
        (["kg", "export", "bibl"], "biblatex"),
        (["kg", "query", "reading-o"], "reading-order"),
        (["kg", "query", "prerequisites", "mam"], "Mamba"),
    ],
)
def test_a_word_is_completed(folder: Path, words: list[str], offered: str) -> None:
    assert offered in values(folder, *words)


def test_all_queries_are_offered_and_else_files(folder: Path) -> None:
    assert values(folder, "kg", "query", "") == list(find_queries())
    assert complete(folder, "kg", "query", "my-l") == [("file", "my-l")]
    assert complete(folder, "kg", "build", "my-l") == [("file", "my-l")]


def test_without_a_build_or_its_index_nothing_is_offered(tmp_path: Path, output: Path) -> None:
    assert complete(tmp_path, "kg", "path", "") == []
    (tmp_path / "output").mkdir()
    shutil.copy(output / "graph.trig", tmp_path / "output")
    (tmp_path / "output" / INDEX_FILE).write_bytes(b"nothing")
    assert complete(tmp_path, "kg", "path", "") == []


def test_another_folder_is_asked_for(tmp_path: Path, output: Path) -> None:
    assert "Mamba" in values(tmp_path, "kg", "path", "--output", str(output), "mam")


def test_the_index_alone_is_read(output: Path, kg: Kg) -> None:
    assert kg("next", "--output", output).exit_code == 0
    graph = peek_graph(output)
    assert graph
    assert len(graph.listed) == 68


# --- in the shells ---------------------------------------------------------------------------------


def need(shell: str) -> str:
    found = shutil.which(shell)
    if found is None:
        pytest.skip(f"there is no {shell} on this machine")
    return found


def test_bash_completes(folder: Path) -> None:
    script = (
        'eval "$(_KG_COMPLETE=bash_source kg)"\n'
        'COMP_WORDS=(kg show multi-q); COMP_CWORD=2; _kg_completion kg; printf "%s\\n" "${COMPREPLY[@]}"\n'
        'COMP_WORDS=(kg path sparseg); COMP_CWORD=2; COMPREPLY=(); _kg_completion kg; printf "%s\\n" "${COMPREPLY[@]}"'
    )
    done = subprocess.run(
        [need("bash"), "--norc", "-c", script],
        cwd=folder, env=environment(), capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.splitlines() == [r"multi-query\ attention", "SparseGPT"]


def test_fish_completes(folder: Path, tmp_path: Path) -> None:
    script = "_KG_COMPLETE=fish_source kg | source; complete -C 'kg show multi-q'; complete -C 'kg path sparseg'"
    done = subprocess.run(
        [need("fish"), "--no-config", "-c", script],
        cwd=folder, env=environment(HOME=str(tmp_path)), capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert [line.split("\t")[0] for line in done.stdout.splitlines()] == [
        "multi-query attention",
        "SparseGPT",
    ]


def test_zsh_completes(folder: Path, tmp_path: Path) -> None:
    shown = type_into_zsh(need("zsh"), folder, tmp_path, "kg show multi-q\t", "attention")
    assert re.search(r"multi-query\\ attention", shown)


def type_into_zsh(zsh: str, folder: Path, home: Path, typed: str, wanted: str) -> str:
    """Type a line into zsh in a terminal of its own, and read until something is shown."""
    process, terminal = pty.fork()
    if process == 0:
        os.chdir(folder)
        os.execve(zsh, [zsh, "-f", "-i"], environment(HOME=str(home), TERM="dumb", PS1="% "))  # noqa: S606
    setup = 'autoload -U compinit; compinit -u -D; eval "$(_KG_COMPLETE=zsh_source kg)"; print rea""dy\n'
    try:
        os.write(terminal, setup.encode())
        read_until(terminal, "ready")
        os.write(terminal, typed.encode())
        return read_until(terminal, wanted)
    finally:
        os.kill(process, 9)
        os.waitpid(process, 0)
        os.close(terminal)


def read_until(terminal: int, wanted: str) -> str:
    shown = ""
    end = time.monotonic() + 30
    while wanted not in shown and time.monotonic() < end:
        ready, _, _ = select.select([terminal], [], [], 0.5)
        shown += os.read(terminal, 4096).decode(errors="replace") if ready else ""
    assert wanted in shown
    return shown
