"""Titles in a style right behind the authors, which name a person or an institute themselves.

"Poe, A. B. *B. C. Roe*. London: Fine Press, 1980": nothing but where and when it appeared follows,
so that the style tells the title from another author, and from a journal.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from paperkg.reading.imprints.imprint import is_city, is_imprint, is_place, may_be_imprint
from paperkg.reading.patterns import CAPITAL
from paperkg.reading.segments import Cut, Kind, Mark, Segment

__all__ = [
    "is_followed_by_imprint",
    "is_keyed",
    "is_work_key",
    "restore_keyed_title",
    "restore_styled_title",
]

_VOLUMES = re.compile(r"\d{1,2} (?:vols?|Bde|tomes|tomos|voll|т)\.?")
# "PSZ1", "MGH", "О4": two capitals or a number, and no ordinary word.
_KEY = re.compile(rf"(?=(?:.*(?:{CAPITAL}|\d)){{2}}){CAPITAL}[\w.-]{{0,11}}(?: \d{{1,3}})?")
_MAX_CITY = 5
"""No city has so many words."""

_MAX_SMALL = 3
"""Small words in names of cities have no more letters: "Frankfurt am Main", "São José dos"."""


def is_work_key(text: str) -> bool:
    """Whether a text may stand for a work, and a colon after it: "PSZ1", "MGH", "RGB 2".

    Examples
    --------
    >>> is_work_key("PSZ1"), is_work_key("Rain")
    (True, False)
    """
    return _KEY.fullmatch(text) is not None


def is_keyed(segments: Sequence[Segment], place: int) -> bool:
    """Whether a key and a colon stand before what is at a place: "PSZ1: *A Title*"."""
    if place != 1 or len(segments) <= place or segments[place].cut is not Cut.COLON:
        return False
    key = segments[0]
    return key.kind is Kind.TEXT and key.cut is Cut.START and is_work_key(key.text)


def restore_keyed_title(segments: Sequence[Segment]) -> None:
    """Take a venue in italics for a title behind a key, "MGH: *Letters*. Wien: Mur, 1901"."""
    if not is_keyed(segments, 1) or segments[1].mark is not Mark.EMPHASIS:
        return
    title, *rest = segments[1:]
    is_title = title.kind in (Kind.VENUE, Kind.PEOPLE)
    if is_title and is_followed_by_imprint(rest, dated=False):
        title.take_for_words()


def restore_styled_title(parts: Sequence[Segment]) -> None:
    """Take names in a style after the authors for the title, where only an imprint follows."""
    place = 2 if len(parts) > 2 and parts[1].kind is Kind.DATE else 1
    if len(parts) <= place:
        return
    authors, title = parts[0], parts[place]
    is_styled = title.mark is Mark.EMPHASIS or (  # A. Poe, **B. Roe**, C. Li
        title.mark in (Mark.STRONG, Mark.LINK) and title.cut is not Cut.COMMA
    )
    is_styled = is_styled and title.span > authors.span
    if not is_styled or authors.mark is not Mark.PLAIN or title.bracket or title.line:
        return
    if title.kind is Kind.PEOPLE and is_followed_by_imprint(parts[place + 1 :], dated=place > 1):
        title.kind, title.people = Kind.TEXT, None


def is_followed_by_imprint(rest: Sequence[Segment], *, dated: bool) -> bool:
    """Whether all parts after a title say where and when: ". London: Fine Press, 1980".

    ``dated`` says that the year stands before the title.
    """
    if not rest or rest[0].cut not in (Cut.STOP, Cut.COMMA, Cut.SPACE):
        return False
    kinds = {part.kind for part in rest}
    has_date = dated or Kind.DATE in kinds or any(part.date for part in rest)
    if Kind.PEOPLE in kinds or not has_date:
        return False
    texts = [place for place, part in enumerate(rest) if part.kind is Kind.TEXT]
    are_places = all(is_of_imprint(rest[place], rest[place + 1 :]) for place in texts)
    return are_places and (bool(texts) or Kind.VENUE in kinds)


def is_of_imprint(part: Segment, after: Sequence[Segment]) -> bool:
    """Whether a text is a place, a place with its press, or says of how many volumes a work is."""
    if part.mark is not Mark.PLAIN or part.is_link:
        return False
    text = part.text
    if part.bracket or is_place(text) or is_city(text) or is_imprint(text):
        return True
    if may_be_imprint(text) or _VOLUMES.fullmatch(text):
        return True
    is_before_press = bool(after) and after[0].kind in (Kind.VENUE, Kind.DATE)
    is_before_press = is_before_press and after[0].cut is Cut.COMMA
    words = text.split()
    return is_before_press and len(words) < _MAX_CITY and all(map(_may_be_of_city, words))


def _may_be_of_city(word: str) -> bool:
    return word[0].isupper() or len(word) <= _MAX_SMALL
