"""What a paper builds on, guessed from who cites whom, when nothing says it in words.

For each citation between two listed papers a logistic regression weighs the features below; its
weights are data (``structure-weights.json``), fitted by ``scripts/fit-structure`` on the asserted
edges of the default list. A guess is a guess: its confidence is low.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from math import exp
from pathlib import Path

from paperkg.model import Citation, Evidence, Origin, Paper

__all__ = ["FEATURES", "CitedPair", "estimate", "pair_citations", "read_structure"]

FEATURES = (
    "same topic",
    "newest of the topic",
    "co-citation",
    "coupling",
    "RefD",
    "few references",
    "years between",
)
"""What counts, each in [0, 1] but RefD, which is in [-1, 1]."""

MIN_PROBABILITY = 0.25
"""Guesses less likely than this are not worth keeping."""

MAX_GUESSES = 3
"""A paper builds on few others: only its likeliest guesses are kept."""

_WEIGHTS = Path(__file__).with_name("structure-weights.json")


@dataclass(frozen=True, slots=True)
class CitedPair:
    """A listed paper that another one cites, and what speaks for its building on it.

    Attributes
    ----------
    later, earlier
        IRIs of the two papers.
    features
        In the order of ``FEATURES``:

        - whether they share a topic;
        - whether none that the later one cites in that topic is newer;
        - how many of the papers that cite either cite both (Jaccard index; Small 1973);
        - how many of the works that either cites both cite (Jaccard index; Kessler 1963);
        - reference distance: how many of the later one's references cite the earlier one, less
          how many of the earlier one's cite the later one (RefD, Liang et al. 2015, with equal
          weights);
        - one over the number of listed papers that the later one cites;
        - the years between them, in tens, at most one.
    """

    later: str
    earlier: str
    features: tuple[float, ...]


def pair_citations(papers: Mapping[str, Paper], citations: Iterable[Citation]) -> list[CitedPair]:
    """Build the candidates of all citations between listed papers.

    Parameters
    ----------
    papers
        Listed papers and outside works, by IRI.
    citations
        Between them.
    """
    cited: dict[str, set[str]] = defaultdict(set)
    citing: dict[str, set[str]] = defaultdict(set)
    for citation in citations:
        cited[citation.citing].add(citation.cited)
        citing[citation.cited].add(citation.citing)
    listed = {iri for iri, paper in papers.items() if paper.listed}
    inside = {iri: cited[iri] & listed for iri in sorted(listed) if cited[iri] & listed}
    candidates = []
    for later, references in inside.items():
        newest = _newest_by_topic(papers, references)
        for earlier in sorted(references - {later}):
            one, other = papers[later], papers[earlier]
            shared = set(one.listing.topics) & set(other.listing.topics)
            back = inside.get(earlier, set())
            candidates.append(
                CitedPair(
                    later,
                    earlier,
                    (
                        float(bool(shared)),
                        float(any(newest[topic] <= other.issued for topic in shared)),
                        _jaccard(citing[later], citing[earlier]),
                        _jaccard(cited[later], cited[earlier]),
                        len(references & citing[earlier]) / len(references)
                        - (len(back & citing[later]) / len(back) if back else 0.0),
                        1 / len(references),
                        _years_between(one, other),
                    ),
                )
            )
    return candidates


def _newest_by_topic(papers: Mapping[str, Paper], references: Iterable[str]) -> dict[str, str]:
    newest: dict[str, str] = defaultdict(str)
    for iri in references:
        for topic in papers[iri].listing.topics:
            newest[topic] = max(newest[topic], papers[iri].issued)
    return newest


def _jaccard(one: set[str], other: set[str]) -> float:
    both = len(one & other)
    return both / (len(one) + len(other) - both) if both else 0.0


def _years_between(later: Paper, earlier: Paper) -> float:
    if later.year is None or earlier.year is None:
        return 0.3  # about the mean
    return min(max(later.year - earlier.year, 0), 10) / 10


@cache
def _weights() -> dict[str, float]:
    loaded: dict[str, float] = json.loads(_WEIGHTS.read_text(encoding="utf-8"))
    return loaded


def estimate(features: tuple[float, ...], weights: Mapping[str, float]) -> float:
    """Estimate how likely a candidate is what the paper builds on, in [0, 1].

    Parameters
    ----------
    features
        In the order of ``FEATURES``.
    weights
        One for each feature, and ``bias``.
    """
    score = weights["bias"] + sum(
        weights[name] * value for name, value in zip(FEATURES, features, strict=True)
    )
    return 1 / (1 + exp(-score))


def read_structure(
    papers: Mapping[str, Paper],
    citations: Iterable[Citation],
    weights: Mapping[str, float] | None = None,
) -> list[Evidence]:
    """Guess from citations alone what papers build on.

    Parameters
    ----------
    papers
        Listed papers and outside works, by IRI.
    citations
        Between them.
    weights
        Those of ``estimate``; without them, those that are part of the package.

    Returns
    -------
    list of Evidence
        At most ``MAX_GUESSES`` for each paper.
    """
    weights = weights or _weights()
    guesses: dict[str, list[tuple[float, CitedPair]]] = defaultdict(list)
    for candidate in pair_citations(papers, citations):
        sure = estimate(candidate.features, weights)
        if sure >= MIN_PROBABILITY:
            guesses[candidate.later].append((sure, candidate))
    return [
        Evidence(
            later,
            candidate.earlier,
            Origin.STRUCTURE,
            _say(candidate),
            (papers[later].record.bibliography[-1:] or (later,))[0],
            probability=round(sure, 3),
        )
        for later, some in guesses.items()
        for sure, candidate in sorted(some, key=lambda one: (-one[0], one[1].earlier))[:MAX_GUESSES]
    ]


def _say(candidate: CitedPair) -> str:
    """Say in words what speaks for a guess."""
    facts = dict(zip(FEATURES, candidate.features, strict=True))
    reasons = []
    if facts["newest of the topic"]:
        reasons.append("it is the newest of its topic that the paper cites")
    elif facts["same topic"]:
        reasons.append("both stand in one topic")
    if facts["co-citation"]:
        reasons.append(f"{facts['co-citation']:.0%} of the papers that cite either cite both")
    if facts["coupling"]:
        reasons.append(f"they share {facts['coupling']:.0%} of their references")
    if facts["RefD"] > 0:
        reasons.append("other references of the paper cite it too")
    return f"Guessed from citations: {'; '.join(reasons) or 'the paper cites it'}."
