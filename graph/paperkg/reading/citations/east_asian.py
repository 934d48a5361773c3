"""Chinese, Japanese and Korean names at the start of a citation, and those after a title."""

from __future__ import annotations

import re

from paperkg.reading.names.people import People
from paperkg.reading.words import FOREIGN, words_of

__all__ = ["find_han_source", "read_han_names", "read_han_signature"]

# Names of two or three signs, before a point or a colon: "王立才, 孟祥武, 等."
_HAN_NAME = re.compile(
    "(?:欧阳|司马|上官|诸葛|东方|皇甫|慕容)?[\u4e00-\u9fff]{2,3}(?![\u4e00-\u9fff])"
)
_HAN_NAMES = re.compile(
    "([\u4e00-\u9fff]{2,3}(?:\\s?[,，、]\\s?(?!等)[\u4e00-\u9fff]{2,3})*)(\\s?[,，]?\\s?等)?(?=\\s?(?:[.．：:《『]|[（(]\\s?(?:19|20)\\d\\d))"
)
# Names of two to four syllables, before a point or a year: "김민수, 이영희 (2020)".
_HANGUL_NAMES = re.compile(
    "([\uac00-\ud7a3]{2,4}(?:\\s?[,·、]\\s?[\uac00-\ud7a3]{2,4}(?!\\s?[\uac00-\ud7a3]))*)"
    "(\\s?(?:외|등)(?:\\s?\\d+인)?)?(?=\\s?(?:[.．：:]|\\((?:19|20)\\d\\d))"
)
_HANGUL_SURNAMES = words_of("people", "hangul_surnames")
_HAN_SURNAMES = words_of("people", "han_surnames")

# Names before a year in brackets, as Japanese lists write them: "山田 花子・鈴木 一郎 (編) (2020)".
_SIGN = "[\u3005\u3040-\u309f\u30a1-\u30f6\u30fc\u4e00-\u9fff]"
_DATED_NAME = f"{_SIGN}{{1,5}}(?:\\s{_SIGN}{{1,6}})?"
_NEXT_NAME = r"\s?(?:[・･，、,;；&＆]|\band\b)\s?"
_OFFICE = "(?:編著|編集|編|監修|監訳|共編|共著|著|訳)"
# "山田 花子(監修) 鈴木 一郎(編) (2009)".
_AFTER_OFFICE = rf"\s?[(（]{_OFFICE}[)）](?:\s?[・･，、,;；])?\s?"
_DATED_NAMES = re.compile(
    f"({_DATED_NAME}(?:(?:{_NEXT_NAME}|{_AFTER_OFFICE}){_DATED_NAME})*)"
    rf"([，、,]?\s?(?:ほか|他|等))?(\s?[(（]?{_OFFICE}[)）]?)?"
    r"(?=\s?[(（](?:(?:19|20)\d\d[a-z]?|印刷中)[)）]\s?[.．,，、:：]?\s?[^\s.．,，、:：])"
)
# Names before a title and its journal: "山田 花子，鈴木一郎．題名．雨学会誌，19: 163-174, 2017".
_FULL_NAME = f"(?={_SIGN}\\s?{_SIGN}){_SIGN}{{1,4}}(?:\\s{_SIGN}{{1,4}})?"
_LISTED_NAMES = re.compile(
    f"({_FULL_NAME}(?:\\s?[，、,]\\s?{_FULL_NAME})+)([，、,]?\\s?(?:ほか|他|等))?"
    f"(?=\\s?[.．。]\\s?{_SIGN}[^.．。]{{3,120}}[.．。][^.．。]{{2,60}}[，,、.．。]\\s?"
    r"(?:\d[^\n]{0,60}\b)?(?:19|20)\d\d)"
)
# "山田花子，鈴木一郎，「題名」，雨学会誌，vol. 19": engineers part all by commas.
_QUOTED_NAMES = re.compile(
    f'({_FULL_NAME}(?:[，、,]\\s?{_FULL_NAME})+)([，、,]?\\s?(?:ほか|他|等))?(?=[，,]\\s?[「“"])'
)
_JOURNAL = re.compile(rf"\s({_SIGN}[^\s,，]*)\s?[,，]\s?\d")
_WIDE_SPACE = re.compile("\u3000+(?![-–—―〜～（(])")

