"""A build that asks Semantic Scholar: the real client against a server that follows the rules."""

from __future__ import annotations

import os
import re
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import Kg, Online
from tests.s2_server import (
    Fault,
    Handler,
    Library,
    broken_json,
    cut_off,
    html,
    make_paper,
    reset,
    slow,
    status,
)

from paperkg.model import KnowledgeGraph, Paper
from paperkg.rdf.reader import read_graph

LIST = """\
- [The First Paper of Three](https://arxiv.org/abs/2101.00001)
- [The Second Paper of Three](https://arxiv.org/pdf/2102.00002v3) - a note
- [The Third Paper of Three](https://doi.org/10.1000/THIRD)
"""


def fill(library: Library) -> None:
    """Third cites second and first, second cites first; two works outside are cited."""
    library.add(
        make_paper(1, "The First Paper of Three", (10,), ids={"ArXiv": "2101.00001"}, year=2021),
        make_paper(2, "The Second Paper of Three", (1, 10), ids={"ArXiv": "2102.00002"}),
        make_paper(3, "The Third Paper of Three", (1, 2, 11), ids={"DOI": "10.1000/third"}),
        make_paper(10, "A Work Outside", ids={"ArXiv": "1901.00010"}, year=2019),
        make_paper(11, "Another Work Outside", year=2018),
    )


def load(tmp_path: Path) -> KnowledgeGraph:
    return read_graph(tmp_path / "out" / "graph.trig")


def citations(graph: KnowledgeGraph) -> set[tuple[str, str]]:
    names = {iri: paper.title for iri, paper in graph.papers.items()}
    return {(names[citation.citing], names[citation.cited]) for citation in graph.citations}


FIRST, SECOND, THIRD = (f"The {n} Paper of Three" for n in ("First", "Second", "Third"))
RIGHT = {
    (FIRST, "A Work Outside"),
    (SECOND, FIRST),
    (SECOND, "A Work Outside"),
    (THIRD, FIRST),
    (THIRD, SECOND),
    (THIRD, "Another Work Outside"),
}


def by_title(graph: KnowledgeGraph, title: str) -> Paper:
    (paper,) = (paper for paper in graph.papers.values() if paper.title == title)
    return paper


# --- what is asked and what comes of it ------------------------------------------------------------


def test_one_request_brings_papers_and_citations(
    online: Online, library: Library, tmp_path: Path
) -> None:
    fill(library)
    library.papers[f"{3:040x}"] |= {
        "abstract": "We do <b>things</b>.",
        "tldr": {"model": "m", "text": "Does things."},
        "openAccessPdf": {"url": "https://example.org/third.pdf", "status": "GREEN"},
        "fieldsOfStudy": ["Computer Science"],
        "publicationDate": "2020-05-06",
        "venue": "A Venue",
    }
    result = online("--no-sentences", text=LIST)
    assert result.exit_code == 0
    assert len(library.requests) == 1
    assert library.asked == [["ARXIV:2101.00001", "ARXIV:2102.00002", "DOI:10.1000/third"]]
    graph = load(tmp_path)
    assert citations(graph) == RIGHT
    third = by_title(graph, THIRD)
    assert (third.record.abstract, third.record.summary) == ("We do <b>things</b>.", "Does things.")
    assert (third.issued, third.venue, third.authors) == ("2020-05-06", "A Venue", ("Ada Author",))
    assert (third.record.citation_count, third.record.fields) == (7, ("Computer Science",))
    assert third.record.open_access == "https://example.org/third.pdf"
    assert {identifier.curie for identifier in third.identifiers} >= {
        "doi:10.1000/third",
        f"s2:{3:040x}",
    }
    outside = by_title(graph, "A Work Outside")
    assert not outside.listed
    assert outside.year == 2019
    assert "6 citations are new" in result.stderr


