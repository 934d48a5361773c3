"""``kg corpus`` on works as a snapshot of OpenAlex gives them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.conftest import Kg
from tests.corpus.test_intake import cite, read_table, write_shard

from paperkg.corpus.layout import read_imported
from paperkg.rdf.namespaces import GRAPH_BUILD, GRAPH_CITATIONS
from paperkg.rdf.store import read_graphs

PAGE = "https://openalex.org/W{}"
LIST = "- [A paper](https://doi.org/10.5555/1)\n- [Another](https://openalex.org/W20000002)\n"


def work(number: int, *references: object, **more: object) -> dict[str, object]:
    """A work as OpenAlex writes it, with some of the fields that kg does not read."""
    return {
        "id": PAGE.format(number),
        "doi": f"https://doi.org/10.5555/{number - 20_000_000}",
        "ids": {"openalex": PAGE.format(number), "mag": number, "pmcid": None},
        "title": f"Work {number}",
        "authorships": [
            {"author_position": "first", "author": {"id": "A1", "display_name": "Ada Lo"}},
            {"author": {"display_name": None}},
        ],
        "primary_location": {"source": {"display_name": "Journal of Works"}, "is_oa": True},
        "publication_year": 2020,
        "publication_date": "2020-02-03",
        "is_retracted": False,
        "referenced_works": [
            PAGE.format(cited) if isinstance(cited, int) else cited for cited in references
        ],
    } | more


@pytest.fixture
def snapshot(kg: Kg, tmp_path: Path) -> Path:
    """Three listed works and what they cite, in two partitions, with broken rows."""
    first, second = 20_000_001, 20_000_002
    write_shard(
        tmp_path / "oa" / "works" / "updated_date=2024-01-15" / "part_000.gz",
        [
            work(first, 20_000_003, 20_000_004, 20_000_003, first, "W5", None),
            work(20_000_003, ids={"pmid": "https://pubmed.ncbi.nlm.nih.gov/12345", "pmcid": 6}),
            work(20_000_004, primary_location=None, authorships=None, referenced_works=None),
        ],
    )
    write_shard(
        tmp_path / "oa" / "works" / "updated_date=2024-02-01" / "part_000.gz",
        [
            work(second, 20_000_003, doi=None),
            work(20_000_005, 20_000_006, publication_year=2001),
            work(20_000_006, publication_year=2010),
            {"id": "https://openalex.org/A7", "referenced_works": [PAGE.format(first)]},
            {"title": "no id"},
            "[1, 2]",
            "{",
        ],
    )
    (tmp_path / "oa" / "works" / "manifest").write_text("{}")
    (tmp_path / "mine.md").write_text(LIST)
    result = kg("corpus", "import", tmp_path / "oa")
    assert result.exit_code == 0, result.stderr
    return tmp_path


def test_works_are_papers_and_citations(snapshot: Path) -> None:
    told = read_imported(snapshot / "oa")
    assert (told.papers, told.citations) == (6, 3)
    assert told.broken == {
        "papers": {},
        "citations": {"cites the future": 1, "given more than once": 1},
        "works": {
            "a reference that is no work": 2,
            "cites itself": 1,
            "no id of a work, or no JSON": 4,
        },
    }
    first = 20_000_001
    assert read_table(snapshot / "oa", "references", "citing, cited") == [
        (first, 20_000_003),
        (first, 20_000_004),
        (20_000_002, 20_000_003),
    ]
    assert read_table(snapshot / "oa", "papers", "title, venue, authors, year, date")[0] == (
        f"Work {first}", "Journal of Works", ["Ada Lo"], 2020, "2020-02-03",
    )  # fmt: skip
    names = {name for name, _ in read_table(snapshot / "oa", "identifiers", "name, corpusid")}
    assert names >= {"doi:10.5555/3", "mag:20000001", "pmid:12345", "pmcid:PMC6"}


def test_a_list_is_asked_by_numbers_of_openalex(kg: Kg, snapshot: Path) -> None:
    corpus = ("--corpus", snapshot / "oa")
    result = kg("corpus", "gaps", snapshot / "mine.md", *corpus, "--json")
    assert result.exit_code == 0, result.stderr
    found = json.loads(result.stdout)
    assert found["not_found"] == []
    assert [(gap["title"], gap["citations"]) for gap in found["missing"]] == [("Work 20000003", 2)]
    into = snapshot / "field"
    assert (
        kg("corpus", "neighbourhood", snapshot / "mine.md", *corpus, "--into", into).exit_code == 0
    )
    graphs = read_graphs(into / "corpus.trig")
    said = {
        str(term) for graph in (GRAPH_BUILD, GRAPH_CITATIONS) for t in graphs[graph] for term in t
    }
    assert "OpenAlex, snapshot of works" in said
    assert PAGE.format(20_000_001) in said
    assert not any("semanticscholar" in text for text in said)


def test_both_layouts_in_one_folder_are_refused(kg: Kg, snapshot: Path) -> None:
    write_shard(snapshot / "oa" / "citations" / "a.gz", [cite(1, 2)])
    result = kg("corpus", "import", snapshot / "oa")
    assert result.exit_code == 2
    assert "Give each a folder of its own" in result.stderr
