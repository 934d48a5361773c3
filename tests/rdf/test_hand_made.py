"""Turtle written by hand: a result, or a sentence with its file and line, in bounded time."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import BNode, Literal, URIRef
from tests.conftest import Kg

from paperkg.errors import InputError
from paperkg.rdf.blank_nodes import label_blank_nodes
from paperkg.rdf.curated import extract_curated
from paperkg.rdf.hand_made import parse_hand_made
from paperkg.rdf.store import parse_rdf, serialize_graphs

PREFIXES = """\
@prefix kg: <https://w3id.org/paperkg#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix schema: <https://schema.org/> .
@prefix fabio: <http://purl.org/spar/fabio/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
REST = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#rest>"
PAPER = "<https://arxiv.org/abs/2101.00001>"
LINE = PREFIXES.count("\n") + 1
NAME = URIRef("https://example.org/graph")


def read(folder: Path, text: str | bytes) -> int:
    file = folder / "mine.curated.ttl"
    content = text if isinstance(text, bytes) else (PREFIXES + text).encode()
    return len(parse_hand_made(content, file=file))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f"{PAPER} fabio:hasPageCount 12345678901234567890 .", "no integer"),
        (f"{PAPER} fabio:hasPageCount {'9' * 5000} .", "no integer"),
        (f'{PAPER} fabio:hasPageCount "-4" .', "hasPageCount"),
        (f'{PAPER} fabio:hasPageCount "many"^^xsd:integer .', "no integer"),
        (f'{PAPER} kg:read "maybe"^^xsd:boolean .', "no boolean"),
        (f'{PAPER} schema:timeRequired "PTNaNH" .', "timeRequired"),
        (f'{PAPER} schema:timeRequired "PTNaNH"^^xsd:duration .', "no duration"),
        (f'{PAPER} schema:timeRequired "P99999999999999999999D" .', "timeRequired"),
        (f'{PAPER} schema:timeRequired "-PT1H" .', "timeRequired"),
        ('<x:c> a kg:Concept ; kg:origin "aliens" .', "kg:origin"),
        (f'{PAPER} skos:note "{"x" * 1_000_001}" .', "shorten"),
        (f"{PAPER} kg:buildsOn <http://[::1> .", "is not valid TTL"),
        (f'{PAPER} skos:note "\\uD800" .', "is not valid TTL"),
        ('"a" skos:note "b" .', "is not valid TTL"),
        (f"{PAPER} kg:needsOneOf _:l . _:l {REST} _:l .", "does not end"),
        (f"<x:a> {REST} <x:b> . <x:b> {REST} <x:a> .", "does not end"),
        (f"<x:a> {REST} () . <x:a> {REST} (1) .", "two ends"),
        (f"<x:a> {REST} <x:b> .", "does not end"),
    ],
)
def test_what_kg_cannot_understand_is_named_with_its_line(
    tmp_path: Path, text: str, words: str
) -> None:
    with pytest.raises(InputError, match=words) as caught:
        read(tmp_path, text)
    assert f"mine.curated.ttl:{LINE}:" in str(caught.value)
    assert len(str(caught.value)) < 600


@pytest.mark.parametrize(
    "text",
    [
        f"<< {PAPER} kg:buildsOn <x:a> >> kg:confidence 0.5 .",
        f"{PAPER} kg:says <<( {PAPER} kg:buildsOn <x:a> )>> .",
        f"{PAPER} kg:buildsOn <x:a> {{| kg:confidence 0.5 |}} .",
    ],
)
def test_statements_about_statements_are_named(tmp_path: Path, text: str) -> None:
    with pytest.raises(InputError, match=r"RDF 1\.2"):
        read(tmp_path, text)


@pytest.mark.parametrize("content", [b"\x00" * 100, b"\x1f\x8b\x08" + bytes(50), b"\xff\xfe\x00"])
def test_what_is_no_text_is_named(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(InputError, match=r"mine\.curated\.ttl"):
        read(tmp_path, content)


def test_a_text_too_long_for_the_parser_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="16 MB"):
        read(tmp_path, f'{PAPER} skos:note "{"x" * 17_000_000}" .')


def test_too_many_statements_are_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("paperkg.rdf.hand_made.MAX_STATEMENTS", 3)
    with pytest.raises(InputError, match="4 statements"):
        read(tmp_path, f'{PAPER} skos:note "a", "b", "c", "d" .')


EACH_TO_EACH = "\n".join(
    f"_:b{first} skos:related _:b{other} ." for first in range(24) for other in range(24)
)
DEEP_LIST = "<x:a> skos:member " + "(" * 3000 + ")" * 3000 + " ."
DEEP_NODES = "<x:a> skos:member " + "[ skos:member " * 3000 + "1" + "]" * 3000 + " ."
MANY_ALIKE = "[] skos:note [ skos:note [] ] .\n" * 5000


@pytest.mark.parametrize("text", [EACH_TO_EACH, DEEP_LIST, DEEP_NODES, MANY_ALIKE])
def test_no_shape_of_blank_nodes_takes_long(tmp_path: Path, text: str) -> None:
    begun = time.perf_counter()
    graph = parse_rdf((PREFIXES + text).encode(), name=tmp_path / "a.ttl")
    again = parse_rdf((PREFIXES + text).encode(), name=tmp_path / "a.ttl")
    assert serialize_graphs({NAME: graph}) == serialize_graphs({NAME: again})
    assert time.perf_counter() - begun < 20


# --- names of blank nodes ------------------------------------------------------------------------

_nodes = st.integers(0, 5)
_trees = st.lists(st.tuples(_nodes, st.sampled_from("pq"), st.integers(0, 5) | st.text("ab")))


