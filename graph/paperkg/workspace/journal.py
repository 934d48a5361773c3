"""The answers that an unfinished build has fetched, so that the next build does not ask again.

One JSON object on each line, added and never changed: a build that is killed leaves at worst one
half line, which is passed over. The file goes when a build has written everything.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from paperkg.errors import InputError, OutputError, SourceError
from paperkg.times import SKEW, format_time, parse_time

__all__ = ["JOURNAL_FILE", "Journal"]

JOURNAL_FILE = ".fetched.jsonl"


class Journal:
    """The journal of a build folder; use as a context manager.

    It goes at the end of a build, and also when a build fails in a way that an answer may be the
    cause of, so that the next build does not fail over the same answers.

    Parameters
    ----------
    folder
        The folder; it exists and is held by this build.
    oldest
        Answers from before are as if they were not there.
    """

    def __init__(self, folder: Path, *, oldest: datetime) -> None:
        self._path = folder / JOURNAL_FILE
        self._records = {
            (record["kind"], record["name"]): record
            for record in _read(self._path)
            if _is_recent(record["at"], oldest)
        }
        if self._path.exists():
            # Ends a half line, so that what is added stands on its own.
            self._append("")

    def __enter__(self) -> Journal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: object
    ) -> None:
        """Keep the answers for the next build only where they are not to blame for the end."""
        is_stopped = error is not None and not isinstance(error, Exception)
        if not is_stopped and not isinstance(error, (InputError, OutputError, SourceError)):
            self.remove()

    def get(self, kind: str, name: str) -> tuple[str, Any] | None:
        """Give when a thing was fetched (ISO 8601) and the answer; None if it was not fetched."""
        record = self._records.get((kind, name))
        return (record["at"], record["answer"]) if record else None

    def add(self, kind: str, name: str, answer: Any, *, at: datetime) -> None:
        """Keep an answer, which is JSON."""
        record = {"kind": kind, "name": name, "at": format_time(at), "answer": answer}
        self._append(json.dumps(record))

    def remove(self) -> None:
        """Remove the journal: its answers are in the graph now."""
        self._path.unlink(missing_ok=True)

    def _append(self, line: str) -> None:
        with self._path.open("a", encoding="utf-8") as file:
            file.write(line + "\n")


def _is_recent(at: str, oldest: datetime) -> bool:
    """Tell whether an answer may be used; one that is yet to come is of a wrong clock."""
    moment = parse_time(at)
    return moment is not None and oldest <= moment <= datetime.now(UTC) + SKEW


def _read(path: Path) -> Iterator[dict[str, Any]]:
    if not path.exists():
        return
    with path.open("rb") as file:
        for line in file:
            try:
                record = json.loads(line)
            except (ValueError, RecursionError):
                continue
            if _is_record(record):
                yield record


def _is_record(record: Any) -> bool:
    keys = {"kind", "name", "at", "answer"}
    is_whole = isinstance(record, dict) and record.keys() == keys
    return is_whole and all(isinstance(record[key], str) for key in keys - {"answer"})
