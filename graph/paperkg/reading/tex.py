r"""TeX in titles to plain signs: ``$\sqrt{s}$`` to √s."""

from __future__ import annotations

import re
from functools import lru_cache

__all__ = ["plain_tex"]

# A sign outside mathematics: {\textasciitilde}, {\"o}, \'e.
_SIGN = re.compile(r"\{\\(?:text[a-z]{1,30}|[\"'`^~=.uvHck]\{?[a-zA-Z]\}?)\}|\\[\"'`^~][a-zA-Z]\b")
_MATH = re.compile(r"\$([^$\n]{1,300})\$")


def plain_tex(text: str) -> str:
    r"""Show the mathematics between dollar signs, and commands of TeX, as plain signs.

    Examples
    --------
    >>> plain_tex(r"Decays $B\to DK$ at $\sqrt{s}$")
    'Decays B→DK at √s'
    >>> plain_tex("Costs $5 or $6")
    'Costs $5 or $6'
    """
    if "\\" not in text and "$" not in text:
        return text
    text = _MATH.sub(lambda match: _decode(match[0]), text)
    return _SIGN.sub(lambda match: _decode(match[0]), text) if "\\" in text else text


@lru_cache(maxsize=10_000)
def _decode(tex: str) -> str:
    inner = tex.strip("$")
    if "\\" not in inner:
        # "$x_1$" stays as it is written, and so does "$5 or $6".
        is_word = re.fullmatch(r"[^\s_^{}$]*[^\d\s.,_^{}$][^\s_^{}$]*", inner) is not None
        return inner if is_word and tex.startswith("$") else tex
    from pylatexenc.latex2text import LatexNodes2Text

    try:
        plain = LatexNodes2Text(math_mode="text", keep_comments=True).latex_to_text(tex)
    except Exception:
        return tex
    plain = re.sub(r"√\((\w)\)", r"√\1", plain)
    return re.sub(r"[_^](\w)\b", r"\1", re.sub(r"\s*→\s*", "→", plain))