def test_sentences_are_asked_for_once(online: Online, library: Library, tmp_path: Path) -> None:
    fill(library)
    said = {
        "contexts": ["We extend [2]."],
        "intents": ["methodology"],
        "contextsWithIntent": [
            {"context": "We extend [2].", "intents": ["methodology"]},
            {"context": "Much came before [2].", "intents": ["background"]},
            {"context": "No intent [2].", "intents": None},
        ],
        "isInfluential": True,
    }
    library.sentences[f"{2:040x}", f"{1:040x}"] = said
    online(text=LIST)
    assert len(library.requests) == 4
    graph = load(tmp_path)
    assert citations(graph) == RIGHT
    second = by_title(graph, SECOND).iri
    (extended,) = (
        citation for citation in graph.citations if citation.citing == second and citation.sentences
    )
    assert (
        extended.sentences,
        extended.method_sentences,
        extended.intents,
        extended.is_influential,
    ) == (
        ("We extend [2].",),
        ("We extend [2].",),
        ("methodology",),
        True,
    )
    online("--max-age", "0")
    assert len(library.requests) == 5  # the reference lists have not changed
    assert load(tmp_path).citations == graph.citations


@pytest.mark.parametrize("ids", [{"DOI": "10.1000/published"}, {"ArXiv": "2201.00099"}])
def test_an_answer_under_another_identifier_is_taken_and_both_are_kept(
    online: Online, library: Library, tmp_path: Path, ids: dict[str, str]
) -> None:
    fill(library)
    library.papers[f"{1:040x}"] |= {"externalIds": ids}
    library.aliases["ARXIV:2101.00001"] = f"{1:040x}"
    result = online("--no-sentences", text=LIST.replace("2102.00002", "2102.99999"))
    assert result.exit_code == 0
    first = by_title(load(tmp_path), FIRST)
    assert first.iri == "https://doi.org/10.48550/arXiv.2101.00001"
    curies = {identifier.curie for identifier in first.identifiers}
    assert curies >= {
        "arxiv:2101.00001",
        *(f"{name.lower()}:{value}" for name, value in ids.items()),
    }
    assert (FIRST, "A Work Outside") in citations(load(tmp_path))
    # The second is not known, and the third stands in its own place.
    described = [paper.record.described for paper in load(tmp_path).listed]
    assert described == [True, False, True]
    assert (THIRD, FIRST) in citations(load(tmp_path))


def test_an_answer_of_another_title_in_the_place_of_a_paper_is_not_taken(
    online: Online, library: Library, tmp_path: Path
) -> None:
    fill(library)
    library.papers[f"{1:040x}"] |= {"externalIds": {}, "title": "On Alpine Flowers"}
    library.aliases["ARXIV:2101.00001"] = f"{1:040x}"
    online("--no-sentences", text=LIST)
    assert not by_title(load(tmp_path), FIRST).record.described


@pytest.mark.parametrize(
    ("facts", "is_listed"),
    [
        ({"ids": {"DOI": "10.1000/another"}, "year": 2020}, False),
        ({"year": 1979}, False),
        ({"year": 2020}, True),  # Semantic Scholar may have a work twice
    ],
)
def test_a_reference_of_the_same_title_is_the_listed_paper_if_nothing_speaks_against_it(
    online: Online, library: Library, tmp_path: Path, facts: dict[str, Any], is_listed: bool
) -> None:
    fill(library)
    library.papers[f"{1:040x}"]["references"] = (30,)
    library.add(make_paper(30, THIRD, **facts))
    online("--no-sentences", text=LIST)
    assert ((FIRST, THIRD) in cited_on_list(load(tmp_path))) == is_listed


def test_a_reference_called_introduction_is_not_the_introduction_on_the_list(
    online: Online, library: Library, tmp_path: Path
) -> None:
    fill(library)
    library.papers[f"{1:040x}"]["references"] = (30,)
    library.add(
        make_paper(4, "Introduction", ids={"ArXiv": "2104.00004"}),
        make_paper(30, "Introduction"),
    )
    online("--no-sentences", text=LIST + "- [Introduction](https://arxiv.org/abs/2104.00004)\n")
    assert (FIRST, "Introduction") not in cited_on_list(load(tmp_path))


