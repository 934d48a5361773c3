"""Venues whose names are in no list: "(CHEOPS 22)", where siblings say "(VLDB 2019)".

By itself an acronym and two digits may be a data set or a part of the title, "(CIFAR 10)". Siblings
with venues in brackets tell what it is, and their years whether the digits are one. Where nearly
all begin so, "(22 VLDB) A Title", some known names tell it of all; it also tells that "(Fine
Letters 22)" says where and when. Words on the subject may stand behind the year, or behind a server
of preprints, "[2023 arXiv rain]".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from paperkg.characters import has_digit
from paperkg.reading.imprints.dates import year_in_full
from paperkg.reading.imprints.venues import Venue, read_venue
from paperkg.reading.labels import Field
from paperkg.reading.patterns import CAPITAL, RECENT_YEAR
from paperkg.reading.records import AGREED, Container, Group, Record, voters_of
from paperkg.reading.segments import Cut, Kind, Mark, Segment

__all__ = ["agree_on_venue_tags"]

MIN_GROUP = 2
"""So many siblings at least have a venue and a year in brackets."""

MIN_LINKS = 4
"""So many links after titles at least are known to be venues with their years."""

NEAR = 2
"""A year of two digits is no more years than this away from those of the siblings."""

DECADE = 10
"""A venue is older by no more years than this than what its siblings cite."""

_YEAR_FIRST = re.compile(rf"({RECENT_YEAR}) ({CAPITAL}[^\W\d_]*(?: [\w&]+){{0,5}})")
_YEAR_LAST = re.compile(rf"({CAPITAL}[^\W\d_]*(?: [\w&]+){{0,6}}),? \(?({RECENT_YEAR})\)?")
_TAG = re.compile(
    r"((?=[A-Za-z&]*?[A-Z][a-z&]{0,3}[A-Z])[A-Za-z&]++(?: [A-Z][A-Za-z&]*+){0,2})\s?['’]?\s?(\d\d)"
)
# "Fine Letters18", "Communications in Trees and Rain 2017".
_SPELLED_TAG = re.compile(rf"({CAPITAL}[^\W\d_]*(?: [^\W\d_]+){{0,5}}) ['’]?(\d\d)")  # "Book 18"
_LINKED = re.compile(rf"({CAPITAL}[^\d\n]{{1,80}}?)[ ,'’]*({RECENT_YEAR}|\d\d)")
# "NeuCom 2021", "ECCV_2020", "ICM'17".
_LINKED_TAG = re.compile(
    rf"({CAPITAL}[\w&.-]*?[^\W_](?: [\w&.-]+){{0,3}}?)[ _'’-]{{0,2}}({RECENT_YEAR}|\d\d)"
)
# "2023 Fine Letters", "2023 arXiv small owls": a year, and where or on what.
_YEAR_LED = re.compile(rf"({RECENT_YEAR})(?:[,:|/]\s?|\s(?:[-–—|]\s)?)(\S[^\n]{{0,80}})")
_PREPRINTS = re.compile(r"(?:(?:psy|soc)?a|bio|chem|med|psy|tech)rxiv\b|ssrn\b", re.IGNORECASE)
_TURNED_TAG = re.compile(r"['’]?(\d\d)\s?['’-]?\s?([A-Za-z&]*[A-Z]{2}[A-Za-z&]*)")


def agree_on_venue_tags(groups: Sequence[Group]) -> None:
    """Take "(CHEOPS 22)" for a venue and a year, where siblings have theirs in brackets."""
    _agree_on_links(groups)
    everywhere: list[int] | None = None
    for group in voters_of(groups, rows=False):
        _agree_on_linked_heads(group)
        _agree_on_years_first(group)
    for group in groups:
        _agree_on_bold_heads(group)
        _agree_on_heads(group)
        _agree_on_columns(group)
        tags = [tag for record in group.records for tag in _find_bracketed(record)]
        years = _years_of(tags)
        if len(years) < MIN_GROUP and len(tags) >= AGREED * len(group.records):
            if everywhere is None:
                records = (record for other in groups for record in other.records)
                everywhere = _years_of(tag for record in records for tag in _find_bracketed(record))
            years = everywhere
        _take_near(tags, years)


def _take_near(tags: Sequence[Segment], years: Sequence[int]) -> None:
    """Take acronyms with two digits for venues, where their years are near those of siblings."""
    if len(years) < MIN_GROUP:
        return
    for tag in tags:
        found = _read_tag(tag)
        if found and _is_near(found.date, years):
            _take_for_venue(tag, found)


def _is_near(year: str, years: Sequence[int]) -> bool:
    return min(years) - NEAR <= int(year) <= max(years) + NEAR


def _agree_on_columns(group: Group) -> None:
    """Take "CHEOPS22" in a column of venues for one with its year, where most are "VLDB21"."""
    columns: dict[int, list[Segment]] = {}
    for record in group.records if group.container is Container.ROW else ():
        for part in record.segments:
            if part.field is Field.VENUE and not part.is_link:
                columns.setdefault(part.column, []).append(part)
    for tags in columns.values():
        years = _years_of(tags)
        if len(years) >= AGREED * len(tags):
            _take_near(tags, years)


def _agree_on_links(groups: Sequence[Group]) -> None:
    """Take "A Title: [Fine Letters18](…)" for a link by its venue, where most such links are."""
    links = [link for group in groups for record in group.records for link in _find_linked(record)]
    years = [int(link.date[:4]) for link in links if link.venue and link.date]
    if len(years) < max(MIN_LINKS, AGREED * len(links)):
        return
    for link in links:
        is_name = link.people is not None and not link.people.is_sure  # "Fine Rain Letters 2018"
        found = _LINKED.fullmatch(link.text) if link.kind is Kind.TEXT or is_name else None
        if not found:
            continue
        year = year_in_full(found[2])
        if _is_near(year, years):
            link.kind, link.date, link.people = Kind.LABEL, year, None
            link.venue = Venue(found[1], year, False)


def _find_linked(record: Record) -> Iterator[Segment]:
    """Find the link right after words at the start of an item that lead nowhere."""
    if len(record.segments) < 2:
        return
    title, link = record.segments[:2]
    is_title = title.kind is Kind.TEXT and title.mark is Mark.PLAIN and not title.bracket
    is_linked = link.is_link and link.bracket in ("", "[")
    if is_title and is_linked and record.container is Container.ITEM:
        yield link


def _years_of(tags: Iterable[Segment]) -> list[int]:
    """Give the years of known venues, in full or in two digits: "VLDB 2019", "USENIX WOOT 12"."""
    return [int(year[:4]) for tag in tags if tag.kind is Kind.VENUE and (year := _year_of(tag))]


def _year_of(tag: Segment) -> str:
    found = None if tag.date else _read_tag(tag)
    return found.date if found else tag.date


def _read_tag(tag: Segment) -> Venue | None:
    """Read an acronym and two digits for a venue and its year."""
    if tag.date:
        return None
    if found := _TAG.fullmatch(tag.text):
        return Venue(found[1], year_in_full(found[2]), False)
    found = _TURNED_TAG.fullmatch(tag.text)
    return Venue(found[2], year_in_full(found[1]), False) if found else None


def _take_for_venue(tag: Segment, venue: Venue) -> None:
    tag.kind, tag.date, tag.venue = Kind.VENUE, venue.date, venue


def _agree_on_heads(group: Group) -> None:
    """Take "(22 VLDB) A Title" for a venue and a title, where nearly all begin so."""
    heads = [record.segments[0] for record in group.records if len(record.segments) > 1]
    heads = [head for head in heads if head.bracket and head.kind in (Kind.TEXT, Kind.VENUE)]
    if len(heads) < max(MIN_GROUP, AGREED * len(group.records)):
        return
    found = [(head, venue) for head in heads if (venue := _read_tag(head))]
    dated = sum(bool(head.date) for head in heads)
    known = dated + sum(read_venue(venue.name) is not None for _, venue in found)
    if found and known and len(found) + dated >= AGREED * len(heads):
        for head, venue in found:
            _take_for_venue(head, venue)
    _take_spelled(heads)


def _agree_on_years_first(group: Group) -> None:
    """Take the year in "[2023 small owls] A Title", where siblings have theirs with a venue so."""
    heads = [record.segments[0] for record in group.records if len(record.segments) > 1]
    heads = [head for head in heads if head.bracket and head.kind in (Kind.TEXT, Kind.VENUE)]
    led = [(head, found) for head in heads if (found := _YEAR_LED.fullmatch(head.text))]
    dated = sum(head.date == found[1] for head, found in led)
    if dated < max(MIN_GROUP, AGREED * len(led)) or len(led) < AGREED * len(group.records):
        return
    for head, (year, where) in ((head, found.groups()) for head, found in led):
        if server := _PREPRINTS.match(where):
            _take_for_venue(head, Venue(server[0], year, True))
        elif head.kind is Kind.TEXT:
            head.kind, head.date = Kind.DATE, year


def _take_spelled(heads: Sequence[Segment]) -> None:
    """Take the digits in "(Fine Letters 22)" for the year, where siblings have theirs so."""
    years = _years_of(heads)
    undated = [head for head in heads if not head.date]
    found = [(head, tag) for head in undated if (tag := _SPELLED_TAG.fullmatch(head.text))]
    if len(years) < MIN_GROUP or len(years) + len(found) < AGREED * len(heads):
        return
    for head, tag in found:
        year = year_in_full(tag[2])
        if min(years) - DECADE <= int(year) <= max(years) + NEAR:
            _take_for_venue(head, Venue(tag[1], year, False))


def _agree_on_linked_heads(group: Group) -> None:
    """Take "[[Fine 2021](…)] A Title" for a link by its venue, where most siblings begin so."""
    found = [(head, tag) for record in group.records if (head := _find_linked_head(record))
             and (tag := _LINKED_TAG.fullmatch(head.text))]  # fmt: skip
    if len(found) < max(MIN_GROUP, AGREED * len(group.records)):
        return
    names = Counter(tag[1] for _, tag in found)
    for head, tag in found:
        year, is_venue = (
            year_in_full(tag[2]),
            names[tag[1]] > 1 or sum(map(str.isupper, tag[1])) > 1,
        )
        head.kind, head.date, head.people = Kind.LABEL, year, None
        head.venue = Venue(tag[1], year, False) if is_venue else head.venue


def _find_linked_head(record: Record) -> Segment | None:
    """Find a link in brackets before the words that a record goes on with."""
    head = record.segments[0] if len(record.segments) > 1 else None
    if head is None or not head.url or head.kind not in (Kind.TEXT, Kind.VENUE, Kind.LABEL):
        return None
    if head.cut is not Cut.BRACKET and head.bracket != "[":
        return None
    has_words = any(
        part.kind is Kind.TEXT and part.mark is Mark.PLAIN and part.text.count(" ") > 1
        for part in record.segments[1:]
        if part.line == head.line and not part.bracket
    )
    return head if has_words else None


def _agree_on_bold_heads(group: Group) -> None:
    """Take "**2019 Fine Biology** - A Title" for a venue, where siblings start with known ones."""
    heads = [record.segments[0] for record in group.records if len(record.segments) > 1]
    marked = (head for head in heads if head.mark in (Mark.STRONG, Mark.EMPHASIS))
    styled = [head for head in marked if has_digit(head.text)]
    for form, name, year in ((_YEAR_FIRST, 2, 1), (_YEAR_LAST, 1, 2)):
        found = [(head, match) for head in styled if (match := form.fullmatch(head.text))]
        if sum(head.kind is Kind.VENUE for head, _ in found) < MIN_GROUP:
            continue
        for head, match in found:
            if head.kind is Kind.TEXT and not head.is_link:
                head.kind, head.date = Kind.VENUE, match[year]
                head.venue = Venue(match[name], match[year], False)


def _find_bracketed(record: Record) -> Iterator[Segment]:
    """Find what stands in round brackets at the end of its span, a text or a venue."""
    for part in record.segments:
        is_last = part.bracket == "(" and not part.whole[part.end :].strip(" .:-–—,")
        if is_last and part.kind in (Kind.TEXT, Kind.VENUE):
            yield part
