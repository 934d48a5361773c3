"""A few values of which something is one, such as the kinds of a segment.

They serve as members of an ``Enum``. Python 3.11 takes five times as long to look up one of those,
and an entry needs hundreds of such look-ups: a tenth of the time that a list takes to read.
"""

from __future__ import annotations

from typing import Self

__all__ = ["Choice"]


class Choice:
    """One of the values that a subclass names by its annotations: each is equal to itself alone.

    Examples
    --------
    >>> class Colour(Choice):
    ...     RED: ClassVar[Colour]
    ...     BLUE: ClassVar[Colour]
    >>> Colour.RED, Colour.every()
    (Colour.RED, (Colour.RED, Colour.BLUE))
    """

    def __init_subclass__(cls) -> None:
        for name in cls.__annotations__:
            setattr(cls, name, cls(name))

    def __init__(self, name: str) -> None:
        self.name = name

    def __repr__(self) -> str:
        return f"{type(self).__name__}.{self.name}"

    @classmethod
    def every(cls) -> tuple[Self, ...]:
        """Give all values, in their order."""
        return tuple(getattr(cls, name) for name in cls.__annotations__)
