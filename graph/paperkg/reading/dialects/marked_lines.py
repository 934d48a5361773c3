"""A text file most of whose lines begin with a sign that its writer took for a mark: "#A Title"."""

from __future__ import annotations

import re
from collections import Counter
from itertools import groupby

__all__ = ["drop_marks"]

MOST = 0.6
"""The share of the lines that begin with the mark; the others may go without."""

NEARLY_ALL = 0.9
"""The share of those whose mark begins headings elsewhere: "# A Title"."""

MIN_RUN = 3
"""So many lines below each other have it: headings have lines between them."""

# Signs that begin no item, table, link or quotation; no number ("#12"), and no entry of BibTeX.
_MARK = re.compile(
    r"(?:[-=]>|--|//|[#@~$%>=!&;:^»›§¶→])(?=[ \t]*[^\W\d]|[ \t]*[\"“«「《])(?!@\w+\{)"
)
_SPACED_HEAD = re.compile(r"# ")


def drop_marks(text: str) -> str:
    r"""Take the mark from the lines of a text file, where most begin with the same.

    Examples
    --------
    >>> drop_marks("#Fine Rain\n#Fine Snow\n#Fine Hail\nFine Fog")
    'Fine Rain\nFine Snow\nFine Hail\nFine Fog'
    >>> drop_marks("#Rain\nFine Rain\n#Snow\nFine Snow")
    '#Rain\nFine Rain\n#Snow\nFine Snow'
    """
    lines = text.split("\n")
    found = {place: sign[0] for place, line in enumerate(lines) if (sign := _MARK.match(line))}
    if len(found) < MIN_RUN:
        return text
    mark, count = Counter(found.values()).most_common(1)[0]
    said = [place for place, line in enumerate(lines) if line.strip()]
    runs = groupby(found.get(place) == mark for place in said)
    longest = max(len(list(run)) for is_marked, run in runs if is_marked)
    is_head = mark == "#" and any(map(_SPACED_HEAD.match, lines))
    if longest < MIN_RUN or count < (NEARLY_ALL if is_head else MOST) * len(said):
        return text
    if 2 * sum(lines[place].rstrip().endswith(mark) for place in found) >= count:
        return text  # "~ Rain ~"
    for place, own in found.items():
        if own == mark:
            lines[place] = lines[place].removeprefix(mark).lstrip()
    return "\n".join(lines)
