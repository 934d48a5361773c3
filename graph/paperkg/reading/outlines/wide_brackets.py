"""Who, when and where in brackets of East Asia: "Fine Rain（Poe 等，2017，ICML）".

Names in Latin letters have "等" or "ら" behind them where others write "et al."; all of it is
written with the signs that citations in Latin letters have.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from paperkg.reading.patterns import CAPITAL, YEAR
from paperkg.reading.text.blocks import Block
from paperkg.reading.words import EAST_ASIAN

__all__ = ["write_wide_brackets"]

_OTHERS = "(?:等人?|ら|他|외)"
# "（Poe 等，2017，ICML）", "（张伟, 2020）"; no "（2020年，…）".
_BRACKET = re.compile(
    rf"\s?（(?P<who>[^（）()\d\n]{{2,60}}?)\s?[，,]\s?(?P<when>{YEAR})(?P<rest>[，,][^（）()\n]{{1,60}})?）"
)
_NAMES = rf"{CAPITAL}[A-Za-zÀ-ž'’.-]+(?:,? (?:& |and )?{CAPITAL}[A-Za-zÀ-ž'’.-]*){{0,4}}"
_WITH_OTHERS = re.compile(rf"(?P<names>{_NAMES})\s?{_OTHERS}")
_LEAD = re.compile(rf"\s*{_WITH_OTHERS.pattern}(?=[.。,，:：]|\s*[(（])")


def write_wide_brackets(texts: Iterable[Block]) -> None:
    """Write "Fine Rain (Poe et al., 2017, ICML)", and "Poe et al." where a line begins so."""
    for block in texts:
        for place, span in enumerate(block.spans):
            if span.text.isascii() or span.code:
                continue
            text = _BRACKET.sub(_write, span.text) if "（" in span.text else span.text
            if not place and EAST_ASIAN.search(text) and (lead := _LEAD.match(text)):
                text = f"{lead['names']} et al.{text[lead.end() :].lstrip('.')}"
            if text is not span.text:
                block.spans[place] = span._replace(text=text)


def _write(found: re.Match[str]) -> str:
    others = _WITH_OTHERS.fullmatch(found["who"])
    who = f"{others['names']} et al." if others else found["who"]
    rest = (found["rest"] or "").replace("，", ", ")
    return f" ({who}, {found['when']}{rest})"
