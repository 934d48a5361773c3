"""Citations right below an item without a mark, which the parser takes for the rest of it."""

from __future__ import annotations

import re

from paperkg.reading.patterns import CAPITAL, YEAR

__all__ = ["mark_lazy_citations"]

# "Poe, A. B., & Roe, C. (2012). ", as a citation begins.
_HEAD = (
    rf"(?:[a-z]{{1,3}} )?{CAPITAL}[\w’'-]+(?: {CAPITAL}[\w’'-]+)?, {CAPITAL}\.[^\n()]{{0,900}}"
    rf"\({YEAR}[a-z]?(?:, [^()\n]{{1,20}})?\)[.,:]? "
)
_CITATION = re.compile(_HEAD)
_BELOW = re.compile(rf"\n(?={_HEAD})")
# Where one ends: at an address, or with a sentence.
_END = re.compile(r"(?:://\S+|10\.\d{4,9}/\S+|[.>)\]])[ \t]*$")
_ITEM = re.compile(r"([-*+] {1,3}|\d{1,3}[.)] {1,3})(?=\S)")


def mark_lazy_citations(text: str) -> str:
    r"""Write the mark of the item above before each line that is a citation as the item is one.

    Examples
    --------
    >>> print(mark_lazy_citations("- Poe, A. (2012). Rain. A.\nRoe, B. (2013). Snow. B."))
    - Poe, A. (2012). Rain. A.
    - Roe, B. (2013). Snow. B.
    """
    if not _BELOW.search(text):
        return text
    lines = text.split("\n")
    mark = ""  # of the item above, where that is a whole citation
    for place, line in enumerate(lines):
        item = _ITEM.match(line)
        start = item.end() if item else 0
        is_cited = _CITATION.match(line, start) is not None and _END.search(line) is not None
        if item:
            mark = item[1] if is_cited else ""
        elif is_cited and mark:
            lines[place] = mark + line
        else:
            mark = ""
    return "\n".join(lines)
