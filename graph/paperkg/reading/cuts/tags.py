"""Tags, pictures by their names, keys and numbers in a text: blanked out, so that places stay."""

from __future__ import annotations

import re

from paperkg.characters import has_sign
from paperkg.reading.citations.document_types import blank_types
from paperkg.reading.cuts.looked_at import blank_looked_at
from paperkg.reading.cuts.passwords import blank_passwords
from paperkg.reading.names.bodies import read_body
from paperkg.reading.names.people import read_people
from paperkg.reading.names.translators import blank_translators
from paperkg.reading.patterns import CAPITAL, LEADING_NUMBER, SEVERAL, YEAR
from paperkg.reading.segments import AT_START, ATTRIBUTES, LEADING_SIGNS, SHORTCODE, Cut, Mark
from paperkg.reading.words import either

__all__ = ["blank", "blank_tags", "without_asides", "without_tags"]

# A point after a space, as programs write it: "A Fine Title . Fine Press".
_LOOSE_SIGN = re.compile(r"(?<=[^\W_]) ([.,])(?=\s)")
# What stands before a tag that is a word of a title: "Messages on #Rain".
_IN_SENTENCE = (
    r"(?<!(?<![#\w])[a-z]{2}\s)(?<!\b(?:the|and|und|der|die|das|les|des|los|las|con|por|for)\s)"
)
# Attributes of Markdown, dates of tasks, tags and names of blocks, "@home +project" of todo.txt.
_TAG = re.compile(
    ATTRIBUTES.pattern + r"|[✅📅⏳🛫➕🔁⏫🔼🔽]\s?\d{4}-\d\d-\d\d"
    rf"|(?<!\S){_IN_SENTENCE}#(?:[^\W\d][\w/-]*|(?:19|20)\d\d(?=\s|$))|(?<=\s)\^[\w-]+$|(?<!\s)(?:\s+[@+][^\W\d]\w+)*\s+\+[^\W\d]\w+(?:\s+[@+][^\W\d]\w+)*\s*$"
)
_TAG_SIGNS = ("#", "^", "{", " +")
_ALL_TAG_SIGNS = "#^+{✅📅⏳🛫➕🔁⏫🔼🔽"
# What MathSciNet sets before a citation: "MR1837670 (2003a:11065) Poe, Ann. A Fine Title".
_REVIEWED = re.compile(r"\s*MR\d{5,7}(?:\s\(\d{4}[a-z]:\d+\w*\))?\s+(?=[^\W\d_])")
# Signs that Korean sets around titles: "<비와 다리>".
_KOREAN_MARKS = re.compile("<([^<>]{0,60}[\uac00-\ud7a3][^<>]{0,60})>")
# The number of a journal, and of a book in the library of a state, say nothing of a work.
_SERIAL = re.compile(
    r"[(\[]?(?:[EePp]-?)?ISSN(?:-L)?[:：\s]*\d{4}-?\d{3}[\dXx][)\]]?"
    r"|Dep[oó]sito [Ll]egal:?\s[A-Z]{1,2}[.-]?\s?\d[\d.]*-\d{2,4}"
)
# The series of a book, as French lists name it: ", coll. « Points », 1995".
_SERIES = re.compile(
    r",\s(?:dans la )?coll(?:ection|\.)\s(?:«\s?[^«»]{1,80}»|[“\"][^“”\"]{1,80}[”\"])"
    r"(?:,\sn[°o]\s?\d+)?"
)
# Who edited a book, as Russian lists say it: "/ под общ. ред. А. Б. По, В. Роу. М.: Мир".
_INITIALS = r"(?:[А-ЯЁ]\.\s?){1,2}"
_RUSSIAN_NAME = rf"(?:{_INITIALS}[А-ЯЁ][а-яё-]+|[А-ЯЁ][а-яё-]+(?:\s{_INITIALS})?)"
_UNDER_EDITORS = re.compile(
    r"\s?[,/.:;]?\s[Пп]од\s(?:(?:общ|науч)(?:ей|ной|\.)\s)?ред(?:акцией|\.)\s"
    rf"{_RUSSIAN_NAME}(?:(?:,| и)\s{_RUSSIAN_NAME}){{0,5}}\.?"
)
# What degree a thesis is for, as Russian lists say it: "дис. ... канд. пед. наук : 13.00.01".
_DEGREE = re.compile(
    r"\s?[:.]\s?(?:автореф(?:ерат|\.)\s)?дис(?:с|серт)?\.\s?(?:\.{3}|…)?\s?"
    r"(?:канд|д-ра|докт)\.?\s[\w.\s-]{2,30}?\sнаук(?:\s?:\s?\d\d(?:\.\d\d){2})?(?:\.|(?=[,\s]))"
)
# Where the author is from, as Chinese citations have it: "〔德〕马克斯·韦伯".
_COUNTRY = re.compile(
    r"(?:^\s*[〔［\[（(【][\u4e00-\u9fff]{1,3}[〕］\]）)】]\s?(?=[\u4e00-\u9fff]{1,8}[·・])"
    r"|(?<=》)\s?[〔［\[（(【][\u4e00-\u9fff]{1,3}[〕］\]）)】]\s?(?=[\u4e00-\u9fff]))"
)
# Arrows that stand between words as a dash does: "Ann Poe ➡ A Fine Title", "Ann Poe » A Title".
# A sign is looked for first, then what is before it: so most texts go by at one look.
_ARROW = re.compile(
    "[⇒⇨⟶⟹↦➔➙➛➜➝➞➡—–─](?<=\\s.)(?:(?<=[^—–─])\\ufe0f?|(?<=[—–─])[—–─]{0,2}>)(?=\\s)"
)
_QUOTE_AS_ARROW = re.compile("(?<=\\s)»(?=\\s)")
# How good a book is, behind who wrote it: "《三体》 刘慈欣 9.4".
_SCORE = re.compile("(?<=[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3])\\s+(?:豆瓣\\s?)?\\d\\.\\d分?$")
# A number that names a book ends what stands before it: "Its Press; ISBN: 0674627512".
_BEFORE_NUMBER = re.compile(r"[;,]\s(?=ISBN(?:-1[03])?[:\s]\s?\d)")
# The year of the original before that of what was read: "[1964]2016", "(1922) 1978. A Title".
_ORIGINAL_YEAR = re.compile(
    rf"[\[(（【［](?:(?<=\[)({YEAR})\](?=\s?({YEAR})\b)"  # most signs go by at one look
    rf"|(?<!\[)({YEAR})[)）】］](?=\s?({YEAR})[.,，]\s?))"
)
# When a book first appeared, before when it did as it was read: ", 1ère éd. 1939, Paris, 1994".
_FIRST_EDITION = re.compile(
    r",\s(?:1(?:ère|re|er|[eaªº]|\.[ªº]?|st)|first|première|erste|prima|primera|primeira)\s?"
    rf"(?:éd|ed|Aufl)[^\s,]{{0,7}}\s{YEAR}(?=,\s.*\b{YEAR}\b)"
)
# "A. Poe for the ALICE collaboration", "on behalf of the Rain Consortium".
_ON_BEHALF = re.compile(
    r",?\s(?:for|on behalf of) the [A-Z][\w’'-]*(?: [\w’'-]+){0,3} (?i:collaboration|consortium)"
    r"(?=\s*(?:[.,;)]|$))"
)
# Another body behind names and a comma: ", for the Committee of the Rain Society (RS)".
_FOR_BODY = re.compile(
    r"[,;]\s(?:and\s)?(?:for|on behalf of|(?:authors|members) of) the"
    r" ([A-Z][^,.;:()\n]{3,110}(?:\s\([A-Z][\w&.-]{1,12}\))?)\s?([.,;])"
)
# Who made a film or a talk is named as who wrote a book is: "Directed by Ann Poe", "(dir. Poe)".
_MADE_BY = re.compile(
    r"(?<!\w)(?:[Dd]irected by|(?<![^\W\d], )[Dd]ir\.(?: by)?|[Rr]éalisé par|[Dd]irigid[ao] por"
    rf"|[Rr]egia di|[Rr]egie:|Режисс[её]р:?)(?=\s{CAPITAL}[\w.'’-]*\s?[\w.,)])"
)
# What somebody did for it: "Poe, A. (Director). (2005). *A Title*".
_OFFICE = (
    r"(?:Executive |Co-)?(?:Creator|Composer|Director|Host|Narrator|Performer|Producer|Writer)s?"
)
_MAKER = re.compile(rf"\s\({_OFFICE}(?: (?:&|and) {_OFFICE})?\)(?:\.(?=\s\())?")
# A stop inside the bracket before it: "O rodzie. [On gender.] Rain", "(Rain Studies, 100.) Hull".
_STOP_INSIDE = re.compile(
    r"(\[[^\[\]]{3,200}|\([^()]{5,120}[,;] \d{1,4})\.([\])])(?=\s+[^\W\da-z_])"
)
# The number of a publisher for it: "J Rain. 2016 Jan 13. pii: sbv180. [Epub ahead of print]".
_ITEM_NUMBER = re.compile(r"\bpii: [\w()-]{4,30}\.?")
# Names that dashes part, as archaeologists write them: "A. Poe – B. Orr, A Fine Title".
_NAME = rf"(?:{CAPITAL}\.[ -]?){{1,3}}{CAPITAL}[\w'’-]+"
_NAME_DASH = re.compile(rf"(\b{_NAME})\s(?:--|[–—])\s(?={_NAME})")
_DASH_APART = re.compile(r"(?:--|[–—])\s")  # no pages, "12–34"
# Who wrote to whom, who is a student: "Poe*, A.B., Orr, C.†, Lim*. D.E.", "Poe A, Orr CD†. Rain".
_MARKED = re.compile(
    r"(?:(?<=[a-zß-ÿ]{2})([*∗†‡§¶]{1,3})(?=[,.]\s[A-Z]\.)|(?<=[A-Z]\.)([*∗†‡§¶]{1,3})(?=[,;]\s))([,;.])"
)
_MARKED_INITIALS = re.compile(  # "C#" is a language
    r"(?:(?<=[a-zß-ÿ]\s[A-Z])|(?<=[a-zß-ÿ]\s[A-Z]{2})|(?<=[a-zß-ÿ]\s[A-Z]{3}))"
    r"(?:[*∗†‡§¶]{1,3}|#(?<![CF]#))([,.])(?=\s)"
)
_DOUBT = re.compile(r"(?<=\b[12]\d{3})\s?\(\?\)")  # "2020(?)"
_SIGN = re.compile(r"[*∗†‡§¶#][,;.]")
_SEVERAL = re.compile(rf"\b{SEVERAL}")
# Who did as much as others: "*A. Poe, *B. Orr".
_EQUAL = re.compile(rf"(?:^\s*|(?<=[,;&]\s))[*∗]+(?={CAPITAL}[\w.'’-]+[\s,])")
# A bracket that somebody left empty: "Poe, A. () A Fine Title", but "fine_rain()".
_EMPTY = re.compile(  # all other signs go by at one look
    r"[(\[](?<!\S[(\[])(?:(?<=\()\s*\)|(?<=\[)\s*\])(?=[\s.,:;]|$)"
)
_TITLE_AFTER_YEAR = re.compile(rf"\({YEAR}[a-z]?\)[.,:]?\s([^.?!]{{8,300}})")
_SIGN_FIRST = re.compile(r"^\s*[.,:;?!–—-]+")
# The rest of a given name that is cut short, before a year: "Poe, Ann(ie) (2005)".
_NAME_IN_FULL = re.compile(
    rf"\s*{CAPITAL}[\w'’-]+, (?:{CAPITAL}[\w.'’-]* )*{CAPITAL}[a-zß-ÿ]*(\([^\W\d_]{{1,12}}\))"
    rf"(?=(?:\s{CAPITAL}\.)*,?\s\({YEAR})"
)
# Who and when behind a title in a style, before a remark: ", Ann Poe, 1994 : a fine book".
_BEFORE_REMARK = re.compile(
    rf"(?:,\s[^:;]{{0,80}}?\b{YEAR}"
    rf"|\s(?:{either('people', 'by')})\s{CAPITAL}(?:[^:;.,()]|\b{CAPITAL}\.){{1,60}}?)"
    r"(\s?[:;])(?=\s[^\s\d])"
)
MAX_NAME = 60
"""Such a name ends within so many signs."""

