"""The concepts that the notes of a list say papers introduce.

Understood are "Introduces AdaRound", "Introduces multi-query attention (MQA)", "introduces Raft, a
consensus algorithm" and "RoPE" alone. What is introduced has to have a name: an adjective, a
number, a venue or a person is none.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from paperkg.identifiers import mint
from paperkg.lineage.abbreviations import find_long_form
from paperkg.lineage.coinage import is_coined
from paperkg.model import Concept, Origin, Paper, Relation, RelationKind
from paperkg.names import last_name_of, names_of_concept, names_of_paper, normalize_name

__all__ = ["read_introductions"]

_INTRODUCES = re.compile(
    r"\b(?:introduc(?:es?|ing)|proposes?|presents)\s+(?P<rest>[^.;:]{1,160})", re.I
)
_ARTICLE = re.compile(r"(?P<article>the|an?)\s+", re.I)
_NAME_ENDS = re.compile(
    r"\s*(?:[,()]|$|\b(?:and|or|based|built|for|which|that|to|with|as|in|on|by|from|using|via)\b)"
)
_MOST = 20  # of what a note introduces
_BRACKET = re.compile(r"\s*\((?P<gloss>[^()]{1,120})\)")
_IS_EXPLAINED = re.compile(r"\s*(?:\(|,\s*an?\s)")


def read_introductions(
    notes: Iterable[tuple[Paper, str, str]], concepts: Iterable[Concept], papers: Sequence[Paper]
) -> tuple[list[Relation], tuple[Concept, ...]]:
    """Find which papers introduce which concepts, and the concepts that were not known.

    Parameters
    ----------
    notes
        Each with its paper, its text and its source.
    concepts
        The concepts that are known already.
    papers
        The listed papers: their authors and venues are no concepts.
    """
    notes = tuple(notes)
    by_label = {
        normalize_name(name): concept for concept in concepts for name in names_of_concept(concept)
    }
    refused = _index_refused(papers)
    relations: dict[tuple[str, str], Relation] = {}
    found: dict[str, Concept] = {}
    introducers: dict[str, set[str]] = defaultdict(set)
    for paper, text, source in notes:
        own = {normalize_name(name) for name in names_of_paper(paper)}
        for label, gloss, words, is_name in _introduced(text, paper):
            concept = by_label.get(normalize_name(label)) or by_label.get(normalize_name(gloss))
            if concept is None:
                if not is_name or normalize_name(label) in own | refused:
                    continue
                iri = mint("concept", normalize_name(label).replace(" ", "-"))
                concept = Concept(iri, label, (gloss,) if gloss else (), origin=Origin.NOTE)
                by_label[normalize_name(label)] = found[iri] = concept
            if concept.iri in found:
                introducers[concept.iri].add(paper.iri)
            relations[paper.iri, concept.iri] = Relation(
                paper.iri,
                RelationKind.INTRODUCES,
                concept.iri,
                Origin.NOTE,
                f"The note says: {words}",
                source,
            )
    return list(relations.values()), tuple(
        replace(concept, introduced_by=tuple(sorted(introducers[concept.iri])))
        for concept in found.values()
    )


def _index_refused(papers: Iterable[Paper]) -> set[str]:
    """Index what looks like a name and is none: authors and venues."""
    refused = {normalize_name(paper.venue) for paper in papers}
    for paper in papers:
        for author in paper.authors:
            refused |= {normalize_name(author), normalize_name(last_name_of(author))}
    return refused


def _introduced(text: str, paper: Paper) -> Iterator[tuple[str, str, str, bool]]:
    """Give what a note says is introduced.

    Yields
    ------
    tuple
        Its label, another name or "", the words of the note, and whether it has a name.
    """
    alone = text.strip(" -–—.")
    name, _, gloss = alone.partition(" (")
    if " " not in name and is_coined(name) and (not gloss or gloss.endswith(")")):
        gloss = gloss.rstrip(")")
        is_explained = gloss.islower() and not name.isupper()
        if is_explained or find_long_form(name, gloss) or _is_spelled_out(name, paper.title):
            yield name, gloss, alone, True
        return
    for match in islice(_INTRODUCES.finditer(text), _MOST):
        article = _ARTICLE.match(match["rest"])
        rest = match["rest"][article.end() :] if article else match["rest"]
        end = _NAME_ENDS.search(rest)
        label = rest[: end.start()].strip() if end else rest.strip()
        bracket = _BRACKET.match(rest, end.start() if end else len(rest))
        gloss = bracket["gloss"].strip() if bracket else ""
        is_explained = bool(end and _IS_EXPLAINED.match(rest, end.start()))
        is_the = article is not None and article["article"].lower() == "the"
        if label:
            is_name = _is_name(label, gloss, is_explained=is_explained, is_the=is_the)
            yield label, gloss, match[0][: match[0].index(label) + len(label)], is_name


def _is_name(label: str, gloss: str, *, is_explained: bool, is_the: bool) -> bool:
    """Say whether what a note says is introduced has a name."""
    words = label.split()
    if not words or len(label) > 80:
        return False
    if is_coined(label) or (gloss and find_long_form(gloss, label) == label):
        return True
    is_capitalized = all(word[0].isupper() and not word.isupper() for word in words)
    return is_capitalized and (len(words) > 1 or is_explained or is_the)


def _is_spelled_out(name: str, title: str) -> bool:
    """Say whether a title spells a name out: RoPE in "… with Rotary Position Embedding"."""
    words = title.split()
    ends = range(2, min(len(words), 30) + 1)
    return any(find_long_form(name, " ".join(words[:end])) for end in ends)
