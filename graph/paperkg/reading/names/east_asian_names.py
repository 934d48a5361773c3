"""Names of Chinese, Japanese and Korean people where names are expected: "刘慈欣", "한강".

Each sign of such a name is also a word, so that the form alone tells only foreigners, by the points
inside: "尤瓦尔·赫拉利". Others begin with a frequent surname, and are no longer than names are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import compress
from typing import NamedTuple

from paperkg.reading.names.east_asian_offices import split_by_offices
from paperkg.reading.words import EAST_ASIAN, is_foreign_name, words_of

__all__ = [
    "EastAsianNames",
    "begins_with_surname",
    "is_known_name",
    "match_east_asian_names",
    "read_east_asian_names",
]

_HAN_SURNAMES = words_of("people", "han_surnames")
_HANGUL_SURNAMES = words_of("people", "hangul_surnames")
_JAPANESE_SURNAMES = words_of("people", "japanese_surnames")
_COMPOUND_SURNAMES = words_of("people", "compound_surnames")

_HAN = re.compile("[\u4e00-\u9fff々]{2,4}")
_JAPANESE = re.compile("[\u4e00-\u9fff々]{1,3}\\s?[\u3041-\u30fa\u30fc\u4e00-\u9fff々]{1,4}")
# "雨宮 広子": a space parts the surname, which no title of so few signs has.
_SPACED = re.compile(
    "[\u4e00-\u9fff々]{1,4}[\\s\u3000][\u4e00-\u9fff々\u3041-\u3096\u30a1-\u30fa]{1,4}"
)
_HANGUL = re.compile("[\uac00-\ud7a3]{2,4}|[\uac00-\ud7a3]{2,5}(?:\\s[\uac00-\ud7a3]{1,6}){1,2}")
# A point parts names in Korean alone: elsewhere it stands inside the name of a foreigner.
_BETWEEN = re.compile(r"\s?[、，,；;/&]\s?|(?<=[\uac00-\ud7a3])\s?[·・･]\s?(?=[\uac00-\ud7a3])")
_OTHERS = re.compile(r"[，,\s]?(?:等人?|外|외|ほか|他)$")
_OFFICE = re.compile(
    r"\s?(?:编著|編著|主编|著|编|編|译|訳|지음|저|옮김)$|\s?[（(](?:编著|編著|主编|著|编|編|译|訳|저|지음)[)）]$"
)
_HEAD = re.compile(
    r"(?:(?!\s[-–—]\s)[^()（）\[\]【】《》:：。.|—–#★☆⭐\n]|(?<=\s[A-Z])\.(?=\s[A-Z]))+"
)
_COUNTRY = re.compile(r"^[\[［（(【〔][\u4e00-\u9fff]{1,3}[\]］）)】〕]\s?")

# "Ann Poe", "Ben-Ari Roe": who wrote a work with people of East Asia.
_LATIN = re.compile(r"[A-Z][a-z]+(?:[ -][A-Z][a-z]*\.?){1,2}")
MAX_LATIN = 120
"""Names in Latin letters before the first of others have no more signs."""

MANY = 3
"""So many names in a row can hardly be anything else."""

MIN_KNOWN = 2
"""So many names are known by their form, where others beside them are not."""

KNOWN = 0.2
"""The share of the names that must be."""

MAX_GIVEN = 2
"""A given name of Chinese has no more signs."""


class EastAsianNames(NamedTuple):
    """Names in a text that is nothing else.

    Attributes
    ----------
    names
        As written, without who did what.
    is_sure
        Whether one of them has the points of a foreigner inside, or there are several.
    has_others
        Whether they end with "等".
    """

    names: tuple[str, ...]
    is_sure: bool
    has_others: bool


def is_known_name(name: str) -> bool:
    """Whether a text is a name that is known as one, or that of a foreigner."""
    return read_east_asian_names(name) is not None or is_foreign_name(name)


def read_east_asian_names(text: str) -> EastAsianNames | None:
    """Read a text that is such names and nothing else, where names are expected.

    Examples
    --------
    >>> read_east_asian_names("刘慈欣、尤瓦尔·赫拉利 等").names
    ('刘慈欣', '尤瓦尔·赫拉利')
    >>> read_east_asian_names("机器学习") is None
    True
    """
    if not EAST_ASIAN.search(text):
        return None
    text = _COUNTRY.sub("", text.strip())
    others = _OTHERS.search(text)
    bare = _OFFICE.sub("", text[: others.start()] if others else text)
    names = [name for name in _BETWEEN.split(bare.strip()) if name]
    if not names or not (all(map(_may_be_name, names)) or _are_mostly_names(names)):
        return None
    if len(names) > 1:  # アン・ポー、山田太郎訳
        helped = {name for run in split_by_offices(text) if run.is_other for name in run.names}
        names = [name for name in names if name not in helped] or names
    is_sure = any(map(is_foreign_name, names)) or len(names) >= MANY
    is_sure = is_sure or (len(names) > 1 and all(map(_SPACED.fullmatch, names)))
    return EastAsianNames(tuple(names), is_sure, others is not None)


def _are_mostly_names(names: Sequence[str]) -> bool:
    """Whether several names are known by their form, and the others may be some: "Ann Poe"."""
    by_form = [_may_be_name(name) for name in names]
    known = [
        is_one or bool(_LATIN.fullmatch(name)) for is_one, name in zip(by_form, names, strict=True)
    ]
    if not any(by_form) or sum(known) < max(MIN_KNOWN, KNOWN * len(names)):
        return False
    unknown = compress(names, (not is_one for is_one in known))
    return all(map(_JAPANESE.fullmatch, unknown))


def match_east_asian_names(text: str) -> tuple[EastAsianNames, int] | None:
    """Match the names with which a text starts, before a sign or its end, and say where they end.

    Examples
    --------
    >>> match_east_asian_names("刘慈欣 (2008)")[1]
    3
    """
    is_mixed = _LATIN.match(text) and EAST_ASIAN.search(text, 0, MAX_LATIN)
    head = _HEAD.match(text) if is_mixed or EAST_ASIAN.match(text) else None
    found = read_east_asian_names(head[0]) if head else None
    return (found, len(head[0].rstrip())) if head and found else None


def begins_with_surname(name: str) -> bool:
    """Whether a Chinese, Japanese or Korean name begins with a frequent surname.

    Examples
    --------
    >>> begins_with_surname("王小明"), begins_with_surname("村上春樹"), begins_with_surname("通识")
    (True, True, False)
    """
    return (
        name[:1] in _HAN_SURNAMES
        or name[:1] in _HANGUL_SURNAMES
        or name[:2] in _COMPOUND_SURNAMES
        or _japanese_surname(name) > 0
    )


def _may_be_name(name: str) -> bool:
    if is_foreign_name(name):
        return True
    if _SPACED.fullmatch(name):
        return True
    if _HANGUL.fullmatch(name):
        return " " in name or name[0] in _HANGUL_SURNAMES
    if surname := _japanese_surname(name):
        return _JAPANESE.fullmatch(name) is not None and len(name) > surname
    return _HAN.fullmatch(name) is not None and 0 < _given(name) <= MAX_GIVEN


def _given(name: str) -> int:
    """Count the signs of the given name of a Chinese name; 0 where no surname is before it."""
    if name[:2] in _COMPOUND_SURNAMES:
        return len(name) - 2
    return len(name) - 1 if name[0] in _HAN_SURNAMES else 0


def _japanese_surname(name: str) -> int:
    """Count the signs of the frequent Japanese surname with which a name begins; 0 for none."""
    return next((size for size in (3, 2) if name[:size] in _JAPANESE_SURNAMES), 0)
