"""The lines below a heading or an item, which may be fields of an entry: who, where, when, what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from paperkg.characters import has_digit
from paperkg.reading.cuts.headings import is_section_name
from paperkg.reading.cuts.lines import Cuts
from paperkg.reading.cuts.shapes import MAX_SHORT_NAME, is_field_like
from paperkg.reading.cuts.works import is_citation
from paperkg.reading.labels import Field, read_field
from paperkg.reading.names.name_leads import starts_with_by
from paperkg.reading.names.people import read_people
from paperkg.reading.patterns import YEAR
from paperkg.reading.segments import Cut, Kind, Mark, Segment
from paperkg.reading.text.blocks import Block, BlockKind, Span, plain_text, split_lines
from paperkg.reading.votes.title_words import is_title_case
from paperkg.reading.words import is_given_name

__all__ = [
    "BYLINE",
    "LISTS",
    "MAX_ITEMS",
    "MOST_TITLED",
    "OPENS_LIST",
    "are_fields_of_works",
    "are_labelled",
    "author_field",
    "ends_with_colon",
    "field_lines",
    "have_searches",
    "head_of",
    "is_byline",
    "is_table",
    "is_title_field",
    "is_told_below",
    "is_work_over_details",
    "lines_of",
]

LISTS = (BlockKind.LIST, BlockKind.TABLE)
"""Blocks that hold entries."""

OPENS_LIST = (":", "：", "。", "．")
"""How a sentence above a list ends, and no title."""

MAX_ITEMS = 12
"""So many items of a list are looked at to tell fields from entries."""

MAX_SEAT = 4
"""Where those work who sign is told in no more words."""

MIN_TITLE = 4
"""A plain title that says where it appeared has so many words, and is no section."""

MOST_TITLED = 0.3
"""The share of the lines below that may be in capitals, for all to be remarks."""

MIN_FIELDS = 2
"""A work has so many fields at least."""

_TEXTS = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING})
_BESIDE_TITLE = frozenset({Kind.PEOPLE, Kind.DATE, Kind.VENUE, Kind.NUMBER})
_FIELD = re.compile(r"[^\W\d_][^:：]{1,29}[:：]")
# Pages of what a search finds.
_SEARCH = re.compile(
    r"https?://(?:[\w-]+\.){1,4}[a-z]{2,6}/[\w/-]{0,40}\?(?:[\w-]+=[^&]*&){0,4}"
    r"(?:q|query|term|search|search_query|searchtext|wd|keywords?)="
)
BYLINE = re.compile(rf"([^:()\d]{{3,200}}?),? \(?{YEAR}\)?")


def have_searches(parts: Sequence[Segment], lines: Sequence[Sequence[Segment]]) -> bool:
    """Whether pages of searches stand below a title or a citation: "Google: https://…?q=…"."""
    words = sum(len(part.text.split()) for part in parts if part.kind is Kind.TEXT)
    is_work = words > MAX_SHORT_NAME and not any(part.is_link for part in parts)
    return is_work and any(map(_leads_to_search, lines))


def _leads_to_search(line: Sequence[Segment]) -> bool:
    """Whether all that a line leads to is where somebody may look for a work."""
    links = [part.url for part in line if part.is_link]
    return bool(links) and all(map(_SEARCH.match, links)) and len(line) <= MAX_SHORT_NAME


def author_field(names: str) -> Span:
    """Write a field that says who wrote a work, where a document says it in another form."""
    return Span(f"Author: {names}")


def field_lines(block: Block, cuts: Cuts) -> Iterator[list[Segment]]:
    """Cut the lines of a paragraph, or the first of each item of a list, into segments."""
    for line in lines_of(block):
        yield cuts.look(line, below=True)


def lines_of(block: Block) -> Iterator[list[Span]]:
    """Give the lines of a paragraph, the first of each item of a list, or fields in a table."""
    if block.kind is BlockKind.PARAGRAPH:
        yield from split_lines(block.spans)
    elif block.kind is BlockKind.LIST:
        heads = (head_of(item) for item in block.children[:MAX_ITEMS])
        yield from (head.spans for head in heads if head)
    elif block.kind is BlockKind.TABLE:
        yield from _fields_in_table(block)


def is_table(block: Block) -> bool:
    """Whether a block is a table of more than the fields of one entry."""
    return block.kind is BlockKind.TABLE and not any(lines_of(block))


def _fields_in_table(table: Block) -> list[list[Span]]:
    """Give the rows of a table as "Label: value", where it has such fields and no more."""
    if any(len(row.children) != 2 for row in table.children):
        return []
    lines = [
        (row.level, [*row.children[0].spans, Span(": "), *row.children[1].spans])
        for row in table.children
    ]
    labelled = [bool(read_field(plain_text(line))) for _, line in lines]
    if 2 * sum(labelled) < len(lines):
        return []
    return [
        line
        for (level, line), is_labelled in zip(lines, labelled, strict=True)
        if level != 1 or is_labelled  # no names of columns: "Item: Details"
    ]


def head_of(item: Block) -> Block | None:
    """Give the text that an item starts with; None where it starts with another block."""
    head = item.children[0] if item.children else None
    return head if head and head.kind in _TEXTS else None


def ends_with_colon(lines: Iterable[Sequence[Span]]) -> bool:
    """Whether the first of some lines ends with a colon, as authors do above their title."""
    first = next(iter(lines), ())
    return plain_text(first).rstrip().endswith((":", "："))


def _are_remarks(lines: Iterable[Sequence[Segment]]) -> bool:
    """Whether lines are an address and what labels begin, "Why: it is fine": no entries."""
    said = [line for line in lines if line]
    leads = any(line[0].kind in (Kind.LABEL, Kind.IDENTIFIER) for line in said)
    return leads and all(is_field_like(line) or _has_label(line) for line in said)


def _is_title_of_links(block: Block, following: Block | None, cuts: Cuts) -> bool:
    """Whether a line names a work, and the list below it holds no more than links to it."""
    if following is None or following.kind is not BlockKind.LIST:
        return False
    text = plain_text(block.spans)
    if len(text.split()) < 3 or text.endswith(OPENS_LIST):
        return False
    return are_labelled(field_lines(following, cuts))


def is_work_over_details(block: Block, following: Block | None, cuts: Cuts) -> bool:
    """Whether a line names a work, and the list below it has links to it, or tells of it."""
    return _is_title_of_links(block, following, cuts) or _is_cited(block, following, cuts)


def _is_cited(block: Block, following: Block | None, cuts: Cuts) -> bool:
    """Whether a line cites a work, with its title set off, and the list below tells of it alone."""
    if following is None or following.kind is not BlockKind.LIST:
        return False
    if not has_digit(text := plain_text(block.spans)) or text.endswith(OPENS_LIST):
        return False
    return _is_told(cuts.look(block.spans), list(field_lines(following, cuts)))


def is_told_below(parts: Sequence[Segment], lines: Sequence[Sequence[Segment]]) -> bool:
    """Whether a line cites a work, and those below it are an address and remarks, or tell of it."""
    if is_citation(parts) and _are_remarks(lines):
        return True
    return _is_told(parts, lines)


def _is_told(parts: Sequence[Segment], lines: Sequence[Sequence[Segment]]) -> bool:
    """Whether a line says what, and who and when or where, and those below it tell of it alone."""
    is_work = _tells_title(parts) or (_tells_source(parts) and not _are_titled(lines))
    return is_work and _are_details(lines)


def _tells_title(parts: Sequence[Segment]) -> bool:
    """Whether a line says who, when and what, and the title stands in marks, or before "by"."""
    if not parts or not is_citation(parts):
        return False
    head, *others = parts
    if not any(part.date for part in others):
        return False
    if head.people is not None:
        titles = [part for part in others if part.quoted or part.mark is Mark.EMPHASIS]
        return len(titles) == 1 and " " in titles[0].text
    is_set_off = head.quoted or head.mark is Mark.EMPHASIS or starts_with_by(others[0].text)
    is_title = is_set_off and " " in head.text and not is_section_name(head.text)
    return is_title and all(part.kind in _BESIDE_TITLE for part in others)


def _tells_source(parts: Sequence[Segment]) -> bool:
    """Whether a line is a long title and where it appeared: "A Fine Paper of Ponds (FCC 2017)"."""
    title, others = (parts[0], parts[1:]) if parts else (None, ())
    if title is None or title.kind is not Kind.TEXT or len(title.text.split()) < MIN_TITLE:
        return False
    is_placed = any(part.venue and part.venue.is_sure and part.date for part in others)
    is_said = all(part.kind in (Kind.VENUE, Kind.DATE, Kind.PEOPLE) for part in others)
    return is_placed and is_said and not is_section_name(title.text)


def _are_titled(lines: Sequence[Sequence[Segment]]) -> bool:
    """Whether many lines are in capitals, as works are that stand below a meeting."""
    titled = sum(is_title_case(line[0].text) for line in lines if line)
    return titled > MOST_TITLED * len(lines)


def _are_details(lines: Iterable[Sequence[Segment]]) -> bool:
    """Whether each line is a field, or words that neither lead on nor name another work."""
    said = [line for line in lines if line]
    return bool(said) and all(is_field_like(line) or _is_remark(line) for line in said)


def _is_remark(line: Sequence[Segment]) -> bool:
    is_told = any(part.is_link or (part.people and part.people.is_sure) for part in line)
    return not is_told and not line[0].quoted and not is_citation(line)


def are_labelled(lines: Iterable[Sequence[Segment]]) -> bool:
    """Whether each line is an address that a label names, "[Paper] https://…", or labels alone.

    Beside these may stand who wrote the work: "Poe et al.; Fine Lab".
    """
    said = [line for line in lines if line]
    are_of_one = all(_is_labelled(line) or _is_signature(line) for line in said)
    return are_of_one and any(map(_is_labelled, said))


def _is_labelled(line: Sequence[Segment]) -> bool:
    if all(part.kind is Kind.LABEL and part.is_link for part in line):
        return True
    is_pair = [part.kind for part in line] == [Kind.LABEL, Kind.LABEL]
    return is_pair and not line[0].is_link and line[1].is_link


def _is_signature(line: Sequence[Segment]) -> bool:
    """Whether a line begins with sure names and leads nowhere; a title after them is a work."""
    people = line[0].people
    is_named = people is not None and people.is_sure
    return is_named and not any(part.is_link or _is_long(part) for part in line[1:])


def _is_long(part: Segment) -> bool:
    return part.kind is Kind.TEXT and len(part.text.split()) > MAX_SEAT


def are_fields_of_works(block: Block, cuts: Cuts) -> bool:
    """Whether a list is of fields, each work from its title on: "Title: …", "Authors: …"."""
    lines = list(lines_of(block))
    if len(lines) < MIN_FIELDS or not all(_FIELD.match(plain_text(line)) for line in lines):
        return False
    fields = [field[0] for line in lines if (field := read_field(plain_text(line)))]
    heads = [next(iter(cuts.look(line)), None) for line in lines]
    is_headed = heads[0] is not None and heads[0].field is Field.TITLE
    return is_headed and any(field is not Field.TITLE for field in fields)


def _has_label(line: Sequence[Segment]) -> bool:
    return len(line) > 1 and line[1].cut is Cut.COLON and " " not in line[0].text


def is_byline(spans: Sequence[Span], text: str = "") -> bool:
    """Whether a line says who and when, and nothing else: "Ann Poe and Bo Li (1982)".

    Its ``text`` is made of its spans where nobody has it.
    """
    text = text or plain_text(spans)
    if text[-1:] != ")" and not text[-1:].isdecimal():
        return False
    if spans[0].emphasized and not is_given_name(text):
        return False  # *Fine Biology* 2020
    found = BYLINE.fullmatch(text)
    return found is not None and read_people(found[1]) is not None


def is_title_field(parts: Sequence[Segment]) -> bool:
    """Whether a line is the title of a work, with a label: "**Title:** A Fine Paper"."""
    return bool(parts) and parts[0].field is Field.TITLE
