"""Titles in one style, a line each in a paragraph: "*Fine Rain* ⏎ *Owls at Night* (PDF) ⏎ *Snow*".

Markdown has no sign for such lines, and takes all of them for a sentence. Several that are a title
in italics, in bold or in quotation marks, and little else, tell each other: they are items.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from paperkg.reading.cuts.headings import names_books
from paperkg.reading.labels import is_label, read_field
from paperkg.reading.names.people import read_people
from paperkg.reading.patterns import CAPITAL
from paperkg.reading.text.blocks import (
    SUMMARY_LEVEL,
    Block,
    BlockKind,
    Span,
    has_break,
    has_link,
    join_numbered,
    make_item,
    make_list,
    plain_text,
    split_numbered,
)
from paperkg.reading.votes.title_words import (
    begins_big,
    count_words,
    is_title_case,
    reads_as_sentence,
)

__all__ = ["list_styled_lines", "list_told_lines"]

MIN_LINES = 3
"""So many lines of a paragraph at least are a title in one style, and no more."""

MOST = 0.6
"""The share of the lines of a paragraph that begin with a title in this style."""

NEARLY_ALL = 0.8
"""The share of these that are worded as titles are, and name nobody."""

MEAN_WORDS = 1.5
"""Titles have so many words in the mean; chapters, days and labels have fewer."""

MAX_WORDS, MAX_LABEL, MAX_TAIL = 16, 8, 8
"""A title, a line that says what stands below it, and what stands behind a title have no more."""

LEVEL = SUMMARY_LEVEL - 1
"""Such a section stands below all headings."""

_ENDS = tuple(".:;!,。：；！，、…")
_QUOTED = re.compile(
    r"\s*(?:\"[^\"\n]+\"|“[^“”\n]+”|„[^„“”\n]+[“”]|«[^«»\n]+»|《[^《》\n]+》|『[^『』\n]+』"
    r"|「[^「」\n]+」)"
)
_BOOK_MARKS = frozenset("《『")
# Behind a title: "(PDF)", "[audio]", "Ann Poe", "- Ann Poe", ", by Ann Poe".
_TAIL = re.compile(rf"\s*(?:[,;]\s|[-–—]{{1,2}}\s)?(?:by\s)?(?:[(\[]|{CAPITAL})")


_LONG_WORD = re.compile(r"[^\W\d_]{4,}")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a paragraph: its style, if it begins with a title, and what stands behind that."""

    number: int
    spans: list[Span]
    style: str
    title: str
    tail: str

    @property
    def is_alone(self) -> bool:
        return bool(self.style) and not self.tail


def list_styled_lines(blocks: Sequence[Block]) -> Sequence[Block]:
    """Make items of such lines, and a section of a line of other words above them.

    Where one paragraph tells it, others are read in the same way that have fewer lines, and a line
    alone that stands right beside one of them.
    """
    parts = {place: _read(block) for place, block in enumerate(blocks) if _may_hold(block)}
    has_lists = any(block.kind in (BlockKind.LIST, BlockKind.TABLE) for block in blocks)
    found = (_style_of_works(lines, has_lists=has_lists) for lines in parts.values())
    styles = set(filter(None, found))
    if not styles:
        return blocks
    works = {place for place, lines in parts.items() if _is_of_style(lines, styles)}
    for place, block in enumerate(blocks):
        if place not in parts and _is_beside(place, works) and block.spans:
            lines = _read(block) if block.kind is BlockKind.PARAGRAPH else []
            if len(lines) == 1 and _is_title_in(lines[0], styles):
                parts[place] = lines
                works.add(place)
    made: list[Block] = []
    for place, block in enumerate(blocks):
        if place not in works:
            made.append(block)
            continue
        for part in _write(block, parts[place]):
            if part.kind is BlockKind.LIST and place - 1 in works and made[-1].kind is part.kind:
                made[-1].children += part.children
            else:
                made.append(part)
    return made


def list_told_lines(blocks: Sequence[Block], *, title: str = "") -> Sequence[Block]:
    """Make items of paragraphs that are a title in a style, alone on its line, over remarks on it.

    Nearly all paragraphs of several lines are such, below a heading or a ``title`` of books.
    """
    parts = {place: _read(blocks[place]) for place in _places_of_books(blocks, title)}
    over = {place: lines for place, lines in parts.items() if _is_over_remarks(lines)}
    titles = [lines[0].title for lines in over.values() if count_words(lines[0].title) > 1]
    told = sum(map(_may_be_title, titles))
    named = sum(map(_names_person, titles))
    if told < max(MIN_LINES, MOST * len(parts)) or len(over) < NEARLY_ALL * len(parts):
        return blocks
    if 2 * named > told:
        return blocks
    return [
        _tell(block, over[place]) if place in over else block for place, block in enumerate(blocks)
    ]


def _places_of_books(blocks: Sequence[Block], title: str) -> Iterator[int]:
    """Give the places of paragraphs of several lines below names of books."""
    is_of_all = is_of_books = names_books(title)
    for place, block in enumerate(blocks):
        if block.kind is BlockKind.HEADING:
            is_of_books = is_of_all or names_books(plain_text(block.spans))
        elif is_of_books and _may_hold(block):
            yield place


def _is_over_remarks(lines: Sequence[_Line]) -> bool:
    """Whether a line is words in bold or italics alone, and remarks stand below it."""
    first, *rest = lines
    is_styled = first.is_alone and first.style in ("**", "*") and not has_link(first.spans)
    is_styled = is_styled and not first.title.endswith(_ENDS[:3])
    return is_styled and any(count_words(f"{line.title} {line.tail}") > MAX_LABEL for line in rest)


