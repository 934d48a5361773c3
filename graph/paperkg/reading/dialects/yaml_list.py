"""A reading list in YAML, or in the front matter of a page that a site generator fills in.

Course sites keep their schedule so: a list of days, each with its topic and readings. It is written
as Markdown, and each line of that stands where its record begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

import yaml

from paperkg.reading.dialects.shortcodes import ASKED, names_work, write_item
from paperkg.reading.patterns import FRONT
from paperkg.reading.record_names import NAMES_OF_PEOPLE, name_in_english
from paperkg.reading.words import words_of

__all__ = ["as_markdown", "is_yaml", "take_front_matter"]

MAX_SIZE = 1_000_000
"""Longer YAML is not looked into, in characters."""

MIN_CITED = 2
"""So many works stand in front matter that is a list, whatever stands below it."""

MIN_KEYED = 3
"""So many works at least have keys of their own in a map: two may be one work in two languages."""

MAX_DEPTH = 12
_NAME_PARTS = ("given", "first", "firstname", "first_name", "family", "last", "lastname",
               "last_name", "name")  # fmt: skip
LOWEST = 6
"""Markdown knows so many ranks of headings."""

_SECTION = ("topic", "title", "name", "section", "module", "unit", "theme", "week", "year")
_READINGS = re.compile(
    r"(?:\w+[ _-])?(?:readings?|papers?|references|literature|required|optional)"
)
_RECORD = re.compile(r"^[ \t]*- [\w-]+:[ \t\n]", re.MULTILINE)
_ITEM = re.compile(r"^[ \t]*[-*+][ \t]", re.MULTILINE)
_CITED = re.compile(r"^- .*<br>(?:Authors|Venue|doi|arxiv): ", re.MULTILINE)
# Records of their own that say where a work leads.
_LINKS = frozenset(("links", "urls", "link", "buttons", "files", "attachments"))
_LINK_NAMES = ("name", "label", "text", "title", "type", "kind")
_ADDRESSES = ("url", "link", "href", "file", "pdf")
_WORKS = words_of("sections", "works") | words_of("sections", "books")
_WORD = re.compile(r"[^\W_]+")
_PLAIN_KEYS = frozenset(
    ("schedule", "publications", "items", "entries", "links", "list", "main", "lectures", "weeks",
     "days", "sessions", "data", "content", "resources")
)  # fmt: skip


def is_yaml(file: str) -> bool:
    """Whether a file is YAML by its name."""
    return file.lower().endswith((".yml", ".yaml"))


def as_markdown(text: str) -> str:
    r"""Write YAML as a list in Markdown with as many lines; what is no YAML stays as it is.

    Examples
    --------
    >>> as_markdown("- title: A Fine Paper\n  year: 2001\n")
    '- **A Fine Paper**<br>Date: 2001\n\n'
    """
    return _write(text) or text


def take_front_matter(text: str) -> str:
    """Write the records in the front matter of a page as a list, and leave the rest of it out.

    A generator fills in the page, or it has nothing but front matter with a list of records, or
    several records say of works who wrote them or where they appeared. The title and the author of
    a page over a list are its own.
    """
    front = FRONT.match(text)
    if front is None:
        return text
    has_records = _RECORD.search(front[1]) is not None
    rest = text[front.end() :]
    is_filled = "{%" in text and (has_records or _ITEM.search(rest) is None)
    if not (has_records or is_filled):
        return text
    written = _write(f"{front[1]}\n")
    is_list = is_filled or not rest.strip() or len(_CITED.findall(written)) >= MIN_CITED
    return f"\n{written}\n{rest}" if written and is_list else text


def _write(text: str) -> str:
    """Write YAML as Markdown; empty where it holds no record."""
    if len(text) > MAX_SIZE:
        return ""
    try:
        root = yaml.compose(text, Loader=yaml.BaseLoader)  # nodes alone: no objects are made
    except (yaml.YAMLError, RecursionError):
        return ""
    level = 1 if isinstance(root, yaml.MappingNode) else 2  # the title of a page is no section
    lines = [""] * (text.count("\n") + 1)
    for line, shown in _Walker().walk(root, level, is_reading=False):
        if not lines[line].startswith("- "):
            lines[line] = shown
    return "\n".join(lines) if any(line.startswith("- ") for line in lines) else ""


class _Walker:
    """Walks the nodes of a document, each once: an alias may stand for any number of records."""

    def __init__(self) -> None:
        self.walked: set[int] = set()
        self.holders: dict[int, bool] = {}

    def walk(
        self, node: yaml.Node | None, level: int, *, is_reading: bool
    ) -> Iterator[tuple[int, str]]:
        """Give the lines that records make, each with the line where it begins."""
        if level > MAX_DEPTH or id(node) in self.walked:
            return
        self.walked.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            are_days = any(map(_has_readings, node.value))
            for child in node.value:
                if is_reading and (shown := _name_reading(child)):
                    yield child.start_mark.line, f"- {shown}"
                elif are_days and (name := _name_of_day(child)):
                    yield child.start_mark.line, _heading(level, name)
                else:
                    yield from self.walk(child, level, is_reading=is_reading)
        elif isinstance(node, yaml.MappingNode) and _is_map_of_works(node):
            for key, child in node.value:
                for _, shown in self.walk(child, level, is_reading=is_reading):
                    yield key.start_mark.line, shown
        elif isinstance(node, yaml.MappingNode):
            yield from self.walk_record(node, level)

    def walk_record(self, node: yaml.MappingNode, level: int) -> Iterator[tuple[int, str]]:
        """Write a record as an item, or as a section where others stand in it."""
        line = node.start_mark.line
        values = _say_of(node)
        parts = NAMES_OF_PEOPLE | _LINKS if write_item(values) else NAMES_OF_PEOPLE
        inner = [
            (key, child)
            for key, child in node.value
            if str(key.value).lower() not in parts and self.holds_records(child)
        ]
        if not inner or _is_work_itself(values, [child for _, child in inner]):
            if item := write_item(values):
                yield line, item
            return
        name = next((values[key] for key in _SECTION if values.get(key)), "")
        if name:
            yield line, _heading(level, name)
        for key, child in inner:
            word = str(key.value).lower()
            is_reading = _READINGS.fullmatch(word) is not None
            below = max(2, level + bool(name))
            is_all = len(inner) == 1 and _WORKS.issuperset(_WORD.findall(word))
            if (
                not (is_reading or is_all)
                and word not in _PLAIN_KEYS
                and isinstance(key, yaml.ScalarNode)
            ):
                yield key.start_mark.line, _heading(below, key.value)
                below += 1
            yield from self.walk(child, below, is_reading=is_reading)

    def holds_records(self, node: yaml.Node, depth: int = 0) -> bool:
        """Whether a value is a list of records, or of lines, and not of a record's own parts."""
        if id(node) in self.holders or depth > MAX_DEPTH:
            return self.holders.get(id(node), False)
        self.holders[id(node)] = False  # an alias inside itself
        if isinstance(node, yaml.SequenceNode):
            found = any(_is_record(child) for child in node.value)
        else:
            values = node.value if isinstance(node, yaml.MappingNode) else ()
            found = _is_map_of_works(node) or any(
                self.holds_records(child, depth + 1) for _, child in values
            )
        self.holders[id(node)] = found
        return found


