"""Titles on a line of their own, with who wrote them on the next, and where and when below.

"On the *Book of Rain* ⏎ Poe, Ann ⏎ *Owl Studies*, 1974, 8, 137-45". What a title names in italics
is part of it, and no title itself. Where nearly all of several paragraphs, or of the items of a
list, are so, the first line of each is its title as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from paperkg.reading.cuts.line_roles import may_be_names, name_people, name_venue, role_of
from paperkg.reading.cuts.lines import Cuts
from paperkg.reading.labels import Field, read_field
from paperkg.reading.names.people import People, read_people
from paperkg.reading.names.turned_names import may_be_turned
from paperkg.reading.patterns import RECENT_YEAR
from paperkg.reading.records import AGREED
from paperkg.reading.segments import Mark
from paperkg.reading.text.blocks import (
    Block,
    BlockKind,
    Span,
    has_break,
    has_link,
    plain_text,
    split_lines,
)

__all__ = ["mark_signed_titles"]

MIN_BLOCKS = 3
"""So many texts at least have such lines."""

NEARLY_ALL = 0.8
"""The share of the texts with several lines that have them."""

MIN_WORDS = 3
"""Titles have so many words in the mean, or more."""

MAX_BELOW = 4
"""A title has no more lines below it."""

_YEAR = re.compile(rf"\b{RECENT_YEAR}\b")


def mark_signed_titles(blocks: Sequence[Block], cuts: Cuts) -> Sequence[Block]:
    """Set the titles of such texts in bold, where some have a part in italics.

    What stands in italics below the names is where the work appeared.
    """
    for group in _gather(blocks):
        found = [(block, split_lines(block.spans)) for block in group]
        named = [(block, lines) for block, lines in found if _is_signed(lines, cuts)]
        if len(named) < max(MIN_BLOCKS, NEARLY_ALL * len(found)) or not _are_known(named, cuts):
            continue
        titles = [lines[0] for _, lines in named]
        words = sum(len(plain_text(line).split()) for line in titles)
        if words < MIN_WORDS * len(titles) or not any(map(_is_set_in_part, titles)):
            continue
        for block, lines in named:
            _set_in_bold(block, lines[0])
            for line in lines[2:]:
                _teach_source(line, cuts)
        _teach_names([lines[1] for _, lines in named], cuts)
    return blocks


def _gather(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Give the paragraphs of several lines, and the items of each list that begin with some."""
    yield list(filter(_has_lines, blocks))
    for block in blocks:
        if block.kind is BlockKind.LIST:
            heads = (item.children[0] for item in block.children if item.children)
            yield list(filter(_has_lines, heads))


def _has_lines(block: Block) -> bool:
    return block.kind is BlockKind.PARAGRAPH and len(block.spans) > 2 and has_break(block.spans)


def _is_signed(lines: Sequence[Sequence[Span]], cuts: Cuts) -> bool:
    """Whether a text is words without a link, a line that may be names, and a year below them."""
    if not 1 < len(lines) - 1 <= MAX_BELOW:
        return False
    title, names, *rest = lines
    if has_link(title) or any(span.is_image or span.strong for span in title):
        return False
    if read_field(plain_text(title)) is not None or not _may_sign(names, cuts):
        return False
    dated = any(_YEAR.search(plain_text(line)) for line in rest)
    return dated and not _signs(title, cuts)


def _may_sign(line: Sequence[Span], cuts: Cuts) -> bool:
    return _signs(line, cuts) or may_be_names(plain_text(line))


def _signs(line: Sequence[Span], cuts: Cuts) -> bool:
    return role_of(cuts.look(line, below=True)) is Field.AUTHORS


def _are_known(named: Iterable[tuple[Block, Sequence[Sequence[Span]]]], cuts: Cuts) -> bool:
    """Whether most of the lines of names are known as such."""
    known = [_signs(lines[1], cuts) for _, lines in named]
    return sum(known) > AGREED * len(known)


def _set_in_bold(block: Block, title: Sequence[Span]) -> None:
    words = next(place for place, span in enumerate(block.spans) if span.text.strip())
    after = range(words, len(block.spans))
    end = next(place for place in after if block.spans[place].is_break)
    block.spans[:end] = [Span(plain_text(title).strip(), strong=True)]


def _teach_names(lines: Iterable[Sequence[Span]], cuts: Cuts) -> None:
    """Take "Poe, Ottoline" for one name turned round, where most lines of one comma are such."""
    found = [line for line in lines if may_be_turned(plain_text(line).strip())]
    people = (read_people(plain_text(line).strip(), single=True) for line in found)
    if sum(known is not None and len(known.names) == 1 for known in people) <= AGREED * len(found):
        return
    for line in found:
        text = plain_text(line).strip()
        who = People((text,), len(text), True, False)
        cuts.teach(line, name_people(cuts.look(line, below=True), text, who))


def _teach_source(line: Sequence[Span], cuts: Cuts) -> None:
    """Take words in italics that begin a line for a journal: "*Owl Quarterly*, 1974"."""
    parts = cuts.look(line, below=True)
    if parts and parts[0].mark is Mark.EMPHASIS and not parts[0].is_link:
        cuts.teach(line, [*name_venue(parts[:1], parts[0].text), *parts[1:]])


def _is_set_in_part(line: Sequence[Span]) -> bool:
    """Whether a part of a line stands in italics, and not all of it."""
    worded = [span.emphasized for span in line if any(map(str.isalnum, span.text))]
    return any(worded) and not all(worded)
