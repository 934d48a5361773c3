"""Elements of a page that repeat, each with a heading, and below it who and when.

"<div><h3>Rain in Towns</h3><p>Ann Poe</p></div>" is a book, and so are its siblings. Sections,
people and programs have headings in such elements, too, and say neither.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from paperkg.characters import has_digit
from paperkg.reading.imprints.dates import find_date
from paperkg.reading.labels import is_label
from paperkg.reading.names.people import read_people
from paperkg.reading.patterns import AND, MONTH_NAME, YEAR
from paperkg.reading.text.blocks import (
    BREAK,
    SUMMARY_LEVEL,
    Block,
    BlockKind,
    Span,
    make_item,
    plain_text,
    split_lines,
)

__all__ = ["lower_lines", "read_headed_cards", "read_signed_card"]

MIN_CARDS = 3
"""So many elements stand side by side."""

NEARLY_ALL = 0.8
"""The share of the elements that have a heading and a few lines each."""

MAX_LINES = 6
"""A card has no more lines below its heading."""

MAX_SAID = 120
"""Who, where and when of a work take no more signs."""

MAX_NAMES = 600
"""A line of names takes no more."""

MAX_TAGS = 60
"""What stands above a heading, "2021", "Published review", has no more signs: it is said of it."""

MAX_LABEL = 3
"""A link of more words is a title."""

_WORDS = re.compile(r"[^\W\d_]+")
_ISBN = re.compile(r"\bISBN\b|\b97[89]-?\d[\d-]{8,12}\d\b|\bdoi\.org/10\.|\barxiv\.org/", re.I)
_PARTS = re.compile(r"\s*[·|•;,()–—/]\s*|\s-\s")
_YEAR = re.compile(rf"(?:©\s?)?{YEAR}")
_ANY_YEAR = re.compile(rf"\b{YEAR}\b")
# The day of a post: "March 3, 2020", "3. März 2020".
_POSTED = re.compile(
    rf"\b{MONTH_NAME}\.? \d{{1,2}}(?!\d)|(?<!\d)\d{{1,2}}\.? (?:de )?{MONTH_NAME}\b", re.IGNORECASE
)
_BY = re.compile(r"\A(?:by|by:|von|par|por|de|di|door|av|af|przez|od|автор:?)\s+", re.IGNORECASE)
_LAST = re.compile(rf",?\s(?:{AND})\s")  # of those who work at one place, before others
_CITED = re.compile(rf"\b{YEAR}\b.{{20}}|.{{20}}\b{YEAR}\b", re.DOTALL)


class _Card(NamedTuple):
    """A card: its heading, the pictures above it and the lines below."""

    head: Block
    pictures: list[Span]
    lines: list[list[Span]]


def read_headed_cards(parts: Sequence[tuple[int, list[Block]]]) -> list[Block]:
    """Make items of elements that are cards of works; none where they are none.

    Half of them say who or when, and no more than half of their headings are people.
    """
    parts = [(line, _lower_subtitle(blocks)) for line, blocks in parts]
    cards = [_split(blocks) for _, blocks in parts]
    found = [card for card in cards if card is not None]
    if len(parts) < MIN_CARDS or len(found) < NEARLY_ALL * len(parts):
        return []
    if len({card.head.level for card in found}) > 1:
        return []
    people = sum(_is_person(plain_text(card.head.spans)) for card in found)
    telling = sum(any(map(_tells, card.lines)) for card in found)
    if 2 * people >= len(found) or 2 * telling < len(parts):
        return []
    named = Counter(at for card in found for at, line in enumerate(card.lines) if _is_signed(line))
    place = next((at for at, count in named.most_common(1) if 2 * count >= len(found)), -1)
    told = ((line, blocks, _split(blocks, is_told=True)) for line, blocks in parts)
    return [
        _join(card, place) if card else Block(BlockKind.ITEM, line, children=blocks)
        for line, blocks, card in told
    ]


def _lower_subtitle(blocks: list[Block]) -> list[Block]:
    """Take a heading of a lower rank right below another for a line: who, or where and when."""
    places = [at for at, block in enumerate(blocks) if block.kind is BlockKind.HEADING]
    if len(places) != 2 or places[1] != places[0] + 1:
        return blocks
    head, below = blocks[places[0]], blocks[places[1]]
    if below.level <= head.level:
        return blocks
    line = Block(BlockKind.PARAGRAPH, below.line, below.spans)
    return [line if block is below else block for block in blocks]


def read_signed_card(blocks: list[Block]) -> Block | None:
    """Make an item of one card with a line of names, as an article is beside others of its sort."""
    card = _split(blocks)
    if card is None or _is_person(plain_text(card.head.spans)):
        return None
    place = next((at for at, said in enumerate(card.lines) if _is_signed(said)), None)
    return None if place is None else _join(card, place)


def lower_lines(blocks: list[Block]) -> list[Block]:
    """Put what stands above the only heading of an element below it: it is said of that.

    So "Fine Press · 2022 · ISBN …" above the title of a book, and the picture of its cover. Below
    the heading are a few paragraphs and nothing else.
    """
    place = next((at for at, block in enumerate(blocks) if block.kind is BlockKind.HEADING), 0)
    others = [*blocks[:place], *blocks[place + 1 :]]
    is_card = 0 < place < len(blocks) - 1 and len(others) <= MAX_LINES
    if not is_card or any(block.kind is not BlockKind.PARAGRAPH for block in others):
        return blocks
    above, head = blocks[:place], blocks[place]
    if not all(_is_picture(block.spans) or _is_said(block.spans) for block in above):
        return blocks
    linked = frozenset(span.url or span.local for span in head.spans)
    kept = [block for block in above if not _is_picture(block.spans, linked)]
    for block in kept:
        block.spans[:0] = [Span("Venue: ")] if _names_press(block.spans) else []
    return [head, *kept, *blocks[place + 1 :]]


def _is_said(line: Sequence[Span]) -> bool:
    """Whether a line above a heading is said of it: who, a number, or a few words and when."""
    text = plain_text(line)
    is_dated = len(text) <= MAX_TAGS and find_date(text) is not None
    return is_dated or (len(text) <= MAX_SAID and _tells(line))


def _names_press(line: Sequence[Span]) -> bool:
    """Whether a line is a press, and an ISBN behind it: "Fine Press · 2022 · ISBN …"."""
    text = plain_text(line).strip()
    first, *rest = _PARTS.split(text)
    if has_digit(first) or not rest or "ISBN" in first or _is_person(first):
        return False
    return _ISBN.search(text) is not None


def _is_picture(line: Sequence[Span], linked: frozenset[str] = frozenset()) -> bool:
    """Whether a line is pictures and nothing else; those alone that lead to some places."""
    shown = [span for span in line if span.text.strip() or span.is_link or span.is_image]
    leads = not linked or linked.issuperset(span.url or span.local for span in shown)
    return leads and all(span.is_image for span in shown)


def _join(card: _Card, place: int) -> Block:
    """Make an item of a card: its title in bold, or in its link, and its lines below.

    The line at a place of it holds names, as it does in most cards.
    """
    is_linked = any(span.is_link for span in card.head.spans)
    link = None if is_linked else next((span for span in card.pictures if span.is_link), None)
    spans: list[Span] = []
    for span in card.head.spans:
        if link:  # the picture of a book leads to it
            span = span._replace(url=link.url, local=link.local)
        spans.append(span if is_linked else span._replace(strong=True))
    for at, line in enumerate(card.lines):
        spans.append(BREAK)
        names, rest = _part_names(line) if at == place else ("", line)
        if _may_be_names(names):
            spans += [Span(f"Authors: {names}"), *([BREAK, *rest] if rest else ())]
        else:
            spans += line
    return make_item(card.head.line, spans)


def _split(blocks: Sequence[Block], *, is_told: bool = False) -> _Card | None:
    """Split what may be a card into its parts; None of what is none.

    Where its siblings tell that it is a card, many names and a year below its heading are no work.
    """
    places = [at for at, block in enumerate(blocks) if block.kind is BlockKind.HEADING]
    others = [block for block in blocks if block.kind is not BlockKind.HEADING]
    if len(places) != 1 or any(block.kind is not BlockKind.PARAGRAPH for block in others):
        return None
    head = blocks[places[0]]
    above = [span for block in blocks[: places[0]] for span in block.spans]
    tags = [block.spans for block in blocks[: places[0]] if any(map(_has_words, block.spans))]
    below = blocks[places[0] + 1 :]
    said = [*(block.spans for block in below), *tags]
    lines = [line for spans in said for line in split_lines(spans)]
    if head.level >= SUMMARY_LEVEL or not plain_text(head.spans).strip():
        return None
    if len(plain_text(above)) > MAX_TAGS or any(map(_has_words, filter(_is_link, above))):
        return None
    if len(said) > MAX_LINES or (not is_told and any(map(_is_citation, lines))):
        return None
    return _Card(head, above, lines)


def _is_link(span: Span) -> bool:
    return span.is_link


def _has_words(span: Span) -> bool:
    return not span.is_image and any(map(str.isalnum, span.text))


def _is_citation(line: Sequence[Span]) -> bool:
    """Whether a line below a heading names a work by itself: it is cited, or a link of a title."""
    text = plain_text(line)
    linked = any(span.is_link and len(_WORDS.findall(span.text)) > MAX_LABEL for span in line)
    return linked or (len(text) > MAX_SAID and _CITED.search(text) is not None)


def _tells(line: Sequence[Span]) -> bool:
    """Whether a line says who wrote a work, when it appeared, or which its number is."""
    text = plain_text(line).strip()
    if _ISBN.search(text) or any(_ISBN.search(span.url) for span in line if span.url):
        return True
    if _is_signed(line):
        return True
    if len(text) > MAX_SAID or _POSTED.search(text):
        return False
    parts = [part.strip(" .") for part in _PARTS.split(text)]
    return any(map(_YEAR.fullmatch, parts))


def _is_signed(line: Sequence[Span]) -> bool:
    return _is_person(_part_names(line)[0])


def _part_names(line: Sequence[Span]) -> tuple[str, Sequence[Span]]:
    """Give the names of a line, and what stands behind them: where and when, in italics, and links.

    "Ann Poe, Bo Li, *Rain Letters, 2013* [PDF](…)".
    """
    end = next((at for at, span in enumerate(line) if _says_where(span)), len(line))
    return _names_in(line[:end]), line[end:]


def _says_where(span: Span) -> bool:
    """Whether a part of a line is a label that leads on, or in italics and dated."""
    is_dated = span.emphasized and _ANY_YEAR.search(span.text) is not None
    return is_dated or (span.is_link and is_label(span.text))


def _names_in(line: Sequence[Span]) -> str:
    """Give the names of a line, without where they work: in italics, "Ann Poe, *MIT;* Bo Li"."""
    names = [span for span in line if not span.emphasized]
    if len(names) < len(line) and any(map(_has_words, names)):
        parts = [part for span in names if (part := span.text.strip(" ,;"))]
        text = ", ".join(_LAST.sub(", ", part) for part in parts) if len(parts) > 1 else parts[0]
    else:
        text = plain_text(line).strip(" \n,;")
    return _BY.sub("", text, count=1)


def _may_be_names(text: str) -> bool:
    """Whether a line may be names where most such lines are: a few words without digits."""
    return len(text) <= MAX_NAMES and text[:1].isalpha() and not has_digit(text)


def _is_person(text: str) -> bool:
    """Whether a text is names and nothing else, one of which is known."""
    text = text.strip().rstrip(".")
    if " " not in text or len(text) > MAX_NAMES:
        return False
    people = read_people(text, single=True)
    return people is not None and people.has_given_name
