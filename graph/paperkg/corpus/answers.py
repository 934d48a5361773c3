"""What a corpus says of a list: its papers, its gaps, its field, and the works that it cites."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from paperkg.corpus import expressions as ask
from paperkg.corpus.location import Located, describe_papers, list_ids
from paperkg.corpus.records import make_citation
from paperkg.model import Paper, Snapshot

if TYPE_CHECKING:
    from ibis.expr.types import Table

    from paperkg.corpus.engines import Engine

__all__ = [
    "Candidate",
    "CorpusGap",
    "Field",
    "Measure",
    "Neighbourhood",
    "find_gaps",
    "find_neighbourhood",
    "rank_field",
]

MIN_CITING = 2
"""How many listed papers must cite a work to make it a gap, as in ``algorithms.gaps``."""

DAMPING, TOLERANCE, MOST_ROUNDS = 0.85, 1e-9, 1000
"""Of PageRank (Page et al. 1999)."""


class Measure(StrEnum):
    """What candidates are ranked by."""

    CLOSENESS = "closeness"
    PAGERANK = "pagerank"
    COCITATION = "cocitation"
    COUPLING = "coupling"


@dataclass(frozen=True, slots=True)
class CorpusGap:
    """A work that the list lacks.

    Attributes
    ----------
    paper
        The work.
    cited_by, leaning
        IRIs of the listed papers that cite it, and of those that Semantic Scholar says it has
        influenced; in the order of the list.
    citations, references
        How many papers cite it in the whole corpus, and how many it cites.
    closeness
        The Jaccard index of its neighbours and the list, in [0, 1].
    """

    paper: Paper
    cited_by: tuple[str, ...]
    leaning: tuple[str, ...]
    citations: int
    references: int
    closeness: float


@dataclass(frozen=True, slots=True)
class Candidate:
    """A paper of the field around a list.

    Attributes
    ----------
    paper
        The paper; of the list, where ``is_listed``.
    cited_by_list, cites_list
        How many papers of the list cite it, and how many it cites.
    citations, references, closeness
        As for a gap.
    cocitation
        How often it is cited together with a paper of the list, in all (Small 1973).
    coupling
        How many references it shares with papers of the list, in all (Kessler 1963).
    pagerank
        Its PageRank among the papers around the list.
    component
        Which connected part of them it belongs to; 1 is the largest.
    """

    paper: Paper
    is_listed: bool
    cited_by_list: int
    cites_list: int
    citations: int
    references: int
    closeness: float
    cocitation: int
    coupling: int
    pagerank: float
    component: int

    def value(self, measure: Measure) -> float:
        """Give what it is ranked by."""
        return float(getattr(self, measure.value))


@dataclass(frozen=True, slots=True)
class Field:
    """The field around a list.

    Attributes
    ----------
    candidates
        The papers of the list, and those that are joined to two or more of them.
    papers, citations
        How many papers are around the list, itself included, and how many citations join them.
    components
        How many connected parts they make.
    """

    candidates: tuple[Candidate, ...]
    papers: int
    citations: int
    components: int


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """The works around a list.

    Attributes
    ----------
    snapshot
        The papers of the list, what they cite to a depth, and the citations among all these, with
        the sentences in which the list cites.
    references, citers
        How many papers the list cites, and how many cite it, to their depths.
    """

    snapshot: Snapshot
    references: int
    citers: int


def find_gaps(engine: Engine, located: Located) -> tuple[CorpusGap, ...]:
    """Find the works that a list lacks: those that two or more of its papers cite; closest first.

    Raises
    ------
    EngineError
        The engine failed.
    """
    seeds = list_ids(engine, located.ids.values())
    rows = engine.fetch(ask.find_gaps(engine.corpus, seeds, least=MIN_CITING))
    citing: dict[int, list[tuple[str, bool]]] = defaultdict(list)
    for row in rows:
        citing[row["paper"]].append((located.iris[row["citing"]], bool(row["influential"])))
    works = list_ids(engine, citing)
    ties = {row["paper"]: row for row in engine.fetch(ask.count_ties(engine.corpus, works, seeds))}
    papers = describe_papers(engine, citing, ties)
    places = {iri: place for place, iri in enumerate(located.listed)}
    gaps = []
    for number, found in citing.items():
        if papers[number].iri in located.listed:
            continue  # the corpus has a paper of the list a second time
        found.sort(key=lambda pair: places[pair[0]])
        own = ties[number]
        gaps.append(
            CorpusGap(
                papers[number],
                tuple(iri for iri, _ in found),
                tuple(iri for iri, leans in found if leans),
                own["citations"],
                own["references"],
                _compute_closeness(own["links"], own, len(located.ids)),
            )
        )
    return tuple(sorted(gaps, key=lambda gap: (-gap.closeness, -len(gap.cited_by), gap.paper.iri)))


def rank_field(engine: Engine, located: Located, *, by: Measure) -> Field:
    """Rank the papers of the field around a list, and the list within it.

    Parameters
    ----------
    engine, located
        The engine, and the list in its corpus.
    by
        What to rank by.

    Raises
    ------
    EngineError
        The engine failed.
    """
    seeds = list_ids(engine, located.ids.values())
    around = ask.reach(engine.corpus, seeds, references=1, citers=1)
    edges = [
        (row["citing"], row["cited"])
        for row in engine.fetch(ask.find_edges(engine.corpus, around).select("citing", "cited"))
    ]
    numbers = sorted({number for edge in edges for number in edge} | {*located.ids.values()})
    pageranks, components = _measure(numbers, edges)
    size = len(located.ids)
    ranked = ask.rank_candidates(engine.corpus, seeds, size=size, least=MIN_CITING)
    rows = {row["paper"]: row for row in engine.fetch(ranked)}
    none = {"cited_by_list": 0, "cites_list": 0, "closeness": 0.0, "citations": 0, "references": 0}
    degrees = {row["paper"]: row for row in _degrees(engine, seeds)}
    rows |= {number: none | degrees.get(number, {}) for number in located.ids.values()}
    _count_within(rows, located, edges)
    candidates = list_ids(engine, rows)
    cocitation = engine.fetch(ask.weigh_cocitation(engine.corpus, seeds, candidates))
    coupling = engine.fetch(ask.weigh_coupling(engine.corpus, seeds, candidates))
    together = {row["paper"]: row["cocitation"] for row in cocitation}
    shared = {row["paper"]: row["coupling"] for row in coupling}
    papers = describe_papers(engine, rows, rows)
    iris = located.iris
    found = [
        Candidate(
            paper=located.listed[iris[number]] if number in iris else papers[number],
            is_listed=number in iris,
            cited_by_list=row["cited_by_list"],
            cites_list=row["cites_list"],
            citations=row["citations"],
            references=row["references"],
            closeness=row["closeness"],
            cocitation=together.get(number, 0),
            coupling=shared.get(number, 0),
            pagerank=pageranks.get(number, 0.0),
            component=components.get(number, 0),
        )
        for number, row in rows.items()
    ]
    found.sort(key=lambda candidate: (-candidate.value(by), candidate.paper.iri))
    return Field(tuple(found), len(numbers), len(edges), len(set(components.values())))


def find_neighbourhood(
    engine: Engine, located: Located, *, references: int, citers: int
) -> Neighbourhood:
    """Find the works around a list, as papers and citations for a build.

    Parameters
    ----------
    engine, located
        The engine, and the list in its corpus.
    references, citers
        How many steps to go to what the list cites, and to what cites it. Those that cite it are
        counted only: a build has no place for them.

    Raises
    ------
    EngineError
        The engine failed.
    """
    corpus = engine.corpus
    seeds = list_ids(engine, located.ids.values())
    around = ask.reach(corpus, seeds, references=references, citers=0)
    numbers = {row["paper"] for row in engine.fetch(around)}
    above = engine.fetch(ask.reach(corpus, seeds, references=0, citers=citers))
    rows = engine.fetch(ask.find_edges(corpus, around))
    sentences: dict[tuple[int, int], list[dict[str, Any]]] = defaultdict(list)
    for row in engine.fetch(ask.find_sentences(corpus, seeds)):
        sentences[row["citing"], row["cited"]].append(row)
    degrees = {row["paper"]: row for row in _degrees(engine, list_ids(engine, numbers))}
    papers = describe_papers(engine, numbers, degrees)
    sources = {row["citing"] for row in rows}
    for number, iri in located.iris.items():
        papers[number] = _join(located.listed[iri], papers[number])
    for number in sources & papers.keys():
        page = engine.numbering.identify(number).iri
        papers[number] = _note_source(papers[number], page)
    citations = {}
    for row in rows:
        citing, cited = papers[row["citing"]].iri, papers[row["cited"]].iri
        if citing != cited:  # the corpus may have a paper twice
            own = sentences.get((row["citing"], row["cited"]), ())
            citations[citing, cited] = make_citation(row, citing, cited, own)
    return Neighbourhood(
        Snapshot(
            {paper.iri: paper for paper in papers.values()},
            tuple(citations[pair] for pair in sorted(citations)),
        ),
        len(numbers) - len(located.ids),
        len(above) - len(located.ids),
    )


def _degrees(engine: Engine, papers: Table) -> list[dict[str, Any]]:
    return engine.fetch(ask.count_degrees(engine.corpus, papers))


def _join(listed: Paper, found: Paper) -> Paper:
    """Give what the corpus says of a listed paper, under the name that the list gives it."""
    identifiers = tuple(sorted({*listed.identifiers, *found.identifiers}))
    return replace(found, iri=listed.iri, kind=listed.kind, identifiers=identifiers)


def _note_source(paper: Paper, page: str) -> Paper:
    """Note where the references of a paper were read: its page at whom the corpus is from."""
    return replace(paper, record=replace(paper.record, bibliography=(page,)))


def _measure(
    numbers: Sequence[int], edges: Sequence[tuple[int, int]]
) -> tuple[dict[int, float], dict[int, int]]:
    """Compute PageRank and the connected parts of a network; the largest part is 1."""
    import rustworkx as rx

    place = {number: index for index, number in enumerate(numbers)}
    network: rx.PyDiGraph[int, None] = rx.PyDiGraph()
    network.add_nodes_from(numbers)
    network.add_edges_from_no_data([(place[citing], place[cited]) for citing, cited in edges])
    ranks = rx.pagerank(network, alpha=DAMPING, tol=TOLERANCE, max_iter=MOST_ROUNDS)
    parts = sorted(
        rx.weakly_connected_components(network), key=lambda part: (-len(part), min(part))
    )
    components = {numbers[index]: name for name, part in enumerate(parts, 1) for index in part}
    return {number: ranks[index] for number, index in place.items()}, components


def _count_within(
    rows: Mapping[int, dict[str, Any]], located: Located, edges: Iterable[tuple[int, int]]
) -> None:
    """Count for the papers of the list how many others of the list cite them, and they cite."""
    own = {*located.ids.values()}
    for citing, cited in edges:
        if citing in own and cited in own:
            rows[cited]["cited_by_list"] += 1
            rows[citing]["cites_list"] += 1
    for number in own & rows.keys():
        row = rows[number]
        row["closeness"] = _compute_closeness(
            row["cited_by_list"] + row["cites_list"], row, len(own) - 1
        )


def _compute_closeness(links: int, row: Mapping[str, Any], size: int) -> float:
    """Compute the Jaccard index of a paper's neighbours and a list, as ``rank_candidates`` does."""
    total = row["citations"] + row["references"] + size - links
    return float(links / total) if total else 0.0
