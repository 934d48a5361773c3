"""What can be read next: the papers whose prerequisites are all read.

In the theory of knowledge spaces (Doignon and Falmagne, 1985) this is the outer fringe of what
a person knows: what they are ready to learn.
"""

from __future__ import annotations

from dataclasses import dataclass

from paperkg.algorithms.prerequisites import Prerequisites, is_concept_of_papers
from paperkg.algorithms.reading_path import expand_target, is_read
from paperkg.identifiers import Identifier
from paperkg.model import KnowledgeGraph

__all__ = ["Candidate", "compute_fringe"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A paper, or a concept that no paper introduces, that can be read next.

    Attributes
    ----------
    iri, title, identifiers, year
        What it is.
    opens
        IRIs of what can be read next once it is read.
    leads_to
        How many things need it, directly or not.
    cited
        How many papers of the list cite it.
    together
        IRIs of what needs it and is needed by it: these are read together.
    """

    iri: str
    title: str
    identifiers: tuple[Identifier, ...]
    year: int | None
    opens: tuple[str, ...]
    leads_to: int
    cited: int
    together: tuple[str, ...]


def compute_fringe(
    graph: KnowledgeGraph, *, topic: str = "", prerequisites: Prerequisites | None = None
) -> list[Candidate]:
    """Compute what can be read next, the most useful first.

    These are exactly the unread papers of the list, and unknown concepts that no paper
    introduces, whose prerequisites are all read. Papers that all build on each other wait for
    what they need outside their circle only. They are ranked by how much they lead to, then by
    how many papers of the list cite them, then in reading order.

    Parameters
    ----------
    graph
        The knowledge graph.
    topic
        IRI of a topic; only its papers are given, whatever else their prerequisites are.
    prerequisites
        The numbered prerequisites of the graph, where they are there already.
    """
    numbered = prerequisites or _number(graph)
    read = [_is_past(graph, iri) for iri in numbered.nodes]
    cycle_of = {member: cycle for cycle in numbered.cycles for member in cycle}
    ready = _find_ready(numbered, read, cycle_of)
    wanted = set(expand_target(graph, topic)) if topic else None
    found = [
        number
        for number, iri in enumerate(numbered.nodes)
        if ready[number] and not read[number] and (wanted is None or iri in wanted)
    ]
    found = [number for number in found if _can_be_read(graph, numbered.nodes[number])]
    found.sort(key=lambda one: (-numbered.leads_to[one], -numbered.cited[one], one))
    return [_make_candidate(graph, numbered, one, read, ready, cycle_of) for one in found]


def _is_past(graph: KnowledgeGraph, iri: str) -> bool:
    """Say whether nothing is left to read of a thing; a concept of papers is read in them."""
    return is_concept_of_papers(graph, iri) or is_read(graph, iri)


def _can_be_read(graph: KnowledgeGraph, iri: str) -> bool:
    return iri in graph.concepts or (iri in graph.papers and graph.papers[iri].listed)


def _find_ready(
    numbered: Prerequisites, read: list[bool], cycle_of: dict[int, tuple[int, ...]]
) -> list[bool]:
    """Find what has all its prerequisites, direct or not, read; a cycle is looked at as one."""
    ready = [True] * len(read)
    for number, before in enumerate(numbered.before):
        cycle = cycle_of.get(number)
        if cycle is None:
            for one in before:
                if not (read[one] and ready[one]):
                    ready[number] = False
                    break
        elif number == cycle[0]:
            outside = {one for member in cycle for one in numbered.before[member]}.difference(cycle)
            is_ready = all(read[one] and ready[one] for one in outside)
            for member in cycle:
                ready[member] = is_ready
    return ready


def _make_candidate(
    graph: KnowledgeGraph,
    numbered: Prerequisites,
    number: int,
    read: list[bool],
    ready: list[bool],
    cycle_of: dict[int, tuple[int, ...]],
) -> Candidate:
    iri = numbered.nodes[number]
    cycle = cycle_of.get(number, ())
    opens = (
        numbered.nodes[later]
        for later in numbered.after[number]
        if not read[later]
        and later not in cycle
        and all(one == number or (read[one] and ready[one]) for one in numbered.before[later])
    )
    paper, concept = graph.papers.get(iri), graph.concepts.get(iri)
    return Candidate(
        iri=iri,
        title=paper.title if paper else concept.label if concept else iri,
        identifiers=paper.identifiers if paper else (),
        year=paper.year if paper else None,
        opens=tuple(opens),
        leads_to=numbered.leads_to[number],
        cited=numbered.cited[number],
        together=tuple(numbered.nodes[one] for one in cycle if one != number and not read[one]),
    )


def _number(graph: KnowledgeGraph) -> Prerequisites:
    # Loaded only here: networkx is not needed where the last build left its index.
    from paperkg.algorithms.numbering import number_prerequisites

    return number_prerequisites(graph)
