"""When a page was looked at, "accessed May 3, 2023": never when it appeared.

It may stand anywhere in a citation, in brackets or not, and is blanked out before that is cut.
"""

from __future__ import annotations

import re

from paperkg.characters import has_digit
from paperkg.reading.patterns import YEAR
from paperkg.reading.words import words_of

__all__ = ["LOOKED_AT", "blank_looked_at"]

_WORDS = sorted(words_of("parts", "looked_at"), key=len, reverse=True)
# Every phrase holds one of a few stems: asked for first, as nearly no text has any.
_STEMS = tuple(words_of("parts", "looked_at_stems"))
_OTHER_STEMS = (*_STEMS, *words_of("parts", "other_looked_at_stems"))
_SAID = (
    rf"(?:last |zuletzt |page )?(?:{'|'.join(map(re.escape, _WORDS))})"
    r"(?: (?:on|am|le|el|em|il|op|in)\b)?(?: date)?\s?[:：]?"
)
LOOKED_AT = re.compile(rf"{_SAID}(?!\w)", re.IGNORECASE)
"""What says that a date after it is one at which somebody looked at a page."""

_MONTH = r"[^\W\d_]{3,10}\.?"
_DATE = (
    rf"(?:\d{{1,2}}(?:\.|st|nd|rd|th|er|º)? (?:de )?{_MONTH}(?: de| del)?,? {YEAR}"
    rf"|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? {YEAR}|{YEAR}[-/.]\d\d?[-/.]\d\d?"
    rf"|{YEAR} ?年 ?\d\d? ?月 ?\d\d? ?日|\d\d?[-/.]\d\d?[-/.](?:{YEAR}|\d\d)|(?:{_MONTH} )?{YEAR})"
)
_PHRASE = rf"{_SAID}\s?{_DATE}(?:(?:,| at| um)? \d\d?[:.h]\d\d)?"
_LOOKED_AT_ON = re.compile(
    rf"[(\[（]\s?{_PHRASE}\.?\s?[)\]）]"
    rf"|(?::?,\s|;\s|(?<=[.?!”»“\")\]/]\s)|^\s*){_PHRASE}"
    r"(?:,? (?:from|at|von)\b:?)?(?:\.(?=\s|$)|(?=[\s.,;)\]]|$))",
    re.IGNORECASE,
)


def blank_looked_at(text: str) -> str:
    """Blank out when a page was looked at; places stay what they are.

    Examples
    --------
    >>> blank_looked_at("A Fine Title (accessed 3 May 2023). Rain House").split()
    ['A', 'Fine', 'Title', '.', 'Rain', 'House']
    """
    if not has_digit(text):
        return text  # no date
    for stem in _STEMS if text.isascii() else _OTHER_STEMS:
        if stem in text:
            return _LOOKED_AT_ON.sub(lambda found: " " * len(found[0]), text)
    return text
