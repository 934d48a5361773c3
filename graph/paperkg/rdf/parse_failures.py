"""Why an RDF file cannot be parsed, in a sentence."""

from __future__ import annotations

from pathlib import Path

from paperkg.errors import InputError

__all__ = ["explain_failure"]

MAX_REASON = 300
"""Characters that are told of why a file cannot be read."""


def explain_failure(path: Path, error: Exception) -> InputError:
    """Explain why Oxigraph could not parse an RDF file.

    Parameters
    ----------
    path
        The file.
    error
        What Oxigraph raised.
    """
    if isinstance(error, SyntaxError):
        form = path.suffix[1:].upper()
        # Oxigraph repeats what it could not read, however long that is.
        reason = error.msg if len(error.msg) <= MAX_REASON else f"{error.msg[:MAX_REASON]}…"
        return InputError(f"is not valid {form}: {reason}", file=path, line=error.lineno)
    if isinstance(error, MemoryError):
        return InputError("holds a text of more than 16 MB: shorten the text.", file=path)
    # A value that is itself a statement has no text.
    return InputError(
        "says something of a statement (<< … >>, RDF 1.2), which kg does not read: say it of a "
        "node instead.",
        file=path,
    )
