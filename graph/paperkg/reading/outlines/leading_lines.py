"""Which lines of a paragraph lead somewhere by themselves, as lines that are works each do."""

from __future__ import annotations

from collections.abc import Sequence

from paperkg.identifiers import Identifier
from paperkg.reading.cuts.shapes import leads_to_book, leads_to_person
from paperkg.reading.segments import Kind, Segment

__all__ = ["find_leading"]

MAX_BELOW = 5
"""What else a line says below the link of a title has no more words: a name, a venue."""


def find_leading(
    cut: Sequence[Sequence[Segment]], named: Sequence[Identifier | None]
) -> list[bool]:
    """Say which lines lead somewhere by themselves.

    So does the address of a paper alone, first or below another line that leads somewhere.
    """
    leading: list[bool] = []
    above: Sequence[Segment] = ()
    for parts, name in zip(cut, named, strict=True):
        is_alone = name is not None and (not leading or leading[-1])
        leads = _leads_somewhere(parts) and not _is_of_title_above(parts, above)
        leading.append(is_alone or leads)
        above = parts
    return leading


def _is_of_title_above(parts: Sequence[Segment], above: Sequence[Segment]) -> bool:
    """Whether a line says who or where, and leads on by labels, below the link of a title alone.

    "[A Fine Title](…) ⏎ Ann Poe, Rain Letters (2019) [PDF](…)".
    """
    links = [part for part in above if part.is_link]
    if len(links) != 1 or links[0].kind is not Kind.TEXT:
        return False
    if any(part.kind is not Kind.PEOPLE for part in above[: list(above).index(links[0])]):
        return False
    texts = [part for part in parts if part.kind is Kind.TEXT]
    is_short = sum(part.text.count(" ") + 1 for part in texts) <= MAX_BELOW
    return is_short and all(part.kind is Kind.LABEL for part in parts if part.is_link)


def _leads_somewhere(parts: Sequence[Segment]) -> bool:
    """Whether a line of a paragraph has a text and a link of its own, and not of people alone.

    One that begins "by Ann Poe" says who wrote what the line above names, and then what it likes.
    """
    if parts and parts[0].is_byline and not parts[0].is_link:
        return False
    if any(map(leads_to_person, parts)) and all(part.is_link for part in parts):
        return any(map(leads_to_book, parts))  # "[Ann Poe](…) - [A Title](…)"
    return any(part.kind is Kind.TEXT for part in parts) and any(part.is_link for part in parts)
