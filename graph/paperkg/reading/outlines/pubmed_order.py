"""Citations as PubMed shows them: "Rain Lett. 2012 Sep;7(9):17-40. doi: …. A title. Poe A, Roe B.".

Where and when stand first there, or behind the title, and who wrote it last. Written in the order
of Vancouver style, such a citation is read as any other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from paperkg.reading.patterns import CAPITAL, PARTICLE
from paperkg.reading.text.blocks import Block

__all__ = ["turn_citations"]

_MONTH = r"(?: [A-Z][a-z]{2}(?:-[A-Z][a-z]{2})?(?: \d{1,2})?)?"
_ISSUE = rf"(?P<issue>(?:1[89]|20)\d\d{_MONTH};\s?[A-Z]?\d[\w()\s:–-]{{0,40}}\.)"
_SAID = (
    r"(?:\s?doi:\s?(?P<doi>10\.\S{3,80}?)\.(?=\s))?(?:\s?pii:\s?\S{1,40}\.)?"
    r"(?:\s?(?:Epub|eCollection)\s[^.]{4,24}\.)*(?:\sReview\.)?"
)
_JOURNAL = r"(?P<journal>[A-Z][^.;:]{1,80})\."
_TITLE = r"(?P<title>[^\s.][^\n]{10,400}?[.?!])"
_PERSON = (
    rf"(?:{PARTICLE} ){{0,3}}{CAPITAL}[\w'’-]+(?: {CAPITAL}[\w'’-]+)?"
    r" [A-Z]{1,3}"
)
_GROUP = r"[A-Z][\w -]{3,60}(?:Consortium|Group|Investigators|Network|Team)"
_AUTHORS = (
    rf"(?P<authors>(?:{_PERSON}|{_GROUP})(?:[,;] (?:{_PERSON}|{_GROUP})){{0,60}}(?:, et al)?)\.?"
)
_FORMS = (
    re.compile(rf"\s*{_JOURNAL}\s{_ISSUE}{_SAID}\s{_TITLE}\s{_AUTHORS}\s*"),
    re.compile(rf"\s*{_TITLE}\s{_JOURNAL}\s{_ISSUE}{_SAID}\s{_AUTHORS}\s*"),
)
_MAY_BE = re.compile(r"(?:1[89]|20)\d\d(?: [A-Z][a-z]{2})?[\w -]{0,6};\s?[A-Z]?\d")


def turn_citations(every: Sequence[Block]) -> None:
    """Write such citations, each all of a text, in the order of Vancouver style."""
    for block in every:
        for place, span in enumerate(block.spans):
            if ";" in span.text and _MAY_BE.search(span.text):
                block.spans[place] = span._replace(text=_turned(span.text))


def _turned(text: str) -> str:
    """Give a citation with its authors first.

    Examples
    --------
    >>> _turned("Rain Lett. 2012 Sep;7(9):17-40. doi: 10.1000/1. A title of rain. Poe A, Roe BC.")
    'Poe A, Roe BC. A title of rain. Rain Lett. 2012 Sep;7(9):17-40. doi: 10.1000/1'
    >>> _turned("Poe A. A title of rain. Rain Lett. 2012 Sep;7(9):17-40.")
    'Poe A. A title of rain. Rain Lett. 2012 Sep;7(9):17-40.'
    """
    for form in _FORMS:
        if found := form.fullmatch(text):
            said = f"{found['authors']}. {found['title']} {found['journal']}. {found['issue']}"
            return f"{said} doi: {found['doi']}" if found["doi"] else said
    return text
