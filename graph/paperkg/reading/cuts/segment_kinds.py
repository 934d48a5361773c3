"""What a segment is by itself: a date, names, a venue, a number, an identifier, a label, text."""

from __future__ import annotations

import re
from dataclasses import replace

from paperkg.identifiers import parse_identifier
from paperkg.model import LinkKind
from paperkg.phrases import PHRASE
from paperkg.reading.citations.east_asian_sources import read_east_asian_source, stands_after_names
from paperkg.reading.citations.pieces import NUMBER
from paperkg.reading.citations.subtitles import begins_with_volume
from paperkg.reading.cuts.authorship import find_authors, find_signature
from paperkg.reading.cuts.line_leads import CLASS
from paperkg.reading.cuts.looked_at import LOOKED_AT
from paperkg.reading.imprints.dates import read_date
from paperkg.reading.imprints.far_dates import is_of_middle_ages, read_far_date
from paperkg.reading.imprints.imprint import EDITION
from paperkg.reading.imprints.issue_dates import read_issue_date
from paperkg.reading.imprints.venues import MAX_WORDS, Venue, read_venue
from paperkg.reading.labels import is_label, kind_of_label
from paperkg.reading.names.name_leads import may_be_people
from paperkg.reading.names.people import ISSUE, read_people
from paperkg.reading.names.tokens import find_ordinary
from paperkg.reading.names.translators import TRANSLATED_STARTS
from paperkg.reading.patterns import (
    ARXIV_NUMBER,
    BARE_ADDRESS,
    CAPITAL,
    DAY_OF_WEEK,
    DOI_START,
    MONTH_NAME,
    NO_YEAR,
    YEAR,
)
from paperkg.reading.segments import Cut, Kind, Mark, Segment, Vocabulary
from paperkg.reading.words import any_of, words_of

__all__ = [
    "SPELLED",
    "VAGUE_DATE",
    "is_long_sentence",
    "may_spell",
    "say_kind",
    "say_kind_of_words",
    "says_which_part",
]

MAX_WHERE = 40
"""What says only where a page was found has no more signs."""

_DIGITS = re.compile(r"\d+")
_LETTER = re.compile(r"[^\W\d_]")
# Numbers that begin or end with a year: "1977, pp. 142-48", "1977: 142-8", or "Vol. 14. 2014".
_DATED_NUMBER = re.compile(
    rf"{ISSUE.pattern}|{YEAR}(?:,(?:\s|\d+[,(:])|:\s?\d)|.*\d[():]?\d.*,\s{YEAR}$|[Vv]ol\.\s\d+\.\s{YEAR}$"
    rf"|[^\d]{{0,5}}\d.*,\s{YEAR},\s(?:pp?\.?|pages?)\s?\d.*"
)
# An issue, when it appeared, and the pages: "35(6), 1992, 85-98".
_DATED_ISSUE = re.compile(
    rf"\d{{1,4}}\s?\([\d/–-]{{1,9}}\),\s(?P<year>{YEAR}),\s(?:pp?\.\s?)?\d{{1,6}}(?:\s?[-–]{{1,2}}\s?\d{{1,6}})?"
)
_DAY = re.compile(
    rf"(?:{MONTH_NAME}\.?\s+\d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:\.|st|nd|rd|th)?\s+{MONTH_NAME}\.?"
    r"|\d{1,2}\s?[月월]\s?\d{1,2}\s?[日号號일]"
    rf"|lecture\s+\d{{1,2}}|{CLASS}(?:\s?\([^()]{{1,20}}\))?"
    r"|\d{1,2}(?:st|nd|rd|th)\s+ed(?:\.|ition)?)",
    re.IGNORECASE,
)
_BARE_ISBN = re.compile(r"(?<![\w/.-])97[89](?=[\d-]{10,14}(?![\w-]))(?:-?\d){10}")
SPELLED = re.compile(
    r"\bisbn(?:[- ]?1[03])?[:：\s]\s*(?:97[89][\s-]?)?\d[\d -]{7,14}[\dX]\b"
    r"|\b(?:(?:arxiv|doi|pmid|pmcid|isbn)\s*[:：]\s*|doi\s+(?=10\.\d))"
    r"(?:https?://\S+|[^\s,;()\[\]]+(?:\([^\s()]*\)[^\s,;()\[\]]*)*)"
    rf"|(?<![\w/.]){BARE_ADDRESS}|{_BARE_ISBN.pattern}"
    rf"|(?<![\w/.]){ARXIV_NUMBER}(?![\w.])|(?<![\w/.]){DOI_START}[^\s,;\]]+|{PHRASE}",
    re.IGNORECASE,
)
# Each of them holds one of these; a pattern takes three signs for i and s as well.
_OF_SPELLED = (
    ".", "/", "isbn", "arxiv", "doi", "pmid", "pmc", "ssrn", "jstor", "nber", "hal", "tel-",
    "inria", "corpusid", "ı", "ſ", "\u0307", "978", "979",
)  # fmt: skip
# What numbers works and is where they appeared, too: "NBER Working Paper 12345".
_SERIES = re.compile(r"working paper|archive", re.IGNORECASE)
_ASIDES = words_of("parts", "asides")
_DATABASES = words_of("parts", "databases")
VAGUE_DATE = re.compile(
    r"c(?:a|irca)?\.?\s?\d{2,4}(?:\s?[-–]\s?\d+)?(?:\s[A-Z.]{2,5})?"
    rf"|{NO_YEAR}\.?(?:-[a-z])?|no date|sin fecha|sans date"
)
"""When, but no year: "(c. 1400)", "(n.d.)"."""

