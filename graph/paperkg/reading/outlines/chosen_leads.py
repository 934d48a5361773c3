"""What works were chosen as, before them: "**Best fiction:** Fine Rain - Ann Poe".

So lists of what somebody read in a year begin, and challenges to read: "A book with a colour in its
title: *Red Rain* by Ann Poe". It would be taken for the title.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain

from paperkg.reading.patterns import CAPITAL
from paperkg.reading.records import match_in_most
from paperkg.reading.text.blocks import BREAK, Block, BlockKind, Span
from paperkg.reading.words import any_of, words_of

__all__ = ["drop_chosen_leads"]

MIN_CHOSEN = 2
"""So many items of a list at least, and half of all, are chosen as something."""

_FORMS = (
    words_of("sections", "books") | words_of("leads", "sorts") | words_of("leads", "chosen_sorts")
)
_CHOSEN = re.compile(
    rf"(?P<first>(?i:{any_of(words_of('leads', 'chosen'))}))"
    rf"|(?:\w{{3,8}} )?(?i:{any_of(words_of('leads', 'some'))}) (?:[a-z-]{{1,20}} )?"
    rf"(?i:{any_of(_FORMS)})(?=\s+[a-zß-ÿ]|\s*[:：–—-]|\s*$)"
)
_BOX = re.compile(r"\s*(?:\[[ xX]\]\s+)?")
_COLON = re.compile(rf"([^:：]{{3,80}})[:：]\s+(?=[\"“«„]?(?:{CAPITAL}|\d|$))")
_DASH = re.compile(r"([^:：–—]{3,80})\s[-–—]\s+$")
_BIG = re.compile(rf"\s{CAPITAL}")
_SIGN = re.compile(r"\s*[:：]\s*")


def drop_chosen_leads(every: Sequence[Block]) -> None:
    """Put what works were chosen as below them, where half of a list begin so."""
    for block in every:
        if block.kind is not BlockKind.LIST:
            continue
        texts = [item.children[0] for item in block.children if item.children]
        found = _find_chosen(texts)
        if not found:
            continue
        told = {id(text) for text, _ in found}
        styled = ((text, _cut_styled(text.spans)) for text in texts if id(text) not in told)
        for text, parts in chain(found, styled):  # "**Surprise:** Fine Rain", among them
            if parts:
                name, rest = parts
                text.spans[:] = [*rest, BREAK, Span(name)]


def _find_chosen(texts: Sequence[Block]) -> list[tuple[Block, tuple[str, list[Span]]]]:
    """Give the lines of a list that begin so, with what they name, if half of them do."""
    least = max(MIN_CHOSEN, len(texts) / 2)
    return match_in_most(texts, lambda text: _find_lead(text.spans), least)


def _find_lead(spans: Sequence[Span]) -> tuple[str, list[Span]] | None:
    """Give what the work of a line was chosen as, and the rest of the line."""
    head, *rest = spans or (BREAK,)
    if head.is_link or head.is_image:
        return None
    box = _BOX.match(head.text)
    start = box.end() if box else 0
    chosen = _CHOSEN.match(head.text, start)
    if not chosen:
        return None
    if head.strong or head.emphasized:
        return _cut_styled(spans)
    is_styled = bool(rest) and (rest[0].emphasized or rest[0].strong or rest[0].is_link)
    found = _COLON.match(head.text, start) or (is_styled and _DASH.match(head.text, start)) or None
    if found is None or not (is_styled or found.end() < len(head.text)):
        return None
    if chosen["first"] and _BIG.search(head.text, chosen.end(), found.end(1)):
        return None  # "Best Arm Identification: A Unified Approach"
    text = head.text[:start] + head.text[found.end() :]
    return found[1].strip(), [head._replace(text=text), *rest]


def _cut_styled(spans: Sequence[Span]) -> tuple[str, list[Span]] | None:
    """Cut a line behind words in a style and a colon, which may stand inside or behind them."""
    head, *rest = spans or (BREAK,)
    if not rest or head.is_link or not (head.strong or head.emphasized):
        return None
    lead, after = head.text.rstrip(), rest[0]
    if lead[-1:] in (":", "："):
        return lead[:-1].strip(), [after._replace(text=after.text.lstrip()), *rest[1:]]
    sign = None if after.is_link else _SIGN.match(after.text)
    if sign is None:
        return None
    return lead.strip(), [after._replace(text=after.text[sign.end() :]), *rest[1:]]
