"""What a paper builds on, guessed from who cites whom, how often and where.

For each citation between two listed papers a logistic regression weighs the features below; its
weights are data (``structure-weights.json``), fitted by ``scripts/fit-structure``.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain, groupby
from math import exp, log
from pathlib import Path

from paperkg.lineage.likeness import compute_title_overlap, share_authors
from paperkg.lineage.mentions import NameIndex, find_mentions, index_names
from paperkg.memo import Forgetful, Memo, make_key
from paperkg.model import Citation, Evidence, Listing, Origin, Paper, Record

__all__ = ["FEATURES", "CitedPair", "estimate", "pair_citations", "read_structure"]

FEATURES = (
    "mentions",
    "share of mentions",
    "in the abstract",
    "shared author",
    "title overlap",
    "same topic",
    "newest of the topic",
    "co-citation",
    "coupling",
    "RefD",
    "few references",
    "years between",
)
"""What counts, each in [0, 1] but RefD, which is in [-1, 1]."""

UNKNOWN: Mapping[str, float] = {
    "mentions": 0.25,
    "share of mentions": 0.1,
    "in the abstract": 0.1,
    "shared author": 0.1,
    "years between": 0.3,
}
"""What stands for a feature that is not known: about its mean."""

MOST_MENTIONS = 20
"""As many sentences or more count as 1, on a scale of logarithms."""

FEW_MENTIONS = 5
"""So many are added to all mentions of a paper before shares are taken: one of one says little."""

_EVALUATION = re.compile(
    r"\b(?:outperform\w*|compar\w+|evaluat\w+|experiments?|benchmarks?|baselines?|better than"
    r"|results? on|models? (?:such as|like|including)|unlike)\b",
    re.IGNORECASE,
)
_WEIGHTS = Path(__file__).with_name("structure-weights.json")


@dataclass(frozen=True, slots=True)
class CitedPair:
    """A listed paper that another one cites, and what speaks for its building on it.

    Attributes
    ----------
    later, earlier
        IRIs of the two papers.
    features
        By the names in ``FEATURES``:

        - in how many sentences of its text the later one cites the earlier;
        - which share that is of its sentences that cite listed papers, and ``FEW_MENTIONS`` more;
        - whether its abstract names the earlier one;
        - whether they have an author in common;
        - which share of the telling words of the shorter title the other has;
        - whether they share a topic;
        - whether none that the later one cites in that topic is newer;
        - how many of the papers that cite either cite both (Jaccard index; Small 1973);
        - how many of the works that either cites both cite (Jaccard index; Kessler 1963);
        - reference distance: how many of the later one's references cite the earlier one, less
          how many of the earlier one's cite the later one (RefD, Liang et al. 2015, with equal
          weights);
        - one over the number of listed papers that the later one cites;
        - the years between them, in tens, at most one.
    mentions
        In how many sentences the later one cites the earlier; None when not known.
    """

    later: str
    earlier: str
    features: Mapping[str, float]
    mentions: int | None = None


def pair_citations(papers: Mapping[str, Paper], citations: Iterable[Citation]) -> list[CitedPair]:
    """Build the pairs of all citations between listed papers.

    Parameters
    ----------
    papers
        Listed papers and outside works, by IRI.
    citations
        Between them.
    """
    return list(_pair_citations(papers, tuple(citations)))


def _pair_citations(
    papers: Mapping[str, Paper], citations: Sequence[Citation]
) -> Iterator[CitedPair]:
    cited: dict[str, set[str]] = defaultdict(set)
    citing: dict[str, set[str]] = defaultdict(set)
    for citation in citations:
        cited[citation.citing].add(citation.cited)
        citing[citation.cited].add(citation.citing)
    listed = {iri for iri, paper in papers.items() if paper.listed}
    inside = {iri: cited[iri] & listed for iri in sorted(listed) if cited[iri] & listed}
    texts = _Texts.build(papers, citations, listed)
    for later, references in inside.items():
        newest = _newest_by_topic(papers, references)
        for earlier in sorted(references - {later}):
            later_paper, earlier_paper = papers[later], papers[earlier]
            shared = set(later_paper.listing.topics) & set(earlier_paper.listing.topics)
            back = inside.get(earlier, set())
            features = {
                **texts.measure(later, earlier),
                "shared author": _known(share_authors(later_paper, earlier_paper), "shared author"),
                "title overlap": compute_title_overlap(later_paper, earlier_paper),
                "same topic": float(bool(shared)),
                "newest of the topic": float(
                    any(newest[topic] <= earlier_paper.issued for topic in shared)
                ),
                "co-citation": _jaccard(citing[later], citing[earlier]),
                "coupling": _jaccard(cited[later], cited[earlier]),
                "RefD": len(references & citing[earlier]) / len(references)
                - (len(back & citing[later]) / len(back) if back else 0.0),
                "few references": 1 / len(references),
                "years between": _years_between(later_paper, earlier_paper),
            }
            yield CitedPair(later, earlier, features, texts.counts.get((later, earlier)))


@dataclass(frozen=True, slots=True)
class _Texts:
    """What the texts of papers say of those that they cite, as counts.

    ``counts`` are sentences by citing and cited paper, ``totals`` those of a citing paper;
    ``named`` is whether its abstract names the other.
    """

    counts: Mapping[tuple[str, str], int]
    totals: Mapping[str, int]
    named: Mapping[tuple[str, str], bool]

    @classmethod
    def build(
        cls, papers: Mapping[str, Paper], citations: Iterable[Citation], listed: set[str]
    ) -> _Texts:
        """Count what is known: by the sentences themselves, or as somebody counted them."""
        names = index_names(paper for paper in papers.values() if paper.listed)
        inside = [
            citation
            for citation in citations
            if citation.citing in listed and citation.cited in listed
        ]
        abstracts = {
            iri: _named_in(papers[iri].record.abstract, names, iri)
            for iri in {citation.citing for citation in inside}
            if papers[iri].record.abstract
        }
        counts: dict[tuple[str, str], int] = {}
        totals: dict[str, int] = defaultdict(int)
        named: dict[tuple[str, str], bool] = {}
        for citation in inside:
            pair = citation.citing, citation.cited
            count = max(len(citation.sentences), citation.mentions or 0)
            if count or citation.mentions is not None:
                counts[pair] = count
                totals[citation.citing] += count
            if citation.in_abstract is not None:
                named[pair] = citation.in_abstract
            elif citation.citing in abstracts:
                named[pair] = citation.cited in abstracts[citation.citing]
        return cls(counts, totals, named)

    def measure(self, later: str, earlier: str) -> dict[str, float]:
        """Measure what the text of the later paper says of the earlier one."""
        count = self.counts.get((later, earlier))
        features = {"in the abstract": _known(self.named.get((later, earlier)), "in the abstract")}
        if count is None:
            return {name: UNKNOWN[name] for name in ("mentions", "share of mentions")} | features
        return features | {
            "mentions": min(log(1 + count) / log(1 + MOST_MENTIONS), 1.0),
            "share of mentions": count / (self.totals[later] + FEW_MENTIONS),
        }


def _named_in(abstract: str, names: NameIndex, own: str) -> set[str]:
    """Find the papers that an abstract names, but for those that it only tests or compares with."""
    found = set()
    for sentence in re.split(r"(?<=[.!?])\s+", abstract):
        if not _EVALUATION.search(sentence):
            found |= {mention.iri for mention in find_mentions(sentence, names, own=own)}
    return found


def _known(value: bool | None, name: str) -> float:
    return UNKNOWN[name] if value is None else float(value)


def _newest_by_topic(papers: Mapping[str, Paper], references: Iterable[str]) -> dict[str, str]:
    newest: dict[str, str] = defaultdict(str)
    for iri in references:
        for topic in papers[iri].listing.topics:
            newest[topic] = max(newest[topic], papers[iri].issued)
    return newest


def _jaccard(first: set[str], second: set[str]) -> float:
    both = len(first & second)
    return both / (len(first) + len(second) - both) if both else 0.0


def _years_between(later: Paper, earlier: Paper) -> float:
    if later.year is None or earlier.year is None:
        return UNKNOWN["years between"]
    return min(max(later.year - earlier.year, 0), 10) / 10


@cache
def _weights() -> dict[str, float]:
    loaded: dict[str, float] = json.loads(_WEIGHTS.read_text(encoding="utf-8"))
    return loaded


def estimate(features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Estimate how likely a paper builds on one that it cites, in [0, 1].

    Parameters
    ----------
    features
        By the names in ``FEATURES``.
    weights
        One for each feature, and ``bias``.
    """
    score = weights["bias"] + sum(weights[name] * features[name] for name in FEATURES)
    return 1 / (1 + exp(-score))


