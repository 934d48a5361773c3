"""Headings that read as titles of papers, with nothing but remarks below: notes on papers."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import ClassVar

from paperkg.characters import has_digit
from paperkg.reading.cuts.headings import is_section_name
from paperkg.reading.cuts.lines import Cuts
from paperkg.reading.cuts.shapes import (
    is_entry_like,
    is_field_like,
    is_marked_title,
    leads_to_paper,
    leads_to_person,
)
from paperkg.reading.cuts.short_citations import read_linked_lead
from paperkg.reading.cuts.works import WORKS
from paperkg.reading.imprints.section_dates import read_section
from paperkg.reading.labels import is_label
from paperkg.reading.outlines.field_lines import MAX_ITEMS, lines_of
from paperkg.reading.outlines.note_parts import Whole
from paperkg.reading.patterns import RECENT_YEAR
from paperkg.reading.plain_enum import PlainEnum
from paperkg.reading.segments import Kind, Mark, Segment
from paperkg.reading.tables.table_columns import find_titled
from paperkg.reading.text.blocks import Block, BlockKind, Span, has_link, plain_text
from paperkg.reading.votes.dated_titles import are_dated
from paperkg.reading.votes.title_words import is_title_case
from paperkg.reading.words import words_of

__all__ = [
    "MIN_WORDS",
    "SHORT",
    "find_little",
    "find_noted",
    "names_aside",
    "names_section",
    "titles_of",
]

NEARLY_ALL = 0.75
"""The share of the headings of a rank that must read as titles of papers with remarks below."""

MIN_SIGNS = 4
"""A title of Chinese, Japanese or Korean, which parts no words, has no fewer signs."""

MIN_EMPTY = 3
"""So many long headings with nothing below are titles, sooner than sections to be written."""

SHORT = 2
"""A short title has so many words, where others of its rank are titles."""

MAX_SOURCE = 60
"""Where and when a work appeared is told in no more signs, where nothing else is."""

MIN_WORDS = 4
"""A heading that reads as a title has no fewer words: "Related Work" is none."""

_ASIDES = words_of("sections", "asides")
_PAPERS = re.compile(
    r"\b(?:papers?(?:[-_]?lists?)?|articles?|publications?|literature|bibliography|"
    r"reading (?:group|list|notes|schedule)|readings)\b|"
    r"论文|文献|論文|논문",
    re.IGNORECASE,
)

# How sections of a course or a group begin, and no titles.
# A heading that speaks to the reader is none: "How to add a paper to our list".
_TALK = re.compile(
    r"\b(?:how to|getting started|install\w*|contribut\w+|we|our|you|your|this|these)\b",
    re.IGNORECASE,
)


# "2022: A Fine Title", "[2022] A Fine Title", "2022' A Fine Title".
_YEAR_FIRST = re.compile(
    rf"(?:[\[(]{RECENT_YEAR}[\])]|{RECENT_YEAR}(?:['’´`]|\s?[:：]|\s[-–—]))\s+(?:\S+\s+){{2}}\S"
)
# How many works a section has: "Trees and Hedges (4 papers)", "Rain [12]"; no year.
_BRACKET_LAST = re.compile(r"\S\s\(([^()]{6,60})\)\W{0,3}$")
_COUNT = re.compile(r"[(\[]\d{1,3}(?: [^\W\d_]+)?[)\]]$")


class Noted(PlainEnum):
    """What a heading may be by itself."""

    READS: ClassVar[Noted]
    """A long title with remarks below."""
    SHORT: ClassVar[Noted]
    """A title or a section, with remarks below."""
    EMPTY: ClassVar[Noted]
    """A long title, or a section, with nothing below so far."""
    OPEN: ClassVar[Noted]
    """A short title, or a section, with nothing below so far."""


def find_noted(
    blocks: Sequence[Block],
    ends: Sequence[int],
    wholes: Mapping[int, Whole],
    asked: Container[int],
    *,
    title: Block | None,
    cuts: Cuts,
) -> dict[int, Noted]:
    """Find the headings that may be titles with nothing but remarks below.

    Parameters
    ----------
    blocks
        The blocks of a document.
    ends
        For each, where the next heading or rule stands.
    wholes
        Where headings end that have parts below them, of names that they share.
    asked
        The places of the headings to look at: others are known to be titles.
    title
        The heading of the document.
    cuts
        What cuts lines into segments.

    Returns
    -------
    dict
        What each such heading is, by its place; the titles or sections around it speak of papers,
        its rank ends with years, or its parts are those of notes.
    """
    around: dict[int, str] = {0: plain_text(title.spans) if title else ""}
    found: dict[int, Noted] = {}
    ranks = _ranks_asked(blocks, asked, title)
    signed = {level for level, rank in ranks.items() if _are_signed(rank)}
    dated = signed | _find_dated(ranks, cuts)
    for place, block in enumerate(blocks):
        if block.kind is BlockKind.HEADING and block is not title:
            text = plain_text(block.spans)
            around = {level: said for level, said in around.items() if level < block.level}
            if place in asked:
                whole = wholes.get(place)
                content = blocks[place + 1 : whole.end if whole else ends[place]]
                may_be = block.level in dated or any(map(_is_of_papers, around.values()))
                may_be = may_be or (whole is not None and whole.is_named)
                may_be = may_be or _says_where(content, cuts) or _points_once(content, cuts)
                if may_be and (
                    noted := _read(text, content, cuts, is_signed=block.level in signed)
                ):
                    found[place] = noted
            around[block.level] = text
    return found


def _ranks_asked(
    blocks: Sequence[Block], asked: Container[int], title: Block | None
) -> dict[int, list[Block]]:
    """Give the headings of each rank of which one is asked about."""
    ranks: dict[int, list[Block]] = {}
    levels = set()
    for place, block in enumerate(blocks):
        if block.kind is BlockKind.HEADING and block is not title:
            ranks.setdefault(block.level, []).append(block)
            if place in asked:
                levels.add(block.level)
    return {level: rank for level, rank in ranks.items() if level in levels}


def _find_dated(ranks: Mapping[int, Sequence[Block]], cuts: Cuts) -> set[int]:
    """Find the ranks of headings that nearly all have a year at an end, or cite, as works do."""
    return {
        level
        for level, rank in ranks.items()
        if are_dated([plain_text(block.spans) for block in rank])
        or _are_led_by_years(rank)
        or _are_cited(rank, cuts)
    }


def _are_led_by_years(rank: Sequence[Block]) -> bool:
    led = sum(_YEAR_FIRST.match(plain_text(block.spans)) is not None for block in rank)
    return led >= max(MIN_EMPTY, NEARLY_ALL * len(rank))


def _are_signed(rank: Sequence[Block]) -> bool:
    """Whether nearly all headings of a rank end with who and when: "FineNet (Poe 2017)"."""
    texts = [plain_text(block.spans) for block in rank]
    found = [read_linked_lead(last[1]) for text in texts if (last := _BRACKET_LAST.search(text))]
    signed = sum(lead is not None and bool(lead[1]) for lead in found)
    return signed >= max(MIN_EMPTY, NEARLY_ALL * len(rank))


def _are_cited(rank: Sequence[Block], cuts: Cuts) -> bool:
    """Whether nearly all headings of a rank say where, or who, or when: "A Title (FCC 2017)"."""
    if len(rank) < MIN_EMPTY:
        return False
    cited = sum(_says_source(cuts.look(block.spans)) for block in rank)
    return cited >= NEARLY_ALL * len(rank)


def _says_source(parts: Sequence[Segment]) -> bool:
    """Whether a line is a title, and where or by whom: a day alone is that of a lecture."""
    words = max((len(part.text.split()) for part in parts if part.kind is Kind.TEXT), default=0)
    is_said = any(
        (part.venue is not None and part.venue.is_sure and len(part.date) <= len("2017-06"))
        or (part.people is not None and part.people.is_sure)
        for part in parts
    )
    is_dated = any(part.bracket and len(part.date) == len("2017") for part in parts)
    return (words >= SHORT and is_said) or (words >= MIN_WORDS and is_dated)


def find_little(blocks: Sequence[Block], ends: Sequence[int], places: Iterable[int]) -> set[int]:
    """Find the headings with a line below them at most, and no parts of their own.

    A section of works has more, but for one that is still empty.
    """
    return {place for place in places if _has_little(blocks[place], blocks, place, ends[place])}


def _has_little(heading: Block, blocks: Sequence[Block], place: int, end: int) -> bool:
    after = blocks[end] if end < len(blocks) else None
    if after and after.kind is BlockKind.HEADING and after.level > heading.level:
        return False
    lines = [line for child in blocks[place + 1 : end] for line in _lines_in(child)]
    if end - place > SHORT or len(lines) > 1 or any(map(_leads_elsewhere, lines)):
        return False
    if any(child.kind in (BlockKind.CODE, BlockKind.TABLE) for child in blocks[place + 1 : end]):
        return False
    text = plain_text(heading.spans).strip()
    is_long = " " in text or (not text.isascii() and len(text) >= MIN_SIGNS)
    return is_long and not names_section(text)


def _leads_elsewhere(line: Sequence[Span]) -> bool:
    """Whether a link of a line says more than what it leads to: "[PDF]" does not."""
    return any(span.is_link and not is_label(span.text) for span in line)


def names_aside(text: str) -> bool:
    """Whether a heading says that what stands below it is about the list: "Explanatory Notes"."""
    return text.lower().strip(" .:：!！") in _ASIDES


def names_section(text: str) -> bool:
    """Whether a heading is that of a section, or of what is said of the list: "How to help"."""
    is_named = is_section_name(text) or names_aside(text)
    return is_named or _TALK.search(text) is not None or _COUNT.search(text) is not None


def titles_of(
    rank: Sequence[int],
    said: set[int],
    noted: dict[int, Noted],
    short: set[int],
    little: set[int],
    blocks: Sequence[Block],
) -> Iterable[int]:
    """Give the headings of a rank that are titles, as far as the rank agrees on it.

    Parameters
    ----------
    rank
        The places of the headings.
    said
        Those that are titles by what stands below them.
    noted
        What others may be; sections have something in them, and where none of a rank has, they
        are titles.
    short
        Short ones with labels that lead to their papers: titles where the rank has titles.
    little
        Those with hardly anything below: titles, too, where nearly all others of the rank are.
    blocks
        The blocks of the document.
    """
    sure = [place for place in rank if place in said]
    read = [place for place in rank if place in said or noted.get(place) is Noted.READS]
    empty = [place for place in rank if noted.get(place) is Noted.EMPTY]
    told = sum(noted.get(place) not in (Noted.EMPTY, Noted.OPEN) for place in rank)
    unread = [place for place in rank if place not in noted and place not in said]
    if len(empty) >= MIN_EMPTY and len(read) + len(empty) >= NEARLY_ALL * len(rank):
        are_sections = any(_has_content(blocks, place) for place in (*empty, *unread))
        read += () if are_sections else empty
    slight = [place for place in rank if place in little]  # which speak neither for nor against
    least = max(MIN_EMPTY, len(slight), NEARLY_ALL * (len(rank) - len(slight)))
    is_told = len(sure) >= least
    others = short.union(slight if is_told else ())
    if len(read) >= max(2, NEARLY_ALL * told):
        return [place for place in rank if place in said or place in noted or place in others]
    if 2 * len(sure) < len(rank) and not is_told:
        return ()
    return [place for place in rank if place in said or place in others]


def _has_content(blocks: Sequence[Block], place: int) -> bool:
    """Whether something stands below a heading: text, or a heading of a lower rank."""
    level = blocks[place].level
    return any(
        block.kind is not BlockKind.HEADING or block.level > level
        for block in blocks[place + 1 : place + 2]
    )


def _is_of_papers(heading: str) -> bool:
    """Whether a heading speaks of papers, or is a venue and its year: "ICLR 2023"."""
    return _PAPERS.search(heading) is not None or read_section(heading).name != ""


def _says_where(content: Sequence[Block], cuts: Cuts) -> bool:
    """Whether the first line below a heading is where and when a work appeared: "> FCC 2018"."""
    first = content[0] if content else None
    if first and first.kind is BlockKind.QUOTE and first.children:
        first = first.children[0]
    if first is None or first.kind is not BlockKind.PARAGRAPH:
        return False
    line = next(iter(lines_of(first)), [])
    if not any(has_digit(span.text) for span in line) or len(plain_text(line)) > MAX_SOURCE:
        return False
    parts = cuts.look(line, below=True)
    are_said = all(part.kind in (Kind.VENUE, Kind.DATE) for part in parts)
    return are_said and any(part.venue and part.venue.name for part in parts)


def _read(
    text: str, content: Sequence[Block], cuts: Cuts, *, is_signed: bool = False
) -> Noted | None:
    """Say what a heading may be by its words and by what stands below it; None for no title.

    One of a rank that is signed may be as short as a name.
    """
    words = len(text.split()) + is_signed
    if words < MIN_WORDS - 1 or text.endswith(("!", ":")):
        return None
    if text.endswith(".") and not is_title_case(text):
        return None
    if _TALK.search(text) or is_section_name(text) or _COUNT.search(text):
        return None
    if not content:
        return Noted.EMPTY if words >= MIN_WORDS else Noted.OPEN
    lines = [line for child in content for line in _lines_in(child)]
    if not lines or any(child.kind is BlockKind.CODE or _lists_works(child) for child in content):
        return None
    if not all(_is_remark(line, cuts) for line in lines) or any(map(_is_bold_title, lines)):
        return None
    if sum(_is_work(cuts.look(line)) for line in lines) > 1:
        return None
    return Noted.READS if words >= MIN_WORDS else Noted.SHORT


def _lists_works(block: Block) -> bool:
    """Whether a table has a column of titles, and is none of results."""
    names = block.children[0] if block.kind is BlockKind.TABLE and block.children else None
    return names is not None and bool(
        find_titled([plain_text(cell.spans).lower() for cell in names.children])
    )


def _is_work(parts: Sequence[Segment]) -> bool:
    """Whether a line cites a work, "A Fine Title (FCC '14)", and is no remark on one above."""
    return any(names_work(parts) for names_work in WORKS)


def _is_bold_title(line: Sequence[Span]) -> bool:
    """Whether a line is in bold as a whole and reads as a title: a work below a topic."""
    text = plain_text(line).strip()
    is_long = len(text.split()) > MIN_WORDS and not text.endswith((":", "："))
    is_bold = is_long and all(span.strong for span in line if span.text.strip())
    return is_bold and is_title_case(text)


def _lines_in(block: Block) -> Iterator[list[Span]]:
    """Give the lines of a block, and of the blocks in its first items."""
    yield from lines_of(block)
    for item in block.children[:MAX_ITEMS] if block.kind is BlockKind.LIST else ():
        for child in item.children[1:]:
            yield from lines_of(child)


def _is_remark(line: Sequence[Span], cuts: Cuts) -> bool:
    """Whether a line below a title says more of it, and is no entry: "Code: https://…"."""
    if not has_link(line):
        return True
    parts = cuts.look(line, below=True)
    is_name = len(parts) == 1 and len(parts[0].text.split()) < MIN_WORDS
    if is_name and not leads_to_paper(parts[0]):
        return True  # [Detailed notes](notes.md)
    links = [part for part in parts if part.is_link]
    if links and all(map(leads_to_person, links)):
        return True  # Ann Poe, https://example.org/profile/123
    if any(map(is_marked_title, parts)):
        return False  # [Summary](notes.md): "**A Fine Title**"
    if _points_to_paper(parts):
        return True
    return is_field_like(parts) or not is_entry_like(parts)


def _points_to_paper(parts: Sequence[Segment]) -> bool:
    """Whether a sentence comes before links that only point: "It rains. [Read it here](…)"."""
    first = parts[0]
    if first.kind is not Kind.TEXT or first.is_link or first.mark is not Mark.PLAIN:
        return False
    links = [part for part in parts if part.is_link]
    is_sentence = first.text.count(" ") > 0 and not is_title_case(first.text)
    return is_sentence and all(is_label(part.text.rpartition(" ")[2]) for part in links)


def _points_once(content: Sequence[Block], cuts: Cuts) -> bool:
    """Whether the paragraphs below a heading have one link to a paper, which only points to it."""
    if any(child.kind is not BlockKind.PARAGRAPH for child in content):
        return False
    lines = [line for child in content for line in lines_of(child) if has_link(line)]
    if len(lines) != 1:
        return False
    parts = cuts.look(lines[0], below=True)
    links = [part for part in parts if part.is_link]
    return len(links) == 1 and leads_to_paper(links[0]) and _points_to_paper(parts)
