"""Names that no style sets off from a title: only a comma before it, or "by" after it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from paperkg.reading.citations.cited_authors import name_author
from paperkg.reading.citations.cited_titles import restore_title
from paperkg.reading.cuts.signed_titles import may_be_signed
from paperkg.reading.imprints.imprint import is_place
from paperkg.reading.imprints.venues import Venue
from paperkg.reading.names.people import People, read_people
from paperkg.reading.patterns import AND, CAPITAL, SURNAMES_ALONE, SURNAMES_FIRST
from paperkg.reading.records import AGREED, KNOWN, MIN_GROUP, Container, Group, Record
from paperkg.reading.segments import STYLED, Cut, Kind, Mark, Segment, Vocabulary, tidy
from paperkg.reading.words import any_of, either, is_given_name, words_of

__all__ = [
    "find_head",
    "is_post",
    "is_signed",
    "split_at_commas",
    "split_signatures",
    "tells_of_deed",
]

NEARLY_ALL = 0.7
"""The share that may start with a name and a comma, where only some are known to."""

MIN_TITLE = 3
"""A title after a name and a comma has more signs: initials have no more."""

FEW_POSTS = 0.3
"""Where so many names are followed by what people are, or where, the others are, too."""

LEAST_WORDS = 2
"""Paragraphs of a name, a comma and fewer words in the mean are no works."""

MAX_NAME = 4
"""A short name in bold before a colon has no more words."""

MAX_POST = 7
"""What a person is, or where, has no more words."""

_POSTS, _SEATS = words_of("people", "posts"), words_of("people", "seats")

_MARKS = frozenset({Mark.PLAIN, Mark.LINK})
_BEFORE_TITLE = frozenset({Cut.STOP, Cut.DASH, Cut.COLON})

_PARTICLE = rf"(?:{any_of(words_of('people', 'particles'))})"
# A name or two before a comma and a title: "Rawls, A Theory of Justice".
_NAMES = rf"{CAPITAL}[\w'’.-]+(?: (?:{_PARTICLE} )?{CAPITAL}[\w'’.-]*){{0,3}}"
_BEFORE_COMMA = re.compile(
    rf"({_NAMES}(?:,? {AND} {_NAMES})?(?:,? et al\.?)?),\s"
    rf"(?=[\"“„«]?{CAPITAL}|1\d{{3}}\s|20\d\d\s|\d+[A-Z]\d)"
)
_TURNED_BEFORE_COMMA = re.compile(
    rf"((?:{_NAMES}), ({CAPITAL}[\w'’.-]*(?: [^\W\d_]\.)*))[,:]\s(?={CAPITAL})"
)
# Surnames alone before a comma and a dash, or with "and" before it: "Poe, Roe, - A Fine Title".
_SURNAME = rf"{CAPITAL}[a-zß-ÿ'’-]{{2,}}"
_SURNAMES_LISTED = re.compile(rf"{_SURNAME}(?:, {_SURNAME})+")
_SURNAMES_JOINED = re.compile(rf"{_SURNAME}(?:, {_SURNAME})*,? {AND} {_SURNAME}")
_DEED = re.compile(r"(?:ed|tten|oken|osen|made|told|built|done|held|\bled)$", re.IGNORECASE)
_BETWEEN = re.compile(rf",? {AND} |, ")
_SIGNED = re.compile(
    rf"\s(?:{either('people', 'by')})\s"
    rf"({_NAMES}(?:, (?!{AND}){_NAMES}){{0,4}}(?:,? {AND} {_NAMES})?)$"
)


_AFTER_DATE = frozenset({Cut.COLON, Cut.DASH})


def find_head(segments: Sequence[Segment]) -> int:
    """Find the first segment that is no key, date or short name: "[Poe01] Ann Poe", "2023: Poe"."""
    if len(segments) < 2:
        return 0
    first, second = segments[:2]
    if first.bracket == "[" and not first.is_link:
        return 1
    if len(segments) > 2 and first.kind is Kind.DATE and second.cut in _AFTER_DATE:
        return 1
    if second.cut is not Cut.COLON or len(segments) < 3:
        return 0
    is_bold = first.mark is Mark.STRONG and not first.is_link and second.mark is Mark.PLAIN
    is_name = is_bold and len(first.text.split()) <= MAX_NAME
    return int(is_name)


def split_at_commas(group: Group, vocabulary: Vocabulary) -> None:
    """Cut "Rawls, A Theory of Justice" after the name, where most siblings start with one."""
    _name_publishers(group.records)
    found = [
        (record, match, people)
        for record in group.records
        if (match := _find_comma(record)) and (people := _read_before(match, vocabulary))
    ]
    linked = [name for name in found if _is_link(name[0])]
    if 2 * len(linked) <= len(group.records):
        found = [name for name in found if not _is_link(name[0])]
    sure = sum(
        _is_surname_or_known(people) and not _is_alone(record, match)
        for record, match, people in found
    )
    placed = [
        (record, people)
        for record in group.records
        if (people := _read_before_venue(record, vocabulary))
    ]
    sure += sum(people.is_sure or is_given_name(people.names[0]) for _, people in placed)
    if not sure:
        return
    # "Ann Poe, Hail" says little by itself, but it does beside "Bo Roe, The Rain".
    sure += sum(_is_alone(record, match) and _is_full(people) for record, match, people in found)
    named = [record for record in group.records if _starts_with_name(record, vocabulary)]
    likely = len(found) + len(placed) + len(named)
    if not _are_enough(sure + len(named), likely, group):
        return
    after = [match.string[match.end() :] for _, match, _ in found]
    after += [part.text for record in named if (part := _after_name(record))]
    if not _are_titles(after, group):
        return
    for record in named:
        head = record.segments[find_head(record.segments)]
        if head.kind is Kind.TEXT:
            name_author(head, _read_surnames(head) or read_people(head.text, single=True))
        record.begins_with_authors = True
    for record, people in placed:
        _take_venue_for_title(record, people)
    for record, match, people in found:
        if sure >= MIN_GROUP or not _is_alone(record, match):
            _split_at_comma(record, match, people)
    _split_before_sources(group.records, [people for _, _, people in found])


def _split_before_sources(records: Sequence[Record], found: Sequence[People]) -> None:
    """Cut 'Poe, The Rain Reader, "Why It Falls"' behind a name that siblings have there, too.

    What is in quotation marks is the work, and what stands before it the book that holds it.
    """
    names = {people.names: people for people in found}
    for record in records:
        place = find_head(record.segments)
        parts = [] if record.is_parted else record.segments[place : place + 2]
        if len(parts) < 2 or parts[0].kind is not Kind.TEXT or parts[0].mark is not Mark.PLAIN:
            continue
        is_held = parts[1].kind is Kind.TEXT and parts[1].quoted and parts[1].cut is Cut.COMMA
        match = _BEFORE_COMMA.match(parts[0].text) if is_held and not parts[0].field else None
        if match and (people := names.get((match[1],))):
            _split_at_comma(record, match, people)
            book = record.segments[place + 1]
            book.kind, book.venue = Kind.VENUE, Venue(book.text, "", False)


def _read_before_venue(record: Record, vocabulary: Vocabulary) -> People | None:
    """Read full names before words and a year that seem a venue: "Ann Poe, A Fine Book, 1994"."""
    place = find_head(record.segments)
    if record.is_parted or len(record.segments) < place + 2:
        return None
    head, rest = record.segments[place : place + 2]
    if head.kind is not Kind.TEXT or rest.venue is None:
        return None
    is_plain = head.mark is rest.mark is Mark.PLAIN and not (head.field or head.quoted)
    is_known = rest.venue is None or rest.venue.is_sure or not rest.venue.name
    if not is_plain or is_known or rest.cut is not Cut.COMMA or rest.bracket:
        return None
    people = read_people(head.text, vocabulary.common, single=True)
    return people if people and " " in people.names[0] else None


def _take_venue_for_title(record: Record, people: People) -> None:
    """Take what seems a venue after names for a title, and set the year in it apart."""
    place = find_head(record.segments)
    head, title = record.segments[place : place + 2]
    name_author(head, people)
    year = title.venue.date if title.venue else ""
    if year and title.venue and title.text.endswith(year):
        date = replace(title, text=year, kind=Kind.DATE, venue=None, date=year)
        date.start = title.whole.rfind(year, title.start, title.end)
        title.text, title.end = title.venue.name, max(date.start, title.start)
        record.segments.insert(place + 2, date)
    title.kind, title.venue, title.date = Kind.TEXT, None, ""
    restore_title(record.segments)
    record.begins_with_authors = True


def _name_publishers(records: Sequence[Record]) -> None:
    """Take brackets for publishers where most lines begin with a known name and a comma.

    So are all of "Ann Poe, Rain at Night (Bo Reed)", some of which read as names.
    """
    led = [record for record in records if _ends_with_names(record)]
    known = [record for record in led if is_given_name(record.segments[0].text)]
    if len(known) < max(MIN_GROUP, AGREED * len(led)):
        return
    brackets = [record.segments[-1] for record in led]
    if 2 * sum(is_given_name(part.text) for part in brackets) > len(brackets):
        return  # who translated them
    for part in brackets:
        part.kind, part.people, part.venue = Kind.VENUE, None, Venue(part.text, "", False)


def _ends_with_names(record: Record) -> bool:
    """Whether a record is a full name, a comma, a title, and names in a bracket: no more."""
    if len(record.segments) != 2:
        return False
    head, last = record.segments
    if last.bracket != "(" or last.people is None or head.mark is not Mark.PLAIN:
        return False
    name = _BEFORE_COMMA.match(head.text) if head.kind is Kind.TEXT else None
    return name is not None and " " in name[1]


def _are_enough(sure: int, found: int, group: Group) -> bool:
    """Whether enough records start with names: most, or many where nearly all others may."""
    most = max(MIN_GROUP, AGREED * len(group.records))
    is_likely = sure >= MIN_GROUP and sure >= KNOWN * len(group.records)
    return sure >= most or (is_likely and found >= NEARLY_ALL * len(group.records))


def _after_name(record: Record) -> Segment | None:
    """Find the plain text right after the authors of a record."""
    place = find_head(record.segments) + 1
    following = record.segments[place : place + 1]
    return next((part for part in following if part.mark is Mark.PLAIN), None)


def _are_titles(texts: Sequence[str], group: Group) -> bool:
    """Whether titles follow names, and not posts, places or names of other people."""
    words = sum(len(text.split()) for text in texts)
    if group.container is Container.PARAGRAPH and words < LEAST_WORDS * len(texts):
        return False
    return sum(map(is_post, texts)) < FEW_POSTS * len(texts)


def is_post(text: str) -> bool:
    """Whether a text says what a person is, where, or who is next: "Professor", "Ghent"."""
    words = [word.strip(",;") for word in text.lower().split()]
    says_what = not _POSTS.isdisjoint(words[:1])
    says_where = is_place(text.strip(" .,;")) or not _SEATS.isdisjoint(words)
    people = read_people(text)
    says_who = people is not None and is_given_name(people.names[0])
    return len(words) <= MAX_POST and (says_what or says_where or says_who)


def _is_alone(record: Record, match: re.Match[str]) -> bool:
    """Whether a record is a word, a comma and another word."""
    return len(record.segments) == 1 and " " not in match.string[match.end() :]


def _is_full(people: People) -> bool:
    return " " in people.names[0] and is_given_name(people.names[0])


def _split_at_comma(record: Record, match: re.Match[str], people: People) -> None:
    place = find_head(record.segments)
    head = record.segments[place]
    title = replace(head, text=head.text[match.end() :], kind=Kind.TEXT, people=None)
    title.cut, title.start = Cut.COMMA, head.whole.find(title.text, head.start)
    head.text, head.end = match[1], head.start + match.end(1)
    name_author(head, people)
    for rest in record.segments[place + 1 : place + 2]:
        if rest.kind is Kind.TEXT and rest.cut is Cut.COLON and rest.span == title.span:
            title.text, title.end = tidy(title.whole[title.start : rest.end]), rest.end
            del record.segments[place + 1]  # Poe, Ann, A Fine Title: Its Second Part
    record.segments.insert(place + 1, title)
    restore_title(record.segments)
    record.begins_with_authors = True


def _starts_with_name(record: Record, vocabulary: Vocabulary) -> bool:
    """Whether authors are known already, or what may be some stands before a title in a style."""
    parts = record.segments[find_head(record.segments) :][:2]
    if len(parts) < 2 or parts[0].is_link:
        return False
    is_styled = parts[1].mark in STYLED and parts[1].cut is Cut.COMMA
    if parts[0].kind is not Kind.TEXT or not is_styled:
        return parts[0].kind is Kind.PEOPLE or _are_surnames(*parts)
    return read_people(parts[0].text, vocabulary.common, single=True) is not None


def _read_surnames(head: Segment) -> People | None:
    if not (_SURNAMES_LISTED.fullmatch(head.text) or _SURNAMES_JOINED.fullmatch(head.text)):
        return None
    return People(tuple(_BETWEEN.split(head.text)), len(head.text), True)


def _are_surnames(head: Segment, title: Segment) -> bool:
    """Whether words alone stand before a sign and a title: "Poe, Roe, Orr. A Fine Title".

    Before a dash there may be two, if a comma or "and" tells: "Poe, Roe, - A Fine Title".
    """
    is_title = title.kind is Kind.TEXT and title.text.count(" ") > 1
    is_plain = head.mark is Mark.PLAIN and not head.field and head.kind is Kind.TEXT
    if not (is_title and is_plain and title.cut in (Cut.STOP, Cut.DASH)):
        return False
    if SURNAMES_ALONE.fullmatch(head.text):
        return True
    ends_open = head.whole[head.start : head.end].rstrip().endswith(",")
    if title.cut is not Cut.DASH:
        return False
    is_listed = ends_open and _SURNAMES_LISTED.fullmatch(head.text) is not None
    return is_listed or _SURNAMES_JOINED.fullmatch(head.text) is not None


def _find_comma(record: Record) -> re.Match[str] | None:
    """Find the first comma of a plain head after which a title may begin."""
    place = find_head(record.segments)
    head = record.segments[place] if record.segments and not record.is_parted else None
    if not head or head.mark not in _MARKS or head.field or head.quoted or "," not in head.text:
        return None
    if head.is_link:  # "[Ann Poe, A Fine Title](…)", but "[Time, Clocks, and Things](…)"
        match = _BEFORE_COMMA.match(head.text) if head.start == 0 else None
        others = [part for part in record.segments if part.kind is Kind.TEXT and part is not head]
        is_whole = head.kind is Kind.TEXT and not others and not head.local
        return match if match and " " in match[1] and is_whole else None
    texts = [part for part in record.segments[place + 1 :] if part.kind is Kind.TEXT]
    texts = [part for part in texts if not part.local.endswith(".md")]  # a note of one's own
    if any(part.mark is not Mark.PLAIN for part in texts[:2]):
        return None  # the title stands there
    if head.kind is not Kind.TEXT and (texts or not _may_hold_title(head)):
        return None
    if is_signed(record) or _are_authors(head, texts):
        return None
    turned = _TURNED_BEFORE_COMMA.match(head.text)
    if turned and ("." in turned[2] or len(turned[2]) == 1 or is_given_name(turned[2])):
        return turned
    match = SURNAMES_FIRST.match(head.text) or _BEFORE_COMMA.match(head.text)
    return match if match and len(head.text) - match.end() > MIN_TITLE else None


def _are_authors(head: Segment, after: Sequence[Segment]) -> bool:
    """Whether a head is full names, and a sign sets the title off: "Ann Poe, Bo Li. Rain"."""
    if not any(part.cut in _BEFORE_TITLE for part in after[:1]):
        return False
    if _are_surnames(head, after[0]):
        return True
    people = read_people(head.text, single=True)
    return people is not None and all(" " in name and "," not in name for name in people.names)


def _is_link(record: Record) -> bool:
    return record.segments[find_head(record.segments)].is_link


def _may_hold_title(head: Segment) -> bool:
    """Whether names may be one name and a title: "R. Nozick, Anarchy, State and Utopia"."""
    people = head.people
    if not people or people.has_others:
        return False
    others = people.names[1:]
    return not people.is_sure or not any("." in name or is_given_name(name) for name in others)


def _read_before(match: re.Match[str], vocabulary: Vocabulary) -> People | None:
    """Read the names before a comma."""
    if match.re is _TURNED_BEFORE_COMMA:
        return People((match[1],), len(match[1]), True)
    if match.re is SURNAMES_FIRST:
        return People(tuple(match[1].split(", ")), len(match[1]), False)
    return read_people(match[1], vocabulary.common, single=True)


def _is_surname_or_known(people: People) -> bool:
    """Whether names are surnames alone, or the first has initials or a given name that is known."""
    first = people.names[0]
    return people.is_sure or " " not in first or is_given_name(first)


def split_signatures(groups: Sequence[Group]) -> None:
    """Cut "A Fine Title by Poe" before the name, where most siblings end with one.

    So do most records of the kind in the document, where it is not all siblings.
    """
    found = [(group, _drop_doings(list(_find_signatures(group)))) for group in groups]
    kinds = {group.container for group, own in found if own}
    shared = {
        kind
        for kind in kinds
        if _are_most_signed([(group, own) for group, own in found if group.container is kind])
    }
    for group, own in found:
        is_in_text = group.container is Container.PARAGRAPH
        are_signed = (bool(own) or is_in_text) and _are_most_signed([(group, own)])
        if is_in_text and are_signed:
            for record in (*filter(is_signed, group.records), *(record for record, *_ in own)):
                record.ends_with_authors = True
        if own and (group.container in shared or are_signed):
            _split_signatures(own)


_Signature = tuple[Record, Segment, re.Match[str]]


def _find_signatures(group: Group) -> Iterator[_Signature]:
    for record in group.records:
        for part in () if is_signed(record) else record.segments[:1]:
            may_sign = part.kind is Kind.TEXT and may_be_signed(part.text)
            if may_sign and (match := _SIGNED.search(part.text)):
                yield record, part, match


def _drop_doings(found: list[_Signature]) -> list[_Signature]:
    """Drop links with one word after "by", "[Learning by Doing](…)", unless most have names."""
    named = [sign for sign in found if not sign[1].is_link or " " in sign[2][1]]
    return found if 3 * len(named) >= 2 * len(found) else named


def _are_most_signed(found: Sequence[tuple[Group, Sequence[_Signature]]]) -> bool:
    """Whether most records of groups end with a name after "by", known as such or not.

    Of two records both do, and one name is known.
    """
    known = sum(sum(map(is_signed, group.records)) for group, _ in found)
    signed = known + sum(len(own) for _, own in found)
    total = sum(len(group.records) for group, _ in found)
    return signed >= max(MIN_GROUP, AGREED * total) or (known > 0 and signed == total > 1)


def _split_signatures(found: Sequence[_Signature]) -> None:
    for record, part, match in found:
        start = part.end - len(match[0])  # "by" is no part of a note
        author = replace(part, text=match[1], cut=Cut.COMMA, start=start, quoted=False)
        name_author(author, read_people(match[1], single=True))
        part.text, part.end = part.text[: match.start()].rstrip(","), start
        record.segments.insert(1, author)


def tells_of_deed(text: str) -> bool:
    """Whether words before "by" say what somebody did: "Recommended", "The list was made".

    Examples
    --------
    >>> tells_of_deed("Recommended"), tells_of_deed("Fine Rain")
    (True, False)
    """
    return _DEED.search(text) is not None


def is_signed(record: Record) -> bool:
    """Whether names that are known as such stand after "by" right behind the first words."""
    if len(record.segments) < 2:
        return False
    second = record.segments[1]
    return second.is_byline
