"""``kg changes``: what is new since the build before."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from paperkg.cli.terminal import (
    as_typed,
    make_console,
    output_option,
    print_indented,
    print_title,
    write_json,
)

if TYPE_CHECKING:
    from paperkg.workspace.history import Record

__all__ = ["changes"]

_HEADINGS = {
    "new paper": "New papers",
    "resolved entry": "Entries that are known now",
    "removed paper": "Papers that are gone",
    "new edge": "New builds-on edges",
    "removed edge": "Builds-on edges that are gone",
    "other confidence": "Builds-on edges that are more or less sure",
    "new citation": "New citations",
    "removed citation": "Citations that are gone",
    "new concept": "New concepts",
    "removed concept": "Concepts that are gone",
}


@click.command(short_help="What the last build changed.")
@click.option(
    "--max",
    "most",
    type=click.IntRange(min=1),
    default=10,
    show_default=True,
    metavar="N",
    help="Show so many of each kind.",
)
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
@output_option
def changes(most: int, output: Path, *, as_json: bool) -> None:
    """Say what differs between the last build and the one before: papers, edges, citations.

    \b
    Examples:
      kg changes
      kg changes --json
    """
    from paperkg.workspace.history import read_changes

    found = read_changes(output)
    if as_json:
        write_json(_as_json(found))
    else:
        _show(found, most)


def _as_json(found: Record | None) -> dict[str, Any]:
    return {
        "built": found.built if found else None,
        "previous": (found.previous or None) if found else None,
        "list_before": (found.list_before or None) if found else None,
        "changes": [
            {"kind": one.kind, "iris": list(one.iris), "text": one.text, "reason": one.reason}
            for one in (found.changes if found else ())
        ],
    }


def _show(found: Record | None, most: int) -> None:
    console = make_console()
    sentence = _say(found)
    if sentence or found is None:
        print_indented(console, as_typed(sentence), indent=0)
        return
    is_first = True
    for kind, heading in _HEADINGS.items():
        changed = [one for one in found.changes if one.kind == kind]
        if not changed:
            continue
        if not is_first:
            console.print()
        is_first = False
        print_title(console, f"{heading} ({len(changed)})")
        for one in changed[:most]:
            print_indented(console, one.text, indent=2)
            if one.reason:
                print_indented(console, one.reason, indent=4, style="dim")
        if len(changed) > most:
            print_indented(console, f"… and {len(changed) - most} more", indent=2)


def _say(found: Record | None) -> str:
    """Say what there is to say where nothing can be compared, or nothing differs."""
    if found is None:
        return "It was not kept what the last build changed; the next `kg build` will keep it."
    if not found.previous:
        return "This is the first build here: there is nothing to compare it with."
    if found.list_before:
        return f"The build before was of another list, {found.list_before}."
    return "" if found.changes else f"Nothing differs from the build of {found.previous}."
