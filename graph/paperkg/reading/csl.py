"""A reading list in CSL-JSON, as Zotero, Pandoc and citation services write it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from paperkg.errors import InputError
from paperkg.model import PaperKind, ReadingList, Skipped
from paperkg.reading.bibliography import (
    Described,
    find_spelled,
    find_stated,
    limit_works,
    make_list,
    split_keywords,
)
from paperkg.reading.charset import decode, tidy_text

__all__ = ["parse_csl"]

_SPACE = re.compile(r"[\s,]*")
_LISTS = ("items", "references", "records", "data")
_KINDS = {
    "dataset": PaperKind.SOFTWARE,
    "software": PaperKind.SOFTWARE,
    "post-weblog": PaperKind.BLOG_POST,
    "post": None,
    "webpage": None,
    "": None,
}
_EXTRA = re.compile(
    r"(?:ads bibcode|citation key|comment: \d+ pages|edition|event[\w-]*|isbn|issn|issue"
    r"|meeting[\w ]*|number|original[\w-]*|page|place|publisher|repo\w*|tex\.\w+|type|url"
    r"|version[\w ]*|volume|_eprint)\s?:\s?\S",
    re.IGNORECASE,
)


def parse_csl(source: str | bytes, *, file: str) -> ReadingList:
    """Read a reading list in CSL-JSON: an array of items, or an object that holds one.

    Raises
    ------
    InputError
        The file is binary, no JSON, or has too many works.
    """
    works: list[Described] = []
    skipped: list[Skipped] = []
    for line, item in limit_works(_read_items(decode(source, file=file), file), file=file):
        if isinstance(item, dict):
            works.append(_describe(line, item))
        else:
            text = tidy_text(json.dumps(item))[:100]
            skipped.append(Skipped(file, line, text, "not an item of CSL-JSON, which is an object"))
    return make_list(works, file=file, skipped=skipped)


def _read_items(text: str, file: str) -> Iterator[tuple[int, Any]]:
    """Give each item with its line, counted from 1."""
    decoder = json.JSONDecoder()
    place = len(text) - len(text.lstrip())
    line = 1 + text.count("\n", 0, place)
    if not text.startswith("[", place):
        found = _decode(decoder, text, place, line, file)[0]
        inner = (
            next((found[name] for name in _LISTS if isinstance(found.get(name), list)), None)
            if isinstance(found, dict)
            else None
        )
        yield from ((line, item) for item in ([found] if inner is None else inner))
        return
    place += 1
    while True:
        after = _SPACE.match(text, place)
        end = after.end() if after else place
        line += text.count("\n", place, end)
        if text.startswith("]", end):
            return
        item, place = _decode(decoder, text, end, line, file)
        yield line, item
        line += text.count("\n", end, place)


def _decode(
    decoder: json.JSONDecoder, text: str, place: int, line: int, file: str
) -> tuple[Any, int]:
    try:
        return decoder.raw_decode(text, place)
    except json.JSONDecodeError as error:
        found = line + text.count("\n", place, error.pos)
        raise InputError(f"is not valid JSON: {error.msg}.", file=file, line=found) from error
    except RecursionError:
        raise InputError("is JSON nested too deeply.", file=file, line=line) from None


_DATES = ("issued", "published", "published-print", "published-online")
"""Where the date is; Crossref writes the last ones."""


def _describe(line: int, item: Mapping[str, Any]) -> Described:
    kind = _text(item, "type")
    authors = item.get("author") or item.get("editor")
    return Described(
        line=line,
        title=_text(item, "title"),
        authors=tuple(_read_names(authors)),
        venue=_text(item, "container-title", "event-title", "event", "publisher"),
        date=next(filter(None, (_read_date(item.get(name)) for name in _DATES)), "")
        or _text(item, "year"),
        note=_read_note(item),
        short_name=_text(item, "title-short", "shortTitle"),
        names=tuple(_find_names(item, kind)),
        urls=tuple(url for url in (_text(item, "URL", "url", "link"),) if url),
        folders=tuple(_read_folders(item.get("collections"))),
        keywords=_read_keywords(item),
        kind=_KINDS.get(kind, PaperKind.PAPER),
    )


def _text(item: Mapping[str, Any], *names: str) -> str:
    """Give the first of some fields that holds a text or a number."""
    for name in names:
        value = item.get(name)
        if isinstance(value, list) and value:  # Crossref writes titles as lists
            value = value[0]
        if isinstance(value, (str, int)) and not isinstance(value, bool) and str(value).strip():
            return str(value).strip()
    return ""


def _strings(value: Any) -> tuple[str, ...]:
    items = value if isinstance(value, list) else []
    return tuple(tidy_text(text) for text in items if isinstance(text, str) and text.strip())


def _read_folders(value: Any) -> Iterator[tuple[str, ...]]:
    """Give the collections of an item: each a name, or a list of names, the outermost first."""
    for folder in value if isinstance(value, list) else ():
        if path := _strings(folder if isinstance(folder, list) else [folder]):
            yield path


def _read_names(value: Any) -> Iterator[str]:
    for name in value if isinstance(value, list) else []:
        if isinstance(name, str):
            yield name
        elif isinstance(name, dict):
            parts = ("given", "dropping-particle", "non-dropping-particle", "family", "suffix")
            whole = " ".join(filter(None, (_text(name, part) for part in parts)))
            yield whole or _text(name, "literal", "name")


def _read_date(value: Any) -> str:
    if not isinstance(value, dict):
        return str(value) if isinstance(value, (str, int)) else ""
    parts = value.get("date-parts")
    first = parts[0] if isinstance(parts, list) and parts and isinstance(parts[0], list) else []
    numbers = [str(part) for part in first if isinstance(part, (str, int))]
    return "-".join(numbers) or _text(value, "raw", "literal")


def _read_note(item: Mapping[str, Any]) -> str:
    """Give the note without the lines that Zotero keeps there for fields it does not know."""
    lines = _text(item, "note", "annote").split("\n")
    return "; ".join(line for line in lines if not (_EXTRA.match(line) or find_stated(line)))


def _read_keywords(item: Mapping[str, Any]) -> tuple[str, ...]:
    value = item.get("keyword", item.get("keywords", item.get("categories")))
    return split_keywords(value) if isinstance(value, str) else _strings(value)


def _find_names(item: Mapping[str, Any], kind: str) -> Iterator[str]:
    if doi := _text(item, "DOI", "doi"):
        yield f"doi:{doi}"
    for name in ("PMID", "PMCID", "arxiv", "arXiv"):
        if value := _text(item, name):
            yield f"{name}:{value}"
    for name in (
        "number",
        "archive_location",
        "archive",
        "id",
        "publisher",
        "container-title",
    ):
        yield from find_spelled(_text(item, name))
    yield from find_stated(_text(item, "note"))
    if kind == "book" and (isbn := _text(item, "ISBN")):
        yield f"isbn:{isbn.split()[0]}"
