"""Which papers of a corpus those of a list are, and what the corpus says of papers."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from paperkg.corpus import expressions as ask
from paperkg.corpus.records import make_paper
from paperkg.identifiers import equivalents, parse_identifier
from paperkg.identity.index import name_other_works
from paperkg.identity.match import Verdict, compare, describe_paper
from paperkg.model import Paper, Record
from paperkg.names import normalize_name

if TYPE_CHECKING:
    from ibis.expr.types import Table

    from paperkg.corpus.engines import Engine

__all__ = ["Located", "describe_papers", "list_ids", "locate"]


@dataclass(frozen=True, slots=True)
class Located:
    """The papers of a list in a corpus.

    Attributes
    ----------
    ids
        The corpus id of each paper that was found, by its IRI.
    listed
        All papers of the list, by IRI, in its order.
    """

    ids: Mapping[str, int]
    listed: Mapping[str, Paper]

    @property
    def missing(self) -> tuple[Paper, ...]:
        """The papers that the corpus does not have, or not under their identifiers."""
        return tuple(paper for iri, paper in self.listed.items() if iri not in self.ids)

    @property
    def iris(self) -> dict[int, str]:
        """The IRI of each paper that was found, by its corpus id."""
        return {number: iri for iri, number in self.ids.items()}


def locate(engine: Engine, listed: Sequence[Paper]) -> Located:
    """Find the papers of a list in a corpus: by their identifiers, the strongest first.

    What its identifiers do not find is looked for by its title, and taken where nothing that is
    known of it speaks against it, as in ``identity.match``.

    Raises
    ------
    EngineError
        The engine failed.
    """
    names = {paper.iri: _name(paper) for paper in listed}
    titles = {paper.iri: _name_titles(paper) for paper in listed}
    known = _look_up(
        engine, {name for found in (*names.values(), *titles.values()) for name in found}
    )
    ids: dict[str, int] = {}
    taken: set[int] = set()
    for iri, own in names.items():
        found = (number for name in own for number in known.get(name, ()) if number not in taken)
        if (number := next(found, None)) is not None:
            ids[iri] = number
            taken.add(number)
    lost = [paper for paper in listed if paper.iri not in ids]
    similar = {
        paper.iri: {number for name in titles[paper.iri] for number in known.get(name, ())} - taken
        for paper in lost
    }
    described = describe_papers(engine, set().union(*similar.values()), {}) if lost else {}
    for paper in lost:
        numbers = similar[paper.iri] - taken
        if same := _select_same(paper, {number: described[number] for number in numbers}):
            ids[paper.iri] = same
            taken.add(same)
    places = {paper.iri: place for place, paper in enumerate(listed)}
    return Located(
        dict(sorted(ids.items(), key=lambda pair: places[pair[0]])),
        {paper.iri: paper for paper in listed},
    )


def _look_up(engine: Engine, names: Set[str]) -> dict[str, list[int]]:
    """Look up names in the table of identifiers, and corpus ids in the table of papers."""
    numbers = {name: number for name in names if (number := engine.numbering.read(name))}
    wanted = engine.make_table({"name": sorted(names - numbers.keys())}, {"name": "string"})
    known: dict[str, list[int]] = defaultdict(list)
    for row in engine.fetch(ask.find_papers(engine.corpus, wanted)):
        known[row["name"]].append(row["corpusid"])
    if numbers:
        own = ask.select_papers(engine.corpus, list_ids(engine, {*numbers.values()}))
        held = {row["corpusid"] for row in engine.fetch(own.select("corpusid"))}
        known |= {name: [number] for name, number in numbers.items() if number in held}
    return {name: sorted(found) for name, found in known.items()}


def _name(paper: Paper) -> tuple[str, ...]:
    own = filter(None, (*paper.identifiers, parse_identifier(paper.iri)))
    names = [name for identifier in own for name in (identifier, *equivalents(identifier))]
    return tuple(dict.fromkeys(name.curie for name in sorted(names)))


def _name_titles(paper: Paper) -> tuple[str, ...]:
    """Name a paper by its titles, as the table of identifiers does."""
    titles = dict.fromkeys(map(normalize_name, (paper.title, *paper.alternatives)))
    digests = (hashlib.sha256(title.encode()).hexdigest() for title in titles if title)
    return tuple(f"title:{digest[:16]}" for digest in digests)


def _select_same(paper: Paper, found: Mapping[int, Paper]) -> int | None:
    """Select the one paper that is this one; None where none is, or where it may be several."""
    said = describe_paper(paper)
    same = [
        number
        for number, other in found.items()
        if not name_other_works(paper.identifiers, other.identifiers)
        and compare(said, describe_paper(other)).verdict is Verdict.TAKEN
    ]
    return same[0] if len(same) == 1 else None


def list_ids(engine: Engine, numbers: Iterable[int]) -> Table:
    """Make a table of corpus ids, with a column ``paper``."""
    return engine.make_table({"paper": sorted(numbers)}, {"paper": "int64"})


def describe_papers(
    engine: Engine, numbers: Iterable[int], degrees: Mapping[int, Mapping[str, Any]]
) -> dict[int, Paper]:
    """Describe papers; those that the table of papers lacks are known by their corpus id alone."""
    wanted = set(numbers)
    rows = engine.fetch(ask.select_papers(engine.corpus, list_ids(engine, wanted)))
    papers = {
        row["corpusid"]: make_paper(
            row, engine.numbering, citations=degrees.get(row["corpusid"], {}).get("citations")
        )
        for row in rows
    }
    for number in wanted - papers.keys():
        own = engine.numbering.identify(number)
        remark = "The corpus does not describe it."
        papers[number] = Paper(
            own.iri, own.curie, identifiers=(own,), record=Record(described=True, remark=remark)
        )
    return papers
