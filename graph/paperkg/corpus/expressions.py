"""What a corpus is asked, as Ibis expressions: written once, run by every engine.

Papers are named by their corpus id, a whole number. Nothing from input becomes part of an
expression: what is asked for comes in as a table.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ibis.expr.types import IntegerScalar, Table

__all__ = [
    "Corpus",
    "count_degrees",
    "count_links",
    "count_ties",
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
    references
        citing, cited, influential; sorted by who cites.
    citers
        citing, cited: the same citations, sorted by who is cited.
    sentences
        citing, cited, contexts, intents; of citations without sentences, and of broken ones, too.
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
    return corpus.identifiers.semi_join(names, "name").select("name", "corpusid").distinct()


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

    start = seeds.select(paper=seeds.paper, distance=_count(0))
    levels = [start]
    for depth, table, own, other in (
        (references, corpus.references, "citing", "cited"),
        (citers, corpus.citers, "cited", "citing"),
    ):
        level = start
        for distance in range(1, depth + 1):
            found = _select(table, own, level)
            level = found.select(paper=found[other], distance=_count(distance)).distinct()
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
    # A window reads the references once, where a group would have to be joined with them again.
    rows = outside.filter(outside.count().over(group_by=outside.cited) >= least)
    return rows.select(paper=rows.cited, citing=rows.citing, influential=rows.influential)


def count_links(corpus: Corpus, seeds: Table) -> Table:
    """Count by how many papers of a list each other paper is cited, and how many it cites.

    Parameters
    ----------
    seeds
        The list; a column ``paper``.

    Returns
    -------
    Table
        paper, cited_by_list, cites_list, links: the last counts each paper of the list once.
    """
    import ibis

    down = _select(corpus.references, "citing", seeds)
    up = _select(corpus.citers, "cited", seeds)
    both = ibis.union(
        down.select(paper=down.cited, seed=down.citing, down=_count(1), up=_count(0)),
        up.select(paper=up.citing, seed=up.cited, down=_count(0), up=_count(1)),
    )
    others = _leave_out(both, "paper", seeds)
    return others.group_by("paper").agg(
        cited_by_list=others.down.sum(), cites_list=others.up.sum(), links=others.seed.nunique()
    )


def count_ties(corpus: Corpus, papers: Table, seeds: Table) -> Table:
    """Count how many papers some papers are cited by and cite, and how many of those are listed.

    Parameters
    ----------
    papers
        A column ``paper``.
    seeds
        The list; a column ``paper``, each once.

    Returns
    -------
    Table
        paper, citations, references, links: of the papers that have any. The first two count in the
        whole corpus; the last counts each paper of the list once.
    """
    import ibis

    received = _select(corpus.citers, "cited", papers)
    given = _select(corpus.references, "citing", papers)
    both = ibis.union(
        received.select(
            paper=received.cited, other=received.citing, citations=_count(1), references=_count(0)
        ),
        given.select(
            paper=given.citing, other=given.cited, citations=_count(0), references=_count(1)
        ),
    )
    marked = both.left_join(seeds, [("other", "paper")], rname="seed")
    return marked.group_by("paper").agg(
        citations=marked.citations.sum(),
        references=marked.references.sum(),
        links=marked.seed.nunique(),
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
    counted = candidates.inner_join(count_degrees(corpus, candidates), "paper")
    degree = counted.citations + counted.references
    return counted.mutate(
        closeness=counted.links.cast("float64") / (degree + size - counted.links).cast("float64")
    )


def count_degrees(corpus: Corpus, papers: Table) -> Table:
    """Count how many papers some papers are cited by and cite, in the whole corpus.

    Parameters
    ----------
    papers
        A column ``paper``.

    Returns
    -------
    Table
        paper, citations, references: of the papers that have any.
    """
    import ibis

    received = _select(corpus.citers, "cited", papers)
    given = _select(corpus.references, "citing", papers)
    both = ibis.union(
        received.select(paper=received.cited, citations=_count(1), references=_count(0)),
        given.select(paper=given.citing, citations=_count(0), references=_count(1)),
    )
    return both.group_by("paper").agg(
        citations=both.citations.sum(), references=both.references.sum()
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
    said = own.filter(own.contexts.length() > 0)
    return said.semi_join(corpus.references, ["citing", "cited"]).select(
        "citing", "cited", "contexts", "intents"
    )


def _count(number: int) -> IntegerScalar:
    """Give a number that is summed up."""
    import ibis

    literal: IntegerScalar = ibis.literal(number, "int64")
    return literal


def _select(table: Table, column: str, papers: Table) -> Table:
    """Select the rows whose column names one of some papers."""
    return table.semi_join(papers, [(column, "paper")])


def _leave_out(table: Table, column: str, papers: Table) -> Table:
    """Select the rows whose column names none of some papers."""
    return table.anti_join(papers, [(column, "paper")])
