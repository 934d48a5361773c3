"""How kg starts and ends, whatever happens."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

START = [sys.executable, "-c", "from paperkg.command import main; main()"]
FAULT = (
    "from paperkg.cli import main as group; from paperkg.command import main\n"
    "group.commands['next'].callback = lambda **_: {}['a \\x1b[31m key']\n"
    "main()"
)
STOPPED = (
    "import os, signal; from paperkg.command import main\n"
    "signal.signal(signal.SIGALRM, lambda *_: os.kill(os.getpid(), signal.SIGINT))\n"
    "signal.setitimer(signal.ITIMER_REAL, {}); main()"
)
LOST = (
    "import signal; from paperkg.cli import main as group; from paperkg.command import main\n"
    "def stop(*_): signal.raise_signal(signal.SIGINT)\n"
    "class Ends: __del__ = stop\n"
    "class Named: __set_name__ = stop\n"
    "group.commands['next'].callback = lambda **_: ({}, print('It went on.'))\n"
    "main()"
)
EARLY = (
    "import signal; from paperkg.cli import main as group; from paperkg.command import main\n"
    "group.params[0].callback = lambda *_: signal.raise_signal({:d})\n"
    "main()"
)
STOPPED_BUILD = "Stopped. The next build continues with what is already fetched.\n"


def test_a_fault_is_a_sentence() -> None:
    done = subprocess.run(
        [sys.executable, "-c", FAULT, "next"], check=False, capture_output=True, text=True
    )
    assert done.returncode == 1
    assert done.stderr.startswith("Error: kg has a fault (KeyError: ")
    assert done.stderr.count("\n") == 1
    assert "\x1b" not in done.stderr


def test_a_fault_shows_where_it_is_on_request(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_TRACEBACK", "1")
    done = subprocess.run(
        [sys.executable, "-c", FAULT, "next"], check=False, capture_output=True, text=True
    )
    assert done.returncode == 1
    assert "Traceback" in done.stderr


@pytest.mark.parametrize("place", ["bool(Ends())", "type('Class', (), {'name': Named()})"])
def test_an_interruption_that_python_loses_ends_kg(place: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOST.format(place), "next"],
        check=False,
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_library_that_drops_interruptions_as_it_loads_does_not_keep_kg(
    tmp_path: Path, number: signal.Signals
) -> None:
    library = f"try: __import__('signal').raise_signal({number:d})\nexcept BaseException: pass"
    (tmp_path / "library.py").write_text(library)
    done = subprocess.run(
        [sys.executable, "-c", LOST.format("__import__('library')"), "next"],
        check=False,
        capture_output=True,
        text=True,
        cwd=tmp_path,
    )
    assert (done.returncode, done.stdout, done.stderr) == (128 + number, "", "Stopped.\n")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_stopped_before_a_command_runs_it_says_so(number: signal.Signals) -> None:
    done = subprocess.run(
        [sys.executable, "-c", EARLY.format(number), "next"],
        check=False,
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stdout, done.stderr) == (128 + number, "", "Stopped.\n")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_stopped_while_it_waits_it_says_so(tmp_path: Path, number: signal.Signals) -> None:
    process = subprocess.Popen(
        [*START, "parse", "-"], stdin=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path
    )
    wait_until_it_reads(process.pid)
    process.send_signal(number)
    said = process.communicate(timeout=20)[1]
    assert process.returncode == 128 + number
    assert said == b"Stopped.\n"


def wait_until_it_reads(pid: int) -> None:
    """Wait until a process waits for its standard input, as Linux says it."""
    end = time.monotonic() + 20
    while not (read := Path(f"/proc/{pid}/syscall").read_text()).startswith("0 0x0 "):
        assert time.monotonic() < end, read


@pytest.mark.parametrize("seconds", [0.01, 0.05, 0.1, 0.15, 0.2, 0.3])
def test_stopped_at_any_time_it_shows_no_traceback(tmp_path: Path, seconds: float) -> None:
    done = subprocess.run(
        [sys.executable, "-c", STOPPED.format(seconds), "build", "--offline", "--output", tmp_path],
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode in (130, -signal.SIGINT)
    assert done.stderr in ("", "Stopped.\n", STOPPED_BUILD)