# "Ann of Rainford", as people were called.
_OF_PLACE = re.compile(rf"{CAPITAL}\w+ (?:of|von|van|de|da|di|af|ibn) {CAPITAL}\w+")
_UNDATED = words_of("states", "undated")
_BEFORE_STATE = frozenset({Cut.START, Cut.STOP, Cut.BREAK})  # Ann Poe. Forthcoming. A Fine Title
# Who helped: "(A. Poe, Ed.; B. Li & C. Orr, Trans.)".
_CREDITS = re.compile(r"[^()\d]*,\s(?:eds?|trans|transl|übers|trad|hrsg|illus)\.?", re.IGNORECASE)
# Which part of a work to read, in a link beside its title: "(skim pages 1-5)", "(sections I, II)".
_WHICH_PART = re.compile(
    rf"(?:(?:esp|especially|focus on|just|mainly|nur|only|read|skim|solo|up to)\.?\s)?"
    rf"(?:{any_of(words_of('pointers', 'parts'))})\.?\s(?:\d|[ivxlc]{{1,6}}\b)[^()]{{0,100}}",
    re.IGNORECASE,
)
# "II and VI", "I-IV", which follow the name of a book.
_ROMANS = re.compile(r"[IVXL]{1,6}(?:(?:,|\s?[-–&]|,?\sand|\sund|\set|\sy)\s?[IVXL]{1,6}){1,8}")
_APART = frozenset({Mark.CODE, Mark.STRONG})
_DAY_OF_CLASS = re.compile(r"\d{1,2}/\d{1,2}")  # "[Slides](…) (10/14)", "`01/03` A Fine Title"
# When, and when anew or at first: "(2022, updated 2026)".
_REVISED = re.compile(
    rf"({YEAR})[a-z]?[,;]\s(?:last |first |originally )?"
    rf"(?:updated|revised|reprinted|reissued|published)(?: in)? {YEAR}"
)
_PUBLISHED = re.compile(r"(?:first )?published (?:in |on )?(?=\d|[A-Z])", re.IGNORECASE)
# A day at the start is when it was read: "20211017 [2021] A Fine Title".
_READ_ON = re.compile(r"20[0-3]\d(?:0\d|1[0-2])[0-3]\d")
# What stands before where a page is: "Retrieved from", "Available at".
_WHERE_FOUND = re.compile(
    r"(?:retrieved|accessed|available|obtained|abgerufen|zugegriffen|verfügbar|disponi[bv]ile|"
    r"disponible|disponível|recuperado|consulté)(?: online)? "
    r"(?:from|at|on|via|unter|von|en|em|de|su|sur)(?: |$)"
    rf"|(?:{any_of(words_of('parts', 'where_found'))})\s?$",
    re.IGNORECASE,
)
# How these begin in ASCII: few texts do.
_FOUND_STARTS = (
    *("retrieved", "accessed", "available", "obtained", "abgerufen", "zugegriffen", "disponi"),
    *("recuperado", *filter(str.isascii, words_of("parts", "where_found"))),
)
_AFTER_YEAR = re.compile(rf"\({YEAR}\)\s?$")  # "Rain Letters 7 (2017) 1913": the page
# "Poe, Fine Rain (2007), chs. 1-3": which part to read, and no title.
_BEHIND_YEAR = re.compile(rf"\({YEAR}[a-z]?\)[,.;:]?\s?$")
_YEARS = re.compile(rf"({YEAR})(?:[-–/]\d{{4}}|–\d\d|-(?:1[3-9]|[2-9]\d)|\s?\[(?:1\d|20)\d\d\])")
_GOES_ON = re.compile(r"\d,? (?:[^\W\d_]+ ){3,}[^\W\d_]+\.?$")
_PAGES = re.compile(r"\d\s?\(\d+\)|\d\s?[-–—]\s?[A-Za-z]?\d")  # 5(3), 12-34, E12-E34
_VOLUME = re.compile(r", [Vv]ol(?:ume)?\.? \d+$")
_YEAR_FOLLOWS = re.compile(rf"(?:,\s?[A-Z]?\d{{1,6}}(?:[-–]\d+)?)?\s?\({YEAR}\)|,\s{YEAR}\.?\s*$")
_CLOSING = ('"', "”", "»", "“", "’")
_SITE = re.compile(r"(?:[\w-]+\.)+[A-Za-z]{2,12}(?:/\S*)?")
_SUBTITLE = re.compile(r":\s(?!\d)")  # no pages: "Fine Politics 35: 529-555"
MAX_SORT = 3
"""What sort of work one is takes no more words."""

