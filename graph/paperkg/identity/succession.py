"""Which paper of a build is which of the build before it, so that what a person said follows.

A person's files name a paper as it was named when they said something: by an identifier, or by
the digest of a title while there was none. An entry gets a link, a source finds its DOI, a title is
corrected, a link goes: the paper is called otherwise then, and keeps all the names it had.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from rapidfuzz.fuzz import ratio

from paperkg.identifiers import Identifier
from paperkg.identity.index import name_other_works
from paperkg.identity.match import split_title
from paperkg.identity.titles import find_numbers, list_words, title_keys
from paperkg.model import Entry, Paper, ReadingList, Resolution
from paperkg.names import compute_acronym, mint_by_title, normalize_name

__all__ = ["apply_resolutions", "find_lost_resolutions", "follow_names", "is_correction"]

NEAR = 80.0
"""From this score on, a title may be another one corrected (normalized Indel similarity)."""

MOST_PAIRS = 40_000
"""More titles that came and went than this are another list, and are not compared."""

_NEGATIONS = {"never", "no", "non", "not", "without"}


def is_correction(before: str, after: str) -> bool:
    """Tell whether a title may be another one corrected: spelt better, made whole, cut short.

    Examples
    --------
    >>> is_correction("Optimal Brain Damge", "Optimal Brain Damage")
    True
    >>> is_correction("Flow of Water, Part I", "Flow of Water, Part II")
    False
    """
    whole = title_keys(before), title_keys(after)
    heads = _head_keys(before), _head_keys(after)
    if whole[0] & (whole[1] | heads[1]) or heads[0] & whole[1]:
        return True
    if {compute_acronym(before), compute_acronym(after)} & {before.upper(), after.upper()}:
        return True
    return (
        find_numbers(before) == find_numbers(after)
        and _find_negations(before) == _find_negations(after)
        and ratio(normalize_name(before), normalize_name(after)) >= NEAR
    )


def _find_negations(title: str) -> set[str]:
    return _NEGATIONS.intersection(list_words(title))


def _head_keys(title: str) -> frozenset[str]:
    parts = split_title(title)
    return title_keys(parts[0]) if parts else frozenset()


def follow_names(papers: Sequence[Paper], before: Iterable[Paper]) -> tuple[Paper, ...]:
    """Give listed papers the names that they had in the build before.

    Parameters
    ----------
    papers
        The listed papers of this build.
    before
        The listed papers of the last one, with all names that they had then.
    """
    holder = {name: paper.iri for paper in reversed(papers) for name in _names(paper)}
    by_iri = {paper.iri: paper for paper in papers}
    formerly: dict[str, set[str]] = {}
    gone = []
    for old in before:
        found = (holder[name] for name in _names(old) if name in holder)
        iri = next((iri for iri in found if not _are_two(old, by_iri[iri])), None)
        if iri is None:
            gone.append(old)
        else:
            formerly.setdefault(iri, set()).update(_given_names(old))
    come = [paper for paper in papers if paper.iri not in formerly]
    for old, new in _pair_corrections(gone, come):
        formerly.setdefault(new.iri, set()).update(_given_names(old))
    return tuple(
        replace(paper, listing=replace(paper.listing, names=_keep(paper, formerly[paper.iri])))
        if paper.iri in formerly
        else paper
        for paper in papers
    )


def _names(paper: Paper) -> dict[str, None]:
    """Give all names that a paper has or may have had, the strongest first."""
    titles = (paper.title, *paper.alternatives)
    return dict.fromkeys((*_given_names(paper), *map(mint_by_title, titles)))


def _given_names(paper: Paper) -> tuple[str, ...]:
    """Give the names by which a person's files may call a paper, the strongest first."""
    identifiers = (identifier.iri for identifier in paper.identifiers)
    return (paper.iri, *identifiers, *paper.listing.names)


def _keep(paper: Paper, names: set[str]) -> tuple[str, ...]:
    """Give the former names to keep: what the paper is called by anyway need not be kept."""
    own = {paper.iri, *(identifier.iri for identifier in paper.identifiers)}
    return tuple(sorted(names - own))


def _are_two(old: Paper, new: Paper) -> bool:
    return name_other_works(old.identifiers, new.identifiers)


def _pair_corrections(gone: Sequence[Paper], come: Sequence[Paper]) -> list[tuple[Paper, Paper]]:
    """Pair titles that went with titles that came, where each has one partner only."""
    if len(gone) * len(come) > MOST_PAIRS:
        return []
    pairs = [
        (old, new)
        for old in gone
        for new in come
        if not _are_two(old, new) and is_correction(old.title, new.title)
    ]
    olds, news = ([pair[side].iri for pair in pairs] for side in (0, 1))
    return [
        (old, new) for old, new in pairs if olds.count(old.iri) == 1 and news.count(new.iri) == 1
    ]


def apply_resolutions(reading_list: ReadingList, resolutions: Iterable[Resolution]) -> ReadingList:
    """Give entries the identifiers that a person says they have, whatever was corrected since."""
    found = _find_resolved(reading_list.entries, resolutions)
    if not found:
        return reading_list
    entries = (
        replace(entry, identifiers=tuple(dict.fromkeys((found[place], *entry.identifiers))))
        if place in found
        else entry
        for place, entry in enumerate(reading_list.entries)
    )
    return replace(reading_list, entries=tuple(entries))


def find_lost_resolutions(
    reading_list: ReadingList, resolutions: Sequence[Resolution]
) -> tuple[Resolution, ...]:
    """Find the resolutions whose entry is not on the list any more."""
    found = set(_find_resolved(reading_list.entries, resolutions).values())
    return tuple(resolution for resolution in resolutions if resolution.identifier not in found)


def _find_resolved(
    entries: Sequence[Entry], resolutions: Iterable[Resolution]
) -> dict[int, Identifier]:
    """Give the identifier of each entry that is resolved, by its place in the list."""
    places: dict[str, list[int]] = {}
    for place, entry in enumerate(entries):
        places.setdefault(normalize_name(entry.title), []).append(place)
    found: dict[int, Identifier] = {}
    lost = []
    for resolution in resolutions:
        named = places.get(normalize_name(resolution.entry))
        if named is None:
            lost.append(resolution)
        found.update((place, resolution.identifier) for place in named or ())
    for resolution in lost:
        similar = [
            place
            for place, entry in enumerate(entries)
            if place not in found
            and not any(identifier.names_paper for identifier in entry.identifiers)
            and is_correction(resolution.entry, entry.title)
        ]
        if len(similar) == 1:
            found[similar[0]] = resolution.identifier
    return found
