"""The grammar of a list of names: which words make one, and where the list ends."""

from __future__ import annotations

import re
from typing import NamedTuple

from paperkg.reading.tokens import INITIALS_LAST, MAX_WORDS, Token, Word
from paperkg.reading.words import is_given_name, words_of

__all__ = ["Names", "may_start", "parse_names"]

_CYRILLIC = re.compile("[\u0410-\u042f\u0401]")
_SHOUTED = re.compile(r"\b[A-ZÀ-Þ]{4,}\b")
_INITIALLED = re.compile(r"[^\W\d_]\.")
_ACRONYMS = words_of("venues", "acronyms")
_HONOURS = frozenset({"Jr", "Jr.", "Sr.", "II", "III", "PhD", "Dr.", "Prof.", "Ed.", "Eds."})


class Names(NamedTuple):
    """Names that were parsed: the words of each, the tokens that end each, the end of the list.

    ``has_form`` says whether one has a form that only names have.
    """

    names: tuple[str, ...]
    ends: tuple[int, ...]
    last: int
    has_form: bool

    def without_last(self) -> Names:
        """Leave out the last name, which is the start of something else."""
        return Names(self.names[:-1], self.ends[:-1], self.ends[-2], self.has_form)


def parse_names(tokens: list[Token], *, initials_last: bool) -> Names:
    """Parse names and the joints between them.

    ``initials_last`` says that the list is in Vancouver style, "Poe AB".
    """
    names: list[str] = []
    place = last = 0
    is_sure = is_last = is_initialled = False
    ends: list[int] = []
    initials_first = tokens[0].word.is_initials
    while place < len(tokens) and not (names and tokens[place].word.is_others):
        name, following, sure = _parse_name(
            tokens, place, initials_last=initials_last, initials_first=initials_first
        )
        if following == place or _is_no_name(name, names):
            break
        if names and name in _HONOURS:
            names[-1] = f"{names[-1]}, {name}"
        else:
            names.append(name)
            ends.append(following)
            is_initialled = is_initialled or (sure and len(names) == 1)
        if len(names) == 1:  # the first shows the style of all: "Poe AB", or "Poe A. B."
            is_dotted = not initials_first and tokens[following - 1].word.is_initials
            initials_last = (
                initials_last or is_dotted or INITIALS_LAST.fullmatch(names[0]) is not None
            )
        is_sure = is_sure or sure
        place = last = following
        if is_last and (place >= len(tokens) or not tokens[place].word.is_last_joint):
            break
        while place < len(tokens) and tokens[place].word.is_joint:
            is_last = is_last or tokens[place].word.is_last_joint
            place += 1
        if place == last:
            break
    if names and place < len(tokens) and tokens[place].word.is_others:
        last = place
    found = Names(tuple(names), tuple(ends), last, is_sure)
    if len(names) > 1 and is_initialled and not is_last and _is_lone(names[-1]):
        return found.without_last()  # "J. Poe, Sociology. Small groups"
    return found


def _is_no_name(name: str, names: list[str]) -> bool:
    """Whether words are an acronym, or a title in capitals: "Ann Poe, THE WORLD OF THINGS"."""
    if name in _ACRONYMS:
        return True
    if not names:
        return False
    are_initialled = len(names) > 1 and name[1:2] != "." and all(map(_INITIALLED.match, names))
    if are_initialled and not is_given_name(name):
        return True  # "D. Poe, J. Roe, Ideals and Varieties"
    is_shouted, others = _SHOUTED.search(name) is not None, _SHOUTED.search(names[0]) is not None
    return is_shouted is not others and (is_shouted or not is_given_name(name))


def _is_lone(name: str) -> bool:
    """Whether a name is one word, of more than initials, and no given name."""
    return name.isalpha() and len(name) > 3 and not is_given_name(name)


