"""Citations that say after the title what a work is, "张三. 机器学习[J]. 计算机学报" (GB/T 7714).

What stands before the mark is certain: the authors up to the first stop, then the title.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from paperkg.reading.imprints.venues import Venue
from paperkg.reading.names.people import People, match_people
from paperkg.reading.patterns import BIG, RECENT_YEAR
from paperkg.reading.segments import Cut, Kind, Mark, Segment, tidy
from paperkg.reading.words import either

__all__ = ["DOCUMENT_TYPE", "Typed", "blank_types", "name_holder", "take_typed"]

DOCUMENT_TYPE = re.compile(
    r"\s?[\[［](?:[A-Z]|DB|CP|EB|OL)(?:\s?/\s?(?:OL|CD|DK|MT))?[\]］]"
    r"\s?(?:[.．,，。:]|(?=//)|(?=https?:)|(?=\s*$))"
    # No stop stands before the journal: "A Title[J] Rain Letters, 2018".
    r"|(?<=[\w?!)）])\s?[\[［][CDJMNPRS](?:/OL)?[\]］](?=\s?(?:[\u3400-\u9fff]"
    rf"|[A-Z][^\[\]\n]{{2,120}},\s?{RECENT_YEAR}))"
)
"""What a work is, after its title in Chinese citations: "[J].", "[EB/OL]."."""

_ONLINE = re.compile(
    r"\s?\[[Oo]n-?[Ll]ine\](?:[.,:]?\s?(?:Available|Disponi[bv]le|Disponível|Verfügbar)\b"
    r"(?: (?:at|from|en|em|unter)\b)?\s?:?|[.,:]|(?=\s*(?:https?:|$)))"
)
# What stands before where a work appeared: an edition, or "//" before what holds it.
_BEFORE_SOURCE = re.compile(r"\s*(?://\s?|[^.．。]{0,4}版[.．。]\s?)")
_TO_HOLDER = re.compile(r"[\s.]*(?:\[[A-Z]\]\s?)?//\s?(?=[^\s/])")
_HOLDER_END = re.compile(r"\s?(?:\[C\])?[.．。]")

MAX_AUTHORS = 400
"""Authors take no more signs."""

_NUMBER = re.compile(r"\s*(?:\[\d{1,3}\]|\d{1,3}[.、)](?!\d))?\s*")
_SOURCE = re.compile(
    r"\s*((?:[^,，\n]{0,60}[\u3400-\u9fff]|[^,，\n./]{3,80}[^,，\n./\s])"
    rf"\s?(?:\([^()]{{1,20}}\)|（[^（）]{{1,20}}）)?)[,，]\s?({RECENT_YEAR})\b"
)
_STOP = re.compile(r"[.．。]\s*(?=\S)")
_MAYBE_STOP = re.compile(r"\s?[.．。]?\s*")
_INITIAL = re.compile(r"(?:^|[\s,.·-])[A-Z]$")
_BETWEEN = re.compile(r"\s?[,，、;；]\s?")
_INITIALS = rf"[{BIG}](?:\.?[ -]?[{BIG}]){{0,3}}"
_SHORT_NAME = (
    rf"(?:(?:{either('people', 'particles')}) ){{0,2}}"
    rf"[{BIG}][\w’'-]+(?: [{BIG}][\w’'-]+){{0,2}},? {_INITIALS}(?![\w’'])"
)
_SHORT_NAMES = re.compile(
    rf"{_SHORT_NAME}(?:\.?(?:\s?[,，;；]\s?(?:and |& )?|\s(?:and|&)\s){_SHORT_NAME}){{0,40}}"
    r"(?:\.?[,，]?\s?(?:et\.? al|等|\(?[Ee]ds?\.?\)?(?=[.,，]))){0,2}[.．。]\s*(?=[^\s.])"
)
"""Surnames with initials alone, up to the stop: "Wu X, Poe A B, et al. "."""

_OTHERS = re.compile(r"[,，、\s]*(?:等|et\.? al)\.?\s*$")


def blank_types(text: str, *, sign: str = "") -> str:
    """Write a sign for what says which type of document a work is; places stay what they are.

    Examples
    --------
    >>> blank_types("Fine Rain[J]. Rain Letters", sign=".")
    'Fine Rain.    Rain Letters'
    """
    text = DOCUMENT_TYPE.sub(lambda found: sign.ljust(len(found[0])), text)
    return _ONLINE.sub(lambda found: sign.ljust(len(found[0])), text) if "nline]" in text else text


class Typed(NamedTuple):
    """Where authors and title stand in such a citation, and where the rest of it begins.

    ``source`` is where it appeared: where that name begins and ends, its year, and its end.
    """

    start: int
    people: People | None
    title: int
    end: int
    rest: int
    source: tuple[int, int, str, int] | None


def _find_typed(text: str) -> Typed | None:
    """Find the authors and the title before the mark that says what a work is.

    Examples
    --------
    >>> text = "张三,李四.机器学习综述[J].计算机学报,2018"
    >>> found = _find_typed(text)
    >>> found.people.names, text[found.title : found.end]
    (('张三', '李四'), '机器学习综述')
    """
    mark = DOCUMENT_TYPE.search(text) if "]" in text or "］" in text else None
    number = _NUMBER.match(text)
    start = number.end() if number else 0
    if not mark or mark.start() <= start:
        return None
    end = _end_of_authors(text, start, mark.start())
    people = _read_names(text[start:end].strip(" .．。")) if end > start else None
    title = end if people else start
    return Typed(start, people, title, mark.start(), mark.end(), _find_source(text, mark))


def _find_source(text: str, mark: re.Match[str]) -> tuple[int, int, str, int] | None:
    """Find where a work appeared, after its mark: what holds it, and not also who published it."""
    before = _BEFORE_SOURCE.match(text, mark.end())
    found = _SOURCE.match(text, before.end() if before else mark.end())
    if not found:
        return None
    start, end = found.span(1)
    is_held = "//" in text[mark.end() : start] or "A" in mark[0]
    holder = _HOLDER_END.search(text, start, end) if is_held else None
    return start, holder.start() if holder else end, found[2], found.end()


def take_typed(source: str, text: str, cut: Cut) -> tuple[list[Segment], str]:
    """Take authors and title off a citation that says what it is, "Poe A. A Title[J]. Nature"."""
    typed = _find_typed(source)
    if not typed:
        return [], text
    parts: list[Segment] = []
    if typed.people:
        names = source[typed.start : typed.title].strip(" .．。")
        author = _segment(source, names, Kind.PEOPLE, cut, typed.start, typed.start + len(names))
        author.people, cut = typed.people, Cut.STOP
        parts.append(author)
    words = tidy(source[typed.title : typed.end])
    title = _segment(source, words, Kind.TEXT, cut, typed.title, typed.end)
    title.quoted = True
    parts.append(title)
    start = typed.rest
    if typed.source:  # "计算机学报,2018": no spaces, and nobody knows the name
        place, end, year, start = typed.source
        name = source[place:end].strip()
        venue = _segment(source, name, Kind.VENUE, Cut.STOP, place, start)
        venue.venue, venue.date = Venue(name, year, True), year
        parts.append(venue)
    return parts, " " * start + text[start:]


def name_holder(segments: Sequence[Segment]) -> None:
    """Take what stands behind "//" after a title for what holds it: "A Title[C]//Rain Days"."""
    for part in segments[1:4]:
        if "//" in part.whole:
            break
    else:
        return
    for title, holder in pairwise(segments):
        is_title = title.quoted if title.mark is Mark.PLAIN else title.span != holder.span
        if not is_title or title.kind is not Kind.TEXT or holder.bracket:
            continue
        start = title.end if title.span == holder.span else 0
        is_held = _TO_HOLDER.match(holder.whole, start, holder.end) is not None
        if is_held and holder.kind in (Kind.TEXT, Kind.PEOPLE) and holder.mark is Mark.PLAIN:
            holder.kind, holder.people = Kind.VENUE, None
            holder.venue = Venue(holder.text, "", True)


def _segment(whole: str, text: str, kind: Kind, cut: Cut, start: int, end: int) -> Segment:
    return Segment(text, kind, Mark.PLAIN, cut, start=start, end=end, whole=whole)


def _end_of_authors(text: str, start: int, end: int) -> int:
    """Find where the title begins: after names with initials, or a stop that ends no initial."""
    if short := _SHORT_NAMES.match(text, start, min(end, start + MAX_AUTHORS)):
        return short.end()
    people = match_people(text[start:end])
    after = start + people.end if people and people.is_sure else start
    if after > start and (stop := _MAYBE_STOP.match(text, after)):
        closed = text[after - 1] == "." or stop[0].strip()
        return stop.end() if closed and stop.end() < end else start
    for stop in _STOP.finditer(text, start, min(end, start + MAX_AUTHORS)):
        if not _INITIAL.search(text, start, stop.start()):
            return stop.end()
    return start


def _read_names(text: str) -> People | None:
    """Read what stands before the stop as names; nothing with numbers in it is some."""
    if not text or any(map(str.isdigit, text)):
        return None
    people = match_people(text)
    if people and people.end >= len(text) - 1:
        return people
    others = _OTHERS.search(text)
    names = _BETWEEN.split(text[: others.start()] if others else text)
    return People(tuple(filter(None, names)), len(text), True, others is not None)
