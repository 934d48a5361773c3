"""The grammar of a list of names: which words make one, and where the list ends."""

from __future__ import annotations

import re
from typing import NamedTuple

from paperkg.reading.imprints.dates import read_month
from paperkg.reading.names.tokens import INITIALS_LAST, MAX_WORDS, SUFFIX, Word
from paperkg.reading.patterns import INITIAL
from paperkg.reading.words import is_given_name, words_of

__all__ = ["JOINED_ACRONYMS", "Names", "may_start", "parse_names"]

JOINED_ACRONYMS = re.compile(
    r"(?!NG\b)(?:[B-DF-HJ-NP-TV-XZ]{2,6}/[A-Z]{2,6}|[A-Z]{2,6}/(?!NG\b)[B-DF-HJ-NP-TV-XZ]{2,6})\b"
)
"""Acronyms with a slash between them, "TCP/IP": names have vowels, but for "Ng"."""

_CYRILLIC = re.compile("[\u0410-\u042f\u0401]")
_SHOUTED = re.compile(r"[A-ZÀ-Þ](?<!\w.)[A-ZÀ-Þ]{3,}\b")  # small letters go by at one look
_SHORT_SHOUTED = re.compile(r"[A-ZÀ-Þ]{2,3} [A-ZÀ-Þ][a-zß-ÿ]")
_INITIALLED = re.compile(INITIAL)
_INNER_INITIAL = re.compile(r"[^\W\d_] [A-ZÀ-ÞА-ЯЁ]\. [^\W\d_]")  # "Ann K. Poe"
_ACRONYMS = words_of("venues", "acronyms")
_DEGREES = frozenset({"B.A", "B.Sc", "D.Phil", "M.A", "M.Eng", "M.Phil", "M.Sc", "Ph.D"})
_SHORT_GIVEN = ("Md.", "Mohd.", "Wm.", "Chas.", "Geo.", "Jos.", "Joh.", "Chr.", "Th.", "Ph.")
"""Given names that are written short, and no end of a name."""

_HONOURS = frozenset({"Jr", "Jr.", "Sr.", "II", "III", "PhD", "Dr.", "Prof.", "Ed.", "Eds."})
_TURNED = re.compile(r"[A-Z]{1,3}")
_NO_ENDS = _HONOURS | frozenset(_SHORT_GIVEN)


class Names(NamedTuple):
    """Names that were parsed, where each ends among the words, and where the list ends.

    ``has_form`` says whether one has a form that only names have.
    """

    names: tuple[str, ...]
    ends: tuple[int, ...]
    last: int
    has_form: bool

    def without_last(self) -> Names:
        """Leave out the last name, which is the start of something else."""
        return Names(self.names[:-1], self.ends[:-1], self.ends[-2], self.has_form)


def parse_names(words: list[Word], *, initials_last: bool) -> Names:
    """Parse names and the joints between them.

    ``initials_last`` says that the list is in Vancouver style, "Poe AB".
    """
    names: list[str] = []
    place = last = 0
    is_sure = is_last = is_initialled = False
    ends: list[int] = []
    initials_first = words[0].is_initials
    while place < len(words) and not (names and words[place].is_others):
        is_given = len(names) == 1 and names[0].isalpha() and _is_given(words, place)
        name, following, sure = _parse_whole_name(
            words,
            place,
            initials_last=initials_last or is_given,  # "Poe, Ann B. Fine Things"
            initials_first=initials_first,
            are_turned=bool(names) and "," in names[0],
        )
        is_name = following > place and not _is_no_name(name, names, is_last=is_last)
        if not is_name or _is_month(words, place, following):
            break
        if names and name in _HONOURS:
            names[-1] = f"{names[-1]}, {name}"
        else:
            names.append(name)
            ends.append(following)
            is_initialled = is_initialled or (sure and len(names) == 1)
        if len(names) == 1:  # the first shows the style of all: "Poe AB", or "Poe A. B."
            is_dotted = not initials_first and words[following - 1].is_initials
            initials_last = initials_last or is_dotted or bool(INITIALS_LAST.fullmatch(name))
        is_sure = is_sure or sure
        place = last = following
        if is_last and (place >= len(words) or not words[place].is_last_joint):
            break
        place = _skip_joints(words, last)
        is_last = is_last or any(word.is_last_joint for word in words[last:place])
        if place == last:
            break
    if names and place < len(words) and words[place].is_others:
        last = place
    found = Names(tuple(names), tuple(ends), last, is_sure)
    if len(names) > 1 and is_initialled and not is_last and _is_lone(names[-1]):
        return found.without_last()  # "J. Poe, Sociology. Small groups"
    return found


