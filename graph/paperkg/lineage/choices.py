"""Where a note says that one of several things comes before: "after A or B", "read A or B first".

Only the words are read here; what they name is found by ``lineage.notes``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

__all__ = ["find_choices"]

_MOST, _REACH = 5, 200
_END = r"(?:[.;()](?:\s|$)|[;()\n]|$)"
_KNOWING = (
    r"(?:(?:some |basic |prior )?(?:knowledge of|knowing|familiarity with|familiar with"
    r"|acquaintance with|an understanding of|understanding|having read|reading)\s+)?"
)
_BEFORE = re.compile(
    r"(?:\b(?:best |better |easier |most useful |read (?:this |it )?)?after\s+"
    r"|\b(?:requires|needs|assumes|presupposes)\s+"
    r"|\bprerequisites?(?:\s+(?:is|are)\b|\s*:)\s+)"
    rf"{_KNOWING}(?P<names>[^.;()\n]{{1,{_REACH}}}?(?:\.\w[^.;()\n]{{0,40}})?)(?={_END})",
    re.I,
)
_FIRST = re.compile(
    rf"\b(?:read|see|know|study|start with|begin with)\s+(?P<names>[^.;()\n]{{1,{_REACH}}}?)"
    r",?\s+(?:first\b|before (?:this|it)\b|beforehand\b)",
    re.I,
)
_OR = re.compile(r"\s*,?\s+or\s+|\s*,\s+")
_EITHER = re.compile(r"(?:either|at least one of|one of|any of)\s+", re.I)
_CHOICE = re.compile(r"\b(?:or|one of|any of)\b", re.I)
_AND = re.compile(r"\band\b", re.I)
_REST = re.compile(r",?\s+(?:first|before(?:hand)?\b.*)$", re.I)


def find_choices(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Find what a note says to read or to know one of before its paper.

    Parameters
    ----------
    text
        The note.

    Yields
    ------
    words, phrases
        What the note says, and two or more phrases, each of which may name something.

    Examples
    --------
    >>> list(find_choices("Best after BERT or GPT-2."))
    [('Best after BERT or GPT-2', ('BERT', 'GPT-2'))]
    >>> list(find_choices("Read BERT first."))
    []
    """
    for pattern in (_BEFORE, _FIRST):
        for match in islice(pattern.finditer(text), _MOST):
            names = _REST.sub("", match["names"])
            # "A and B or C" may mean two things.
            if not _CHOICE.search(names) or _AND.search(names):
                continue
            names = _EITHER.sub("", names, count=1)
            phrases = tuple(filter(None, (phrase.strip() for phrase in _OR.split(names))))
            if len(phrases) > 1:
                yield match[0].strip(), phrases
