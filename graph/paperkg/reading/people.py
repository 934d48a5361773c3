"""Lists of authors, as reading lists and citations write them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from paperkg.reading.tokens import (
    INITIALS_LAST,
    MAX_WORDS,
    ORDINARY,
    Token,
    Word,
    read_tokens,
)
from paperkg.reading.words import given_names, words_of

__all__ = [
    "ISSUE",
    "SURNAME_FIRST",
    "VANCOUVER",
    "People",
    "is_given_name",
    "match_people",
    "read_han_names",
    "read_people",
]

PHRASE = 4
"""A name of so many words has a given name, initials or a particle among them."""

_CYRILLIC = re.compile("[\u0410-\u042f\u0401]")
# Names of two or three signs, before a point or a colon: "王立才, 孟祥武, 等."
_HAN_NAME = re.compile(
    "(?:欧阳|司马|上官|诸葛|东方|皇甫|慕容)?[\u4e00-\u9fff]{2,3}(?![\u4e00-\u9fff])"
)
_HAN_NAMES = re.compile(
    "([\u4e00-\u9fff]{2,3}(?:\\s?[,，、]\\s?(?!等)[\u4e00-\u9fff]{2,3})*)(\\s?[,，]?\\s?等)?(?=\\s?[.．：:])"
)
# Names of two to four syllables, before a point or a year: "김민수, 이영희 (2020)".
_HANGUL_NAMES = re.compile(
    "([\uac00-\ud7a3]{2,4}(?:\\s?[,·、]\\s?[\uac00-\ud7a3]{2,4}(?!\\s?[\uac00-\ud7a3]))*)"
    "(\\s?(?:외|등)(?:\\s?\\d+인)?)?(?=\\s?(?:[.．：:]|\\((?:19|20)\\d\\d))"
)
_ACRONYMS = words_of("venues", "acronyms")
# Two authors, both with the surname first: "Bértola, Luis y Ocampo, José Antonio (2010)".
_SIDE = r"[^\W\d_a-zß-ÿ][\w’'-]+(?: [^\W\d_a-zß-ÿ][\w’'-]*\.?){0,2}"
_TURNED_PAIR = re.compile(
    rf"({_SIDE}), ({_SIDE}),? (?:y|e|and|&|und|et) ({_SIDE}), ({_SIDE})(?=\.?\s*\(|\.\s|\.?$)"
)
_HANGUL_SURNAMES = words_of("people", "hangul_surnames")
_HAN_SURNAMES = words_of("people", "han_surnames")
_YEAR = re.compile(r"[\s,.(]+(?:19|20)\d\d\b")
_LEAD = re.compile(r"(?:by|von|par|por|authors?\s*:|作者\s*[:：])\s*", re.IGNORECASE)
_SIGNS = re.compile(r"\s*(?:\(eds?\.?\)|[*∗†‡§¹²³]+)")
_OTHERS_WORD = re.compile(r"\bet\.?\s?al\b|等")
_STOP_AFTER_INITIAL = re.compile(r"(?<=[a-zà-ÿ]\s)[A-Z]\.\s+(?=[A-Z][a-z])")
ISSUE = re.compile(r"((?:1[89]|20)\d\d(?: [A-Z][a-z]{2}(?: \d{1,2})?)?);\s?[A-Z]?\d")
"""When and in which issue, in Vancouver style alone: "2007 Mar 23;315(5819):1709-12"."""

VANCOUVER = re.compile(rf"{ISSUE.pattern}|;\s(?:1[89]|20)\d\d\.?\s*$")
"""How citations in that style end; a book's: "Philadelphia: Elsevier; 2019."."""

SURNAME_FIRST = re.compile(
    r"([^\W\d_a-zß-ÿ][\w’'-]+), [^\W\d_a-zß-ÿ][\w’'-]+(?: [A-Z]\.?| [^\W\d_a-zß-ÿ][\w’'-]+)?"
)
"""One author as citations turn the name, "Achebe, Chinua", whatever the given name."""