_CITE_KEY = re.compile(r"^\s*\[?@([\w:.+-]+)\]?(?=\s|$)")


def _has_behalf(text: str) -> bool:
    return (
        ", for the " in text or "; for the " in text or "f of the " in text or "s of the " in text
    )


def _blank_body(found: re.Match[str]) -> str:
    """Blank out for whom some people speak; a title may go on with words like these.

    Behind a semicolon it need not be called as a body is: "; for the RAIN Investigators".
    """
    is_body = found[0][0] == ";" or read_body(found[1])
    is_said = is_body and read_people(found.string[: found.start()])
    return found[2].ljust(len(found[0])) if is_said else found[0]


def without_tags(text: str, mark: Mark, cut: Cut) -> str:
    """Blank out tags, leading signs and the key of a citation; places stay what they are."""
    if (
        cut is Cut.START
        and "@" in text[:3]
        and (key := _CITE_KEY.match(text))
        and text[key.end() :].strip()
    ):
        text = " " * key.end() + text[key.end() :]
    if mark is Mark.PLAIN and "]" in text:
        text = blank_types(text, sign=".")
    if "ISSN" in text or "sito " in text:
        text = _SERIAL.sub(blank, text)
    if mark is Mark.PLAIN:
        text = blank_tags(text)
        text = _SERIES.sub(blank, text) if ", " in text and "coll" in text else text
        text = _LOOSE_SIGN.sub(r"\1 ", text) if " . " in text or " , " in text else text
    if cut in AT_START:
        start = len(text) - len(text.lstrip())
        if text.startswith("MR", start) and (review := _REVIEWED.match(text)):
            text = " " * review.end() + text[review.end() :]
        is_word = text[start : start + 1].isalpha()
        number = None if is_word else LEADING_NUMBER.match(text[start:])
        if number:
            text = " " * (start + number.end()) + text[start + number.end() :]
    return text if text.isascii() else _without_signs(text, cut)


