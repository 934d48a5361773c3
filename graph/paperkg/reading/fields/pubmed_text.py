"""A reading list as PubMed saves it as text: summaries (``summary-set.txt``), or abstracts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from paperkg.model import PaperKind
from paperkg.reading.fields.author_cells import split_authors
from paperkg.reading.fields.bibliography import Described

__all__ = ["find_works", "is_pubmed_text"]

_SUMMARY = re.compile(r"\s*\d{1,6}: (?:\S.*\n){0,60}?.*\bPMID: \d")
_ABSTRACT = re.compile(r"\s*\d{1,6}\. [^\n.]{2,120}\. \d{4}\b(?:.*\n){2,600}?PMID: \d")
_START = re.compile(r"(?:\A\s*|\n[ \t]*\n)(\d{1,6})[:.] ")
_NAME = r"[^\W\d_][^\d.,:;()]{0,60} [A-Z]{1,5}(?: (?:Jr|Sr|\d(?:st|nd|rd|th)))?"
_AUTHORS = re.compile(rf"({_NAME}(?:, {_NAME})*)(?:; [^.;]{{2,200}})*(?:, et al)?\. (?=\S)")
_VENUE = re.compile(
    r"(?:^|(?<=[.?!\]] ))([^.?!]{2,160})\. (\d{4}(?: [A-Z][a-z]{2})?(?: \d{1,2})?)\b"
)
_IDS = re.compile(r"\b(doi|PMID|PMCID): ?(\S+?)(?=[.;]?(?:\s|$))", re.IGNORECASE)
# Where an author works: "Poe AB(1)(2)".
_PLACES = re.compile(r"\(\d{1,3}\)|\(#\)")


def is_pubmed_text(head: str) -> bool:
    """Whether a text is what PubMed saves as a summary or as abstracts."""
    return "PMID: " in head and (_SUMMARY.match(head) or _ABSTRACT.match(head)) is not None


def find_works(text: str) -> Iterator[Described]:
    """Give the works, which are numbered one after the other."""
    starts: list[re.Match[str]] = []
    for found in _START.finditer(text):
        if not starts or int(found[1]) == int(starts[-1][1]) + 1:
            starts.append(found)
    ends = [*(found.start() for found in starts[1:]), len(text)]
    is_summary = _SUMMARY.match(text) is not None
    line, place = 1, 0
    for found, end in zip(starts, ends, strict=True):
        line += text.count("\n", place, found.start(1))
        place = found.start(1)
        body = text[found.end() : end]
        yield _read_summary(body, line) if is_summary else _read_abstract(body, line)


def _read_summary(body: str, line: int) -> Described:
    """Read "Poe AB, Roe C. Title. Journal. 2019 Aug 29;381(9):809-19. doi: … PMID: …"."""
    text = " ".join(body.split())
    authors = _AUTHORS.match(text)
    rest = text[authors.end() :] if authors else text
    venue = _VENUE.search(rest)
    return Described(
        line=line,
        title=_tidy(rest[: venue.start()] if venue else rest.partition(" PMID: ")[0]),
        authors=split_authors(authors[1]) if authors else (),
        venue=venue[1] if venue else "",
        date=venue[2] if venue else "",
        names=tuple(_find_names(text)),
        kind=PaperKind.PAPER,
    )


def _read_abstract(body: str, line: int) -> Described:
    """Read paragraphs: where and when, the title, who."""
    parts = [" ".join(part.split()) for part in body.split("\n\n") if part.strip()]
    venue = _VENUE.match(parts[0]) if parts else None
    # Only the first paragraph and the lines at the end name the work itself.
    own = [line for line in body.split("\n") if line.startswith(("DOI: ", "PMID: ", "PMCID: "))]
    people = _PLACES.sub("", parts[2]).rstrip(".") if len(parts) > 2 else ""
    return Described(
        line=line,
        title=_tidy(parts[1]) if len(parts) > 1 else "",
        authors=split_authors(people) if _AUTHORS.match(f"{people}. x") else (),
        venue=venue[1] if venue else "",
        date=venue[2] if venue else "",
        names=tuple(_find_names(" \n".join((*parts[:1], *own)))),
        kind=PaperKind.PAPER,
    )


def _tidy(title: str) -> str:
    """Give a title without the brackets of a translated one."""
    title = title.strip().rstrip(".")
    return title[1:-1].rstrip(".") if title[:1] == "[" and title[-1:] == "]" else title


def _find_names(text: str) -> Iterator[str]:
    return (f"{found[1].lower()}:{found[2]}" for found in _IDS.finditer(text))
