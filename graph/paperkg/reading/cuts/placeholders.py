"""What stands where nobody has filled in anything so far: "[Add a paper]", "coming soon"."""

from __future__ import annotations

import re

from paperkg.reading.words import words_of

__all__ = ["is_placeholder"]

MAX_OPEN = 5
"""A title that is cut short has more words."""

_ASKED = re.compile(r"\[(?:add|insert|your|title|paper|todo|tbd)\b[^\[\]]*\]", re.IGNORECASE)
_SAID = words_of("sections", "left_open")
_SIGNS = " .!…:：。()（）[]【】*_"


def is_placeholder(text: str) -> bool:
    """Whether a few words only say that more follows.

    Examples
    --------
    >>> is_placeholder("[Add a paper]"), is_placeholder("To be continued..."), is_placeholder("TBD")
    (True, True, True)
    >>> is_placeholder("Soon It Rains")
    False
    """
    text = text.strip()
    if _ASKED.fullmatch(text) or text.strip(_SIGNS).lower() in _SAID:
        return True
    return text.endswith(("...", "…")) and len(text.split()) <= MAX_OPEN
