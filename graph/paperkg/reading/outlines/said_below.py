"""Whether what stands below a heading says more of one work, of which it is the title."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from paperkg.reading.cuts.lines import Cuts
from paperkg.reading.cuts.shapes import is_field_like, is_front_page, leads_to_paper
from paperkg.reading.cuts.works import is_citation
from paperkg.reading.labels import Field, is_label, read_field
from paperkg.reading.names.people import read_people
from paperkg.reading.names.title_lines import ends_with_year, part_signed
from paperkg.reading.outlines.field_lines import is_byline, is_title_field, lines_of
from paperkg.reading.outlines.fields_below import read_fields
from paperkg.reading.outlines.noted import names_aside
from paperkg.reading.patterns import BARE_NUMBER, RECENT_YEAR
from paperkg.reading.segments import Cut, Kind, Mark, Segment
from paperkg.reading.text.blocks import Block, BlockKind, Span, has_link, plain_text, split_lines

__all__ = ["cites_other", "count_fields", "heads_sections", "say_more"]

MIN_ALIKE = 3
"""So many lines with one label are no fields of one work."""

MAX_PARAGRAPHS, MAX_SPANS = 3, 12
"""Who, where and when are told in no more paragraphs, and parts of each, without links."""

MIN_STACK = 3
"""A work that is lines below each other has so many."""

MOST_FIELDS = 6
"""An entry has hardly more fields; where half of so many lines are some, the rest are remarks."""

# The first page of a repository, or of a folder above.
_START_PAGE = re.compile(r"(?:\.{0,2}/)*(?:(?:readme|index)(?:\.\w+)?)?", re.IGNORECASE)
_YEAR = re.compile(rf"\b{RECENT_YEAR}\b")
_ONCE = (Field.TITLE, Field.AUTHORS, Field.VENUE)
"""What labels say once of a work."""


def say_more(heading: str, content: Sequence[Block], cuts: Cuts) -> bool:
    """Whether what stands below a heading says who, where or when of one work, and little else."""
    if sum(child.kind is BlockKind.LIST for child in content) > 1 or _are_stacks(content):
        return False
    if _are_signed(content) or _are_dated(content):
        return False
    if not (_are_few_dated(content) or any(map(_may_be_field, _lines_of(content)))):
        return False  # most lists: none of their lines has to be cut
    fields = read_fields(content, cuts)
    if not fields or _are_of_several(fields) or sum(map(is_citation, fields)) > 1:
        return False
    if heading and any(cites_other(heading, line) for line in fields):
        return False
    if heading and any(_names_other(heading, part) for part in _keyed_parts(content, cuts)):
        return False
    if _repeat_label(fields) or (heading and all(map(_names_site, fields))):
        return False
    is_list = any(child.kind is BlockKind.LIST for child in content[:1])
    if (
        heading
        and not is_list
        and any(_names_other(heading, part) for line in fields for part in line)
    ):
        return False
    are_fields = [is_field_like(line) for line in fields]
    said = sum(
        is_field and any(map(_says_where_or_who, line))
        for line, is_field in zip(fields, are_fields, strict=True)
    )
    said = said or any(is_byline(line) for child in content for line in lines_of(child))
    labelled = sum(
        _begins_with_label(line)
        for line, is_field in zip(fields, are_fields, strict=True)
        if not is_field
    )
    is_mostly = 2 * (said + labelled) >= min(len(fields), MOST_FIELDS)
    return said > 0 and (is_mostly or sum(map(_is_link_to_paper, fields)) == 1)


def _lines_of(content: Sequence[Block]) -> Iterator[Sequence[Span]]:
    return (line for child in content for line in lines_of(child))


def _are_few_dated(content: Sequence[Block]) -> bool:
    """Whether a few paragraphs, one of which has a year, are all that stands below a heading."""
    if not 0 < len(content) <= MAX_PARAGRAPHS:
        return False
    are_short = all(
        child.kind is BlockKind.PARAGRAPH and len(child.spans) <= MAX_SPANS for child in content
    )
    return are_short and any(_YEAR.search(plain_text(child.spans)) for child in content)


def heads_sections(blocks: Sequence[Block], place: int, end: int, cuts: Cuts) -> bool:
    """Whether headings of a lower rank follow remarks alone: "**Keywords:** …" of a section.

    A heading that says that it is about the list, "Explanatory Notes", is no title, either.
    """
    if names_aside(plain_text(blocks[place].spans)):
        return True
    after = blocks[end] if end < len(blocks) else None
    if after is None or after.kind is not BlockKind.HEADING:
        return False
    if not 1 < blocks[place].level < after.level:
        return False
    fields = read_fields(blocks[place + 1 : end], cuts) or []
    parts = [part for line in fields for part in line]
    is_remark = any(part.field is Field.NOTE for part in parts)
    return is_remark and not has_link(blocks[place].spans) and not any(map(_says_of_work, parts))


def _says_of_work(part: Segment) -> bool:
    if part.is_link or part.field is Field.NOTE:
        return part.is_link
    return part.field is not None or bool(part.people or part.venue or part.date)


def _are_signed(content: Sequence[Block]) -> bool:
    """Whether all items are titles and who wrote them: "Fine Rain, Ann Poe", "Wet Owls, Bo Roe"."""
    if len(content) != 1 or content[0].kind is not BlockKind.LIST:
        return False
    parted = [part_signed(plain_text(line).strip()) for line in lines_of(content[0])]
    return len(parted) > 1 and all(part and not _names_person(part[0]) for part in parted)


def _are_dated(content: Sequence[Block]) -> bool:
    """Whether all lines are words and a year, as those of works are: "Fine Rain, 2001"."""
    if len(content) != 1:
        return False
    lines = [plain_text(line).strip() for line in lines_of(content[0])]
    return len(lines) > 1 and all(map(ends_with_year, lines))


def _names_person(text: str) -> bool:
    people = read_people(text, single=True)
    return people is not None and people.is_known


def _are_of_several(lines: Sequence[Sequence[Segment]]) -> bool:
    """Whether labels say what, who or where more than once: of several works."""
    return any(count_fields(lines, field) > 1 for field in _ONCE)


def count_fields(lines: Iterable[Sequence[Segment]], field: Field) -> int:
    """Count the lines that have a part with a label for a field."""
    return sum(any(part.field is field for part in line) for line in lines)


def _are_stacks(content: Sequence[Block]) -> bool:
    """Whether several paragraphs are lines that lead on, as many each: a work each, or so."""
    counts = [
        len(split_lines(child.spans))
        for child in content
        if child.kind is BlockKind.PARAGRAPH and has_link(child.spans)
    ]
    return len(counts) > 1 and min(counts) >= MIN_STACK and max(counts) - min(counts) <= 1


def _names_other(heading: str, part: Segment) -> bool:
    """Whether a label gives a title that is not that of a heading: a section then, not a work."""
    if part.field is not Field.TITLE or part.kind is not Kind.TEXT:
        return False
    return _is_other(heading, part)


def _keyed_parts(content: Sequence[Block], cuts: Cuts) -> list[Segment]:
    """Give the titles with which paragraphs begin behind a key: "Book: A Fine Title"."""
    paragraphs = (child for child in content if child.kind is BlockKind.PARAGRAPH and child.spans)
    lines = [cuts.look((split_lines(child.spans) or [[]])[0]) for child in paragraphs]
    return [line[0] for line in lines if is_title_field(line)]


def cites_other(heading: str, line: Sequence[Segment]) -> bool:
    """Whether names, and a title in italics that a heading does not have, begin a line below it."""
    if not line or line[0].kind is not Kind.PEOPLE or not is_citation(line):
        return False
    titles = (part for part in line[1:3] if part.mark is Mark.EMPHASIS and part.kind is Kind.TEXT)
    return any(" " in part.text and _is_other(heading, part) for part in titles)


def _is_other(heading: str, part: Segment) -> bool:
    """Whether a title and a heading begin with other words."""
    said, title = BARE_NUMBER.sub("", heading).casefold(), part.text.casefold()
    return not title.startswith(said) and not said.startswith(title)


def _repeat_label(lines: Sequence[Sequence[Segment]]) -> bool:
    """Whether most lines are words behind links of one label: "[Link](…) Rain", "https://… Snow".

    The fields of a work have labels of their own.
    """
    labels: Counter[str] = Counter()
    for line in lines:
        if len(line) > 1 and line[0].is_link and any(part.kind is Kind.TEXT for part in line[1:]):
            label = line[0].text.lower()
            labels["://" if "://" in label else label] += 1
    return any(count >= max(MIN_ALIKE, len(lines) / 2) for count in labels.values())


def _names_site(line: Sequence[Segment]) -> bool:
    """Whether a line is a link to the whole of a site by its name: "[The Rain Society](…)"."""
    if len(line) != 1 or " " not in line[0].text or is_label(line[0].text):
        return False
    return is_front_page(line[0].url)


def _is_link_to_paper(line: Sequence[Segment]) -> bool:
    """Whether a line is words alone that lead on, one to a paper: "[Paper](…) [Code](…)"."""
    is_labels = all(part.kind is Kind.LABEL and part.is_link for part in line)
    is_words = is_labels and all(part.text.replace(" ", "").isalpha() for part in line)
    return is_words and any(map(leads_to_paper, line))


def _says_where_or_who(part: Segment) -> bool:
    """Whether a part of a line is a link, follows a label, or is a name with a year after it."""
    if part.local and _START_PAGE.fullmatch(part.local):
        return False  # [Home](../README.md)
    return part.is_link or part.field is not None or part.kind is Kind.PEOPLE


def _begins_with_label(line: Sequence[Segment]) -> bool:
    """Whether a line starts with a label in bold, whatever it is: "**Why it matters**: …"."""
    if not line or line[0].mark is not Mark.STRONG:
        return False
    follows = len(line) > 1 and line[1].cut is Cut.COLON
    return follows or line[0].whole.rstrip().endswith((":", "："))


def _may_be_field(line: Sequence[Span]) -> bool:
    """Whether a line has a link or starts with a label, as the fields of an entry do."""
    if has_link(line) or is_byline(line):
        return True
    return any(read_field(plain_text(part)) for part in split_lines(line))