def _is_work_itself(values: Mapping[str, str], inner: Sequence[yaml.Node]) -> bool:
    """Whether a record says who wrote it, and the records in it name no work: reviews, awards."""
    if not (values.get("authors") or values.get("author")) or not names_work(values):
        return False
    records = [child for node in inner for child in node.value]
    return all(
        isinstance(record, yaml.MappingNode) and not names_work(_say_of(record))
        for record in records
    )


def _has_readings(node: yaml.Node) -> bool:
    """Whether a record has a part with what is to be read, "readings: …": a day of a course."""
    parts = node.value if isinstance(node, yaml.MappingNode) else ()
    return any(_READINGS.fullmatch(str(key.value).lower()) for key, _ in parts)


def _name_of_day(node: yaml.Node) -> str:
    """Give what a record is called that says no more than that and when; else ""."""
    if not isinstance(node, yaml.MappingNode) or _has_readings(node):
        return ""
    values = _say_of(node)
    is_work = write_item({**values, "date": ""})
    return "" if is_work else next((values[key] for key in _SECTION if values.get(key)), "")


def _name_reading(node: yaml.Node) -> str:
    """Give a reading that is a line, or a record with a title and nothing else; else ""."""
    if isinstance(node, yaml.ScalarNode):
        return " ".join(node.value.split())
    values = _say_of(node) if isinstance(node, yaml.MappingNode) else {}
    title = values.get("title", "")
    return f"**{title}**" if title and not write_item(values) else ""


