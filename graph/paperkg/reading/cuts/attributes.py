"""Where authors, a venue or a date begin inside a piece of text, and so the title ends."""

from __future__ import annotations

import re

from paperkg.characters import has_only_words
from paperkg.phrases import PHRASE
from paperkg.reading.citations.abbreviations import is_abbreviation
from paperkg.reading.citations.east_asian_sources import end_of_source, find_written
from paperkg.reading.citations.lengths import find_length
from paperkg.reading.citations.pieces import SEPARATORS, Piece, cut_after
from paperkg.reading.citations.styled_titles import is_work_key
from paperkg.reading.cuts.line_leads import HAS_YEAR, SPELLED, WHOLE_DATE, end_of_lead
from paperkg.reading.cuts.named_sources import (
    are_before_venue,
    are_before_volume,
    are_dated_names,
    are_half_known,
    is_before_acronym,
)
from paperkg.reading.cuts.signed_titles import cut_source, find_by, find_of, find_presenter
from paperkg.reading.imprints.dates import read_date
from paperkg.reading.imprints.venues import read_venue
from paperkg.reading.names.people import People, is_vancouver, match_people, read_people
from paperkg.reading.names.turned_names import match_turned_names
from paperkg.reading.patterns import ARXIV_NUMBER, BARE_ADDRESS, CAPITAL, INITIAL, RECENT_YEAR, YEAR
from paperkg.reading.segments import AT_START, Cut, Vocabulary
from paperkg.reading.words import EAST_ASIAN, is_given_name, words_of

__all__ = ["MAX_LENGTH", "YEAR_AFTER", "are_words_alone", "cut_attributes"]

MAX_LENGTH = 3_000
"""A longer piece is prose, and is not looked into."""

MAX_COMMAS = 40
MAX_NESTED = 6
"""So many commas are tried as the end of a title, and so many as ends inside what follows."""

_LETTER_OR_YEAR = re.compile(r"[^\W\d_]|\d{4}")
# Where, when and by whom a book appeared, as one: "Berlin 2020, Regenverlag".
_PLACE_FIRST = re.compile(
    rf"\s*{CAPITAL}\w+(?: (?:am |an der )?{CAPITAL}\w+)?,? {YEAR}, {CAPITAL}[\w -]*verlag\s*"
)
_COMMA = re.compile(r"[,،؛](?=\s)|，")
_COLON = re.compile(r"[:：](?=\s)")
# A short name before the wide colon of Chinese: "DIN：Deep Interest Network".
_NAME_BEFORE = re.compile(r"\s*[A-Za-z][\w.+*-]{1,20}：(?=[^\W\d])")
YEAR_AFTER = re.compile(rf"\s*\({RECENT_YEAR}[a-z]?\)")
"""The year of a work, in brackets after its authors."""

_IDENTIFIER_LAST = re.compile(
    rf"(?:,\s|\s(?=arxiv|doi|www))({SPELLED}|arxiv\s{ARXIV_NUMBER}|{BARE_ADDRESS}|{PHRASE})\.?\s*$",
    re.IGNORECASE,
)
_INITIALLED = re.compile(INITIAL)
_DATE_LAST = re.compile(rf"(?<=[\w.?!)\"”»])\s({WHOLE_DATE})\.?\s*$")
MAX_DATE = 30
"""A date takes no more characters."""

MAX_SMALL = 5
"""So long is a small word before a date at most, "Rain since 3 May 2021": they are one title."""

