"""Titles by themselves, a line or a paragraph each, below a heading that lists of works have.

So are lines without such a heading that all say who wrote what: "The Care of Rain - Ann Poe".

"# Books I have read ⏎ Songs of the owl ⏎ The lark" has no mark that tells its lines from prose; its
heading says what they are, and they are made the items of a list; some may be links as a whole. Two
will do where the lists beside them have items that are titles alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import compress, groupby

from paperkg.reading.cuts.headings import names_books, section_label
from paperkg.reading.labels import is_label
from paperkg.reading.patterns import CAPITAL, PARTICLE
from paperkg.reading.records import AGREED
from paperkg.reading.text.blocks import (
    Block,
    BlockKind,
    NumberedLine,
    Span,
    has_break,
    has_link,
    make_list,
    plain_text,
    split_numbered,
)
from paperkg.reading.votes.title_words import count_words, is_title_case, reads_as_sentence
from paperkg.reading.words import EAST_ASIAN, is_given_name

__all__ = ["make_bare_items"]

MIN_LINES = 3
"""So many lines at least tell of each other."""

MIN_LONG = 5
"""So many lines are a list; paragraphs of fewer may be a work and what is said of it each."""

MIN_ITEMS, FEW_LINES = 6, 2
"""So many items that are titles alone tell of so few lines that are worded so."""

MIN_WORDS = 3
"""Such a line has so many words."""

NEARLY_ALL = 0.9
"""The share of the lines below a heading that are titles."""

MAX_WORDS = 16
"""A title has no more words."""

MEAN_WORDS = 1.5
"""Titles have so many words in the mean."""

# How a sentence or a label ends, and what stands inside sentences alone.
_ENDS = tuple(".:;!,。：；！，、…")
_SENTENCE = re.compile(
    r"[。；]|[^\W_]{2}[.!?] [A-ZА-Я]|\b(?:i|you|we|is|are|was|were|has|have|this|these)\b"
)
_COUNT = re.compile(r"[:：]\s*\d+\D{0,10}$")
_IN_BRACKETS = re.compile(r"[(（][^()（）]+[)）]")
# "The Care of Rain - Ann B. Poe", "Snow by Bo Roe".
_SIGNED = re.compile(
    rf"(?P<what>[^\W_a-z].{{2,100}}?)(?: [-–—] | by )"
    rf"(?P<who>{CAPITAL}[\w.'’-]*(?: (?:{PARTICLE} )?{CAPITAL}[\w.'’-]*){{1,3}})"
    r"(?: \([^()]{1,40}\))?"
)


def make_bare_items(blocks: Sequence[Block]) -> Sequence[Block]:
    """Make items of such lines, where nearly all lines below a heading are titles."""
    if not any(_names_books(block) or _are_signed([block]) for block in blocks):
        return blocks
    parts = list(_find_parts(blocks))
    for is_below, part in parts:
        if is_below and part[0].kind is BlockKind.LIST:
            _mark_items(part)
    beside = [False, *(_holds_works(part) for _, part in parts), False]
    found = {
        place: lines
        for place, part in enumerate(parts)
        if not (beside[place] or beside[place + 2]) and (lines := _find_titles(*part))
    }
    titles = [title for some in found.values() for title in some]
    if len(titles) < MIN_LINES and not _are_like_items(titles, blocks):
        return blocks
    made: list[Block] = []
    for place, (_, part) in enumerate(parts):
        made += _make_list(found[place]) if place in found else part
    return made


def _are_like_items(titles: Sequence[Block], blocks: Sequence[Block]) -> bool:
    """Whether lines are worded as titles are, and so are nearly all items of the lists beside."""
    texts = [plain_text(title.spans).strip() for title in titles]
    worded = [text for text in texts if is_title_case(text) and count_words(text) >= MIN_WORDS]
    if len(worded) < max(FEW_LINES, len(texts)):
        return False
    items = [item for block in blocks if block.kind is BlockKind.LIST for item in block.children]
    alike = [item for item in items if item.children and _is_title(item.children[0].spans)]
    return len(alike) >= max(MIN_ITEMS, NEARLY_ALL * len(items))


def _holds_works(part: Sequence[Block]) -> bool:
    """Whether blocks are lists or tables, beside which a line says what they are."""
    return part[0].kind in (BlockKind.LIST, BlockKind.TABLE, BlockKind.QUOTE, BlockKind.CODE)


def _make_list(titles: Sequence[Block]) -> list[Block]:
    """Make a list of lines, below the remark in brackets that they may begin with."""
    remark = list(titles[:1]) if _is_in_brackets(titles[0].spans) else []
    rest = titles[len(remark) :]
    items = [Block(BlockKind.ITEM, title.line, children=[title]) for title in rest]
    return [*remark, make_list(items)] if items else remark


def _mark_items(lists: Sequence[Block]) -> None:
    """Say of items that they are works, where nearly all are titles in signs of East Asia."""
    for block in lists:
        heads = [item.children[0] for item in block.children if item.children]
        bare = [head for head in heads if _is_east_asian_title(head)]
        if len(bare) >= max(MIN_LINES, NEARLY_ALL * len(block.children)):
            for head in bare:
                head.is_work = True


def _is_east_asian_title(head: Block) -> bool:
    """Whether an item is a line with a title in signs that no words tell from a topic."""
    is_line = head.kind is BlockKind.PARAGRAPH and not (
        has_link(head.spans) or has_break(head.spans)
    )
    return is_line and _is_title(head.spans) and bool(EAST_ASIAN.search(plain_text(head.spans)))


def _find_parts(blocks: Sequence[Block]) -> Iterator[tuple[bool, list[Block]]]:
    """Give paragraphs below each other, and all else, with whether a heading says they are books.

    A paragraph in bold is what those below it are called.
    """
    opened: list[Block] = []
    for (kind, _), run in groupby(blocks, lambda block: (block.kind, _is_bold(block))):
        part = list(run)
        for block in part if kind is BlockKind.HEADING else ():
            while opened and opened[-1].level >= block.level:
                opened.pop()
            opened.append(block)
        yield any(map(_names_books, opened)), part


def _is_bold(block: Block) -> bool:
    if block.kind is not BlockKind.PARAGRAPH:
        return False
    return all(span.strong for span in block.spans if span.text.strip())


def _names_books(block: Block) -> bool:
    return block.kind is BlockKind.HEADING and names_books(section_label(block.spans))


def _find_titles(is_below: bool, paragraphs: Sequence[Block]) -> Sequence[Block]:
    """Give the lines of some paragraphs as titles, unless they have several each, or are prose."""
    if paragraphs[0].kind is not BlockKind.PARAGRAPH:
        return ()
    if not (is_below or _are_signed(paragraphs)):
        return ()
    if _is_bold(paragraphs[0]) and len(paragraphs) < MIN_LINES:
        return ()
    parts = [_number_lines(block) for block in paragraphs]
    if len(parts) > 1 and 1 < max(map(len, parts)) < MIN_LONG:
        return ()
    lines = [line for part in parts for line in part]
    linked = [has_link(line) for _, line in lines]
    if all(linked) or any(not _is_whole(line) for _, line in compress(lines, linked)):
        return ()
    bare = [_is_title(line) for _, line in lines]
    remarks = sum(_is_in_brackets(line) for _, line in lines)
    if sum(bare) < NEARLY_ALL * (len(lines) - remarks) or _are_names(lines):
        return ()
    return [
        Block(BlockKind.PARAGRAPH, place, line, is_work=is_title)
        for (place, line), is_title in zip(lines, bare, strict=True)
    ]


def _is_whole(line: Sequence[Span]) -> bool:
    """Whether a link is all of a line: its title."""
    return sum(bool(span.text.strip()) for span in line) == 1


def _is_in_brackets(line: Sequence[Span]) -> bool:
    """Whether a line is a remark in brackets on the others: "(since 2019)"."""
    return _IN_BRACKETS.fullmatch(plain_text(line).strip()) is not None


def _are_signed(blocks: Sequence[Block]) -> bool:
    """Whether nearly all lines of paragraphs are words, one sign, and a name that is known."""
    if any(block.kind is not BlockKind.PARAGRAPH for block in blocks):
        return False
    lines = [line for block in blocks for _, line in _number_lines(block)]
    if len(lines) < MIN_LINES:
        return False
    texts = list(map(plain_text, lines))
    signed = [found for text in texts if (found := _SIGNED.fullmatch(text.strip()))]
    if len(signed) < max(MIN_LINES, NEARLY_ALL * len(texts)):
        return False
    known = sum(found["who"][1] == "." or is_given_name(found["who"]) for found in signed)
    words = sum(count_words(found["what"]) for found in signed)
    return known >= AGREED * len(signed) and words >= 2 * len(signed)


def _are_names(lines: Sequence[NumberedLine]) -> bool:
    """Whether lines are a word each in the mean, as chapters and days are."""
    texts = [plain_text(line) for _, line in lines]
    if any(map(EAST_ASIAN.search, texts)):
        return False
    return sum(map(count_words, texts)) < MEAN_WORDS * len(texts)


def _number_lines(block: Block) -> list[NumberedLine]:
    """Give the lines of a paragraph, each with its number in the file."""
    return [(block.line + number, line) for number, line in split_numbered(block.spans)]


def _is_title(line: Sequence[Span]) -> bool:
    """Whether a line may be a title and no more: no sentence, label or count, and no picture."""
    text = plain_text(line).strip()
    if any(span.is_image or span.code for span in line) or not text or text.endswith(_ENDS):
        return False
    if _is_in_brackets(line):
        return False
    if text[0].islower() or _COUNT.search(text) or _SENTENCE.search(text) or is_label(text):
        return False
    return count_words(text) <= MAX_WORDS and not (
        reads_as_sentence(text) and not EAST_ASIAN.search(text)
    )
