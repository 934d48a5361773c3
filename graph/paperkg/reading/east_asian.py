"""Chinese, Japanese and Korean names at the start of a citation, and those after a title."""

from __future__ import annotations

import re

from paperkg.reading.people import People
from paperkg.reading.words import words_of

__all__ = ["read_han_names", "read_han_signature"]

# Names of two or three signs, before a point or a colon: "王立才, 孟祥武, 等."
_HAN_NAME = re.compile(
    "(?:欧阳|司马|上官|诸葛|东方|皇甫|慕容)?[\u4e00-\u9fff]{2,3}(?![\u4e00-\u9fff])"
)
_HAN_NAMES = re.compile(
    "([\u4e00-\u9fff]{2,3}(?:\\s?[,，、]\\s?(?!等)[\u4e00-\u9fff]{2,3})*)(\\s?[,，]?\\s?等)?(?=\\s?[.．：:])"
)
# Names of two to four syllables, before a point or a year: "김민수, 이영희 (2020)".
_HANGUL_NAMES = re.compile(
    "([\uac00-\ud7a3]{2,4}(?:\\s?[,·、]\\s?[\uac00-\ud7a3]{2,4}(?!\\s?[\uac00-\ud7a3]))*)"
    "(\\s?(?:외|등)(?:\\s?\\d+인)?)?(?=\\s?(?:[.．：:]|\\((?:19|20)\\d\\d))"
)
_HANGUL_SURNAMES = words_of("people", "hangul_surnames")
_HAN_SURNAMES = words_of("people", "han_surnames")

# Who signs after a title: "尤瓦尔·赫拉利", "小西奥多·希克；刘易斯·沃恩", "费孝通著".
_FOREIGN = re.compile(
    "[\u30a0-\u30ff\u4e00-\u9fffA-Z][\u30a0-\u30ff\u4e00-\u9fffA-Za-z.]*"
    "(?:\\s?[·・•‧]\\s?[\u30a0-\u30ff\u4e00-\u9fffA-Za-z.]+)+"
)
_SHORT = re.compile("[\u4e00-\u9fff]{2,5}|[\u30a1-\u30ff]{2,9}")
_BETWEEN = re.compile(r"\s?[、，,；;/&]\s?")
_AFTER_NAMES = re.compile(r"\s?(?:等|著|编|編|主|合)+$")
_EDITION = re.compile(r"[（(]\s?第\s?\S{1,3}\s?版\s?[)）]\s?")
_NO_NAME_LASTS = "类類版篇卷册冊本集部级級书書作品推荐推薦系列文"
"""What ends words that say what a book is, and no names: "通识类", "长篇"."""


def read_han_names(text: str) -> People | None:
    """Read the Chinese or Korean names with which a citation starts.

    Examples
    --------
    >>> read_han_names("王小明, 李红, 等. 机器学习").names
    ('王小明', '李红')
    """
    if found := _HAN_NAMES.match(text):
        names, surnames = _HAN_NAME.findall(found[1]), _HAN_SURNAMES
    elif found := _HANGUL_NAMES.match(text):
        names, surnames = re.split(r"\s?[,·、]\s?", found[1]), _HANGUL_SURNAMES
    else:
        return None
    if any(name[0] not in surnames for name in names):
        return None
    return People(tuple(names), found.end(), True, found[2] is not None)


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
