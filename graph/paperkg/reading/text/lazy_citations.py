"""Citations that the parser takes for something else: the rest of an item, or set in, code."""

from __future__ import annotations

import re
from collections.abc import Sequence

from paperkg.reading.patterns import CAPITAL, YEAR

__all__ = ["are_cited", "mark_lazy_citations"]

# "Poe, A. B., & Roe, C. (2012). ", as a citation begins.
_HEAD = (
    rf"(?:[a-z]{{1,3}} )?{CAPITAL}[\w’'-]+(?: {CAPITAL}[\w’'-]+)?, {CAPITAL}\.[^\n()]{{0,900}}"
    rf"\({YEAR}[a-z]?(?:, [^()\n]{{1,20}})?\)[.,:]? "
)
# "Poe, Ann B, Jr & Roe, Bo, 1982. “A Title”", "Ann Poe & Bo Roe, 1982. “A Title”".
_WORD = rf"{CAPITAL}[\w.’'-]*"
_PERSON = rf"{_WORD}(?: {_WORD}){{0,2}}(?:, {_WORD}(?: {_WORD}){{0,2}})?(?:, (?:Jr|Sr|I{{1,3}}))?"
_QUOTED = (
    rf"{_PERSON}(?:(?: (?:&|and)|[;,]) {_PERSON}){{0,6}},? \(?{YEAR}[a-z]?\)?[.,:] "
    r"[\"“][^\"“”\n]{4,300}[\"”]"
)
_CITATION = re.compile(f"{_HEAD}|{_QUOTED}")
# "Poe, Ann, and Bo Roe. “A Title”", as one begins whose year stands behind the title.
_DATED_LAST = re.compile(
    rf"{_PERSON}(?:,? (?:(?:&|and) )?{_PERSON}){{0,6}}[.,] [\"“][^\"“”\n]{{4,300}}[\"”]"
    rf"(?=[^\n]*\b{YEAR}\b)"
)
_BELOW = re.compile(rf"\n(?={_HEAD}|{_QUOTED})")
# Where one ends: at an address, with a sentence, or with a name behind the title.
_END = re.compile(r"(?:://\S+|10\.\d{4,9}/\S+|[.>)\]]|[\"”](?:,? [A-Z][\w &]{2,60})?)[ \t]*$")
_MARK = re.compile(r"\n(?:[-*+]|\d{1,3}[.)]) ")  # as an item begins
_ITEM = re.compile(r"([-*+] {1,3}|\d{1,3}[.)] {1,3})(?=\S)")


def mark_lazy_citations(text: str) -> str:
    r"""Write the mark of the item above before each line that is a citation as the item is one.

    Examples
    --------
    >>> print(mark_lazy_citations("- Poe, A. (2012). Rain. A.\nRoe, B. (2013). Snow. B."))
    - Poe, A. (2012). Rain. A.
    - Roe, B. (2013). Snow. B.
    """
    if not (_MARK.search(f"\n{text}") and _BELOW.search(text)):
        return text
    lines = text.split("\n")
    mark = ""  # of the item above, where that is a whole citation
    cited = [_is_cited(line) for line in lines]
    for place, line in enumerate(lines):
        if item := _ITEM.match(line):
            mark = item[1] if cited[place] else ""
        elif not line.strip():
            mark = ""
        elif mark and (cited[place] or _stands_between(cited, place)):
            lines[place] = mark + line
    return "\n".join(lines)


def _is_cited(line: str) -> bool:
    """Whether a line is a whole citation, with the mark of an item before it or without."""
    item = _ITEM.match(line)
    start = item.end() if item else 0
    return _CITATION.match(line, start) is not None and _END.search(line) is not None


def _stands_between(cited: Sequence[bool], place: int) -> bool:
    """Whether a line that cites nothing stands between two citations: it goes on with neither."""
    return cited[place - 1] and cited[place + 1 : place + 2] == [True]


def are_cited(text: str) -> bool:
    r"""Whether a text is whole citations, with empty lines between them.

    Examples
    --------
    >>> are_cited("Poe, A. (2012). Rain. A.\n\nRoe, Bo. “Fine\nSnow.” B, 2013.\n")
    True
    >>> are_cited("rain = snow(2012)")
    False
    """
    parts = (" ".join(part.split()) for part in text.split("\n\n"))
    return all(
        (_CITATION.match(part) or _DATED_LAST.match(part)) and _END.search(part)
        for part in filter(None, parts)
    )
