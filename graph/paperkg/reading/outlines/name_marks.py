"""Numbers behind names, which say where each of them works: "Ann Poe1,2, Bo Roe1 and Cy Doe3".

They come along where somebody copies the head of a paper, whose small raised signs text does not
keep, and make of each name a word that is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from paperkg.characters import has_digit
from paperkg.reading.patterns import CAPITAL, PARTICLE
from paperkg.reading.text.blocks import Block

__all__ = ["drop_name_marks"]

_MARK = r"\d{1,2}(?:,\d{1,2})*[*†]?"
_PARTICLES = rf"(?:{PARTICLE} ){{0,3}}"
_JOINT = r"(?:,? (?:and|&) |, )"


def _list_of(name: str, least: int) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Make a pattern of so many such names, any of them marked, and one of a marked name."""
    person = rf"{_PARTICLES}{name}(?:{_MARK})?(?![^\W_])"
    return re.compile(rf"(?<!\w){person}(?:{_JOINT}{person}){{{least - 1},}}"), re.compile(
        rf"({name}){_MARK}"
    )


# The initials last, "Poe AB1, Roe C", or the surname: "A. Poe1, Bo Roe2".
_SHORT = rf"{CAPITAL}[\w'’-]+ [A-Z]{{1,3}}"
_FULL = (
    rf"(?:(?:{CAPITAL}\.[ -]?){{1,3}}|{CAPITAL}[\w'’-]+ (?:{CAPITAL}\. )?)"
    rf"{_PARTICLES}{CAPITAL}[^\W\d_A-Z][^\W\d_]*(?:[-'’][^\W\d_]+)*"
)
_LISTS = (_list_of(_SHORT, 3), _list_of(_FULL, 2))  # "Vitamin B12, Folate B9" are no names
# A number behind a letter, looked for by the number: there are far fewer of them.
_MAY_BE = re.compile(r"\d{1,2}[,*†](?:(?<=[^\W\d_]\d[,*†])|(?<=[^\W\d_]\d\d[,*†]))")


def drop_name_marks(every: Sequence[Block]) -> None:
    """Take such numbers off the names of each text in which one follows another."""
    for block in every:
        for place, span in enumerate(block.spans):
            text = span.text
            if "," in text and not span.code and has_digit(text) and _MAY_BE.search(text):
                block.spans[place] = span._replace(text=_without_marks(text))


def _without_marks(text: str) -> str:
    """Take the numbers off the names of a text.

    Examples
    --------
    >>> _without_marks("Poe A1,2, Roe BC1, van Doe D3. Vitamin B12, and rain")
    'Poe A, Roe BC, van Doe D. Vitamin B12, and rain'
    >>> _without_marks("Ann Poe1, Bo Roe2 and Cy Doe1,3. 2019. Rain")
    'Ann Poe, Bo Roe and Cy Doe. 2019. Rain'
    """
    for listed, marked in _LISTS:
        for found in reversed(list(listed.finditer(text))):
            names = marked.sub(r"\1", found[0])
            text = f"{text[: found.start()]}{names}{text[found.end() :]}"
    return text
