"""What changed between two builds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from paperkg.model import Edge, KnowledgeGraph, Paper
from paperkg.names import normalize_name

__all__ = ["Change", "compute_changes"]


@dataclass(frozen=True, slots=True)
class Change:
    """A thing that changed.

    Attributes
    ----------
    kind
        The kind of change, such as "new paper".
    iris
        IRIs of the things that changed.
    text
        What changed, in words.
    reason
        Why it changed, as far as the two builds show; may be empty.
    """

    kind: str
    iris: tuple[str, ...]
    text: str
    reason: str = ""


def compute_changes(before: KnowledgeGraph, after: KnowledgeGraph) -> list[Change]:
    """Compute what is new, removed and changed in a graph: papers, edges, citations, concepts.

    Citations of outside works are counted, not named, as there are thousands.

    Parameters
    ----------
    before, after
        The graphs of the previous build and of this one.

    Returns
    -------
    list of Change
        Sorted by kind, in the order in which a person reads them, then in the order of the list.
    """
    return [
        *_papers(before, after),
        *_edges(before, after),
        *_citations(before, after),
        *_concepts(before, after),
    ]


def _papers(before: KnowledgeGraph, after: KnowledgeGraph) -> list[Change]:
    old = {paper.iri: paper for paper in before.listed}
    new = {paper.iri: paper for paper in after.listed}
    by_title = {
        name: paper for paper in old.values() if paper.iri not in new for name in _titles(paper)
    }
    added, resolved, gone = [], [], dict(old)
    for iri, paper in new.items():
        if gone.pop(iri, None):
            continue
        named = (old[name] for name in paper.listing.names if name in gone)
        titled = (by_title[name] for name in _titles(paper) if name in by_title)
        same = next(chain(named, titled), None)
        if same is None:
            added.append(Change("new paper", (iri,), _say(paper), _why_new(paper)))
        elif gone.pop(same.iri, None):
            resolved.append(_say_resolved(same, paper))
    described = [
        Change(
            "resolved entry", (iri,), f"{_say(paper)}: a source describes it now", _why_known(paper)
        )
        for iri, paper in new.items()
        if iri in old and paper.record.described and not old[iri].record.described
    ]
    removed = [
        Change("removed paper", (iri,), _say(paper), "it is not on the list any more")
        for iri, paper in gone.items()
    ]
    return [*added, *resolved, *described, *removed]


def _say_resolved(before: Paper, after: Paper) -> Change:
    known = before.identifiers[0].curie if before.identifiers else "its title only"
    text, reason = f"{_say(after)}: its identifier is gone", f"it was known by {known}"
    if after.identifiers:
        text = f"{_say(after)}: it is {after.identifiers[0].curie}"
    elif not before.identifiers:
        text, reason = f"{_say(after)}: its title is corrected", f"it was {before.title}"
    return Change("resolved entry", (after.iri,), text, reason)


def _titles(paper: Paper) -> set[str]:
    return {normalize_name(title) for title in (paper.title, *paper.alternatives)}


def _say(paper: Paper) -> str:
    return f"{paper.title} ({paper.year})" if paper.year else paper.title


def _why_new(paper: Paper) -> str:
    listing = paper.listing
    if listing.file:
        return listing.say_place("")
    return f"line {listing.lines[0]} of the list" if listing.lines else "on the list"


def _why_known(paper: Paper) -> str:
    return f"Semantic Scholar was asked on {paper.record.asked[:10]}" if paper.record.asked else ""


def _edges(before: KnowledgeGraph, after: KnowledgeGraph) -> list[Change]:
    old = {(edge.later, edge.earlier): edge for edge in before.edges}
    new = {(edge.later, edge.earlier): edge for edge in after.edges}
    weak = {(edge.later, edge.earlier): edge for edge in after.weak_edges}
    denied = {(denial.later, denial.earlier): denial for denial in after.denials}
    changes = [
        Change("new edge", pair, _say_edge(after, pair), _why_edge(edge))
        for pair, edge in new.items()
        if pair not in old
    ]
    for pair in old.keys() - new.keys():
        if pair in denied:
            reason = f"denied: {denied[pair].text or 'no reason given'}"
        elif pair in weak:
            reason = f"its confidence is only {weak[pair].confidence:.0%} now"
        elif not all(iri in after.papers and after.papers[iri].listed for iri in pair):
            reason = "one of the two papers is not on the list any more"
        else:
            reason = "it has no evidence any more"
        changes.append(Change("removed edge", pair, _say_edge(before, pair), reason))
    for pair in new.keys() & old.keys():
        if abs(new[pair].confidence - old[pair].confidence) >= 0.05:
            text = f"{_say_edge(after, pair)}: confidence {new[pair].confidence:.0%}"
            reason = f"it was {old[pair].confidence:.0%}; {_why_edge(new[pair])}"
            changes.append(Change("other confidence", pair, text, reason))
    order = ("new edge", "removed edge", "other confidence")
    return sorted(changes, key=lambda change: (order.index(change.kind), change.text, change.iris))


def _say_edge(graph: KnowledgeGraph, pair: tuple[str, str]) -> str:
    return f"{graph.papers[pair[0]].name} builds on {graph.papers[pair[1]].name}"


def _why_edge(edge: Edge) -> str:
    return f"{edge.evidence[0].words} [{edge.origin}]"


def _citations(before: KnowledgeGraph, after: KnowledgeGraph) -> list[Change]:
    old, new = _index_cited(before), _index_cited(after)
    added, outside_added = _split(after, _find_others(new, old))
    removed, outside_removed = _split(before, _find_others(old, new))
    changes = [
        Change(
            "new citation",
            pair,
            _say_citation(after, pair),
            _why_known(after.papers[pair[0]])
            if pair[0] in old
            else "its references were not known before",
        )
        for pair in added
    ]
    changes += [
        Change("removed citation", pair, _say_citation(before, pair), _why_gone(after, pair))
        for pair in removed
    ]
    if outside_added:
        text = f"{outside_added} of outside works"
        changes.append(Change("new citation", (), text))
    if outside_removed:
        text = f"{outside_removed} of outside works"
        changes.append(Change("removed citation", (), text))
    return changes


def _index_cited(graph: KnowledgeGraph) -> dict[str, set[str]]:
    cited: dict[str, set[str]] = defaultdict(set)
    for citation in graph.citations:
        cited[citation.citing].add(citation.cited)
    return dict(cited)


def _find_others(cited: dict[str, set[str]], known: dict[str, set[str]]) -> set[tuple[str, str]]:
    """Find the pairs of citing and cited works that are not known."""
    return {
        (citing, work)
        for citing, works in cited.items()
        for work in works - known.get(citing, set())
    }


def _split(
    graph: KnowledgeGraph, pairs: Iterable[tuple[str, str]]
) -> tuple[list[tuple[str, str]], int]:
    """Give the pairs within the list, in its order, and the number of the others."""
    pairs = list(pairs)
    inside = [pair for pair in pairs if all(graph.papers[iri].listed for iri in pair)]
    inside.sort(key=lambda pair: tuple(graph.papers[iri].listing.position for iri in pair))
    return inside, len(pairs) - len(inside)


def _say_citation(graph: KnowledgeGraph, pair: tuple[str, str]) -> str:
    return f"{graph.papers[pair[0]].name} cites {graph.papers[pair[1]].name}"


def _why_gone(after: KnowledgeGraph, pair: tuple[str, str]) -> str:
    citing = after.papers.get(pair[0])
    if citing is None or not citing.listed:
        return "the citing paper is not on the list any more"
    if pair[1] not in after.papers or not after.papers[pair[1]].listed:
        return "the cited paper is not on the list any more"
    asked = f", asked on {citing.record.asked[:10]}" if citing.record.asked else ""
    return f"the references of the citing paper do not have it any more{asked}"


def _concepts(before: KnowledgeGraph, after: KnowledgeGraph) -> list[Change]:
    added = [concept for iri, concept in after.concepts.items() if iri not in before.concepts]
    removed = [concept for iri, concept in before.concepts.items() if iri not in after.concepts]
    return [
        *(
            Change("new concept", (concept.iri,), concept.label, f"from {concept.origin}")
            for concept in added
        ),
        *(Change("removed concept", (concept.iri,), concept.label) for concept in removed),
    ]
