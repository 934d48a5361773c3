"""How texts are worded: how many words they have, and whether they are titles or remarks."""

from __future__ import annotations

import re
from functools import lru_cache

from paperkg.reading.words import EAST_ASIAN

__all__ = [
    "COINED",
    "begins_big",
    "count_words",
    "has_verb",
    "is_title_case",
    "reads_as_sentence",
    "words_alone",
]

COINED = re.compile(r"[^\W\d_]+(?:[A-Z]|\d+[A-Za-z])\w*|[a-z]{1,3}[A-Z]\w*")
"""A coined name: "FineNet", "mT5", "node2vec"."""

_SENTENCE = re.compile(
    r"(?:this|these|it|we|in this|here|see|also|please|our|they|there|i(?!/o)|you|if|read|note|"
    r"a must|one of|"
    r"introduces?|presents?|proposes?|describes?|shows?|discusses?|explains?|great|good|nice)\b",
    re.IGNORECASE,
)
_VERB = re.compile(r"\b(?:did|does|has|have|is|are|was|were|we|you)\b")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_WORDS_ALONE = bytes(code if chr(code).isalnum() else 32 for code in range(128)) + bytes(128)
"""What each sign of ASCII becomes where only words are left."""


@lru_cache(maxsize=50_000)  # siblings and parts of a record ask for the same texts again
def count_words(text: str) -> float:
    """How many words a text has; a word of Chinese, Japanese or Korean has two signs or so."""
    if text.isascii():
        if "-" in text or "'" in text:
            return len(_WORD.findall(text))
        return len(text.encode().translate(_WORDS_ALONE).split())
    signs = len(EAST_ASIAN.findall(text))
    return len(_WORD.findall(EAST_ASIAN.sub(" ", text))) + signs / 2.5


def words_alone(text: str) -> list[str]:
    """Give the words of a text of ASCII, without any signs between them or inside."""
    return text.encode().translate(_WORDS_ALONE).decode().split()


def is_title_case(text: str) -> bool:
    """Whether most long words start with a capital."""
    if text.isascii() and "-" not in text and "'" not in text:
        every = words_alone(text)
    else:
        every = _WORD.findall(text)
    words = [word for word in every if len(word) > 3]
    if len(words) < 2:
        return False
    small = [word for word in words if word[0].islower()]
    return len(words) - len(small) >= 0.6 * len(words)


def reads_as_sentence(text: str) -> bool:
    """Whether a text is worded as a remark, not as a title."""
    is_small = text[:1].islower() and not begins_big(text)
    if is_small and count_words(text) > 4:
        return True
    return _SENTENCE.match(text) is not None and not _begins_big_throughout(text)


def _begins_big_throughout(text: str) -> bool:
    """Whether all longer words of several begin big, as in no remark: "We Have Never Been Wet"."""
    words = [word for word in _WORD.findall(text) if len(word) > 3]
    return len(words) > 2 and all(word[0].isupper() for word in words)


def begins_big(text: str) -> bool:
    """Whether a text begins with a capital or a coined name in small letters: "mT5", "node2vec"."""
    return text[:1].isupper() or COINED.match(text) is not None


def has_verb(text: str) -> bool:
    """Whether a text has a verb of sentences, "we", or "you"."""
    return _VERB.search(text) is not None
