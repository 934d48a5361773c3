"""What the notes of a reading list say: concepts, what papers build on, what they are related to.

Understood are sentences such as "Introduces AdaRound", "Introduces multi-query attention (MQA)",
"RoPE" alone, "based on the Optimal Brain Surgeon", "builds on: X, Y", "an implementation of the
above", "LoRA that works over a range of ranks", "another approach to quantization" and 'see
"Quantizable Transformers" below'.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from paperkg.identifiers import mint
from paperkg.lineage.mentions import NameIndex, find_mentions, index_mentions
from paperkg.model import Concept, Evidence, Origin, Paper, Relation, RelationKind
from paperkg.names import names_of_concept, names_of_paper, normalize_name

__all__ = ["NoteFindings", "read_notes"]

# A name ends where the sentence turns to something else.
_NAME = (
    r"(?P<name>[^.;:,()]+?)(?=\s*(?:\((?P<alias>[^()]*)\))?\s*(?:[.;:,()]|$|\band\b|\bbased on\b))"
)
_INTRODUCES = re.compile(
    rf"\bintroduces\s+(?:the\s+|an?\s+)?{_NAME}\s*(?:\((?P<gloss>[^()]*)\))?", re.I
)
# A note that is a coined name and no more: "RoPE", "SwiGLU (an activation)".
_ONLY_A_NAME = re.compile(r"(?P<name>\w*[^\W\d_]\w*[A-Z][\w-]*)\s*(?:\((?P<gloss>[^()]*)\))?\.?")
_KINDS = r"extension|implementation|improvement|generali[sz]ation|variant|version|follow-?up"
_BUILDS_ON = re.compile(
    r"\b(?:based on|builds? (?:up)?on|built on|extends|generali[sz]es|improves (?:up)?on|"
    rf"(?:successor|reproduction|{_KINDS}) (?:of|to|on|over|for))"
    r"(?P<many>:?)\s+(?P<names>[^.;()]+)",
    re.I,
)
# "LoRA that works over a range of ranks": a kind of what the note begins with.
_KIND_OF = re.compile(r"\s*(?:that|which|with|without|on top of|for|in|over|but)\b")
_ANOTHER = re.compile(
    r"\b(?:another|an alternative|a second|a different|the other) "
    r"(?:approach|method|way|solution)\b[^.;]*",
    re.I,
)
_SEE = re.compile(
    r"\b(?:see|compare|cf\.?)(?: also)? (?P<names>(?:\"[^\"]+\"|“[^”]+”|'[^']+'|[^.;()\"“]+))", re.I
)
_ABOVE = re.compile(
    r"^(?:the )?(?:(?:paper |one |entry )?above|previous (?:paper|one|entry))\b", re.I
)
_BELOW = re.compile(r"^(?:the )?(?:(?:paper |one |entry )?below|next (?:paper|one|entry))\b", re.I)


@dataclass(frozen=True, slots=True)
class NoteFindings:
    """What the notes say.

    Attributes
    ----------
    evidence
        For builds-on edges, of origin ``note``.
    relations
        Which paper introduces which concept, and which papers are related.
    concepts
        Concepts that only the notes name.
    unknown
        Papers and the names in their notes that are no entry of the list.
    """

    evidence: tuple[Evidence, ...]
    relations: tuple[Relation, ...]
    concepts: tuple[Concept, ...]
    unknown: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Note:
    """A note, the paper it stands at and its neighbours in the list."""

    text: str
    paper: Paper
    source: str
    above: Paper | None
    below: Paper | None


@dataclass(frozen=True, slots=True)
class _Names:
    """What a name in a note may mean; None where two papers share it."""

    exact: dict[str, str | None]
    inside: NameIndex


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
    notes = list(_list_notes(papers, list_name))
    introductions, found = _read_introductions(notes, concepts)
    names = _index_names(papers, (*concepts, *found))
    evidence: list[Evidence] = []
    related: list[Relation] = []
    unknown: list[tuple[str, str]] = []
    for note in notes:
        earlier, missing = _earlier_papers(note, names)
        others, unseen = _related_papers(note, names)
        unknown += [(note.paper.iri, name) for name in (*missing, *unseen)]
        evidence += [
            Evidence(note.paper.iri, iri, Origin.NOTE, text, note.source)
            for iri, text in earlier.items()
            if iri != note.paper.iri
        ]
        related += [
            Relation(note.paper.iri, RelationKind.RELATED, iri, Origin.NOTE, text, note.source)
            for iri, text in others.items()
            if iri != note.paper.iri and iri not in earlier
        ]
    return NoteFindings(
        evidence=tuple(evidence),
        relations=(*introductions, *related),
        concepts=found,
        unknown=tuple(unknown),
    )


def _list_notes(papers: Sequence[Paper], list_name: str) -> Iterator[_Note]:
    for number, paper in enumerate(papers):
        source = f"{list_name}:{paper.listing.lines[0]}" if paper.listing.lines else list_name
        above = papers[number - 1] if number else None
        below = papers[number + 1] if number + 1 < len(papers) else None
        for text in paper.listing.notes:
            yield _Note(text, paper, source, above, below)


# --- concepts ------------------------------------------------------------------------------------


def _read_introductions(
    notes: Iterable[_Note], concepts: Iterable[Concept]
) -> tuple[list[Relation], tuple[Concept, ...]]:
    """Find which papers introduce which concepts, and the concepts that were not known."""
    by_label = {
        normalize_name(name): concept for concept in concepts for name in names_of_concept(concept)
    }
    relations: dict[tuple[str, str], Relation] = {}
    found: dict[str, Concept] = {}
    introducers: dict[str, list[str]] = defaultdict(list)
    for note in notes:
        for concept, words in _introduced_concepts(note, by_label):
            by_label.setdefault(normalize_name(concept.label), concept)
            relations[note.paper.iri, concept.iri] = Relation(
                note.paper.iri,
                RelationKind.INTRODUCES,
                concept.iri,
                Origin.NOTE,
                f"The note says: {words}",
                note.source,
            )
            if concept.origin is Origin.NOTE:
                found.setdefault(concept.iri, concept)
                introducers[concept.iri].append(note.paper.iri)
    return list(relations.values()), tuple(
        replace(concept, introduced_by=tuple(sorted(set(introducers[concept.iri]))))
        for concept in found.values()
    )


def _introduced_concepts(
    note: _Note, by_label: Mapping[str, Concept]
) -> Iterator[tuple[Concept, str]]:
    """Give the concepts that a note says its paper introduces, known or new, with its words."""
    own_names = {normalize_name(name) for name in names_of_paper(note.paper)}
    alone = _ONLY_A_NAME.fullmatch(note.text.strip(" -–—"))
    for match in [alone] if alone else _INTRODUCES.finditer(note.text):
        label, gloss = match["name"].strip(), (match["gloss"] or "").strip()
        known = by_label.get(normalize_name(label)) or by_label.get(normalize_name(gloss))
        if known:
            yield known, match[0].strip()
        elif normalize_name(label) and normalize_name(label) not in own_names:
            iri = mint("concept", normalize_name(label).replace(" ", "-"))
            alias = (gloss,) if gloss else ()
            yield Concept(iri, label, alias, origin=Origin.NOTE), match[0].strip()


# --- other papers --------------------------------------------------------------------------------


def _index_names(papers: Iterable[Paper], concepts: Iterable[Concept]) -> _Names:
    """Index papers by name, and by the concepts that one paper alone introduces."""
    papers, concepts = tuple(papers), tuple(concepts)
    index: dict[str, str | None] = {}
    for paper in papers:
        for name in set(map(normalize_name, names_of_paper(paper))):
            index[name] = None if index.get(name, paper.iri) != paper.iri else paper.iri
    listed = {paper.iri for paper in papers}
    for concept in concepts:
        introducers = listed.intersection(concept.introduced_by)
        if len(introducers) == 1:
            for name in names_of_concept(concept):
                index.setdefault(normalize_name(name), *introducers)
    return _Names(index, index_mentions(papers, concepts))


def _earlier_papers(note: _Note, names: _Names) -> tuple[dict[str, str], list[str]]:
    """Find the papers that a note says its paper builds on, each with the words that say so."""
    earlier: dict[str, str] = {}
    missing: list[str] = []
    for match in _BUILDS_ON.finditer(note.text):
        phrases = match["names"].split(",") if match["many"] else [match["names"].split(",")[0]]
        for phrase in phrases:
            iri = _find_paper(phrase, note, names)
            if iri:
                earlier.setdefault(iri, f"The note says: {match[0].strip()}")
            else:
                missing.append(phrase.strip())
    for iri, name in find_mentions(note.text, names.inside, own=note.paper.iri).items():
        if note.text.startswith(name) and _KIND_OF.match(note.text, len(name)):
            earlier.setdefault(iri, f"The note says: {note.text}")
    return earlier, missing


def _related_papers(note: _Note, names: _Names) -> tuple[dict[str, str], list[str]]:
    """Find the papers that a note points at without saying that its paper builds on them."""
    related: dict[str, str] = {}
    missing: list[str] = []
    another = _ANOTHER.search(note.text)
    if another and note.above and set(note.above.listing.topics) & set(note.paper.listing.topics):
        related[note.above.iri] = f"The note says: {another[0].strip()}"
    for match in _SEE.finditer(note.text):
        phrase = match["names"].strip("\"“”' ")
        iri = _find_paper(phrase, note, names)
        if iri:
            related.setdefault(iri, f"The note says: {match[0].strip()}")
        elif match["names"][0] in "\"“'":
            missing.append(phrase)
    return related, missing


def _find_paper(phrase: str, note: _Note, names: _Names) -> str | None:
    """Find the paper that a phrase means: by its name, by its place, by a name it begins with."""
    phrase = phrase.strip()
    if _ABOVE.search(phrase):
        return note.above.iri if note.above else None
    if _BELOW.search(phrase):
        return note.below.iri if note.below else None
    normalized = normalize_name(phrase).removeprefix("the ")
    if normalized in names.exact:
        return names.exact[normalized]
    for iri, name in find_mentions(phrase, names.inside, own=note.paper.iri).items():
        if normalized.startswith(normalize_name(name)):
            return iri
    return None
