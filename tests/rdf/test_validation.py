from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import RDF, SH
from tests.conftest import Kg

from paperkg.rdf.store import read_turtle
from paperkg.rdf.validation import validate_derived, validate_graph
from paperkg.resources import ONTOLOGY

VALID = sorted((ONTOLOGY / "examples" / "valid").glob("*.ttl"))
INVALID = sorted((ONTOLOGY / "examples" / "invalid").glob("*.ttl"))


def shapes_of(file: str) -> set[str]:
    shapes = read_turtle(ONTOLOGY / file).subjects(RDF.type, SH.NodeShape)
    return {str(shape).rpartition("/")[2].lower() for shape in shapes}


def is_derived(example: Path) -> bool:
    """Tell whether an example is of a shape for the program's own graph."""
    return example.stem.replace("-", "") in shapes_of("derived-shapes.ttl")


def test_each_shape_has_a_file_that_passes_and_one_that_fails() -> None:
    names = shapes_of("shapes.ttl") | shapes_of("derived-shapes.ttl")
    for files in (VALID, INVALID):
        assert {file.stem.replace("-", "") for file in files} == names


@pytest.mark.parametrize("file", VALID, ids=lambda path: path.stem)
def test_valid_examples_conform(file: Path) -> None:
    validate = validate_derived if is_derived(file) else validate_graph
    assert validate(read_turtle(file)) == []


@pytest.mark.parametrize("file", INVALID, ids=lambda path: path.stem)
def test_invalid_examples_fail_with_a_sentence(kg: Kg, file: Path) -> None:
    if is_derived(file):
        assert validate_derived(read_turtle(file))
        return
    result = kg("validate", file)
    assert result.exit_code == 1
    for line in result.stdout.splitlines():
        assert ": " in line
        assert line.endswith(".") or " Found: " in line


def test_the_built_graph_conforms(kg: Kg, output: Path) -> None:
    result = kg("validate", "--output", output)
    assert result.exit_code == 0
    assert "conforms" in result.stderr


def test_every_property_shape_says_what_it_asks_for() -> None:
    shapes = read_turtle(ONTOLOGY / "shapes.ttl") + read_turtle(ONTOLOGY / "derived-shapes.ttl")
    for shape in set(shapes.objects(None, SH.property)):
        assert shapes.value(shape, SH.message), shapes.value(shape, SH.path)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("bad.ttl", "@prefix kg: <https://x/> .\nkg:a kg:b ; .", "bad.ttl:2"),
        ("data.csv", "a,b", "no RDF file"),
    ],
)
def test_a_file_that_is_no_rdf_is_named(
    kg: Kg, tmp_path: Path, name: str, content: str, words: str
) -> None:
    (tmp_path / name).write_text(content)
    result = kg("validate", tmp_path / name)
    assert result.exit_code == 1
    assert words in result.stderr
    assert kg("validate", tmp_path / "none.ttl").exit_code == 1
