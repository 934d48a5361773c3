"""Works of a day of class in one line: "*Rain* to ch. 3. Presentation: Poe, “Hail” and “Snow.”".

Each title in italics or quotation marks is a work, if a stop, a semicolon or "and" sets it off the
one before it, or only commas stand between titles in quotation marks. Behind a comma, italics are
where a title in quotation marks appeared; behind a colon, titles are the parts of a book. Words in
bold are what happens on that day: "**First essay due**".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from paperkg.reading import reasons
from paperkg.reading.names.people import read_people
from paperkg.reading.outlines.field_lines import head_of
from paperkg.reading.patterns import AND
from paperkg.reading.text.blocks import Block, Span, plain_text

__all__ = ["part_works_of_days"]

MIN_TITLED = 3
"""So many items at least have titles in a style before words in bold, and twice as many as not."""

MAX_WHO = 4
"""Who wrote a work stands before it in no more words."""

_QUOTED = re.compile(r"[“„«\"](?P<title>[^“”„«»\"]{1,200})[”“»\"]")
_END = re.compile(r";|\.(?=\s+[^\W\d_a-z]|\s*$)")
_LAST_AND = re.compile(rf"(?:^|[\s,])(?:{AND})\s*$")
_BEFORE_WHO = re.compile(rf"[.;:]\s|^[\s,]*(?:{AND})\s")
_WHO = re.compile(r"(?:[^\W\d_a-z][\w.'’-]*|d[aeiu]|de[lr]|v[ao]n|and|&)")
# But not of initials: "U. S. A.".
_SIGN_LAST = re.compile(r"[,;]+$|(?<![ .][A-Z])[.,;]+$")
_NO_BRACKETS = {ord(sign): None for sign in "()"}
_FROM = ("From", "Aus", "De", "Da", "Dal", "Del", "Uit", "Из")


class _Unit(NamedTuple):
    """A stretch of a line: a title, words in bold, or what stands between them."""

    span: Span
    is_title: bool = False
    is_quoted: bool = False
    is_event: bool = False


def part_works_of_days(blocks: Sequence[Block]) -> list[tuple[int, str, str]]:
    """Give each work of the days of some lists an item of its own.

    Returns
    -------
    list
        Items that say only in bold what happens on a day: they are taken out.
    """
    lines = {id(item): _read(item) for block in blocks for item in block.children}
    titled = sum(_begins_titled(units) for units in lines.values())
    bold = sum(_begins_bold(units) for units in lines.values())
    if titled < max(MIN_TITLED, 2 * bold):
        return []
    events: list[tuple[int, str, str]] = []
    for block in blocks:
        items: list[Block] = []
        for item in block.children:
            units = lines[id(item)]
            head = item.children[0] if units else None
            if head and len(item.children) == 1 and _is_event(units):
                events.append((head.line, plain_text(head.spans), reasons.REMARK))
            else:
                items += _part(item, units)
        block.children[:] = items
    return events


def _read(item: Block) -> list[_Unit]:
    """Cut the line of an item into titles and what stands between; nothing where it leads on."""
    head = head_of(item)
    if head is None or any(span.is_link or span.is_image or span.code for span in head.spans):
        return []
    if any(span.is_break for span in head.spans):
        return []
    units: list[_Unit] = []
    for span in head.spans:
        if span.strong or span.emphasized:
            units.append(_Unit(span, is_title=not span.strong, is_event=span.strong))
            continue
        start = 0
        for found in _QUOTED.finditer(span.text):
            units.append(_Unit(span._replace(text=span.text[start : found.start()])))
            units.append(_Unit(span._replace(text=found["title"]), True, True))
            start = found.end()
        units.append(_Unit(span._replace(text=span.text[start:])))
    return [unit for unit in units if unit.span.text]


def _is_event(units: Sequence[_Unit]) -> bool:
    is_told = any(unit.is_event for unit in units)
    return is_told and not any(unit.is_title for unit in units)


def _begins_titled(units: Sequence[_Unit]) -> bool:
    styled = [unit for unit in units if unit.is_title or unit.is_event]
    return bool(styled) and styled[0].is_title


def _begins_bold(units: Sequence[_Unit]) -> bool:
    """Whether words in bold stand before a title in another style: they are one themselves."""
    styled = [unit for unit in units if unit.is_title or unit.is_event]
    return len(styled) > 1 and styled[0].is_event and styled[1].is_title


def _part(item: Block, units: Sequence[_Unit]) -> list[Block]:
    """Part an item of several works, or of one and an event; what stands below is of the last."""
    lines = _split(units)
    is_mixed = any(unit.is_event for unit in units)
    if not lines or (len(lines) == 1 and not is_mixed):
        return [item]
    head, *below = item.children
    items = [replace(item, children=[replace(head, spans=spans, is_work=True)]) for spans in lines]
    items[-1].children.extend(below)
    return items


def _split(units: Sequence[_Unit]) -> list[list[Span]]:
    """Give the works of a line, each with who wrote it, and what is said of it."""
    works: list[list[Span]] = []
    parts: list[str] = []
    between = who = ""
    last: _Unit | None = None
    for unit in units:
        if unit.is_event:
            between, last = f"{between}; ", None
        elif not unit.is_title:
            between += unit.span.text
        elif last and not _begins(last, unit, between, has_parts=bool(parts)):
            if parts or (unit.is_quoted and not last.is_quoted):
                parts.append(_title(unit))
            else:  # where it appeared
                works[-1] += [Span(between), unit.span]
            between, last = "", unit
        else:
            _say(works, between if last is None or not _ends(last) else "", parts)
            is_same = last is not None and not _ends(last) and not _END.search(between)
            who = _who(between) or (who if is_same else "")
            works.append([Span(f"{who}“{_title(unit)}”")])
            between, last, parts = "", unit, []
    _say(works, between, parts)
    return works


def _begins(last: _Unit, unit: _Unit, between: str, *, has_parts: bool) -> bool:
    """Whether a title is a work of its own, and no part or source of the last."""
    if _ends(last) or _END.search(between):
        return True
    if has_parts:
        return False
    is_row = last.is_quoted and unit.is_quoted and not between.strip(" ,")
    return is_row or _LAST_AND.search(between) is not None


def _ends(unit: _Unit) -> bool:
    """Whether a sign inside the quotation marks ends what is said: "“Rain.”"."""
    return unit.is_quoted and unit.span.text.rstrip()[-1:] in (".", ";")


def _title(unit: _Unit) -> str:
    return _SIGN_LAST.sub("", unit.span.text.strip()) or unit.span.text


def _say(works: list[list[Span]], between: str, parts: Sequence[str]) -> None:
    """Keep what is said of the last work: "to page 105", the parts to read."""
    end = _END.search(between)
    said = (between[: end.start()] if end else between).strip(" ,")
    said = _LAST_AND.sub("", said).strip(" ,.&")
    if works and parts:
        works[-1].append(Span(f" ({'; '.join(parts).translate(_NO_BRACKETS)})"))
    if works and said:
        works[-1].append(Span(f" {said}"))


def _who(between: str) -> str:
    """Give who stands right before a title, with a sign: "Presentation: Poe, ", "Ann Poe: "."""
    text = _LAST_AND.sub("", between).strip(" ,")
    is_led = text.endswith(":")
    text = _BEFORE_WHO.split(text.rstrip(":"))[-1].strip(" ,")
    words = text.split()
    if not words or len(words) > MAX_WHO or words[0] in _FROM:
        return ""
    if is_led:
        is_name = len(words) > 1 and read_people(text, single=True) is not None
        return f"{text}: " if is_name else ""
    return f"{text}, " if all(map(_WHO.fullmatch, words)) else ""
