"""Names of East Asia with who did what behind them: "アン・ロウ著、雨宮雪子・川田一郎訳"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from paperkg.reading.words import words_of

__all__ = ["OFFICES", "NameRun", "split_by_offices"]

_WRITE = words_of("people", "east_asian_writers") | words_of("people", "east_asian_editors")
_TRANSLATE = words_of("people", "east_asian_translators")
OFFICES = "|".join(sorted(_WRITE | _TRANSLATE))
"""What says who did what, as alternatives of a pattern."""

# A syllable of Korean may end a name, so that a space or a bracket parts the office from that.
_OFFICE = re.compile(
    r"(?:\s|[（(]|(?<=[^\uac00-\ud7a3]))"
    rf"(?:(?P<helped>{'|'.join(sorted(_TRANSLATE))})|{'|'.join(sorted(_WRITE))})[）)]?\Z"
)
_BETWEEN = re.compile(r"\s?[、，,／/;；&＆]\s?|\s(?=[^\s]{3,}\s[^\s]{3,}\Z)")
# A point parts names that are not both in the letters for words of other languages.
_POINT = re.compile(
    "(?<![\u30a1-\u30fcA-ZＡ-Ｚ.．])[・･](?=.)|[・･](?![\u30a1-\u30fcA-ZＡ-Ｚ])"
    r"|(?<=[\uac00-\ud7a3])\s?·\s?(?=[\uac00-\ud7a3])"
)


class NameRun(NamedTuple):
    """Names that did the same, the text that they begin with, and what says what they did.

    ``is_other`` says that they wrote nothing, but translated it or the like.
    """

    names: list[str]
    first: str
    has_office: bool
    is_other: bool


def split_by_offices(text: str) -> Iterator[NameRun]:
    """Split a text into runs of names, each with one office or none.

    Examples
    --------
    >>> for run in split_by_offices("アン・ロウ著、雨宮雪子・川田一郎訳"):
    ...     print(run.names, run.is_other)
    ['アン・ロウ'] False
    ['雨宮雪子', '川田一郎'] True
    """
    for chunk in _BETWEEN.split(text):
        names: list[str] = []
        first = ""
        for piece in _POINT.split(chunk):
            office = _OFFICE.search(piece)
            first = first or piece
            names.append((piece[: office.start()] if office else piece).strip())
            if office:
                yield NameRun(names, first, True, office["helped"] is not None)
                names, first = [], ""
        if names:
            yield NameRun(names, first, False, False)
