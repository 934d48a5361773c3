"""Who translated a work, as lists of several languages say it: "Vertaald door Ann Poe".

Who illustrated it, or reads it aloud, did not write it either: "illustrated by Ann Poe".
"""

from __future__ import annotations

import re

from paperkg.reading.names.people import People, read_people
from paperkg.reading.patterns import CAPITAL

__all__ = ["TRANSLATED_STARTS", "blank_translators", "read_translators"]

# "Translated from the Greek by", "Vertaald door", "Aus dem Griechischen übersetzt von".
_TRANSLATED = re.compile(
    r"(?:(?:translated|transl?\.)(?:\sfrom(?:\sthe)?\s\w+)?\sby"
    r"|(?:vertaald|vert\.)(?:\suit\shet\s\w+)?\sdoor"
    r"|(?:aus\sdem\s\w+\s)?(?:übersetzt|übertragen|übers\.)(?:\saus\sdem\s\w+)?\svon"
    r"|(?:traduit|trad\.)(?:\s(?:de\sl['’]|du\s|de\s)\w+)?\spar"
    r"|(?:traducción|tradução)\sde|(?:traducid[oa]|traduzid[oa])\spor"
    r"|(?:traduzione\sdi|tradotto\sda)|(?:översatt|oversatt)\sa[vf]"
    r"|(?:illustrated|illus?\.|narrated|read)\sby|(?:with\s)?illustrations\sby"
    r"|(?:illustriert|bebildert|gelesen)\svon|(?:illustrée?|lue?)\spar|illustrations\sde"
    r"|ilustrad[oa]\spor|ilustraciones\sde|illustrato\sda|illustrazioni\sdi"
    r"|geïllustreerd\sdoor|(?:met\s)?illustraties\svan)\s(?P<who>.+)",
    re.IGNORECASE,
)
# The same in short: "trans. Ann Poe"; "Trans. Graph." is a journal.
_SHORT = re.compile(rf"(?:transl?|tr|trad|übers|vert)\.\s(?P<who>{CAPITAL}[\w'’.-]*\s.+)")
# The same in short, between an author and a title in italics: "Homer, tr. Poe. ".
_BESIDE = re.compile(
    rf"(\s*{CAPITAL}[^.:;()\[\]\d]{{1,60}}?),\s(?:tr|transl?|trad|übers|vert)\."
    rf"(?:\s(?:by|von|par|door|di))?\s{CAPITAL}(?:[\w'’ -]|\b{CAPITAL}\.\s){{1,40}}([.,:])\s*"
)
TRANSLATED_STARTS = (
    *("trad", "tran", "vert", "aus ", "über", "över", "over", "illu", "ill.", "ilus", "narr"),
    *("read", "with", "bebi", "gele", "lu p", "lue ", "geïl", "met "),
)


def read_translators(text: str) -> People | None:
    """Read "translated from the Greek by Ann Poe", and the same in other languages.

    Examples
    --------
    >>> read_translators("translated by Ann Poe").names, read_translators("trans. Ann Poe").names
    (('Ann Poe',), ('Ann Poe',))
    """
    may_be = text[:4].lower() in TRANSLATED_STARTS or text.startswith("tr. ")
    found = (_TRANSLATED.fullmatch(text) or _SHORT.fullmatch(text)) if may_be else None
    return read_people(found["who"], single=True) if found else None


def blank_translators(text: str) -> str:
    """Blank out who translated a work between its author and the end; places stay what they are.

    Examples
    --------
    >>> blank_translators("Homer, tr. Poe. ")
    'Homer.          '
    """
    found = _BESIDE.fullmatch(text)
    return f"{found[1]}{found[2]}".ljust(len(text)) if found else text
