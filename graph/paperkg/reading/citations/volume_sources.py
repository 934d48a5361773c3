"""Citations that spell out volume and issue, as journals offer them to copy: only commas part them.

"Ann Poe, Bo Li, Rain: a fine title, *Rain Letters*, Volume 38, Issue 10, October 2021, Pages 4–9".
So does the archive of the IACR: "Cryptology ePrint Archive, Report 2020/123".
"""

from __future__ import annotations

import re

from paperkg.reading.names.people import read_people
from paperkg.reading.patterns import CAPITAL, YEAR
from paperkg.reading.text.blocks import Span

__all__ = ["number_report", "quote_title"]

MIN_TITLE = 3
"""A title has so many words at least; fewer may be another name."""

_SOURCE = re.compile(
    rf"[,.]?\s?Volume \d[\w-]{{0,8}}, (?:Issue [\w–-]{{1,12}}, )?"
    rf"(?:\d{{1,2}} )?(?:[A-Z][a-z]{{2,9}}(?:[–/-][A-Z][a-z]{{2,9}})? )?{YEAR}\b"
)
_NAME = re.compile(
    rf"{CAPITAL}[\w’'-]+(?: {CAPITAL}\.?(?:[ -]?{CAPITAL}\.)*)*"
    rf"(?: (?:[a-z’']{{2,4}} ){{0,2}}{CAPITAL}[\w’'-]+){{1,2}}"
)
_SPELLED = re.compile(r"(?<=, )(Volume|Issue|Pages) (?=\w)")
_SHORT = {"Volume": "vol. ", "Issue": "no. ", "Pages": "pp. "}
_QUOTE = re.compile('["“”«»]')
_STOP = re.compile(r"(?:, |(?<=[^\W\d_]{3})\. )(?=(?:(?![^\W\d_]{3}\. )[^,])+$)")
_NAMES_STOP = re.compile(r"(?<=[^\W\d_]{3})\. ")
_REPORT = re.compile(r"(?<=ePrint Archive)[,:]?\s(?:Report|Paper)\s(?=\d{4}/\d)", re.IGNORECASE)


def number_report(spans: list[Span]) -> list[Span]:
    """Set the number of a report of an archive apart from its name, as an identifier."""
    return [
        span if span.is_link else span._replace(text=_REPORT.sub(". ePrint ", span.text))
        for span in spans
    ]


def quote_title(spans: list[Span]) -> list[Span]:
    """Set the title of such a citation in quotation marks, which tell it from names and journal.

    Volume, issue and pages are written as in other citations: "vol. 38, no. 10, pp. 4-9".
    """
    if not any("Volume " in span.text for span in spans[:3]) or spans[0].is_link:
        return spans
    text = spans[0].text
    if found := _SOURCE.search(text):
        journal = _STOP.search(text[: found.start()])
        end = journal.start() if journal else 0
    elif len(spans) > 2 and spans[1].emphasized and _SOURCE.match(spans[2].text):
        end = len(text.rstrip(" ,."))
    else:
        return spans
    start = _end_of_names(text[:end])
    title = text[start:end]
    if not start or len(title.split()) < MIN_TITLE or _QUOTE.search(text[:end]):
        return spans
    stop = _NAMES_STOP.search(text, 0, end)
    if stop and read_people(text[: stop.start()]):
        return spans  # a stop parts them already
    head = spans[0]._replace(text=f"{text[:start]}“{title}”{_in_short(text[end:])}")
    rest = [
        span if span.is_link else span._replace(text=_in_short(span.text)) for span in spans[1:3]
    ]
    return [head, *rest, *spans[3:]]


def _in_short(text: str) -> str:
    return _SPELLED.sub(lambda word: _SHORT[word[1]], text)


def _end_of_names(text: str) -> int:
    """Say where the full names end that a text begins with; the last part is none."""
    end = 0
    for part in text.split(", ")[:-1]:
        name = part.removeprefix("and ")
        if _NAME.fullmatch(name) is None and (" " not in name or read_people(name) is None):
            break
        end += len(part) + 2
        if " and " in f" {part}":
            break  # the last of them
    return end
