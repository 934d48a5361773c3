"""The ``kg`` command. One file per command: it parses, calls one function, shows the result.

Heavy libraries are imported inside the commands, so that ``kg --help`` is instant.
"""

from __future__ import annotations

import gc

import click

from paperkg.cli.build import build
from paperkg.cli.changes import changes
from paperkg.cli.gaps import gaps
from paperkg.cli.init import init
from paperkg.cli.link import link, unlink
from paperkg.cli.map import map_
from paperkg.cli.next import next_
from paperkg.cli.parse import parse
from paperkg.cli.path import path
from paperkg.cli.query import query
from paperkg.cli.read import read, unread
from paperkg.cli.resolve import resolve
from paperkg.cli.show import show
from paperkg.cli.terminal import as_typed
from paperkg.cli.validate import validate
from paperkg.cli.why import why
from paperkg.errors import PaperkgError
from paperkg.version import __version__

__all__ = ["main"]


class _Failure(click.ClickException):
    """Show a ``PaperkgError`` through click: one sentence on stderr and an exit code."""

    def __init__(self, error: PaperkgError) -> None:
        super().__init__(as_typed(str(error)))
        self.exit_code = error.exit_code  # type: ignore[misc]  # click sets it so itself


class _Commands(click.Group):
    """The only place that turns an error into a sentence and an exit code."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except PaperkgError as error:
            raise _Failure(error) from error

    def list_commands(self, ctx: click.Context) -> list[str]:
        """List the commands in the order in which a person needs them."""
        return list(self.commands)


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="kg")
def main() -> None:
    """Your reading list as a knowledge graph: what each paper builds on, what to read, and why.

    \b
    Start with:
      kg build             build the graph and the map of the default list
      kg map               open the map in the browser
      kg path sparsegpt    list what to read before SparseGPT, in order
    """
    # A command makes many objects, keeps most of them, and ends. The search for garbage takes an
    # eighth of a build's time and finds almost nothing.
    gc.disable()


for command in (
    build,
    path,
    next_,
    read,
    unread,
    gaps,
    changes,
    show,
    why,
    query,
    map_,
    parse,
    resolve,
    link,
    unlink,
    validate,
    init,
):
    main.add_command(command)
