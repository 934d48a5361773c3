"""A record of a block: its box and keyword taken off, its footnotes put below, its lines cut."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from paperkg.reading.cuts.headings import take_keyword
from paperkg.reading.cuts.lines import Cuts
from paperkg.reading.cuts.shapes import take_box
from paperkg.reading.records import Container, Record
from paperkg.reading.segments import Kind
from paperkg.reading.text.blocks import BREAK, Block, Span, plain_text

__all__ = ["Footnotes", "is_of_sentences", "make_record"]

Footnotes = Mapping[str, Sequence[Span]]
"""The spans of footnotes, by their names."""

MIN_SENTENCES = 3
"""A paragraph of so many sentences names no work that the list below it tells of."""

_SENTENCE_END = re.compile(r"\w[.!?](?:\s|$)")


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


def is_of_sentences(record: Record) -> bool:
    """Whether a paragraph is several sentences, and says of nobody and nowhere."""
    if any(part.kind in (Kind.PEOPLE, Kind.VENUE, Kind.DATE) for part in record.segments):
        return False
    return len(_SENTENCE_END.findall(record.text)) >= MIN_SENTENCES
