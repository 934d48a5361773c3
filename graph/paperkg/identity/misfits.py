"""Entries whose title and identifier speak of two works: the link may lead to another paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from paperkg.identifiers import parse_identifier
from paperkg.identity.index import PaperIndex
from paperkg.identity.shared import are_alike, find_shared
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
    entries: Sequence[Entry], known: Mapping[str, Paper], index: PaperIndex
) -> Iterator[Misfit]:
    """Find the entries whose title has nothing in common with that of their identifier's paper.

    Parameters
    ----------
    entries
        The entries of a list.
    known
        What sources say of papers, by IRI.
    index
        What finds these papers by their identifiers.
    """
    shared = find_shared(entries)
    for entry in entries:
        for identifier in entry.identifiers:
            iri = None if identifier in shared else index.find_by_identifier([identifier])
            paper = known.get(iri) if iri else None
            if paper and paper.record.described and identifier in paper.identifiers:
                if not _fits(entry.title, paper):
                    yield Misfit(entry, identifier.curie, paper.title)
                break


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
