"""What stands behind or below the title of a work, and so is none, in whatever style."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from paperkg.reading.records import Record
from paperkg.reading.segments import Cut, Kind, Mark, Segment

__all__ = ["is_cited_above", "is_labelled_above", "stands_after_title"]

_STYLES = frozenset({Mark.EMPHASIS, Mark.STRONG})

MIN_TITLE = 4
"""A title with links behind it, and a line below, has so many words or more."""

_PAGES_ON = re.compile(r"\d\s?ff?\.?$")  # S. 20 ff


def stands_after_title(segments: Sequence[Segment], place: int) -> bool:
    """Whether who, and what right after them, say that the title stands before a segment.

    Parameters
    ----------
    segments
        Those of a record.
    place
        Where the segment stands among them; two or more precede it.
    """
    return (
        _is_container(segments, place)
        or _is_bold_source(*segments[place - 2 : place + 1])
        or _follows_dated_title(segments, place)
        or _is_quoted_in_remark(segments, place)
        or _is_remark_behind_links(segments, place)
    )


def _is_quoted_in_remark(segments: Sequence[Segment], place: int) -> bool:
    """Tell another work that a remark names, "Fine Rain [pdf](…) - Read it before “Snow”"."""
    title, lead, quoted = segments[0], segments[place - 1], segments[place]
    if not quoted.quoted or title is lead:
        return False
    is_led = lead.kind is Kind.TEXT and lead.mark is Mark.PLAIN and lead.text[:1].isupper()
    is_led = is_led and lead.span == quoted.span and not lead.bracket
    is_led = is_led and not quoted.whole[lead.end : quoted.start].strip(' "“„«‘')
    words = lead.text.split()
    is_sentence = is_led and len(words) > 1 and words[-1].islower() and not lead.field
    is_sentence = is_sentence and not _PAGES_ON.search(lead.text)
    return is_sentence and any(
        part.kind is Kind.TEXT and not part.bracket and " " in part.text
        for part in segments[: place - 1]
    )


def _is_remark_behind_links(segments: Sequence[Segment], place: int) -> bool:
    """Tell the remark in "2014. Fine Rain in Towns [pdf](…) *Best paper of the year*"."""
    remark = segments[place]
    if remark.mark not in _STYLES or remark.is_link or remark.quoted:
        return False
    before = (segments[at] for at in range(place - 1, -1, -1))
    on_line = [*takewhile(lambda part: part.line == remark.line, before)][::-1]
    if not any(part.kind is Kind.LABEL and part.is_link for part in on_line):
        return False
    lead = takewhile(lambda part: part.kind is not Kind.LABEL or not part.is_link, on_line)
    return any(_is_plain_title(part) for part in lead)


def _is_plain_title(part: Segment) -> bool:
    is_text = part.kind is Kind.TEXT and part.mark is Mark.PLAIN and not part.bracket
    return is_text and len(part.text.split()) >= MIN_TITLE


def _is_container(segments: Sequence[Segment], place: int) -> bool:
    """Tell the book in "Poe (2001). A Title. In B. Orr (Ed.), [A Book](…)" from the title."""
    if segments[place - 1].text not in ("In", "in") or not segments[0].people:
        return False
    texts = (part for part in segments[: place - 1] if part.kind is Kind.TEXT and not part.bracket)
    return any(" " in part.text or part.is_link for part in texts)


def _is_bold_source(people: Segment, title: Segment, source: Segment) -> bool:
    """Tell the journal in "POE, A. A title. **Rain Letters**, v. 1, 2008", as ABNT asks.

    A book has its title in bold right after its authors.
    """
    if source.mark is not Mark.STRONG or source.cut is not Cut.STOP or not people.people:
        return False
    is_turned = people.people.is_sure and any("," in name for name in people.people.names)
    is_title = title.kind is Kind.TEXT and title.mark is Mark.PLAIN and title.cut is Cut.STOP
    is_placed = title.span == people.span and title.span < source.span
    return is_turned and is_title and is_placed and " " in title.text


def _follows_dated_title(segments: Sequence[Segment], place: int) -> bool:
    """Tell the journal in "Poe, A. (2004). A title. *Rain Letters*, 9. *It is fine.*", and notes.

    Bold words are sooner the title behind a journal: "Poe, A. (2004). Rain Letters. **A Title**".
    """
    if place < 3 or segments[place].is_link or segments[place].mark is Mark.STRONG:
        return False
    people, date, title = segments[:3]
    is_dated = date.kind is Kind.DATE and bool(date.bracket) and title.cut is Cut.STOP
    is_sure = people.people is not None and people.people.is_sure
    is_title = title.kind is Kind.TEXT and not title.bracket and " " in title.text
    return is_dated and is_sure and is_title and segments[place].span > title.span


def is_labelled_above(record: Record) -> bool:
    """Whether the first line is words and labels that lead on: "A Title ([pdf](…), [code](…))"."""
    first = record.segments[0].line
    title, *after = takewhile(lambda part: part.line == first, record.segments)
    is_title = (
        title.kind is Kind.TEXT and not title.bracket and len(title.text.split()) >= MIN_TITLE
    )
    are_labels = bool(after) and all(part.kind is Kind.LABEL and part.is_link for part in after)
    return is_title and are_labels


def is_cited_above(record: Record, line: int) -> bool:
    """Whether a title and after it who and where stand on the line above those of a link."""
    above = takewhile(lambda part: part.line == 0, record.segments)
    kinds = [part.kind for part in above if not part.is_link]
    if line < 1 or Kind.TEXT not in kinds or Kind.VENUE not in kinds:
        return False
    return Kind.PEOPLE in kinds[kinds.index(Kind.TEXT) :]
