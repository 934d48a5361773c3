"""Sentences in Chinese behind plain titles in other letters: "A Fine Title 之后看，很好".

A title in two languages has its name in both; only a sentence has a stop or the comma of clauses.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from paperkg.reading.records import Group, Record
from paperkg.reading.segments import Cut, Kind, Mark
from paperkg.reading.votes.title_words import count_words
from paperkg.reading.words import EAST_ASIAN

__all__ = ["cut_said_tails"]

MIN_WORDS = 4
"""A title in other letters has so many words before a sentence: fewer may be part of it."""

_STOPS = frozenset("，。；！？")
_TAIL = re.compile(rf"\s(?={EAST_ASIAN.pattern})")


def cut_said_tails(groups: Sequence[Group]) -> None:
    """Cut titles before the sentences that stand behind them."""
    for group in groups:
        for record in group.records:
            if record.title is not None and not _STOPS.isdisjoint(record.text):
                _cut(record, record.title)


def _cut(record: Record, place: int) -> None:
    title = record.segments[place]
    if title.mark is not Mark.PLAIN or title.kind is not Kind.TEXT or len(record.titles) > 1:
        return
    found = _TAIL.search(title.text)
    head, said = (title.text[: found.start()], title.text[found.end() :]) if found else ("", "")
    if EAST_ASIAN.search(head) or _STOPS.isdisjoint(said) or count_words(head) < MIN_WORDS:
        return
    start = title.whole.find(said, title.start)
    if start < 0:
        return
    rest = replace(title, text=said, cut=Cut.SPACE, start=start)
    title.text, title.end = head.rstrip(), start
    record.segments.insert(place + 1, rest)
