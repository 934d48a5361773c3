"""Titles in a style behind words that say what the work is: "First paper on it: **A Fine Title**".

Such an item reads as a sentence with some words stressed. That most of its siblings are written so,
and that some of that is of papers, tells it from a list of advice.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from paperkg.reading.cuts.shapes import is_joint
from paperkg.reading.records import AGREED, MIN_GROUP, Container, Group, Place, Record, voters_of
from paperkg.reading.segments import Cut, Kind, Mark, Segment
from paperkg.reading.text.blocks import plain_text
from paperkg.reading.votes.title_words import begins_big, count_words
from paperkg.reading.words import EAST_ASIAN, words_of

__all__ = ["agree_on_said_titles", "part_at"]

MIN_TITLE = 4
"""A title has so many words; fewer are a name, or the words that a sentence stresses."""

MIN_LEAD, MAX_LEAD = 1.5, 24
"""What is said of a work before its title has so many words; a label has one."""

NEARLY_ALL, SOME = 0.75, 0.25
"""The shares of the titles that begin with a capital, and of the leads that speak of a work."""

_STYLES = frozenset({Mark.STRONG, Mark.EMPHASIS, Mark.QUOTE})
_SET_OFF = frozenset({Cut.COLON, Cut.DASH})
_WORD = re.compile(r"[^\W\d_]+")
_SMALL = re.compile(r"\b(?!and\b)[a-z]{3}")
"""A word in small letters, as names have none."""

_WORKS = words_of("said", "works")
_UNSPACED = tuple(word for word in _WORKS if EAST_ASIAN.match(word))
# What is said of one paper that the list is about: "Main result of the paper: **Rain Is Wet**".
_OF_ONE = re.compile(
    r"\b(?:by|did|does|from|how|in|of|what|where|why) (?:the|this)"
    r" (?:article|authors?|book|paper|report|study|work)\b"
    r"|\bthis (?:article|paper|study)\b"
)
_ADVICE = re.compile(
    r"(?:after|always|as|before|if|never|once|remember|step \d|task \d|when|while)\b"
)
"""How advice to readers of papers begins, which names none."""

Said = tuple[Record, int]
"""A record, with the place of its title."""


def agree_on_said_titles(groups: Sequence[Group]) -> None:
    """Tell the titles behind what is said of them, where most siblings are written so.

    A second work that an item goes on with becomes a record of its own.
    """
    told = [group for group in groups if group.container in (Container.ITEM, Container.PARAGRAPH)]
    places = {
        id(record): place
        for group in told
        for record in group.records
        if (place := _find_said(record.segments))
    }
    if len(places) < MIN_GROUP:
        return
    agreed: list[Said] = []
    for group in voters_of(told):
        said = [(record, places[id(record)]) for record in group.records if id(record) in places]
        if len(said) < max(MIN_GROUP, AGREED * len(group.records)):
            continue
        if _are_words_alone(said):
            _say(said, are_works=False)
        else:
            agreed += said
    if not agreed or not _speak_of_works(agreed):
        return
    _say(agreed, are_works=True)
    for group in told:
        group.records = [
            work
            for record in group.records
            for work in (_part_works(record) if record.is_said else [record])
        ]


def _say(said: Sequence[Said], *, are_works: bool) -> None:
    for record, place in said:
        record.is_said = are_works
        for part in record.segments[:place] if are_works else ():
            part.take_for_words()


def _are_words_alone(said: Sequence[Said]) -> bool:
    """Whether most of what is said is advice or of one paper, and nothing says who or when."""
    if any(_is_told([part]) for record, _ in said for part in record.segments):
        return False
    leads = map(_lead_of, said)
    return 2 * sum(bool(_ADVICE.match(lead) or _OF_ONE.search(lead)) for lead in leads) > len(said)


def _lead_of(said: Said) -> str:
    record, place = said
    return " ".join(part.text for part in record.segments[:place]).casefold()


def _find_said(parts: Sequence[Segment]) -> int:
    """Find a title in a style behind words that end with a colon, or at the end; 0 for none."""
    if len(parts) < 2 or parts[0].mark is not Mark.PLAIN or parts[0].is_link:
        return 0
    for place, part in enumerate(parts):
        if part.mark in _STYLES or part.quoted:
            return place if _is_said(parts, place) else 0
        if not _says_what(part):
            return 0
    return 0


def _says_what(part: Segment) -> bool:
    """Whether a part before a title may say what it is, and not who, where or when."""
    is_told = part.date or part.line or part.field or part.is_link
    return part.kind in (Kind.TEXT, Kind.VENUE) and not is_told


def _is_said(parts: Sequence[Segment], place: int) -> bool:
    """Whether a title is set off from the words before it, and no sentence goes on behind it."""
    title, after = parts[place], parts[place + 1 : place + 2]
    lead = " ".join(part.text for part in parts[:place])
    words = count_words(lead)
    if lead.isascii() and not _SMALL.search(lead):
        return False  # "Ann Poe and Bo Lee: **A Fine Title of Words**"
    if title.kind is not Kind.TEXT or title.bracket or not MIN_LEAD <= words <= MAX_LEAD:
        return False
    if title.line or title.field or count_words(title.text) < MIN_TITLE:
        return False
    goes_on = any(part.cut is Cut.SPACE and _is_words(part) for part in after)
    if goes_on and not _next_title(parts, place + 1, title.mark):
        return False
    is_end = not after or after[0].cut is Cut.STOP
    return title.cut in _SET_OFF or (title.cut is Cut.SPACE and is_end and begins_big(title.text))


def _is_words(part: Segment) -> bool:
    return part.kind is Kind.TEXT and not (part.is_link or part.bracket)


def _speak_of_works(agreed: Sequence[Said]) -> bool:
    """Whether most titles begin with a capital, and some leads speak of a paper or the like."""
    titles = [record.segments[place].text for record, place in agreed]
    big = sum(begins_big(text) or not text[:1].isascii() for text in titles)
    if big < NEARLY_ALL * len(titles):
        return False
    leads = list(map(_lead_of, agreed))
    if any(map(_OF_ONE.search, leads)):
        return False
    told = sum(
        _speaks_of_work(lead) or _is_told(record.segments[place + 1 :])
        for lead, (record, place) in zip(leads, agreed, strict=True)
    )
    return told >= max(2, SOME * len(leads))


def _is_told(after: Sequence[Segment]) -> bool:
    """Whether who, where or when stands right behind a title, or what leads to it."""
    return any(part.people or part.venue or part.date or part.is_link for part in after[:1])


def _speaks_of_work(lead: str) -> bool:
    is_named = not _ADVICE.match(lead) and not _WORKS.isdisjoint(_WORD.findall(lead))
    return is_named or (not lead.isascii() and any(word in lead for word in _UNSPACED))


def _part_works(record: Record) -> list[Record]:
    """Part an item where it goes on with another title: "**A**. Its second part: **B**"."""
    parts = record.segments
    first = next(place for place, part in enumerate(parts) if _is_title(part))
    for place in range(first + 1, len(parts)):
        if parts[place].line:
            break  # what stands below says more of it
        is_said = parts[place].cut is Cut.STOP and _find_said(parts[place:]) > 0
        if is_said or (start := _next_title(parts, place, parts[first].mark)):
            other = place if is_said else start
            own, rest = part_at(record, place, other)
            return [own, *_part_works(rest)]
    return [record]


def _next_title(parts: Sequence[Segment], place: int, mark: Mark) -> int:
    """Give the place of a title in the same style behind a comma or "and"; 0 for none."""
    if is_joint(parts[place]):
        place += 1
    elif parts[place].cut is not Cut.COMMA:
        return 0
    is_next = place < len(parts) and parts[place].mark is mark and _is_title(parts[place])
    return place if is_next else 0


def _is_title(part: Segment) -> bool:
    is_styled = part.mark in _STYLES or part.quoted
    return is_styled and part.kind is Kind.TEXT and count_words(part.text) >= MIN_TITLE


def part_at(record: Record, end: int, start: int) -> tuple[Record, Record]:
    """Part a record: the parts before one place, and those from another; a joint goes."""
    before, after = record.segments[:end], record.segments[start:]
    number = after[0].span
    cut = after[0].start if before[-1].span == number else 0
    ends = [place for place in record.spans if place.number <= before[-1].span]
    begins = [place for place in record.spans if place.number >= number]
    if cut:  # titles in quotation marks stand in one span
        ends[-1] = _with_text(ends[-1], slice(0, cut))
        begins[0] = _with_text(begins[0], slice(cut, None))
        for part in before:
            part.whole = part.whole[:cut] if part.span == number else part.whole
        for part in after:
            if part.span == number:
                part.start, part.end, part.whole = (
                    part.start - cut,
                    part.end - cut,
                    part.whole[cut:],
                )
    text, rest = (plain_text([place.span for place in spans]) for spans in (ends, begins))
    own = replace(record, segments=before, spans=ends, text=text, remarks=[])
    return own, replace(record, segments=after, spans=begins, text=rest)


def _with_text(place: Place, kept: slice) -> Place:
    return place._replace(span=place.span._replace(text=place.span.text[kept]))
