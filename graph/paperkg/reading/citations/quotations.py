"""Where a quotation ends, in marks of any language, with others inside it."""

from __future__ import annotations

import re

from paperkg.reading.words import any_of, either, words_of

__all__ = [
    "QUOTES",
    "SINGLE_QUOTES",
    "begins_with_quotation",
    "closing_dash",
    "find_quote",
    "leads_volume",
    "read_series",
]

MAX_QUOTE = 500
"""A quotation is no longer, in signs."""

QUOTES = {
    '"': '"', "“": "”", "„": "“”\"", "«": "»", "»": "«", "「": "」", "『": "』", "《": "》",
    "〈": "〉",
}  # fmt: skip
"""Quotation marks, by the one that opens."""

_DASHES = ("—", "―", "─")
SINGLE_QUOTES = ("‘", "'")
_APOSTROPHE = r"(?![,.;:)\]\s]|$)"
_SINGLE_QUOTE = re.compile(
    rf"(?:‘(?:[^’‘]|’{_APOSTROPHE}|’(?=\s[^\W\dA-ZÀ-Þ]))+’"
    r"|'[A-ZÀ-Þ](?=[^'\s]*\s[^'\s]+\s)"  # of three words: no value of an option
    rf"(?:[^']|'{_APOSTROPHE}|'(?=\s[^\W\dA-ZÀ-Þ]))+'"
    r"|(?<=\)\s)'[A-ZÀ-Þ][^'\n]{1,80}'(?=[,.]\s))"  # "(2001) 'Wet Rain', Rain House"
    r"(?=[,.;:)\]]|\s(?:[(A-ZÀ-Þ\[\d]|in\b)|$)"
)
# A quotation mark of one form that opens: a space or another is before it, a word behind it.
_INNER_QUOTE = re.compile(r"[\s(\"]\"(?=\w)")
# "A Title, in", "A Title. In:", "‘A Title’ in", before what holds it.
_VOLUME_LEAD = re.compile(rf"[.,;:?!”’\"»)]\s(?i:{either('citations', 'holds')})\s?:?$")
MAX_LEAD = 12
_SERIES = re.compile(
    rf"[\"“„«](?P<name>[^\"“”„«»]+)[\"”»] {any_of(words_of('titles', 'series'))}",
    re.IGNORECASE,
)


def find_quote(text: str, start: int, sign: str) -> int:
    """Find where a quotation ends that begins at a place with a sign; 0 where it does not.

    Others may stand inside it, if each is closed.

    Examples
    --------
    >>> find_quote('"The "Big" Rain", 2001', 0, '"')
    16
    """
    if sign in SINGLE_QUOTES:  # an apostrophe looks the same as what closes, which no word follows
        closing = _SINGLE_QUOTE.match(text, start, start + MAX_QUOTE)
        return closing.end() if closing else 0
    places = (text.find(close, start + 1, start + MAX_QUOTE) for close in QUOTES[sign])
    first = next((place for place in places if place > start), -1)
    if first < 0 or not _opens_inside(text, start, first, sign):
        return first + 1
    return _find_outer_quote(text, start, sign) or first + 1


def _opens_inside(text: str, start: int, end: int, sign: str) -> bool:
    """Whether a quotation begins inside another: "The Market for "Lemons": A Title"."""
    if sign not in QUOTES[sign]:
        return text.find(sign, start + 1, end) > 0
    return _INNER_QUOTE.match(text, end - 1) is not None


def _find_outer_quote(text: str, start: int, sign: str) -> int:
    """Find the end of a quotation that has others inside, each closed; 0 where one is not."""
    depth = 1
    for place in range(start + 1, min(len(text), start + MAX_QUOTE)):
        if text[place] == sign and (
            sign not in QUOTES[sign] or _INNER_QUOTE.match(text, place - 1)
        ):
            depth += 1
        elif text[place] in QUOTES[sign]:
            depth -= 1
            if not depth:
                return place + 1
    return 0


def closing_dash(text: str) -> str:
    """Give the dash with which a quotation ends, if one before it opens a subtitle.

    Examples
    --------
    >>> closing_dash("雨の科学 ―観測と実践―"), closing_dash("雨の科学 ―")
    ('―', '')
    """
    last = text[-1:]
    return last if last in _DASHES and text.find(last, 1, -1) > 0 else ""


def leads_volume(before: str, inner: str) -> bool:
    """Whether what stands before a quotation says that it is what holds a work.

    Examples
    --------
    >>> leads_volume("Rain in Towns, in", "2018 Rain Conference"), leads_volume("Rain in", "Towns")
    (True, False)
    """
    is_name = inner[:1].isupper() or inner[:1].isdecimal()
    return is_name and _VOLUME_LEAD.search(before, max(0, len(before) - MAX_LEAD)) is not None


def read_series(text: str) -> str:
    """Give the name in quotation marks that a word behind it says to be of several books; else "".

    Examples
    --------
    >>> read_series('"Wet Rain" trilogy'), read_series('"Rain" Reihe'), read_series('"Rain" songs')
    ('Wet Rain', 'Rain', '')
    """
    found = _SERIES.fullmatch(text)
    return found["name"] if found else ""


def begins_with_quotation(text: str) -> bool:
    """Whether a title begins with words in quotation marks of their own.

    Examples
    --------
    >>> begins_with_quotation('"Rain" and Snow'), begins_with_quotation('Rain and "Snow"')
    (True, False)
    """
    closing = QUOTES.get(text[:1])
    if closing is None:
        return False
    close = next((place for place, sign in enumerate(text) if place > 1 and sign in closing), 0)
    return close > 0 and text[close + 1 : close + 4].lstrip(" :,?!")[:1].isalnum()
