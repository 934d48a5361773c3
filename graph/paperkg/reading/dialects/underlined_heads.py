"""Headings with a line of tildes or the like below them, as text files have them, in Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = ["rank_signs", "write_underlined"]

SIGNS = "~^+"
"""Signs of lines below headings that Markdown has none of: to it, tildes open code."""

RANK = 3
"""Headings have signs of Markdown in the first two ranks."""

LOWEST = 6
"""Markdown knows so many ranks."""

SURE = 5
"""So many signs stand below a heading of a text, or below all exactly as many as its letters."""

OFF_BY = 2
"""So many signs more or less than its letters still stand below all of a heading."""

NEARLY_ALL = 0.8
"""The share of the lines of a sign that must stand below headings."""

_RULE = re.compile(r"(?<=\n)([~^+])\1{2,}[ \t]*(?=\n|\Z)")
_NO_HEAD = ("#", ">", "|", "<", " ", "\t")


def write_underlined(text: str) -> str:
    r"""Write headings above lines of as many tildes as Markdown does; lines keep their numbers.

    Fences of code are mostly longer or shorter than what stands above them.

    Examples
    --------
    >>> write_underlined("Fine Rain\n~~~~~~~~~\n- A Fine Paper")
    '### Fine Rain\n\n- A Fine Paper'
    >>> write_underlined("Do it:\n~~~\nread\n~~~")
    'Do it:\n~~~\nread\n~~~'
    """
    if not any(f"\n{3 * sign}" in text for sign in SIGNS):
        return text
    rules = list(_RULE.finditer(text))
    heads: list[tuple[int, str, int, int]] = []
    for sign in SIGNS:
        of_sign = [rule for rule in rules if rule[1] == sign]
        under = [(begin, rule) for rule in of_sign if (begin := _find_head(rule)) >= 0]
        is_sure = any(len(rule[0].rstrip()) >= SURE for _, rule in under) or all(
            rule.start() - begin - 1 == len(rule[0].rstrip()) for begin, rule in under
        )
        if is_sure and len(under) >= NEARLY_ALL * len(of_sign):
            heads += ((begin, sign, rule.start(), rule.end()) for begin, rule in under)
    heads.sort()
    ranks = rank_signs((sign for _, sign, *_ in heads), first=RANK)
    written: list[str] = []
    end = 0
    for begin, sign, rule, after in heads:
        written += (text[end:begin], f"{'#' * ranks[sign]} ", text[begin:rule])
        end = after
    return "".join([*written, text[end:]])


def rank_signs(signs: Iterable[str], *, first: int) -> dict[str, int]:
    """Rank the signs below headings by where each is first used.

    Examples
    --------
    >>> rank_signs("=--~-", first=1)
    {'=': 1, '-': 2, '~': 3}
    """
    return {sign: min(rank, LOWEST) for rank, sign in enumerate(dict.fromkeys(signs), start=first)}


def _find_head(rule: re.Match[str]) -> int:
    """Find where the heading begins that a line of signs stands below; -1 where there is none."""
    text, place = rule.string, rule.start()
    begin = text.rfind("\n", 0, place - 1) + 1
    head = text[begin : place - 1].rstrip()
    if not head or head.startswith(_NO_HEAD):
        return -1
    length = len(rule[0].rstrip())
    wide = sum(letter >= "ᄀ" for letter in head)  # which take the room of two
    return begin if -OFF_BY <= length - len(head) <= OFF_BY + wide else -1
