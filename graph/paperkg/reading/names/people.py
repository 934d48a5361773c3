"""Lists of authors, as reading lists and citations write them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from paperkg.reading.names.east_asian_names import match_east_asian_names, read_east_asian_names
from paperkg.reading.names.full_names import split_full_names
from paperkg.reading.names.name_ends import COMPANIES, PHRASE, PRESSES, join_team, leave_title
from paperkg.reading.names.name_grammar import JOINED_ACRONYMS, may_start, parse_names
from paperkg.reading.names.name_leads import are_ordinary, drop_lead, may_begin
from paperkg.reading.names.shared_surnames import give_surname, match_shared_surname
from paperkg.reading.names.signing_groups import find_group
from paperkg.reading.names.tokens import (
    INITIALS_LAST,
    ORDINARY,
    PARTICLES,
    find_ordinary,
    read_tokens,
    sort_word,
)
from paperkg.reading.names.turned_names import join_reversed, match_turned_names
from paperkg.reading.patterns import (
    AND,
    CAPITAL,
    EDITORS,
    EDITORS_IN_BRACKETS,
    OWNER,
    PARTICLE,
    RECENT_YEAR,
    YEAR,
)
from paperkg.reading.words import EAST_ASIAN, either, is_given_name, words_of

__all__ = [
    "ISSUE",
    "SAME",
    "SURNAME_FIRST",
    "People",
    "is_vancouver",
    "match_people",
    "names_one_person",
    "read_people",
]

# "Ann Poe and Ben Roe, A Fine Title of Things".
_TITLE_AFTER = re.compile(rf",\s(?!{AND}\s)(?:[^\s,]+\s){{3}}")
_YEAR = re.compile(rf"[\s,.(]+{RECENT_YEAR}\b")
_SIGNS = re.compile(r"\s*(?:\(eds?\.?\)|[*∗†‡§¶‖#^¹²³]+)")
_MARKS = "(*∗†‡§¶‖#^¹²³"
_INCLUDING = re.compile(rf",?\s(?:{either('people', 'including')})\s", re.IGNORECASE)
_OTHERS_WORD = re.compile(r"\bet\.?\s?al\b|等")
_STOP_AFTER_INITIAL = re.compile(
    r"(?<=[a-zà-ÿа-яё]\s)[A-ZÀ-ÞА-ЯЁ]\.\s+(?=[A-ZÀ-ÞА-ЯЁ]['’]?[a-zà-ÿа-яё])"
)
ISSUE = re.compile(r"((?:1[89]|20)\d\d(?: [A-Z][a-z]{2}(?: \d{1,2})?)?);\s?[A-Z]?\d")
"""When and in which issue, in Vancouver style alone: "2007 Mar 23;315(5819):1709-12"."""

_BETWEEN_PAIRS = re.compile(r"/|\s(?:&|and|und|et|y|e)\s")
_INITIAL_LAST = re.compile(r"\b[^\W\d_]\.$")
_VANCOUVER = re.compile(rf"{ISSUE.pattern}|;\s(?:1[89]|20)\d\d\.?\s*$")

SURNAME_FIRST = re.compile(  # "山田太郎, 鈴木花子" are two
    rf"(?!{EAST_ASIAN.pattern}{{3}})({CAPITAL}[\w’'-]+), "
    rf"{CAPITAL}[\w’'-]+(?: [A-Z]\.?| {CAPITAL}[\w’'-]+)?"
)
"""One author as citations turn the name, "Achebe, Chinua", whatever the given name."""

# "A Poe, BC Roe, ..." as Google Scholar writes names: "A" alone would be no name's start.
_SCHOLAR_NAME = rf"[A-Z]{{1,3}} (?:(?i:{PARTICLE}) )*{CAPITAL}[\w'’‐-]+"
_CUT = r",?\s?(?:\.\.\.|…)"
_SCHOLAR_END = r"(?=\s*$|\s[-–—]\s|\s\()"
_SCHOLAR = re.compile(
    rf"({_SCHOLAR_NAME}(?:(?:{_CUT},?\s?|, ){_SCHOLAR_NAME})+)"
    rf"(?:(?P<others>{_CUT})(?:{_SCHOLAR_END}|(?=\s{CAPITAL}))"
    rf"|{_SCHOLAR_END}|(?P<stop>(?=\.\s+[\"“]?{CAPITAL})))"
)
_BETWEEN_SCHOLARS = re.compile(rf"{_CUT},?\s?|, ")

MIN_STOPPED = 2
"""Before a stop and a title stand more such names: "IT Security, AI Safety. A Guide"."""

# "Poe, Ann; Roe, Bo C." as Wikipedia and catalogues write names.
_TURNED_NAME = (
    rf"{CAPITAL}[\w'’-]+(?: {CAPITAL}[\w'’-]+)?, {CAPITAL}[\w.'’-]*(?: {CAPITAL}[\w.'’-]*){{0,2}}"
)
_TURNED = re.compile(
    rf"({_TURNED_NAME}(?:; (?:and |& )?{_TURNED_NAME})+)(;? et al\.?)?(?=\s*$|\s\()"
)

_LEFT_OUT = re.compile(r",\s?(?:…|\.\.\.)\s?,?")  # "Poe, Roe, …, Li"
_EDITORS = re.compile(
    rf",?\s(?:{EDITORS_IN_BRACKETS}|\(?(?:{EDITORS}|ed\.? by)\b\.?\)?)(?=[\s.,:;]|$)",
    re.IGNORECASE,
)
_PLACES = words_of("citations", "places")
# A volume follows a journal, and a year with a title, "Poe, A. B., 1964: A Fine Title", authors.
# So do pages in German follow a press: "Regenverlag, S. 12–30".
_VOLUME = re.compile(
    rf",\s*(?:(?:vol|no|pp)\b|(?!{YEAR}[a-z]?:\s*(?:[^\W\d]|$))\d+\s*[(:])"
    r"|(?<=, S\.)\s?\d{1,3}\s?(?:[-–]\s?\d{1,3}\b|ff?\.)",
    re.IGNORECASE,
)
_TITLE_BEFORE = re.compile(
    rf"(?:(?:Dr|Dra|Mrs?|Ms|Prof|Profa)\.\s|(?:Dr|Professor)\s)+(?={CAPITAL})"
)
_TITLE_STARTS = ("Dr", "Mr", "Ms", "Pr")
# "Irvine, CA, June 2016": months that are given names, too.
_STATE_AND_MONTH = re.compile(r"[A-Z]{2}, (?:April|May|June|July|August)\b")
# "Roe v. Wade": who stands on both sides of it is no author.
_AGAINST = re.compile(r"[.,]?\s+vs?\.?\s+[^\W\d_a-z]")


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

    @property
    def has_given_name(self) -> bool:
        """Whether the given name of one of them is known as one."""
        return any(map(is_given_name, self.names))

    @property
    def is_known(self) -> bool:
        """Whether they can be nothing else, or a given name among them is known as one."""
        return self.is_sure or self.has_given_name


class _Found(NamedTuple):
    """Authors as a text has them, whoever asks: some are names only where names are expected.

    ``is_certain`` says that they are names in any place, and ``has_form`` that they are if most of
    their ``words`` are no ordinary ones; others are names of one word.
    """

    people: People
    is_certain: bool
    has_form: bool
    words: tuple[str, ...]


SAME = People((), 0, True)
"""The authors of the entry before, as "———" says."""


def is_vancouver(text: str) -> bool:
    """Whether a text says when and in which issue as citations in Vancouver style do.

    Examples
    --------
    >>> is_vancouver("Poe AB. Fine things. Science. 2007 Mar 23;315(5819):1709-12.")
    True
    >>> is_vancouver("Poe AB. Finer things. 2nd ed. Philadelphia: Elsevier; 2019.")
    True
    """
    return ";" in text and _VANCOUVER.search(text) is not None


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
    if not text.isascii() and (here := match_east_asian_names(text)):
        (names, is_sure, has_others), end = here
        people = People(names, end, is_sure, has_others)
        return people if single or people.is_known else None
    if not single and _is_word_in_sentence(text):
        return None
    return _match(text, common, single=single)


def _match(text: str, common: frozenset[str], *, single: bool) -> People | None:
    is_when = text[:1].isdecimal() or (text[2:4] == ", " and _STATE_AND_MONTH.match(text))
    found = None if is_when or are_ordinary(text, common) else _match_people(text)
    if not found or found.is_certain:
        return found.people if found else None
    if not (single or found.has_form):
        return None
    ordinary = sum(map(common.__contains__, found.words))
    return found.people if 2 * ordinary < len(found.words) else None


def _is_word_in_sentence(text: str) -> bool:
    """Whether a word that is no given name, and a small word, begin a text: "Learning to rank".

    So do most titles. The first word alone would be a name only where names are expected.
    """
    first = text.partition(" ")[0]
    if not first[1:2].islower() or not first.isalpha():
        return False
    return ORDINARY.match(text, len(first) + 1) is not None and not is_given_name(first)


@lru_cache(maxsize=50_000)  # a piece of text is asked for again as it is cut, and by siblings
def _match_people(text: str) -> _Found | None:
    if group := find_group(text):
        signed = _match_people(text[: group.start("sign")])
        if signed and signed.people.end == group.start("sign"):
            names = (*signed.people.names, group["group"])
            return _Found(People(names, group.end(), True), True, True, ())
    if shared := match_shared_surname(text):
        is_sure = "&" not in text[: shared[1]]  # publishers are called "J. & J. Roe"
        return _Found(People(*shared, is_sure), is_sure, True, ())
    if full := split_full_names(text):
        return _join_full_names(text, *full)
    if " " in text[1:4] and ", " in text and (scholar := _SCHOLAR.match(text)):
        names = tuple(_BETWEEN_SCHOLARS.split(scholar[1]))
        initials = {name.partition(" ")[0] for name in names}
        is_several = len(names) > MIN_STOPPED or scholar["stop"] is None
        if is_several and initials != {"A"} and min(map(len, initials)) < 3:  # "A Map", "USA Today"
            has_others = scholar["others"] is not None or len(names) < len(scholar[1].split(", "))
            return _Found(People(names, scholar.end(), True, has_others), True, True, ())
    if ";" in text and (joined := _TURNED.match(text)):
        names = tuple(re.split(r"; (?:and |& )?", joined[1]))
        return _Found(People(names, joined.end(), True, bool(joined[2])), True, True, ())
    if turned := match_turned_names(text):
        found: _Found | None = _Found(People(*turned), True, True, ())
    else:
        is_coined = "/" in text[:7] and JOINED_ACRONYMS.match(text) is not None
        is_none = is_coined or not may_begin(text) or _is_phrase(text)
        found = None if is_none else _match_names(text)
    return None if found and _AGAINST.match(text, found.people.end) else found


def _join_full_names(text: str, names: list[str], words: tuple[str, ...]) -> _Found:
    if len(names) == 2 and "," in text:
        names = join_reversed(names, has_others=False, following="")
    people = People(tuple(map(_without_title, names)), len(text), len(names) > 2)
    return _Found(people, False, True, words)


def _match_names(text: str) -> _Found | None:
    tokens, ends = read_tokens(text)
    if not tokens or not (tokens[0].is_particle or may_start(tokens, 0)):
        return None
    has_issue = ";" in text and is_vancouver(text[:600])
    found = parse_names(tokens, initials_last=has_issue)
    if not found.names or PRESSES.match(found.names[0]) or not COMPANIES.isdisjoint(found.names):
        return None
    if len(found.names) > 1:
        found = leave_title(text, tokens, ends, found)
    names, last, has_form = list(found.names), found.last, found.has_form
    has_others = last < len(tokens) and tokens[last].is_others
    end = ends[last if has_others else last - 1]
    is_sure = has_others
    if not has_others:
        is_short = len(names) == 1 and INITIALS_LAST.fullmatch(names[0]) is not None
        if not is_short and _VOLUME.match(text, end):
            return None  # "J. Mechatronics, vol. 24"
        # "Image GPT" has the form of a short name, too.
        is_sure = has_issue or _ends_short_name(text, end) if is_short else has_form
    is_sure = is_sure or (len(names) > 2 and _LEFT_OUT.search(text, 0, end) is not None)
    is_certain = is_sure or _has_capital_surname(names)
    has_form = is_certain or _are_names(names)
    has_form = has_form or (len(names) == 2 and text[end : end + 2] == ": ")
    if len(names) > 1 and not is_certain and names[0].lower() in _PLACES:
        return None  # "Paris, Minuit" is a place and a publisher
    words = () if is_certain else _words_of(names)
    names = [name.rstrip("¹²³") for name in _mend_names(names, text, end, has_others=has_others)]
    is_sure = is_certain or (len(names) > 2 and all(" " in name for name in names))
    is_sure = is_sure or (len(names) == 2 and _are_turned_first(names))
    is_sure = is_sure or (len(names) == 2 and _are_known(names, text, end))
    joined = join_team(text, names, end) if is_sure and not has_others else None
    names, end, has_others = joined or (names, end, has_others)
    if has_others and (lead := _INCLUDING.match(text, end)):
        others = _match_names(text[lead.end() :])
        names += others.people.names if others else ()
        end = lead.end() + others.people.end if others else end
    if editors := _EDITORS.match(text, end):
        end, is_sure = editors.end(), is_sure or " " in names[0]
    people = People(tuple(map(_without_title, give_surname(names))), end, is_sure, has_others)
    return _Found(people, is_certain, has_form, words)


def _without_title(name: str) -> str:
    """Take what somebody is called by off a name, "Prof. Dr. Ann Poe", and "Poe's" *A Title*."""
    if name.endswith(OWNER):
        name = name[: -len(OWNER[0])]
    return _TITLE_BEFORE.sub("", name) if name[:2] in _TITLE_STARTS else name


def _ends_short_name(text: str, end: int) -> bool:
    """Whether a title follows "Poe A.", or a year "Poe AB"."""
    stopped = _STOP_AFTER_INITIAL.match(text, end - 1) is not None
    return stopped or _YEAR.match(text, end) is not None


def _mend_names(names: list[str], text: str, end: int, *, has_others: bool) -> list[str]:
    """Undo the cuts of lists that use commas inside names, or only semicolons between them."""
    if ";" in text[:end] and not any(" " in name for name in names):
        names = [part.strip(" .") for part in text[:end].split(";")]
    pairs = _BETWEEN_PAIRS.split(text[:end]) if "," in text[:end] else ()
    if len(pairs) > 1 and all(map(_is_turned_pair, pairs)):
        pairs = [pair.strip(" ,;") for pair in pairs]
        return [pair if _INITIAL_LAST.search(pair) else pair.rstrip(".") for pair in pairs]
    if len(names) > 1 and all(map(INITIALS_LAST.fullmatch, names[:-1])):
        names[-1] = names[-1].rstrip(".")  # Poe A, Roe B. A Fine Title
    if "," in text[:end]:
        names = join_reversed(names, has_others=has_others, following=text[end : end + 1])
    return names


def _is_turned_pair(pair: str) -> bool:
    """Tell "Poe, Ann" from two names, "A. Poe, B. Roe"."""
    text = pair.strip(" ,")
    return text.count(",") == 1 and text[1:2] != "."


def _are_turned_first(names: Sequence[str]) -> bool:
    """Tell "Poe, Ann & Bo Roe" by its given names, and the comma in the first alone."""
    _, comma, given = names[0].partition(", ")
    return bool(comma) and "," not in names[1] and is_given_name(given) and is_given_name(names[1])


def _are_known(names: Sequence[str], text: str, end: int) -> bool:
    """Tell "Ann Poe and Ben Roe, A Fine Title of Things" by the given names and a long title."""
    is_titled = _TITLE_AFTER.match(text, end) is not None
    return is_titled and all(" " in name and is_given_name(name.split()[0]) for name in names)


def _is_phrase(text: str) -> bool:
    """Whether too many words for a name begin big: "Uniprocessor Garbage Collection Techniques"."""
    first = text.split(maxsplit=PHRASE)[:PHRASE]
    if len(first) < PHRASE or not all(map(_is_plain, first[:-1])) or is_given_name(first[0]):
        return False
    if first[-1].isalpha():
        return _is_plain(first[-1])
    last, _ = read_tokens(first[-1])  # a sign may stand after it
    return bool(last) and last[0].is_plain


def _is_plain(text: str) -> bool:
    """Whether a word may be one of a name, and is not cut short."""
    word = sort_word(text)
    return word is not None and word.is_plain and text[-1] != "."


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
    text = drop_lead(text)
    if not text.isascii() and (found_here := read_east_asian_names(text)):
        names, is_sure, has_others = found_here
        people = People(names, len(text), is_sure, has_others)
        return people if single or is_sure else None
    text = _SIGNS.sub("", text) if _may_have_signs(text) else text
    ordinary = None if text.istitle() else find_ordinary(text)
    has_et = ordinary is not None and ("et" in text or "等" in text)
    is_left = ordinary and not (has_et and _OTHERS_WORD.search(text, 0, ordinary.start()))
    if is_left and not find_group(text):
        return None
    found = _match(text, common, single=single)
    return found if found and not text[found.end :].strip(" .,;等*") else None


def names_one_person(text: str) -> bool:
    """Whether a text of several words is the name of one person.

    Examples
    --------
    >>> names_one_person("Ann Poe"), names_one_person("Poe"), names_one_person("Ann Poe, Bo Li")
    (True, False, False)
    """
    people = read_people(text, single=True) if " " in text else None
    return people is not None and len(people.names) == 1


def _may_have_signs(text: str) -> bool:
    """Whether names may have marks, or say in brackets that people edited something."""
    if text.isascii():
        return "(" in text or "*" in text
    for sign in _MARKS:
        if sign in text:
            return True
    return False


def _has_capital_surname(names: Sequence[str]) -> bool:
    """Tell "BOURDIEU Pierre" by its capitals and its given name."""
    for name in names:
        if name[1:2].islower() or "," in name:
            continue
        first, _, rest = name.partition(" ")
        if len(first) > 2 and first.isupper() and is_given_name(rest):
            return True
    return False


def _words_of(names: Sequence[str]) -> tuple[str, ...]:
    """Give the words of names but for small ones of surnames, which any list may have."""
    words = [word.strip(".,") for word in " ".join(names).split() if word not in PARTICLES]
    return tuple([word.lower() for word in words])


def _are_names(names: Sequence[str]) -> bool:
    """Tell names from words with capitals: some have two words, or are given names."""
    return any(" " in name for name in names) or any(map(is_given_name, names))
