"""Bold labels before works, "**Primary**: Ann Poe *Fine Rain*", beside labels that are known.

A label by itself may be the title, "**Rain**: *A Life*". That siblings have "**Textbook**:" in its
place tells that it says of what kind the work behind it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from paperkg.reading.cuts.work_keys import is_lead
from paperkg.reading.labels import read_field
from paperkg.reading.outlines.field_lines import head_of
from paperkg.reading.records import AGREED
from paperkg.reading.text.blocks import Block, BlockKind, Span
from paperkg.reading.words import words_of

__all__ = ["drop_kind_labels"]

MIN_SPANS = 2
"""A label and what stands behind it are so many spans."""

MIN_KNOWN = 2
"""So many labels of a list at least are known."""

MAX_LABEL = 2
"""A label has no more words."""

MAX_NAMES = 5
"""Who wrote a work stands between the label and the title in no more words."""

_OF_MEETINGS = words_of("meetings", "times") | words_of("meetings", "places")
_LABEL = re.compile(r"[^\W\d_]+(?:[ /-][^\W\d_]+)?")
_WORD = re.compile(r"[^\W\d_][a-zß-ÿа-яё]+")  # no coined name, "RainBox"
_COLON = re.compile(r"\s*[:：]\s*")
_QUOTES = ('"', "“", "„", "«", "「", "《")


def drop_kind_labels(every: Iterable[Block]) -> None:
    """Take such labels off the items of lists most of which have one, and some a known one."""
    for block in every:
        if block.kind is not BlockKind.LIST:
            continue
        heads = [head for item in block.children if (head := head_of(item)) and head.spans]
        found = [(head, label) for head in heads if (label := _label_of(head.spans))]
        known = sum(is_lead(label) for _, label in found)
        if known < MIN_KNOWN or len(found) < AGREED * len(heads) or known == len(found):
            continue
        for head, label in found:
            if not (is_lead(label) or _is_field(label)) and (
                rest := _read_behind(head.spans, label)
            ):
                head.spans[:] = rest


def _is_field(label: str) -> bool:
    """Whether a label says something of a work or a meeting, and not what follows it."""
    return label.lower() in _OF_MEETINGS or read_field(f"{label}: a") is not None


def _label_of(spans: Sequence[Span]) -> str:
    """Give the bold words before a colon with which a line begins, if any."""
    if len(spans) < MIN_SPANS or not spans[0].strong or spans[0].is_link:
        return ""
    text = spans[0].text.strip()
    is_set_off = text.endswith((":", "：")) or _COLON.match(spans[1].text) is not None
    label = text.rstrip(" :：")
    is_label = is_set_off and len(label.split()) <= MAX_LABEL and _LABEL.fullmatch(label)
    return label if is_label else ""


def _read_behind(spans: Sequence[Span], label: str) -> list[Span]:
    """Give what stands behind a label, if that is a title in a style, or words and an address."""
    first = spans[1]
    rest = list(spans[1:])
    if not first.is_link:
        colon = _COLON.match(first.text)
        text = first.text[colon.end() :] if colon else first.text.lstrip()
        rest[:1] = [first._replace(text=text)] if text else []
    if not rest or rest[0].is_link:
        return []
    named = rest[0].text
    for quote in _QUOTES:
        named = named.partition(quote)[0]
    is_quoted = named != rest[0].text
    is_styled = rest[0].emphasized or any(span.emphasized for span in rest[1:2])
    names = "" if rest[0].emphasized else named
    if (is_styled or is_quoted) and len(names.split()) <= MAX_NAMES:
        return rest
    is_plain = bool(named.strip()) and any(span.is_link for span in rest[1:])
    return rest if is_plain and _WORD.fullmatch(label) else []
