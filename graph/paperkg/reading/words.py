"""The words by which lists say what something is: ``words.toml``, read once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path

__all__ = [
    "EAST_ASIAN",
    "OPEN_WORDS",
    "any_inside",
    "any_of",
    "either",
    "given_names",
    "is_given_name",
    "words_of",
]

_HERE = Path(__file__).parent


@cache
def _tables() -> dict[str, dict[str, str | list[str]]]:
    return tomllib.loads((_HERE / "words.toml").read_text(encoding="utf-8"))


@cache
def words_of(table: str, name: str) -> frozenset[str]:
    """Give the words or phrases under a name of a table.

    Examples
    --------
    >>> "preprint" in words_of("links", "paper")
    True
    """
    entry = _tables()[table][name]
    return frozenset(entry.split() if isinstance(entry, str) else entry)


def either(table: str, name: str) -> str:
    """Make the alternatives of a pattern of the words under a name of a table, without signs.

    Examples
    --------
    >>> either("people", "by")
    'by|door|par|por|von'
    """
    return "|".join(sorted(word for word in words_of(table, name) if word.isalpha()))


OPEN_WORDS = words_of("titles", "open")
"""A text that ends with one of them goes on in what follows it: "of", "the"."""


_PATRONYMIC = re.compile("[а-яё](?:вич|вна|ична)\\b")
"""How the name after a Russian given name ends: "Давидович"."""


EAST_ASIAN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
"""A sign of Chinese, Japanese or Korean."""

FOREIGN = (
    "(?:(?>[\u30a1-\u30fa\u30fc]+(?:\\s?[・=＝]\\s?[\u30a1-\u30fa\u30fcA-Z.]+)+)"
    "|[\u4e00-\u9fffA-Z][\u4e00-\u9fffA-Za-z.]*(?:\\s?[·•‧]\\s?[\u4e00-\u9fffA-Za-z.]+)+)"
)
"""A foreigner in Japanese or Chinese, by the points inside: "尤瓦尔·赫拉利"."""

_FOREIGN_NAME = re.compile(FOREIGN)
_NO_FOREIGNER = re.compile("的|(?:ジャパン|ブックス|プレス|パブリッシング|システムズ?|メディア)$")
MAX_NAME = 6
"""A name of Japanese, or with a surname of two signs, has no more signs."""


@cache
def given_names() -> frozenset[str]:
    """Give the given names that are known to be such, in small letters."""
    text = (_HERE / "given-names.txt").read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if not line.startswith("#"))


@lru_cache(maxsize=20_000)  # the same names stand in many places of a list
def is_given_name(name: str) -> bool:
    """Whether the given name in a name is known as one.

    Examples
    --------
    >>> is_given_name("Barbara Liskov"), is_given_name("Random Forests")
    (True, False)
    """
    if not name.isascii() and (_PATRONYMIC.search(name) or is_likely_name(name)):
        return True
    if "," not in name:
        first = name.split(maxsplit=1)[:1]
        return bool(first) and first[0].strip(".,").lower() in given_names()
    return any(word.strip(".,").lower() in given_names() for word in name.split())


def is_foreign_name(name: str) -> bool:
    """Whether a name is that of a foreigner in Chinese or Japanese, and of no publisher.

    Examples
    --------
    >>> is_foreign_name("尤瓦尔·赫拉利"), is_foreign_name("オライリー・ジャパン")
    (True, False)
    """
    return _FOREIGN_NAME.fullmatch(name) is not None and not _NO_FOREIGNER.search(name)


def is_likely_name(name: str) -> bool:
    """Whether a name has the points of a foreigner inside, or a frequent surname and its length.

    Examples
    --------
    >>> is_likely_name("尤瓦尔·赫拉利"), is_likely_name("算法导论")
    (True, False)
    """
    if not EAST_ASIAN.match(name):
        return False
    if is_foreign_name(name):
        return True
    if name[0] in _surnames("hangul"):
        return len(name) == len("홍길동") and " " not in name
    if name[:2] in _surnames("compound") or name[:2] in _surnames("japanese"):
        return 2 < len(name) <= MAX_NAME
    return name[0] in _surnames("han") and len(name) == len("王小明") and name.isalpha()


@cache
def _surnames(of: str) -> frozenset[str]:
    return words_of("people", f"{of}_surnames")


def any_of(words: Iterable[str]) -> str:
    """Make a pattern that matches one of some words as a whole, the longest first.

    Examples
    --------
    >>> re.search(any_of(["pp", "vol."]), "a vol. 3")[0]
    'vol.'
    """
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return rf"(?<!\w)(?:{'|'.join(map(re.escape, ordered))})(?!\w)"


def any_inside(words: Iterable[str]) -> str:
    """Make a pattern as ``any_of`` does, but of Chinese, Japanese and Korean words within others.

    These scripts set no spaces between words.

    Examples
    --------
    >>> re.findall(any_inside(["read", "读过"]), "already read 我读过的书")
    ['read', '读过']
    """
    words = frozenset(words)
    unspaced = sorted(filter(EAST_ASIAN.search, words), key=lambda word: (-len(word), word))
    return f"(?:{'|'.join([any_of(words.difference(unspaced)), *map(re.escape, unspaced)])})"