def without_asides(text: str, mark: Mark) -> str:
    """Blank out what stands between the parts of a citation and is none; places stay."""
    text = _BEFORE_NUMBER.sub(". ", text) if "ISBN" in text else text
    may_lead = text[:1] in ", " and (":" in text or ";" in text) and mark is Mark.PLAIN
    if may_lead and (said := _BEFORE_REMARK.match(text)):
        text = f"{text[: said.start(1)]}{'.'.ljust(len(said[1]))}{text[said.end(1) :]}"
    if text[:1] == ";" and ";" in text[1:] and mark is Mark.PLAIN:
        text = text.replace(";", ".")  # "[A Title](…); Ann Poe; Rain Press; 2004"
    if "(" in text or "[" in text or not text.isascii():
        text = _ORIGINAL_YEAR.sub(_without_original, text)
        text = _EMPTY.sub(blank, text)
        if "(" in text[:MAX_NAME] and (name := _NAME_IN_FULL.match(text)):
            text = text[: name.start(1)] + " " * len(name[1]) + text[name.end(1) :]
        text = _without_repeated(text) if mark is Mark.PLAIN else text
    if "éd" in text or " ed" in text or "Aufl" in text:
        text = _FIRST_EDITION.sub(blank, text)
    text = blank_passwords(blank_looked_at(text))
    text = _SEVERAL.sub(_as_one_word, text) if "V." in text or "v." in text else text
    text = _DEGREE.sub(_as_stop, text) if "дис" in text and "наук" in text else text
    text = _UNDER_EDITORS.sub(_as_stop, text) if "од " in text and " ред" in text else text
    if _has_maker(text) and _MADE_BY.search(text):
        text = _MADE_BY.sub(lambda found: "by".ljust(len(found[0])), text)
    text = _STOP_INSIDE.sub(r"\1\2.", text) if ".]" in text or ".)" in text else text
    text = _ITEM_NUMBER.sub(blank, text) if "pii: " in text else text
    text = _MAKER.sub(blank, text) if "r)" in text or "t)" in text or "s)" in text else text
    text = _ON_BEHALF.sub(blank, text) if "olla" in text or "onsor" in text else text
    if ", t" in text or ", v" in text or ", ü" in text:
        text = blank_translators(text)
    text = (
        _FOR_BODY.sub(_blank_body, text, count=1) if " the " in text and _has_behalf(text) else text
    )
    if _has_dash(text) and "." in text and _DASH_APART.search(text):
        text = _NAME_DASH.sub(_as_comma, text)
    text = _EQUAL.sub(blank, text) if "*" in text else text
    text = _DOUBT.sub(blank, text) if "(?)" in text else text
    if ("*" in text or "#" in text or not text.isascii()) and _SIGN.search(text):
        text = _MARKED.sub(_without_mark, text)
        text = _MARKED_INITIALS.sub(lambda sign: sign[1].ljust(len(sign[0])), text)
    return text


