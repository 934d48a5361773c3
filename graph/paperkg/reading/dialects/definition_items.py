"""Definitions of Markdown with works in or above them: "A Fine Title, Ann Poe ⏎ : A remark".

Pandoc and others have them; to the rest of Markdown they are sentences. Each term becomes an item,
and what defines it an item below: whether it is a work or a topic is told as of other lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from paperkg.reading.patterns import FENCE, YEAR
from paperkg.reading.words import either

__all__ = ["list_definitions"]

MIN_TERMS = 2
"""One line that begins with a colon may be anything."""

_DEFINITION = re.compile(r" {0,3}:[ \t]+(?=\S)")
# Lines that Markdown reads by itself: headings, items, quotations, rows, code, fields, rules.
_MARKED = re.compile(r"\s|#|[-+*>|]\s|\d{1,9}[.)]\s|[|:`~=<]|[-*_]{3}|\{|\[\^")
# A link, a style, a quotation, a year or "by": so a work is told from a word that is explained.
_TOLD = re.compile(
    rf"\]\(|https?://|[*“«「《]|(?<!\w)[_\"]\w|\b{YEAR}\b|\s(?:{either('people', 'by')})\s"
)
# Names, a colon and a title in a link: that is read in paragraphs, where all of them vote together.
_SIGNED = re.compile(r"[^\[\]]{2,200}:\s[*_\"“]{0,3}\[")


def list_definitions(text: str) -> str:
    r"""Write terms and their definitions as items; lines keep their numbers.

    Examples
    --------
    >>> print(list_definitions("Rain by Ann Poe\n: On rain.\n\nOwls by Ben Roe\n: Long."))
    - Rain by Ann Poe
      - On rain.
    <BLANKLINE>
    - Owls by Ben Roe
      - Long.
    """
    if "\n:" not in text and "\n :" not in text and "\n  :" not in text:
        return text
    lines = text.split("\n")
    terms = list(_find_terms(lines))
    signed = sum(_SIGNED.match(lines[term]) is not None for term, _ in terms)
    told = sum(
        any(_TOLD.search(lines[place]) for place in (term, *definitions))
        for term, definitions in terms
    )
    if len(terms) < MIN_TERMS or 2 * signed > len(terms) or 2 * told < len(terms):
        return text
    for term, definitions in terms:
        lines[term] = f"- {lines[term]}"
        for place in definitions:
            lines[place] = _DEFINITION.sub("  - ", lines[place])
    return "\n".join(lines)


def _find_terms(lines: Sequence[str]) -> Iterator[tuple[int, list[int]]]:
    """Give the places of lines alone above definitions, and those of the definitions."""
    is_code = False
    for place, line in enumerate(lines):
        is_code ^= FENCE.match(line) is not None
        is_apart = place == 0 or not lines[place - 1].strip() or lines[place - 1].startswith("#")
        if is_code or not line.strip() or not is_apart or _MARKED.match(line):
            continue
        if definitions := _find_definitions(lines, place + 1):
            yield place, definitions


def _find_definitions(lines: Sequence[str], start: int) -> list[int]:
    """Give the places of the definitions below a term, which an empty line may set off."""
    found: list[int] = []
    for place in range(start, len(lines)):
        line = lines[place]
        if _DEFINITION.match(line):
            found.append(place)
            continue
        is_below = bool(found) and (line[:2] in ("  ", "\t") or not line.strip())
        if not (is_below or (place == start and not line.strip())):
            break
    return found
