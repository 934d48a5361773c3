"""Where a sentence mentions the paper that it cites, other works, and the paper itself."""

from __future__ import annotations

import re
from functools import lru_cache

from paperkg.lineage.brackets import BRACKET, read_numbers
from paperkg.lineage.coinage import own_names, split_head
from paperkg.model import Paper
from paperkg.names import compute_acronym

__all__ = ["find_name_pattern", "mask_mention"]

_NAME = r"[A-Z][\w'’-]{1,40}"
_YEAR = r"(?:19|20)\d\d[a-z]?"
_PEOPLE = rf"{_NAME}(?:(?:, {_NAME}){{0,4}},? (?:and|&) {_NAME}| et al\.?)?"
_WRITTEN = rf"{_PEOPLE},? \(?{_YEAR}\)?"
_ROUND = re.compile(rf"\({_WRITTEN}(?:\s?[;,]\s?{_WRITTEN}){{0,20}}\)")
_CITATION = re.compile(rf"{BRACKET.pattern}|{_ROUND.pattern}|{_WRITTEN}")
_NOTHING = re.compile(r"(?!)")
_REACH = 400


def find_name_pattern(paper: Paper, text: str) -> re.Pattern[str]:
    """Give the pattern that finds a paper's names and its authors' with its year in a text.

    Parameters
    ----------
    paper
        The paper.
    text
        What is not in it need not be looked for: a pattern with all is slow to make.
    """
    words = [re.escape(name) for name in _collect_names(paper) if name in text]
    patterns = [rf"(?<!\w)(?:{'|'.join(words)})(?!\w)"] if words else []
    surname = paper.authors[0].split()[-1] if paper.authors else ""
    if surname and surname in text:
        year = f"(?:{paper.year - 1}|{paper.year}|{paper.year + 1})[a-z]?" if paper.year else _YEAR
        others = rf"(?:(?:, {_NAME}){{0,4}},? (?:and|&) {_NAME}| et al\.?)?"
        people = rf"(?:Le |De |Van |van |von |de )?{re.escape(surname)}{others}"
        patterns.append(rf"\(?(?<!\w){people}(?:,? \(?{year}\)?\)?)?")
    return _compile("|".join(patterns)) if patterns else _NOTHING


_compile = lru_cache(maxsize=10_000)(re.compile)  # a work is looked for where papers cite it


@lru_cache(maxsize=10_000)
def _collect_names(paper: Paper) -> tuple[str, ...]:
    """Collect the names by which a text may mention a paper, the longest first."""
    titles = (paper.title, *paper.alternatives)
    heads = [split_head(title)[0] for title in titles]
    names = {*titles, *paper.short_names, *own_names(paper)}
    names |= {head for head in heads if len(head.split()) > 1 or not head.istitle()}
    names |= {compute_acronym(paper.title)} - {""}
    kept = (name for name in names if 1 < len(name) < 300)
    return tuple(sorted(kept, key=lambda name: (-len(name), name)))


def mask_mention(
    sentence: str, cited: Paper, citing: Paper | None = None, *, number: int | None = None
) -> str | None:
    """Put CITED in the place of a paper's mention, OTHER in that of others, SELF for the citing.

    A bracket with several works becomes "CITED, OTHER".

    Examples
    --------
    >>> obc = Paper("x", "Optimal Brain Compression", short_names=("OBC",), authors=("E. Frantar",))
    >>> mask_mention("We extend OBC (Frantar et al., 2022), unlike [3].", obc)
    'We extend CITED, unlike OTHER.'
    >>> mask_mention("Both [7] and [8, 9] are fast.", obc, number=8)
    'Both OTHER and CITED, OTHER are fast.'

    Parameters
    ----------
    sentence
        A sentence in which the paper is cited.
    cited, citing
        The paper, and the one whose sentence it is.
    number
        The paper's number in brackets, where it is known.

    Returns
    -------
    str or None
        None when several works are cited and nothing tells which one it is.
    """
    masked = _mask_numbers(sentence, number) if number is not None else sentence
    masked = find_name_pattern(cited, masked).sub("CITED", masked)
    if "CITED" not in masked:
        places = list(_CITATION.finditer(masked))
        if len(places) != 1:
            return None
        place = places[0]
        others = ", OTHER" if re.search(r"[,;–-]", place[0]) and place[0][0] in "[(" else ""
        is_list = others and len(_works_in(place[0])) > 1
        masked = f"{masked[: place.start()]}CITED{others if is_list else ''}{masked[place.end() :]}"
    masked = _CITATION.sub("OTHER", masked)
    masked = _mask_self(masked, citing)
    # "OBC [12]" and "Frantar et al. [12]" are one mention.
    masked = re.sub(r"CITED(?:\s?\(?(?:CITED|OTHER)\)?){1,9}", "CITED", masked)
    return _cut(" ".join(masked.split()))


def _works_in(citation: str) -> list[str]:
    if BRACKET.fullmatch(citation):
        return list(map(str, read_numbers(citation)))
    return re.findall(_WRITTEN, citation)


def _mask_numbers(sentence: str, number: int) -> str:
    def mask(match: re.Match[str]) -> str:
        numbers = read_numbers(match[0])
        if number not in numbers:
            return match[0]
        return ", ".join(("CITED", *("OTHER" for _ in numbers[1:3])))

    return BRACKET.sub(mask, sentence)


def _mask_self(masked: str, citing: Paper | None) -> str:
    names = _collect_own_names(citing) if citing else ()
    words = [re.escape(name) for name in names if name in masked]
    return re.sub(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", "SELF", masked) if words else masked


@lru_cache(maxsize=1_000)
def _collect_own_names(citing: Paper) -> tuple[str, ...]:
    return tuple(sorted(own_names(citing), key=len, reverse=True))


def _cut(masked: str) -> str:
    """Keep what stands around the mention: a hostile sentence takes no longer than it may."""
    place = masked.index("CITED")
    return masked[max(0, place - _REACH) : place + _REACH]
