"""What the commands share: common options, and how to write to a terminal or a pipe."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TextIO

import click

from paperkg.characters import escape_controls, remove_controls
from paperkg.cli.completion import complete_file
from paperkg.reading.endings import ListFormat

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress as RichProgress
    from rich.progress import TaskID

    from paperkg.model import KnowledgeGraph
    from paperkg.progress import Progress
    from paperkg.replies.parts import AlternativesReply
    from paperkg.workspace.built_lists import BuiltLists
    from paperkg.workspace.index import Opened
    from paperkg.workspace.own_files import OwnFile

__all__ = [
    "as_typed",
    "check_api_url",
    "count",
    "find_list_paths",
    "finish_stdout",
    "json_option",
    "list_option",
    "lists_argument",
    "make_console",
    "max_option",
    "name_lists",
    "need_extra",
    "open_built",
    "output_option",
    "prepare_streams",
    "print_indented",
    "print_title",
    "read_built_graph",
    "say",
    "say_alternatives",
    "say_of_lists",
    "say_written",
    "show_making",
    "show_progress",
    "take_named_lists",
    "write",
    "write_json",
]

_MAKING = (
    "The graph is large: kg makes a store for questions beside it. The next questions are quick."
)

PIPE_WIDTH = 100_000
"""Text for a pipe is not wrapped: the program that reads it knows its own width."""

output_option = click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("output"),
    show_default=True,
    envvar="KG_OUTPUT",
    show_envvar=True,
    help="Use DIRECTORY as the build folder.",
)


json_option = click.option("--json", "as_json", is_flag=True, help="Write JSON; see docs/json.md.")


def max_option(help_text: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Make the option ``--max``, which says how many of a kind are shown: ten at first."""
    return click.option(
        "--max",
        "most",
        type=click.IntRange(min=1),
        default=10,
        show_default=True,
        metavar="N",
        help=help_text,
    )


list_option = click.option(
    "--list",
    "list_path",
    metavar="LIST",
    type=click.Path(path_type=Path),
    help="Use this list instead of the list of the last build.",
)


