"""What to read before something, in order, with the reasons."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from paperkg.algorithms.chain import find_chain
from paperkg.algorithms.importance import compute_importance
from paperkg.algorithms.prerequisites import (
    Prerequisites,
    find_known,
    find_needed,
    is_concept_of_papers,
    is_read,
)
from paperkg.algorithms.reasons import Reasons
from paperkg.errors import UnknownNameError, UsageError, quote
from paperkg.model import KnowledgeGraph, Paper, ReadingPath, Step
from paperkg.names import name_of, title_of

__all__ = ["compute_path", "expand_target"]

MINUTES_PER_PAGE = 4
"""A page of a paper has about 800 words, and people learn from 200 words a minute (Carver 1992)."""


def compute_path(
    graph: KnowledgeGraph,
    targets: Iterable[str],
    *,
    known: Collection[str] = (),
    start: str = "",
    max_steps: int | None = None,
    prerequisites: Prerequisites | None = None,
) -> ReadingPath:
    """Compute what to read before the targets, and the targets themselves, in order.

    A concept is read in the papers that introduce it; it is a step itself only if no paper
    introduces it.

    Parameters
    ----------
    graph
        The knowledge graph.
    targets
        IRIs of listed papers, concepts or topics; a topic stands for its papers.
    known
        IRIs of the same kinds that the reader knows: left out, like papers with a read mark. A
        known concept also stands for the papers that introduce it.
    start
        IRI of a paper or concept: the steps are then the shortest chain from it to the target; of
        several chains, the most confident.
    max_steps
        How many steps to keep, the most important; the others are dropped and named.
    prerequisites
        The numbered prerequisites of the graph; computed if None.

    Returns
    -------
    ReadingPath
        ``steps`` holds exactly the targets and the prerequisites that are neither read nor known
        nor needed by such things only.

    Raises
    ------
    UnknownNameError
        A target is not a listed paper, a concept or a topic; or no chain leads from the start to
        the target.
    UsageError
        There is a start and more than one target.
    """
    targets = tuple(dict.fromkeys(targets))
    numbered = prerequisites or _number(graph)
    goals = {node for target in targets for node in expand_target(graph, target)}
    _check(graph, numbered, goals)
    familiar = {node for iri in known for node in _expand_known(graph, iri)} - set(targets)
    if start:
        if len(targets) > 1:
            raise UsageError("With --from, a chain leads to one target: name only one X.")
        needed = _find_chain(graph, numbered, start, targets[0])
    else:
        past = find_known(graph, numbered, familiar)
        needed = find_needed(numbered, map(numbered.numbers.__getitem__, goals), known=past)
    kept = {numbered.nodes[number] for number in needed}
    ends = {start, targets[0]} if start else set(targets)

    reasons = Reasons(graph, kept, goals)
    steps, left_out = [], []
    for iri in (numbered.nodes[number] for number in needed):
        if is_concept_of_papers(graph, iri):
            continue
        if iri in familiar:
            left_out.append(_make_step(graph, iri, ("you know it",)))
        elif is_read(graph, iri) and iri not in ends:
            left_out.append(_make_step(graph, iri, (_READ[iri in graph.concepts],)))
        else:
            first = ("you start from it",) if iri == start else ()
            steps.append(_make_step(graph, iri, first + reasons.say(iri)))
    path = ReadingPath(targets, tuple(steps), tuple(left_out), start=start)
    path = _find_cycles(path, numbered)
    return _cut(path, graph, numbered, goals, max_steps) if max_steps else path


_READ = {True: "you know it already", False: "you have read it"}


def expand_target(graph: KnowledgeGraph, iri: str) -> list[str]:
    """Give the papers of a topic and of the topics inside it, each once, or the thing itself."""
    if iri not in graph.topics:
        return [iri]
    inside: dict[str, list[str]] = {}
    for topic in graph.topics.values():
        inside.setdefault(topic.broader or "", []).append(topic.iri)
    papers: list[str] = []
    waiting = [iri]
    while waiting:
        name = waiting.pop()
        papers += [paper.iri for paper in graph.listed if name in paper.listing.topics]
        waiting += reversed(inside.get(name, []))
    return list(dict.fromkeys(papers))


def _check(graph: KnowledgeGraph, numbered: Prerequisites, goals: Iterable[str]) -> None:
    for iri in goals:
        if iri not in numbered.numbers:
            raise UnknownNameError(
                f"{quote(title_of(graph, iri))} is not on the list, so kg does not know what to "
                "read before it: add it to the list and build again."
            )


def _find_chain(
    graph: KnowledgeGraph, numbered: Prerequisites, start: str, target: str
) -> list[int]:
    """Find the numbers of a chain; a concept that papers introduce starts in them."""
    starts = [
        numbered.numbers[iri] for iri in _expand_known(graph, start) if iri in numbered.numbers
    ]
    goal = numbered.numbers.get(target)
    confidence = {(edge.earlier, edge.later): edge.confidence for edge in graph.edges}

    def sure(before: int, after: int) -> float:
        return confidence.get((numbered.nodes[before], numbered.nodes[after]), 1.0)

    chain = find_chain(numbered, starts, goal, sure) if goal is not None else None
    if chain is None:
        names = [name_of(graph, iri) for iri in (start, target)]
        turned = (
            goal is not None and find_chain(numbered, [goal], starts[0], sure) if starts else None
        )
        hint = f" {names[0]} builds on {names[1]}: turn them round." if turned else ""
        raise UnknownNameError(f"No chain leads from {names[0]} to {names[1]}.{hint}")
    return chain


def _expand_known(graph: KnowledgeGraph, iri: str) -> list[str]:
    """Give what a reader knows with a topic or a concept."""
    if iri in graph.concepts:
        return [iri, *graph.concepts[iri].introduced_by]
    return expand_target(graph, iri)


def _make_step(graph: KnowledgeGraph, iri: str, reasons: tuple[str, ...]) -> Step:
    if iri in graph.concepts:
        concept = graph.concepts[iri]
        return Step(iri, concept.label, (), concept.known, reasons, minutes=concept.minutes)
    paper = graph.papers[iri]
    minutes = _estimate_minutes(paper)
    return Step(iri, paper.title, paper.identifiers, paper.read, reasons, paper.year, minutes)


def _find_cycles(path: ReadingPath, numbered: Prerequisites) -> ReadingPath:
    """Find the steps that all need each other."""
    on_path = {step.iri for step in path.steps}
    cycles = []
    for cycle in numbered.cycles:
        members = [numbered.nodes[number] for number in cycle if numbered.nodes[number] in on_path]
        if len(members) > 1:
            cycles.append(tuple(members))
    return replace(path, cycles=tuple(cycles)) if cycles else path


def _cut(
    path: ReadingPath,
    graph: KnowledgeGraph,
    numbered: Prerequisites,
    goals: Collection[str],
    most: int,
) -> ReadingPath:
    """Keep the most important steps of a path."""
    if len(path.steps) <= most:
        return path
    ends = [numbered.numbers[iri] for iri in goals]
    numbers = [numbered.numbers[step.iri] for step in path.steps]
    weight = compute_importance(numbered, numbers, ends)
    asked = set(path.targets)  # not the papers of a topic: they may be many
    ranked = sorted(
        numbers, key=lambda number: (numbered.nodes[number] not in asked, -weight[number], number)
    )
    kept = {numbered.nodes[number] for number in ranked[:most]}
    dropped = [step for step in path.steps if step.iri not in kept]
    return replace(
        path,
        steps=tuple(step for step in path.steps if step.iri in kept),
        dropped=tuple(
            replace(step, reasons=(_say_dropped(graph, numbered, step, kept),)) for step in dropped
        ),
        cycles=tuple(cycle for cycle in path.cycles if kept.issuperset(cycle)),
    )


def _say_dropped(
    graph: KnowledgeGraph, numbered: Prerequisites, step: Step, kept: Collection[str]
) -> str:
    after = (numbered.nodes[number] for number in numbered.after[numbered.numbers[step.iri]])
    users = [name_of(graph, iri) for iri in after if iri in kept]
    if not users:
        return "no step that is kept builds on it directly"
    return (
        f"of what is kept, only {users[0]} builds on it"
        if len(users) == 1
        else (f"of what is kept, {users[0]} and {len(users) - 1} more build on it")
    )


def _estimate_minutes(paper: Paper) -> int | None:
    if paper.minutes is not None:
        return paper.minutes
    return paper.pages * MINUTES_PER_PAGE if paper.pages else None


def _number(graph: KnowledgeGraph) -> Prerequisites:
    # Loaded only here: networkx is not needed where the last build left its index.
    from paperkg.algorithms.prerequisite_numbers import number_prerequisites

    return number_prerequisites(graph)
