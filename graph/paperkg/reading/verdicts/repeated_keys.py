"""What paragraphs say of each section under one key, "*Key painters*: Poe, Roe": no works.

A key in italics or bold reads as a title, and names behind it as its authors. That several sections
have the same words before a colon, once each and with something else behind, tells.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from paperkg.reading import reasons
from paperkg.reading.cuts.shapes import names_paper
from paperkg.reading.records import Container, Group, Record
from paperkg.reading.segments import Mark

__all__ = ["judge_repeated_keys"]

MIN_SECTIONS = 2
"""So many sections at least have the same key."""

_KEYED = re.compile(r"\W*([^\W\d_][^:：]{1,38}?)\W?[:：]\W*(\w.*)", re.DOTALL)
_STYLES = frozenset({Mark.STRONG, Mark.EMPHASIS})


def judge_repeated_keys(groups: Sequence[Group]) -> None:
    """Reject paragraphs that begin with a key that other sections have, too."""
    found: dict[str, list[tuple[Record, str]]] = defaultdict(list)
    for group in groups:
        for record in group.records if group.container is Container.PARAGRAPH else ():
            key, said = _read(record)
            if key:
                found[key].append((record, said))
    for keyed in found.values():
        sections = {record.topics for record, _ in keyed}
        is_once = len(keyed) == len(sections) == len({said for _, said in keyed})
        if is_once and len(keyed) >= MIN_SECTIONS:
            for record, _ in keyed:
                record.reason = reasons.FIELD


def _read(record: Record) -> tuple[str, str]:
    """Give the key that a paragraph begins with in a style, in small letters, and what it says."""
    title = None if record.reason or record.title is None else record.segments[record.title]
    if title is None or title.mark not in _STYLES or title.quoted or record.has_link:
        return "", ""
    parts = None if names_paper(record) else _KEYED.match(record.text)
    is_key = parts is not None and parts[1].strip() == title.text.strip()
    return (parts[1].strip().lower(), parts[2]) if parts and is_key else ("", "")