def cited_on_list(graph: KnowledgeGraph) -> set[tuple[str, str]]:
    listed = {paper.iri: paper.title for paper in graph.listed}
    return {
        (listed[citation.citing], listed[citation.cited])
        for citation in graph.citations
        if citation.cited in listed
    }


def test_two_papers_stay_two_though_one_answer_has_the_identifier_of_both(
    online: Online, library: Library, tmp_path: Path
) -> None:
    fill(library)
    library.papers[f"{2:040x}"]["externalIds"] |= {"DOI": "10.1000/shared"}
    library.papers[f"{1:040x}"]["externalIds"] |= {"DOI": "10.1000/shared"}
    online("--no-sentences", text=LIST)
    assert [paper.title for paper in load(tmp_path).listed] == [FIRST, SECOND, THIRD]


def test_a_second_build_asks_nothing_and_a_new_entry_one_thing(
    online: Online, library: Library, tmp_path: Path
) -> None:
    fill(library)
    online("--no-sentences", text=LIST)
    before = load(tmp_path).citations
    result = online("--no-sentences")
    assert len(library.requests) == 1
    assert "No paper needs a new answer" in result.stderr
    library.add(make_paper(4, "A Fourth", (1, 3), ids={"ArXiv": "2104.00004"}))
    online("--no-sentences", text=LIST + "- [A Fourth](https://arxiv.org/abs/2104.00004)\n")
    assert library.asked[1:] == [["ARXIV:2104.00004"]]
    assert set(before) < set(load(tmp_path).citations)


def test_offline_opens_no_connection_and_keeps_what_was_fetched(
    online: Online, library: Library, tmp_path: Path
) -> None:
    fill(library)
    online("--no-sentences", text=LIST)
    before = load(tmp_path)
    online("--offline")
    assert len(library.requests) == 1
    assert load(tmp_path) == before


def test_two_builds_of_the_same_answers_are_the_same_bytes(
    online: Online, library: Library, tmp_path: Path
) -> None:
    fill(library)
    online(text=LIST)
    first = (tmp_path / "out" / "map.html").read_bytes()
    graph = load(tmp_path)
    online()
    assert (tmp_path / "out" / "map.html").read_bytes() == first
    assert load(tmp_path) == graph


@pytest.mark.parametrize(
    ("papers", "references", "most"),
    [(600, 3, 3), (400, 40, 3), (1100, 20, 4)],
)
def test_requests_are_as_few_as_the_limits_allow(
    online: Online, library: Library, tmp_path: Path, papers: int, references: int, most: int
) -> None:
    outside = [make_paper(10_000 + n, f"Outside {n}") for n in range(200)]
    numbers = [work["corpusId"] for work in outside]
    library.add(*outside)
    for n in range(papers):
        cited = tuple(numbers[(n + k) % 200] for k in range(references))
        library.add(make_paper(n + 1, f"Study {n}", cited, ids={"ArXiv": f"2101.{n:05}"}))
    lines = (f"- [Study {n}](https://arxiv.org/abs/2101.{n:05})" for n in range(papers))
    online("--no-sentences", text="\n".join(lines))
    assert len(library.requests) <= most
    assert len(load(tmp_path).citations) == papers * references


def test_a_connection_is_kept_open(online: Online, library: Library) -> None:
    fill(library)
    online(text=LIST)
    assert len(library.requests) == 4
    assert library.connections == 1


def test_an_answer_that_would_be_too_large_is_asked_for_in_parts(
    online: Online, library: Library, tmp_path: Path
) -> None:
    fill(library)
    for paper in library.papers.values():
        paper["abstract"] = "long " * 900_000
    online("--no-sentences", text=LIST)
    assert len(library.requests) >= 3
    assert citations(load(tmp_path)) == RIGHT


def test_references_that_a_batch_leaves_out_are_completed(
    online: Online, library: Library, tmp_path: Path
) -> None:
    fill(library)

    def leave_out(data: Any) -> Any:
        if isinstance(data, list):
            data[1]["references"] = None
        return data

    library.change = leave_out
    online("--no-sentences", text=LIST)
    assert library.count("/references?") == 1
    assert citations(load(tmp_path)) == RIGHT


