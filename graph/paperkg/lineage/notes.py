"""What the notes of a reading list say that papers build on, and what they are related to.

Understood are sentences such as "based on the Optimal Brain Surgeon", "builds on: X, Y", "an
implementation of the above", "LoRA that works over a range of ranks", "another approach to
quantization" and 'see "Quantizable Transformers" below'.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from paperkg.lineage.choices import find_choices
from paperkg.lineage.coinage import is_coined, split_head
from paperkg.lineage.introductions import read_introductions
from paperkg.lineage.labels import find_labels
from paperkg.lineage.mentions import NameIndex, find_mentions, index_names
from paperkg.lineage.note_cues import SAYS_WHY, find_base_phrases
from paperkg.model import Alternatives, Concept, Evidence, Origin, Paper, Relation, RelationKind
from paperkg.names import last_name_of, names_of_concept, names_of_paper, normalize_name

__all__ = ["NoteFindings", "read_notes"]

NAMES = 0.35
"""How likely a paper builds on what its note only names."""

_REACH, _MOST = 200, 20
_FIRST_WORDS = 8
_READ = 10_000  # letters: no note is longer, and a hostile one takes no longer
_LEAD = re.compile(
    r"(?:the|an?|some|ideas?|concepts?|work|paper|method|idea|of|from|from the|from a)\s+|[\"“'‘]",
    re.I,
)
_NAME, _AND = r"[A-Z][\w'’]+", r"(?:,\s*(?:and\s+)?|\s+(?:and|&)\s+|[-–])"
_AUTHORS = re.compile(rf"{_NAME}(?:{_AND}{_NAME}){{1,5}}")
_YEAR_FIRST = re.compile(r"^\W*(?:19|20)\d\d\b[\s).,:;–—-]*")
_KIND_OF = re.compile(r"\s*(?:that|which|with|without|on top of|on|at|for|in|over|but)\b")
_KIND_TOLD = re.compile(r",? *(?:that|which|with|without|on top of|for|minus|plus|again)\b")
_ANOTHER = re.compile(
    r"\b(?:another|an alternative|a second|a different|the other) "
    r"(?:approach|method|way|solution)\b[^.;]{0,200}",
    re.I,
)
_SEE = re.compile(
    r"\b(?:see|compare|cf\.?)(?: also)? "
    r"(?P<names>\"[^\"]{1,200}\"|“[^”]{1,200}”|'[^']{1,200}'|[^.;()\"“]{1,200})",
    re.I,
)
_ABOVE = re.compile(
    r"(?:the )?(?:(?:paper |one |entry )?above|previous (?:paper|one|entry))\b", re.I
)
_BELOW = re.compile(r"(?:the )?(?:(?:paper |one |entry )?below|next (?:paper|one|entry))\b", re.I)
_AGAINST = re.compile(
    r"\b(?:see|cf\.?|compare[sd]?|comparison|unlike|different from|differs?|alternative|vs\.?"
    r"|versus|better|worse|faster|slower|outperform\w*|beats?|than|rather|instead|not|no|without"
    r"|against|cited by|contrast|competitor|replace[sd]?|evaluat\w+|tested|benchmark\w*"
    r"|results?)\b",
    re.I,
)


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
    alternatives
        Which papers and concepts a paper needs one of before it.
    unknown
        Papers and the names in their notes that are no entry of the list.
    """

    evidence: tuple[Evidence, ...]
    relations: tuple[Relation, ...]
    concepts: tuple[Concept, ...]
    alternatives: tuple[Alternatives, ...]
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
    """What a name in a note may mean: any name, where words say why; coined ones elsewhere."""

    exact: dict[str, str | None]
    coined: NameIndex
    titles: tuple[str, ...]
    ideas: dict[str, str]
    """Concepts that no paper introduces, by name."""
    labels: dict[str, tuple[str, ...]]
    """What the notes call their own papers."""
    words: dict[str, set[str]]
    """In the titles of which papers each word stands."""
    people: dict[tuple[str, ...], set[str]]
    """The papers of each group of authors, by their last names."""


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
    introductions, found = read_introductions(
        ((note.paper, note.text, note.source) for note in notes), concepts, papers
    )
    names = _index_names(papers, (*concepts, *found))
    evidence: list[Evidence] = []
    alternatives: list[Alternatives] = []
    related: list[Relation] = []
    unknown: list[tuple[str, str]] = []
    for note in notes:
        groups = list(_find_alternatives(note, names))
        chosen = {iri for group in groups for iri in group.choices}
        reasons, missing = _find_reasons(note, names, chosen)
        others, unseen = _find_related(note, names)
        unknown += [(note.paper.iri, name) for name in (*missing, *unseen)]
        evidence += reasons.values()
        alternatives += groups
        related += [
            Relation(note.paper.iri, RelationKind.RELATED, iri, Origin.NOTE, text, note.source)
            for iri, text in others.items()
            if iri != note.paper.iri and iri not in reasons
        ]
    return NoteFindings(
        evidence=tuple(evidence),
        relations=(*introductions, *related),
        concepts=found,
        alternatives=tuple(alternatives),
        unknown=tuple(unknown),
    )


