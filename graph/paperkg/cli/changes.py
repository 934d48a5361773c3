"""``kg changes``: what the last build changed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from paperkg.cli.terminal import (
    as_typed,
    json_option,
    make_console,
    max_option,
    output_option,
    print_indented,
    print_title,
    write_json,
)

if TYPE_CHECKING:
    from paperkg.workspace.history import BuildChanges

__all__ = ["changes"]

_HEADINGS = {
    "new paper": "New papers",
    "resolved entry": "Entries whose paper is now known",
    "removed paper": "Removed papers",
    "new edge": "New builds-on edges",
    "removed edge": "Removed builds-on edges",
    "other confidence": "Builds-on edges with another confidence",
    "new citation": "New citations",
    "removed citation": "Removed citations",
    "new concept": "New concepts",
    "removed concept": "Removed concepts",
}


@click.command(short_help="What the last build changed.")
@max_option("Show at most N changes of each kind.")
@json_option
@output_option
def changes(most: int, output: Path, *, as_json: bool) -> None:
    """Show what the last build changed: papers, edges, citations, concepts.

    \b
    Examples:
      kg changes
      kg changes --json
    """
    from paperkg.workspace.history import read_changes

    found = read_changes(output)
    if as_json:
        from paperkg.replies.lists import describe_changes

        write_json(describe_changes(found))
    else:
        _show(found, most)


def _show(found: BuildChanges | None, most: int) -> None:
    console = make_console()
    sentence = _say(found)
    if sentence or found is None:
        print_indented(console, as_typed(sentence), indent=0)
        return
    is_first = True
    for kind, heading in _HEADINGS.items():
        changed = [change for change in found.changes if change.kind == kind]
        if not changed:
            continue
        if not is_first:
            console.print()
        is_first = False
        print_title(console, f"{heading} ({len(changed)})")
        for change in changed[:most]:
            print_indented(console, change.text, indent=2)
            if change.reason:
                print_indented(console, change.reason, indent=4, style="dim")
        if len(changed) > most:
            print_indented(console, f"… and {len(changed) - most} more", indent=2)


def _say(found: BuildChanges | None) -> str:
    """Say why there is no change to show; empty where there are changes."""
    if found is None:
        return "The last build left no record of its changes. The next `kg build` writes one."
    if not found.previous:
        return "This is the first build here. There is no earlier build to compare it with."
    if found.list_before:
        return f"The previous build was of another list ({found.list_before}): nothing to compare."
    return "" if found.changes else f"Nothing changed since the build of {found.previous}."
