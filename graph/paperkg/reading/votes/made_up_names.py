"""Names that were made up for methods, and are no people: "RainNet: Fine Rain in Towns"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from paperkg.english import is_english
from paperkg.reading.cuts.shapes import leads_to_paper
from paperkg.reading.votes.head_cuts import OTHERS, Head

__all__ = ["are_mostly_methods", "is_made_up"]

# "AlphaNet", "GPT3", but "McPoe" and "DeRoe" are surnames.
_MADE_UP = re.compile(r"[A-Z][a-z]{3,}[A-Z]\w*|[A-Z]\w*\d\w*")
# "RaLM", "LLaVA", but "McPOE" and "DeROE" are surnames.
_CAPITALS = re.compile(r"[A-Z]{2}")
_SURNAME = re.compile(r"(?:Mc|Mac|Fitz|L[ae]|D[aeiu]|V[ao]n)[A-Z]+")


def is_made_up(name: str) -> bool:
    """Whether a word is no surname, as digits or capitals inside it tell.

    Examples
    --------
    >>> is_made_up("RaLM"), is_made_up("Rain-LLaMA"), is_made_up("McPoe"), is_made_up("POE")
    (True, True, False, False)
    """
    return " " not in name and any(map(_is_made_up, name.split("-")))


def _is_made_up(word: str) -> bool:
    if _MADE_UP.fullmatch(word):
        return True
    is_mixed = _CAPITALS.search(word) is not None and any(map(str.islower, word))
    return is_mixed and _SURNAME.fullmatch(word) is None


def are_mostly_methods(heads: Sequence[Head], known: Sequence[bool]) -> bool:
    """Whether more words before a colon are names of methods than are known as names of people.

    "Emu Rain: A Title" begins as a name does: beside "Poe: A Title" and others whose links lead to
    papers, it is none.

    Parameters
    ----------
    heads
        The starts of records, with what stands before their colons.
    known
        Of each, whether it is known as a name.
    """
    methods = (
        not is_known and _may_name_method(head) for head, is_known in zip(heads, known, strict=True)
    )
    return sum(methods) > sum(known)


def _may_name_method(head: Head) -> bool:
    """Whether a head is a word or English words, and its record leads to a paper.

    "Poe: [A Title](…)" has its title apart: a name of it would be in the link.
    """
    words = head.names.split()
    if head.is_apart or OTHERS.search(head.names):
        return False
    if not any(map(leads_to_paper, head.record.segments)):
        return False
    return len(words) == 1 or all(is_english(word.lower()) for word in words)
