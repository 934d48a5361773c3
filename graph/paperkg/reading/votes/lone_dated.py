"""Who stands with a year before a title, where a record tells by itself: "Poe & Orr (2010 RAM), …".

A surname alone may be the name of a method or of a meeting: siblings must have several in its form.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from paperkg.english import is_common
from paperkg.reading.citations.cited_authors import name_author
from paperkg.reading.citations.cited_titles import restore_title
from paperkg.reading.names.people import People, read_people
from paperkg.reading.patterns import AND, CAPITAL, RECENT_YEAR, SURNAME
from paperkg.reading.records import Record
from paperkg.reading.segments import Cut, Kind, Mark, Segment
from paperkg.reading.votes.lone_names import cut_head, read_full_name
from paperkg.reading.votes.title_words import count_words, reads_as_sentence

__all__ = ["name_dated_heads", "skip_labels"]

MIN_TITLE = 2
"""A title behind a label, names and a year has so many words."""

LABELLED = 4
"""A label, names, a year and a title are so many parts."""

_SOURCE = re.compile(rf"{RECENT_YEAR}[a-z]? [A-Z][\w. -]*|[A-Z][\w. -]* {RECENT_YEAR}[a-z]?")
# "Poe, Orr 2002 : A Fine Title", "Poe and Orr, 2002, A Fine Title"
_DATED = re.compile(
    rf"(?P<who>{SURNAME}(?:(?:,|,? {AND}) {SURNAME})*),? (?P<year>{RECENT_YEAR})"
    rf"(?:\s?:\s+(?=\S)|,\s+(?={CAPITAL}))"
)
_WORD = re.compile(r"[^\W\d_]+")
_SEVERAL = re.compile(rf"(?:,|\s{AND})\s")

_Head = tuple[Record, Segment]


def name_dated_heads(heads: Sequence[_Head], common: frozenset[str], *, is_told: bool) -> None:
    """Name who stands before a year, or a venue and a year, and a title.

    Parameters
    ----------
    heads
        The records of a group without names, each with the words that it begins with.
    common
        Words that are no names by themselves.
    is_told
        Whether siblings tell that names stand before titles.
    """
    found = [(head, who) for head in heads if (who := _find_who(*head, is_told=is_told))]
    several = is_told or any(_SEVERAL.search(who) for _, who in found)
    for (record, head), who in found:
        people = _read(record, head, who, common, is_told=is_told, several=several)
        if people:
            _name(record, head, replace(people, is_sure=True))


def _find_who(record: Record, head: Segment, *, is_told: bool) -> str:
    """Find the words before a year, or before a venue and a year in brackets; "" for none."""
    if "," in head.text or ":" in head.text:
        dated = _DATED.match(head.text)
        if dated and (":" in dated[0] or _are_surnames(dated["who"])):
            return dated["who"]
    year, title = _after(record, head) if len(record.segments) > 2 else (None, None)
    if year is None or title is None or year.span != head.span:
        return ""
    is_colon = year.kind is Kind.DATE and not year.bracket and _ends_at_colon(year)
    is_source = year.bracket == "(" and (year.kind is Kind.DATE or _is_source(year))
    if not (is_colon or is_source):
        return ""
    return head.text if _may_be_title(title, may_be_sentence=is_told) else ""


def _are_surnames(names: str) -> bool:
    """Whether several words are joined as names are, not all of English: "Spring and Fall"."""
    words = [word for word in _WORD.findall(names) if word[0].isupper()]
    return len(words) > 1 and not all(is_common(word.lower()) for word in words)


def _after(record: Record, head: Segment) -> tuple[Segment | None, Segment | None]:
    place = record.segments.index(head) + 1
    first, second, *_ = (*record.segments[place : place + 2], None, None)
    return first, second


def _ends_at_colon(year: Segment) -> bool:
    return year.whole[year.end :].lstrip()[:1] == ":"


def _is_source(part: Segment) -> bool:
    return _SOURCE.fullmatch(part.text) is not None


def _may_be_title(part: Segment, *, may_be_sentence: bool) -> bool:
    """Whether what follows a year is worded as a title, and no full name.

    Behind a full stop it may as well be what somebody says of a work.
    """
    is_open = part.kind in (Kind.TEXT, Kind.VENUE) and not (part.bracket or part.field)
    cuts = (Cut.SPACE, Cut.COMMA, Cut.STOP) if may_be_sentence else (Cut.SPACE, Cut.COMMA)
    if not (is_open and part.text[:1].isupper() and (part.cut in cuts or _leads(part))):
        return False
    return not reads_as_sentence(part.text) and read_full_name(part.text, frozenset()) is None


def _leads(part: Segment) -> bool:
    return part.whole[: part.start].rstrip().endswith(":")


def _read(
    record: Record, head: Segment, who: str, common: frozenset[str], *, is_told: bool, several: bool
) -> People | None:
    """Read who stands before when, or where and when.

    A film is dated so, too, "Ann Poe (1994)": a year in brackets needs siblings, or a journal
    behind the title.
    """
    year, title = _after(record, head)
    is_lone = who is head.text and year is not None and year.kind is Kind.DATE and year.bracket
    is_cited = title is not None and title.kind is Kind.VENUE
    if people := read_full_name(who, common):
        return people if is_told or is_cited or not is_lone else None
    if who.isupper() or (is_lone and not is_told) or not (several or _SEVERAL.search(who)):
        return None
    return read_people(who, common, single=True)


def _name(record: Record, head: Segment, people: People) -> None:
    if dated := _DATED.match(head.text):
        year = replace(head, text=dated["year"], kind=Kind.DATE, date=dated["year"], cut=Cut.COMMA)
        year.start, year.end = head.start + dated.start("year"), head.start + dated.end("year")
        cut_head(record, head, dated.end("who"), dated.end(), people)
        record.segments.insert(record.segments.index(head) + 1, year)
        return
    name_author(head, people)
    restore_title(record.segments)
    record.begins_with_authors = True


def skip_labels(records: Sequence[Record]) -> None:
    """Choose the title behind a label, who and when: "**Genre Theory**: Poe (1984) - A Title"."""
    for record in records:
        if record.title != 0 or len(record.segments) < LABELLED:
            continue
        label, who, year, title = record.segments[:LABELLED]
        is_label = label.mark is Mark.STRONG and not label.is_link
        is_led = is_label and who.cut is Cut.COLON and year.kind is Kind.DATE and year.bracket
        is_title = title.kind is Kind.TEXT and title.cut is Cut.DASH and title.line == label.line
        is_worded = count_words(title.text) >= MIN_TITLE and title.text[:1].isupper()
        people = _read_who(who) if is_led and is_title and is_worded else None
        if people:
            who.kind, who.people = Kind.PEOPLE, people
            record.title, record.why = LABELLED - 1, "the words behind who and when"


def _read_who(part: Segment) -> People | None:
    return part.people or (read_people(part.text, single=True) if part.kind is Kind.TEXT else None)
