"""What once failed ends in a result or a sentence; `scripts/fuzz` looks for more of it."""

from __future__ import annotations

import random

import pytest

from tests.fuzz import TARGETS, find_fault, mutate, read_corpus

CASES = [(target, name, data) for target in TARGETS for name, data in read_corpus(target)]


@pytest.mark.parametrize(
    ("target", "name", "data"), CASES, ids=[f"{target}/{name}" for target, name, _ in CASES]
)
def test_what_once_failed_ends_as_it_should(target: str, name: str, data: bytes) -> None:
    assert not find_fault(target, data, name)


def test_a_traceback_and_a_wait_are_faults(monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(data: bytes, name: str) -> None:
        raise ZeroDivisionError(name)

    def hang(data: bytes, name: str) -> None:
        while data:
            pass

    monkeypatch.setattr("tests.fuzz.LIMIT", 1)
    monkeypatch.setitem(TARGETS, "names", crash)
    assert find_fault("names", b"x", "x") == "ZeroDivisionError: x"
    monkeypatch.setitem(TARGETS, "names", hang)
    assert find_fault("names", b"x", "x") == "longer than 1 s"


def test_inputs_are_changed() -> None:
    chance = random.Random(1)
    assert len({mutate(b"a study of names", b"other", chance) for _ in range(50)}) > 40
