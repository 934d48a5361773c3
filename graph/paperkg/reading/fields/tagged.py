"""Files of tagged lines, as RIS, EndNote, Web of Science and PubMed have them, cut into records.

The parser (rispy) gives nothing when there is a byte order mark before the first tag, loses a last
record without its end, and takes what stands between two records for part of the first. So each
record is given to it alone, whole and with its end.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

import rispy

__all__ = ["TaggedRecord", "cut_records", "parse_record"]


@dataclass(frozen=True, slots=True)
class TaggedRecord:
    """A record: the line where it starts, counted from 1, and its lines, one for each tag."""

    line: int
    lines: tuple[tuple[str, str], ...]


def cut_records(
    text: str, *, tag: re.Pattern[str], start: str, end: str, lists: Collection[str] = ()
) -> Iterator[TaggedRecord]:
    """Cut a text into records.

    Parameters
    ----------
    text
        The text.
    tag
        Matches the start of a line with a tag; its first group is the tag. A line without one goes
        on with what the line before it says.
    start, end
        The tags with which records start and end; the end may be missing. Where the text begins
        with another tag, blank lines part the records, and the start may stand anywhere in them.
    lists
        The tags of which each further line is a value of its own.
    """
    first, lines = 0, list[tuple[str, list[str]]]()
    all_lines = text.split("\n")
    tags = (found[1].upper() for line in all_lines if (found := tag.match(line)))
    is_parted = not end and next(tags, start) != start
    for number, line in enumerate(all_lines, start=1):
        found = tag.match(line)
        name = found[1].upper() if found else ""
        is_border = not line.strip() if is_parted else bool(name) and name in (start, end)
        if is_border and lines:
            yield _close(first, lines, lists)
            lines = []
        if name and (name != end and not lines):
            first, lines = number, [(name, [line[found.end() :]])] if found else []
        elif name and name != end and found:
            lines.append((name, [line[found.end() :]]))
        elif lines and line.strip() and not found:
            lines[-1][1].append(line.strip())
    if lines:
        yield _close(first, lines, lists)


def _close(first: int, lines: list[tuple[str, list[str]]], lists: Collection[str]) -> TaggedRecord:
    values = (
        (tag, value.strip())
        for tag, parts in lines
        for value in (parts if tag in lists else [" ".join(parts)])
    )
    return TaggedRecord(first, tuple(values))


class _Parser(rispy.RisParser):  # type: ignore[misc]  # rispy has no types
    """Reads tags of any length; a record is all there is, so no start tag is looked for."""

    def parse_line(self, line: str) -> tuple[str, str]:
        tag, _, content = line.partition("  - ")
        return tag, content.strip()


def parse_record(record: TaggedRecord, names: dict[str, str]) -> dict[str, list[str]]:
    """Parse one record: the values of each tag, by what the tag means.

    Parameters
    ----------
    record
        The record.
    names
        What each tag means; other tags are left out.
    """
    lines = [f"{tag}  - {value}" for tag, value in record.lines if tag in names]
    parser = _Parser(
        mapping={"TY": "start", **names},
        list_tags=list(names),
        delimiter_tags_mapping={},
    )
    found = parser.parse("\n".join(["TY  - ", *lines, "ER  - "]))
    return {name: values for name, values in found[0].items() if isinstance(values, list)}
