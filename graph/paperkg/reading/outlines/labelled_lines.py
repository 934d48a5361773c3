"""Works a line each below a label in one paragraph: "Rain: ⏎ Ann Poe - *Rain* ⏎ Bo Roe - *Fog*".

Markdown has no sign for that, and takes all of it for a sentence. Several such paragraphs, most
of whose lines have who and what, tell each other: each label is a section, each line an item.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from paperkg.reading import reasons
from paperkg.reading.labels import is_label, read_field
from paperkg.reading.names.people import read_people
from paperkg.reading.names.title_lines import part_signed
from paperkg.reading.patterns import YEAR
from paperkg.reading.text.blocks import (
    SUMMARY_LEVEL,
    Block,
    BlockKind,
    NumberedLine,
    Span,
    has_break,
    has_link,
    make_item,
    make_list,
    plain_text,
    split_numbered,
)

__all__ = ["list_labelled_lines"]

MIN_PARAGRAPHS, MIN_WORKS = 2, 4
"""So many paragraphs at least begin with a label, and so many lines below them are works."""

MOST = 0.75
"""The share of the lines below a label that have who and what."""

NAMED = 0.5
"""The share of these that must name people who are known as such."""

MAX_WORDS = 8
"""A label has no more words."""

MAX_NAME = 60
"""Who wrote a work, and a line that says no more, are no longer, in characters."""

Left = list[tuple[int, str, str]]

LEVEL = SUMMARY_LEVEL - 1
"""Such a section stands below all headings."""

_COLONS = (":", "：")
_YEAR = re.compile(YEAR)
_DASH = re.compile(r"(?<=\S)\s+[-–—]{1,2}\s+(?=\S)")
_DASH_LAST = re.compile(r"\s[-–—]{1,2}\s*$")
_BETWEEN = re.compile(r"\s*(?:[,;&]|and|und|et|y|e|i|и|en|och|og)\s*(?:and\s)?")
_BRACKET = re.compile(r"\s*\([^()]*\)")
_QUOTED = re.compile(r"[\"“«„][^\"”»“]{3,}[\"”»“]")


@dataclass(slots=True)
class _Paragraph:
    """A paragraph: its label, if any, the lines below that, and which of them are works."""

    label: NumberedLine | None
    lines: list[NumberedLine]
    works: list[bool]

    @property
    def is_of_works(self) -> bool:
        return bool(self.works) and sum(self.works) >= MOST * len(self.works)


@dataclass(frozen=True, slots=True)
class _Form:
    """Whether names stand before titles, and whether these have a style or quotation marks."""

    names_first: bool
    is_styled: bool


def list_labelled_lines(blocks: Sequence[Block]) -> tuple[Sequence[Block], Left]:
    """Make sections and items of such paragraphs, where a document has several.

    Returns
    -------
    tuple
        The blocks, and lines that have names alone, which are no works.
    """
    if sum(block.kind is BlockKind.PARAGRAPH and has_break(block.spans) for block in blocks) < 2:
        return blocks, []
    parts = {place: part for place, block in enumerate(blocks) if (part := _read(block))}
    headed = [part for part in parts.values() if part.label and part.is_of_works]
    works = [
        line
        for part in headed
        for (_, line), is_work in zip(part.lines, part.works, strict=True)
        if is_work
    ]
    if len(headed) < MIN_PARAGRAPHS or len(works) < MIN_WORKS or not any(map(_is_headed, headed)):
        return blocks, []
    form = _form_of(works)
    if form is None:
        return blocks, []
    left: Left = []
    made: list[Block] = []
    for place, block in enumerate(blocks):
        made += _write(block, parts[place], form, left) if place in parts else [block]
    return made, left


def _form_of(works: Sequence[Sequence[Span]]) -> _Form | None:
    """Say how works are written; None where too few name people who are known."""
    before = sum(_names_people(_split(line)[0]) for line in works)
    behind = sum(_names_people(_split(line)[1]) for line in works)
    styled = sum(_is_styled(line) for line in works)
    if before + behind < NAMED * len(works):
        return None
    return _Form(names_first=before > behind, is_styled=styled >= MOST * len(works))


def _read(block: Block) -> _Paragraph | None:
    """Read a paragraph as a label over lines, or as lines alone; a label may stand alone, too."""
    if block.kind is not BlockKind.PARAGRAPH:
        return None
    lines = split_numbered(block.spans)
    if not lines:
        return None
    works = [_is_work(line) for _, line in lines]
    is_headed = not works[0] and len(lines) > 1 and all(works[1:])
    if _ends_as_label(lines[0][1]) or (is_headed and (len(lines) > 2 or _stands_out(lines[0][1]))):
        is_short = len(plain_text(lines[0][1]).split()) <= MAX_WORDS
        return _Paragraph(lines[0], lines[1:], works[1:]) if is_short else None
    return _Paragraph(None, lines, works) if len(lines) > 1 else None


def _is_headed(part: _Paragraph) -> bool:
    return part.label is not None and _stands_out(part.label[1])


def _stands_out(line: Sequence[Span]) -> bool:
    """Whether a line ends as a label does, or is in bold or in capitals as a whole, or a year."""
    text = plain_text(line).strip()
    if _ends_as_label(line) or text.isupper() or _YEAR.fullmatch(text):
        return True
    return bool(text) and all(span.strong for span in line if span.text.strip())


def _ends_as_label(line: Sequence[Span]) -> bool:
    """Whether a line is a few words and a colon, and no label of a field, "Authors:"."""
    text = plain_text(line).strip()
    if not text.endswith(_COLONS) or has_link(line) or len(text.split()) > MAX_WORDS:
        return False
    return not is_label(text.rstrip(" :：").lower()) and read_field(text) is None


def _is_work(line: Sequence[Span]) -> bool:
    """Whether a line has two parts: at a dash, a title in a style or quoted, or who wrote it."""
    text = plain_text(line).strip()
    if not text or text[0].islower() or text.endswith(_COLONS):
        return False
    if _DASH.search(text) or part_signed(text):
        return True
    head = line[0]
    is_led = not (_has_style(head) or head.is_link) and len(head.text) <= MAX_NAME
    return is_led and _is_styled(line)


def _has_style(span: Span) -> bool:
    return span.strong or span.emphasized


def _is_styled(line: Sequence[Span]) -> bool:
    """Whether a style or quotation marks stand behind the start of a line."""
    return any(map(_has_style, line[1:])) or _QUOTED.search(plain_text(line), 2) is not None


def _split(line: Sequence[Span]) -> tuple[str, str]:
    """Give what stands before the dash of a line, its names or its style, and what behind."""
    text = plain_text(line).strip()
    before, *behind = _DASH.split(text, maxsplit=1)
    if behind:
        return before, behind[0]
    return part_signed(text) or (line[0].text.strip(" ,:"), "")


def _names_people(text: str) -> bool:
    """Whether a text is people, one of whom is known, and no single word."""
    people = read_people(text, single=True) if text else None
    if people is None or not people.has_given_name:
        return False
    return any(" " in name for name in people.names)


def _write(block: Block, part: _Paragraph, form: _Form, left: Left) -> Iterator[Block]:
    """Give the section and the items of a paragraph, or what it was."""
    is_list = part.is_of_works or (_is_headed(part) and all(map(_is_name, part.lines)))
    if not is_list:
        yield block
        return
    if part.label:
        number, line = part.label
        yield Block(BlockKind.HEADING, block.line + number, _without_colon(line), level=LEVEL)
    items: list[Block] = []
    for number, line in part.lines:
        if _names_no_work(line, form):
            left.append((block.line + number, plain_text(line), reasons.NO_TITLE))
        else:
            items += [make_item(block.line + number, work) for work in _works_of(line, form)]
    if items:
        yield make_list(items)


def _names_no_work(line: Sequence[Span], form: _Form) -> bool:
    """Whether a line has names alone, or no style where titles have one: "Ann Poe - TBD"."""
    if not form.names_first or (form.is_styled and _is_styled(line)):
        return False
    who = _BRACKET.sub("", _split(line)[0])
    return (form.is_styled or not _is_work(line)) and read_people(who, single=True) is not None


def _works_of(line: list[Span], form: _Form) -> list[list[Span]]:
    """Give a line for each title in one style, "Ann Poe - *Rain*, *Fog*", with who wrote them."""
    places = [place for place, span in enumerate(line) if place and _has_style(span)]
    if not (form.names_first and form.is_styled and places) or not _DASH_LAST.search(line[0].text):
        return [line]
    if {*places} != {*range(1, 2 * len(places), 2)} or not all(
        _BETWEEN.fullmatch(line[place].text) for place in range(2, places[-1], 2)
    ):
        return [line]
    ends = [*(place + 1 for place in places[:-1]), len(line)]
    return [[line[0], *line[place:end]] for place, end in zip(places, ends, strict=True)]


def _is_name(numbered: NumberedLine) -> bool:
    """Whether a line is a few words that begin with a capital, and end with no sign."""
    text = plain_text(numbered[1]).strip()
    return len(text) <= MAX_NAME and not text[:1].islower() and text[-1:] not in ".,;:!?"


def _without_colon(line: Sequence[Span]) -> list[Span]:
    last = line[-1]
    return [*line[:-1], last._replace(text=last.text.rstrip(" :："))]
