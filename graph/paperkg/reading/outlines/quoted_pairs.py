"""A title in quotation marks and who wrote it, with no sign between: "“Rain” Ann Poe"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from paperkg.reading.names.people import names_one_person
from paperkg.reading.text.blocks import Block, BlockKind
from paperkg.reading.words import is_given_name

__all__ = ["part_quoted_pairs"]

MIN_PAIRS = 2
"""Words in quotation marks may begin one title: "“Fair” Learning Machines"."""

_PAIR = re.compile(
    r"(\s*(?:\"[^\"]{2,150}\"|“[^”]{2,150}”|„[^“”]{2,150}[“”]|«[^»]{2,150}»|»[^«]{2,150}«))"
    r"\s(?P<who>[^\W\d_][^,;:()\[\]\"“”«»–—]{3,60}?)(?P<rest>(?:(?:\s?[(,;:]|\s[–—-]\s).*)?)"
)


def part_quoted_pairs(texts: Sequence[Block]) -> None:
    """Set a comma between titles in quotation marks and names, where all such lines have both."""
    quoted = [
        (block, pair)
        for block in texts
        if block.kind is BlockKind.PARAGRAPH
        and not (block.spans[0].is_link or block.spans[0].code)
        and (pair := _PAIR.fullmatch(block.spans[0].text))
    ]
    known = sum(is_given_name(pair["who"]) for _, pair in quoted)
    are_pairs = all(names_one_person(pair["who"]) for _, pair in quoted)
    if len(quoted) < MIN_PAIRS or not are_pairs or 2 * known < len(quoted):
        return
    for block, pair in quoted:
        text = f"{pair[1]}, {pair['who']}{pair['rest']}"
        block.spans[0] = block.spans[0]._replace(text=text)