def test_long_reference_lists_are_read_page_by_page(
    online: Online, library: Library, tmp_path: Path
) -> None:
    library.add(*(make_paper(100 + n, f"Outside {n}") for n in range(2500)))
    cited = tuple(range(100, 2600))
    library.add(make_paper(1, "A Survey", cited, ids={"ArXiv": "2101.00001"}))
    online(text="- [A Survey](https://arxiv.org/abs/2101.00001)\n")
    assert library.count("/references?") == 3
    assert len(load(tmp_path).citations) == 2500


def test_a_second_name_is_tried_where_the_first_is_not_known(
    online: Online, library: Library, tmp_path: Path
) -> None:
    fill(library)
    text = "- [Third](https://arxiv.org/abs/2103.99999) ([doi](https://doi.org/10.1000/third))\n"
    online("--no-sentences", text=text)
    assert library.asked == [["ARXIV:2103.99999"], ["DOI:10.1000/third"]]
    assert by_title(load(tmp_path), THIRD).authors


def test_the_works_most_cited_are_asked_for_too(
    online: Online, library: Library, tmp_path: Path
) -> None:
    fill(library)
    library.papers[f"{10:040x}"] |= {"abstract": "Old.", "references": (11,), "referenceCount": 1}
    online("--no-sentences", "--expand", "1", text=LIST)
    graph = load(tmp_path)
    assert by_title(graph, "A Work Outside").record.abstract == "Old."
    assert citations(graph) == RIGHT | {("A Work Outside", "Another Work Outside")}


def test_preprint_and_published_version_become_one_paper(
    online: Online, library: Library, tmp_path: Path
) -> None:
    ids = {"ArXiv": "2101.00001", "DOI": "10.1000/published"}
    library.add(make_paper(1, "One Paper", (2,), ids=ids), make_paper(2, "Cited"))
    text = (
        "- [One Paper](https://arxiv.org/abs/2101.00001) - as a preprint\n"
        "- [One paper, published](https://doi.org/10.1000/published) - as published\n"
    )
    result = online("--no-sentences", text=text)
    (paper,) = load(tmp_path).listed
    assert paper.listing.notes == ("as a preprint", "as published")
    assert len(load(tmp_path).citations) == 1
    assert "are the same paper" in result.stderr


# --- what ships with kg and what Semantic Scholar says ---------------------------------------------


def test_packaged_citations_are_confirmed_added_and_dropped(
    online: Online, library: Library, tmp_path: Path
) -> None:
    library.add(
        make_paper(1, "SparseGPT", (2, 9), ids={"ArXiv": "2301.00774"}),
        make_paper(2, "Optimal Brain Compression", (9,), ids={"ArXiv": "2208.11580"}),
        make_paper(3, "SmoothQuant", (9,), ids={"ArXiv": "2211.10438"}),
        make_paper(9, "A New Reference", ids={"ArXiv": "1901.12345"}),
    )
    text = (
        "- [SparseGPT](https://arxiv.org/abs/2301.00774)\n"
        "- [OBC](https://arxiv.org/abs/2208.11580)\n"
        "- [SmoothQuant](https://arxiv.org/abs/2211.10438)\n"
        "- [OBS](https://proceedings.neurips.cc/paper/1992/file/303ed4c69846ab36c2904d3ba8573050-Paper.pdf)\n"
    )
    online("--offline", text=text)
    sparse, smooth = "https://doi.org/10.48550/arXiv.2301.00774", "2211.10438"
    offline = {(citation.citing, citation.cited) for citation in load(tmp_path).citations}
    online("--no-sentences")
    graph = load(tmp_path)
    after = {(citation.citing, citation.cited) for citation in graph.citations}
    assert any(citing == sparse and cited.endswith(smooth) for citing, cited in offline)
    assert not any(citing == sparse and cited.endswith(smooth) for citing, cited in after)
    assert any(citing == sparse and cited.endswith("1901.12345") for citing, cited in after)
    # What Semantic Scholar does not know is not ruled out by its silence.
    assert any(citing == sparse and "303ed4c6" in cited for citing, cited in after)
    report = (tmp_path / "out" / "report.md").read_text()
    assert re.search(r"## Removed citations\n.*SparseGPT.* → SmoothQuant", report, re.DOTALL)
    sources = {
        citation.cited[-10:]: citation.source
        for citation in graph.citations
        if citation.citing == sparse
    }
    assert sources["2208.11580"] == ""
    assert sources["1901.12345"] == f"https://www.semanticscholar.org/paper/{1:040x}"


