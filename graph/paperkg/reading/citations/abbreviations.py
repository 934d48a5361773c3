"""Words that are cut short, "Phys.", whose points end no sentence."""

from __future__ import annotations

import re

from paperkg.reading.citations.lengths import UNITS, ends_length
from paperkg.reading.citations.title_letters import ends_title
from paperkg.reading.imprints.dates import read_month
from paperkg.reading.names.long_initials import ends_long_initial
from paperkg.reading.patterns import AND, CAPITAL, PARTICLE, RECENT_YEAR
from paperkg.reading.words import given_names, words_of

__all__ = ["ends_abbreviation", "is_abbreviation", "is_cut_short"]

# "о рус. экспедициях", but "Книга. перевод с англ.".
_JOINT_AFTER = re.compile(r"\. (?:of|to (?!appear|be\b)) ?(?=[^\W\d_])")
_SMALL_AFTER = re.compile(r"\.\s(?!(?:пер|под|ред|сост|изд|отв)[а-яё]*\b)[а-яёіїєґ]{4,}")
_CITY_AFTER = re.compile(
    rf"\.\s(?:(?:М|Л|К|СПб|Пг|Москва|Ленинград)\.?\s?:\s|{CAPITAL}[\w’'-]{{2,20}}\s:\s{CAPITAL})"
)
MAX_CUT_SHORT = 7
"""A word that is cut short before "of" or "to", or in Cyrillic, has no more letters left."""

_ABBREVIATIONS = words_of("pieces", "abbreviations")
_CALLED = words_of("pieces", "called")
_CAPITAL = re.compile(rf"\.\s+[\"“(\[]?{CAPITAL}")
_YEAR_NEXT = re.compile(rf"\.\s{RECENT_YEAR}\s?(?:[.,;]|$)")  # Release 3.2. 2020.
_EDITION = re.compile(r"\s?(?:Aufl|Auflage|ed|edição|edición|изд)\b")
_MONTH = re.compile(r"\s([^\W\d_]{3,10})\b")
# "ab dem 7. Schuljahr": an article before the number, and a noun with a capital behind it.
_NTH_IN_GERMAN = re.compile(
    r"(?:^|\s)(?:[Dd](?:as|em|en|er|es|ie)|[Ii]m|[Aa]m|[Vv]om|[Zz]um|[Zz]ur|[Bb]eim|[Ii]ns)\s\d{1,3}$"
)
_WORD_STARTS = re.compile(r"[\s(.,，、-]")
_ONE_AUTHOR = re.compile(r"\s*[^\W\d_][\w'’-]+,\s[^\W\d_]+")
_PAGES_BEFORE = re.compile(r"\d-[A-Za-z]?\d+(?:\.e\d+)?$")
_SHORT_WORD = re.compile(r"(?:^|\s)[A-Z][a-z]{1,6}$")
_NEXT_SHORT = re.compile(
    r"\.\s(?:(?!J\.|U\.\s?[SKN]\.|[A-Z]\.\s[A-Z][a-z]{2,}(?:,?\s(?:and|&)\s|,\s)[A-Z]\.)"
    r"[A-Z]\.(?!\s[A-Z]\.\s[A-Z][a-z])"  # but W. W. Norton, Atoms. J. Phys., Rain. U.S. Office
    r"|[A-Z][a-z]{1,7}(?:\.?,\s(?:vol|no|pp|(?!1[5-9]\d\d\b|20\d\d\b)\d)"
    r"|\.\s[A-Z][a-z]{0,7}\.?,))"
)
# "Why Small Owls Hoot. A. Poewell. Nature"
_NAME_AFTER = re.compile(r"\.\s[A-Z]\.\s[A-Z][a-z]{3,}\.(?:\s[A-Z]|\s*$)")
_WORDS_BEFORE = re.compile(r"(?:^|\s)[\w'’-]{3,}\s[\w'’-]+\s[\w'’-]+$")
# "Rev. Mod. Phys. 58": a short word between two that are cut short is, too.
_CHAIN_BEFORE = re.compile(r"(?:^|\s)(?:[A-Z][a-z]{1,9}\.|\d{1,4})\s[A-Z][a-z]{1,6}$")
_CHAIN_AFTER = re.compile(r"\.\s[A-Z][a-z]{0,9}\.(?:\s\d|\s?,|\s[A-Z][a-z]{0,9}\.)")
_ABBREVIATED_AFTER = re.compile(
    rf"(?:\.\s{CAPITAL}[a-zà-ÿ]{{1,9}}){{2}}\.|\.\s{CAPITAL}[a-zà-ÿ]{{1,9}}\.\s\d{{1,4}}\b"
)
_COMMA_BEFORE = re.compile(r",\s[A-Z][a-z]{1,6}$")
_VENUES = words_of("venues", "names")
_PAGE_AFTER = re.compile(r"\.\s\d{1,4}\b")
_VOLUME_BEFORE = re.compile(r"(?:^|\s)\d{1,4}\s[A-Z][\w.&'’ -]{1,50}$")
_ROMAN = frozenset("IVX")
# "A Fine Survey. I. Small Stars in Rain", but not "A Fine Survey. V. Poe and B. Roe".
_PART_AFTER = re.compile(
    r"\.\s(?:[IVX]{2,5}[.,]|I,|(?<=[a-z]{3}\.\s)[IVX]\."
    rf"(?=\s[A-Z][a-z]+\s(?!(?i:{AND}|{PARTICLE})\s)[\w-]+\s\w))\s"
)
_PART_BEFORE = re.compile(r"[a-z)](?:\.|:)\s[IVX]{2,5}$")


