"""Lines of a text file right above works that say what these are: "Books read in 2019".

Nothing marks them but their words, and that they lack what parts who from what in all others.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from paperkg.reading.dialects.parted_lines import find_parts, lacks_sign
from paperkg.reading.patterns import YEAR
from paperkg.reading.words import any_inside, any_of, words_of

__all__ = ["find_names"]

MAX_WORDS = 7
"""What a list is called has no more words."""

MIN_BELOW = 2
"""So many works stand below a name, or there are several names."""

_LISTS = any_of(words_of("sections", "shelf_lists"))
_SHELVES = frozenset().union(
    *(
        words_of("sections", of)
        for of in ("shelves", "shelf_lines", "shelf_lists", "bibliographies", "was_read")
    )
)
# "To read", "Gelesen 2020", "Прочитано в 2022", "2021 wishlist": these words and a year, no more.
_SHELF = re.compile(
    rf"(?:{YEAR}\W{{0,3}})?(?:my |mes |meine |mis |mijn )?(?:{any_inside(_SHELVES)})"
    rf"(?:\s(?:\w{{1,3}}\s)?\(?{YEAR}\)?|\W{{1,3}}{YEAR}\)?)?\W{{0,3}}"
    # "Reading list for May", "Summer reading - grade 9"
    rf"|(?:\w{{1,12}}\s)?(?:{_LISTS})\W{{1,3}}\w.{{0,40}}",
    re.IGNORECASE,
)
# "Books for the winter", but "The Books of Rain".
_OF_BOOKS = re.compile(
    any_of(
        word
        for of in ("books", "book_lists")
        for word in words_of("sections", of) - words_of("sections", "book_singulars")
    ),
    re.IGNORECASE,
)
_ARTICLE = re.compile(rf"(?:{any_of(words_of('sections', 'articles'))})\s", re.IGNORECASE)
_ENDS = re.compile(r"[.,;?!]\s*$|https?:")


def find_names(lines: Sequence[str]) -> list[int]:
    """Find the first lines of paragraphs that are names of lists, over works right below them.

    Examples
    --------
    >>> find_names(["To read", "Fine Rain", "Snow", "", "Gelesen 2020", "Fog", "Hail"])
    [0, 4]
    >>> find_names(["Books for winter", "Rain - Ann Poe", "Snow - Bo Roe", "Fog - Cy Orr"])
    [0]
    >>> find_names(["Books for winter", "The Rain of Old", "Snow in May", "Fog"])
    []
    """
    found = list(find_parts(lines))
    firsts = [places[0] for places in found]
    parts = [[lines[place] for place in places] for places in found]
    shelves = [len(part) > 1 and _is_shelf(part[0]) for part in parts]
    return [
        place
        for place, part, is_shelf in zip(firsts, parts, shelves, strict=True)
        if (is_shelf and (sum(shelves) > 1 or len(part) > MIN_BELOW)) or _is_of_books(part)
    ]


def _may_name(line: str) -> bool:
    return len(line.split()) <= MAX_WORDS and not _ENDS.search(line)


def _is_shelf(line: str) -> bool:
    return _may_name(line) and _SHELF.fullmatch(line.strip()) is not None


def _is_of_books(part: Sequence[str]) -> bool:
    """Whether the first line alone names no work and nobody, and says "books"."""
    first = part[0].strip()
    is_of_books = _OF_BOOKS.search(first) is not None and not _ARTICLE.match(first)
    return is_of_books and _may_name(first) and lacks_sign(part)
