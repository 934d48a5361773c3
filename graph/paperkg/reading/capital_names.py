"""Authors whose surnames are in capitals, "SANTOS, Boaventura de Sousa", as ABNT and ISO 690 ask.

Such names can hardly be anything else, whatever the given names are.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from paperkg.reading.words import either, is_given_name

__all__ = ["CapitalNames", "match_capital_names"]

MAX_SURNAME = 60
"""No surname has more signs."""

_CAPITALS = r"[^\W\d_a-zß-ÿ]{2,}"
_SURNAME = rf"{_CAPITALS}(?:[- ’'](?:d[aeo]s?\s|{_CAPITALS}))*(?: (?:JR|FILHO|NETO|SOBRINHO)\.?)?"
_INITIAL = r"[^\W\d_a-zß-ÿ]\."
_WORD = r"[^\W\d_a-zß-ÿ][\w’']*[^\W\d_A-ZÀ-Þ](?:-[^\W\d_][\w’']+)?"
_GIVEN = rf"(?:{_WORD}(?: (?:(?:d[aeio]s?|van|von|e|y) )?{_WORD})*)?(?:[ -]?{_INITIAL})*"
_NAME = re.compile(rf"{_SURNAME}, (?=[^\W\d_a-zß-ÿ]){_GIVEN}")
_BETWEEN = re.compile(rf"(?:\s?;|,?\s(?:{either('people', 'last_joints')}))\s(?={_SURNAME},)")
_END = re.compile(r"\s?(?:[.:;(]|$|,?\s\(?(?:eds?|orgs?|coords?)\b)")
_OTHERS = re.compile(r"[,;]?\s(?:et al\b|and others|e outros)\.?")


class CapitalNames(NamedTuple):
    """Names, where they end, whether they can be nothing else, and whether there are others."""

    names: tuple[str, ...]
    end: int
    is_sure: bool
    has_others: bool


def match_capital_names(text: str) -> CapitalNames | None:
    """Match the authors with which a text starts, if their surnames are in capitals.

    Examples
    --------
    >>> match_capital_names("SANTOS, Boaventura de Sousa; BRASIL JR., Antônio. A teoria").names
    ('SANTOS, Boaventura de Sousa', 'BRASIL JR., Antônio')
    """
    if not text[:2].isupper() or "," not in text[:MAX_SURNAME]:
        return None
    names: list[str] = []
    start = end = 0
    while found := _NAME.match(text, start):
        names.append(found[0])
        end = found.end()
        joint = _BETWEEN.match(text, end)
        start = joint.end() if joint else len(text)
    if not names:
        return None
    others = _OTHERS.match(text, end)
    is_known = len(names) > 1 or names[0].endswith(".") or is_given_name(names[0])
    if not (others or is_known or _END.match(text, end)):
        return None
    is_sure = is_known or others is not None or text.startswith(". ", end)
    return CapitalNames(tuple(names), others.end() if others else end, is_sure, others is not None)
