"""Why a paper cites another, from the sentences in which it does.

A sentence is one of five kinds: the citing paper *extends* the cited one, uses it as its *base* (a
component, a backbone, a teacher), uses it as a *tool* (data, a metric, a protocol, a model under
test), *compares* itself with it, or mentions it as *background*. The classifier is a multinomial
logistic regression over the features of ``lineage.cues``, each a pattern that a person can read;
its weights are data (``sentence-weights.json``), fitted by ``scripts/fit-sentences``.

What counts is the pair of papers: a sentence that says *extends* or *base* is a reason, and several
are a better one.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from math import exp, prod
from pathlib import Path

from paperkg.lineage.brackets import solve_numbers
from paperkg.lineage.cues import extract_features
from paperkg.lineage.masks import find_name_pattern, mask_mention
from paperkg.memo import Forgetful, Memo, make_key
from paperkg.model import Citation, Evidence, Listing, Origin, Paper, Record, Relation, RelationKind

__all__ = ["Purpose", "Reading", "classify_sentence", "read_sentence", "read_sentences"]

SAYS = 0.3
"""A sentence that makes an edge less likely than this says nothing for it."""

SILENT = 0.15
"""How likely a paper builds on one that it cites, where none of its sentences says so."""

METHOD = 1.5
"""How much likelier than others a sentence is to say extends, base or tool where the provider says
that it uses a method: a judgement."""

TRUST = 0.85
"""How sure a sentence is that looks certain: near the precision on fields held out."""

_MOST_SENTENCES = 200
_WEIGHTS = Path(__file__).with_name("sentence-weights.json")


class Purpose(StrEnum):
    """Why a paper cites, what says least first."""

    BACKGROUND = "background"
    COMPARES = "compares"
    TOOL = "tool"
    BASE = "base"
    EXTENDS = "extends"


_RELATIONS = {
    Purpose.EXTENDS: RelationKind.EXTENDS,
    Purpose.BASE: RelationKind.USES_METHOD,
    Purpose.TOOL: RelationKind.USES_METHOD,
    Purpose.BACKGROUND: RelationKind.BACKGROUND,
    Purpose.COMPARES: RelationKind.DISCUSSES,
}


@dataclass(frozen=True, slots=True)
class Reading:
    """What a sentence is taken to say: how likely each purpose is; the sum is 1."""

    probabilities: Mapping[Purpose, float]

    @property
    def purpose(self) -> Purpose:
        """The likeliest purpose."""
        return max(Purpose, key=self.probabilities.__getitem__)

    @property
    def probability(self) -> float:
        """How likely the likeliest purpose is."""
        return self.probabilities[self.purpose]

    @property
    def builds_on(self) -> float:
        """How likely the sentence says that the paper extends the other or uses it as its base."""
        return self.probabilities[Purpose.EXTENDS] + self.probabilities[Purpose.BASE]


@cache
def _weights() -> dict[str, dict[str, float]]:
    loaded: dict[str, dict[str, float]] = json.loads(_WEIGHTS.read_text(encoding="utf-8"))
    return loaded


def classify_sentence(masked: str, *, is_method: bool = False) -> Reading:
    """Say why a sentence cites.

    Parameters
    ----------
    masked
        The sentence with CITED for the cited paper, OTHER for other ones, SELF for the citing one.
    is_method
        Whether the provider says that the sentence uses a method.
    """
    present = extract_features(masked)
    scores = {}
    for purpose in Purpose:
        weights = _weights()[purpose]
        score = exp(weights["bias"] + sum(weights.get(name, 0.0) for name in present))
        is_likelier = is_method and purpose not in (Purpose.BACKGROUND, Purpose.COMPARES)
        scores[purpose] = score * (METHOD if is_likelier else 1.0)
    total = sum(scores.values())
    return Reading({purpose: score / total for purpose, score in scores.items()})


def read_sentence(sentence: str, cited: Paper, citing: Paper) -> Reading | None:
    """Say why a sentence cites a paper; None when nothing tells where it cites it.

    Examples
    --------
    >>> obc = Paper("x", "Optimal Brain Compression", short_names=("OBC",))
    >>> read_sentence("Our method extends OBC to sparse layers.", obc, Paper("y", "Ours")).purpose
    <Purpose.EXTENDS: 'extends'>
    """
    masked = mask_mention(sentence, cited, citing)
    return classify_sentence(masked) if masked else None


def read_sentences(
    citations: Iterable[Citation], papers: Mapping[str, Paper], *, memo: Memo | None = None
) -> tuple[list[Evidence], list[Relation]]:
    """Read why papers cite each other.

    Parameters
    ----------
    citations
        With their sentences, where the provider has them.
    papers
        Papers by IRI.
    memo
        Keeps what the sentences of each citing paper say.

    Returns
    -------
    list of Evidence
        For each citation with sentences, how likely they make it that the paper builds on the
        other, with the sentence that says most.
    list of Relation
        Why each paper cites the other, by the sentence that says most.
    """
    by_paper: dict[str, list[Citation]] = defaultdict(list)
    for citation in citations:
        if citation.sentences:
            by_paper[citation.citing].append(citation)
    memo = memo or Forgetful()
    named = {
        iri: _strip(papers[iri])
        for citing, some in by_paper.items()
        for iri in (citing, *(citation.cited for citation in some))
    }
    evidence, relations = [], []
    for citing, some in by_paper.items():
        source = (papers[citing].record.bibliography[-1:] or (citing,))[0]
        for citation, told in zip(some, _recall_paper(named, citing, some, memo), strict=True):
            if not told:
                continue
            readings = [(reading, citation.sentences[place]) for place, reading in told]
            pair = citing, citation.cited
            _, sentence = max(readings, key=lambda said: (said[0].builds_on, said[1]))
            sure = _weigh([reading for reading, _ in readings])
            text = f"It says: {sentence}"
            evidence.append(
                Evidence(*pair, Origin.SENTENCE, text, source, probability=round(sure, 3))
            )
            ranks = list(Purpose)
            most, words = max(readings, key=lambda said: (ranks.index(said[0].purpose), said[1]))
            relations.append(
                Relation(
                    citing,
                    _RELATIONS[most.purpose],
                    citation.cited,
                    Origin.SENTENCE,
                    f"It says: {words}",
                    source,
                )
            )
    return evidence, relations


_Told = list[tuple[int, Reading]]
"""What sentences of a citation say, by their place among them."""


def _strip(paper: Paper) -> Paper:
    """Leave of a paper what tells where a text means it: of nothing else readings are made."""
    return replace(paper, listing=Listing(), record=Record(), read=False, minutes=None)


def _recall_paper(
    papers: Mapping[str, Paper], citing: str, citations: Sequence[Citation], memo: Memo
) -> list[_Told]:
    """Give what the sentences of a paper say, citation by citation."""
    said = [(papers[each.cited], each.sentences, each.method_sentences) for each in citations]
    return memo.recall(
        "sentences",
        make_key([papers[citing], *said]),
        list[_Told],
        lambda: list(_read_paper(papers[citing], citations, papers)),
    )


def _read_paper(
    citing: Paper, citations: Sequence[Citation], papers: Mapping[str, Paper]
) -> Iterable[_Told]:
    """Read all sentences of a paper; numbers in brackets are solved for all of them at once."""
    texts = {citation.cited: citation.sentences[:_MOST_SENTENCES] for citation in citations}
    patterns = {iri: find_name_pattern(papers[iri], "\n".join(said)) for iri, said in texts.items()}
    numbers = solve_numbers(texts, patterns)
    for citation in citations:
        cited = papers[citation.cited]
        readings: _Told = []
        for place, sentence in enumerate(texts[citation.cited]):
            masked = mask_mention(sentence, cited, citing, number=numbers.get(cited.iri))
            if masked:
                is_method = sentence in citation.method_sentences
                readings.append((place, classify_sentence(masked, is_method=is_method)))
        yield readings


def _weigh(readings: Iterable[Reading]) -> float:
    """Say how likely some sentences together make it that a paper builds on another.

    Each that says so may be right by itself (noisy or; Pearl 1988, 4.3.2).
    """
    said = [reading.builds_on for reading in readings if reading.builds_on >= SAYS]
    return max(1 - prod(1 - TRUST * sure for sure in said), SILENT)
