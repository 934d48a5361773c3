"""Which parts of a record after its title say where it appeared: journals, and publishers."""

from __future__ import annotations

import re

from paperkg.reading.citations.abbreviations import is_cut_short
from paperkg.reading.patterns import CAPITAL
from paperkg.reading.records import Record
from paperkg.reading.segments import Cut, Kind, Mark, Segment
from paperkg.reading.votes.title_words import (
    count_words,
    has_verb,
    is_title_case,
    reads_as_sentence,
)
from paperkg.reading.words import words_of

__all__ = ["MAX_WORDS", "is_date_inside", "is_numbered_journal", "is_source", "resembles_name"]

MAX_WORDS = 12
"""Words in italics that say who or where are no more."""

MAX_PUBLISHER = 8
"""The name of a publisher has no more words."""

_NAMES_ALONE = frozenset({Kind.TEXT, Kind.PEOPLE})
"""What a name in another style may be by itself: "ACS Nano" resembles a person's."""

_VOLUME = re.compile(
    r"^(?:[12]\d{3}[,;]\s?)?(?:vol\.?\s)?\d{1,4}\s?(?:\(\d+\))?\s?[,:;]\s?(?:pp?\.\s?)?e?\d"
    r"|^\d{1,4}\s?\(\d{1,3}\)$"
)
_NUMBERED_NAME = re.compile(r"[A-Z][\w&-]+ \d{1,4}")
_IN = words_of("venues", "in_words")
_BEFORE_BOOKS = words_of("pieces", "in_before")
MIN_REMARK = 3
"""A remark that goes on in a style has so many words before it."""

_ENDS_QUOTED = (",", ";", ".")
_BIG_WORDS = re.compile(
    rf"{CAPITAL}[\w.&'’-]*(?:[,:]? (?:and|for|in|of|&|{CAPITAL})[\w.&'’-]*){{0,7}}"
)


def is_source(record: Record, place: int, title: int, *, cited: bool) -> bool:
    """Whether a text after the title says where the work appeared.

    Parameters
    ----------
    record
        Its segments are looked at.
    place, title
        The places of the text and of the title among them.
    cited
        Whether the authors stand before the title.
    """
    segment = record.segments[place]
    if segment.text.endswith(".pdf"):
        return False  # the name of its file
    if place > title and is_numbered_journal(record, place):
        return True
    if place < title or not cited:
        return False
    if segment.is_link and place > title + 1 and _leads_to_book(record, place, title):
        return True
    if _is_before_issue(record, place) or (place == title + 1 and _is_in_volume(record, place)):
        return True
    if _is_next(record, place, title) and _is_publisher(record, place, title):
        return True
    if _ends_citation(record, place, title) or _is_after_quote(record, place, title):
        return True
    set_off = segment.cut in (Cut.STOP, Cut.COMMA, Cut.SPACE, Cut.BREAK)
    if _is_closed(segment) or has_verb(segment.text) or _is_after_venue(record, place, title):
        return False  # "A Fine Title" *Good for a start.*
    is_styled = segment.mark is Mark.EMPHASIS or _is_bold_after(record, place, title)
    if not is_styled or _is_in_sentence(record, place, title):
        return False
    return set_off and count_words(segment.text) <= MAX_WORDS


def _leads_to_book(record: Record, place: int, title: int) -> bool:
    """Whether what stands before a link says that it has the work: "“A Title” from [Rain](…)"."""
    before = record.segments[place - 1].text.lower()
    is_chapter = record.segments[title].quoted and place == title + 2
    return before == "in" or (is_chapter and before in _BEFORE_BOOKS)


def _is_in_sentence(record: Record, place: int, title: int) -> bool:
    """Whether words in a style go on a remark: "the present state of *Fine Data*"."""
    segment, before = record.segments[place], record.segments[place - 1]
    if place < title + 2 or segment.cut is not Cut.SPACE or before.kind is not Kind.TEXT:
        return False
    words = before.text.split()
    return len(words) >= MIN_REMARK and words[-1].islower() and words[-1] not in _IN


