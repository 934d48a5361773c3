"""Which paper an entry without an identifier is: found by its title, or said by the person."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.conftest import Kg, Online
from tests.s2_server import Library, make_paper

from paperkg.model import Entry, PaperKind
from paperkg.rdf.reader import read_graph
from paperkg.sources.semantic_scholar import read_work
from paperkg.sources.title_match import match_title


def match(title: str, found: str, note: str = "", year: int = 2017, author: str = "Ada Lee") -> str:
    entry = Entry(title, (), (), (), note, read=False, kind=PaperKind.PAPER, file="l.md", line=1)
    paper = make_paper(1, found, year=year, authors=[{"name": author}])
    return str(match_title(entry, read_work(paper)).verdict)


@pytest.mark.parametrize(
    ("title", "found", "note"),
    [
        ("Attention Is All You Need", "Attention is All you Need", ""),
        ("Attention is all you need!", "Attention Is All You Need", "(2017), A. Lee et al."),
        ("Language model pre-training", "Language Model Pretraining", ""),
        ("Attention Is All You Need", "Attention Is All You Need", "2018, the published version"),
        ("Mamba", "Mamba", "2017"),
    ],
)
def test_equal_titles_are_taken(title: str, found: str, note: str) -> None:
    assert match(title, found, note) == "taken"


@pytest.mark.parametrize(
    ("title", "found", "note"),
    [
        ("Attention Is All You Need", "Attention Is Not All You Need", ""),
        ("Attention Is All You Need", "Attention Is All You Need in Speech Separation", ""),
        ("Attention Is All You Need", "Is Attention All You Need?", ""),
        ("Attention Is All You Need", "Attention Is All You Need", "1999"),
        ("Attention Is All You Need", "Attention Is All You Need", "B. Other et al."),
        ("Mamba", "Mamba", ""),
        ("Mamba", "Mamba: Linear-Time Sequence Modeling", ""),
        ("SAM", "SAM: Sharpness-Aware Minimization", ""),
        ("Attention Is All You Need", "A Study of Bees", ""),
    ],
)
def test_near_misses_are_not_taken(title: str, found: str, note: str) -> None:
    assert match(title, found, note) != "taken"


LIST = "- Attention Is All You Need\n- A Study of Many Bees - 2019\n- Something Else Entirely\n"


def fill(library: Library) -> None:
    library.add(
        make_paper(1, "Attention Is All You Need", (3,), ids={"ArXiv": "1706.03762"}),
        make_paper(2, "A Study of Many Big Bees", (3,), ids={"ArXiv": "1901.00002"}),
        make_paper(3, "Cited"),
    )


def test_titles_are_searched_once_and_the_report_says_what_came_of_it(
    online: Online, library: Library, tmp_path: Path
) -> None:
    # Without the packaged facts, which know the first: another title.
    fill(library)
    library.papers[f"{1:040x}"]["title"] = "An Unheard Title of Ours"
    text = LIST.replace("Attention Is All You Need", "An unheard title of ours")
    result = online("--no-sentences", text=text)
    assert library.count("/search/match") == 3
    assert "Titles whose match is doubtful: 1" in result.stderr
    taken, bees, other = read_graph(tmp_path / "out" / "graph.trig").listed
    assert taken.iri == "https://doi.org/10.48550/arXiv.1706.03762"
    assert "An unheard title of ours" in (taken.title, *taken.alternatives)
    assert not bees.identifiers
    assert not other.identifiers
    for _ in range(2):
        report = (tmp_path / "out" / "report.md").read_text()
        assert "A Study of Many Big Bees" in report
        assert "arxiv:1901.00002" in report
        online("--no-sentences")
    assert len(library.requests) == 4


def test_hostile_titles_are_searched_as_they_are(online: Online, library: Library) -> None:
    fill(library)
    title = "Bees & wasps? #1 100% x<y ../../etc Ωμέγα"
    online("--no-sentences", text=f"- {title}\n")
    (request,) = library.requests
    assert request.count("&fields=") == 1
    assert "Bees+%26+wasps" in request


def test_a_person_resolves_it_for_good(
    online: Online, library: Library, kg: Kg, tmp_path: Path
) -> None:
    fill(library)
    own = '# my words\n@prefix kg: <https://w3id.org/paperkg#> .\n# "more"'
    (tmp_path / "list.curated.ttl").write_text(own)
    online("--no-sentences", text=LIST)
    result = kg("resolve", "bees", "arXiv:1901.00002v3", "--output", tmp_path / "out")
    assert result.exit_code == 0
    assert result.stdout.strip() == str(tmp_path / "list.curated.ttl")
    assert (tmp_path / "list.curated.ttl").read_text().startswith(own)
    online("--no-sentences")
    bees = read_graph(tmp_path / "out" / "graph.trig").listed[1]
    assert bees.identifiers[0].curie == "arxiv:1901.00002"
    assert bees.authors
    again = kg("resolve", "bees", "1901.00009", "--output", tmp_path / "out")
    assert again.exit_code == 2
    assert "change it there" in again.stderr
    before = (tmp_path / "list.curated.ttl").read_bytes()
    online("--no-sentences", "--max-age", "0")
    assert (tmp_path / "list.curated.ttl").read_bytes() == before


@pytest.mark.parametrize(
    ("entry", "identifier", "words"),
    [
        ("wasps and hornets", "1901.00002", "nor anything like it"),
        ("study of mny bees", "1901.00002", "nearest titles"),
        ("a", "1901.00002", "type more"),
        ("bees", "https://example.org/x", "not the identifier"),
    ],
)
def test_what_cannot_be_resolved_is_said(
    kg: Kg, tmp_path: Path, entry: str, identifier: str, words: str
) -> None:
    (tmp_path / "list.md").write_text(LIST)
    result = kg("resolve", entry, identifier, "--list", tmp_path / "list.md")
    assert result.exit_code == 2
    assert words in result.stderr
    assert not (tmp_path / "list.curated.ttl").exists()


def test_a_broken_curated_file_is_not_added_to(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "list.md").write_text(LIST)
    (tmp_path / "list.curated.ttl").write_text("oops")
    result = kg("resolve", "bees", "1901.00002", "--list", tmp_path / "list.md")
    assert result.exit_code == 1
    assert "list.curated.ttl:1" in result.stderr
    assert (tmp_path / "list.curated.ttl").read_text() == "oops"


def test_the_packaged_list_is_not_written_to(kg: Kg, output: Path) -> None:
    result = kg("resolve", "Optimal Brain Damage", "CorpusID:7785881", "--output", output)
    assert result.exit_code == 2
    assert "ships with kg" in result.stderr
