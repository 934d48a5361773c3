"""A reading list in JSON: CSL, as Zotero, Pandoc and citation services write it, and its like.

What Zotero itself, Better BibTeX, Semantic Scholar and OpenAlex answer, and what people keep for
their sites, differs from CSL in the names of its fields alone.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice, repeat
from typing import Any

from paperkg.addresses import is_web
from paperkg.errors import InputError
from paperkg.identifiers import parse_identifier
from paperkg.model import PaperKind, ReadingList, Skipped
from paperkg.reading import reasons
from paperkg.reading.charset import decode, tidy_text
from paperkg.reading.fields.author_cells import split_authors, turn_name
from paperkg.reading.fields.bibliography import Described, limit_works, make_list
from paperkg.reading.fields.csl_yaml import is_csl_yaml, read_items
from paperkg.reading.fields.field_texts import drop_extra, find_spelled, find_stated, split_keywords
from paperkg.reading.fields.read_marks import notes_read

__all__ = ["parse_csl"]

MOST_DIGITS = 100
"""A longer number is kept as text: Python refuses to read one of thousands of digits."""

MAX_DEPTH = 20
"""Collections nested deeper than this are not followed."""

_NO_AUTHORS = ("editor", "seriesEditor", "translator", "contributor", "reviewedAuthor")
_LISTS = ("items", "references", "records", "data", "results", "papers", "publications", "entries")
_ARRAY = re.compile(rf'"(?:{"|".join(_LISTS)})"\s*:\s*\[(?=\s*\{{)')
MOST_ARRAYS = 5
"""In so many arrays the items are looked for."""

_SPACE = re.compile(r"[\s,]*")
_TITLES = ("title", "display_name", "paper_title", "name")
_AUTHORS = ("author", "authors", "creators", "authorships", "editor")
_VENUES = (
    "container-title",
    "event-title",
    "event",
    "publicationTitle",
    "proceedingsTitle",
    "bookTitle",
    "venue",
    "journal",
    "conference",
    "booktitle",
    "publisher",
    "university",
)
_DATES = ("issued", "published", "published-print", "published-online", "date", "publicationDate",
          "publication_date", "publication_year", "year")  # fmt: skip
_URLS = ("URL", "url", "link", "pdf", "paper", "href", "pdf_url", "website")
_OTHER_URLS = ("code", "github", "project", "slides", "video", "data")
_NOTES = ("note", "annote", "extra", "notes", "comment")
_KEYWORDS = ("keyword", "keywords", "categories", "tags", "labelsNamed")
_FOLDERS = ("folders", "foldersNamed")  # Better BibTeX, Paperpile
_IDS = {"DOI": "doi", "doi": "doi", "PMID": "pmid", "pmid": "pmid", "PMCID": "pmcid",
        "pmcid": "pmcid", "arxiv": "arxiv", "arXiv": "arxiv", "arxiv_id": "arxiv",
        "arxivid": "arxiv", "ACL": "acl", "ArXiv": "arxiv"}  # fmt: skip
_PARTS = frozenset({"attachment", "note"})  # items of Zotero that belong to others
_KINDS = {
    "dataset": PaperKind.SOFTWARE,
    "software": PaperKind.SOFTWARE,
    "computerProgram": PaperKind.SOFTWARE,
    "post-weblog": PaperKind.BLOG_POST,
    "blogPost": PaperKind.BLOG_POST,
    "post": None,
    "webpage": None,
    "": None,
}


def parse_csl(source: str | bytes, *, file: str) -> ReadingList:
    """Read a reading list in CSL-JSON: an array of items, or an object that holds one.

    The same in YAML is read, too.

    Raises
    ------
    InputError
        The file is binary, no JSON or YAML, or has too many works.
    """
    works: list[Described] = []
    skipped: list[Skipped] = []
    text = decode(source, file=file)
    is_yaml = is_csl_yaml(text, file=file)
    items = read_items(text, file=file) if is_yaml else _read_items(text, file)
    for line, item in limit_works(items, file=file):
        if isinstance(item, dict) and _is_part(item):
            skipped.append(Skipped(file, line, _text(item, "title"), reasons.JSON_PART))
            continue
        if isinstance(item, dict) and not isinstance(item.get("children"), list):
            works.append(_describe(line, item))
            continue
        is_page = isinstance(item, dict)  # of Roam, or a folder of a browser
        said = _text(item, "title", "name") if is_page else json.dumps(item)
        reason = reasons.JSON_PAGE if is_page else reasons.JSON_ITEM
        skipped.append(Skipped(file, line, tidy_text(said)[:100], reason))
    return make_list(works, file=file, skipped=skipped)


def _is_part(item: Mapping[str, Any]) -> bool:
    """Whether an item of Zotero is a file or a note that belongs to another one."""
    data = item.get("data")
    return (data if isinstance(data, dict) else item).get("itemType") in _PARTS


def _read_number(digits: str) -> int | str:
    """Read a number; one of too many digits is none that a work has, and stays text."""
    return int(digits) if len(digits) <= MOST_DIGITS else digits


def _read_items(text: str, file: str) -> Iterator[tuple[int, Any]]:
    """Give each item with its line, counted from 1."""
    decoder = json.JSONDecoder(parse_int=_read_number)
    place = len(text) - len(text.lstrip())
    line = 1 + text.count("\n", 0, place)
    if not text.startswith("[", place):
        found = _decode(decoder, text, place, line, file)[0]
        items = list(_find_items(found))
        yield from zip(_find_lines(text, len(items), decoder), items, strict=True)
        return
    yield from _read_array(decoder, text, place + 1, line, file)


def _find_lines(text: str, count: int, decoder: json.JSONDecoder) -> Iterator[int]:
    """Find the lines of the items of an array inside an object; the parser does not tell them."""
    for found in islice(_ARRAY.finditer(text), MOST_ARRAYS):
        line = 1 + text.count("\n", 0, found.end())
        try:
            lines = [line for line, _ in _read_array(decoder, text, found.end(), line, "")]
        except InputError:
            continue
        if len(lines) == count:
            return iter(lines)
    return repeat(1, count)


def _read_array(
    decoder: json.JSONDecoder, text: str, place: int, line: int, file: str
) -> Iterator[tuple[int, Any]]:
    """Give the items of an array that begins before a place, with their lines."""
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


def _find_items(found: Any) -> Iterator[Any]:
    """Give the items of an object that holds them, at most one level down; else the object."""
    inner = found.get("message", found) if isinstance(found, dict) else None
    if not isinstance(inner, dict):
        yield found
        return
    items = next((inner[name] for name in _LISTS if isinstance(inner.get(name), list)), None)
    if items is None:
        yield inner
        return
    folders = _place_items(inner.get("collections"))
    for item in items:
        is_placed = isinstance(item, dict) and item.get("itemID") in folders
        yield item | {"folders": folders[item["itemID"]]} if is_placed else item


def _place_items(collections: Any) -> dict[int, list[list[str]]]:
    """Give the collections of each item by its number, as Better BibTeX writes them."""
    known = collections if isinstance(collections, dict) else {}
    folders: dict[int, list[list[str]]] = {}
    for folder in filter(lambda value: isinstance(value, dict), known.values()):
        path: list[str] = []
        around: Any = folder
        while isinstance(around, dict) and len(path) < MAX_DEPTH:
            path.insert(0, _text(around, "name"))
            around = known.get(str(around.get("parent")))
        for number in folder.get("items") if isinstance(folder.get("items"), list) else ():
            if isinstance(number, int):
                folders.setdefault(number, []).append(path)
    return folders


def _describe(line: int, whole: Mapping[str, Any]) -> Described:
    data = whole.get("data")
    item = data if isinstance(data, dict) and "title" in data else whole  # Zotero's API wraps it
    kind = _text(item, "type", "itemType")
    # Zotero's own items name collections by their keys alone.
    collections = None if "itemType" in item else item.get("collections")
    folders = next((item[name] for name in _FOLDERS if item.get(name)), None)
    return Described(
        line=line,
        title=_text(item, *_TITLES),
        authors=_read_authors(item),
        venue=_text(item, *_VENUES),
        date=next(filter(None, (_read_date(item.get(name)) for name in _DATES)), ""),
        note=drop_extra(_text(item, *_NOTES)),
        short_name=_text(item, "title-short", "shortTitle"),
        names=tuple(_find_names(item, kind)),
        urls=tuple(_find_urls(item, _URLS)),
        other_urls=tuple(_find_urls(item, _OTHER_URLS)),
        folders=tuple(_read_folders(folders or collections)),
        keywords=_read_keywords(item),
        is_read=notes_read(_text(item, *_NOTES)),
        kind=_KINDS.get(kind, PaperKind.PAPER),
    )


def _text(item: Mapping[str, Any], *names: str) -> str:
    """Give the first of some fields that holds a text or a number."""
    for name in names:
        value = item.get(name)
        if isinstance(value, list) and value:  # Crossref writes titles as lists
            value = value[0]
        if isinstance(value, dict):  # Semantic Scholar writes a journal as an object
            value = value.get("name") or value.get("value")
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


def _read_authors(item: Mapping[str, Any]) -> tuple[str, ...]:
    value = next((item[name] for name in _AUTHORS if item.get(name)), None)
    if isinstance(value, str):
        return split_authors(value)
    return tuple(filter(None, map(_read_name, value if isinstance(value, list) else ())))


def _read_name(name: Any) -> str:
    if isinstance(name, str):
        return turn_name(name)
    if not isinstance(name, dict) or name.get("creatorType") in _NO_AUTHORS:
        return ""
    person = name["author"] if isinstance(name.get("author"), dict) else name  # OpenAlex wraps it
    parts = ("given", "firstName", "first", "dropping-particle", "non-dropping-particle", "family",
             "lastName", "last", "suffix")  # fmt: skip
    whole = " ".join(filter(None, (_text(person, part) for part in parts)))
    return whole or _text(person, "literal", "name", "display_name")


def _find_urls(item: Mapping[str, Any], names: Iterable[str]) -> Iterator[str]:
    for name in names:
        url = _text(item, name)
        if is_web(url):
            yield url


def _read_date(value: Any) -> str:
    value = value[0] if isinstance(value, list) and value else value
    if not isinstance(value, dict):
        return str(value) if isinstance(value, (str, int)) else ""
    if year := _text(value, "year"):  # Pandoc in YAML, Paperpile
        return "-".join(filter(None, (year, _text(value, "month"), _text(value, "day"))))
    parts = value.get("date-parts")
    first = parts[0] if isinstance(parts, list) and parts and isinstance(parts[0], list) else []
    numbers = [str(part) for part in first if isinstance(part, (str, int))]
    return "-".join(numbers) or _text(value, "raw", "literal")


def _read_keywords(item: Mapping[str, Any]) -> tuple[str, ...]:
    value = next((item[name] for name in _KEYWORDS if item.get(name)), None)
    if isinstance(value, list):
        return _strings([word.get("tag") if isinstance(word, dict) else word for word in value])
    return split_keywords(value) if isinstance(value, str) else ()


def _find_names(item: Mapping[str, Any], kind: str) -> Iterator[str]:
    outside = item.get("externalIds")
    for fields in (item, outside if isinstance(outside, dict) else {}):
        for name, scheme in _IDS.items():
            if value := _text(fields, name):
                yield value if parse_identifier(value) else f"{scheme}:{value}"
    for name in (
        "number",
        "archive_location",
        "archive",
        "id",
        "publisher",
        "container-title",
        "publicationTitle",
        "archiveID",
    ):
        yield from find_spelled(_text(item, name))
    whole = parse_identifier(_text(item, "id"))
    yield from [whole.curie] if whole and whole.names_paper else ()
    yield from find_stated(_text(item, *_NOTES))
    if kind == "book" and (isbn := _text(item, "ISBN")):
        yield f"isbn:{isbn.split()[0]}"
