"""Programs that are not in Python: a test needs them, and a machine may lack them."""

from __future__ import annotations

import os
import shutil
from typing import NoReturn

import pytest


def leave_out(reason: str) -> NoReturn:
    """Skip a test for what this machine lacks; in CI, where every test runs, fail."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"In CI every test runs, but {reason}.")
    pytest.skip(reason)


def find_tool(name: str, *, get_it: str) -> str:
    """Find a program; a test that needs it is left out where it is missing."""
    return shutil.which(name) or leave_out(f"there is no {name} on this machine: {get_it}")
