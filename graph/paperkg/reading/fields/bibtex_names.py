"""The names of people in BibTeX and BibLaTeX."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bibtexparser.middlewares.names import (
    parse_single_name_into_parts,
    split_multiple_persons_names,
)

from paperkg.reading.fields.author_cells import are_initials_last, split_authors, turn_initials
from paperkg.reading.latex import decode_latex

__all__ = ["read_names"]

# What tells people of one name apart.
_NUMBER_OF_DBLP = re.compile(r" 0\d{3}$")
# The accent that begins a name, which what parts names would lose.
_ACCENT_FIRST = re.compile(r"(\sand\s+)(?=\\)")
_NAME_PART = re.compile(r"\s*([a-z-]+)\s*=\s*([^,]*)")
_IN_PARTS = re.compile(r"\s*(?:family|given|prefix|suffix)(?:-i)?\s*=")
# What stands between a family and a given name: "Smith, Jr., John".
_SUFFIX = re.compile(r"\s*(?:jr|sr|[ivx]+|\d\w\w)\.?\s*", re.IGNORECASE)
# Marks of affiliations, and of others that are not named.
_TAIL = re.compile(r"[\s,]*(?:[*†‡§¶]+|\bet\.? al\b\.?)\s*$", re.IGNORECASE)


def read_names(text: str) -> tuple[str, ...]:
    """Read the names of a field, the family last."""
    text = _ACCENT_FIRST.sub(r"\1{}", text.replace("\n", " ").replace("\\and ", "and "))
    names = [
        name
        for written in split_multiple_persons_names(text)
        if written.strip().lower() != "others"
        for name in _read_name(_TAIL.sub("", written))
    ]
    return turn_initials(list(filter(None, names)))


def _read_name(name: str) -> Iterator[str]:
    if _IN_PARTS.match(name):
        said = {part: decode_latex(value) for part, value in _NAME_PART.findall(name)}
        yield " ".join(filter(None, map(said.get, ("given", "prefix", "family", "suffix"))))
    elif _holds_several(name):
        yield from split_authors(decode_latex(name))
    else:
        parts = parse_single_name_into_parts(name, strict=False)
        words = (*parts.first, *parts.von, *parts.last, *parts.jr)
        yield _NUMBER_OF_DBLP.sub("", decode_latex(" ".join(words)))


def _holds_several(name: str) -> bool:
    """Whether commas or semicolons part people, where BibTeX wants "and"."""
    if "{" in name or "," not in name:
        return ";" in name and "{" not in name
    parts = name.split(",")
    is_one = len(parts) == 2 or (len(parts) == 3 and _SUFFIX.fullmatch(parts[1]))
    return ";" in name or not is_one or are_initials_last(parts)
