"""Where the title of a citation ends, and a journal, a place, a publisher or chapters begin."""

from __future__ import annotations

import re

from paperkg.characters import has_digit
from paperkg.reading.imprints.venues import read_venue
from paperkg.reading.patterns import CAPITAL
from paperkg.reading.words import either, words_of

__all__ = [
    "EDITION",
    "find_end",
    "find_journal_last",
    "find_venue",
    "has_region",
    "has_small_words",
    "is_city",
    "is_imprint",
    "is_place",
    "may_be_imprint",
]

# "Karlstad: Lund Press", "Paris : Seuil", whatever the city.
_CITY_PRESS = re.compile(rf"{CAPITAL}[\w.'’ -]{{0,30}} ?: {CAPITAL}[^:.;]{{1,50}}")
# Where a cited title ends: ", Regional Studies, 31: 237-252", ", London: Macmillan".
_IMPRINT = re.compile(
    r",\s(?:(?P<journal>[A-ZÀ-Þ][^,:]{2,60},?\s(?:vol\.?\s)?\d{1,4}\s?(?:\(\d+\)|:\d{1,3}(?=,\s\d))?\s?[:,]\s?"
    r"(?:pp?\.\s?)?\d+(?:\s?[-–—]\s?\d+)?)"
    r"|(?P<place>(?:New |Los |San |São |Buenos |Rio de |Ciudad de )?[A-ZÀ-ÞА-Я][\w'’-]+)"
    r"(?:/[A-Z][a-z]?\.?| a\. ?M\.?)?"
    r"(?:(?:[ ,/&;]+[A-ZÀ-Þ][\w.-]+){0,3}:\s(?:U\.\s?[SKN]\.\s)?[A-ZÀ-ÞА-Я][^:,.;]{1,50}"
    r"|(?:,\s[A-Z]{2})?,\s(?:U\.\s?[SKN]\.\s)?[A-ZÀ-ÞА-Я][^:,.;]{1,40})?)$"
)
_PUBLISHER_FIRST = re.compile(
    r",\s[A-ZÀ-Þ][^,:]{2,40},\s((?:New |Los |San |São |Buenos |Rio de )?[A-ZÀ-Þ][\w'’-]+)$"
)
_ACRONYM = re.compile(r"[A-Z]{3,5}")
_TWO_WORDS = ("New ", "Los ", "San ", "São ", "Buenos ", "Rio de ", "Ciudad de ")
# Cities of several words, and with what tells them from others of their name.
_CITY = re.compile(
    r"(?:(?:New|Los|San|Santa|São|Buenos|Saint|St\.|Den|Garden|Ciudad|Mexico|Upper) (?:de )?"
    r"[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+)?|Rio de Janeiro"
    r"|[A-ZÀ-Þ][\w'’-]+(?:,? (?:[A-Z]{2}|[A-Z]\.\s?[A-Z]\.|Mass\.|Conn\.|Calif\.|a\. ?M\.|am Main))"
    r"(?:, [A-Z]{2})?)"
)
# What of a book is to be read: ", Chapters 1-3", ", Prologue and Ch. 1", ", §2".
_CHAPTERS = re.compile(
    r",\s(?:chapters?|chaps?\.?|chs?\.?|sections?|pp?\.|introduction|intro\.|prologue|preface|kap\.?"
    r"|cap\.?|s\.|bd\.?|\d+(?:st|nd|rd|th) ed\.?|\d+\. aufl\.?|rev\. ed\.?|new ed\.?"
    r"|(?:unpublished )?(?:master|doctoral|ph\.?\s?d\.?|bachelor)[^,]{0,20}"
    r"(?:thesis|diss(?:ertation)?)"
    r"|(?:(?:phil\.? |med\.? )?diss(?:ertation)?|thèse(?: de doctorat)?"
    r"|tes(?:is|e|i)(?: (?:doctoral|de doutorado|di \w+))?)(?=[,.]|$)"
    r"|(?:\d(?:nd|rd|th)|second|third|fourth|fifth)(?: ed(?:ition|n)?\.?)?"
    r"|§§?|(?:t|vol)\.?\s?\d*,)(?:(?<=[,§])|(?=[\s,.]|$))"
    r"(?:[^:]{0,60}|(?<= ed)\.\s[^:]{3,30}:\s[^:]{3,40})$",
    re.IGNORECASE,
)
# The same without a comma: "A Fine Title ch. 3-5, Postscript".
_PART_LAST = re.compile(
    r"(?<=\w)\s(?:chapters?|chaps?\.?|chs?\.?|pp\.|kap\.|cap\.)\s?\d[^:]{0,30}$", re.IGNORECASE
)
EDITION = re.compile(
    r"\d{1,2}(?:\.|st|nd|rd|th|[ªºe]|-е)?\s?(?:edn?|éd|edition|aufl(?:age)?|изд)\b\.?,?\s",
    re.IGNORECASE,
)
"""Which edition, before who published it: "3rd ed. ", "2. Aufl., "."""

