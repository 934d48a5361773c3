"""Who presents, before who wrote a work: "Ann – Poe et al. (2017) Rain", "Bo: Poe 2017, Hail"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from paperkg.reading.names.people import match_people
from paperkg.reading.patterns import CAPITAL, YEAR
from paperkg.reading.text.blocks import Block, Span

__all__ = ["drop_presenter", "drop_presenters"]

_NAME = rf"{CAPITAL}[\w.'’-]{{0,30}}(?: {CAPITAL}[\w.'’-]{{0,30}}){{0,2}}"
_PRESENTS = r"\s\(?(?:present(?:ed|er|ing|s)|lead(?:er|ing|s)?|discussant)\)?"
_LEAD = re.compile(
    rf"\s*\(?{_NAME}(?:(?:, | & | and |/){_NAME}){{0,2}}\)?(?P<says>{_PRESENTS})?"
    rf"(?:\s?[:：]|\s[–—-])\s+(?={CAPITAL})"
)
_YEAR = re.compile(rf",?\s?[(\[]?{YEAR}\b")


def drop_presenters(every: Iterable[Block]) -> None:
    """Take "Ann Poe presented:" off the lines that begin so: the words say it, without a day."""
    for block in every:
        lead = None if block.spans[0].is_link else _LEAD.match(block.spans[0].text)
        if lead and lead["says"] and (rest := drop_presenter(block.spans)):
            block.spans[:] = rest


def drop_presenter(spans: Sequence[Span]) -> list[Span]:
    """Take names off the start of a line where a sign and the authors of a work follow; or nothing.

    Authors there have a year behind them, or end with "et al.".
    """
    head = spans[0]
    lead = None if head.is_link else _LEAD.match(head.text)
    if lead is None:
        return []
    text = head.text[lead.end() :]
    people = match_people(text, single=True)
    if people is None or not (people.has_others or _YEAR.match(text, people.end)):
        return []
    return [head._replace(text=text), *spans[1:]]