def _has_maker(text: str) -> bool:
    """Whether a text has some letters of the words for who made a film."""
    if text.isascii():
        return "irected by " in text or "ir. " in text or "egi" in text
    for letters in ("irected", "ir.", "egi", "éalis", "irigid", "ежисс"):
        if letters in text:
            return True
    return False


def _as_one_word(found: re.Match[str]) -> str:
    is_before_words = found.string[found.end() :].lstrip()[:1].isalpha()
    return ("AAVV." if is_before_words else "AAVV").rjust(len(found[0]))


def _without_repeated(text: str) -> str:
    """Blank out a title before the citation that has it: "A Title Poe, A. (2000). A title."."""
    year = _TITLE_AFTER_YEAR.search(text)
    if not year or year[1].lower() != text[: len(year[1])].lower():
        return text
    title = year[1].rstrip(" .?!")
    is_title = title.count(" ") > 1 and not text[len(title) : len(title) + 1].isalnum()
    return " " * len(title) + _SIGN_FIRST.sub(blank, text[len(title) :]) if is_title else text


def _has_dash(text: str) -> bool:
    return "–" in text or "—" in text or has_sign(text, "--")


def _without_original(years: re.Match[str]) -> str:
    """Blank the year of an original; after a later one stands a page: "7 (2017) 1913"."""
    first, second = filter(None, years.groups())
    return blank(years) if first <= second else years[0]


