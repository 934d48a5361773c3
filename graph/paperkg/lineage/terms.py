"""The vocabulary of a list: terms of several words that stand in several titles.

Terms are ranked by their C-value (Frantzi, Ananiadou and Mima 2000, Automatic recognition of
multi-word terms): how often a term stands by itself, not only inside a longer one. "large language"
is no term where it always goes on with "model", nor "energy physics" where "high" is before it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import log2

from paperkg.english import fold_plural
from paperkg.identifiers import mint
from paperkg.lineage.abbreviations import find_abbreviations
from paperkg.model import Concept, Origin, Paper, Relation, RelationKind
from paperkg.names import normalize_name

__all__ = ["find_terms"]

FEWEST_PAPERS, SHARE = 3, 0.015
"""A term stands in so many titles at least, and in such a share of them."""

_NOT_A_NOUN = ("ed", "ly", "ional", "rial", "ative", "ical", "able", "ous")

_ADJECTIVES = frozenset(
    re.findall(
        r"[\w-]+",
        "dynamic low-rank neural optimal probabilistic recurrent semantic stochastic symbolic "
        "visual",
    )
)

MOST = 30
"""So many terms of a list, the best by C-value."""

_FEWEST_WORDS, _LONGEST = 2, 4
_BREAK = re.compile(r"[:;,.!?()\[\]\"“”/|–—]|\s-\s")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_STOP = frozenset(
    re.findall(
        r"\w+",
        "a about across after all an and any are as at be been before between beyond but by can "
        "de der des die do does don du en et for from has have how if in into is it its la le les "
        "more most new no non not of off on one only or our out over over per self should so "
        "some such than that the their them there these they this those through to toward "
        "towards two und under up upon use used using via vs was we what when where which who "
        "why will with within without you your",
    )
)
_DULL = frozenset(
    re.findall(
        r"\w+",
        "accelerating accurate adaptive advances aided algorithm algorithms analysis analyzing "
        "application applications applied approach approaches art automatic aware based benchmark "
        "best better boosting bridging brief building case challenges classical collected "
        "combining companion comparative comparing comparison complete comprehensive concise "
        "course critical data designing detecting developing direct discovering driven easy "
        "effective effectively efficient efficiently empirical enabling encyclopedia end enhanced "
        "enhancing essays essential estimating evaluating evaluation experimental explaining "
        "exploring extending fast faster framework free from fully fundamentals general "
        "generalized generating good guide handbook high higher hybrid identifying implementation "
        "improved improving introduction investigating issues joint jointly large learned "
        "learning lessons level leveraging lightweight long low making mastering measuring "
        "memoirs method methods modern multiple novel online open optimizing overview paper part "
        "past perspective playing practical practice predicting present principles problem "
        "problems progress real recent reducing report research results rethinking review "
        "revisiting robust scalable scale science selected short simple single small solving "
        "state strong studies study survey system systems tackling task tasks teaching "
        "technique techniques theory time tool tools top tutorial ultimate understanding unified "
        "unifying universal unlocking very way work world writings",
    )
)
"""Words that no term begins or ends with, unless the other ends say more (``_KEPT``)."""

_DEGREES = frozenset(
    re.findall(
        r"[\w-]+",
        "cost-effective data-driven end-to-end fine-grained high-fidelity high-performance "
        "high-quality high-resolution large-scale open-source real-time real-world "
        "state-of-the-art",
    )
)
"""Words that say how good or how large a thing is: no term begins with them."""

_MEASURES = frozenset(
    {"double", "high", "higher", "large", "long", "low", "multiple", "short", "single", "small"}
)
"""Dull words that begin a term if the rest of it seldom stands without them."""

_SELDOM = 0.8
"""The rest does so if such a share of the titles that have it have the measure before it."""

_KEPT = frozenset({"learning", "systems", "system", "theory", "science", "algorithm", "algorithms"})
"""Dull words that a term may end with: "federated learning", "operating system"."""


def find_terms(
    papers: Sequence[Paper], concepts: Iterable[Concept]
) -> tuple[tuple[Concept, ...], tuple[Relation, ...]]:
    """Find the terms of a list, and which papers use each.

    Parameters
    ----------
    papers
        The listed papers.
    concepts
        The concepts that are known already: their names are no news.
    """
    known = {
        normalize_name(name).removesuffix("s")
        for concept in concepts
        for name in (concept.label, *concept.alt_labels)
    }
    found, spellings = _count(papers)
    names = _find_names_of_works(papers)
    fewest = max(FEWEST_PAPERS, SHARE * len(papers))
    counts = {
        term: len(iris)
        for term, iris in found.items()
        if len(iris) >= fewest and 2 * names[term] <= len(iris)
        if not _is_only_measured(term, found)
    }
    values = _compute_c_values(counts)
    best = sorted(values, key=lambda term: (-values[term], term))[:MOST]
    short_forms = _find_short_forms(papers)
    made, relations = [], []
    for term in best:
        if values[term] < fewest or " ".join(term) in known:
            continue
        label = spellings[term].most_common(1)[0][0]
        iri = mint("concept", normalize_name(label).replace(" ", "-"))
        users = tuple(sorted(found[term]))
        alt_labels = short_forms.get(" ".join(term), ())
        made.append(Concept(iri, label, alt_labels, used_by=users, origin=Origin.TITLE))
        relations += [
            Relation(user, RelationKind.USES, iri, Origin.TITLE, f"Its title says {label}.", user)
            for user in users
        ]
    return tuple(made), tuple(relations)


def _count(
    papers: Iterable[Paper],
) -> tuple[dict[tuple[str, ...], set[str]], dict[tuple[str, ...], Counter[str]]]:
    """Count in which titles each phrase stands, and how it is spelled there."""
    found: dict[tuple[str, ...], set[str]] = defaultdict(set)
    spellings: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for paper in papers:
        for phrase in _phrases(paper.title[:500]):
            term = _fold(phrase)
            found[term].add(paper.iri)
            spellings[term][" ".join(map(_spell, phrase))] += 1
    return found, spellings


def _is_only_measured(term: tuple[str, ...], found: Mapping[tuple[str, ...], set[str]]) -> bool:
    """Whether a term begins with a measure that it often stands without: "large neural nets"."""
    rest = found.get(term[1:], ())
    return term[0] in _MEASURES and len(found[term]) < _SELDOM * len(rest)


def _find_names_of_works(papers: Iterable[Paper]) -> Counter[tuple[str, ...]]:
    """Count the titles that a phrase is all of, as of several authors' "Collected Poems"."""
    wholes = (tuple(_WORD.findall(paper.title[:500])) for paper in papers)
    return Counter(_fold(words) for words in wholes if words)