def _is_after_venue(record: Record, place: int, title: int) -> bool:
    """Whether a publisher stands before a sentence: "*A Title*. Its Press. *On what trees say*"."""
    segment, before = record.segments[place], record.segments[title + 1 : place]
    named = [part for part in before if part.venue and part.venue.name]
    return segment.cut is Cut.STOP and any(part.span < segment.span for part in named)


def _is_next(record: Record, place: int, title: int) -> bool:
    """Whether nothing but numbers, as of a volume, stands between a title and a text."""
    return all(part.kind is Kind.NUMBER for part in record.segments[title + 1 : place])


def _is_bold_after(record: Record, place: int, title: int) -> bool:
    """Tell the journal or the book that holds a plain title, in bold right after it, as in ABNT."""
    segment, head = record.segments[place], record.segments[title]
    is_next = place == title + 1 and segment.cut is Cut.STOP and head.span < segment.span
    return is_next and segment.mark is Mark.STRONG and head.mark is Mark.PLAIN


def _is_closed(segment: Segment) -> bool:
    """Whether words in a style are a sentence, with its stop inside, and no words cut short.

    So is a remark in small letters, where no sign is before it: "Fine Rain *loved it*".
    """
    if segment.cut is Cut.SPACE and segment.text.islower():
        return True
    is_ended = segment.whole.rstrip().endswith((".", "!", "?"))
    is_worded = not is_title_case(segment.text) or " by " in segment.text
    return is_ended and is_worded and count_words(segment.text) > 2


def resembles_name(record: Record, place: int, title: int) -> bool:
    """Tell "J. Chem. Phys." and "Alfred A. Knopf, 1987" after a cited title from people."""
    is_styled = record.segments[place].mark is Mark.EMPHASIS
    return (
        (is_styled and not _is_in_sentence(record, place, title))
        or _is_before_issue(record, place)
        or (place == title + 1 and _is_in_volume(record, place))
        or _is_publisher(record, place, title)
        or _ends_citation(record, place, title)
    )


def is_numbered_journal(record: Record, place: int) -> bool:
    """Tell the journal in "*ACS Things* **2010**, 4, 5-9" and "*Fine Letters* **7**, 5 (2010)".

    A style sets it apart, or its volume, which follows at once, or after the year.
    """
    segment, after = record.segments[place], record.segments[place + 1 : place + 3]
    is_bold = bool(after) and after[0].kind is Kind.NUMBER and after[0].mark is Mark.STRONG
    is_styled = segment.mark in (Mark.EMPHASIS, Mark.STRONG) or is_bold
    if not is_styled or segment.kind not in _NAMES_ALONE:
        return False
    is_person = segment.people is not None and segment.people.is_sure
    if is_person and not (is_bold and is_cut_short(segment.text)):  # Q. J. Econ. **84**
        return False
    if count_words(segment.text) > MAX_WORDS:
        return False
    kinds = [part.kind for part in after if part.line == segment.line and not part.is_link]
    before = record.segments[place - 1]
    if kinds == [Kind.DATE] and before.line < segment.line and segment.mark is Mark.EMPHASIS:
        return True  # a line of its own: "*Fine Biology* 2020"
    return kinds[:1] == [Kind.NUMBER] or kinds == [Kind.DATE, Kind.NUMBER]


def _is_after_quote(record: Record, place: int, title: int) -> bool:
    """Tell where a title in quotation marks appeared, by the year: "« Titre », Revue, 1995".

    The name may be a link, "“A Title”. [Rain Letters](…), 2019".
    """
    segment, head = record.segments[place], record.segments[title]
    is_plain = segment.mark in (Mark.PLAIN, Mark.LINK)
    if place != title + 1 or not head.quoted or head.is_link or not is_plain:
        return False
    is_apart = head.whole[head.end : head.end + 3].lstrip()[:1] in _ENDS_QUOTED
    is_short = segment.text[:1].isupper() and count_words(segment.text) <= MAX_PUBLISHER
    is_dated = any(
        part.kind in (Kind.DATE, Kind.NUMBER) and part.cut is Cut.COMMA
        if segment.is_link
        else part.kind is Kind.DATE and part.cut is Cut.COMMA and part.span == segment.span
        for part in record.segments[place + 1 : place + 2]
    )
    return is_apart and is_short and is_dated and not reads_as_sentence(segment.text)


