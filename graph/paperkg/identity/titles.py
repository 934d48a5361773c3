"""What makes two titles one: spellings are folded, what tells works apart is kept.

Folded are capitals, accents, punctuation, hyphens, leading articles, TeX, Greek letters against
their names, Roman against Arabic numbers and British against American spelling. Kept are numbers
with their decimals and signs such as ``+``, ``#`` and ``∞``: C is not C++, and 1.58 is not 158.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from paperkg.characters import unescape_html
from paperkg.numerals import read_roman
from paperkg.reading.latex import decode_latex

__all__ = ["count_words", "find_numbers", "list_words", "title_keys"]

_SIGNS = str.maketrans(
    {"×": "x", "−": "-", "♯": "#", "~": " ", "|": " ", "&": " and ", "∆": "Δ", "∞": " infinity "}
)
_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"}
)
_UMLAUTS = str.maketrans(
    {letter: two for small, two in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ø", "oe"), ("å", "aa"))
     for letter in (small, small.upper())}
)  # fmt: skip

_NUMBERS = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
sixteen seventeen eighteen nineteen twenty
"""
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth"
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}
_SAME = (
    {name: str(number) for number, name in enumerate(_NUMBERS.split())}
    | {
        name: f"{number} {_ENDINGS.get(number, 'th')}"
        for number, name in enumerate(_ORDINALS.split(), start=1)
    }
    | {
        "hundred": "100",
        "thousand": "1000",
        "vs": "versus",
        "programme": "program",
        "artefact": "artifact",
        "grey": "gray",
    }
)
_ARTICLES = {"a", "an", "the"}
_PARTS = {"part", "volume", "vol", "chapter", "lecture", "book"}

_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_SQUARED = re.compile(r"\b(?:(chi|χ)[\s-]?squared?|([A-Za-z]|[η-ω])[\s-]squared)\b", re.IGNORECASE)
# What is put in brackets around a title and says nothing of the work: its form, or its number.
_FORM = re.compile(
    r"\s*(?:\[(?:pdf|ps|html|link|arxiv|\d{4}\.\d{4,5})\]"
    r"|[(\[](?:(?:full|extended|long|short|preliminary|revised|updated) (?:version|abstract|paper)"
    r"|(?:a )?technical report|tech report|working paper|preprint|draft)[)\]])\s*",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"\s\(([A-Z][\w-]{1,11})\)")
_WORD = re.compile(r"\d+(?:\.\d+)+|\d+|[^\W\d_]+(?:['’][^\W\d_]+)*|[^\w\s]")
_FOOTNOTE = re.compile(r"(?<=[^\W\d_]{2}[a-zß-ÿ])\*(?!\w)|(?<!\w)\*(?=\w)")
_SPELLINGS = tuple(
    (re.compile(pattern), american)
    for pattern, american in (
        (r"(?<=\w\w)[ae]?is(?=(?:e|ed|es|ing|er|ers|ation|ations)$)", "iz"),
        (r"(?<=\w\wl)ys(?=(?:e|ed|es|ing|er|ers)$)", "yz"),
        (r"(?<=\w\w\w)our(?=$|s$|al|ed$|ing$|able$|less$)", "or"),
        (r"(?<=\w\w[bt])re(?=s?$)", "er"),
        (r"(?<=\w\wog)ue(?=s?$)", ""),
        (r"(?<=\w\wen)ce(?=s?$)", "se"),
        (r"(?<=\w\w\w[aeio])ll(?=(?:ing|ed|er|ers|ings)$)", "l"),
        (r"[ao]e", "e"),
        (r"ph(?=ur)", "f"),
    )
)


@lru_cache(maxsize=200_000)  # the same titles are compared at each stage
def title_keys(title: str) -> frozenset[str]:
    """Give the keys of a title: two titles are one when they share a key.

    A title has two where letters such as ö are written o as well as oe.

    Examples
    --------
    >>> bool(title_keys("The C Programming Language") & title_keys("C programming language"))
    True
    >>> bool(title_keys("Programming in C") & title_keys("Programming in C++"))
    False
    >>> bool(title_keys("Schrödinger's Cat") & title_keys("Schroedinger's cat"))
    True
    """
    plain = _tidy(title)
    forms = {plain, plain.translate(_UMLAUTS)}
    return frozenset(filter(None, map(_make_key, forms)))


