r"""Items of a bibliography of LaTeX (``\bibitem``) that stand in Markdown, among other words."""

from __future__ import annotations

import re
from itertools import groupby

from paperkg.reading.dialects.latex_bibliography import find_items

__all__ = ["has_pasted_items", "write_items"]

_ITEM = re.compile(r"^[ \t]*\\(?:bib|harvard)item\b", re.MULTILINE)
_DOCUMENT = re.compile(r"^[ \t]*\\(?:documentclass\b|begin\s*\{)", re.MULTILINE)
_HEADING = re.compile(r"^(?:#{1,6} \S|[=-]{3,}[ \t]*$)", re.MULTILINE)
_FENCE = re.compile(r"[ \t]*(?:```|~~~)")
# The key of a work alone on a line, as it is cited: "{2001-POE}"; some lack the braces.
_KEY = re.compile(r"[ \t]*\{[\w:.+/-]{3,60}\}[ \t]*")
_BARE_KEY = re.compile(r"[ \t]*(?=[\w:.+/-]*\d)[\w:.+/-]{3,60}[ \t]*")

MIN_KEYS = 2
"""So many paragraphs that begin with a key in braces tell that others begin with one, too."""


def has_pasted_items(text: str) -> bool:
    r"""Whether a text with headings of Markdown has items of LaTeX, and is no document of it.

    Examples
    --------
    >>> has_pasted_items("# Rain\n\n\\bibitem{poe} A. Poe")
    True
    """
    if "item" not in text or _ITEM.search(text) is None:
        return False
    return _HEADING.search(text) is not None and _DOCUMENT.search(text) is None


def write_items(text: str) -> str:
    r"""Write such items as those of a list, and citations below keys too; the rest stays.

    Examples
    --------
    >>> write_items("# Rain\n\n\\bibitem{poe} A.~Poe, {\\em Rain}.\n\nThe end.")
    '# Rain\n\n- A. Poe, *Rain*.\n\nThe end.'
    """
    lines = text.split("\n")
    runs = list(_paragraphs_of(lines))
    keyed = [run for run in runs if len(run) > 1 and _KEY.fullmatch(lines[run.start])]
    for run in runs:
        said = "\n".join(lines[run.start : run.stop])
        if _ITEM.search(said) is not None:
            first = next(at for at in run if _ITEM.match(lines[at]))
            lines[first : run.stop] = find_items("\n".join(lines[first : run.stop]))
        elif run in keyed or (
            len(keyed) >= MIN_KEYS and len(run) > 1 and _BARE_KEY.fullmatch(lines[run.start])
        ):
            item = "\\bibitem{}" + "\n".join(lines[run.start + 1 : run.stop])
            lines[run.start : run.stop] = ["", *find_items(item)]
    return "\n".join(lines)


def _paragraphs_of(lines: list[str]) -> list[range]:
    """Give the places of the lines of each paragraph that is no code."""
    is_code, kinds = False, []
    for line in lines:
        is_fence = _FENCE.match(line) is not None
        kinds.append(bool(line.strip()) and not is_code and not is_fence)
        is_code ^= is_fence
    runs = (
        list(run) for is_words, run in groupby(range(len(lines)), key=kinds.__getitem__) if is_words
    )
    return [range(run[0], run[-1] + 1) for run in runs]
