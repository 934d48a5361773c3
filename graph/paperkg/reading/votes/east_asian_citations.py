"""Articles as Chinese, Japanese and Korean lists cite them: "雨宮花: 雨の研究, 雨学会誌, 4(3)".

No capitals tell there where names end and a title begins, and a comma may part any two of them.
What is said of volume, pages and year stands last; before it the journal, and before that the
title. That most siblings are written so, and that some of the names are known, tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from paperkg.reading.imprints.dates import find_date
from paperkg.reading.imprints.venues import Venue, read_venue
from paperkg.reading.names.east_asian_names import begins_with_surname
from paperkg.reading.names.people import People
from paperkg.reading.records import AGREED, KNOWN, MIN_GROUP, Container, Group, Record, voters_of
from paperkg.reading.segments import Cut, Kind, Mark, Segment, tidy
from paperkg.reading.words import EAST_ASIAN, is_foreign_name

__all__ = ["part_east_asian_citations"]

MAX_LINE = 400
"""A citation has no more signs."""

MIN_TITLE = 4
"""A title has so many signs; fewer are a name or a word."""

MIN_NAME = 3
"""A name that a surname tells has so many signs: fewer are a word."""

_HAN = "\u4e00-\u9fff々〆ヶ"
_KANA = "\u3041-\u3096\u30a1-\u30fa\u30fc"
# Japanese and Chinese names, Korean ones, those of foreigners with points inside, and in Latin.
_NAME = re.compile(
    f"[{_HAN}]{{1,5}}[ \u3000]?[{_KANA}{_HAN}]{{1,5}}"
    f"|[{_KANA}]{{2,6}}[ \u3000][{_KANA}{_HAN}]{{1,5}}"
    "|[\uac00-\ud7a3]{2,4}"
    "|[\u30a1-\u30fc]{2,9}(?:[・･][\u30a1-\u30fc]{1,9}){1,3}"
    "|[\u4e00-\u9fff]{1,5}[·•][\u4e00-\u9fff]{1,6}"
    r"|[A-Z][a-z]+(?:[ -][A-Z][\w.-]*){1,3}|[A-Z]\. ?[A-Z][a-z]+"
)
_OTHERS = re.compile(r"[，、,]?\s?(?:ほか|他|ら|等|외)(?:\s?\d+[名人인])?(?=\s?[：:，、,.．。])")
_SIGN = re.compile(r"\s?([：:，、,;；・･·.．。&])\s?")
_CLOSING = "：:.．。"
"""Signs that end the names, whatever parts them."""

# A title in quotation marks, and what parts others from their journals, outside brackets and marks.
_QUOTED = re.compile(r"[“\"](?P<title>[^“”\"]+?)[，,.．。]?[”\"](?=\s?[，,.．。、\s]|$)")
# Titles in such marks, which are told elsewhere.
_IN_OWN_MARKS = re.compile("(?:「[^」]+」|『[^』]+』|《[^》]+》|〈[^〉]+〉)(?![^\\W\\d_])")
_MARKED = re.compile(r"(?:^|[：:，、,]\s?)[「『《〈]")

_HELD = re.compile(r"[「『“《〈（(【\[][^「『“《〈（(【\[」』”》〉）)】\]]*[」』”》〉）)】\]]")
_PARTED = re.compile(r"\s?[，．。,]\s?|\s?(?<![Vv]ol)(?<![Nn]o)(?<!\b[Pp]p)(?<!\b[Pp])\.(?:\s|$)")
_PARTED_WEAKLY = re.compile(r"\s?、\s?")
# Volume, issue or pages, as of articles; alone or behind the name of a journal. So may a year be.
_VOLUME = (
    r"\b(?:vol|no|pp?|art)\b\.?\s?[A-Z]?\d|[第제]?\s?\d+\s?(?:[巻卷号期輯집권호]|\()"
    r"|(?<!\d)[A-Z]?\d{1,4}\s?[-–~:：]\s?\d"
)
_OF_ARTICLE = re.compile(_VOLUME, re.IGNORECASE)
_NUMBERS = re.compile(
    rf"\s?(?:{_VOLUME}|[(（]?(?:19|20)\d\d(?:[年년/.)）-]|$)|[A-Z]?\d{{1,4}}$)", re.IGNORECASE
)
_VOLUME_LAST = re.compile(r"[，,、\s]+\d{1,4}$")
_INSIDE = re.compile(r"(?<=[^\W\d_])(?:19|20)\d\d(?=[^\W\d_])")  # 雨学会2017論文集
_TYPE = re.compile(r"\[[A-Z](?:/[A-Z]{2})?\]")
"""What Chinese citations say of a document, by which they are told elsewhere: "雨的研究[J]"."""

_EDGES = " \u3000，,、.．。:："

_SET_OFF = frozenset("，,、.．。(（")
_DASHES = " ―—–-"
"""What closes a subtitle, and is no part of it."""

_Place = tuple[int, int]
"""Where a text begins and ends in its span."""


class _Names(NamedTuple):
    """The names that a citation may begin with, and where what follows each of them begins."""

    texts: list[str]
    after: list[int]
    has_others: bool
    is_closed: bool


class _Cited(NamedTuple):
    """A record, where its first words are, and where in them names, title and source stand."""

    record: Record
    first: int
    people: People
    title: _Place
    source: _Place


def part_east_asian_citations(groups: Sequence[Group]) -> None:
    """Part names, titles and journals, where most siblings are cited so."""
    for group in voters_of(groups, rows=False):
        if group.container not in (Container.ITEM, Container.PARAGRAPH):
            continue
        cited = [found for record in group.records if (found := _read(record))]
        told = sum(_may_be_cited(record.text) for record in group.records)
        known = sum(_are_told(found.people.names) for found in cited)
        articles = sum(map(_is_article, cited))
        least = max(MIN_GROUP, AGREED * told)
        if articles >= least and known >= KNOWN * len(cited):
            for found in cited:
                _part(found)


def _may_be_cited(text: str) -> bool:
    """Whether a text is of East Asia, and marks tell its title from the rest in no other way."""
    return EAST_ASIAN.search(text) is not None and _MARKED.search(text) is None


def _is_article(found: _Cited) -> bool:
    """Whether a work is no book: in quotation marks, or with a volume or pages."""
    text = found.record.segments[found.first].whole
    is_quoted = text[found.title[0] - 1] in '“"'
    return is_quoted or _OF_ARTICLE.search(text, found.source[0]) is not None


def _are_told(names: Sequence[str]) -> bool:
    """Whether names are sooner names than words: known, with a space inside, or several."""
    return len(names) > 1 or any(_is_known(name) or " " in name for name in names)


def _is_known(name: str) -> bool:
    return is_foreign_name(name) or (len(name) >= MIN_NAME and begins_with_surname(name))


def _is_name(text: str) -> bool:
    return _NAME.fullmatch(text) is not None and _is_known(text)


def _read(record: Record) -> _Cited | None:
    """Read the first line of a record as a citation; None where it is none."""
    first = _find_first(record)
    if first is None:
        return None
    part = record.segments[first]
    text = part.whole
    if len(text) > MAX_LINE or not EAST_ASIAN.search(text) or _TYPE.search(text):
        return None
    names = _read_names(text, len(text) - len(text[part.start :].lstrip()))
    least = len(names.texts) if names.is_closed else 1
    untold = None  # no journal is told beside the title
    for count in range(len(names.texts), max(least, 1) - 1, -1):
        found = _read_title(text, names.after[count - 1])
        if found is None or _is_name(text[slice(*found[0])].strip()):
            continue
        title, source, has_journal = found
        others = names.has_others and count == len(names.texts)
        people = People(tuple(names.texts[:count]), title[0], True, others)
        cited = _Cited(record, first, people, title, source)
        if has_journal:
            return cited
        untold = untold or cited
    return untold


def _find_first(record: Record) -> int | None:
    """Find the first part in words, if it is in no style and begins the line."""
    for place, part in enumerate([] if record.is_parted else record.segments):
        if part.kind in (Kind.NUMBER, Kind.TAG):
            continue
        is_plain = part.mark is Mark.PLAIN and not (part.is_link or part.field or part.bracket)
        return place if is_plain and part.line == 0 else None
    return None


def _read_names(text: str, start: int) -> _Names:
    """Read what may be names, up to a sign that ends them or that is another than between them."""
    texts: list[str] = []
    after: list[int] = []
    between = ""
    while name := _NAME.match(text, start):
        others = _OTHERS.match(text, name.end())
        sign = _SIGN.match(text, others.end() if others else name.end())
        if not sign:
            break
        texts.append(name[0])
        after.append(sign.end())
        between = between or sign[1]
        if others or sign[1] in _CLOSING or sign[1] != between:
            return _Names(texts, after, others is not None, True)
        start = sign.end()
    return _Names(texts, after, False, False)


def _read_title(text: str, start: int) -> tuple[_Place, _Place, bool] | None:
    """Read a title, and what says where it appeared; whether a journal does."""
    if _IN_OWN_MARKS.match(text, start):
        return None
    if quoted := _QUOTED.match(text, start):
        pieces = list(_pieces_of(text, quoted.end()))
        title, source = quoted.span("title"), _find_source(pieces, text, least=0)
    else:
        pieces = list(_pieces_of(text, start))
        source = _find_source(pieces, text, least=1)
        title = (pieces[0][0], pieces[source - 1][1]) if source > 0 else (0, 0)
    if source < 0 or title[1] - title[0] < MIN_TITLE or _MARKED.search(text, *title):
        return None
    at = pieces[source][0]
    return title, (at, len(text)), _NUMBERS.match(text, at) is None


def _pieces_of(text: str, start: int) -> Iterator[_Place]:
    """Give the pieces of a text between commas and stops that stand in no brackets."""
    blank = _HELD.sub(lambda held: "_" * len(held[0]), text)
    is_parted = _PARTED.search(blank[: len(text.rstrip(_EDGES))], start) is not None
    for sign in (_PARTED if is_parted else _PARTED_WEAKLY).finditer(blank, start):
        if text[start : sign.start()].strip(_EDGES):
            yield start, sign.start()
        start = sign.end()
    if text[start:].strip(_EDGES):
        yield start, len(text)


def _find_source(pieces: Sequence[_Place], text: str, *, least: int) -> int:
    """Find the piece with the journal, or what is said of it; -1 where there is none."""
    for place, (start, end) in enumerate(pieces[least:], start=least):
        numbers = _NUMBERS.search(text[start:end])
        if numbers and not text[start : start + numbers.start()].strip(_EDGES):
            return max(place - 1, least)
        found = read_venue(text[start:end]) or read_venue(_INSIDE.sub("", text[start:end]))
        if numbers or (found and found.is_sure):
            return place
    return -1


def _part(found: _Cited) -> None:
    record, first = found.record, found.first
    old = record.segments[first]
    last = first
    while last < len(record.segments) and record.segments[last].span == old.span:
        last += 1
    kept = [
        part
        for part in record.segments[first:last]
        if part.start >= found.source[0] and (part.kind is Kind.IDENTIFIER or part.is_link)
    ]
    names = _make(old, (old.start, found.title[0]), old.cut)
    names.take_for_people(found.people)
    title = _make(old, found.title, Cut.COMMA)
    title.text = title.text.rstrip(_DASHES)
    title.take_for_words()
    source = _make(old, (found.source[0], kept[0].start if kept else found.source[1]), Cut.COMMA)
    _name_source(source)
    record.segments[first:last] = [names, title, source, *kept]
    record.begins_with_authors = record.is_parted = True


def _name_source(source: Segment) -> None:
    """Take a segment for where and when a work appeared."""
    source.take_for_words()
    dated = find_date(source.text)
    source.date = dated.date if dated else ""
    numbers = _NUMBERS.search(source.text)
    end = numbers.start() if numbers else len(source.text)
    if dated and source.text[: dated.start].rstrip()[-1:] in _SET_OFF:
        end = min(end, dated.start)  # 雨学会誌. 2016, vol. 3
    name = source.text[:end]
    name = _VOLUME_LAST.sub("", name.strip(_EDGES))
    source.kind, source.venue = Kind.VENUE, Venue(name, source.date, True)


def _make(old: Segment, place: _Place, cut: Cut) -> Segment:
    made = replace(old, text=tidy(old.whole[slice(*place)].strip(_EDGES)), cut=cut, quoted=False)
    made.start, made.end = place
    return made
