"""Passwords of what a link leads to, "提取码: 3s3v": part of no title, whatever their style."""

from __future__ import annotations

import re

from paperkg.reading.words import words_of

__all__ = ["blank_passwords"]

_WORDS = words_of("parts", "passwords")
_SAID = "|".join(map(re.escape, sorted(_WORDS, key=len, reverse=True)))
_PASSWORD = re.compile(
    rf"(?:^|(?<=[\s(（\[【,，;；|：:]))(?:{_SAID})\s?(?:[:：]\s?|(?<![a-z])\s)"
    r"(?=[a-z0-9]*[a-z])[a-z0-9]{3,12}(?=[\s)）\]】,，;；.。]|$)",
    re.IGNORECASE,
)
# One part of each of them, without what may be a capital: nearly no text has any.
_STEMS = ("assw", "wd:", "asscode", "mot de passe", "enha:", "ontraseña", "ennwort")
_OTHER_STEMS = (*_STEMS, "码", "パスワード", "비밀번호", "ароль", "asło")


def blank_passwords(text: str) -> str:
    """Blank out passwords; places stay what they are.

    Examples
    --------
    >>> blank_passwords("夜鸟 提取码：3s3v").split()
    ['夜鸟']
    """
    for stem in _STEMS if text.isascii() else _OTHER_STEMS:
        if stem in text:
            return _PASSWORD.sub(lambda found: " " * len(found[0]), text)
    return text