def _make_key(plain: str) -> str:
    words = _fold_words(plain)
    if len(words) > 1 and words[0] in _ARTICLES and words[1][0].isalnum():
        words = words[1:]
    numbers = [word for word in words if word[0].isdigit()]
    # Words run together, so that a hyphen or a space within one is nothing; numbers do not. British
    # vowels are folded once more, as they may stand on both sides of a hyphen: auto-encoder.
    joined = re.sub("[ao]e", "e", "".join(words))
    return joined + ("|" + ",".join(numbers) if numbers else "") if words else ""


def list_words(title: str) -> list[str]:
    """Give the words of a title, folded, with its numbers and signs.

    Examples
    --------
    >>> list_words("U-Net++: 1.58 Bits")
    ['u', 'net', '+', '+', '1.58', 'bits']
    """
    return _fold_words(_tidy(title))


def count_words(title: str) -> int:
    """Count the words of a title without its articles and signs."""
    return sum(word[0].isalnum() and word not in _ARTICLES for word in list_words(title))


def find_numbers(title: str) -> list[str]:
    """Find the numbers and signs of a title, in their order."""
    return [word for word in list_words(title) if not word[0].isalpha()]


def _tidy(title: str) -> str:
    """Write a title in plain letters, with its capitals and umlauts."""
    text = unescape_html(title)
    if any(sign in text for sign in "\\${"):
        text = decode_latex(text)
    text = unicodedata.normalize("NFKC", text).translate(_SIGNS)
    text = _SQUARED.sub(lambda found: (found[1] or found[2]) + "2", _drop_form(text))
    text = _THOUSANDS.sub("", _FOOTNOTE.sub("", text))
    return _BRACKETED.sub(lambda found: _drop_acronym(found, text), text)


def _drop_form(text: str) -> str:
    """Take out brackets such as "(Extended Version)", if a title is left."""
    rest = _FORM.sub(" ", text).strip()
    return rest if any(map(str.isalnum, rest)) else text


def _drop_acronym(found: re.Match[str], text: str) -> str:
    """Take out a bracket that only abbreviates the words before it, as in "... Tree (LSM-Tree)"."""
    letters = iter(text[: found.start()].casefold())
    short = [char for char in found[1].casefold() if char.isalpha()]
    return "" if len(short) > 1 and all(char in letters for char in short) else found[0]


def _fold_words(plain: str) -> list[str]:
    found: list[str] = _WORD.findall(plain)
    words: list[str] = []
    for place, word in enumerate(found):
        before = found[place - 1].casefold() if place else ""
        follows_part = before in _PARTS
        is_last = place + 1 == len(found) or found[place + 1] in ".:"
        number = _SAME.get(word.casefold(), "") if follows_part else ""
        number = (
            number
            if number.isdecimal()
            else _read_roman(word, is_numbered=follows_part or (is_last and before in {",", "."}))
        )
        if number and follows_part:
            words.pop()
        folded = (number,) if number else _fold_word(word)
        words += folded
    return words


def _read_roman(word: str, *, is_numbered: bool) -> str:
    """Give the digits of a number after "part" or the like, or of a Roman one in capitals."""
    if is_numbered and word.isdecimal():
        return word
    is_number = is_numbered or (len(word) > 1 and word.isupper())
    return str(read_roman(word) or "") if is_number else ""


@lru_cache(maxsize=50_000)  # titles of one field share most words
def _fold_word(word: str) -> tuple[str, ...]:
    if not word[0].isalnum():
        is_sign = unicodedata.category(word) in {"Sm", "No"} or word in "#*%@"
        return (word,) if is_sign else ()
    letters = unicodedata.normalize("NFKD", "".join(map(_name_greek, word)).casefold())
    letters = "".join(char for char in letters.translate(_LETTERS) if char.isalnum() or char == ".")
    letters = _SAME.get(letters, letters)
    for pattern, american in _SPELLINGS if letters.isalpha() else ():
        letters = pattern.sub(american, letters)
    return tuple(letters.split())


def _name_greek(letter: str) -> str:
    name = unicodedata.name(letter, "") if "\u0370" <= letter <= "\u03ff" else ""
    found = re.fullmatch(r"GREEK (?:SMALL|CAPITAL) LETTER (?:FINAL )?(\w+)(?: WITH .+)?", name)
    # Unicode writes lambda as no mathematician does.
    return found[1].casefold().replace("lamda", "lambda") if found else letter
