"""The map in Firefox, driven over WebDriver BiDi by puppeteer-core; Playwright's own is not needed."""

from __future__ import annotations

import os
import shutil
import subprocess
from importlib.resources import files
from pathlib import Path

from tests.conftest import run_kg
from tests.graphs import make_large_graph
from tests.tools import leave_out

from paperkg.map.page import render_map

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 240


def missing() -> str:
    """Say what is not there that the tests need."""
    if not (os.environ.get("FIREFOX") or shutil.which("firefox-esr") or shutil.which("firefox")):
        return "there is no Firefox on this machine: scripts/test installs one where it can"
    if not shutil.which("node") or not (ROOT / "node_modules" / "puppeteer-core").is_dir():
        return "puppeteer-core is not there: install Node, and run scripts/check"
    return ""


def test_the_map_works_in_firefox(output: Path, tmp_path: Path) -> None:
    reason = missing()
    if reason:
        leave_out(reason)
    assert run_kg("site", tmp_path / "x" / "site", "--output", output).exit_code == 0
    large = tmp_path / "large.html"
    large.write_text(render_map(make_large_graph(2_000, 20_000)), encoding="utf-8")
    firefox = os.environ.get("FIREFOX") or shutil.which("firefox-esr") or shutil.which("firefox")
    result = subprocess.run(
        ["node", "--test", str(ROOT / "tests" / "browser" / "firefox.test.js")],
        env={
            **os.environ,
            "HOME": str(tmp_path),
            "FIREFOX": str(firefox),
            "MAP": str(output / "map.html"),
            "LARGE": str(large),
            "SITE": str(tmp_path / "x" / "site"),
            "AXE": str(files("axe_playwright_python") / "axe.min.js"),
        },
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )
    assert result.returncode == 0, result.stdout + result.stderr
