"""When a group meets, before what it reads: "12.1. Ann Poe: Rain", "16 Feb - Rain", "Week 3: Rain".

That says nothing of a work, and keeps who wrote it from being the first thing of its line. A day
with a year may be when a work appeared, and stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from paperkg.characters import has_digit
from paperkg.reading import reasons
from paperkg.reading.imprints.dates import read_month
from paperkg.reading.outlines.field_lines import head_of
from paperkg.reading.outlines.presenters import drop_presenter
from paperkg.reading.outlines.works_of_days import part_works_of_days
from paperkg.reading.records import match_in_most
from paperkg.reading.text.blocks import Block, BlockKind, Span, plain_text
from paperkg.reading.words import any_of, words_of

__all__ = ["drop_meeting_days", "read_behind"]

MIN_DAYS = 3
"""So many items at least begin with a day."""

MOST = 0.8
"""The share of the items of a list that begin with one."""

MAX_BREAK = 2
"""What stands in place of a work has no more words, where nearly all works have who wrote them."""

MAX_DAY = 40
"""A cell with a day has no more characters."""

_KINDS = (BlockKind.LIST, BlockKind.TABLE)

MONTHS, DAYS = 12, 31
"""So many has a year, and a month."""

_NUMBER = r"[0-3]?\d"
_WORD = r"[^\W\d_]{3,10}"
_WEEKDAY = rf"(?:(?i:{any_of(words_of('meetings', 'weekdays'))})\.?,?\s+)?"
_NTH = rf"{_NUMBER}(?:st|nd|rd|th|er|º)?"
# "12.1.", "12/01", "1月12日"; "12. Januar", "12 de enero", "Jan 12th"; "Januar", "Juli/August".
_DAY = (
    rf"(?:le\s|el\s)?{_WEEKDAY}(?:(?P<first>{_NUMBER})(?P<sign>[./])\s?(?P<second>{_NUMBER})\.?"
    rf"|{_NUMBER}\s?[月월]\s?{_NUMBER}\s?[日일]"
    rf"|(?P<since>{_WORD})\.?(?:\s?/\s?|[–-]|\s[–-]\s(?=\w{{3,10}}:))(?P<until>{_WORD})\.?"
    rf"|{_NTH}\.?\s(?:de\s|of\s)?(?P<month>{_WORD})\.?|(?P<named>{_WORD})\.?\s{_NTH}\.?"
    rf"|(?P<alone>{_WORD})\.?)"
)
_YEAR = r",?[\s/.-]?(?:19|20)\d\d\b"
_SIGN = r"\s*[|:：,–—-](?:\s+|$)"
_LEAD = re.compile(rf"\s*\(?{_DAY}\)?(?!{_YEAR})(?:(?P<parted>(?:{_SIGN}){{1,2}})|\s+|$)(?=\S|$)")
# Who and what: "Ann Poe: Rain", "Rain - Ann Poe", "Rain, Ann Poe", "Rain (Poe)".
_PARTED = re.compile(r"\w: \S|\S [-–—|] \S|\w, \S|\w[”\"»“] \S|\S \(")
# "Week 3:", "week3 –", "Wochen 3-4 (12.1.):", "2ª semana:", "第3週：", "3주차:".
_CLASSES = "|".join(words_of("parts", "classes"))
_IN_EAST_ASIA = "|".join(words_of("meetings", "east_asian_meetings"))
_COUNT = r"\d{1,2}(?:\s?[-–/&+]\s?\d{1,2})?"
_COUNTED = re.compile(
    rf"\s*(?:(?i:{_CLASSES})[ns]?\s?#?{_COUNT}"
    rf"|\d{{1,2}}(?:[.ªº]|st|nd|rd|th|e|ème)?\s(?i:{_CLASSES})"
    rf"|第?\s?(?:{_COUNT}|[一二三四五六七八九十]{{1,3}})\s?(?:{_IN_EAST_ASIA}))"
    r"(?:\s?[(（][^()（）]{1,30}[)）])?\s*(?P<parted>[|:：–—-]+\s*|$)(?=\S|$)"
)
_NONE = (
    rf"(?:{any_of(words_of('meetings', 'none'))})\s?(?:[^\W\d_]{{1,15}}\s)?"
    rf"{any_of(words_of('meetings', 'none_of'))}"
)
_BREAK = re.compile(
    rf"\W*(?:(?:{any_of(words_of('meetings', 'breaks'))}|{_NONE})(?:\s*[(,:!–—-].{{0,80}}|[\s.!)]*)"
    rf"|[^\W\d_][\w'’ ]{{0,40}}[:,(–—-]\s*{_NONE}[\s.!)]*)",  # "Reading week: no meeting"
    re.IGNORECASE | re.DOTALL,
)


def drop_meeting_days(every: Iterable[Block]) -> list[tuple[int, str, str]]:
    """Take days off the items of lists most of which begin with one, and out what is no meeting.

    Returns
    -------
    list
        Items, and rows of tables by days, that say that nobody meets: they are taken out.
    """
    blocks = [block for block in every if block.kind in _KINDS]
    pauses = [pause for block in blocks for pause in _drop_rows(block)]
    lists = [(block, found) for block in blocks if (found := _find(block))]
    if not lists or not (_are_many(lists) or all(map(_have_months, lists))):
        return pauses
    for block, found in lists:
        parted = sum(_is_parted(rest) for _, rest in found)
        are_parted = parted >= max(MIN_DAYS, MOST * len(found))
        left = set()
        behind = [drop_presenter(rest) for _, rest in found]
        are_presented = sum(map(bool, behind)) >= max(2, MOST * len(found))
        for (item, rest), presented in zip(found, behind, strict=True):
            head = item.children[0]
            if _is_break(rest) or (are_parted and _is_short(rest)):
                pauses.append((head.line, plain_text(head.spans), reasons.REMARK))
                left.add(id(item))
            head.spans[:] = (are_presented and presented) or rest
        if left:
            block.children[:] = [item for item in block.children if id(item) not in left]
    return pauses + part_works_of_days([block for block, _ in lists])


def _are_many(lists: Sequence[tuple[Block, list[tuple[Block, list[Span]]]]]) -> bool:
    return sum(len(found) for _, found in lists) >= MIN_DAYS


def _have_months(found: tuple[Block, list[tuple[Block, list[Span]]]]) -> bool:
    """Whether all of two items begin with the name of a month and a number, which are no marks."""
    leads = [_LEAD.match(item.children[0].spans[0].text) for item, _ in found[1]]
    named = [lead for lead in leads if lead and (lead["month"] or lead["named"])]
    return len(named) == len(found[0].children) > 1


def _drop_rows(block: Block) -> list[tuple[int, str, str]]:
    """Take out the rows of a table of days that say that nobody meets."""
    if block.kind is not BlockKind.TABLE:
        return []
    found = [row for row in block.children if row.kind is BlockKind.ROW and _is_pause(row)]
    if not found or sum(map(_has_day, block.children)) < max(MIN_DAYS, len(block.children) / 2):
        return []
    left = set(map(id, found))
    block.children[:] = [row for row in block.children if id(row) not in left]
    return [
        (row.line, " | ".join(plain_text(cell.spans) for cell in row.children), reasons.ROW)
        for row in found
    ]


def _has_day(row: Block) -> bool:
    """Whether a row begins with a day, and has nothing else in that cell."""
    text = plain_text(row.children[0].spans).strip() if row.children else ""
    lead = _LEAD.fullmatch(text) if len(text) <= MAX_DAY else None
    return lead is not None and _is_day(lead)


def _is_pause(row: Block) -> bool:
    """Whether a row has a day, and beside it only words that say that nobody meets."""
    if not _has_day(row):
        return False
    told = [cell.spans for cell in row.children[1:] if plain_text(cell.spans).strip()]
    is_alone = len(told) == 1 and not any(span.is_link for span in told[0])
    return is_alone and _is_break(told[0])


def _find(block: Block) -> list[tuple[Block, list[Span]]]:
    """Give the items that begin with a day, each with what follows it, where most do."""
    if block.kind is not BlockKind.LIST:
        return []
    return match_in_most(block.children, _read_item, MOST * len(block.children))


def _read_item(item: Block) -> list[Span]:
    head = head_of(item)
    return _read_day(item, head) if head and head.spans else []


def _read_day(item: Block, head: Block) -> list[Span]:
    """Give what follows a day, or the count of a meeting that leads on to no works."""
    if rest := read_behind(head.spans):
        return rest
    text = head.spans[0].text
    if text.isascii() and not has_digit(text):
        return []  # no count
    rest = read_behind(head.spans, _COUNTED)
    return [] if rest and _leads_on(item, head) else rest


def _leads_on(item: Block, head: Block) -> bool:
    """Whether an item is a meeting with its works below it, or behind a colon: "Rain: [Poe](…)"."""
    if any(block.kind is BlockKind.LIST for block in item.children):
        return True
    named = zip(head.spans[:-1], head.spans[1:], strict=True)
    return any(
        link.is_link
        and not _COUNTED.fullmatch(lead.text)
        and lead.text.rstrip().endswith((":", "："))
        for lead, link in named
    )


def read_behind(spans: Sequence[Span], pattern: re.Pattern[str] = _LEAD) -> list[Span]:
    """Give what follows the day, or another pattern, that a line begins with; or nothing."""
    head = spans[0]
    if head.is_link or head.is_image or head.code or not head.text.strip():
        return []
    lead = pattern.match(head.text)
    if lead is None or (pattern is _LEAD and not _is_day(lead)):
        return []
    rest = [head._replace(text=head.text[lead.end() :]), *spans[1:]]
    if not rest[0].text:
        del rest[0]
        if rest and not (rest[0].is_link or rest[0].strong or rest[0].emphasized):
            rest[0] = rest[0]._replace(text=rest[0].text.lstrip(" |:：–—-"))
    return rest if plain_text(rest).strip() else []


def _is_day(lead: re.Match[str]) -> bool:
    """Whether numbers are a day and a month, in any order, or a word is a month."""
    if lead["first"]:
        first, second = sorted((int(lead["first"]), int(lead["second"])))
        return 0 < first <= MONTHS and second <= DAYS
    if lead["alone"]:
        return bool(lead["parted"] and read_month(lead["alone"]))
    if lead["until"]:
        return bool(lead["parted"] and read_month(lead["since"]) and read_month(lead["until"]))
    name = lead["month"] or lead["named"]
    return not name or read_month(name) > 0


def _is_break(rest: Sequence[Span]) -> bool:
    """Whether words say that nobody meets, and no more: "Sommerpause", "fällt aus (Ostern)"."""
    return _BREAK.fullmatch(plain_text(rest)) is not None


def _is_parted(rest: Sequence[Span]) -> bool:
    """Whether a line has who and what, or a link or a style that tells what from who."""
    is_styled = any(span.is_link or span.strong or span.emphasized for span in rest)
    return is_styled or _PARTED.search(plain_text(rest)) is not None


def _is_short(rest: Sequence[Span]) -> bool:
    return not _is_parted(rest) and len(plain_text(rest).split()) <= MAX_BREAK
