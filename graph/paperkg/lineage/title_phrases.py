"""Where titles hold those of earlier papers: "Extensible Effects, Revisited", "Tilings, Part II".

A phrase is the whole title of a paper, what stands before its colon, or before its "for" or "with".
It is that of the oldest listed paper that has it, and few have it, or it is the name of a field.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from paperkg.dates import count_months
from paperkg.english import fold_plural, is_english
from paperkg.genre import is_analysis, is_field
from paperkg.lineage.coinage import split_head
from paperkg.lineage.dates import find_date
from paperkg.model import Paper
from paperkg.names import last_name_of, normalize_name
from paperkg.numerals import read_roman

__all__ = ["Held", "find_held_titles", "find_parts"]

_FEWEST, _MOST, _LONGEST = 2, 4, 12
"""So many telling words a phrase has at least, so many titles have it at most, so many words."""

_SOON = 2
"""Papers that appeared less than so many months after each other did not know each other."""

_LEAD = re.compile(r"^(?:on the|on|the|an?)\s+", re.IGNORECASE)
_PLACE = re.compile(r"\s(?:for|with|in|via|using|through|by|from|on|at)\s")
_SMALL = "a an the of for in on to and with from by at as is are via using over under towards new"
_SIZES = {"a", "an", "the", "brief", "complete", "concise", "little", "longer", "short", "very"}
"""Words that make no other title of one: "A Brief History of Rain" has not taken up another's."""

_OF_TASKS = "for of in to toward towards during at"
_MADE = re.compile(r"([A-Z][a-z]{3,}) Made [A-Z]\w+$", re.IGNORECASE)
_NAME = re.compile(r"[A-Z][a-z]{3,}")
_RETURNS = re.compile(
    r"^(?:(?:some |further )?(?:comments?|remarks?)|(?:a |another )?(?:further )?notes?|more) on\b"
    r"|\b(?:revisited|revisiting|reconsidered|reexamined|refined)\b",
    re.IGNORECASE,
)
_PART = re.compile(
    r"(?P<stem>.{8,200}?)[\s,:.(-]+(?P<word>part\s|pt\.?\s)?(?P<number>[IVX]{1,5}|\d{1,2})\)?"
    r"(?:[:.]\s.*|\s[-–—]\s.*)?\.?"
)

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """A title holds the phrase of an earlier paper; ``is_whole`` if that is its title or head."""

    later: str
    earlier: str
    phrase: str
    is_whole: bool


def find_held_titles(papers: Sequence[Paper]) -> Iterator[Held]:
    """Find the titles that hold the title of an earlier paper, or what it begins with.

    Where phrases overlap in a title, the longest counts: a "long short-term memory network" is no
    memory network. Words that are the title of two papers name neither. Papers without a date are
    left out, as nothing tells who had the words first, and titles that only look into what they
    name, or name it as their task: "Augmentation for Machine Translation".

    Parameters
    ----------
    papers
        Those whose titles may tell something.
    """
    dated = {paper.iri: paper for paper in papers if find_date(paper)}
    words = {iri: _fold(paper.title) for iri, paper in dated.items()}
    phrases = _index_phrases(dated.values())
    holders = _find_holders(phrases, words)
    for iri, paper in dated.items():
        if is_analysis(paper.title, 0, 0) and not _RETURNS.search(paper.title):
            continue
        for start, phrase in _choose_longest(words[iri], holders):
            if len(phrase) > 1 and _is_task(words[iri][:start]):
                continue
            if _SIZES.issuperset(words[iri][:start] + words[iri][start + len(phrase) :]):
                continue
            if len(phrase) == 1 and not _is_in_english(words[iri], phrase[0]):
                continue
            owner = min(holders[phrase], key=lambda holder: find_date(dated[holder]))
            wholes = sum(is_whole for _, is_whole in phrases[phrase].values())
            if owner not in phrases[phrase] or wholes > 1 or not _is_later(paper, dated[owner]):
                continue
            text, is_whole = phrases[phrase][owner]
            if _names_field(phrase) and not _RETURNS.search(paper.title):
                continue
            if _takes_up(paper.title, text):
                yield Held(iri, owner, text, is_whole)


def _is_task(before: Phrase) -> bool:
    """Say whether what stands before a phrase makes it the task: "for the", "of", "in"."""
    words = [word for word in before if word not in {"a", "an", "the"}]
    return bool(words) and words[-1] in _OF_TASKS.split()


def _is_in_english(title: Phrase, name: str) -> bool:
    """Say whether half of the words beside a name are English: only then the dictionary tells.

    It has no words of other languages: "Lebenserinnerungen" would be a name like "Paxos".
    """
    others = [word for word in title if word != name]
    return 2 * sum(map(is_english, others)) >= len(others)


def _names_field(phrase: Phrase) -> bool:
    """Say whether two plain words are sooner a field than one work: "Returns to Education"."""
    words = [word for word in phrase if word not in _SMALL.split()]
    return len(phrase) > 1 and len(words) <= _FEWEST and all(map(is_english, words))


