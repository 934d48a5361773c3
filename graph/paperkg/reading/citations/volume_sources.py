"""Citations that spell out volume and issue, or leave them empty, as journals offer them to copy.

Only commas part them:
"Ann Poe, Bo Li, Rain: a fine title, *Rain Letters*, Volume 38, Issue 10, October 2021, Pages 4–9".
So does the archive of the IACR: "Cryptology ePrint Archive, Report 2020/123".
"""

from __future__ import annotations

import re

from paperkg.reading.names.bodies import read_body
from paperkg.reading.names.people import read_people
from paperkg.reading.patterns import CAPITAL, YEAR
from paperkg.reading.text.blocks import Span

__all__ = ["number_report", "quote_title", "style_source"]

MIN_TITLE = 3
"""A title has so many words at least; fewer may be another name."""

_SOURCE = re.compile(
    rf"[,.]?\s?Volume \d[\w-]{{0,8}}, (?:Issue [\w–-]{{1,12}}, )?"
    rf"(?:\d{{1,2}} )?(?:[A-Z][a-z]{{2,9}}(?:[–/-][A-Z][a-z]{{2,9}})? )?{YEAR}\b"
)
# The journal of an article whose volume is not told yet: ", Rain Letters, , rain123",
# ", Rain Letters, 2020;, rain123".
_UNNUMBERED = re.compile(
    rf"(?<=, )({CAPITAL}[^,.;:\n]{{2,100}}), (?:({YEAR});)?,\s?(?=[A-Za-z]{{0,12}}\d{{2,12}}\b)"
)
_NAME = re.compile(
    rf"{CAPITAL}[\w’'-]+(?: {CAPITAL}\.?(?:[ -]?{CAPITAL}\.)*)*"
    rf"(?: (?:[a-z’']{{2,4}} ){{0,2}}{CAPITAL}[\w’'-]+){{1,2}}"
)
_BEHALF = re.compile(r"^(?:for|on behalf of) (?:the )?(?=[A-Z])")
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


def style_source(spans: list[Span]) -> list[Span]:
    """Set the journal of an article in italics whose volume and issue are left empty.

    >>> style_source([Span("Ann Poe, On Rain, Rain Letters, , rain12, ")])[1].text
    'Rain Letters'
    """
    styled: list[Span] = []
    for span in spans:
        found = None if span.is_link or span.emphasized else _UNNUMBERED.search(span.text)
        if found is None:
            styled.append(span)
            continue
        year = f", {found[2]}" if found[2] else ""
        head, rest = span.text[: found.start()], span.text[found.end() :]
        journal = span._replace(text=found[1], emphasized=True)
        styled += [span._replace(text=head), journal, span._replace(text=f"{year}, {rest}")]
    if len(styled) == len(spans) or spans[0].is_link or styled[0].text == spans[0].text:
        return styled
    return _quote(styled, len(styled[0].text.rstrip(" ,.")))


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
    return _quote(spans, end)


def _quote(spans: list[Span], end: int) -> list[Span]:
    """Set what stands between the names and a place of the first text in quotation marks."""
    text = spans[0].text
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
        if not _is_name(name):
            break
        end += len(part) + 2
        if " and " in f" {part}":
            break  # the last of them
    return end


def _is_name(text: str) -> bool:
    """Whether a part is a full name, or a body: "Rain Study Group", "for the Society of Rain"."""
    if _NAME.fullmatch(text):
        return True
    body = _BEHALF.sub("", text)
    return " " in text and (read_people(text) is not None or read_body(body) is not None)
