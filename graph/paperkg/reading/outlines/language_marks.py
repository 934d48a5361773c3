"""Marks of languages before titles, "[**SK** - Fine Rain](…)": what a book is in, not its name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from paperkg.reading.text.blocks import Block, Span
from paperkg.reading.words import words_of

__all__ = ["drop_language_marks"]

MIN_MARKS = 4
"""So many lines at least begin so: one alone may be a name of two letters."""

MARK = 2
"""A mark has so many letters."""

_BEHIND = frozenset(" -–—:|")
_LANGUAGES = words_of("languages", "codes")
_SIGN = re.compile(r"\s*[-–—:|]\s+(?=\S)")
_LED = re.compile(rf"\s*([A-Z]{{2}}){_SIGN.pattern}")


def drop_language_marks(every: Sequence[Block]) -> None:
    """Take such marks off the lines that begin with them, with the sign behind them."""
    found = [(block, place) for block in every for place in _find(block.spans)]
    if len(found) < MIN_MARKS:
        return
    for block, place in reversed(found):
        span = block.spans[place]
        if led := _LED.match(span.text):
            block.spans[place] = span._replace(text=span.text[led.end() :])
            continue
        title = block.spans[place + 1]
        block.spans[place : place + 2] = [title._replace(text=_SIGN.sub("", title.text, count=1))]


def _find(spans: Sequence[Span]) -> Iterator[int]:
    """Find the marks at the starts of lines, each with a sign and more behind it."""
    is_first = True
    for place, span in enumerate(spans):
        may_lead = is_first and span.text[:MARK].isupper()
        if may_lead and _is_led(span, spans[place + 1 : place + 2]):
            yield place
        is_first = span.is_break


def _is_led(span: Span, after: Sequence[Span]) -> bool:
    """Whether a span is such a mark before a sign, or begins with both."""
    if span.text.isupper() and len(span.text) == MARK:
        is_mark = bool(after) and _SIGN.match(after[0].text) is not None
        return is_mark and span.text.lower() in _LANGUAGES
    led = _LED.match(span.text) if span.text[MARK : MARK + 1] in _BEHIND else None
    return led is not None and led[1].lower() in _LANGUAGES