def _skip_joints(words: list[Word], place: int) -> int:
    """Give where the joints between names end: "e" is one in Italian, and none in "and E Roe"."""
    first = place
    while place < len(words) and words[place].is_joint:
        if place > first and words[place].is_initials:
            break
        place += 1
    return place


def _parse_whole_name(words: list[Word], place: int, **style: bool) -> tuple[str, int, bool]:
    """Parse a name with what tells a son from his father: "Poe J III", "Poe, J., Jr."."""
    name, following, is_sure = _parse_name(words, place, **style)
    if place == following:
        return name, following, is_sure
    if _is_suffix(words, following):
        return f"{name} {words[following].text}", following + 1, is_sure
    if " " in name and _is_comma(words, following) and _is_suffix(words, following + 1):
        suffix = words[following + 1].text.rstrip(".")
        return f"{name}, {suffix}", following + 2, is_sure
    return name, following, is_sure


def _is_suffix(words: list[Word], place: int) -> bool:
    """Whether a word tells a son from his father; "2nd" before a word may count editions."""
    if place >= len(words) or not SUFFIX.fullmatch(words[place].text):
        return False
    if words[place].text[0].isalpha() or _is_pointed(words[place]):
        return True
    after = words[place + 1 : place + 2]
    return any(word.is_joint or word.text in ":(" for word in after)


def _is_given(words: list[Word], place: int) -> bool:
    """Whether given names stand after "Poe,": no name follows their initial that is one of more."""
    if words[place - 1].text != ",":
        return False
    after = [word for word in words[place + 1 : place + 4] if not word.is_initials]
    return not (len(after) == 1 or (len(after) > 1 and after[1].is_joint))


def _is_no_name(name: str, names: list[str], *, is_last: bool) -> bool:
    """Whether words are an acronym, or a title in capitals: "Ann Poe, THE WORLD OF THINGS".

    ``is_last`` says that "and" stands before them: then they are a name, not the start of a title.
    """
    if name in _ACRONYMS or name.rstrip(".") in _DEGREES:
        return True
    if not names:
        return False
    are_initialled = len(names) > 1 and name[1:2] != "." and all(map(_INITIALLED.match, names))
    if are_initialled and not (is_last or _INNER_INITIAL.search(name) or is_given_name(name)):
        return True  # "D. Poe, J. Roe, Ideals and Varieties"
    is_shouted, others = _SHOUTED.search(name) is not None, _SHOUTED.search(names[0]) is not None
    is_shouted = is_shouted or (others and _SHORT_SHOUTED.match(name) is not None)  # BOL Peter
    if is_shouted and name.split()[0].istitle() and is_given_name(name):
        return False  # "Ann Poe, Nicolas THOME"
    return is_shouted is not others and (is_shouted or not is_given_name(name))


def _is_month(words: list[Word], start: int, end: int) -> bool:
    """Whether a word is the month of a date, "Ann Poe, Feb 20, 2024"."""
    before_number = end - start == 1 and end < len(words) and words[end].text.isdecimal()
    return before_number and read_month(words[start].text.rstrip(".")) > 0


def _is_lone(name: str) -> bool:
    """Whether a name is one word, of more than initials, and no given name."""
    return name.isalpha() and len(name) > 3 and not is_given_name(name)


