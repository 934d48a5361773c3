"""Records that have the names of sections: a list of those further down, or the one work of each.

"# Categories" lists what the headings below it are, without links, and may say more of each:
"**Theory** — works to read". On a page with a box for each
book the heading has its title, and the box a link by the same words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from paperkg.characters import letters_of
from paperkg.reading import reasons
from paperkg.reading.records import AGREED, MIN_GROUP, Container, Group, Record, find_in_most
from paperkg.reading.segments import Cut, Mark
from paperkg.reading.words import words_of

__all__ = ["judge_names_of_sections"]

MIN_BOXES = 3
"""So many links at least have the names of the sections that they stand in."""

_SET_OFF = (Cut.DASH, Cut.COLON)
_CATEGORIES = words_of("sections", "categories")


def judge_names_of_sections(groups: Sequence[Group], sections: Iterable[str]) -> None:
    """Reject lists of sections, and accept links that are named as their own sections are."""
    known = {letters_of(section.casefold()) for section in sections}
    for group in groups:
        if group.container is Container.ITEM and (
            _lists_sections(group.records, known) or _lead_to_sections(group.records)
        ):
            for record in group.records:
                record.reason = reasons.CONTENTS
    boxes = [
        record
        for group in groups
        if group.container is Container.PARAGRAPH
        for record in group.records
        if _is_box(record)
    ]
    for record in boxes if len(boxes) >= MIN_BOXES else ():
        record.reason = ""


def _lists_sections(records: Sequence[Record], known: set[str]) -> bool:
    """Whether most items, or many in a section of categories, are such names, and none leads on."""
    if len(records) < MIN_GROUP or any(record.has_link for record in records):
        return False
    topics = records[0].topics
    are_told = bool(topics) and topics[-1].lower() in _CATEGORIES
    least = MIN_GROUP if are_told else max(MIN_GROUP, len(records) // 2 + 1)
    named = find_in_most(records, lambda it: letters_of(_name_of(it).casefold()) in known, least)
    return len(named) >= least


def _lead_to_sections(records: Sequence[Record]) -> bool:
    """Whether items lead to parts of the document by labels, "**Rain** [material](#rain)"."""
    if len(records) < MIN_GROUP or any(part.url for it in records for part in it.segments):
        return False
    led = find_in_most(records, _leads_to_section, AGREED * len(records))
    return bool(led)


def _leads_to_section(record: Record) -> bool:
    return any(part.local.startswith("#") and len(part.local) > 1 for part in record.segments)


def _name_of(record: Record) -> str:
    """Give the words of an item, or those in bold that are set off from what is said of them."""
    parts = record.segments[:2]
    is_set_off = any(part.cut in _SET_OFF for part in parts[1:])
    return parts[0].text if is_set_off and parts[0].mark is Mark.STRONG else record.text


def _is_box(record: Record) -> bool:
    """Whether a paragraph is one link, by the name of the section that it stands in."""
    is_link = record.reason == reasons.PROSE and len(record.segments) == 1 and record.has_link
    if not (is_link and record.title == 0 and record.topics):
        return False
    named = (text.casefold() for text in (record.topics[-1], record.segments[0].text))
    return len({*map(letters_of, named)}) == 1