def is_abbreviation(word: str) -> bool:
    """Whether a word is known to be cut short, as "Phys" is.

    Examples
    --------
    >>> is_abbreviation("Phys"), is_abbreviation("Physics")
    (True, False)
    """
    return word.lower() in _ABBREVIATIONS


def is_cut_short(text: str) -> bool:
    """Whether a text is a name whose words are cut short: "J. Appl. Meteor. Climatol.".

    Examples
    --------
    >>> is_cut_short("Mon. Wea. Rev."), is_cut_short("Power. A Radical View")
    (True, False)
    """
    words = text.split()
    big = all(word[0].isupper() or word in ("&", "of", "the") for word in words)
    return big and len(words) > 1 and 2 * sum(word[-1] == "." for word in words) >= len(words)


def ends_abbreviation(text: str, place: int) -> bool:
    """Whether the point at a place ends an abbreviation: "Proc.", "Robot. Autom. Mag."."""
    before, after = text[place - 1 : place], text[place + 2 : place + 3]
    if not after.isascii() and _CITY_AFTER.match(text, place):
        return False  # "Дождь в XX в. М.: Наука"
    last = text[max(0, place - 12) : place].rpartition(" ")[2]
    last = last if last.isalnum() else _WORD_STARTS.split(last)[-1]
    word = last.lower()
    if word in _ABBREVIATIONS or last in _CALLED or (len(word) == 1 and word.isalpha()):
        is_name = word in given_names() and _ONE_AUTHOR.fullmatch(text, 0, place) is not None
        is_word = len(word) == 1 and ends_title(text, place)  # Rain Using R. London: Sage
        is_word = is_word or (word in UNITS and ends_length(text, place))  # 328 p. A remark
        return not (is_name or is_word)  # "Poe, Ann. A Title", but not "Ann. Math."
    is_short = last.istitle() and len(last) <= MAX_CUT_SHORT and _JOINT_AFTER.match(text, place)
    if is_short or (len(last) in (2, 3) and ends_long_initial(text, place)):
        return True  # Intro. to Rain; Yu. I. Poe
    if before.isdecimal() and _PAGES_BEFORE.search(text, max(0, place - 12), place):
        return False  # 272-282. introduces things
    is_part = after in _ROMAN and _PART_AFTER.match(text, place)  # Things. II. Types of things
    if is_part or (before in _ROMAN and _PART_BEFORE.search(text, max(0, place - 9), place)):
        return True
    if len(word) <= 3 and word.isdecimal():  # "3. A Title", but not "On Number 3. Nature"
        if len(word) < 3 and _goes_on_after_number(text, place + 1):
            return True
        is_first = not any(map(str.isalnum, text[: place - len(word)]))
        is_volume = text.startswith(", ", max(0, place - len(word) - 2))
        is_dated = not is_volume and _YEAR_NEXT.match(text, place) is not None
        return is_first or not (is_dated or _CAPITAL.match(text, place))
    if not before.isascii() and last.islower() and _SMALL_AFTER.match(text, place):
        return len(last) <= MAX_CUT_SHORT
    return after.isalnum() and _is_cut_short_within(text, place)


def _goes_on_after_number(text: str, place: int) -> bool:
    """Tell "6. Aufl.", "23. Oktober" and "im 7. Jahr" from a number at the end of a sentence."""
    if text[place + 1 : place + 2].isupper() and _NTH_IN_GERMAN.search(text, place - 10, place - 1):
        return True
    month = _MONTH.match(text, place)
    is_day = month is not None and read_month(month[1]) > 0
    return is_day or _EDITION.match(text, place) is not None


def _is_cut_short_within(text: str, place: int) -> bool:
    """Whether what follows a point tells that the word before it is cut short."""
    if _PAGE_AFTER.match(text, place):  # 1 J.L. Econ. & Org. 81
        return _VOLUME_BEFORE.search(text, max(0, place - 60), place) is not None
    following = text[place + 3 : place + 13]
    if "." not in following and "," not in following:
        return False  # most sentences: their first word is not cut short
    if _CHAIN_AFTER.match(text, place) and _CHAIN_BEFORE.search(text, max(0, place - 18), place):
        return True
    word = max(0, place - 9)
    if _ABBREVIATED_AFTER.match(text, place) and _COMMA_BEFORE.search(text, word, place):
        return True  # ", Cah. Top. Géom. Diff. 22"
    short = _NEXT_SHORT.match(text, place)
    if short and _NAME_AFTER.match(text, place):
        words = _WORDS_BEFORE.search(text, max(0, place - 60), place)
        return words is None  # Why Small Owls Hoot. A. Poewell. Nature
    if not short or short[0].strip(". ").partition(",")[0].lower() in _VENUES:
        return False  # The Human Genome. Science, 291
    return _SHORT_WORD.search(text, word, place) is not None