# --- bad days ---------------------------------------------------------------------------------------

PASSING: dict[str, Callable[[Handler], None]] = {
    "429 with Retry-After": status(429, Retry_After="0"),
    "429 with a date": status(429, Retry_After="Wed, 21 Oct 2015 07:28:00 GMT"),
    "429 without": status(429),
    "500": status(500),
    "502": status(502),
    "503": status(503),
    "504": status(504),
    "HTML": html,
    "broken JSON": broken_json,
    "wrong form": status(200),
    "cut off": cut_off,
    "reset": reset,
}


LASTING: dict[str, Callable[[Handler], None]] = {
    "slow": slow,
    "301": status(301, Location="https://example.org/"),
    "400": status(400),
    "401": status(401),
    "403": status(403),
    "404": status(404),
    "418": status(418),
}


@pytest.mark.parametrize("name", PASSING)
@pytest.mark.parametrize("path", ["/batch", "/references"])
def test_what_passes_leaves_no_trace(
    online: Online, library: Library, tmp_path: Path, name: str, path: str
) -> None:
    fill(library)
    library.faults = [Fault(PASSING[name], path=path)]
    result = online("--max-wait", "20", text=LIST)
    assert result.exit_code == 0
    assert library.faults[0].times == 0
    assert citations(load(tmp_path)) == RIGHT
    assert "no answer" not in result.stderr


@pytest.mark.parametrize("name", [*PASSING, *LASTING])
def test_what_does_not_pass_leaves_the_old_graph(
    online: Online, library: Library, tmp_path: Path, name: str
) -> None:
    fill(library)
    online(text=LIST)
    before = load(tmp_path)
    library.faults = [Fault((PASSING | LASTING)[name], times=1000)]
    result = online("--max-age", "0", "--max-wait", "0", "--timeout", "0.5")
    assert result.exit_code == 0
    assert "Semantic Scholar" in result.stderr
    assert load(tmp_path) == before
    strict = online("--max-age", "0", "--max-wait", "0", "--timeout", "0.5", "--strict")
    assert strict.exit_code == 1
    assert "Nothing is written" in strict.stderr
    assert load(tmp_path) == before


def test_half_a_refresh_keeps_both_halves(online: Online, library: Library, tmp_path: Path) -> None:
    fill(library)
    library.faults = [Fault(status(503), times=1000, path="/references")]
    result = online("--max-wait", "0", text=LIST)
    assert result.exit_code == 0
    assert citations(load(tmp_path)) == RIGHT
    assert "HTTP 503" in result.stderr
    # The next build asks for what is missing, and for nothing else.
    library.faults = []
    library.requests.clear()
    before = load(tmp_path)
    online()
    assert (library.count("/batch"), library.count("/references")) == (0, 3)
    assert citations(load(tmp_path)) == RIGHT
    assert all(paper.record.has_sentences for paper in load(tmp_path).listed)
    assert {paper.record.asked for paper in load(tmp_path).listed} == {
        paper.record.asked for paper in before.listed
    }
    online()
    assert len(library.requests) == 3


def test_an_unreachable_server_is_said_at_once(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "list.md").write_text(LIST)
    where = ("--output", tmp_path / "out", "--api-url", "http://127.0.0.1:9")
    arguments = ("build", tmp_path / "list.md", *where)
    result = kg(*arguments)
    assert result.exit_code == 0
    assert "cannot be reached; the citations are those that ship with kg" in result.stderr
    assert len(load(tmp_path).listed) == 3
    assert kg(*arguments, "--strict").exit_code == 1


