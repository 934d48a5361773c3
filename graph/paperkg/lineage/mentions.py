"""Where texts name papers: LoRA in "QLoRA", in "LoRA on top of …" and in "LoRA-based".

Names are coined (``lineage.coinage``), stand for one paper of the list, and are found in their own
spelling, at the borders of words or of the parts that a coined word is made of.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from paperkg.genre import is_survey
from paperkg.lineage.coinage import Token, is_built_on_acronym, is_coined, own_names, split_words
from paperkg.model import Concept, Paper
from paperkg.names import names_of_concept

__all__ = ["Mention", "NameIndex", "find_mentions", "index_names"]

_LONGEST = 8
_LONGEST_WORD = 40
_SHORTEST_PART = 3
_READ = 10_000  # letters of a text: no note is longer, and a hostile one takes no longer


@dataclass(frozen=True, slots=True)
class Mention:
    """A text names a paper.

    Attributes
    ----------
    iri
        The paper.
    name
        Its name.
    start, end
        Where the word stands that has it.
    word
        The coined word that it is a part of, such as QLoRA; empty when it stands alone.
    """

    iri: str
    name: str
    start: int
    end: int
    word: str = ""


@dataclass(frozen=True, slots=True)
class NameIndex:
    """The names of papers by their words; ``parts`` are those found inside coined words.

    ``lengths`` is how many words the longest name has that begins with a word.
    """

    words: Mapping[tuple[str, ...], tuple[str, str]] = field(default_factory=dict)
    parts: Mapping[str, str] = field(default_factory=dict)
    lengths: Mapping[str, int] = field(default_factory=dict)


def index_names(papers: Iterable[Paper], concepts: Iterable[Concept] = ()) -> NameIndex:
    """Index the coined names by which texts may mention papers.

    A name that two papers have names neither, and what stands before the colon of a survey is the
    name of its subject. A short name of several words, such as "Optimal Brain Surgeon", is one too.

    Parameters
    ----------
    papers
        The listed papers.
    concepts
        Those that one listed paper alone introduces name that paper.
    """
    owners: dict[str, set[str]] = {}
    listed = set()
    for paper in papers:
        listed.add(paper.iri)
        names = () if is_survey(paper.title) else own_names(paper)
        for name in (*names, *filter(_is_phrase, paper.short_names)):
            owners.setdefault(name, set()).add(paper.iri)
    for concept in concepts:
        introducers = listed.intersection(concept.introduced_by)
        if len(introducers) == 1:
            for name in filter(is_coined, names_of_concept(concept)):
                owners.setdefault(name, set()).update(introducers)
    words: dict[tuple[str, ...], tuple[str, str]] = {}
    for name, iris in owners.items():
        if len(iris) == 1:
            words.setdefault(_key(split_words(name)), (next(iter(iris)), name))
    parts = {
        key[0]: iri
        for key, (iri, _) in words.items()
        if len(key) == 1 and len(key[0]) >= _SHORTEST_PART and not is_built_on_acronym(key[0])
    }
    lengths: dict[str, int] = {}
    for key in words:
        lengths[key[0]] = max(lengths.get(key[0], 0), len(key))
    return NameIndex(words, parts, lengths)


def _is_phrase(name: str) -> bool:
    """Say whether a given name has several words, all with a capital."""
    words = name.split()
    return len(words) > 2 and all(word[0].isupper() for word in words)


def _key(tokens: Iterable[Token]) -> tuple[str, ...]:
    return tuple(token.text for token in tokens)


def find_mentions(text: str, index: NameIndex, *, own: str = "") -> list[Mention]:
    """Find the papers that a text names, each where it is named first.

    Parameters
    ----------
    text
        A title, a note or an abstract.
    index
        From ``index_names``.
    own
        IRI of the paper whose text it is: its own name is no mention, but names inside it are.
    """
    found: dict[str, Mention] = {}
    tokens = split_words(text[:_READ])
    place = 0
    while place < len(tokens):
        mention, length = _longest_name(tokens, place, index, own)
        for named in (mention,) if mention else _names_inside(tokens[place], index.parts):
            found.setdefault(named.iri, named)
        place += length
    found.pop(own, None)
    return list(found.values())


def _longest_name(
    tokens: Sequence[Token], place: int, index: NameIndex, own: str
) -> tuple[Mention | None, int]:
    first_word = tokens[place].text
    longest = index.lengths.get(first_word, 1 if first_word.endswith("s") else 0)
    for length in range(min(_LONGEST, longest, len(tokens) - place), 0, -1):
        owned = index.words.get(_key(tokens[place : place + length]))
        if owned is None and length == 1 and first_word.endswith("s"):
            owned = index.words.get((first_word[:-1],))  # LoRAs
        if owned and owned[0] != own:
            iri, name = owned
            first, last = tokens[place], tokens[place + length - 1]
            word = _compound(tokens, place, place + length)
            return Mention(iri, name, first.start, last.end, word), length
    return None, 1


def _compound(tokens: Sequence[Token], start: int, end: int) -> str:
    """Give the coined word that some words are joined into: VL-BERT, not BERT-based."""
    first, last = start, end
    while first > 0 and tokens[first].is_joined and start - first < _LONGEST:
        first -= 1
    while last < len(tokens) and tokens[last].is_joined and last - end < _LONGEST:
        last += 1
    others = [*tokens[first:start], *tokens[end:last]]
    if not any(token.text[0].isupper() or token.text[0].isdigit() for token in others):
        return ""
    return "-".join(token.text for token in tokens[first:last])


def _names_inside(token: Token, parts: Mapping[str, str]) -> Iterator[Mention]:
    """Find names inside a longer word, at its seams: LoRA in QLoRA, BERT in RoBERTa."""
    word = token.text
    if not _SHORTEST_PART < len(word) <= _LONGEST_WORD or word.islower():
        return
    for start in range(len(word) - _SHORTEST_PART + 1):
        for end in range(len(word), start + _SHORTEST_PART - 1, -1):
            name = word[start:end]
            if name in parts and _has_seams(word, start, end):
                yield Mention(parts[name], name, token.start, token.end, word)


def _has_seams(word: str, start: int, end: int) -> bool:
    before, name, after = word[:start], word[start:end], word[end:]
    if not before:
        return _ends_well(name, after)
    if before[-1].isupper() and name[0].isupper():
        # "QLoRA" and "ALBERT", but no "ORGAN": few capitals before a name that stands out.
        if len(before) > 2 or (name.isupper() and len(name) < 4):
            return False
    elif not (before[-1].islower() or before[-1].isdigit()) or not name[0].isupper():
        return False
    return not after or (len(after) <= 2 and _ends_well(name, after))


def _ends_well(name: str, after: str) -> bool:
    """Say whether a name ends where something else begins: "RoBERTa", "GPTQ", "YOLOv4"."""
    if not after or re.fullmatch(r"v?\d+|\+{1,2}", after):
        return not (after and name[-1].isdigit() and after[0].isdigit())
    if name[-1].isupper() and after[0].islower():
        return len(name) > 3 or len(after) > 2
    if name[-1].isupper() and after.isupper():
        return len(after) == 1  # of "BLEURT" nobody sees where BLEU ends
    return not name[-1].isupper() and after[0].isupper()