@given(_trees, st.randoms())
def test_names_tell_only_what_is_said(edges: list[tuple[int, str, int | str]], chance) -> None:  # type: ignore[no-untyped-def]
    """Whatever the nodes are called in the file, and in whatever order: the names are the same."""

    def names(prefix: str, order: list[tuple[int, str, int | str]]) -> list[str]:
        def node(place: int | str) -> BNode | Literal:
            return BNode(f"{prefix}{place}") if isinstance(place, int) else Literal(place)

        return sorted(
            label_blank_nodes(
                {
                    NAME: [
                        (node(subject), URIRef(f"x:{edge}"), node(value))
                        for subject, edge, value in order
                    ]
                }
            ).values()
        )

    shuffled = edges[:]
    chance.shuffle(shuffled)
    found = names("one", edges)
    assert found == names("other", shuffled)
    assert len(found) == len(set(found))


@pytest.mark.parametrize("address", ["http://schema.org/", "https://schema.org/"])
def test_terms_of_schema_org_are_taken_under_both_its_addresses(
    tmp_path: Path, address: str
) -> None:
    text = (
        f"@prefix kg: <https://w3id.org/paperkg#> . @prefix s: <{address}> .\n"
        "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"
        f"[] a kg:ReadMark ; s:about {PAPER} .\n"
        f'{PAPER} s:timeRequired "PT1H30M"^^xsd:duration .\n'
    )
    said = extract_curated(parse_hand_made(text.encode(), file=tmp_path / "own.ttl"))
    assert [mark.about for mark in said.read_marks] == [PAPER.strip("<>")]
    assert [effort.minutes for effort in said.efforts] == [90]


def test_classes_of_schema_org_are_taken_too_and_pages_are_not(tmp_path: Path) -> None:
    text = (
        "@prefix s: <http://schema.org/> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .\n"
        f"{PAPER} a s:ScholarlyArticle ; s:itemListOrder s:ItemListOrderAscending ;\n"
        "    s:name 'http://schema.org/Person' ; s:url <http://schema.org/docs/full.html> ;\n"
        "    foaf:page <http://schema.org/Person> ."
    )
    said = parse_hand_made(text.encode(), file=tmp_path / "own.ttl")
    assert {str(value) for _, _, value in said} == {
        "https://schema.org/ScholarlyArticle",
        "https://schema.org/ItemListOrderAscending",
        "http://schema.org/Person",
        "http://schema.org/docs/full.html",
    }
    assert {str(predicate) for _, predicate, _ in said if "schema" in str(predicate)} == {
        f"https://schema.org/{name}" for name in ("itemListOrder", "name", "url")
    }


def test_a_file_with_terms_of_the_old_address_conforms(kg: Kg, tmp_path: Path) -> None:
    text = (
        "@prefix kg: <https://w3id.org/paperkg#> . @prefix s: <http://schema.org/> .\n"
        f"[] a kg:ReadMark ; s:about {PAPER} .\n"
    )
    (tmp_path / "own.ttl").write_text(text)
    assert kg("validate", tmp_path / "own.ttl").exit_code == 0


@pytest.mark.parametrize(
    "text",
    [
        f"<< {PAPER} kg:later <x:b> >> kg:note 1 .",
        f"{PAPER} kg:later <x:b> {{| kg:note 1 |}} .",
        f"{PAPER} kg:later << <x:b> kg:x kg:y >> .",
        "[] kg:reifies <<( <x:b> kg:x kg:y )>> .",
    ],
)
def test_a_statement_about_a_statement_is_named_with_its_line(tmp_path: Path, text: str) -> None:
    with pytest.raises(InputError, match="of a statement") as caught:
        read(tmp_path, f'{PAPER} skos:note """two\nlines""" .\n{text}\n# the end\n')
    assert caught.value.line == LINE + 2


BROKEN = [
    ('[] a kg:Assertion ;\n  kg:later <x:b> ;\n  kg:earlier "x" .', 2, "exactly one kg:earlier"),
    ("\n[] a kg:Assertion ; kg:later <x:b> .", 1, "exactly one kg:earlier"),
    (f'{PAPER}\n  kg:read\n  "maybe" .', 2, "at most one kg:read"),
    ('<https://arxiv.org/pdf/2101.00001v3>\n  kg:read "maybe" .', 1, "at most one kg:read"),
    ("<x:c> skos:note 1 .\n<x:c> a kg:Concept .", 0, "has a skos:prefLabel"),
    ('[] a kg:Resolution ; kg:entry "x" .', 0, "exactly one kg:paper"),
    ("() a kg:Denial .", 0, "exactly one kg:later"),
]


@pytest.mark.parametrize(("text", "below", "words"), BROKEN)
def test_what_breaks_a_shape_is_named_with_its_line(
    kg: Kg, tmp_path: Path, text: str, below: int, words: str
) -> None:
    (tmp_path / "list.md").write_text("- [A study](https://arxiv.org/abs/2101.00001)\n")
    other = '[] a kg:Resolution ; kg:entry "A study" ; kg:paper <https://doi.org/10.1000/x> .\n'
    own = tmp_path / "list.curated.ttl"
    own.write_text(f"{PREFIXES}{other}{text}\n")
    done = kg("build", tmp_path / "list.md", "--offline", "--output", tmp_path / "out")
    assert done.exit_code == 1
    shown = [line for line in done.stderr.splitlines() if words in line]
    assert shown
    assert shown[0].strip().startswith(f"{own}:{LINE + 1 + below}: ")
    checked = kg("validate", own)
    assert f"{own}:{LINE + 1 + below}: " in checked.stdout