def _parse_name(
    words: list[Word],
    place: int,
    *,
    initials_last: bool,
    initials_first: bool,
    are_turned: bool,
) -> tuple[str, int, bool]:
    """Parse one name: where it ends, and whether its form is one that only names have.

    In Vancouver style initials are last: "Roe F. Liquid things" is "Roe F." and a title. Where
    names are turned round, so is "Zaharia, M. Fine Things", whatever may be a given name.
    """
    start, sure, count, total = place, False, 0, len(words)
    while place < total and count < MAX_WORDS and not words[place].is_others:
        word = words[place]
        following = words[place + 1] if place + 1 < total else None
        if word.is_particle:
            if count > 1 and word.is_joint and _starts_full_name(words, place + 1):
                break  # "Ann Poe y Bo Li", but "José Ortega y Gasset"
            if not following or not (following.is_name or following.is_particle):
                break
            place += 1
            continue
        if count and word.is_capitals and not (following and _is_of_name(following)):
            end = _end_of_capitals(words, place + 1)
            return _join(words, start, end), end, True  # Poe AB
        is_surname = not count and initials_last and _stands_before_capitals(words, place)
        if not (word.is_part or is_surname or _may_join(words, place, count)):
            break
        sure = sure or word.is_glued or (word.is_initials and word.text[-1] == ".")
        place, count = place + 1, count + 1 + word.is_glued
        if word.may_end and _ends_name(words[start:place], following, initials_last=initials_last):
            break
    if not count or (count == 1 and words[place - 1].is_initials):
        return "", start, False
    is_turned = place < total and words[place].text == "," and not words[start].is_initials
    family = _parse_initials(words, place) if is_turned else 0
    if family and not (
        (count > 1 or (start > 0 and not are_turned))
        and _leads_next_name(words, start, place, family, initials_first=initials_first)
    ):
        return _join(words, start, family), family, True  # Poe, A. B.
    name = _join(words, start, place)
    name = name if words[place - 1].is_initials else name.rstrip(".")
    return name, place, sure and count > 1


def _stands_before_capitals(words: list[Word], place: int) -> bool:
    """Whether any word is a surname, as initials and a comma tell: "Poe AB, Book KR, Roe C"."""
    after = words[place + 1 : place + 3]
    return (
        words[place].is_name
        and bool(after)
        and after[0].is_capitals
        and all(word.text == "," for word in after[1:])
    )


def _end_of_capitals(words: list[Word], place: int) -> int:
    """Find where initials set apart by spaces end, "Poe A B", before a sign or the end."""
    end = place
    while end < len(words) and (words[end].is_capitals or words[end].is_initials):
        end += 1
        if words[end - 1].text[-1] == ".":
            return end
    is_closed = end == len(words) or not _is_of_name(words[end])
    return end if is_closed else place


def _is_of_name(word: Word) -> bool:
    """Whether a word after initials belongs to the same name: "Mark J van der Roe"."""
    return word.is_name or (word.is_particle and not word.is_joint)


def _may_join(words: list[Word], place: int, count: int) -> bool:
    """Tell the initial in "Ann A Poe, Bo Li" from a title: the name ends right after the surname.

    ``count`` says how many words of the name stand before it.
    """
    if not count and may_start(words, place):
        return True
    if count < 2 and _is_of_surname(words, place, count):
        return True
    if count != 1 or not words[place].is_initials or place + 1 >= len(words):
        return False
    surname, after = words[place + 1], words[place + 2 : place + 3]
    ends = surname.text[-1] == "." or all(word.is_joint for word in after)
    return surname.is_plain and ends


def _is_of_surname(words: list[Word], place: int, count: int) -> bool:
    """Whether an ordinary word is one of two of a surname: "Poe, A., & Class Poe, B. (2014)".

    Names and their initials stand before it, and initials, and what closes them, behind both.
    """
    comma, before = place + 2 - count, place - count - 1
    if comma >= len(words) or not all(word.is_name for word in words[place:comma]):
        return False
    joints = 0
    while before >= 0 and words[before].is_joint:
        before, joints = before - 1, joints + 1
    end = _parse_initials(words, comma) if joints and _is_pointed(words[before]) else 0
    return end > 0 and words[before].is_initials and _closes_name(words, end)


