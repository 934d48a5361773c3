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
# A journal right behind the stop of a title: "Rain and nests.J. Rain Sci. 213, 859–883 (1990)".
_STOPPED = re.compile(
    r"[.?](?<=[a-z]{3}[.?])"
    r"(?=[A-Z](?:[A-Za-z]{0,24}\.? (?:(?:of|in|and|the|&) ){0,2}(?=[A-Z\d])){1,6}"
    r"\d{1,4}(?:\s?\(\d[\d-]{0,6}\))?[,:] ?[A-Za-z]?\d[^()\n]{0,20}\((?:19|20)\d\d\))"
)
# The same in Vancouver style: "Rain and nests.J Rain Sci 2013 Oct;11(5):2-9".
_DATED = re.compile(
    r"[.?](?<=[a-z]{3}[.?])"
    r"(?=[A-Z](?:[A-Za-z]{0,24}\.? (?:(?:of|in|and|the|&) ){0,2}(?=[A-Z\d])){1,6}"
    r"(?:19|20)\d\d(?: [A-Z][a-z]{2}(?: ?\d{1,2})?)?; ?[\d(])"
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
    >>> part_glued("Poe, A. How nests get wet.J. Rain Sci. 21, 85–88 (1990).")
    'Poe, A. How nests get wet. J. Rain Sci. 21, 85–88 (1990).'
    >>> part_glued("Poe A. How nests get wet.J Rain Sci 1990 Oct;21(8):85-88.")
    'Poe A. How nests get wet. J Rain Sci 1990 Oct;21(8):85-88.'
    >>> part_glued("A. Poe et al. ,A fine title.Science373,871-876(2021).DOI:10.1126/science.abj8")
    'A. Poe et al., A fine title. Science 373, 871-876 (2021). DOI: 10.1126/science.abj8'
    """
    text = _IN.sub(" In ", text) if " In" in text else text
    text = _STOPPED.sub(r"\g<0> ", text) if "(19" in text or "(20" in text else text
    text = _DATED.sub(r"\g<0> ", text) if ";" in text else text
    text = _WIDE_COMMA.sub(r"\1, ", text) if "，" in text else text
    if ").DOI:10." not in text:
        return text
    return _JOURNAL.sub(r", \g<title>. \g<name> \g<volume>, \g<pages> (\g<year>). DOI: ", text)
