"""LaTeX in titles, names and venues, as text a person can read."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from paperkg.notation import set_scripts
from paperkg.reading.charset import tidy_text

if TYPE_CHECKING:
    from pylatexenc.latex2text import LatexNodes2Text

__all__ = ["decode_latex"]

DEEPEST = 30
"""Braces nested deeper than this are no LaTeX that anybody wrote: they are taken out."""

LONGEST = 20_000
"""So long a text is not decoded."""

_COMMAND = re.compile(r"[\\$]")
# What needs no parser, and stands in most titles: braces that keep capitals, dashes, quotes.
_MARKS = re.compile(r"[{}~]|``|''|---?")
_MEANT = {"{": "", "}": "", "~": " ", "``": "“", "''": "”", "--": "–", "---": "—"}
_MATHEMATICS = re.compile(r"\$[^$]{1,300}\$|\\ensuremath\{(?:[^{}]|\{[^{}]*\}){1,300}\}")
# Commands that the decoder does not know, or gives as an accent.
_SIGNS = {
    "textbraceleft": "{", "textbraceright": "}", "textasciitilde": "~", "textasciicircum": "^",
    "textasciigrave": "`",
}  # fmt: skip
_BARE_PERCENT = re.compile(r"(?<!\\)%")
# The programs by their names; LaTeX eats the space after one, which nobody means in a title.
_PROGRAM = re.compile(r"\\((?:La|Bib|pdf|Xe|Lua)*TeX)(?![A-Za-z])(?:\{\})?")
_URL = re.compile(r"\\(?:url|href)\s*\{([^{}]*)\}(?:\s*\{([^{}]*)\})?")


def decode_latex(text: str) -> str:
    r"""Decode accents, symbols and mathematics, and take out braces.

    A per cent sign stands for itself: in LaTeX it would hide the rest of the line, which nobody
    means in a title.

    Examples
    --------
    >>> decode_latex(r"100% of {Le Cun}'s G{\"o}del {BERT}s with $\alpha^2$")
    "100% of Le Cun's Gödel BERTs with α²"
    """
    if not _COMMAND.search(text):
        return tidy_text(_MARKS.sub(lambda found: _MEANT[found[0]], text))
    if len(text) > LONGEST or _depth(text) > DEEPEST:
        return tidy_text(re.sub(r"[{}]", "", text))
    text = _URL.sub(lambda found: found[2] or found[1], text)
    text = _PROGRAM.sub(r"\1", text) if "TeX" in text else text
    text = _MATHEMATICS.sub(lambda found: set_scripts(found[0]), text)
    try:
        decoded = _decoder().latex_to_text(_BARE_PERCENT.sub(r"\\%", text))
    except (ValueError, IndexError, KeyError, RecursionError):  # it raises whatever it meets
        decoded = re.sub(r"[{}]", "", text)
    return tidy_text(decoded)


@cache
def _decoder() -> LatexNodes2Text:
    # Loaded only here: it takes a while, and most texts have nothing to decode.
    from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db

    known = get_default_latex_context_db()
    macros = [MacroTextSpec(name, sign) for name, sign in _SIGNS.items()]
    known.add_context_category("signs", macros=macros, prepend=True)
    return LatexNodes2Text(known, math_mode="text", strict_latex_spaces=False, keep_comments=True)


def _depth(text: str) -> int:
    deepest = depth = 0
    for char in text:
        depth += (char == "{") - (char == "}")
        deepest = max(deepest, depth)
    return deepest
