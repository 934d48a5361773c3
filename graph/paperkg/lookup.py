"""From what a person types to a thing in the graph."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from paperkg.errors import AmbiguousNameError, UnknownNameError, quote, shorten
from paperkg.identifiers import Scheme, parse_identifier
from paperkg.model import KnowledgeGraph, Paper, Topic
from paperkg.names import names_of_concept, names_of_paper, nearest_names, normalize_name

__all__ = [
    "find_iri",
    "find_paper",
    "find_readable",
    "find_topic",
    "say_guess",
    "suggest_names",
    "suggest_topics",
]

MAX_SHOWN = 8
"""How many things an ambiguous name lists: nobody reads more."""


@dataclass(frozen=True, slots=True)
class _Names:
    """All names in a graph, normalized: exact ones, and the full titles and labels."""

    exact: dict[str, set[str]]
    full: dict[str, str]


def find_iri(graph: KnowledgeGraph, text: str) -> str:
    """Find the paper, concept or topic that a person means.

    Tries these in order and stops at the first that finds something: an identifier or URL; an
    exact name (title, short name, acronym of the title, concept, topic); the start of a title or
    label; words in it; how one of its words starts. A paper wins over a concept that it
    introduces, and a listed paper over an outside work.

    Parameters
    ----------
    graph
        The knowledge graph.
    text
        What the person typed.

    Returns
    -------
    str
        The IRI.

    Raises
    ------
    UnknownNameError
        Nothing has this name; the message lists the nearest names.
    AmbiguousNameError
        Several things have this name; the message lists them.
    """
    found = _find_by_identifier(graph, text)
    if found:
        return found
    names = _collect_names(graph)
    wanted = normalize_name(text)
    if not wanted:
        raise UnknownNameError(
            "The name is empty: give a title, a part of a title, or an identifier."
        )
    for candidates in _tiers(names, wanted):
        narrowed = _narrow(graph, candidates)
        if len(narrowed) == 1:
            return narrowed.pop()
        if narrowed:
            raise AmbiguousNameError(_say_ambiguous(names, text, narrowed))
    raise UnknownNameError(_say_unknown(names, text))


def say_guess(graph: KnowledgeGraph, text: str, iri: str) -> str:
    """Say that a name is taken for a thing that is called otherwise; empty if it is its name."""
    names = _collect_names(graph)
    if iri in names.exact.get(normalize_name(text), ()) or _find_by_identifier(graph, text):
        return ""
    return f"{quote(text)} is no full name: taken for {quote(names.full[iri])}."


def find_paper(graph: KnowledgeGraph, text: str) -> Paper:
    """Find the listed paper that a person means; a concept stands for the paper introducing it.

    Raises
    ------
    UnknownNameError, AmbiguousNameError
        As for ``find_iri``; or the name means something that is not a listed paper.
    """
    iri = find_iri(graph, text)
    concept = graph.concepts.get(iri)
    listed = [graph.papers[name] for name in concept.introduced_by] if concept else []
    paper = listed[0] if len(listed) == 1 else graph.papers.get(iri)
    if paper is None or not paper.listed:
        raise UnknownNameError(_say_not_listed(text))
    return paper


def find_readable(graph: KnowledgeGraph, text: str) -> list[str]:
    """Find what a person has read: a listed paper, or the listed papers that introduce a concept.

    A concept that no listed paper introduces stands for itself.

    Raises
    ------
    UnknownNameError, AmbiguousNameError
        As for ``find_iri``; or the name means a topic or an outside work.
    """
    iri = find_iri(graph, text)
    if iri in graph.concepts:
        introducers = graph.concepts[iri].introduced_by
        papers = [
            introducer
            for introducer in introducers
            if introducer in graph.papers and graph.papers[introducer].listed
        ]
        return papers or [iri]
    if iri in graph.topics:
        raise UnknownNameError(f"{quote(text)} is a topic: name the papers in it that you mean.")
    if not graph.papers[iri].listed:
        raise UnknownNameError(_say_not_listed(text))
    return [iri]


def suggest_names(graph: KnowledgeGraph, typed: str) -> dict[str, str]:
    """Suggest names of listed papers, concepts and topics that begin as a person has typed.

    Each thing is there once: by its short name, the head of its title, an arXiv id or DOI, another
    name, whichever is the first to begin so.

    Returns
    -------
    dict
        Name to the full title or label, in the order of the graph.
    """
    things = [
        *((_short_names_first(paper), paper.title) for paper in graph.listed),
        *((names_of_concept(concept), concept.label) for concept in graph.concepts.values()),
    ]
    return _begin_with(typed, things) | suggest_topics(graph, typed)


def suggest_topics(graph: KnowledgeGraph, typed: str) -> dict[str, str]:
    """Suggest topics whose label begins as a person has typed: label to label."""
    return _begin_with(typed, [((topic.label,), topic.label) for topic in graph.topics.values()])


def _begin_with(typed: str, things: Iterable[tuple[Iterable[str], str]]) -> dict[str, str]:
    wanted = typed.casefold()
    found: dict[str, str] = {}
    for names, title in things:
        fitting = (name for name in names if name.casefold().startswith(wanted))
        if name := next(fitting, ""):
            found.setdefault(" ".join(name.split()), " ".join(title.split()))
    return found


def _short_names_first(paper: Paper) -> tuple[str, ...]:
    ids = (name.value for name in paper.identifiers if name.scheme in (Scheme.ARXIV, Scheme.DOI))
    return (*paper.short_names, paper.name, *ids, *names_of_paper(paper))


def find_topic(graph: KnowledgeGraph, text: str) -> Topic:
    """Find the topic that a person means, even if papers or concepts have the same name.

    Raises
    ------
    UnknownNameError, AmbiguousNameError
        As for ``find_iri``, among the topics only.
    """
    topics = KnowledgeGraph(graph.title, {}, graph.topics)
    return graph.topics[find_iri(topics, text)]


def _find_by_identifier(graph: KnowledgeGraph, text: str) -> str | None:
    if text in graph.papers or text in graph.concepts or text in graph.topics:
        return text
    identifier = parse_identifier(text)
    if identifier is None:
        return None
    if identifier.iri in graph.papers:
        return identifier.iri
    for paper in graph.papers.values():
        links = (
            (link.url for link in paper.listing.links) if identifier.scheme is Scheme.URL else ()
        )
        if identifier in paper.identifiers or identifier.url in links:
            return paper.iri
    return None


def _collect_names(graph: KnowledgeGraph) -> _Names:
    names = _Names(defaultdict(set), {})

    def add(iri: str, full: str, *others: str) -> None:
        names.full[iri] = full
        for name in (full, *others):
            if normalized := normalize_name(name):
                names.exact[normalized].add(iri)

    for paper in graph.papers.values():
        add(paper.iri, *names_of_paper(paper))
    for concept in graph.concepts.values():
        add(concept.iri, *names_of_concept(concept))
    for topic in graph.topics.values():
        add(topic.iri, topic.label)
    return names


def _tiers(names: _Names, wanted: str) -> list[set[str]]:
    """Give the candidates by kind of match, the closest kind first."""
    full = {iri: f"{normalize_name(name)} " for iri, name in names.full.items()}
    words = set(wanted.split())
    return [
        names.exact.get(wanted, set()),
        {iri for iri, name in full.items() if name.startswith(f"{wanted} ")},
        {iri for iri, name in full.items() if words <= set(name.split())},
        {iri for iri, name in full.items() if f" {wanted}" in f" {name}"},
    ]


def _narrow(graph: KnowledgeGraph, candidates: set[str]) -> set[str]:
    """Drop concepts that another candidate introduces, and outside works beside listed papers."""
    concepts = {
        iri
        for iri in candidates
        if iri in graph.concepts and candidates.intersection(graph.concepts[iri].introduced_by)
    }
    rest = candidates - concepts
    outside = {iri for iri in rest if iri in graph.papers and not graph.papers[iri].listed}
    return rest - outside or rest


def _say_ambiguous(names: _Names, text: str, candidates: set[str]) -> str:
    ordered = sorted(candidates, key=lambda iri: (names.full[iri].casefold(), iri))
    lines = [f"  {shorten(names.full[iri])}  <{iri}>" for iri in ordered[:MAX_SHOWN]]
    if len(ordered) > MAX_SHOWN:
        lines.append(f"  … and {len(ordered) - MAX_SHOWN} more")
    listing = "\n".join(lines)
    return f"{quote(text)} names {len(ordered)} things: type more of the name you mean.\n{listing}"


def _say_not_listed(text: str) -> str:
    return f"{quote(text)} is not a paper on the list: name a paper that is on it."


def _say_unknown(names: _Names, text: str) -> str:
    said = f"Nothing in the graph is named {quote(text)}"
    near = nearest_names(text, names.exact, limit=12)
    titles = list(dict.fromkeys(names.full[min(names.exact[name])] for name in near))
    if not titles:
        return f"{said}, nor anything like it: `kg query reading-order` lists the papers."
    listing = "\n".join(f"  {shorten(title)}" for title in titles[:3])
    return f"{said}: try one of the nearest names.\n{listing}"
