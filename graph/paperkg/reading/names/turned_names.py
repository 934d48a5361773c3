"""Authors with the surname first, "SANTOS, Boaventura" or "Roe, Van, Poe, Ann, & Li, Bo".

The comma inside a name looks like the one between two. A surname in capitals (as ABNT and ISO 690
ask), a small word after the given name, and a list that is turned throughout tell them apart.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from paperkg.reading.imprints.dates import read_month
from paperkg.reading.patterns import AND, BIG, CAPITAL, RECENT_YEAR
from paperkg.reading.words import is_given_name

__all__ = [
    "SUFFIX_LAST",
    "TurnedNames",
    "join_reversed",
    "match_turned_names",
    "may_be_turned",
    "split_turned",
    "turn_name",
]

MAX_SURNAME = 60
"""No surname has more signs."""

MAX_INITIALS = 3
"""Capitals without points that are initials are so many at most."""

SUFFIX_LAST = re.compile(r",? (?:Jr|Sr|\d(?:st|nd|rd|th))\.?$")
"""What stands behind a name, and stays there: "Poe, Ann Jr"."""

_CAPITALS = rf"{CAPITAL}{{2,}}"
_SURNAME = rf"{_CAPITALS}(?:[- ’'](?:d[aeo]s?\s|{_CAPITALS}))*(?: (?:JR|FILHO|NETO|SOBRINHO)\.?)?"
_INITIAL = rf"{CAPITAL}\."
_WORD = rf"{CAPITAL}[\w’']*[^\W\d_A-ZÀ-ÞА-ЯЁ](?:-[^\W\d_][\w’']+)?"
_GIVEN = rf"(?:{_WORD}(?: (?:(?:d[aeio]s?|van|von|e|y) )?{_WORD})*)?(?:[ -]?{_INITIAL})*"
_SMALL = r"(?:van|von|de|da|di|du|do|dos|das|del|ter|ten|zu)(?: (?:de[rnm]?|la|los))?"
_SMALL_AFTER = rf"(?: (?:(?i:{_SMALL})|e)(?=\s?[.;:,(]|$))?"  # "SILVA, Ana da."
_HONOUR = r"(?:, (?:I{2,3}|IV|JR|SR)\b\.?)?"
_NAME = re.compile(rf"{_SURNAME}, (?={CAPITAL}){_GIVEN}{_SMALL_AFTER}{_HONOUR}")
_BETWEEN = re.compile(rf"(?:\s?[;,]|,?\s(?:{AND}|AND))\s(?={_SURNAME},)")
# Only the first is turned in ISO 690: "POE, Anna a Hana ROE", "POE, J., P. ROE a kol.".
_NEXT_STRAIGHT = re.compile(
    rf"(?:,|,?\s(?:{AND}|a))\s((?:{_WORD}|{_INITIAL}(?:[ -]?{_INITIAL})*) {_SURNAME})"
    rf"(?=[.:;]|,?\s?\(|,\s[^\WA-ZÀ-Þ]|,?\s(?:{AND}|a|et|i)\s|,\s(?:{_WORD}|{_INITIAL})\s{_CAPITALS}|[,\s]*$)"
)
_END = re.compile(r"\s?(?:[.:;(]|$|,?\s\(?(?:eds?|orgs?|coords?)\b)")
_DAY_AFTER = re.compile(r"\.?\s[0-3]?\d,?\s")
_OTHERS = re.compile(
    r"[,;]?\s(?:et al\b|and others|"
    r"(?:e outros|y otros|e altri|a kol|a spol|i in|és mtsai|és tsai)\b(?!\s[a-z]))\.?"
)

_SIDE = rf"{CAPITAL}[\w’'-]+(?: {CAPITAL}[\w’'-]*\.?){{0,2}}"
_CLOSED = rf"(?=\.?\s*\(|\.\s|,?\s{RECENT_YEAR}\b|\s[-–—]\s|\.?$)"
# What else closes a list of several: the first words of a title, "& Poe, Ann, Introduction to".
_LIST_CLOSED = rf"(?:{_CLOSED}|(?=,\s(?:{CAPITAL}[\w’'-]*\s){{1,3}}[a-zß-ÿ]+\s))"
_FIRST = re.compile(rf"{_SIDE}, ")
_SEVERAL = re.compile(rf";|\s{AND}\s")
_HAS_AND = re.compile(rf" {AND} ")
_PAIR = re.compile(rf"({_SIDE}), ({_SIDE}),? {AND} ({_SIDE}), ({_SIDE}){_CLOSED}")
_LIST = re.compile(
    rf"{_SIDE}, {_SIDE}(?:[,;] {_SIDE}, {_SIDE})+[,;]? {AND} {_SIDE}, {_SIDE}{_LIST_CLOSED}"
)
_ONE_OF_LIST = re.compile(rf"{_SIDE}, {_SIDE}")
_ONE_TURNED = rf"{CAPITAL}[\w’'-]+, {_SIDE}"
_COMMAS = re.compile(
    rf"(?P<names>{_ONE_TURNED}(?:, {_ONE_TURNED}){{1,99}})(?:(?P<others>,? et al\b\.?)|{_CLOSED})"
)
# "Woods, W. David (2008)": a given name after an initial.
_INITIAL_FIRST = re.compile(rf"{_SIDE}, {_INITIAL} ({_WORD})(?=\s?\(|\.\s|:|\s?$)")
# "Poe, Saul A. Naming and Necessity.", "Poe, Ann B. Can Things Last?", "Poe, Ann B. Mining the
# web": titles, and no names.
_BEFORE_TITLE = re.compile(
    rf"{_WORD}, ({_WORD}) {_INITIAL}(?=\s(?:"
    rf"{_WORD} {AND} {_WORD}(?:\.|$)|{_WORD}[^.,;?]{{3,80}}\?"
    rf"|{_WORD} (?!{_SMALL}\b|(?:{AND})\b)[a-zß-ÿ]{{2,}} ))"
)
# "Poe, Ann van den", "Poe, Ann van den, et al." and "Poe, Ann van den, John Roe, and Bo Li".
_STRAIGHT = rf"{CAPITAL}[\w’'.-]*(?: (?:{_SMALL} )?{CAPITAL}[\w’'-]*\.?){{1,3}}"
_SMALL_LAST = re.compile(
    rf"({_SIDE}, {_SIDE} {_SMALL})"
    rf"(?:(?P<more>(?:, {_STRAIGHT}){{0,20}},? {AND} {_STRAIGHT})?{_CLOSED}"
    r"|(?P<others>,? et al\b\.?)|(?P<open>(?=[,:]\s)))"
)
_ONE_STRAIGHT = re.compile(_STRAIGHT)
# "Poe, JA, RA Roe, and BJ van Li" has initials without points, and only the first is turned.
_MARKS = r"[*∗†‡§]*"
_BARE = rf"[{BIG}]{{1,3}}"
_BARE_FIRST = rf"{_BARE} (?:{_SMALL} )?{CAPITAL}[\w’'-]*[^\W\d_A-ZÀ-ÞА-ЯЁ](?: {_WORD})?"
_FIRST_TURNED = re.compile(
    rf"(?P<first>{_SIDE}, {_BARE}){_MARKS}"
    rf"(?P<more>(?:, {_BARE_FIRST}{_MARKS}){{0,99}}(?:,? {AND} {_BARE_FIRST}{_MARKS})?)"
    rf"(?P<others>,? et al\b\.?)?(?=[.:]|\s?\(|,?\s{RECENT_YEAR}\b|$)"
)
_ONE_BARE = re.compile(_BARE_FIRST)
# "Poe, AB & Roe, CD (1952)": all are turned, and have initials without points.
_BARE_TURNED = rf"{_SIDE}, [{BIG}]{{1,3}}"
_BARE_NAME = re.compile(_BARE_TURNED)
_ALL_BARE = re.compile(
    rf"(?P<all>{_SIDE}, (?P<bare>[{BIG}]{{1,3}})"
    rf"(?P<more>(?:[,;]? (?:{AND} )?{_BARE_TURNED}){{0,20}}))"
    rf"(?P<others>,? et al\b\.?)?(?=\.?\s?\((?P<year>{RECENT_YEAR})|\.?\s*$)"
)
# "Poe, Ann and Roe, Bo J. and Li, Chen, A Fine Title", as BibTeX and SSRN have it.
_JOINED = re.compile(
    rf"{_SIDE}, {_SIDE}(?:[,;] {_SIDE}, {_SIDE}){{0,50}}(?:,? (?:{AND}) {_SIDE}, {_SIDE}){{1,50}}"
    r"(?=[,.:]\s|\s?\(|\.?$)"
)
# "Poe, A.B. & Roe, Bo. (1997)": some given names are written in full, some are not.
_PARTLY = rf"{_SIDE}, (?:(?:{_INITIAL}[ -]?){{1,3}}(?!\w)|{_WORD}(?: {_INITIAL})?)"
_MIXED = re.compile(
    rf"{_PARTLY}(?:[,;] {_PARTLY}){{0,20}},? (?:{AND}) {_PARTLY}(?=\.?\s?\({RECENT_YEAR}|\.?\s*$)"
)
_ONE_OF_MIXED = re.compile(_PARTLY)
# "Poe, A. and ROE, B. C. (2008)": who copies names leaves some surnames in capitals.
_INITIALED = rf"{CAPITAL}[\w’'-]+(?: {CAPITAL}[\w’'-]+)?, {_INITIAL}(?:[ -]?{_INITIAL}){{0,3}}"
_CASED = re.compile(
    rf"{_INITIALED}(?:[,;] {_INITIALED}){{0,50}},? (?:{AND}) {_INITIALED}"
    rf"(?=,?\s?\({RECENT_YEAR}|[,:]\s|\s*$)"
)
_ONE_OF_CASED = re.compile(_INITIALED)
# "L. Poe, A.T., Roe, B. & Doe, C.": a surname of two words of which somebody shortened the first.
_SHORTENED = re.compile(
    rf"(?P<lead>{CAPITAL}\. )(?P<all>{_INITIALED}(?:, {_INITIALED}){{0,50}})"
    rf"(?:,? (?:{AND}) (?P<last>{_INITIALED})(?=[,.:]?\s|$)|(?P<others>,? et al\b\.?))"
)
_BETWEEN_ALL = re.compile(rf",? (?:{AND}) (?={_SIDE}, {_SIDE})")
_AND_OTHERS = re.compile(r"\s(?:and|&)\sothers\.?$")
_STATES = frozenset(
    ("MA", "NY", "DC", "CA", "UK", "USA", "US", "PA", "IL", "NJ", "CT", "TX", "EU", "UN")
)
"""What stands after a city, and is no initials: "Cambridge, MA (2003)"."""


class TurnedNames(NamedTuple):
    """Names, where they end, whether they can be nothing else, and whether there are others."""

    names: tuple[str, ...]
    end: int
    is_sure: bool
    has_others: bool


def turn_name(name: str) -> str:
    """Turn "Poe, Ann" and "Poe, Ann Jr" into "Ann Poe" and "Ann Poe Jr"; others stay.

    Examples
    --------
    >>> turn_name("Poe, Ann Jr"), turn_name("Ann Poe")
    ('Ann Poe Jr', 'Ann Poe')
    """
    family, comma, given = name.partition(", ")
    suffix = SUFFIX_LAST.search(given)
    given = given[: suffix.start()] if suffix else given
    return f"{given} {family}{suffix[0] if suffix else ''}" if comma else name


def match_turned_names(text: str) -> TurnedNames | None:
    """Match the authors with which a text starts, if all have their surname first, and it shows.

    Examples
    --------
    >>> match_turned_names("SANTOS, Boaventura de Sousa; BRASIL JR., Antônio. A teoria").names
    ('SANTOS, Boaventura de Sousa', 'BRASIL JR., Antônio')
    >>> match_turned_names("Roe, Van, Poe, Ann, & Li, Bo. A Fine Title").names
    ('Roe, Van', 'Poe, Ann', 'Li, Bo')
    """
    if "," not in text[:MAX_SURNAME] or not text[:1].isupper():
        return None
    if told := _match_cased(text) or _match_shortened(text):
        return told
    if text[:2].isupper():
        return _match_capitals(text)
    if not _FIRST.match(text):
        return None
    found = _SMALL_LAST.match(text)
    if found and (found["open"] is None or is_given_name(found[1].partition(", ")[2])):
        more = _ONE_STRAIGHT.findall(found["more"] or "")
        return TurnedNames((found[1], *more), found.end(), True, found["others"] is not None)
    if (found := _FIRST_TURNED.match(text)) and found["more"]:
        straight = _ONE_BARE.findall(found["more"])
        return TurnedNames((found["first"], *straight), found.end(), True, bool(found["others"]))
    has_and = _HAS_AND.search(text) is not None
    several = _match_bare(text) or (has_and and (_match_joined(text) or _match_mixed(text)))
    return several or _match_one(text) or _match_several(text, has_and=has_and)


def _match_shortened(text: str) -> TurnedNames | None:
    """Match several authors, the first with a surname that begins with an initial."""
    found = _SHORTENED.match(text) if text[1:3] == ". " else None
    if not found or not (found["last"] or "," in found["all"].partition(", ")[2]):
        return None
    first, *others = _ONE_OF_CASED.findall(found["all"])
    names = (found["lead"] + first, *others, *filter(None, [found["last"]]))
    return TurnedNames(names, found.end(), True, found["others"] is not None)


def _match_one(text: str) -> TurnedNames | None:
    """Match one author with an initial among the given names, "Woods, W. David (2008)"."""
    initial = _INITIAL_FIRST.match(text) if "." in text else None
    if initial and (text[initial.end() :].lstrip()[:1] == "(" or is_given_name(initial[1])):
        return TurnedNames((initial[0],), initial.end(), True, False)
    titled = _BEFORE_TITLE.match(text) if "." in text else None
    if titled and is_given_name(titled[1]):
        return TurnedNames((titled[0],), titled.end(), True, False)
    return None


def _match_several(text: str, *, has_and: bool) -> TurnedNames | None:
    is_long = text.count(", ") > 2
    if has_and and is_long and (found := _LIST.match(text)):
        return TurnedNames(tuple(_ONE_OF_LIST.findall(found[0])), found.end(), True, False)
    pair = _match_pair(text) if has_and else None
    return pair or (_match_commas(text) if is_long else None)


def _match_bare(text: str) -> TurnedNames | None:
    """Match authors with initials without points, "Poe, AB & Roe, C", several or before a year."""
    found = _ALL_BARE.match(text)
    if not found:
        return None
    is_one = found["year"] and len(found["bare"]) > 1 and found["bare"] not in _STATES
    if not found["more"] and not is_one:
        return None
    names = tuple(_BARE_NAME.findall(found["all"]))
    return TurnedNames(names, found.end(), True, bool(found["others"]))


def _match_joined(text: str) -> TurnedNames | None:
    """Match authors with "and" before the last, "Poe, Ann and Roe, Bo", by their given names.

    Where "and" stands between all of several, as in BibTeX, nothing else is so written.
    """
    found = _JOINED.match(text)
    if not found:
        return None
    names = tuple(_ONE_OF_LIST.findall(found[0]))
    if _is_meeting(names[-1].partition(", ")[2]):
        return None
    known = sum(is_given_name(name.partition(", ")[2].split()[0]) for name in names)
    is_joined = len(names) > 2 and len(_BETWEEN_ALL.findall(found[0])) == len(names) - 1
    are_names = is_joined or 2 * known > len(names)
    return TurnedNames(names, found.end(), True, False) if are_names else None


def _match_mixed(text: str) -> TurnedNames | None:
    """Match authors alone or before a year, some with initials: "Poe, A. & Roe, Bo (1997)"."""
    found = _MIXED.match(text) if ". " in text or ".," in text else None
    if not found:
        return None
    names = tuple(name.rstrip() for name in _ONE_OF_MIXED.findall(found[0]))
    in_full = sum(name[-1] != "." for name in names)
    return TurnedNames(names, found.end(), True, False) if 0 < in_full < len(names) else None


def _match_cased(text: str) -> TurnedNames | None:
    """Match authors with initials, the surnames of some in capitals: "Poe, A. and ROE, B. (2008)".

    Where all or none are, other rules match them.
    """
    found = _CASED.match(text) if ". " in text or ".," in text else None
    if not found:
        return None
    names = tuple(_ONE_OF_CASED.findall(found[0]))
    capitals = sum(name.partition(",")[0].isupper() for name in names)
    return TurnedNames(names, found.end(), True, False) if 0 < capitals < len(names) else None


def may_be_turned(text: str) -> bool:
    """Whether a text has one comma, which may stand behind a surname: "Poe, Ottoline"."""
    family, _, given = text.partition(", ")
    is_whole = " " in family and is_given_name(family)
    return bool(given) and not (is_whole or _SEVERAL.search(text) or "," in given)


def split_turned(text: str) -> TurnedNames | None:
    """Split a text of turned names alone with "and" between them, as BibTeX has them.

    Examples
    --------
    >>> split_turned("Roe, Van and van Poe, Ann and others").names
    ('Roe, Van', 'van Poe, Ann')
    >>> split_turned("Van Roe, Ann Poe") is None
    True
    """
    others = _AND_OTHERS.search(text) if text.endswith(("others", "others.")) else None
    names = tuple(re.split(r"\s(?:and|&)\s", text[: others.start() if others else None]))
    is_turned = all(name.count(", ") == 1 and name[-2:] != ", " for name in names)
    is_turned = is_turned and (len(names) > 1 or " " not in text.partition(", ")[0])
    return TurnedNames(names, len(text), True, others is not None) if is_turned else None


def _match_commas(text: str) -> TurnedNames | None:
    """Match authors with commas alone between them, "Poe, Ann, Roe, Bo", by their given names."""
    found = _COMMAS.match(text)
    if not found:
        return None
    names = _ONE_OF_LIST.findall(found["names"])
    surnames, given = zip(*(name.split(", ") for name in names), strict=True)
    known = sum(map(is_given_name, given))
    least = len(names) if len(names) == 2 else len(names) / 2  # Poe, Ann, Fine Things, Publisher
    if known < least or known <= sum(map(is_given_name, surnames)):
        return None
    return TurnedNames(tuple(names), found.end(), True, found["others"] is not None)


def _match_pair(text: str) -> TurnedNames | None:
    """Match two authors, whose given names are known: "Bértola, Luis y Ocampo, José Antonio"."""
    pair = _PAIR.match(text)
    if not pair or _is_meeting(pair[4]):
        return None
    known = sum(map(is_given_name, pair.group(2, 4)))
    is_sure = known > 1 or pair[1] == pair[3]  # "Murphy, Shirley, and Murphy, Pat"
    if not is_sure and not (known and not any(map(is_given_name, pair.group(1, 3)))):
        return None
    return TurnedNames((f"{pair[1]}, {pair[2]}", f"{pair[3]}, {pair[4]}"), pair.end(), True, False)


def _is_meeting(name: str) -> bool:
    """Tell "Xu Chen, Ann Poe and Bo Li, SOSP" by what stands in place of a given name."""
    word = name.partition(" ")[0]
    return word.isupper() and word.isalpha() and len(word) > MAX_INITIALS


def _match_capitals(text: str) -> TurnedNames | None:
    """Match authors whose surnames are in capitals: they can hardly be anything else."""
    names: list[str] = []
    start = end = 0
    while found := _NAME.match(text, start):
        names.append(found[0])
        end = found.end()
        joint = _BETWEEN.match(text, end)
        start = joint.end() if joint else len(text)
    while names and (found := _NEXT_STRAIGHT.match(text, end)):
        names.append(found[1])
        end = found.end()
    if not names:
        return None
    if len(names) == 1 and _DAY_AFTER.match(text, end) and read_month(names[0].split()[-1]):
        return None  # "POE, Jan 3, 2024" says when
    others = _OTHERS.match(text, end)
    is_known = len(names) > 1 or names[0].endswith(".") or is_given_name(names[0])
    if not (others or is_known or _END.match(text, end)):
        return None
    is_sure = is_known or others is not None or text.startswith(". ", end)
    return TurnedNames(tuple(names), others.end() if others else end, is_sure, others is not None)


def join_reversed(names: list[str], *, has_others: bool, following: str) -> list[str]:
    """Join the first author of Chicago style, "Poe, Ann", whose comma parts two words."""
    if len(names) < 2 or "," in names[0]:
        return names
    if " " in names[0]:  # García Márquez, Gabriel José
        are_given = all(map(is_given_name, names[1].split()))
        is_turned = len(names) == 2 and are_given and not is_given_name(names[0])
        return [f"{names[0]}, {names[1]}"] if is_turned else names
    rest = names[2:]
    singles = all(" " not in name or name.split()[0].islower() for name in rest)  # van Roe
    is_surname = following in (".", ":") or " " in names[1] or names[0].isupper()
    given = not rest and (is_surname or is_given_name(names[1]))
    if (rest and not singles) or (not rest and has_others) or given:
        return [f"{names[0]}, {names[1]}", *rest]
    return names
