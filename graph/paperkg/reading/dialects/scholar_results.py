"""What Google Scholar found, copied from its page: a title, who, where and when, and an excerpt.

"[PDF] A fine title ⏎ A Poe, B Li… - Rain Letters, 2016 - example.org ⏎ … it rains … ⏎ Save Cite
Cited by 12 Related articles All 3 versions".
"""

from __future__ import annotations

import re

from paperkg.reading.dialects.shortcodes import write_item
from paperkg.reading.patterns import YEAR

__all__ = ["as_markdown", "is_scholar_results"]

MIN_RESULTS = 2
"""So many at least; one may be a line of any list."""

MAX_EXCERPT = 8
"""So many lines below who wrote a work tell of it, or fewer."""

_NAME = r"[^\W\d_]{1,4}(?:-[^\W\d_])? [\w’'-]+(?: [\w’'-]+){0,3}"
_SIGNED = re.compile(
    rf"(?P<who>{_NAME}(?:, {_NAME}){{0,20}})…?\s-\s"
    rf"(?:(?P<where>\S[^\n]{{0,120}}?),\s)?(?P<year>{YEAR})(?:\s-\s\S[^\n]{{1,80}})?\s*"
)
# "[PDF] ", "[BOOK][B] ": which file a result is.
_SORT = re.compile(r"^(?:\[[A-Za-zÀ-ÿ]{1,12}\]){1,2}\s")
# "Cited by 12", "Zitiert von: 12", "All 3 versions", each with a number.
_FOOT = re.compile(
    r"(?:^|\s)(?:cited by|zitiert (?:von|durch)|cité|citado por|citato da|被引用次数|引用元)"
    r"\W{0,3}\d"
    r"|^\W*(?:save|speichern|enregistrer|guardar|salva)\s+(?:cite|zitieren|citer|citar|cita)\b",
    re.IGNORECASE,
)


def is_scholar_results(text: str) -> bool:
    r"""Whether several lines of a text are signed as such results are, and one counts citations.

    Examples
    --------
    >>> one = "Fine rain\nA Poe, B Li - Rain Letters, 2016 - example.org\nCited by 12\n\n"
    >>> is_scholar_results(one * 2), is_scholar_results(one)
    (True, False)
    """
    if " - " not in text:
        return False
    lines = text.split("\n")
    return len(_find_results(lines)) >= MIN_RESULTS and any(map(_FOOT.search, lines))


def as_markdown(text: str) -> str:
    r"""Write each result as an item, without its excerpt; lines keep their numbers.

    Examples
    --------
    >>> as_markdown("Fine rain\nA Poe, B Li - Rain Letters, 2016 - example.org\nCited by 12")
    '- **Fine rain**<br>Authors: A Poe, B Li<br>Venue: Rain Letters<br>Date: 2016\n\n'
    """
    lines = text.split("\n")
    results = _find_results(lines)
    for place, following in zip(results, [*results[1:], len(lines) + 1], strict=True):
        lines[place - 1] = _write_result(lines[place - 1], lines[place])
        end = _find_end(lines, place, min(following - 1, len(lines)))
        lines[place:end] = [""] * (end - place)
    return "\n".join(lines)


def _find_results(lines: list[str]) -> list[int]:
    """Say which lines are signed below a title; such a line begins with a name, no sign."""
    named = [at for at, line in enumerate(lines) if line[:1].isalnum() and " - " in line]
    return [place for place in named if place and _is_result(lines, place)]


def _is_result(lines: list[str], place: int) -> bool:
    """Whether a line says who, where and when of the title above it."""
    if _SIGNED.fullmatch(lines[place]) is None:
        return False
    return bool(lines[place - 1].strip()) and _FOOT.search(lines[place - 1]) is None


def _find_end(lines: list[str], place: int, last: int) -> int:
    """Say behind which line a result ends: what counts its citations, or before an empty line."""
    below = range(place + 1, min(last, place + 1 + MAX_EXCERPT))
    feet = [line + 1 for line in below if _FOOT.search(lines[line])]
    empty = [line for line in below if not lines[line].strip()]
    return min([*feet[:1], *empty[:1], below.stop])


def _write_result(title: str, signed: str) -> str:
    found = _SIGNED.fullmatch(signed)
    said = found.groupdict() if found else {}
    return write_item(
        {
            "title": _SORT.sub("", title).strip(),
            "authors": (said.get("who") or "").strip(),
            "venue": said.get("where") or "",
            "date": said.get("year") or "",
        }
    )