# The same at the end, and without a comma: "A Fine Title 3rd ed.", ", 2., erweiterte Auflage".
_EDITION = re.compile(
    r",?\s\d{1,2}(?:(?:\.|st|nd|rd|th|e|ᵉ|ème|[ªº]|-е),?\s(?:[^\W\d_.]{4,20}\.?\s){0,2}|\s)"
    r"(?:ed|edn|éd|edition|édition|aufl|auflage|ausgabe|edición|edição|edizione|druk|uitgave|upplaga|"
    r"udgave|wyd|wydanie|vyd|vydání|изд|издание)\.?$",
    re.IGNORECASE,
)
_EDITION_ENDS = tuple(".dnelokaíдеDNE")
"""How these words end: few titles are looked at for an edition."""

_PLACES = words_of("citations", "places")
# ", Thousand Oaks, California: ", a city that only its state or country tells.
_REGION_LAST = re.compile(rf",\s(?:{either('citations', 'regions')})\.?:\s", re.IGNORECASE)
# A journal with its volume, whose issue stands in brackets after it: ", Social Things, 15 (2)".
_VOLUME = re.compile(r",\s[A-ZÀ-Þ][^,:\d]{3,60},?\s\d{1,4}$")
# A series of books, its volume named: ", Fine Mathematical Sciences Vol 42".
_SERIES = re.compile(
    r",\s[A-ZÀ-Þ]\w+(?:\s(?:(?:of|in|and|the|on|de)\s)?[A-ZÀ-Þ]\w+){1,6},?\s[Vv]ol\.?\s\d+$"
)
# The same, whose volume follows, ", FEBS Things", or stands with it, ", FEBS Things, 588".
_NAME = r",\s[A-ZÀ-Þ][\w.&]+(?:\s(?:of\s|the\s|and\s|&\s)?[A-ZÀ-Þ][\w.&]*){1,5}"
_JOURNAL = re.compile(rf"{_NAME}$")
_JOURNAL_VOLUME = re.compile(rf"{_NAME},\s\d{{1,4}}$")
# As geologists have it: ": Journal of Fine Things, v. 31".
_AFTER_COLON = re.compile(
    r":\s(?=[A-ZÀ-Þ])(?:[^:]{2,100}?(?::\s(?:Series|Part|Section)\s[^:]{1,40})?,\sv(?:ol)?\.\s\d{1,4}(?:,\sno\.\s\d+)?"
    r"|(?:[Pp]h\.?\s?[Dd]\.?|[Mm]aster's|[Dd]octoral) (?:thesis|dissertation)[^:]{0,80}"
    r"|(?:[^:]{0,60}\b)?(?:Universi\w+|Institut\w*|College|School|[A-Z]{3,5})\b[^:]{0,40}"
    r"\b(?i:thesis|dissertation|diss\.|thèse|tesis|tese|tesi)[^:\w]{0,3}"
    r"|[^:]{0,60}\b(?:Press|Publish(?:ers|ing)|Verlag|Books|Springer|Wiley|Elsevier)\b[^:]{0,40})$"
)
# ", University of Rain Technical Report TR87-031"; ", Chapter 5, A Book: Its Subtitle".
_REPORT = re.compile(
    r",\s[A-ZÀ-Þ][^,:]{2,80}\b(?:[Tt]echnical|[Rr]esearch|Tech\.) (?:[Rr]eport|Rep\.)\b[^,:]{0,40}$"
    r"|,\sChapter \d{1,2}, [A-ZÀ-Þ].{3,120}$"
)
# In Chinese citations, "A Title//Its Proceedings"; and where pages come first: ", p 77-101".
_CONTAINER = re.compile(r"(?<![:/])//\s?(?=[^\s/])")
_PAGES = re.compile(r",\s(?:pp?\.?\s?)\d{1,4}[-–]\d{1,4}$")
# A journal of up to seven words that begin big, small ones between them: "Mind and the World,".
_WORDS = r"[A-ZÀ-Þ][\w.&]*(?: (?:of |the |and |in |for |& )*[A-ZÀ-Þ][\w.&]*){0,6},?"
# No sign parts a title in small letters from its journal: "Finding fine things Nature 171 737-8".
_RUN_ON = re.compile(
    rf"(?<=[a-zß-ÿ]) (?={_WORDS}"
    r" \d{1,4}(?:\s?\(\d+\))?,? [A-Z]?\d{1,6}(?:[-–—]\d+)?$)"
)
# A stop whose space was lost, as in texts copied out of a PDF: "fine things.Nature Things".
_GLUED_STOP = re.compile(r"(?<=[a-zß-ÿ]{4})\.(?=[A-ZÀ-Þ][a-zß-ÿ]+(?:[\s,]|$))")
_SMALL = ("the", "of", "in", "on", "and", "for", "to", "with", "from", "by", "as", "at")
# A journal of any number of words, told by its issue in brackets: ", Mind, 59(236)".
_ISSUE = re.compile(
    rf",\s{_WORDS}"
    r"\s\d{1,4}\s?\(\d+\)(?:[,:]\s(?:pp?\.\s?)?\d+(?:[-–—]\d+)?)?$"
)
# What is called by what it holds: ", The Fine Handbook of Rain".
_HOLDER_LAST = re.compile(
    r",\s(?:The )?(?:[A-ZÀ-Þ][\w-]+ ){0,3}(?:Handbook|Companion|Encyclop(?:ae|æ|e)dia)"
    r" (?:of|on|to) (?:the )?[A-ZÀ-Þ][^,:.;]{2,60}$"
)
_LONG_WORD = re.compile(r"\s([^\W\d_])[\w-]{3,}")
_COMMA = re.compile(r",\s")
_IN_GERMAN = re.compile(r",\s[Ii]n:\s|(?<=\w)\sIn:\s(?=[A-ZÀ-Þ])")
_IN_EDITED = re.compile(
    r",\s[Ii]n\s(?=[A-ZÀ-Þ][^:]{3,120}?,\s(?:eds?\.|edited)(?:[\s,]|$)"
    r"|(?:the )?[^,:]{0,60}\b(?:Proceedings|Symposium|Workshop|Encyclop[a]?edia|Handbook)\b)"
)
_IN_QUOTED = re.compile(r"[,.]?\s[Ii]n:?\s(?=[«“„][^«»“”„]{2,80}[»”“])")
_PRESENTED = re.compile(r"[,.]\s(?:paper |poster |talk )?presented (?:at|to) ", re.IGNORECASE)
_IN_BOOK = re.compile(r"(?:,?\s[Ii]n|,\s(?:[EeÉé][nm]|[Dd]ans|[Nn]el(?:la)?)):?\s(?=[A-ZÀ-Þ])")


