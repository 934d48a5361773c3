"""Asking Semantic Scholar for what a list needs: the only stage of a build that goes online.

Only an online build imports this module: the client and its HTTP library load slowly.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from paperkg.identifiers import Identifier, equivalents, parse_identifier
from paperkg.model import Citation, Entry, Paper, PaperKind, Snapshot
from paperkg.progress import Progress
from paperkg.settings import Online
from paperkg.sources.answers import Answers, Question
from paperkg.sources.batches import Memory, refresh
from paperkg.sources.merge import Changes, merge_answers
from paperkg.sources.semantic_scholar import to_api_id
from paperkg.times import SKEW, parse_time

__all__ = ["Refreshed", "refresh_snapshot"]

PROVIDER = "//www.semanticscholar.org/"
"""Marks, in a ``bibliography``, an answer of Semantic Scholar."""


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What a refresh brought.

    Attributes
    ----------
    known
        All papers and citations that are known now.
    answers
        The answers.
    changes
        What the answers changed.
    """

    known: Snapshot
    answers: Answers
    changes: Changes


def refresh_snapshot(
    known: Snapshot,
    listed: Sequence[Paper],
    entries: Mapping[str, Sequence[Entry]],
    *,
    online: Online,
    memory: Memory,
    progress: Progress,
) -> Refreshed:
    """Ask for the listed papers whose last answer is too old.

    Parameters
    ----------
    known
        What is known before.
    listed
        The papers on the list.
    entries
        The entries of each paper, by its IRI, for the titles of papers without an identifier.
    online, memory, progress
        As for ``sources.batches``.
    """
    stale = [
        paper for paper in listed if _is_stale(paper, online) or _lacks_sentences(paper, online)
    ]
    of_paper = _group_cited(known)
    questions = [
        replace(
            _make_question(paper, entries[paper.iri][0], of_paper, known.papers),
            asked="" if _is_stale(paper, online) else paper.record.asked,
        )
        for paper in stale
    ]
    questions = [question for question in questions if question.identifiers or question.entry]
    answers = refresh(questions, online=online, memory=memory, progress=progress)
    known, changes = merge_answers(known, answers, listed)
    if online.expand and not answers.trouble:
        known = _expand(known, listed, online=online, memory=memory, progress=progress)
    return Refreshed(known, answers, changes)


def _expand(
    known: Snapshot,
    listed: Sequence[Paper],
    *,
    online: Online,
    memory: Memory,
    progress: Progress,
) -> Snapshot:
    """Ask for the outside works that the list cites most."""
    on_list = {paper.iri for paper in listed}
    counts = Counter(citation.cited for citation in known.citations if citation.citing in on_list)
    most = sorted(counts.keys() - on_list, key=lambda iri: (-counts[iri], iri))[: online.expand]
    papers = [known.papers[iri] for iri in most if iri in known.papers]
    stale = [paper for paper in papers if _is_stale(paper, online)]
    questions = [_make_question(paper, None, {}, {}) for paper in stale]
    answers = refresh(
        [question for question in questions if question.identifiers],
        online=replace(online, sentences=False),
        memory=memory,
        progress=progress,
    )
    return merge_answers(known, answers, ())[0]


def _is_stale(paper: Paper, online: Online) -> bool:
    if not paper.record.asked:
        return True
    asked = parse_time(paper.record.asked)
    if asked is None:
        return True
    # A time that is yet to come is of a clock that was wrong, and says nothing.
    return not -SKEW <= datetime.now(UTC) - asked <= online.max_age


def _lacks_sentences(paper: Paper, online: Online) -> bool:
    """Tell whether an earlier build did not fetch the sentences of a paper."""
    at_provider = any(PROVIDER in place for place in paper.record.bibliography)
    return (
        online.sentences
        and bool(paper.record.asked)
        and at_provider
        and not paper.record.has_sentences
    )


def _group_cited(known: Snapshot) -> Mapping[str, Sequence[Citation]]:
    groups: dict[str, list[Citation]] = {}
    for citation in known.citations:
        groups.setdefault(citation.citing, []).append(citation)
    return groups


def _make_question(
    paper: Paper,
    entry: Entry | None,
    of_paper: Mapping[str, Sequence[Citation]],
    papers: Mapping[str, Paper],
) -> Question:
    own = parse_identifier(paper.iri)
    names = [*paper.identifiers, *([own] if own else [])]
    names += [other for name in names for other in equivalents(name)]
    askable = tuple(dict.fromkeys(name for name in names if to_api_id(name)))
    citations = of_paper.get(paper.iri, ())
    cited = {papers[citation.cited] for citation in citations if citation.cited in papers}
    return Question(
        iri=paper.iri,
        identifiers=askable,
        title=paper.title,
        # A blog post or a repository is not a paper: a paper with its name is another thing.
        entry=entry if not askable and paper.kind is PaperKind.PAPER else None,
        references=len(citations) if paper.record.asked else None,
        cited=frozenset(_names(cited)),
        has_sentences=paper.record.has_sentences,
    )


def _names(papers: Iterable[Paper]) -> Iterable[Identifier]:
    for paper in papers:
        yield from paper.identifiers
        own = parse_identifier(paper.iri)
        if own:
            yield own
