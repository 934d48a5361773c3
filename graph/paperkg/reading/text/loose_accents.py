"""Accents that stand before their letters, as text copied from a PDF has them: "M¨uller".

A grave accent for an apostrophe, "Fel`dman", would begin code in Markdown.
"""

from __future__ import annotations

import re
import unicodedata

__all__ = ["join_accents"]

_COMBINING = {"¨": "\u0308", "ˇ": "\u030c", "˜": "\u0303", "ˆ": "\u0302", "˚": "\u030a"}
_LOOSE = re.compile("([¨ˇ˜ˆ˚])([A-Za-z])")

_GRAVE = re.compile(r"`(?<=[^\W\d_]{2}`)(?=[a-zß-ÿ]{2})")  # by the sign, which is rare


def join_accents(text: str) -> str:
    """Set accents on the letters that follow them.

    Examples
    --------
    >>> join_accents("M¨uller, Dvoˇrak"), join_accents("30˚C, a ˜ b")
    ('Müller, Dvořak', '30˚C, a ˜ b')
    >>> join_accents("Fel`dman, `code`"), join_accents("Fel`dman, Il`in")
    ('Fel`dman, `code`', 'Fel’dman, Il’in')
    """
    if "`" in text and _GRAVE.search(text):
        lines = text.split("\n")
        text = "\n".join(_mend_graves(line) if "`" in line else line for line in lines)
    if not any(accent in text for accent in _COMBINING):
        return text
    return _LOOSE.sub(_join, text)


def _mend_graves(line: str) -> str:
    """Write apostrophes for the grave accents of a line, if all of them stand inside words."""
    mended = _GRAVE.sub("’", line)
    return line if "`" in mended else mended


def _join(found: re.Match[str]) -> str:
    letter = unicodedata.normalize("NFC", found[2] + _COMBINING[found[1]])
    return letter if len(letter) == 1 else found[0]
