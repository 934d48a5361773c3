"""Where siblings are cited with their publishers or journals, the words in that place are one.

By itself "Einaudi" or "Ленинград: Наука" behind a title may be a remark, or a person. Where most
siblings say there where they appeared, all do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from paperkg.reading.imprints.dates import find_date
from paperkg.reading.imprints.imprint import EDITION, find_journal_last, is_city
from paperkg.reading.imprints.venues import Venue
from paperkg.reading.labels import read_field
from paperkg.reading.names.name_leads import BY, OF
from paperkg.reading.patterns import YEAR
from paperkg.reading.records import Group, Record, Role, voters_of
from paperkg.reading.segments import Cut, Kind, Mark, Segment
from paperkg.reading.votes.title_words import count_words, reads_as_sentence
from paperkg.reading.words import words_of

__all__ = ["agree_on_imprints"]

MIN_GROUP = 3
"""So many siblings at least are cited with where they appeared."""

AGREED = 0.5
"""The share of the siblings that must say where they appeared."""

MAX_WORDS = 9
"""Where a work appeared has no more words."""

_SET_OFF = frozenset({Cut.BRACKET, Cut.STOP, Cut.COMMA, Cut.SPACE, Cut.ASIDE, Cut.COLON, Cut.DASH})
_SMALL = words_of("venues", "small") | words_of("people", "particles") | {"am", "an", "der", "i"}
_WITHIN = ("in", "en", "dans", "em", "nel", "в", "в кн")
_OPEN = frozenset({Role.AUTHORS, Role.NONE, Role.NOTE})
_INITIALS = re.compile(r"(?:^|\s)[^\W\d_]\.?(?:\s|$)")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
# What says of a book which edition it is, or who else had a hand in it; and what a thesis is.
_ASIDE = re.compile(
    r"(?:\d{0,2}(?:nd|rd|th|e|ª|-е|\.)?\s?(?:ed|éd|edn|edition|aufl|auflage|изд)\b"
    r"|(?:trans|trad|übers|übersetzt|tradu|перев|пер)[\w.]*\b|(?:ed|eds|edited|hrsg|hg)\b"
    r"|(?:available|retrieved|accessed|reprinted|online|forthcoming|in press|see|also)\b)",
    re.IGNORECASE,
)
_QUOTED_JOURNAL = re.compile(
    rf"[„«“\"](?P<name>[^„«»“”\"]{{2,80}})[”»“\"],?\s\(?(?P<year>{YEAR})\)?(?=[,.;:]|$)"
)
# "Rain Letters, Band 29"
_VOLUME_LAST = re.compile(r",?\s(?:vol|volume|bd|band|tome?)\b\.?(?:\s\d{1,4})?\.?$", re.IGNORECASE)
_THESIS = re.compile(
    r"\W*(?:(?:ph\.?\s?d|doctoral|master'?s?|diplom\w*|bachelor'?s?|unpublished|tes[ei]|thèse|tesis|"
    r"дис|diss)\b[\w.()\s]{0,40}|(?:thesis|dissertation))\W*",
    re.IGNORECASE,
)


def agree_on_imprints(groups: Sequence[Group]) -> None:
    """Take what follows a cited title for where it appeared, where most siblings say so there.

    The records of all small groups of a kind are siblings, too.
    """
    for group in voters_of(groups, rows=False):
        _agree(group.records)


def _agree(records: Sequence[Record]) -> None:
    titled = [record for record in records if record.title is not None and record.roles]
    for record in titled:
        if record.roles.count(Role.VENUE) > 1:
            _drop_thesis(record)
    for record in titled:
        _join_place(record)
        _name_quoted_journal(record)
    cited = [record for record in titled if _is_cited(record)]
    if len(cited) < MIN_GROUP or len(cited) < AGREED * len(titled):
        return
    found = [(record, _find_imprint(record)) for record in cited]
    silent = [record for record, place in found if place is None and not _has_venue(record)]
    if len(found) - len(silent) < max(MIN_GROUP, AGREED * len(cited)):
        return
    for record, place in found:
        if place is not None:
            _drop_thesis(record)
            _name_venue(record.segments[place])
            record.roles[place] = Role.VENUE
    for record in silent:
        _part_journal(record)


def _name_quoted_journal(record: Record) -> None:
    """Take "„Rain Studies” 1995, nr 3" behind a title in italics for its journal and year."""
    last = record.titles[-1] if record.titles else record.title or 0
    if record.segments[last].mark is not Mark.EMPHASIS or Role.VENUE in record.roles:
        return
    for place, part in enumerate(record.segments[last + 1 : last + 2], start=last + 1):
        found = _QUOTED_JOURNAL.match(part.text) if record.roles[place] in _OPEN else None
        if found and part.cut is Cut.COMMA:
            part.venue, part.date = Venue(found["name"], found["year"], True), found["year"]
            record.roles[place] = Role.VENUE


def _part_journal(record: Record) -> None:
    """Part a title in small letters from its journal before a DOI: "…, Trees and Owls, doi: …"."""
    last = record.titles[-1] if record.titles else record.title or 0
    title, after = record.segments[last], record.segments[last + 1 : last + 2]
    is_led = any(part.cut is Cut.COMMA and part.identifier for part in after) or any(
        part.kind is Kind.IDENTIFIER for part in after
    )
    found = find_journal_last(title.text) if is_led and title.mark is Mark.PLAIN else None
    if found is None:
        return
    source = title.text[found.start() :].lstrip(", ")
    start = title.whole.rfind(source, title.start, title.end)
    if start < 0:
        return
    venue = replace(title, text=source, kind=Kind.VENUE, cut=Cut.COMMA, start=start)
    venue.venue = Venue(source, "", False)
    title.text, title.end = title.text[: found.start()], start
    record.segments.insert(last + 1, venue)
    record.roles.insert(last + 1, Role.VENUE)


def _name_venue(part: Segment) -> None:
    """Take the names in "(Einaudi, 1972)" and "Fine Books; 2013 Jun 29." for a publisher."""
    if edition := EDITION.match(part.text):
        part.venue = Venue(part.text[edition.end() :], part.date, False)
    found = find_date(part.text)
    if found and (part.bracket or not part.text[found.end :].strip(" .")):
        part.date = part.date or found.date
        part.venue = Venue(part.text[: found.start].strip(" ,;"), part.date, False)
    if volume := _VOLUME_LAST.search(part.text):
        part.venue = Venue(part.text[: volume.start()], part.date, False)


def _drop_thesis(record: Record) -> None:
    """Take "PhD thesis" for no venue, where a university follows."""
    for place, part in enumerate(record.segments):
        if record.roles[place] is Role.VENUE and _THESIS.fullmatch(part.text):
            record.roles[place] = Role.NOTE


def _join_place(record: Record) -> None:
    """Join a city with the publisher beside it, "London, Rain Press": by itself it is a remark."""
    title = record.titles[-1] if record.titles else record.title or 0
    for place in range(len(record.segments) - 1, title + 1, -1):  # none before the title moves
        first, last = record.segments[place - 1 : place + 1]
        roles = record.roles[place - 1 : place + 1]
        if roles.count(Role.VENUE) != 1 or roles.count(Role.NOTE) != 1:
            continue
        city, press = (first, last) if roles[0] is Role.NOTE else (last, first)
        is_set_off = last.cut is Cut.COMMA and first.span == last.span and first.line == last.line
        is_plain = not (first.bracket or last.bracket or first.field or last.field or last.quoted)
        if not (is_set_off and is_plain and press.venue and is_city(city.text)):
            continue
        if press.venue.name and press.text.startswith(press.venue.name):
            names = (city.text, press.venue.name) if city is first else (press.text, city.text)
            name = ", ".join(names)
            press.venue = replace(press.venue, name=name)
            press.start, press.end = first.start, last.end
            press.text = press.whole[press.start : press.end].strip()
            at = place - (city is first)
            del record.segments[at], record.roles[at]


def _is_cited(record: Record) -> bool:
    """Whether a record says who and when, on the line of its title."""
    if Role.AUTHORS not in record.roles:
        return False
    line = record.segments[record.title or 0].line
    roles = [
        role
        for part, role in zip(record.segments, record.roles, strict=False)
        if part.line == line and not part.field
    ]
    if Role.AUTHORS not in roles:
        return False
    return Role.DATE in roles or any(part.date for part in record.segments)


def _has_venue(record: Record) -> bool:
    if Role.VENUE not in record.roles:
        return False
    for part, role in zip(record.segments, record.roles, strict=False):
        if role is Role.VENUE and (part.venue is None or part.venue.name):
            return True
    return False


def _find_imprint(record: Record) -> int | None:
    """Find what may be where a work appeared, where nothing that is sure says so."""
    last = record.titles[-1] if record.titles else record.title or 0
    has_authors = Role.AUTHORS in record.roles[:last]
    found: int | None = None
    has_city = False
    for place, part in _parts_after(record, last):
        role = record.roles[place]
        if role is Role.VENUE:
            if part.venue is None or (part.venue.name and not _is_vague(part)):
                return None
        elif role is Role.AUTHORS and not has_authors:
            has_authors = True
        elif found is None and role in _OPEN and _may_be_imprint(record, place):
            has_city = is_city(EDITION.sub("", part.text))
            found = None if has_city else place
        elif found is None and not has_city and _INITIALS.search(part.text):
            return None  # cut inside a name
        elif found is None and not has_city and role is Role.NOTE and not _is_aside(part):
            return None  # a remark stands first
    return found


def _parts_after(record: Record, last: int) -> Iterator[tuple[int, Segment]]:
    title = record.segments[last]
    for place, part in enumerate(record.segments[last + 1 :], start=last + 1):
        is_other_link = part.is_link and part.span != title.span
        if part.line != title.line or part.field or is_other_link:
            return
        yield place, part


def _is_vague(part: Segment) -> bool:
    """Whether a venue is but a city, or the word for a thesis: who published it stands beside."""
    name = part.venue.name if part.venue else part.text
    return is_city(name) or _THESIS.fullmatch(name) is not None


def _is_aside(part: Segment) -> bool:
    """Whether a text says which edition it is, or who else had a hand in it."""
    if part.text.lower().strip(":") in _WITHIN:
        return True
    is_said = _ASIDE.match(EDITION.sub("", part.text)) or _THESIS.fullmatch(part.text)
    return bool(part.bracket) or is_said is not None


def _may_be_imprint(record: Record, place: int) -> bool:
    """Whether a text may name a publisher, with a city or without, or a journal."""
    part = record.segments[place]
    before = record.segments[place - 1]
    is_within = before.text.lower().strip(":") in _WITHIN
    if part.quoted or part.mark not in (Mark.PLAIN, Mark.EMPHASIS, Mark.STRONG, Mark.LINK):
        return False
    if part.cut not in _SET_OFF or (part.mark is Mark.STRONG and not is_within):
        return False
    is_dated = bool(part.bracket) and find_date(part.text) is not None
    if part.kind not in (Kind.TEXT, Kind.PEOPLE) or (_is_aside(part) and not is_dated):
        return False
    if part.people and before.people and before.mark is Mark.STRONG is not part.mark:
        return False  # “A Fine Title”, **Ann Poe**, Bo Li, whose list it is in bold
    if part.whole.find(":", part.start) >= 0 and read_field(part.whole[part.start :].strip()):
        return False  # "Presenter: Ann Poe"
    text = EDITION.sub("", part.text)
    if text.startswith((*BY, *OF)):
        return False  # the name of a translator: "trad. it. di Anna Rossi"
    if count_words(text) > MAX_WORDS or reads_as_sentence(text) or _INITIALS.search(text):
        return False
    words = [word for word in _WORD.findall(text) if word.lower() not in _SMALL]
    return bool(words) and words[0][0].isupper() and not any(word[0].islower() for word in words)
