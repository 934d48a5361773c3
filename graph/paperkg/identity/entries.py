"""Which paper each entry of a list is, and which entries are one paper."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from paperkg.dates import date_paper, is_date
from paperkg.identifiers import Identifier, mint, parse_identifier, strongest
from paperkg.identity.index import PaperIndex
from paperkg.identity.match import describe_entry
from paperkg.identity.misfits import Misfit, find_misfits
from paperkg.identity.shared import find_shared
from paperkg.model import Citation, Entry, Listing, Paper, ReadingList, Topic
from paperkg.names import mint_by_title, normalize_name

__all__ = [
    "MatchedList",
    "match_entries",
    "select_outside_works",
]


@dataclass(frozen=True, slots=True)
class MatchedList:
    """The papers of a list.

    Attributes
    ----------
    papers
        The listed papers, in the order of the list.
    topics
        The sections, in the order of the list.
    entries
        The entries of each paper, by its IRI.
    duplicates
        The entries of each paper that stands on the list more than once.
    unidentified
        Entries without any identifier or address, whose paper was not found by its title either.
    misfits
        Entries whose title and identifier speak of two works.
    """

    papers: tuple[Paper, ...]
    topics: tuple[Topic, ...]
    entries: Mapping[str, tuple[Entry, ...]]
    duplicates: tuple[tuple[Entry, ...], ...]
    unidentified: tuple[Entry, ...]
    misfits: tuple[Misfit, ...]


def match_entries(reading_list: ReadingList, known: Mapping[str, Paper]) -> MatchedList:
    """Match entries with known papers, and merge the entries that are one paper.

    An entry is a known paper if one of its identifiers is; without any that names a paper, if
    what it says is of one (see ``identity.match``).

    Parameters
    ----------
    reading_list
        The list.
    known
        Papers by IRI, from the packaged citations or an earlier build.
    """
    entries = reading_list.entries
    index = PaperIndex(known.values())
    placed = _place_entries(entries, index)
    groups = {
        iri: [(place + 1, entries[place]) for place in places] for iri, places in placed.items()
    }
    by_paper = {iri: tuple(entry for _, entry in placed) for iri, placed in groups.items()}
    papers = {
        iri: _merge(iri, placed, known.get(iri), list_file=reading_list.file)
        for iri, placed in groups.items()
    }
    return MatchedList(
        papers=tuple(papers.values()),
        topics=_collect_topics(reading_list.entries),
        entries=by_paper,
        duplicates=tuple(entries for entries in by_paper.values() if len(entries) > 1),
        unidentified=tuple(
            entry
            for iri, entries in by_paper.items()
            for entry in entries
            if not entry.identifiers and not papers[iri].identifiers
        ),
        misfits=tuple(find_misfits(entries, known, index)),
    )


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
    among = [
        citation for citation in citations if citation.citing in kept and citation.cited in kept
    ]
    return outside, sorted(among, key=lambda citation: (citation.citing, citation.cited))


def _place_entries(entries: Sequence[Entry], index: PaperIndex) -> dict[str, list[int]]:
    """Find the paper of each entry; gives the places of its entries in the list, by its IRI.

    Entries with an identifier come first: one that has only a title may be the same paper.
    """
    shared = find_shared(entries)
    found: dict[int, str] = {}
    order = sorted(range(len(entries)), key=lambda place: not _is_identified(entries[place]))
    for place in order:
        entry = entries[place]
        identifiers = [identifier for identifier in entry.identifiers if identifier not in shared]
        iri = _find_paper(entry, identifiers, index)
        found[place] = iri
        names = tuple(identifier for identifier in identifiers if identifier.names_paper)
        paper = Paper(iri, entry.title, identifiers=names, authors=entry.authors)
        index.add(replace(paper, issued=entry.date if is_date(entry.date) else ""))
    groups: dict[str, list[int]] = defaultdict(list)
    for place in range(len(entries)):
        groups[found[place]].append(place)
    return groups


def _is_identified(entry: Entry) -> bool:
    return any(identifier.names_paper for identifier in entry.identifiers)


def _find_paper(entry: Entry, identifiers: Sequence[Identifier], index: PaperIndex) -> str:
    """Find the paper of an entry in the index, else name it by its strongest identifier.

    An entry without any identifier has only its title, whose digest names it until it has one.
    """
    found = index.find_by_identifier(identifiers)
    best = strongest(identifiers)
    if found:
        return found
    if best and best.names_paper:
        return best.iri
    said = describe_entry(entry)
    if found := index.find_by_title(said, identifiers):
        return found
    if best:
        return best.iri
    iri = mint_by_title(entry.title)
    if index.contradicts(iri, said):
        # Another work of this title, as the person says by its year or authors.
        return mint_by_title(entry.title, entry.date, *entry.authors)
    return iri


def _merge(
    iri: str, entries: list[tuple[int, Entry]], known: Paper | None, *, list_file: str
) -> Paper:
    """Make one paper of its entries, in the order of the list, and of what is known of it.

    An entry without a title has an identifier in its place, which is no other title of the paper.
    """
    positions, group = zip(*entries, strict=True)
    first = group[0]
    paper = known or Paper(iri, first.title, kind=first.kind)
    if not paper.title:  # it was asked for in vain, and only the list knows it
        paper = replace(paper, title=first.title, kind=first.kind)
    identifiers = {
        identifier for entry in group for identifier in entry.identifiers if identifier.names_paper
    }
    paper = replace(paper, title=_choose_form(paper.title, group))
    seen = {normalize_name(title) for title in (paper.title, *paper.alternatives)}
    others = [
        entry.title
        for entry in group
        if normalize_name(entry.title) not in seen and not parse_identifier(entry.title)
    ]
    merged = replace(
        paper,
        identifiers=tuple(
            sorted(identifiers.union(paper.identifiers), key=lambda identifier: identifier.strength)
        ),
        alternatives=tuple(sorted({*paper.alternatives, *others})),
        authors=paper.authors or next((entry.authors for entry in group if entry.authors), ()),
        venue=paper.venue or next((entry.venue for entry in group if entry.venue), ""),
        short_names=tuple(
            sorted({*paper.short_names, *(entry.short_name for entry in group if entry.short_name)})
        ),
        read=any(entry.read for entry in group),
        listing=_join_entries(group, position=positions[0], list_file=list_file),
    )
    return date_paper(merged, (entry.date for entry in group))


def _choose_form(title: str, entries: Sequence[Entry]) -> str:
    """Choose the person's own form of a title where it differs in capitals and marks only."""
    same = (
        entry.title for entry in entries if normalize_name(entry.title) == normalize_name(title)
    )
    return next(same, title)


