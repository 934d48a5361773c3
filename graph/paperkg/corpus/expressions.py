"""What a corpus is asked, as Ibis expressions: written once, run by every engine.

Papers are named by their corpus id, a whole number. Nothing from input becomes part of an
expression: what is asked for comes in as a table.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ibis.expr.types import Table

__all__ = [
    "Corpus",
    "count_degrees",
    "count_links",
    "find_edges",
    "find_gaps",
    "find_papers",
    "find_sentences",
    "rank_candidates",
    "reach",
    "select_papers",
    "weigh_cocitation",
    "weigh_coupling",
]


@dataclass(frozen=True, slots=True)
class Corpus:
    """The tables of a corpus, in an engine.

    Attributes
    ----------
    papers
        corpusid, title, venue, externalids, authors, year, date.
    identifiers
        name, corpusid.
    references, citers
        citing, cited, influential: the same rows, sorted by the one and by the other.
    sentences
        citing, cited, contexts, intents.
    """

    papers: Table
    identifiers: Table
    references: Table
    citers: Table
    sentences: Table


def find_papers(corpus: Corpus, names: Table) -> Table:
    """Find the papers that identifiers name.

    Parameters
    ----------
    names
        A column ``name``, such as ``arxiv:1706.03762``.

    Returns
    -------
    Table
        name, corpusid; a name may have several papers.
    """
    return corpus.identifiers.semi_join(names, "name").select("name", "corpusid")


def select_papers(corpus: Corpus, ids: Table) -> Table:
    """Select what is known of papers; ``ids`` has a column ``paper``."""
    return _select(corpus.papers, "corpusid", ids)


def reach(corpus: Corpus, seeds: Table, *, references: int, citers: int) -> Table:
    """Find what some papers cite, and what cites them, to a depth.

    Parameters
    ----------
    seeds
        A column ``paper``.
    references, citers
        How many steps to go to what they cite, and to what cites them.

    Returns
    -------
    Table
        paper, distance: the fewest steps, 0 for the seeds.
    """
    import ibis

    start = seeds.select(paper=seeds.paper, distance=ibis.literal(0, "int64"))
    levels = [start]
    for depth, table, own, other in (
        (references, corpus.references, "citing", "cited"),
        (citers, corpus.citers, "cited", "citing"),
    ):
        level = start
        for distance in range(1, depth + 1):
            found = _select(table, own, level)
            level = found.select(
                paper=found[other], distance=ibis.literal(distance, "int64")
            ).distinct()
            levels.append(level)
    reached = ibis.union(*levels) if len(levels) > 1 else start
    return reached.group_by("paper").agg(distance=reached.distance.min())


def find_edges(corpus: Corpus, papers: Table) -> Table:
    """Find the citations among some papers; ``papers`` has a column ``paper``."""
    own = _select(corpus.references, "citing", papers)
    return _select(own, "cited", papers).select("citing", "cited", "influential")


def find_gaps(corpus: Corpus, seeds: Table, *, least: int) -> Table:
    """Find the works outside a list that its papers cite.

    Parameters
    ----------
    seeds
        The list; a column ``paper``.
    least
        How many papers of the list must cite a work.

    Returns
    -------
    Table
        paper, citing, influential: a row for each paper of the list that cites the work.
    """
    outside = _leave_out(_select(corpus.references, "citing", seeds), "cited", seeds)
    counts = outside.group_by("cited").agg(times=outside.count())
    missing = counts.filter(counts.times >= least)
    rows = outside.semi_join(missing, "cited")
    return rows.select(paper=rows.cited, citing=rows.citing, influential=rows.influential)


def count_links(corpus: Corpus, seeds: Table) -> Table:
    """Count by how many papers of a list each other paper is cited, and how many it cites.

    Returns
    -------
    Table
        paper, cited_by_list, cites_list, links: the last counts each paper of the list once.
    """
    import ibis

    down = _select(corpus.references, "citing", seeds)
    up = _select(corpus.citers, "cited", seeds)
    both = ibis.union(
        down.select(paper=down.cited, seed=down.citing, down=ibis.literal(1), up=ibis.literal(0)),
        up.select(paper=up.citing, seed=up.cited, down=ibis.literal(0), up=ibis.literal(1)),
    )
    others = _leave_out(both, "paper", seeds)
    return others.group_by("paper").agg(
        cited_by_list=others.down.sum(), cites_list=others.up.sum(), links=others.seed.nunique()
    )


def rank_candidates(corpus: Corpus, seeds: Table, *, size: int, least: int) -> Table:
    """Rank papers by how close they are to a list.

    The measure is the Jaccard index (Jaccard 1912; for predicting links, Liben-Nowell and Kleinberg
    2007) of two sets of papers: those of the list, and those that the candidate cites or is cited
    by. What all the world cites has many neighbours outside the list, and so does not win.

    Parameters
    ----------
    seeds
        The list; a column ``paper``.
    size
        How many papers it has.
    least
        How many of them must cite a candidate, or be cited by it.

    Returns
    -------
    Table
        paper, cited_by_list, cites_list, links, citations, references, closeness; the last in
        [0, 1].
    """
    links = count_links(corpus, seeds)
    candidates = links.filter(links.links >= least)
    counted = count_degrees(corpus, candidates)
    degree = counted.citations + counted.references
    return counted.mutate(
        closeness=counted.links.cast("float64") / (degree + size - counted.links).cast("float64")
    )


def count_degrees(corpus: Corpus, candidates: Table) -> Table:
    """Add how many papers each candidate is cited by and cites, in the whole corpus.

    Parameters
    ----------
    candidates
        A column ``paper``, and others.

    Returns
    -------
    Table
        The same, with citations and references.
    """
    received = _select(corpus.citers, "cited", candidates)
    given = _select(corpus.references, "citing", candidates)
    citations = received.group_by(paper=received.cited).agg(citations=received.count())
    references = given.group_by(paper=given.citing).agg(references=given.count())
    joined = candidates.left_join(citations, "paper").drop("paper_right")
    joined = joined.left_join(references, "paper").drop("paper_right")
    return joined.mutate(
        citations=joined.citations.fill_null(0), references=joined.references.fill_null(0)
    )


def weigh_cocitation(corpus: Corpus, seeds: Table, candidates: Table) -> Table:
    """Count how often candidates are cited together with papers of a list (Small 1973).

    Returns
    -------
    Table
        paper, cocitation: the sum over the papers of the list.
    """
    up = _select(corpus.citers, "cited", seeds)
    weights = up.group_by("citing").agg(weight=up.count())
    cited = _select(corpus.citers, "cited", candidates)
    joined = cited.inner_join(weights, "citing")
    return joined.group_by(paper=joined.cited).agg(cocitation=joined.weight.sum())


def weigh_coupling(corpus: Corpus, seeds: Table, candidates: Table) -> Table:
    """Count the references that candidates share with papers of a list (Kessler 1963).

    Returns
    -------
    Table
        paper, coupling: the sum over the papers of the list.
    """
    down = _select(corpus.references, "citing", seeds)
    weights = down.group_by("cited").agg(weight=down.count())
    given = _select(corpus.references, "citing", candidates)
    joined = given.inner_join(weights, "cited")
    return joined.group_by(paper=joined.citing).agg(coupling=joined.weight.sum())


def find_sentences(corpus: Corpus, seeds: Table) -> Table:
    """Find the sentences in which papers of a list cite, and why they cite.

    Returns
    -------
    Table
        citing, cited, contexts, intents: of citations that stand in the tables, too.
    """
    own = _select(corpus.sentences, "citing", seeds)
    return own.semi_join(corpus.references, ["citing", "cited"])


def _select(table: Table, column: str, papers: Table) -> Table:
    """Select the rows whose column names one of some papers."""
    return table.semi_join(papers.select("paper"), [(column, "paper")])


def _leave_out(table: Table, column: str, papers: Table) -> Table:
    """Select the rows whose column names none of some papers."""
    return table.anti_join(papers.select("paper"), [(column, "paper")])
