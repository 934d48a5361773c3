"""Lines between items that name the list below them: "- A Title ⏎ **Papers** ⏎ - A Finer Title".

Without an empty line before it, the parser takes such a line for the rest of the item above. One
in bold, a year, and a word or a few with a colon are names; so are words alone in a document whose
first list has such a name, where few items have such a line below them.
"""

from __future__ import annotations

import re

from paperkg.reading.patterns import CAPITAL, YEAR

__all__ = ["ITEM_START", "find_names_of_lists"]

FEW = 3
"""At most one item of so many has words alone below it that name the next list."""

ITEM_START = re.compile(r"(?:[-*+]|\d{1,9}[.)])\s")

_ITEM = r" {0,3}(?:[-*+]|\d{1,9}[.)])[ \t]"
_BOLD = r"\*\*[^*\n]{2,60}\*\*:?"
_YEAR = rf"(?:[^\W\d_]{{3,9}}\.? )?{YEAR}:?"
_LABEL = rf"{CAPITAL}[\w&/'’()-]*(?: [\w&/'’()-]+){{0,4}} ?[:：]"
_WORDS = rf"{CAPITAL}[\w&/'’-]*(?: [\w&/'’-]+){{0,3}}"

_SURE = re.compile(rf"(?:{_BOLD}|{_YEAR}|{_LABEL})\s*")
_ANY = re.compile(rf"(?:{_BOLD}|{_YEAR}|{_LABEL}|{_WORDS})\s*")
_LINE = re.compile(rf"\n(?:{_BOLD}|{_YEAR}|{_LABEL}|{_WORDS})[ \t]*\n(?={_ITEM})")
_FIRST = re.compile(rf"(?:\A|\n)[ \t]*\n{_WORDS}[ \t]*\n(?={_ITEM})|\A{_WORDS}[ \t]*\n(?={_ITEM})")
_BETWEEN = re.compile(rf"\n{_ITEM}[^\n]*\n{_WORDS}(?=[ \t]*\n{_ITEM})")
_ITEMS = re.compile(rf"\n{_ITEM}")


def find_names_of_lists(text: str) -> re.Pattern[str] | None:
    r"""Give the pattern of such lines in a document; None where it has none.

    Examples
    --------
    >>> names = find_names_of_lists("Books:\n- Rain\n- Snow\nPapers:\n- Owls\n")
    >>> names is not None and names.fullmatch("Papers:") is not None
    True
    >>> find_names_of_lists("- Rain\n- Snow\n") is None
    True
    """
    if _ITEMS.search(text) is None or _LINE.search(text) is None:
        return None
    if _FIRST.search(text) is None:
        return _SURE
    count = len(_BETWEEN.findall(text))
    return _ANY if FEW * count <= len(_ITEMS.findall(text)) else _SURE
