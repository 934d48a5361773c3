"""What is asked of Semantic Scholar, and what it answers, paper by paper."""

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
    """What to ask of one paper.

    Attributes
    ----------
    iri
        The paper's name in the graph.
    identifiers
        How it may be asked for, strongest first.
    entry
        The entry to search by its title, for a paper without any identifier.
    references
        How many it had when it was last asked for; None when it never was.
    cited
        What it cited then; sentences are asked for again only when this has changed.
    has_sentences
        Whether its sentences are known.
    asked
        When it was asked for, of a paper of which only the sentences are missing; else empty.
    """

    iri: str
    identifiers: tuple[Identifier, ...]
    entry: Entry | None = None
    references: int | None = None
    cited: frozenset[Identifier] = frozenset()
    has_sentences: bool = False
    asked: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What Semantic Scholar says of one paper.

    Attributes
    ----------
    work
        The paper.
    references
        What it cites.
    is_complete
        Whether these are all the references that it is said to have.
    has_sentences
        Whether the citing sentences were asked for.
    asked
        When, as an ISO 8601 time in UTC.
    """

    work: Work
    references: tuple[Reference, ...]
    is_complete: bool
    has_sentences: bool
    asked: str


@dataclass(slots=True)
class Answers:
    """All answers of one refresh, by the papers' IRIs.

    Attributes
    ----------
    asked_for
        How many papers there was something to ask for.
    found
        The answers.
    unknown
        Papers that Semantic Scholar does not know.
    failed
        Papers that got no usable answer: why.
    candidates
        What the title searches found.
    asked
        When the refresh began, as an ISO 8601 time in UTC.
    trouble
        What went wrong first; empty when nothing did.
    """

    asked_for: int = 0
    found: dict[str, Answer] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)
    failed: dict[str, str] = field(default_factory=dict)
    candidates: dict[str, TitleMatch] = field(default_factory=dict)
    asked: str = ""
    trouble: str = ""


def read_answer(raw: Mapping[str, Any], asked: str, works: dict[str, Work]) -> Answer:
    """Read a paper of a batch, which was asked for at an ISO 8601 time.

    Works that it cites are taken from ``works``, and added to them where they are new.
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
    """Are these all? Where nothing says how many there are, that is not known."""
    return bool(work.reference_count) and len(references) >= (work.reference_count or 0)


def complete_answer(answer: Answer, references: tuple[Reference, ...]) -> Answer:
    """Join what the batch gave with what the references endpoint gave, which says more."""
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
