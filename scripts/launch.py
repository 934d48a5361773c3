"""Runs kg from this checkout on Windows; makes its environment on the first run.

As scripts/kg and scripts/environment do for a shell: what requirements/kg.txt locks, with its
hashes, then the checkout itself. Set-up is repeated only when pyproject.toml or the lock is newer
than the last one, or the folder was moved. scripts/kg.cmd finds a Python for it.
"""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
READY = VENV / ".ready-kg"
SOURCES = (ROOT / "pyproject.toml", ROOT / "requirements" / "kg.txt")


def is_ready() -> bool:
    """Tell whether it was set up here, since pyproject.toml and the lock were last changed."""
    if not READY.exists() or READY.read_text(encoding="utf-8").strip() != str(ROOT):
        return False
    made = READY.stat().st_mtime_ns
    return all(made > source.stat().st_mtime_ns for source in SOURCES)


def install(*options: str | Path) -> None:
    """Run pip, as quiet as it can be."""
    pip = [BIN / "python", "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
    if subprocess.run([*pip, *options], check=False).returncode:
        sys.exit("The set-up did not end well; it needs the network this once. Run it again.")


def prepare() -> None:
    """Make the environment."""
    print(f"Setting up {VENV} (kg): about a minute, once.", file=sys.stderr)
    venv.create(VENV, with_pip=True, symlinks=os.name != "nt")
    install("--require-hashes", "--requirement", SOURCES[1])
    install("--no-build-isolation", "--editable", ROOT)
    READY.write_text(f"{ROOT}\n", encoding="utf-8")


def main() -> int:
    """Run kg with the words of the command line."""
    if not is_ready():
        prepare()
    # What kg calls itself when it says what to type next.
    environment = {**os.environ, "KG_COMMAND": r"scripts\kg.cmd" if os.name == "nt" else "kg"}
    command = [BIN / "kg", *sys.argv[1:]]
    return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