def prepare_streams() -> None:
    """Let stdout and stderr replace what their encoding cannot show, as of an old console."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def finish_stdout() -> None:
    """Write what is left for stdout; what cannot be written is let go, so that Python says nothing.

    Raises
    ------
    OSError
        Something could not be written.
    """
    try:
        if sys.stdout:
            sys.stdout.flush()
    except OSError:
        _let_go(sys.stdout)
        raise


def _let_go(stream: TextIO) -> None:
    """Send what is left for a stream nowhere: Python tries to write it again when it ends."""
    with suppress(OSError, ValueError), open(os.devnull, "wb") as nothing:  # noqa: PTH123 - no path
        os.dup2(nothing.fileno(), stream.fileno())


def lists_argument(function: Callable[..., None]) -> Callable[..., None]:
    """Add the arguments that name lists, and the option that says their format."""
    formats = [list_format.value for list_format in ListFormat]
    option = click.option(
        "--from",
        "format_name",
        type=click.Choice(formats),
        metavar="FORMAT",
        help=f"Read all lists as FORMAT: {', '.join(formats)}. "
        "Without it, kg tells the format of each list.",
    )
    return click.argument("lists", metavar="[LISTS]...", nargs=-1, shell_complete=complete_file)(
        option(function)
    )


@contextmanager
def take_named_lists(
    names: Sequence[str], folder: Path | None, *, offline: bool, timeout: float = 30
) -> Iterator[tuple[Path, ...]]:
    """Give the lists that a person names as files; without any, the list that ships with kg.

    Copies of what comes from an address or a pipe are kept in the folder of the build; without a
    folder, they go when the command ends.
    """
    import tempfile

    from paperkg.errors import InputError
    from paperkg.resources import DEFAULT_LIST
    from paperkg.workspace.kept_lists import LARGEST_PIPE, PIPE, take_lists

    if not names:
        yield (DEFAULT_LIST,)
        return
    with tempfile.TemporaryDirectory() if folder is None else nullcontext(folder) as place:
        taken = take_lists(
            names,
            Path(place),
            offline=offline,
            timeout=timeout,
            read_pipe=lambda: sys.stdin.buffer.read(LARGEST_PIPE + 1) if sys.stdin else b"",
        )
        for remark in taken.remarks:
            say(remark)
        try:
            yield taken.paths
        except InputError as error:
            called = dict(zip(map(str, taken.paths), names, strict=True)).get(error.file)
            if folder or not called:
                raise
            # The copy is gone when a person reads this.
            file = "standard input" if called == PIPE else called
            raise InputError(error.message, file=file, line=error.line) from error


def find_list_paths(given: Path | None, output: Path) -> tuple[Path, ...]:
    """Give the list that a person named, else the lists of the last build."""
    from paperkg.errors import PaperkgError
    from paperkg.rdf.provenance import find_lists
    from paperkg.rdf.texts import read_texts
    from paperkg.resources import GRAPH_FILE

    graph = output / GRAPH_FILE
    if given:
        return (given,)
    found = find_lists(read_texts(graph), folder=output) if graph.exists() else ()
    if not found:
        raise PaperkgError(f"The build in {output} names no list: name the list with --list.")
    return found


def name_lists(lists: Iterable[Path]) -> str:
    """Name lists as a person types them in a shell: a kept copy by the address it came from."""
    import shlex

    from paperkg.workspace.kept_lists import find_address

    names = (find_address(path) or click.format_filename(path) for path in lists)
    return " ".join(map(shlex.quote, names))


def read_built_graph(output: Path) -> KnowledgeGraph:
    """Read the graph of the last build, with the read marks of today."""
    return open_built(output).graph


def open_built(output: Path) -> Opened:
    """Open the last build: graph, prerequisites, list. Warn when the list is newer than it."""
    from paperkg.workspace.index import open_graph

    built = open_graph(output)
    say_of_lists(built.lists)
    return built


def say_of_lists(lists: BuiltLists) -> None:
    """Say that lists were changed after the last build, or are gone."""
    if lists.is_stale:
        names = name_lists(lists.paths)
        verb = "has" if len(lists.paths) == 1 else "have"
        say(f"{names} {verb} changed since the last build: `kg build {names}`.")
    if lists.is_gone:
        say(
            f"{click.format_filename(lists.paths[0])} is gone, so kg uses the read marks of the "
            "last build. Name the new place of the list: `kg build LIST`."
        )


def make_console() -> Console:
    """Make a console on stdout: with colour on a terminal, plain and unwrapped in a pipe.

    NO_COLOR makes it plain on a terminal too: no colour, no bold.
    """
    from paperkg.cli.console import Console

    colours: Literal["auto"] | None = None if os.environ.get("NO_COLOR") else "auto"
    console = Console(highlight=False, markup=False, emoji=False, color_system=colours)
    if not console.is_terminal:
        console.width, console.soft_wrap = PIPE_WIDTH, True
    return console


@contextmanager
def show_making() -> Iterator[Progress]:
    """Say that a store is made for questions to a large graph, and show how far it is."""
    say(_MAKING)
    with show_progress() as progress:
        yield progress


@contextmanager
def show_progress() -> Iterator[Progress]:
    """Show a progress bar on stderr during the work; show nothing if stderr is no terminal."""
    from paperkg.progress import Silent

    if not sys.stderr.isatty():
        yield Silent()
        return
    from rich import progress as rich_progress

    from paperkg.cli.console import Console

    columns = (
        rich_progress.TextColumn("{task.description}"),
        rich_progress.BarColumn(),
        rich_progress.MofNCompleteColumn(),
    )
    with rich_progress.Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        yield _Bar(bar)


class _Bar:
    """Show ``Progress`` with rich's bar, which appears at the first step."""

    def __init__(self, bar: RichProgress) -> None:
        self.bar = bar
        self.task: TaskID | None = None

    def step(self, what: str, done: int, total: int) -> None:
        if self.task is None:
            self.task = self.bar.add_task(what)
        self.bar.update(self.task, description=what, completed=done, total=total)

    def say(self, text: str) -> None:
        self.bar.console.print(text, markup=False, highlight=False)