def _list_notes(papers: Sequence[Paper], list_name: str) -> Iterator[_Note]:
    for number, paper in enumerate(papers):
        source = paper.listing.say_place(list_name)
        above = papers[number - 1] if number else None
        below = papers[number + 1] if number + 1 < len(papers) else None
        for text in paper.listing.notes:
            yield _Note(_YEAR_FIRST.sub("", text[:_READ]), paper, source, above, below)


def _index_names(papers: Iterable[Paper], concepts: Iterable[Concept]) -> _Names:
    """Index papers by name, and by the concepts that one paper alone introduces."""
    papers, concepts = tuple(papers), tuple(concepts)
    index: dict[str, str | None] = {}
    for paper in papers:
        heads = {split_head(title)[0] for title in (paper.title, *paper.alternatives)}
        for name in set(map(normalize_name, (*names_of_paper(paper), *heads))):
            index[name] = None if index.get(name, paper.iri) != paper.iri else paper.iri
    labels = find_labels(papers)
    for iri, given in labels.items():
        for label in given:
            index.setdefault(normalize_name(label), iri)
    listed = {paper.iri for paper in papers}
    for concept in concepts:
        introducers = listed.intersection(concept.introduced_by)
        if len(introducers) == 1:
            for name in names_of_concept(concept):
                index.setdefault(normalize_name(name), *introducers)
    titles = tuple(f" {normalize_name(paper.title)} " for paper in papers)
    ideas = {
        normalize_name(name): concept.iri
        for concept in concepts
        if not listed.intersection(concept.introduced_by)
        for name in names_of_concept(concept)
    }
    words: dict[str, set[str]] = defaultdict(set)
    people: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for paper in papers:
        for word in normalize_name(paper.title).split():
            words[word].add(paper.iri)
        last_names = tuple(normalize_name(last_name_of(author)) for author in paper.authors)
        people[last_names].add(paper.iri)
    return _Names(index, index_names(papers, concepts), titles, ideas, labels, words, people)


# --- what a paper builds on ----------------------------------------------------------------------


def _find_reasons(
    note: _Note, names: _Names, chosen: set[str]
) -> tuple[dict[str, Evidence], list[str]]:
    """Find the papers that a note says its paper builds on, the surest reason for each.

    That they are named as what may be read before, as ``chosen`` says, is no reason.
    """
    reasons: dict[str, Evidence] = {}
    missing: list[str] = []
    labels = names.labels.get(note.paper.iri, ())

    def add(iri: str | None, words: str, probability: float) -> bool:
        if iri and iri != note.paper.iri:
            text = f"The note {words}"
            reasons.setdefault(
                iri,
                Evidence(
                    note.paper.iri, iri, Origin.NOTE, text, note.source, probability=probability
                ),
            )
        return bool(iri)

    for said in find_base_phrases(note.text):
        find = _find_whole if said.is_exact else _find_paper
        found = [
            add(find(phrase, note, names), f"says: {said.words}", said.probability)
            for phrase in said.phrases
        ]
        if said.is_list:
            missing += [
                phrase.strip()
                for phrase, known in zip(said.phrases, found, strict=True)
                if not known
            ]
    add(_find_beginning(note, names), f"says: {note.text}", SAYS_WHY)
    for mention in find_mentions(note.text, names.coined, own=note.paper.iri):
        if _begins(note.text, mention.start, labels) and _KIND_OF.match(note.text, mention.end):
            add(mention.iri, f"says: {note.text}", SAYS_WHY)
        elif mention.iri not in chosen and not _AGAINST.search(
            _sentence_around(note.text, mention.start)
        ):
            add(mention.iri, f"names {mention.name}.", NAMES)
    return reasons, missing


def _find_beginning(note: _Note, names: _Names) -> str | None:
    """Find the paper of whose kind a note says that its paper is: "Spanner without the clocks".

    What the name is, however ordinary, tells its capital and the words after it.
    """
    if not note.text[:1].isupper():
        return None
    for word in reversed(list(islice(re.finditer(r"[\w'’-]+", note.text), _FIRST_WORDS))):
        iri = names.exact.get(normalize_name(note.text[: word.end()]))
        if iri and _KIND_TOLD.match(note.text, word.end()):
            return iri
    return None