def _closes_name(words: list[Word], place: int) -> bool:
    """Whether a sign stands at a place that only follows the end of a name, or a year does."""
    after = words[place : place + 1]
    return any(word.is_joint or word.is_others or word.text in "(0123456789" for word in after)


def _starts_full_name(words: list[Word], place: int) -> bool:
    """Whether a name of two words or more stands at a place."""
    name = words[place : place + 2]
    return len(name) == 2 and name[0].is_part and name[1].is_part


def _ends_name(name: list[Word], following: Word | None, *, initials_last: bool) -> bool:
    """Whether no other word of a name can follow: after its initials, or a point."""
    last = name[-1]
    if last.is_glued or last.text in ("Jr.", "Sr."):
        is_turned = initials_last and len(name) == 2 and not name[0].is_initials  # Poe Jr. HW
        may_go_on = is_turned and following is not None and _TURNED.fullmatch(following.text)
        return not may_go_on  # Poe, H. W., Jr. A Fine Title
    if not last.is_initials:
        return last.text[-1] == "." and last.text not in _NO_ENDS
    if name[0].is_initials:
        return False
    goes_on = following is not None and following.is_initials
    if len(name) == 1 or (goes_on and following and _is_pointed(following)):
        return False
    if following and following.is_capitals and _is_pointed(last):
        return True  # "Poe J. A new look", "Poe J. AI for things"
    is_cyrillic = _CYRILLIC.match(name[0].text) is not None and not goes_on
    return initials_last or is_cyrillic


def _is_pointed(word: Word) -> bool:
    return word.text[-1] == "."


def may_start(words: list[Word], place: int) -> bool:
    """Whether a name may start with a word: any does before initials, "Press, W. H."."""
    word = words[place]
    return word.is_part or (word.is_name and _parse_initials(words, place + 1) > 0)


def _parse_initials(words: list[Word], place: int) -> int:
    """Find where the initials after "Poe," end; 0 where none stand."""
    if place >= len(words) or words[place].text != ",":
        return 0
    end = place + 1
    while end < len(words) and end < place + 5 and words[end].is_initials:
        if end > place + 1 and (not words[end].is_part or words[end].text == "O"):
            break  # "Poe, G. D. A Title", "Poe, A. O rio"
        end += 1
    if end == place + 1:
        return 0
    if end < len(words) and _is_small_initial(words, end):
        return end + 1
    is_closed = words[end - 1].text[-1] == "." or end == len(words)
    while is_closed and end < len(words) and words[end].is_particle:
        if end + 1 < len(words) and words[end + 1].is_name:
            break
        end += 1  # Saussure, F. de
    return end if is_closed or words[end].is_joint or words[end].text == "(" else 0


def _is_small_initial(words: list[Word], place: int) -> bool:
    """Whether a program wrote the last initial small: "Poe, J. a. (2010)", "Poe, J. a, & Roe"."""
    word = words[place]
    is_letter = word.text[0].islower() and word.text[1:] in ("", ".") and not word.is_joint
    if not is_letter or not _is_pointed(words[place - 1]):
        return False
    return _closes_name(words, place + 1) if _is_pointed(word) else _is_comma(words, place + 1)


def _is_comma(words: list[Word], place: int) -> bool:
    return place < len(words) and words[place].text == ","


def _leads_next_name(
    words: list[Word], start: int, comma: int, end: int, *, initials_first: bool
) -> bool:
    """Tell "Perry Cheng, V.T. Rajan": the initials after a whole name are those of the next.

    So are those behind the second of two whole names, "Bo Orr, Fei Mao, V. T. Roe, Li Dai", where
    the name that they begin ends.
    """
    if end >= len(words) or not words[end].is_name:
        return False
    has_initial = any(word.is_initials for word in words[start + 1 : comma])  # Mark D. Roe, J. Li
    if initials_first or has_initial or is_given_name(words[start].text):
        return True
    is_closed = end + 1 == len(words) or words[end + 1].is_joint or _is_pointed(words[end])
    return start > 0 and is_closed


def _join(words: list[Word], start: int, end: int) -> str:
    """Give a name as text, with one space between its words."""
    return " ".join([word.text for word in words[start:end]]).replace(" ,", ",")
