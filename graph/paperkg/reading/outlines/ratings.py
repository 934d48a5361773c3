"""How somebody rates a work, at the end of its line: "Fine Rain - Ann Poe 4/5", "… ★4".

So does a bracket before it, "[4/5] Fine Rain - Ann Poe". It would keep the words beside it from
being read, and is put below the line as what is said of the work.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from paperkg.reading.patterns import POINTS
from paperkg.reading.text.blocks import BREAK, Block, BlockKind, Span, last_of_line

__all__ = ["part_ratings"]

MIN_RATED = 2
"""So many lines at least are rated."""

_RATING = re.compile(
    r"(?<=[^\s–—|:-])(?<!\b[Pp]art)(?<!\b[Pp]t\.)(?<!\b[Tt]eil)[,;]?\s+"
    r"(?:(?P<points>(?P<given>\d{1,2})(?:[.,]\d{1,2})?\s?/\s?(?P<most>5|10)|\d{1,2}(?:\.\d)?\s?[分点星])"
    r"|[★⭐]\ufe0f?\s?[1-5](?:[.,]5)?)\s*$"
)
# "Ann Poe - 9/10. Fun but thin."
_DASHED = re.compile(
    r"(?<=[^\s–—|:-])\s+[-–—|]\s+(?P<points>(?P<given>\d{1,2})(?:[.,]\d{1,2})?\s?/\s?(?P<most>5|10))"
    r"(?:[.,;:!]?\s+[^\W_].*)?$"
)
_SIGNS = "★⭐分点星"
# The same before a work: "[4/5] Fine Rain".
_BEFORE = re.compile(rf"\s*[\[(](?P<points>{POINTS})[\])]\s*[:–-]?\s+")
# "Ann Poe ★★★★ It is fine.", "Ann Poe ★★★★ - It is fine."
_STARRED = re.compile(
    r"(?<=[^\s–—|:-])\s+[★⭐\ufe0f]{2,10}[☆½]{0,4}"
    r"(?:\s+(?:[-–—]\s+)?(?P<said>[(]?[^\W_].*)|\s?[-–—:,])?$"
)

_STARS = re.compile(r"\s*[★⭐]\ufe0f?[★⭐]")
_STARS_LAST = re.compile(r"[★⭐][\ufe0f☆½]{0,4}\s*(?:[-–—:,]\s*)?$")


def part_ratings(texts: Sequence[Block]) -> None:
    """Set apart how works are rated at the ends of several lines, or before them in brackets."""
    led = [
        (block, found)
        for block in texts
        if block.kind is BlockKind.PARAGRAPH
        and "/" in (text := block.spans[0].text)
        and (found := _BEFORE.match(text))
    ]
    for block, found in led if len(led) >= MIN_RATED else ():
        head = block.spans[0]
        text = head.text[found.end() :]
        first = [head._replace(text=text)] if text else []
        below = [BREAK, Span(found["points"])]
        block.spans[:] = [*first, *block.spans[1:], *below]
    rated = [
        (block, place, cut)
        for block in texts
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING)
        and (place := _find_end(block.spans)) is not None
        and (cut := _find_rating(block.spans[place].text))
    ]
    for block, place, (end, said) in rated:
        span = block.spans[place]
        if len(rated) < MIN_RATED and not _STARS.match(span.text, end):
            continue  # "4/5" alone may be a day
        text = span.text[:end]
        below = [BREAK, Span(said)] if said else []
        if place + 1 < len(block.spans) and not block.spans[place + 1].is_break:
            remark = block.spans.pop(place + 1)
            below = [BREAK, remark._replace(emphasized=False)]
        if block.kind is BlockKind.HEADING:  # where stars, or a bracket, tell of a title
            text, below = f"{text} ({said})" if said else span.text, []
        block.spans[place : place + 1] = [span._replace(text=text), *below]


def _find_end(spans: Sequence[Span]) -> int | None:
    """Give the place of the last words of the first line, if they are in no style and no link.

    Behind stars a remark in a style may follow: "Ann Poe ★★★★ - *It is fine*".
    """
    last = last_of_line(spans)
    if last > 0 and (spans[last].emphasized and _is_starred(spans[last - 1].text)):
        last -= 1
    span = spans[last]
    is_styled = span.code or span.strong or span.emphasized or span.is_image
    return None if last < 0 or is_styled or span.url or span.local else last


def _is_starred(text: str) -> bool:
    """Whether a text ends with stars, and perhaps a sign behind them."""
    return not text.isascii() and _STARS_LAST.search(text) is not None


def _find_rating(text: str) -> tuple[int, str] | None:
    """Find where a rating begins, and what is kept of it, or of the remark behind it."""
    if "/" not in text and (text.isascii() or not any(sign in text for sign in _SIGNS)):
        return None  # as nearly all
    if found := _RATING.search(text) or _DASHED.search(text):
        is_more = found["given"] is not None and int(found["given"]) > int(found["most"])
        said = text[found.start("points") :].strip() if found["points"] else ""
        return None if is_more else (found.start(), said)
    starred = _STARRED.search(text.rstrip())
    return (starred.start(), starred["said"] or "") if starred else None
