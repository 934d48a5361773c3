"""Chinese, Japanese and Korean names at the start of a citation."""

from __future__ import annotations

import re

from paperkg.reading.people import People
from paperkg.reading.words import words_of

__all__ = ["read_han_names"]

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
