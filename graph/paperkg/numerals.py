"""Roman numbers in titles."""

from __future__ import annotations

__all__ = ["read_roman"]

_VALUES = {"i": 1, "v": 5, "x": 10}


def read_roman(word: str) -> int:
    """Read a Roman number, as parts of works have them; 0 where it has other letters.

    Examples
    --------
    >>> [read_roman(word) for word in ("IV", "xii", "Mix")]
    [4, 12, 0]
    """
    values = [_VALUES.get(letter, 0) for letter in word.casefold()]
    if not all(values):
        return 0
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < following else value for value, following in pairs)
