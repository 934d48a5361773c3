"""Titles behind a comma and names with initials: "Poe, A./Roe, B. C., Rain: Its Ways, in: Notes".

As theses in German cite, a comma stands behind each name, or behind who edited the work, "IRA
(Hrsg.), Rain". What is no surname with initials begins the title, which ends before ", in:", before
its edition, or before the place and the year: "Rain - Snow - Hail. 2. Auflage. Bonn 2018".
"""

from __future__ import annotations

import re
from dataclasses import replace

from paperkg.reading.citations.cited_authors import name_author
from paperkg.reading.citations.held_titles import IN
from paperkg.reading.imprints.venues import Venue
from paperkg.reading.names.people import People
from paperkg.reading.patterns import AND, BIG, CAPITAL, EDITORS_IN_BRACKETS, NO_YEAR, YEAR
from paperkg.reading.segments import Cut, Kind, Mark, Segment, tidy
from paperkg.reading.words import any_of, is_given_name, words_of

__all__ = ["restore_title_behind_initials"]

_OTHERS = any_of(words_of("people", "others"))
_SURNAME = rf"{CAPITAL}[\w'’‐-]{{1,40}}(?: {CAPITAL}[\w'’‐-]{{1,40}}){{0,2}}"
_NAME = rf"(?>{_SURNAME}, [{BIG}](?:\.?[ -]?[{BIG}]){{0,3}}(?![\w’'-])\.?)"
_JOINT = rf"(?:\s?[/;]\s?|,?\s{AND}\s|,\s)"
_NAMES = re.compile(
    rf"\s*(?P<names>(?>{_NAME}(?:{_JOINT}{_NAME}){{0,30}})(?:,?\s(?:{_OTHERS}))?)"
    rf"(?:,?\s{EDITORS_IN_BRACKETS})?,\s"
)
_ONE = re.compile(_NAME)
_EDITOR = re.compile(rf"\s*(?P<names>{CAPITAL}[^,()\[\]:;“”\"]{{1,60}}?)\s{EDITORS_IN_BRACKETS},\s")
_MORE_NAMES = re.compile(rf"[\w’'‐-]{{2,40}}, [{BIG}]\.|^{AND}\s|^[{BIG}]\.")
_STATE = re.compile(rf"^(?:{any_of(words_of('states', 'undated'))}|{NO_YEAR})\b", re.IGNORECASE)
# Another author, whose given name is whole: "Poe, A., Roe, Ann, Rain".
_OTHER_NAME = re.compile(rf"{CAPITAL}[\w'’‐-]+, ({CAPITAL}[\w'’‐-]+)[,/;]")
_CITY = rf"{CAPITAL}[\w.'’-]{{1,25}}(?: {CAPITAL}[\w'’‐-]{{1,25}}){{0,2}}"
# ", Bonn 2018" at the end, ", Bonn/Leeds (2018)", and ", Salem, MA (2018)".
_PLACED = re.compile(
    rf",\s(?P<place>{_CITY}(?:,\s[A-Z]{{2}}|(?:\s?[/–-]\s?|\s(?:u\.|und|and|&)\s){_CITY}){{0,3}})"
    rf"\s(?:\({YEAR}\)|{YEAR}\W*$)"
)
_EDITION = re.compile(
    r"[.,]\s\d{1,3}(?:\.|st|nd|rd|th),?\s(?:[^\W\d_]{3,20}\.?,?\s){0,3}(?:Aufl|[Ee]d(?:ition|n|\.))"
)
_COMMA = re.compile(r"[\w.)],\s")
_INSIDE = frozenset({Kind.TEXT, Kind.PEOPLE, Kind.NUMBER, Kind.TAG, Kind.VENUE})


def restore_title_behind_initials(segments: list[Segment]) -> None:
    """Make one title of what stands between such names and where the work appeared."""
    place = int(bool(segments) and segments[0].kind is Kind.NUMBER)
    if len(segments) <= place:
        return
    head = segments[place]
    may_be = head.kind in (Kind.PEOPLE, Kind.TEXT) and head.mark is Mark.PLAIN
    if not may_be or head.bracket or head.is_link or "," not in head.whole:
        return
    if _COMMA.search(head.whole) is None:
        return
    found = _NAMES.match(head.whole, head.start) or _EDITOR.match(head.whole, head.start)
    if found is None or not head.whole[found.end() : found.end() + 1].isalnum():
        return
    end, source = _find_end(head.whole, found.end())
    if end > found.end() and not _goes_on(head.whole[found.end() : end]):
        _put_title(segments, place, found, end, source)


def _goes_on(title: str) -> bool:
    """Whether more names follow, or what says that there is no year: "Poe, A., in press"."""
    other = _OTHER_NAME.match(title)
    is_named = other is not None and is_given_name(other[1])
    return is_named or any(it.search(title) for it in (_MORE_NAMES, _STATE))


def _find_end(whole: str, start: int) -> tuple[int, str]:
    """Find where a title ends, and which place follows, if one does; 0 where nothing tells."""
    placed = _PLACED.search(whole, start)
    found = [it for it in (IN.search(whole, start), _EDITION.search(whole, start), placed) if it]
    first = min(found, key=lambda it: it.start(), default=None)
    if first is None or first[0].isspace():
        return 0, ""
    return first.start(), placed["place"] if placed is first and placed else ""


def _put_title(
    segments: list[Segment], place: int, found: re.Match[str], end: int, source: str
) -> None:
    """Put the title between the names before it and what stands behind it."""
    head, start = segments[place], found.end()
    inside = [part for part in segments[place:] if part.span == head.span and part.start < end]
    if any(part.kind not in _INSIDE or part.is_link or part.quoted for part in inside):
        return
    last = inside[-1]
    said = [part for part in inside[1:] if part.end <= start]  # (Hrsg.)
    title = replace(head, text=tidy(head.whole[start:end]).strip(" .,;:"), cut=Cut.COMMA)
    title.start, title.end, title.bracket = start, end, ""
    title.take_for_words()
    rest: list[Segment] = []
    behind = tidy(last.whole[end : last.end]).strip(" .,;:") if last.end > end else ""
    if behind:
        rest = [replace(last, text=behind, cut=Cut.COMMA, bracket="", start=end)]
        rest[0].take_for_words()
    head.text, head.end = found["names"].strip(), found.end("names")
    names = tuple(_ONE.findall(head.text))
    has_others = bool(names) and not head.text.endswith(names[-1])
    name_author(head, People(names, len(head.text), True, has_others) if names else None)
    after = segments[place + len(inside) :]
    segments[place:] = [head, *said, title, *rest, *after]
    for part in [*rest, *after][:1]:
        if source and part.kind is Kind.TEXT and part.text.startswith(source):
            part.kind, part.venue = Kind.VENUE, Venue(part.text, "", False)
