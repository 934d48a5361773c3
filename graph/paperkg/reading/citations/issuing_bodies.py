"""A body between who signs and the title: "DGR. (2013). Comisión de la lluvia. *Plan*".

So schools and ministries sign. What stands plain there is the title elsewhere, and italics behind
it a journal; where the italics have a place and a press behind them, they are the title.

A body behind people signs with them: "Poe A, Roe B, et al. Rain Committee. A statement on …".
"""

from __future__ import annotations

from collections.abc import Sequence

from paperkg.reading.citations.styled_titles import is_of_imprint
from paperkg.reading.citations.subtitles import reads_on
from paperkg.reading.names.bodies import read_body
from paperkg.reading.names.people import People
from paperkg.reading.segments import Cut, Kind, Mark, Segment
from paperkg.reading.words import words_of

__all__ = ["name_issuing_body"]

MIN_PARTS = 4
"""People, their body, a title and where it appeared."""

_BODIES = frozenset().union(
    *(words_of("bodies", of) for of in ("heads", "leading_heads", "issuing"))
)


def name_issuing_body(parts: Sequence[Segment]) -> None:
    """Take words behind a body that signs for who wrote a work, too, before its title in italics.

    A bracket behind them says what it is called for short.
    """
    _name_body_of_people(parts)
    place = 2 if len(parts) > 1 and parts[1].kind is Kind.DATE else 1
    if len(parts) < place + 3 or not _is_of_body(parts[place]) or not _signs(parts[0]):
        return
    body, *after = parts[place:]
    short = after[: int(bool(after[0].bracket))]
    title, *rest = after[len(short) :]
    is_title = title.mark is Mark.EMPHASIS and title.kind is Kind.TEXT and title.cut is Cut.STOP
    if is_title and title.span > body.span and _begins_with_imprint(rest):
        body.take_for_people(People((body.text,), len(body.text), True))
        for part in short:
            part.kind, part.people = Kind.TAG, None


def _name_body_of_people(parts: Sequence[Segment]) -> None:
    """Take a body right behind people for one of them, where a title and its source follow.

    A title has small words that no name of a journal has, "An official statement on rain".
    """
    if len(parts) < MIN_PARTS:
        return
    people, body, title, source = parts[:4]
    is_plain = all(part.mark is Mark.PLAIN and not part.bracket for part in parts[:3])
    are_stopped = body.cut is title.cut is Cut.STOP and title.kind is Kind.TEXT
    may_sign = are_stopped and body.kind in (Kind.TEXT, Kind.PEOPLE)
    if not (is_plain and may_sign and people.people and people.people.is_sure):
        return
    is_sourced = source.kind in (Kind.VENUE, Kind.DATE, Kind.NUMBER)
    if is_sourced and reads_on(title.text) and read_body(body.text):
        body.take_for_people(People((body.text,), len(body.text), True))


def _is_of_body(part: Segment) -> bool:
    """Whether plain words behind a stop begin as the name of a body: "Comisión especial para …"."""
    is_plain = part.kind is Kind.TEXT and part.mark is Mark.PLAIN and part.cut is Cut.STOP
    return is_plain and not part.bracket and part.text.partition(" ")[0].lower() in _BODIES


def _signs(part: Segment) -> bool:
    """Whether who stands first is one body by its name, or in capitals: "SEP"."""
    names = part.people.names if part.people else ()
    return len(names) == 1 and (names[0].isupper() or read_body(names[0]) is not None)


def _begins_with_imprint(rest: Sequence[Segment]) -> bool:
    """Whether a place and its press follow, perhaps behind a bracket: "(2.ª ed.). Madrid: Mar"."""
    told = [part for part in rest if not part.bracket]
    if not told or told[0].kind not in (Kind.TEXT, Kind.VENUE):
        return False
    return is_of_imprint(told[0], told[1:])
