"""What encloses a venue and is none of its name: "(FCC 24')", "FCC 2019 的一篇论文"."""

from __future__ import annotations

import re

__all__ = ["without_edges"]

_EDGES = " \t*_.,;:—–-|·•`"
# In Chinese and Japanese: an article of it, and what is said of it.
_OF_WORK = re.compile(r"([\w)])\s?[的の]\s?(?:一篇)?(?:论文|論文|文章|工作|paper)(?:[，。；].*)?$")


def without_edges(text: str) -> str:
    """Take off what encloses a venue, and write the mark of a short year before it: "FCC 24'".

    So is that it is where an article appeared, in Chinese and Japanese: "FCC 2019 的一篇论文".
    """
    text = text.strip(_EDGES)
    text = text if text.isascii() else _OF_WORK.sub(r"\1", text)
    if text[:1] in "([（【{" and text[-1:] in ")]）】}":
        text = text[1:-1]
    is_late = text[-1:] in ("'", "’") and text[-3:-1].isdecimal() and text[-4:-3] == " "
    return f"{text[:-3]}'{text[-3:-1]}" if is_late else text.rstrip("'’")
