r"""Mathematics and markup in titles, as text to read: ``$\alpha^2$`` is α², ``&amp;`` is &.

Titles bring TeX, MathML, tags of HTML and JATS, and entities, whoever gives them: lists, reference
managers, APIs. This is the one rule by which all become Unicode; what is none of these stays.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from paperkg.characters import unescape_html

if TYPE_CHECKING:
    from pylatexenc.latex2text import LatexNodes2Text

__all__ = ["SUBSCRIPTS", "SUPERSCRIPTS", "read_notation", "set_scripts", "tex_decoder"]

LONGEST = 20_000
"""In a text of more characters nothing is decoded."""

DEEPEST = 30
"""Elements nested deeper than this are no markup that anybody wrote."""

SUPERSCRIPTS = dict(
    zip(
        "0123456789+-−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVW∗*",
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂ**",
        strict=True,
    )
)
SUBSCRIPTS = dict(
    zip("0123456789+-−=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ", strict=True)
)

_TAG = re.compile(
    r"<(?P<close>/?)(?:mml:|jats:|m:)?(?P<name>i|b|u|em|strong|sub|sup|inf|scp|sc|small|tt|span|p"
    r"|italic|bold|monospace|roman|title|math|mrow|mi|mo|mn|mtext|mspace|mstyle|msub|msup|msubsup"
    r"|mfrac|msqrt|mroot|mover|munder|mfenced|mpadded|semantics|annotation|inline-formula"
    r"|tex-math|alternatives|br)(?:\s[^<>]{0,500})?(?P<empty>/?)>",
    re.IGNORECASE,
)
_SIGNS = {"sup": "^", "sub": "_", "inf": "_"}
_MATH = re.compile(r"\$\$?([^$\n]{1,300})\$\$?|\\\(([^$\n]{1,300}?)\\\)")
_PRICE = re.compile(r"\d[\d.,]*\s+[^=<>^_\\]*")
_WORD = re.compile(r"[^\s_^{}$]*[^\d\s.,_^{}$][^\s_^{}$]*")
# Commands outside mathematics: {\textasciitilde}, {\"o}, \'e, \emph{...}.
_SIGN = re.compile(
    r"\{\\(?:text[a-z]{1,30}|[oOlLij]|[ao]e|[AO]E|aa|AA|ss|[\"'`^~=.uvHck]\{?[a-zA-Z]\}?)\}"
    r"|\\[\"'`^~](?:[a-zA-Z]\b|\{[a-zA-Z]\})"
    r"|\\(?:emph|text[a-z]{2}|math[a-z]{2,4})\{[^{}$]{0,200}\}"
)
_SCRIPT = re.compile(
    r"\s*([_^])\s*(?:\{([^{}]{1,40})\}|(\\[a-zA-Z]{1,20}(?:\{[^{}]{0,40}\})?|[^\s{}\\])"
    r"|\{\s*\\(?:text|math)[a-z]{0,6}\{([^{}]{1,40})\}\s*\})"
)
_COMMAND = re.compile(r"\\[a-zA-Z]{1,30}$")
_FUNCTION = re.compile(r"(\\(?:arg|cos|det|exp|gcd|lim|ln|log|max|min|sin|tan))\s+")
# Commands that the decoder does not know, gives as an accent, or leaves out with what they hold.
_MACROS = {
    "textbraceleft": "{", "textbraceright": "}", "textasciitilde": "~", "textasciicircum": "^",
    "textasciigrave": "`", "textsf": "%s", "texttt": "%s", "textup": "%s", "textmd": "%s",
    "mbox": "%s", "textcolor": "%(3)s",
}  # fmt: skip
_ROOT = re.compile(r"\\sqrt\s*\[\s*(\w{1,3})\s*\]")
_SPACE_AROUND = re.compile(r"\s*([→←×≤≥∈])\s*")


def read_notation(text: str) -> str:
    r"""Give text with its TeX, MathML, tags and entities as Unicode, until none is left.

    What was encoded twice (``&amp;lt;``) is read twice; so a text that was read stays as it is,
    through whatever formats it goes.

    Parameters
    ----------
    text
        A title, or another line of text.

    Examples
    --------
    >>> read_notation(r"Decays $B\to DK$ at $\sqrt{s}$, $p_\mathrm{T}$ and $x^{2n}$")
    'Decays B→DK at √s, pT and x²ⁿ'
    >>> read_notation(r"$\sqrt[3]{x}$ of $\sqrt[n]{a+b}$")
    '³√x of ⁿ√(a+b)'
    >>> read_notation("H<sub>2</sub>O &amp; <i>E. coli</i>")
    'H₂O & E. coli'
    >>> read_notation("<math><msup><mi>n</mi><mn>2</mn></msup></math>")
    'n²'
    >>> read_notation("Costs $5 or $6; List<T> if a < b")
    'Costs $5 or $6; List<T> if a < b'
    """
    if len(text) > LONGEST:
        return text
    for _ in range(DEEPEST):
        read = _read_once(text)
        if read == text:
            break
        text = read
    return text


def _read_once(text: str) -> str:
    if "&" in text:
        text = unescape_html(text)
    if "<" in text and _TAG.search(text):
        text = _read_tags(text)
    if "$" in text or "\\" in text:
        text = _MATH.sub(lambda found: _read_math(found[0], found[1] or found[2]), text)
    return _SIGN.sub(lambda found: _decode(found[0]), text) if "\\" in text else text


def set_scripts(tex: str) -> str:
    r"""Set what stands after ``^`` and ``_`` in mathematics high and low, where Unicode can.

    Examples
    --------
    >>> set_scripts(r"x_1^{-2} \ell_\infty \ell_p C_{\textrm{2}}")
    'x₁⁻² \\ell∞ \\ell{}ₚ C₂'
    """
    return _SCRIPT.sub(_set_script, tex)


def _set_script(found: re.Match[str]) -> str:
    script = _set(found[1], _decode(found[2] or found[3] or found[4]))
    # "\\sum_{n>0}" is a sum with n, and not a command "\\sumn".
    is_glued = script[:1].isalpha() and _COMMAND.search(found.string, 0, found.start())
    return "{}" + script if is_glued else script


def _set(sign: str, script: str) -> str:
    letters = SUPERSCRIPTS if sign == "^" else SUBSCRIPTS
    plain = script.replace(" ", "")
    if plain and all(letter in letters for letter in plain):
        return "".join(letters[letter] for letter in plain)
    if sign == "_" or (len(plain) == 1 and not plain.isalnum()):
        return plain
    return f"^{script}" if len(plain) == 1 else f"^({script})"


def _read_math(whole: str, inner: str) -> str:
    """Read what may be mathematics: between dollar signs may also stand prices."""
    has_signs = any(sign in inner for sign in "\\^_=") or whole.startswith("\\(")
    if not has_signs:
        return inner if _WORD.fullmatch(inner) else whole
    if whole.startswith("$") and _PRICE.fullmatch(inner):
        return whole
    inner = _ROOT.sub(lambda found: f"{{}}^{{{found[1]}}}\\sqrt", inner)
    plain = _decode(_FUNCTION.sub(r"\1{} ", set_scripts(inner)))
    return _SPACE_AROUND.sub(r"\1", re.sub(r"√\((\w)\)", r"√\1", plain)).strip()


@lru_cache(maxsize=10_000)
def _decode(tex: str) -> str:
    """Decode TeX; what cannot be decoded stays."""
    if "\\" not in tex and "{" not in tex:
        return tex
    try:
        decoded: str = tex_decoder().latex_to_text(tex)
    except Exception:  # it raises whatever it meets
        return tex
    return decoded


@cache
def tex_decoder() -> LatexNodes2Text:
    """Give what decodes TeX; it raises whatever it meets."""
    # Loaded only here: it takes a while, and most texts have nothing to decode.
    from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db

    known = get_default_latex_context_db()
    macros = [MacroTextSpec(name, meant) for name, meant in _MACROS.items()]
    known.add_context_category("signs", macros=macros, prepend=True)
    return LatexNodes2Text(known, math_mode="text", strict_latex_spaces=False, keep_comments=True)


@dataclass(slots=True)
class _Open:
    """An element that is not yet closed, with the text of each of its parts."""

    name: str
    tag: str = ""
    parts: list[str] = field(default_factory=list)


def _read_tags(text: str) -> str:
    """Read tags of HTML, JATS and MathML; what opens nothing or is never closed is no tag."""
    stack = [_Open("")]
    place = 0
    for tag in _TAG.finditer(text):
        stack[-1].parts.append(text[place : tag.start()])
        place = tag.end()
        name = tag["name"].lower()
        if tag["empty"] or name == "br":
            stack[-1].parts.append(" " if name in {"br", "mspace"} else "")
        elif not tag["close"]:
            stack.append(_Open(name, tag[0]))
        elif name in {element.name for element in stack[-DEEPEST:]}:
            while stack[-1].name != name:
                _abandon(stack)
            _close(stack)
        else:
            stack[-1].parts.append(tag[0])
    stack[-1].parts.append(text[place:])
    while len(stack) > 1:
        _abandon(stack)
    return " ".join("".join(stack[0].parts).split())


def _abandon(stack: list[_Open]) -> None:
    """Take what looked like the beginning of an element for text."""
    element = stack.pop()
    stack[-1].parts += [element.tag, *element.parts]


def _close(stack: list[_Open]) -> None:
    """Write an element into the one around it."""
    element = stack.pop()
    stack[-1].parts.append(_write(element))


def _write(element: _Open) -> str:
    inner = "".join(element.parts)
    if element.name in _SIGNS:
        return _set(_SIGNS[element.name], inner)
    if element.name == "annotation":
        return ""  # the same once more, in another notation
    parts = [part.strip() for part in element.parts if part.strip()]
    composed = _compose(element.name, parts)
    if composed is not None:
        return composed
    is_mathematics = element.name.startswith("m") and element.name not in {"mtext", "monospace"}
    return inner.strip() if is_mathematics else inner


def _compose(name: str, parts: list[str]) -> str | None:
    """Write an element of MathML that is more than its parts in a row."""
    match name, parts:
        case "alternatives", [*_, last]:
            return last
        case "msup", [base, script]:
            return base + _set("^", script)
        case "msub", [base, script]:
            return base + _set("_", script)
        case "msubsup", [base, low, high]:
            return base + _set("_", low) + _set("^", high)
        case "mfrac", [above, below]:
            return f"{above}/{below}"
        case "msqrt", [root]:
            return f"√{root}" if len(root) == 1 else f"√({root})"
    return None