# "Roma 1986, vol. II": after a year no title goes on with a volume.
_VOLUME_LAST = re.compile(
    rf"(?<=[,\s]{RECENT_YEAR}),\s((?:[Vv]ol|[Tt]|[Tt]om|Bd)\.\s?[IVXLC]{{1,6}})\.?\s*$"
)
_YEAR_LAST = re.compile(rf";\s?({RECENT_YEAR})\.?\s*$")
_BEFORE_TITLE = re.compile(r":\s(?=[^\W\d_])")
_TURNED = re.compile(
    rf"({CAPITAL}[\w’'-]+), ({CAPITAL}[\w’'-]+)((?: [A-Z]\.?)*),\s"
    rf"(?=({CAPITAL}[\w’'-]*)(?:\s[\w’'-]+[\s,]|,\s)|{YEAR}\b|\d[\dA-Z.-]{{2,8}}:?\s{CAPITAL})"
)
_YEAR_AFTER = re.compile(rf"[\s.,]{{1,3}}({YEAR})[a-z]?(?:\s?[:,]\s(?=\S)|\s(?={CAPITAL}\w*\s))")
# "Poe, A., 2000, May. A Fine Title", as one style for meetings has it.
_MONTH_AFTER = re.compile(
    rf"[\s.,]{{1,3}}({YEAR}, [^\W\d_]{{3,10}}(?: \d{{1,2}})?)(?:[.:,]\s(?=\S)|\.?\s*$)"
)
_YEAR_AT_END = re.compile(rf"\s({RECENT_YEAR})\.?\s*$")
_LEADS = (",", ":", "，", "：", "،", "؛", *(f"{word} " for word in words_of("people", "by")))
"""What stands before authors, a venue or a date."""

_SETTING_OFF = words_of("people", "by") | {"et", "others", "colleagues"}
"""Words before authors, and for those who are not named."""

# "A Fine Title: Poe et al.": no subtitle ends so.
_REPORT = re.compile(
    r"(?<=\w): (?=tech\. ?rep\.|(?:ph\.? ?d\.?|master['’]?s|doctoral) (?:thesis|diss))",
    re.IGNORECASE,
)
_OTHERS_LAST = re.compile(r":\s([^:,.;]{2,40}\set\sal\.?)\s*$")
# The rest of "Rain, Snow, and Hail, Fine University Press".
_SERIES = re.compile(r"[\w’'-]+(?: [\w’'-]+)?, (?:and|or|&|und|et|y|e) ")
_STATE = re.compile(rf"(?:[A-Z]{{2}}(?:, USA)?|USA|UK)(?:: |, {RECENT_YEAR})")
_STOP_OR_YEAR = re.compile(rf"\.\s|\s?\({RECENT_YEAR}|\s?\.?\s?{RECENT_YEAR}\b")
_AFFILIATION = re.compile(
    r"\b(?:University|Universität|Université|Institute|College|School|Univ\.|Laborator(?:y|ies)|"
    r"ETH|MIT|CMU)\b"
)
_COINED = re.compile(r"[a-z]{1,3}[A-Z]")  # arXiv, bioRxiv, aiDM
_SMALL_STARTS = ("by ", "in ", "van ", "von ", "de ", "et ")


def cut_attributes(text: str, piece: Piece, vocabulary: Vocabulary) -> list[Piece]:
    """Cut a piece where it names authors at its start, or says who, where or when after a sign."""
    body = text[piece.start : piece.end]
    if len(body) > MAX_LENGTH or are_words_alone(body) or _is_number_alone(body):
        return [piece]
    is_first = piece.cut in AT_START
    if "：" in body and is_first and (named := _NAME_BEFORE.match(body)):
        following = Piece(piece.start + named.end(), piece.end, Cut.COLON)
        name = Piece(piece.start, piece.start + named.end() - 1, piece.cut)
        return [name, *cut_attributes(text, following, vocabulary)]
    if piece.cut is not Cut.START and (source := end_of_source(text, piece.start, piece.end)):
        middle = piece.start + source
        head = Piece(piece.start, middle, piece.cut)
        following = Piece(middle, piece.end, Cut.COMMA)
        is_whole = not text[middle : piece.end].strip(SEPARATORS)
        return [head] if is_whole else [head, *cut_attributes(text, following, vocabulary)]
    if piece.cut is Cut.START and (end := find_written(body)):
        title = Piece(piece.start, piece.start + end, piece.cut)
        written = Piece(piece.start + end, piece.end, Cut.COMMA)
        return [title, *cut_attributes(text, written, vocabulary)]
    lead = len(body) - len(body.lstrip(SEPARATORS))
    if last := _find_last(body):
        rest = Piece(piece.start, piece.start + last.start(), piece.cut)
        number = Piece(piece.start + last.start(1), piece.end, Cut.COMMA)
        return [*cut_attributes(text, rest, vocabulary), number]
    if (": " in body or "; " in body) and (end := _end_before_source(body)):
        head = Piece(piece.start, piece.start + end, piece.cut)
        where = Piece(piece.start + end + len("; "), piece.end, Cut.STOP)
        parts = cut_attributes(text, head, vocabulary)
        return [*parts, *cut_attributes(text, where, vocabulary)]
    first = _cut_first(text, piece, lead, vocabulary) if piece.cut is Cut.START else []
    return first or _cut_after_names(text, piece, lead, vocabulary)


def _cut_first(text: str, piece: Piece, lead: int, vocabulary: Vocabulary) -> list[Piece]:
    """Cut the first piece of a line behind its lead, its title or its author; empty for none."""
    body = text[piece.start + lead : piece.end]
    if end := end_of_lead(body):
        middle = piece.start + lead + end
        parts = cut_attributes(text, Piece(middle, piece.end, Cut.BREAK), vocabulary)
        parts[0].cut = Cut.DASH
        return [Piece(piece.start, middle, piece.cut), *parts]
    if " et al" in body and (end := _end_of_title(body, vocabulary)):
        middle = piece.start + lead + end
        title = Piece(piece.start, middle, piece.cut)
        return [title, *_split(text, middle + len(", "), piece.end, vocabulary)]
    if end := _end_of_turned(body, vocabulary):
        return _after_authors(text, piece, piece.start + lead + end, vocabulary)
    return []


def _end_before_source(body: str) -> int:
    """Say where a title ends before a semicolon and a venue: "A Fine Title; Proc. FCC 1992".

    A report is one behind a colon, too: "A Fine Title: Tech. rep."
    """
    if report := _REPORT.search(body):
        return report.start()
    head, _, rest = body.rpartition("; ")
    venue = read_venue(rest) or read_venue(rest.partition(",")[0])
    is_title = head.count(" ") > 1 and ";" not in head
    return len(head) if is_title and venue and venue.is_sure else 0


def are_words_alone(body: str) -> bool:
    """Whether a text has no sign or number that sets anything off, and no word that does, either.

    Most titles are such texts.
    """
    if not (body.isascii() and has_only_words(body) and body.strip(" ")):
        return False
    return _SETTING_OFF.isdisjoint(body.lower().split(" "))  # which are parted by spaces alone


def _is_number_alone(body: str) -> bool:
    """Whether a text is one number, or has neither letters nor a number as long as a year."""
    if body.lstrip(" ")[:1].isalpha():
        return False
    return body.strip(SEPARATORS).isdecimal() or not _LETTER_OR_YEAR.search(body)


def _find_last(body: str) -> re.Match[str] | None:
    """Find the identifier or, as Vancouver style has it, the year with which a piece ends."""
    if not body[-1:].isdigit() and "/" not in body:
        return _VOLUME_LAST.search(body) if HAS_YEAR.search(body) else find_length(body)
    if found := _IDENTIFIER_LAST.search(body):
        return found
    if date := _find_date_last(body):
        return date
    year = _YEAR_LAST.search(body) if ";" in body else None
    return year if year and not read_venue(body) else None


def _find_date_last(body: str) -> re.Match[str] | None:
    """Find a date with its day that no sign sets off: "by Ann Poe 3 May 2021"."""
    date = _DATE_LAST.search(body, max(0, len(body) - MAX_DATE))
    word = body[: date.start()].rpartition(" ")[2] if date else ""
    return None if word.islower() and len(word) <= MAX_SMALL else date


def _cut_after_names(text: str, piece: Piece, lead: int, vocabulary: Vocabulary) -> list[Piece]:
    """Cut a piece after the names with which it starts, or else where it says more."""
    body = text[piece.start : piece.end]
    source = body[lead:].rstrip()
    if piece.cut is Cut.START and is_vancouver(text):
        source = text[piece.start + lead :]
    elif piece.cut is Cut.START and (year := YEAR_AFTER.match(text, piece.end)):
        source += f" {year[0].lstrip()}"  # letter for letter as authors are read, so found again
    people = match_people(source, vocabulary.common)
    if people and people.end > len(body) - lead + 1:
        people = None
    if people and _is_journal(people, body[lead + people.end :]):
        people = None
    rest = body[lead + people.end :] if people else body
    is_first = piece.cut in AT_START
    if people and not rest.strip(SEPARATORS):
        owned = find_of(body) if is_first else None
        return _around(text, piece, owned, vocabulary) if owned else [piece]
    if people and (
        _are_set_off(people, body[: len(body) - len(rest)], rest, is_first=is_first)
        or (is_first and _is_before_title(people, rest) and HAS_YEAR.search(text))
        or (is_first and are_before_volume(people, rest, text))
    ):
        return _after_authors(text, piece, piece.start + lead + people.end, vocabulary)
    if not _may_say_more(body) or _is_date(body):
        return [piece]
    if presented := find_presenter(body):
        head = Piece(piece.start, piece.start + presented.start(), piece.cut)
        who = Piece(piece.start + presented.start(1), piece.end, Cut.STOP)
        return [*cut_attributes(text, head, vocabulary), who] if presented.start(1) else [piece]
    if signed := find_by(body, vocabulary.common):
        return _around(text, piece, signed, vocabulary)
    return _cut_at_comma(text, piece, vocabulary)


def _end_of_turned(text: str, vocabulary: Vocabulary) -> int:
    """Find where "Achebe, Chinua" ends before a comma and a title or a year; 0 where none is."""
    found = _TURNED.match(text) if "," in text[:60] else None
    if not found or found[1].lower() in vocabulary.common or not is_given_name(found[2]):
        return 0
    if found[4] and is_given_name(found[4]):
        return 0  # Poe, Ann, Greg Roe, and Bo Li
    turned = match_turned_names(text)
    if turned and len(turned.names) > 1:
        return 0  # Poe, Ann H., Roe, Bo & Li, Chen
    people = read_people(text.rstrip(SEPARATORS), vocabulary.common)
    if people and people.is_sure and len(people.names) > 2:
        return 0  # Poe, Ann, Zorion Roe, and Bo Li
    return found.end(3) if found[3] else found.end(2)


def _after_authors(text: str, piece: Piece, end: int, vocabulary: Vocabulary) -> list[Piece]:
    """Cut off authors, and a date after them, "Poe, Ann 2018: A Fine Title"."""
    rest = text[end : piece.end]
    parts = [Piece(piece.start, end, piece.cut)]
    date = _date_after(rest) if piece.cut in AT_START else None
    if date:
        parts.append(Piece(end + date.start(1), end + date.end(1), Cut.COMMA))
        end += date.end()
        if end == piece.end:
            return parts
    following = Piece(end, piece.end, Cut.STOP if date else cut_after(rest[:2], Cut.STOP))
    return [*parts, *cut_attributes(text, following, vocabulary)]


def _date_after(rest: str) -> re.Match[str] | None:
    """Find the year that follows authors at once, with its month where that has a name."""
    month = _MONTH_AFTER.match(rest)
    return month if month and read_date(month[1]) else _YEAR_AFTER.match(rest)


def _may_say_more(body: str) -> bool:
    """Whether a text has a sign, a word or a year after which it may say who, where or when."""
    for lead in _LEADS:
        if lead in body:
            return True
    start = max(0, len(body) - 20)
    return _ends_with_digit(body) and _YEAR_AT_END.search(body, start) is not None


def _ends_with_digit(body: str) -> bool:
    """Whether a text may end with a year, and a point after it."""
    last = body.rstrip()[-2:]
    return last[:1].isdecimal() or last[1:].isdecimal()


