"""Headings that are titles with who wrote them on the line below: "### Fine Rain ⏎ *Ann Poe*".

Where and when it appeared may stand on the same line, and links to it: "*Ann Poe (FCC 2019)*". A
link on where it appeared, "Ann Poe (2019), [Rain Letters](…)", may as well be on a title below the
name of a section: the words of both tell, if most of a rank are so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from paperkg.reading.cuts.headings import is_section_name
from paperkg.reading.cuts.lines import Cuts
from paperkg.reading.cuts.units import is_unit
from paperkg.reading.imprints.dates import read_date
from paperkg.reading.names.name_leads import starts_with_by
from paperkg.reading.names.people import People, read_people
from paperkg.reading.outlines.field_lines import author_field
from paperkg.reading.records import AGREED
from paperkg.reading.segments import Kind
from paperkg.reading.text.blocks import (
    BREAK,
    Block,
    BlockKind,
    Span,
    has_break,
    has_link,
    plain_text,
)
from paperkg.reading.votes.title_words import count_words
from paperkg.reading.words import is_given_name

__all__ = ["find_bylined"]

MIN_RANK = 2
"""So many headings at least have names below them."""

MAX_BLOCKS = 6
"""No more paragraphs stand below a title: more may be several works of a section."""

MIN_TOLD = 3
"""So many headings tell of links on where a work appeared."""

MIN_PARTS = 2
"""Names, and where or when, are so many parts of a line."""

MEAN_WORDS = 1.5
"""Titles have so many words in the mean; offices, "Director", have fewer."""

MIN_TITLE, MAX_SOURCE = 5, 0.75
"""Titles over such links have so many words in the mean, and the links no more than this share."""

_MAY_NAME = frozenset({Kind.PEOPLE, Kind.TEXT})
_SOURCE = frozenset({Kind.VENUE, Kind.DATE})


def find_bylined(
    blocks: Sequence[Block], ranks: Iterable[Sequence[int]], ends: Sequence[int], cuts: Cuts
) -> list[int]:
    """Find the headings with names below them, where most of their rank are, half known.

    Names alone are written as a field: few siblings would tell them.

    Parameters
    ----------
    blocks
        The blocks of a document.
    ranks
        The places of its headings, those of each rank together.
    ends
        For each block, where the next heading or rule stands.
    cuts
        What cuts lines into segments.
    """
    found: list[int] = []
    bylined: list[int] = []
    others: list[int] = []
    for rank in ranks:
        named = [
            (place, people)
            for place in rank
            if _may_be_title(blocks[place])
            and ends[place] - place <= MAX_BLOCKS
            and (people := _read_byline(blocks[place + 1 : place + 2], cuts))
        ]
        found += _find_linked(blocks, rank, ends, cuts)
        places = [place for place, _ in named]
        known = sum(is_given_name(people.names[0]) for _, people in named)
        words = sum(count_words(plain_text(blocks[place].spans)) for place in places)
        is_agreed = len(named) >= max(MIN_RANK, AGREED * len(rank))
        if is_agreed and 2 * known >= len(named) and words >= MEAN_WORDS * len(named):
            bylined += places
            found += [place for place in rank if _is_signed(blocks[place]) and place not in places]
        else:
            others += places
    if bylined:  # so are headings of another rank, where "by" tells
        bylined += [place for place in others if _says_by(blocks[place + 1])]
    for place in bylined:
        _name_authors(blocks[place + 1], cuts)
    return found + bylined


def _is_signed(heading: Block) -> bool:
    """Whether a heading ends with a dash and a name, "Rain - Ann Poe", as a name below others."""
    _, dash, name = plain_text(heading.spans).strip().rpartition(" - ")
    people = read_people(name.title(), single=True) if dash else None
    return people is not None and all(" " in name for name in people.names)


def _says_by(line: Block) -> bool:
    return starts_with_by(plain_text(line.spans).strip())


def _find_linked(
    blocks: Sequence[Block], rank: Sequence[int], ends: Sequence[int], cuts: Cuts
) -> list[int]:
    """Find headings over a line of names and a link on where the work appeared."""
    over_line = [
        place
        for place in rank
        if ends[place] == place + 2 and blocks[place + 1].kind is BlockKind.PARAGRAPH
    ]
    sources = [_read_source(blocks[place + 1], cuts) for place in over_line]
    told = [place for place, source in zip(over_line, sources, strict=True) if source]
    if len(told) < max(MIN_TOLD, AGREED * len(rank)):
        return []
    titles = sum(count_words(plain_text(blocks[place].spans)) for place in told)
    is_longer = sum(map(count_words, sources)) <= MAX_SOURCE * titles
    if titles < MIN_TITLE * len(told) or not is_longer:
        return []
    for place in over_line:
        line = blocks[place + 1]
        line.spans[:] = _join_lines(line)
    return over_line


def _join_lines(paragraph: Block) -> list[Span]:
    return [Span(" ") if span.is_break else span for span in paragraph.spans]


def _read_source(line: Block, cuts: Cuts) -> str:
    """Give what the link behind names, and a year or none, is on; "" for other lines."""
    if not has_link(line.spans):
        return ""  # most
    parts = cuts.look(_join_lines(line))
    linked = next((at for at, part in enumerate(parts) if part.is_link), 0)
    who, rest = parts[:linked], parts[linked:]
    if who and who[-1].kind is Kind.DATE:
        who = who[:-1]
    are_names = all(part.kind in _MAY_NAME for part in who)
    is_signed = are_names and any(part.kind is Kind.PEOPLE for part in who)
    is_alone = all(part.is_link and part.span == parts[linked].span for part in rest)
    return " ".join(part.text for part in rest) if is_signed and is_alone else ""


def _name_authors(line: Block, cuts: Cuts) -> None:
    """Write the names of a line as a field, and where and when on the next."""
    text = plain_text(line.spans).strip()
    if not _read_sourced(line, cuts):
        line.spans[:] = [author_field(text)]
        return
    names = cuts.look(line.spans)[0].text
    at = next(at for at, span in enumerate(line.spans) if span.text.strip())
    head = line.spans[at]
    if head.text.startswith(names):
        rest = head._replace(text=head.text.removeprefix(names).lstrip(" .,"))
        line.spans[: at + 1] = [author_field(names), BREAK, rest]


def _may_be_title(heading: Block) -> bool:
    text = plain_text(heading.spans).strip()
    is_open = heading.kind is BlockKind.HEADING and not has_link(heading.spans)
    return is_open and not (is_section_name(text) or is_unit(text) or read_date(text))


def _read_byline(below: Sequence[Block], cuts: Cuts) -> People | None:
    """Read the paragraph right below a heading, if that is a line of full names, or of a source."""
    if not below or below[0].kind is not BlockKind.PARAGRAPH or has_break(below[0].spans):
        return None
    if sourced := _read_sourced(below[0], cuts):
        return sourced
    text = plain_text(below[0].spans).strip()
    text = text.removesuffix(".") if starts_with_by(text) else text
    if has_link(below[0].spans) or text.endswith((".", ":", "：")):
        return None
    people = read_people(text, single=True)
    return people if people and all(" " in name for name in people.names) else None


def _read_sourced(line: Block, cuts: Cuts) -> People | None:
    """Read the names of a line that says where and when, and no more but for labels of links."""
    parts = [part for part in cuts.look(line.spans) if part.kind is not Kind.LABEL]
    if len(parts) < MIN_PARTS or any(part.kind not in _SOURCE for part in parts[1:]):
        return None
    people = None if parts[0].is_link else read_people(parts[0].text, single=True)
    return people if people and all(" " in name for name in people.names) else None
