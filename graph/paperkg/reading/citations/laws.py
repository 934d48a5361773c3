"""Laws, as bibliographies of several countries cite them: "Rain Act, RSC 1985, c C-5".

An act has a name and a year, or says where it stands among the laws of its state; what the European
Union and others number has no other name, "Regulation (EU) 2016/679".
"""

from __future__ import annotations

import re
from typing import NamedTuple

from paperkg.characters import has_digit
from paperkg.reading.words import any_of, words_of

__all__ = ["Law", "read_law"]

MAX_SIGNS = 600
"""Where a law stands is said in no more signs."""

_YEAR = r"(?:1[6-9]|20)\d\d"
_SECTION = r"(?:§{1,2}|[Ss]s?\.? ?|[Ss]ec(?:tion|s?\.)? ?|[Aa]rt(?:icle|s?\.)? ?|c\.? ?|ch\.? ?)"
_WORD = r"[A-Z][\w'’-]{0,30}"
# "Copyright, Designs and Patents Act", "Corporations Code": the name of an act of common law.
_NAME = (
    rf"(?:The )?{_WORD}(?:,? (?:{_WORD}|\([A-Z][\w ,&'’-]{{1,60}}\)"
    r"|of|and|the|for|to|in|on|with|&)){0,14}?"
    r" (?:(?P<act>Acts?|Ordinance|Statutes?|Constitution)|Code|Law|Rules|Regulations)"
)
_ACTS = (" Act", " Ordin", " Statute", " Constit", " Code", " Law", " Rules", " Regulations")
# Where it stands: "RSC 1985, c C-5", "Pub. L. No. 1-2", "42 U.S.C. § 7401", "(Cth)", "§ 224".
_STATUTES = (
    r"R?\.?S\.?[A-Z]?\.?[A-Z]?\.?[A-Z]?\.?(?: \([A-Z][\w ]{1,20}\))?,? "  # RSC, S.O., R.S.B.C.
    rf"{_YEAR}"
)
_CODES = r"\d{1,3} (?:U\.? ?S\.? ?C\.?(?: ?A\.?)?|C\.? ?F\.? ?R\.?|Stat\.)"
_PLACE = (
    rf"(?:{_STATUTES}|Pub(?:lic|\.) L(?:aw|\.)|P\.L\.|{_CODES}|No\.? ?\d|Cap\.? ?\d|[Cc]h?\.? ?\d)"
)
_ACT = re.compile(
    rf"(?P<title>{_NAME}(?:,? (?:of )?(?P<year>{_YEAR}))?)"
    rf"(?P<rest>,? ?(?:\((?:[A-Z][A-Za-z]{{1,5}}|[A-Z]\.[A-Z]\.)\)|{_PLACE}|§)"
    rf"|,? {_SECTION}\d|(?P<last>)(?=[.;,]?\s?$|[.,;]? ?https?:))"
)
_SECTIONS = re.compile(r"\s?§{1,2} ?[\w.()-]{1,20}")
_CODED = re.compile(
    rf"(?P<title>{_CODES} ?(?:§{{1,2}} ?)?\d[\w.()-]{{0,20}}(?: \([^()]{{2,60}}\))?)"
)
_UNIONS = r"(?:EU|EC|EEC|UE|CE|CEE|EG|EWG|EØF|EF|ЕС)"
_INSTRUMENT = rf"(?:[A-Z][\w-]{{2,15}} ){{0,2}}(?i:{any_of(words_of('laws', 'instruments'))})"
_NUMBERS = r"(?P<first>\d{1,4})/(?P<second>\d{1,4})"
_NUMBERED = re.compile(
    rf"(?P<title>{_INSTRUMENT} (?:\({_UNIONS}(?:, Euratom)?\)"
    rf" ?(?P<no>(?:No|Nr|nr|n[°ºo]|№)\.? ?)?{_NUMBERS}"
    rf"|(?:(?:No|Nr|n[°ºo])\.? ?)?(?P<former>\d{{2,4}})/\d{{1,4}}/{_UNIONS}))(?!\w)"
)
_OF_STATE = re.compile(
    rf"(?P<title>(?i:{any_of(words_of('laws', 'acts'))})"
    r"(?: (?:n[.°ºo]{1,2}|[Nn]r\.?|№|Nomor|núm\.?|num\.?) ?\d[\d./-]{0,15}"
    r"| \d{1,6}/\d{4}| \d{1,2}\.?[º°]? [^\W\d]{3,10} \d{4}, n\. ?\d{1,5}"
    r"|[^.;(]{0,60}? \d{1,2}[. ][\w.]{1,10} ?\d{4}[^.;(]{0,30}? (?:№|nr|n\.) ?\d[\w/-]{0,12}))"
    r"(?!\w)"
)
_GERMAN = re.compile(
    r"(?P<title>[A-ZÄÖÜ][\w-]{3,60}(?:gesetz|gesetzbuch|verordnung|ordnung)"
    r"(?: \([A-ZÄÖÜ][\w-]{1,20}\))?)"
    r"(?=,? (?:vom \d|i\. ?d\. ?F|in der Fassung|\(?BGBl|\(?RGBl|§))"
)
# What a numbered law says of itself goes on to a stop, its gazette or its address: "… on rain".
_GOES_ON = re.compile(
    rf"(?=\W|$)(?=[\s,]{{0,2}}(?:\(|$|[^\w\s]|https?:|(?:{any_of(words_of('laws', 'after'))})))"
    r"(?:(?!\.(?:\s|$)|;|\s\[(?:1[6-9]|20)\d\d\]|,? \[?OJ |\s?\((?:BGBl|OJ|DO|JO)|https?:"
    r"|[.,]? (?:BOE|DOU|JORF|BGBl|JO|DO|GU|Dz)\b).){0,200}"
)
_SENTENCE = re.compile(r"(?<!\w)(?:[a-zß-ÿ]{2,20} ){3}[a-zß-ÿ]{2,}")
"""Words in small letters behind a law say something of it."""