_VOLUME = re.compile(r",\s*(?:vol|no|pp|\d+\s*[(:])", re.IGNORECASE)
# "Sparse models of …": one word that begins big, before an ordinary one.
_LONE_WORD = re.compile(rf"\s*([^\W\d_]+)\s+{ORDINARY.pattern}")
_HONOURS = frozenset({"Jr", "Jr.", "Sr.", "II", "III", "PhD", "Dr.", "Prof.", "Ed.", "Eds."})


@dataclass(frozen=True, slots=True)
class People:
    """Authors found in a text.

    Attributes
    ----------
    names
        As written, without "et al.".
    end
        Where they end in the text.
    is_sure
        Whether they can be nothing else: initials, "et al.", or several full names.
    has_others
        Whether they end with "et al."
    """

    names: tuple[str, ...]
    end: int
    is_sure: bool
    has_others: bool = False


def match_people(
    text: str, common: frozenset[str] = frozenset(), *, single: bool = False
) -> People | None:
    """Match the authors with which a text starts, as citations do.

    Parameters
    ----------
    text
        Such as "Poe, A., & Roe, J. (1995). The amygdala and memory."
    common
        Words in small letters that are known to be ordinary ones, and so no names by themselves.
    single
        Whether names of one word will do, as after "by" and before a year.

    Examples
    --------
    >>> match_people("Poe AB, Roe J (2012) Spectral things").names
    ('Poe AB', 'Roe J')
    >>> match_people("Poe, A., & van Roe, J. (1995). The amygdala").names
    ('Poe, A.', 'van Roe, J.')
    >>> match_people("Hinton, Geoffrey, et al. Deep things").names
    ('Hinton, Geoffrey',)
    """
    lone = None if single else _LONE_WORD.match(text)
    if lone and lone[1].lower() not in given_names():
        return None
    return _match_names(text, common, single)


@lru_cache(maxsize=20_000)  # a piece of text is asked for again as it is cut
def _match_names(text: str, common: frozenset[str], single: bool) -> People | None:
    tokens = read_tokens(text)
    if not tokens or not (tokens[0].word.is_particle or _may_start(tokens, 0)):
        return None
    is_lone = len(tokens) == 1 and not single and not is_given_name(tokens[0].word.text)
    if is_lone or _is_phrase(tokens):
        return None
    pair = _TURNED_PAIR.match(text) if text.count(", ") > 1 else None
    if pair and _are_turned(pair):
        return People((f"{pair[1]}, {pair[2]}", f"{pair[3]}, {pair[4]}"), pair.end(), True)
    is_vancouver = ";" in text and VANCOUVER.search(text, 0, 600) is not None
    names, last, has_form = _parse_names(tokens, initials_last=is_vancouver)
    if not names:
        return None
    has_others = last < len(tokens) and tokens[last].word.is_others
    end = tokens[last if has_others else last - 1].end
    is_sure = has_others
    if not has_others:
        is_short = len(names) == 1 and INITIALS_LAST.fullmatch(names[0]) is not None
        if not is_short and _VOLUME.match(text, end):
            return None  # "J. Mechatronics, vol. 24"
        # "Image GPT" has the form of a short name, too.
        is_sure = is_vancouver or _ends_short_name(text, end) if is_short else has_form
    is_sure = is_sure or any(map(_has_capital_surname, names))
    single = single or (len(names) == 2 and text[end : end + 2] == ": ")
    if not (is_sure or _are_names(names, common, single=single)):
        return None
    names = _mend_names(names, text, end, has_others=has_others)
    is_sure = is_sure or (len(names) > 2 and all(" " in name for name in names))
    return People(tuple(names), end, is_sure, has_others)


def _ends_short_name(text: str, end: int) -> bool:
    """Whether a title follows "Poe A.", or a year "Poe AB"."""
    stopped = _STOP_AFTER_INITIAL.match(text, end - 1) is not None
    return stopped or _YEAR.match(text, end) is not None


