"""The ``kg`` command. One file per command: it parses, calls one function, shows the result.

Heavy libraries are imported inside the commands, so that ``kg --help`` is instant.
"""

from __future__ import annotations

import errno
import gc
import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import IO, Any

import click

from paperkg.cli.build import build
from paperkg.cli.changes import changes
from paperkg.cli.completion import adapt_shells
from paperkg.cli.corpus import corpus
from paperkg.cli.doctor import doctor
from paperkg.cli.export import export
from paperkg.cli.gaps import gaps
from paperkg.cli.init import init
from paperkg.cli.link import link, unlink
from paperkg.cli.map import map_
from paperkg.cli.mcp import mcp
from paperkg.cli.next import next_
from paperkg.cli.parse import parse
from paperkg.cli.path import path
from paperkg.cli.query import query
from paperkg.cli.read import read, unread
from paperkg.cli.resolve import resolve
from paperkg.cli.serve import serve
from paperkg.cli.show import show
from paperkg.cli.site import site
from paperkg.cli.terminal import finish_stdout, prepare_streams, say, write
from paperkg.cli.validate import validate
from paperkg.cli.why import why
from paperkg.cli.zotero import zotero
from paperkg.errors import PaperkgError
from paperkg.version import __version__

__all__ = ["main"]

STDERR = 2
SIGNALS = 128
"""Exit codes beyond it name, as in a shell, the signal that ended a command."""


class _Failure(click.ClickException):
    """An error of ours as click shows it: one sentence on stderr and an exit code."""

    def __init__(self, message: str, exit_code: int) -> None:
        super().__init__(message)
        self.exit_code = exit_code  # type: ignore[misc]  # click sets it so itself

    def show(self, file: IO[Any] | None = None) -> None:
        """Say it on stderr."""
        say(self.message if self.exit_code > SIGNALS else f"Error: {self.message}")


def _say_unusable(error: OSError) -> str:
    return f"{error.filename or 'stdout'}: cannot be used ({error.strerror or error})."


@contextmanager
def _say_failures() -> Iterator[None]:
    """Turn what fails, or is stopped, into a sentence and an exit code."""
    try:
        yield
    except PaperkgError as error:
        raise _Failure(str(error), error.exit_code) from error
    except OSError as error:
        if error.errno == errno.EPIPE:
            raise  # whoever read the results has enough, and click ends without a word
        raise _Failure(_say_unusable(error), 1) from error
    except MemoryError as error:
        raise _Failure("There is not enough memory for this.", 1) from error
    except RecursionError as error:
        raise _Failure("What kg reads is nested too deeply.", 1) from error
    except KeyboardInterrupt as stop:
        number = signal.SIGTERM if isinstance(stop, _Terminated) else signal.SIGINT
        raise _Failure(" ".join(["Stopped.", *stop.args]), SIGNALS + number) from stop


class _Commands(click.Group):
    """The one place that turns an error into a sentence and an exit code."""

    def main(self, *args: Any, **options: Any) -> Any:
        """Run a command; whatever stdout can show or take, no traceback is shown."""
        prepare_streams()
        if "_KG_COMPLETE" in os.environ:
            gc.disable()
            adapt_shells()
        try:
            with _end_on_request():
                return super().main(*args, **options)
        except OSError as error:  # what is shown before a command runs: --help, --version
            say(f"Error: {_say_unusable(error)}")
            sys.exit(1)
        finally:
            with suppress(OSError):
                finish_stdout()

    def make_context(self, *args: Any, **options: Any) -> click.Context:
        """Read what a person typed, which can be stopped as a command can."""
        with _say_failures():
            return super().make_context(*args, **options)

    def invoke(self, ctx: click.Context) -> object:
        """Run a command, and turn what fails into a sentence."""
        with _say_failures():
            result = super().invoke(ctx)
            finish_stdout()
            return result

    def list_commands(self, ctx: click.Context) -> list[str]:
        """List the commands in the order in which a person needs them."""
        return list(self.commands)


class _Terminated(KeyboardInterrupt):
    """Another process asks kg to end."""


@contextmanager
def _end_on_request() -> Iterator[None]:
    """Let SIGTERM end kg as Ctrl-C does: what is half done is tidied up."""
    if threading.current_thread() is not threading.main_thread():  # there, signals do not arrive
        yield
        return
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    signal.signal(signal.SIGTERM, _end)
    if before[signal.SIGINT] is signal.default_int_handler:  # a shell may have Ctrl-C ignored
        signal.signal(signal.SIGINT, _end)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _end(number: int, frame: FrameType | None) -> None:
    """End kg at once while it loads a library, as an import may lose what is raised in it."""
    while frame and not frame.f_code.co_filename.startswith("<frozen importlib"):
        frame = frame.f_back
    if frame:
        with suppress(OSError):
            os.write(STDERR, b"Stopped.\n")
        os._exit(SIGNALS + number)
    raise _Terminated if number == signal.SIGTERM else KeyboardInterrupt


_NAMED = ("pyoxigraph", "rdflib", "markdown-it-py", "msgspec", "rapidfuzz", "semanticscholar")


def _show_version(context: click.Context) -> None:
    import platform
    from importlib.metadata import version

    write(f"kg, version {__version__}")
    parts = [f"Python {platform.python_version()}", *(f"{name} {version(name)}" for name in _NAMED)]
    write(f"{', '.join(parts)}; {platform.system()} {platform.machine()}")
    context.exit()


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=lambda context, _, is_asked: _show_version(context) if is_asked else None,
    help="Show the version of kg, and of what its results depend on.",
)
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
    export,
    zotero,
    serve,
    mcp,
    site,
    corpus,
    parse,
    resolve,
    link,
    unlink,
    validate,
    init,
    doctor,
):
    main.add_command(command)
