"""Tags, pictures by their names, keys and numbers in a text: blanked out, so that places stay."""

from __future__ import annotations

import re

from paperkg.reading.citations.document_types import DOCUMENT_TYPE
from paperkg.reading.patterns import LEADING_NUMBER
from paperkg.reading.segments import LEADING_SIGNS, SHORTCODE, Cut, Mark

__all__ = ["blank", "blank_tags", "without_tags"]

# A point after a space, as programs write it: "A Fine Title . Fine Press".
_LOOSE_SIGN = re.compile(r"(?<=[^\W_]) ([.,])(?=\s)")
# Attributes of Markdown, dates of tasks, tags and names of blocks, "@home +project" of todo.txt.
_TAG = re.compile(
    r"\{[:#.@%][^{}]{0,200}\}|[✅📅⏳🛫➕🔁⏫🔼🔽]\s?\d{4}-\d\d-\d\d"
    r"|(?<!\S)#[^\W\d][\w/-]*|(?<=\s)\^[\w-]+$|(?:\s@\w+)?(?:\s\+[^\W\d]\w+)+\s*$"
)
_HAS_TAG = re.compile(r"[#^+{✅📅⏳🛫➕🔁⏫🔼🔽]")
# What MathSciNet sets before a citation: "MR1837670 (2003a:11065) Poe, Ann. A Fine Title".
_REVIEWED = re.compile(r"\s*MR\d{5,7}(?:\s\(\d{4}[a-z]:\d+\w*\))?\s+(?=[^\W\d_])")
# Signs that Korean sets around titles: "<비와 다리>".
_KOREAN_MARKS = re.compile("<([^<>]{0,60}[\uac00-\ud7a3][^<>]{0,60})>")
# The number of a journal, and of a book in the library of a state, say nothing of a work.
_SERIAL = re.compile(
    r"[(\[]?(?:[EePp]-?)?ISSN(?:-L)?[:：\s]*\d{4}-?\d{3}[\dXx][)\]]?"
    r"|Dep[oó]sito [Ll]egal:?\s[A-Z]{1,2}[.-]?\s?\d[\d.]*-\d{2,4}"
)
# Where the author is from, as Chinese citations have it: "〔德〕马克斯·韦伯".
_COUNTRY = re.compile(
    r"^\s*[〔［\[（(【][\u4e00-\u9fff]{1,3}[〕］\]）)】]\s?(?=[\u4e00-\u9fff]{1,8}[·・])"
)
_CITE_KEY = re.compile(r"^\s*\[?@([\w:.+-]+)\]?(?=\s|$)")


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
        text = DOCUMENT_TYPE.sub(lambda match: ".".ljust(len(match[0])), text)
    if "ISSN" in text or "sito " in text:
        text = _SERIAL.sub(blank, text)
    if mark is Mark.PLAIN:
        text = blank_tags(text)
        text = _LOOSE_SIGN.sub(r"\1 ", text) if " . " in text or " , " in text else text
    if cut in (Cut.START, Cut.BREAK):
        start = len(text) - len(text.lstrip())
        if text.startswith("MR", start) and (review := _REVIEWED.match(text)):
            text = " " * review.end() + text[review.end() :]
        is_word = text[start : start + 1].isalpha()
        number = None if is_word else LEADING_NUMBER.match(text[start:])
        if number:
            text = " " * (start + number.end()) + text[start + number.end() :]
    return text if text.isascii() else _without_signs(text, cut)


def _without_signs(text: str, cut: Cut) -> str:
    """Blank out signs before a text, and what stands before names in Chinese."""
    if "<" in text:
        text = _KOREAN_MARKS.sub(r"〈\1〉", text)
    if signs := LEADING_SIGNS.match(text):
        text = " " * signs.end() + text[signs.end() :]
    return _COUNTRY.sub(blank, text, count=1) if cut is Cut.START else text


def blank_tags(text: str) -> str:
    """Blank out tags, and pictures by their names; places stay what they are."""
    if text.count(":") > 1:
        text = SHORTCODE.sub(blank, text)
    if text.isascii():  # a search for these signs alone is far quicker
        has_tag = "#" in text or "^" in text or "{" in text or " +" in text
    else:
        has_tag = _HAS_TAG.search(text) is not None
    return _TAG.sub(blank, text) if has_tag else text


def blank(match: re.Match[str]) -> str:
    """Give as many spaces as a match is long."""
    return " " * len(match[0])
