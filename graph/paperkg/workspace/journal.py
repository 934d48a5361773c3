"""The answers that an unfinished build has fetched, so that the next build does not ask again.

One JSON object on each line, added and never changed: a build that is killed leaves at worst one
half line, which is passed over. The file goes when a build has written everything.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from paperkg.times import format_time

__all__ = ["JOURNAL_FILE", "Journal"]

JOURNAL_FILE = ".fetched.jsonl"


class Journal:
    """The journal of a build folder.

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
            if record["at"] >= format_time(oldest)
        }
        if self._path.exists():
            # Ends a half line, so that what is added stands on its own.
            self._append("")

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


def _read(path: Path) -> Iterator[dict[str, Any]]:
    if not path.exists():
        return
    with path.open("rb") as file:
        for line in file:
            try:
                record = json.loads(line)
            except ValueError:
                continue
            if isinstance(record, dict) and record.keys() == {"kind", "name", "at", "answer"}:
                yield record
