"""Which heading is the title of the document, and no section of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from paperkg.identifiers import parse_identifier
from paperkg.reading.cuts.headings import (
    is_contents,
    is_section_name,
    names_list,
    read_unspaced,
)
from paperkg.reading.cuts.units import is_unit
from paperkg.reading.outlines.field_lines import LISTS, head_of, is_table, lines_of
from paperkg.reading.patterns import RECENT_YEAR
from paperkg.reading.text.blocks import (
    Block,
    BlockKind,
    Span,
    has_link,
    plain_text,
    split_numbered,
)
from paperkg.reading.verdicts.no_works import is_about_list

__all__ = ["find_title", "join_title_lines"]

MIN_WORDS = 4
"""A link of so many words above the first heading names a work, and is no way to another page."""

MIN_WORKS = 2
"""So many works above the first heading are a part of the list; one may be what it is about."""

MAX_SIGNS = 60
"""A heading of contents, or of what is said of the list, has no more signs."""

MIN_PARTS = 2
"""So many lines in bold with links below are headings; one may be words about the list."""

_LABEL = re.compile(r"\W{0,3}\w{1,20}(?: \w{1,20}){0,2}\s?[:：]")
_NUMBERED = re.compile(r"\s*(?:\d{1,3}|[IVX]{1,5})[.)]\s")
_WORD = re.compile(r"[^\W_]{3,}")
_DATED = re.compile(r"(?<!\d)\d{4}(?!\d)")

_YEAR = re.compile(RECENT_YEAR)

MAX_WORDS = 5
"""The name of a section has hardly more words."""

MIN_LINES = 2
"""A title of lines has so many headings."""

MIN_SECTIONS = 2
"""So many headings below the first one are sections of what it names."""

_SAYS_LIST = re.compile(r"\b(?:awesome|readme)\b|\b(?:papers?|reading)[\s-]?list\b", re.IGNORECASE)
"""How the title of a list says that it is one."""

# The name of a repository, "rain-in-towns-paper-list", which stands above all that is in it.
_REPOSITORY = re.compile(r"[^\W_]+(?:[-_.][^\W_]+){2,12}")


def find_title(blocks: Sequence[Block], *, named: str = "") -> Block | None:
    """Find the title of the document: its first heading, when it alone is of the highest rank.

    Sections about the list, "License", are often of that rank, too. A heading of a lower rank is
    the title where it says that a list follows, "Awesome Nets". Below other parts of the list it
    is the heading of another. Where the front matter has ``named`` the document, the heading of a
    section is not its title, and one of the highest rank that says this name again is.
    """
    headings = [block for block in blocks if block.kind is BlockKind.HEADING]
    if named and (again := _find_named(headings, named)):
        return again
    if not headings or (named and _is_section(headings[0], blocks[0], named)):
        return None
    title, *others = headings
    if len(headings) > 1 and blocks[:2] == headings[:2] and _is_name_alone(title, others):
        return title
    says_list = _SAYS_LIST.search(plain_text(title.spans)) is not None
    if title.level != 1 and not says_list and not _is_over_all(headings, blocks):
        return None
    others = [block for block in others if block.level <= title.level]
    is_title = all(is_about_list((plain_text(block.spans),)) for block in others)
    is_title = is_title or _are_years(others, headings)
    is_title = is_title or (says_list and _is_own_name(plain_text(title.spans)))
    is_title = is_title or (title is blocks[0] and _alone_says_list(title, others))
    is_divided = not others or headings[1] is not others[0]  # by sections of a lower rank
    return title if is_title and is_divided and not _is_below_parts(title, blocks) else None


def _are_years(others: Sequence[Block], headings: Sequence[Block]) -> bool:
    """Whether all others of a rank are years, as lower ones are: "## 2023 ⏎ ## 2022 ⏎ #2021"."""
    years = [block for block in headings if _YEAR.fullmatch(plain_text(block.spans).strip())]
    return bool(others) and all(block in years for block in others) and len(years) > len(others)


def _find_named(headings: Sequence[Block], named: str) -> Block | None:
    """Find the one heading of the highest rank that says the name of the document."""
    rank = min((block.level for block in headings), default=0)
    first = [block for block in headings if block.level == rank]
    words = _WORD.findall(named.casefold())
    if (
        len(first) != 1
        or not words
        or _WORD.findall(plain_text(first[0].spans).casefold()) != words
    ):
        return None
    return first[0]


def _is_name_alone(title: Block, others: Sequence[Block]) -> bool:
    """Whether a heading above all has nothing but sections below: "# Papers to read ⏎ # Rain"."""
    is_high = title.level == 1 and not any(names_list(plain_text(block.spans)) for block in others)
    return is_high and names_list(plain_text(title.spans))


def _alone_says_list(title: Block, others: Sequence[Block]) -> bool:
    """Whether a heading says by its last words that a list follows, and no other does."""
    says = [_SAYS_LIST.search(plain_text(block.spans)) for block in (title, *others)]
    text = plain_text(title.spans).rstrip(" :")
    return (
        title.level == 1 and bool(says[0]) and text.lower().endswith("list") and not any(says[1:])
    )


def _is_own_name(heading: str) -> bool:
    """Whether a heading that says that a list follows says no more, or names its repository."""
    return names_list(heading) or _REPOSITORY.fullmatch(heading.strip()) is not None


def _is_section(heading: Block, first: Block, named: str) -> bool:
    """Whether the first heading of a named document is that of a section.

    It has none of the words of the name, and is of a lower rank or below other lines.
    """
    words = set(_WORD.findall(plain_text(heading.spans).casefold()))
    is_other = words.isdisjoint(_WORD.findall(named.casefold()))
    return is_other and (heading.level > 1 or heading is not first)


def join_title_lines(blocks: Sequence[Block]) -> Sequence[Block]:
    """Join the headings that begin a document, if they alone are of the highest rank.

    They are the lines of one title: "# Readings for", "# A Course on Rain".
    """
    lines = list(takewhile(lambda block: block.kind is BlockKind.HEADING, blocks))
    lines = list(takewhile(lambda block: block.level == 1, lines))
    if len(lines) < MIN_LINES:
        return blocks
    below = [block for block in blocks[len(lines) :] if block.kind is BlockKind.HEADING]
    parts = [block for block in below if not is_about_list((plain_text(block.spans),))]
    is_all = bool(parts) and all(block.level > 1 for block in parts)
    if not is_all or any(is_unit(plain_text(line.spans)) for line in lines):
        return blocks
    spans = [span for line in lines for span in (Span(" "), *line.spans)]
    return [replace(lines[0], spans=spans[1:]), *blocks[len(lines) :]]


def _is_over_all(headings: Sequence[Block], blocks: Sequence[Block]) -> bool:
    """Whether the first heading, of whichever rank, is above all others, which are sections.

    Most of those right below it have lists, or several paragraphs, and are no titles themselves.
    """
    title, *others = headings
    if len(others) < MIN_SECTIONS or any(block.level <= title.level for block in others):
        return False
    rank = min(block.level for block in others)
    parts: list[list[Block]] = []
    names = 0
    for block in blocks:
        if block.kind is BlockKind.HEADING and block.level == rank:
            parts.append([])
            names += _names_section(plain_text(block.spans))
        elif parts:
            parts[-1].append(block)
    if len(parts) < MIN_SECTIONS or 2 * min(names, sum(map(_holds_works, parts))) <= len(parts):
        return False
    text = plain_text(title.spans)
    return not (is_unit(text) or _NUMBERED.match(text))  # "7. Literature" is a part of more


def _names_section(heading: str) -> bool:
    """Whether a heading is no title by its length: "Old trees", "Week 2: …"."""
    return len(heading.split()) <= MAX_WORDS or is_unit(heading)


def _holds_works(part: Sequence[Block]) -> bool:
    """Whether a section holds a list, though not of fields, or several paragraphs with years."""
    lists = (block for block in part if block.kind in LISTS)
    if any(is_table(block) or not _is_of_fields(block) for block in lists):
        return True
    texts = (plain_text(block.spans) for block in part if block.kind is BlockKind.PARAGRAPH)
    return sum(_DATED.search(text) is not None for text in texts) >= MIN_WORKS


def _is_of_fields(block: Block) -> bool:
    """Whether half of the lines of a list begin with labels: "Year: 2001"."""
    lines = [plain_text(line) for line in lines_of(block)]
    return 2 * sum(_LABEL.match(line) is not None for line in lines) >= max(len(lines), 1)


def _is_below_parts(title: Block, blocks: Sequence[Block]) -> bool:
    """Whether parts of the list stand above a heading: works, or what serves as a heading, too."""
    above = blocks[: next(place for place, block in enumerate(blocks) if block is title)]
    if not above:
        return False
    if any(_is_heading(block, title.level) for block in above):
        return True
    heads = [Block(BlockKind.RULE, 0), *above]
    led = [(head, body) for head, body in pairwise(heads) if not _is_about(plain_text(head.spans))]
    parts = [(text, body) for head, body in led if (text := _bold_text(head))]
    if any(is_section_name(text) and body.kind in LISTS for text, body in parts):
        return True
    linked = [body for _, body in parts if any(has_link(line) for line in lines_of(body))]
    return len(linked) >= MIN_PARTS or sum(_count_works(body) for _, body in led) >= MIN_WORKS


def _is_heading(block: Block, level: int) -> bool:
    """Whether a paragraph is a heading without a space, "#Trees", that ranks as high."""
    if block.kind is not BlockKind.PARAGRAPH or not plain_text(block.spans[:1]).startswith("#"):
        return False
    found = read_unspaced(split_numbered(block.spans))
    return found is not None and found[0] <= level and not _is_about(found[1])


def _is_about(text: str) -> bool:
    """Whether a heading is that of the contents, or of what is said of the list."""
    text = text.rstrip(":： ") if len(text) <= MAX_SIGNS else ""
    return bool(text) and (is_contents(text) or is_about_list((text,)))


def _bold_text(block: Block) -> str:
    """Give the text of a line in bold without a link; "" for other blocks."""
    shown = [span for span in block.spans if span.text.strip()]
    is_bold = bool(shown) and all(span.strong and not span.is_link for span in shown)
    return plain_text(shown) if is_bold else ""


def _count_works(block: Block) -> int:
    """Count the works that a block names with links to them."""
    if block.kind is BlockKind.LIST:
        heads = [head.spans for item in block.children if (head := head_of(item))]
        count = sum(_is_work(spans) or _leads_to_paper(spans) for spans in heads)
        return count if 2 * count >= len(heads) else 0  # of the ways about a site, a few are long
    if block.kind is BlockKind.TABLE:
        cells = [[span for cell in row.children for span in cell.spans] for row in block.children]
        return sum(_is_work(spans) or _leads_to_paper(spans) for spans in cells)
    return int(block.kind is BlockKind.PARAGRAPH and _is_work(block.spans))


def _is_work(spans: Sequence[Span]) -> bool:
    """Whether a line begins with a link of several words to the web."""
    first = next((span for span in spans if span.text.strip()), None)
    is_far = first is not None and bool(first.url) and "#" not in first.url
    return is_far and first is not None and len(first.text.split()) >= MIN_WORDS


def _leads_to_paper(spans: Sequence[Span]) -> bool:
    """Whether a line of several words leads to a paper."""
    if len(plain_text(spans).split()) <= MIN_WORDS:
        return False
    named = (parse_identifier(span.url) for span in spans if span.url)
    return any(found is not None and found.names_paper for found in named)
