"""A note on one paper, in Markdown, as Obsidian and Zotero's plug-ins write it.

What it is about stands in its properties (front matter in YAML), in lines such as ``doi:: 10.…``,
or in a link. Properties are read as texts: YAML would take ``arxiv: 2310.10000`` for a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import yaml

from paperkg.errors import InputError
from paperkg.identifiers import parse_identifier
from paperkg.model import ReadingList, Skipped
from paperkg.reading import reasons
from paperkg.reading.bibliography import (
    Described,
    find_spelled,
    make_list,
    plain_name,
    split_keywords,
)
from paperkg.reading.charset import decode, tidy_text
from paperkg.reading.file_names import read_file_name

__all__ = ["LONGEST_NOTE", "describe_note", "parse_note"]

LONGEST_NOTE = 1_000
"""So much of a note is kept with its paper, in characters."""

MAX_PROPERTIES = 200_000
"""Longer front matter is not parsed, in characters."""

_FRONT = re.compile(r"---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
_PROPERTY = re.compile(r"([A-Za-z][\w -]{0,40}):(?:[ \t]+(.*))?$")
_ITEM = re.compile(r"[ \t]*-[ \t]+(.+)$")
_INLINE = re.compile(
    r"^[ \t>*+-]*\**\[?([A-Za-z][\w -]{0,30}?)\**::[ \t]*(.+?)\]?[ \t]*$", re.MULTILINE
)
_HEADING = re.compile(r"^#{1,3}[ \t]+(.+?)[ \t#]*$", re.MULTILINE)
_URL = re.compile(r"https?://[^\s<>\"'\])}]+", re.IGNORECASE)
_WIKI = re.compile(r"!?\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*(?:\([^()]*\)[^()\s]*)*\)")
_MARKS = re.compile(
    r"^[ \t]*(?:[-*+>]|\d+\.|#{1,6})[ \t]+(?:\[![\w-]+\][-+]?)?"
    r"|[*_`]{1,3}|%%.*?%%|\^[\w-]+$|(?<!\w)#[\w/-]+",
    re.M,
)

_TITLE = ("title", "paper title", "paper")
_IDS = (
    "doi",
    "arxiv",
    "arxivid",
    "arxiv id",
    "eprint",
    "pmid",
    "pmcid",
    "isbn",
    "openreview",
    "acl",
)
_URLS = ("url", "link", "source", "pdf", "paper url", "permalink", "uri", "href", "web", "website")
_VENUES = ("venue", "journal", "conference", "publication", "publicationtitle", "container title",
           "booktitle", "proceedings")  # fmt: skip
_DATES = ("date published", "published", "publication date", "publish date", "issued", "date",
          "year")  # fmt: skip
_TOPICS = ("topic", "topics", "category", "categories", "section", "collections", "area", "field")
_NOTES = ("note", "notes", "summary", "tldr", "comment")
_DAY = re.compile(r"(?:\d{4}-\d\d-\d\d|\d{8})")
"""The name of a diary's note, which is about no paper."""

_READ = re.compile(r"(?:read|done|finished|complete[d]?|true|yes|x|✅)", re.IGNORECASE)


def parse_note(source: str | bytes, *, file: str) -> ReadingList:
    """Read a note: a list of one entry, or of none where the note is about no paper.

    The entry's title is the property ``title``, else the first heading, else the file's name.

    Raises
    ------
    InputError
        The file is binary, or its front matter is far too long.
    """
    work = describe_note(source, file=file)
    if isinstance(work, Skipped):
        return make_list([], file=file, skipped=[work])
    return make_list([work], file=file)


def describe_note(source: str | bytes, *, file: str) -> Described | Skipped:
    """Say what a note is about, or why it is about no paper.

    Raises
    ------
    InputError
        As for ``parse_note``.
    """
    properties, body, start = _read_properties(decode(source, file=file), file)
    for name, value in _INLINE.findall(body):
        properties.setdefault(plain_name(name), (tidy_text(value).strip("*_ "),))
    work = _describe(properties, body, file, start)
    if work:
        return work
    reason = reasons.NOTE
    first = next((line for line in body.split("\n") if line.strip()), "")
    return Skipped(file, 1, tidy_text(first[:100]), reason)


def _read_properties(text: str, file: str) -> tuple[dict[str, tuple[str, ...]], str, int]:
    """Give the properties, each with its values as texts, the body, and the body's first line."""
    front = _FRONT.match(text)
    if not front:
        return {}, text, 1
    body, start = text[front.end() :], 1 + front[0].count("\n")
    if len(front[1]) > MAX_PROPERTIES:
        raise InputError("has front matter that is too long to be properties.", file=file, line=1)
    try:
        # The base loader makes texts of everything, and no objects.
        found = yaml.load(front[1], Loader=yaml.BaseLoader)  # noqa: S506
    except (yaml.YAMLError, RecursionError):
        found = _read_lines(front[1])
    if not isinstance(found, dict):
        return {}, body, start
    properties = {plain_name(str(name)): tuple(_texts(value)) for name, value in found.items()}
    return properties, body, start