def _phrases(title: str) -> Iterator[tuple[str, ...]]:
    """Give the runs of two to four words of a title that may be terms."""
    for part in _BREAK.split(title):
        words = _WORD.findall(part)
        for start in range(len(words)):
            for end in range(start + _FEWEST_WORDS, min(start + _LONGEST, len(words)) + 1):
                if _may_be_term(words[start:end]):
                    yield tuple(words[start:end])


def _may_be_term(words: Sequence[str]) -> bool:
    folded = [word.casefold() for word in words]
    if folded[0] in _MEASURES and len(words) > _FEWEST_WORDS:
        return _may_be_term(words[1:])
    if any(word in _STOP or len(word) < 2 for word in folded):
        return False
    if folded[0] in _DULL | _DEGREES or (folded[-1] in _DULL and folded[-1] not in _KEPT):
        return False
    is_adjective = folded[-1].endswith(_NOT_A_NOUN) or folded[-1] in _ADJECTIVES
    return not is_adjective or folded[-1] in _KEPT


def _fold(words: Sequence[str]) -> tuple[str, ...]:
    """Fold case and the plural of the last word."""
    *first, last = (word.casefold() for word in words)
    return (*first, fold_plural(last))


def _spell(word: str) -> str:
    """Spell a word as in the middle of a sentence, unless it has capitals of its own."""
    is_plain = all(part.istitle() or part.islower() for part in word.split("-") if part)
    return word.lower() if is_plain else word


def _compute_c_values(counts: dict[tuple[str, ...], int]) -> dict[tuple[str, ...], float]:
    """Compute the C-value of each phrase from the number of titles that it stands in."""
    inside: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for term, count in counts.items():
        for length in range(2, len(term)):
            for start in range(len(term) - length + 1):
                inside[term[start : start + length]].append(count)
    return {
        term: log2(len(term))
        * (count - (sum(inside[term]) / len(inside[term]) if term in inside else 0.0))
        for term, count in counts.items()
    }


def _find_short_forms(papers: Iterable[Paper]) -> dict[str, tuple[str, ...]]:
    """Find the short forms that texts define, such as "graph neural network (GNN)"."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for paper in papers:
        for text in (paper.title, paper.record.abstract[:10_000], *paper.listing.notes):
            for short, long_form in find_abbreviations(text[:10_000]):
                words = " ".join(_fold(_WORD.findall(long_form) or [long_form]))
                found[words][short.removesuffix("s")] += 1
    return {words: (shorts.most_common(1)[0][0],) for words, shorts in found.items()}
