"""Importing a corpus: all shards are read, then the tables are made. A stopped import goes on."""

from __future__ import annotations

import os
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from paperkg.corpus.layout import (
    CITATIONS,
    PAPERS,
    TABLES,
    WORKS,
    Imported,
    Shard,
    find_release,
    find_shards,
    read_imported,
    table_folder,
    write_imported,
)
from paperkg.corpus.shards import Broken, read_staged, stage_shard
from paperkg.corpus.tables import make_citations, make_papers, make_sentences
from paperkg.errors import InputError, PaperkgError, UsageError
from paperkg.progress import Progress
from paperkg.workspace.files import lock_folder

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

__all__ = ["MEMORY", "import_corpus"]

MEMORY = 3.0
"""How much memory an import takes, in GB; what does not fit is written to the disk for a while."""

DATASETS = (PAPERS, CITATIONS, WORKS)
"""What is read of a corpus."""

_LIBRARIES = ("duckdb", "fsspec", "isal")
"""What an import needs beyond what kg itself needs."""

SHOWN = 5
"""How many damaged shards are named."""


@dataclass(frozen=True, slots=True)
class _Taken:
    """A shard, where its rows are kept, and what was broken in it."""

    shard: Shard
    folder: Path
    broken: Broken


def import_corpus(corpus: Path, *, progress: Progress, memory: float = MEMORY) -> Imported:
    """Make the tables of a corpus from its shards.

    What was read of a shard is kept, so that a stopped import goes on and an update reads only
    what is new. Rows that are broken are left out and counted.

    Parameters
    ----------
    corpus
        A folder with ``papers`` and ``citations``, or with the ``works`` of OpenAlex.
    progress
        Where to show the progress.
    memory
        How much memory to use, in GB.

    Raises
    ------
    UsageError
        The folder holds no shards, or a library is missing.
    PaperkgError
        Shards are damaged: they are named, the others are read, the tables are as they were.
    OutputError
        The folder cannot be written, or another import writes there.
    """
    if not all(map(find_spec, _LIBRARIES)):
        raise UsageError("An import needs more libraries: pip install 'paperkg[corpus]'.")
    shards = [shard for dataset in DATASETS for shard in find_shards(corpus, dataset)]
    datasets = {shard.dataset for shard in shards}
    if not datasets & {CITATIONS, WORKS}:
        raise UsageError(
            f"{corpus}: holds no shards of citations. Give a folder with `papers/` and "
            "`citations/`, as `kg corpus fetch` makes it, or with the `works/` of OpenAlex."
        )
    if WORKS in datasets and len(datasets) > 1:
        raise UsageError(
            f"{corpus}: holds `works/` of OpenAlex beside shards of Semantic Scholar, which number "
            "papers in another way. Give each a folder of its own."
        )
    with lock_folder(corpus / "tables"):
        states = {f"{shard.dataset}/{shard.name}": shard.state for shard in shards}
        if (known := _find_known(corpus)) and known.shards == states:
            return known
        shutil.rmtree(_work_of(corpus), ignore_errors=True)  # of an import that was killed
        taken = _stage(corpus, shards, progress=progress, memory=memory)
        imported = _make_tables(corpus, taken, states, progress=progress, memory=memory)
        write_imported(corpus, imported)
        shutil.rmtree(_work_of(corpus), ignore_errors=True)
    return imported


def _find_known(corpus: Path) -> Imported | None:
    """Find what the last import made, where all its tables are there."""
    if not all(table_folder(corpus, table).is_dir() for table in TABLES):
        return None
    try:
        return read_imported(corpus)
    except PaperkgError:
        return None