_SORTS = frozenset(
    ("article", "book", "chapter", "ebook", "essay", "lecture", "monograph", "paper", "post")
)
_EDITIONS = words_of("people", "editions")
_FORMS = words_of("sections", "works") | words_of("sections", "books")
_AFTER_TITLE = frozenset({Cut.STOP, Cut.COMMA, Cut.SPACE, Cut.ASIDE, Cut.BREAK, Cut.BRACKET})


def say_kind(segment: Segment, vocabulary: Vocabulary, *, numbered: bool) -> None:
    """Say what a segment is by itself: text, if nothing else; and what it says as such.

    ``numbered`` says whether its text has a digit.
    """
    if segment.text.isascii() or not _say_east_asian(segment):
        _say_western(segment, vocabulary, numbered=numbered)


def _say_western(segment: Segment, vocabulary: Vocabulary, *, numbered: bool) -> None:
    text = segment.text
    small = text.lower()
    may_say_when = numbered or bool(segment.bracket) or small.rstrip(".") in _UNDATED
    if may_say_when and (date := _date_of(segment, numbered=numbered)) is not None:
        segment.kind, segment.date = Kind.DATE, date
    elif may_say_when and (signed := find_signature(segment)):
        segment.kind, segment.people, segment.date, segment.venue = Kind.PEOPLE, *signed
    elif _is_aside(segment, small, numbered=numbered):
        segment.kind = Kind.TAG
    elif (numbered or ":" in text) and _is_spelled(text):
        segment.kind = Kind.IDENTIFIER
        segment.identifier = segment.identifier or parse_identifier(text)
    elif numbered and (issue := _DATED_ISSUE.fullmatch(text)):
        segment.kind, segment.date = Kind.DATE, issue["year"]
    elif numbered and NUMBER.fullmatch(text) and not _is_dated_number(segment):
        segment.kind = Kind.NUMBER
    elif segment.cut is Cut.SPACE and is_part_to_read(segment):
        segment.kind = Kind.TAG
    elif segment.quoted or (segment.bracket == "(" and _names_edition(text)):
        segment.kind = Kind.TEXT
    elif people := find_authors(segment, vocabulary):
        segment.kind, segment.people = Kind.PEOPLE, people
    else:
        _say_where(segment)