def _is_date(body: str) -> bool:
    """Whether a text is a date and nothing else: the comma of "Feb 20, 2024" parts nothing."""
    date = body.strip(SEPARATORS)
    return date[-1:].isdecimal() and bool(read_date(date))


def _end_of_title(body: str, vocabulary: Vocabulary) -> int:
    """Find where a title ends that reads as the first of two names: "Fine Rain, Poe et al."."""
    people = match_people(body, vocabulary.common)
    if not people or not people.has_others or len(people.names) != 2 or " " in people.names[1]:
        return 0
    first = people.names[0]
    is_title = " " in first and "." not in first and "," not in first
    return body.find(", ") if is_title and not is_given_name(first) else 0


def _is_journal(people: People, rest: str) -> bool:
    """Tell "J. Chem. Phys." from a person by its second word, which is cut short."""
    initial, _, word = people.names[0].partition(". ")
    is_short = len(initial) == 1 and is_abbreviation(word.strip("."))
    return len(people.names) == 1 and is_short and rest.strip(". ")[:1].isupper()


def _are_set_off(people: People, before: str, rest: str, *, is_first: bool) -> bool:
    """Whether names at the start of a piece are authors: what follows is set off from them."""
    if is_first and EAST_ASIAN.match(people.names[0]) and _is_before_title(people, rest):
        return True
    if people.is_sure:
        following = rest.lstrip()[:1]
        is_list = len(people.names) > 1 or "," in people.names[0]
        colon = rest[:1] == ":" and (people.has_others or is_list)
        marked = rest[:1] in ".,;" or colon or following in '(["“' or following.isdigit()
        return marked or people.has_others or before.endswith(".")
    known = people.has_given_name
    if known and is_first and _is_before_title(people, rest):
        return True
    is_dated = are_half_known(people) and _STOP_OR_YEAR.match(rest) is not None
    return is_dated or are_before_venue(people, rest)


def _is_before_title(people: People, rest: str) -> bool:
    """Whether a colon follows a turned name or initials, "Fleck, Ludwik: Entstehung".

    So may it follow a name of East Asia: "刘慈欣：三体".
    """
    name = people.names[0]
    if EAST_ASIAN.match(name):
        return rest.lstrip()[:1] in (":", "：")
    is_form = "," in name or _INITIALLED.match(name) is not None
    return is_form and _BEFORE_TITLE.match(rest) is not None


def _around(text: str, piece: Piece, found: tuple[int, int], vocabulary: Vocabulary) -> list[Piece]:
    start, end = piece.start + found[0], piece.start + found[1]
    whole = Piece(piece.start, start, piece.cut)
    before = cut_attributes(text, whole, vocabulary)
    if any(match_people(text[part.start : part.end].strip(SEPARATORS)) for part in before[1:]):
        before = [whole]  # Trees, Shrubs and Bushes by Ann Poe
    return [*before, Piece(start, end, Cut.COMMA), *cut_source(text, end, piece.end)]


def _cut_at_comma(text: str, piece: Piece, vocabulary: Vocabulary) -> list[Piece]:
    body = text[piece.start : piece.end]
    if piece.cut is Cut.STOP and _PLACE_FIRST.fullmatch(body):
        return [piece]
    for number, match in enumerate(_COMMA.finditer(body)):
        if number > MAX_COMMAS:
            break
        if body[: match.start()].strip(SEPARATORS) and _is_attribute(
            body[match.end() :], vocabulary
        ):
            before = Piece(piece.start, piece.start + match.start(), piece.cut)
            return [before, *_split(text, piece.start + match.end(), piece.end, vocabulary)]
    return _cut_at_colon(text, piece, vocabulary)


