"""Two people with one surname, which stands once: "J. und W. Poe", "Ann and Bo Poe"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from paperkg.reading.patterns import AND, CAPITAL, PARTICLE
from paperkg.reading.words import is_given_name

__all__ = ["drop_short_names", "give_surname", "match_shared_surname"]

_INITIALS = rf"{CAPITAL}\.(?:[ -]?{CAPITAL}\.){{0,2}}"
_SURNAME = rf"(?:{PARTICLE} ){{0,2}}{CAPITAL}[\w'’-]+\w"
_SHARED = re.compile(rf"({_INITIALS}) {AND} ({_INITIALS}) ?({_SURNAME})")
_SURNAME_LAST = re.compile(rf"[^\W\d_]+ (?:{CAPITAL}\. ?){{0,2}}({_SURNAME})")


def match_shared_surname(text: str) -> tuple[tuple[str, str], int] | None:
    """Match two names with which a text starts, of which the first is only initials.

    Returns
    -------
    tuple or None
        The names, each with the surname, and where they end.

    Examples
    --------
    >>> match_shared_surname("J. und W. Poe: Märchen")
    (('J. Poe', 'W. Poe'), 13)
    >>> match_shared_surname("J. Poe und W. Roe") is None
    True
    """
    found = _SHARED.match(text) if text[1:2] == "." else None
    if found is None:
        return None
    first, second, surname = found.groups()
    return (f"{first} {surname}", f"{second} {surname}"), found.end()


def give_surname(names: Sequence[str]) -> tuple[str, ...]:
    """Give a given name alone the surname of the one person behind it: a list of two has no comma.

    Examples
    --------
    >>> give_surname(["Ann", "John C. Poe"])
    ('Ann Poe', 'John C. Poe')
    >>> give_surname(["Roe", "John C. Poe"])
    ('Roe', 'John C. Poe')
    """
    if len(names) != 2 or " " in names[0] or not all(map(is_given_name, names)):
        return tuple(names)
    found = _SURNAME_LAST.fullmatch(names[1])
    return (f"{names[0]} {found[1]}", names[1]) if found else tuple(names)


def drop_short_names(names: Iterable[str]) -> tuple[str, ...]:
    """Drop surnames alone that others behind them have in full, as of a title and a field below it.

    Numbers of references behind names are none.

    Examples
    --------
    >>> drop_short_names(["Poe", "Doe", "Ann Poe", "Doe, Bo", "Orr"])
    ('Ann Poe', 'Doe, Bo', 'Orr')
    """
    names = tuple([name for name in names if not name.isdecimal()])  # "Poe et al. [1]"
    if not names or " " in names[0]:
        return names  # as nearly all
    begin = next((place for place, name in enumerate(names) if " " in name), 0)
    full = [name for name in names[begin:] if " " in name] if begin else []
    last = {name.split(",")[0] if "," in name else name.rsplit(" ", 1)[1] for name in full}
    return (*(name for name in names[:begin] if name not in last), *names[begin:])
