"""What a group says of a meeting, in fields: "When: …", "Where: …", "What: A Fine Title"."""

from __future__ import annotations

import re
from dataclasses import replace

from paperkg.reading.labels import Field, read_field
from paperkg.reading.outlines.field_lines import MAX_ITEMS, head_of
from paperkg.reading.text.blocks import Block, has_colon, has_link, plain_text
from paperkg.reading.words import words_of

__all__ = ["read_meeting"]

MIN_FIELDS = 2
"""A meeting has so many fields at least; of a list of many items each is no field."""

_LABEL = re.compile(r"\W*([^\W\d_][^:：]{1,29})[:：](?!//)")
_TIMES, _PLACES = words_of("meetings", "times"), words_of("meetings", "places")
_WHAT = re.compile(r"what\b", re.IGNORECASE)


def read_meeting(block: Block) -> tuple[Block, list[Block]]:
    """Give a list as one of works, and what items of it say of a meeting and of no work.

    A list without the place or the time of a meeting is given as it is. Where it begins with what
    a meeting is on, that is the title of a work, and the others are its fields.
    """
    if not MIN_FIELDS <= len(block.children) <= MAX_ITEMS:
        return block, []
    heads = [head_of(item) for item in block.children]
    labels = [_label_of(head) if head else "" for head in heads]
    if _PLACES.isdisjoint(labels) or (_TIMES.isdisjoint(labels) and labels[0] != "what"):
        return block, []
    if labels[0] == "what" and heads[0]:
        return _name_title(block, heads[0]), []
    if read_field(f"{labels[0]}:") == (Field.TITLE, ""):
        return block, []
    fields = [
        head
        for item, head, label in zip(block.children, heads, labels, strict=True)
        if head and label and len(item.children) == 1 and not has_link(head.spans)
    ]
    kept = [item for item, head in zip(block.children, heads, strict=True) if head not in fields]
    return replace(block, children=kept), fields


def _label_of(head: Block) -> str:
    """Give the label that an item begins with, in small letters, if any."""
    lead = head.spans[:3]
    found = _LABEL.match(plain_text(lead)) if has_colon(lead) else None
    return found[1].strip(" *_").lower() if found else ""


def _name_title(block: Block, head: Block) -> Block:
    """Give a list whose first item has the label of a title."""
    spans = [span._replace(text=_WHAT.sub("Title", span.text, count=1)) for span in head.spans[:2]]
    first = block.children[0]
    named = replace(head, spans=[*spans, *head.spans[2:]])
    item = replace(first, children=[named, *first.children[1:]])
    return replace(block, children=[item, *block.children[1:]])
