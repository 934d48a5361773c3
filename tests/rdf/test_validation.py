from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from rdflib import RDF, SH, BNode, Graph
from rdflib.term import Node
from tests.conftest import Kg

from paperkg.rdf.store import read_turtle
from paperkg.rdf.validation import DERIVED_SHAPES, SHAPES, validate_against
from paperkg.resources import ONTOLOGY

EXAMPLES = ONTOLOGY / "examples"
NO_CONSTRAINT = {
    RDF.type,
    SH.path,
    SH.property,
    SH.message,
    SH.targetClass,
    SH.targetSubjectsOf,
    SH.targetNode,
}
TARGETS = (SH.targetClass, SH.targetSubjectsOf, SH.targetNode)

Triple = tuple[Node, Node, Node]


@dataclass(frozen=True)
class Constraint:
    """One thing that a shape asks for: a statement of the shapes, which can be taken out.

    ``name`` is the shape's, the property's and the constraint's; so its example is called.
    """

    name: str
    shape: Node
    statement: Triple


def kebab(*names: Node | None) -> str:
    """Write local names with hyphens: CitationCount is citation-count."""
    words = (re.split(r"[/#]", str(name))[-1] for name in names if name is not None)
    return "-".join(re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", word).lower() for word in words)


def find_property(shapes: Graph, node: Node) -> Node | None:
    """Find the property that a shape is about: the first of alternatives, whichever way round."""
    path = shapes.value(node, SH.path)
    if not isinstance(path, BNode):
        return path
    alternatives = shapes.value(path, SH.alternativePath)
    return shapes.value(path, SH.inversePath) or shapes.value(alternatives, RDF.first)


def find_constraints(shapes: Graph) -> Iterator[Constraint]:
    """Find all that the shapes ask for, whatever it is."""
    for shape in sorted(shapes.subjects(RDF.type, SH.NodeShape), key=str):
        for node in (shape, *shapes.objects(shape, SH.property)):
            for predicate, value in shapes.predicate_objects(node):
                if predicate not in NO_CONSTRAINT:
                    name = kebab(shape, find_property(shapes, node), predicate)
                    yield Constraint(name, shape, (node, predicate, value))


@contextmanager
def without(shapes: Graph, statement: Triple) -> Iterator[Graph]:
    """Give the shapes without a statement, for a while."""
    shapes.remove(statement)
    yield shapes
    shapes.add(statement)


ALL_SHAPES = [read_turtle(SHAPES), read_turtle(DERIVED_SHAPES)]
CONSTRAINTS = [
    (shapes, constraint) for shapes in ALL_SHAPES for constraint in find_constraints(shapes)
]


def invalid(constraint: Constraint) -> Path:
    return EXAMPLES / "invalid" / f"{constraint.name}.ttl"


def messages(example: Path, shapes: Graph) -> list[str]:
    return [violation.message for violation in validate_against(read_turtle(example), shapes)]


def test_each_shape_and_each_constraint_has_a_file() -> None:
    shapes = {kebab(constraint.shape) for _, constraint in CONSTRAINTS}
    assert {file.stem for file in (EXAMPLES / "valid").glob("*.ttl")} == shapes
    names = [constraint.name for _, constraint in CONSTRAINTS]
    assert sorted(file.stem for file in (EXAMPLES / "invalid").glob("*.ttl")) == sorted(names)


@pytest.mark.parametrize("shapes", ALL_SHAPES, ids=["shapes", "derived-shapes"])
def test_valid_examples_conform(shapes: Graph) -> None:
    for shape in shapes.subjects(RDF.type, SH.NodeShape):
        assert messages(EXAMPLES / "valid" / f"{kebab(shape)}.ttl", shapes) == []


@pytest.mark.parametrize(
    ("shapes", "constraint"), [pytest.param(*pair, id=pair[1].name) for pair in CONSTRAINTS]
)
def test_an_invalid_example_breaks_its_constraint_alone(
    shapes: Graph, constraint: Constraint
) -> None:
    example = invalid(constraint)
    message = example.read_text(encoding="utf-8").partition("\n")[0].removeprefix("# message: ")
    assert messages(example, shapes) == [message]
    with without(shapes, constraint.statement):
        assert messages(example, shapes) == []


@pytest.mark.parametrize("shapes", ALL_SHAPES, ids=["shapes", "derived-shapes"])
def test_each_target_is_needed_by_an_example(shapes: Graph) -> None:
    for target in TARGETS:
        for shape, kind in list(shapes.subject_objects(target)):
            examples = [
                invalid(constraint) for _, constraint in CONSTRAINTS if constraint.shape == shape
            ]
            with without(shapes, (shape, target, kind)):
                assert any(messages(example, shapes) == [] for example in examples), kind


def test_validate_says_what_is_wrong_with_what(kg: Kg) -> None:
    file = EXAMPLES / "invalid" / "work-issued-pattern.ttl"
    result = kg("validate", file)
    assert result.exit_code == 1
    assert result.stdout == (
        f"{file}:9: <https://example.org/paper>: A work has at most one dcterms:issued: a year, a month or a "
        'day, such as 2023, 2023-02 or 2023-02-27. Found: "long ago"\n'
    )


def test_the_built_graph_conforms(kg: Kg, output: Path) -> None:
    result = kg("validate", "--output", output)
    assert result.exit_code == 0
    assert "conforms" in result.stderr


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("bad.ttl", "@prefix kg: <https://x/> .\nkg:a kg:b ; .", "bad.ttl:2"),
        ("data.csv", "a,b", "not an RDF file"),
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
