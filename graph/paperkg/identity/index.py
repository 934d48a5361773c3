"""The index of all papers that a build knows: by every identifier, and by title."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from paperkg.identifiers import Identifier, Scheme, equivalents, parse_identifier
from paperkg.identity.match import (
    Description,
    Verdict,
    compare,
    contradict,
    describe_paper,
    split_title,
)
from paperkg.identity.titles import title_keys
from paperkg.model import Paper
from paperkg.names import mint_by_title

__all__ = ["PaperIndex", "index_identifiers", "name_other_works"]

MOST_ALIKE = 100
"""How many descriptions with one title are compared: which of more is meant, nobody can tell."""

# Two of one of these are two works. Collections such as Semantic Scholar may list a work twice.
_ISSUERS = {Scheme.ARXIV, Scheme.DOI, Scheme.ACL, Scheme.PUBMED}


def index_identifiers(papers: Iterable[Paper]) -> dict[Identifier, str]:
    """Index papers by every identifier they have, their IRI, links and former names among them.

    A listed paper has the names that its titles gave it while there was no identifier, too.
    """
    index: dict[Identifier, str] = {}
    papers = list(papers)
    for paper in papers:
        addresses = (paper.iri, *(link.url for link in paper.listing.links), *paper.listing.names)
        for identifier in (*paper.identifiers, *map(parse_identifier, addresses)):
            if identifier:
                index.setdefault(identifier, paper.iri)
    for paper in papers:
        for other in (name for identifier in paper.identifiers for name in equivalents(identifier)):
            index.setdefault(other, paper.iri)
        for title in (paper.title, *paper.alternatives) if paper.listed else ():
            by_title = parse_identifier(mint_by_title(title))
            if by_title:
                index.setdefault(by_title, paper.iri)
    return index


def name_other_works(some: Iterable[Identifier], others: Iterable[Identifier]) -> bool:
    """Tell whether two works have identifiers of one issuer, and none of all in common."""
    own, other = set(some), set(others)
    issuers = ({identifier.scheme for identifier in group} & _ISSUERS for group in (own, other))
    return not own & other and bool(set.intersection(*issuers))


class PaperIndex:
    """What finds the paper that somebody speaks of: by identifiers, else by what is said.

    Parameters
    ----------
    papers
        What is known; papers that are found later are added.
    """

    def __init__(self, papers: Iterable[Paper]) -> None:
        self._waiting = list(papers)
        self._by_identifier = index_identifiers(self._waiting)
        self._by_title: dict[str, dict[tuple[str, Description], None]] = {}
        self._identifiers: dict[str, set[Identifier]] = {}
        self._described: dict[str, Description] = {}

    def add(self, paper: Paper) -> None:
        """Add a paper; what names another one already goes on naming that."""
        for identifier, iri in index_identifiers([paper]).items():
            self._by_identifier.setdefault(identifier, iri)
        self._waiting.append(paper)

    def find_by_identifier(self, identifiers: Iterable[Identifier]) -> str | None:
        """Find the IRI of the paper that one of some identifiers names; the first decides."""
        for identifier in identifiers:
            for name in (identifier, *equivalents(identifier)):
                if name in self._by_identifier:
                    return self._by_identifier[name]
        return None

    def find_by_title(
        self, said: Description, identifiers: Iterable[Identifier] = ()
    ) -> str | None:
        """Find the IRI of the one paper that a description is of; None when it may be several.

        A paper with another identifier of the same issuer is another one, whatever its title.
        """
        self._index_titles()
        own = set(identifiers)
        taken: dict[str, bool] = {}
        for key in title_keys(said.title):
            for iri, found in self._by_title.get(key, ()):
                if name_other_works(own, self._identifiers[iri]):
                    continue
                if compare(said, found).verdict is Verdict.TAKEN:
                    is_equal = key in title_keys(found.title)
                    taken[iri] = taken.get(iri, False) or is_equal
        best = [iri for iri, is_equal in taken.items() if is_equal] or list(taken)
        return best[0] if len(best) == 1 else None

    def contradicts(self, iri: str, said: Description) -> bool:
        """Tell whether a paper is another work than is said, by its year or its authors."""
        self._index_titles()
        found = self._described.get(iri)
        return found is not None and contradict(said, found)

    def _index_titles(self) -> None:
        """Index the titles of what was added since; only now, for most lists have no need of it."""
        for paper in self._waiting:
            self._identifiers.setdefault(paper.iri, set()).update(paper.identifiers)
            self._described.setdefault(paper.iri, describe_paper(paper))
            for described in _describe_all(paper):
                for title in (described.title, *split_title(described.title)):
                    for key in title_keys(title):
                        alike = self._by_title.setdefault(key, {})
                        if len(alike) < MOST_ALIKE:
                            alike[paper.iri, described] = None
        self._waiting.clear()


def _describe_all(paper: Paper) -> Iterator[Description]:
    described = describe_paper(paper)
    for title in dict.fromkeys((paper.title, *paper.alternatives)):
        yield replace(described, title=title)
