"""Who, where and when beside a title, as Chinese, Japanese and Korean lists say it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from paperkg.reading.imprints.venues import Venue
from paperkg.reading.names.east_asian_names import begins_with_surname
from paperkg.reading.names.people import People
from paperkg.reading.words import FOREIGN, is_given_name

__all__ = [
    "EastAsianSource",
    "end_of_source",
    "find_written",
    "is_east_asian_name",
    "read_east_asian_source",
    "split_east_asian_names",
    "stands_after_names",
]

_LETTERS = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_HAS_LETTER = re.compile(f"[{_LETTERS}]")
_LEAD = re.compile(r"[\s，,、；;/|:：.．\-–—]*")
_PARTED = re.compile(r"[》』」〉>\"”.,，．。]")
# What ends the names, the publisher and the year, and begins a remark.
_AFTER_MARKS = re.compile(r"[》』」〉]\W*$")
_STOP = re.compile(r"[。：:！？!?（(\[【]|——|\s[-–—]\s|\.(?=\s|$)")

# One name: of a foreigner with points inside, of Chinese or Japanese, of Korean.
_NAME = (
    f"(?:{FOREIGN}|[\u4e00-\u9fff々]{{2,5}}|[\uac00-\ud7a3]{{2,5}}(?:\\s[\uac00-\ud7a3]{{1,6}})?)"
)
_NAME_FIRST = re.compile(
    f"[\\s，,、:：\\-–—·/]*((?:{FOREIGN}|[\u4e00-\u9fff々]{{2,4}}))(?=[，,：:（(。]|——|\\s[-–—]\\s)"
)
# A point parts names in Korean alone: elsewhere it stands inside a name, and a long row of points
# could be read in far too many ways.
_POINT = "(?<=[\uac00-\ud7a3])\\s?·\\s?(?=[\uac00-\ud7a3])"
_NAMES = f"{_NAME}(?:(?:\\s?[、，,;；・&]\\s?|\\s|{_POINT})(?:{_NAME})){{0,6}}?"
_ONE_NAME = re.compile(_NAME)
_BETWEEN_NAMES = re.compile(rf"\s?[、，,;；]\s?|{_POINT}")
_WRITER = re.compile(
    f"({_NAMES})(\\s?等)?\\s?(?:编著|編著|主编|著者|著|编|編|지음|저|글|엮음)(?![{_LETTERS}])"
)
_LABELLED = re.compile(f"(?:作者|著者|저자|지은이)\\s?[：:]\\s?({_NAMES})(?=[（(，,。]|——|\\s|$)")
_OTHER_HAND = re.compile(
    f"({_NAMES})(?:\\s?等)?\\s?(?:译注|译|譯|訳|翻訳|옮김|역|校|注)(?![{_LETTERS}])"
)
# What is no part of the last name, though it may look so: "王小明等" 著, "王小明编" 著.
_OFFICE_LAST = re.compile("(?<=[\u4e00-\u9fff]{2})(?:等|编|編|主|合)$")
_COMMA = re.compile(r"[,，]\s?")
_YEAR = re.compile(
    r"((?:1[5-9]|20)\d\d)(?:\s?[年년](?:\s?(\d{1,2})\s?[月월])?|[-.](0?[1-9]|1[0-2])(?![\d.]))?"
    r"(?:\s?\d{1,2}[日일])?\s?(?:出版|发行|初版|版|刊)?(?![\d\w])"
)
# What a publisher's name ends with; a year may stand right after it.
_PUBLISHER = re.compile(
    f"([{_LETTERS}·・A-Za-z&]{{1,24}}?(?:出版社|出版公司|出版集团|出版会|出版部|书局|書局|书店|書店|书社"
    "|書社|印书馆|印書館|書房|書院|書館|文庫|新書|新社|选书|出版|출판사|출판부|출판|서점|서원|북스)"
    "|[\u3040-\u30ff\u3400-\u9fff]{2,8}[社堂館馆]|[\uac00-\ud7a3]{2,8}사)"
    f"(?=\\s?\\d{{4}}|[^{_LETTERS}\\w]|$)"
)
_CITY = re.compile("[\u4e00-\u9fff]{2,4}[：:]\\s?")
# In Korean, a name begins with one of few surnames.
_HANGUL_WORD = re.compile("[\uac00-\ud7a3]{2,}")
# A publisher that only the year after it tells.
_BEFORE_YEAR = re.compile(
    f"([{_LETTERS}][{_LETTERS}\\s·・]{{0,16}})\\s*[，,、;；/]?\\s*(?={_YEAR.pattern})"
)


class EastAsianSource(NamedTuple):
    """What a text says beside a title, and where that ends."""

    people: People | None
    venue: Venue | None
    date: str
    end: int


@dataclass(slots=True)
class _Read:
    """What was read of a text so far."""

    is_signed: bool
    names: list[str] = field(default_factory=list)
    is_written: bool = False
    has_others: bool = False
    publisher: str = ""
    date: str = ""

    @property
    def is_sure(self) -> bool:
        """Whether it is more than words that may be names, or a year alone."""
        is_dated = bool(self.date) and bool(self.names)
        return self.is_written or bool(self.publisher) or is_dated


@lru_cache(maxsize=5_000)
def read_east_asian_source(text: str, *, is_signed: bool = False) -> EastAsianSource | None:
    """Read names, a publisher and a year that a text begins with, one of them sure.

    Sure are names before "wrote" (著, 지음), publishers by the end of their name, and years. Where
    names stand before the title (``is_signed``), others after it are a publisher.

    Examples
    --------
    >>> found = read_east_asian_source("，王小明著，青山出版社，2010年。好书")
    >>> found.people.names, found.venue.name, found.date, found.end
    (('王小明',), '青山出版社', '2010', 17)
    >>> read_east_asian_source("王小明很高兴") is None
    True
    """
    if text.isascii() or not _HAS_LETTER.search(text):
        return None
    read = _Read(is_signed=is_signed)
    end = place = _skip(text, 0)
    while place < len(text) and (found := _read_part(text, place, read)):
        end = found
        if _STOP.match(text, end) or not _is_set_off(text, end):
            break
        place = _skip(text, end)
    if not read.is_sure or not (_is_set_off(text, end) or _STOP.match(text, end)):
        return None
    people = People(tuple(read.names), end, True, read.has_others) if read.names else None
    venue = Venue(read.publisher, read.date, True) if read.publisher else None
    return EastAsianSource(people, venue, read.date, end)


def end_of_source(text: str, start: int, end: int) -> int:
    """Find where who, where and when end in a part of a text; 0 where it says none of them."""
    if text.isascii():
        return 0
    is_signed = stands_after_names(text, start)
    source = read_east_asian_source(text[start:end], is_signed=is_signed)
    if source is None and (_AFTER_MARKS.search(text, 0, start) or not text[:start].strip()):
        name = _NAME_FIRST.match(text, start, end)
        return name.end(1) - start if name and name.end(1) < end else 0
    return source.end if source else 0


def find_written(text: str) -> int:
    """Find the comma before who wrote the work that a text begins with; 0 where none says so.

    Examples
    --------
    >>> find_written("围城, 钱锺书著, 人民文学出版社")
    2
    """
    if text.isascii():
        return 0
    for comma in _COMMA.finditer(text, 1):
        writer = _WRITER.match(text, comma.end())
        if writer and not writer[0].endswith("글") and _is_set_off(text, writer.end()):
            return comma.start()
    return 0


def is_east_asian_name(text: str) -> bool:
    """Whether a text has the form of one name: Chinese, Japanese, Korean, or a foreigner's.

    Examples
    --------
    >>> is_east_asian_name("梅棹忠夫"), is_east_asian_name("タテ社会の人間関係")
    (True, False)
    """
    return _ONE_NAME.fullmatch(text) is not None


def split_east_asian_names(text: str) -> tuple[str, ...]:
    """Give the names of a text by their form alone; none where a part of it can be no name.

    Examples
    --------
    >>> split_east_asian_names("山田花子、鈴木一郎"), split_east_asian_names("タテ社会、岩波")
    (('山田花子', '鈴木一郎'), ())
    """
    if text.isascii():
        return ()
    names = tuple(_BETWEEN_NAMES.split(text))
    return names if all(map(is_east_asian_name, names)) else ()


def stands_after_names(text: str, place: int) -> bool:
    """Whether a text begins with other words than a title in its marks, such as who wrote it."""
    before = text[:place].strip(" \t,，、。.：:")
    return (
        bool(before) and before[0] not in "《『「〈<【[(（" and _PARTED.search(before) is not None
    )


def _read_part(text: str, place: int, read: _Read) -> int:
    """Read a year, who wrote or translated, or a publisher; give its end, 0 where it is none."""
    if not read.date and (year := _YEAR.match(text, place)):
        month = year[2] or year[3]
        is_month = bool(month) and 1 <= int(month) <= 12
        read.date = f"{year[1]}-{int(month):02}" if is_month else year[1]
        return year.end()
    if not read.is_written and (labelled := _LABELLED.match(text, place)):
        read.names += _ONE_NAME.findall(labelled[1])
        read.is_written = True
        return labelled.end()
    if not (read.is_written or read.publisher) and (writer := _WRITER.match(text, place)):
        read.names += _ONE_NAME.findall(_OFFICE_LAST.sub("", writer[1]))
        read.is_written, read.has_others = True, bool(writer[2]) or writer[1].endswith("等")
        return writer.end()
    if other := _OTHER_HAND.match(text, place):
        read.is_written = read.is_written or bool(read.names)
        return other.end()
    city = _CITY.match(text, place)
    if not read.publisher and (house := _PUBLISHER.match(text, city.end() if city else place)):
        read.publisher = house[1].strip()
        return house.end()
    is_next = bool(read.names) and not (read.is_written or read.publisher or read.date)
    if is_next and (name := _ONE_NAME.match(text, place)) and is_given_name(name[0]):
        read.names.append(name[0])
        return name.end()
    is_untold = _HANGUL_WORD.match(text, place) and not begins_with_surname(text[place])
    may_be_house = not read.publisher and not read.date
    may_be_house = may_be_house and bool(read.names or read.is_signed or is_untold)
    if may_be_house and (house := _BEFORE_YEAR.match(text, place)):
        read.publisher = house[1].strip()
        return house.end(1)
    is_first = not (read.is_signed or read.is_written or read.publisher or read.date)
    if is_first and (name := _ONE_NAME.match(text, place)):
        read.names.append(name[0])
        return name.end()
    return 0


def _skip(text: str, place: int) -> int:
    found = _LEAD.match(text, place)
    return found.end() if found else place


def _is_set_off(text: str, place: int) -> bool:
    """Whether a part ends here: at a sign, a space, or where a year begins."""
    return place >= len(text) or text[place] in "，,、；;/| 　)）]】" or text[place].isdigit()
