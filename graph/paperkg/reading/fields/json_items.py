"""The works in a file of JSON, wherever they stand in it, with their lines and their sections.

Programs write an array of works, or an object that has one. People keep arrays by year or by topic
as well, and groups with works in them: "[{"topic": "Rain", "papers": [{"title": …}]}]".
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from paperkg.errors import InputError
from paperkg.reading.record_names import NAMES_OF_PEOPLE, TITLES, name_in_english

__all__ = ["JsonItem", "read_items"]

MOST_DIGITS = 100
"""A longer number is kept as text: Python refuses to read one of thousands of digits."""

MAX_DEPTH = 20
"""Groups and collections nested deeper than this are not followed."""

MIN_KEYED = 2
"""So many works at least have keys of their own in an object: one may be a part of a work."""

_LISTS = ("items", "references", "records", "data", "results", "papers", "publications", "entries")
# What a work says of itself beside its title and its date, which a section may have, too.
_OF_WORKS = frozenset(
    {"DOI", "ISBN", "abstract", "arxiv", "authors", "author", "booktitle", "container-title",
     "creators", "doi", "isbn", "itemType", "journal", "pmid", "publisher", "venue"}
)  # fmt: skip
# Records inside a work that are no works of the list: what it cites, and where it leads.
_INSIDE = NAMES_OF_PEOPLE | {
    "attachments",
    "buttons",
    "children",
    "citations",
    "files",
    "keywords",
    "links",
    "tags",
    "urls",
}
_NAMES = ("title", "name", "topic", "section", "category", "heading", "label", "theme", "week",
          "year", "date")  # fmt: skip
_SPACE = re.compile(r"[\s,]*")
_TOKEN = re.compile(r'"(?>(?>[^"\\]+|\\.)*)"?|[{\n]', re.DOTALL)


class JsonItem(NamedTuple):
    """A value of an array of works: where it begins, counted from 1, and the sections around it."""

    line: int
    value: Any
    sections: tuple[str, ...] = ()


def read_items(text: str, *, file: str) -> Iterator[JsonItem]:
    """Give each work of a file, the first one first.

    Raises
    ------
    InputError
        It is no JSON, or nested too deeply.
    """
    decoder = json.JSONDecoder(parse_int=_read_number)
    place = len(text) - len(text.lstrip())
    line = 1 + text.count("\n", 0, place)
    if text.startswith("[", place):
        for item in _read_array(decoder, text, place + 1, line, file):
            yield from item
        return
    found = _decode(decoder, text, place, line, file)[0]
    yield from _give_lines(list(_find_items(found)), found, text, line=1)


def _read_number(digits: str) -> int | str:
    """Read a number; one of too many digits is none that a work has, and stays text."""
    return int(digits) if len(digits) <= MOST_DIGITS else digits


def _read_array(
    decoder: json.JSONDecoder, text: str, place: int, line: int, file: str
) -> Iterator[list[JsonItem]]:
    """Give the works of each value of an array that begins before a place."""
    while True:
        after = _SPACE.match(text, place)
        end = after.end() if after else place
        line += text.count("\n", place, end)
        if text.startswith("]", end):
            return
        value, place = _decode(decoder, text, end, line, file)
        if _is_group(value):
            inner = list(_walk(value, ()))
            yield list(_give_lines(inner, value, text[end:place], line=line))
        else:
            yield [JsonItem(line, value)]
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


# Where works stand


def _find_items(found: Any) -> Iterator[tuple[Any, tuple[str, ...]]]:
    """Give the works of an object that holds them, with their sections; else the object."""
    inner = found.get("message", found) if isinstance(found, dict) else None
    if not isinstance(inner, dict):
        yield found, ()
        return
    arrays = [value for value in inner.values() if _holds_works(value, 0)]
    known = next((inner[name] for name in _LISTS if isinstance(inner.get(name), list)), None)
    if known is not None and len(arrays) < 2 and not any(map(_is_group, known)):
        folders = _place_items(inner.get("collections"))
        for item in known:
            if isinstance(item, dict) and item.get("itemID") in folders:
                item["folders"] = folders[item["itemID"]]
            yield item, ()
        return
    holds = _is_group(inner) or _is_map_of_works(inner)
    walked = list(_walk(inner, (), is_root=True)) if holds else []
    yield from walked or [(inner, ())]


def _walk(
    value: Any, sections: tuple[str, ...], *, depth: int = 0, is_root: bool = False
) -> Iterator[tuple[Any, tuple[str, ...]]]:
    """Give the works inside a value, in their order, each with the sections that it stands in."""
    if isinstance(value, list):
        for child in value:
            if _is_group(child, depth):
                yield from _walk(child, sections, depth=depth + 1)
            else:
                yield child, sections
        return
    name = "" if is_root else next(filter(None, (_text(value.get(key)) for key in _NAMES)), "")
    path = (*sections, name) if name else sections
    if _is_map_of_works(value):
        yield from ((child, path) for child in value.values())
        return
    inner = {key: child for key, child in value.items() if _may_hold(key, child, depth)}
    for key, child in inner.items():
        if len(inner) == 1 and (name or key in _LISTS or is_root):
            yield from _walk(child, path, depth=depth + 1)
        else:
            yield from _walk(child, (*path, str(key)), depth=depth + 1)


def _is_group(value: Any, depth: int = 0) -> bool:
    """Whether an object is no work, but has works inside."""
    if not isinstance(value, dict) or depth > MAX_DEPTH:
        return False
    says_more = any(
        value.get(key) for key in value if key in _OF_WORKS or name_in_english(key) == "authors"
    )
    if says_more and any(_text(value.get(name)) for name in TITLES):
        return False
    return any(_may_hold(key, child, depth) for key, child in value.items())


def _may_hold(key: str, value: Any, depth: int) -> bool:
    """Whether what stands under a key holds works of the list."""
    if str(key).lower() in _INSIDE:
        return False
    return _holds_works(value, depth) or _is_map_of_works(value) or _is_group(value, depth + 1)


def _holds_works(value: Any, depth: int) -> bool:
    """Whether a value is an array of works, or of groups of them: the first one tells."""
    first = value[0] if isinstance(value, list) and value else None
    return isinstance(first, dict) and (_names_work(first) or _is_group(first, depth + 1))


def _is_map_of_works(value: Any) -> bool:
    """Whether an object has works by their keys: "{"poe2001": {"title": …}, …}"."""
    if not isinstance(value, dict) or len(value) < MIN_KEYED:
        return False
    return all(isinstance(child, dict) and _names_work(child) for child in value.values())


def _names_work(value: Mapping[str, Any]) -> bool:
    return any(
        _text(child) for key, child in value.items()
        if key in TITLES or name_in_english(key) == "title"
    )  # fmt: skip


def _text(value: Any) -> str:
    is_text = isinstance(value, (str, int)) and not isinstance(value, bool)
    return str(value).strip() if is_text else ""


def _place_items(collections: Any) -> dict[int, list[list[str]]]:
    """Give the collections of each item by its number, as Better BibTeX writes them."""
    known = collections if isinstance(collections, dict) else {}
    folders: dict[int, list[list[str]]] = {}
    for folder in filter(lambda value: isinstance(value, dict), known.values()):
        path: list[str] = []
        around: Any = folder
        while isinstance(around, dict) and len(path) < MAX_DEPTH:
            path.insert(0, _text(around.get("name")))
            around = known.get(str(around.get("parent")))
        for number in folder.get("items") if isinstance(folder.get("items"), list) else ():
            if isinstance(number, int):
                folders.setdefault(number, []).append(path)
    return folders


# Lines


def _give_lines(
    items: list[tuple[Any, tuple[str, ...]]], whole: Any, text: str, *, line: int
) -> Iterator[JsonItem]:
    """Give works their lines: objects are parsed in the order in which their braces open."""
    lines = list(_find_braces(text, line))
    objects = list(_objects_of(whole))
    if len(lines) != len(objects):  # a key stands twice
        lines = [line] * len(objects)
    places = {id(value): at for value, at in zip(objects, lines, strict=True)}
    last = line
    for value, sections in items:
        last = places.get(id(value), last)
        yield JsonItem(last, value, sections)


def _find_braces(text: str, line: int) -> Iterator[int]:
    for token in _TOKEN.finditer(text):
        if token[0] == "\n":
            line += 1
        elif token[0] == "{":
            yield line


def _objects_of(value: Any) -> Iterator[dict[str, Any]]:
    """Give all objects inside a value, each before those inside it."""
    waiting = [value]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            yield value
            waiting.extend(reversed(value.values()))
        elif isinstance(value, list):
            waiting.extend(reversed(value))
