"""``kg link`` and ``kg unlink``: say by hand what builds on what."""

from __future__ import annotations

from pathlib import Path

import click

from paperkg.cli.completion import complete_name
from paperkg.cli.terminal import (
    find_list_paths,
    list_option,
    output_option,
    read_built_graph,
    say,
    say_written,
)

__all__ = ["link", "unlink"]

_because = click.option(
    "--because", metavar="TEXT", default="", help="Give the reason in your words."
)
_builds_on = click.option(
    "--builds-on",
    "earlier",
    metavar="EARLIER",
    required=True,
    shell_complete=complete_name,
    help="Name the earlier paper.",
)


@click.command(short_help="Say that a paper builds on an earlier one.")
@click.argument("later", shell_complete=complete_name)
@_builds_on
@_because
@list_option
@output_option
def link(later: str, earlier: str, because: str, list_path: Path | None, output: Path) -> None:
    """Say that LATER builds on EARLIER.

    LATER and EARLIER are papers on the list: give a title or part of it, an acronym or an
    identifier. kg adds the assertion to the end of NAME.curated.ttl beside NAME.md, and the next
    build uses it.

    \b
    Examples:
      kg link mamba --builds-on hyena --because "Replaces the long convolution."
    """
    _say(later, earlier, because, list_path, output, denied=False)


@click.command(short_help="Deny that a paper builds on an earlier one.")
@click.argument("later", shell_complete=complete_name)
@_builds_on
@_because
@list_option
@output_option
def unlink(later: str, earlier: str, because: str, list_path: Path | None, output: Path) -> None:
    """Deny that LATER builds on EARLIER. The denial wins over all evidence.

    kg adds the denial to the end of NAME.curated.ttl beside NAME.md, and every build uses it.

    \b
    Examples:
      kg unlink wanda --builds-on smoothquant
    """
    _say(later, earlier, because, list_path, output, denied=True)


def _say(
    later: str, earlier: str, because: str, list_path: Path | None, output: Path, *, denied: bool
) -> None:
    from paperkg.lookup import find_paper
    from paperkg.workspace.curated import assert_builds_on

    graph = read_built_graph(output)
    later_paper, earlier_paper = find_paper(graph, later), find_paper(graph, earlier)
    path = find_list_paths(list_path, output)[0]
    own = assert_builds_on(
        path, later_paper.iri, earlier_paper.iri, because=because, denied=denied, tell=say
    )
    say_written(own)
    verb = "does not build on" if denied else "builds on"
    name = click.format_filename(path)
    say(f"{later_paper.name} {verb} {earlier_paper.name}. Next: `kg build {name}`.")
