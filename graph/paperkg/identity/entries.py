"""Which paper each entry of a list is, and which entries are one paper."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from paperkg.dates import date_paper
from paperkg.identifiers import Identifier, equivalents, mint, parse_identifier, strongest
from paperkg.model import Citation, Entry, Listing, Paper, ReadingList, Resolution, Topic
from paperkg.names import normalize_name

__all__ = [
    "UNIDENTIFIED",
    "MatchedList",
    "apply_resolutions",
    "index_identifiers",
    "match_entries",
    "select_outside_works",
]


UNIDENTIFIED = mint("entry") + "/"
"""How the names of papers begin of which only a title is known."""


@dataclass(frozen=True, slots=True)
class MatchedList:
    """The papers of a list.

    Attributes
    ----------
    papers
        The listed papers, in the order of the list.
    topics
        The sections, in the order of the list.
    duplicates
        The entries of each paper that stands on the list more than once.
    unidentified
        Entries without any identifier or address, whose paper was not found by its title either.
    """

    papers: tuple[Paper, ...]
    topics: tuple[Topic, ...]
    duplicates: tuple[tuple[Entry, ...], ...]
    unidentified: tuple[Entry, ...]


def match_entries(reading_list: ReadingList, known: Mapping[str, Paper]) -> MatchedList:
    """Match entries with known papers, and merge the entries that are one paper.

    An entry is a known paper when one of its identifiers is, or, for an entry without any that
    names a paper, when the titles are equal but for case and punctuation.

    Parameters
    ----------
    reading_list
        The list.
    known
        Papers by IRI, from the packaged citations or an earlier build.
    """
    by_identifier = index_identifiers(known.values())
    by_title = {
        normalize_name(title): paper.iri
        for paper in known.values()
        for title in (*paper.alternatives, paper.title)
        if normalize_name(title)
    }
    groups: dict[str, list[tuple[int, Entry]]] = defaultdict(list)
    for position, entry in enumerate(reading_list.entries, start=1):
        iri = _find_known(entry, by_identifier, by_title) or _mint_paper(entry)
        for identifier in entry.identifiers:
            if identifier.names_paper:
                by_identifier.setdefault(identifier, iri)
        groups[iri].append((position, entry))
    papers = {iri: _merge(iri, entries, known.get(iri)) for iri, entries in groups.items()}
    return MatchedList(
        papers=tuple(papers.values()),
        topics=_collect_topics(reading_list.entries),
        duplicates=tuple(
            tuple(entry for _, entry in entries) for entries in groups.values() if len(entries) > 1
        ),
        unidentified=tuple(
            entry
            for iri, entries in groups.items()
            for _, entry in entries
            if not entry.identifiers and not papers[iri].identifiers
        ),
    )


def apply_resolutions(reading_list: ReadingList, resolutions: Iterable[Resolution]) -> ReadingList:
    """Give entries the identifiers that a person says they have."""
    resolved = {normalize_name(one.entry): one.identifier for one in resolutions}
    if not resolved:
        return reading_list
    entries = (
        replace(entry, identifiers=tuple(dict.fromkeys((found, *entry.identifiers))))
        if (found := resolved.get(normalize_name(entry.title)))
        else entry
        for entry in reading_list.entries
    )
    return replace(reading_list, entries=tuple(entries))


def index_identifiers(papers: Iterable[Paper]) -> dict[Identifier, str]:
    """Index papers by every identifier they have, their IRI and links among them."""
    index: dict[Identifier, str] = {}
    for paper in papers:
        addresses = (paper.iri, *(link.url for link in paper.listing.links))
        for identifier in (*paper.identifiers, *map(parse_identifier, addresses)):
            if identifier:
                index.setdefault(identifier, paper.iri)
    return index


def select_outside_works(
    listed: Iterable[Paper], known: Mapping[str, Paper], citations: Sequence[Citation]
) -> tuple[list[Paper], list[Citation]]:
    """Select what the listed papers cite: each other, and outside works.

    Returns
    -------
    papers, citations
        The outside works by title, and the citations among all these, sorted.
    """
    on_list = {paper.iri for paper in listed}
    cited = {citation.cited for citation in citations if citation.citing in on_list}
    outside = [
        replace(date_paper(known[iri]), listing=Listing())
        for iri in cited - on_list
        if iri in known
    ]
    outside.sort(key=lambda paper: (paper.title.casefold(), paper.iri))
    kept = on_list.union(paper.iri for paper in outside)
    among = [one for one in citations if one.citing in kept and one.cited in kept]
    return outside, sorted(among, key=lambda one: (one.citing, one.cited))


def _find_known(
    entry: Entry, by_identifier: Mapping[Identifier, str], by_title: Mapping[str, str]
) -> str | None:
    for identifier in entry.identifiers:
        for name in (identifier, *equivalents(identifier)):
            if name in by_identifier:
                return by_identifier[name]
    if any(identifier.names_paper for identifier in entry.identifiers):
        return None
    return by_title.get(normalize_name(entry.title))


def _mint_paper(entry: Entry) -> str:
    """Name a paper that nothing is known of: by its strongest identifier.

    An entry without any identifier has only its title, whose digest names it until it has one.
    """
    best = strongest(entry.identifiers)
    if best:
        return best.iri
    digest = hashlib.sha256(normalize_name(entry.title).encode()).hexdigest()
    return UNIDENTIFIED + digest[:16]


def _merge(iri: str, entries: list[tuple[int, Entry]], known: Paper | None) -> Paper:
    """Make one paper of its entries, in the order of the list, and of what is known of it.

    An entry without a title has an identifier in its place, which is no other title of the paper.
    """
    positions, group = zip(*entries, strict=True)
    first = group[0]
    paper = known or Paper(iri, first.title, kind=first.kind)
    if not paper.title:  # it was asked for in vain, and only the list knows it
        paper = replace(paper, title=first.title, kind=first.kind)
    identifiers = {one for entry in group for one in entry.identifiers if one.names_paper}
    titles = {paper.title, *paper.alternatives}
    seen = {normalize_name(title) for title in titles}
    others = [
        entry.title
        for entry in group
        if normalize_name(entry.title) not in seen and not parse_identifier(entry.title)
    ]
    merged = replace(
        paper,
        identifiers=tuple(
            sorted(identifiers.union(paper.identifiers), key=lambda one: one.strength)
        ),
        alternatives=tuple(sorted({*paper.alternatives, *others})),
        read=any(entry.read for entry in group),
        listing=_join_entries(group, position=positions[0]),
    )
    return date_paper(merged, (entry.date for entry in group))


def _join_entries(entries: Sequence[Entry], *, position: int) -> Listing:
    """Join what the list says of a paper in each of its entries."""
    topics = (_topic_iri(entry.topics) for entry in entries if entry.topics)
    return Listing(
        position=position,
        topics=tuple(dict.fromkeys(topics)),
        notes=tuple(dict.fromkeys(entry.note for entry in entries if entry.note)),
        links=tuple(dict.fromkeys(link for entry in entries for link in entry.links)),
        lines=tuple(entry.line for entry in entries),
        ticked=any(entry.read for entry in entries),
    )


def _topic_iri(labels: tuple[str, ...]) -> str:
    return mint("topic", *labels)


def _collect_topics(entries: Iterable[Entry]) -> tuple[Topic, ...]:
    topics: dict[str, Topic] = {}
    for entry in entries:
        for depth in range(1, len(entry.topics) + 1):
            labels = entry.topics[:depth]
            iri = _topic_iri(labels)
            broader = _topic_iri(labels[:-1]) if depth > 1 else None
            topics.setdefault(iri, Topic(iri, labels[-1], broader, len(topics) + 1))
    return tuple(topics.values())
