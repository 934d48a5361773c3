"""The answers that programs and assistants get: those of the commands, in the same shapes.

Each takes what a person would type, and gives the reply of the command of the same name.
"""

from __future__ import annotations

from collections.abc import Sequence

from paperkg.algorithms.gaps import Gaps, compute_gaps
from paperkg.algorithms.next_up import compute_next
from paperkg.algorithms.reading_path import compute_path
from paperkg.lookup import find_iri, find_paper, find_topic
from paperkg.replies.advice import (
    GapsReply,
    NextReply,
    PathReply,
    describe_gaps,
    describe_next,
    describe_path,
)
from paperkg.replies.paper import PaperReply
from paperkg.replies.things import ConceptReply, TopicReply, describe
from paperkg.replies.why import WhyReply, describe_why
from paperkg.workspace.index import Opened

__all__ = ["find_gaps", "find_next", "find_path", "find_thing", "find_why"]


def find_path(
    built: Opened,
    names: Sequence[str],
    *,
    known: Sequence[str] = (),
    start: str = "",
    most: int | None = None,
) -> PathReply:
    """Give what to read before some papers, concepts or topics, as ``kg path`` does.

    Parameters
    ----------
    built
        The build.
    names
        What a person calls them.
    known
        What the reader knows.
    start
        Where the chain starts; empty for a whole path.
    most
        How many steps to keep; None for all.

    Raises
    ------
    UnknownNameError, AmbiguousNameError
        A name means nothing, or several things.
    """
    graph = built.graph
    found = compute_path(
        graph,
        [find_iri(graph, name) for name in names],
        known=[find_iri(graph, name) for name in known],
        start=find_iri(graph, start) if start else "",
        max_steps=most,
        prerequisites=built.prerequisites,
    )
    return describe_path(graph, found)


def find_next(built: Opened, *, topic: str = "", most: int | None = None) -> tuple[NextReply, ...]:
    """Give what can be read now, as ``kg next`` does; of one topic, where it is named.

    Raises
    ------
    UnknownNameError, AmbiguousNameError
        The topic is none, or several.
    """
    graph = built.graph
    iri = find_topic(graph, topic).iri if topic else ""
    return describe_next(
        graph, compute_next(graph, topic=iri, prerequisites=built.prerequisites)[:most]
    )


def find_gaps(built: Opened, *, most: int | None = None) -> GapsReply:
    """Give what the list lacks, as ``kg gaps`` does; at most so many of each kind."""
    found = compute_gaps(built.graph)
    shown = Gaps(
        missing=found.missing[:most],
        unlinked=found.unlinked[:most],
        isolated=found.isolated[:most],
        doubts=found.doubts[:most],
    )
    return describe_gaps(built.graph, shown)


def find_thing(built: Opened, name: str) -> PaperReply | ConceptReply | TopicReply:
    """Give what is known of a paper, a concept or a topic, as ``kg show`` does.

    Raises
    ------
    UnknownNameError, AmbiguousNameError
        The name means nothing, or several things.
    """
    return describe(built.graph, find_iri(built.graph, name))


def find_why(built: Opened, later: str, earlier: str) -> WhyReply:
    """Give the evidence that a paper builds on another, as ``kg why`` does.

    Raises
    ------
    UnknownNameError, AmbiguousNameError
        A name means no paper of the list, or several.
    """
    graph = built.graph
    return describe_why(graph, find_paper(graph, later), find_paper(graph, earlier))
