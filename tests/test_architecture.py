"""The arrows between the stages, and the public surface of each module."""

from __future__ import annotations

import ast
import importlib
from pathlib import Path

import pytest

import paperkg

PACKAGE = Path(paperkg.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))

# A stage and what it must not import.
FORBIDDEN = {
    "model": ("reading", "sources", "lineage", "rdf", "algorithms", "export", "cli", "build"),
    "identifiers": ("model", "reading", "sources", "lineage", "rdf", "algorithms", "export", "cli"),
    "reading": ("sources", "lineage", "rdf", "algorithms", "export", "cli", "build"),
    "sources": ("lineage", "rdf", "algorithms", "export", "cli", "build"),
    "lineage": ("sources", "rdf", "algorithms", "export", "cli", "build"),
    "rdf": ("reading", "sources", "lineage", "algorithms", "export", "cli", "build"),
    "algorithms": ("reading", "sources", "lineage", "rdf", "export", "cli", "build"),
    "export": ("reading", "sources", "lineage", "rdf", "cli", "build"),
}


def imports_of(module: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return names


def stage_of(module: Path) -> str:
    return module.relative_to(PACKAGE).parts[0].removesuffix(".py")


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_arrows_point_one_way(module: Path) -> None:
    forbidden = FORBIDDEN.get(stage_of(module), ())
    wrong = {
        name
        for name in imports_of(module)
        for stage in forbidden
        if name == f"paperkg.{stage}" or name.startswith(f"paperkg.{stage}.")
    }
    assert not wrong


def test_nothing_imports_the_commands() -> None:
    for module in MODULES:
        if stage_of(module) != "cli":
            assert not any(name.startswith("paperkg.cli") for name in imports_of(module)), module


def test_one_module_names_the_triple_store() -> None:
    named = {
        str(module.relative_to(PACKAGE))
        for module in MODULES
        if {"pyoxigraph", "oxrdflib"} & imports_of(module)
    }
    assert named == {"rdf/store.py"}


def test_only_sources_may_open_sockets() -> None:
    network = {"semanticscholar", "httpx", "requests", "urllib.request", "socket", "http.client"}
    for module in MODULES:
        if stage_of(module) != "sources":
            assert not network & imports_of(module), module


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_modules_are_small_and_say_what_they_offer(module: Path) -> None:
    name = ".".join(("paperkg", *module.relative_to(PACKAGE).with_suffix("").parts))
    loaded = importlib.import_module(name.removesuffix(".__init__"))
    assert loaded.__doc__
    # The model is one vocabulary, and mostly docstrings.
    most = 800 if module.name == "model.py" else 450
    assert len(module.read_text(encoding="utf-8").splitlines()) <= most
    if module.name != "__init__.py":
        assert loaded.__all__ == sorted(
            loaded.__all__, key=lambda one: (not one.isupper(), not one[0].isupper(), one)
        )
        assert all(hasattr(loaded, exported) for exported in loaded.__all__)
