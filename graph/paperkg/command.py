"""How ``kg`` starts and ends: whatever happens, and whenever, a person sees no traceback."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress

__all__ = ["main"]

TRACEBACK = "KG_TRACEBACK"
"""The environment variable that has a fault of kg shown with all that led to it."""

STOPPED = 128 + signal.SIGINT
"""The exit code after Ctrl-C, as a shell has it."""


def main() -> None:
    """Run the command that a person typed."""
    # While the libraries load, and when all is done, an interruption ends kg without a word.
    before = signal.signal(signal.SIGINT, signal.SIG_DFL)
    sys.unraisablehook = _end_if_stopped
    try:
        from paperkg.cli import main as run

        signal.signal(signal.SIGINT, before)
        run()
    except (Exception, KeyboardInterrupt) as error:
        if _is_stop(error):
            sys.exit(STOPPED)
        if os.environ.get(TRACEBACK):
            raise
        _say_fault(error)
        sys.exit(1)
    finally:
        signal.signal(signal.SIGINT, signal.SIG_DFL)


def _end_if_stopped(lost: sys.UnraisableHookArgs) -> None:
    """End kg where Python cannot raise an interruption, as in the lock of an import."""
    if isinstance(lost.exc_value, KeyboardInterrupt):
        os._exit(STOPPED)
    sys.__unraisablehook__(lost)


def _is_stop(error: BaseException | None) -> bool:
    """Tell whether an interruption led to an error, as in the body of a class."""
    while error and not isinstance(error, KeyboardInterrupt):
        error = error.__cause__ or error.__context__
    return error is not None


def _say_fault(error: BaseException) -> None:
    """Say that kg has a fault; nobody has to be told where there is no stderr."""
    from paperkg.characters import remove_controls

    what = " ".join(f"{type(error).__name__}: {error}"[:300].split())
    with suppress(OSError, ValueError, AttributeError):
        sys.stderr.write(
            f"Error: kg has a fault ({remove_controls(what)}). Your own files are as they were. "
            f"Run the command again with {TRACEBACK}=1, and report what it shows.\n"
        )
        sys.stderr.flush()
