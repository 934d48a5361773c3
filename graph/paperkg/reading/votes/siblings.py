"""What the titles of siblings have in common, once each is chosen, and what differs is mended.

A title that only some of its siblings would have been cut from, or that stands where theirs do
not, is moved or joined again.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from paperkg.genre import is_survey
from paperkg.reading.citations.subtitles import says_what_it_does
from paperkg.reading.labels import Field
from paperkg.reading.names.people import People, read_people
from paperkg.reading.records import Container, Group, Record, join_small, match_in_most
from paperkg.reading.segments import Cut, Kind, Mark, Segment
from paperkg.reading.votes.named_titles import agree_on_named_titles
from paperkg.reading.votes.signatures import agree_on_signatures
from paperkg.reading.votes.title_words import begins_big, count_words, is_title_case
from paperkg.reading.votes.titles import MIN_GROUP

__all__ = ["agree_on_titles"]

_SIGNED = ("by ", "edited by ", "translated by ", "with ")

MAX_SHORT = 5
"""A short name has no more letters, where siblings have theirs in the same place."""

NEARLY_ALL = 0.8
"""The share of the records in which a link must stand after a colon for all to be titles."""

MAX_BOLD_NAME = 6
"""A name in bold has no more words where siblings have one before titles in italics."""

MAX_NAME = 4
"""A short name before a colon and authors has no more words."""

MAX_NOTE = 3
"""The name of a note, before the title of the paper, has no more words."""

MIN_SPELLED = 3
"""A title after the name of a note has so many words in the text."""

# "poe-book-1987", "EaC-2e": no work is called so.
_KEY = re.compile(r"(?=.*\d)[\w+-]*[^\W\d_]-[\w+-]*|[a-z]+(?:-[a-z0-9]+)+")

MIN_NOTES = 2
"""So many siblings have names of notes before their titles."""

MAX_SECOND = 5
"""The second part of a title, after a dash, has no more words: a longer one may describe it."""

MIN_SURVEYED = 2
"""What a survey is about, before a dash, has so many words."""

_SECOND = re.compile(r"an?\s", re.IGNORECASE)
_TAIL = re.compile(r",\s[A-Z][\w.-]*(?:\s[A-Z][\w.-]*){0,2}\s?$")


def agree_on_titles(groups: Sequence[Group]) -> None:
    """Mend the titles of each group by those of most of its records."""
    small: dict[Container, list[Record]] = {}
    for group in groups:
        _prefer_spelled_out(group)
        if len(group.records) >= MIN_GROUP:
            _join_dashes(group.records)
        else:
            small.setdefault(group.container, []).extend(group.records)
    for records in small.values():
        _join_dashes(records)
    agree_on_named_titles(groups)
    for group in groups:
        _join_before_journals(group)
        _join_before_names(group.records)
        _prefer_after_names(group)
        _prefer_full_titles(group)
        _cut_tails(group)
        _prefer_after_colons(group)
    for group in join_small(groups):
        _join_before_names(group.records)
    agree_on_signatures(groups)


def _join_dashes(records: Sequence[Record]) -> None:
    """Undo the cut at a dash in a plain title, where few siblings have one: "Trees - A Survey".

    Where all dashes stand before what may end a title, or most titles end before a bracket that
    says where they appeared, or names in a style, half of the siblings may have one.
    """
    titles = _find_plain_titles(records)
    for segments, place in titles:
        _join_survey(segments[place : place + 2])
    cut = [
        (segments[place], segments[place + 1])
        for segments, place in titles
        if _is_cut_at_dash(segments, place)
    ]
    signed = sum(_is_signed_at_dash(segments, place) for segments, place in titles)
    are_titles = all(count_words(head.text) > 1 and _ends_title(rest.text) for head, rest in cut)
    is_sourced = 2 * sum(_is_before_source(segments, place) for segments, place in titles)
    is_sourced = max(is_sourced, 2 * sum(_is_before_names(*title) for title in titles))
    most = len(titles) / (2 if are_titles or is_sourced > len(titles) else 5)
    if len(titles) < MIN_GROUP or len(cut) > most or 2 * signed > len(titles):
        return
    for _, rest in cut:
        if not says_what_it_does(rest.text.split()):
            rest.cut, rest.kind, rest.venue = Cut.ASIDE, Kind.TEXT, None


def _join_survey(parts: Sequence[Segment]) -> None:
    """Undo the cut before "A Survey", in capitals: it ends a title whatever its siblings have."""
    if len(parts) < 2 or count_words(parts[0].text) < MIN_SURVEYED:
        return
    title, rest = parts
    is_inside = rest.cut is Cut.DASH and rest.span == title.span and not rest.bracket
    if is_inside and rest.text.istitle() and is_survey(rest.text) and _ends_title(rest.text):
        rest.cut, rest.kind, rest.venue, rest.people = Cut.ASIDE, Kind.TEXT, None, None


def _join_before_journals(group: Group) -> None:
    """Undo the cut at a dash between a year and a journal in italics: all there is the title."""
    for segments, place in _find_plain_titles(group.records):
        before, after = segments[:place], segments[place + 1 : place + 3]
        if len(before) < 2 or len(after) < 2 or before[-1].kind is not Kind.DATE:
            continue
        rest, journal = after
        is_cited = before[0].kind is Kind.PEOPLE and journal.mark is Mark.EMPHASIS
        goes_on = rest.span == segments[place].span and rest.cut is Cut.DASH and not rest.bracket
        if is_cited and goes_on and journal.kind is Kind.VENUE:
            rest.cut, rest.kind, rest.venue = Cut.ASIDE, Kind.TEXT, None


def _is_signed_at_dash(segments: Sequence[Segment], place: int) -> bool:
    """Whether people follow a title at once, after a dash."""
    after = segments[place + 1 : place + 2]
    return any(part.kind is Kind.PEOPLE and part.cut is Cut.DASH for part in after)


def _ends_title(text: str) -> bool:
    """Whether a text may be the second part of a title: "a survey", "A Free Community"."""
    return (
        _SECOND.match(text) is not None
        and count_words(text) <= MAX_SECOND
        and (is_survey(text) or is_title_case(text))
    )


def _join_before_names(records: Sequence[Record]) -> None:
    """Undo the cut at a stop inside a title, where the authors follow at once in most siblings."""
    ends = [
        (record, start, names)
        for record in records
        if (start := _start_of_sentences(record)) is not None
        and (names := _find_names_after(record.segments, start))
    ]
    at_once = sum(
        all(part.cut is Cut.ASIDE for part in record.segments[start + 1 : names])
        for record, start, names in ends
    )
    if len(ends) < MIN_GROUP or 2 * at_once < len(ends):
        return
    for record, start, names in ends:
        record.title = start
        for part in record.segments[start + 1 : names]:
            part.cut = Cut.ASIDE


def _start_of_sentences(record: Record) -> int | None:
    """Give the place of a plain title, or of the first of the sentences before it."""
    place = record.title
    if place is None or record.segments[place].mark is not Mark.PLAIN:
        return None
    title, before = record.segments[place], record.segments[:place]
    are_sentences = title.cut is Cut.STOP and all(
        part.kind is Kind.TEXT and part.span == title.span and not part.bracket for part in before
    )
    return 0 if are_sentences else place


def _find_names_after(segments: Sequence[Segment], place: int) -> int:
    """Find the authors that follow a title, with nothing but sentences between; 0 where none do."""
    for at, part in enumerate(segments[place + 1 : place + 4], start=place + 1):
        people = part.people if part.kind is Kind.PEOPLE else None
        if people and (part.cut is Cut.DASH or (people.is_sure and part.cut is Cut.STOP)):
            return at
        is_sentence = part.kind is Kind.TEXT and part.cut in (Cut.STOP, Cut.ASIDE)
        if not is_sentence or part.mark is not Mark.PLAIN or part.bracket:
            return 0
    return 0


def _find_plain_titles(records: Sequence[Record]) -> list[tuple[Sequence[Segment], int]]:
    """Give the segments of each record whose title is in no style, and the place of the title."""
    return [
        (record.segments, record.title)
        for record in records
        if record.title is not None and record.segments[record.title].mark is Mark.PLAIN
    ]


def _is_cut_at_dash(segments: Sequence[Segment], place: int) -> bool:
    """Whether a dash and other words follow a title, and at once a label, a source or the end."""
    rest = segments[place + 1 : place + 3]
    if not rest or rest[0].cut is not Cut.DASH or rest[0].span != segments[place].span:
        return False
    is_text = rest[0].kind is Kind.TEXT and count_words(rest[0].text) > 1
    is_text = is_text or (rest[0].kind is Kind.VENUE and _ends_title(rest[0].text))  # A Review
    if rest[0].text.lower().startswith(_SIGNED):
        return False
    return is_text and all(
        part.kind is Kind.LABEL or _is_source(part) or _is_styled_name(part) for part in rest[1:]
    )


def _is_source(part: Segment) -> bool:
    """Whether a part in brackets says where or when."""
    return bool(part.bracket) and part.kind in (Kind.VENUE, Kind.DATE)


def _is_before_source(segments: Sequence[Segment], place: int) -> bool:
    """Whether a bracket that says where or when ends a title: a remark would stand after it."""
    return any(map(_is_source, segments[place + 1 : place + 2]))


def _is_before_names(segments: Sequence[Segment], place: int) -> bool:
    """Whether names in a style follow a title at once: "Rain - how it falls. *Ann Poe*"."""
    at = place + 1 + _is_cut_at_dash(segments, place)
    return any(map(_is_styled_name, segments[at : at + 1]))


def _is_styled_name(part: Segment) -> bool:
    """Whether a part is names in a style of their own, and no link."""
    return part.kind is Kind.PEOPLE and part.mark in (Mark.EMPHASIS, Mark.STRONG)


def _prefer_after_names(group: Group) -> None:
    """Take links for authors where most lead from a surname: "[Poe](…), A Fine Theory"."""
    chosen = [record for record in group.records if record.title is not None]
    for record, _ in match_in_most(chosen, _links_surname, max(3, len(chosen) / 2)):
        name = record.segments[0]
        name.kind, name.people = Kind.PEOPLE, People((name.text,), len(name.text), True)
        record.title, record.why = 1, "the words after a surname that links to it"


def _prefer_after_colons(group: Group) -> None:
    """Take links after a colon for titles where nearly all have one: "On trees: [A Title](…)"."""
    most = max(MIN_GROUP, NEARLY_ALL * len(group.records))
    for record, _ in match_in_most(group.records, _leads_to_link, most):
        record.title, record.why = 1, "the link after what it is about, as in most siblings"


def _leads_to_link(record: Record) -> bool:
    """Whether a record is plain words, a colon, and a link with a title as its only link."""
    if len(record.segments) < 2 or record.segments[1].cut is not Cut.COLON:
        return False
    lead, title, *rest = record.segments
    is_led = lead.kind is Kind.TEXT and lead.mark is Mark.PLAIN
    is_title = title.is_link and title.kind is Kind.TEXT and begins_big(title.text)
    return (
        is_led and is_title and not any(part.is_link and part.span != title.span for part in rest)
    )


def _links_surname(record: Record) -> bool:
    if record.title != 0 or len(record.segments) < 2:
        return False
    name, title = record.segments[:2]
    if title.cut is not Cut.COMMA or title.mark is not Mark.PLAIN or not name.is_link:
        return False
    is_surname = name.text.istitle() and name.text.replace("-", "").isalpha()
    is_title = title.kind is Kind.TEXT and begins_big(title.text) and " " in title.text
    return is_surname and is_title


def _prefer_spelled_out(group: Group) -> None:
    """Take links whose text is short for the title after a dash for short names.

    Where most are, "[www](…) A Fine Thesis - Ann Poe" has its title after the link too; and so
    have links to notes, "[Fine](fine.md) A Fine Title".
    """
    heads = [record for record in group.records if _is_short_link(record)]
    spelled = [_stands_for(*record.segments[:2]) or _is_coded(record) for record in heads]
    noted = [_names_note(*record.segments[:2]) for record in heads]
    if sum(noted) >= MIN_NOTES and 2 * sum(noted) > len(group.records):
        spelled = [said or is_note for said, is_note in zip(spelled, noted, strict=True)]
    is_usual = 2 * sum(spelled) > len(heads)
    for record, is_spelled in zip(heads, spelled, strict=True):
        name, title = record.segments[:2]
        if is_spelled or (is_usual and len(name.text) <= MAX_SHORT and title.kind is Kind.TEXT):
            name.field = Field.SHORT_NAME
            title.kind, title.people = Kind.TEXT, None  # "Types and Things" resembles names
            record.title, record.why = 1, "what the text of a link is short for"


def _is_short_link(record: Record) -> bool:
    """Whether a record begins with a link of one word, and a text in capitals after it."""
    if record.title != 0 or len(record.segments) < 2:
        return False
    name, title = record.segments[:2]
    is_name = name.is_link and name.mark is Mark.LINK and name.field is not Field.TITLE
    if " " in name.text and not (name.local and count_words(name.text) <= MAX_NOTE):
        return False
    may_be = title.kind is Kind.TEXT or (title.people is not None and not title.people.is_sure)
    is_title = may_be and title.mark is Mark.PLAIN and not title.bracket
    return is_name and is_title and begins_big(title.text) and count_words(title.text) > 1


def _names_note(name: Segment, title: Segment) -> bool:
    """Whether a link leads to a note, and a longer text in capitals follows at once."""
    is_next = bool(name.local) and title.cut is Cut.SPACE and title.span != name.span
    return is_next and is_title_case(title.text) and count_words(title.text) >= MIN_SPELLED


def _stands_for(name: Segment, title: Segment) -> bool:
    """Whether a title begins with a name, or its words, in their order, with its capitals."""
    if title.text.startswith(f"{name.text}:"):
        return True
    capitals = [char.lower() for char in name.text if char.isupper()]
    if len(capitals) < 2:
        return False
    words = re.findall(r"[^\W_]+", title.text)
    initials = iter("".join(word if word.isupper() else word[0] for word in words).lower())
    return all(char in initials for char in capitals)


def _is_coded(record: Record) -> bool:
    """Whether a key that no work is called by stands before a title and who wrote it.

    "[poe-book-1987](…) The Care of Owls - Ann Poe", "[OWL](…) - The OWL Experiment - Ann Poe".
    """
    name, title, *rest = record.segments
    is_key = _KEY.fullmatch(name.text) is not None or f" {name.text} " in f" {title.text} "
    who = rest[0] if rest and rest[0].line == title.line and not rest[0].bracket else None
    is_signed = who is not None and " " in who.text and read_people(who.text) is not None
    return is_key and is_signed and count_words(title.text) >= MIN_SPELLED


def _prefer_full_titles(group: Group) -> None:
    """Take bold or bracketed names for short names where full titles stand right after them.

    Where siblings do, longer names in bold before titles in italics are names as well.
    """
    moved = [
        (record, place)
        for record in group.records
        if (place := _full_title_after_name(record)) is not None
    ]
    named = [record for record in group.records if record.title is not None]
    if not moved or len(moved) < 0.5 * len(named):
        return
    if all(record.segments[place].mark is Mark.EMPHASIS for record, place in moved):
        others = [record for record in named if all(record is not other for other, _ in moved)]
        longer = ((record, _full_title_after_name(record, most=MAX_BOLD_NAME)) for record in others)
        moved += [
            (record, place)
            for record, place in longer
            if place is not None and record.segments[place].mark is Mark.EMPHASIS
        ]
    for record, place in moved:
        record.title = place
        record.why = "the full title after a short name"


def _full_title_after_name(record: Record, *, most: int = 2) -> int | None:
    """Find the full title right after a short name, of ``most`` words; None where there is none."""
    if record.title is None or not _is_short_name(record, record.title, most=most):
        return None
    rest = enumerate(record.segments[record.title + 1 :], start=record.title + 1)
    found = next((at for at, part in rest if part.kind in (Kind.TEXT, Kind.LABEL)), None)
    if found is None:
        return None
    before_authors = _is_before_authors(record, record.title)
    if not _is_full_title(record.segments[found], before_authors=before_authors):
        return None
    return found if record.segments[found].line == record.segments[record.title].line else None


def _is_short_name(record: Record, place: int, *, most: int) -> bool:
    """Whether a title is a word or two in a style, or ``most``, and nothing stands before it.

    "Noam Chomsky, *Syntactic structures*, Mouton The Hague" has no short name.
    """
    title = record.segments[place]
    if title.mark not in (Mark.STRONG, Mark.CODE, Mark.EMPHASIS) or title.field:
        return False
    if any(part.kind in (Kind.TEXT, Kind.PEOPLE) for part in record.segments[:place]):
        return False
    most = MAX_NAME if _is_before_authors(record, place) else most
    return count_words(title.text) <= most


def _is_before_authors(record: Record, place: int) -> bool:
    """Whether a colon and authors follow, "**Fine**: Ann Poe. Models of fine things"."""
    return any(
        part.kind is Kind.PEOPLE and part.cut is Cut.COLON
        for part in record.segments[place + 1 : place + 2]
    )


def _is_full_title(part: Segment, *, before_authors: bool) -> bool:
    """Whether a part after a short name is worded as a title, and is no description of it.

    After authors it need not be in capitals: "**Fine**: Ann Poe. Models of fine things".
    """
    if part.kind is not Kind.TEXT or part.bracket or part.field:
        return False
    if part.mark not in (Mark.PLAIN, Mark.EMPHASIS, Mark.QUOTE):
        return False
    set_off = part.cut not in (Cut.DASH, Cut.COLON) or part.mark is not Mark.PLAIN
    is_titled = is_title_case(part.text) or (before_authors and part.text[:1].isupper())
    return set_off and 3 <= count_words(part.text) <= 25 and is_titled


def _cut_tails(group: Group) -> None:
    """Cut a place or institution after a comma off plain titles, where nearly all have one."""
    parts = [segments[place] for segments, place in _find_plain_titles(group.records)]
    tails = [(part, found) for part in parts if (found := _TAIL.search(part.text))]
    if len(tails) < MIN_GROUP or len(tails) < 0.8 * len(group.records):
        return
    for part, found in tails:
        part.text = part.text[: found.start()]
