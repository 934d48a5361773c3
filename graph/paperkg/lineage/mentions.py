"""Names of papers inside other papers' titles and notes: LoRA in QLoRA and in "LoRA on top of …".

A name is a short name, the coined word before the colon of a title, the few words after it, or a
concept that the paper alone introduces. It is found as whole words, and a coined one also at the
end or the beginning of a word (LoRA in QLoRA).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from paperkg.model import Concept, Evidence, Origin, Paper
from paperkg.names import names_of_concept, normalize_name

__all__ = ["NameIndex", "find_mentions", "index_mentions", "read_mentions"]

SAME_TOPIC = 0.85
"""How likely a paper builds on one of its own topic that its title names: 9 of 9 on the default
list, with a doubt added."""

OTHER_TOPIC = 0.35
"""How likely it does when they stand in different topics: 4 of 10 on the default list, with the
same doubt taken off. Too little to be drawn without another reason."""

IN_NOTE = 0.6
"""How likely it does when a note names it without saying why: 6 of 10 on the default list."""

_LONGEST = 8
_COINED = re.compile(r"\w*[^\W\d_][\w-]*[A-Z\d]\w*")
_TOKEN = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class NameIndex:
    """The names of papers: ``whole`` by normalized words, ``coined`` as they are written."""

    whole: dict[str, str] = field(default_factory=dict)
    coined: dict[str, str] = field(default_factory=dict)


def index_mentions(papers: Iterable[Paper], concepts: Iterable[Concept]) -> NameIndex:
    """Index the names by which titles and notes may mention papers.

    Parameters
    ----------
    papers
        The listed papers.
    concepts
        Those that one listed paper alone introduces name that paper.
    """
    owners: dict[str, set[str]] = {}
    spelled: dict[str, str] = {}
    listed = set()
    for paper in papers:
        listed.add(paper.iri)
        for name in _distinctive_names(paper):
            owners.setdefault(normalize_name(name), set()).add(paper.iri)
            spelled.setdefault(normalize_name(name), name)
    for concept in concepts:
        introducers = listed.intersection(concept.introduced_by)
        if len(introducers) == 1:
            for name in names_of_concept(concept):
                owners.setdefault(normalize_name(name), set()).update(introducers)
                spelled.setdefault(normalize_name(name), name)
    whole = {
        name: next(iter(iris))
        for name, iris in owners.items()
        if len(iris) == 1 and (len(name) > 3 or spelled[name].isupper()) and name
    }
    coined = {
        spelled[name]: iri
        for name, iri in whole.items()
        if len(name) > 3 and _COINED.fullmatch(spelled[name])
    }
    return NameIndex(whole, coined)


def _distinctive_names(paper: Paper) -> Iterable[str]:
    yield from paper.short_names
    for title in (paper.title, *paper.alternatives):
        head, colon, tail = title.partition(": ")
        if colon and (_COINED.fullmatch(head) or 1 < len(head.split()) <= 4):
            yield head
        if colon and 1 < len(tail.split()) <= 3 and tail.istitle():
            yield tail


def find_mentions(text: str, index: NameIndex, *, own: str = "") -> dict[str, str]:
    """Find the papers that a text names.

    Parameters
    ----------
    text
        A title or a note.
    index
        From ``index_mentions``.
    own
        IRI of the paper whose text it is: its own name is no mention, but the names inside it
        are (the Transformer in Transformer-XL).

    Returns
    -------
    dict
        For each paper's IRI the name, as the text has it.
    """
    found: dict[str, str] = {}
    tokens = [(match[0], match.start(), match.end()) for match in _TOKEN.finditer(text)]
    words = [normalize_name(token) for token, _, _ in tokens]
    place = 0
    while place < len(words):
        for length in range(min(_LONGEST, len(words) - place), 0, -1):
            iri = _owner(words[place : place + length], index.whole)
            if (
                iri
                and iri != own
                and (length > 1 or len(words[place]) > 3 or tokens[place][0].isupper())
            ):
                end = tokens[place + length - 1][2]
                found.setdefault(iri, text[tokens[place][1] : end])
                place += length - 1  # "Transformer-XL" does not name the Transformer
                break
        else:
            for name, iri in _coined_inside(tokens[place][0], index.coined):
                if iri != own:
                    found.setdefault(iri, name)
        place += 1
    return found


def _owner(words: Sequence[str], whole: Mapping[str, str]) -> str | None:
    """Look a name up, in the singular too."""
    name = " ".join(words)
    return whole.get(name) or (whole.get(name.removesuffix("s")) if name[-1:] == "s" else None)


def _coined_inside(token: str, coined: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    """Find coined names at the end or the beginning of a longer word, such as LoRA in QLoRA."""
    for cut in range(1, len(token) - 3):
        for part in (token[cut:], token[:-cut]):
            if part in coined:
                yield part, coined[part]


def read_mentions(
    papers: Sequence[Paper],
    concepts: Iterable[Concept],
    references: Mapping[str, set[str]],
    *,
    list_name: str,
) -> list[Evidence]:
    """Take names in titles and notes as evidence that a paper builds on the paper named.

    Parameters
    ----------
    papers
        The listed papers.
    concepts
        The concepts, with the papers that introduce them.
    references
        For each paper the works that it cites. What a paper is known not to cite, it does not
        build on.
    list_name
        The name of the list's file, for the source of the evidence.
    """
    index = index_mentions(papers, concepts)
    by_iri = {paper.iri: paper for paper in papers}
    evidence = []
    for paper in papers:
        source = f"{list_name}:{paper.listing.lines[0]}" if paper.listing.lines else list_name
        for title in (paper.title, *paper.alternatives):
            for iri, name in find_mentions(title, index, own=paper.iri).items():
                earlier = by_iri[iri]
                if _may_build_on(paper, earlier, references):
                    sure = (
                        SAME_TOPIC
                        if set(paper.listing.topics) & set(earlier.listing.topics)
                        else OTHER_TOPIC
                    )
                    words = f"Its title names {name}."
                    evidence.append(
                        Evidence(paper.iri, iri, Origin.TITLE, words, paper.iri, probability=sure)
                    )
        for note in paper.listing.notes:
            for iri, name in find_mentions(_without_pointers(note), index, own=paper.iri).items():
                if _may_build_on(paper, by_iri[iri], references):
                    words = f"The note names {name}."
                    evidence.append(
                        Evidence(paper.iri, iri, Origin.NOTE, words, source, probability=IN_NOTE)
                    )
    return list({(one.later, one.earlier, one.origin): one for one in evidence}.values())


def _without_pointers(note: str) -> str:
    """Leave out what a note only points at, such as "see X below"."""
    return re.sub(r"\b(?:see|cf\.|compare|unlike|different from)\b[^.;]*", "", note, flags=re.I)


def _may_build_on(later: Paper, earlier: Paper, references: Mapping[str, set[str]]) -> bool:
    if later.iri == earlier.iri:
        return False
    if later.iri in references:
        return earlier.iri in references[later.iri]
    if not later.issued or not earlier.issued:
        return True
    length = min(len(later.issued), len(earlier.issued))
    return earlier.issued[:length] <= later.issued[:length]
