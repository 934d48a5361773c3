"""Quotation marks that set a title apart, though other rules would not see it.

Single marks stand around a link, "‘[A Title](…)’. Rain News", where a lone one may be an
apostrophe; a mark that opens is never closed, "“A Title, in: Fine Rain 3"; one mark stands at both
ends, "”A Title”", as Swedish and Finnish have it; only one of two marks is straight, as where half
a line was pasted. All are written as double marks that close.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from paperkg.reading.citations.held_titles import HOLDER
from paperkg.reading.citations.quotations import MAX_QUOTE
from paperkg.reading.text.blocks import Block, Span

__all__ = ["close_quotations", "double_single_quotations", "turn_quotations"]

_SINGLE = {"‘": "’", "‚": "‘’", "'": "'", "‹": "›", "›": "‹"}
# At the start of a line or behind who wrote the work; inside a sentence, marks quote words.
_OPENS_LAST = re.compile(r"(?:^|[.,:;)\]–—-]\s)\s*([‘‚'‹›])$")
# A letter behind it makes it an apostrophe: "‘[Rain](…)’s".
_CLOSES_FIRST = re.compile(r"([.,]?)([’‘'›‹])(?!\w)")

_CLOSING = {"“": "”", "„": "“”", "«": "»"}
_OPENS = re.compile(r"([“„«])(?:(?<=^.)|(?<=[\s(\[].))(?=\w)")
_SIGN = re.compile("[“”„«»]")
_SAME = re.compile(
    rf"(?:^|(?<=[\s(\[]))([“”])(?=\w)([^“”„«»]{{1,{MAX_QUOTE}}}(?<=[^\s“”„«»]))\1(?!\w)"
)
# “A Title," and "A Title,”.
_HALF_STRAIGHT = re.compile(
    rf"(?:^|(?<=[\s(\[]))(?:“(?=\w)([^\"“”„«»]{{1,{MAX_QUOTE}}}(?<=\S))\"(?!\w)"
    rf"|\"(?=\w)([^\"“”„«»]{{1,{MAX_QUOTE}}}(?<=\S))”(?!\w))"
)


def double_single_quotations(texts: Iterable[Block]) -> None:
    """Write double quotation marks for single ones around a link."""
    for block in texts:
        spans = block.spans
        for place in range(1, len(spans) - 1):
            span = spans[place]
            if (span.url or span.local) and not spans[place - 1].is_link:
                _double(spans, place)


def _double(spans: list[Span], place: int) -> None:
    before, after = spans[place - 1], spans[place + 1]
    opens = _OPENS_LAST.search(before.text)
    closes = _CLOSES_FIRST.match(after.text) if opens and not after.is_link else None
    if opens and closes and closes[2] in _SINGLE[opens[1]]:
        spans[place - 1] = before._replace(text=before.text[:-1] + "“")
        spans[place + 1] = after._replace(text=f"{closes[1]}”{after.text[closes.end() :]}")


def turn_quotations(texts: Iterable[Block]) -> None:
    """Write marks that close for others: "”A Title”", "“A Title“"; one straight, "A Title”."""
    for block in texts:
        for place, span in enumerate(block.spans):
            if not span.text.isascii() and ("”" in span.text or "“" in span.text):
                text = _SAME.sub(r"“\2”", span.text)
                if text.count('"') == len(_SIGN.findall(text)) == 1:
                    text = _HALF_STRAIGHT.sub(r"“\1\2”", text)
                block.spans[place] = span if text == span.text else span._replace(text=text)


def close_quotations(texts: Iterable[Block]) -> None:
    """Close a quotation before ", in:", if another one opens next, or no mark follows at all."""
    for block in texts:
        for place, span in enumerate(block.spans):
            may_open = not (span.text.isascii() or span.is_link)
            found = _OPENS.search(span.text) if may_open else None
            if found and (end := _find_end(block.spans, place, found)):
                closing = _CLOSING[found[1]][0]
                text = f"{span.text[:end]}{closing}{span.text[end:]}"
                block.spans[place] = span._replace(text=text)
            if found:
                break  # the title is the first


def _find_end(spans: Sequence[Span], place: int, opens: re.Match[str]) -> int:
    """Find where a title ends that is never closed; 0 where it is, or where nothing tells."""
    text, mark = opens.string, opens[1]
    held = HOLDER.search(text, opens.end(), opens.end() + MAX_QUOTE)
    if held is None:
        return 0
    if _SIGN.search(text, opens.end(), held.start()):
        return 0
    rest = [text[held.end() :], *(span.text for span in spans[place + 1 :])]
    after = next((sign[0] for part in rest if (sign := _SIGN.search(part))), mark)
    return held.start() if after == mark else 0
