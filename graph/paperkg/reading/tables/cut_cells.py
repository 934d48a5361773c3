"""The cells of a table: their lines, and the segments that these are cut into."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from paperkg.reading.cuts.dropped_leads import drop_lead
from paperkg.reading.cuts.parts import cut_line
from paperkg.reading.names.bylines import join_names
from paperkg.reading.segments import Segment, Vocabulary
from paperkg.reading.text.blocks import Span, has_break, has_link, plain_text, split_lines
from paperkg.reading.text.inline import ends_open, join_texts

__all__ = ["KnownCells", "read_cell"]

MIN_PART = 4
"""The first part of a title has so many words; a label before a break has fewer."""

NAME_LINES = 2
"""A surname, and the given name below it."""

MIN_ITEMS = 2
"""So many lines of a cell begin as items for it to hold a list."""

_ITEM = re.compile(r"\s*(?:[-–*•·▪○●※]|\d{1,2}[.)])\s+\S")

KnownCells = dict[tuple[int, Span], tuple[list[list[Span]], list[Segment]]]
"""The cells of a column that are one text, their lines and segments."""


def read_cell(
    spans: Sequence[Span], vocabulary: Vocabulary, column: int, known: KnownCells
) -> tuple[list[list[Span]], list[Segment]]:
    """Give the lines of a cell, and its segments; what a column repeats, as years, is cut once."""
    key = (column, spans[0]) if len(spans) == 1 else None
    if key and (found := known.get(key)):
        lines, parts = found
        return lines, [part.copy() for part in parts]
    lines = _lines_in_cell(spans)
    parts = _cut_cell(lines, vocabulary, column)
    if key and not any(part.identifier for part in parts):  # it is not always that of the address
        known[key] = lines, parts
    return lines, parts


def _lines_in_cell(spans: Sequence[Span]) -> list[list[Span]]:
    """Give the lines of a cell as they are cut."""
    lines = _drop_labels(split_lines(_join_lines(spans)))
    return [join_names(drop_lead(line)) for line in lines]


def _drop_labels(lines: list[list[Span]]) -> list[list[Span]]:
    """Drop what stands above the items of a list inside a cell, "Reading: <br>- A Title"."""
    if len(lines) < MIN_ITEMS:
        return lines
    marked = [_ITEM.match(plain_text(line)) is not None for line in lines]
    if sum(marked) < MIN_ITEMS:
        return lines
    first = marked.index(True)
    return [
        line
        for place, line in enumerate(lines)
        if marked[place] or has_link(line) or (place > first and not _is_label(line))
    ]


def _is_label(line: Sequence[Span]) -> bool:
    return len(plain_text(line).split()) < MIN_PART


def _join_lines(spans: Sequence[Span]) -> list[Span]:
    """Undo a break inside a text, "Learning of <br>Deep Networks", as narrow columns have it."""
    joined = list(spans)
    if len(joined) < 2:
        return joined
    if not has_break(joined[1:]):
        return join_texts(joined)
    worded = [span for span in joined if span.text.strip()]
    if _is_name(worded):
        return [worded[0]._replace(text=f"{worded[0].text.strip()} {worded[1].text.strip()}")]
    for place in range(1, len(spans) - 1):
        before, span, after = spans[place - 1 : place + 2]
        is_inside = span.is_break and not (before.is_link or after.is_link)
        if is_inside and (ends_open(before.text) or _is_first_part(before.text)):
            joined[place] = Span(" ")
    return join_texts(joined)


def _is_name(lines: Sequence[Span]) -> bool:
    """Whether the lines of a cell are a name whose surname is in capitals: "POE <br>Ann"."""
    if len(lines) != NAME_LINES or any(line.is_link for line in lines):
        return False
    surname, given = (line.text.strip() for line in lines)
    is_parted = surname.isupper() and surname.replace("-", "").isalpha()
    return is_parted and given.istitle() and " " not in given


def _is_first_part(text: str) -> bool:
    """Whether a text is the first part of a title, and no label: "The Trees of Owls:"."""
    return text.rstrip().endswith(":") and len(text.split()) >= MIN_PART


def _cut_cell(lines: Iterable[list[Span]], vocabulary: Vocabulary, column: int) -> list[Segment]:
    parts: list[Segment] = []
    first = 0
    for number, line in enumerate(lines):
        parts.extend(cut_line(line, vocabulary, line=number, column=column, first_span=first))
        first += len(line) + 1
    return parts
