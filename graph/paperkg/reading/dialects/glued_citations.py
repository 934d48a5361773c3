"""Citations whose spaces are lost, as search engines and pages of journals give them to copy."""

from __future__ import annotations

import re

__all__ = ["part_glued"]

# Google Scholar: "A fine title. InProceedings of the 9th Meeting 2003 Aug 4 (pp. 1-9)."
_IN = re.compile(
    r" In(?<=[.?!] In)(?=(?:(?:19|20)\d\d |[A-Z][A-Za-z-]* )[^?!\n]{0,300}?\b(?:19|20)\d\d"
    r"(?: [A-Z][a-z]{2} \d{1,2})?(?: \(|\.))"
)
# Science: "Ann Poe et al. ,A fine title.Science373,871-876(2021).DOI:10.1126/science.abj8754".
_JOURNAL = re.compile(
    r"(?: ,|(?<=\.,))(?P<title>[^\n]{5,300}?)\.(?P<name>[A-Z][A-Za-z ]{2,40}?)(?P<volume>\d{1,4}),"
    r"(?P<pages>[\w-]{2,20})\((?P<year>(?:19|20)\d\d)\)\.DOI:(?=10\.)"
)
# Names in Latin letters between the wide commas of Chinese: "J Poe，G Li".
_INITIALLED = r"(?:[A-Z](?:\.[ -]?| |-)){1,3}[A-Z][\w’'-]+"
_WIDE_COMMA = re.compile(rf"(\b{_INITIALLED})，\s?(?={_INITIALLED})")


def part_glued(text: str) -> str:
    """Put spaces between the parts of such citations; lines keep their numbers.

    Examples
    --------
    >>> part_glued("Poe AB. What do trees want? In2003 meeting of trees 2003 Aug 4 (pp. 1-9).")
    'Poe AB. What do trees want? In 2003 meeting of trees 2003 Aug 4 (pp. 1-9).'
    >>> part_glued("A. Poe et al. ,A fine title.Science373,871-876(2021).DOI:10.1126/science.abj8")
    'A. Poe et al., A fine title. Science 373, 871-876 (2021). DOI: 10.1126/science.abj8'
    """
    text = _IN.sub(" In ", text) if " In" in text else text
    text = _WIDE_COMMA.sub(r"\1, ", text) if "，" in text else text
    if ").DOI:10." not in text:
        return text
    return _JOURNAL.sub(r", \g<title>. \g<name> \g<volume>, \g<pages> (\g<year>). DOI: ", text)
