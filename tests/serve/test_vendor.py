"""What the pages use of npm: whole, with its licence, and asking nobody."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.test_licences import is_free_to_use

ROOT = Path(__file__).parents[2]
VENDOR = ROOT / "graph" / "paperkg" / "serve" / "vendor"
FILES = json.loads((VENDOR / "files.json").read_text(encoding="utf-8"))
LICENCES = (VENDOR / "LICENCES.txt").read_text(encoding="utf-8")


def test_the_files_are_those_of_the_packages() -> None:
    done = subprocess.run([sys.executable, ROOT / "scripts" / "vendor", "--check"], check=False)
    assert done.returncode == 0
    others = {file.name for file in VENDOR.iterdir()} - FILES.keys()
    assert others == {"files.json", "LICENCES.txt"}


def test_the_packages_are_those_of_the_lock() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    for about in FILES.values():
        name, _, version = about["from"].rpartition("@")
        assert lock[f"node_modules/{name}"]["version"] == version


def test_each_package_has_a_licence_without_conditions() -> None:
    heads = [part.partition("\n")[0] for part in LICENCES.split(f"\n{'-' * 80}\n\n")]
    names = {head.partition(" (")[0] for head in heads}
    assert {about["from"] for about in FILES.values()} <= names
    for head in heads:
        licence = head.partition(" (")[2].removesuffix(")").strip("()")
        assert is_free_to_use(licence), head


@pytest.mark.parametrize("name", [name for name in FILES if name.endswith((".js", ".css"))])
def test_no_file_loads_another(name: str) -> None:
    text = (VENDOR / name).read_text(encoding="utf-8")
    assert "sourceMappingURL" not in text
    assert "@import" not in text
    assert "url(http" not in text
