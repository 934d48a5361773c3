"""What Emacs notes below a headline of org: "- State "DONE" from "TODO" [2019-12-15 Sun 23:07]".

The forms are those of ``org-log-note-headings``: https://orgmode.org/manual/Progress-Logging.html
"""

from __future__ import annotations

import re
from collections.abc import Sequence

__all__ = ["drop_log"]

_STAMP = r"\"?[<\[]\d{4}-\d\d-\d\d[^<>\[\]\n]{0,30}[>\]]\"?"
_STATE = r"\"[^\"\n]{0,40}\""
_LOGGED = re.compile(
    r"(?P<indent>\s*)[-+*] (?:"
    rf"State {_STATE}(?:\s+from(?:\s+{_STATE})?)?"
    r"|Note taken on|CLOSING NOTE|Refiled on"
    rf"|(?:Rescheduled|New deadline) from {_STAMP} on"
    rf"|(?:Not scheduled|Removed deadline), was {_STAMP} on"
    rf")\s+{_STAMP}\s*(?P<more>\\\\)?\s*$"
)


def drop_log(lines: Sequence[str]) -> list[str]:
    r"""Empty the lines that say when something was done; what somebody noted then stays, as text.

    Examples
    --------
    >>> drop_log(["* Rain", "  - Note taken on [2019-12-15 Sun 23:07] \\\\", "    A fine book."])
    ['* Rain', '', 'A fine book.']
    """
    shown: list[str] = []
    inside: int | None = None  # how far the mark of a note is set in, while its text goes on
    for line in lines:
        logged = _LOGGED.match(line) if "[" in line else None
        if logged:
            inside = len(logged["indent"]) if logged["more"] else None
            shown.append("")
            continue
        text = line.lstrip()
        if inside is not None and (not text or len(line) - len(text) <= inside):
            inside = None
        shown.append(line if inside is None else text)
    return shown
