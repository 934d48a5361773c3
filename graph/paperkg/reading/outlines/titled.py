"""Headings that are titles of entries: they link to a paper, or only fields stand below them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from paperkg.addresses import is_web
from paperkg.reading.cuts.attributes import HAS_YEAR
from paperkg.reading.cuts.headings import is_section_name, take_keyword
from paperkg.reading.cuts.lines import Cuts
from paperkg.reading.cuts.shapes import (
    is_entry_like,
    is_field_like,
    is_front_page,
    is_marked_title,
    leads_to_paper,
)
from paperkg.reading.cuts.works import is_citation, reads_as_title
from paperkg.reading.labels import Field, read_field
from paperkg.reading.names.people import read_people
from paperkg.reading.outlines.cited_below import find_cited_below
from paperkg.reading.outlines.field_lines import (
    LISTS,
    MAX_ITEMS,
    ends_with_colon,
    field_lines,
    head_of,
    is_byline,
    lines_of,
)
from paperkg.reading.outlines.note_parts import find_wholes
from paperkg.reading.outlines.noted import MIN_WORDS, SHORT, find_noted, titles_of
from paperkg.reading.outlines.signed_headings import find_signed
from paperkg.reading.outlines.stacks import Stacked, place_of
from paperkg.reading.patterns import BARE_NUMBER
from paperkg.reading.segments import Cut, Kind, Mark, Segment
from paperkg.reading.text.blocks import Block, BlockKind, Span, has_link, plain_text, split_lines
from paperkg.reading.votes.titles import count_words, is_title_case

__all__ = ["find_titled"]

NEARLY_ALL = 0.75
"""The share of the lines below a heading that must be titles for it to be a topic."""

_WHEN = (Kind.DATE, Kind.TAG, Kind.NUMBER)
"""What the heading of a meeting consists of."""

_SOURCE = (*_WHEN, Kind.PEOPLE, Kind.VENUE)
_SOURCES = (Field.AUTHORS, Field.VENUE, Field.DATE)
"""What a line above a title consists of."""

MAX_IMPRINT = 4
"""Journal, volume, pages and year stand on so many lines below the authors."""

MIN_LABELLED = 2
"""Below so many fields with labels of their own, words in bold before an address are one, too."""

MOST_FIELDS = 6
"""An entry has hardly more fields; where half of so many lines are some, the rest are remarks."""


def find_titled(
    blocks: Sequence[Block], cuts: Cuts, *, title: Block | None, stacked: Stacked
) -> dict[int, int]:
    """Find the headings that are titles of entries, and where what belongs to each ends.

    A heading with fields below it is a title only where half of its rank are, one with remarks
    alone where nearly all of its rank read so: a list is consistent with itself. ``stacked`` are
    the places of those that are told by their siblings already.
    """
    ends = _ends_of_sections(blocks)
    ranks: dict[int, list[int]] = {}
    for place, block in enumerate(blocks):
        if _is_heading(block) and block is not title:
            ranks.setdefault(block.level, []).append(place)
    short_for = find_cited_below(ranks.values(), blocks)
    ranks = {level: rank for level, rank in ranks.items() if short_for.isdisjoint(rank)}
    if not ranks:
        return {}
    places = [place for rank in ranks.values() for place in rank]
    sure = {place for place in places if place_of(blocks[place]) in stacked}
    said = sure | {
        place for place in places if _is_title(blocks[place], blocks[place + 1 : ends[place]], cuts)
    }
    for rank in ranks.values():
        said -= _sections_among(rank, said, blocks, ends, cuts)
    wholes = find_wholes(blocks, ends)
    noted = find_noted(blocks, ends, wholes, title=title, cuts=cuts)
    short = {place for place in places if _may_be_short(blocks[place : ends[place]], cuts)} - said
    found = [place for place in said if place in sure or _is_task(blocks[place])]
    for rank in ranks.values():
        found += titles_of(rank, said, noted, short, blocks)
    for place in find_signed(blocks, ranks.values(), cuts):
        if is_section_name(plain_text(blocks[place].spans)):
            continue
        if _read_fields(blocks[place + 1 : ends[place]], cuts) is not None:
            found.append(place)
    return {
        place: wholes[place].end
        if place in wholes and place in noted
        else _end_of_notes(blocks, place, ends, cuts)
        for place in sorted({*found})
    }


def _may_be_short(blocks: Sequence[Block], cuts: Cuts) -> bool:
    """Whether a short heading has a label that leads to its paper, and no list below."""
    leads = _leads_to_its_paper(cuts.look(blocks[0].spans), least=SHORT)
    return leads and not any(child.kind in LISTS for child in blocks[1:])


def _sections_among(
    rank: Sequence[int], said: set[int], blocks: Sequence[Block], ends: Sequence[int], cuts: Cuts
) -> set[int]:
    """Find headings above a single work that is written as those are below others of their rank."""
    works = {
        place: sum(_has_own_head(child, cuts) for child in blocks[place + 1 : ends[place]])
        for place in (() if said.issuperset(rank) else rank)
    }
    are_sections = any(place not in said and count > 1 for place, count in works.items())
    return {place for place, count in works.items() if count == 1} if are_sections else set()


def _end_of_notes(blocks: Sequence[Block], place: int, ends: Sequence[int], cuts: Cuts) -> int:
    """Say where the notes on a paper end that its heading leads to, with all parts below it."""
    end, head = ends[place], blocks[place]
    goes_on = head.kind is BlockKind.HEADING and _is_part_of(head, blocks[end : end + 1])
    if not goes_on or not _says_where_paper_is(blocks[place:end], cuts):
        return end
    while _is_part_of(head, blocks[end : end + 1]) and (
        _read_fields(blocks[end : ends[end]], cuts) is not None
    ):
        end = ends[end]
    return end


def _is_part_of(head: Block, following: Sequence[Block]) -> bool:
    """Whether the heading of a part of a section follows its end, if anything does."""
    return any(
        _is_heading(block) and (block.kind is BlockKind.PARAGRAPH or block.level > head.level)
        for block in following
    )


def _says_where_paper_is(blocks: Sequence[Block], cuts: Cuts) -> bool:
    """Whether a heading, or a line below it that says where the paper is, links to one."""
    parts = list(cuts.look(blocks[0].spans))
    for line in (line for child in blocks[1:] for line in field_lines(child, cuts)):
        parts += line if is_field_like(line) else ()
    return any(part.is_link and leads_to_paper(part) for part in parts)


def _is_title(block: Block, content: Sequence[Block], cuts: Cuts) -> bool:
    if _is_task(block):
        return not any(child.kind in LISTS for child in content)
    if is_section_name(plain_text(block.spans)):
        return False
    parts = cuts.look(block.spans)
    if parts and all(part.kind in _WHEN for part in parts):
        return _is_about_one(content, cuts)
    if any(part.is_link and part.kind is Kind.TEXT and part.bracket != "(" for part in parts):
        links = [part for part in parts if part.is_link]
        if all(part.local.startswith("#") for part in links):
            return False  # back to the contents
        if all(is_front_page(part.url) for part in links):
            return _say_more("", content, cuts)
        below = [child for child in content if child.kind in LISTS]
        if sum(map(_has_linked_title, content)) > 1 or _has_notes(links, below):
            return False  # the volume of works that stand below, or their topic
        parts = parts[1:] if _is_led_by_names(parts) else parts
        return is_entry_like(parts) and _read_fields(below, cuts) is not None
    has_words = len(plain_text(block.spans).split()) >= MIN_WORDS - 1
    if is_citation(parts) or (has_words and _is_signed(content)):
        return _read_fields(content, cuts) is not None
    if _leads_to_its_paper(parts):
        below = [child for child in content if child.kind in LISTS]
        return _read_fields(below, cuts) is not None
    return reads_as_title(parts) and _say_more(plain_text(block.spans), content, cuts)


def _has_notes(links: Sequence[Segment], below: Sequence[Block]) -> bool:
    """Whether a heading leads to notes on a topic: most lines below are titles, and no remarks."""
    if not all(part.local for part in links):
        return False
    texts = [plain_text(line) for child in below for line in lines_of(child)]
    titled = sum(is_title_case(text) and count_words(text) >= MIN_WORDS for text in texts)
    return titled > 1 and titled >= NEARLY_ALL * len(texts)


def _has_linked_title(block: Block) -> bool:
    """Whether a paragraph has a link in bold that is as long as a title, and more lines."""
    if block.kind is not BlockKind.PARAGRAPH or not any(span.is_break for span in block.spans):
        return False
    return any(
        span.strong and span.is_link and span.text.count(" ") >= MIN_WORDS - 1
        for span in block.spans
    )


def _is_led_by_names(parts: Sequence[Segment]) -> bool:
    """Whether names and a dash or a comma stand before a link: "Poe - [A Fine Title](…)"."""
    head, *rest = parts[:2]
    is_before = any(part.is_link and part.cut in (Cut.DASH, Cut.COMMA) for part in rest)
    return is_before and not head.is_link and read_people(head.text, single=True) is not None


def _leads_to_its_paper(parts: Sequence[Segment], *, least: int = MIN_WORDS) -> bool:
    """Whether a title of some words has a label behind it that links to its paper: "[pdf](…)"."""
    texts = [part for part in parts if part.kind is Kind.TEXT and not part.is_link]
    is_long = len(texts) == 1 and len(texts[0].text.split()) >= least
    labels = [part for part in parts if part.kind is Kind.LABEL and part.is_link]
    return is_long and any(map(leads_to_paper, labels))


def _is_signed(content: Sequence[Block]) -> bool:
    """Whether a heading has a line of names below it, and in it or the next ones when."""
    below = [child for child in content if child.kind is BlockKind.PARAGRAPH]
    signed = [_has_imprint(child) or _is_byline(child) for child in below]
    return signed[:1] == [True] and sum(signed) == 1


def _is_byline(paragraph: Block) -> bool:
    """Whether a paragraph is names with a year in bold, "**Ann Poe and Bo Li (1982)**"."""
    spans = [span for span in paragraph.spans if span.text.strip()]
    return len(spans) == 1 and spans[0].strong and is_byline(spans)


def _has_imprint(paragraph: Block) -> bool:
    names, *imprint = [plain_text(line) for line in split_lines(paragraph.spans)] or [""]
    if names.endswith((":", "：")) or not any(map(HAS_YEAR.search, imprint[:MAX_IMPRINT])):
        return False  # the title comes next: "Ann Poe: ⏎ A Fine Title. 2010"
    return len(imprint) <= MAX_IMPRINT and read_people(names.rstrip(" ,."), single=True) is not None


def _is_about_one(content: Sequence[Block], cuts: Cuts) -> bool:
    """Whether all lines below a day say more of one work, whose title has a label."""
    fields = _read_fields(content, cuts) or []
    return _count_titles(fields) == 1 and all(is_field_like(line) for line in fields)


def _count_titles(lines: Iterable[Sequence[Segment]]) -> int:
    return sum(any(part.field is Field.TITLE for part in line) for line in lines)


def _names_other(heading: str, part: Segment) -> bool:
    """Whether a label gives a title that is not that of a heading: a section then, not a work."""
    if part.field is not Field.TITLE or part.kind is not Kind.TEXT:
        return False
    said, title = BARE_NUMBER.sub("", heading).casefold(), part.text.casefold()
    return not title.startswith(said) and not said.startswith(title)


def _say_more(heading: str, content: Sequence[Block], cuts: Cuts) -> bool:
    """Whether what stands below a heading says who, where or when of one work, and little else."""
    if sum(child.kind is BlockKind.LIST for child in content) > 1:
        return False
    if not any(_may_be_field(line) for child in content for line in lines_of(child)):
        return False  # most lists: none of their lines has to be cut
    fields = _read_fields(content, cuts)
    if not fields or _count_titles(fields) > 1 or sum(map(is_citation, fields)) > 1:
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


def _is_link_to_paper(line: Sequence[Segment]) -> bool:
    """Whether a line is words alone that lead on, one to a paper: "[Paper](…) [Code](…)"."""
    is_labels = all(part.kind is Kind.LABEL and part.is_link for part in line)
    is_words = is_labels and all(part.text.replace(" ", "").isalpha() for part in line)
    return is_words and any(map(leads_to_paper, line))


def _says_where_or_who(part: Segment) -> bool:
    """Whether a part of a line is a link, follows a label, or is a name with a year after it."""
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


def _read_fields(blocks: Sequence[Block], cuts: Cuts) -> list[list[Segment]] | None:
    """Cut the lines of blocks into segments; None where one of them is an entry, or a table."""
    fields: list[list[Segment]] = []
    if any(_is_table(child) or _is_work(child, cuts) for child in blocks):
        return None
    headed = [child for child in _texts_of(blocks) if _has_own_head(child, cuts)]
    if len(headed) > 1 or any(ends_with_colon(lines_of(child)) for child in headed):
        return None
    for line in (line for child in blocks for line in field_lines(child, cuts)):
        if is_entry_like(line) and not is_field_like(line):
            labelled = sum(any(part.field for part in other) for other in fields)
            if labelled < MIN_LABELLED or not _is_named_address(line):
                return None
        fields.append(line)
    return fields


def _is_named_address(line: Sequence[Segment]) -> bool:
    """Whether words in bold name an address, and nothing else: "**Publisher's Copy**: https://…"."""
    *head, last = line
    is_address = last.cut is Cut.COLON and last.is_link and is_web(last.text)
    return is_address and bool(head) and head[0].mark is Mark.STRONG and len(head) <= 2


def _texts_of(blocks: Iterable[Block]) -> Iterable[Block]:
    """Give blocks with the texts that the first items of lists start with."""
    for block in blocks:
        if block.kind is BlockKind.LIST:
            yield from filter(None, map(head_of, block.children[:MAX_ITEMS]))
        else:
            yield block


def _is_table(block: Block) -> bool:
    """Whether a block is a table of more than the fields of one entry."""
    return block.kind is BlockKind.TABLE and not any(lines_of(block))


def _is_work(block: Block, cuts: Cuts) -> bool:
    """Whether a paragraph is an entry: a marked title, and who or where on other lines."""
    has_lines = block.kind is BlockKind.PARAGRAPH and any(span.is_break for span in block.spans)
    if not has_lines or _is_heading(block):
        return False
    parts = cuts.look(block.spans)
    if not parts or parts[-1].line == 0 or parts[0].field or not is_marked_title(parts[0]):
        return False
    return any(part.kind is Kind.PEOPLE or part.is_link for part in parts if part.line)


def _has_own_head(block: Block, cuts: Cuts) -> bool:
    """Whether a paragraph is a title and lines on it, or has one below who, where or when.

    Several of them are no fields.
    """
    if block.kind is not BlockKind.PARAGRAPH or not any(span.is_break for span in block.spans):
        return False
    parts = cuts.look(block.spans)
    heads = [part for part in parts if not (part.line or part.bracket or part.kind in _WHEN)]
    below = [part for part in parts if part.line]
    if not below:
        return False
    if all(part.kind in _SOURCE or part.field in _SOURCES for part in heads):
        is_named = not below[0].field and below[0].text.count(" ") > 1
        return below[0].kind is Kind.TEXT and (is_named or heads[:1] == parts[:1])
    is_title = heads[0].kind is Kind.TEXT and len(heads[0].text.split()) >= MIN_WORDS
    says_where = any(part.is_link or part.kind in (Kind.PEOPLE, Kind.VENUE) for part in below)
    return is_title and not heads[0].field and says_where


def _is_heading(block: Block) -> bool:
    """Whether a block is a heading, or a paragraph that is bold as a whole and stands for one."""
    if block.kind is BlockKind.HEADING:
        return True
    if block.kind is not BlockKind.PARAGRAPH:
        return False
    spans = [span for span in block.spans if span.text.strip()]
    if not spans or not all(span.strong and not span.url for span in spans):
        return False
    return not is_byline(spans) and read_field(plain_text(spans)) is None


def _ends_of_sections(blocks: Sequence[Block]) -> list[int]:
    """For each block, say where the next heading or rule stands."""
    ends = [len(blocks)] * len(blocks)
    following = len(blocks)
    for place in range(len(blocks) - 1, -1, -1):
        ends[place] = following
        if _is_heading(blocks[place]) or blocks[place].kind in (BlockKind.RULE, BlockKind.END):
            following = place
    return ends


def _is_task(block: Block) -> bool:
    return take_keyword(block.spans)[0] != ""
