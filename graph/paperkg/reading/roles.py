"""What each segment of a record is to it, once its title is chosen."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from paperkg.reading.journals import (
    MAX_WORDS,
    is_date_inside,
    is_numbered_journal,
    is_source,
    resembles_name,
)
from paperkg.reading.labels import Field
from paperkg.reading.linked_authors import mend_linked_authors
from paperkg.reading.marked_titles import is_named_outside, keep_whole
from paperkg.reading.people import read_people
from paperkg.reading.records import Container, Group, Record, Role
from paperkg.reading.segments import Cut, Kind, Mark, Segment
from paperkg.reading.shapes import leads_to_paper
from paperkg.reading.titles import count_words, is_title_case, reads_as_sentence
from paperkg.reading.words import is_given_name

__all__ = ["assign_roles"]

_FIELDS = {
    Field.TITLE: Role.TITLE,
    Field.AUTHORS: Role.AUTHORS,
    Field.VENUE: Role.VENUE,
    Field.DATE: Role.DATE,
    Field.LINK: Role.LINK,
    Field.NOTE: Role.NOTE,
    Field.SHORT_NAME: Role.SHORT_NAME,
}
_KINDS = {
    Kind.LABEL: Role.LINK,
    Kind.IDENTIFIER: Role.IDENTIFIER,
    Kind.PEOPLE: Role.AUTHORS,
    Kind.VENUE: Role.VENUE,
    Kind.DATE: Role.DATE,
    Kind.NUMBER: Role.NONE,
    Kind.TAG: Role.NONE,
}
_NO_NAMES = frozenset(
    ("required", "optional", "recommended", "read", "further", "background", "main", "new", "bonus")
)
_NO_SURNAMES = ("In", "See", "Also", "Note", "From", "With", "The")

_ARTICLE = re.compile(r"(?:an?|the|towards?)\s")
MAX_NAME = 56
"""A short name has no more signs."""

MAX_QUOTED = 2
"""Words in quotation marks inside a title are no more."""

MAX_LINKED = 6
"""The first part of a title, in a link before a colon, has no more words."""

_NAME = re.compile(r"[\w.+*@/-]{2,30}(?:\s[\w.+-]{1,12}){0,2}")


def assign_roles(group: Group) -> None:
    """Say what each segment of the records of a group is."""
    for record in group.records:
        if record.title is not None:
            keep_whole(record)
            titles = record.titles = _title_parts(record)
            record.roles = [
                Role.TITLE
                if place in titles and not part.date
                else _role_of(record, place, titles[0] if place < titles[0] else titles[-1])
                for place, part in enumerate(record.segments)
            ]
    _vote_on_authors(group.records)
    mend_linked_authors(group.records)


def _title_parts(record: Record) -> Sequence[int]:
    """Give the places of the segments that make up the title: cuts in a marked text are undone.

    In a citation, what follows the title after a full stop is where it appeared.
    """
    if record.title is None:
        return ()
    segments = record.segments
    title = segments[record.title]
    if title.mark is Mark.PLAIN:
        return _plain_parts(record, record.title)
    if title.mark is Mark.STRONG and _is_start_of_title(record, record.title):
        return range(record.title, record.title + 2)
    if title.mark is Mark.LINK and _is_linked_start(record, record.title):
        return range(record.title, record.title + 2)
    is_signed = title.mark is Mark.EMPHASIS and is_named_outside(segments[: record.title], title)
    follows_names = not is_signed and any(
        part.kind is Kind.PEOPLE for part in segments[: record.title] if part.span == title.span
    )
    if _has_plain_subtitle(record, record.title):
        return range(record.title, record.title + 2)
    if follows_names:
        last = record.title
        while (
            last + 1 < len(segments)
            and _is_part(segments[last + 1], title)
            and segments[last + 1].cut is not Cut.STOP
            and segments[last + 1].quoted is title.quoted
        ):
            last += 1
        return range(record.title, last + 1)
    texts = [place for place, part in enumerate(segments) if part is title or _is_part(part, title)]
    if title.quoted and count_words(title.text) > MAX_QUOTED:
        texts = [place for place in texts if place >= record.title or not _is_name(segments[place])]
    if len(texts) > 1 and _is_named_before(*(segments[place] for place in texts[:2])):
        del texts[0]
    return range(min(texts), max(texts) + 1)


def _is_told_of_book(part: Segment, title: Segment) -> bool:
    """Tell "《题名》（第8版）王小明" and "《题名》,王小明著" from "《题名》导读"."""
    if title.whole[title.start : title.start + 1] not in ("《", "『") or part.start < title.end:
        return False
    return title.whole[title.end :].lstrip("》』 ").startswith((",", "，", "(", "（"))


def _is_name(part: Segment) -> bool:
    """Take surnames before a title in quotation marks for authors, in a link: "Poe "A Title""."""
    people = None if part.quoted else read_people(part.text, single=True)
    if people is not None:
        part.kind, part.people = Kind.PEOPLE, people
    return people is not None


def _is_named_before(name: Segment, title: Segment) -> bool:
    """Tell "**[FineNet] A Fine Title**", whose short name stands in its own brackets."""
    is_name = name.bracket == "[" and _NAME.fullmatch(name.text) is not None
    is_coined = name.text.isascii() and any(char.isupper() for char in name.text)
    return is_name and is_coined and not title.bracket and count_words(title.text) > 2


def _is_start_of_title(record: Record, place: int) -> bool:
    """Tell "**FineBench**: a Benchmark of Things [pdf]" from a name with a description."""
    name, rest = record.segments[place], record.segments[place + 1 : place + 2]
    if not rest or name.field or count_words(name.text) > 5:
        return False
    after = rest[0]
    if after.field is Field.TITLE:
        return True  # as siblings tell
    follows = after.cut is Cut.COLON and after.mark is Mark.PLAIN and after.line == name.line
    words = after.kind is Kind.TEXT and count_words(after.text) > 2 and name.text not in after.text
    begins_small = reads_as_sentence(after.text) and not _ARTICLE.match(after.text)
    if not (follows and words) or after.quoted or begins_small:
        return False
    if record.container is Container.ROW and after.column == name.column:
        return after.text[:1].isupper() and not after.whole.rstrip().endswith(".")
    links = [part for part in record.segments[place + 2 :] if part.is_link]
    is_title = is_title_case(after.text) or any(map(leads_to_paper, links))
    return is_title and any(part.kind is Kind.LABEL for part in links[:1])


def _is_linked_start(record: Record, place: int) -> bool:
    """Tell "[MOSEL](…): Serving by Dynamic Modality Selection" from a link with a remark."""
    name, rest = record.segments[place], record.segments[place + 1 : place + 2]
    if not rest or name.field or count_words(name.text) > MAX_LINKED or not leads_to_paper(name):
        return False
    after = rest[0]
    is_led = after.cut is Cut.COLON or name.whole.rstrip().endswith(":")
    is_plain = after.kind is Kind.TEXT and after.mark is Mark.PLAIN and after.line == name.line
    if name.text.isascii() and not after.text[:1].isascii():
        return False  # "[A Fine Title](…)：值得一读"
    is_title = count_words(after.text) > 2 and is_title_case(after.text)
    return is_led and is_plain and is_title and not after.bracket


def _has_plain_subtitle(record: Record, place: int) -> bool:
    """Tell "POE, Ann. **A Title**: its second part. City: Publisher", as ABNT asks."""
    title, after = record.segments[place], record.segments[place + 1 : place + 3]
    if not after or not any(part.people for part in record.segments[:place]):
        return False
    rest = after[0]
    is_rest = rest.kind is Kind.TEXT and rest.mark is Mark.PLAIN and rest.cut is Cut.COLON
    ends = len(after) > 1 and after[1].cut is Cut.STOP
    is_styled = title.mark in (Mark.STRONG, Mark.EMPHASIS)
    return is_rest and ends and is_styled and rest.line == title.line and not rest.bracket


def _is_part(segment: Segment, title: Segment) -> bool:
    return (
        segment.span == title.span
        and (segment.quoted == title.quoted or title.mark is not Mark.QUOTE)
        and segment.column == title.column
        and not _is_told_of_book(segment, title)
        and (
            segment.kind is Kind.TEXT
            or (segment.kind in (Kind.NUMBER, Kind.LABEL) and not segment.bracket)
        )
    )


def _plain_parts(record: Record, place: int) -> Sequence[int]:
    """Let a plain title go on after a question mark, and after a bracket inside a sentence."""
    last = place
    segments = record.segments
    follows_authors = _follows_authors(record, place)
    while last + 1 < len(segments):
        following = segments[last + 1]
        if following.span != segments[place].span:
            break
        goes_on = following.kind is Kind.TEXT and (
            following.cut is Cut.ASIDE or _is_dash_in_citation(segments, last + 1)
        )
        if _goes_round_year(segments, last + 1):
            last += 2
            continue
        is_named = follows_authors and _is_person_in_title(segments, last + 1)
        if not is_named and not (goes_on and count_words(following.text) > 1):
            break
        last += 1
    return range(place, last + 1)


def _is_dash_in_citation(segments: Sequence[Segment], place: int) -> bool:
    """Whether a dash stands inside a title that authors and a year precede and a stop ends."""
    after = segments[place + 1 : place + 2]
    dated = place > 1 and segments[place - 2].kind is Kind.DATE
    ends = any(part.cut is Cut.STOP for part in after)
    return segments[place].cut is Cut.DASH and dated and ends


def _goes_round_year(segments: Sequence[Segment], place: int) -> bool:
    """Tell "Sequence Models(2017): A Tutorial", whose year is no part of the title."""
    year, after = segments[place], segments[place + 1 : place + 2]
    is_year = year.kind is Kind.DATE and bool(year.bracket) and year.whole[year.end :][:1] == ":"
    return is_year and any(part.span == year.span and part.kind is Kind.TEXT for part in after)


def _is_person_in_title(segments: Sequence[Segment], place: int) -> bool:
    """Tell whom a cited work is about, "Narrative in Darwin, George Eliot. London: …"."""
    segment, after = segments[place], segments[place + 1 : place + 2]
    ends = any(part.cut is Cut.STOP for part in after)
    is_name = segment.people is not None and not any("." in name for name in segment.people.names)
    return is_name and segment.cut is Cut.COMMA and ends and not segment.date


def _role_of(record: Record, place: int, title: int) -> Role:
    segment = record.segments[place]
    if segment.field:
        return _role_of_field(segment, segment.field)
    if (
        segment.kind is Kind.LABEL
        and not segment.is_link
        and segment.cut is Cut.DASH
        and place > title
    ):
        return Role.NOTE
    if segment.kind is Kind.PEOPLE:
        return _role_of_people(record, place, title)
    if segment.kind in _KINDS:
        return Role.NONE if is_date_inside(record, place, title) else _KINDS[segment.kind]
    if _is_short_name(record, place, title):
        return Role.SHORT_NAME
    if _is_author_before(record, place, title):
        return Role.AUTHORS
    if place < title and segment.line == record.segments[title].line and _is_aside(segment):
        return Role.NONE
    if is_source(record, place, title, cited=_follows_authors(record, title)):
        return Role.VENUE
    if _is_lone_author(record, place, title):
        return Role.AUTHORS
    return Role.NOTE


def _role_of_people(record: Record, place: int, title: int) -> Role:
    """Tell authors from a journal in italics, a place, and editors after a cited title."""
    segment = record.segments[place]
    if not segment.people or place < title:
        return Role.AUTHORS
    if is_numbered_journal(record, place):
        return Role.VENUE
    if _follows_authors(record, title):
        return Role.VENUE if resembles_name(record, place, title) else Role.NONE
    is_aside = segment.bracket and not segment.date and not segment.people.is_sure
    if is_aside and record.segments[place - 1].kind is Kind.PEOPLE:
        return Role.NONE
    return Role.AUTHORS


def _follows_authors(record: Record, title: int) -> bool:
    """Whether the authors stand before the title, known as such or by their place."""
    before = record.segments[:title]
    if any(part.kind is Kind.PEOPLE for part in before):
        return True
    return bool(before) and _is_author_before(record, title - 1, title)


def _role_of_field(segment: Segment, field: Field) -> Role:
    role = _FIELDS[field]
    if role is Role.LINK and not segment.is_link:
        return (
            Role.IDENTIFIER
            if segment.kind is Kind.IDENTIFIER
            else Role.NOTE
            if segment.kind is Kind.TEXT
            else Role.NONE
        )
    if segment.local and role is Role.AUTHORS:
        return role  # a link to a note on the person
    if role is Role.VENUE and segment.kind in (Kind.VENUE, Kind.TEXT, Kind.PEOPLE):
        return role  # a venue that leads to the paper
    if segment.is_link and role not in (Role.NOTE, Role.SHORT_NAME):
        return Role.LINK
    if role in (Role.VENUE, Role.AUTHORS) and segment.kind is Kind.DATE:
        return Role.DATE
    return Role.NONE if role is Role.TITLE else role


def _is_author_before(record: Record, place: int, title: int) -> bool:
    """Tell "Lamport, [Time, Clocks](…)": a name before a marked title, set off by a comma."""
    segment, head = record.segments[place], record.segments[title]
    if place < title and _is_full_name(segment.text):
        return True
    is_east = not segment.text.isascii() and head.quoted and len(segment.text) <= 8
    if place == title - 1 and is_east:  # 山田太郎『題名』
        return segment.mark is Mark.PLAIN and not segment.bracket
    if place != title - 1 or head.mark is Mark.PLAIN or head.cut not in (Cut.COMMA, Cut.STOP):
        return False
    most = 8 if " and " in segment.text or " & " in segment.text else 3
    is_name = not segment.bracket and not segment.is_link and count_words(segment.text) <= most
    return is_name and read_people(segment.text, single=True) is not None


def _is_full_name(text: str) -> bool:
    """Whether a text before a title is a name, with a given name that is known."""
    people = read_people(text) if 1 < len(text.split()) < 5 else None
    return people is not None and len(people.names) == 1 and is_given_name(text)


def _is_aside(segment: Segment) -> bool:
    """Tell a word or two before a title, such as "[Free]", from a sentence that leads to it."""
    return count_words(segment.text) <= (3 if segment.bracket else 2) and not segment.is_link


def _is_short_name(record: Record, place: int, title: int) -> bool:
    """Tell a name beside the title: bold or bracketed before it, or in bold brackets after it."""
    segment, head = record.segments[place], record.segments[title]
    if len(segment.text) > MAX_NAME or not _NAME.fullmatch(segment.text):
        return False
    if segment.line != head.line and not segment.column:
        return False
    looks_coined = any(char.isupper() or char.isdigit() for char in segment.text)
    if place < title and looks_coined and head.text.startswith(f"{segment.text}:"):
        return True
    is_linked = bool(segment.url) and not (segment.bracket and segment.span == head.span)
    if not looks_coined or is_linked or segment.text.lower() in _NO_NAMES:
        return False
    if place < title and _is_full_name(segment.text):
        return False
    if segment.mark is Mark.CODE and sum(part.mark is Mark.CODE for part in record.segments) > 1:
        return False  # tags
    if place > title:
        return bool(segment.bracket and segment.mark is Mark.STRONG and " " not in segment.text)
    following = record.segments[place + 1]
    coined = any(char.isupper() or char.isdigit() for char in segment.text[1:])
    leads = coined and following.cut is Cut.COLON and (place == 0 or following is head)
    is_inside = bool(segment.bracket) and segment.span == head.span
    return segment.mark in (Mark.STRONG, Mark.CODE) or leads or (is_inside and segment.is_link)


def _is_lone_author(record: Record, place: int, title: int) -> bool:
    """Tell a surname that stands alone between the title and a link or the end."""
    segment, text = record.segments[place], record.segments[place].text
    is_name = text.isalpha() and text[0].isupper() and text not in _NO_SURNAMES
    if place != title + 1 or not is_name or _follows_authors(record, title):
        return False
    if segment.is_link:  # "A Fine Paper, [Poe](…) (2011)"
        following = record.segments[place + 1 : place + 2]
        return segment.mark is Mark.LINK and any(part.date for part in following)
    set_off = segment.cut in (Cut.STOP, Cut.COMMA, Cut.BREAK)
    return not text.isupper() and (segment.mark is Mark.EMPHASIS or set_off)


def _vote_on_authors(records: Sequence[Record]) -> None:
    """Where italics after the title are the authors in most siblings, they are in all."""
    tally: Counter[Role] = Counter()
    places = []
    for record in records:
        if record.title is None:
            continue
        for place, part in enumerate(record.segments):
            if place > record.title and part.mark is Mark.EMPHASIS and not part.is_link:
                tally[record.roles[place]] += 1
                places.append((record, place))
                break
    if tally[Role.AUTHORS] > 2 and 2 * tally[Role.AUTHORS] > sum(tally.values()):
        for record, place in places:
            part = record.segments[place]
            if (
                record.roles[place] is Role.NOTE
                and count_words(part.text) <= MAX_WORDS
                and part.text[:1].isupper()
            ):
                record.roles[place] = Role.AUTHORS
