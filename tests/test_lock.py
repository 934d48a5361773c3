"""The lock of what kg needs: whole, hashed, and no older than what ``pyproject.toml`` asks for."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
EXTRAS = PROJECT["optional-dependencies"]
NEEDED = {
    "kg": PROJECT["dependencies"],
    "dev": [*PROJECT["dependencies"], *EXTRAS["dev"]],
    "spark": [
        *PROJECT["dependencies"],
        *(text for extra in ("dev", "corpus", "spark") for text in EXTRAS[extra]),
    ],
}


def read_lock(name: str) -> dict[str, str]:
    """Read which version of each distribution is locked; each has at least one hash."""
    text = (ROOT / "requirements" / f"{name}.txt").read_text().replace("\\\n", " ")
    locked: dict[str, str] = {}
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        found = re.match(r"([\w.-]+)(?:\[[\w,]+\])?==(\S+)", line)
        assert found, line
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", line), line
        locked[canonicalize_name(found[1])] = found[2]
    return locked


@pytest.mark.parametrize("name", NEEDED)
def test_the_lock_has_what_the_project_asks_for(name: str) -> None:
    locked = read_lock(name)
    missing = [
        text
        for text in map(Requirement, NEEDED[name])
        if not text.specifier.contains(locked.get(canonicalize_name(text.name), "0"))
    ]
    assert not missing, "run scripts/lock"
    assert {"hatchling", "editables"} <= locked.keys()


def test_all_locks_have_the_same_versions() -> None:
    kg, dev, spark = read_lock("kg"), read_lock("dev"), read_lock("spark")
    assert {name: dev.get(name) for name in kg} == kg
    assert {name: spark.get(name) for name in dev} == dev
