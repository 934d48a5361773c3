"""What titles say about what papers build on: names and titles in titles, versions, parts.

Each way in which a title names a paper has a probability of its own, which is data
(``title-weights.json``), fitted by ``scripts/fit-titles`` on labelled edges of public lists.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache
from itertools import pairwise
from pathlib import Path

from paperkg.genre import is_analysis, stands_apart
from paperkg.lineage.coinage import own_names, split_head
from paperkg.lineage.dates import is_possible
from paperkg.lineage.mentions import Mention, NameIndex, find_mentions
from paperkg.lineage.title_phrases import find_held_titles, find_parts
from paperkg.model import Evidence, Origin, Paper

__all__ = ["Naming", "find_namings", "read_titles"]

_WEIGHTS = Path(__file__).with_name("title-weights.json")
_PLUS = re.compile(r"(?P<stem>[^+]*[^\W_])(?P<plus>\+{1,2})")
_VERSION = re.compile(r"(?P<stem>\D*[^\W\d])[-\s]?[vV]?(?P<number>\d{1,2}(?:\.\d{1,2})?)")


class Naming(StrEnum):
    """How a title names a paper, the surest first."""

    VERSION = "the version or the part before"
    NAME_IN_NAME = "a name in the paper's own name"
    HELD_TITLE = "its title in the title"
    IN_TITLE = "a name in the title"
    HELD_WORDS = "the first words of its title in the title"
    ANALYSIS = "a name in a title that looks into it"


@cache
def _weights() -> dict[str, float]:
    loaded: dict[str, float] = json.loads(_WEIGHTS.read_text(encoding="utf-8"))
    return loaded


def read_titles(
    papers: Sequence[Paper], index: NameIndex, references: Mapping[str, set[str]]
) -> list[Evidence]:
    """Take names in titles as evidence that a paper builds on the paper named.

    Parameters
    ----------
    papers
        The listed papers.
    index
        Their names.
    references
        For each paper the works that it cites, where they are known: what it is known not to
        cite, it does not build on.
    """
    by_iri = {paper.iri: paper for paper in papers}
    weights = _weights()
    return [
        Evidence(
            later,
            earlier,
            Origin.TITLE,
            f"Its title names {name}.",
            later,
            probability=weights[naming],
        )
        for (later, earlier), (naming, name) in find_namings(papers, index).items()
        if is_possible(by_iri[later], by_iri[earlier])
        and earlier in references.get(later, {earlier})
    ]


def find_namings(
    papers: Sequence[Paper], index: NameIndex
) -> dict[tuple[str, str], tuple[Naming, str]]:
    """Find which papers name which in their titles: the surest way, and the name.

    Parameters
    ----------
    papers
        The listed papers.
    index
        Their names.
    """
    by_iri = {paper.iri: paper for paper in papers}
    ranks = list(Naming)
    found: dict[tuple[str, str], tuple[Naming, str]] = {}
    telling = [paper for paper in papers if not stands_apart(paper)]
    for later, earlier, naming, name in (
        *_named(papers, index),
        *_versions(papers),
        *_held(telling),
        *_parts(telling),
    ):
        if stands_apart(by_iri[later]) or stands_apart(by_iri[earlier]):
            continue
        known = found.get((later, earlier))
        if known is None or ranks.index(naming) < ranks.index(known[0]):
            found[later, earlier] = naming, name
    return found


def _named(papers: Iterable[Paper], index: NameIndex) -> Iterator[tuple[str, str, Naming, str]]:
    for paper in papers:
        own = own_names(paper)
        for title in (paper.title, *paper.alternatives, *paper.short_names):
            for mention in _mentions(title, index, paper):
                naming = _judge(mention, title, own)
                yield paper.iri, mention.iri, naming, mention.name


def _mentions(title: str, index: NameIndex, paper: Paper) -> list[Mention]:
    """Find what a title names; a title in capitals throughout hides which words are names."""
    if title.isupper() and len(title.split()) > 2:
        return []
    return find_mentions(title, index, own=paper.iri)


def _judge(mention: Mention, title: str, own: Sequence[str]) -> Naming:
    head, _ = split_head(title)
    is_own = mention.start < len(head) and (head in own or title in own)
    if is_own and mention.word:
        return Naming.NAME_IN_NAME
    if is_analysis(title, mention.start, mention.end):
        return Naming.ANALYSIS
    if is_own:
        return Naming.NAME_IN_NAME
    return Naming.IN_TITLE


def _parts(papers: Sequence[Paper]) -> Iterator[tuple[str, str, Naming, str]]:
    for later, earlier, series in find_parts(papers):
        yield later, earlier, Naming.VERSION, series


def _held(papers: Sequence[Paper]) -> Iterator[tuple[str, str, Naming, str]]:
    for held in find_held_titles(papers):
        naming = Naming.HELD_TITLE if held.is_whole else Naming.HELD_WORDS
        yield held.later, held.earlier, naming, held.phrase


def _versions(papers: Sequence[Paper]) -> Iterator[tuple[str, str, Naming, str]]:
    """Find the version before each: GPT-2 of GPT-3, LLaMA of LLaMA 2, UNet of UNet++."""
    numbered: dict[str, dict[float, set[str]]] = defaultdict(lambda: defaultdict(set))
    bare = {head for paper in papers for head in _plain_heads(paper)}
    for paper in papers:
        for name in {*own_names(paper), *_find_heads(paper, bare)}:
            stem, number = _split_version(name)
            numbered[stem][number].add(paper.iri)
    for stem, versions in numbered.items():
        if any(len(iris) > 1 for iris in versions.values()):
            continue
        ordered = sorted(versions)
        for before, after in pairwise(ordered):
            (earlier,), (later,) = versions[before], versions[after]
            if earlier != later:
                yield later, earlier, Naming.VERSION, stem


def _plain_heads(paper: Paper) -> Iterator[str]:
    """Give what stands before the colons of a paper's titles."""
    for title in (paper.title, *paper.alternatives):
        head, rest = split_head(title)
        if rest and head[:1].isupper():
            yield head


def _find_heads(paper: Paper, bare: Collection[str]) -> Iterator[str]:
    """Find heads such as "Deep Speech 2", where another title has "Deep Speech", and the latter.

    Ordinary words are no names, but here two titles agree that they are.
    """
    for head in _plain_heads(paper):
        stem, number = _split_version(head)
        if stem == head or (number > 1 and stem in bare):
            yield head


def _split_version(name: str) -> tuple[str, float]:
    """Split a name into its stem and the number of its version, which is 1 without any."""
    if len(name) >= 60:
        return name, 1.0
    if plus := _PLUS.fullmatch(name):
        return plus["stem"], 1 + len(plus["plus"]) / 10
    match = _VERSION.fullmatch(name)
    return (match["stem"], float(match["number"])) if match else (name, 1.0)