def _parse_name(
    tokens: list[Token], place: int, *, initials_last: bool, initials_first: bool
) -> tuple[str, int, bool]:
    """Parse one name: where it ends, and whether its form is one that only names have.

    In Vancouver style initials are last: "Roe F. Liquid things" is "Roe F." and a title.
    """
    start, sure, words = place, False, 0
    while place < len(tokens) and words < MAX_WORDS and not tokens[place].word.is_others:
        word = tokens[place].word
        following = tokens[place + 1].word if place + 1 < len(tokens) else None
        if word.is_particle:
            if words > 1 and word.is_joint and _starts_full_name(tokens, place + 1):
                break  # "Ann Poe y Bo Li", but "José Ortega y Gasset"
            if not following or not (following.is_name or following.is_particle):
                break
            place += 1
            continue
        if words and word.is_capitals and not (following and _is_of_name(following)):
            end = _end_of_capitals(tokens, place + 1)
            return _join(tokens, start, end), end, True  # Poe AB
        if not (word.is_part or _may_join(tokens, place, words)):
            break
        sure = sure or word.is_glued or (word.is_initials and word.text[-1] == ".")
        place, words = place + 1, words + 1 + word.is_glued
        if _ends_name(tokens[start:place], following, initials_last=initials_last):
            break
    if not words or (words == 1 and tokens[place - 1].word.is_initials):
        return "", start, False
    family = 0 if tokens[start].word.is_initials else _parse_initials(tokens, place)
    leads_next = _leads_next_name(tokens, start, family, initials_first=initials_first)
    if family and not (leads_next and (words > 1 or start > 0)):
        return _join(tokens, start, family), family, True  # Poe, A. B.
    name = _join(tokens, start, place)
    name = name if tokens[place - 1].word.is_initials else name.rstrip(".")
    return name, place, sure and words > 1


def _end_of_capitals(tokens: list[Token], place: int) -> int:
    """Find where initials set apart by spaces end, "Poe A B", before a sign or the end."""
    end = place
    while end < len(tokens) and (tokens[end].word.is_capitals or tokens[end].word.is_initials):
        end += 1
        if tokens[end - 1].word.text[-1] == ".":
            return end
    is_closed = end == len(tokens) or not _is_of_name(tokens[end].word)
    return end if is_closed else place


def _is_of_name(word: Word) -> bool:
    """Whether a word after initials belongs to the same name: "Mark J van der Roe"."""
    return word.is_name or (word.is_particle and not word.is_joint)


def _may_join(tokens: list[Token], place: int, words: int) -> bool:
    """Tell the initial in "Ann A Poe, Bo Li" from a title: the name ends right after the surname.

    ``words`` says how many words of the name stand before it.
    """
    if not words:
        return may_start(tokens, place)
    if words > 1 or not tokens[place].word.is_initials or place + 1 >= len(tokens):
        return False
    surname, after = tokens[place + 1].word, tokens[place + 2 : place + 3]
    ends = surname.text[-1] == "." or all(token.word.is_joint for token in after)
    return surname.is_plain and ends


def _starts_full_name(tokens: list[Token], place: int) -> bool:
    """Whether a name of two words or more stands at a place."""
    words = [token.word for token in tokens[place : place + 2]]
    return len(words) == 2 and words[0].is_part and words[1].is_part


def _ends_name(name: list[Token], following: Word | None, *, initials_last: bool) -> bool:
    """Whether no other word of a name can follow: after its initials, or a point."""
    last = name[-1].word
    if last.is_glued:
        return True
    if not last.is_initials:
        return last.text[-1] == "." and last.text not in _HONOURS
    if name[0].word.is_initials:
        return False
    goes_on = following is not None and following.is_initials
    if len(name) == 1 or (goes_on and following and following.text[-1] == "."):
        return False
    is_cyrillic = _CYRILLIC.match(name[0].word.text) is not None and not goes_on
    return initials_last or is_cyrillic


def may_start(tokens: list[Token], place: int) -> bool:
    """Whether a name may start with a word: any does before initials, "Press, W. H."."""
    word = tokens[place].word
    return word.is_part or (word.is_name and _parse_initials(tokens, place + 1) > 0)


def _parse_initials(tokens: list[Token], place: int) -> int:
    """Find where the initials after "Poe," end; 0 where none stand."""
    if place >= len(tokens) or tokens[place].word.text != ",":
        return 0
    end = place + 1
    while end < len(tokens) and end < place + 5 and tokens[end].word.is_initials:
        if end > place + 1 and not tokens[end].word.is_part:
            break  # "Poe, G. D. A Title"
        end += 1
    if end == place + 1:
        return 0
    is_closed = tokens[end - 1].word.text[-1] == "." or end == len(tokens)
    while is_closed and end < len(tokens) and tokens[end].word.is_particle:
        if end + 1 < len(tokens) and tokens[end + 1].word.is_name:
            break
        end += 1  # Saussure, F. de
    return end if is_closed or tokens[end].word.is_joint or tokens[end].word.text == "(" else 0


def _leads_next_name(tokens: list[Token], start: int, end: int, *, initials_first: bool) -> bool:
    """Tell "Perry Cheng, V.T. Rajan": the initials after a whole name are those of the next."""
    follows = end < len(tokens) and tokens[end].word.is_name
    return follows and (initials_first or is_given_name(tokens[start].word.text))


def _join(tokens: list[Token], start: int, end: int) -> str:
    """Join the words of tokens, with one space between them."""
    words = [token.word.text for token in tokens[start:end]]
    return " ".join(words).replace(" ,", ",")
