"""Accents that stand before their letters, as text copied from a PDF has them: "M¨uller".

A grave accent for an apostrophe, "Fel`dman", would begin code in Markdown. Accents behind their
letters, as characters or entities of their own, are set on them, too: "o&#769;".
"""

from __future__ import annotations

import re
import unicodedata

__all__ = ["join_accents"]

_COMBINING = {"¨": "\u0308", "ˇ": "\u030c", "˜": "\u0303", "ˆ": "\u0302", "˚": "\u030a"}
_LOOSE = re.compile("([¨ˇ˜ˆ˚])([A-Za-z])")

_ENTITY = re.compile(r"(?<=[A-Za-z])&#(?:(7[6-8]\d|80\d|807|808)|[xX](03[0-2][0-9A-Fa-f]));")
_MARK = re.compile("[\u0300-\u036f]")
_MARKED = re.compile("[A-Za-z][\u0300-\u036f]+")

_GRAVE = re.compile(r"`(?<=[^\W\d_]{2}`)(?=[a-zß-ÿ]{2})")  # by the sign, which is rare


def join_accents(text: str) -> str:
    """Set accents on their letters.

    Examples
    --------
    >>> join_accents("M¨uller, Dvoˇrak"), join_accents("30˚C, a ˜ b")
    ('Müller, Dvořak', '30˚C, a ˜ b')
    >>> join_accents("Fel`dman, `code`"), join_accents("Fel`dman, Il`in")
    ('Fel`dman, `code`', 'Fel’dman, Il’in')
    >>> join_accents("Falco&#769;n"), join_accents("Falco\u0301n")
    ('Falcón', 'Falcón')
    """
    if "&#" in text:
        text = _ENTITY.sub(_as_character, text)
    if not text.isascii() and _MARK.search(text):  # far fewer signs than letters
        text = _MARKED.sub(lambda found: unicodedata.normalize("NFC", found[0]), text)
    if "`" in text and _GRAVE.search(text):
        lines = text.split("\n")
        text = "\n".join(_mend_graves(line) if "`" in line else line for line in lines)
    if not any(accent in text for accent in _COMBINING):
        return text
    return _LOOSE.sub(_join, text)


def _as_character(found: re.Match[str]) -> str:
    return chr(int(found[1]) if found[1] else int(found[2], 16))


def _mend_graves(line: str) -> str:
    """Write apostrophes for the grave accents of a line, if all of them stand inside words."""
    mended = _GRAVE.sub("’", line)
    return line if "`" in mended else mended


def _join(found: re.Match[str]) -> str:
    letter = unicodedata.normalize("NFC", found[2] + _COMBINING[found[1]])
    return letter if len(letter) == 1 else found[0]
