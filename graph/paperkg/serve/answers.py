"""Answers to queries that were asked before: the graph changes only with a build or a mark."""

from __future__ import annotations

import re
from collections import OrderedDict

from paperkg.serve.current import Build
from paperkg.workspace.query_messages import Answer, Query, encode_query

__all__ = ["Answers"]

# What these give is another thing each time. SPARQL reads \u004E as N before all else, so a text
# with such a letter is not looked into.
_CHANGING = re.compile(r"\\u|\b(?:now|rand|uuid|struuid|bnode)\b", re.IGNORECASE)


class Answers:
    """Answers that were given, the latest ones, as long as the build and the marks stay.

    Parameters
    ----------
    most
        How many bytes of answers and questions are kept, all together; 0 keeps none.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[bytes, Answer] = OrderedDict()
        self._size = 0
        self._build: Build | None = None

    def find(self, query: Query, build: Build) -> Answer | None:
        """Find the answer that a query had; None where it has to be asked."""
        if build is not self._build:
            return None
        key = encode_query(query)  # all that an answer depends on, but the build
        answer = self._kept.get(key)
        if answer:
            self._kept.move_to_end(key)
        return answer

    def keep(self, query: Query, build: Build, answer: Answer) -> None:
        """Keep an answer, and forget those that were not asked for longest."""
        if build is not self._build:
            self._kept.clear()
            self._size, self._build = 0, build
        key = encode_query(query)
        size = len(key) + len(answer.content)
        if size > self._most // 4 or key in self._kept or _CHANGING.search(query.text):
            return
        self._kept[key] = answer
        self._size += size
        while self._size > self._most:
            old, forgotten = self._kept.popitem(last=False)
            self._size -= len(old) + len(forgotten.content)