def test_a_wait_that_is_too_long_is_not_waited_for(online: Online, library: Library) -> None:
    fill(library)
    library.faults = [Fault(status(429, Retry_After="3600"), times=1000)]
    result = online(text=LIST)
    assert result.exit_code == 0
    assert len(library.requests) <= 3
    assert "HTTP 429" in result.stderr


def spoil(data: Any, **facts: Any) -> Any:
    return [work and work | facts for work in data] if isinstance(data, list) else data


CHANGES: dict[str, Callable[[Any], Any]] = {
    "another order, nulls between": lambda data: (
        [None, *reversed(data), None] if isinstance(data, list) else data
    ),
    "nulls everywhere": lambda data: spoil(
        data,
        corpusId=None,
        authors=None,
        tldr=None,
        openAccessPdf=None,
        fieldsOfStudy=None,
        publicationDate=None,
        year=None,
        citationCount=None,
        abstract=None,
        venue=None,
    ),
    "wrong types": lambda data: spoil(
        data,
        authors=[None, 3, {"name": None}],
        tldr="text",
        openAccessPdf=[1],
        fieldsOfStudy={"a": 1},
        publicationDate="yesterday",
        year="MMXX",
        citationCount=-1,
        venue=["x"],
        title=7,
    ),
    "missing fields": lambda data: (
        [
            work
            and {k: work[k] for k in ("paperId", "externalIds", "references", "referenceCount")}
            for work in data
        ]
        if isinstance(data, list)
        else data
    ),
    "duplicates": lambda data: [*data, *data] if isinstance(data, list) else data,
    "duplicate references": lambda data: (
        [work | {"references": work["references"] * 2} for work in data]
        if isinstance(data, list)
        else data
    ),
    "papers that nobody asked for": lambda data: (
        [*data, {"paperId": "f" * 40, "externalIds": {"ArXiv": "2199.00001"}, "title": "Wrong"}]
        if isinstance(data, list)
        else data
    ),
    "half a character": lambda data: spoil(data, abstract="\ud83d", venue="a\x00b"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_strange_answers_lose_double_and_invent_no_citation(
    online: Online, library: Library, tmp_path: Path, name: str
) -> None:
    fill(library)
    library.change = CHANGES[name]
    result = online("--no-sentences", text=LIST)
    assert result.exit_code == 0
    graph = load(tmp_path)
    assert citations(graph) == RIGHT
    assert len(graph.citations) == len(RIGHT)
    assert len(graph.listed) == 3


def test_self_citations_go_and_citations_of_the_future_are_said(
    online: Online, library: Library, tmp_path: Path
) -> None:
    library.add(
        make_paper(1, "A Paper", (1, 2), ids={"ArXiv": "2101.00001"}, year=2000),
        make_paper(2, "From the Future", year=2024),
    )
    online("--no-sentences", text="- [A Paper](https://arxiv.org/abs/2101.00001)\n")
    assert citations(load(tmp_path)) == {("A Paper", "From the Future")}
    assert "Citations of later works" in (tmp_path / "out" / "report.md").read_text()


def test_references_without_any_name_are_counted(
    online: Online, library: Library, tmp_path: Path
) -> None:
    fill(library)

    def unname(data: Any) -> Any:
        for paper in data:
            paper["references"] = [
                {"paperId": None, "title": reference["title"], "externalIds": None}
                for reference in paper["references"]
            ]
        return data

    library.change = unname
    online("--no-sentences", text=LIST)
    # By its title, a listed paper is still found; what is outside the list has no name.
    assert citations(load(tmp_path)) == {(SECOND, FIRST), (THIRD, FIRST), (THIRD, SECOND)}
    assert "| References without an identifier | 3 |" in (tmp_path / "out/report.md").read_text()


def test_the_key_is_sent_and_told_to_nobody(
    online: Online, library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("S2_API_KEY", "my-secret-key")
    fill(library)
    library.faults = [Fault(status(500))]
    results = [online(text=LIST)]
    library.faults = [Fault(status(400), times=1000)]
    results.append(online("--max-age", "0", "--strict"))
    assert all(headers["x-api-key"] == "my-secret-key" for headers in library.headers)
    assert not any("my-secret-key" in result.output for result in results)
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert not any(b"my-secret-key" in path.read_bytes() for path in files)


@pytest.mark.parametrize("key", ["with space inside", "bad\nline", "ключ"])
def test_a_key_that_is_none_is_refused(
    online: Online, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    monkeypatch.setenv("S2_API_KEY", key)
    result = online(text=LIST)
    assert result.exit_code == 2
    assert key not in result.stderr


def test_an_address_that_is_none_is_refused(kg: Kg, tmp_path: Path) -> None:
    for url in ("ftp://x", "semanticscholar.org"):
        assert kg("build", "--api-url", url, "--output", tmp_path).exit_code == 2


def test_an_interrupted_build_does_not_ask_again(
    online: Online, library: Library, tmp_path: Path
) -> None:
    fill(library)
    library.faults = [Fault(status(503), times=1000, path=f"{2:040x}/references")]
    assert online("--strict", "--max-wait", "0", text=LIST).exit_code == 1
    assert not (tmp_path / "out" / "graph.trig").exists()
    library.faults = []
    library.requests.clear()
    assert online().exit_code == 0
    assert [request for request in library.requests if f"{2:040x}/references" not in request] == []
    assert citations(load(tmp_path)) == RIGHT
    assert not list((tmp_path / "out").glob(".fetched*"))


def test_a_link_to_another_paper_is_said(online: Online, library: Library, tmp_path: Path) -> None:
    fill(library)
    online("--no-sentences", text="- [Bees and Wasps](https://arxiv.org/abs/2101.00001)\n" + LIST)
    report = (tmp_path / "out" / "report.md").read_text()
    assert "line 1: Bees and Wasps, but arxiv:2101.00001 is: The First Paper of Three" in report
    assert "line 2: The First Paper of Three, at" not in report


def test_ctrl_c_says_that_nothing_is_lost(online: Online, library: Library, tmp_path: Path) -> None:
    fill(library)

    def interrupt(handler: Handler) -> None:
        os.kill(os.getpid(), signal.SIGINT)
        status(500)(handler)

    library.faults = [Fault(interrupt, path=f"{2:040x}/references")]
    result = online(text=LIST)
    assert result.exit_code == 130
    assert "continues with what is already fetched" in result.stderr
    assert not (tmp_path / "out" / "graph.trig").exists()
    library.requests.clear()
    online()
    assert library.count("/batch") == 0
    assert citations(load(tmp_path)) == RIGHT


def test_any_registry_is_asked_by_that_the_api_takes(
    online: Online, library: Library, tmp_path: Path
) -> None:
    library.add(
        make_paper(1, "On Proteins", ids={"PubMed": "31452104"}),
        make_paper(2, "On Genes", ids={"PubMedCentral": "2323736"}),
        make_paper(3, "On Markets", ids={"DOI": "10.2139/ssrn.3247865"}),
        make_paper(4, "On Graphs", ids={"MAG": "2963403868"}),
    )
    online(
        text="""\
- [On Proteins](https://pubmed.ncbi.nlm.nih.gov/31452104/)
- [On Genes](https://www.ncbi.nlm.nih.gov/pmc/articles/PMC2323736/)
- [On Markets](https://papers.ssrn.com/sol3/papers.cfm?abstract_id=3247865)
- [On Graphs](https://academic.microsoft.com/paper/2963403868)
"""
    )
    assert [
        request
        for request in library.requests
        if "/batch" not in request and "/references" not in request
    ] == []
    papers = load(tmp_path).papers.values()
    assert {paper.title for paper in papers if paper.record.described} == {
        "On Proteins",
        "On Genes",
        "On Markets",
        "On Graphs",
    }
    assert library.broken == []
