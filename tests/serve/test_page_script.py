"""The script of the pages: what needs no screen, by Node."""

from __future__ import annotations

import subprocess
from pathlib import Path

from tests.tools import find_tool

UNIT_TESTS = Path(__file__).parent / "page"


def test_the_parts_without_a_screen_do_what_their_tests_say() -> None:
    node = find_tool("node", get_it="install Node")
    result = subprocess.run(
        [node, "--test", *sorted(map(str, UNIT_TESTS.glob("*.test.js")))],
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr
