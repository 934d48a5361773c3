"""Where a paper was published, as lists and citations write it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from paperkg.characters import has_digit
from paperkg.reading.imprints.dates import find_date, year_in_full
from paperkg.reading.imprints.meeting_groups import read_group
from paperkg.reading.imprints.press_names import read_press
from paperkg.reading.imprints.venue_edges import without_edges
from paperkg.reading.patterns import CAPITAL, MONTH_NAME, PAGES, YEAR
from paperkg.reading.words import any_of, words_of

__all__ = [
    "MAX_WORDS",
    "Venue",
    "drop_editors",
    "drop_in",
    "drop_volume",
    "end_of_venue",
    "read_venue",
]

MAX_WORDS, MAX_SIGNS = 16, 250
"""The name of a venue is no longer."""

_ACRONYMS = words_of("venues", "acronyms")
_NAMES = words_of("venues", "names")
_SMALL = words_of("venues", "small")
# What counts meetings: "2008 eighth IEEE", "Thirty-second AAAI".
_COUNTED = (
    r"(?:\d{1,3}(?:st|nd|rd|th)|\d{4}|(?:[a-z]{5,7}[- ])?(?:first|second|third|fourth|fifth|sixth"
    r"|seventh|eighth|ninth|tenth|eleventh|twelfth|[a-z]{3,6}teenth|[a-z]{4,6}ieth))"
)
_STARTS = re.compile(
    rf"(?:in:?\s+)?(?:the\s+|an?\s+)?(?:{_COUNTED}\s+){{0,2}}(?:aaai\s+)?"
    + any_of(words_of("venues", "starts")),
    re.IGNORECASE,
)
_PARTS = words_of("venues", "parts")
_VENUE_WORDS = words_of("venues", "words")
_PHRASES = words_of("venues", "phrases")
_WORDS = re.compile(any_of(_VENUE_WORDS | _PHRASES), re.IGNORECASE)
# "Workshop on Rain" is a name; in a name in full, "Workshop" is a part of it wherever it stands.
_ADDITIONS = re.compile(
    rf"(?!(?-i:Workshops?)\s(?:for|in|on)\b)(?:{any_of(words_of('venues', 'additions'))})",
    re.IGNORECASE,
)
_ADDED = re.compile(rf"(?!(?-i:Workshops?)(?:$|:|\s\w))(?:{_ADDITIONS.pattern})", re.IGNORECASE)
# Where the numbers start: 18.7: 1527-1554; 73 (5): 1623–1672; 13:121–134; vol. 3, no. 2; pp. 1-9
_NUMBERS = re.compile(
    r"(?:^|[\s,，、;:(]+)(?!(?:19|20)\d\d\s[^\W\d_]{2,}\s[^\W\d_])"
    rf"(?:(?:vol(?:ume)?|v|no?|iss(?:ue)?|{PAGES}|pages?|art(?:icle)?|Bd|Nr|Т"
    r"|ch|chaps?|chapitres?|kap|kapitel)\b\.?\s*|№\s*|n\.?\s?[°ºo]\s?)?"
    r"(?:[a-z]?\d[\d.]*(?![a-z\d])|\d+:null|(?<=vol\.\s)(?-i:[IVXLC]{1,7})\b).*$",
    re.IGNORECASE | re.DOTALL,
)
_KNOWN = _NAMES | {acronym.lower() for acronym in _ACRONYMS}
CODED = re.compile(r"((?:19|20)?\d\d)[-_]([A-Z][A-Za-z]*[A-Z][A-Za-z]*)[-_]")
"""A year and an acronym that begin the name of a file: "16-ATC-A Fine Paper"."""

# "SOSP'03-The Fine File System", "ICDE 2022: Fine Trees"; but "MICRO-50" counts meetings.
_BEFORE_TITLE = re.compile(
    r"([A-Za-z&]{3,12}(?: ?['’]|[- ])?(?:(?:19|20)\d\d|[0-3]\d|[7-9]\d))"
    r"\s?[-–—:：]\s?(?=[^\W_]\S* \S)"
)
# "ICLR2024Oral", and the short name of a paper after it: "KDD-2019 Fine-GNN".
_GLUED = re.compile(
    r"([A-Za-z&]{3,12})(?: ?['’]|[- ])?((?:19|20)?\d\d)\s?"
    r"(?:[A-Za-z]{3,12}|[\s_-][A-Za-z][\w+-]{1,20})?"
)
_COINED = re.compile(r"(?=[A-Za-z]{3,12}\.?\d)([A-Za-z]*[A-Z]{2}[A-Za-z]*)\.?(20\d\d|19\d\d)")
# "VLSI'06", "Crypto '99": no title ends so.
_SHORTENED = re.compile(r"([A-Z][A-Za-z&/+-]*[A-Za-z]{2}!?)\s?['’](\d\d)")
_REPORTER = re.compile(
    r"\d{1,4}\s+((?:[A-Z][\w.'’-]*\s?|&\s){1,6}(?<=[.\s]))\s?\d{1,5}(?:,\s*\d+)?(?:[-–]\d+)?"
    r"(?:\s*\(((?:18|19|20)\d\d)\)?)?"
)
_BRACKET = re.compile(r"\(([^()]*)\)")
_ISSUE_LAST = re.compile(r"[\s,]+(?:no|nr|n[°º]|№|vol)\.?$", re.IGNORECASE)
_SPELLED = re.compile(r"\b(?:arxiv|doi|abs|corr)\s*[:/]\s*(?:abs/)?\S+", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_LETTERS = re.compile(r"[^\W\d_]+")


def _find_telling(phrases: Iterable[str]) -> frozenset[str]:
    """Find the longest word of each phrase: a text without any of them holds no phrase."""
    return frozenset(max(_LETTERS.findall(phrase), key=len) for phrase in phrases)


_TELLING_ACRONYMS = _find_telling(_ACRONYMS)
_TELLING_NAMES = _find_telling((*_NAMES, *words_of("venues", "starts"), *_VENUE_WORDS, *_PHRASES))
_TELLING_ADDITIONS = _find_telling(words_of("venues", "additions"))
_TELLING_SPELLED = frozenset({"arxiv", "doi", "abs", "corr"})
_TELLING = frozenset(map(str.lower, _TELLING_ACRONYMS)).union(
    _TELLING_NAMES, _TELLING_ADDITIONS, _TELLING_SPELLED
)
_LETTERS_ALONE = bytes(code if chr(code).isalpha() else 32 for code in range(128)) + bytes(128)
"""What each sign of ASCII becomes where only words are left."""

_COUNT = re.compile(r"\W*\d[\d,]{2,}\s(?!pages)[^\W\d_]{3,}\W*")
# A word that stands beside no numbers of an issue.
_BESIDE = any_of(words_of("venues", "beside_numbers"))
_ORDINARY_WORD = re.compile(rf"\b(?!(?:{_BESIDE})\b)[a-zß-ÿ]{{3,}}\b")
# "12 Rules for Rain", "16-831 Introduction to Rain"; but "12 Special Issue", "5 May in Bonn".
_BEGINS = rf"\d[\w.,-]{{0,8}}:?\s(?!(?i:{MONTH_NAME}|{_BESIDE})\b){CAPITAL}"
_COUNTED_TITLE = re.compile(_BEGINS + r"[^\W\d_]{2,}\s[^\W\d_]{2,}\s")
_PIECES = words_of("venues", "pieces")
_ARXIV = re.compile("arxiv", re.IGNORECASE)
# "Fine Robots, A Survey, IJRR, 2013": that is how the title ends.
_ANY_WORK = re.compile(r"[Aa]n? (?!(?:\w+ )?Journal\b)[^\W\d_]+ [^\W\d_]")  # "A Review and More"
_TEXTS = any_of(words_of("venues", "texts"))
_KIND_OF_TEXT = re.compile(
    rf"an? (?:\w+ ){{0,2}}(?:{_TEXTS})(?:[,.:] | (?:about|for|of|on|to) )", re.IGNORECASE
)
_REPORT_ON = re.compile(r"\s\d[\d.]*\s(?:technical report|system card)$", re.I)  # PaLM 2
_LEAD = re.compile(
    r"^(?:in:?|(?:(?:paper |poster |talk )?presented )?at|published (?:in|at|on)"
    r"|(?-i:on)(?=\s\S+(?:\s\S+)?$)"
    r"|(?:accepted|submitted|under review|to appear|forthcoming)(?: in principle)? "
    r"(?:in|at|to|by))\s+",
    re.IGNORECASE,
)
_VOLUME = re.compile(
    r",?\s(?:(?:vol\.?|no\.?|nr\.)\s|[№n][°º.]?\s?)?\d[\d\s():.–-]*$", re.IGNORECASE
)
_EDITED = re.compile(rf",\s{any_of(words_of('people', 'edited'))}.*$", re.IGNORECASE)
# What has not appeared yet: "The Rain Review, in press".
_STATUS = re.compile(
    r",?\s\(?(?:in press|forthcoming|to appear|accepted|submitted|under review)\)?$", re.IGNORECASE
)
_STATUS_ENDS = ("press", "ming", "ear", "ted", "iew", "press)", "ming)", "ear)", "ted)", "iew)")
MAX_END = max(map(len, _STATUS_ENDS))


@dataclass(frozen=True, slots=True)
class Venue:
    """Where and when: either may be empty, not both.

    Attributes
    ----------
    name
        Without the date, volume and pages.
    date
        ``YYYY[-MM[-DD]]``.
    is_sure
        Whether the words themselves tell, not only numbers of pages beside them.
    """

    name: str
    date: str
    is_sure: bool


class _Known(NamedTuple):
    """Which kinds of known words stand in a text."""

    has_names: bool
    has_additions: bool
    has_spelled: bool


MIN_FULL = 5
"""A name of more words is written in full: "Proceedings of the 8th Workshop on Rain"."""

MIN_ABBREVIATED = 2
"""A journal has so many words that are cut short, or more; one of them is known to be."""

MAX_INITIALS = 3
"""A shorter word with its point may be the initials of a person."""

_JOURNALS = words_of("venues", "journals")
_ABBREVIATIONS = words_of("pieces", "abbreviations")
_OPEN_ENDS = frozenset({"of", "for", "with", "from", "on", "to", "the", "by", "at"})
_OF_WORKSHOP = re.compile(r"-(?:WS?|Workshops?|Findings)$")  # NeurIPS-W
# "Fine Communications volume 11, Article number: 5123 (2020)", as some publishers have it.
_IN_VOLUME = re.compile(
    r"(?i:([^\W\d_][^,;:]{2,60}?),? volume \d+,? (?:article number:? ?|pages? ?|pp?\. ?)"
    rf"e?\d[\d–-]*)(?:,? \(?({YEAR})\)?)?"
)
# In which years the volumes of a work appeared: "Rain Press, 1950-57".
# "Hail Press, 1977; 4th ed. 2012": the year of the first edition is the work's.
_AGAIN = re.compile(
    rf"({YEAR}); (?:[\w.]+ )?(?:edn?|edition|repr|reprint(?:ed)?|rev|reissued?)\.?,? {YEAR}$",
    re.IGNORECASE,
)
_YEARS_LAST = re.compile(rf"(?<=[^\d\s],\s)({YEAR})[-–](?:\d{{4}}|1[3-9]|[2-9]\d)$")
_DASHES = ("-", "–")
_NOTHING_KNOWN = _Known(False, False, False)


@lru_cache(maxsize=50_000)  # the same venues stand beside many papers
def read_venue(text: str) -> Venue | None:
    """Read a text that says where a paper was published, or when, and nothing else.

    Examples
    --------
    >>> read_venue("NeurIPS 2023")
    Venue(name='NeurIPS', date='2023', is_sure=True)
    >>> read_venue("Nat Rev Neurosci 13:121–134").name
    'Nat Rev Neurosci'
    >>> read_venue("Introduces things") is None
    True
    """
    whole = text.strip()
    text = without_edges(text)
    if not text or len(text) > MAX_SIGNS:
        return None
    has_dash = text[-5:-4] in _DASHES or text[-3:-2] in _DASHES
    text = _YEARS_LAST.sub(r"\1", text) if has_dash else text
    text = _AGAIN.sub(r"\1", text) if ";" in text else text
    if _begins_with_work(text):
        return None
    if publisher := _read_publisher(text):
        return publisher
    if text.endswith(("ort", "ard")) and _REPORT_ON.search(text):
        return None
    if text[-MAX_END:].lower().endswith(_STATUS_ENDS) and (status := _STATUS.search(text)):
        name = drop_in(text[: status.start()])
        return Venue(name, "", True) if name and _is_capitalized(name.split()) else None
    known = _find_known(text)
    if True not in known and not has_digit(text):
        return Venue(whole, "", True) if "." in whole and _is_abbreviated(text) else None
    _, comma, source = text.partition(", ")
    if comma and _REPORTER.fullmatch(source):
        return None  # "Theorized Agreements, 108 Harv. L. Rev. 1733": a title comes first
    if " - " in text and _begins_with_other(text):
        return None  # "Fine Nets - ICCV - 2017": here too
    found = _read_set_form(text) or _read_words(text, known)
    is_short = found is not None and "." in found.name and _is_abbreviated(found.name)
    is_journal = found is not None and found.name in _JOURNALS
    return replace(found, is_sure=True) if found and (is_short or is_journal) else found


def _begins_with_work(text: str) -> bool:
    """Whether a text begins with a title in marks, or with the kind that it is of."""
    if text[0] in "《『" and "出版社" in text:
        return True  # 《题名》,王小明著,青山出版社,2012
    if text[:2].lower() not in ("a ", "an"):
        return text.partition(":")[0].rstrip().lower() in _PIECES  # "Editorial: Journals of Rain"
    return _KIND_OF_TEXT.match(text) is not None or _ANY_WORK.match(text) is not None


def _read_publisher(text: str) -> Venue | None:
    """Read a journal that is known by its whole name, or a publisher by the form of its name."""
    if group := read_group(text):
        return Venue(*group, True)
    if text in _JOURNALS:
        return Venue(text, "", True)
    press = read_press(text)
    return Venue(*press, True) if press else None


def _begins_with_other(text: str) -> bool:
    """Whether a venue stands behind a dash, and what is before it is none."""
    head, _, rest = text.partition(" - ")
    behind = read_venue(rest)
    is_named = behind is not None and behind.is_sure and behind.name != ""
    return is_named and read_venue(head) is None


def end_of_venue(text: str) -> int:
    """Find where a known acronym and a year end before a title; 0 where no text starts so.

    Examples
    --------
    >>> end_of_venue("SOSP'03-The Fine File System")
    7
    """
    led = _BEFORE_TITLE.match(text)
    venue = read_venue(led[1]) if led else None
    return led.end(1) if led and venue and venue.is_sure else 0


def _is_abbreviated(text: str) -> bool:
    """Whether a text is a journal by words cut short: "Comput. Methods Appl. Mech. Eng."."""
    words = text.split()
    if not all(word[0].isupper() or word in _SMALL for word in words):
        return False
    known = [word for word in words if word.rstrip(".,").lower() in _ABBREVIATIONS]
    stopped = [word for word in words if word[-1] == "." and len(word) > MAX_INITIALS]
    return bool(known) and len({*known, *stopped}) >= MIN_ABBREVIATED  # Mon. Wea. Rev.


def _find_known(text: str) -> _Known:
    """Say which of the known words a text holds: most hold none, and are not looked at further."""
    if text.isascii():
        text = text.encode().translate(_LETTERS_ALONE).decode()
        small = text.lower().split()
    else:
        small = [word.lower() for word in _LETTERS.findall(text)]
    if _TELLING.isdisjoint(small):
        return _NOTHING_KNOWN
    words = text.split() if text.isascii() else _LETTERS.findall(text)
    is_unnamed = _TELLING_ACRONYMS.isdisjoint(words) and _TELLING_NAMES.isdisjoint(small)
    return _Known(
        not is_unnamed,
        not _TELLING_ADDITIONS.isdisjoint(small),
        not _TELLING_SPELLED.isdisjoint(small),
    )


def _read_set_form(text: str) -> Venue | None:
    """Read "SIGGRAPH25", "ICLR2024Oral" and "10 Harv. L. Rev. 457 (1897)"."""
    if coded := CODED.fullmatch(f"{text}-"):  # 16-ATC
        return Venue(coded[2], year_in_full(coded[1]), True)
    glued = _GLUED.fullmatch(text)
    if glued and glued[1].lower() in _KNOWN:
        return Venue(glued[1], year_in_full(glued[2]), True)
    if coined := _COINED.fullmatch(text):  # aiDM2020, WWW.2018
        return Venue(coined[1], coined[2], False)
    if shortened := _SHORTENED.fullmatch(text):
        return Venue(shortened[1], year_in_full(shortened[2]), True)
    if "olume " in text and (counted := _IN_VOLUME.fullmatch(text)):
        return Venue(counted[1].strip(), counted[2] or "", True)
    reporter = _REPORTER.fullmatch(text)
    return Venue(reporter[1].strip(), reporter[2] or "", True) if reporter else None


def _read_words(text: str, known: _Known) -> Venue | None:
    date, rest = _take_date(text)
    if known.has_spelled:
        rest = _SPELLED.sub(" ", rest)
    if known.has_additions:
        rest = (_ADDED if rest.count(" ") >= MIN_FULL else _ADDITIONS).sub(" ", rest)
    numbers = _NUMBERS.search(rest) if has_digit(rest) else None
    name = _tidy(rest[: numbers.start()] if numbers else rest)
    name = _ISSUE_LAST.sub("", name)  # "Fine Papers No. 07/2013", "A JOURNAL, Vol"
    if not name:
        return _read_nameless(text, date)
    words = name.split()
    if len(words) > MAX_WORDS or {words[0].lower().strip("."), words[-1].lower()} & _PARTS:
        return None
    if numbers and words[-1].lower() in _OPEN_ENDS:
        return None  # The Era of 1-bit Trees
    if known.has_names and _is_known(name, words):
        return Venue(name, date, True)
    if date and not numbers and len(words) <= 4 and _is_capitalized(words):
        return Venue(name, date, False)  # "Bioinformatics 2013"
    if numbers and _COUNT.fullmatch(numbers[0]):
        return None  # Training on 10,000 GPUs
    counted = len(_DIGITS.findall(numbers[0])) if numbers else 0
    if counted and len(words) <= 10 and _is_numbered(words, counted):
        return Venue(name, date, False)
    return None


def _is_numbered(words: list[str], counted: int) -> bool:
    """Whether words before so many numbers may be a journal; some letters are of no capitals."""
    first = words[0][0]
    if first.isupper():
        return counted > 2 or _is_capitalized(words)
    return counted > 2 and first.isalpha() and not first.islower()  # 雨学会誌, 4(3), 1-9


def _take_date(text: str) -> tuple[str, str]:
    """Take the date out: in brackets first, as "Nature 377 (1995): 295" says when in them."""
    for match in _BRACKET.finditer(text):
        if len(match[1]) < 24 and (found := find_date(match[1])):
            before, after = text[: match.start()], text[match.end() :]
            return found.date, f"{before} {match[1][: found.start]} {after}"
    if found := find_date(text):
        before = f" {text[: found.start]}".replace(f" {found.date[:4]} ", " ", 1)  # 2003 Rain Days
        return found.date, f"{before} {text[found.end :]}"
    return "", text


def drop_in(name: str) -> str:
    """Drop "in" before the name of a venue.

    Examples
    --------
    >>> drop_in("In NICSO 2010")
    'NICSO 2010'
    """
    return _LEAD.sub("", name)


def drop_volume(name: str) -> str:
    """Drop the number of a volume, with what follows it, at the end of the name of a journal.

    Examples
    --------
    >>> drop_volume("Machine learning 45"), drop_volume("Fine Notes, vol. 3(2)")
    ('Machine learning', 'Fine Notes')
    """
    return _VOLUME.sub("", name)


def drop_editors(name: str) -> str:
    """Drop who edited a book behind its name.

    Examples
    --------
    >>> drop_editors("Rain and Hail, edited by Ann Poe"), drop_editors("Fine Editions")
    ('Rain and Hail', 'Fine Editions')
    """
    return _EDITED.sub("", name)


def _tidy(name: str) -> str:
    words = [word for word in name.split() if word == "&" or any(map(str.isalnum, word))]
    return drop_in(" ".join(words).strip(" ,，،;:.-–—'’‘(/|[]"))


def _read_nameless(text: str, date: str) -> Venue | None:
    """Read what has no name: a date alone, or "arXiv:1409.1556"."""
    spelled = _SPELLED.search(text)
    if not date and not spelled:
        return None
    if not spelled and (len(_ORDINARY_WORD.findall(text)) > 1 or _COUNTED_TITLE.match(text)):
        return None  # "3 things that matter in 2015"
    return Venue("arXiv" if _ARXIV.search(text) else "", date, True)


def _is_known(name: str, words: list[str]) -> bool:
    bare = [_OF_WORKSHOP.sub("", word.strip("()[],.:;'’\"*-")) for word in words]
    named = any(word in _ACRONYMS or word.lower() in _NAMES for word in bare)
    if len(words) <= 3 and named:
        small = _SMALL | _NAMES
        return not any(word[:1].islower() and word.lower() not in small for word in bare)
    if _STARTS.match(name):
        return True
    is_acronym_first = len(words) <= 8 and bare[0] in _ACRONYMS and ": " not in name
    return _is_capitalized(words) and (is_acronym_first or _WORDS.search(name) is not None)


def _is_capitalized(words: list[str]) -> bool:
    """Whether nearly all words of weight start big, as in names of journals."""
    weighty = [word for word in words if word.lower() not in _SMALL]
    big = sum(not word[0].islower() or _is_coined(word) or _is_venue_word(word) for word in weighty)
    return bool(weighty) and big >= 0.8 * len(weighty)


def _is_coined(word: str) -> bool:
    """Whether a word that starts small is an acronym: aiDM."""
    return sum(map(str.isupper, word)) > 1


def _is_venue_word(word: str) -> bool:
    word = word.strip(",;:()")
    return word in _VENUE_WORDS or word.rstrip(".") in _VENUE_WORDS
