"""What stands before the titles of siblings: a year, or a surname and a year.

"1984: A Fine Paper" may be a title by itself, as "2001: A Space Odyssey" is, and "Poe (2010) - A
Fine Paper" may begin with a name that the paper coins. What its siblings begin with tells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from paperkg.reading.citations.cited_authors import name_author, read_before_title
from paperkg.reading.cuts.shapes import leads_to_title
from paperkg.reading.imprints.dates import read_date
from paperkg.reading.imprints.venues import Venue
from paperkg.reading.names.people import People, read_people
from paperkg.reading.patterns import CAPITAL, YEAR
from paperkg.reading.records import (
    AGREED,
    MIN_GROUP,
    Group,
    Record,
    find_in_most,
    join_small,
    match_in_most,
)
from paperkg.reading.segments import Cut, Kind, Mark, Segment
from paperkg.reading.votes.title_words import count_words, is_title_case

__all__ = ["agree_on_leads"]

_MONTH = r"(?:\d{1,2}\.?\s)?[^\W\d_]{3,9}\.?\s(?:\d{1,2},?\s)?"
_YEAR = re.compile(
    rf"((?:{_MONTH})?{YEAR}(?:[-/.](?:0[1-9]|1[0-2])(?:[-/.]\d\d)?)?)"
    r"(?:\s?[:：]\s+|\s+(?=[^:]{2,120}:\s))"
    r"(?:(?![A-Z]{2,}:|[\w-]*[a-z-][A-Z])"  # "2015: U-Net: A Fine Title" has no author
    r"([^\W\d_a-z][\w'’./-]*(?:\s(?:et al\.?|and [A-Z]\w+|& [A-Z]\w+))?):\s+)?"
)

# "1984 A Fine Title", "2019-05 A Fine Title": where nearly all siblings begin so.
_YEAR_OR_DAY = rf"({YEAR}(?:[-./](?:0[1-9]|1[0-2])(?:[-./][0-3]\d)?)?)\s+"
_PLAIN_YEAR = re.compile(rf"{_YEAR_OR_DAY}(?=[\"“‘'(\[]?{CAPITAL})")
# Among such, also "1984 4-bit Things", "1984 node2vec: Things".
_ANY_YEAR = re.compile(rf"{_YEAR_OR_DAY}(?=[^\W_]|[\"“‘'(\[])")

# What a year tells from those of other years, in its title: "2023 Guideline for Fine Rain".
_CALLED_BY_YEAR = re.compile(
    r"\b(?:consensus|guidelines?|recommendations|(?:\d{4}|policy|position|scientific) statement)\b",
    re.IGNORECASE,
)

NEARLY_ALL = 0.8
"""The share of the siblings that must begin with a year which no sign parts from the title."""

MAX_KEY = 40
"""A key has no more signs."""

# "Poe2019: ", "Chen2019C: ".
_CITE_KEY = re.compile(rf"({CAPITAL}[\w’'-]*?({YEAR})[A-Za-z]{{0,2}}):\s+(?=\S)")

# "Poe2019", "PoeOrr2016JRL".
_PARTED_KEY = re.compile(rf"{CAPITAL}[A-Za-z’'-]*?({YEAR})[a-z]?[A-Z]{{0,6}}[a-z]?")

# "Poe 2003", "Poe & Li 2003a".
_KEY = re.compile(rf"({CAPITAL}[\w'’-]+(?:\s(?:&|and)\s{CAPITAL}[\w'’-]+)?),? ({YEAR})[a-z]?")


# "1988 Poe and Orr, " and "Poe 1988, " before a title in a link or a style.
_YEAR_FIRST = re.compile(rf"({YEAR}),?\s+(?=\S)")
_YEAR_LAST = re.compile(rf"(?<=\S)\s({YEAR})$")


# "Ann Poe at Fine Conf 2015".
_SPOKEN = re.compile(
    rf"({CAPITAL}[^:]{{2,60}}?),? at (?:the )?({CAPITAL}[\w&.'’-]*(?: [\w&.'’-]+){{0,4}}?),? "
    rf"({YEAR})"
)


def agree_on_leads(groups: Sequence[Group]) -> None:
    """Take years and surnames before titles for what they are, where most siblings have them.

    A small group listens to all groups of its kind in the document.
    """
    pooled = {
        kind: [record for group in groups if group.container is kind for record in group.records]
        for kind in {group.container for group in groups if len(group.records) < MIN_GROUP}
    }
    dated = {kind: _begin_with_years(records) for kind, records in pooled.items()}
    for group in groups:
        is_small = len(group.records) < MIN_GROUP
        if dated[group.container] if is_small else _begin_with_years(group.records):
            are_named = _name_after_years(group.records)
            for record in group.records:
                _cut_year(record, may_be_named=are_named)
        _split_keys(group.records)
        _split_years(group.records)
        _name_authors(group.records)
    for group in (*join_small(groups), *groups):
        _cut_years_beside_names(group.records)
        _cut_plain_years(group.records)
        _cut_speakers(group.records)
    everything = [record for group in groups for record in group.records if record.segments]
    for record in everything:
        _join_key(record)
    _name_lines(everything)
    if any(map(_is_before_semicolon, everything)):
        for record in everything:
            _cut_names(record)


def _begin_with_years(records: Sequence[Record]) -> bool:
    most = max(MIN_GROUP, AGREED * len(records))
    return bool(find_in_most(records, _begins_with_year, most))


def _begins_with_year(record: Record) -> bool:
    head = record.segments[0] if record.segments else None
    if head is None or head.kind is Kind.DATE:
        return head is not None
    found = _YEAR.match(head.text) if ":" in head.text or "：" in head.text else None
    return found is not None and bool(read_date(found[1]))


def _name_after_years(records: Sequence[Record]) -> bool:
    """Whether most have a word and a colon behind the year: few titles begin so, "Rain: Snow"."""
    found = [found for record in records if (found := _YEAR.match(record.text))]
    return sum(bool(year[2]) for year in found) >= AGREED * len(found)


def _head(record: Record) -> Segment:
    return record.segments[0]


def _cut_year(record: Record, *, may_be_named: bool) -> None:
    """Cut "1984: A Fine Title", and "1984 Poe: A Fine Title", whose year a surname follows."""
    head = record.segments[0] if record.segments else None
    found = _YEAR.match(head.text) if head else None
    if not head or not found or head.kind is not Kind.TEXT or not read_date(found[1]):
        return
    place = head.whole.find(head.text[:8], head.start)
    parts = [replace(head, text=found[1], kind=Kind.DATE, date=read_date(found[1]))]
    parts[0].end = place + len(found[1])
    is_named = bool(found[2]) and (may_be_named or " " in found[2])
    people = read_people(found[2], single=True) if is_named else None
    if people:
        parts.append(replace(head, text=found[2], kind=Kind.PEOPLE, people=people, cut=Cut.SPACE))
        parts[1].start, parts[1].end = place + found.start(2), place + found.end(2)
    start = found.end() if people or not found[2] else found.start(2)
    rest = replace(head, text=head.text[start:], cut=Cut.COLON, start=place + start)
    record.segments[:1] = [*parts, rest]


def _cut_plain_years(records: Sequence[Record]) -> None:
    """Cut "1984 A Fine Title" where nearly all begin with a year."""
    headed = [record for record in records if record.segments]
    others = [record for record in headed if record.segments[0].kind is not Kind.DATE]
    dated = len(headed) - len(others)
    least = max(MIN_GROUP, NEARLY_ALL * len(records))
    others = [record for record in others if record.segments[0].text[:1].isdecimal()]
    if len(others) + dated < least:
        return
    plain = sum(_find_plain_year(_head(record)) is not None for record in others)
    may_be = [record for record in others if _head(record).kind is Kind.TEXT or _is_whole(record)]
    found = [(record, year) for record in may_be if (year := _ANY_YEAR.match(_head(record).text))]
    if len(found) + dated < least or 2 * (plain + dated) < len(records):
        return
    for record, year in found:
        head = _head(record)
        date = replace(head, text=year[1], kind=Kind.DATE, date=read_date(year[1]))
        end = head.whole.find(head.text[:8], head.start) + year.end()
        date.end, head.cut = end, Cut.SPACE
        if not _CALLED_BY_YEAR.search(head.text):
            head.start, head.text = end, head.text[year.end() :]
            head.kind, head.venue, head.date = Kind.TEXT, None, ""
        record.segments.insert(0, date)


def _is_whole(record: Record) -> bool:
    """Whether what seems a venue is all the words of a record: "2021 4-bit Trees"."""
    head, *rest = record.segments
    is_named = head.venue is None or (head.venue.is_sure and bool(head.venue.name))
    is_likely = not is_named and head.mark is Mark.PLAIN
    return is_likely and not any(part.kind is Kind.TEXT for part in rest)


def _find_plain_year(head: Segment) -> re.Match[str] | None:
    return _PLAIN_YEAR.match(head.text) if head.kind is Kind.TEXT else None


def _split_keys(records: Sequence[Record]) -> None:
    """Cut "Poe2019: A Fine Title", with the key by which it is cited, where most begin so."""
    most = max(MIN_GROUP, AGREED * len(records))
    for record, parted in match_in_most(records, _match_parted_key, most):
        record.segments[0].kind, record.segments[0].date = Kind.DATE, parted[1]
    if not find_in_most(records, _begins_with_key, most):
        return
    for record in records:
        head = record.segments[0] if record.segments else None
        found = _CITE_KEY.match(head.text) if head and head.kind is Kind.TEXT else None
        if head and found:
            key = replace(head, text=found[1], kind=Kind.DATE, date=found[2])
            key.end = head.start + found.end()
            head.text, head.start, head.cut = head.text[found.end() :], key.end, Cut.COLON
            record.segments.insert(0, key)


def _begins_with_key(record: Record) -> bool:
    text = record.segments[0].text if record.segments else ""
    return ":" in text[:MAX_KEY] and _CITE_KEY.match(text) is not None


def _match_parted_key(record: Record) -> re.Match[str] | None:
    """Match a key with a year, and maybe with a journal, before a dash: "PoeOrr2016JRL - "."""
    if len(record.segments) < 2 or record.segments[1].cut is not Cut.DASH:
        return None
    head = record.segments[0]
    is_word = head.kind is Kind.TEXT and " " not in head.text
    return _PARTED_KEY.fullmatch(head.text) if is_word else None


def _split_years(records: Sequence[Record]) -> None:
    """Cut "Poe 2003. A Fine Title" where most begin so, and some name two or say et al."""
    said = [record for record in records if _has_dated_names(record)]
    keyed = [(record, found) for record in records if (found := _match_key(record))]
    sure = [found for _, found in keyed if "&" in found[1] or " and " in found[1]]
    if len(keyed) + len(said) < AGREED * len(records) or not (said or sure):
        return
    for record, found in keyed:
        head = record.segments[0]
        if not (people := read_people(found[1], single=True)):
            continue
        year = replace(head, text=found[2], kind=Kind.DATE, cut=Cut.COMMA, venue=None)
        year.date, year.people, year.start = (
            found[2],
            None,
            head.end - len(found[0]) + found.start(2),
        )
        head.text, head.end, head.venue, head.date = found[1], year.start, None, ""
        name_author(head, people)
        record.segments.insert(1, year)


def _match_key(record: Record) -> re.Match[str] | None:
    """Match the surnames and the year that stand before the title of what they wrote."""
    parts = record.segments[:2]
    if len(parts) < 2 or parts[0].is_link or parts[1].cut is not Cut.STOP:
        return None
    found = _KEY.fullmatch(parts[0].text) if parts[0].kind in (Kind.TEXT, Kind.PEOPLE) else None
    is_whole = parts[0].whole[: parts[0].end].endswith(parts[0].text)
    return found if is_whole else None


def _join_key(record: Record) -> None:
    """Join "Poe, Roe & Li 2014 - A Fine Title", whose first comma parts no name from a title."""
    if len(record.segments) < 3:
        return
    first, key, title = record.segments[:3]
    found = _KEY.fullmatch(key.text) if key.kind is Kind.TEXT and "&" in key.text else None
    is_one = first.span == key.span == title.span and key.cut is Cut.COMMA
    if not (found and is_one and title.cut is Cut.DASH and first.kind in (Kind.TEXT, Kind.PEOPLE)):
        return
    people = read_people(f"{first.text}, {found[1]}", single=True)
    if people and len(people.names) > 2 and title.kind is Kind.TEXT:
        record.join_segments(0, 1)
        first.kind, first.people, first.date = Kind.PEOPLE, people, found[2]


def _has_dated_names(record: Record) -> bool:
    if len(record.segments) < 3 or record.segments[0].kind is not Kind.PEOPLE:
        return False
    return record.segments[1].kind is Kind.DATE and record.segments[2].kind is Kind.TEXT


def _cut_years_beside_names(records: Sequence[Record]) -> None:
    """Cut "1988 Poe, [A Fine Title](…)" after the year, where most siblings begin so."""
    most = max(MIN_GROUP, AGREED * len(records))
    for record, year in match_in_most(records, _find_year_beside, most):
        head = record.segments[0]
        date = replace(head, text=year[1], kind=Kind.DATE, date=year[1], people=None, venue=None)
        head.text = (head.text[: year.start()] + head.text[year.end() :]).strip(" ,")
        people = read_people(head.text, single=True)
        head.kind, head.people = (Kind.PEOPLE if people else Kind.TEXT), people
        head.date, head.venue = "", None
        record.segments.insert(1, date)


def _cut_speakers(records: Sequence[Record]) -> None:
    """Cut "Ann Poe at Fine Conf 2015: [A Talk](…)", where several begin so or the name is known."""
    found = [(record, match) for record in records if (match := _match_speaker(record))]
    for record, match in found:
        people = read_people(match[1], single=True)
        if people and (people.is_known or len(found) > 1):
            head = record.segments[0]
            venue = Venue(match[2], match[3], False)
            record.segments[:1] = [
                replace(head, text=match[1], kind=Kind.PEOPLE, people=people),
                replace(head, text=match[2], kind=Kind.VENUE, venue=venue, cut=Cut.COMMA),
            ]
            record.segments[1].date = match[3]


def _match_speaker(record: Record) -> re.Match[str] | None:
    """Match who spoke where and when, before a colon and the title of the talk."""
    if len(record.segments) < 2 or " at " not in record.segments[0].text:
        return None
    head, title = record.segments[:2]
    is_head = head.kind is Kind.TEXT and head.mark is Mark.PLAIN and not head.bracket
    is_title = title.kind is Kind.TEXT and title.cut is Cut.COLON and title.line == head.line
    return _SPOKEN.fullmatch(head.text) if is_head and is_title else None


def _find_year_beside(record: Record) -> re.Match[str] | None:
    """Find the year in what stands before a title in a link or a style."""
    if len(record.segments) < 2:
        return None
    head, title = record.segments[:2]
    is_set_off = title.is_link or title.mark in (Mark.EMPHASIS, Mark.QUOTE, Mark.STRONG)
    if not is_set_off or title.kind is not Kind.TEXT or title.bracket or title.line != head.line:
        return None
    if head.kind not in (Kind.TEXT, Kind.PEOPLE) or head.mark is not Mark.PLAIN:
        return None
    found = _YEAR_FIRST.match(head.text) or _YEAR_LAST.search(head.text)
    is_meeting = found is not None and found.start() > 0 and head.text[: found.start()].isupper()
    return None if is_meeting else found  # "FCC 2019"


def _name_authors(records: Sequence[Record]) -> None:
    """Take a lone surname for the author where siblings name theirs in the same place."""
    headed = [record for record in records if _is_headed(record)]
    named = any(_head(record).kind is Kind.PEOPLE for record in headed)
    if _are_lone_words(records):
        headed = [record for record in records if _is_dated_first(record)]
    elif not named or len(headed) < AGREED * len(records):
        return
    for record in headed:
        head = _head(record)
        if head.kind is Kind.TEXT and (people := read_before_title(head)):
            name_author(head, people)


def _are_lone_words(records: Sequence[Record]) -> bool:
    """Whether nearly all begin with a word or two before a year in brackets, and more words follow.

    So do surnames: "Poe (2004) A Fine Title"; titles of a word with remarks are fewer.
    """
    lone = [record for record in records if _is_dated_first(record) and _is_lone(_head(record))]
    titles = [record.segments[2].text for record in lone]
    small = sum(count_words(text) > 2 and not is_title_case(text) for text in titles)
    return len(lone) >= max(MIN_GROUP, NEARLY_ALL * len(records)) and 2 * small <= len(lone)


def _is_dated_first(record: Record) -> bool:
    """Whether a record is words, a year in brackets and more words, as in "Poe (2004) A Title"."""
    if len(record.segments) < 3 or record.segments[1].kind is not Kind.DATE:
        return False
    head, year, title = record.segments[:3]
    return head.kind is Kind.TEXT and title.kind is Kind.TEXT and bool(year.bracket)


def _is_lone(head: Segment) -> bool:
    return head.text.count(" ") < 2 and head.text[:1].isupper() and not head.text.isupper()


def _name_lines(records: Sequence[Record]) -> None:
    """Take first lines that end with a colon for authors, where half of them hold names."""
    heads = [_head(record) for record in records if _is_line_of_names(record)]
    if 2 * sum(map(_holds_names, heads)) < len(heads):
        return
    for head in heads:
        if head.kind is Kind.TEXT:
            team = People((head.text,), len(head.text), True)
            name_author(head, read_people(head.text, single=True) or team)


def _is_headed(record: Record) -> bool:
    """Whether a record begins with a text, a year in brackets, and a sign before its title."""
    parts = record.segments[:3]
    if len(parts) < 3 or parts[1].kind is not Kind.DATE or parts[2].kind is not Kind.TEXT:
        return False
    is_named = parts[0].mark not in (Mark.CODE, Mark.QUOTE)
    may_name = is_named and parts[0].kind in (Kind.TEXT, Kind.PEOPLE)
    return may_name and (leads_to_title(parts[1]) or _is_closed(parts[0], parts[1]))


def _holds_names(head: Segment) -> bool:
    """Whether a text is authors, or several names one of which is known as such."""
    people = head.people or read_people(head.text, single=True)
    known = people is not None and people.has_given_name
    return head.kind is Kind.PEOPLE or (known and len(people.names if people else ()) > 1)


def _is_line_of_names(record: Record) -> bool:
    """Whether a first line ends with a colon, "Ann Poe, Bo Roe:", and a title stands below."""
    parts = record.segments[:2]
    if len(parts) < 2 or parts[1].kind is not Kind.TEXT or parts[1].cut is not Cut.BREAK:
        return False
    return parts[0].mark is Mark.PLAIN and parts[0].whole.rstrip().endswith((":", "："))


def _is_closed(head: Segment, year: Segment) -> bool:
    """Whether a point ends the text before a year in brackets, and another the year."""
    between = head.whole[head.end : year.start]
    after = head.whole[year.end :].lstrip()
    return head.span == year.span and between.strip() == "." and after.startswith(".")


def _is_before_semicolon(record: Record) -> bool:
    """Whether a record begins with authors and a semicolon: "Ann Poe; [A Fine Paper](…)"."""
    head = record.segments[0]
    if ";" not in head.whole or head.whole.partition(";")[2].strip():
        return False
    if not any(part.is_link for part in record.segments[1:2]):
        return False
    return head.kind is Kind.PEOPLE or read_people(head.text, single=True) is not None


def _cut_names(record: Record) -> None:
    """Cut "Ann Poe; A Fine Title", where a record of the document has a semicolon there too."""
    head = _head(record)
    name, sign, title = head.text.partition("; ")
    people = read_people(name, single=True) if sign and head.kind is Kind.TEXT else None
    if people is None or " " not in name or " " not in title:
        return
    place = head.whole.find(head.text[:8], head.start)
    parts = [
        replace(head, text=name, kind=Kind.PEOPLE, people=people, end=place + len(name)),
        replace(head, text=title, cut=Cut.COLON, start=place + len(name) + 2),
    ]
    record.segments[:1] = parts
