"""Entries whose title and identifier speak of two works: the link may lead to another paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from paperkg.identifiers import parse_identifier
from paperkg.identity.shared import are_alike
from paperkg.model import Entry, Paper
from paperkg.names import compute_acronym

__all__ = ["Misfit", "find_misfits"]


@dataclass(frozen=True, slots=True)
class Misfit:
    """An entry whose identifier is that of a paper of a very different title.

    Attributes
    ----------
    entry
        The entry.
    curie
        Its identifier.
    title
        What the paper of this identifier is called.
    """

    entry: Entry
    curie: str
    title: str


def find_misfits(
    entries: Mapping[str, Iterable[Entry]], known: Mapping[str, Paper]
) -> Iterator[Misfit]:
    """Find the entries whose title has nothing in common with that of their identifier's paper.

    Parameters
    ----------
    entries
        The entries of each paper, by its IRI.
    known
        What sources say of papers, by IRI.
    """
    for iri, group in entries.items():
        paper = known.get(iri)
        if paper is None or not paper.record.described:
            continue
        for entry in group:
            named = [
                identifier for identifier in entry.identifiers if identifier in paper.identifiers
            ]
            if named and not _fits(entry.title, paper):
                yield Misfit(entry, named[0].curie, paper.title)


def _fits(title: str, paper: Paper) -> bool:
    """Tell whether a title may be a name of a paper; one that is an identifier is none."""
    # The other titles of a paper that was asked for may come from the list itself.
    others = () if paper.record.asked else paper.alternatives
    names = (paper.title, *others, *paper.short_names)
    return (
        parse_identifier(title) is not None
        or any(are_alike(title, name) for name in names)
        or any(compute_acronym(name) == title.upper() for name in names)
    )
