"""DOIs that hold signs of markup: "10.1000/1520-0469(1999)056<4167:ASP>2.0.CO;2".

So publishers made them of the year, the volume and the page of an article until 2006, after SICI
(ANSI/NISO Z39.56): thousands of journals still have them. They are written as addresses write them,
so that no part of them is taken for a tag, a link or the end of a sentence.
"""

from __future__ import annotations

import re
from urllib.parse import quote, unquote

from paperkg.reading.patterns import DOI_START

__all__ = ["quote_dois"]

_TAIL = re.compile(r"\.[A-Z]{2}(?:;|%3B)\d", re.IGNORECASE)
_SICI = re.compile(
    rf"{DOI_START}(?:[^\s<>\[\]\\\"'`|]|\\[_()]){{1,60}}?"  # the journal, the year and the volume
    r"\\?(?:<|&lt;|\[)[\w:.,*\\-]{2,40}\\?(?:>|&gt;|\])"  # the page, and letters of the title
    r"\d\.\d\.[A-Z]{2};\d(?:-(?:\w\b|#))?",
    re.IGNORECASE | re.ASCII,
)
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("\\", ""))


def quote_dois(text: str) -> str:
    r"""Write DOIs made after SICI as addresses write them; lines keep their numbers.

    Examples
    --------
    >>> quote_dois("doi:10.1000/1520(1999)056<4167:ASP>2.0.CO;2.")
    'doi:10.1000/1520%281999%29056%3C4167:ASP%3E2.0.CO%3B2.'
    >>> quote_dois(r"10.1000/0012\[1733:HRA\]2.0.CO;2")
    '10.1000/0012%5B1733:HRA%5D2.0.CO%3B2'
    """
    return _SICI.sub(_quote, text) if _TAIL.search(text) else text


def _quote(match: re.Match[str]) -> str:
    doi = match[0]
    for written, sign in _ENTITIES:
        doi = doi.replace(written, sign)
    return quote(unquote(doi), safe="/:")