def find_end(text: str, *, edited: bool, numbered: bool = False) -> re.Match[str] | None:
    """Find where a cited title ends inside a text: what follows says where it appeared.

    Parameters
    ----------
    text
        Such as "A Fine Theory, London: Macmillan".
    edited
        Whether "(ed.)" follows the text.
    numbered
        Whether numbers in brackets follow it.

    Examples
    --------
    >>> find_end("A Fine Theory, London: Macmillan", edited=False)[0]
    ', London: Macmillan'
    """
    if "." in text and (stop := _GLUED_STOP.search(text)):
        return stop
    if text[-1:].isdecimal() and (journal := _find_run_on(text)):
        return journal
    if text.endswith(_EDITION_ENDS) and (edition := _EDITION.search(text)):
        return edition
    if has_digit(text) and (part := _PART_LAST.search(text)):
        return part
    if not (edited or "," in text or ": " in text or "//" in text):
        return None
    if numbered and (volume := _VOLUME.search(text) or _JOURNAL.search(text)):
        return volume
    forms = (_ISSUE, _JOURNAL_VOLUME, _SERIES, _AFTER_COLON, _CONTAINER, _PAGES, _REPORT)
    if volume := next((found for form in forms if (found := form.search(text))), None):
        return volume
    in_book = _IN_BOOK.search(text) if edited else _IN_GERMAN.search(text)
    in_book = (
        in_book or _PRESENTED.search(text) or _IN_EDITED.search(text) or _IN_QUOTED.search(text)
    )
    in_book = in_book or _HOLDER_LAST.search(text)
    return in_book or _CHAPTERS.search(text) or _find_imprint(text)


