"""What a corpus says of a list, as JSON has it.

The dataclasses of ``corpus.answers`` look alike, but hold papers of the model; these are a
contract, flat, and change with it alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from paperkg.corpus.answers import Candidate, CorpusGap, Field, Neighbourhood
from paperkg.corpus.location import Located
from paperkg.model import Paper
from paperkg.replies.parts import Thing, describe_identifiers, take_parts

__all__ = [
    "CandidateReply",
    "CorpusGapReply",
    "CorpusGapsReply",
    "FieldReply",
    "NeighbourhoodReply",
    "describe_corpus_gaps",
    "describe_field",
    "describe_neighbourhood",
]


@dataclass(frozen=True, slots=True)
class CorpusGapReply(Thing):
    """A work that the list lacks, and what the whole corpus says of it.

    Attributes
    ----------
    cited_by, leaning
        Papers of the list that cite it, and those of them that it has influenced.
    citations, references
        How many papers of the corpus cite it, and how many it cites.
    closeness
        How much its neighbours are those of the list: a Jaccard index, from 0 to 1.
    """

    cited_by: tuple[Thing, ...]
    leaning: tuple[Thing, ...]
    citations: int
    references: int
    closeness: float


@dataclass(frozen=True, slots=True)
class CorpusGapsReply:
    """What a list lacks, by a corpus; the closest first, and the papers it does not have."""

    release: str
    missing: tuple[CorpusGapReply, ...]
    not_found: tuple[Thing, ...]


@dataclass(frozen=True, slots=True)
class CandidateReply(Thing):
    """A paper of the field around a list, with all that it can be ranked by.

    Attributes
    ----------
    listed
        Whether it is on the list.
    cited_by_list, cites_list
        How many papers of the list cite it, and how many it cites.
    citations, references, closeness
        As for a gap.
    cocitation, coupling
        How often it is cited together with papers of the list, and how many references it shares
        with them.
    pagerank, component
        Its PageRank among the papers around the list, and its connected part; 1 is the largest.
    """

    listed: bool
    cited_by_list: int
    cites_list: int
    citations: int
    references: int
    closeness: float
    cocitation: int
    coupling: int
    pagerank: float
    component: int


@dataclass(frozen=True, slots=True)
class FieldReply:
    """The field around a list: how large it is, its papers in their rank, what was not found."""

    release: str
    papers: int
    citations: int
    components: int
    ranked: tuple[CandidateReply, ...]
    not_found: tuple[Thing, ...]


@dataclass(frozen=True, slots=True)
class NeighbourhoodReply:
    """The works around a list.

    Attributes
    ----------
    release
        The release of the corpus; empty when not known.
    found
        How many papers of the list the corpus has.
    references, citers
        How many others the list cites, and how many cite it.
    papers, citations, with_sentences
        How many papers and citations the data set has, and how many citations with sentences.
    file
        Where the data set was written; null where it was not.
    not_found
        The papers of the list that the corpus does not have.
    """

    release: str
    found: int
    references: int
    citers: int
    papers: int
    citations: int
    with_sentences: int
    file: str | None
    not_found: tuple[Thing, ...]


def describe_corpus_gaps(
    gaps: Iterable[CorpusGap], located: Located, *, release: str
) -> CorpusGapsReply:
    """Describe what a list lacks."""
    return CorpusGapsReply(
        release=release,
        missing=tuple(
            CorpusGapReply(
                **take_parts(_describe(gap.paper)),
                cited_by=_describe_listed(gap.cited_by, located),
                leaning=_describe_listed(gap.leaning, located),
                citations=gap.citations,
                references=gap.references,
                closeness=gap.closeness,
            )
            for gap in gaps
        ),
        not_found=tuple(map(_describe, located.missing)),
    )


def describe_field(field: Field, located: Located, *, release: str) -> FieldReply:
    """Describe the field around a list."""
    return FieldReply(
        release=release,
        papers=field.papers,
        citations=field.citations,
        components=field.components,
        ranked=tuple(map(_describe_candidate, field.candidates)),
        not_found=tuple(map(_describe, located.missing)),
    )


def describe_neighbourhood(
    found: Neighbourhood, located: Located, *, release: str, file: str | None
) -> NeighbourhoodReply:
    """Describe the works around a list."""
    snapshot = found.snapshot
    return NeighbourhoodReply(
        release=release,
        found=len(located.ids),
        references=found.references,
        citers=found.citers,
        papers=len(snapshot.papers),
        citations=len(snapshot.citations),
        with_sentences=sum(bool(citation.sentences) for citation in snapshot.citations),
        file=file,
        not_found=tuple(map(_describe, located.missing)),
    )


def _describe_candidate(candidate: Candidate) -> CandidateReply:
    return CandidateReply(
        **take_parts(_describe(candidate.paper)),
        listed=candidate.is_listed,
        cited_by_list=candidate.cited_by_list,
        cites_list=candidate.cites_list,
        citations=candidate.citations,
        references=candidate.references,
        closeness=candidate.closeness,
        cocitation=candidate.cocitation,
        coupling=candidate.coupling,
        pagerank=candidate.pagerank,
        component=candidate.component,
    )


def _describe_listed(iris: Iterable[str], located: Located) -> tuple[Thing, ...]:
    return tuple(_describe(located.listed[iri]) for iri in iris)


def _describe(paper: Paper) -> Thing:
    return Thing(
        iri=paper.iri,
        type=paper.kind.value if paper.listed else "outside work",
        title=paper.title,
        name=paper.name,
        year=paper.year,
        identifiers=describe_identifiers(paper.identifiers),
        read=paper.read,
    )
