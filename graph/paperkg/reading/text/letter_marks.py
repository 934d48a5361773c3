"""Letters that count as numbers do: "a) Rain", "(b) Snow", "в) Hail"."""

from __future__ import annotations

__all__ = ["SMALL_LETTER", "count_letter"]

_ALPHABETS = (
    "abcdefghijklmnopqrstuvwxyz",
    "абвгдежзиклмнопрстуфхцчшщэюя",
    "αβγδεζηθικλμνξοπρστυφχψω",
)

SMALL_LETTER = "[a-zа-яα-ω]"
"""A pattern of a small letter of an alphabet in which lists are counted."""

_COUNTED = {
    letter: place for alphabet in _ALPHABETS for place, letter in enumerate(alphabet, start=1)
}


def count_letter(letter: str) -> int:
    """Give the number that a letter stands for; 0 of one that counts nothing.

    Examples
    --------
    >>> [count_letter(letter) for letter in "aCвγй"]
    [1, 3, 3, 3, 0]
    """
    return _COUNTED.get(letter.lower(), 0)
