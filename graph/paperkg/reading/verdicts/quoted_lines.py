"""Lines of a paragraph that are an author and a marked title: "Mauss, "The Gift"", "Poe, *Rain*".

By itself such a line may begin a sentence. That several stand right below each other, and each
says hardly more, tells that a reader is given a list. So do lines that begin with a title in a
style and who wrote it, whatever follows: "**Rain** — Ann Poe. It is wet.".
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from paperkg.reading import reasons
from paperkg.reading.names.people import read_people
from paperkg.reading.records import Container, Group, Record, Role
from paperkg.reading.segments import Cut, Mark
from paperkg.reading.votes.title_words import begins_big, count_words

__all__ = ["accept_quoted_lines"]

MIN_LINES = 2
"""So many stand right below each other."""

MAX_WORDS = 8
"""What else a line says, "ch. 1-2", has no more words."""


_STYLES = frozenset({Mark.STRONG, Mark.EMPHASIS, Mark.LINK})


def accept_quoted_lines(groups: Sequence[Group]) -> None:
    """Accept such lines, where several stand right below each other."""
    for group in groups:
        if group.container is Container.PARAGRAPH:
            for is_line in (_is_quoted, _is_signed):
                _accept_runs(group.records, is_line)


def _accept_runs(records: Sequence[Record], is_line: Callable[[Record], bool]) -> None:
    run: list[Record] = []
    for record in (*records, None):
        if record and is_line(record) and (not run or record.line == run[-1].line + 1):
            run.append(record)
            continue
        if len(run) >= MIN_LINES:
            _accept(run)
        run = [record] if record and is_line(record) else []


def _accept(run: Sequence[Record]) -> None:
    for record in run:
        if record.reason == reasons.PROSE:
            record.reason = ""


def _is_signed(record: Record) -> bool:
    """Whether a line begins with a title in a style, a sign and one who may have written it."""
    if record.title != 0 or len(record.segments) < 2:
        return False
    title, after = record.segments[:2]
    is_set_off = after.cut in (Cut.DASH, Cut.COMMA) or after.bracket == "("
    is_name = after.people is not None or read_people(after.text, single=True) is not None
    return title.mark in _STYLES and is_set_off and is_name and begins_big(title.text)


def _is_quoted(record: Record) -> bool:
    """Whether a line is who, a comma and a title in quotation marks or italics, and little more."""
    if not record.title or record.roles[: record.title] != [Role.AUTHORS]:
        return False
    title, after = record.segments[record.title], record.segments[record.title + 1 :]
    is_marked = title.quoted or title.mark is Mark.EMPHASIS
    is_set_off = is_marked and title.cut in (Cut.COMMA, Cut.COLON)
    words = sum(count_words(part.text) for part in after)
    return is_set_off and begins_big(title.text) and words <= MAX_WORDS