def _takes_up(title: str, text: str) -> bool:
    """Say whether a title takes words up: it does not begin alike, and two words are in one form.

    Titles that both begin with "Less Is More:" have nothing else in common, and of two volumes
    the second may add a sentence to the title of the first.
    """
    has_text = f" {normalize_name(text)} " in f" {normalize_name(title)} "
    heads = (split_head(title)[0], title.partition(". ")[0])
    begins_alike = any(_fold(head) == _fold(text) for head in heads)
    return not begins_alike and (len(text.split()) > _FEWEST or has_text)


def _is_later(paper: Paper, other: Paper) -> bool:
    """Say whether a paper appeared long enough after another to know it."""
    after, before = find_date(paper), find_date(other)
    if len(after) == len(before) == len("YYYY-MM"):
        return count_months(after) - count_months(before) >= _SOON
    return after[:4] > before[:4]


def _fold(title: str) -> Phrase:
    return tuple(_fold_word(word) for word in normalize_name(title).split())


def _fold_word(word: str) -> str:
    """Give a word in the singular: networks, nets and net are one."""
    return "network" if word in {"net", "nets"} else fold_plural(word)


def _index_phrases(papers: Iterable[Paper]) -> dict[Phrase, dict[str, tuple[str, bool]]]:
    """Give for each phrase the papers of which it is one, as they write it, and whether it is all.

    All is a title, or what stands before its colon.
    """
    phrases: dict[Phrase, dict[str, tuple[str, bool]]] = defaultdict(dict)
    for paper in papers:
        title = _LEAD.sub("", paper.title)
        head = split_head(title)[0]
        made = _MADE.match(title)
        start = made[1] if made else _PLACE.split(head)[0]
        for part, is_whole in ((title, True), (head, True), (start, False)):
            phrase = _fold(part)
            telling = {word for word in phrase if len(word) > 1}.difference(_SMALL.split())
            enough = _FEWEST if is_whole else _FEWEST + 1
            is_name = (is_whole or made) and _NAME.fullmatch(part)
            if (is_name or len(telling) >= enough) and _is_phrase(phrase):
                phrases[phrase].setdefault(paper.iri, (part, is_whole))
    return phrases


def _is_phrase(phrase: Phrase) -> bool:
    """Say whether words are neither too many nor the name of a field."""
    return 0 < len(phrase) <= _LONGEST and not is_field(phrase)


def _find_holders(
    phrases: Mapping[Phrase, object], words: Mapping[str, Phrase]
) -> dict[Phrase, list[str]]:
    """Give the papers whose titles hold each phrase: two at least, few where it is no name."""
    holders: dict[Phrase, list[str]] = defaultdict(list)
    lengths = sorted({len(phrase) for phrase in phrases})
    for iri, title in words.items():
        spans = {
            title[start : start + length]
            for length in lengths
            for start in range(len(title) - length + 1)
        }
        for phrase in spans & phrases.keys():
            holders[phrase].append(iri)
    return {
        phrase: iris
        for phrase, iris in holders.items()
        if len(iris) > 1 and _is_telling(phrase, len(iris))
    }


def _is_telling(phrase: Phrase, count: int) -> bool:
    """Say whether few titles have some words, or a word is in no dictionary."""
    return count <= _MOST if len(phrase) > 1 else not is_english(phrase[0])


def _choose_longest(
    title: Phrase, holders: Mapping[Phrase, object]
) -> Iterator[tuple[int, Phrase]]:
    """Give the phrases of a title that no longer one overlaps, and where each begins."""
    taken: set[int] = set()
    for length in range(min(_LONGEST, len(title)), 0, -1):
        for start in range(len(title) - length + 1):
            places = range(start, start + length)
            phrase = title[start : start + length]
            if phrase in holders and taken.isdisjoint(places):
                taken.update(places)
                yield start, phrase


def find_parts(papers: Sequence[Paper]) -> Iterator[tuple[str, str, str]]:
    """Find the parts of a series: each with the part before it, and what they are parts of.

    Two parts of one number say that it is no series, and so do parts by other authors.
    """
    series: dict[str, dict[int, list[Paper]]] = defaultdict(lambda: defaultdict(list))
    for paper in papers:
        match = _PART.fullmatch(paper.title[:300])
        if match and find_date(paper) and (number := _read_number(match["number"])):
            series[normalize_name(match["stem"])][number].append(paper)
    for stem, parts in series.items():
        for before, after in pairwise(sorted(parts)):
            (earlier, *doubles), (later, *others) = parts[before], parts[after]
            if after == before + 1 and not (doubles or others) and _may_be_by_one(earlier, later):
                yield later.iri, earlier.iri, stem


def _read_number(text: str) -> int:
    """Read a number, Arabic or Roman; 0 where it is none."""
    return int(text) if text.isdecimal() else read_roman(text)


def _may_be_by_one(paper: Paper, other: Paper) -> bool:
    """Say whether two papers share an author, or the list does not say who wrote them."""
    names, others = (
        {normalize_name(last_name_of(name)) for name in work.authors} for work in (paper, other)
    )
    return not (names and others) or not names.isdisjoint(others)