def _without_mark(sign: re.Match[str]) -> str:
    return ("," if sign[3] == "." else sign[3]).ljust(len(sign[0]))


def _as_comma(names: re.Match[str]) -> str:
    """Write a comma for the dash after a name; places stay what they are."""
    return names[1] + ",".ljust(len(names[0]) - len(names[1]))


def _without_signs(text: str, cut: Cut) -> str:
    """Blank out signs before a text, and what stands before names in Chinese."""
    if "<" in text:
        text = _KOREAN_MARKS.sub(r"〈\1〉", text)
    text = _ARROW.sub(_as_arrow, text)
    text = _QUOTE_AS_ARROW.sub("→", text) if "»" in text and "«" not in text else text
    if signs := LEADING_SIGNS.match(text):
        is_arrow = cut not in AT_START and "→" in signs[0]
        text = " " * (signs.end() - is_arrow) + "-" * is_arrow + text[signs.end() :]
    text = _SCORE.sub(blank, text) if text[-1:].isdigit() or text[-1:] == "分" else text
    may_name = cut is Cut.START and ("·" in text or "・" in text or "》" in text)
    return _COUNTRY.sub(blank, text, count=1) if may_name else text


def _as_arrow(match: re.Match[str]) -> str:
    return "→".ljust(len(match[0]))


def blank_tags(text: str) -> str:
    """Blank out tags, and pictures by their names; places stay what they are."""
    if text.count(":") > 1:
        text = SHORTCODE.sub(blank, text)
    for sign in _TAG_SIGNS if text.isascii() else _ALL_TAG_SIGNS:
        if sign in text:
            return _TAG.sub(blank, text)
    return text


def _as_stop(match: re.Match[str]) -> str:
    return ".".ljust(len(match[0]))


def blank(match: re.Match[str]) -> str:
    """Give as many spaces as a match is long."""
    return " " * len(match[0])
