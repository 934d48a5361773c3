"""What the notes of a list call its papers: "DQN", "DETR (2020)", "Dreamer, learns in its head".

Many lists put the name that everybody uses beside a title that does not have it. A note that begins
with a name, or a sentence or bracket of it that is nothing else, gives one; a name that two papers
are given names neither.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from paperkg.genre import is_survey
from paperkg.lineage.coinage import is_coined
from paperkg.model import Paper
from paperkg.names import last_name_of, normalize_name

__all__ = ["find_labels", "name_papers"]

_READ = 400
_FEWEST, _NAMED, _SHARE = 3, 0.1, 0.8
"""So many coined names a list gives at least, to such a share of the papers with notes, and such a
share of them to one paper alone: else what stands there may be venues or companies."""

_FIRST = re.compile(r"[^.,:;()\[\]—–/]{2,40}?(?=\s*(?:$|[.,:;(\[—–/]|\s-\s))")
_BRACKET = re.compile(r"[(\[]([^()\[\]]{2,60})[)\]]")
_SENTENCE = re.compile(r"(?:^|[.;])\s+([^.;:,/()]{2,40})(?=\s*(?:[.;]|$))")
_SAYS = re.compile(r"(?:[A-Z][a-z]+s|By|See|With|From|New|First|After|Like|In|On|An?|The)\s")
_YEAR = re.compile(r"[\s,]*\b(?:19|20)\d\d\b")
# What part of a book to read: "(Poe CH5)", "Ch. 3", "Part II".
_PLACE = re.compile(
    r"(?:^|\s)(?:ch|chap|chaps|chapters?|sec|sect|sections?|parts?|vol|volume|pp?|pages?|unit|week"
    r"|kap|kapitel|cap|capítulo|chapitre)\.?\s?(?:\d+|[IVXL]+)(?:[-–]\d+)?$",
    re.IGNORECASE,
)
_LONGEST = 3


def find_labels(papers: Iterable[Paper]) -> dict[str, tuple[str, ...]]:
    """Find what the notes call each paper, by IRI: names that one paper alone is given.

    They may be ordinary words ("Dreamer"), so that only words such as "based on" before them tell
    that a text means the paper.
    """
    papers = tuple(papers)
    owners: dict[str, set[str]] = defaultdict(set)
    found: dict[str, dict[str, None]] = defaultdict(dict)
    venues = _index_venues(papers)
    for paper in papers:
        refused = venues | _index_people(paper)
        for note in paper.listing.notes:
            for label in _read_labels(note[:_READ]):
                if normalize_name(label) not in refused:
                    owners[normalize_name(label)].add(paper.iri)
                    found[paper.iri][label] = None
    return {
        iri: kept
        for iri, labels in found.items()
        if (kept := tuple(label for label in labels if len(owners[normalize_name(label)]) == 1))
    }


def _index_venues(papers: Iterable[Paper]) -> set[str]:
    return {normalize_name(paper.venue) for paper in papers}


def _index_people(paper: Paper) -> set[str]:
    names = (name for author in paper.authors for name in (author, last_name_of(author)))
    return set(map(normalize_name, names))


def _read_labels(note: str) -> Iterator[str]:
    """Give the names that a note begins with, or has alone in a sentence or a bracket."""
    first = _FIRST.match(note.strip(' -–—(["“'))
    parts = [first[0]] if first else []
    brackets = _BRACKET.finditer(note)
    parts += [part for match in brackets for part in re.split(r",\s|\s/\s", match[1])]
    parts += [match[1] for match in _SENTENCE.finditer(note)]
    for part in parts:
        label = _YEAR.sub("", part).strip(" -–—.\"”'").removeprefix("The ")
        words = label.split()
        is_short = 0 < len(words) <= _LONGEST and not _SAYS.match(label)
        is_short = is_short and not _PLACE.search(label)
        if is_short and all(map(_is_name_like, words)):
            yield label


def _is_name_like(word: str) -> bool:
    return word[0].isupper() or is_coined(word) or bool(re.fullmatch(r"[vV]?\d+", word))


def name_papers(papers: Mapping[str, Paper]) -> dict[str, Paper]:
    """Give papers the coined names that the notes give them, if the list does so throughout.

    Parameters
    ----------
    papers
        By IRI; those that are not listed stay as they are.
    """
    listed = [paper for paper in papers.values() if paper.listed]
    venues = _index_venues(listed)
    given = {
        paper.iri: [label for label in labels if is_coined(label)]
        for paper in listed
        if (labels := _sole_labels(paper, venues)) and not is_survey(paper.title)
    }
    tally: dict[str, set[str]] = defaultdict(set)
    for iri, labels in given.items():
        for label in labels:
            tally[label].add(iri)
    unique = sum(len(iris) == 1 for iris in tally.values())
    uses = sum(map(len, tally.values()))
    noted = sum(bool(paper.listing.notes) for paper in listed)
    if unique < max(_FEWEST, _NAMED * noted, _SHARE * uses):
        return dict(papers)
    return {
        iri: replace(paper, short_names=tuple(dict.fromkeys((*paper.short_names, *given[iri]))))
        if iri in given
        else paper
        for iri, paper in papers.items()
    }


def _sole_labels(paper: Paper, venues: set[str]) -> list[str]:
    """Give the names with which notes begin, or which stand in brackets beside names and venues."""
    found = []
    refused = venues | _index_people(paper)
    for note in paper.listing.notes:
        text = note[:_READ]
        outside = _BRACKET.sub("", text)
        is_bare = not re.search(r"(?:^|\s)[a-z]{3,}", outside.replace(" and ", " "))
        first = _FIRST.match(text.strip(' -–—"“'))
        for label in _read_labels(text):
            begins = first is not None and first[0].removeprefix("The ").startswith(label)
            in_bracket = is_bare and f"({label}" in text
            if (begins or in_bracket) and normalize_name(label) not in refused:
                found.append(label)
    return found