_ANY_YEAR = re.compile(rf"(?<![\d-]){_YEAR}(?![\d/-])")


class Law(NamedTuple):
    """What a law is called, of which year it is, where that is said, and what is said of it."""

    title: str
    year: str
    remark: str = ""


def read_law(text: str) -> Law | None:
    """Read a text that begins with the name or the number of a law.

    Examples
    --------
    >>> read_law("Rain Act, RSC 1985, c C-5.")
    Law(title='Rain Act', year='1985', remark='')
    >>> read_law("Regulation (EU) No 910/2014 (Rain). https://rain.example")
    Law(title='Regulation (EU) No 910/2014 (Rain)', year='2014', remark='')
    >>> read_law("The Rain Act") is None
    True
    """
    text = text.strip()
    if not has_digit(text) or len(text) > MAX_SIGNS:
        return None
    found = _NUMBERED.match(text) or _OF_STATE.match(text)
    if found and (after := _GOES_ON.match(text, found.end())):
        title = f"{found['title']}{after[0]}".rstrip(" ,.")
        year = _year_of_number(found) if found.re is _NUMBERED else _year_in(title)
        return Law(title, year, _remark_of(text[after.end() :]))
    found = _ACT.match(text) if _may_name_act(text) else None
    if found and (found["last"] is None or (found["act"] and found["year"])):
        section = _SECTIONS.match(text, found.end("title"))
        title = found["title"] + (section[0] if section else "")
        return Law(title, found["year"] or _year_in(text), _remark_of(text[found.end() :]))
    found = _CODED.match(text) or _GERMAN.match(text)
    if found:
        return Law(found["title"], _year_in(text), _remark_of(text[found.end() :]))
    return None


def _may_name_act(text: str) -> bool:
    """Whether a word stands in a text with which the name of an act ends; in most there is none."""
    for word in _ACTS:
        if word in text:
            return True
    return False


def _remark_of(rest: str) -> str:
    """Give what stands behind a law, if that is words and not where it stands."""
    rest = rest.partition("http")[0].strip(" .,;")
    return rest if _SENTENCE.search(rest) else ""


def _year_of_number(found: re.Match[str]) -> str:
    """Give the year of a number: "No 910/2014", "2016/679", "95/46/EC"."""
    if former := found["former"]:
        return former if len(former) == 4 else f"19{former}"
    numbers = (
        [found["second"], found["first"]] if found["no"] else [found["first"], found["second"]]
    )
    return next((number for number in numbers if re.fullmatch(_YEAR, number)), "")


def _year_in(text: str) -> str:
    """Give the first year of a text, which may also end a number, "Ley 3/2018"."""
    found = _ANY_YEAR.search(text.partition("http")[0])
    return found[0] if found else ""
