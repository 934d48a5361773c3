"""Whether the paper that a title search found is the entry of the list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from paperkg.identity.match import Description, Verdict, compare, describe_entry
from paperkg.model import Entry

if TYPE_CHECKING:  # the client takes long to load, and a report needs only the verdicts
    from paperkg.sources.semantic_scholar import Work

__all__ = ["TitleMatch", "describe_work", "match_title"]


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
        names = ", ".join(identifier.curie for identifier in self.work.identifiers)
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
        An entry without an identifier.
    work
        The paper that was found.
    """
    if work is None or not work.identifiers:
        return TitleMatch(entry.title, None, 0.0, Verdict.REFUSED, "nothing was found")
    match = compare(describe_entry(entry), describe_work(work))
    return TitleMatch(entry.title, work, match.score, match.verdict, match.reason)


def describe_work(work: Work) -> Description:
    """Describe what a source says of a work."""
    return Description(work.title, int(work.issued[:4]) if work.issued else None, work.authors)
