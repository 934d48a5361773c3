"""Keys before a colon that say that a work is named behind it: "Thesis:", "Paper 2:"."""

from __future__ import annotations

from paperkg.reading.labels import Field, read_field
from paperkg.reading.words import words_of

__all__ = ["is_lead", "leads_to_work", "may_be_lead", "names_sort"]

_SORTS = words_of("leads", "sorts")
_LEADS = words_of("leads", "readings") | _SORTS
_NUMBERED = _LEADS | words_of("leads", "numbered")
_WORKS = _NUMBERED.union(
    words_of("sections", "works"), words_of("sections", "books"), words_of("keys", "works")
)

_STARTS = frozenset(f"{lead}{colon}"[:2] for lead in _NUMBERED for colon in ":：")


def may_be_lead(text: str) -> bool:
    """Whether a text begins as keys do that are leads: a cheap test."""
    return text.lstrip(" *_[(")[:2].lower() in _STARTS


def is_lead(key: str) -> bool:
    """Whether a key says nothing of a work but that it is one, or has to be read.

    Examples
    --------
    >>> is_lead("Required reading"), is_lead("Paper 2"), is_lead("Review")
    (True, True, False)
    """
    key = _plain(key)
    name = _without_number(key)
    return name in (_LEADS if name == key else _NUMBERED)


def names_sort(key: str) -> bool:
    """Whether a key says what a work is, or that its title follows: "Book", "Title".

    Examples
    --------
    >>> names_sort("Book"), names_sort("题目"), names_sort("Required reading")
    (True, True, False)
    """
    key = _plain(key)
    return _without_number(key) in _SORTS or _is_title(key)


def leads_to_work(key: str) -> bool:
    """Whether a work may be named behind a key: "Title", "Reading", "Lectura", "Reviews"."""
    key = _plain(key)
    return _is_title(key) or key in _WORKS or _without_number(key) in _WORKS


def _plain(key: str) -> str:
    return key.strip(" *_[]()").lower()


def _without_number(key: str) -> str:
    return key.rstrip("0123456789").rstrip(" #")


def _is_title(key: str) -> bool:
    field = read_field(f"{key}: a")
    return field is not None and field[0] is Field.TITLE
