"""Publishers and journals by the form of their names, in several languages and cut short."""

from __future__ import annotations

import re

from paperkg.characters import has_digit
from paperkg.reading.patterns import CAPITAL, YEAR
from paperkg.reading.words import any_of, words_of

__all__ = ["read_press"]

# A city of Russian books, most cut short, and who published there: "М.: Мир", "СПб. : Азбука".
_RUSSIAN_IMPRINT = re.compile(
    r"(?:М|Л|СПб|Пг|М\.[;,]?\s?[-–—]?\s?Л|Москва|Ленинград|Санкт-Петербург|Киев|Минск|Казань"
    r"|Новосибирск|Екатеринбург)\.?\s?:\s?[«\"“]?[А-ЯЁA-Z][^.:;]{1,60}"
)
_HAN_PUBLISHER = re.compile(
    r"[^\s，。,《》：:]{1,30}(?:出版(?:社|公司|集团)?|[书書](?:[店局馆館房]|社))(?:[股份有限公司]{2,6})?"
    r"(?:[（(][^（）()]{1,20}[）)](?:[股份有限公司]{2,6})?)?"
)
# A journal by how its name ends: "雨学会論文誌", "青山大学紀要", "雨学报".
_HAN_JOURNAL = re.compile(
    "[\u3040-\u30ff\u3400-\u9fff・]{1,24}(?:学会[誌志]|論文[誌集]|会誌|紀要|論叢|论丛|年報|学[报報]|学刊|雑誌|杂志"
    r"|季刊)(?:[（(]?[^\W\d_]{1,12}版[)）]?)?"
)
# "Schulbuchverlag", "Poe & Roe Buchverlag, Ulm 1992": the word is the last part of another.
_GERMAN_PRESS = re.compile(
    rf"((?:{CAPITAL}[\w-]+(?: (?:am|an der) {CAPITAL}\w+)?, )?"
    rf"(?:{CAPITAL}[\w.-]*+ (?:(?:und|&) )?){{0,4}}{CAPITAL}[\w-]*verlag"
    rf"(?:,? {CAPITAL}[\w-]+(?: (?:am |an der )?{CAPITAL}[\w-]+){{0,2}})?)(?:,? \(?({YEAR})\)?)?"
)

# As the MLA has them: "Oxford UP, 1949", "U of Chicago P", "Columbia UP".
_SHORT_PRESS = re.compile(
    rf"(?P<name>(?:{CAPITAL}[\w'’-]+ (?:and )?){{1,4}}UP"
    rf"|U of (?:{CAPITAL}[\w'’-]+\.? ){{1,4}}P)"
    rf"(?:,? (?P<year>{YEAR}))?"
)
# "Editura Științifică, 1969", "Wydawnictwo Literackie": what it is stands before its name.
_PRESS_WORDS = words_of("presses", "before")
_CALLED_PRESS = re.compile(
    rf"(?P<name>(?i:{any_of(_PRESS_WORDS)})\s[«“„\"]?[^\Wa-zß-ÿа-я\d_][^,;:.()\d]{{1,60}}?)"
    rf"(?:,? (?P<year>{YEAR}))?"
)
_FIRST_SIGNS = frozenset(sign for word in _PRESS_WORDS for sign in (word[0], word[0].upper()))


def read_press(text: str) -> tuple[str, str] | None:
    """Read the name of a publisher, or of a journal in Chinese or Japanese, and a year behind it.

    Examples
    --------
    >>> read_press("Poe & Roe Buchverlag, Ulm 1992"), read_press("雨学会誌")
    (('Poe & Roe Buchverlag, Ulm', '1992'), ('雨学会誌', ''))
    >>> read_press("Oxford UP"), read_press("U of New Rain P, 1990")
    (('Oxford UP', ''), ('U of New Rain P', '1990'))
    >>> read_press("雨の研究") is None
    True
    """
    if not text.isascii() and _names_press(text):
        return text, ""
    if text[:1] in _FIRST_SIGNS and (called := _CALLED_PRESS.fullmatch(text)):
        return called["name"], called["year"] or ""
    if (text.rstrip(", 0123456789")[-1:] == "P") and (short := _SHORT_PRESS.fullmatch(text)):
        return short["name"], short["year"] or ""
    german = _GERMAN_PRESS.fullmatch(text) if "verlag" in text else None
    return (german[1], german[2] or "") if german else None


def _names_press(text: str) -> bool:
    """Whether a text is a publisher as Chinese and Russian lists write them."""
    if _HAN_PUBLISHER.fullmatch(text) or _HAN_JOURNAL.fullmatch(text):
        return True
    return ":" in text and not has_digit(text) and _RUSSIAN_IMPRINT.fullmatch(text) is not None
