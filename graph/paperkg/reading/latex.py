"""LaTeX in titles, names and venues, as text a person can read."""

from __future__ import annotations

import re

from paperkg.notation import set_scripts, tex_decoder
from paperkg.reading.charset import tidy_text

__all__ = ["decode_latex"]

DEEPEST = 30
"""Braces nested deeper than this are no LaTeX that anybody wrote: they are taken out."""

LONGEST = 20_000
"""So long a text is not decoded."""

_COMMAND = re.compile(r"[\\$]")
# What needs no parser, and stands in most titles: braces that keep capitals, dashes, quotes.
_MARKS = re.compile(r"[{}~]|``|''|---?")
_MEANT = {"{": "", "}": "", "~": " ", "``": "“", "''": "”", "--": "–", "---": "—"}
_MATHEMATICS = re.compile(
    r"(?<!\\)\$(?:[^$\\]|\\.){1,300}\$|\\ensuremath\{(?:[^{}]|\{[^{}]*\}){1,300}\}"
)
# They stand for themselves in a title; in LaTeX they hide the rest of a line, or part columns.
_BARE = re.compile(r"(?<!\\)[%&]")
_DOLLAR = re.compile(r"(?<!\\)\$")
_PRICE = re.compile(r"\d[\d.,]*\s+[^=<>^_\\]*")
# The programs by their names; LaTeX eats the space after one, which nobody means in a title.
_PROGRAM = re.compile(r"\\((?:La|Bib|pdf|Xe|Lua)*TeX)(?![A-Za-z])(?:\{\})?")
_URL = re.compile(r"\\(?:url|href)\s*\{([^{}]*)\}(?:\s*\{([^{}]*)\})?")


def decode_latex(text: str) -> str:
    r"""Decode accents, symbols and mathematics, and take out braces.

    Signs of per cent, "and" and prices stand for themselves: nobody means more in a title.

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
    text = _MATHEMATICS.sub(lambda found: set_scripts(found[0]), _keep_prices(text))
    try:
        decoded = tex_decoder().latex_to_text(_BARE.sub(r"\\\g<0>", text))
    except (ValueError, IndexError, KeyError, RecursionError):  # it raises whatever it meets
        decoded = re.sub(r"[{}]", "", text)
    return tidy_text(decoded)


def _keep_prices(text: str) -> str:
    """Mark dollar signs that begin no mathematics: one alone, or those of prices."""
    parts = _DOLLAR.split(text)
    is_alone = len(parts) == 2
    are_prices = len(parts) % 2 and all(map(_PRICE.fullmatch, parts[1::2]))
    return _DOLLAR.sub(r"\\$", text) if is_alone or are_prices else text


def _depth(text: str) -> int:
    deepest = depth = 0
    for char in text:
        depth += (char == "{") - (char == "}")
        deepest = max(deepest, depth)
    return deepest