def _cut_at_colon(text: str, piece: Piece, vocabulary: Vocabulary) -> list[Piece]:
    """Cut "Word2Things: Poe et al., Efficient Things" and "Poe et al. 2018"."""
    body = text[piece.start : piece.end]
    has_colon = ":" in body or "：" in body
    colon = _COLON.search(body) if has_colon else None
    if colon and len(body[: colon.start()].split()) <= 3:
        after = body[colon.end() :].lstrip()
        people = match_people(after, vocabulary.common)
        is_keyed = not text[piece.end :].strip() and is_work_key(body[: colon.start()])
        if people and people.is_sure and (is_keyed or after[people.end :].strip(SEPARATORS)):
            following = Piece(piece.start + colon.end(), piece.end, Cut.COLON)
            before = Piece(piece.start, piece.start + colon.start(), piece.cut)
            return [before, *cut_attributes(text, following, vocabulary)]
    last = _OTHERS_LAST.search(body) if has_colon else None
    if last and read_people(last[1], vocabulary.common):
        middle = piece.start + last.start()
        title = cut_attributes(text, Piece(piece.start, middle, piece.cut), vocabulary)
        return [*title, Piece(piece.start + last.start(1), piece.end, Cut.COLON)]
    year = _YEAR_AT_END.search(body) if _ends_with_digit(body) else None
    people = read_people(body[: year.start()], vocabulary.common) if year else None
    if year and people and people.is_sure:
        middle = piece.start + year.start()
        return [Piece(piece.start, middle, piece.cut), Piece(middle, piece.end, Cut.COMMA)]
    return [piece]


def _is_attribute(rest: str, vocabulary: Vocabulary, *, depth: int = 0) -> bool:
    """Whether all of a text says who, where or when."""
    rest = rest.strip()
    if _STATE.match(rest):
        return False  # "Cambridge, MA: MIT Press"
    if not rest or rest[0] == "&":
        return False
    if rest[0].islower() and not (rest.startswith(_SMALL_STARTS) or _COINED.match(rest)):
        return False
    if read_date(rest) or _are_certain(read_people(rest, vocabulary.common)):
        return True
    words = len(rest.split())
    venue = None if _SERIES.match(rest) else read_venue(rest)
    if venue and (venue.is_sure or venue.date) and words <= 12:
        return True
    if _AFFILIATION.search(rest) and words <= 6:
        return True
    comma = _COMMA.search(rest)
    if comma and depth < MAX_NESTED and _is_attribute(rest[: comma.start()], vocabulary, depth=99):
        is_listed = _is_attribute(rest[comma.end() :], vocabulary, depth=depth + 1)
        if is_listed or not _INITIALLED.match(rest):  # A. Poe, and B. Li, Fine Uses of Things, 2010
            return is_listed
    return _starts_with_people(rest, vocabulary)


def _are_certain(people: People | None) -> bool:
    """Whether names after a comma can be nothing else."""
    if not people:
        return False
    return (people.is_sure and not people.names[0].isupper()) or is_given_name(people.names[0])


def _starts_with_people(text: str, vocabulary: Vocabulary) -> bool:
    people = match_people(text, vocabulary.common)
    if not people or not _are_certain(people):
        return False
    rest = text[people.end :].strip(SEPARATORS)
    return not rest or bool(read_date(rest) or read_venue(rest))


def _split(text: str, start: int, end: int, vocabulary: Vocabulary) -> list[Piece]:
    """Split "Poe et al., ICML 2020" into its authors and the rest."""
    body = text[start:end]
    lead = len(body) - len(body.lstrip())
    people = match_people(body[lead:], vocabulary.common)
    comma = _COMMA.search(body)
    if people and (
        people.is_sure
        or read_people(body, vocabulary.common)
        or are_dated_names(people, body[lead + people.end :])
        or are_before_venue(people, body[lead + people.end :])
    ):
        middle = start + lead + people.end
        after = [Piece(middle, end, Cut.COMMA)] if text[middle:end].strip(SEPARATORS) else []
        return [Piece(start, middle, Cut.COMMA), *after]
    if comma and is_before_acronym(body[: comma.start()], body[comma.end() :]):
        before = Piece(start, start + comma.start(), Cut.COMMA)
        return [before, *_split(text, start + comma.end(), end, vocabulary)]
    return [Piece(start, end, Cut.COMMA)]
