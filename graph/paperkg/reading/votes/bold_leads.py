"""Bold words before a dash and the title: who wrote it, or the short name of what is cited.

"**Rain Works** — *On Hedges*" may be a title with a remark. Siblings with people in bold tell. A
whole citation after a name, "**RAIN** — Poe A. On Hedges. *Rain Letters*. 2019", is told by itself.
"""

from __future__ import annotations

from collections.abc import Sequence

from paperkg.reading.labels import Field
from paperkg.reading.names.people import People, read_people
from paperkg.reading.records import AGREED, KNOWN, MIN_GROUP, Group, Record, voters_of
from paperkg.reading.segments import Cut, Kind, Mark, Segment
from paperkg.reading.votes.title_words import COINED, begins_big, count_words, reads_as_sentence
from paperkg.reading.words import words_of

__all__ = ["agree_on_bold_leads"]

_SORTS = words_of("pieces", "quoted_sorts")

MAX_NAME = 3
"""The short name of what is cited after it has no more words."""

MIN_SAID = 3
"""A short name, a title, and who wrote it are so many parts."""

MIN_SIGNED, MAX_NAMED, MEAN_ITALICS = 2, 4, 3
"""So many names are known, have no more words, and stand before titles of so many in the mean."""

_MAY_NAME = frozenset({Kind.TEXT, Kind.PEOPLE, Kind.VENUE})
_SET_OFF = frozenset({Cut.COMMA, Cut.COLON, Cut.STOP, Cut.DASH, Cut.BREAK, Cut.START, Cut.SPACE})
_SAID = frozenset({Kind.PEOPLE, Kind.VENUE, Kind.DATE})

MEAN_TITLE = 5
"""Titles in italics have so many words in the mean, and journals have fewer."""

MIN_TITLE = 4
"""A title after such a name and its authors has so many words."""


MIN_DATED = 2
"""And so many behind "Poe, A. (2019). "."""


def agree_on_bold_leads(groups: Sequence[Group]) -> None:
    """Take what stands in bold before a title for its authors, or for its short name."""
    for group in voters_of(groups):
        heads = [record.segments[0] for record in group.records if record.segments]
        if any([head.mark is Mark.STRONG for head in heads]):
            _agree_on_authors(group.records)
            _agree_on_italics(group.records)
            _agree_on_names(group.records)
            _agree_on_subjects(group.records)
            _agree_on_coined(group.records)
    for group in groups:
        for record in group.records:
            if record.title == 0 and record.segments[0].mark in (Mark.STRONG, Mark.PLAIN):
                _take_citation(record)
                if record.segments[0].mark is Mark.STRONG:
                    _take_quoted(record)


def _agree_on_authors(records: Sequence[Record]) -> None:
    """Take bold words for authors where most siblings have people there, "**Poe** — *A Title*"."""
    led = [(record, place) for record in records if (place := _find_title(record))]
    titled = [record for record, place in led if record.title == place]
    signed = sum(record.segments[0].kind is Kind.PEOPLE for record in titled)
    if len(titled) < max(MIN_GROUP, AGREED * len(led)) or 2 * signed < len(led):
        return
    for record, place in led:
        head = record.segments[0]
        if head.kind in (Kind.TEXT, Kind.VENUE) and not head.date:
            head.take_for_people(People((head.text,), len(head.text), True))
            record.title, record.why = place, "what follows who wrote it, as in most siblings"


def _agree_on_italics(records: Sequence[Record]) -> None:
    """Take short bold words for authors before longer titles in italics: "**Ann Poe**, *A Title*".

    Some of them are known as names, which a title in bold before a remark in italics is not.
    """
    led = [(record, title) for record in records if (title := _find_italics(record))]
    if len(led) < max(MIN_SIGNED, AGREED * len(records)):
        return
    heads = [record.segments[0] for record, _ in led]
    signed = sum(head.people is not None and head.people.is_known for head in heads)
    words = sum(count_words(record.segments[title].text) for record, title in led)
    if signed < max(MIN_SIGNED, KNOWN * len(led)) or words < MEAN_ITALICS * len(led):
        return
    for record, title in led:
        head = record.segments[0]
        people = head.people or read_people(head.text, single=True)
        head.take_for_people(people or People((head.text,), len(head.text), True))
        record.title, record.titles = title, (title,)
        record.why = "what is in italics after who wrote it, as in most siblings"


