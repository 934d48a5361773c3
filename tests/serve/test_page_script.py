"""The script of the pages: what needs no screen, by Node."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

UNIT_TESTS = Path(__file__).parent / "page"


def test_the_parts_without_a_screen_do_what_their_tests_say() -> None:
    node = shutil.which("node")
    if node is None and os.environ.get("CI") == "true":
        pytest.fail("In CI, Node must be there.")
    if node is None:
        pytest.skip("there is no Node on this machine, so the script's unit tests were not run")
    result = subprocess.run(
        [node, "--test", *sorted(map(str, UNIT_TESTS.glob("*.test.js")))],
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr
