"""A reading list in JSON: CSL, as Zotero, Pandoc and citation services write it, and its like.

What Zotero itself, Better BibTeX, Semantic Scholar and OpenAlex answer, and what people keep for
their sites, differs from CSL in the names of its fields alone.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import starmap
from typing import Any

from paperkg.addresses import is_web
from paperkg.identifiers import parse_identifier
from paperkg.model import PaperKind, ReadingList, Skipped
from paperkg.reading import reasons
from paperkg.reading.charset import decode, tidy_text
from paperkg.reading.fields.author_cells import split_authors
from paperkg.reading.fields.bibliography import Described, limit_works, make_list
from paperkg.reading.fields.csl_yaml import is_csl_yaml
from paperkg.reading.fields.csl_yaml import read_items as read_yaml
from paperkg.reading.fields.field_texts import drop_extra, find_spelled, find_stated, split_keywords
from paperkg.reading.fields.json_items import JsonItem, read_items
from paperkg.reading.fields.read_marks import notes_read
from paperkg.reading.fields.year_fields import find_released, find_years
from paperkg.reading.names.turned_names import turn_name
from paperkg.reading.record_names import BESIDE_WORKS, TITLES, name_in_english

__all__ = ["parse_csl"]

_NO_AUTHORS = ("editor", "seriesEditor", "translator", "contributor", "reviewedAuthor")
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
_DATES = ("issued", "published", "published-print", "published-online", "publicationDate",
          "publication_date", "publication_year", "date", "year")  # fmt: skip
_URLS = ("URL", "url", "link", "pdf", "paper", "href", "pdf_url", "website")
_OTHER_URLS = ("code", "github", "project", "slides", "video", "data")
_NOTES = ("note", "annote", "extra", "notes", "comment")
_KEYWORDS = ("keyword", "keywords", "categories", "tags", "labelsNamed")
_FOLDERS = ("folders", "foldersNamed")  # Better BibTeX, Paperpile
_IDS = {"DOI": "doi", "doi": "doi", "PMID": "pmid", "pmid": "pmid", "PMCID": "pmcid",
        "pmcid": "pmcid", "arxiv": "arxiv", "arXiv": "arxiv", "arxiv_id": "arxiv",
        "arxivid": "arxiv", "ACL": "acl", "ArXiv": "arxiv"}  # fmt: skip
_NAMED = frozenset(
    (*TITLES, *_AUTHORS, *_VENUES, *_DATES, *_URLS, *_OTHER_URLS, *_NOTES, *_KEYWORDS, *_FOLDERS)
)
_YEAR = re.compile(r"\d{4}")
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
    items = (
        starmap(JsonItem, read_yaml(text, file=file)) if is_yaml else read_items(text, file=file)
    )
    listed = list(limit_works(items, file=file))
    years = _find_unnamed_years([item for _, item, _ in listed if isinstance(item, dict)])
    for line, item, sections in listed:
        if isinstance(item, dict) and _is_part(item):
            skipped.append(Skipped(file, line, _text(item, "title"), reasons.JSON_PART))
            continue
        if isinstance(item, dict) and not isinstance(item.get("children"), list):
            work = _describe(line, _in_english(item), sections)
            works.append(replace(work, date=_text(item, years)) if years else work)
            continue
        is_page = isinstance(item, dict)  # of Roam, or a folder of a browser
        said = _text(item, "title", "name") if is_page else json.dumps(item)
        reason = reasons.JSON_PAGE if is_page else reasons.JSON_ITEM
        skipped.append(Skipped(file, line, tidy_text(said)[:100], reason))
    return make_list(works, file=file, skipped=skipped)


def _find_unnamed_years(items: Sequence[Mapping[str, Any]]) -> str:
    """Find the field of years whose name does not say so, where no other says when they appeared.

    So is "release" beside "year", if that is when somebody read the works.
    """
    names = {str(name): "" for item in items for name in item}
    dated = [name for name in names if name in _DATES or name_in_english(name) == "date"]
    texts = [{name: _text(item, name) for name in item} for item in items]
    others = {name: name for name in names if name not in _NAMED}
    if not dated:
        return find_years(texts, others) or ""
    return (find_released(texts, others, "year") or "") if "year" in dated else ""


def _is_part(item: Mapping[str, Any]) -> bool:
    """Whether an item of Zotero is a file or a note that belongs to another one."""
    data = item.get("data")
    return (data if isinstance(data, dict) else item).get("itemType") in BESIDE_WORKS


def _in_english(item: Mapping[str, Any]) -> Mapping[str, Any]:
    """Give an item with English names for those parts that people name in their own language."""
    renamed: dict[str, Any] = {}
    for name, value in item.items():
        english = name if name in _NAMED else name_in_english(name)
        if english == name or english in item or not value:
            continue
        if english == "authors" and english in renamed:  # "autor1", "autor2"
            value = [*_as_list(renamed[english]), *_as_list(value)]
            renamed[english] = value
        renamed.setdefault(english, value)
    return {**renamed, **item} if renamed else item


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _describe(line: int, whole: Mapping[str, Any], sections: tuple[str, ...]) -> Described:
    data = whole.get("data")
    item = data if isinstance(data, dict) and "title" in data else whole  # Zotero's API wraps it
    kind = _text(item, "type", "itemType")
    # Zotero's own items name collections by their keys alone.
    collections = None if "itemType" in item else item.get("collections")
    folders = next((item[name] for name in _FOLDERS if item.get(name)), None)
    return Described(
        line=line,
        title=_read_title(item),
        authors=_read_authors(item),
        venue=_text(item, *_VENUES),
        date=_choose_date([_read_date(item.get(name)) for name in _DATES]),
        note=drop_extra(_text(item, *_NOTES)),
        short_name=_text(item, "title-short", "shortTitle"),
        names=tuple(_find_names(item, kind)),
        urls=tuple(_find_urls(item, _URLS)),
        other_urls=tuple(_find_urls(item, _OTHER_URLS)),
        folders=tuple(_read_folders(folders or collections)) or ((sections,) if sections else ()),
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


def _read_title(item: Mapping[str, Any]) -> str:
    title, subtitle = _text(item, *TITLES), _text(item, "subtitle")
    return title if subtitle in title else f"{title}: {subtitle}"


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
    inner = _read_links(item.get("links"))
    for name in names:
        for url in (_text(item, name), inner.get(name.lower(), "")):
            if is_web(url):
                yield url


def _read_links(value: Any) -> dict[str, str]:
    """Give addresses by what they are called in small letters, from an object or an array."""
    if isinstance(value, dict):
        return {str(name).lower(): _text(value, name) for name in value}
    links = [link for link in value if isinstance(link, dict)] if isinstance(value, list) else ()
    return {
        _text(link, "name", "label", "text", "title", "type").lower(): _text(link, "url", "href")
        for link in links
    }


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


def _choose_date(dates: Sequence[str]) -> str:
    """Choose the first date with a year: a month may stand in a field of its own."""
    said = list(filter(None, dates))
    return next(filter(_YEAR.search, said), next(iter(said), ""))


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
    if kind in ("book", "") and (isbn := _text(item, "ISBN", "isbn")):
        yield f"isbn:{isbn.split()[0]}"
