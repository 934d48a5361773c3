"""Headings that are titles of entries: they link to a paper, or only fields stand below them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from paperkg.reading.cuts.headings import is_section_name
from paperkg.reading.cuts.line_leads import HAS_YEAR
from paperkg.reading.cuts.lines import Cuts
from paperkg.reading.cuts.shapes import (
    is_entry_like,
    is_field_like,
    is_folder_of_repository,
    is_front_page,
    leads_to_paper,
)
from paperkg.reading.cuts.units import is_unit
from paperkg.reading.cuts.works import is_citation, reads_as_title
from paperkg.reading.imprints.at_signs import find_venue_at_sign
from paperkg.reading.labels import Field
from paperkg.reading.names.people import read_people
from paperkg.reading.outlines.alike_headings import find_alike
from paperkg.reading.outlines.bare_headings import find_bare
from paperkg.reading.outlines.bylined_headings import find_bylined
from paperkg.reading.outlines.cited_below import find_cited_below
from paperkg.reading.outlines.cited_headings import find_cited_headings
from paperkg.reading.outlines.field_lines import (
    BYLINE,
    LISTS,
    field_lines,
    is_byline,
    is_title_field,
    lines_of,
)
from paperkg.reading.outlines.fields_below import (
    WHEN,
    ends_of_sections,
    has_own_head,
    is_heading,
    read_fields,
)
from paperkg.reading.outlines.gathered import find_gathered
from paperkg.reading.outlines.headed_bibtex import find_headed_bibtex
from paperkg.reading.outlines.held_headings import find_held
from paperkg.reading.outlines.note_parts import find_wholes, is_end_inside
from paperkg.reading.outlines.noted import MIN_WORDS, SHORT, find_little, find_noted, titles_of
from paperkg.reading.outlines.pictured_headings import find_pictured
from paperkg.reading.outlines.quoted_headings import find_quoted
from paperkg.reading.outlines.said_below import cites_other, count_fields, heads_sections, say_more
from paperkg.reading.outlines.sibling_headings import find_siblings, find_unnumbered
from paperkg.reading.outlines.signed_headings import find_signed
from paperkg.reading.outlines.stacks import Stacked, place_of
from paperkg.reading.outlines.tasks import find_tasks, is_task
from paperkg.reading.outlines.who_and_where import as_who_and_where
from paperkg.reading.patterns import YEAR
from paperkg.reading.records import AGREED
from paperkg.reading.segments import Cut, Kind, Segment
from paperkg.reading.text.blocks import Block, BlockKind, has_link, plain_text, split_lines
from paperkg.reading.votes.title_words import count_words, is_title_case
from paperkg.reading.words import words_of

__all__ = ["find_titled"]

NEARLY_ALL = 0.75
"""The share of the lines below a heading that must be titles for it to be a topic."""

_WORKS = words_of("sections", "works") | words_of("sections", "books") | {"paper", "papers"}

# "A Fine Title ★★★☆☆", "王小明《题名》", "《题名》 王小明", "“A Fine Title”".
_RATED = re.compile(
    r"^(?:\d{1,3}\.\s)?[\"“„«][^\"“”„«»]{2,200}[\"”“»]$|"
    r"\S\s(?:[★☆✩✭⭐🌟]\ufe0f?\s?){1,10}\s?$|^(?:[^《》]{2,24})?《[^《》]{1,40}》(?:[(（][^()（）]+[)）])?\s*$|"
    r"^(?:\d{1,3}[.、]\s?)?《[^《》]{1,40}》(?:\s|\s?[—–|/:：-]{1,2}\s?)[^\W\d_][^《》。！？，]{1,15}$"
)

_YEAR_LAST = re.compile(rf"\S\s\({YEAR}\)\W{{0,3}}$")

MIN_PLACED = 3
"""So many headings at least end with "@" and a venue."""

MAX_REMARKS = 2
"""So many lines below a task may be remarks on it."""

MAX_IMPRINT = 4
"""Journal, volume, pages and year stand on so many lines below the authors."""


def find_titled(
    blocks: Sequence[Block], cuts: Cuts, *, title: Block | None, stacked: Stacked
) -> dict[int, int]:
    """Find the headings that are titles of entries, and where what belongs to each ends.

    A heading with fields below it is a title only where half of its rank are, one with remarks
    alone where nearly all of its rank read so: a list is consistent with itself. ``stacked`` are
    the places of those that are told by their siblings already; a key tells alone.
    """
    ends = ends_of_sections(blocks)
    ranks: dict[int, list[int]] = {}
    for place, block in enumerate(blocks):
        if is_heading(block) and block is not title:
            ranks.setdefault(block.level, []).append(place)
    short_for = find_cited_below(ranks.values(), blocks)
    sections = find_gathered(ranks.values(), blocks, ends)
    ranks = {
        level: [place for place in rank if place not in sections]
        for level, rank in ranks.items()
        if short_for.isdisjoint(rank)
    }
    if not ranks:
        return {}
    places = [place for rank in ranks.values() for place in rank]
    sure = {
        place
        for place in places
        if place_of(blocks[place]) in stacked or _is_keyed(blocks[place : ends[place]], cuts)
    }
    sure |= find_cited_headings(ranks.values(), blocks, ends, cuts)
    held = {*find_held(ranks.values(), blocks)}
    sure |= find_headed_bibtex(blocks, places, ends, cuts) | held
    said = sure | {
        place
        for place in places
        if place not in sure
        and _is_title(blocks[place], blocks[place + 1 : ends[place]], cuts)
        and not heads_sections(blocks, place, ends[place], cuts)
    }
    for rank in ranks.values():
        said -= _sections_among(rank, said, blocks, ends, cuts) - held
    open_ranks = [rank for rank in ranks.values() if not said.issuperset(rank)]
    wholes = find_wholes(blocks, ends)
    asked = {*wholes, *(place for rank in open_ranks for place in rank)}
    noted = {
        place: kind
        for place, kind in find_noted(blocks, ends, wholes, asked, title=title, cuts=cuts).items()
        if not _stands_over_work(blocks[place : place + 2], cuts)
    }
    short = {
        place
        for place in places
        if place not in said and _may_be_short(blocks[place : ends[place]], cuts)
    }
    little = find_little(blocks, ends, (place for place in places if place not in said))
    found = [place for place in said if place in sure or is_task(blocks[place])]
    for rank in ranks.values():
        found += (
            rank if said.issuperset(rank) else titles_of(rank, said, noted, short, little, blocks)
        )
    for rank in open_ranks:
        found += find_tasks(rank, said, blocks, ends)
        found += [*_rated_among(rank, blocks), *_addressed_among(rank, blocks)]
        found += _placed_among(rank, said, blocks)
    bare = find_bare(blocks, open_ranks)
    found += [*bare, *find_alike(blocks, open_ranks, ends, said, {*bare}, cuts)]
    found += [
        place
        for place in find_signed(blocks, open_ranks, cuts, title=title)
        if not is_section_name(plain_text(blocks[place].spans))
        and read_fields(blocks[place + 1 : ends[place]], cuts) is not None
    ]
    found += find_bylined(blocks, open_ranks, ends, cuts)
    found += find_siblings(blocks, open_ranks, ends, cuts)
    found += find_pictured(blocks, open_ranks, ends)
    found += find_quoted(blocks, open_ranks, ends, {*found})
    of_text = find_unnumbered(blocks, ranks.values(), ends, cuts) if found else set()
    found = [place for place in found if place not in of_text]
    told_ends = {
        place: wholes[place].end
        if place in wholes and place in noted
        else _end_of_notes(blocks, place, ends, cuts, is_told=place in said)
        for place in sorted({*found})
    }
    return {place: _go_on(blocks, place, end, ends, cuts) for place, end in told_ends.items()}


def _go_on(blocks: Sequence[Block], place: int, end: int, ends: Sequence[int], cuts: Cuts) -> int:
    """Give the end of a section behind a part of it that a click opens, if no work stands there."""
    if end == len(blocks) or not is_end_inside(blocks, place, end):
        return end
    return ends[end] if read_fields(blocks[end + 1 : ends[end]], cuts) is not None else end


def _is_keyed(blocks: Sequence[Block], cuts: Cuts) -> bool:
    """Whether a heading says that it names a work, "Book: A Fine Title", and none stands below."""
    lines = (line for child in blocks[1:] for line in field_lines(child, cuts))
    return is_title_field(cuts.look(blocks[0].spans)) and not any(
        is_title_field(line) or is_entry_like(line, strict=True) for line in lines
    )


def _rated_among(rank: Sequence[int], blocks: Sequence[Block]) -> list[int]:
    """Find headings that are quoted, have 《题名》 or end with stars, where most of a rank do."""
    texts = ((place, plain_text(blocks[place].spans)) for place in rank)
    rated = [place for place, text in texts if _RATED.search(text) and not is_unit(text)]
    return rated if len(rated) >= max(2, NEARLY_ALL * len(rank)) else []


def _addressed_among(rank: Sequence[int], blocks: Sequence[Block]) -> list[int]:
    """Find headings with an address written out, "A Title https://…", as many of a rank have."""
    spelled = [
        place
        for place in rank
        if any(span.url and "://" in span.text for span in blocks[place].spans)
    ]
    return spelled if len(spelled) >= max(2, AGREED * len(rank)) else []


def _placed_among(rank: Sequence[int], said: set[int], blocks: Sequence[Block]) -> list[int]:
    """Find titles with a venue behind "@", "A Fine Title @ KDD 2020", where most of a rank are.

    "Best Papers of the Year @ KDD 2020" is a section: fields below most tell that they are none.
    """
    placed = [place for place in rank if _is_placed(plain_text(blocks[place].spans))]
    told = len(said.intersection(placed))
    is_usual = len(placed) >= max(MIN_PLACED, NEARLY_ALL * len(rank))
    return placed if is_usual and told >= NEARLY_ALL * len(placed) else []


def _is_placed(text: str) -> bool:
    found = find_venue_at_sign(text)
    return found is not None and count_words(text[: found.start]) >= MIN_WORDS


def _may_be_short(blocks: Sequence[Block], cuts: Cuts) -> bool:
    """Whether a short heading has a label that leads to its paper, and no list below.

    Any may be one that has names on a line of their own right below it, before other lines.
    """
    if any(child.kind in LISTS for child in blocks[1:]):
        return False
    leads = _leads_to_its_paper(cuts.look(blocks[0].spans), least=SHORT)
    return leads or any(map(_begins_with_names, blocks[1:2]))


def _begins_with_names(block: Block) -> bool:
    if block.kind is not BlockKind.PARAGRAPH:
        return False
    names, *others = split_lines(block.spans) or [[]]  # a picture that no words stand for
    people = read_people(plain_text(names).rstrip(" ,."), single=True) if others else None
    return people is not None and people.is_known


def _sections_among(
    rank: Sequence[int], said: set[int], blocks: Sequence[Block], ends: Sequence[int], cuts: Cuts
) -> set[int]:
    """Find headings above a single work that is written as those are below others of their rank."""
    works = {
        place: sum(has_own_head(child, cuts) for child in blocks[place + 1 : ends[place]])
        for place in (() if said.issuperset(rank) else rank)
    }
    are_sections = any(place not in said and count > 1 for place, count in works.items())
    return {place for place, count in works.items() if count == 1} if are_sections else set()


def _end_of_notes(
    blocks: Sequence[Block], place: int, ends: Sequence[int], cuts: Cuts, *, is_told: bool
) -> int:
    """Say where the notes on a paper end that its heading leads to, with all parts below it.

    Where the fields below tell that a heading is a title, labels in bold begin parts of the notes,
    "**Key points:**", whether it leads to the paper or not.
    """
    end, head = ends[place], blocks[place]
    goes_on = head.kind is BlockKind.HEADING and _is_part_of(head, blocks[end : end + 1])
    if not goes_on:
        return end
    leads = _says_where_paper_is(blocks[place:end], cuts)
    while _is_part_of(head, blocks[end : end + 1]) and (
        (leads or (is_told and _is_label(blocks[end])))
        and read_fields(blocks[end : ends[end]], cuts) is not None
    ):
        end = ends[end]
    return end


def _is_label(block: Block) -> bool:
    """Whether bold words with a colon stand over a part of notes, and over no section of works."""
    text = plain_text(block.spans).strip()
    is_bold = block.kind is BlockKind.PARAGRAPH and text.endswith((":", "："))
    words = text.lower().strip(" :：").split()
    return is_bold and _WORKS.isdisjoint(words) and not is_section_name(text)


def _is_part_of(head: Block, following: Sequence[Block]) -> bool:
    """Whether the heading of a part of a section follows its end, if anything does."""
    return any(
        is_heading(block) and (block.kind is BlockKind.PARAGRAPH or block.level > head.level)
        for block in following
    )


def _says_where_paper_is(blocks: Sequence[Block], cuts: Cuts) -> bool:
    """Whether a heading, or a line below it that says where the paper is, links to one."""
    parts = list(cuts.look(blocks[0].spans))
    for line in (line for child in blocks[1:] for line in field_lines(child, cuts)):
        parts += line if is_field_like(line) else ()
    return any(part.is_link and leads_to_paper(part) for part in parts)


def _is_title(block: Block, content: Sequence[Block], cuts: Cuts) -> bool:
    if is_task(block):
        return _is_done_with_one(block, content, cuts)
    text = plain_text(block.spans).strip()
    if is_section_name(text) or (text.isalpha() and text.islower() and _is_over_name(content)):
        return False
    parts = cuts.look(block.spans)
    if parts and all(part.kind in WHEN for part in parts):
        return _is_about_one(content, cuts)
    if any(part.is_link and part.kind is Kind.TEXT and part.bracket != "(" for part in parts):
        links = [part for part in parts if part.is_link]
        if all(part.local.startswith("#") for part in links):
            return False  # back to the contents
        if all(is_front_page(part.url) or is_folder_of_repository(part.url) for part in links):
            return say_more("", content, cuts)
        below = [child for child in content if child.kind in LISTS]
        if sum(map(_has_linked_title, content)) > 1 or _has_notes(links, below):
            return False  # the volume of works that stand below, or their topic
        parts = parts[1:] if _is_led_by_names(parts) else parts
        return is_entry_like(parts) and read_fields(below, cuts) is not None
    has_words = len(plain_text(block.spans).split()) >= MIN_WORDS - 1
    if is_citation(parts) or (has_words and _is_signed(block, content)):
        return read_fields(content, cuts) is not None
    if _leads_to_its_paper(parts):
        below = [child for child in content if child.kind in LISTS]
        return read_fields(below, cuts) is not None
    return reads_as_title(parts) and say_more(plain_text(block.spans), content, cuts)


def _is_over_name(content: Sequence[Block]) -> bool:
    """Whether a name alone on a line begins what stands below a heading, and links follow it.

    "# rain ⏎ FineNet ⏎ [[paper]](…)": a heading of a word in small letters is none above a name.
    """
    if not content or content[0].kind is not BlockKind.PARAGRAPH:
        return False
    lines = split_lines(content[0].spans)
    name = plain_text(lines[0]).strip() if len(lines) > 1 else ""
    return name.isalnum() and not name.islower() and has_link(lines[1]) and not has_link(lines[0])


def _is_done_with_one(task: Block, content: Sequence[Block], cuts: Cuts) -> bool:
    """Whether a task is about one work: no list stands below, or remarks beside fields of it."""
    lists = [child for child in content if child.kind in LISTS]
    if any(has_link(line) for child in lists for line in lines_of(child)):
        return False
    name = plain_text(task.spans)
    return not lists or say_more(name, content, cuts) or _are_remarks(lists, name, cuts)


def _are_remarks(lists: Sequence[Block], name: str, cuts: Cuts) -> bool:
    """Whether a line or two below a task are no works, and say less than its own words."""
    lines = [line for child in lists for line in lines_of(child)]
    words = sum(count_words(plain_text(line)) for line in lines)
    is_few = len(lines) <= MAX_REMARKS and words < count_words(name)
    return is_few and not any(is_citation(cuts.look(line, below=True)) for line in lines)


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
    """Whether a title of some words has a label behind it that links to its paper: "[pdf](…)".

    A short name may stand before the title: "FineNet: A Fine Title [pdf](…)".
    """
    texts = [part for part in parts if part.kind is Kind.TEXT and not part.is_link]
    is_named = len(texts) > 1 and len(texts[0].text.split()) <= SHORT
    texts = texts[1:] if is_named and texts[1].span != texts[0].span else texts
    is_long = len(texts) == 1 and len(texts[0].text.split()) >= least
    labels = [part for part in parts if part.kind is Kind.LABEL and part.is_link]
    return is_long and any(map(leads_to_paper, labels))


def _is_signed(heading: Block, content: Sequence[Block]) -> bool:
    """Whether a heading has a line of names below it, and in it or the next ones when."""
    below = [child for child in content if child.kind is BlockKind.PARAGRAPH]
    signed = [_has_imprint(child) or _is_byline(child) for child in below]
    if signed[:1] == [True] and sum(signed) == 1:
        return True
    is_dated = _YEAR_LAST.search(plain_text(heading.spans)) is not None
    named = [_has_full_names(child, is_dated=is_dated) for child in below]
    return named[:1] == [True] and sum(named) == 1 and content[0] is below[0]


def _has_full_names(paragraph: Block, *, is_dated: bool) -> bool:
    """Whether a paragraph begins with a line of names and a year, "A. Poe (1982)".

    A surname alone may cite another work. Where the heading is dated, the line may be names alone.
    """
    text = plain_text(next(iter(split_lines(paragraph.spans)), ())).strip()
    dated = BYLINE.fullmatch(text)
    people = read_people(dated[1] if dated else text) if dated or is_dated else None
    return people is not None and people.is_known and not people.has_others


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
    fields = read_fields(content, cuts) or []
    return count_fields(fields, Field.TITLE) == 1 and all(is_field_like(line) for line in fields)


def _stands_over_work(blocks: Sequence[Block], cuts: Cuts) -> bool:
    """Whether the paragraph right below a heading begins with the citation of another work."""
    heading, *below = blocks
    text = plain_text(heading.spans)
    lines = [
        as_who_and_where(cuts.look(line))
        for child in below
        if child.kind is BlockKind.PARAGRAPH
        for line in split_lines(child.spans)[:1]
    ]
    return any(cites_other(text, line) for line in lines)