def _mend_names(names: list[str], text: str, end: int, *, has_others: bool) -> list[str]:
    """Undo the cuts of lists that use commas inside names, or only semicolons between them."""
    if ";" in text[:end] and not any(" " in name for name in names):
        names = [part.strip(" .") for part in text[:end].split(";")]
    if "," in text[:end]:
        names = _join_reversed(names, has_others=has_others, following=text[end : end + 1])
    return names


def _are_turned(pair: re.Match[str]) -> bool:
    """Whether given names stand after both surnames, and in neither."""
    return all(map(is_given_name, pair.group(2, 4))) and not any(
        map(is_given_name, pair.group(1, 3))
    )


def _parse_names(tokens: list[Token], *, initials_last: bool) -> tuple[list[str], int, bool]:
    """Parse names and the joints between them: the names, where they end, whether one is sure."""
    names: list[str] = []
    place = last = 0
    is_sure = is_last = False
    while place < len(tokens) and not (names and tokens[place].word.is_others):
        name, following, sure = _parse_name(tokens, place, initials_last=initials_last)
        if following == place or name in _ACRONYMS:
            break
        names.append(name)
        if len(names) == 1:  # the first shows the style of all
            initials_last = initials_last or INITIALS_LAST.fullmatch(name) is not None
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
    return names, last, is_sure


def read_han_names(text: str) -> People | None:
    """Read the Chinese or Korean names with which a citation starts.

    Examples
    --------
    >>> read_han_names("王小明, 李红, 等. 机器学习").names
    ('王小明', '李红')
    """
    if found := _HAN_NAMES.match(text):
        names, surnames = _HAN_NAME.findall(found[1]), _HAN_SURNAMES
    elif found := _HANGUL_NAMES.match(text):
        names, surnames = re.split(r"\s?[,·、]\s?", found[1]), _HANGUL_SURNAMES
    else:
        return None
    if any(name[0] not in surnames for name in names):
        return None
    return People(tuple(names), found.end(), True, found[2] is not None)


def _is_phrase(tokens: Sequence[Token]) -> bool:
    """Whether too many words for a name begin big: "Uniprocessor Garbage Collection Techniques"."""
    words = tokens[:PHRASE]
    if len(words) < PHRASE or not all(token.word.is_plain for token in words):
        return False
    has_point = any(token.word.text[-1] == "." for token in words[:-1])
    return not has_point and not is_given_name(words[0].word.text)


def read_people(
    text: str, common: frozenset[str] = frozenset(), *, single: bool = False
) -> People | None:
    """Read a text that is a list of authors and nothing else.

    Examples
    --------
    >>> read_people("Ann Poe, John Q. Roe, and Bo Li").names
    ('Ann Poe', 'John Q. Roe', 'Bo Li')
    >>> read_people("by A. Poe et al.").names
    ('A. Poe',)
    >>> read_people("A Finer Paper on Things") is None
    True
    """
    text = text.strip(" \t()[]（）*_,;:—–-|·•").lstrip(".")
    lead = _LEAD.match(text)
    text = text[lead.end() :] if lead else text
    if text.startswith("de ") and is_given_name(text[3:]):
        text = text[3:]  # "de Ann Poe", but not "de Saussure"
    text = _SIGNS.sub("", text) if "(" in text or "*" in text or not text.isascii() else text
    ordinary = ORDINARY.search(text)
    if ordinary and not _OTHERS_WORD.search(text, 0, ordinary.start()):
        return None
    found = match_people(text, common, single=single)
    return found if found and not text[found.end :].strip(" .,;等*") else None


def is_given_name(name: str) -> bool:
    """Whether the given name in a name is known as one.

    Examples
    --------
    >>> is_given_name("Barbara Liskov"), is_given_name("Random Forests")
    (True, False)
    """
    words = name.split() if "," in name else name.split()[:1]
    return any(word.strip(".,").lower() in given_names() for word in words)


