"""Items that stand deeper than the one above them, by too few spaces for Markdown to see it.

By one more than three, Markdown takes an item for the words of the one above.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from paperkg.reading.patterns import FENCES
from paperkg.reading.text.blocks import Block, BlockKind

__all__ = [
    "is_uneven",
    "nest_items",
    "open_set_in",
    "put_in_line",
    "set_in_paragraphs",
    "write_spaces",
]

_ITEM = re.compile(r"( *)(?:[-*+]|\d{1,9}[.)])( +)\S")

_SET_IN = re.compile(r"( {4,}|\t+)(?:[-*+•]|\d{1,3}[.)])\s+\S")
_DEFINED = (":   ", ":\t")
_ANY_ITEM = re.compile(r"\s*(?:[-*+•]|\d{1,9}[.)])\s")
_DOTTED = re.compile(r"^(?:\.{2,8}|[⋅·]{1,8})(?=(?:[-*+]|\d{1,3}\.)[ \t])", re.MULTILINE)

MEAN_WORDS = 6
"""Works have so many words in the mean; lines of a program have fewer."""

MAX_INDENT = 3
"""No item begins further right, but for one inside another."""

MAX_SPACES = 4
"""More of them between its mark and its words make code of an item."""

MIN_INDENT = 2
"""A single space before a line is a slip."""

MIN_PARENTS = 2
"""A single item with deeper ones after it may be a slip."""


def write_spaces(text: str) -> str:
    """Write spaces for the dots by which a guide to Markdown shows them: "..* An item set in".

    Examples
    --------
    >>> write_spaces("..* Fine Snow")
    '  * Fine Snow'
    """
    return _DOTTED.sub(lambda dots: " " * len(dots[0]), text)


def put_in_line(text: str) -> str:
    """Move items in line with the one above, whose words they begin before, too deep for any."""
    lines = text.split("\n")
    begin, words = 0, 0  # where the item above begins, and its words
    for place, line in enumerate(lines):
        found = _ITEM.match(line)
        if found is None:
            begin, words = 0, 0
            continue
        column = len(found[1])
        if max(begin, MAX_INDENT) < column < words:
            lines[place] = " " * begin + line[column:]
        else:
            begin, words = column, found.end() - 1
    return "\n".join(lines)


def set_in_paragraphs(text: str) -> str:
    r"""Move a paragraph to the words of the item above, if it is set in below that by too little.

    Markdown takes what begins before these words for text behind the list.

    Examples
    --------
    >>> set_in_paragraphs("3.  Fine Snow\n\n   *Ann Poe*")
    '3.  Fine Snow\n\n    *Ann Poe*'
    """
    lines = text.split("\n")
    begin, words = 0, 0  # where the item above begins, and its words
    is_first = False
    for place, line in enumerate(lines):
        shown = line.lstrip(" ")
        if not shown:
            is_first = True
            continue
        column = len(line) - len(shown)
        if found := _ITEM.match(line):
            is_code = len(found[2]) > MAX_SPACES
            begin, words = column, 0 if is_code else found.end() - 1
        elif is_first and column <= begin:
            begin, words = 0, 0
        elif is_first and max(begin + 1, MIN_INDENT) <= column < words and _is_text(shown):
            lines[place] = " " * words + shown
        is_first = False
    return "\n".join(lines)


def _is_text(line: str) -> bool:
    """Whether a line begins a paragraph, and no item of another kind, code, table or heading."""
    return _ANY_ITEM.match(line) is None and line[0] not in "|#~`<>:\t" and line[:3] != "---"


def open_set_in(text: str) -> str:
    """Move lists to the margin that are set in below no item, which Markdown takes for code.

    Their items are as long as what is read, and hardly a program's, or have addresses. What stands
    below a definition of Pandoc, ":   Fine Rain", is set in as well.
    """
    lines = text.split("\n")
    is_fenced = is_below = is_defined = False
    place = 0
    while place < len(lines):
        line = lines[place]
        if line.lstrip().startswith(FENCES):
            is_fenced = not is_fenced
        found = None if is_fenced or is_below else _SET_IN.match(line)
        if found and _may_lead(lines[place - 1].rstrip() if place else ""):
            place = _move(lines, place, len(found[1]), is_defined=is_defined)
            continue
        if line.strip() and not line[0].isspace():
            is_defined = line.startswith(_DEFINED)
        if line.strip():
            is_below = _ANY_ITEM.match(line) is not None or (is_below and line[0] in " \t")
        place += 1
    return "\n".join(lines)


def _may_lead(above: str) -> bool:
    """Whether such a list may begin below a line: an empty one, or one that leads to it."""
    return not above or (not above[0].isspace() and above.endswith((":", "：")))


def _move(lines: list[str], start: int, column: int, *, is_defined: bool) -> int:
    """Move the lines of such a list, and say where it ends."""
    end = start
    while end < len(lines) and (not lines[end].strip() or lines[end][:column].isspace()):
        end += 1
    items = [line for line in lines[start:end] if _SET_IN.match(line)]
    words = sum(len(line.split()) for line in items)
    linked = sum("://" in line for line in lines[start:end])
    if len(items) > 1 and (is_defined or words >= MEAN_WORDS * len(items) or linked >= len(items)):
        lines[start:end] = [line[column:] for line in lines[start:end]]
    return end


def is_uneven(lists: Sequence[Block]) -> bool:
    """Whether the items of lists that nothing parts begin at several columns."""
    return len({item.column for block in lists for item in block.children}) > 1


def nest_items(parents: Sequence[Block]) -> None:
    """Put items below the item that they are indented under, where the document means it so.

    It does where most of the outer items of such lists have deeper ones after them; a few that
    are not in line with their siblings are siblings all the same.

    Parameters
    ----------
    parents
        The blocks with uneven lists; these become even.
    """
    are_parents = [
        is_parent
        for parent in parents
        for run in _runs_of(parent)
        if is_uneven(run)
        for is_parent in _outer_items(run)
    ]
    if sum(are_parents) < MIN_PARENTS or 2 * sum(are_parents) <= len(are_parents):
        return
    for parent in parents:
        parent.children = [
            block for run in _runs_of(parent) for block in ([_nest(run)] if is_uneven(run) else run)
        ]


def _runs_of(parent: Block) -> Iterator[list[Block]]:
    """Give the blocks of a parent, lists that nothing parts together."""
    runs = groupby(parent.children, lambda child: child.kind is BlockKind.LIST)
    return (list(run) for _, run in runs)


def _outer_items(lists: Sequence[Block]) -> Iterator[bool]:
    """Say of each outermost item whether a deeper one stands right after it."""
    columns = [item.column for block in lists for item in block.children]
    outer = min(columns)
    return (after > outer for column, after in pairwise([*columns, outer]) if column == outer)


def _nest(lists: Sequence[Block]) -> Block:
    """Make one list of several, each item below the last one that begins further left."""
    top = Block(BlockKind.LIST, lists[0].line, ordered=lists[0].ordered)
    above: list[Block] = []
    for item in (item for block in lists for item in block.children):
        while above and above[-1].column >= item.column:
            above.pop()
        place = _list_below(above[-1], item.line) if above else top
        place.children.append(item)
        above.append(item)
    return top


def _list_below(item: Block, line: int) -> Block:
    """Give the list at the end of an item, a new one where there is none."""
    if item.children[-1:] and item.children[-1].kind is BlockKind.LIST:
        return item.children[-1]
    item.children.append(Block(BlockKind.LIST, line))
    return item.children[-1]