def _heading(level: int, name: str) -> str:
    return f"{'#' * min(level, LOWEST)} {name}"


def _is_record(node: yaml.Node) -> bool:
    is_line = isinstance(node, yaml.ScalarNode) and "](" in node.value
    return is_line or isinstance(node, yaml.MappingNode)


def _is_map_of_works(node: yaml.Node) -> bool:
    """Whether a map has works by their keys: "poe_rain: {citation: …}"."""
    if not isinstance(node, yaml.MappingNode) or len(node.value) < MIN_KEYED:
        return False
    return all(
        isinstance(child, yaml.MappingNode) and write_item(_read(child)) for _, child in node.value
    )


def _say_of(node: yaml.MappingNode) -> dict[str, str]:
    """Give what a record says; what the work is may stand in a part of it, "original: {title: …}".

    A date outside that part is of something else, as when it was read.
    """
    values = _read(node)
    if names_work(values):
        return values
    parts = (child for _, child in node.value if isinstance(child, yaml.MappingNode))
    told = (_read(part) for part in parts)
    work = next(filter(names_work, told), {})
    outside = {name: value for name, value in values.items() if not work or name != "date"}
    return {**outside, **work}


def _read(node: yaml.MappingNode) -> dict[str, str]:
    """Give what a record says, by English names; several authors as one text."""
    values: dict[str, str] = {}
    for name, value in _values_of(node):
        part = name.lower() if name.lower() in ASKED else name_in_english(name).lower()
        if part == "authors" and value and values.get(part):
            values[part] += f", {value}"
        elif value or part not in values:
            values[part] = values.get(part) or value
    return values


def _values_of(node: yaml.MappingNode) -> Iterator[tuple[str, str]]:
    """Give what a record says, by its own names; lists as one text."""
    for key, child in node.value:
        name = str(key.value)
        if isinstance(child, yaml.ScalarNode):
            yield name, " ".join(child.value.split())
        elif isinstance(child, yaml.SequenceNode) and name.lower() in _LINKS:
            yield from _links_of(child)
        elif isinstance(child, yaml.SequenceNode):
            yield name, ", ".join(_names_of(child))
        elif isinstance(child, yaml.MappingNode) and name.lower() in _LINKS:
            yield from _values_of(child)


def _links_of(node: yaml.SequenceNode) -> Iterator[tuple[str, str]]:
    """Give where records lead by what they are called: "- name: PDF", "  url: …"."""
    for child in node.value:
        parts = _read(child) if isinstance(child, yaml.MappingNode) else {}
        name = next((parts[key] for key in _LINK_NAMES if parts.get(key)), "link")
        if address := next((parts[key] for key in _ADDRESSES if parts.get(key)), ""):
            yield name.lower(), address


def _names_of(node: yaml.SequenceNode) -> Iterator[str]:
    for child in node.value:
        if isinstance(child, yaml.ScalarNode):
            yield " ".join(child.value.split())
        elif isinstance(child, yaml.MappingNode):
            parts: Mapping[str, str] = _read(child)
            name = [parts.get(word, "") for word in _NAME_PARTS]
            yield " ".join(filter(None, name))
