"""What people did for a book, in brackets behind their names: "Ann Poe (Author)".

Shops and catalogues of readers name everyone who had a part in a book so, in the words of their
country. Only who wrote it is its author.
"""

from __future__ import annotations

import re

from paperkg.reading.words import any_of, either, words_of

__all__ = ["name_writers", "write_roles"]

MAX_NAME = 60
"""A name is no longer, in characters."""

_DID = {
    word: said
    for said, words in (
        ("illustrated by", words_of("people", "illustrators")),
        ("narrated by", words_of("people", "narrators")),
        ("translated by", words_of("people", "translators")),
    )
    for word in words
}
_WRITER = rf"[ \xa0]{{0,2}}\((?:{any_of(words_of('people', 'writers'))})\)"
_WROTE = re.compile(rf"(?<=\w){_WRITER}", re.IGNORECASE)
# The first of a line, behind its title and a comma or a dash.
_FIRST = re.compile(
    rf"^(?P<title>[^,:|()\n]{{2,200}}?(?:,|\s[-–—])\s)(?P<name>[^\W\d_][^,;:|()\n]{{2,{MAX_NAME}}}?)"
    rf"{_WRITER}",
    re.IGNORECASE | re.MULTILINE,
)
_SIGNED = re.compile(rf"(?<!\w)(?:{either('people', 'by')})\s", re.IGNORECASE)
_JOINT = r"(?P<joint>[,;]|[ \xa0](?:&|and|e|en|et|och|og|und|y))[ \xa0]"
_HELPED = re.compile(
    rf"{_JOINT}(?P<name>[^\W\d_][^,;:()\[\]<>|*_\n]{{2,{MAX_NAME}}}?)[ \xa0]?"
    rf"\((?P<role>{any_of(_DID)})\)",
    re.IGNORECASE,
)
_HAS_ROLE = re.compile(
    rf"\((?!http)(?:{any_of(words_of('people', 'writers') | _DID.keys())})\)", re.I
)
_PARTS = re.compile(r"\s*[,;]\s*")


def write_roles(text: str) -> str:
    """Write who wrote a book without a bracket, and what others did as a sentence would.

    Examples
    --------
    >>> write_roles("Fine Rain by Ann Poe (Author), Bo Roe (Illustrator)")
    'Fine Rain by Ann Poe, illustrated by Bo Roe'
    >>> write_roles("Feiner Regen von Ann Poe (Autor) und Bo Roe (Übersetzer)")
    'Feiner Regen von Ann Poe, translated by Bo Roe'
    >>> write_roles("Fine Rain, Ann Poe (Author)")
    'Fine Rain, by Ann Poe'
    """
    if _HAS_ROLE.search(text) is None:
        return text
    text = _FIRST.sub(_sign, text)
    return _HELPED.sub(_say, _WROTE.sub("", text))


def _sign(found: re.Match[str]) -> str:
    """Say "by" before a writer behind a title, if it is not said yet."""
    is_signed = _SIGNED.search(f"{found['title']}{found['name']}") is not None
    return found[0] if is_signed else f"{found['title']}by {found['name']}"


def _say(found: re.Match[str]) -> str:
    return f", {_DID[found['role'].lower()]} {found['name']}"


def name_writers(text: str) -> str:
    """Leave those out of a text of names who did not write the book, if others did.

    Examples
    --------
    >>> name_writers("Ann Poe (Author), Bo Roe (Illustrator)"), name_writers("Bo Roe (Translator)")
    ('Ann Poe', 'Bo Roe')
    """
    if _HAS_ROLE.search(text) is None:
        return text
    names = _PARTS.split(_WROTE.sub("", text))
    writers = [name for name in names if _HAS_ROLE.search(name) is None]
    return "; ".join(writers or [_HAS_ROLE.sub("", name).strip() for name in names])
