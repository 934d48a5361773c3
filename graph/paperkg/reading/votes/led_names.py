"""Short names that a space and a colon set off: "RainNet : Fine Rain in Towns".

A colon inside a title follows its word at once, so that the space tells what the list says from
the title, "RainNet : RainNet: Fine Rain". French has a space before each colon: only where most
siblings begin so, and half of them with a word that was made up, is it a name. What a title says
again after a colon, "RainNet: RainNet: Fine Rain", is one in any list.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from paperkg.reading.labels import Field
from paperkg.reading.records import (
    AGREED,
    MIN_GROUP,
    Container,
    Group,
    Record,
    join_small,
    match_in_most,
)
from paperkg.reading.segments import Cut, Kind, Mark, Segment
from paperkg.reading.votes.title_words import count_words

__all__ = ["agree_on_led_names"]

MIN_TITLE = 2
"""What follows such a name has so many words."""

_NAME = re.compile(r"([^\W_][\w.+@/-]{0,24}(?: [^\W_][\w.+-]{0,12}){0,2})\s+[:：]\s*(?=\S)")
_REPEATED = re.compile(r"([^\W_][\w.+@/-]{0,24})\s?[:：]\s*(?=\1\s?[:：])")
_COLONS = (":", "：")
_COINED = re.compile(r"[^\W_]\S*[A-Z\d]")
"""A word with a capital or a digit inside: "RainNet", "GAN", "Doc2Vec", "U-Net"."""


def agree_on_led_names(groups: Sequence[Group]) -> None:
    """Part short names from titles, where a space before a colon tells them, or the title does.

    A word that was not made up is a name beside some in its section that were.
    """
    for group in (*groups, *join_small(groups)):
        if group.container in (Container.ITEM, Container.PARAGRAPH):
            _agree(group.records)
    for group in groups:
        for record in group.records:
            _part_repeated(record)


def _agree(records: Sequence[Record]) -> None:
    titled = [record for record in records if record.title is not None]
    found = match_in_most(titled, _match, max(MIN_GROUP, AGREED * len(titled)))
    coined = {record.topics for record, name in found if _COINED.match(name[1])}
    named = [(record, name) for record, name in found if record.topics in coined]
    told = sum(_COINED.match(name[1]) is not None for _, name in named)
    if 2 * told >= len(found):
        for record, name in named:
            _part(record, name)


def _match(record: Record) -> re.Match[str] | None:
    """Match the name with which the title of a record begins, if it is the first of its parts."""
    place = record.title or 0
    title = record.segments[place]
    if title.kind is not Kind.TEXT or title.quoted:
        return None
    if not _has_colon(title.text) or " " not in title.text:
        return None
    if any(part.kind not in (Kind.NUMBER, Kind.TAG) for part in record.segments[:place]):
        return None
    found = _NAME.match(title.text)
    is_title = found is not None and count_words(title.text[found.end() :]) >= MIN_TITLE
    return found if is_title else None


def _has_colon(text: str) -> bool:
    return ":" in text or "：" in text


def _part(record: Record, name: re.Match[str]) -> None:
    place = record.title or 0
    title = record.segments[place]
    start = title.whole.find(title.text, title.start)
    short = replace(title, text=name[1], field=Field.SHORT_NAME, end=start + name.end(1))
    title.text, title.cut = title.text[name.end() :], Cut.COLON
    title.start = start + name.end()
    record.segments.insert(place, short)
    record.title = place + 1


def _part_repeated(record: Record) -> None:
    """Part a name that a title says again: "**RainNet**: RainNet: Fine Rain"."""
    place = record.title
    if place is None or not record.segments[place].text:
        return
    title = record.segments[place]
    has_name = title.kind is Kind.TEXT and _has_colon(title.text)
    if has_name and (name := _REPEATED.match(title.text)):
        _part(record, name)
        return
    if place + 1 == len(record.segments):
        return
    after = record.segments[place + 1]
    if after.kind is not Kind.TEXT or after.line != title.line or after.field:
        return
    rest = after.text.removeprefix(title.text)
    is_led = rest != after.text and rest.lstrip()[:1] in _COLONS
    if is_led or _says_again(after, title):
        title.field = Field.SHORT_NAME
        record.title = place + 1


def _says_again(after: Segment, title: Segment) -> bool:
    """Whether a text behind a colon says the words in bold before it again, first or last.

    "**Owls**: Owls of the Town", "**New Owls**: A Survey of Birds: New Owls".
    """
    if after.cut is not Cut.COLON or title.mark is not Mark.STRONG or not title.text:
        return False
    before = after.text.removesuffix(title.text)
    is_last = before != after.text and before.rstrip().endswith(_COLONS)
    return is_last or after.text.startswith(f"{title.text} ")
