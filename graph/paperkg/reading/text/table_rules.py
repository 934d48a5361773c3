"""Tables that GitHub takes for text: their rule has more or fewer cells, or is not there."""

from __future__ import annotations

import re

from paperkg.reading.patterns import BAR

__all__ = ["even_rules", "free_rows", "show_empty_cells"]

_HEAD_AND_RULE = re.compile(
    r"^(?P<margin>[ \t]*)\|(?P<head>[^\n]+)\n[ \t]*(?P<rule>\|[ \t]*:?-[-:| \t]*)$",
    re.MULTILINE,
)
# The rule of a table in org, "|---+---|", which editors write in Markdown, too.
_ORG_RULE = re.compile(
    r"^[ \t]*\|(?:[ \t]*:?-+:?[ \t]*[+|])+[ \t]*(?::?-+:?[ \t]*)?\|?[ \t]*$", re.MULTILINE
)
_CROSS = re.compile(r"[-:] ?\+ ?[-:]")
# A table whose rows begin without a bar.
_OPEN_TABLE = re.compile(
    r"^(?:[ \t]+\|[^\n]*\n)?[ \t]{0,3}:?-+:?[ \t]*\|[-:| \t]*(?:\n[^|\n]*\|[^\n]*)+", re.MULTILINE
)
_EMPTY_FIRST = re.compile(r"^[ \t]+\|", re.MULTILINE)
# Lines between bars, one below the other, above which and below which no other row stands.
# A bar is found first, and then what stands before it.
_BARE_ROWS = re.compile(
    r"\|(?:(?<=\n\n\|)|(?<=\A\|))[^|\n]+\|[ \t]*(?:\n|\Z)(?:\|[^|\n]+\|[ \t]*(?:\n|\Z))+(?!\|)"
)
_BARE_ROW = re.compile(r"^\|([^|\n]*)\|", re.MULTILINE)
_RULE = re.compile(r"^\|[ \t]*:?-+:?[ \t]*\|", re.MULTILINE)


def even_rules(text: str) -> str:
    r"""Give each rule as many cells as the head above it has, or the head as many as the rule.

    Examples
    --------
    >>> print(even_rules("| Title | Authors | Year |\n|---|---|"))
    | Title | Authors | Year |
    |---|---|---|
    """
    if _CROSS.search(text):
        text = _ORG_RULE.sub(lambda rule: rule[0].replace("+", "|"), text)
    return _HEAD_AND_RULE.sub(_even, text)


def show_empty_cells(text: str) -> str:
    r"""Set a bar before each row whose first cell is spaces, if rows begin without a bar.

    Markdown takes the bar behind the spaces for the first one, or the row for code.

    Examples
    --------
    >>> print(show_empty_cells("Day | Title\n--- | ---\n    | Fine Rain"))
    Day | Title
    --- | ---
    |    | Fine Rain
    """
    return _OPEN_TABLE.sub(_show_cells, text)


def _show_cells(table: re.Match[str]) -> str:
    return _EMPTY_FIRST.sub(lambda spaces: f"|{spaces[0]}", table[0])


def free_rows(text: str) -> str:
    r"""Write rows of one cell each, of which no rule makes a table, as items.

    Examples
    --------
    >>> [line.rstrip() for line in free_rows("| A Fine Title |\n| A Finer Title |").split("\n")]
    ['- A Fine Title', '- A Finer Title']
    """
    return _BARE_ROWS.sub(_as_items, text)


def _as_items(rows: re.Match[str]) -> str:
    return rows[0] if _RULE.search(rows[0]) else _BARE_ROW.sub(r"-\1 ", rows[0])


def _even(match: re.Match[str]) -> str:
    head, rule = _count_cells(match["head"]), _count_cells(match["rule"][1:])
    above = match.string[match.string.rfind("\n", 0, max(match.start() - 1, 0)) + 1 : match.start()]
    if head == rule or min(head, rule) < 2 or above.lstrip().startswith("|"):
        return match[0]
    margin, cells = match["margin"], match["head"].rstrip().removesuffix("|")
    return f"{margin}|{cells}|{'|' * (rule - head)}\n{margin}|{'---|' * max(head, rule)}"


def _count_cells(row: str) -> int:
    """Count the cells of a row whose first bar is left out."""
    return len(BAR.findall(row.rstrip().removesuffix("|"))) + 1
