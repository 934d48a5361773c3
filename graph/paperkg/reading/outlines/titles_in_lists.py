"""A short name, where, and links, over a list of a title and of who wrote it.

"FineNet. *FCC 2019*. [[arXiv](…)] - A remark ⏎ ⏎ - A Fine Title ⏎ - Ann Poe and Bo Roe": what a
list of labels leads to is named below it. That most of such lines have a title and names alone
below them tells it. The list may stand above, too.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from paperkg.reading.cuts.link_labels import says_only_where
from paperkg.reading.labels import Field, read_field
from paperkg.reading.names.people import read_people
from paperkg.reading.outlines.field_lines import author_field, head_of
from paperkg.reading.patterns import YEAR
from paperkg.reading.records import AGREED
from paperkg.reading.text.blocks import Block, BlockKind, Span, has_link, make_item, plain_text
from paperkg.reading.votes.title_words import count_words, is_title_case, reads_as_sentence

__all__ = ["join_titles_in_lists"]

MIN_WORKS = 2
"""So many lines at least stand over such lists."""

MAX_ITEMS = 5
"""What tells of one work has no more items."""

MAX_WORDS = 5
"""Where a work appeared is said in no more words."""

MAX_LABEL = 2
"""A short name, and what a link is called by, have no more words."""

MIN_TITLE = 3
"""A title has so many words: below "Babel" may stand who wrote it, and a remark."""

_LABEL, _VENUE = "link", "Venue: "
_SENTENCE_ENDS = (".", "!", "。", "！", "…")
_OPENING = ("[", "(", "<", "{", "【")
_EDGES = " .,:;|/<>[](){}-–—·•*_"
_STOP = re.compile(r"[.:;,|](?:\s|$)|\s[-–—]\s|[()（）]")
_DATED = re.compile(rf"\b{YEAR}\b|['’]\d\d\b")


@dataclass(frozen=True, slots=True)
class _Lead:
    """What stands over a list: texts before links, links, and what is said behind them."""

    texts: Sequence[str]
    links: Sequence[Span]
    remark: str


@dataclass(frozen=True, slots=True)
class _Named:
    """What a list says: a title, its line, who wrote it, and other items."""

    title: list[Span]
    line: int
    names: str
    others: Sequence[Block]


def join_titles_in_lists(blocks: Sequence[Block]) -> Sequence[Block]:
    """Write such lines as items with the title first, and with all that is said of it below."""
    for block in blocks:
        if block.kind is BlockKind.LIST:
            _join_items(block)
    if not any(block.kind is BlockKind.PARAGRAPH for block in blocks):
        return blocks
    pairs = {
        place: pair for place, pair in enumerate(pairwise(blocks)) if _may_be_pair(*_turn(*pair))
    }
    begins = [pairs[place] for place in pairs if not place or _is_bound(blocks[place - 1])]
    is_below = sum(head.kind is BlockKind.PARAGRAPH for head, _ in begins) * 2 > len(begins)
    first = BlockKind.PARAGRAPH if is_below else BlockKind.LIST
    pairs = {place: _turn(*pair) for place, pair in pairs.items() if pair[0].kind is first}
    works = {place: made for place, pair in pairs.items() if (made := _join(*pair))}
    if len(works) < max(MIN_WORKS, AGREED * len(pairs)) or not _are_titled(works.values()):
        return blocks
    written: list[Block] = []
    for place, block in enumerate(blocks):
        if place in works:
            if place - 2 not in works:
                written.append(Block(BlockKind.LIST, block.line))
            written[-1].children.append(works[place])
        elif place - 1 not in works:
            written.append(block)
    return written


def _is_bound(block: Block) -> bool:
    return block.kind in (BlockKind.HEADING, BlockKind.RULE)


def _turn(first: Block, second: Block) -> tuple[Block, Block]:
    """Give a list behind the paragraph that stands beside it."""
    return (second, first) if first.kind is BlockKind.LIST else (first, second)


def _join_items(block: Block) -> None:
    """Do the same in a list whose items have such lists below them."""
    pairs = {
        place: (item.children[0], item.children[1])
        for place, item in enumerate(block.children)
        if len(item.children) > 1 and _may_be_pair(*item.children[:2])
    }
    if len(pairs) < MIN_WORKS:
        return
    whole = {place for place in pairs if len(block.children[place].children) == len(pairs[place])}
    works = {place: made for place in whole if (made := _join(*pairs[place]))}
    if len(works) < max(MIN_WORKS, AGREED * len(block.children)):
        return
    if _are_titled(works.values()):
        for place, made in works.items():
            block.children[place] = made


def _are_titled(works: Collection[Block]) -> bool:
    """Whether half of the works are worded as titles, or say where and when they appeared."""
    told = [
        is_title_case(plain_text(work.children[0].spans))
        or any(plain_text(item.children[0].spans).startswith(_VENUE) for item in _fields_of(work))
        for work in works
    ]
    return 2 * sum(told) >= len(told)


def _fields_of(work: Block) -> Sequence[Block]:
    return work.children[1].children


def _may_be_pair(head: Block, below: Block) -> bool:
    return head.kind is BlockKind.PARAGRAPH and below.kind is BlockKind.LIST


def _join(head: Block, below: Block) -> Block | None:
    """Make an item of a title, with all else that both say as fields and remarks."""
    lead, named = _read_lead(head), _read_list(below)
    if lead is None or named is None:
        return None
    leads = [span for item in named.others for span in item.children[0].spans if span.url]
    if not lead.links and not leads:
        return None
    fields = [[author_field(named.names)], *map(_field_of, lead.texts)]
    fields += [[_called(span)] for span in (*lead.links, *leads)]
    fields += [[Span(lead.remark)]] if lead.remark else []
    items = [make_item(head.line, spans) for spans in fields]
    remarks = [item for item in named.others if not has_link(item.children[0].spans)]
    title = Block(BlockKind.PARAGRAPH, named.line, named.title)
    told = Block(BlockKind.LIST, below.line, children=[*items, *remarks])
    return Block(BlockKind.ITEM, named.line, children=[title, told])


def _called(link: Span) -> Span:
    """Call a link by a word that any list knows: "CVF" is none."""
    return link if says_only_where(link.text.strip(_EDGES)) else link._replace(text=_LABEL)


def _field_of(text: str) -> list[Span]:
    """Write a text before links as a field: words with a year are where a work appeared."""
    if not _DATED.search(text):
        return [Span(f"Short name: {text}")]
    return [Span(f"{_VENUE if any(map(str.isalpha, text)) else 'Date: '}{text}")]


def _read_lead(head: Block) -> _Lead | None:
    """Read a line of a few short texts, then of links by labels alone, then of a remark."""
    spans = [span for span in head.spans if not span.is_image]
    places = [place for place, span in enumerate(spans) if span.is_link and span.text.strip(_EDGES)]
    links = [spans[place] for place in places]
    if not all(_is_label(spans[place], framed=_is_framed(spans, place)) for place in places):
        return None
    before = spans[: places[0]] if places else spans
    texts = list(_texts_of(before))
    names = [text for text in texts if not _DATED.search(text)]
    is_short = all(len(text.split()) <= MAX_WORDS for text in texts)
    is_named = len(names) < 2 and all(len(name.split()) <= MAX_LABEL for name in names)
    if not (texts or links) or not is_short or not is_named:
        return None
    if places and _is_broken(spans, places):
        return None
    remark = plain_text(spans[places[-1] + 1 :]) if places else ""
    return _Lead(texts, links, remark.replace("\n", " ").strip(" .,:;|/<>[]-–—·•"))


def _is_label(link: Span, *, framed: bool) -> bool:
    """Whether a link is called by a label, or in brackets by a word or two: "[[CVF](…)]".

    Without these it may be a title: "[Babel](…)".
    """
    text = link.text.strip(_EDGES)
    is_short = framed and len(text.split()) <= MAX_LABEL
    return bool(link.url) and (is_short or says_only_where(text))


def _is_framed(spans: Sequence[Span], place: int) -> bool:
    """Whether a link stands in brackets, whether or not somebody closed them."""
    before = spans[place - 1].text.rstrip() if place else ""
    return before.endswith(_OPENING) or spans[place].text.startswith(_OPENING)


def _is_broken(spans: Sequence[Span], places: Sequence[int]) -> bool:
    """Whether words stand between links."""
    between = set(range(places[0], places[-1])) - set(places)
    return any(char.isalnum() for place in between for char in spans[place].text)


def _texts_of(spans: Sequence[Span]) -> Iterator[str]:
    """Give the texts that styles, brackets, lines and stops set apart."""
    for span in spans:
        for part in _STOP.split(span.text):
            if text := part.strip(_EDGES + "\n"):
                yield text


def _read_list(below: Block) -> _Named | None:
    """Read a list of a title and names, with nothing else but links by labels and remarks."""
    heads = [head for item in below.children if (head := head_of(item))]
    if not 1 < len(below.children) <= MAX_ITEMS or len(heads) != len(below.children):
        return None
    if any(len(item.children) != 1 for item in below.children):
        return None
    names = title = None
    others: list[Block] = []
    for item, head in zip(below.children, heads, strict=True):
        text = plain_text(head.spans).strip()
        if has_link(head.spans):
            others.append(item)
        elif names is None and (found := _names_in(text)):
            names = found
        elif title is None and (spans := _title_in(head)):
            title = spans, head.line
        else:
            others.append(item)
    links = [span for item in others for span in item.children[0].spans if span.url]
    if not (names and title) or not all(_is_label(link, framed=True) for link in links):
        return None
    return _Named(title[0], title[1], names, others)


def _names_in(text: str) -> str:
    """Give the names of an item that is several of them, or has a label for who wrote a work."""
    labelled = read_field(text)
    if labelled is not None:
        return labelled[1] if labelled[0] is Field.AUTHORS else ""
    people = read_people(text)
    is_whole = people is not None and people.end >= len(text.rstrip(" .,;")) - 1
    return text if people and is_whole and (len(people.names) > 1 or people.is_known) else ""


def _title_in(head: Block) -> list[Span] | None:
    """Give the title that an item is, with a label or not."""
    text = plain_text(head.spans).strip()
    labelled = read_field(text)
    if labelled is not None:
        return [Span(labelled[1])] if labelled[0] is Field.TITLE else None
    is_said = text[:1].islower() or text.endswith(_SENTENCE_ENDS) or reads_as_sentence(text)
    return None if is_said or count_words(text) < MIN_TITLE else list(head.spans)
