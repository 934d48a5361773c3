"""The words and signs of a list of names, each with what it may be there.

What a word may be depends on nothing but the word, so it is worked out once for each.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from paperkg.reading.names.long_initials import LONG_INITIALS, are_long_initials
from paperkg.reading.patterns import BIG, CAPITAL
from paperkg.reading.words import any_of, either, words_of

__all__ = [
    "INITIALS_LAST",
    "MAX_WORDS",
    "ORDINARY",
    "PARTICLES",
    "SUFFIX",
    "Word",
    "find_ordinary",
    "read_tokens",
    "sort_word",
]

MAX_TOKENS = 600
"""No list of authors is longer; what follows is not looked at."""

MAX_WORDS = 5
"""No name has more words that begin big."""

_BIG_PARTICLES = words_of("people", "particles")
PARTICLES = _BIG_PARTICLES | words_of("people", "small_particles")
"""Words in small letters that belong to surnames; some do with a capital, too."""

_CALLED = either("people", "called")
_TITLES = frozenset(f"{word}." for word in words_of("people", "called"))
"""What people are called by, in small letters: "prof. Ann Poe"."""

ORDINARY = re.compile(
    rf"(?<![\w'’.-])(?=[a-zß-ÿа-яё])(?!(?:{_CALLED})\.\s)(?!(?:{either('people', 'last_joints')}|"
    r"others|otros|outros|altri|colleagues|(?:co-?)?authors|coautores|more|en|eds?|editors?|"
    rf"hg|hrsg|dir|coords?|{any_of(PARTICLES)}|"
    r"ym|dkk|ark|cols|kol|mtsai|spol|tsai|др|соавт)\b)[a-zß-ÿа-яё]{2,}"
)
"""A word in small letters: no list of authors goes on over one, but for these."""

INITIALS_LAST = re.compile(rf"[^,.]*\s[{BIG}]{{1,3}}")
"""A name in Vancouver style, "Poe AB"."""

SUFFIX = re.compile(r"(?:Jr|Sr|I{2,3}|IV|[2-9](?:nd|rd|th|d))\.?")
"""What tells a son from his father: "Poe AB Jr", "Poe AB 2nd"."""

# "and 12 others", "& 36 co-authors"
_COUNTED = rf"\d{{1,4}} (?:{any_of(words_of('people', 'counted_others'))})"
_ANY_WORD = r"[^\W\d_](?:[\w'’‘`.‐‑-]*\w)?\.?"
_TOKEN = re.compile(
    r"(?!\s)(?:"  # no space is any of these, which is told at one look
    rf"(?=[^\W\d_]{{5}}){_ANY_WORD}|"  # nor is a longer word, as most names are
    r"\.\.\.|…|et\.?\s?al\b\.?|и\s(?:др|соавт)\b\.?|"
    # "Poe e outros", but "Água e outros fatores"
    r"(?:y\sotros|e\soutros|e\saltri|und\sandere)\b\.?(?!\s(?-i:[a-zß-ÿ]))|"
    rf"(?-i:u\.\sa\b\.?)|{_COUNTED}\b|"
    rf"(?-i:{LONG_INITIALS})|"
    r"['’‘]t(?=\s)|"  # 't Hooft
    r"[2-9](?:nd|rd|th|d)\b\.?|"  # Poe AB 2nd
    rf"{_ANY_WORD}|[,;&*∗†‡§]|\S)",
    re.IGNORECASE,
)
_COUNTED_OTHERS = re.compile(_COUNTED)
_ELIDED = re.compile(rf"d['’][{BIG}][\w’'-]+")  # "d'Este"
_JOINTS = words_of("people", "joints")
_LAST_JOINTS = words_of("people", "last_joints")
_OTHERS = words_of("people", "others")
# Words that start many titles and no name.
_NO_NAMES = words_of("people", "no_names")
_INITIALS = re.compile(  # and "Jean-P.", half a name
    r"(?:[^\W\d_]\.[-‐‑]?){1,4}[^\W\d_]?|[^\W\d_](?:[-‐‑][^\W\d_]\.?)?"
    r"|[^\W\d_]{2,12}[-‐‑][^\W\d_]\."
)
_GLUED = re.compile(
    rf"(?:{CAPITAL}\.){{1,3}}{CAPITAL}[\w'’-]+|{CAPITAL}[\w'’-]+[a-zß-ÿ]\.{CAPITAL}\.(?:{CAPITAL}\.)?"
)
_CAPITALS = re.compile(rf"[{BIG}]{{1,3}}(?:-[A-Z])?")
_NAME = re.compile(
    rf"{CAPITAL}(?:[^\W\d]|['’‘`‐‑-]){{0,60}}[^\W\d_]\.?|[A-ZÀ-ÞŁŚŠŽČ][’'][A-Z][\w-]+"
)
_ARTICLES = ("A", "I")
_SAINTS = ("St.", "Ste.")  # Emily St. John Poe
_SMALL_INITIAL = re.compile(r"[a-zß-ÿа-яё]\.?")  # "Poe, J. a."


@dataclass(frozen=True, slots=True)
class Word:
    """What a word or a sign may be in a list of names.

    Attributes
    ----------
    text
        As written.
    is_initials, is_capitals
        Whether it may be initials, "A." or "J.-P.", or those of Vancouver style, "AB".
    is_name
        Whether it begins as a name does, "Poe".
    is_glued
        Whether it is a whole name without spaces, "D.E.Knuth", "Knuth.D.E.".
    is_part
        Whether a name may hold it: initials, or a word that begins no title.
    is_plain
        Whether it is such a word, and neither initials nor a small word of surnames.
    is_particle
        Whether it is a small word of surnames, "van".
    is_joint, is_last_joint
        Whether it stands between two names, and whether only before the last of them.
    is_others
        Whether it stands for the authors who are not named.
    is_open
        Whether a list of names may go on after it.
    may_end
        Whether a name may end with it while more words follow: initials, or what has a point.
    """

    text: str
    is_initials: bool
    is_capitals: bool
    is_name: bool
    is_glued: bool
    is_part: bool
    is_plain: bool
    is_particle: bool
    is_joint: bool
    is_last_joint: bool
    is_others: bool
    is_open: bool
    may_end: bool


def read_tokens(text: str) -> tuple[list[Word], list[int]]:
    """Cut a text into words and signs, up to where no name can follow: each, and where it ends.

    An ordinary word is left out, and so is what somebody is called by; any other word that ends
    the names is the last.
    """
    words: list[Word] = []
    ends: list[int] = []
    in_a_row = 0
    for match in _TOKEN.finditer(text):
        shown = match[0]
        if shown in _TITLES:
            continue
        word = sort_word(shown)
        if word is None:
            break
        words.append(word)
        ends.append(match.end())
        in_a_row = 0 if word.is_joint else in_a_row + word.is_part
        if not word.is_open or in_a_row > MAX_WORDS or len(words) > MAX_TOKENS:
            break
    return words, ends


def find_ordinary(text: str) -> re.Match[str] | None:
    """Find a word in small letters: most often it is the second of a title or a remark."""
    return ORDINARY.match(text, text.find(" ") + 1) or ORDINARY.search(text)


@lru_cache(maxsize=20_000)
def sort_word(text: str) -> Word | None:
    """Say what a word may be; None of an ordinary one."""
    if ORDINARY.match(text):
        return None
    lower, is_big = text.lower(), text[0].isupper()
    is_initials = is_big and (_INITIALS.fullmatch(text) is not None or are_long_initials(text))
    is_glued = is_big and _GLUED.fullmatch(text) is not None
    is_name = is_big and lower not in _JOINTS and _NAME.fullmatch(text) is not None
    is_name = is_name or is_glued or _ELIDED.fullmatch(text) is not None
    is_capitals = _CAPITALS.fullmatch(text) is not None
    is_part = text not in _ARTICLES if is_initials else is_name and lower not in _NO_NAMES
    is_particle, is_joint = text in PARTICLES, lower in _JOINTS
    is_others = (lower in _OTHERS and not text.isupper()) or _COUNTED_OTHERS.fullmatch(
        lower
    ) is not None
    return Word(
        text=text,
        is_initials=is_initials,
        is_capitals=is_capitals,
        is_name=is_name,
        is_glued=is_glued,
        is_part=is_part,
        is_plain=is_part and not is_initials and lower not in _BIG_PARTICLES,
        is_particle=is_particle,
        is_joint=is_joint,
        is_last_joint=lower in _LAST_JOINTS,
        is_others=is_others,
        is_open=is_initials
        or is_capitals
        or is_name
        or is_particle
        or is_joint
        or is_others
        or _SMALL_INITIAL.fullmatch(text) is not None
        or SUFFIX.fullmatch(text) is not None,
        may_end=is_initials or is_glued or (text[-1] == "." and text not in _SAINTS),
    )
