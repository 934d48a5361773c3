"""A test can fail: no expectation of one depends on a condition of its own."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

FILES = sorted(Path(__file__).parent.rglob("test_*.py"))


def find_tests(source: str) -> Iterator[ast.FunctionDef]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            yield node


def evasions(source: str) -> Iterator[str]:
    """Say where a test may pass without an expectation: under an `if`, by an `or`, by a return."""
    for test in find_tests(source):
        for node in ast.walk(test):
            if isinstance(node, ast.Return) and node.value is None:
                yield f"{test.name}:{node.lineno}: returns"
            if isinstance(node, ast.If | ast.ExceptHandler):
                inside = [part for part in ast.walk(node) if isinstance(part, ast.Assert)]
                yield from (f"{test.name}:{part.lineno}: under a condition" for part in inside)
            if isinstance(node, ast.Assert):
                parts = list(ast.walk(node.test))
                if any(isinstance(part, ast.IfExp) for part in parts):
                    yield f"{test.name}:{node.lineno}: an if in the expectation"
                if any(isinstance(part, ast.BoolOp) and is_or(part) for part in parts):
                    yield f"{test.name}:{node.lineno}: an or in the expectation"


def is_or(operation: ast.BoolOp) -> bool:
    return isinstance(operation.op, ast.Or)


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.stem)
def test_each_test_can_fail(file: Path) -> None:
    assert list(evasions(file.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "body",
    [
        "if found:\n        assert found == 1",
        "assert found == 1 or found == 2",
        "assert found == (1 if big else 2)",
        "return",
        "try:\n        f()\n    except ValueError as error:\n        assert str(error)",
    ],
)
def test_what_lets_a_test_pass_is_found(body: str) -> None:
    assert list(evasions(f"def test_it() -> None:\n    {body}\n"))
