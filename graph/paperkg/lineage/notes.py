"""What the notes of a reading list say: concepts that papers introduce, and what they build on.

Understood are sentences such as "Introduces AdaRound", "Introduces multi-query attention (MQA)",
"based on the Optimal Brain Surgeon", "builds on: X, Y" and "an implementation of the above".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from paperkg.identifiers import mint
from paperkg.model import Concept, Evidence, Origin, Paper
from paperkg.names import names_of_concept, names_of_paper, normalize_name

__all__ = ["NoteFindings", "read_notes"]

# A name ends where the sentence turns to something else.
_NAME = (
    r"(?P<name>[^.;:,()]+?)(?=\s*(?:\((?P<alias>[^()]*)\))?\s*(?:[.;:,()]|$|\band\b|\bbased on\b))"
)
_INTRODUCES = re.compile(
    rf"\bintroduces\s+(?:the\s+|an?\s+)?{_NAME}\s*(?:\((?P<gloss>[^()]*)\))?", re.I
)
_BUILDS_ON = re.compile(
    r"\b(?:based on|builds? on|built on|extends|successor of|reproduction of|implementation of)"
    r"(?P<many>:?)\s+(?P<names>[^.;()]+)",
    re.I,
)
_THE_ABOVE = re.compile(
    r"\b(?:extension|implementation|improvement|variant|version)\s+(?:of|for|on|to)\s+the above\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class NoteFindings:
    """What the notes say.

    Attributes
    ----------
    evidence
        For builds-on edges, of origin ``note``.
    introduced
        For each concept IRI, the papers whose notes say that they introduce it.
    concepts
        Concepts that only the notes name.
    unknown
        Papers and the names in their notes that are no entry of the list.
    """

    evidence: tuple[Evidence, ...]
    introduced: dict[str, tuple[str, ...]]
    concepts: tuple[Concept, ...]
    unknown: tuple[tuple[str, str], ...]


def read_notes(
    papers: Sequence[Paper], concepts: Iterable[Concept], *, list_name: str
) -> NoteFindings:
    """Read the notes of all listed papers.

    Parameters
    ----------
    papers
        The listed papers, in the order of the list: "the above" is the one before.
    concepts
        The concepts that are known already.
    list_name
        The name of the list's file, for the source of the evidence.
    """
    concepts = tuple(concepts)
    index = _index_names(papers, concepts)
    by_label = {
        normalize_name(name): concept for concept in concepts for name in names_of_concept(concept)
    }
    evidence: list[Evidence] = []
    introduced: dict[str, list[str]] = defaultdict(list)
    found: dict[str, Concept] = {}
    unknown: list[tuple[str, str]] = []
    for number, paper in enumerate(papers):
        source = f"{list_name}:{paper.lines[0]}" if paper.lines else list_name
        for note in paper.notes:
            for concept in _introduced_concepts(paper, note, by_label):
                by_label.setdefault(normalize_name(concept.label), concept)
                introduced[concept.iri].append(paper.iri)
                if concept.origin is Origin.NOTE:
                    found.setdefault(concept.iri, concept)
            earlier, missing = _earlier_papers(note, index, papers[number - 1] if number else None)
            unknown += [(paper.iri, name) for name in missing]
            evidence += [
                Evidence(paper.iri, iri, Origin.NOTE, text, source)
                for iri, text in earlier.items()
                if iri != paper.iri
            ]
    return NoteFindings(
        evidence=tuple(evidence),
        introduced={iri: tuple(dict.fromkeys(names)) for iri, names in introduced.items()},
        concepts=tuple(
            replace(concept, introduced_by=tuple(dict.fromkeys(introduced[concept.iri])))
            for concept in found.values()
        ),
        unknown=tuple(unknown),
    )


def _index_names(papers: Iterable[Paper], concepts: Iterable[Concept]) -> dict[str, str | None]:
    """Index papers by name, and by the concepts that one paper alone introduces.

    A name that two papers share is None: a note with it would be ambiguous.
    """
    index: dict[str, str | None] = {}
    listed = set()
    for paper in papers:
        listed.add(paper.iri)
        for name in set(map(normalize_name, names_of_paper(paper))):
            index[name] = None if index.get(name, paper.iri) != paper.iri else paper.iri
    for concept in concepts:
        introducers = listed.intersection(concept.introduced_by)
        if len(introducers) == 1:
            for name in names_of_concept(concept):
                index.setdefault(normalize_name(name), *introducers)
    return index


def _introduced_concepts(paper: Paper, note: str, by_label: Mapping[str, Concept]) -> list[Concept]:
    """Find the concepts that a note says its paper introduces, known ones or new ones."""
    own_names = {normalize_name(name) for name in names_of_paper(paper)}
    concepts = []
    for match in _INTRODUCES.finditer(note):
        label, gloss = match["name"].strip(), (match["gloss"] or "").strip()
        known = by_label.get(normalize_name(label)) or by_label.get(normalize_name(gloss))
        if known:
            concepts.append(known)
        elif normalize_name(label) and normalize_name(label) not in own_names:
            iri = mint("concept", normalize_name(label).replace(" ", "-"))
            concepts.append(Concept(iri, label, (gloss,) if gloss else (), origin=Origin.NOTE))
    return concepts


def _earlier_papers(
    note: str, index: Mapping[str, str | None], above: Paper | None
) -> tuple[dict[str, str], list[str]]:
    """Find the papers that a note says its paper builds on, each with the words that say so."""
    earlier: dict[str, str] = {}
    missing: list[str] = []
    for match in _BUILDS_ON.finditer(note):
        names = match["names"].split(",") if match["many"] else [match["names"].split(",")[0]]
        for name in names:
            normalized = normalize_name(name).removeprefix("the ")
            if normalized == "above":
                continue
            iri = index.get(normalized)
            if iri:
                earlier.setdefault(iri, f"The note says: {match[0].strip()}")
            else:
                missing.append(name.strip())
    match_above = _THE_ABOVE.search(note)
    if match_above and above:
        earlier.setdefault(above.iri, f"The note says: {match_above[0]}")
    return earlier, missing
