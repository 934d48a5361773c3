"""Contents of works that paragraphs cite: "Part 1: Rain ⏎ 1. Why It Falls ⏎ 2. Where It Goes".

Parts of a book that are called so ("Introduction", "Part 2: Snow"), and lists right below these or
with numbers that lead nowhere and cite nothing, below a work, tell what is in it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from paperkg.reading import reasons
from paperkg.reading.cuts.lines import Cuts
from paperkg.reading.cuts.works import is_citation
from paperkg.reading.text.blocks import Block, BlockKind, Span, has_link, plain_text, split_lines
from paperkg.reading.words import any_of, words_of

__all__ = ["hold_contents"]

MIN_CITED = 3
"""So many paragraphs of the document cite a work each."""

_LIST = BlockKind.LIST
_OVER = words_of("pointers", "contents")
_NAMES = any_of(_OVER | words_of("pointers", "named") | words_of("pointers", "additions"))
_PARTS = any_of(words_of("pointers", "parts") | words_of("pointers", "divisions"))
# "Introduction", "Conclusion: Why It Rains", "Part 1: Rain", "Teil eins", "Contents:".
_DIVISION = re.compile(
    rf"(?:{_NAMES}|{_PARTS}\.?\s(?:\d{{1,3}}|[^\W\d_]{{1,8}}))\s?(?:[:：.–—-](?:\s.*)?)?",
    re.IGNORECASE,
)
_CONTENTS = re.compile(rf"{any_of(_OVER)}\s?[:：]?\s*$", re.IGNORECASE)


def hold_contents(
    blocks: Sequence[Block], cuts: Cuts
) -> tuple[Sequence[Block], list[tuple[int, str, str]]]:
    """Take the contents of works out of a document; give its other blocks, and what they were."""
    divided = [place for place, block in enumerate(blocks) if _is_division(block)]
    if not any(block.kind is _LIST for place in divided for block in blocks[place + 1 : place + 2]):
        return blocks, []
    cited = [place for place, block in enumerate(blocks) if _cites(block, cuts)]
    if len(cited) < MIN_CITED:
        return blocks, []
    held: dict[int, Block] = {}
    divisions = {*divided}
    for place in cited:
        run = _run_below(blocks, place + 1, divisions, cuts)
        if any(at in divisions for at in run) and any(blocks[at].kind is _LIST for at in run):
            held |= {at: blocks[at] for at in run}
    said = [
        (block.line + number, plain_text(line), reasons.CHAPTER)
        for block in held.values()
        for number, line in enumerate(_lines_in(block))
    ]
    return [block for place, block in enumerate(blocks) if place not in held], said


def _run_below(blocks: Sequence[Block], first: int, divisions: set[int], cuts: Cuts) -> range:
    """Give the places from one on that tell what is in a work."""
    end, is_said = first, False
    while end < len(blocks):
        block = blocks[end]
        if end in divisions:
            is_said = is_said or _CONTENTS.match(plain_text(block.spans)) is not None
        elif not (block.ordered or end - 1 in divisions) or not _is_of_contents(
            block, cuts, is_said=is_said
        ):
            break
        end += 1
    return range(first, end)


def _is_division(block: Block) -> bool:
    """Whether a paragraph is the names of parts of a book, a line each, and leads nowhere."""
    if block.kind is not BlockKind.PARAGRAPH or not block.spans or has_link(block.spans):
        return False
    lines = split_lines(block.spans)
    return all(_DIVISION.fullmatch(plain_text(line).strip()) for line in lines)


def _is_of_contents(block: Block, cuts: Cuts, *, is_said: bool) -> bool:
    """Whether a list leads nowhere, and cites nothing.

    Chapters may have years, "3. The Great Flood (1362)", where most do not, or where "Contents"
    is said above.
    """
    if block.kind is not _LIST or any(len(item.children) > 1 for item in block.children):
        return False
    lines = _lines_in(block)
    if any(map(_is_set_off, lines)):
        return False
    cut = [cuts.look(line) for line in lines]
    if any(part.people and part.people.is_known for parts in cut for part in parts):
        return False
    return is_said or 2 * sum(any(part.date for part in parts) for parts in cut) < len(cut)


def _is_set_off(line: Sequence[Span]) -> bool:
    """Whether a line leads on, or is in a style as a whole, as titles of works are."""
    spans = [span for span in line if span.text.strip()]
    return has_link(line) or all(span.emphasized or span.strong for span in spans)


def _lines_in(block: Block) -> list[Sequence[Span]]:
    """Give the lines of a paragraph, or the items of a list."""
    if block.kind is BlockKind.PARAGRAPH:
        return [*split_lines(block.spans)]
    return [item.children[0].spans for item in block.children if item.children]


def _cites(block: Block, cuts: Cuts) -> bool:
    """Whether a paragraph is who, what and when."""
    if block.kind is not BlockKind.PARAGRAPH or not block.spans:
        return False
    parts = cuts.look(block.spans)
    return any(part.date for part in parts) and is_citation(parts)
