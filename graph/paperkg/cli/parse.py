"""``kg parse``: how kg reads a list."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import click

from paperkg.cli.terminal import (
    count,
    json_option,
    lists_argument,
    make_console,
    say,
    take_named_lists,
    write_json,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from rich.console import Console
    from rich.text import Text

    from paperkg.model import Entry, ReadingList, Skipped
    from paperkg.reading.endings import ListFormat
    from paperkg.reading.explanation import Explanation

__all__ = ["parse"]

SHOWN = 3
"""How many of many lines with the same fault are shown."""

MANY = 10


@click.command(short_help="Show how kg reads a list, line by line.")
@lists_argument
@click.option(
    "--explain",
    "explained",
    is_flag=True,
    help="Show what each part of each line is, and why, for a list in Markdown or HTML.",
)
@json_option
def parse(
    lists: tuple[str, ...], format_name: str | None, *, explained: bool, as_json: bool
) -> None:
    """Show how kg reads a list: every entry, and every line that is not an entry.

    LISTS are files, folders of notes, web addresses, zotero: with the name of a collection, or -
    for standard input, as for `kg build`. The default is the list that ships with kg. If kg leaves
    out many lines for the same reason, it shows three of them; --explain shows all. With
    --explain, or if a list has no entry, kg also says how to make an entry of such a line.

    \b
    Examples:
      kg parse
      kg parse my-list.md --explain
      kg parse my-list.md --json
      kg parse library.bib notes/
    """
    from paperkg.reading.endings import ListFormat
    from paperkg.reading.lists import read_lists
    from paperkg.workspace.kept_lists import name_list

    with take_named_lists(lists, None, offline=False) as paths:
        list_format = ListFormat(format_name) if format_name else None
        reading_list = read_lists(paths, list_format=list_format, name_of=name_list)
        explanations = _explain(paths, list_format) if explained else []
    if as_json:
        from paperkg.replies.lists import describe_list

        write_json(describe_list(reading_list, explanations))
    elif explained:
        _show_explanations(explanations)
        _say_count(reading_list)
    else:
        _show(reading_list)
    _say_misfits(reading_list)


def _say_misfits(reading_list: ReadingList) -> None:
    """Name the entries whose identifier is that of a paper of another title, as far as known."""
    from paperkg.errors import quote
    from paperkg.identity.index import PaperIndex
    from paperkg.identity.misfits import find_misfits
    from paperkg.workspace.inputs import read_packaged

    known = read_packaged().papers
    misfits = tuple(find_misfits(reading_list.entries, known, PaperIndex(known.values())))
    shown = misfits if len(misfits) <= MANY else misfits[:SHOWN]
    for misfit in shown:
        place = f"{misfit.entry.file}:{misfit.entry.line}"
        say(
            f"{place}: {quote(misfit.entry.title)} has the identifier of another title: "
            f"{misfit.curie} is {quote(misfit.title)}. Check its link."
        )
    if len(misfits) > len(shown):
        say(f"{len(misfits) - len(shown)} more entries have the identifier of another title.")


def _explain(
    paths: Sequence[Path], list_format: ListFormat | None
) -> list[tuple[str, tuple[Explanation, ...]]]:
    from paperkg.reading.lists import explain_list

    return [(path.name, explain_list(path, list_format=list_format)) for path in paths]


def _show_explanations(explanations: Sequence[tuple[str, tuple[Explanation, ...]]]) -> None:
    from rich.text import Text

    from paperkg.reading.reasons import advise

    console = make_console()
    advised: set[str] = set()
    for file, lines in explanations:
        if len(explanations) > 1:
            console.print(Text(f"\n{file}", style="bold"))
        if not lines:
            console.print(Text("The fields of this format say what each part is."))
        for found in lines:
            what = f"no entry: {found.reason}" if found.reason else f"an entry, {found.group}"
            console.print(Text(f"{found.line:>5}  {what}", style="dim" if found.reason else ""))
            if found.reason:
                console.print(Text(f"       {found.text[:200]}", style="dim"))
                if found.reason not in advised and (advice := advise(found.reason)):
                    console.print(Text(f"       {advice}", style="italic"))
                advised.add(found.reason)
            for role, text in found.parts:
                shown = "title?" if found.reason and role == "title" else role
                console.print(Text(f"       {shown:<11}{text}"))
            if found.title_is and not found.reason:
                console.print(Text(f"       the title is {found.title_is}", style="italic"))


def _place(item: Entry | Skipped, reading_list: ReadingList) -> str:
    """Say where something stands: its line, with its file where the list is made of several."""
    return f"{item.line}" if item.file == reading_list.file else f"{item.file}:{item.line}"


def _show(reading_list: ReadingList) -> None:
    from rich.text import Text

    console = make_console()
    for topics, entries in groupby(reading_list.entries, key=lambda entry: entry.topics):
        heading = Text("\n" + (" › ".join(topics) or "(no section)"), style="bold")
        lines = (line for entry in entries for line in _describe_entry(entry, reading_list))
        console.print(heading, *lines, sep="\n")  # a section at a time: rich is slow to begin
    if reading_list.skipped:
        _show_skipped(reading_list, console)
    _say_count(reading_list)


def _describe_entry(entry: Entry, reading_list: ReadingList) -> Iterator[Text]:
    """Write the lines of an entry: what it is, who wrote it and when, what the list says of it."""
    from rich.text import Text

    names = ", ".join(identifier.curie for identifier in entry.identifiers)
    place = _place(entry, reading_list)
    line = Text(f"{place:>5}  {'✓ ' if entry.read else ''}{entry.title}")
    yield line.append(f"  {names or 'no identifier'}", style="dim")
    said = ", ".join(filter(None, (*entry.authors[:5], entry.venue, entry.date)))
    if said:
        yield Text(f"       {said}", style="dim")
    if entry.note:
        yield Text(f"       {entry.note}", style="italic")


def _show_skipped(reading_list: ReadingList, console: Console) -> None:
    """Show the lines that are no entries: all, or of many with one reason the first and a count.

    Where there is no entry at all, say for each reason what makes one of such a line.
    """
    from rich.text import Text

    from paperkg.reading.reasons import advise

    by_reason: dict[str, list[Skipped]] = {}
    for skipped in reading_list.skipped:
        by_reason.setdefault(skipped.reason, []).append(skipped)
    console.print(Text("\nNot understood as entries", style="bold"))
    shows_all = not reading_list.entries
    for reason, lines in by_reason.items():
        shown = lines if shows_all or len(lines) <= MANY else lines[:SHOWN]
        for skipped in shown:
            place = _place(skipped, reading_list)
            text = f": {skipped.text[:70]}" if skipped.text else ""
            console.print(Text(f"{place:>5}  {reason}{text}"))
        if len(lines) > len(shown):
            rest = len(lines) - len(shown)
            console.print(Text(f"       and {rest} more lines: {reason}", style="dim"))
        if shows_all and (advice := advise(reason)):
            console.print(Text(f"       {advice}", style="italic"))


def _say_count(reading_list: ReadingList) -> None:
    sections = {entry.topics for entry in reading_list.entries if entry.topics}
    say(
        f"{reading_list.file}: {count(len(reading_list.entries), 'entry')} in "
        f"{count(len(sections), 'topic')}, "
        f"{count(len(reading_list.skipped), 'line')} not understood as entries.",
    )
