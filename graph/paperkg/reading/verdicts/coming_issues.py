"""Items that say on which day something comes out, among works: "Next report comes out May 3".

Such an item leads nowhere, and its verb stands in small letters before a day or a month at its end;
no title is worded so beside others that lead on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from paperkg.reading import reasons
from paperkg.reading.imprints.dates import read_month
from paperkg.reading.records import MIN_GROUP, Container, Group, Record
from paperkg.reading.words import any_inside, words_of

__all__ = ["judge_coming_issues"]

LAST = 4
"""The month stands among so many last words."""

_COMES = re.compile(any_inside(words_of("sections", "coming_out")))
_DAY = re.compile(r"\d{1,2}[./月-]\s?\d{1,2}(?:[./日-]\s?(?:\d{2,4})?)?$")


def judge_coming_issues(groups: Sequence[Group]) -> None:
    """Reject such items where half of their siblings lead on."""
    for group in groups:
        if group.container is not Container.ITEM:
            continue
        left = [record for record in group.records if not record.has_link]
        linked = len(group.records) - len(left)
        if left and 2 * linked >= max(MIN_GROUP, len(group.records)):
            for record in left:
                if not record.reason and _is_coming(record):
                    record.reason = reasons.REMARK


def _is_coming(record: Record) -> bool:
    """Whether a record says when something comes out: a verb, and behind it a day or a month."""
    if record.says_who:
        return False
    text = record.text.strip(" .!*_")
    found = _COMES.search(text)
    if found is None or not found.start():
        return False
    behind = text[found.end() :]
    is_month = any(read_month(word.strip(".,")) for word in behind.split()[-LAST:])
    return is_month or _DAY.search(behind) is not None
