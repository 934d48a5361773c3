"""Accents that stand before their letters, as text copied from a PDF has them: "M¨uller"."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["join_accents"]

_COMBINING = {"¨": "\u0308", "ˇ": "\u030c", "˜": "\u0303", "ˆ": "\u0302", "˚": "\u030a"}
_LOOSE = re.compile("([¨ˇ˜ˆ˚])([A-Za-z])")


def join_accents(text: str) -> str:
    """Set accents on the letters that follow them.

    Examples
    --------
    >>> join_accents("M¨uller, Dvoˇrak"), join_accents("30˚C, a ˜ b")
    ('Müller, Dvořak', '30˚C, a ˜ b')
    """
    if not any(accent in text for accent in _COMBINING):
        return text
    return _LOOSE.sub(_join, text)


def _join(found: re.Match[str]) -> str:
    letter = unicodedata.normalize("NFC", found[2] + _COMBINING[found[1]])
    return letter if len(letter) == 1 else found[0]
