"""What was worked out before, known again by what it was made of: nothing is worked out twice.

A stage that takes long asks a memo for its result, and says of what it is made. Who keeps results,
and for how long, is no matter of the stage; by itself, nothing is kept.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from typing import Protocol, TypeVar

import msgspec

__all__ = ["Forgetful", "Memo", "make_key"]

_Result = TypeVar("_Result")


class Memo(Protocol):
    """Keeps results."""

    def recall(
        self, name: str, key: bytes, kind: type[_Result], make: Callable[[], _Result]
    ) -> _Result:
        """Give a result: the one that is kept, else a new one.

        Parameters
        ----------
        name
            What it is, and how it is made.
        key
            Of all that it is made of, from ``make_key``.
        kind
            Its type.
        make
            Makes it.
        """


class Forgetful:
    """Keeps nothing: each result is made."""

    def recall(
        self, name: str, key: bytes, kind: type[_Result], make: Callable[[], _Result]
    ) -> _Result:
        """Make a result."""
        return make()


def make_key(parts: Iterable[object]) -> bytes:
    """Make the key of what a result is made of: values of the model, and what holds them in order.

    Examples
    --------
    >>> make_key(["a", 1]) == make_key(["a", 1]) != make_key([1, "a"])
    True
    """
    digest = hashlib.blake2b(digest_size=16)
    encode = msgspec.msgpack.Encoder().encode
    for part in parts:
        digest.update(encode(part))
    return digest.digest()
