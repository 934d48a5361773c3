"""Where a text is cut: at dashes, bars, full stops, brackets and quotation marks."""

from __future__ import annotations

import re
from dataclasses import dataclass

from paperkg.characters import has_digit
from paperkg.reading.citations.abbreviations import ends_abbreviation
from paperkg.reading.citations.inner_brackets import find_open, is_within
from paperkg.reading.citations.quotations import QUOTES, SINGLE_QUOTES, find_quote, leads_volume
from paperkg.reading.citations.quoted_sorts import names_sort
from paperkg.reading.citations.subject_years import is_year_of_other
from paperkg.reading.citations.subtitles import goes_on_behind
from paperkg.reading.imprints.dates import read_date
from paperkg.reading.imprints.far_dates import read_far_date
from paperkg.reading.imprints.venues import read_venue
from paperkg.reading.labels import is_label
from paperkg.reading.patterns import AND, CAPITAL, PAGES, RECENT_YEAR
from paperkg.reading.segments import Cut
from paperkg.reading.words import OPEN_WORDS, either

__all__ = [
    "NUMBER",
    "OPENING",
    "SEPARATORS",
    "Piece",
    "cut_after",
    "cut_at_signs",
]

SEPARATORS = " \t\n\r\xa0-–—―:,.;|·•/~→►*_=+>，、：；،؛"
"""What stands between parts, and is no part."""

OPENING = {"(": ")", "[": "]", "（": "）", "【": "】", "［": "］"}
"""Brackets, by the one that opens."""

_OF = (  # a volume, an issue or pages: one letter needs its point, "v. 7, n. 1, p. 5-9"
    r"(?>[Pp]ag(?:es?|ina)s?|[Pp](?:p|ágs?|ags?)?\.?|[Ss]tr\.?|стр\.?|[Nn]\.?\s?[º°]|[Vv]ol(?:\.|ume)?|[Nn](?:o|r|[uú]m)\.?"
    rf"|(?:{PAGES})\."
    r"|[Ii]ss(?:ue|\.)|[Hh]eft|[Ff]asc\.|[Вв]ып\.|Jg\.|Bd\.|br\.|č\.|[CHNSTVnstvzСТст]\.|№)"
)
_E_PAGE = r"\be(?=\d\d)"  # e124
_DIGITS = rf"[\s()\[\],;:.–—‑-]*+(?:{_E_PAGE})?\d(?>(?:[\d\s()\[\],;:.–—‑-]|{_E_PAGE})*)"
NUMBER = re.compile(
    rf"[\[(（#]?\s?\d{{1,4}}\s?[\])）]?[.:)]?|\d{{1,4}}\s?(?:pp?|[Ssс]|стр|str)\.?|{_OF}?{_DIGITS}(?:{_OF}{_DIGITS})*"
)
"""A number of an item, or a volume with its pages."""

_ENCLOSING = frozenset((*OPENING, *QUOTES, *SINGLE_QUOTES))
MAX_BRACKET = 400
MAX_PIECES = 400
"""A text of more pieces is cut no further."""

_DELIMITER = re.compile(  # most spaces go by at one look, and a run of them from its start alone
    r"[\s|•·►—.!?。．！？(\[(（【［\"“„«»「『《〈‘'](?!(?<=\s)\w)(?:"
    r"(?<=\s)(?<!\s\s)(?:\s*+(?:(?:[-–—―|/~]|--+|//|::|[→►•·]|[-=]+>|>>)\s+|[|•·►]\s*|—)"
    r"|\s++(?=(?:This|We|It|The authors|In this|Our)\b))"
    r"|(?<=[|►])\s*|(?<=[•·])(?:\s+|(?<!\w[•·])|(?!\w))|(?<=—)\s+"
    r"|(?<=[^\s.]\.)(?=\s|$|[\"”»]|(?:Retrieved|Accessed|Available)\s)|(?<=[!?])(?=\s)|(?<=[^\s\w]．)|(?<=[^\W\d_a-zA-Z]．)|(?<=[。(\[(（【［\"“„«»「『《〈‘])|(?<=[！？])(?![A-Za-z])"
    r"|(?<=(?<!\w)')(?=[A-ZÀ-Þ]))"
)
# Words with one space between them, and no sign at which a text may be cut, as most titles are.
_UNCUT = re.compile(r"(?>(?:[^\W_][\w,;:-]*+ )*)[^\W_][\w,;:-]*+")
_MATH = re.compile(r"\$[^$\n]{0,300}[\\^_][^$\n]{0,300}\$")