def print_indented(
    console: Console, text: str, *, indent: int, style: str = "", hanging: int = 0
) -> None:
    """Print text with each line indented, wrapped to the width of the terminal.

    Lines after the first are indented by ``hanging`` columns more.
    """
    from rich.text import Text

    width = max(20, console.width - indent - hanging)
    for place, line in enumerate(Text(text, style=style).wrap(console, width)):
        line.rstrip()
        margin = " " * (indent + (hanging if place else 0))
        console.print(Text(margin).append_text(line), soft_wrap=True)


def print_title(
    console: Console, title: str, year: int | None = None, *, number: str = "", after: str = ""
) -> None:
    """Print a numbered title in bold, with its year; wrapped lines start under the title."""
    from rich.text import Text

    tail = (f" ({year})" if year else "") + after
    text = Text(title, style="bold").append(tail, style="not bold")
    indent = " " * len(number)
    for place, line in enumerate(text.wrap(console, max(20, console.width - len(number)))):
        line.rstrip()
        console.print(Text(indent if place else number).append_text(line), soft_wrap=True)


def need_extra(extra: str, *modules: str) -> None:
    """Say how to install what a command needs, where it is not installed.

    Raises
    ------
    PaperkgError
        One of the modules is missing.
    """
    from importlib.util import find_spec

    from paperkg.errors import PaperkgError

    if not all(map(find_spec, modules)):
        raise PaperkgError(
            f"`kg {extra}` needs more than is installed: pip install 'paperkg[{extra}]'."
        )


def count(number: int, noun: str) -> str:
    """Write a number with its noun, such as "1 paper", "2 papers" and "2 entries"."""
    if number == 1:
        return f"1 {noun}"
    return f"{number} {noun[:-1]}ies" if noun.endswith("ry") else f"{number} {noun}s"


def as_typed(text: str) -> str:
    """Write ``kg`` as the person started it (such as ./scripts/kg), so that it can be pasted."""
    return text.replace("`kg ", f"`{os.environ.get('KG_COMMAND', 'kg')} ")


def write(text: object, *, end: str = "\n") -> None:
    """Write a result to stdout: no character of it is obeyed by a terminal."""
    click.echo(remove_controls(f"{text}{end}"), nl=False)


def say(text: object) -> None:
    """Say something to the person, on stderr, with kg named as it was started."""
    try:
        click.echo(remove_controls(as_typed(str(text))), err=True)
    except OSError:  # what is said beside the result fails no command
        _let_go(sys.stderr)


def say_alternatives(group: AlternativesReply) -> str:
    """Name the choices, and say whether the reader has read one and who says so."""
    names = " or ".join(choice.title for choice in group.choices)
    met = " (you know one)" if group.is_met else ""
    where = ", ".join(filter(None, (group.origin, group.source)))
    return f"{names}{met} [{where}]"


def say_written(own: OwnFile) -> None:
    """Name the file of a person's own that was written, and what cannot be promised of it."""
    write(own.file)
    if own.caution:
        say(own.caution)


def write_json(data: Any) -> None:
    """Write JSON to stdout: what the terminal obeys, or cannot show, is escaped.

    Parameters
    ----------
    data
        A reply, or what JSON is made of.
    """
    import msgspec

    data = msgspec.to_builtins(data)
    text = json.dumps(data, ensure_ascii=False, indent=2)
    try:
        text.encode(getattr(sys.stdout, "encoding", None) or "utf-8")  # stdout may be closed
    except UnicodeEncodeError:
        text = json.dumps(data, indent=2)
    write(escape_controls(text))


def check_api_url(url: str) -> str:
    """Give the address of the API as it is.

    Raises
    ------
    click.UsageError
        It is no address.
    """
    from urllib.parse import urlsplit

    from paperkg.errors import quote

    try:
        parts = urlsplit(url)
        is_valid = parts.scheme in ("http", "https") and bool(parts.hostname)
        is_valid = is_valid and parts.port != 0 and url.isprintable() and " " not in url
    except ValueError:  # a port that is none, a bracket that is not closed
        is_valid = False
    if not is_valid:
        raise click.UsageError(
            f"The API address {quote(url)} is not a valid URL: write it as "
            "https://example.org:8080."
        )
    return url
