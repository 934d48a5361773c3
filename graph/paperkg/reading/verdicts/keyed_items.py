"""Fields of one thing as items, "Software: Rainbox", "Format: PDF", or as cells: no works.

Titles have colons as well, "Language: A Short History"; that all items of a list have keys of
their own, and some of them are those of fields, tells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from paperkg.reading import reasons
from paperkg.reading.cuts.shapes import identifies_paper
from paperkg.reading.cuts.work_keys import leads_to_work
from paperkg.reading.labels import Field, read_field
from paperkg.reading.records import Container, Group, Record
from paperkg.reading.segments import Mark
from paperkg.reading.votes.title_words import count_words, is_title_case
from paperkg.reading.words import words_of

__all__ = ["judge_keyed_items"]

MIN_KEYS = 2
"""So many items at least have keys, and so many keys of fields tell without one of things."""

MAX_KEY = 3
"""A key has no more words."""

MIN_TITLE = 4
"""What stands behind a key may be a title if it has so many words in capitals."""

_KEYED = re.compile(r"([^\W\d_][^:：]{0,29}?)\s?[:：]\s*(.*)", re.DOTALL)
_KEYS = words_of("keys", "things")
_PERSONAL = words_of("keys", "persons")
_TIMES = words_of("meetings", "times") | words_of("meetings", "places")
_ARTICLES = words_of("titles", "articles")
_BRACKET = re.compile(r"\([^()]*\)")
_LONG = re.compile(r"[^\W\d_]{4,}")
_FILE = re.compile(r"[\w.-]{1,60}\.[a-z]{2,5}")


def judge_keyed_items(groups: Sequence[Group]) -> None:
    """Reject items that are fields of a thing that the list is no list of."""
    for group in groups:
        if group.container is Container.ROW and _are_pairs(group.records):
            for record in group.records:
                record.reason = record.reason or reasons.FIELD
        if group.container is not Container.ITEM:
            continue
        kept = [record for record in group.records if not record.reason and _may_be(record)]
        if not kept:
            continue
        are_fields = _are_fields(group.records)
        for record in kept:
            if are_fields or _is_short_field(record):
                record.reason = reasons.FIELD


def _are_pairs(records: Sequence[Record]) -> bool:
    """Whether all cells of a table have other keys, as a head of a CV has: "E-mail: a@b.org".

    A cell of works may have a colon, too, but not each, and none of them is called so.
    """
    keys: set[str] = set()
    cells = 0
    for record in records:
        for cell in filter(str.strip, record.text.split(" | ")):
            found = _KEYED.match(cell)
            if found is None:
                return False  # as most tables end here
            keys.add(found[1].lower())
            cells += 1
    is_keyed = cells > max(MIN_KEYS, len(records)) and len(keys) == cells
    return is_keyed and not _PERSONAL.isdisjoint(keys)


def _may_be(record: Record) -> bool:
    """Whether an item has a key, leads nowhere, and quotes nothing."""
    if not (":" in record.text or "：" in record.text) or record.has_link:
        return False
    found = _KEYED.match(record.text)
    is_keyed = found is not None and not identifies_paper(record)
    if found and (leads_to_work(found[1]) or _is_styled_whole(record)):
        return False
    return is_keyed and not any(part.quoted for part in record.segments)


def _is_styled_whole(record: Record) -> bool:
    """Whether a colon stands inside a title in italics: "*Rain: A Life* (Ann Poe, 2015)"."""
    title = None if record.title is None else record.segments[record.title]
    return title is not None and title.mark is Mark.EMPHASIS and ": " in title.text


def _are_fields(records: Sequence[Record]) -> bool:
    """Whether all items have other keys, of fields or things, and few have titles behind them."""
    found = [_KEYED.match(record.text) for record in records]
    pairs = [(match[1].lower(), match[2]) for match in found if match]
    keys = {key for key, _ in pairs}
    if len(pairs) < max(MIN_KEYS, len(records)) or len(keys) < len(pairs):
        return False
    if any(count_words(key) > MAX_KEY for key in keys):
        return False
    told = [(key, value) for key, value in pairs if not _has_article(value)]
    things = sum(key in _KEYS for key, _ in told)
    fields = sum(key in _TIMES or _is_field(key) for key, _ in told)
    titled = sum(_may_be_title(value) for _, value in pairs)
    return (things > 0 or fields >= MIN_KEYS) and 2 * titled <= len(pairs)


def _is_field(key: str) -> bool:
    """Whether a key is that of a field, but for one that a title may stand behind."""
    field = read_field(f"{key}: a")
    return field is not None and field[0] is not Field.TITLE


def _has_article(value: str) -> bool:
    return value.partition(" ")[0].lower() in _ARTICLES


def _may_be_title(value: str) -> bool:
    value = _BRACKET.sub("", value)
    is_long = count_words(value) >= MIN_TITLE and "://" not in value
    return _has_article(value) or (is_long and is_title_case(value))


def _is_short_field(record: Record) -> bool:
    """Whether a key of things and a word, or a file, is all that an item is: "Format: PDF"."""
    found = _KEYED.fullmatch(record.text.strip())
    if found is None or found[1].lower() not in _KEYS or _has_article(found[2]):
        return False
    return len(_LONG.findall(found[2])) < MIN_KEYS or _FILE.fullmatch(found[2]) is not None
