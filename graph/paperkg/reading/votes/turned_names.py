"""Names whose surname stands first, at the heads of siblings: "Díaz del Castillo, Bernal"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from paperkg.reading.names.tokens import INITIALS_LAST
from paperkg.reading.records import AGREED, MIN_GROUP, Record
from paperkg.reading.words import EAST_ASIAN, is_given_name

__all__ = ["EAST_ASIAN_NAME", "turn_names"]

FULL = 3
"""A name of East Asia with its surname has so many signs, or more."""

EAST_ASIAN_NAME = re.compile(rf"{EAST_ASIAN.pattern}{{2,5}}")
"""What a name of East Asia may be, as far as its form tells."""


def turn_names(records: Sequence[Record], *, alone: bool = False) -> None:
    """Read "Díaz del Castillo, Bernal" as one author, where most siblings turn the first name.

    Those of small lists tell of each other only where one author stands ``alone``.
    """
    heads = [
        record.segments[0]
        for record in records
        if record.segments and record.segments[0].people and "," in record.segments[0].text
    ]
    turned = sum("," in head.people.names[0] for head in heads if head.people and head.people.names)
    if turned < AGREED * len(heads) or turned < MIN_GROUP - 1:
        return
    for head in heads:
        if head.people and _are_surname_and_name(head.text, head.people.names):
            first, second, *rest = head.people.names
            if alone and rest:
                continue
            head.people = replace(head.people, names=(f"{first}, {second}", *rest))


def _are_surname_and_name(text: str, names: Sequence[str]) -> bool:
    """Whether a text starts with two names that may be the two parts of one."""
    if len(names) < 2 or "," in names[0] or "." in names[0] or INITIALS_LAST.fullmatch(names[0]):
        return False
    if not text.startswith(f"{names[0]}, {names[1]}"):
        return False
    if EAST_ASIAN_NAME.fullmatch(names[0]) and len(names[0]) >= FULL:
        return False  # 山田花子, 鈴木一郎
    if len(names) > 2 and not any(" " in name for name in names[1:]):
        return False  # Press, Poe, and Roe
    return " " not in names[1] or not is_given_name(names[0])