def _is_before_issue(record: Record, place: int) -> bool:
    """Whether the numbers of an issue follow a name, as in "Nature. 2007;315"."""
    following = record.segments[place + 1 : place + 2]
    is_issue = any(part.venue and part.date and not part.venue.name for part in following)
    return is_issue and record.segments[place].cut in (Cut.STOP, Cut.COMMA)


def _is_in_volume(record: Record, place: int) -> bool:
    """Whether a name in capitals has its volume and pages after it: "J Law Econ, 3:1-44"."""
    segment, following = record.segments[place], record.segments[place + 1 : place + 2]
    is_name = segment.mark is Mark.PLAIN and _BIG_WORDS.fullmatch(segment.text) is not None
    is_set_off = segment.cut in (Cut.STOP, Cut.COMMA, Cut.ASIDE) or (
        segment.cut is Cut.SPACE and record.segments[place - 1].quoted
    )
    is_set_off = is_set_off and not segment.bracket
    return is_name and is_set_off and any(_VOLUME.search(part.text) for part in following)


def _is_publisher(record: Record, place: int, title: int) -> bool:
    """Tell "New York: Zone Books, 2007" and "Representations 40 (1992)" after a cited title.

    After a title in italics names in capitals will do, with a comma before: "*Beloved*, Yale UP,
    1987", or with a place and no year.
    """
    segment = record.segments[place]
    after_italics = place == title + 1 and record.segments[title].mark is Mark.EMPHASIS
    set_off = segment.cut in (Cut.STOP, Cut.SPACE) or (after_italics and segment.cut is Cut.COMMA)
    is_plain = segment.mark is Mark.PLAIN or segment.span == record.segments[title].span
    if not is_plain or not set_off or count_words(segment.text) > MAX_PUBLISHER:
        return False
    if after_italics and _BIG_WORDS.fullmatch(segment.text):
        return ": " in segment.text or _is_dated_after(record, place)
    is_name = is_title_case(segment.text) or _NUMBERED_NAME.fullmatch(segment.text)
    return bool(is_name or _has_volume(record, place)) and _is_dated_after(record, place)


def _has_volume(record: Record, place: int) -> bool:
    """Whether a name ends with its volume, and a date and pages follow: "Learning 45 (2001): 5"."""
    kinds = [part.kind for part in record.segments[place + 1 : place + 3]]
    is_numbered = record.segments[place].text[-1:].isdecimal()
    return is_numbered and kinds == [Kind.DATE, Kind.NUMBER]


def _ends_citation(record: Record, place: int, title: int) -> bool:
    """Tell who published a cited book: "Poe, A. (1958). *A Title* (2nd ed.). Wiley."."""
    segment, head = record.segments[place], record.segments[title]
    year = record.segments[title - 1]
    if head.mark is not Mark.EMPHASIS or year.kind is not Kind.DATE or not year.bracket:
        return False
    between, after = record.segments[title + 1 : place], record.segments[place + 1 :]
    is_last = all(part.bracket for part in between) and all(part.is_link for part in after)
    is_name = count_words(segment.text) <= MAX_PUBLISHER and _BIG_WORDS.fullmatch(segment.text)
    is_plain = segment.mark is Mark.PLAIN and segment.cut is Cut.STOP and not segment.bracket
    return is_last and is_plain and bool(is_name)


def _is_dated_after(record: Record, place: int) -> bool:
    """Whether a date follows a segment, in brackets or after a comma."""
    return any(
        part.kind is Kind.DATE and (part.bracket or part.cut is Cut.COMMA)
        for part in record.segments[place + 1 : place + 2]
    )


def is_date_inside(record: Record, place: int, title: int) -> bool:
    """Tell the year of another work in a remark, "as Poe (2003) has it", from that of the work."""
    date, before, after = (
        record.segments[place],
        record.segments[place - 1],
        record.segments[place + 1 : place + 2],
    )
    if date.kind is not Kind.DATE or not date.bracket or place < title + 2:
        return False
    is_led = before.kind is Kind.TEXT and before.span == date.span and before.text[-1:].isalpha()
    goes_on = any(
        part.kind is Kind.TEXT and part.span == date.span and part.cut is Cut.SPACE
        for part in after
    )
    return is_led and goes_on and after[0].text[:1].islower() and " " in before.text
