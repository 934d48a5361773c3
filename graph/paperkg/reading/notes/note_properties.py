"""The properties of a note: front matter, ``name:: value``, or the lines that Notion writes.

They are read as texts: YAML would take ``arxiv: 2310.10000`` for a number.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator

import yaml

from paperkg.errors import InputError
from paperkg.reading.charset import tidy_text
from paperkg.reading.column_names import plain_name
from paperkg.reading.patterns import FRONT, TOML_FRONT

__all__ = ["INLINE", "WIKI_LINK", "read_properties"]

MAX_PROPERTIES = 200_000
"""Longer front matter is not parsed, in characters."""

LONGEST = 5_000
"""So much of a value is kept, in characters."""

WIKI_LINK = re.compile(r"!?\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]")
INLINE = re.compile(
    r"^[ \t>*+-]*(\[?)\**([A-Za-z][\w -]{0,30}?(?:\(s\))?)\**::[ \t]*(\S.*)$", re.MULTILINE
)
"""A property in the text: whether a bracket opens before it, its name, its value."""

_PROPERTY = re.compile(r"([A-Za-z][\w -]{0,40}):(?:[ \t]+(.*))?$")
_ITEM = re.compile(r"[ \t]*-[ \t]+(.+)$")
# Fields below the title of a page, as Notion writes them, and as people do: "**Authors:** Ann Poe".
_PAGE_TITLE = re.compile(r"\s*#{1,2}[ \t].+(?:\n|$)")
_FIELD = re.compile(
    r"[ \t]*(?:[-*+][ \t]+)?(?P<mark>\*\*|__|)(?P<name>[A-Z][\w ()/-]{0,40}?)"
    r"(?::(?P=mark)|(?P=mark):)[ \t]+(?P<value>\S.*)"
)
_FIELD_NAMES = ("arxiv", "authors", "author", "conference", "created", "created time", "date",
                "doi", "journal", "link", "paper", "pdf", "published", "status", "tags", "topic",
                "type", "url", "venue", "year")  # fmt: skip


def read_properties(text: str, file: str) -> tuple[dict[str, tuple[str, ...]], str, int]:
    """Give the properties of a note, each with its values, the text without them, and its line.

    Parameters
    ----------
    text
        The note.
    file
        Its name, for errors.

    Returns
    -------
    tuple
        The values by name, in small letters and without signs; the body; and the line, counted
        from 1, where it starts.

    Raises
    ------
    InputError
        The front matter is far too long.
    """
    properties, body, start = _read_front(text, file)
    if not properties:
        properties, body = _read_fields(body)
    inline: dict[str, tuple[str, ...]] = {}
    for opened, name, value in INLINE.findall(body):
        key = plain_name(name)
        values = _read_value(value.rstrip().removesuffix("]" * len(opened)))
        inline[key] = (*inline.get(key, ()), *values)
    return inline | properties, body, start


def _read_front(text: str, file: str) -> tuple[dict[str, tuple[str, ...]], str, int]:
    front = FRONT.match(text) or TOML_FRONT.match(text)
    if not front:
        return {}, text, 1
    body, start = text[front.end() :], 1 + front[0].count("\n")
    if len(front[1]) > MAX_PROPERTIES:
        raise InputError("has front matter that is too long to be properties.", file=file, line=1)
    try:
        if text.startswith("+++"):
            found = _read_toml(front[1])
        else:
            # The base loader makes texts of everything, and no objects.
            found = yaml.load(front[1], Loader=yaml.BaseLoader)  # noqa: S506
    except (yaml.YAMLError, tomllib.TOMLDecodeError, RecursionError):
        found = _read_lines(front[1])
    if not isinstance(found, dict):
        return {}, body, start
    properties = {plain_name(str(name)): tuple(_texts(value)) for name, value in found.items()}
    return {name: values for name, values in properties.items() if values}, body, start


def _read_fields(body: str) -> tuple[dict[str, tuple[str, ...]], str]:
    """Read the fields right below the title, if one is called as fields are; and what is left."""
    head = _PAGE_TITLE.match(body)
    lines = body[head.end() :].split("\n") if head else []
    count = 0
    found: dict[str, tuple[str, ...]] = {}
    for number, line in enumerate(lines, start=1):
        field = _FIELD.fullmatch(line.rstrip(" \\"))
        if field is None and line.strip():
            break
        if field:
            count = number
            found[plain_name(field["name"])] = (field["value"].strip("\"' "),)
    if head is None or found.keys().isdisjoint(_FIELD_NAMES):
        return {}, body
    return found, body[: head.end()] + "\n".join(lines[count:])


def _read_toml(front: str) -> dict[str, list[str]]:
    """Read what Hugo and Zola write; a number such as 2310.10000 stays as it is written."""
    found = tomllib.loads(front, parse_float=str)
    return {
        name: [str(item) for item in (value if isinstance(value, list) else [value])]
        for name, value in found.items()
        if not isinstance(value, dict)
    }


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
            yield tidy_text(WIKI_LINK.sub(r"\1", item)[:LONGEST])


def _read_value(text: str) -> tuple[str, ...]:
    """Give the values of a property in the text: the names of its links, where it is only links."""
    if "[[" in text and not WIKI_LINK.sub("", text).strip(" ,;#"):
        return tuple(filter(None, map(tidy_text, WIKI_LINK.findall(text))))
    value = tidy_text(WIKI_LINK.sub(r"\1", text)[:LONGEST]).strip("*_ ")
    quoted = value[:1] == value[-1:] == '"' and len(value) > 1
    return (value[1:-1],) if quoted else (value,)