def _find_italics(record: Record) -> int:
    """Find a title in italics right behind short bold words; 0 where there is none."""
    parts = record.segments
    head = parts[0] if parts else None
    if head is None or head.mark is not Mark.STRONG or head.is_link or head.field or head.date:
        return 0
    if head.kind not in _MAY_NAME or count_words(head.text) > MAX_NAMED:
        return 0
    place = 1 + (len(parts) > 1 and parts[1].kind is Kind.DATE)
    title = parts[place] if len(parts) > place else head
    is_title = title.mark is Mark.EMPHASIS and title.kind in _MAY_NAME and not title.bracket
    return place if is_title and title.cut in _SET_OFF and title.line <= head.line + 1 else 0


def _agree_on_names(records: Sequence[Record]) -> None:
    """Take bold names before a colon for authors, where most are known: "**Ann Poe**: A Title"."""
    led = [record for record in records if _is_before_colon(record)]
    heads = [record.segments[0] for record in led]
    people = [read_people(head.text, single=True) for head in heads]
    known = sum(found is not None and found.is_known for found in people)
    titled = sum(not reads_as_sentence(record.segments[1].text) for record in led)
    if known < max(MIN_GROUP, AGREED * len(records)) or titled < len(led):
        return
    for record, head, found in zip(led, heads, people, strict=True):
        head.kind = Kind.PEOPLE
        head.people = found or People((head.text,), len(head.text), True)
        record.title, record.why = 1, "what follows who wrote it, as in most siblings"


def _is_before_colon(record: Record) -> bool:
    """Whether a record is bold words, a colon and a plain text that begins big and ends open."""
    if len(record.segments) < 2:
        return False
    head, title = record.segments[:2]
    if head.mark is not Mark.STRONG or head.is_link or head.field:
        return False
    is_title = title.kind is Kind.TEXT and title.mark is Mark.PLAIN and title.cut is Cut.COLON
    is_whole = title.line == head.line and not title.whole.rstrip().endswith(".")
    return is_title and is_whole and begins_big(title.text)


def _agree_on_coined(records: Sequence[Record]) -> None:
    """Take coined words for short names of titles: "**FineNet** | On Fine Rain | Poe | FCC 2019".

    What follows is no remark where most siblings say behind it who wrote it, where or when.
    """
    led = [record for record in records if _is_coined_lead(record)]
    said = sum(record.segments[2].kind in _SAID for record in led)
    if len(led) < max(2, AGREED * len(records)) or 2 * said < len(led):
        return
    for record in led:
        record.title, record.titles = 1, (1,)
        record.why = "what follows its short name, as in most siblings"


def _is_coined_lead(record: Record) -> bool:
    """Whether a record is a coined word in bold, a dash, a title in plain words, and more."""
    if len(record.segments) < MIN_SAID:
        return False
    head, title = record.segments[:2]
    if head.mark is not Mark.STRONG or head.is_link or COINED.fullmatch(head.text) is None:
        return False
    is_title = title.kind is Kind.TEXT and title.mark is Mark.PLAIN and title.cut is Cut.DASH
    if not is_title or title.line != head.line or count_words(title.text) < MIN_TITLE:
        return False
    return begins_big(title.text) and not reads_as_sentence(title.text)


def _find_title(record: Record) -> int:
    """Find the title in italics after a dash and bold words alone; 0 where there is none."""
    head = record.segments[0] if record.segments else None
    if head is None or head.mark is not Mark.STRONG or head.is_link or head.field:
        return 0
    after = enumerate(record.segments)
    place = next((place for place, part in after if part.span != head.span), 0)
    title = record.segments[place]
    is_title = title.mark is Mark.EMPHASIS and title.kind is Kind.TEXT and title.cut is Cut.DASH
    return place if is_title and title.line == head.line else 0


