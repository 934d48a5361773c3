"""Characters that are no text, which a terminal obeys and no file holds well; digits; spaces."""

from __future__ import annotations

import html
import re
from string import ascii_letters

__all__ = [
    "escape_controls",
    "has_digit",
    "has_only_words",
    "has_sign",
    "join_spaces",
    "letters_of",
    "remove_controls",
    "unescape_html",
]

_CONTROLS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f]"  # of terminals; all but the tabulator and the line feed
    "|[\u202a-\u202e\u2066-\u2069]"  # turn the direction of what follows them
    "|[\ud800-\udfff]"  # half a character
)
_DIGIT = re.compile(r"\d")
_BREAKS = b"\t\n\v\f\r\x1c\x1d\x1e\x1f"
"""White space of ASCII other than spaces."""

_LETTERS = f"{ascii_letters} ".encode()

MIN_LONG = 100
"""A text of so many characters is long."""

_NO_CHARACTER = re.compile(r"&#(?=\d{8})")
"""The start of a reference by a number of more digits than any character has."""


def remove_controls(text: str) -> str:
    r"""Give text with a replacement character for each character that is none.

    Examples
    --------
    >>> remove_controls("a\x1b[31mb\x9b\ud83d")
    'a�[31mb��'
    """
    return text if text.isprintable() else _CONTROLS.sub("\ufffd", text)


def escape_controls(json: str) -> str:
    r"""Escape in JSON what is no character; JSON itself escapes only some of them.

    Examples
    --------
    >>> print(escape_controls('"\x9b"'))
    "\u009b"
    """
    return (
        json if json.isprintable() else _CONTROLS.sub(lambda match: f"\\u{ord(match[0]):04x}", json)
    )


def has_digit(text: str) -> bool:
    """Whether a text has a digit, of any script.

    Examples
    --------
    >>> has_digit("ICML 2020"), has_digit("٢٠٢٠"), has_digit("A Fine Title")
    (True, True, False)
    """
    if text.isascii():  # a pattern takes four times as long to find that a title has none
        return len(text.encode().translate(None, b"0123456789")) < len(text)
    return _DIGIT.search(text) is not None


def has_only_words(text: str) -> bool:
    """Whether a text has nothing but letters and spaces, as most titles.

    Examples
    --------
    >>> has_only_words("A Fine Title"), has_only_words("Große Regen"), has_only_words("A Title: 2")
    (True, True, False)
    """
    if text.isascii():  # three times as fast
        return not text.encode().translate(None, _LETTERS)
    return text.replace(" ", "").isalpha()


def join_spaces(text: str) -> str:
    r"""Give a text on one line, with a single space for white space inside it and none around it.

    Examples
    --------
    >>> join_spaces(" A Fine\n  Title ")
    'A Fine Title'
    """
    if len(text) > MIN_LONG and text.isascii():  # four times as fast as isprintable
        is_even = len(text.encode().translate(None, _BREAKS)) == len(text)
    else:
        is_even = text.isprintable()
    if is_even and "  " not in text:  # its white space is single spaces, as in most
        return text.strip(" ")
    return " ".join(text.split())


def has_sign(text: str, sign: str) -> bool:
    """Whether a long text has a sign of several characters: one is found ten times as fast.

    Examples
    --------
    >>> has_sign("A ~~Fine~~ Title", "~~"), has_sign("~1", "~~")
    (True, False)
    """
    return sign[0] in text and sign[-1] in text and sign in text


def letters_of(text: str) -> str:
    """Give the letters and digits of a text: what two ways of writing it share, but for capitals.

    Examples
    --------
    >>> letters_of("Rain & Snow: 2nd ed.")
    'RainSnow2nded'
    """
    return "".join(filter(str.isalnum, text))


def unescape_html(text: str) -> str:
    """Read references to characters; one by a number that is beyond all of them stays.

    Python refuses to read numbers of thousands of digits.

    Examples
    --------
    >>> unescape_html("Rain &amp; Snow &#8212; &#123456789;")
    'Rain & Snow — &#123456789;'
    """
    return html.unescape(_NO_CHARACTER.sub("&amp;#", text))
