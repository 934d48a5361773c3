"""The launcher for Windows does what scripts/kg does, with the same files."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

SCRIPTS = Path(__file__).parents[1] / "scripts"
LAUNCHER = (SCRIPTS / "launch.py").read_text(encoding="utf-8")
SHELL = (SCRIPTS / "environment").read_text(encoding="utf-8") + (SCRIPTS / "kg").read_text()
BATCH = (SCRIPTS / "kg.cmd").read_bytes()


def test_it_runs_kg() -> None:
    """From an environment that is there, as after the first run."""
    run = [sys.executable, str(SCRIPTS / "launch.py")]
    done = subprocess.run([*run, "--version"], capture_output=True, text=True, check=True)
    assert "kg, version" in done.stdout
    refused = subprocess.run([*run, "no-such"], capture_output=True, text=True, check=False)
    assert refused.returncode == 2


def test_it_names_the_same_files_and_options() -> None:
    for word in (
        "--require-hashes", "--requirement", "--no-build-isolation", "--editable", "-qq",
        "--disable-pip-version-check", "pyproject.toml", ".venv", ".ready-", "KG_COMMAND",
    ):  # fmt: skip
        assert word in LAUNCHER, word
        assert word in SHELL, word
    wanted = re.search(r"sys\.version_info < (\(3, \d+\))", SHELL)
    assert wanted
    assert wanted[0].encode() in BATCH


def test_the_batch_file_is_one_of_windows() -> None:
    """cmd.exe may miss a label in a file with the ends of lines of Unix."""
    assert BATCH.count(b"\n") == BATCH.count(b"\r\n") > 5
    assert b'"%~dp0launch.py" %*' in BATCH
    assert BATCH.isascii()
