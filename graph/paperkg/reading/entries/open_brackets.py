"""Titles that were cut inside a bracket: what half of it is left goes, too."""

from __future__ import annotations

import re

__all__ = ["drop_half_brackets"]

MAX_SIGNS = 40
"""A text of more brackets is no title, and stays as it is."""

_OPENING = "([（【［"
_SIGN = re.compile(r"[()\[\]（）【】［］]")
_SMILEY = re.compile(r"[:;]['-]?[()]")


def drop_half_brackets(title: str) -> str:
    """Drop a bracket that a title opens or closes alone, with the words in it.

    Which signs they are says nothing, as in "[0, 1)". What opens all of a title loses its sign.

    Examples
    --------
    >>> drop_half_brackets("A Fine Title (Anniversary Edition")
    'A Fine Title'
    >>> drop_half_brackets("[A Fine Title of Rain"), drop_half_brackets("What to Do) in Towns")
    ('A Fine Title of Rain', 'in Towns')
    >>> drop_half_brackets("Rain on [0, 1) (in Towns)")
    'Rain on [0, 1) (in Towns)'
    """
    if title.replace(" ", "").isalnum():
        return title  # words alone, as most
    signs = _SIGN.findall(title)
    if len(signs) > MAX_SIGNS or 2 * sum(sign in _OPENING for sign in signs) == len(signs):
        return title
    opened: list[int] = []
    for found in _SIGN.finditer(_SMILEY.sub("  ", title)):
        if found[0] in _OPENING:
            opened.append(found.start())
        elif opened:
            opened.pop()
        else:
            return _without_closed(title, found.start())
    if not opened:
        return title
    head = title[: opened[0]].rstrip()
    if _has_words(head):
        return head.rstrip(" ,;:-–—")
    return drop_half_brackets(title[: opened[0]] + title[opened[0] + 1 :])


def _without_closed(title: str, place: int) -> str:
    """Drop what stands before a bracket that is only closed; its sign alone where all does."""
    rest = title[place + 1 :]
    if not _has_words(rest) or _SIGN.search(title[:place]):
        return drop_half_brackets(title[:place] + rest)
    return drop_half_brackets(rest.lstrip(" ,;:.-–—"))


def _has_words(text: str) -> bool:
    return any(char.isalpha() for char in text)