def _has_capital_surname(name: str) -> bool:
    """Tell "BOURDIEU Pierre" by its capitals and its given name."""
    first, _, rest = name.partition(" ")
    return len(first) > 2 and first.isupper() and "," not in name and is_given_name(rest)


def _parse_name(tokens: list[Token], place: int, *, initials_last: bool) -> tuple[str, int, bool]:
    """Parse one name: where it ends, and whether its form is one that only names have.

    In Vancouver style initials are last: "Roe F. Liquid things" is "Roe F." and a title.
    """
    start, sure, words = place, False, 0
    while place < len(tokens) and words < MAX_WORDS and not tokens[place].word.is_others:
        word = tokens[place].word
        following = tokens[place + 1].word if place + 1 < len(tokens) else None
        if word.is_particle:
            if not following or not (following.is_name or following.is_particle):
                break
            if words > 1 and word.is_joint and is_given_name(following.text):
                break  # "Ann Poe y Bo Li", but not "José Ortega y Gasset"
            place += 1
            continue
        if words and word.is_capitals and not (following and following.is_name):
            return _join(tokens, start, place + 1), place + 1, True  # Poe AB
        if not (word.is_part or (not words and _may_start(tokens, place))):
            break
        sure = sure or word.is_glued or (word.is_initials and word.text[-1] == ".")
        place, words = place + 1, words + 1 + word.is_glued
        if _ends_name(tokens[start:place], following, initials_last=initials_last):
            break
    if not words or (words == 1 and tokens[place - 1].word.is_initials):
        return "", start, False
    family = 0 if tokens[start].word.is_initials else _parse_initials(tokens, place)
    if family and not (words > 1 and _leads_next_name(tokens, start, family)):
        return _join(tokens, start, family), family, True  # Poe, A. B.
    name = _join(tokens, start, place)
    name = name if tokens[place - 1].word.is_initials else name.rstrip(".")
    return name, place, sure and words > 1


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
    is_cyrillic = _CYRILLIC.match(name[0].word.text) is not None and not goes_on
    return len(name) > 1 and (initials_last or is_cyrillic)


def _may_start(tokens: list[Token], place: int) -> bool:
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
    return end if is_closed or tokens[end].word.is_joint else 0


def _leads_next_name(tokens: list[Token], start: int, end: int) -> bool:
    """Tell "Perry Cheng, V.T. Rajan": the initials after a whole name are those of the next."""
    follows = end < len(tokens) and tokens[end].word.is_name
    return follows and is_given_name(tokens[start].word.text)


def _join(tokens: list[Token], start: int, end: int) -> str:
    """Join the words of tokens, with one space between them."""
    words = [token.word.text for token in tokens[start:end]]
    return " ".join(words).replace(" ,", ",")


def _are_names(names: list[str], common: frozenset[str], *, single: bool) -> bool:
    """Tell names from words with capitals: not all are ordinary, and some have two words."""
    words = [word.lower().strip(".,") for name in names for word in name.split()]
    ordinary = sum(word in common for word in words)
    if 2 * ordinary >= len(words):
        return False
    return single or any(" " in name for name in names) or any(map(is_given_name, names))


def _join_reversed(names: list[str], *, has_others: bool, following: str) -> list[str]:
    """Join the first author of Chicago style, "Poe, Ann", whose comma parts two words."""
    if len(names) < 2 or "," in names[0]:
        return names
    if " " in names[0]:  # García Márquez, Gabriel
        is_given = len(names) == 2 and is_given_name(names[1]) and not is_given_name(names[0])
        return [f"{names[0]}, {names[1]}"] if is_given and " " not in names[1] else names
    rest = names[2:]
    singles = all(" " not in name for name in rest)
    is_surname = following in (".", ":") or " " in names[1] or names[0].isupper()
    given = not rest and (is_surname or is_given_name(names[1]))
    if (rest and not singles) or (not rest and has_others) or given:
        return [f"{names[0]}, {names[1]}", *rest]
    return names
