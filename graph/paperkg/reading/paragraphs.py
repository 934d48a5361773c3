"""Where a paragraph is cut into records: each of its lines, or from one title to the next."""

from __future__ import annotations

from collections.abc import Sequence

from paperkg.reading.blocks import Span
from paperkg.reading.cuts import Cuts
from paperkg.reading.segments import Kind, Segment
from paperkg.reading.shapes import is_marked_title

__all__ = ["split_paragraph"]

MOST = 0.6
"""The share of the lines that must be records by themselves."""


def split_paragraph(
    lines: list[tuple[int, list[Span]]], cuts: Cuts
) -> list[tuple[int, list[Span]]]:
    """Split a paragraph where lines begin with titles, or most are records by themselves.

    Parameters
    ----------
    lines
        Each with how many lines of the file precede it.
    cuts
        What cuts the lines into segments.
    """
    if len(lines) > 1:
        cut = [cuts.look(line) for _, line in lines]
        for is_record in (_is_headed, _leads_somewhere, _is_cited):
            whole = [is_record(parts) for parts in cut]
            least = 2 if is_record is _is_headed else max(2, MOST * len(lines))
            if sum(whole) >= least:
                return _join_lines(lines, whole)
    return [(0, _with_breaks(lines))]


def _join_lines(
    lines: list[tuple[int, list[Span]]], whole: list[bool]
) -> list[tuple[int, list[Span]]]:
    """Join each line that is no record by itself to the one before it."""
    joined: list[tuple[int, list[Span]]] = []
    for (number, line), is_whole in zip(lines, whole, strict=True):
        if is_whole or not joined:
            joined.append((number, list(line)))
        else:
            joined[-1][1].extend([Span("", is_break=True), *line])
    return joined


def _is_headed(parts: Sequence[Segment]) -> bool:
    """Whether a line of a paragraph starts with a title in bold or in quotation marks."""
    return bool(parts) and is_marked_title(parts[0])


def _leads_somewhere(parts: Sequence[Segment]) -> bool:
    """Whether a line of a paragraph has a text and a link of its own."""
    return any(part.kind is Kind.TEXT for part in parts) and any(part.is_link for part in parts)


def _is_cited(parts: Sequence[Segment]) -> bool:
    """Whether a line of a paragraph is a citation: who, what, and when or where."""
    kinds = [part.kind for part in parts]
    is_dated = Kind.DATE in kinds or Kind.VENUE in kinds
    return kinds[:1] == [Kind.PEOPLE] and Kind.TEXT in kinds and is_dated


def _with_breaks(lines: list[tuple[int, list[Span]]]) -> list[Span]:
    spans: list[Span] = []
    for _, line in lines:
        spans.extend([Span("", is_break=True), *line] if spans else line)
    return spans
