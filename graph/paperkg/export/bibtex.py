"""Papers as BibTeX and BibLaTeX, for LaTeX and reference managers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from paperkg.export.reference import Person, Reference, WorkType
from paperkg.notation import SUBSCRIPTS, SUPERSCRIPTS

__all__ = ["escape_tex", "render_biblatex", "render_bibtex"]

# A brace escaped as \{ counts as a brace for BibTeX: only by its name does it keep the balance.
_ESCAPES = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "$": r"\$",
    "&": r"\&",
    "%": r"\%",
    "#": r"\#",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "`": r"\textasciigrave{}",
}
_SPECIAL = re.compile("|".join(map(re.escape, _ESCAPES)))
# Two of these are one other sign to TeX: a dash, a closing quotation mark.
_LIGATURE = re.compile(r"(['-])(?=\1)")
_PLAIN = {
    script: plain
    for letters in (SUPERSCRIPTS, SUBSCRIPTS)
    for plain, script in reversed(letters.items())
    if not script.isascii()
}
_SCRIPTS = re.compile(
    "|".join(
        "([{}]+)".format("".join(letter for letter in letters.values() if not letter.isascii()))
        for letters in (SUPERSCRIPTS, SUBSCRIPTS)
    )
)
_SYMBOL = re.compile(
    "[\u0370-\u03ff\u2190-\u22ff\u2100-\u214f\u27c0-\u2aff±×÷\U0001d400-\U0001d7ff]"
)
"""Greek, arrows and operators, letterlike symbols, and letters of mathematics."""
_COMMANDS = {"√": r"\ensuremath{\surd}"}
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_LONG_WORD = re.compile(r"\w{4,}")
_NO_KEY = re.compile(r"[^a-z0-9]")
_NO_WORD = re.compile(r"[\s,;|=*†‡§¶\\]|^(?:and|others)$", re.IGNORECASE)
_BETWEEN = re.compile(r"\band\b|[,;|=*†‡§¶]", re.IGNORECASE)
"""What stands between names, and between the parts of a name."""
_NO_ADDRESS = re.compile(r"[{}\\\s\x00-\x1f]")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_BIBTEX_TYPES = {WorkType.ARTICLE: "article", WorkType.CONFERENCE_PAPER: "inproceedings"}
_BIBLATEX_TYPES = {
    **_BIBTEX_TYPES,
    WorkType.PREPRINT: "online",
    WorkType.POST: "online",
    WorkType.WEB_PAGE: "online",
    WorkType.SOFTWARE: "software",
}

_Fields = Iterator[tuple[str, str]]


def escape_tex(text: str) -> str:
    r"""Show text as it is in LaTeX: mathematics as commands, other letters beyond ASCII as UTF-8.

    Examples
    --------
    >>> print(escape_tex("50% of {a}_1 & C:\\x"))
    50\% of \textbraceleft{}a\textbraceright{}\_1 \& C:\textbackslash{}x
    >>> print(escape_tex("α-RRT in O(n²⁰) for Gödel"))
    \ensuremath{\alpha}-RRT in O(n\ensuremath{^{20}}) for Gödel
    """
    shown = " ".join((text if text.isprintable() else _CONTROL.sub(" ", text)).split())
    escaped = _SPECIAL.sub(lambda match: _ESCAPES[match[0]], shown)
    escaped = _LIGATURE.sub(r"\1{}", escaped)
    if escaped.isascii():
        return escaped
    escaped = _SCRIPTS.sub(_write_script, escaped)
    return _SYMBOL.sub(lambda match: _write_symbol(match[0]), escaped)


def _write_script(found: re.Match[str]) -> str:
    sign = "^" if found[1] else "_"
    plain = "".join(map(_PLAIN.__getitem__, found[0]))
    return rf"\ensuremath{{{sign}{{{plain}}}}}"


@cache
def _write_symbol(symbol: str) -> str:
    """Write a symbol of mathematics or a Greek letter as its command; one without stays."""
    # Loaded only here: most titles have none.
    from pylatexenc.latex2text import LatexNodes2Text
    from pylatexenc.latexencode import UnicodeToLatexEncoder

    encoder = UnicodeToLatexEncoder(unknown_char_policy="keep", unknown_char_warning=False)
    command: str = _COMMANDS.get(symbol) or encoder.unicode_to_latex(symbol)
    is_read_back = LatexNodes2Text().latex_to_text(command) == symbol
    return command if is_read_back else symbol


def render_bibtex(references: Iterable[Reference]) -> Iterator[str]:
    """Write references as BibTeX, one entry at a time.

    A preprint is ``@misc`` with its ``eprint``; an article of a journal is ``@article``, a paper
    of a conference ``@inproceedings``. Titles keep their capitals; equal keys get a number.
    """
    for key, reference in _with_keys(references):
        kind = _BIBTEX_TYPES.get(reference.type, "misc")
        places = {"article": "journal", "inproceedings": "booktitle"}
        yield _entry(kind, key, _fields(reference, place=places.get(kind, "howpublished")))


def render_biblatex(references: Iterable[Reference]) -> Iterator[str]:
    """Write references as BibLaTeX, which knows dates, software and things online.

    As ``render_bibtex``, with ``date`` instead of ``year`` and ``month``.
    """
    for key, reference in _with_keys(references):
        kind = _BIBLATEX_TYPES.get(reference.type, "misc")
        places = {"article": "journaltitle", "inproceedings": "booktitle"}
        place = places.get(kind, "howpublished" if kind == "misc" else "organization")
        yield _entry(kind, key, _fields(reference, place=place, is_biblatex=True))


def _entry(kind: str, key: str, fields: _Fields) -> str:
    lines = ",\n".join(f"  {name} = {value}" for name, value in fields)
    return f"@{kind}{{{key},\n{lines}\n}}\n\n"


def _with_keys(references: Iterable[Reference]) -> Iterator[tuple[str, Reference]]:
    """Give each reference a key such as ``lecun1989optimal``: author, year, first long word."""
    taken: dict[str, int] = {}
    for reference in references:
        family = reference.authors[0].family if reference.authors else ""
        word = _LONG_WORD.search(reference.title)
        key = (_ascii(family) + reference.issued[:4] + _ascii(word[0] if word else "")) or "paper"
        taken[key] = taken.get(key, 0) + 1
        yield (key if taken[key] == 1 else f"{key}-{taken[key]}"), reference


def _ascii(text: str) -> str:
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return _NO_KEY.sub("", text.lower())


def _fields(reference: Reference, *, place: str, is_biblatex: bool = False) -> _Fields:
    yield "title", f"{{{{{escape_tex(reference.title)}}}}}"
    if reference.authors:
        yield "author", f"{{{' and '.join(map(_write_name, reference.authors))}}}"
    yield from _date_fields(reference, is_biblatex=is_biblatex)
    if reference.venue:
        yield place, f"{{{escape_tex(reference.venue)}}}"
    if reference.arxiv:
        yield "eprint", f"{{{_verbatim(reference.arxiv)}}}"
        yield ("eprinttype" if is_biblatex else "archiveprefix"), "{arXiv}"
    if reference.doi:
        yield "doi", f"{{{_verbatim(reference.doi)}}}"
    if reference.url:
        yield "url", f"{{{_verbatim(reference.url)}}}"
    if reference.topics:
        yield "keywords", f"{{{', '.join(map(_write_keyword, reference.topics))}}}"
    if reference.notes:
        yield "annotation", f"{{{escape_tex('; '.join(reference.notes))}}}"


def _date_fields(reference: Reference, *, is_biblatex: bool) -> _Fields:
    parts = reference.date_parts
    if not parts:
        return
    if is_biblatex:
        yield "date", f"{{{reference.issued}}}"
        return
    yield "year", f"{{{parts[0]:04}}}"
    if len(parts) > 1 and 1 <= parts[1] <= 12:
        yield "month", _MONTHS[parts[1] - 1]


@lru_cache(maxsize=10_000)
def _write_name(person: Person) -> str:
    """Write a name so that BibTeX splits it the same way: an organisation stays in braces."""
    if not person.given and not person.suffix and not person.particle:
        name = escape_tex(person.family)
        return f"{{{name}}}" if _NO_WORD.search(name) else name
    family = " ".join(filter(None, (person.particle, person.family)))
    return ", ".join(map(_write_part, filter(None, (family, person.suffix, person.given))))


def _write_part(part: str) -> str:
    """Write a part of a name; in braces, nothing in it stands between parts or names."""
    written = escape_tex(part)
    has_letter = any(map(str.isalpha, part))  # numbers alone would be several names
    is_plain = has_letter and "\\" not in written and not _BETWEEN.search(part)
    return written if is_plain else f"{{{written}}}"


@lru_cache(maxsize=1_000)
def _write_keyword(topic: str) -> str:
    """Write a topic as one keyword: a comma in it would make it two."""
    return escape_tex(topic.replace(",", ";"))


def _verbatim(text: str) -> str:
    """Write an address: nothing in it is escaped in BibTeX, so what could end it is encoded."""
    return _NO_ADDRESS.sub(lambda match: f"%{ord(match[0]):02X}", text)
