"""Who translated a work, as lists of several languages say it: "Vertaald door Ann Poe"."""

from __future__ import annotations

import re

from paperkg.reading.names.people import People, read_people

__all__ = ["TRANSLATED_STARTS", "read_translators"]

# "Translated from the Greek by", "Vertaald door", "Aus dem Griechischen übersetzt von".
_TRANSLATED = re.compile(
    r"(?:(?:translated|transl?\.)(?:\sfrom(?:\sthe)?\s\w+)?\sby"
    r"|(?:vertaald|vert\.)(?:\suit\shet\s\w+)?\sdoor"
    r"|(?:aus\sdem\s\w+\s)?(?:übersetzt|übertragen|übers\.)(?:\saus\sdem\s\w+)?\svon"
    r"|(?:traduit|trad\.)(?:\s(?:de\sl['’]|du\s|de\s)\w+)?\spar"
    r"|(?:traducción|tradução)\sde|(?:traducid[oa]|traduzid[oa])\spor"
    r"|(?:traduzione\sdi|tradotto\sda)|(?:översatt|oversatt)\sa[vf])\s(?P<who>.+)",
    re.IGNORECASE,
)
TRANSLATED_STARTS = ("trad", "tran", "vert", "aus ", "über", "över", "over")


def read_translators(text: str) -> People | None:
    """Read "translated from the Greek by Ann Poe", and the same in other languages.

    Examples
    --------
    >>> read_translators("translated by Ann Poe").names
    ('Ann Poe',)
    """
    found = _TRANSLATED.fullmatch(text) if text[:4].lower() in TRANSLATED_STARTS else None
    return read_people(found["who"], single=True) if found else None
