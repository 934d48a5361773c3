"""What may differ in a title by a slip: a misspelt word, a plural, an acronym written out.

Each is one place of a title; all else is equal. A slip that makes another word, as causal and
casual, is none: it may be another title.
"""

from __future__ import annotations

from rapidfuzz.distance import OSA

from paperkg.english import is_english
from paperkg.identity.titles import list_words

__all__ = ["differ_by_slip"]

LONG_WORD = 7
"""A shorter word with another letter is too often another word."""

ENOUGH_WORDS = 3
"""A title of fewer words says too little beside the word that differs."""

PLURALS = ("s", "es", "x")


def differ_by_slip(said: str, found: str) -> bool:
    """Tell whether a title differs from a published one in one place only, and by a slip.

    Parameters
    ----------
    said
        The title as somebody wrote it, perhaps in haste.
    found
        The title of a paper.

    Examples
    --------
    >>> differ_by_slip("Learning for Semantic Segmentatoin", "Learning for Semantic Segmentation")
    True
    >>> differ_by_slip("Adaptation of LLMs", "Adaptation of Large Language Models")
    True
    >>> differ_by_slip("Casual Inference for Beginners", "Causal Inference for Beginners")
    False
    """
    words, others = list_words(said), list_words(found)
    if len(words) < ENOUGH_WORDS:
        return False
    start = _count_common(words, others)
    end = _count_common(words[start:][::-1], others[start:][::-1])
    own, other = words[start : len(words) - end], others[start : len(others) - end]
    if not own or not other or not all(word.isalpha() for word in (*own, *other)):
        return False
    if len(own) == len(other) == 1:
        return _is_slip(own[0], other[0])
    return _is_acronym(own, other) or _is_acronym(other, own)


def _count_common(words: list[str], others: list[str]) -> int:
    pairs = zip(words, others, strict=False)
    return next(
        (place for place, (word, other) in enumerate(pairs) if word != other),
        min(len(words), len(others)),
    )


def _is_slip(word: str, right: str) -> bool:
    shorter, longer = sorted((word, right), key=len)
    if any(longer == shorter + plural for plural in PLURALS):
        return True
    is_near = len(right) >= LONG_WORD and OSA.distance(word, right) == 1
    return is_near and not is_english(word) and is_english(right)


def _is_acronym(short: list[str], words: list[str]) -> bool:
    """Tell whether one word is made of the initials of several, with or without a plural."""
    initials = "".join(word[0] for word in words)
    return len(words) > 1 and len(short) == 1 and short[0] in {initials, initials + "s"}