_EAST_ASIAN_FIRST = "\u2e80"
"""Letters from here on have no spaces before brackets."""

_NUMBERED_EDITION = re.compile(r"\d{1,2}(?:st|nd|rd|th)?\.? (?:ed|Aufl)\b")
_CUTS = {
    ".": Cut.STOP, "。": Cut.STOP, "．": Cut.STOP, ",": Cut.COMMA, "，": Cut.COMMA, ";": Cut.COMMA,
    "；": Cut.COMMA, "،": Cut.COMMA, "؛": Cut.COMMA, ":": Cut.COLON, "：": Cut.COLON,
    "!": Cut.ASIDE, "?": Cut.ASIDE, "！": Cut.ASIDE, "？": Cut.ASIDE,
}  # fmt: skip
_ENDS_WITH_YEAR = re.compile(rf"\b{RECENT_YEAR}$")
_DATED_BEFORE = re.compile(rf"\({RECENT_YEAR}[a-z]?\)[.,:]?\s*$")
_YEAR_BEFORE = re.compile(rf"[\s(]{RECENT_YEAR}$")
_NO_WORDS = SEPARATORS + '"”»«()[]'
_WORDED = re.compile(r"[a-z]{2,}(?:,\s?|\s)(?:[a-z]+(?:,\s?|\s))*[a-z]{4,}")
_STRESSED = re.compile(r"\([A-Z][a-z]+\)")  # "(Not) just a matter of taste"
_MIXED = re.compile(r"（[^（）()]*\)|\([^（）()]*）")
_OTHER_AFTER = re.compile(rf"{AND}\s(?:\"[^\"]{{4,}}\"|“[^”]{{4,}}”)(?=$|[,.;]|\s(?:in|by)\b)")
_BY = re.compile(
    r"(?:(?:edited|translated|compiled|written|curated)\s+)?"
    rf"(?:{either('people', 'by_after')})\s+{CAPITAL}"
)
# "Poe, “A Title” in *A Book*", "„Titel“ aus *Ein Buch*", "“A Title” chapter 1 in A Book"
_IN = re.compile(
    r"(?:(?:chap(?:ter|\.)|ch\.|cap\.|kap\.) \w{1,4},? )?"
    rf"(?i:{either('pieces', 'in_before')}):?\s+(?:{CAPITAL}|$)"
)
_YEAR_RANGE = re.compile(r"1\d{3}\s[-–]\s(?:1\d{3}|20\d\d)\b")
# "Trees in Sorting – a survey, Ann Poe": what kind of work it is belongs to the title.
_KIND_AFTER = re.compile(
    r"an?\s(?:[\w-]+\s){0,3}(?:survey|review|overview|tutorial|case study|primer|perspective)"
    r"(?=,\s[A-Z])",
    re.IGNORECASE,
)
_DASHES = "-–—―|·•/→►~"


@dataclass(slots=True)
class Piece:
    """A piece of a text: where it stands, what is before it, and what encloses it."""

    start: int
    end: int
    cut: Cut
    bracket: str = ""
    quoted: bool = False


def cut_after(separator: str, default: Cut) -> Cut:
    """Say what a separator makes of what comes after it.

    Examples
    --------
    >>> cut_after(" - ", Cut.SPACE), cut_after(" ", Cut.SPACE)
    (Cut.DASH, Cut.SPACE)
    """
    sign = separator.strip()[-1:] if separator else ""
    if not sign:
        return default
    if sign in _DASHES:
        return Cut.DASH
    return _CUTS.get(sign, Cut.BRACKET if sign in OPENING else default)