def _join_entries(entries: Sequence[Entry], *, position: int, list_file: str) -> Listing:
    """Join what the list says of a paper in each of its entries."""
    topics = (_topic_iri(labels) for entry in entries for labels in _topics_of(entry))
    return Listing(
        position=position,
        topics=tuple(dict.fromkeys(topics)),
        notes=tuple(dict.fromkeys(entry.note for entry in entries if entry.note)),
        links=tuple(dict.fromkeys(link for entry in entries for link in entry.links)),
        lines=tuple(entry.line for entry in entries),
        file="" if entries[0].file == list_file else entries[0].file,
        ticked=any(entry.read for entry in entries),
    )


def _topics_of(entry: Entry) -> tuple[tuple[str, ...], ...]:
    return tuple(filter(None, (entry.topics, *entry.other_topics)))


def _topic_iri(labels: tuple[str, ...]) -> str:
    return mint("topic", *labels)


def _collect_topics(entries: Iterable[Entry]) -> tuple[Topic, ...]:
    topics: dict[str, Topic] = {}
    for path in (path for entry in entries for path in _topics_of(entry)):
        for depth in range(1, len(path) + 1):
            labels = path[:depth]
            iri = _topic_iri(labels)
            broader = _topic_iri(labels[:-1]) if depth > 1 else None
            topics.setdefault(iri, Topic(iri, labels[-1], broader, len(topics) + 1))
    return tuple(topics.values())
