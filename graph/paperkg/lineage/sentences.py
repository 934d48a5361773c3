"""Why a paper cites another, from the sentences in which it does.

A sentence is one of four kinds, in terms of CiTO: the citing paper *extends* the cited one, *uses*
its method or data, mentions it as *background*, or *compares* itself with it. The classifier is a
multinomial logistic regression over the features of ``lineage.cues``, each a pattern that a person
can read; its weights are data (``sentence-weights.json``), fitted by ``scripts/fit-sentences`` on
labelled sentences of our own.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from math import exp
from pathlib import Path

from paperkg.lineage.cues import DENIED_EXTENSION, EXTENSION_CUES, extract_features
from paperkg.model import Citation, Evidence, Origin, Paper, Relation, RelationKind
from paperkg.names import compute_acronym

__all__ = [
    "MIN_PROBABILITY",
    "USE_IS_BASIS",
    "Purpose",
    "classify_sentence",
    "mask_mention",
    "read_sentence",
    "read_sentences",
]

USE_IS_BASIS = 0.35
"""How likely a paper builds on what a sentence says it uses: 17 of 50 on the default list."""

MIN_PROBABILITY = 0.5
"""A sentence says something when that is more likely than all else."""

_WEIGHTS = Path(__file__).with_name("sentence-weights.json")


class Purpose(StrEnum):
    """Why a paper cites: cito:extends, cito:usesMethodIn, obtainsBackgroundFrom, discusses."""

    EXTENDS = "extends"
    USES = "uses"
    BACKGROUND = "background"
    COMPARES = "compares"

    @property
    def rank(self) -> int:
        """How much the purpose says: that it extends most, that it is background least."""
        return (Purpose.BACKGROUND, Purpose.COMPARES, Purpose.USES, Purpose.EXTENDS).index(self)


_RELATIONS = {
    Purpose.EXTENDS: RelationKind.EXTENDS,
    Purpose.USES: RelationKind.USES_METHOD,
    Purpose.BACKGROUND: RelationKind.BACKGROUND,
    Purpose.COMPARES: RelationKind.DISCUSSES,
}


@dataclass(frozen=True, slots=True)
class Reading:
    """What a sentence is taken to say, and how likely that is, in [0, 1]."""

    purpose: Purpose
    probability: float


@cache
def _weights() -> dict[str, dict[str, float]]:
    loaded: dict[str, dict[str, float]] = json.loads(_WEIGHTS.read_text(encoding="utf-8"))
    return loaded


def classify_sentence(masked: str) -> Reading:
    """Say why a sentence cites.

    Parameters
    ----------
    masked
        The sentence with CITED for the cited paper and OTHER for other ones.
    """
    present = extract_features(masked)
    scores = {
        purpose: exp(weights["bias"] + sum(weights.get(name, 0.0) for name in present))
        for purpose, weights in _weights().items()
    }
    if not EXTENSION_CUES & set(present) or DENIED_EXTENSION in present:
        scores[Purpose.EXTENDS] = 0.0
    best = max(scores, key=scores.__getitem__)
    return Reading(Purpose(best), scores[best] / sum(scores.values()))


# --- sentences -----------------------------------------------------------------------------------

_NAME = r"[A-Z][\w'’-]+"
_YEAR = r"(?:19|20)\d\d[a-z]?"
_WRITTEN = rf"{_NAME}(?:(?:,? (?:and|&) {_NAME})| et al\.?)?,? \(?{_YEAR}\)?"
_BRACKETS = re.compile(rf"\[\d+(?:\s*[,;–-]\s*\d+)*\]|\({_WRITTEN}(?:\s*[;,]\s*{_WRITTEN})*\)")
_CITATION = re.compile(rf"{_BRACKETS.pattern}|{_WRITTEN}")


def mask_mention(sentence: str, cited: Paper) -> str | None:
    """Put CITED in the place of a paper's mention, and OTHER in that of other citations.

    Examples
    --------
    >>> obc = Paper("x", "Optimal Brain Compression", short_names=("OBC",), authors=("E. Frantar",))
    >>> mask_mention("We extend OBC (Frantar et al., 2022), unlike [3].", obc)
    'We extend CITED, unlike OTHER.'

    Parameters
    ----------
    sentence
        A sentence in which the paper is cited.
    cited
        The paper.

    Returns
    -------
    str or None
        None when several works are cited and nothing tells which one it is.
    """
    masked, count = _own_mention(cited).subn("CITED", sentence)
    if not count:
        places = list(_CITATION.finditer(sentence))
        if len(places) != 1:
            return None
        masked = sentence[: places[0].start()] + "CITED" + sentence[places[0].end() :]
    masked = _CITATION.sub("OTHER", masked)
    # "OBC [12]" and "Frantar et al. [12]" are one mention.
    masked = re.sub(r"CITED(?:\s*\(?(?:CITED|OTHER)\)?)+", "CITED", masked)
    return " ".join(masked.split())


def _own_mention(cited: Paper) -> re.Pattern[str]:
    heads = [title.split(": ")[0] for title in (cited.title, *cited.alternatives)]
    names = {cited.title, *cited.alternatives, *cited.short_names}
    names |= {head for head in heads if len(head.split()) > 1 or not head.istitle()}
    names |= {compute_acronym(cited.title)} - {""}
    words = sorted((re.escape(name) for name in names if len(name) > 1), key=len, reverse=True)
    patterns = [rf"(?<!\w)(?:{'|'.join(words)})(?!\w)"] if words else []
    if cited.authors:
        surname = rf"(?:Le |De |Van |van |von |de )?{re.escape(cited.authors[0].split()[-1])}"
        year = f"(?:{cited.year - 1}|{cited.year}|{cited.year + 1})[a-z]?" if cited.year else _YEAR
        patterns.append(
            rf"\(?(?<!\w){surname}(?:(?:,? (?:and|&) {_NAME})| et al\.?)?(?:,? \(?{year}\)?\)?)?"
        )
    return re.compile("|".join(patterns) or r"(?!)")


def read_sentence(sentence: str, cited: Paper) -> Reading | None:
    """Say why a sentence cites a paper; None when nothing tells where it cites it."""
    masked = mask_mention(sentence, cited)
    return classify_sentence(masked) if masked else None


def _weigh(reading: Reading) -> float:
    """Say how likely it makes a sentence that the paper builds on the one it cites."""
    if reading.probability < MIN_PROBABILITY:
        return 0.0
    if reading.purpose is Purpose.EXTENDS:
        return reading.probability
    return USE_IS_BASIS * reading.probability if reading.purpose is Purpose.USES else 0.0


def read_sentences(
    citations: Iterable[Citation], papers: Mapping[str, Paper]
) -> tuple[list[Evidence], list[Relation]]:
    """Read why papers cite each other.

    Parameters
    ----------
    citations
        With their sentences, where the provider has them.
    papers
        Papers by IRI.

    Returns
    -------
    list of Evidence
        The sentences that say that the citing paper builds on the cited one, or uses it.
    list of Relation
        Why each paper cites the other, by the sentence that says most.
    """
    evidence, claims = [], []
    for citation in citations:
        source = (papers[citation.citing].record.bibliography[-1:] or (citation.citing,))[0]
        readings = [
            (reading, sentence)
            for sentence in citation.sentences
            if (reading := read_sentence(sentence, papers[citation.cited]))
        ]
        for reading, sentence in readings:
            sure = _weigh(reading)
            if sure:
                evidence.append(
                    Evidence(
                        citation.citing,
                        citation.cited,
                        Origin.SENTENCE,
                        f"It says: {sentence}",
                        source,
                        probability=round(sure, 3),
                    )
                )
        if readings:
            reading, sentence = max(readings, key=lambda one: (one[0].purpose.rank, one[1]))
            claims.append(
                Relation(
                    citation.citing,
                    _RELATIONS[reading.purpose],
                    citation.cited,
                    Origin.SENTENCE,
                    f"It says: {sentence}",
                    source,
                )
            )
    return evidence, claims
