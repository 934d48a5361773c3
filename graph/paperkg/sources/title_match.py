"""Whether the paper that a title search found is the entry of the list.

A title may be near and mean another paper: "Attention Is Not All You Need", a title with a few
words more, the same title in another year. So only a title that is equal, but for case, accents
and punctuation, is taken, and only when nothing the entry says speaks against it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from rapidfuzz.fuzz import ratio

from paperkg.model import Entry
from paperkg.names import normalize_name

if TYPE_CHECKING:  # the client takes long to load, and a report needs only the verdicts
    from paperkg.sources.semantic_scholar import Work

__all__ = ["TitleMatch", "Verdict", "match_title"]

DOUBTFUL = 85.0
"""From this score on, a title that is not equal is doubtful; below, it is another one."""

GRACE_YEARS = 1
"""A preprint may precede its published version by so many years."""

FEW_WORDS = 3
"""A title of fewer words has to be confirmed by a year."""

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_AUTHORS = re.compile(r"\bet al\b|\b[A-Z]\.\s?[A-Z]\w+|\band [A-Z]\w+ [A-Z]\w+", re.UNICODE)


class Verdict(StrEnum):
    """What became of a candidate."""

    TAKEN = "taken"
    DOUBTFUL = "doubtful"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class TitleMatch:
    """A paper that a title search found for an entry.

    Attributes
    ----------
    title
        The entry's title.
    work
        The paper; None when nothing was found.
    score
        How alike the titles are, from 0 to 100 (normalized Indel similarity of RapidFuzz).
    verdict
        What became of it.
    reason
        Why, in words.
    """

    title: str
    work: Work | None
    score: float
    verdict: Verdict
    reason: str

    def __str__(self) -> str:
        """Say what was found, for a report."""
        if self.work is None:
            return "Semantic Scholar has no paper of this title."
        names = ", ".join(one.curie for one in self.work.identifiers)
        year = self.work.issued[:4] or "no date"
        return (
            f"Semantic Scholar's nearest title: {self.work.title} ({year}; {names}); "
            f"score {self.score:.0f}: {self.reason}."
        )


def match_title(entry: Entry, work: Work | None) -> TitleMatch:
    """Say whether a paper is the entry of the list.

    Parameters
    ----------
    entry
        An entry without an identifier; years and names in its note count as what it says.
    work
        The paper that was found.
    """
    if work is None or not work.identifiers:
        return TitleMatch(entry.title, None, 0.0, Verdict.REFUSED, "nothing was found")
    wanted, found = normalize_name(entry.title), normalize_name(work.title)
    score = round(ratio(wanted, found), 1)
    # "pre-training" and "pretraining" are one word.
    if wanted.replace(" ", "") != found.replace(" ", ""):
        if wanted == normalize_name(work.title.split(": ")[0]):
            return TitleMatch(
                entry.title, work, score, Verdict.DOUBTFUL, "the list has part of the title only"
            )
        verdict = Verdict.DOUBTFUL if score >= DOUBTFUL else Verdict.REFUSED
        return TitleMatch(entry.title, work, score, verdict, "the titles differ")
    years, issued = _years(entry), int(work.issued[:4]) if work.issued else None
    confirmed = issued is not None and any(abs(year - issued) <= GRACE_YEARS for year in years)
    if years and issued and not confirmed:
        reason = f"the note says {min(years)}, the paper is of {issued}"
        return TitleMatch(entry.title, work, score, Verdict.DOUBTFUL, reason)
    if _names_others(entry, work):
        return TitleMatch(
            entry.title, work, score, Verdict.DOUBTFUL, "the note names other authors"
        )
    if len(wanted.split()) < FEW_WORDS and not confirmed:
        return TitleMatch(
            entry.title, work, score, Verdict.DOUBTFUL, "so short a title may be another paper's"
        )
    return TitleMatch(entry.title, work, score, Verdict.TAKEN, "the titles are equal")


def _years(entry: Entry) -> set[int]:
    return {int(year) for year in _YEAR.findall(entry.note)}


def _names_others(entry: Entry, work: Work) -> bool:
    """Tell whether the note names authors, and none of this paper's."""
    surnames = {normalize_name(name).split()[-1] for name in work.authors if normalize_name(name)}
    words = set(normalize_name(entry.note).split())
    return bool(surnames and _AUTHORS.search(entry.note)) and not surnames & words
