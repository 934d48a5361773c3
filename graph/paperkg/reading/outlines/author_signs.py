r"""Signs behind names, which say who did as much and who answers: "A. Poe#, B. Roe*, C. Doe¹".

Some raise them by marks of their own: "A. Poe^#^", "A. Poe$^{\dagger}$".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate

from paperkg.reading.patterns import AND, CAPITAL, PARTICLE
from paperkg.reading.text.blocks import Block

__all__ = ["drop_author_signs"]

MAX_NAME = 60
"""A name, with its given names, has no more signs."""

_SIGN = r"[#*∗†‡§¶‖$¹²³⁰⁴-⁹⁺⁎ᵃ-ᵏ]"
_HINT = re.compile(rf"{_SIGN}|\^")
_RAISED = r"\^[^\s^]{1,8}\^|\$\^(?:\{[^{}$\n]{1,16}\}|\\?[^\s{}$]{1,8})\$"
_SIGNS = re.compile(
    rf"(?<=[^\W\d_]|\.)(?<![CF](?=#))"
    rf"((?:{_RAISED}|{_SIGN}(?:,?{_SIGN}){{0,4}}))(?=[,;:.]|\s{AND}\s|\s*$)"
)
_SURNAME = rf"(?:{PARTICLE} ){{0,3}}{CAPITAL}[\w'’]{{1,24}}(?:-[\w'’]{{1,24}}){{0,2}}"
_INITIALS = rf"(?:{CAPITAL}\.[ -]?){{1,4}}"
# "A. Poe", "Ann B. Poe"; "Poe, A. B.", "Poe AB".
_NAME = re.compile(
    rf"(?<!\w)(?:(?:{_INITIALS} ?|{CAPITAL}[\w'’-]{{1,24}} (?:{_INITIALS} ?)?){_SURNAME}"
    rf"|{_SURNAME}(?:, ?{_INITIALS}| [A-Z]{{1,3}}))$"
)


def drop_author_signs(every: Sequence[Block]) -> None:
    """Take such signs off names, also where the name stands in a style and the sign does not."""
    for block in every:
        texts = [span.text for span in block.spans]
        whole = "".join(texts)
        if _HINT.search(whole):
            _drop(block, texts, whole)


def _drop(block: Block, texts: Sequence[str], whole: str) -> None:
    starts = [0, *accumulate(map(len, texts))]
    found = [match.span(1) for match in _SIGNS.finditer(whole) if _is_behind_name(whole, match)]
    if not found:
        return
    for place, span in enumerate(block.spans):
        if span.code:
            continue
        text = span.text
        for start, end in reversed(found):
            if starts[place] <= start and end <= starts[place + 1]:
                text = text[: start - starts[place]] + text[end - starts[place] :]
        block.spans[place] = span._replace(text=text)
    block.spans[:] = [span for span in block.spans if span.text or span.is_image or span.is_break]


def _is_behind_name(whole: str, match: re.Match[str]) -> bool:
    before = whole[max(0, match.start(1) - MAX_NAME) : match.start(1)]
    if match[1] == "*" and before[-2:-1] == " " and whole[match.end() : match.end() + 1] == ":":
        return False  # "Wet A*: A Way to Search"
    return _NAME.search(before) is not None