def _agree_on_subjects(records: Sequence[Record]) -> None:
    """Take titles in italics after bold words and names: "**Rain.** Ann Poe, *A Fine Title*".

    So it is where those in italics are the longer ones in the mean, as no journals are.
    """
    led = [(record, place) for record in records if (place := _find_cited(record))]
    if len(led) < max(MIN_GROUP, AGREED * len(records)):
        return
    words = sum(count_words(record.segments[place].text) for record, place in led)
    lead = sum(count_words(record.segments[0].text) for record, _ in led)
    if words >= max(MEAN_TITLE * len(led), lead):
        for record, place in led:
            record.title, record.why = place, "what is in italics after names, as in most siblings"


def _find_cited(record: Record) -> int:
    """Find the first text in italics after names, and these after bold words; 0 without any."""
    head = record.segments[0] if record.segments else None
    if head is None or head.mark is not Mark.STRONG or head.is_link or head.field:
        return 0
    after = [at for at, part in enumerate(record.segments) if part.span != head.span]
    who = record.segments[after[0]] if after else head
    if who.people is None or not who.people.is_sure or who.bracket or who.mark is Mark.STRONG:
        return 0
    styled = (at for at in after if record.segments[at].mark is Mark.EMPHASIS)
    place = next(styled, 0)
    return place if place and record.segments[place].kind is Kind.TEXT else 0


def _take_citation(record: Record) -> None:
    """Take the title of a whole citation after a name in bold, which may say what it stands for.

    One that begins as "Poe, A. (2019). " stands behind any words, also plain ones.
    """
    name = record.segments[0]
    if name.is_link or name.field:
        return
    place = 0
    for at, part in enumerate(record.segments[1:], start=1):
        if not part.bracket:
            place = at
            break
    who, *rest = record.segments[place : place + 5]
    if not place or who.people is None or not who.people.is_sure:
        return
    is_dated = bool(rest) and rest[0].kind is Kind.DATE and bool(rest[0].bracket)
    title, *after = rest[is_dated:] or [who]
    is_short = count_words(name.text) <= MAX_NAME
    is_led = name.mark is Mark.STRONG and is_short and who.cut is Cut.DASH
    first = "".join(who.people.names[:1])
    is_inverted = is_dated and "," in first and "." in first
    least = MIN_DATED if is_inverted else MIN_TITLE
    if not (is_led or is_inverted) or not _may_be_title(title, least):
        return
    is_placed = any(part.kind is Kind.VENUE or part.mark is Mark.EMPHASIS for part in after[:2])
    is_own = is_dated and title.mark is Mark.EMPHASIS  # Poe, A. (1985). *A Title*
    if is_placed or is_own:
        name.field = Field.SHORT_NAME if is_led else name.field
        record.title, record.why = (
            place + 1 + is_dated,
            "the title of a citation after its short name",
        )


def _take_quoted(record: Record) -> None:
    """Take the title in quotation marks after what it is: "**Rain Paper**: “A Fine Title”"."""
    if len(record.segments) < 2:
        return
    head, title = record.segments[:2]
    if not title.quoted or title.kind is not Kind.TEXT or title.cut is not Cut.COLON:
        return
    if head.text.rpartition(" ")[2].lower() in _SORTS and not (head.is_link or head.field):
        record.title, record.why = 1, "in quotation marks after what it is"


def _may_be_title(part: Segment, least: int) -> bool:
    """Whether a text at a stop is long enough for a title, and no remark."""
    is_text = part.kind is Kind.TEXT and part.mark in (Mark.PLAIN, Mark.EMPHASIS)
    is_long = part.cut is Cut.STOP and count_words(part.text) >= least
    return is_text and is_long and begins_big(part.text) and not reads_as_sentence(part.text)