def cut_at_signs(text: str) -> list[Piece]:
    """Cut a text at its separators, brackets and quotations.

    A bracket inside a sentence, a quoted word, the point of an abbreviation and the signs of
    mathematics cut nothing.
    """
    if _UNCUT.fullmatch(text):
        return [Piece(0, len(text), Cut.START)]
    pieces: list[Piece] = []
    start, inside, cut = 0, 0, Cut.START
    text = _MIXED.sub(lambda found: f"({found[0][1:-1]})", text) if "（" in text else text
    formulas = [found.span() for found in _MATH.finditer(text)] if "$" in text else ()
    for match in _DELIMITER.finditer(text):
        place, sign = match.start(), match[0].strip()
        is_formula = formulas and any(begin < place < end for begin, end in formulas)
        if is_formula or place < start or place < inside or len(pieces) > MAX_PIECES:
            continue
        if sign in _ENCLOSING:
            if end := _end_of_enclosed(text, start, place, sign):
                _add(pieces, text, start, place, cut)
                if text[place:end].strip(_NO_WORDS):
                    pieces.append(_enclosed(text, start, place, end, cut))
                start, cut = end, Cut.SPACE
            elif sign in OPENING and (opened := find_open(text, start, place)):
                _add(pieces, text, start, place, cut)
                start, cut = opened, Cut.BRACKET
            elif sign in OPENING and start < place:
                inside = _find_close(text, place, sign)  # nothing is cut inside a bracket
        elif sign and _is_inside(text, place, match.end(), sign):
            continue
        else:
            is_mark = bool(sign) and sign[0] in "!?！？"
            _add(pieces, text, start, place + 1 if is_mark else place, cut)
            is_stop = is_mark or sign[:1] in (".", "。", "．")
            start = place + 1 if is_stop else match.end()
            cut = _CUTS.get(sign[0], Cut.DASH) if sign else Cut.STOP
    _add(pieces, text, start, len(text), cut)
    return pieces


def _is_inside(text: str, place: int, end: int, sign: str) -> bool:
    """Whether a point or a dash cuts nothing: "Poland 1945 - 1955", "Trees - a survey, Ann Poe"."""
    if sign == ".":
        return text.startswith(" et al", place + 1) or ends_abbreviation(text, place)
    if sign[0] not in "-–—":
        return False
    is_dated = text[place - 1 : place].isdecimal() and sign[0] != "—"
    if is_dated and _YEAR_RANGE.match(text, max(0, place - 4)):
        return True
    return _KIND_AFTER.match(text, end) is not None


def _add(pieces: list[Piece], text: str, start: int, end: int, cut: Cut) -> None:
    if start < end and text[start:end].strip(_NO_WORDS):
        pieces.append(Piece(start, end, cut))


def _end_of_enclosed(text: str, start: int, place: int, sign: str) -> int:
    """Find where a bracket or quotation that stands alone ends; 0 where none does."""
    if sign in OPENING:
        end = _find_close(text, place, sign)
        return end if end and _stands_alone(text, start, place, end) else 0
    end = find_quote(text, place, sign)
    return end if end and _is_quotation(text, start, place, end) else 0


def _enclosed(text: str, start: int, place: int, end: int, cut: Cut) -> Piece:
    if text[place] in OPENING:
        return Piece(place, end, Cut.BRACKET, bracket=text[place])
    return Piece(place, end, cut_after(text[start:place], cut), quoted=True)


def _find_close(text: str, start: int, sign: str) -> int:
    close, depth = OPENING[sign], 0
    for place in range(start, min(len(text), start + MAX_BRACKET)):
        if text[place] == sign:
            depth += 1
        elif text[place] == close:
            depth -= 1
            if not depth:
                return place + 1
    return 0


def _stands_alone(text: str, piece: int, start: int, end: int) -> bool:
    """Tell a bracket that says something about the text before it from one that is part of it."""
    inner, after = text[start + 1 : end - 1].strip(), text[end : end + 30]
    if not inner:
        return False
    following = after.lstrip()[:1]
    if piece < start and is_within(text[piece:start], inner, after):
        return False
    if following.isalpha() and is_year_of_other(text, piece, start, inner):
        return False
    dated = bool(read_date(inner) or _ENDS_WITH_YEAR.search(inner) or _is_far_date(inner))
    before = text[start - 1] if start else ""
    is_issue = before.isdigit() and not re.fullmatch(RECENT_YEAR, inner)  # but 19, 5(2016), 613
    is_glued = before < _EAST_ASIAN_FIRST and _is_venue(inner)  # Fine Rain(FCC2018)
    if before.isalnum() and (is_issue or not (dated or is_glued)):
        return _is_remark(text, start, inner)  # no Network(DBN), int8(), 377(6547)
    if dated or is_label(inner):
        return True
    venue = read_venue(inner)
    if venue and venue.is_sure:
        return True
    if NUMBER.fullmatch(inner):
        is_count = len(inner) < 3 and text[piece:start].rstrip()[-1:].isalpha()
        return not (following.isalpha() if is_count else following.islower())
    if _is_of_word_after(text, start, end):
        return False
    if after[:2] == ": " and text[piece:start].strip().isalnum():
        return False  # ERNIE (Baidu): Enhanced Representations of Things
    return not text[piece:start].strip(SEPARATORS) or not following.islower()


