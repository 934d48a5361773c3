"""Definitions that are the fields of works: ``<dt>Title</dt><dd>Rain</dd><dt>Author</dt>…``.

Programs of archives write such a list for each work, or one for all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from selectolax.lexbor import LexborNode

from paperkg.reading.labels import Field, read_field
from paperkg.reading.pages.element_spans import line_of, spans_inside
from paperkg.reading.patterns import YEAR
from paperkg.reading.text.blocks import BREAK, Block, Span, has_link, make_item, plain_text

__all__ = ["read_field_definitions"]

_YEAR = re.compile(rf"\b{YEAR}\b")
_SOURCE = (Field.VENUE, Field.DATE)
_Work = list[tuple[str, list[LexborNode]]]


def read_field_definitions(parts: Sequence[LexborNode], line: int) -> list[Block]:
    """Make an item of each title and the fields behind it; none of terms that say other things.

    Beside the title of each stands who made it, or where and when it appeared.
    """
    works: list[_Work] = []
    for part in parts:
        name = part.text().strip().rstrip(" :：") if part.tag == "dt" else ""
        if part.tag == "dt":
            if _field_of(name) is Field.TITLE:
                works.append([])
            if not works:
                return []
            works[-1].append((name, []))
        elif works:
            works[-1][-1][1].append(part)
    if not works or not all(map(_is_work, works)):
        return []
    return [_item_of(work, line) for work in works]


def _field_of(name: str) -> Field | None:
    """Say which part of a work a term names, in any language."""
    field = read_field(f"{name}: a")
    return field[0] if field else None


def _is_work(work: _Work) -> bool:
    fields = {_field_of(name) for name, said in work if said}
    return Field.TITLE in fields and (Field.AUTHORS in fields or fields.issuperset(_SOURCE))


def _item_of(work: _Work, line: int) -> Block:
    """Write the fields of a work as lines, each with its name before it."""
    (name, said), *fields = work
    line = line_of(said[0], line)
    spans = [Span(f"{name}: "), *_join(said)]
    for name, said in fields:
        inner = list(_join(said))
        if any(span.text.strip() for span in inner):
            # What a name that is unknown says where it appeared is told by its form.
            is_told = _field_of(name) is None and (
                has_link(inner) or _YEAR.search(plain_text(inner)) is not None
            )
            lead = [] if is_told else [Span(f"{name}: ")]
            spans += [BREAK, *lead, *inner]
    return make_item(line, spans)


def _join(said: Sequence[LexborNode]) -> Iterator[Span]:
    """Give the texts of definitions of one term, such as a name each, with commas between."""
    for number, part in enumerate(said):
        if number:
            yield Span(", ")
        yield from spans_inside(part)
