"""Things that nobody cites, by name, among works: places of users, programs by their repositories.

"Rainbox mailing list", "Rainbox on Google Scholar" and "[Rainbox](https://github.com/poe/rainbox)"
say what or where a thing is. A list of nothing but tools may be meant so, and stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from paperkg.characters import letters_of
from paperkg.reading import reasons
from paperkg.reading.cuts.shapes import is_repository
from paperkg.reading.records import Container, Group, Record, kept_of
from paperkg.reading.segments import Cut, Kind, Mark
from paperkg.reading.verdicts.no_works import is_among, leads_to_wholes
from paperkg.reading.verdicts.prose import says_nothing_of_paper
from paperkg.reading.votes.title_words import count_words
from paperkg.reading.words import OPEN_WORDS, any_inside, any_of, words_of

__all__ = ["judge_uncited_things"]

MIN_WORKS = 2
"""So many entries of a document at least are works: they say who, where or when."""

SOME, MOSTLY, FEW = 0.25, 0.5, 5
"""Programs, and guides to them, are no works where these shares of all entries are works, and no
fewer than so many are there to show it."""

MIN_NAMES, MAX_MEAN, MEAN_TITLE = 2, 2.5, 3
"""A list of so many names, of so few words in the mean, names programs, data or sites, where the
titles of works have more: others cite works by the names of their methods."""

MAX_NAME = 5
"""The names of such things have no more words."""


def _ending(name: str) -> re.Pattern[str]:
    """Make a pattern of the words that end a name, in scripts without spaces, too."""
    return re.compile(rf"{any_inside(words_of('uncited', name))}\)?$", re.IGNORECASE)


def _starting(name: str) -> re.Pattern[str]:
    return re.compile("^" + any_of(words_of("uncited", name)), re.IGNORECASE)


_THINGS = (_ending("ends"), _starting("starts"))
_WIKIS = (re.compile(r"\bwiki$|ウィキ$", re.IGNORECASE),)
_GUIDES = (_ending("guides"), _starting("guides_first"))
_GUIDES_OF = re.compile(
    r"\b(?:docs|documentations?|dokumentation(?:en)?|manuals?)\b", re.IGNORECASE
)
_PLACES = re.compile("|".join(map(re.escape, sorted(words_of("addresses", "registries")))))
# What names of programs have that are more than a word, and titles hardly: "RainBox", "RA-SAT 2".
_COINED = re.compile(r"[a-zß-ÿ][A-Z]|[A-Z]{2}|[-_\d]")
_ARTICLES = words_of("titles", "articles")
_BOOKS = words_of("sections", "books")
_WORKS = words_of("sections", "works") | _BOOKS
# What names of repositories have that hold something to read: "awesome-rain", "rain-handbook".
_READ = re.compile(
    "awesome|book|course|guide|lecture|notes|paper|practices|primer|reading|sheet|tutorial"
)
_NAMES = frozenset({Kind.TEXT, Kind.PEOPLE, Kind.VENUE})
_IN_TITLES = OPEN_WORDS | _WORKS
_SET_OFF = frozenset({Cut.COLON, Cut.DASH, Cut.BREAK, Cut.COMMA, Cut.STOP, Cut.BRACKET})


def judge_uncited_things(groups: Sequence[Group]) -> None:
    """Reject items that name things nobody cites, where enough other entries are works."""
    kept = kept_of(groups)
    silent = {id(record) for record in kept if says_nothing_of_paper(record)}
    works = len(kept) - len(silent)
    if works < MIN_WORKS or not silent:
        return
    has_some = works > max(MIN_WORKS, SOME * len(kept))
    has_mostly = len(kept) >= FEW and works >= MOSTLY * len(kept)
    told = [record for record in kept if id(record) not in silent]
    are_entitled = has_mostly and _mean_of_words(told) >= MEAN_TITLE
    for group in groups:
        own = [record for record in group.records if not record.reason]
        named = [record for record in own if id(record) in silent and _is_named(record)]
        if not named:
            continue
        cited = sum(id(record) not in silent for record in own)
        is_list = group.container is Container.ITEM
        has_programs = is_list and has_some and 2 * cited <= len(own)  # not methods with papers
        are_names = is_list and are_entitled and len(named) == len(own) and _are_names(own)
        may_be_bare = is_list and has_mostly and not cited
        for record in named:
            is_thing = (_names_thing(record) and (record.has_link or may_be_bare)) or are_names
            is_thing = is_thing or (is_list and has_mostly and _names_guide(record))
            is_thing = is_thing or (has_programs and _is_program(record))
            if is_thing or _leads_to_registry(record):
                record.reason = reasons.NO_READING


def _mean_of_words(records: Sequence[Record]) -> float:
    titles = [record.segments[record.title] for record in records if record.title is not None]
    return sum(count_words(title.text) for title in titles) / max(1, len(titles))


def _are_names(records: Sequence[Record]) -> bool:
    """Whether several records are names of a few words, in capitals, that lead to other sites."""
    titles = [record.segments[record.title or 0] for record in records]
    if len(records) < MIN_NAMES or is_among(_WORKS, records[0].topics[-1:]):
        return False
    if not all(any(part.url for part in record.segments) for record in records):
        return False
    words = sum(count_words(title.text) for title in titles)
    are_big = all(not word[0].islower() for title in titles for word in title.text.split())
    return are_big and words <= MAX_MEAN * len(titles)


def _is_named(record: Record) -> bool:
    """Whether a title may be a name: a few words, and not in quotation marks."""
    if record.title is None:
        return False
    title = record.segments[record.title]
    return not title.quoted and title.kind in _NAMES and count_words(title.text) <= MAX_NAME


def _names_thing(record: Record) -> bool:
    """Whether a name says what nobody cites: "Rainbox mailing list", "Rainbox on GitHub"."""
    text = record.segments[record.title or 0].text
    return _has_word(text, _THINGS) or (leads_to_wholes(record) and _has_word(text, _WIKIS))


def _names_guide(record: Record) -> bool:
    """Whether a record leads on, and its name is that of a guide to a program: "Rainbox docs".

    In a section of "Tutorials and Documentations" such are works.
    """
    if is_among(_WORKS, record.topics[-1:]) and _GUIDES_OF.search(record.topics[-1]):
        return False
    return record.has_link and _has_word(record.segments[record.title or 0].text, _GUIDES)


def _has_word(text: str, words: Iterable[re.Pattern[str]]) -> bool:
    """Whether a name has a word of a kind, and the rest is no title.

    "The Quest for Community" and "A Paper Repository" are titles.
    """
    for pattern in words:
        if found := pattern.search(text):
            break
    else:
        return False
    if text.lower().split()[0] in _ARTICLES:
        return False
    rest = f"{text[: found.start()]} {text[found.end() :]}".lower().split()
    return _IN_TITLES.isdisjoint(rest)


def _is_program(record: Record) -> bool:
    """Whether the only link of a record is to a repository of the name that its title has."""
    title = record.segments[record.title or 0]
    addresses = {part.url for part in record.segments if part.is_link}
    if len(addresses) != 1 or (record.title and title.mark is Mark.PLAIN):
        return False
    if " " in title.text.strip() and not _COINED.search(title.text):
        return False  # [Fine Rain](https://github.com/poe/finerain), which may be a book
    address = addresses.pop()
    if not is_repository(address) or not (title.url or _spells_address(record)):
        return False
    name = address.rstrip("/").rpartition("/")[2].lower()
    if _READ.search(name) or is_among(_BOOKS, record.topics):
        return False
    return letters_of(name) == letters_of(title.text.lower())


def _spells_address(record: Record) -> bool:
    """Whether an address is written out behind a name, and not behind words of a sentence."""
    return any("://" in part.text and part.cut in _SET_OFF for part in record.segments)


def _leads_to_registry(record: Record) -> bool:
    """Whether all links of a record lead to where packages are registered."""
    addresses = [part.url for part in record.segments if part.is_link]
    return bool(addresses) and all(map(_PLACES.search, addresses))
