"""Whether two descriptions are of one paper: the one rule for entries, answers and references.

A title may be near and mean another paper: "Attention Is Not All You Need", a title with a few
words more, the same title by others. So titles are equal but for their spelling, or one is a part
of the other and year or authors confirm it; and nothing else that is said speaks against it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from rapidfuzz.fuzz import ratio

from paperkg.genre import is_field
from paperkg.identity.slips import differ_by_slip
from paperkg.identity.titles import count_words, list_words, title_keys
from paperkg.model import Entry, Paper
from paperkg.names import normalize_name

__all__ = [
    "Description",
    "Match",
    "Verdict",
    "compare",
    "contradict",
    "describe_entry",
    "describe_paper",
    "is_generic",
    "split_title",
]

DOUBTFUL = 85.0
"""From this score on, a title that is not equal is doubtful; below, it is another one."""

GRACE_YEARS = 1
"""A preprint may precede its published version by so many years."""

LONGEST = 500
"""So many characters of a title are compared where time grows faster than their number."""

FEW_WORDS = 3
"""Fewer words say too little to be the start of a title."""

# What many works are called that have nothing else in common.
_RUBRICS = """
abstract afterword appendix background bibliography conclusion discussion editorial erratum foreword
index introduction notes obituary outlook overview preface prologue reply review summary survey
tutorial
"""
# A part of a title with one of these speaks of another work, or is one about it.
_ABOUT = """
addendum appendix comment commentary comments corrigendum correction critique discussion erratum
guide introduction lecture notes overview part perspective perspectives primer reply response
retraction review revisited supplement survey talk tutorial volume
"""
_QUALIFIERS = "against as beyond for in no non not on over under using via with without"
_OTHER_KINDS = "blog book code course lecture podcast post slides talk video"
_VENUES = """
aaai acl arxiv asplos ccs chi colt corl crypto cvpr eccv emnlp eurocrypt focs iccv icfp iclr icml
icra ijcai iros isca jmlr kdd micro naacl neurips nips nsdi oopsla osdi pldi popl pnas preprint
sigcomm siggraph sigir sigmod soda sosp stoc tmlr uai usenix vldb www
"""

_NAMES = re.compile(r"[^\s.,;]+\.?")
_ANY_VENUE = "(?:" + "|".join(sorted(_VENUES.split())) + ")"
# What a list glues to a title: ", SOSP'13", " (NeurIPS 2020)", " ICFP 2013", "[ICML] ".
_GLUED = tuple(
    re.compile(pattern, re.DOTALL | re.IGNORECASE)
    for pattern in (
        r"(?P<rest>.*\w[^\w(\[]{0,2})(?:[,.]\s|\s?[(\[]|\s[-–—]\s)(?P<place>[^,.(\[]{3,40})\W*",
        rf"(?P<rest>.*\S)\s+(?P<place>{_ANY_VENUE}\W?\s?\d{{0,4}})\W*",
        rf"\W*(?P<place>{_ANY_VENUE}\b[^\]:–—-]{{0,20}})[\]:–—-]\s*(?P<rest>.*)",
    )
)
_HEAD = re.compile(r"(.+?)(?::\s|\s[-–—]\s|[?!]\s)(.+)", re.DOTALL)
_EDITION = re.compile(r"(?:\d+(?:st|nd|rd|th)|\w+) (?:ed|edn|edition)", re.IGNORECASE)
_SERIAL = re.compile(
    r"in: |(?:[\w ]+ )?(?:journal|transactions|proceedings|communications of|annals of|notes in) ",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")


class Verdict(StrEnum):
    """What became of a candidate."""

    TAKEN = "taken"
    DOUBTFUL = "doubtful"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Description:
    """What is said of a work by someone: a list, a source, a bibliography.

    Attributes
    ----------
    title
        Its title.
    year
        When it appeared; None when that is not said.
    authors
        Names in any form; empty when they are not said.
    note
        Other words about it, which may confirm that it is a paper, and never speak against it.
    """

    title: str
    year: int | None = None
    authors: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """How two descriptions agree.

    Attributes
    ----------
    verdict
        Whether they are of one paper.
    score
        How alike the titles are, from 0 to 100 (normalized Indel similarity of RapidFuzz).
    reason
        Why, in words.
    """

    verdict: Verdict
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class _Support:
    """What speaks for two descriptions, and against them, beside their titles."""

    by_year: bool
    by_authors: bool
    by_all_authors: bool
    against: str


@cache
def _of(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _is_field(words: Iterable[str]) -> bool:
    return is_field(word for word in words if word not in _of(_RUBRICS))


def describe_entry(entry: Entry) -> Description:
    """Describe what an entry says of its paper."""
    year = int(entry.date[:4]) if entry.date else _read_year(entry.note)
    authors = entry.authors or _read_authors(entry.note)
    return Description(entry.title, year, authors, entry.note)


def _read_authors(note: str) -> tuple[str, ...]:
    """Read the author of a note that is nothing else, as "B. Smith et al."."""
    found = re.fullmatch(r"\W*(\w[^,;:]{1,40}?),? et al\W*", note)
    return (found[1],) if found else ()


def contradict(said: Description, found: Description) -> bool:
    """Tell whether year or authors say that two descriptions are of two works."""
    return bool(_weigh(said, found).against)


def _read_year(note: str) -> int | None:
    """Read the year of a note that is nothing else; another one may say when it was read."""
    found = re.fullmatch(r"\W*((?:19|20)\d{2})\W*", note)
    return int(found[1]) if found else None


def describe_paper(paper: Paper) -> Description:
    """Describe what is known of a paper."""
    return Description(paper.title, paper.year, paper.authors)


def compare(said: Description, found: Description) -> Match:
    """Compare what is said of a work with a work that was found.

    Parameters
    ----------
    said
        What a person, a bibliography or a question says; its note may confirm.
    found
        The candidate.
    """
    names = (normalize_name(description.title[:LONGEST]) for description in (said, found))
    score = round(ratio(*names), 1)
    support = _weigh(said, found)
    if title_keys(said.title) & title_keys(found.title):
        if _is_qualified(said.note) and not (support.by_year or support.by_authors):
            return Match(Verdict.DOUBTFUL, score, "the list has more words after the title")
        return _compare_equal(said, found, score, support)
    if support.against:
        verdict = Verdict.DOUBTFUL if score >= DOUBTFUL else Verdict.REFUSED
        return Match(verdict, score, f"the titles differ, and {support.against}")
    part = _find_part(said, found, support)
    if part and (_of(_OTHER_KINDS).isdisjoint(said.note.casefold().split()) or support.by_authors):
        return part if part.score else Match(part.verdict, score, part.reason)
    if differ_by_slip(said.title, found.title):
        return Match(Verdict.TAKEN, score, "the titles differ only by a typing error")
    if _is_start(said, found) and support.by_all_authors:
        return Match(Verdict.TAKEN, score, "the titles begin alike, and the authors are the same")
    verdict = Verdict.DOUBTFUL if part or score >= DOUBTFUL else Verdict.REFUSED
    reason = "the list has only a part of the title" if part else "the titles differ"
    return Match(verdict, score, reason)


def _compare_equal(said: Description, found: Description, score: float, support: _Support) -> Match:
    if support.against:
        return Match(Verdict.DOUBTFUL, score, support.against)
    if _of(_RUBRICS).issuperset(list_words(said.title)):
        is_enough = support.by_authors and said.year is not None and said.year == found.year
    elif is_generic(said.title):
        is_enough = support.by_year or support.by_authors
    else:
        is_enough = True
    if not is_enough:
        return Match(Verdict.DOUBTFUL, score, "a title this short may be that of another paper")
    return Match(Verdict.TAKEN, score, "the titles are equal")


def _is_qualified(note: str) -> bool:
    """Tell whether a note may be the end of the title, as "on Embedded Devices"."""
    first = re.match(r"\W*(\w+)", note)
    return bool(first and first[1] in _of(_QUALIFIERS))


def is_generic(title: str) -> bool:
    """Tell whether a title is a single word or the name of a field, so that many works may have it.

    Examples
    --------
    >>> [is_generic(title) for title in ("Mamba", "Deep Learning", "Layer Normalization")]
    [True, True, False]
    """
    return count_words(title) == 1 or _is_field(list_words(title))


def _weigh(said: Description, found: Description) -> _Support:
    """Weigh year and authors."""
    years = {said.year} if said.year else {int(year) for year in _YEAR.findall(said.note)}
    near = [year for year in years if found.year and abs(year - found.year) <= GRACE_YEARS]
    surnames = set().union(*map(_surname, found.authors))
    named = set().union(*map(_surname, said.authors))
    if not named:
        words = set(list_words(said.note))
        by_authors = any(len(name) > 3 and name in words for name in surnames)
    else:
        # Most of them: other works of the name may share an author.
        agreed = [bool(own & surnames) for own in map(_surname, said.authors) if own]
        by_authors = 2 * sum(agreed) > len(agreed)
    against = ""
    if said.year and found.year and not near:
        against = f"the list says {said.year}, but the paper is of {found.year}"
    elif named and surnames and not by_authors:
        against = "the list names other authors"
    by_all = len(said.authors) > 1 and named == surnames
    return _Support(bool(near), by_authors, by_all, against)


def _surname(name: str) -> set[str]:
    """Give the spellings of the surname in "Ada B. Lee", "Lee, Ada", "Lee A" or "Lee et al."."""
    name = re.sub(r"\b(?:et al|and others|et alii)\b\.?", "", name, flags=re.I).strip()
    name = name.partition(",")[0] if re.match(r"[^,\s]+,", name) else name
    parts = [part for part in _NAMES.findall(name) if not re.fullmatch(r"[A-Z]{1,2}\.?|\w\.", part)]
    return set(title_keys(parts[-1])) if parts else set()


def _find_part(said: Description, found: Description, support: _Support) -> Match | None:
    """Find out whether one title is a part of the other, and whether that is enough."""
    enough = _find_glued(said, found)
    if enough is not None:
        verdict = Verdict.TAKEN if enough else Verdict.DOUBTFUL
        return Match(verdict, 0.0, "the titles are equal up to the words around one of them")
    keys = title_keys(said.title)
    parts = split_title(found.title)
    if parts and keys & title_keys(": ".join(reversed(parts))):
        verdict = Verdict.TAKEN if support.by_authors or support.by_year else Verdict.DOUBTFUL
        return Match(verdict, 0.0, "the titles have the same two parts, the other way round")
    for place, own in enumerate(parts):
        if keys & title_keys(own):
            is_enough = _is_enough(own, parts[1 - place], is_head=place == 0, support=support)
            verdict = Verdict.TAKEN if is_enough else Verdict.DOUBTFUL
            return Match(verdict, 0.0, "the list has only a part of the title")
    return None


def _find_glued(said: Description, found: Description) -> bool | None:
    """Tell whether what a list has around a title says nothing else; None without such words."""
    parts = split_title(said.title)
    if parts and _abbreviates(*parts) and title_keys(parts[1]) & title_keys(found.title):
        return True
    for pattern in _GLUED:
        glued = pattern.fullmatch(said.title[:LONGEST])
        if glued and title_keys(glued["rest"]) & title_keys(found.title):
            place = glued["place"]
            return _names_place(place, found.year) or bool(_EDITION.fullmatch(place))
    return None


def _is_enough(part: str, other: str, *, is_head: bool, support: _Support) -> bool:
    """Tell whether a part of a title says which work it is, the other part being left out."""
    if not _of(_ABOUT).isdisjoint(list_words(other)):
        return False
    by_year = support.by_year and not _is_field(list_words(part))
    is_long = count_words(part) >= FEW_WORDS and not is_generic(part)
    by_itself = (is_head and _is_coined(part)) or (
        is_long and (is_head or _abbreviates(other, part))
    )
    return support.by_authors or by_year or by_itself


def split_title(title: str) -> tuple[str, ...]:
    """Split a title into what stands before its first colon and after it; nothing without one.

    Examples
    --------
    >>> split_title("BERT: Pre-training of Transformers")
    ('BERT', 'Pre-training of Transformers')
    """
    parts = _HEAD.fullmatch(title[:LONGEST])
    return parts.groups() if parts else ()


def _names_place(text: str, year: int | None) -> bool:
    """Tell whether some words say where and when a paper of a year appeared."""
    found = re.search(r"(?<!\d)(?:(?:19|20)|')(\d\d)(?!\d)", text)
    if found and year:
        distance = abs(int(found[1]) - year % 100)
        return min(distance, 100 - distance) <= GRACE_YEARS
    words = re.findall(r"[a-z]+", text.casefold())
    return bool(_SERIAL.match(text)) or not _of(_VENUES).isdisjoint(words)


def _abbreviates(name: str, words: str) -> bool:
    """Tell whether a name is the initials of some words, as KAN of Kolmogorov-Arnold Networks."""
    initials = "".join(word[0] for word in list_words(words) if word[0].isalpha())
    return len(name) > 2 and name.isupper() and initials.startswith(name.casefold())


def _is_coined(name: str) -> bool:
    """Tell whether a name is made for one paper, as XLNet: no word, and no short acronym."""
    return any(
        len(word) >= 5
        and any(char.isupper() or char.isdigit() for char in word[1:])
        and any(char.islower() for char in word)
        for word in re.findall(r"\w+", name)
    )


def _is_start(said: Description, found: Description) -> bool:
    """Tell whether a title of some length stops before the end of the other."""
    words = list_words(said.title)
    return (
        count_words(said.title) >= FEW_WORDS
        and not is_generic(said.title)
        and list_words(found.title)[: len(words)] == words
    )
