"""Lists of authors, as reading lists and citations write them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from paperkg.reading.words import given_names, words_of

__all__ = ["People", "is_given_name", "match_people", "read_han_names", "read_people"]

MAX_NAME_WORDS = 5
MAX_WORDS = 600
"""No list of authors is longer; what follows is not looked at."""

_TOKEN = re.compile(
    r"\.\.\.|…|et\.?\s?al\b\.?|[^\W\d_](?:[\w'’‘`.-]*\w)?\.?|[,;&*∗†‡§]|\S", re.IGNORECASE
)
_PARTICLES = frozenset(
    [
        "van",
        "von",
        "de",
        "der",
        "den",
        "del",
        "della",
        "di",
        "da",
        "dos",
        "das",
        "do",
        "du",
        "la",
        "le",
        "el",
        "al",
        "bin",
        "ibn",
        "ter",
        "ten",
        "zu",
        "zur",
        "af",
        "y",
        "e",
        "st",
    ]
)
_JOINTS = frozenset({*",;&…、，*∗†‡§", "...", "and", "und", "et", "y", "e", "en"})
_LAST_JOINTS = frozenset({"&", "and", "und", "et", "y"})
_OTHERS = frozenset(
    {
        "et al", "et al.", "et. al", "et. al.", "etal.", "others", "colleagues", "等", "等人", "외",
        "他",
    }
)  # fmt: skip
# No list of authors goes on over a word in small letters, but for these.
_ORDINARY = re.compile(
    r"(?<![\w'’.-])(?!(?:and|und|et|al|others|colleagues|van|von|de|der|den|del|della|di|da|dos|das|"
    r"do|du|la|le|el|bin|ibn|ter|ten|zu|zur|af|st|en)\b)[a-zß-ÿ]{2,}"
)
_INITIALS = re.compile(r"(?:[^\W\d_]\.[-‐]?){1,4}|[^\W\d_]", re.UNICODE)
_CAPITALS = re.compile(r"[A-ZÀ-Þ]{1,3}(?:-[A-Z])?")
_WORD = re.compile(r"[^\W\d_a-zß-ÿ][\w'’‘`-]*[^\W\d_]\.?|[A-ZÀ-ÞŁŚŠŽČ][’'][A-Z][\w-]+", re.UNICODE)
_VANCOUVER = re.compile(r"[^,.]*\s[A-ZÀ-Þ]{1,3}")
_BEFORE_INITIAL = re.compile(r",\s[A-Z]\.")
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
_VOLUME = re.compile(r",\s*(?:vol|no|pp|\d+\s*[(:])", re.IGNORECASE)
_HONOURS = frozenset({"Jr", "Jr.", "Sr.", "II", "III", "PhD", "Dr.", "Prof.", "Ed.", "Eds."})
# Words that start many titles and no name.
_NO_NAMES = words_of("people", "no_names")


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


@dataclass(slots=True)
class _Token:
    text: str
    start: int
    end: int


@lru_cache(maxsize=20_000)  # a piece of text is asked for again as it is cut
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
    first = _TOKEN.search(text)
    if not first or not (first[0] in _PARTICLES or _may_start_name(text, first)):
        return None
    if (pair := _TURNED_PAIR.match(text)) and _are_turned(pair):
        return People((f"{pair[1]}, {pair[2]}", f"{pair[3]}, {pair[4]}"), pair.end(), True)
    tokens = _tokenize(text)
    names, last, is_sure = _parse_names(tokens)
    has_others = bool(names) and last < len(tokens) and _is_others(tokens[last])
    end = tokens[last if has_others else last - 1].end if names else 0
    if len(names) == 1 and _VANCOUVER.fullmatch(names[0]) and not has_others:
        # "Image GPT" has its form, too.
        stopped = _STOP_AFTER_INITIAL.match(text, end - 1) is not None
        is_sure = stopped or _YEAR.match(text, end) is not None
    elif _VOLUME.match(text, end) and not has_others:
        return None  # "J. Mechatronics, vol. 24"
    is_sure = is_sure or has_others or any(map(_has_capital_surname, names))
    single = single or (len(names) == 2 and text[end : end + 2] == ": ")
    if not names or not (is_sure or _are_names(names, common, single=single)):
        return None
    if ";" in text[:end] and not any(" " in name for name in names):
        names = [part.strip(" .") for part in text[:end].split(";")]
    if "," in text[:end]:
        names = _join_reversed(names, has_others=has_others, following=text[end : end + 1])
    full = len(names) > 2 and all(" " in name for name in names)
    return People(tuple(names), end, is_sure or full, has_others)


def _are_turned(pair: re.Match[str]) -> bool:
    """Whether given names stand after both surnames, and in neither."""
    return all(map(is_given_name, pair.group(2, 4))) and not any(
        map(is_given_name, pair.group(1, 3))
    )


def _parse_names(tokens: list[_Token]) -> tuple[list[str], int, bool]:
    """Parse names and the joints between them: the names, where they end, whether one is sure."""
    names: list[str] = []
    place = last = 0
    is_sure = is_last = False
    while place < len(tokens) and not (names and _is_others(tokens[place])):
        initials_last = bool(names) and _VANCOUVER.fullmatch(names[0]) is not None
        name, following, sure = _parse_name(tokens, place, initials_last=initials_last)
        if following == place or name in _ACRONYMS or (not names and _is_phrase(name)):
            break
        names.append(name)
        is_sure = is_sure or sure
        place = last = following
        if is_last and (place >= len(tokens) or tokens[place].text.lower() not in _LAST_JOINTS):
            break
        while place < len(tokens) and (joint := tokens[place].text.lower()) in _JOINTS:
            is_last = is_last or joint in _LAST_JOINTS
            place += 1
        if place == last:
            break
    if names and place < len(tokens) and _is_others(tokens[place]):
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


def _is_phrase(name: str) -> bool:
    """Whether a name has too many words for one: "Uniprocessor Garbage Collection Techniques"."""
    words = name.split()
    if len(words) < 4 or "," in name or any(word.lower() in _PARTICLES for word in words):
        return False
    return not is_given_name(name) and not any(map(_is_initials, words))


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
    text = _SIGNS.sub("", text) if "(" in text or "*" in text or not text.isascii() else text
    ordinary = _ORDINARY.search(text)
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


def _tokenize(text: str) -> list[_Token]:
    tokens: list[_Token] = []
    ordinary = _ORDINARY.search(text)
    for match in _TOKEN.finditer(text, 0, ordinary.start() if ordinary else len(text)):
        tokens.append(_Token(match[0], match.start(), match.end()))
        if len(tokens) > MAX_WORDS:
            break
    return tokens


def _is_others(token: _Token) -> bool:
    return token.text.lower() in _OTHERS


def _has_capital_surname(name: str) -> bool:
    """Tell "BOURDIEU Pierre" by its capitals and its given name."""
    first, _, rest = name.partition(" ")
    return len(first) > 2 and first.isupper() and "," not in name and is_given_name(rest)


def _is_initials(text: str) -> bool:
    return text[0].isupper() and _INITIALS.fullmatch(text) is not None


def _is_word(text: str) -> bool:
    return text[0].isupper() and _WORD.fullmatch(text) is not None and text.lower() not in _JOINTS


def _parse_name(tokens: list[_Token], place: int, *, initials_last: bool) -> tuple[str, int, bool]:
    """Parse one name: where it ends, and whether its form is one that only names have.

    In Vancouver style initials are last: "Roe F. Liquid things" is "Roe F." and a title.
    """
    start, sure, words = place, False, 0
    while place < len(tokens) and words < MAX_NAME_WORDS and not _is_others(tokens[place]):
        text = tokens[place].text
        following = tokens[place + 1] if place + 1 < len(tokens) else None
        if text in _PARTICLES:
            if not following or not (_is_word(following.text) or following.text in _PARTICLES):
                break
            place += 1
            continue
        if words and _CAPITALS.fullmatch(text) and not (following and _is_word(following.text)):
            return _join(tokens, start, place + 1), place + 1, True  # Poe AB
        is_surname = not words and _is_word(text) and _parse_initials(tokens, place + 1) > 0
        if not (is_surname or _is_part_of_name(text)):
            break
        sure = sure or (_is_initials(text) and text.endswith("."))
        place, words = place + 1, words + 1
        if _ends_name(tokens[start:place], following, initials_last=initials_last):
            break
    if not words or (words == 1 and _is_initials(tokens[place - 1].text)):
        return "", start, False
    family = 0 if _is_initials(tokens[start].text) else _parse_initials(tokens, place)
    if family and not (words > 1 and _leads_next_name(tokens, start, family)):
        return _join(tokens, start, family), family, True  # Poe, A. B.
    name = _join(tokens, start, place)
    name = name if _is_initials(tokens[place - 1].text) else name.rstrip(".")
    return name, place, sure and words > 1


def _ends_name(name: list[_Token], following: _Token | None, *, initials_last: bool) -> bool:
    """Whether no other word of a name can follow: after its initials, or a point."""
    text = name[-1].text
    if not _is_initials(text):
        return text.endswith(".") and text not in _HONOURS
    goes_on = following is not None and _is_initials(following.text)
    is_cyrillic = _CYRILLIC.match(name[0].text) is not None and not goes_on
    return len(name) > 1 and (initials_last or is_cyrillic)


def _is_part_of_name(text: str) -> bool:
    if _is_initials(text):
        return text.endswith(".") or text not in ("A", "I")
    return _is_word(text) and text.lower() not in _NO_NAMES


def _may_start_name(text: str, first: re.Match[str]) -> bool:
    """Whether a word is one of names, or stands before initials: "Press, W. H."."""
    return _is_part_of_name(first[0]) or _BEFORE_INITIAL.match(text, first.end()) is not None


def _parse_initials(tokens: list[_Token], place: int) -> int:
    """Find where the initials after "Poe," end; 0 where none stand."""
    if place >= len(tokens) or tokens[place].text != ",":
        return 0
    end = place + 1
    while end < len(tokens) and end < place + 5 and _is_initials(tokens[end].text):
        if end > place + 1 and tokens[end].text in ("A", "I"):
            break  # "Poe, G. D. A Title"
        end += 1
    if end == place + 1:
        return 0
    last = tokens[end - 1].text
    return end if last.endswith(".") or end == len(tokens) or tokens[end].text in _JOINTS else 0


def _leads_next_name(tokens: list[_Token], start: int, end: int) -> bool:
    """Tell "Perry Cheng, V.T. Rajan": the initials after a whole name are those of the next."""
    follows = end < len(tokens) and _is_word(tokens[end].text)
    return follows and is_given_name(tokens[start].text)


def _join(tokens: list[_Token], start: int, end: int) -> str:
    """Join the words of tokens, with one space between them."""
    words = [token.text for token in tokens[start:end]]
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