def _say_where(segment: Segment) -> None:
    """Say whether a segment is a venue or the label of a link."""
    if venue := _venue_of(segment):
        segment.kind, segment.venue, segment.date = Kind.VENUE, venue, venue.date
    elif _is_plain_label(segment):
        segment.kind = Kind.LABEL


def say_kind_of_words(segment: Segment, vocabulary: Vocabulary) -> None:
    """Say what words without signs and numbers are: most are a sentence, which names nobody."""
    text = segment.text
    is_big = text.istitle()  # no word is in small letters
    if not is_big and is_long_sentence(text):
        return
    small = text.lower()
    if is_big or may_be_people(text) or small[:4] in TRANSLATED_STARTS or small in _UNDATED:
        _say_western(segment, vocabulary, numbered=False)
    elif _is_aside(segment, small, numbered=False):
        segment.kind = Kind.TAG
    else:
        _say_where(segment)


def says_which_part(text: str) -> bool:
    """Whether a text says which part of a work to read, and nothing else.

    Examples
    --------
    >>> says_which_part("skim pages 1-5"), says_which_part("Ch. 3"), says_which_part("Catch 22")
    (True, True, False)
    >>> says_which_part("II and VI"), says_which_part("I")
    (True, False)
    """
    return _WHICH_PART.fullmatch(text) is not None or _ROMANS.fullmatch(text) is not None


def is_part_to_read(segment: Segment) -> bool:
    """Whether a segment behind a year in brackets says which part of a work to read."""
    is_behind = _BEHIND_YEAR.search(segment.whole, 0, segment.start) is not None
    return is_behind and says_which_part(segment.text)


def may_spell(text: str) -> bool:
    """Whether a text has a sign or a word of those that identifiers have as they are spelled."""
    small = text.lower()
    for sign in _OF_SPELLED:
        if sign in small:
            return True
    return False


def _is_spelled(text: str) -> bool:
    """Whether a text is an identifier, and not where a work appeared, too."""
    if not may_spell(text):
        return False
    if _BARE_ISBN.fullmatch(text):
        return parse_identifier(text) is not None  # its check digit is right
    return SPELLED.fullmatch(text) is not None and not _SERIES.search(text)


def _say_east_asian(segment: Segment) -> bool:
    """Say who, where and when in East Asian words; at the start one of these alone."""
    if segment.quoted:
        return False
    is_signed = stands_after_names(segment.whole, segment.start)
    text = segment.text.strip("（）")
    source = read_east_asian_source(text, is_signed=is_signed)
    if source is None or source.end < len(text):
        return False
    is_first = segment.cut is Cut.START and not segment.bracket
    if is_first and (source.date or (source.people and source.venue)):
        return False
    segment.people, segment.venue, segment.date = source.people, source.venue, source.date
    segment.kind = Kind.PEOPLE if source.people else Kind.VENUE if source.venue else Kind.TAG
    return True


def is_long_sentence(text: str) -> bool:
    """Whether a text without numbers is too long for a venue, and has small words, as no names do.

    It is text, and nothing else.
    """
    return text.count(" ") >= MAX_WORDS and find_ordinary(text) is not None


def _date_of(segment: Segment, *, numbered: bool) -> str | None:
    """Read a segment that says when; empty where it names no year, None where it is no date."""
    if segment.bracket and VAGUE_DATE.fullmatch(segment.text):
        return ""
    if segment.bracket and is_of_middle_ages(segment.text):
        return segment.text if _names_author(segment.whole[: segment.start]) else None
    far = read_far_date(segment.text, is_bracketed=bool(segment.bracket))
    if far is not None:
        return far
    if not numbered and segment.text.lower().rstrip(".") in _UNDATED:
        is_plain = segment.mark in (Mark.PLAIN, Mark.EMPHASIS)
        return "" if is_plain and segment.cut in _BEFORE_STATE else None
    if segment.bracket and (revised := _REVISED.fullmatch(segment.text)):
        return revised[1]
    if not numbered or _is_page(segment):
        return None
    if segment.cut is Cut.SPACE and _AFTER_YEAR.search(segment.whole, 0, segment.start):
        return None
    is_plain = segment.mark is not Mark.EMPHASIS  # in italics, a volume: "*Works V*, *1977-80*"
    if (
        is_plain
        and (years := _YEARS.fullmatch(segment.text))
        and not _DIGITS.search(segment.whole, 0, segment.start)
    ):
        return years[1]
    may_be_issue = bool(segment.bracket) or (segment.cut is not Cut.START and not segment.is_link)
    if may_be_issue and (date := read_issue_date(segment.text)):
        return date
    said = None if segment.text[:1].isdecimal() else _PUBLISHED.match(segment.text)
    return read_date(segment.text[said.end() :] if said else segment.text) or None


