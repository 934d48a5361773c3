"""Who, where and when at the end of links: "[A Fine Title, Poe and Reed, RAM 2011](…)".

No style parts them from the title there, and surnames alone, or a venue that nobody knows, look
like its last words. That most links of siblings end so tells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from paperkg.reading.imprints.sites import is_site
from paperkg.reading.imprints.venues import Venue
from paperkg.reading.names.people import People, read_people
from paperkg.reading.page_titles import PageTitle, names_site, read_journal_page
from paperkg.reading.patterns import CAPITAL, PARTICLE, RECENT_YEAR
from paperkg.reading.records import AGREED, KNOWN, MIN_GROUP, Group, Record
from paperkg.reading.segments import Cut, Kind, Mark, Segment, tidy
from paperkg.reading.votes.title_words import count_words
from paperkg.reading.words import is_given_name, words_of

__all__ = ["agree_on_link_tails"]

# "RAM 2011", "T-RO 2016", "Intell Ind Syst 2015", "ICCV 2015 Workshop", and a year alone.
_SOURCE = re.compile(
    rf"((?:{CAPITAL}[\w./&'’-]*\s+){{0,5}})({RECENT_YEAR})((?: {CAPITAL}[\w-]+){{0,2}})\.?"
)
# What the method of a work is called, after all else: "A Fine Title, Poe et al., 2013. (AFT)".
_SHORT_NAME = re.compile(r"\s\([^\W\d_][\w.+-]{1,20}\)$")
_SEVERAL = re.compile(r"\s(?:and|&)\s|\set al\b")
NEARLY_ALL = 0.8
"""The share of the links that must end with a name in brackets."""

MAX_NAME = 6
"""The name of a site behind a bar has no more words, nor more than the title before it."""

MAX_GIVEN = 3
"""So many given names stand before a surname at most."""

MIN_HEAD = 3
"""The title before it has so many, where nothing else tells it from the name of a site."""

_PAGES = ("Wiley Online Library", ": Vol ", " on JSTOR")
"""What the titles of pages of journals have, which say more than that of an article."""

_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+")
_SMALL = words_of("venues", "small")

_INITIALED_NAME = rf"(?:[A-Z]\.[ -]?){{1,3}}(?:{PARTICLE} )?{CAPITAL}[\w'’-]+"
_INITIALED = re.compile(
    rf", ({_INITIALED_NAME}(?:(?:,| &| and|, and|, &) {_INITIALED_NAME}){{0,8}})$"
)
_INITIAL = re.compile(rf"\b{CAPITAL}\.")


@dataclass(frozen=True, slots=True)
class _Tail:
    """The end of a link: the words before it, and what it says."""

    record: Record
    head: str
    names: str
    people: People
    venue: Venue

    @property
    def is_known(self) -> bool:
        return self.people.is_sure or _SEVERAL.search(self.names) is not None


def agree_on_link_tails(groups: Sequence[Group]) -> None:
    """Cut who, where and when off the titles of links, where most siblings have them there."""
    _sign_initialed(groups)
    for group in groups:
        linked = [record for record in group.records if _is_linked(record)]
        for record in linked:
            _name_site(record)
        if len(linked) < MIN_GROUP:
            continue
        _name_bracketed(linked)
        tails = [tail for record in linked if (tail := _find_tail(record))]
        if not tails:
            continue
        known = sum(tail.is_known for tail in tails)
        signed = len(tails) + sum(map(_is_signed_inside, linked))
        if signed >= max(MIN_GROUP, AGREED * len(linked)) and known >= KNOWN * len(tails):
            for tail in tails:
                _set_apart(tail.record, tail.head, tail.people, tail.venue)


def _sign_initialed(groups: Sequence[Group]) -> None:
    """Read names with initials first at the ends of links, "[Owls, A. Poe, B. Roe](…)".

    By itself such a link may be read as names alone, "Owls, A."; others of the list tell.
    """
    found = [
        (record, tail)
        for group in groups
        for record in group.records
        if (text := _text_of_link(record)) and (tail := _INITIALED.search(text))
    ]
    odd = [(record, tail) for record, tail in found if not _is_read(record, tail)]
    if not odd or len(found) - len(odd) < max(MIN_GROUP, len(odd)):
        return
    for record, tail in odd:
        people = read_people(tail[1], single=True)
        if people and tail.start():
            record.title = 0
            _set_apart(record, tail.string[: tail.start()], people, None)


def _text_of_link(record: Record) -> str:
    """Give the text of the link that a record begins with, if it has a comma."""
    first = record.segments[0] if record.segments else None
    text = first.whole if first and first.mark is Mark.LINK and not first.start else ""
    return tidy(text).rstrip(" .") if ", " in text else ""


def _is_read(record: Record, tail: re.Match[str]) -> bool:
    """Whether the names at the end of a link are read, and what stands before them is the title."""
    span = record.segments[0].span
    people = [part for part in record.segments if part.span == span and part.people]
    said = ", ".join(part.text for part in people)
    return record.title == 0 and record.segments[0].kind is Kind.TEXT and said == tail[1]


def _name_bracketed(linked: Sequence[Record]) -> None:
    """Take a name in brackets at the end of most links for who wrote it: "[A Title (Poe)](…)"."""
    lasts = [parts[-1] for record in linked if len(parts := _parts_inside(record)) > 1]
    names = [part for part in lasts if part.kind is Kind.TEXT and _may_be_surnames(part)]
    signed = sum(part.kind is Kind.PEOPLE and bool(part.bracket) for part in lasts)
    are_various = len({part.text for part in names}) == len(names)
    if any(" " in part.text for part in names) and signed < KNOWN * len(lasts):
        return
    if are_various and len(names) + signed >= max(MIN_GROUP, NEARLY_ALL * len(linked)):
        for part in names:
            part.kind, part.people = Kind.PEOPLE, read_people(part.text, single=True)


def _may_be_surnames(part: Segment) -> bool:
    """Whether a bracket that ends a link may hold a surname or a full name, and nothing else."""
    is_last = part.bracket == "(" and not part.whole[part.end :].strip(" ).")
    is_name = part.text.replace("-", " ").istitle() and part.text.count(" ") < MAX_GIVEN
    return is_last and is_name and read_people(part.text, single=True) is not None


def _name_site(record: Record) -> None:
    """Take the name of the site at the end of a link to it for where a text appeared.

    So of "[A Fine Title — Rain House](https://rainhouse.example.org/…)", whatever siblings say.
    """
    text = record.segments[record.title or 0].whole
    if " | " in text:
        _name_behind_bars(record)
    for words in _PAGES:
        if words in text and (page := read_journal_page(tidy(text))):
            _cut_page(record, page)
            break
    inside = _parts_inside(record)
    if len(inside) < 2:
        return
    title, last = inside[0], inside[-1]
    is_tail = last.kind is Kind.TEXT and last.cut is Cut.DASH and not last.bracket
    is_tail = is_tail and title.kind is not Kind.PEOPLE  # a book with a site of its own
    is_tail = is_tail and title.whole[: last.start].rstrip()[-1:] not in "/>"
    is_wiki = "wikipedia.org" in last.url and names_site(last.text)  # in any language
    if is_tail and (is_wiki or is_site(last.text, last.url)):
        last.kind, last.venue = Kind.VENUE, Venue(last.text, "", False)
        if record.segments[record.title or 0] is last and count_words(title.text) > 1:
            record.title = record.segments.index(title)


def _name_behind_bars(record: Record) -> None:
    """Name what browsers set behind a title: "A Fine Title | Rain Letters | Rain House (rain.org)".

    The last, in brackets, is the host, as one of them adds it.
    """
    head, *rest = _parts_inside(record)
    if head.kind is not Kind.TEXT or head.start or not rest:
        return
    host = rest[-1] if rest[-1].bracket and _HOST.fullmatch(rest[-1].text) else None
    names = [part for part in rest if part is not host]
    if not names or not all(_is_behind_bar(head, part, is_page=bool(host)) for part in names):
        return
    for name in names:
        if name.kind is Kind.TEXT:
            name.kind, name.venue = Kind.VENUE, Venue(name.text, "", False)
    if host:
        record.segments.remove(host)
    record.title = record.segments.index(head)


def _is_behind_bar(head: Segment, part: Segment, *, is_page: bool) -> bool:
    """Whether a part stands behind a bar, and may be the name of a site: few words, all big.

    What ``is_page``, as its host says, has nothing else there.
    """
    if head.whole[: part.start].rstrip()[-1:] != "|" or part.kind not in (Kind.TEXT, Kind.VENUE):
        return False
    if is_page or names_site(part.text) or is_site(part.text, part.url):
        return True
    words, before = part.text.split(), count_words(head.text)
    is_name = all(word[0].isupper() or word in _SMALL for word in words)
    is_name = is_name and words[0].lower() not in _SMALL - {"the"}
    return is_name and before >= MIN_HEAD and len(words) <= min(MAX_NAME, before)


def _is_linked(record: Record) -> bool:
    return record.title is not None and record.segments[record.title].mark is Mark.LINK


def _is_signed_inside(record: Record) -> bool:
    """Whether authors are read in the link of a title already."""
    title = record.segments[record.title or 0]
    return any(part.people and part.span == title.span for part in record.segments)


def _find_tail(record: Record) -> _Tail | None:
    """Find names, and a venue and a year after them, at the end of the link of a title."""
    if ", " not in record.segments[record.title or 0].whole:
        return None
    title, *after = _parts_inside(record)
    is_cut = {Kind.PEOPLE, Kind.VENUE} <= {part.kind for part in after}
    if title.start or is_cut:
        return None
    *before, last = _SHORT_NAME.sub("", tidy(title.whole)).split(", ")
    source = _SOURCE.fullmatch(last.strip()) if before else None
    if not source:
        return None
    names = before.pop()
    people = read_people(names, single=True)
    while people and before and _is_full_name(before[-1]):
        names = f"{before.pop()}, {names}"
        people = read_people(names, single=True)
    if not people or not before:
        return None
    venue = Venue(f"{source[1]}{source[3]}".strip(), source[2], True)
    return _Tail(record, ", ".join(before), names, people, venue)


def _parts_inside(record: Record) -> Sequence[Segment]:
    """Give all parts of the link of a title."""
    span = record.segments[record.title or 0].span
    return [part for part in record.segments if part.span == span]


def _is_full_name(text: str) -> bool:
    """Whether a text is a name with initials, or with a given name that is known."""
    people = read_people(text) if 1 < len(text.split()) < 5 else None
    is_named = people is not None and len(people.names) == 1
    return is_named and (is_given_name(text.split()[0]) or _INITIAL.search(text) is not None)


def _cut_page(record: Record, page: PageTitle) -> None:
    """Set apart what the title of a page says of an article besides its own."""
    people = read_people(page.who, single=True) or People((page.who,), len(page.who), False)
    _set_apart(
        record,
        page.title,
        people if page.who else None,
        Venue(page.journal, page.year, True) if page.journal else None,
    )


def _set_apart(record: Record, head: str, people: People | None, venue: Venue | None) -> None:
    """Leave the link of a title its first words, and make parts of who, and of where and when."""
    inside, segments = _parts_inside(record), record.segments
    title, place = inside[0], segments.index(inside[0])
    apart = []
    if people:
        names = ", ".join(people.names)
        apart.append(
            replace(title, text=names, kind=Kind.PEOPLE, people=people, venue=None, date="")
        )
    if venue:
        said = f"{venue.name} {venue.date}".strip()
        apart.append(
            replace(title, text=said, kind=Kind.VENUE, people=None, venue=venue, date=venue.date)
        )
    for part in apart:
        part.cut = Cut.COMMA
    title.text, title.end = head, len(head)
    title.take_for_words()
    segments[place : place + len(inside)] = [title, *apart]
    record.title = place
