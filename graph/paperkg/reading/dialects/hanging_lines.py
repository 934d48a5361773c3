"""Lines of a text file that go on set in below the first, as word processors set bibliographies.

"Poe, Ann. Fine Rain. New York: ⏎ ⇥ Rain Press, 2007." and right below it the next citation.
"""

from __future__ import annotations

import re

__all__ = ["join_hanging_lines"]

MIN_SIGNS = 60
"""A line that is full is as long at least, in characters."""

MIN_FIRST = 2
"""So many lines at least begin a citation."""

_ENDS = (".", ")", "]", '"', "”", "»", ">")
_FIRST = re.compile(r"[\"“„«'‘]?[^\W\d_a-z][\w’'.-]*[,. ]")
_SET_IN = re.compile(r"[ \t]+(?=[^\W_]|[\"“„«(])(?!\d{1,3}[.)]\s)")


def join_hanging_lines(text: str) -> str:
    r"""Join such lines with the full ones above them; the lines of the text keep their numbers.

    Examples
    --------
    >>> first = "Poe, Ann. Fine Rain and How It Falls upon the Moors. New York:"
    >>> join_hanging_lines(f"{first}\n    Rain Press, 2007.\nRoe, Bo. Owls. 2001.").split("\n")[1:]
    ['', 'Roe, Bo. Owls. 2001.']
    """
    lines = text.split("\n")
    width = max(map(len, lines))
    if width < MIN_SIGNS or sum(map(bool, map(_FIRST.match, lines))) < MIN_FIRST:
        return text
    joined, first, goes_on = list(lines), 0, False
    for place, line in enumerate(lines):
        set_in = _SET_IN.match(line)
        if set_in is None:
            first, goes_on = place, False
            continue
        said = line[set_in.end() :].rstrip()
        goes_on = goes_on or (place == first + 1 and _is_full(lines[first], said, width))
        if goes_on:
            joined[first] = f"{joined[first].rstrip()} {said}"
            joined[place] = ""
    return "\n".join(joined)


def _is_full(line: str, after: str, width: int) -> bool:
    """Whether a line begins a citation, ends open, and had no place for the next line's word."""
    is_first = len(line) >= MIN_SIGNS and _FIRST.match(line) is not None
    is_open = not line.rstrip().endswith(_ENDS) and not line.rstrip()[-1:].isdecimal()
    return is_first and is_open and len(line) + 1 + len(after.split()[0]) > width
