"""Journals, meetings and publishers by their names alone: places where works are, and no works.

"Journal of Rain", "International Conference on Fine Trees (ICFT)" and "Rain University Press" say
where to look. Where a list names several, what else is words alone in it is one, too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from paperkg.characters import has_digit
from paperkg.reading import reasons
from paperkg.reading.cuts.shapes import leads_to_paper
from paperkg.reading.patterns import YEAR
from paperkg.reading.records import Container, Group, Record
from paperkg.reading.segments import Cut, Kind, Segment
from paperkg.reading.verdicts.no_works import is_among
from paperkg.reading.verdicts.short_titles import is_bare
from paperkg.reading.votes.title_words import count_words
from paperkg.reading.words import any_of, is_given_name, words_of

__all__ = ["judge_series_names"]

MIN_NAMES = 2
"""So many such names, and half of a list, tell that the rest of it are names of series, too."""

MAX_WORDS = 14
"""A name has no more words; what stands beside others in their list has no more than four."""

MAX_BESIDE = 4

MAX_ROW = 120
"""A row of acronyms has no more signs."""

_SORTS = any_of(words_of("series", "journals"))
_MEETINGS = any_of(words_of("series", "meetings"))
_OF_WHERE = any_of(words_of("series", "of_where"))
# "Journal of Rain", "Revista Española de Botánica"; but "Journal of a Gardener" is a book.
_JOURNAL = re.compile(
    rf"(?:the\s)?(?:(?:{_OF_WHERE})\s){{0,3}}(?:{_SORTS})\s(?:(?:{_OF_WHERE})\s)?"
    r"(?:(?:of|on|in|for|de|del|des|di|da|do|für)\s|d['’])(?!(?:an?|his|my|our|the|un|une)\b)",
    re.IGNORECASE,
)
# "International Conference on Fine Trees", "Symposium on Rain": most words begin big.
_MEETING = re.compile(
    rf"(?!an?\s)(?:the\s)?(?:(?-i:[^\Wa-zà-ÿа-я][\w&/.'’-]*|&|and)\s){{0,6}}(?:{_MEETINGS})\s"
    rf"(?:on|for|sobre|sur|über|(?:{_OF_WHERE})\s(?:de|des|di|d['’]))\s",
    re.IGNORECASE,
)
# "American Rain Review", "Rain University Press", "植物学报".
_ENDS = re.compile(
    rf"(?:the\s)?(?:{_OF_WHERE})\s(?:[A-Z][\w-]+\s|&\s|and\s|of\s){{0,4}}"
    rf"(?:{any_of(words_of('series', 'ends'))})|(?:[A-Z][\w-]+\s){{1,4}}University\sPress"
    rf"|\S{{2,14}}(?:{'|'.join(sorted(words_of('series', 'ends_unspaced')))})",
    re.IGNORECASE,
)
_WORKS = words_of("sections", "works") | words_of("sections", "books")
_TELLING = frozenset({"press"}).union(
    *(words_of("series", name) for name in ("journals", "meetings", "ends"))
)
_ACRONYM = re.compile(r"(?=.*[A-Z]{2})[A-Za-z&-]{2,12}")
_BOARD = re.compile(
    rf"[^\W\d_][\w&+/-]{{1,15}}(?: [A-Z][\w-]{{1,12}})?\s{{1,3}}"
    rf"\({YEAR}(?P<others>(?:\s?[,/&–-]\s?{YEAR})*)\)"
)
_VENUES = words_of("venues", "acronyms")
_JOINT = re.compile(r"[,;、，；]")
_DASH = re.compile(r"\s[-–—]\s")
_BESIDE = frozenset({Cut.ASIDE, Cut.DASH, Cut.COLON, Cut.BRACKET, Cut.BREAK})


def judge_series_names(groups: Sequence[Group]) -> None:
    """Reject items that are the names of journals, meetings or publishers."""
    for group in groups:
        if group.container is not Container.ITEM:
            continue
        if _are_boards(group.records):
            for record in group.records:
                record.reason = reasons.NO_READING
        own = [record for record in group.records if not record.reason]
        named = [record for record in own if _is_name(record)]
        is_list = len(named) >= max(MIN_NAMES, 0.5 * len(own))
        if is_list and not is_among(_WORKS, own[0].topics):
            named += [record for record in own if _is_beside(record)]
        named += [record for record in own if not record.reason and _are_venues(record)]
        for record in named:
            record.reason = reasons.NO_READING


def _are_boards(records: Sequence[Record]) -> bool:
    """Whether all items are meetings with the years whose works may be read: "Ra (2016, 2015)"."""
    found = [_BOARD.fullmatch(record.text.strip()) for record in records if not record.has_link]
    several = sum(match is not None and match["others"] != "" for match in found)
    return len(found) == len(records) and all(found) and several >= MIN_NAMES


def _are_venues(record: Record) -> bool:
    """Whether an item is a row of known acronyms alone: "ICSE, FSE, ASE"."""
    text = record.text.strip()
    if len(text) > MAX_ROW or record.has_link or not _JOINT.search(text):
        return False
    return all(name.strip(" .") in _VENUES for name in _JOINT.split(text))


def _is_name(record: Record) -> bool:
    """Whether the name of a series is all that an item says, but for what is said of it."""
    if record.title != 0 or not _may_be_name(record.segments[0].text):
        return False
    title, *others = record.segments
    text = _DASH.split(title.text, maxsplit=1)[0]
    if title.quoted or ": " in text or has_digit(text) or count_words(text) > MAX_WORDS:
        return False
    if any(part.is_link and leads_to_paper(part) for part in record.segments):
        return False
    if not all(map(_says_nothing, others)):
        return False
    if journal := _JOURNAL.match(text):
        return not is_given_name(text[journal.end() :])  # The Journal of Ann Poe
    if _ENDS.fullmatch(text):
        return True
    return _MEETING.match(text) is not None and _is_capitalized(text)


def _may_be_name(text: str) -> bool:
    """Whether a text has a word of such names; most have none, and are looked at no further."""
    return not text.isascii() or not _TELLING.isdisjoint(text.lower().split())


def _says_nothing(part: Segment) -> bool:
    """Whether a part beside a name is a link, its acronym, or a remark behind a dash."""
    if part.date or part.people or part.quoted or part.kind in (Kind.DATE, Kind.IDENTIFIER):
        return False
    is_acronym = part.bracket != "" and _ACRONYM.fullmatch(part.text) is not None
    return part.is_link or is_acronym or (part.kind is Kind.TEXT and part.cut in _BESIDE)


def _is_capitalized(text: str) -> bool:
    words = [word for word in text.split() if len(word) > len("sobre")]
    return all(word[0].isupper() for word in words)


def _is_beside(record: Record) -> bool:
    """Whether an item is a few words alone, as names beside those of series are."""
    return is_bare(record) and count_words(record.text) <= MAX_BESIDE
