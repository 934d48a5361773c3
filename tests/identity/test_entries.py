from __future__ import annotations

from tests.graphs import make_paper

from paperkg.identifiers import Identifier, Scheme
from paperkg.identity.entries import match_entries, select_outside_works
from paperkg.model import Citation, Paper, Record
from paperkg.reading.markdown import parse_markdown

KNOWN = Paper(
    "https://doi.org/10.48550/arXiv.1803.02155",
    "Self-Attention with Relative Position Representations",
    identifiers=(
        Identifier(Scheme.ARXIV, "1803.02155"),
        Identifier(Scheme.DOI, "10.18653/v1/n18-2074"),
    ),
    authors=("Peter Shaw",),
    record=Record(described=True),
)


def match(text: str, *known: Paper):  # type: ignore[no-untyped-def]
    return match_entries(
        parse_markdown(text, file="list.md"), {paper.iri: paper for paper in known}
    )


def test_any_identifier_finds_the_known_paper() -> None:
    matched = match(
        "- [Self attention, relative](https://doi.org/10.18653/v1/N18-2074) - nice", KNOWN
    )
    (paper,) = matched.papers
    assert paper.iri == KNOWN.iri
    assert paper.title == KNOWN.title
    assert paper.alternatives == ("Self attention, relative",)
    assert paper.authors == ("Peter Shaw",)
    assert paper.listing.notes == ("nice",)


def test_two_entries_for_one_paper_are_one_paper_with_two_notes() -> None:
    text = (
        "## A\n\n- [Relative positions](https://arxiv.org/abs/1803.02155) - first\n\n"
        "## B\n\n- [x] [Relative positions](https://doi.org/10.18653/v1/N18-2074) - second\n"
    )
    matched = match(text, KNOWN)
    (paper,) = matched.papers
    assert paper.listing.notes == ("first", "second")
    assert len(paper.listing.topics) == 2
    assert paper.read
    assert paper.listing.lines == (3, 7)
    assert [[entry.line for entry in entries] for entries in matched.duplicates] == [[3, 7]]


def test_an_unknown_paper_is_named_by_its_strongest_identifier() -> None:
    (paper,) = match(
        "- [New](https://arxiv.org/abs/2401.00001) ([pdf](https://doi.org/10.1000/182))"
    ).papers
    assert paper.iri == "https://doi.org/10.48550/arXiv.2401.00001"
    assert not paper.record.described


def test_an_entry_without_an_identifier_matches_an_equal_title_only() -> None:
    text = "- Self-attention with relative position representations\n- Self-Attention with Relative Positions in Speech\n"
    matched = match(text, KNOWN)
    assert [paper.record.described for paper in matched.papers] == [True, False]
    assert [entry.line for entry in matched.unidentified] == [2]


def test_outside_works_are_those_that_the_list_cites() -> None:
    listed = [make_paper(0), make_paper(1)]
    outside, other, far = (make_paper(n, listed=False) for n in (2, 3, 4))
    known = {paper.iri: paper for paper in (*listed, outside, other, far)}
    citations = [
        Citation(listed[0].iri, outside.iri),
        Citation(listed[1].iri, other.iri),
        Citation(listed[1].iri, listed[0].iri),
        Citation(outside.iri, other.iri),
        Citation(outside.iri, far.iri),
    ]
    works, kept = select_outside_works(listed, known, citations)
    assert [paper.iri for paper in works] == [outside.iri, other.iri]
    assert set(kept) == set(citations[:4])
