"""What can be read next: the papers whose prerequisites are all read.

In the theory of knowledge spaces (Doignon and Falmagne, 1985) this is the outer fringe of what
a person knows: what they are ready to learn.
"""

from __future__ import annotations

import heapq
from dataclasses import dataclass

from paperkg.algorithms.prerequisites import Prerequisites, is_concept_of_papers
from paperkg.algorithms.reading_path import expand_target, is_read
from paperkg.identifiers import Identifier
from paperkg.model import KnowledgeGraph
from paperkg.names import title_of

__all__ = ["NextPaper", "compute_next"]


@dataclass(frozen=True, slots=True)
class NextPaper:
    """A paper, or a concept that no paper introduces, that can be read next.

    Attributes
    ----------
    iri, title, identifiers, year
        What it is.
    opens
        IRIs of what can be read next after it.
    leads_to
        How many things need it, directly or through others.
    cited
        How many other listed papers cite it.
    together
        IRIs of what it needs and what also needs it: these are read together.
    """

    iri: str
    title: str
    identifiers: tuple[Identifier, ...]
    year: int | None
    opens: tuple[str, ...]
    leads_to: int
    cited: int
    together: tuple[str, ...]


def compute_next(
    graph: KnowledgeGraph, *, topic: str = "", prerequisites: Prerequisites | None = None
) -> list[NextPaper]:
    """Compute what can be read next, the most useful first.

    These are exactly the unread listed papers, and the unknown concepts that no paper
    introduces, whose prerequisites are all read. The members of a cycle wait only for what they
    need outside the cycle. Papers come first, ranked by how many things need them, then by how
    many listed papers cite them, then in reading order.

    Parameters
    ----------
    graph
        The knowledge graph.
    topic
        IRI of a topic: give only its papers. Their prerequisites may be in other topics.
    prerequisites
        The numbered prerequisites of the graph; computed if None.
    """
    state = _State(graph, prerequisites or _number(graph))
    nodes = state.numbered.nodes
    wanted = set(expand_target(graph, topic)) if topic else None
    found = [
        number
        for number, iri in enumerate(nodes)
        if state.ready[number]
        and not state.read[number]
        and (wanted is None or iri in wanted)
        and _can_be_read(graph, iri)
    ]
    leads_to, cited = state.numbered.leads_to, state.numbered.cited
    found.sort(
        key=lambda number: (
            nodes[number] in graph.concepts,
            -leads_to[number],
            -cited[number],
            number,
        )
    )
    return [_make_next_paper(graph, state, number) for number in found]


def _is_past(graph: KnowledgeGraph, iri: str) -> bool:
    """Tell whether a thing needs no reading: a concept that papers introduce is read in them."""
    return is_concept_of_papers(graph, iri) or is_read(graph, iri)


def _can_be_read(graph: KnowledgeGraph, iri: str) -> bool:
    return iri in graph.concepts or (iri in graph.papers and graph.papers[iri].listed)


class _State:
    """The state of a reader: what is read, what is ready to be read, what is done.

    A thing is ready if all that it needs, directly or through others, is read. A cycle is ready
    if all that its members need outside the cycle is read. A thing is done if it is ready and
    read; a cycle is done if all its members are.
    """

    def __init__(self, graph: KnowledgeGraph, numbered: Prerequisites) -> None:
        self.numbered = numbered
        self.read = [_is_past(graph, iri) for iri in numbered.nodes]
        self.ready = [True] * len(self.read)
        self.done = self.read.copy()
        self._cycle_of = {member: cycle for cycle in numbered.cycles for member in cycle}
        self._look()

    def _look(self) -> None:
        cycle_of, done, ready = self._cycle_of, self.done, self.ready
        for number, before in enumerate(self.numbered.before):
            if number in cycle_of:
                self._look_at(cycle_of[number])
                continue
            for needed in before:
                if not done[needed]:
                    ready[number] = done[number] = False
                    break

    def _look_at(self, cycle: tuple[int, ...]) -> None:
        is_ready = all(self.done[needed] for needed in self._needs(cycle))
        is_done = is_ready and all(self.read[member] for member in cycle)
        for member in cycle:
            self.ready[member], self.done[member] = is_ready, is_done

    def cycle(self, number: int) -> tuple[int, ...]:
        """Give the cycle of a thing, or the thing alone if it is in no cycle."""
        return self._cycle_of.get(number, (number,))

    def _needs(self, cycle: tuple[int, ...]) -> set[int]:
        """Give what the members of a cycle need directly outside it."""
        return {needed for member in cycle for needed in self.numbered.before[member]}.difference(
            cycle
        )

    def find_opened(self, number: int) -> list[int]:
        """Find what becomes ready when a thing is read, also behind things that are read."""
        cycle = self.cycle(number)
        if not all(self.read[member] for member in cycle if member != number):
            return []
        done_then = set(cycle)
        opened: list[int] = []
        waiting = [follower for member in cycle for follower in self.numbered.after[member]]
        heapq.heapify(waiting)
        seen = set(cycle)
        while waiting:
            later = heapq.heappop(waiting)  # the lowest number: all that it needs is decided
            if later in seen:
                continue
            group = self.cycle(later)
            seen.update(group)
            if not all(self.done[needed] or needed in done_then for needed in self._needs(group)):
                continue
            unread = [other for other in group if not self.read[other]]
            opened += unread
            if not unread:
                done_then.update(group)
                for member in group:
                    for follower in self.numbered.after[member]:
                        heapq.heappush(waiting, follower)
        return opened


def _make_next_paper(graph: KnowledgeGraph, state: _State, number: int) -> NextPaper:
    numbered = state.numbered
    iri = numbered.nodes[number]
    paper = graph.papers.get(iri)
    others = (
        member for member in state.cycle(number) if member != number and not state.read[member]
    )
    return NextPaper(
        iri=iri,
        title=title_of(graph, iri),
        identifiers=paper.identifiers if paper else (),
        year=paper.year if paper else None,
        opens=tuple(numbered.nodes[opened] for opened in state.find_opened(number)),
        leads_to=numbered.leads_to[number],
        cited=numbered.cited[number],
        together=tuple(numbered.nodes[other] for other in others),
    )


def _number(graph: KnowledgeGraph) -> Prerequisites:
    # Loaded only here: networkx is not needed where the last build left its index.
    from paperkg.algorithms.prerequisite_numbers import number_prerequisites

    return number_prerequisites(graph)
