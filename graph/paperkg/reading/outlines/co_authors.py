"""Who wrote a work with whoever keeps the page, before its title: "with Ann Poe, “A Title”".

The list of publications of one author names the others so. They are authors, as in any citation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from paperkg.reading.citations.held_titles import HOLDER
from paperkg.reading.names.people import SURNAME_FIRST, match_people, read_people
from paperkg.reading.text.blocks import Block, Span
from paperkg.reading.words import either, is_given_name, words_of

__all__ = ["name_co_authors"]

MAX_NAMES = 200
"""The names before a title are no longer, in characters."""

MAX_TITLE = 600
"""So are names and a title in plain words, before what holds it."""

MIN_LINK = 3
"""A link that is a title has so many words at least."""

_TOGETHER = "|".join(sorted(words_of("people", "together")))
_WITH = re.compile(
    rf"\s*\(?(?:(?:{_TOGETHER})\s)?(?:{either('people', 'joined_by')})\s(?=[^\W\d_])", re.IGNORECASE
)
_QUOTE = re.compile(r"[\"“„«‘]")
_ENDS = re.compile(r"\)?[,:.]?\s+(?=\S)|\)?[,:.]?\s*$")


def name_co_authors(texts: Iterable[Block]) -> None:
    """Take "with" off a line that begins so, before names that a title follows."""
    for block in texts:
        head = block.spans[0]
        lead = None if head.is_link else _WITH.match(head.text)
        if lead and (rest := _without_lead(head.text, lead.end(), block.spans[1:])):
            block.spans[0] = head._replace(text=rest)


def _without_lead(text: str, start: int, after: Sequence[Span]) -> str:
    """Give names, a comma and what follows them; "" where they are no names before a title.

    A quotation mark begins the title, or a link of some words right behind the names; one in plain
    words is told by ", in:" behind it, and by the small letter of "with".
    """
    quote = _QUOTE.search(text, start, start + MAX_NAMES)
    if quote:
        end = quote.start()
    elif after and after[0].is_link and len(text) <= start + MAX_NAMES:
        end = len(text) if len(after[0].text.split()) >= MIN_LINK else start
    else:
        return _before_plain_title(text, start)
    names = text[start:end].rstrip(" ,:).")
    people = read_people(names, single=True) if names else None
    if people is None or not people.is_known or not _ENDS.fullmatch(text, start + len(names), end):
        return ""
    return f"{names}, {text[end:]}"


def _before_plain_title(text: str, start: int) -> str:
    end = start + MAX_TITLE
    held = HOLDER.search(text, start, end) if text.lstrip(" (")[:1].islower() else None
    end = start + _end_of_names(text[start : held.start()]) if held else start
    between = _ENDS.match(text, end) if end > start else None
    # As German has it, so that no word of the title is taken for another name.
    return f"{text[start:end]}: {text[between.end() :]}" if between else ""


def _end_of_names(text: str) -> int:
    """Find where names end at the start of a text, 0 where it has none; a word alone is no name.

    Examples
    --------
    >>> _end_of_names("Roe, Ben, Nothing New"), _end_of_names("Ann Poe, Nothing New")
    (8, 7)
    """
    turned = SURNAME_FIRST.match(text)
    people = match_people(text)
    is_known = turned is not None and is_given_name(turned[0].partition(", ")[2])
    if turned and is_known and (people is None or " " not in people.names[0]):
        return turned.end()
    if people is None or not people.is_known:
        return 0
    *whole, last = people.names
    if any(" " in name for name in whole) and " " not in last:
        return len(text[: text.rfind(last, 0, people.end)].rstrip(" ,"))
    return people.end