def _read_lines(front: str) -> dict[str, list[str]]:
    """Read properties line by line, where YAML gives up: ``title: BERT: Pre-training of …``."""
    found: dict[str, list[str]] = {}
    values: list[str] = []
    for line in front.split("\n"):
        if item := _ITEM.match(line):
            values.append(item[1].strip("\"' "))
        elif named := _PROPERTY.match(line):
            values = [(named[2] or "").strip("\"' ")]
            found[named[1]] = values
    return found


def _texts(value: object) -> Iterator[str]:
    """Give the texts of a property: itself, those of a list, or the names in a list of objects."""
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            parts = [str(item.get(name, "")) for name in ("given", "family", "name", "literal")]
            item = " ".join(filter(None, parts))
        if isinstance(item, str) and item.strip():
            yield tidy_text(_WIKI.sub(r"\1", item)[:5_000])


def _describe(
    properties: Mapping[str, tuple[str, ...]], body: str, file: str, start: int
) -> Described | None:
    def all_of(*names: str) -> list[str]:
        return [value for name in names for value in properties.get(name, ())]

    names = [_name(name, value) for name in _IDS for value in properties.get(name, ())]
    urls = [url for text in all_of(*_URLS) for url in _URL.findall(text)]
    if not any(map(parse_identifier, (*names, *urls))):
        found = _find_in_body("\n".join((*all_of("bibliography", "citation"), body)))
        names += [name for name in found if not name.startswith("http")]
        urls += [name for name in found if name.startswith("http")]
    heading = _HEADING.search(body)
    titles = all_of(*_TITLE)
    is_cited = bool(all_of("citekey", "citation key", "zotero key", "authors", "author"))
    name = file.rpartition("/")[2].rpartition(".")[0]
    if not (names or urls or titles or is_cited) or (_DAY.fullmatch(name) and not titles):
        return None
    named = read_file_name(name)
    authors = all_of("authors", "author", "creators")
    first = all_of("first author", "firstauthor")
    return Described(
        line=1 if properties else start,
        file=file,
        title=next(iter(titles), _strip_marks(heading[1]) if heading else named.title),
        authors=_split_authors(authors) if authors else tuple(map(_turn_name, first)),
        venue=next(iter(all_of(*_VENUES)), ""),
        date=next(iter(all_of(*_DATES)), ""),
        note=next(iter(all_of(*_NOTES)), "") or _read_body(body),
        short_name=next(iter(all_of("short title", "shorttitle", "acronym")), ""),
        names=tuple(names),
        urls=tuple(urls),
        folders=tuple((topic,) for text in all_of(*_TOPICS) for topic in split_keywords(text)),
        keywords=tuple(_read_tags(all_of("tags", "tag", "keywords"), body)),
        is_read=any(_READ.fullmatch(text) for text in all_of("status", "read", "read status")),
    )


def _name(scheme: str, value: str) -> str:
    word = {"arxivid": "arxiv", "arxiv id": "arxiv"}.get(scheme, scheme)
    return value if parse_identifier(value) else f"{word}:{value}"


def _find_in_body(body: str) -> list[str]:
    """Find what names the paper in the text: the first address or spelled identifier of a paper."""
    head = body[:20_000].replace("**", "")  # "**DOI**: 10.1000/182"
    places = sorted((head.find(name), name) for name in (*_URL.findall(head), *find_spelled(head)))
    for _, name in places:
        identifier = parse_identifier(name.rstrip(".,;"))
        if identifier and identifier.names_paper and not identifier.names_data:
            return [name.rstrip(".,;")]
    pdfs = [name.rstrip(".,;") for _, name in places if name.rstrip(".,;").lower().endswith(".pdf")]
    return pdfs[:1]


def _turn_name(name: str) -> str:
    """Turn "Poe, Ann" into "Ann Poe"."""
    return " ".join(reversed(name.split(", ", 1)))


def _split_authors(values: list[str]) -> tuple[str, ...]:
    if len(values) != 1:
        return tuple(map(_turn_name, values))
    separator = r"\s*;\s*|\s+and\s+" if ";" in values[0] else r"\s*,\s*(?:and\s+)?|\s+and\s+"
    return tuple(filter(None, re.split(separator, values[0])))


def _read_tags(values: list[str], body: str) -> Iterator[str]:
    for value in values:
        # In front matter tags stand in a list, or in one text with commas or spaces.
        yield from (word.lstrip("#") for word in re.split(r"[,;]\s*|\s+(?=#)", value) if word)
    yield from (
        match[1] for match in re.finditer(r"(?<![\w&/])#([A-Za-z][\w/-]{1,50})", body[:20_000])
    )


def _strip_marks(text: str) -> str:
    return tidy_text(_MARKS.sub("", _LINK.sub(r"\1", _WIKI.sub(r"\1", text))))


def _read_body(body: str) -> str:
    """Give the note's own words before its first section, without properties and links."""
    text = _INLINE.sub("", body[: LONGEST_NOTE * 4])
    heading = _HEADING.search(text)
    if heading and not text[: heading.start()].strip():
        text = text[heading.end() :]
        heading = _HEADING.search(text)
    text = text[: heading.start()] if heading else text
    lines = (_strip_marks(line) for line in text.split("\n"))
    kept = [line for line in lines if line and not _URL.fullmatch(line) and not find_spelled(line)]
    return " ".join(kept)[:LONGEST_NOTE]
