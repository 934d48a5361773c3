"""Tables whose rule has more or fewer cells than their head, which GitHub takes for text."""

from __future__ import annotations

import re

__all__ = ["even_rules"]

_HEAD_AND_RULE = re.compile(
    r"^(?P<margin>[ \t]*)\|(?P<head>[^\n]+)\n[ \t]*(?P<rule>\|[ \t]*:?-[-:| \t]*)$",
    re.MULTILINE,
)
# The rule of a table in org, "|---+---|", which editors write in Markdown, too.
_ORG_RULE = re.compile(
    r"^[ \t]*\|(?:[ \t]*:?-+:?[ \t]*[+|])+[ \t]*(?::?-+:?[ \t]*)?\|?[ \t]*$", re.MULTILINE
)
_CROSS = re.compile(r"[-:] ?\+ ?[-:]")
_BAR = re.compile(r"(?<!\\)\|")


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


def _even(match: re.Match[str]) -> str:
    head, rule = _count_cells(match["head"]), _count_cells(match["rule"][1:])
    above = match.string[match.string.rfind("\n", 0, max(match.start() - 1, 0)) + 1 : match.start()]
    if head == rule or min(head, rule) < 2 or above.lstrip().startswith("|"):
        return match[0]
    margin, cells = match["margin"], match["head"].rstrip().removesuffix("|")
    return f"{margin}|{cells}|{'|' * (rule - head)}\n{margin}|{'---|' * max(head, rule)}"


def _count_cells(row: str) -> int:
    """Count the cells of a row whose first bar is left out."""
    return len(_BAR.findall(row.rstrip().removesuffix("|"))) + 1
