"""Authors that siblings set off by one sign: a year, a colon, a quotation mark or a stop.

What stands before "2018, A Fine Title" or ": A Fine Title" may be names in any mixture of orders.
Where most siblings begin so, the place of the sign tells where the names end, and the rest of the
line is cut anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

from paperkg.reading.citations.quotations import QUOTES
from paperkg.reading.imprints.imprint import is_imprint
from paperkg.reading.imprints.venues import read_venue
from paperkg.reading.names.bodies import read_body
from paperkg.reading.names.people import read_people
from paperkg.reading.names.tokens import ORDINARY
from paperkg.reading.patterns import (
    AND,
    BIG,
    CAPITAL,
    EDITORS_IN_BRACKETS,
    MONTH_NAME,
    NO_YEAR,
    YEAR,
)
from paperkg.reading.records import (
    AGREED,
    KNOWN,
    MIN_GROUP,
    Container,
    Group,
    Record,
    find_in_most,
    join_small,
)
from paperkg.reading.segments import Kind, Mark, Segment, Vocabulary
from paperkg.reading.votes.head_cuts import (
    BETWEEN_NAMES,
    OTHERS,
    Head,
    count_dates,
    cut_anew,
    find_first,
    first_of,
    read_names,
)
from paperkg.reading.votes.made_up_names import are_mostly_methods, is_made_up
from paperkg.reading.words import EAST_ASIAN, any_of, is_given_name, words_of

__all__ = ["agree_on_heads"]

MAX_NAMES = 1_000
"""Authors take up no more characters."""

NEARLY_ALL = 0.8
"""The share of the records that must begin so where no name is known."""

MIN_TITLE = 3
"""What is longer than initials and a name has so many words at least."""

_NAMES = rf"{CAPITAL}[^\d\"“”„«»*()\[\]:]{{1,500}}?"
_TITLE = r"(?=(?:[\"“„‘']|«\s?)?[^\W_]|\s*$)"
# A number alone, "1Poe, A.", "1 Poe, A.", or in brackets, "[1]Poe, A."; the sign behind a date.
_START = rf"(?:\s*[:：])?\s*(?:(?:\d{{1,3}}|\[\d{{1,3}}\])\s?(?={CAPITAL}))?"
_BEFORE_YEAR = re.compile(
    rf"{_START}({_NAMES}\.?)(?:[,;]?\s{EDITORS_IN_BRACKETS})?[,;]?\s\(?({YEAR})[a-z]?\)?"
    rf"(?:[,.:;]|\s(?:[-–—:]|--)(?=\s))?(?:\s+|$)(?:{_TITLE}|(?=\({CAPITAL}))"
)
# What stands there where a work has no year: "Poe, Ann, forthcoming. ", "Poe, A. n.d. ".
_BEFORE_STATE = re.compile(
    rf"{_START}({_NAMES}\.?),?\s[\[(]?({any_of(words_of('states', 'undated'))}"
    rf"|{NO_YEAR}\.)[\])]?[,.:;]?\s+{_TITLE}"
)
_BEFORE_COLON = re.compile(
    rf"{_START}({_NAMES})(?:\s\([^()\d]{{2,40}}\))?\s?:\s+(?:{_TITLE}|(?=[‘“„«]))"
)
_BEFORE_QUOTE = re.compile(rf"{_START}({_NAMES}\.?)[,.;]?\s+(?=[\"“„«‘])")
# "Poe AB", and "Poe, AB".
_SURNAME = rf"{CAPITAL}[\w'’-]{{1,40}}(?: {CAPITAL}[\w'’-]{{1,40}}){{0,2}}"
# Atomic groups, as a word in capitals may be surname or initials, and many would take for ever.
_PAIR = rf"(?>{_SURNAME},? [{BIG}]{{1,3}}\b)"
# "Poe AB. et al. ", too: a title begins with no such words.
_AND_OTHERS = any_of(words_of("people", "others"))
_BEFORE_STOP = re.compile(
    rf"{_START}({_PAIR}(?:\.?, {_PAIR})*(?:[.,]{{0,2}} (?:{AND} {_PAIR}|{_AND_OTHERS}))?)\.\s+"
    rf"(?![^\W\d_]\.|{AND}\s|{_AND_OTHERS}){_TITLE}"
)
# "POE A.B. and ORR C. A Fine Title", whose stops are those of initials.
_DOTTED = rf"(?>{_SURNAME},? (?:[{BIG}]\.[ -]?){{1,4}})"
_BEFORE_DOTTED = re.compile(
    rf"{_START}({_DOTTED}(?:(?:,? ?{AND} |, ?){_DOTTED})*)(?<=[. ])\s*"
    rf"(?![^\W\d_]\.|{AND}\s|{_AND_OTHERS}|[\d(]|{CAPITAL}[\w'’-]+(?:,|\s*$)){_TITLE}"
)
# "Poe, AB, & Orr, C, A Fine Title", with or without "(eds.)".
_NAMED = rf"(?>{_SURNAME},? [{BIG}]{{1,3}}(?![\w.]))"
_BEFORE_COMMA = re.compile(
    rf"{_START}({_NAMED}(?:[,;]? (?:{AND} )?{_NAMED})*(?:,? (?:{_AND_OTHERS}))?)"
    rf"(?:,? {EDITORS_IN_BRACKETS})?(?:,? eds?\.,?|,)\s+"
    rf"(?!{_AND_OTHERS}|{AND}\s|{_PAIR}){_TITLE}"
)
# "Poe, Orr and Li: ", "Poe, Orr, Li. ", "Dr. Poe. ": surnames alone before either sign.
_LONE = rf"(?:(?i:{any_of(words_of('people', 'called'))}|mr|mrs|ms)\.\s)?{CAPITAL}[\w'’-]{{1,40}}"
_BEFORE_SIGN = re.compile(
    rf"{_START}({_LONE}(?:, {_LONE}){{0,30}}(?:,? {AND} {_LONE})?(?:,? et al)?)[.:]\s+{_TITLE}"
)
_WHEN = re.compile(rf"{MONTH_NAME}|spring|summer|autumn|fall|winter", re.IGNORECASE)
# A stop inside that ends no initial: "Ann Poe. A Fine Title. FCC, 1993".
_SENTENCE = re.compile(r"[^\W\dA-ZÀ-Þ_]{4,}\.\s")
# What stands between names and a title, and between no names.
_PARTED = re.compile(r"\s(?:[-–—|·•]|--)\s")
_ONCE = (" / ", "; ")
_GIVEN_FIRST = re.compile(r"[^\s,]+ [A-ZÀ-Þ]")
# Each with the signs one of which it needs: most texts have none, and are not looked at further.
_PATTERNS = (
    (_BEFORE_YEAR, "12"),
    (_BEFORE_COLON, ":"),
    (_BEFORE_QUOTE, '"“„«‘'),
    (_BEFORE_STOP, "."),
    (_BEFORE_COMMA, ","),
    (_BEFORE_DOTTED, "."),
    (_BEFORE_SIGN, ".:"),
)
# Surnames alone, with particles and "and": "de Beauvoir", "Le Goff; Nora", "García Márquez".
_PARTICLES = rf"(?:(?:{any_of(words_of('people', 'particles'))}) )*"
_SURNAMES = re.compile(
    rf"{_PARTICLES}{CAPITAL}[\w'’-]+(?: {CAPITAL}[\w'’-]+)?"
    rf"(?:(?:[,;]|,? {AND}) {_PARTICLES}{CAPITAL}[\w'’-]+)*"
)
_PAIRS = re.compile(rf"{_PAIR}(?:(?:,? (?:&|and) |, ){_PAIR})*")


class _Start(NamedTuple):
    """A record, the text with which it starts, and its part that may be names."""

    record: Record
    text: str
    first: Segment


def agree_on_heads(groups: Sequence[Group], vocabulary: Vocabulary) -> None:
    """Cut records after their authors, where most siblings have them before one sign.

    One or two records alone follow other groups of the document that begin with surnames.
    """
    voters = (*groups, *join_small(groups))
    agreed = {group.container for group in voters if _agree_on_heads(group, vocabulary)}
    for group in groups:
        if group.container in agreed and len(group.records) < MIN_GROUP:
            for start in _starts_of(filter(_is_plain, group.records)):
                head = _match_head(start, _BEFORE_SIGN)
                if head and not _is_cut_so(head) and len(read_names(head.names).names) > 1:
                    cut_anew(head, vocabulary)


def _agree_on_heads(group: Group, vocabulary: Vocabulary) -> bool:
    """Cut the records of a group so, and say whether they begin with surnames before a sign."""
    if group.container is Container.ROW:
        return False
    plain = [record for record in group.records if _is_plain(record)]
    least = max(MIN_GROUP, AGREED * len(group.records))
    if not find_in_most(plain, _may_be_headed, least) or all(map(_is_cut, plain)):
        return False
    is_by_surname = False
    starts = _starts_of(plain)
    for pattern, signs in _PATTERNS:
        signed = [
            start
            for start in starts
            if (pattern is _BEFORE_COLON or not start.first.is_link)
            if _has_sign(start.text, signs)
        ]
        if len(signed) < least:
            continue
        heads = _match_heads(signed, pattern, least)
        if not heads or not (_are_known(heads, pattern) or _are_surnames(heads, group)):
            continue
        if pattern is _BEFORE_YEAR and _are_parted_once(heads):
            continue
        heads += _match_others(heads, starts, pattern)
        others = [head for head in heads if not (head.record.is_parted or _is_cut_so(head))]
        for head in heads:
            head.record.begins_with_authors = True
        for head in others:
            cut_anew(head, vocabulary)
        is_by_surname |= pattern is _BEFORE_SIGN
        starts = _starts_of(plain) if others else starts
    return is_by_surname


def _has_sign(text: str, signs: str) -> bool:
    for sign in signs:
        if sign in text:
            return True
    return False


def _match_heads(starts: Sequence[_Start], pattern: re.Pattern[str], least: float) -> list[Head]:
    """Match the starts of records, until too few of them can: then there are none."""
    heads: list[Head] = []
    for place, start in enumerate(starts):
        if head := _match_head(start, pattern):
            heads.append(head)
        elif len(heads) + len(starts) - place - 1 < least:
            return []
    return heads


def _is_plain(record: Record) -> bool:
    """Whether a record begins with a text in no style, and has its authors on no other line."""
    if not record.segments:
        return False
    first = first_of(record)
    if first.mark not in (Mark.PLAIN, Mark.LINK) or first.field:
        return False
    for part in record.segments:
        if part.people and part.line:
            return False
    return True


def _may_be_headed(record: Record) -> bool:
    """Whether names may stand at the start: inside a link a colon alone ends them."""
    first = first_of(record)
    return not first.is_link or ":" in first.whole or "：" in first.whole


def _is_cut(record: Record) -> bool:
    """Whether a record begins with authors that are sure, and a title or a year after them."""
    first, *rest = record.segments[count_dates(record) :][:2]
    is_sure = first.people is not None and first.people.is_sure
    is_sure = is_sure and not _BEFORE_STOP.match(first.text)  # "Poe A. Fine Trees", title and all
    follows = any(part.kind is Kind.DATE for part in rest) or any(
        part.kind is Kind.TEXT and not _BEFORE_YEAR.match(part.text) for part in rest
    )
    return is_sure and follows


def _starts_of(records: Iterable[Record]) -> list[_Start]:
    """Give records, each with the text with which it starts, as they are cut now."""
    starts = []
    for record in records:
        first = first_of(record)
        if text := _first_text(record, first):
            starts.append(_Start(record, text, first))
    return starts


def _first_text(record: Record, first: Segment) -> str:
    """Give the text of the span with the names, without its number; empty where it is another."""
    _, span = find_first(record) or (0, None)
    if span is None or span.is_link != first.is_link:
        return ""
    whole = first.whole
    return whole if len(whole) == len(span.text) else span.text


def _match_head(start: _Start, pattern: re.Pattern[str]) -> Head | None:
    """Find the names and the sign after them in the text with which a record starts."""
    record, text, first = start
    found = pattern.match(text, first.start, first.start + MAX_NAMES)
    if not found or _has_words(found[1]) or is_made_up(found[1]):
        return None
    if "." in found[1] and _SENTENCE.search(found[1]):
        return None
    if EAST_ASIAN.match(found[1]) and read_people(found[1], single=True) is None:
        return None  # its signs have no capitals, and so any may begin a name
    is_short = pattern is _BEFORE_DOTTED or (
        pattern is _BEFORE_STOP and _GIVEN_FIRST.fullmatch(found[1]) is not None
    )
    if is_short and is_given_name(found[1].split()[0]):
        return None  # "Ann R. Poe, A Fine Title" among others
    if pattern is _BEFORE_COLON and _is_signed_behind(record):
        return None
    has_year = pattern in (_BEFORE_YEAR, _BEFORE_STATE)
    if has_year and _PARTED.search(found[1]):
        return None  # Ann Poe -- A Fine Title, 2004
    year, year_start = (found[2], found.start(2)) if has_year else ("", 0)
    if first.is_link and read_people(found[1], single=True) is None:
        return None  # [Bridges: A Fine Title](…)
    title = text[found.end() :].lstrip()
    if has_year and not title and not _has_more(record, first):
        return None  # Ann Poe, A Fine Title. 2004.
    is_apart = not title or title[0] in QUOTES or (has_year and text[year_start - 1] == "(")
    names = found[1].rstrip()
    head = Head(record, names, year, found.start(1), year_start, found.end(), is_apart)
    return None if not _is_named(head) and _is_place(found[1]) else head


def _match_others(
    heads: Sequence[Head], starts: Sequence[_Start], pattern: re.Pattern[str]
) -> list[Head]:
    """Match what stands for people or a year as in siblings: a body, "Poe, Ann, forthcoming."."""
    matched = {id(head.record) for head in heads}
    others = [start for start in starts if id(start.record) not in matched]
    found = [_match_body(start, pattern) for start in others]
    if pattern is _BEFORE_YEAR:
        found += [_match_head(start, _BEFORE_STATE) for start in others]
    return [head for head in found if head]


def _match_body(start: _Start, pattern: re.Pattern[str]) -> Head | None:
    """Find a body before the sign that siblings have behind people: "Office for Rain: A Title"."""
    record, text, first = start
    found = pattern.match(text, first.start, first.start + MAX_NAMES)
    if not found or first.is_link or "," in found[1] or not read_body(found[1].rstrip(".")):
        return None
    has_year = pattern is _BEFORE_YEAR
    year, year_start = (found[2], found.start(2)) if has_year else ("", 0)
    return Head(record, found[1], year, found.start(1), year_start, found.end(), False)


def _has_more(record: Record, first: Segment) -> bool:
    """Whether words stand outside the text with which a record starts."""
    return any(part.span != first.span and part.kind is not Kind.LABEL for part in record.segments)


def _is_place(text: str) -> bool:
    """Whether a text is a venue, and no names."""
    return read_venue(text) is not None and read_people(text, single=True) is None


def _has_words(names: str) -> bool:
    """Whether ordinary words stand among names, other than those for people who are not named."""
    words = ORDINARY.search(names)
    return words is not None and ORDINARY.search(OTHERS.sub("", names)) is not None


def _is_signed_behind(record: Record) -> bool:
    """Whether authors follow a title: "DQN: [A Fine Title](...), Poe et al., 2013"."""
    behind = record.segments[count_dates(record) + 1 :]
    titles = (place for place, part in enumerate(behind) if _may_be_title(part))
    after = behind[next(titles, len(behind)) + 1 :]
    first = first_of(record).people
    if not (first and first.is_sure) and any(part.people and part.people.is_sure for part in after):
        return True
    named = (part.kind is Kind.PEOPLE and part.people is not None for part in behind[1:])
    return bool(behind) and behind[0].is_link and any(named)


def _may_be_title(part: Segment) -> bool:
    return part.kind is Kind.TEXT and len(part.text.split()) >= MIN_TITLE


def _are_known(heads: Sequence[Head], pattern: re.Pattern[str]) -> bool:
    """Whether enough heads are known as names; the rest are not read when they are.

    Before a colon, the others must not be more that may be names of methods.
    """
    if not any(known >= KNOWN * len(heads) for known in accumulate(map(_is_known, heads))):
        return False
    return pattern is not _BEFORE_COLON or not are_mostly_methods(
        heads, list(map(_is_known, heads))
    )


def _are_surnames(heads: Sequence[Head], group: Group) -> bool:
    """Whether nearly all records may begin with surnames, and some with several of them.

    "Turing: A Title" may be about Turing; "Poe, Li & Orr: A Title" beside it tells. One tells
    where years stand before titles that are set apart: "Turing, 1936: *A Title*".
    """
    if _are_repeated(heads):
        return True
    if len(heads) < NEARLY_ALL * len(group.records):
        return False
    if all(head.year for head in heads) and sum(map(_is_sourced, heads)) >= NEARLY_ALL * len(heads):
        return all(_SURNAMES.fullmatch(head.names) for head in heads)
    people = [read_people(head.names, single=True) for head in heads]
    several = sum(found is not None and len(found.names) > 1 for found in people)
    is_dated = all(head.year and head.is_apart for head in heads)
    return all(people) and several >= (1 if is_dated else max(MIN_GROUP, KNOWN * len(heads)))


def _are_repeated(heads: Sequence[Head]) -> bool:
    """Whether years stand behind surnames alone, and some of these before several of them.

    "Poe 2001 - Rain", "Poe, 2004, Snow", beside others: no title is called as another, and an
    author is. Meetings, months and seasons are few beside what they stand before.
    """
    names = [head.names.strip(" ,") for head in heads if head.year]
    if len(names) < len(heads) or not all(map(_SURNAMES.fullmatch, names)):
        return False
    if any(sum(map(str.isupper, word)) > 1 or _WHEN.fullmatch(word) for word in names):
        return False
    years: dict[str, set[str]] = {}
    for head, name in zip(heads, names, strict=True):
        years.setdefault(name, set()).add(head.year)
    repeated = sum(len(years[name]) > 1 for name in names)
    return repeated >= max(MIN_GROUP, KNOWN * len(heads)) and 2 * len(years) > len(names)


def _is_sourced(head: Head) -> bool:
    """Whether what stands behind a year and a title says where it appeared."""
    text = head.record.spans[0].span.text
    after = head.record.segments[count_dates(head.record) + 1 :]
    is_placed = any(part.venue is not None or is_imprint(part.text) for part in after)
    return is_placed and text[head.start : head.start + 1].isupper()


def _are_parted_once(heads: Sequence[Head]) -> bool:
    """Whether a sign stands once in nearly all, between who and what: "Ann Poe / Rain, 2004"."""
    plain = [head.names for head in heads if "," not in head.names]
    once = max(sum(names.count(sign) == 1 for names in plain) for sign in _ONCE)
    return once >= NEARLY_ALL * len(heads)


def _is_known(head: Head) -> bool:
    first = first_of(head.record)
    if first.people and first.people.is_sure and _is_named(head):
        return True
    if _PAIRS.fullmatch(OTHERS.sub("", head.names)):
        return True  # Poe, AB, Roe, C
    people = read_people(head.names, single=True)
    if people is None:
        return any(map(is_given_name, BETWEEN_NAMES.split(head.names)))
    is_full = " " in people.names[0] or len(people.names) > 1  # "Adam: A Method" is no author
    return people.is_sure or (is_full and _has_given_name(people.names[0]))


def _has_given_name(name: str) -> bool:
    """Whether the first word of a name is a given name, or the last of two: "Poe Anthony"."""
    words = name.split()
    return is_given_name(name) or (len(words) == 2 and is_given_name(words[1]))


def _is_named(head: Head) -> bool:
    """Whether the names of a head are a part of the record that is known to be names."""
    first = first_of(head.record)
    is_people = first.kind is Kind.PEOPLE
    return is_people and first.text.strip(" .,;:") == head.names.strip(" .,;:")


def _is_cut_so(head: Head) -> bool:
    """Whether a record is cut after its authors already, and after the year that follows them."""
    rest = head.record.segments[count_dates(head.record) + 1 :][:1]
    first = first_of(head.record)
    is_group = first.people is not None and first.people.names == (first.text,)
    if is_group and head.names[-1:] != "." and first.text.startswith(f"{head.names}. "):
        return True  # "BRASIL. Ministério da Chuva"
    return _is_named(head) and (not head.year or any(part.kind is Kind.DATE for part in rest))
