"""The questions to Semantic Scholar and its answers, paper by paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from paperkg.identifiers import Identifier
from paperkg.model import Entry
from paperkg.sources.semantic_scholar import Reference, Work, read_references, read_work
from paperkg.sources.title_match import TitleMatch

__all__ = ["Answer", "Answers", "Question", "complete_answer", "read_answer"]


@dataclass(frozen=True, slots=True)
class Question:
    """What to ask about a paper.

    Attributes
    ----------
    iri
        The paper's name in the graph.
    identifiers
        The identifiers to ask by, strongest first.
    title
        What the paper is called, as far as known.
    entry
        The entry whose title to search for, if the paper has no identifier.
    references
        How many references it had at the last answer; None if it was never asked for.
    cited
        What it cited then. Sentences are asked for again only if this has changed.
    has_sentences
        Whether its citing sentences are known.
    asked
        The time of the last answer, if only the sentences are missing; else empty.
    """

    iri: str
    identifiers: tuple[Identifier, ...]
    title: str = ""
    entry: Entry | None = None
    references: int | None = None
    cited: frozenset[Identifier] = frozenset()
    has_sentences: bool = False
    asked: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What Semantic Scholar says about a paper.

    Attributes
    ----------
    work
        The paper.
    references
        What it cites.
    is_complete
        Whether these are as many references as Semantic Scholar counts.
    has_sentences
        Whether the citing sentences were asked for.
    asked
        The time of the answer, in ISO 8601 and UTC.
    """

    work: Work
    references: tuple[Reference, ...]
    is_complete: bool
    has_sentences: bool
    asked: str


@dataclass(slots=True)
class Answers:
    """All answers of a refresh, by the papers' IRIs.

    Attributes
    ----------
    asked_for
        How many papers were asked for.
    found
        The answers.
    unknown
        Papers that Semantic Scholar does not know.
    failed
        Why each paper got no usable answer.
    odd
        Papers of whose answers something was left out, as it has the wrong type or is too large.
    candidates
        What the title searches found.
    asked
        When the refresh began, in ISO 8601 and UTC.
    trouble
        What went wrong first; empty if nothing did.
    """

    asked_for: int = 0
    found: dict[str, Answer] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)
    failed: dict[str, str] = field(default_factory=dict)
    candidates: dict[str, TitleMatch] = field(default_factory=dict)
    odd: dict[str, list[str]] = field(default_factory=dict)
    asked: str = ""
    trouble: str = ""


def read_answer(raw: Mapping[str, Any], asked: str, works: dict[str, Work]) -> Answer:
    """Read a paper of a batch that was asked for at ``asked``, an ISO 8601 time.

    The works that it cites come from ``works``; new works are added there.
    """
    work = read_work(raw)
    references = read_references(raw.get("references") or (), works)
    return Answer(
        work=work,
        references=references,
        is_complete=_is_complete(work, references),
        has_sentences=False,
        asked=asked,
    )


def _is_complete(work: Work, references: Sequence[Reference]) -> bool:
    """Tell whether these are all references; False if their number is not known."""
    return bool(work.reference_count) and len(references) >= (work.reference_count or 0)


def complete_answer(answer: Answer, references: tuple[Reference, ...]) -> Answer:
    """Join the references of the batch with those of the references endpoint, which say more."""
    said = {identifier for reference in references for identifier in reference.work.identifiers}
    rest = tuple(
        reference
        for reference in answer.references
        if reference.work.identifiers and not said.intersection(reference.work.identifiers)
    )
    everything = (*references, *rest)
    return replace(
        answer,
        references=everything,
        is_complete=_is_complete(answer.work, everything),
        has_sentences=True,
    )
