"""What can be read next: the papers whose direct prerequisites are all read or known.

In the theory of knowledge spaces (Doignon and Falmagne, 1985) this is the outer fringe of what
a person knows: what they are ready to learn.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from paperkg.algorithms.prerequisites import Prerequisites, find_known, is_concept_of_papers
from paperkg.algorithms.reading_path import expand_target
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
    introduces, whose direct prerequisites are all read or known, and one of each of their
    alternatives: who has read a paper knows what it needs. The members of a cycle wait only for
    what they need outside the cycle. Papers come first, ranked by how many things come after
    them, then by how many listed papers cite them, then in reading order.

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
        if number not in state.known
        and state.is_step(number)
        and (wanted is None or iri in wanted)
        and _can_be_read(graph, iri)
        and state.find_together(number) is not None
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


def _can_be_read(graph: KnowledgeGraph, iri: str) -> bool:
    return iri in graph.concepts or (iri in graph.papers and graph.papers[iri].listed)


class _State:
    """The state of a reader: what is known, and what is ready to be read."""

    def __init__(self, graph: KnowledgeGraph, numbered: Prerequisites) -> None:
        self.graph, self.numbered = graph, numbered
        self.known = find_known(graph, numbered)
        self._found: dict[int, set[int] | None] = {}
        self._cycle_of = {member: frozenset(cycle) for cycle in numbered.cycles for member in cycle}

    def find_together(self, number: int) -> set[int] | None:
        """Find what is read together with a thing, once for each; None if it has to wait."""
        if number not in self._found:
            self._found[number] = self._find_together(number)
        return self._found[number]

    def _find_together(self, number: int, *, learned: Collection[int] = ()) -> set[int] | None:
        """Find what is read together with a thing; None if it has to wait.

        A thing waits for what it needs directly and is not known, and for one of its
        alternatives. If what it needs needs it in turn, they are read together, and wait for what
        that needs as well. Concepts that papers introduce are read in these.

        Parameters
        ----------
        number
            The thing.
        learned
            What is taken for known besides.
        """
        cycle = self._cycle_of.get(number, frozenset([number]))
        found, waiting = {number}, [number]
        while waiting:
            thing = waiting.pop()
            for choices in self.numbered.either[thing]:
                if not any(
                    choice in self.known or choice in learned or choice in found
                    for choice in choices
                ):
                    return None
            for needed in self.numbered.before[thing]:
                if needed in self.known or needed in learned or needed in found:
                    continue
                if needed not in cycle:
                    return None
                found.add(needed)
                waiting.append(needed)
        return {other for other in found - {number} if self.is_step(other)}

    def is_step(self, number: int) -> bool:
        """Tell whether a thing is read by itself: it is no concept that papers introduce."""
        return not is_concept_of_papers(self.graph, self.numbered.nodes[number])

    def _learned_with(self, number: int) -> set[int]:
        """Give a thing, with the concepts that are known once it is read."""
        learned = {number}
        for follower in self.numbered.after[number]:
            iri = self.numbered.nodes[follower]
            if iri in self.graph.concepts and not self.is_step(follower):
                papers = (self.numbered.numbers.get(paper) for paper in _papers_of(self.graph, iri))
                if all(paper in self.known or paper == number for paper in papers):
                    learned.add(follower)
        return learned

    def find_opened(self, number: int) -> list[int]:
        """Find what becomes ready when a thing is read."""
        learned = self._learned_with(number)
        followers = {
            member
            for thing in learned
            for after in self.numbered.after[thing]
            for member in self._cycle_of.get(after, (after,))  # they wait for each other's needs
        }
        return [
            follower
            for follower in sorted(followers - self.known - learned)
            if self.is_step(follower)
            and self.find_together(follower) is None
            and self._find_together(follower, learned=learned) is not None
        ]


def _papers_of(graph: KnowledgeGraph, concept: str) -> list[str]:
    return [paper for paper in graph.concepts[concept].introduced_by if paper in graph.papers]


def _make_next_paper(graph: KnowledgeGraph, state: _State, number: int) -> NextPaper:
    numbered = state.numbered
    iri = numbered.nodes[number]
    paper = graph.papers.get(iri)
    others = sorted(state.find_together(number) or ())
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
