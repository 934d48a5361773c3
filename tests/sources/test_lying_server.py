"""A server that lies at random: a build ends in time with a graph, and poisons no later one."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from tests.conftest import Online
from tests.hostile_answers import KEY, make_fault, mutate
from tests.s2_server import Library, make_paper

from paperkg.rdf.reader import read_graph
from paperkg.sources.checks import check_paper, check_references

PAPERS = 5
LIST = "- A Title Without Link\n" + "".join(
    f"- [Study {number}](https://arxiv.org/abs/2101.{number:05})\n"
    for number in range(1, PAPERS + 1)
)
PATIENCE = ("--max-wait", "1", "--timeout", "2")


def fill(library: Library) -> None:
    for number in range(1, PAPERS + 1):
        cited = (*range(number + 1, PAPERS + 1), 100 + number)
        ids = {"ArXiv": f"2101.{number:05}"}
        facts = {"abstract": "We extend Study 2.", "venue": "V", "publicationDate": "2021-01-02"}
        library.add(
            make_paper(number, f"Study {number}", cited, ids=ids, tldr={"text": "t"}, **facts)
        )
        library.add(make_paper(100 + number, f"Outside {number}", ids={"DOI": f"10.1000/{number}"}))
    library.add(make_paper(99, "A Title Without Link", (1,)))


@pytest.mark.parametrize("seed", range(6))
def test_whatever_it_says_a_build_ends_and_the_next_is_right(
    online: Online, library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    monkeypatch.setenv("S2_API_KEY", KEY)
    chance = random.Random(seed)
    fill(library)
    library.change = lambda answer: mutate(answer, chance)
    library.faults = [make_fault(chance) for _ in range(seed % 3)]
    for _ in range(2):
        done = online(*PATIENCE, text=LIST)
        assert done.exit_code == 0
        written = [path.read_bytes() for path in (tmp_path / "out").iterdir() if path.is_file()]
        assert not any(KEY.encode() in content for content in (*written, done.output.encode()))
    library.change = lambda answer: answer
    library.faults = []
    assert online("--max-age", "0", *PATIENCE, text=LIST).exit_code == 0
    graph = read_graph(tmp_path / "out" / "graph.trig")
    pairs = {(citation.citing[-5:], citation.cited[-5:]) for citation in graph.citations}
    assert {("00001", "00002"), ("00004", "00005")} <= pairs


def test_a_work_without_a_title_gets_it_from_a_later_answer(
    online: Online, library: Library, tmp_path: Path
) -> None:
    fill(library)
    outside = {key: work["title"] for key, work in library.papers.items() if "Out" in work["title"]}
    for key in outside:
        library.papers[key]["title"] = None
    assert online(text=LIST).exit_code == 0
    for key, title in outside.items():
        library.papers[key]["title"] = title
    assert online("--max-age", "0", text=LIST).exit_code == 0
    graph = read_graph(tmp_path / "out" / "graph.trig")
    named = [paper for paper in graph.papers.values() if not paper.listed]
    assert {paper.title for paper in named} == set(outside.values())
    assert not any(paper.record.remark for paper in named)


@pytest.mark.parametrize("seed", range(40))
def test_what_is_checked_has_no_other_types(seed: int) -> None:
    chance = random.Random(seed)
    right = make_paper(1, "Study", references=(), ids={"ArXiv": "2101.00001"})
    right["references"] = [
        {
            "citedPaper": make_paper(2, "Study"),
            "isInfluential": True,
            "contexts": ["a"],
            "intents": [],
        }
    ]
    answers = [odd for odd in (mutate(right, chance) for _ in range(50)) if isinstance(odd, dict)]
    for odd in answers:
        checked, _ = check_paper(odd)
        assert isinstance(checked.get("title", ""), str)
        assert isinstance(checked.get("year", 2000), int)
        references = odd.get("references")
        check_references(references if isinstance(references, list) else [references])
    assert answers