def _tell(block: Block, lines: Sequence[_Line]) -> Block:
    """Write a list of one item: the title, and below it what is said."""
    first, *rest = lines
    item = _item(block.line + first.number, first)
    spans = join_numbered([(line.number, line.spans) for line in rest])
    item.children.append(Block(BlockKind.PARAGRAPH, block.line + rest[0].number, spans))
    return make_list([item])


def _may_hold(block: Block) -> bool:
    return block.kind is BlockKind.PARAGRAPH and has_break(block.spans)


def _is_beside(place: int, works: set[int]) -> bool:
    return place - 1 in works or place + 1 in works


def _read(block: Block) -> list[_Line]:
    return [_read_line(number, spans) for number, spans in split_numbered(block.spans)]


def _read_line(number: int, spans: list[Span]) -> _Line:
    """Say which style the words have that a line begins with, and what stands behind them."""
    head = next((place for place, span in enumerate(spans) if span.text.strip()), 0)
    style = _style_of(spans[head])
    if not style:
        text = plain_text(spans)
        found = _QUOTED.match(text)
        if found is None or has_link(spans):
            return _Line(number, spans, "", text.strip(), "")
        title, tail = found[0].strip()[1:-1], text[found.end() :].strip()
        return _Line(number, spans, title and found[0].strip()[0], title, tail)
    end = head + 1
    while end < len(spans) and _style_of(spans[end]) == style:
        end += 1
    title, tail = plain_text(spans[head:end]).strip(), plain_text(spans[end:]).strip()
    return _Line(number, spans, style, title, tail)


def _style_of(span: Span) -> str:
    if span.is_image or span.code or span.struck:
        return ""
    return "**" if span.strong else "*" if span.emphasized else ""


def _style_of_works(lines: Sequence[_Line], *, has_lists: bool) -> str:
    """Give the style of the titles of a paragraph, if nothing but its form must tell them."""
    alone = [line for line in lines if line.is_alone]
    style = alone[0].style if alone else ""
    alone = [line for line in alone if line.style == style]
    if len(alone) < MIN_LINES or not _is_of_style(lines, {style}):
        return ""
    if 2 * sum(has_link(line.spans) for line in alone) > len(alone):
        return ""  # links tell of themselves where they lead
    texts = [line.title for line in alone]
    titles = sum(map(_may_be_title, texts))
    named = sum(map(_names_person, texts))
    if titles < NEARLY_ALL * len(alone) or named > (1 - NEARLY_ALL) * len(alone):
        return ""
    return style if style in _BOOK_MARKS or _are_worded(texts, style, has_lists) else ""


def _are_worded(texts: Sequence[str], style: str, has_lists: bool) -> bool:
    """Whether lines have as many words as titles have, and their capitals.

    Where a document has no list, its lines in italics are one in any language; above a list, they
    say of it who keeps it and when it was changed. Words in bold are as often a label.
    """
    words = sum(map(count_words, texts)) - (style == "**") * len(texts)
    if words < MEAN_WORDS * len(texts):
        return False
    if style != "**" and not has_lists:
        return True
    several = [text for text in texts if len(_LONG_WORD.findall(text)) > 1]
    return 2 * sum(map(is_title_case, several)) > len(several)


def _is_of_style(lines: Sequence[_Line], styles: set[str]) -> bool:
    """Whether most lines begin with a title in a style, and the others are a few words each."""
    lines = lines[_has_label(lines) :]
    styled = [line for line in lines if line.style in styles]
    others = [line for line in lines if line.style not in styles]
    if not any(map(_may_begin, styled)) or len(styled) < MOST * len(lines):
        return False
    return all(map(_may_begin, styled)) and all(map(_is_few_words, others))


def _has_label(lines: Sequence[_Line]) -> bool:
    """Whether the first line alone has another form, and says what stands below it."""
    head, *rest = lines
    if head.style or not all(line.style for line in rest):
        return False
    return bool(rest) and _is_few_words(head) and read_field(head.title) is None


def _may_begin(line: _Line) -> bool:
    """Whether nothing stands behind a title that makes a label or a sentence of it."""
    if not line.tail:
        return not line.title.endswith(_ENDS[1:3])
    fits = count_words(line.tail) <= MAX_TAIL and line.tail[-1] not in _ENDS
    return fits and _TAIL.match(line.tail) is not None


def _is_few_words(line: _Line) -> bool:
    """Whether a line is no sentence: a remark, or a title without the style of the others."""
    is_short = count_words(line.title) <= MAX_LABEL and not has_link(line.spans)
    return is_short and not line.title.endswith((".", "!", ",", ";", "。", "，"))


def _is_title_in(line: _Line, styles: set[str]) -> bool:
    return line.is_alone and line.style in styles and _may_be_title(line.title)


def _may_be_title(text: str) -> bool:
    """Whether some words may be a title: no sentence, label or field, and nobody's name."""
    if text.endswith(_ENDS) or (text[:1].islower() and not begins_big(text)):
        return False
    if is_label(text) or read_field(text) is not None or reads_as_sentence(text):
        return False
    return count_words(text) <= MAX_WORDS


def _names_person(text: str) -> bool:
    people = read_people(text, single=True)
    return people is not None and people.has_given_name


def _write(block: Block, lines: Sequence[_Line]) -> Iterator[Block]:
    """Give the section, if any, and the items of a paragraph."""
    if _has_label(lines):
        head, *lines = lines
        name = [Span(head.title.rstrip(" :："))]
        yield Block(BlockKind.HEADING, block.line + head.number, name, level=LEVEL)
    items = [_item(block.line + line.number, line) for line in lines]
    yield make_list(items)


def _item(number: int, line: _Line) -> Block:
    item = make_item(number, line.spans)
    item.children[0].is_work = line.is_alone and not has_link(line.spans)
    return item
