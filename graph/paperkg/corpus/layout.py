"""Where things are in a corpus: the shards that come in, the tables that are asked.

A corpus is a folder with ``papers/`` and ``citations/``, the shards as Semantic Scholar's Datasets
API gives them (JSON Lines, packed by gzip or not), or with ``works/``, those of a snapshot of
OpenAlex. ``kg corpus import`` makes ``tables/`` in it:

==============================  ================================================================
``tables/papers/``              a row for each paper, sorted by its corpus id
``tables/identifiers/``         a row for each name of a paper, such as ``arxiv:1706.03762``, sorted
``tables/references/``          a row for each citation, sorted by the paper that cites
``tables/sentences/``           citations as the shards have them, with their sentences, sorted in
                                each file by who cites
``tables/citers/``              the same citations, sorted by the paper that is cited
``tables/import.json``          what was imported, and what was broken
``tables/shards/``              what was read of each shard, broken rows included
==============================  ================================================================
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from paperkg.errors import InputError, UsageError

__all__ = [
    "CITATIONS",
    "CITERS",
    "IDENTIFIERS",
    "PAPERS",
    "PART",
    "REFERENCES",
    "RELEASE_FILE",
    "SENTENCES",
    "TABLES",
    "WORKS",
    "Imported",
    "Shard",
    "find_release",
    "find_shards",
    "read_imported",
    "read_record",
    "table_folder",
    "write_imported",
    "write_record",
]

PAPERS, CITATIONS = "papers", "citations"
"""The datasets of Semantic Scholar that are read."""

WORKS = "works"
"""What is read of OpenAlex: works with what they cite."""

IDENTIFIERS, REFERENCES, CITERS = "identifiers", "references", "citers"
SENTENCES = "sentences"

TABLES = (PAPERS, IDENTIFIERS, REFERENCES, CITERS, SENTENCES)
"""The tables of a corpus; papers is one, too."""

RELEASE_FILE = "release.json"
"""Which release the shards of a corpus are of."""

PART = ".part"
"""How the names of files end that are not whole yet."""

_MANIFEST = "manifest"
"""What OpenAlex calls the list of its shards."""

_ENDINGS = (".gz", ".jsonl", ".json")
_RECORD = "import.json"


@dataclass(frozen=True, slots=True)
class Shard:
    """A file of a dataset.

    Attributes
    ----------
    path
        Where it is.
    dataset
        ``papers``, ``citations`` or ``works``.
    name
        How it is called in records.
    turn
        Which update it is of; 0 for the release itself.
    is_deletion
        Whether its rows name what is to be deleted.
    """

    path: Path
    dataset: str
    name: str
    turn: int = 0
    is_deletion: bool = False

    @property
    def state(self) -> tuple[int, int]:
        """Its size, and when it was last changed: another state is another shard."""
        status = self.path.stat()
        return status.st_size, status.st_mtime_ns


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import made.

    Attributes
    ----------
    release
        The release of the datasets, such as ``2025-11-18``; empty when not known.
    papers, citations
        How many papers and citations the tables have.
    broken
        How many rows of each dataset were left out, by the reason.
    shards
        The shards that were read, with the size and the time of change of each.
    """

    release: str = ""
    papers: int = 0
    citations: int = 0
    broken: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    shards: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    @property
    def is_openalex(self) -> bool:
        """Whether it was made of a snapshot of OpenAlex, whose numbers its papers have then."""
        return any(name.startswith(f"{WORKS}/") for name in self.shards)


def find_shards(corpus: Path, dataset: str) -> Iterator[Shard]:
    """Find the shards of a dataset: those of the release, then its updates, in their order.

    ``kg corpus fetch`` puts updates into ``DATASET/diffs/FROM-TO/``, as ``update-`` and
    ``delete-`` files. OpenAlex has its works in ``works/updated_date=DATE/``.
    """
    folder = corpus / dataset
    for part in (folder, *sorted(folder.glob("updated_date=*"))):
        for path in _list_files(part):
            yield Shard(path, dataset, path.relative_to(folder).as_posix())
    diffs = folder / "diffs"
    found = diffs.iterdir() if diffs.is_dir() else ()
    steps = sorted(step for step in found if step.is_dir() and step.suffix != PART)
    for turn, step in enumerate(steps, 1):
        for path in _list_files(step):
            is_deletion = path.name.startswith("delete-")
            yield Shard(path, dataset, f"{step.name}/{path.name}", turn, is_deletion)


def _list_files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        is_none = path.name.startswith(".") or path.suffix == PART or path.stem == _MANIFEST
        if path.is_file() and not is_none and path.suffix in (*_ENDINGS, ""):
            yield path


def find_release(corpus: Path) -> str:
    """Give the release of a corpus, as ``kg corpus fetch`` notes it; empty when not known."""
    path = corpus / RELEASE_FILE
    release = read_record(path).get("release") if path.is_file() else ""
    return release if isinstance(release, str) else ""


def table_folder(corpus: Path, table: str) -> Path:
    """Give the folder of a table."""
    return corpus / "tables" / table


def read_imported(corpus: Path) -> Imported:
    """Read what an import made.

    Raises
    ------
    UsageError
        Nothing was imported there.
    InputError
        The record is damaged.
    """
    path = corpus / "tables" / _RECORD
    if not path.is_file():
        raise UsageError(
            f"{corpus}: holds no imported corpus. Import one with `kg corpus import {corpus}`."
        )
    record = read_record(path)
    try:
        shards = {str(name): (int(a), int(b)) for name, (a, b) in record["shards"].items()}
        return Imported(**{**record, "shards": shards})
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise InputError(
            "is damaged: import the corpus again with `kg corpus import`.", file=path
        ) from error


def write_imported(corpus: Path, imported: Imported) -> None:
    """Write what an import made, after its tables."""
    write_record(corpus / "tables" / _RECORD, asdict(imported))


def read_record(path: Path) -> dict[str, Any]:
    """Read a record; an empty one, where it is damaged."""
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
    except ValueError:
        return {}
    return record if isinstance(record, dict) else {}


def write_record(path: Path, record: Mapping[str, Any]) -> None:
    """Write a record, whole or not at all."""
    written = path.with_name(f".{path.name}{PART}")
    with written.open("w", encoding="utf-8") as file:
        json.dump(record, file, indent=2, sort_keys=True)
        file.flush()
        os.fsync(file.fileno())
    written.replace(path)
