"""Papers as BibTeX, for LaTeX and reference managers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from paperkg.identifiers import Scheme
from paperkg.model import Paper, PaperKind

__all__ = ["escape_bibtex", "render_bibtex"]

_ESCAPES = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "%": r"\%",
    "#": r"\#",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
_SPECIAL = re.compile("|".join(map(re.escape, _ESCAPES)))
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def escape_bibtex(text: str) -> str:
    r"""Escape text so that LaTeX shows it as it is; letters beyond ASCII stay, as UTF-8.

    Examples
    --------
    >>> print(escape_bibtex("50% of {a}_1 & C:\\x"))
    50\% of \{a\}\_1 \& C:\textbackslash{}x
    """
    return _SPECIAL.sub(lambda match: _ESCAPES[match[0]], " ".join(text.split()))


def render_bibtex(papers: Iterable[Paper]) -> str:
    """Write papers as BibTeX entries, in the given order; equal keys get a number.

    Titles keep their capitals. A paper on arXiv gets an ``eprint``.
    """
    keys: set[str] = set()
    entries = []
    for paper in papers:
        key = _make_key(paper, keys)
        fields = ",\n".join(f"  {name} = {value}" for name, value in _fields(paper))
        entries.append(f"@{_kind(paper)}{{{key},\n{fields}\n}}\n")
    return "\n".join(entries)


def _make_key(paper: Paper, taken: set[str]) -> str:
    """Make a key such as ``lecun1989optimal``: first author, year, first long word."""
    family = paper.authors[0].split()[-1] if paper.authors and paper.authors[0].split() else ""
    word = next((word for word in re.findall(r"\w+", paper.title) if len(word) > 3), "")
    key = _ascii(family) + str(paper.year or "") + _ascii(word) or "paper"
    number = 0
    unique = key
    while unique in taken:
        number += 1
        unique = f"{key}-{number + 1}"
    taken.add(unique)
    return unique


def _ascii(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]", "", plain)


def _kind(paper: Paper) -> str:
    if paper.kind is not PaperKind.PAPER or not paper.venue:
        return "misc"
    journal = re.search(r"\b(journal|transactions|letters|review|magazine)\b", paper.venue, re.I)
    return "article" if journal else "inproceedings"


def _fields(paper: Paper) -> Iterator[tuple[str, str]]:
    yield "title", f"{{{{{escape_bibtex(paper.title)}}}}}"
    if paper.authors:
        # Braces keep a name together that has "and" or a comma in it.
        names = (escape_bibtex(name) for name in paper.authors)
        joined = " and ".join(f"{{{n}}}" if re.search(r",|\band\b", n) else n for n in names)
        yield "author", f"{{{joined}}}"
    if paper.year:
        yield "year", f"{{{paper.year}}}"
    if len(paper.issued) >= 7 and 1 <= int(paper.issued[5:7]) <= 12:
        yield "month", _MONTHS[int(paper.issued[5:7]) - 1]
    if paper.venue:
        name = {"article": "journal", "inproceedings": "booktitle"}.get(
            _kind(paper), "howpublished"
        )
        yield name, f"{{{escape_bibtex(paper.venue)}}}"
    yield from _identifier_fields(paper)


def _identifier_fields(paper: Paper) -> Iterator[tuple[str, str]]:
    by_scheme = {identifier.scheme: identifier for identifier in reversed(paper.identifiers)}
    if arxiv := by_scheme.get(Scheme.ARXIV):
        yield "eprint", f"{{{arxiv.value}}}"
        yield "archiveprefix", "{arXiv}"
    if doi := by_scheme.get(Scheme.DOI):
        yield "doi", f"{{{_verbatim(doi.value)}}}"
    urls = [
        *(identifier.url for identifier in paper.identifiers),
        *(link.url for link in paper.listing.links),
    ]
    if urls:
        yield "url", f"{{{_verbatim(urls[0])}}}"


def _verbatim(text: str) -> str:
    """Write an address. BibTeX escapes nothing in it, so encode what could end it."""
    return re.sub(
        r"[{}\\\s%]", lambda match: match[0] if match[0] == "%" else f"%{ord(match[0]):02X}", text
    )