def _find_run_on(text: str) -> re.Match[str] | None:
    """Find the journal with its pages that goes on with a title in small letters."""
    found = _RUN_ON.search(text)
    if not found or text[: found.start()].rpartition(" ")[2] in _SMALL:
        return None
    return found if _is_in_small_letters(text[: found.start()]) else None


def find_journal_last(text: str) -> re.Match[str] | None:
    """Find words that begin big after a title in small letters, "Finding fine things, Fine Trees".

    They may be a journal, or the last of several names.
    """
    found = _JOURNAL.search(text) if ", " in text else None
    return found if found and _is_in_small_letters(text[: found.start()]) else None


def has_small_words(text: str) -> bool:
    """Whether several long words begin small, as in no name of a person or a publisher."""
    return sum(word[0].islower() and len(word) > 3 for word in text.split()) > 1


def _is_in_small_letters(title: str) -> bool:
    """Whether most words of a title begin small."""
    starts = _LONG_WORD.findall(title)
    small = sum(map(str.islower, starts))
    return small > 0 and 2 * small > len(starts)


def _find_imprint(text: str) -> re.Match[str] | None:
    """Find the journal with its pages, or the city with the publisher, with which a text ends."""
    found = _IMPRINT.search(text) if "," in text else None
    turned = _PUBLISHER_FIRST.search(text) if "," in text else None
    if turned and (turned[1].lower() in _PLACES or turned[1].startswith(_TWO_WORDS)):
        return turned
    place = found["place"] if found else None
    is_city = place and (place.startswith(_TWO_WORDS) or place.lower() in _PLACES)
    is_city = is_city or (found is not None and _REGION_LAST.search(found[0]) is not None)
    is_acronym = place is not None and found is not None and _ACRONYM.fullmatch(found[0][2:])
    is_named = found is not None and bool(found["journal"] or is_acronym)
    return found if is_named or is_city else None


def is_place(text: str) -> bool:
    """Whether a text is a city where books are published.

    Examples
    --------
    >>> is_place("London"), is_place("Lamport")
    (True, False)
    """
    return text.lower() in _PLACES or text.startswith(_TWO_WORDS)


def may_be_imprint(text: str) -> bool:
    """Whether a text may be any city and its press: "Lengen: Rabe", "Bad Ischl: Nasse Blätter".

    Examples
    --------
    >>> may_be_imprint("Lengen: Rabe"), may_be_imprint("Rain: what it is")
    (True, False)
    """
    return _CITY_PRESS.fullmatch(text) is not None


def is_city(text: str) -> bool:
    """Whether a text is a city and nothing else, with its state or river or without.

    Examples
    --------
    >>> is_city("Cambridge, MA"), is_city("Rio de Janeiro"), is_city("New York, Fine Books")
    (True, True, False)
    """
    text = text.strip()
    return _CITY.fullmatch(text) is not None or _first_city(text) in _PLACES


def _first_city(text: str) -> str:
    """Give the first of several cities, or one without its river: "Frankfurt/M.", "Wien/Graz"."""
    first, stroke, rest = text.partition("/")
    return first.lower() if not stroke or (rest[:1].isupper() and " " not in rest) else ""


def find_venue(text: str) -> re.Match[str] | None:
    """Find the comma in "A Fine Title, Oxford University Press, 2007" before what is a venue."""
    for comma in _COMMA.finditer(text):
        venue = read_venue(text[comma.end() :])
        if venue and venue.is_sure and " " in text[: comma.start()]:
            return comma
    return None


def has_region(text: str) -> bool:
    """Whether a state or a country stands before a publisher: ", Fine Oaks, California: Sage"."""
    return _REGION_LAST.search(text) is not None


def is_imprint(text: str) -> bool:
    """Whether a text is a city and a publisher, "Frankfurt a. M.: Suhrkamp"."""
    if ": " not in text:
        return False
    city, _, publisher = text.partition(": ")
    word = city.split()[0] if city.strip() else ""
    is_known = _first_city(word.strip(",;")) in _PLACES or city.startswith(_TWO_WORDS)
    is_known = is_known or ("," in city and is_city(city))  # Independence, KY
    return is_known and len(publisher.split()) < 8
