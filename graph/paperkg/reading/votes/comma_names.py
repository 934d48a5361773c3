"""Names between commas: which of the first parts of a citation they are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from paperkg.reading.names.name_ends import names_team
from paperkg.reading.names.name_leads import BY
from paperkg.reading.names.people import People, read_people
from paperkg.reading.patterns import AND, CAPITAL, MIN_SURNAMES, SURNAMES_FIRST
from paperkg.reading.words import is_given_name

__all__ = [
    "EDITORS_LAST",
    "are_names",
    "count_joined",
    "count_names",
    "count_turned",
    "ends_names",
    "is_known_name",
    "is_surname_and_given",
    "is_team",
    "read_names",
]

MAX_NAME = 4
"""The name of a person has no more words."""

MAX_INITIALS = 3
"""Initials without points have no more letters."""

MIN_TURNED = 3
"""A surname, a given name and a title are so many parts."""

EDITORS_LAST = re.compile(r"\s\([^\W\d_]{2,6}\.?\)$")  # (ed.), (dir.), (Hg.)
# "Poe (Ann)", "POE Ann", "DE LA POE A. B."
_TURNED = re.compile(
    rf"({CAPITAL}[\w’'-]+(?: {CAPITAL}[\w’'-]+)?) \(({CAPITAL}[\w. -]*)\)"
    r"|((?:[^\W\d_a-zß-ÿ]{2,}[’' -])+)([^\W\d_a-zß-ÿ][a-zß-ÿ.]*(?:[ -][^\W\d_a-zß-ÿ][a-zß-ÿ.]*)?)"
)
_SURNAMES = re.compile(
    rf"(?:[a-z]{{1,3}} )*{CAPITAL}[\w.'’-]*(?: (?:[a-z]{{1,3}} )?{CAPITAL}[\w.'’-]*)?"
)
_SURNAME = re.compile(rf"{CAPITAL}[\w'’-]+(?: {CAPITAL}[\w'’-]+)?")
_PARTICLE = re.compile(r" [a-z]{1,3} ")  # Ortega y Gasset
_INITIALS = re.compile(r"(?:[^\W\d_]\.[ -]?){1,3}|[^\W\d_a-zß-ÿ]{1,3}")  # A. B., AB
_GIVEN = re.compile(rf"{CAPITAL}[a-zß-ÿ'’-]+(?: {CAPITAL}\.){{0,3}}")  # Ann B.
_JOINT = re.compile(rf"(?:^|\s){AND}\s|\bal\b\.?$")  # and Bo Roe; Bo Roe & Xu Li; Xu Li et al.
_LEADING_JOINT = re.compile(rf"{AND}\s")
_SENTENCE_END = re.compile(r"[^\W\d_A-Z]{2}(?<!\bal)\.(?:\s|$)")
_WORD_STOP = re.compile(r"[a-zß-ÿ]\. ")


def count_names(texts: Sequence[str]) -> tuple[int, bool]:
    """Count the parts at the start that are names, and say if they are known to be some."""
    pairs = 0
    while is_surname_and_given(*texts[pairs : pairs + 2]):
        pairs += 2
    if pairs:
        while pairs < len(texts) - 2 and is_known_name(texts[pairs]):
            pairs += 1
        return pairs, True
    if not read_names(texts[0]):
        return _count_surnames(texts), False
    names = 1
    if is_known := is_known_name(texts[0]):
        while names < len(texts) - 2 and is_known_name(texts[names]):
            names += 1
        names += 1 < names < len(texts) - 2 and names_team(texts[names])
    return names, is_known


def count_joined(texts: Sequence[str], *, told: bool = False) -> int:
    """Count the parts at the start that are names up to the last, which "and" or the like shows.

    So whatever the names are: "Zorion Roe, Xu Li, and Yra Poe", "Poe, Ann and Bo Roe"; 0 of others.
    One of two must be known, if siblings have not ``told`` that names stand there.
    """
    last = next((at for at in range(1, len(texts) - 1) if _JOINT.search(texts[at])), 0)
    if not last:
        return 0
    joint = _JOINT.search(texts[last])
    surname = texts[last][joint.end() :] if joint else ""
    is_pair = is_surname_and_given(surname, texts[last + 1])  # "… and Roe, Bo"
    is_pair = is_pair or (told and _GIVEN.fullmatch(texts[last + 1]) is not None)
    for end in (last + 1, last + 2) if is_pair else (last + 1,):
        people = read_people(", ".join(texts[:end]), single=True) if end < len(texts) else None
        if people and all(" " in name for name in people.names):
            return end if told or people.is_known else 0
    return 0


def ends_names(text: str) -> bool:
    """Whether "and" or the like shows that a part holds the last of several names."""
    return _JOINT.search(text) is not None


def count_turned(texts: Sequence[str]) -> int:
    """Count the parts of names whose first is turned, as those of siblings are: "Quay, Nell"."""
    if texts[0].count(" ") > 1 or len(texts) < MIN_TURNED or not _SURNAMES.fullmatch(texts[0]):
        return 0
    return count_joined(texts, told=True) or 2 * bool(_GIVEN.fullmatch(texts[1]))


def _count_surnames(texts: Sequence[str]) -> int:
    """Count the words alone at the start: several before a title are surnames."""
    several = SURNAMES_FIRST.match(", ".join(texts)) if len(texts) > MIN_SURNAMES else None
    if several:
        return several[1].count(", ") + 1
    return int(_SURNAME.fullmatch(texts[0]) is not None)


def is_surname_and_given(surname: str = "", given: str = "") -> bool:
    """Tell "Poe, Ann" and "POE, Ann de" from a name and a title: "Jane Austen, Emma"."""
    surname = surname.removeprefix("and ").removeprefix("& ")
    is_coined = given.isupper() and len(given) > MAX_INITIALS and "." not in given  # BERT
    if is_coined or "," in given or _WORD_STOP.search(given) or surname.endswith(" al."):
        return False
    is_loud = surname.isupper() and len(surname) > 2
    is_short = " " not in given or (is_loud and given.count(" ") < MAX_NAME)
    has_form = _GIVEN.fullmatch(given) is not None
    if has_form and (is_loud or given.endswith(".")):
        return True
    are_known = all(map(is_given_name, given.split()))
    is_known = is_given_name(given) and (is_short or has_form or are_known)
    is_given = _INITIALS.fullmatch(given) or is_known
    is_whole = " " in surname and is_given_name(surname) and not _PARTICLE.search(surname)
    return bool(is_given) and not is_whole and _SURNAMES.fullmatch(surname) is not None


def read_names(text: str) -> People | None:
    """Read a part as names: one of a word alone may be anything."""
    if turned := _TURNED.fullmatch(text):
        surname, given = filter(None, turned.groups())
        name = f"{surname}, {given}" if "(" in text else text
        return People((name,), len(text), is_given_name(given))
    text = EDITORS_LAST.sub("", text)
    text = text[joint.end() :] if (joint := _LEADING_JOINT.match(text)) else text
    return read_people(text, single=True) if " " in text else None


def is_known_name(text: str) -> bool:
    """Whether a part is names that can be nothing else, or whose given name is known."""
    people = read_names(text)
    if people is None or _GIVEN.fullmatch(text):  # "Poe, Ann B."
        return False
    if people.has_others:
        return True  # Poe et al.
    if not all(" " in name for name in people.names):
        return False
    if _TURNED.fullmatch(text):
        return people.is_sure
    is_sure = people.is_sure and (len(people.names) > 2 or "." in people.names[0])
    is_joined = len(people.names) > 1 and people.has_given_name and ", " not in text
    return is_sure or is_joined or text.startswith(BY) or all(map(is_given_name, people.names))


def is_team(text: str) -> bool:
    """Whether a part between semicolons is several names, one of them known."""
    people = read_names(text) if ", " in text else None
    return people is not None and people.has_given_name


def are_names(text: str) -> bool:
    """Whether all parts between the commas of a text are known to be names."""
    if _SENTENCE_END.search(text):
        return False
    first, *rest = parts = text.split(", ")
    if rest and is_surname_and_given(first, ", ".join(rest)):
        return True
    return all(map(is_known_name, parts)) or count_joined((*parts, "")) == len(parts)