def _names_author(text: str) -> bool:
    """Whether a text is a name and no more, behind which 1203 is a year and no number of pages."""
    name = text.strip(" .,;:([")
    return _OF_PLACE.fullmatch(name) is not None or read_people(name, single=True) is not None


def _is_page(segment: Segment) -> bool:
    """Whether a number stands between a volume and a year: "Phys. Rev. Lett. 70, 1895 (1993)".

    So does one right behind a journal in italics: "74 *Fine Law Journal* 1851 (2025)".
    """
    if not _YEAR_FOLLOWS.match(segment.whole, segment.end):
        return False
    is_behind = segment.cut is Cut.SPACE and not segment.whole[: segment.start].strip()
    return is_behind or _DIGITS.search(segment.whole, 0, segment.start) is not None


def _is_aside(segment: Segment, small: str, *, numbered: bool) -> bool:
    """Tell "May 11", "Retrieved from" and "(to appear)", which are part of nothing beside them."""
    text = segment.text
    if numbered and _says_day(segment):
        return True
    if segment.bracket == "(" and not numbered and ";" in text and _CREDITS.fullmatch(text):
        return True
    is_known = small.strip(".") in (_ASIDES if segment.bracket else _DATABASES)
    is_known = is_known or (bool(segment.bracket) and _names_sort(text))
    is_known = is_known or (segment.bracket == "(" and segment.is_link and says_which_part(text))
    may_be = small.startswith(_FOUND_STARTS) or not text.isascii()
    return is_known or (
        may_be and len(text) < MAX_WHERE and " " in text and _WHERE_FOUND.match(text) is not None
    )


def _names_edition(text: str) -> bool:
    """Tell "(Second Edition)", "(Penguin Classics)", "(Roe Translation)" from names of people."""
    head, _, last = text.rpartition(" ")
    return bool(head) and "," not in text and last.rstrip(".").lower() in _EDITIONS


def _names_sort(text: str) -> bool:
    """Tell "(AGU book)", "(book chapter)", "(free ebook)": what sort of work one is."""
    words = text.split()
    if not 1 < len(words) <= MAX_SORT or words[-1] not in _SORTS:
        return False
    are_small = all(word.islower() or (word.isupper() and len(word) > 1) for word in words[:-1])
    return are_small and words[0] != "the"  # "a theory of puddles (the book)"


def _says_day(segment: Segment) -> bool:
    """Tell "May 11", "Accessed: May 11, 2026", and the day on which something was read."""
    text = segment.text
    if _LETTER.search(text) and (
        _DAY.fullmatch(text) or DAY_OF_WEEK.fullmatch(text) or LOOKED_AT.match(text)
    ):
        return True
    if segment.cut is Cut.START and _READ_ON.fullmatch(text):
        return True
    is_apart = bool(segment.bracket) or segment.mark in _APART
    return is_apart and _DAY_OF_CLASS.fullmatch(text) is not None


