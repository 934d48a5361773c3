"""Titles that name another work in quotation marks: "Comment on “A Fine Title”".

"A Long Look at “A Fine Title”" may tell where the work is looked at; that most siblings begin with
their titles, without quotation marks, tells that it is the title.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from paperkg.reading.patterns import OWNER
from paperkg.reading.records import AGREED, MIN_GROUP, Group, Record, voters_of
from paperkg.reading.segments import Cut, Kind, Mark, drop_numbers
from paperkg.reading.votes.title_words import begins_big, count_words, has_verb
from paperkg.reading.words import OPEN_WORDS, any_of, words_of

__all__ = ["join_titles_on_titles"]

MIN_LEAD, MIN_TITLE = 2, 3
"""A title has so many words before what it quotes, and one without quotation marks so many."""

_WORDED = frozenset({Kind.TEXT, Kind.VENUE})
_ON = re.compile(rf"(?:an? |the )?{any_of(words_of('said', 'on_works'))}[:]?", re.IGNORECASE)


def join_titles_on_titles(groups: Sequence[Group]) -> None:
    """Join what a quotation is of with it: the comment is the work, and not what it is on."""
    for group in groups:
        for record in group.records:
            if (place := _find_quotation(record)) is not None and _says_on(record, place):
                _join(record, place)
    for group in voters_of(groups, rows=False):
        quoting = [record for record in group.records if _ends_with_quotation(record)]
        if quoting and _are_mostly_plain(group.records):
            for record in quoting:
                _join(record, 0)


def _join(record: Record, place: int) -> None:
    record.join_segments(place, place + 1)
    record.segments[place].take_for_words()


def _find_quotation(record: Record) -> int | None:
    """Find words right before a quotation in the same span."""
    for place, part in enumerate(record.segments[1:]):
        if part.mark is Mark.QUOTE and not part.bracket:
            before = record.segments[place]
            is_next = before.span == part.span and not before.whole[before.end : part.start].strip()
            if is_next and before.kind in _WORDED:
                return place
    return None


def _says_on(record: Record, place: int) -> bool:
    """Whether words say that a work is on another: "Comment on", "A Reply to"."""
    return _ON.fullmatch(record.segments[place].text) is not None


def _ends_with_quotation(record: Record) -> bool:
    """Whether a record begins with words that ask for what they quote: "A Long Look at “…”"."""
    if _find_quotation(record) != 0:
        return False
    lead, quoted = record.segments[0].text, record.segments[1]
    words = lead.split() or [""]
    is_owned = lead.endswith(OWNER) and words[0].lower() in OPEN_WORDS  # On Poe's “Fine Rain”
    is_open = words[-1] in OPEN_WORDS or is_owned
    is_open = is_open and quoted.cut in (Cut.START, Cut.SPACE)
    return is_open and begins_big(lead) and count_words(lead) >= MIN_LEAD and not has_verb(lead)


def _are_mostly_plain(records: Sequence[Record]) -> bool:
    """Whether most records begin with several plain words, and quote nothing."""
    heads = [drop_numbers(record.segments) for record in records]
    plain = sum(
        bool(parts)
        and parts[0].kind is Kind.TEXT
        and parts[0].mark is Mark.PLAIN
        and count_words(parts[0].text) >= MIN_TITLE
        and not any(part.mark is Mark.QUOTE for part in parts)
        for parts in heads
    )
    return plain >= max(MIN_GROUP, AGREED * len(records))
