"""What is to be done with each work of a file of org, as boxes below it: "- [X] printed"."""

from __future__ import annotations

import re
from collections.abc import Sequence

__all__ = ["drop_chores"]

MIN_SECTIONS = 3
"""What has a box below so many headlines is to be done with each of them, and is no work."""

_BOX = re.compile(r"\s*[-+*] \[[ xX-]\](?: (.*))?$")


def drop_chores(lines: Sequence[str]) -> list[str]:
    """Empty the lists of boxes half of whose words stand below several headlines.

    Examples
    --------
    >>> below = ["- [X] printed", "- [ ] filed"]
    >>> drop_chores(["* Rain", *below, "* Snow", *below, "* Hail", *below])
    ['* Rain', '', '', '* Snow', '', '', '* Hail', '', '']
    """
    sections: dict[str, set[int]] = {}
    runs: list[dict[int, str]] = []
    section = last = -1
    for place, line in enumerate(lines):
        if line.startswith("*"):
            section = place
        elif "[" in line and (box := _BOX.match(line)):
            if place != last + 1 or not runs:
                runs.append({})
            chore = (box[1] or "").strip(" ?.").casefold()
            runs[-1][place] = chore
            sections.setdefault(chore, set()).add(section)
            last = place
    shown = list(lines)
    for run in runs:
        shared = sum(len(sections[chore]) >= MIN_SECTIONS for chore in run.values())
        if 2 * shared >= len(run):
            for place in run:
                shown[place] = ""
    return shown
