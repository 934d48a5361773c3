"""Where a list of names ends: what looks like its last name may be the first words of a title."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from paperkg.reading.names.name_grammar import Names
from paperkg.reading.names.tokens import SUFFIX, Word
from paperkg.reading.patterns import AND, CAPITAL
from paperkg.reading.words import either, is_given_name, words_of

__all__ = ["COMPANIES", "PHRASE", "PRESSES", "join_team", "leave_title", "names_team"]

PHRASE = 4
"""A name of so many words has a given name, initials or a particle among them."""

PRESSES = re.compile(
    r"(?:PL[Oo]S|BM[CJ]|ACS|IEEE|JAMA|RSC|SIAM|EMBO|IUCr) [A-Z]"
    r"|.+\s(?:Bros|Corp|GmbH|Inc|LLC|Ltd|Pictures|Publishers|Publishing|Studios)\.?$"
)
"""Journals are called by these, "PLoS ONE", with words that look like initials, and companies."""

COMPANIES = frozenset({"Corp", "GmbH", "Inc", "LLC", "Ltd"})
"""What stands behind the name of a company, and a comma: "Fine Rain, Inc."."""

LONGEST = 3
"""Most full names have no more words."""

# "Fine Rain Team", "the RAIN Collaboration, et al.", behind people and before a title or nothing.
_TEAM = re.compile(
    rf"[,;]?\s(?:(?:{AND})\s)?(?:the\s)?(?P<team>{CAPITAL}[\w&/’'+-]*"
    rf"(?:\s{CAPITAL}[\w&/’'+-]*){{0,4}}\s(?i:{either('bodies', 'teams')}))\b"
    r"(?P<others>,?\set\.? al\b\.?)?(?=[,.:;]?\s|[,.:;]?$)"
)
_WORD_AFTER = re.compile(r"\s[^\W\d_]")
_SMALL_AFTER = re.compile(
    rf"(?::?\s|\s\()(?!(?:{either('people', 'joints')}|{either('people', 'others')}|eds?\b))"
    r"[a-zß-ÿ]{2,}"
)
_INITIAL_FIRST = re.compile(r"[A-ZÀ-Þ]\.")
_GOES_ON = re.compile(r"\s[-–—]\s|,\s(?:and|und|et|y|e|&)?\s?[^\W\d_a-z]")
_MEETINGS = frozenset(name for name in words_of("venues", "acronyms") if len(name) > LONGEST)
_REPORTER_AFTER = re.compile(r",\s\d{1,4}\s[A-Z]")


def leave_title(text: str, words: Sequence[Word], ends: Sequence[int], found: Names) -> Names:
    """Leave out the last name where what follows it says that a title begins there.

    Parameters
    ----------
    text
        What starts with the names.
    words, ends
        The words of its start, and where each ends in it.
    found
        The names among them.
    """
    for begins_title in _SIGNS:
        if len(found.names) > 1 and begins_title(text, words, ends, found):
            found = found.without_last()
    return found


def join_team(text: str, names: list[str], end: int) -> tuple[list[str], int, bool]:
    """Add the group that signs last behind several people, if one does.

    Gives the names, where they end, and whether there are others.

    Examples
    --------
    >>> join_team("A. Poe, B. Roe, RAIN Team, et al., A Title", ["A. Poe", "B. Roe"], 14)
    (['A. Poe', 'B. Roe', 'RAIN Team'], 33, True)
    >>> join_team("A. Poe, B. Roe, A Fine Title", ["A. Poe", "B. Roe"], 14)
    (['A. Poe', 'B. Roe'], 14, False)
    """
    found = _TEAM.match(text, end) if len(names) > 1 else None
    if found is None or text[found.end() :][:2].strip()[:1].islower():
        return names, end, False
    return [*names, found["team"]], found.end(), bool(found["others"])


def names_team(text: str) -> bool:
    """Whether a text is the name of a group that signs, and nothing else: "Fine Rain Team"."""
    found = _TEAM.match(f" {text}")
    return found is not None and found.end() == len(text) + 1


def _is_in_reporter(text: str, _: Sequence[Word], ends: Sequence[int], found: Names) -> bool:
    """Tell "Ann Poe, Settled Expectations, 9 Yale L.J. 1" by the volume after the title."""
    return _REPORTER_AFTER.match(text, ends[found.last - 1]) is not None


def _is_press(_: str, words: Sequence[Word], ends: Sequence[int], found: Names) -> bool:
    """Tell "A. Poe and B. Roe, PLoS ONE, 2014" by the name of the journal."""
    return PRESSES.match(found.names[-1]) is not None


def _is_meeting(_: str, words: Sequence[Word], ends: Sequence[int], found: Names) -> bool:
    """Tell "Ann Poe, Bo Roe, SOSP 2013" by the meeting after names in full, "USENIX Security"."""
    return found.names[-1].partition(" ")[0] in _MEETINGS and " " in found.names[0]


def _goes_on_small(text: str, words: Sequence[Word], ends: Sequence[int], found: Names) -> bool:
    """Tell "W. Poe, Koptische Grammatik: mit Lesestücken" by the small letters that go on."""
    if not _is_after_comma(words, found):
        return False
    if found.last < len(words) and words[found.last].is_others:
        return False
    return _SMALL_AFTER.match(text, ends[found.last - 1]) is not None


def _has_other_form(text: str, words: Sequence[Word], ends: Sequence[int], found: Names) -> bool:
    """Tell "E. Poe, F. Roe, Nonlinear Things, Springer": the last name alone has no initials."""
    *names, last = found.names
    if not _INITIAL_FIRST.match(names[0]) or not _is_after_comma(words, found):
        return False
    if "." in last or " " not in last or is_given_name(last.partition(" ")[0]):
        return False
    if not all(map(_INITIAL_FIRST.match, names)):
        return False
    return len(last.split()) > PHRASE or _GOES_ON.match(text, ends[found.last - 1]) is not None


def _runs_on(text: str, words: Sequence[Word], ends: Sequence[int], found: Names) -> bool:
    """Tell "Ann Poe, Bo Roe, Accurate Image Super-Resolution Using Nets": more words follow.

    The last of the names is as many words as a name has, or one.
    """
    *names, last = found.names
    if len(names) < 2 or not _is_after_comma(words, found):
        return False
    if not _WORD_AFTER.match(text, ends[found.last - 1]):
        return False
    words_of_last = last.split()
    if SUFFIX.fullmatch(words_of_last[-1]):
        return False
    is_usual = 1 < len(words_of_last) < LONGEST or "." in last or is_given_name(words_of_last[0])
    return not is_usual and all(" " in name for name in names)


def _is_after_comma(words: Sequence[Word], found: Names) -> bool:
    """Whether a comma stands before the last of some names."""
    return found.ends[-2] < len(words) and words[found.ends[-2]].text == ","


_SIGNS: tuple[Callable[[str, Sequence[Word], Sequence[int], Names], bool], ...] = (
    _is_in_reporter,
    _is_press,
    _is_meeting,
    _goes_on_small,
    _has_other_form,
    _runs_on,
)
"""What tells that the last name is the start of a title, in the order in which it is asked."""
