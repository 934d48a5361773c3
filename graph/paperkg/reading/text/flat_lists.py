"""Lists at the margin whose items are a line each, as most are: parsed at one look.

The parser takes an item for a document of its own, and asks all its rules of each line.
"""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock

__all__ = ["parse_flat_list"]

# An item with words, a link, words in bold or a quotation, which begin no other block. A number
# with a point would begin one, and "[name]:" may say where references lead.
_ITEM = re.compile(
    r"([-*+]) "
    r"((?:[^\W\d_]|[0-9]++(?![.)])|\[(?!\^)(?!.*\]:)|\*\*[^\W_]|[\"“'‘(「《]).*)"
)
_MAY_GO_ON = frozenset("-*+0123456789 \t")
"""What the line begins with that goes on with a list over an empty line."""


def parse_flat_list(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Parse a list of lines, each item as a text of its own; leave others to the parser.

    An item is one token, whose tag says so.
    """
    if silent or state.level or state.blkIndent:
        return False
    items: list[tuple[int, str]] = []
    mark, line = state.src[state.bMarks[start]], start
    while line < end:
        found = _ITEM.match(state.src, state.bMarks[line], state.eMarks[line])
        if found is None or found[1] != mark:
            return False
        items.append((line, found[2].strip()))
        line += 1
        if state.isEmpty(line):
            line = state.skipEmptyLines(line)
            if line >= end or state.src[state.bMarks[line]] not in _MAY_GO_ON:
                break
    state.push("bullet_list_open", "ul", 1).map = [start, line]
    for place, text in items:
        token = state.push("inline", "li", 0)
        token.map, token.content = [place, place + 1], text
    state.push("bullet_list_close", "ul", -1)
    state.line = line
    return True