def read_structure(
    papers: Mapping[str, Paper],
    citations: Iterable[Citation],
    weights: Mapping[str, float] | None = None,
    *,
    memo: Memo | None = None,
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
    memo
        Keeps the guesses.

    Returns
    -------
    list of Evidence
        For each citation between listed papers, as likely as it may be.
    """
    weights = weights or _weights()
    citations = tuple(citations)
    listed = {iri: _strip(paper) for iri, paper in papers.items() if paper.listed}
    guesses = (memo or Forgetful()).recall(
        "structure",
        make_key(chain([weights], listed.values(), _count_sentences(citations))),
        dict[str, list[_Guess]],
        lambda: _guess(listed, citations, weights),
    )
    return [
        Evidence(
            papers[later].iri,
            papers[earlier].iri,
            Origin.STRUCTURE,
            text,
            (papers[later].record.bibliography[-1:] or (later,))[0],
            probability=probability,
        )
        for later, found in guesses.items()
        for earlier, text, probability in found
    ]


_Guess = tuple[str, str, float]
"""The earlier paper, what speaks for the guess, and how likely it is."""


def _guess(
    papers: Mapping[str, Paper], citations: Sequence[Citation], weights: Mapping[str, float]
) -> dict[str, list[_Guess]]:
    """Guess what each paper builds on."""
    guesses: dict[str, list[_Guess]] = defaultdict(list)
    for pair in _pair_citations(papers, citations):
        likely = round(estimate(pair.features, weights), 3)
        guesses[pair.later].append((pair.earlier, _say(pair), likely))
    return guesses


def _strip(paper: Paper) -> Paper:
    """Leave of a listed paper what guesses are made of."""
    listing = Listing(position=1, topics=paper.listing.topics)
    return replace(
        paper, listing=listing, record=Record(abstract=paper.record.abstract), read=False
    )


def _count_sentences(citations: Iterable[Citation]) -> Iterator[tuple[str, list[object]]]:
    """Give of citations, paper by paper, what guesses are made of."""
    for citing, group in groupby(citations, key=lambda citation: citation.citing):
        yield (
            citing,
            [
                (citation.cited, len(citation.sentences), citation.mentions, citation.in_abstract)
                for citation in group
            ],
        )


def _say(pair: CitedPair) -> str:
    """Say in words what speaks for a guess."""
    facts, count = pair.features, pair.mentions
    reasons = []
    if count is not None:
        reasons.append(f"{count} of its sentences cite it" if count != 1 else "a sentence cites it")
    if facts["in the abstract"] == 1:
        reasons.append("its abstract names it")
    if facts["shared author"] == 1:
        reasons.append("they share an author")
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
