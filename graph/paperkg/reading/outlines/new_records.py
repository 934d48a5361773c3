"""A record of a block: its box and keyword taken off, its footnotes put below, its lines cut."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from paperkg.reading.cuts.headings import take_keyword
from paperkg.reading.cuts.lines import Cuts
from paperkg.reading.cuts.shapes import take_box
from paperkg.reading.records import Container, Record
from paperkg.reading.text.blocks import BREAK, Block, Span, plain_text

__all__ = ["Footnotes", "make_record"]

Footnotes = Mapping[str, Sequence[Span]]
"""The spans of footnotes, by their names."""


def make_record(
    block: Block,
    spans: Iterable[Span],
    container: Container,
    cuts: Cuts,
    *,
    footnotes: Footnotes,
    topics: tuple[str, ...],
    read: bool = False,
) -> Record:
    """Make a record of spans of a block, which stands in some sections.

    It is read where ``read`` says so, its box is ticked, or org's keyword is DONE.
    """
    ticked, rest = take_box(list(spans))
    keyword, rest = take_keyword(rest)
    for name in [span.footnote for span in rest if span.footnote]:
        rest = [*rest, BREAK, *footnotes.get(name, ())]
    segments, places = cuts.take(rest)
    is_read = read or ticked or keyword == "DONE"
    text = plain_text(rest)
    record = Record(block.line, container, segments, text, places, topics=topics, read=is_read)
    record.is_of_works = block.is_work
    return record