# Who signs after a title: "尤瓦尔·赫拉利", "小西奥多·希克；刘易斯·沃恩", "费孝通著".
_FOREIGN = re.compile(
    "[\u30a0-\u30ff\u4e00-\u9fffA-Z][\u30a0-\u30ff\u4e00-\u9fffA-Za-z.]*"
    "(?:\\s?[·・•‧]\\s?[\u30a0-\u30ff\u4e00-\u9fffA-Za-z.]+)+"
    "|[\u4e00-\u9fff]{1,5}\\.[\u4e00-\u9fff]{2,6}"
)
_JAPANESE = "[\u4e00-\u9fff々][\u3041-\u30fa\u30fc\u4e00-\u9fff々]{1,5}"
# Foreign names at the start of a citation, and any before a title in the marks of Japanese.
_BEFORE_TITLE = re.compile(
    f"({FOREIGN}(?:\\s?[,，、;；&]\\s?{FOREIGN})*)(\\s?等)?"
    "(?=\\s?(?:[.．：:《『]|[（(]\\s?(?:19|20)\\d\\d))"
    f"|({_JAPANESE}(?:[・、]{_JAPANESE})*)(?=\\s?[，,、：:]?\\s?『)"
)
_HANGUL_BEFORE = re.compile(
    "([\uac00-\ud7a3]{2,5}(?:\\s[\uac00-\ud7a3]{1,6})?)(?=\\s?,\\s?[「『《〈<])"
)
_SHORT = re.compile(
    "[\u4e00-\u9fff]{2,5}|[\u30a1-\u30ff]{2,9}|[\uac00-\ud7a3]{2,5}(?:\\s[\uac00-\ud7a3]{1,6})?"
)
_BETWEEN = re.compile(r"\s?[、，,；;/&]\s?")
_AFTER_NAMES = re.compile(r"\s?(?:等|著|编|編|主|合)+$")
_EDITION = re.compile(r"[（(]\s?第\s?\S{1,3}\s?版\s?[)）]\s?")
_NO_NAME_LASTS = "类類版篇卷册冊本集部级級书書作品推荐推薦系列文"
"""What ends words that say what a book is, and no names: "通识类", "长篇"."""


def read_han_names(text: str) -> People | None:
    """Read the Chinese, Japanese or Korean names with which a citation starts.

    Examples
    --------
    >>> read_han_names("王小明, 李红, 等. 机器学习").names
    ('王小明', '李红')
    """
    if found := _BEFORE_TITLE.match(text):
        names = _BETWEEN.split(found[1]) if found[1] else re.split("[・、]", found[3])
        return People(tuple(names), found.end(), True, found[2] is not None)
    if found := _HANGUL_BEFORE.match(text):
        return People((found[1],), found.end(1), True)
    if found := _HAN_NAMES.match(text):
        names, surnames = _HAN_NAME.findall(found[1]), _HAN_SURNAMES
    elif found := _HANGUL_NAMES.match(text):
        names, surnames = re.split(r"\s?[,·、]\s?", found[1]), _HANGUL_SURNAMES
    if found and all(name[0] in surnames for name in names):
        return People(tuple(names), found.end(), True, found[2] is not None)
    return _read_listed_names(text) or _read_dated_names(text)


def _read_listed_names(text: str) -> People | None:
    """Read several names before a title in marks, or before one and a journal with its year."""
    found = _QUOTED_NAMES.match(text) or _LISTED_NAMES.match(text)
    if not found:
        return None
    names = re.split(r"\s?[，、,]\s?", found[1])
    return People(tuple(names), found.end(), True, found[2] is not None)


def _read_dated_names(text: str) -> People | None:
    """Read names before a year: several, or with a space inside, as titles have them hardly."""
    found = _DATED_NAMES.match(text)
    if not found:
        return None
    names = re.split(f"{_AFTER_OFFICE}|{_NEXT_NAME}", found[1])
    is_sure = len(names) > 1 or " " in names[0] or "\u3000" in names[0] or bool(found[3])
    people = People(tuple(names), found.end(), True, found[2] is not None)
    return people if is_sure else None


def find_han_source(text: str, *, numbered: bool) -> int:
    """Find where a cited title in Japanese ends: a wide space parts it from where it appeared.

    Parameters
    ----------
    text
        Such as "雨の心理学　日本書房".
    numbered
        Whether a volume follows the text, so that its last word is a journal.

    Returns
    -------
    int
        Where in the text the source begins; 0 where it has none.

    Examples
    --------
    >>> find_han_source("雨の研究 心理学誌", numbered=True)
    5
    """
    if found := _WIDE_SPACE.search(text, 1):
        return found.end() if text[found.end() :].strip() else 0
    found = _JOURNAL.search(text if not numbered else f"{text}, 1")
    return found.start(1) if found else 0


def read_han_signature(text: str) -> People | None:
    """Read the names in Chinese or Japanese that stand after a title, and are all that does.

    Sure are names of foreigners, by the point inside; others may be any words.

    Examples
    --------
    >>> read_han_signature("（第 3 版）刘易斯·沃恩、吉洛维奇等").names
    ('刘易斯·沃恩', '吉洛维奇')
    """
    text = _EDITION.sub("", text.strip(), count=1)
    others = _AFTER_NAMES.search(text)
    names = _BETWEEN.split(text[: others.start()] if others else text)
    foreign = [_FOREIGN.fullmatch(name) is not None for name in names]
    if not all(
        is_foreign or (_SHORT.fullmatch(name) and name[-1] not in _NO_NAME_LASTS)
        for name, is_foreign in zip(names, foreign, strict=True)
    ):
        return None
    has_others = others is not None and "等" in others[0]
    return People(tuple(names), len(text), any(foreign), has_others)
