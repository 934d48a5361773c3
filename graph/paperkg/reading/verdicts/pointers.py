"""Parts of what is named elsewhere: "Poe, chapters 3-4", "Capítulo 2 del libro", "第3章"."""

from __future__ import annotations

import re

from paperkg.characters import has_digit
from paperkg.reading.words import any_of, words_of

__all__ = ["is_part_of_book", "is_part_of_text"]

MAX_SIGNS = 120
"""What points to parts of a book has no more signs."""

_ROMAN = "ivxlc"
_NUMBER = rf"(?:\d{{1,3}}(?:\.\d{{1,2}}){{0,2}}|[{_ROMAN}]{{1,6}})"
_RANGE = rf"{_NUMBER}(?:\s?[-–—]\s?{_NUMBER})?"
_SORTS = any_of(words_of("pointers", "parts"))
_INSIDE = rf"(?:\s\((?:{_SORTS}\.?\s[^()]{{1,40}}|[a-z]{{2,12}}\.?\s{_RANGE})\))?"
_PART = rf"(?:{_SORTS}\.?\s?|§§?\s?){_RANGE}{_INSIDE}"
_NEXT = rf"(?:(?:\s?[,;&]|\s(?:and|e|et|och|und|y|и))\s?(?:{_PART}|{_RANGE}{_INSIDE}))*"
_LEAD = r"(?:(?:[^\s,:]+\s){0,2}[^\s,:]+[,:]?\s)?"
_BOOKS = any_of(words_of("pointers", "books"))
_OF_BOOK = rf"(?:\s(?:(?:aus|d[aeio]|del|des|du|from|of)\s)?(?:\w{{2,3}}\s)?{_BOOKS})?"
# "Poe, ch. 3-4", "F: Poe, 93-110; 120", "Chapter 5": of which book is said elsewhere.
_PART_OF_BOOK = re.compile(
    rf"(?:\w{{1,12}}:\s)?(?:{_LEAD}{_PART}|(?:[^\s,:]+\s)?[^\s,:]+[,:]\s\d{{1,3}}\s?[-–—]\s?\d{{1,3}})"
    rf"{_NEXT}{_OF_BOOK}[.:]?",
    re.IGNORECASE,
)
_HAN = r"[\d一二三四五六七八九十]{1,3}"
_PART_UNSPACED = re.compile(
    rf"[^\s、，。]{{0,12}}\s?(?:第\s?{_HAN}\s?[章节節]?(?:\s?[-–~〜～、,，至到]\s?第?\s?{_HAN}\s?[章节節]?)*(?<=[章节節])"
    rf"|제?\s?{_HAN}(?:\s?[-~,]\s?{_HAN})*\s?장)"
)
_PART_OF_TEXT = re.compile(
    r"(?:chapter|section|appendix|lesson|module|unit|kapitel|capítulo|chapitre)\s\d{1,2}\s?[:—–-]\s",
    re.IGNORECASE,
)


def is_part_of_book(text: str) -> bool:
    """Whether a text is pages or chapters of a book, which it names by a word at most.

    Examples
    --------
    >>> is_part_of_book("Poe, chapters 3-4"), is_part_of_book("Catch 22")
    (True, False)
    >>> is_part_of_book("Capítulo 2 (secciones 2.1 y 2.3)"), is_part_of_book("第3-5章")
    (True, True)
    """
    if len(text) > MAX_SIGNS or not (
        has_digit(text) or text[-1:].lower() in _ROMAN or "第" in text
    ):
        return False
    return (_PART_OF_BOOK.fullmatch(text) or _PART_UNSPACED.fullmatch(text)) is not None


def is_part_of_text(text: str) -> bool:
    """Whether a text is a part of what it stands in, with its name: "Chapter 3: Fine Trees".

    Examples
    --------
    >>> is_part_of_text("Chapter 3: Fine Trees"), is_part_of_text("Chapter and Verse")
    (True, False)
    """
    return _PART_OF_TEXT.match(text) is not None
