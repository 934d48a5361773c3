"""``kg parse``: how kg reads a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from paperkg.cli.terminal import (
    identifiers_as_json,
    lists_argument,
    make_console,
    say,
    take_named_lists,
    write_json,
)

if TYPE_CHECKING:
    from paperkg.model import Entry, ReadingList, Skipped

__all__ = ["parse"]


@click.command(short_help="Show how kg reads a list, line by line.")
@lists_argument
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
def parse(lists: tuple[str, ...], format_name: str | None, *, as_json: bool) -> None:
    """Show how kg reads a list: every entry, and every line that is not an entry.

    LISTS are files, folders of notes, addresses, or - for standard input, as for `kg build`. The
    default is the list that ships with kg.

    \b
    Examples:
      kg parse
      kg parse my-list.md --json
      kg parse library.bib notes/
    """
    from paperkg.reading.formats import ListFormat
    from paperkg.reading.lists import read_lists

    with take_named_lists(lists, None, offline=False) as paths:
        list_format = ListFormat(format_name) if format_name else None
        reading_list = read_lists(paths, list_format=list_format)
    if as_json:
        write_json(_as_json(reading_list))
    else:
        _show(reading_list)


def _as_json(reading_list: ReadingList) -> dict[str, object]:
    return {
        "entries": [
            {
                "title": entry.title,
                "topics": list(entry.topics),
                "identifiers": identifiers_as_json(entry.identifiers),
                "links": [{"text": link.text, "url": link.url} for link in entry.links],
                "note": entry.note,
                "read": entry.read,
                "kind": entry.kind.value,
                "file": entry.file,
                "line": entry.line,
            }
            for entry in reading_list.entries
        ],
        "skipped": [
            {
                "file": skipped.file,
                "line": skipped.line,
                "text": skipped.text,
                "reason": skipped.reason,
            }
            for skipped in reading_list.skipped
        ],
    }


def _place(item: Entry | Skipped, reading_list: ReadingList) -> str:
    """Say where something stands: its line, with its file where the list is made of several."""
    return f"{item.line}" if item.file == reading_list.file else f"{item.file}:{item.line}"


def _show(reading_list: ReadingList) -> None:
    from rich.text import Text

    console = make_console()
    topics: tuple[str, ...] | None = None
    for entry in reading_list.entries:
        if entry.topics != topics:
            topics = entry.topics
            console.print(Text("\n" + (" › ".join(topics) or "(no section)"), style="bold"))
        names = ", ".join(identifier.curie for identifier in entry.identifiers)
        place = _place(entry, reading_list)
        line = Text(f"{place:>5}  {'✓ ' if entry.read else ''}{entry.title}")
        console.print(line.append(f"  {names or 'no identifier'}", style="dim"))
        if entry.note:
            console.print(Text(f"       {entry.note}", style="italic"))
    if reading_list.skipped:
        console.print(Text("\nNot understood as entries", style="bold"))
    for skipped in reading_list.skipped:
        place = _place(skipped, reading_list)
        console.print(Text(f"{place:>5}  {skipped.reason}: {skipped.text[:70]}"))
    sections = {entry.topics for entry in reading_list.entries if entry.topics}
    say(
        f"{reading_list.file}: {len(reading_list.entries)} entries in {len(sections)} topics, "
        f"{len(reading_list.skipped)} lines not understood as entries.",
    )