def _is_plain_label(segment: Segment) -> bool:
    if segment.mark is Mark.LINK and segment.start:  # "[A Fine Title (pdf)](…)"
        if segment.bracket and "." in segment.text and _names_site(segment):
            return True
        kind = kind_of_label(segment.text) if segment.bracket else None
        return kind is not None and kind is not LinkKind.PAPER
    if segment.mark is Mark.LINK:  # "[[review] A Fine Title](…)"
        leads = bool(segment.bracket) and segment.end < len(segment.whole.rstrip())
        return leads and is_label(segment.text)
    if segment.mark is Mark.STRONG:  # "**[pdf]**", and "[[pdf]]()", which leads nowhere
        return segment.bracket == "[" and is_label(segment.text)
    is_first = segment.bracket == "[" and not segment.whole[: segment.start].strip(" [")
    if is_first and segment.text.lower() in _FORMS:  # "[book] A Fine Title"
        return segment.mark is Mark.PLAIN
    set_apart = bool(segment.bracket) or segment.cut is Cut.DASH
    return segment.mark in (Mark.PLAIN, Mark.CODE) and set_apart and is_label(segment.text)


def _names_site(segment: Segment) -> bool:
    """Whether a bracket in a link names where it leads: "[A Fine Title (rain.org, pdf)](…)"."""
    site = segment.text.partition(",")[0]
    if site.startswith(("https://", "http://", "www.")):
        return " " not in site
    return _SITE.fullmatch(site) is not None and f"{site.lower()}/" in f"{segment.url.lower()}/"


def _venue_of(segment: Segment) -> Venue | None:
    """Read a segment as a venue; the words of a link or in bold are sooner those of a title."""
    text = segment.text
    if text[:1].isdecimal() and (issue := ISSUE.match(text)):
        return Venue("", read_date(issue[1]), True)
    marked = segment.is_link or segment.mark in (Mark.STRONG, Mark.QUOTE)
    if marked and not segment.bracket:
        is_long = segment.cut is Cut.START and len(text.split()) > 3
        if is_long or (":" in text and _SUBTITLE.search(text)):
            return None
    edition = EDITION.match(text) if segment.bracket and text[:1].isdecimal() else None
    venue = read_venue(text[edition.end() :] if edition else text)
    if not venue:
        return None
    is_after = segment.cut in _AFTER_TITLE and not segment.bracket
    if segment.mark is Mark.LINK and is_after and _PAGES.search(text):
        return _without_page(segment, venue)  # A Fine Title. [Nature, 5(3), 12-34](…)
    if not venue.is_sure:
        fits = (segment.bracket and venue.date) or _may_be_numbered(segment, venue)
        return _without_page(segment, venue) if fits else None
    fits = segment.bracket or venue.date or len(text.split()) < (7 if marked else 4)
    fits = fits or (segment.cut is Cut.STOP and begins_with_volume(text))
    venue = _without_page(segment, venue)
    return venue if fits or (segment.cut is not Cut.START and not marked) else None


def _is_dated_number(segment: Segment) -> bool:
    """Whether numbers begin or end with a year, and none follows in brackets."""
    if _YEAR_FOLLOWS.match(segment.whole, segment.end):
        return False
    return _DATED_NUMBER.match(segment.text) is not None


def _without_page(segment: Segment, venue: Venue) -> Venue:
    """Take a page for no year, where one follows: "Phys. Rev. Lett. 70, 1895 (1993)"."""
    follows = venue.date and _YEAR_FOLLOWS.match(segment.whole, segment.end)
    return replace(venue, date="") if follows else venue


def _may_be_numbered(segment: Segment, venue: Venue) -> bool:
    """Whether numbers may make a venue of a segment: they do only after a title."""
    numbers = len(_DIGITS.findall(segment.text))
    if _GOES_ON.search(segment.text):
        return False  # Rain of May 6-7, 1955, and the Snow of June
    is_quoted = segment.whole[: segment.start + 1].rstrip()[-1:] in _CLOSING  # “A Title,” Fine 2023
    dated = bool(venue.date) and (segment.cut in (Cut.STOP, Cut.COMMA) or is_quoted)
    is_bold = segment.mark is Mark.STRONG and (segment.cut is Cut.STOP or is_quoted)
    plain = segment.mark in (Mark.PLAIN, Mark.EMPHASIS) or is_bold
    is_volume = segment.mark is Mark.PLAIN and segment.cut is Cut.COMMA and numbers == 1
    numbered = numbers > 1 or (is_volume and _VOLUME.search(segment.text) is not None)
    return plain and segment.cut in _AFTER_TITLE and (numbered or dated)
