"""Lines that a text lost where one was joined with the next, given back where empty ones may stand.

So what comes further down keeps the numbers of its lines.
"""

from __future__ import annotations

import re

__all__ = ["BROKEN", "give_back"]

BROKEN = "\x02"
"""What is written for an end of a line that is gone; no text that is read has this sign."""


def give_back(text: str, starts: re.Pattern[str]) -> str:
    r"""Give back each line that is gone before the next that is empty, or that begins anew.

    Examples
    --------
    >>> give_back("a\x02b\nc\n- d", re.compile("- ")), give_back("a\x02b\nc", re.compile("- "))
    ('ab\nc\n\n- d', 'ab\nc\n')
    """
    if BROKEN not in text:
        return text
    lines: list[str] = []
    owed = 0
    for line in text.split("\n"):
        if owed and (not line.strip() or starts.match(line)):
            lines += [""] * owed
            owed = 0
        owed += line.count(BROKEN)
        lines.append(line.replace(BROKEN, ""))
    return "\n".join([*lines, *[""] * owed])
