"""Words of a title that only look like names: "Building A Longer Rain"."""

from __future__ import annotations

import re

from paperkg.english import is_english
from paperkg.reading.segments import Kind, Segment
from paperkg.reading.words import is_given_name

__all__ = ["is_words"]

_PLAIN = re.compile(r"[^.,;&]*")
"""Without these signs, initials may be words: "A Deeper RNN"."""


def is_words(part: Segment) -> bool:
    """Whether a part is words, also where they only look like names: "Building A Longer Rain".

    Their first is a word of English, and no given name is known.
    """
    if part.people is None or (part.people.is_sure and not _PLAIN.fullmatch(part.text)):
        return part.kind is Kind.TEXT
    first = part.text.partition(" ")[0].lower()
    return is_english(first) and not any(map(is_given_name, part.people.names))
