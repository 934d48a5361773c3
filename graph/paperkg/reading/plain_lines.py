"""A text file with a work on each line, as a list in Markdown."""

from __future__ import annotations

import re

__all__ = ["as_markdown", "is_plain_lines"]

MIN_LINES = 3
"""Fewer lines tell nothing of each other."""

LONGEST = 400
"""A longer line is a paragraph, in characters."""

# What makes a line more than words to a reader of Markdown; what goes on with the line before it.
_MARKED = re.compile(r"\s*(?:[-*+>|#`~\[]|\d{1,4}[.)]\s|https?:)|.*\S {2,}$|\s")


def is_plain_lines(text: str, *, file: str) -> bool:
    r"""Whether a text file has lines that all begin anew, as lines that are filled do not.

    Examples
    --------
    >>> is_plain_lines("Fine Things\nFiner Things\nThe Finest of Things", file="papers.txt")
    True
    >>> is_plain_lines("Fine Things and how\nto find them\nDay by day", file="papers.txt")
    False
    """
    if not file.lower().endswith(".txt"):
        return False
    lines = [line for line in text.split("\n") if line.strip()]
    return len(lines) >= MIN_LINES and all(map(_begins, lines))


def _begins(line: str) -> bool:
    is_open = len(line) <= LONGEST and not line[0].islower() and not line.endswith(",")
    return is_open and not _MARKED.match(line)


def as_markdown(text: str) -> str:
    r"""Write each line as an item, or as a section where it ends with a colon.

    Lines keep their numbers.

    Examples
    --------
    >>> as_markdown("Trees:\nFine Things")
    '## Trees\n- Fine Things'
    """
    return "\n".join(map(_write, text.split("\n")))


def _write(line: str) -> str:
    if not line.strip():
        return ""
    return f"## {line.rstrip(' :：')}" if line.rstrip().endswith((":", "：")) else f"- {line}"
