"""What to read: paths, what is next, gaps."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import msgspec

from paperkg.algorithms.gaps import Gaps
from paperkg.algorithms.next_up import NextPaper
from paperkg.model import KnowledgeGraph, ReadingPath, Step
from paperkg.replies.parts import (
    EdgeReply,
    Thing,
    describe_edge,
    describe_thing,
    describe_things,
    take_parts,
)

__all__ = [
    "DoubtReply",
    "GapReply",
    "GapsReply",
    "LeftOutReply",
    "LooseReply",
    "NextReply",
    "PathReply",
    "StepReply",
    "describe_gaps",
    "describe_next",
    "describe_path",
]


@dataclass(frozen=True, slots=True)
class StepReply(Thing):
    """One thing to read: how long it takes (null when not known), and why it stands there."""

    minutes: int | None
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LeftOutReply(Thing):
    """Something that is no step of a path, and why."""

    reason: str


class PathReply(msgspec.Struct, frozen=True, rename={"start": "from"}):
    """What to read, in order.

    Attributes
    ----------
    targets
        IRIs of what was asked for.
    from
        IRI of where the chain starts; null for a whole path.
    minutes
        How long all steps take whose time is known; null when none is.
    steps
        What to read, in order.
    left_out
        What the reader has read or knows.
    dropped
        What a limit on the number of steps dropped.
    cycles
        Steps that all need each other, cycle by cycle.
    """

    targets: tuple[str, ...]
    start: str | None
    minutes: int | None
    steps: tuple[StepReply, ...]
    left_out: tuple[LeftOutReply, ...]
    dropped: tuple[LeftOutReply, ...]
    cycles: tuple[tuple[Thing, ...], ...]


@dataclass(frozen=True, slots=True)
class NextReply(Thing):
    """A paper or a concept that can be read next.

    Attributes
    ----------
    opens
        What can be read next once it is read.
    leads_to
        How many papers and concepts need it, directly or not.
    cited_on_the_list
        How many papers of the list cite it.
    together_with
        What needs it and is needed by it: these are read together.
    """

    opens: tuple[Thing, ...]
    leads_to: int
    cited_on_the_list: int
    together_with: tuple[Thing, ...]


@dataclass(frozen=True, slots=True)
class GapReply(Thing):
    """A work that the list lacks: papers of the list that cite it, and those that lean on it."""

    cited_by: tuple[Thing, ...]
    leaning: tuple[Thing, ...]


@dataclass(frozen=True, slots=True)
class LooseReply(Thing):
    """A paper that stands alone: the papers of the list that cite it, and why it seems so."""

    cited_by: tuple[Thing, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class DoubtReply(EdgeReply):
    """An edge that looks wrong, and why."""

    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GapsReply:
    """What a list lacks, and what in it looks wrong.

    Attributes
    ----------
    missing
        Works outside the list that it leans on, the most important first.
    unlinked
        Papers that others of the list cite and that no edge joins.
    isolated
        Papers that no citation and no edge joins to another paper of the list.
    doubts
        Edges that look wrong, the worst first.
    """

    missing: tuple[GapReply, ...]
    unlinked: tuple[LooseReply, ...]
    isolated: tuple[LooseReply, ...]
    doubts: tuple[DoubtReply, ...]


def describe_path(graph: KnowledgeGraph, path: ReadingPath) -> PathReply:
    """Describe a path."""
    return PathReply(
        targets=path.targets,
        start=path.start or None,
        minutes=path.minutes or None,
        steps=_describe_steps(graph, path.steps),
        left_out=_describe_left_out(graph, path.left_out),
        dropped=_describe_left_out(graph, path.dropped),
        cycles=tuple(describe_things(graph, cycle) for cycle in path.cycles),
    )


def _describe_steps(graph: KnowledgeGraph, steps: Iterable[Step]) -> tuple[StepReply, ...]:
    return tuple(
        StepReply(
            **take_parts(describe_thing(graph, step.iri)),
            minutes=step.minutes,
            reasons=step.reasons,
        )
        for step in steps
    )


def _describe_left_out(graph: KnowledgeGraph, steps: Iterable[Step]) -> tuple[LeftOutReply, ...]:
    return tuple(
        LeftOutReply(**take_parts(describe_thing(graph, step.iri)), reason=step.reasons[0])
        for step in steps
    )


def describe_next(graph: KnowledgeGraph, found: Iterable[NextPaper]) -> tuple[NextReply, ...]:
    """Describe what can be read next."""
    return tuple(
        NextReply(
            **take_parts(describe_thing(graph, paper.iri)),
            opens=describe_things(graph, paper.opens),
            leads_to=paper.leads_to,
            cited_on_the_list=paper.cited,
            together_with=describe_things(graph, paper.together),
        )
        for paper in found
    )


def describe_gaps(graph: KnowledgeGraph, found: Gaps) -> GapsReply:
    """Describe what a list lacks."""
    edges = {(edge.later, edge.earlier): edge for edge in graph.edges}
    unlinked, isolated = (
        tuple(
            LooseReply(
                **take_parts(describe_thing(graph, paper.iri)),
                cited_by=describe_things(graph, paper.cited_by),
                reason=paper.reason,
            )
            for paper in papers
        )
        for papers in (found.unlinked, found.isolated)
    )
    return GapsReply(
        missing=tuple(
            GapReply(
                **take_parts(describe_thing(graph, work.iri)),
                cited_by=describe_things(graph, work.cited_by),
                leaning=describe_things(graph, work.leaning),
            )
            for work in found.missing
        ),
        unlinked=unlinked,
        isolated=isolated,
        doubts=tuple(
            DoubtReply(
                **take_parts(describe_edge(graph, edges[doubt.later, doubt.earlier])),
                reasons=doubt.reasons,
            )
            for doubt in found.doubts
        ),
    )