def _begins(text: str, place: int, labels: Iterable[str]) -> bool:
    """Say whether a note begins at a place, its paper's own name before it left out."""
    before = text[:place].strip(" :,.-–—")
    return not before or before in labels


def _sentence_around(text: str, place: int) -> str:
    """Give at most ``_REACH`` letters of the sentence on both sides of a place."""
    before = text[max(0, place - _REACH) : place]
    after = text[place : place + _REACH]
    return re.split(r"[.;]\s", before)[-1] + re.split(r"[.;](?:\s|$)", after)[0]


def _find_paper(phrase: str, note: _Note, names: _Names) -> str | None:
    """Find the paper that a phrase means: by its place, its name, a name that it begins with."""
    phrase = phrase.strip()
    if _ABOVE.match(phrase):
        return note.above.iri if note.above else None
    if _BELOW.match(phrase):
        return note.below.iri if note.below else None
    for _ in range(4):
        found = _find_name(phrase, note, names)
        lead = _LEAD.match(phrase)
        if found or not lead:
            return found
        phrase = phrase[lead.end() :]
    return None


def _find_name(phrase: str, note: _Note, names: _Names) -> str | None:
    """Find the paper whose name begins a phrase.

    A name in small letters needs two words that no more than one other title has: "based on
    machine learning" means no paper.
    """
    words = normalize_name(phrase).split()[:12]
    for length in range(len(words), 0, -1):
        name = " ".join(words[:length])
        iri = names.exact.get(name)
        if iri and (phrase[0].isupper() or (length > 1 and _is_rare(name, names.titles))):
            return iri
    for mention in find_mentions(phrase, names.coined, own=note.paper.iri):
        if mention.start == 0:
            return mention.iri
    return _find_by_word(phrase, note, names) or _find_by_authors(phrase, note, names)


def _find_whole(phrase: str, note: _Note, names: _Names) -> str | None:
    """Find the paper whose name a phrase is."""
    iri = names.exact.get(normalize_name(phrase))
    if iri:
        return iri
    mentions = find_mentions(phrase, names.coined, own=note.paper.iri)
    whole = (mention.iri for mention in mentions if mention.end - mention.start == len(phrase))
    return next(whole, None)


def _find_by_word(phrase: str, note: _Note, names: _Names) -> str | None:
    """Find the paper in whose title alone the coined word stands that begins a phrase."""
    word = re.split(r"[\s,]", phrase, maxsplit=1)[0].strip("\"“”'’")
    if not is_coined(word):
        return None
    tokens = normalize_name(word).split()
    owners = [names.words.get(token, set()) - {note.paper.iri} for token in tokens]
    shared = set.intersection(*owners) if owners else set()
    return next(iter(shared)) if len(shared) == 1 else None


def _find_by_authors(phrase: str, note: _Note, names: _Names) -> str | None:
    """Find the one paper of two or more authors who are named one after the other."""
    match = _AUTHORS.match(phrase)
    if not match:
        return None
    given = re.split(_AND, match[0])
    last_names = tuple(map(normalize_name, given))
    papers = names.people.get(last_names, set()) - {note.paper.iri}
    return next(iter(papers)) if len(last_names) > 1 and len(papers) == 1 else None


def _is_rare(name: str, titles: Iterable[str]) -> bool:
    return sum(f" {name} " in title for title in titles) <= 2


# --- what to read before it -----------------------------------------------------------------------


def _find_alternatives(note: _Note, names: _Names) -> Iterator[Alternatives]:
    """Find the papers and concepts of which a note says to read or know one first."""
    for words, phrases in find_choices(note.text):
        found = (
            _find_paper(phrase, note, names) or names.ideas.get(normalize_name(phrase))
            for phrase in phrases
        )
        choices = tuple(sorted({iri for iri in found if iri and iri != note.paper.iri}))
        if len(choices) > 1:
            text = f"The note says: {words}"
            yield Alternatives(note.paper.iri, choices, Origin.NOTE, text, note.source)


# --- what it is related to -----------------------------------------------------------------------


def _find_related(note: _Note, names: _Names) -> tuple[dict[str, str], list[str]]:
    """Find the papers that a note points at without saying that its paper builds on them."""
    related: dict[str, str] = {}
    missing: list[str] = []
    another = _ANOTHER.search(note.text)
    if another and note.above and set(note.above.listing.topics) & set(note.paper.listing.topics):
        related[note.above.iri] = f"The note says: {another[0].strip()}"
    for match in islice(_SEE.finditer(note.text), _MOST):
        phrase = match["names"].strip("\"“”' ")
        iri = _find_paper(phrase, note, names)
        if iri:
            related.setdefault(iri, f"The note says: {match[0].strip()}")
        elif match["names"][0] in "\"“'":
            missing.append(phrase)
    return related, missing
