"""Several works on one line: "Poe, [Fine Rain](…) and [Fine Snow](…)", "Poe, *Rain* and *Snow*".

A second link may lead to anything, such as what explains the first. That siblings have one link
each, in the same place, tells that a link is a work there; so who stands before it wrote both. The
like holds of titles in a style, if "and" joins them: after a comma, italics are a journal.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import compress, pairwise
from typing import NamedTuple

from paperkg.addresses import split_url
from paperkg.reading.cuts.shapes import leads_to_book, leads_to_paper
from paperkg.reading.labels import Field, is_label
from paperkg.reading.names.name_leads import starts_with_by
from paperkg.reading.names.people import read_people
from paperkg.reading.patterns import RECENT_YEAR
from paperkg.reading.records import AGREED, Container, Group, Place, Record, join_small
from paperkg.reading.segments import Cut, Kind, Mark, Segment
from paperkg.reading.votes.title_words import begins_big, count_words, is_title_case
from paperkg.reading.words import either

__all__ = ["part_joined_works"]

MIN_ALONE = 2
"""So many siblings at least have one link in the same place."""

MAX_LEAD = 5
"""Who stands before a link in no more words."""

MIN_SMALL = 3
"""A title that begins in small letters has so many words."""

_ARTICLES = r"The|An?|Die|Der|Das|Le|La|Les|El|Il"
# "(1981), and also The": what stands between two works.
_BETWEEN = re.compile(
    rf"\s*(?:\([^()\n]{{0,20}}{RECENT_YEAR}[a-z]?\))?\s*(?P<sign>[,;+、，]?)\s*"
    rf"(?P<and>(?:{either('people', 'last_joints')}|&)\s+)?(?:(?:{either('people', 'also')})\s+)?"
    rf"(?:(?:{_ARTICLES})\s+)?"
)
_LEAD = re.compile(
    r"\s*(?P<who>[^\d\"“”()\[\]:,;–—•·]{2,60}?(?:\set al\.?)?)\s*(?P<sign>[,:：]|-+|[–—•·])\s*"
)
_AND = re.compile(rf"\s*(?:{either('people', 'last_joints')}|&)\s*")
_STYLES = (Mark.EMPHASIS, Mark.STRONG)
_SIGNED = (Cut.COMMA, Cut.DASH, Cut.BRACKET)
# "Part 2", "Review", "Video of the talk": what belongs to the work before it.
_PART = re.compile(
    r"(?:part|chapters?|chs?|vol(?:ume)?|lectures?|slides?|video|talk|review|summary|notes?|code|blog"
    r"|interview|teil|kapitel|band|partie|chapitre|tome|parte|cap[ií]tulo|\d+)\b",
    re.IGNORECASE,
)


class _Line(NamedTuple):
    """A record, its works as places among its spans, and what sets off who stands before them.

    Some are known as books by where they lead, behind whatever is said of them.
    """

    record: Record
    links: list[int]
    sign: str
    are_books: bool = False


def part_joined_works(groups: Sequence[Group]) -> None:
    """Make a work of each link of a line, where siblings have one in the place of the first."""
    told: set[int] = set()
    for group in (*groups, *join_small(groups)):
        if group.container in (Container.ITEM, Container.PARAGRAPH):
            _find(group.records, told)
    if not told:
        return
    for group in groups:
        if any(id(record) in told for record in group.records):
            group.records = [
                work
                for record in group.records
                for work in (_parted(record) if id(record) in told else [record])
            ]


def _find(records: Sequence[Record], told: set[int]) -> None:
    """Find the records that hold several works, if enough others hold one."""
    if len(records) <= MIN_ALONE or not any(map(_has_several, records)):
        return
    lines = [line for record in records if (line := _read(record))]
    several = [len(_works_of(line)) > 1 for line in lines]
    signs = [line.sign for line, is_joined in zip(lines, several, strict=True) if not is_joined]
    for line in compress(lines, several):
        if signs.count(line.sign) >= max(MIN_ALONE, AGREED * len(signs)):
            told.add(id(line.record))


def _has_several(record: Record) -> bool:
    """Whether a record has several links or titles in a style on its first line."""
    marked = 0
    for part in record.segments:
        marked += part.is_link or part.mark in _STYLES
    return marked > 1 and len(_links_of(record)) > 1


def _links_of(record: Record) -> list[int]:
    """Give the links on the first line of a record, as places among its spans, but labels.

    So are titles in a style where there are no links, and beside these what "and" joins to them.
    """
    linked, styled = set(), set()
    for part in record.segments:
        if part.line or part.bracket or part.kind is Kind.LABEL:
            continue
        if part.is_link:
            linked.add(part.span)
        elif part.mark in _STYLES and not (part.venue and part.venue.is_sure):
            styled.add(part.span)
    links = [at for at, place in enumerate(record.spans) if place.number in linked]
    if not styled:
        return links
    titles = [at for at, place in enumerate(record.spans) if place.number in styled]
    if links and titles and not _are_joined(record, titles[:2], links[0]):
        titles = [at for at in titles if _is_joined(record, at, links)]
    return sorted((*links, *titles))


def _are_joined(record: Record, titles: Sequence[int], link: int) -> bool:
    """Whether "and" alone joins two titles in a style, before the link of a remark."""
    first, *second = titles
    joint = record.spans[first + 1].span.text if second == [first + 2] else ""
    return titles[-1] < link and _AND.fullmatch(joint) is not None


def _is_joined(record: Record, at: int, links: Sequence[int]) -> bool:
    """Whether nothing but "and" stands between a title in a style and a link next to it."""
    beside = (at + 1, at - 1)
    return any(
        other + step in links and _AND.fullmatch(record.spans[other].span.text) is not None
        for other, step in zip(beside, (1, -1), strict=True)
        if 0 <= other < len(record.spans)
    )


def _read(record: Record) -> _Line | None:
    links = _links_of(record)
    if not links:
        return None
    before = "".join(place.span.text for place in record.spans[: links[0]])
    if not before.strip():
        return _Line(record, links, "")
    if before.rstrip().endswith((":", "：")) and len(links) > 1 and _are_books(record, links):
        is_person = read_people(before.strip(" :："), single=True) is not None
        return _Line(record, links, ":", are_books=not is_person)
    found = _LEAD.fullmatch(before)
    if found is None or count_words(found["who"]) > MAX_LEAD:
        return None
    return _Line(record, links, found["sign"])


def _are_books(record: Record, links: Sequence[int]) -> bool:
    """Whether links lead to pages of books."""
    numbers = {record.spans[at].number for at in links}
    return all(leads_to_book(part) for part in record.segments if part.span in numbers)


def _works_of(line: _Line) -> list[int]:
    """Give the links of a line that are works, from the first as long as they are joined."""
    spans, works, sure = line.record.spans, line.links[:1], 1
    for last, link in pairwise(line.links):
        between = "".join(place.span.text for place in spans[last + 1 : link])
        if between.lstrip()[:1] == "." and _are_papers(line.record, last, link):
            between = between.replace(".", ",", 1)
        joint = _BETWEEN.fullmatch(between)
        if joint is None or not (joint["sign"] or joint["and"]):
            break
        if not _is_work(spans[last], spans[link], line, is_joined=bool(joint["and"])):
            break
        works.append(link)
        sure = len(works) if spans[link].span.url or joint["and"] else sure
    return works[:sure]  # of "*Fine Rain*, *Fine Snow*" the second is a journal


def _are_papers(record: Record, *links: int) -> bool:
    """Whether links lead to papers, by their titles: "[A Fine Title](…). [A Finer Title](…)."."""
    spans = [record.spans[at] for at in links]
    return _lead_to_papers(record, *spans) and all(is_title_case(at.span.text) for at in spans)


def _lead_to_papers(record: Record, *links: Place) -> bool:
    papers = {part.span for part in record.segments if part.is_link and leads_to_paper(part)}
    return {link.number for link in links} <= papers


def _is_work(first: Place, other: Place, line: _Line, *, is_joined: bool) -> bool:
    """Whether a link names a work as the one before it does."""
    text = other.span.text.strip()
    if line.are_books:
        return not is_label(text)
    people = read_people(text, single=True)
    is_person = people is not None and people.has_given_name
    if is_label(text) or _PART.match(text) or is_person:
        return False
    if not other.span.url:
        return begins_big(text)
    addresses = [split_url(place.span.url) for place in (first, other)]
    hosts = {address[1] if address else "" for address in addresses}
    is_of_site = len(hosts) == 1 and (is_joined or count_words(text) > 1)
    if not line.sign and not (is_of_site or (is_joined and _are_long_papers(line, first, other))):
        return False
    return begins_big(text) or (
        bool(line.sign) and not is_joined and count_words(text) >= MIN_SMALL
    )


def _are_long_papers(line: _Line, *links: Place) -> bool:
    """Whether links lead to papers, wherever these are, by the words of titles."""
    are_long = all(count_words(link.span.text) >= MIN_SMALL for link in links)
    return are_long and _lead_to_papers(line.record, *links)


def _parted(record: Record) -> list[Record]:
    line = _read(record)
    works = _works_of(line) if line else []
    numbers = [record.spans[at].number for at in works]
    lead = [part for part in record.segments if part.span < numbers[0]]
    if line and line.are_books:
        lead = [replace(part, field=Field.NOTE) for part in lead]  # whatever it says, no title
    before = [place for place in record.spans if place.number < numbers[0]]
    bounds = [*numbers, record.spans[-1].number + 1]
    cut = next(part.cut for part in record.segments if part.span == numbers[0])
    made = []
    for number, end, at in zip(numbers, bounds[1:], works, strict=True):
        is_last = end == bounds[-1]
        parts = [part for part in record.segments if number <= part.span < end and not part.line]
        if is_last:
            parts += [part for part in record.segments if part.line]
        else:
            parts = [part for part in parts if part.span == number or part.kind is Kind.DATE]
        parts[0].cut = cut  # set off from who wrote it as the first is
        if not parts[0].is_link or leads_to_book(parts[0]):
            parts[0].take_for_words()
        is_first = number == numbers[0]
        parts = [*(lead if is_first else [part.copy() for part in lead]), *parts]
        spans = [*before, *(record.spans[at:] if is_last else record.spans[at : at + 1])]
        text = "".join(place.span.text for place in spans)
        made.append(
            replace(record, segments=parts, spans=spans, text=text, remarks=list(record.remarks))
        )
    _sign_all(made)
    return made


def _sign_all(works: Sequence[Record]) -> None:
    """Let those who sign the last of some works have written all: "[A](…) and [B](…) by Poe"."""
    if any(part.kind is Kind.PEOPLE for work in works[:-1] for part in work.segments):
        return
    signed: list[Segment] = [
        part
        for part in works[-1].segments
        if part.kind is Kind.PEOPLE and not (part.line or part.is_link)
        if starts_with_by(part.text) or part.cut in _SIGNED
    ]
    for work in works[:-1]:
        work.segments += [part.copy() for part in signed[:1]]