def _stage(
    corpus: Path, shards: Sequence[Shard], *, progress: Progress, memory: float
) -> list[_Taken]:
    """Read all shards that are not read yet, as many at a time as there are cores."""
    folders = {shard: _folder_of(corpus, shard) for shard in shards}
    taken: dict[Shard, Broken] = {}
    for shard, folder in folders.items():
        if (broken := read_staged(shard, folder)) is not None:
            taken[shard] = broken
    waiting = [shard for shard in shards if shard not in taken]
    damaged: list[str] = []
    cores = os.cpu_count() or 1
    with ThreadPoolExecutor(cores) as pool:
        share = memory / cores
        running = {
            pool.submit(
                _stage_alone, shard, folders[shard], _work_of(corpus) / str(place), memory=share
            ): shard
            for place, shard in enumerate(waiting)
        }
        for future in as_completed(running):
            try:
                taken[running[future]] = future.result()
            except InputError as error:
                damaged.append(str(error))
            progress.step("Reading shards", len(taken) + len(damaged), len(shards))
    if damaged:
        raise PaperkgError(_say_damaged(damaged, len(shards)))
    return [_Taken(shard, folders[shard], taken[shard]) for shard in shards]


def _say_damaged(damaged: Sequence[str], total: int) -> str:
    lines = "\n".join(f"  {text}" for text in sorted(damaged)[:SHOWN])
    more = f"\n  and {len(damaged) - SHOWN} more" if len(damaged) > SHOWN else ""
    return (
        f"{len(damaged)} of {total} shards cannot be read; the others are kept, and no table is "
        f"changed:\n{lines}{more}"
    )


def _work_of(corpus: Path) -> Path:
    """Give the folder of what is gone after an import."""
    return corpus / "tables" / ".work"


def _folder_of(corpus: Path, shard: Shard) -> Path:
    return corpus / "tables" / "shards" / shard.dataset / shard.name


def _stage_alone(shard: Shard, folder: Path, work: Path, *, memory: float) -> Broken:
    with _connect(work, memory=memory, threads=1) as connection:
        return stage_shard(connection, shard, folder)


@contextmanager
def _connect(work: Path, *, memory: float, threads: int) -> Iterator[DuckDBPyConnection]:
    """Connect to a database of its own, in memory; what does not fit goes to a folder."""
    import duckdb

    work.mkdir(parents=True)
    config: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": f"{int(memory * 1000)}MB",
        "threads": threads,
        "temp_directory": str(work),
        "preserve_insertion_order": False,
    }
    try:
        with duckdb.connect(config=config) as connection:
            # It goes to stdout, among the results.
            connection.execute("SET enable_progress_bar = false")
            yield connection
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _make_tables(
    corpus: Path,
    taken: Sequence[_Taken],
    states: Mapping[str, tuple[int, int]],
    *,
    progress: Progress,
    memory: float,
) -> Imported:
    """Make all tables of what was read."""
    groups = {name: [each for each in taken if each.shard.dataset == name] for name in DATASETS}
    kept = {name: _list_files(group, is_deletion=False) for name, group in groups.items()}
    deleted = {name: _list_files(group, is_deletion=True) for name, group in groups.items()}
    describing, citing = (WORKS, WORKS) if groups[WORKS] else (PAPERS, CITATIONS)
    is_updated = any(each.shard.turn for each in groups[CITATIONS])
    cores = os.cpu_count() or 1
    progress.step("Making tables", 0, 2)
    with _connect(_work_of(corpus) / "tables", memory=memory, threads=cores) as connection:
        papers = make_papers(
            connection, corpus, kept[describing], deleted[PAPERS], dataset=describing
        )
        progress.step("Making tables", 1, 2)
        citations = make_citations(
            connection,
            corpus,
            kept[citing],
            deleted[CITATIONS],
            dataset=citing,
            is_updated=is_updated,
        )
        make_sentences(connection, corpus, kept[CITATIONS])
        progress.step("Making tables", 2, 2)
    found = {PAPERS: papers.broken, CITATIONS: citations.broken}
    broken = {
        name: dict(sorted(_add(group, found.get(name, {})).items()))
        for name, group in groups.items()
    }
    return Imported(find_release(corpus), papers.rows, citations.rows, broken, states)


def _list_files(group: Iterable[_Taken], *, is_deletion: bool) -> list[Path]:
    """List what was kept of shards: of those that name what is to be deleted, or of the others."""
    own = (taken for taken in group if taken.shard.is_deletion is is_deletion)
    return [taken.folder / "rows.parquet" for taken in own]


def _add(group: Iterable[_Taken], more: Mapping[str, int]) -> Counter[str]:
    total = Counter(more)
    for taken in group:
        total.update(taken.broken)
    return total