def _is_far_date(text: str) -> bool:
    return read_far_date(text, is_bracketed=True) is not None


def _is_of_word_after(text: str, start: int, end: int) -> bool:
    """Tell "(CAD)^2Rain" and "(Not) just a Matter of Taste" from brackets before a title."""
    if text[end : end + 1].isalnum() or text[end : end + 1] == "^":
        return text[start] not in "[【"
    goes_on = text[end : end + 2].lstrip()[:1].islower()
    return goes_on and not start and _STRESSED.fullmatch(text, 0, end) is not None


def _is_remark(text: str, start: int, inner: str) -> bool:
    """Tell "FCC, 2018(equal contribution)" from brackets that belong to the word before them.

    "A Fine Title(short, but good)" has a remark at its end, too.
    """
    if _WORDED.fullmatch(inner) and text[start - 1].islower():
        return not text[start + len(inner) + 2 :].strip(SEPARATORS)
    is_worded = " " in inner and not has_digit(inner)
    return is_worded and _YEAR_BEFORE.search(text, 0, start) is not None


def _is_venue(text: str) -> bool:
    """Whether a text is where and when a work appeared, and no more: "FCC'21"."""
    venue = read_venue(text) if text[:1].isupper() else None
    return venue is not None and venue.is_sure and bool(venue.date)


def _is_quotation(text: str, piece: int, start: int, end: int) -> bool:
    """Tell a text in quotation marks that stands alone from a quoted word in a sentence."""
    before, after = text[piece:start].rstrip(), text[end:].lstrip()
    inner = text[start + 1 : end - 1].strip()
    if len(inner) < 2 or (len(inner) < 4 and inner.isascii()):
        return False
    if text[start] in "「『" and "\u3041" <= after[:1] <= "\u3096":
        return False  # 「雨の日」を考える: a small word of Japanese goes on the title
    is_open = inner.endswith(("...", "…")) and len(inner.split()) < 5
    if is_open and not before and after[:1].isalpha() and not _IN.match(after):
        return False  # "What happens if..." Learning of Things
    led_on = after[1:].lstrip()[:1] if after[:1] == ":" else ""
    if led_on.isupper() and inner[-1] in "?!.…" and not before.strip(SEPARATORS):
        return False  # "Why Should I Trust You?": Explaining Things
    if inner[-1] in "?!" and not before.strip(SEPARATORS) and goes_on_behind(after):
        return False  # "Why Should I Trust You?" Explaining the Fall of Things
    if led_on.isalpha() and _DATED_BEFORE.search(text, max(0, start - 12), start):
        return False  # Poe (2019) ‘It rains’: What Towns Do
    is_small = before[-1:].isalpha() and before.split()[-1].islower()
    if is_small and inner[:1].islower() and before.split()[-1] in OPEN_WORDS:
        return False  # a package for "doing many fine things"
    # Kepler-11 "super-Earths"
    is_small = is_small or (before[-1:].isalnum() and inner[:1].islower())
    is_named = inner[:1].isupper() and " " in inner and names_sort(before)
    is_named = is_named or leads_volume(before, inner)
    if is_small and len(inner.split()) < 4 and not is_named:
        return False  # On the notion of "information"
    opens = before[-1:] in ".,:;-–—|)]" or is_named or len(before.split()) <= 12
    closes = (
        not after[:1].isalnum()
        or _BY.match(after) is not None
        or (not before.strip(SEPARATORS) and _NUMBERED_EDITION.match(after) is not None)
        or (before[-1:] in ",.:;)" and _IN.match(after) is not None)
        or is_named
        or (not before and " " in inner and _OTHER_AFTER.match(after) is not None)
        or text[start] in "《「『«"
        or (text[start] == "〈" and not before and text[end : end + 1] == " ")
        or inner[-1] in ".,!?，．"
        or (before[-1:] in ".:" and read_venue(after.split()[0]) is not None)
        or (before[-1:] in (*".,:;)]", "") and after[:1].isupper() and len(inner.split()) > 2)
        or (len(inner.split()) > 2 and _is_venue(after))
    )
    return opens and closes
