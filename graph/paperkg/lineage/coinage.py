"""Which words are coined names: LoRA, BERT, Faster R-CNN, YOLOv4; not "Machine Learning" or "7B".

A coined name looks like no ordinary word of its field: it has capitals inside or digits, or is an
acronym. It is always matched in its own spelling.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from paperkg.lineage.abbreviations import find_abbreviations
from paperkg.model import Paper

__all__ = ["Token", "is_built_on_acronym", "is_coined", "own_names", "split_head", "split_words"]

_TOKEN = re.compile(r"[^\W_]+\+{0,2}")
_HEAD_ENDS = re.compile(r":(?:\s|$)| (?:--?|[–—]) |, (?=(?:an?|the) )")
_CAMEL = re.compile(
    r"[a-z0-9][A-Z]|[A-Z]{2}[a-z]|[A-Z][a-z]+\d|[A-Za-z]{2}\d+[A-Za-z]|[A-Z]{2}(?!19\d\d|20\d\d)\d+$"
)
_MEASURE = re.compile(r"\d+(?:\.\d+)?[A-Za-z]{0,3}|[A-Za-z]\d*|v\d+", re.ASCII)
_NUMBER = re.compile(r"[vV]?\d\S*")
_PERSON = re.compile(r"(?:Mc|Mac|Fitz|O['’])[A-Z][a-z]+")
_LAST_LETTER = "\u03ff"  # of Latin and Greek; other scripts have no capitals to tell names by
_LONGEST_NAME = 4
_ORDINARY = Path(__file__).with_name("ordinary-acronyms.txt")


@cache
def _ordinary_acronyms() -> frozenset[str]:
    """Give the acronyms of whole fields, tools and tasks: no paper alone stands behind them."""
    return frozenset(_ORDINARY.read_text(encoding="utf-8").split())


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text, where it stands, and whether it is joined to the one before it."""

    text: str
    start: int
    end: int
    is_joined: bool


def split_words(text: str) -> list[Token]:
    """Split a text into words; "R-CNN" is two, the second joined to the first.

    Examples
    --------
    >>> [(word.text, word.is_joined) for word in split_words("Mask R-CNN")]
    [('Mask', False), ('R', False), ('CNN', True)]
    """
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text):
        gap = text[tokens[-1].end : match.start()] if tokens else " "
        is_joined = 0 < len(gap) <= 1 and gap in "-‐‑._/+"
        tokens.append(Token(match[0], match.start(), match.end(), is_joined or gap == ""))
    return tokens


def split_head(title: str) -> tuple[str, str]:
    """Split a title into what stands before its colon or dash, and the rest.

    Examples
    --------
    >>> split_head("DistilBERT, a distilled version of BERT")
    ('DistilBERT', 'a distilled version of BERT')
    """
    match = _HEAD_ENDS.search(title)
    return (title[: match.start()], title[match.end() :]) if match else (title, "")


def is_coined(name: str) -> bool:
    """Say whether a name looks coined.

    Of several words one has to be coined, and the others begin with a capital or are numbers.

    Examples
    --------
    >>> [is_coined(name) for name in ("QLoRA", "BERT", "Faster R-CNN", "lda2vec", "GPT-2")]
    [True, True, True, True, True]
    >>> [is_coined(name) for name in ("7B", "NLP", "Machine Learning", "Non-AI", "efficient")]
    [False, False, False, False, False]
    """
    words = name.split()
    if not 0 < len(words) <= _LONGEST_NAME or len(name) > 60 or max(name) > _LAST_LETTER:
        return False
    if not all(word[0].isupper() or _NUMBER.fullmatch(word) for word in words[1:]):
        return False
    return any(_is_coined_word(word) for word in words)


def _is_coined_word(word: str) -> bool:
    parts = [token.text for token in split_words(word)]
    letters = "".join(parts)
    if len(letters) < 3 or _MEASURE.fullmatch(word) or _PERSON.fullmatch(word):
        return False
    if any(_CAMEL.search(part) and part not in _ordinary_acronyms() for part in parts):
        return True
    capitals = [part for part in parts if part.isupper() and part.isalpha() and len(part) > 1]
    if any(len(part) > 2 and part not in _ordinary_acronyms() for part in capitals):
        return True
    # "Transformer-XL", "U-Net" and "GPT-2": a compound of capitals; "Non-AI" is none.
    return len(parts) > 1 and parts[0][0].isupper() and _is_compound(parts)


def _is_compound(parts: list[str]) -> bool:
    first, last = parts[0], parts[-1]
    if first.lower() in _PREFIXES:
        return False
    if last.isdigit():
        return first.isupper() and len(first) > 1 and first not in _ordinary_acronyms()
    if len(first) == 1:
        return last[0].isupper()
    is_numbered = first.isupper() and last[-1].isdigit()  # "LLM.int8"
    return is_numbered or (last.isupper() and last not in _ordinary_acronyms())


def is_built_on_acronym(name: str) -> bool:
    """Say whether a name is a few letters before the acronym of a field, as SpaLLM.

    Such letters stand for a common word, so that other names have them by chance: FedSpaLLM.
    """
    endings = (name[place:] for place in range(1, min(_SYLLABLE + 1, len(name) - 1)))
    return any(ending in _ordinary_acronyms() for ending in endings)


_SYLLABLE = 3
_PREFIXES = frozenset({"anti", "co", "cross", "multi", "non", "post", "pre", "self", "semi", "sub"})


def own_names(paper: Paper) -> tuple[str, ...]:
    """Give the coined names of a paper: before the colon of its title, in brackets, given.

    Examples
    --------
    >>> own_names(Paper("x", "QLoRA: Efficient Finetuning of Quantized LLMs"))
    ('QLoRA',)
    >>> own_names(Paper("x", "Diffusion Models: A Method"))
    ()
    """
    titles = (paper.title, *paper.alternatives)
    # A title that is one word is as likely the name of a thing: "JavaScript".
    is_paper = any(identifier.names_paper for identifier in paper.identifiers)
    telling = (title for title in titles if is_paper or len(title.split()) > 1)
    names = [*paper.short_names, *(name for title in telling for name in _title_names(title))]
    return tuple(dict.fromkeys(name for name in names if is_coined(name)))


def _title_names(title: str) -> Iterator[str]:
    head, rest = split_head(title)
    words = head.split()
    is_short = len(words) == 1 or (1 < len(words) <= 3 and _is_coined_word(words[-1]))
    if (rest or is_short) and _is_named(head, rest):
        yield head
    for short, _ in find_abbreviations(title):
        yield short


def _is_named(head: str, rest: str) -> bool:
    """Say whether a head in capitals alone is a name: four letters long, or spelled out."""
    if not head.isupper() or len(head) > 3:
        return True
    initials = "".join(token.text[0] for token in split_words(rest)).upper()
    letters = iter(initials)
    return all(letter in letters for letter in head)
