"""Making the tables of a corpus from what was read of its shards: sorted, each row once."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from paperkg.corpus.layout import (
    CITERS,
    IDENTIFIERS,
    PAPERS,
    PART,
    REFERENCES,
    SENTENCES,
    table_folder,
)

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection, DuckDBPyRelation

__all__ = ["Sums", "make_citations", "make_papers", "make_sentences"]

GRACE_YEARS = 1
"""A paper may cite one of the year after: preprints are early, and so are the dates of journals."""

FILE_SIZE = "1GB"
"""A table is cut into files of about this size."""

ROW_GROUP = 122_880
"""So many rows are found together: a look-up reads one group of each column."""

_LAST_PAPERS = """
    SELECT * EXCLUDE (turn, place) FROM (
        SELECT *, row_number() OVER (PARTITION BY corpusid ORDER BY turn DESC) AS place
        FROM kept ANTI JOIN deleted
            ON deleted.id = kept.corpusid AND deleted.turn > kept.turn)
    WHERE place = 1 ORDER BY corpusid"""

# What names a paper, written as Identifier.curie does. arXiv's own DOI is its arXiv id.
_NAMES = r"""
    SELECT name, corpusid FROM (
        SELECT corpusid, unnest([
            'arxiv:' || regexp_replace(trim(externalids.ArXiv), 'v[0-9]+$', ''),
            CASE WHEN starts_with(lower(externalids.DOI), '10.48550/arxiv.')
                THEN 'arxiv:' || lower(externalids.DOI)[16:] END,
            'doi:' || lower(trim(externalids.DOI)),
            'acl:' || trim(externalids.ACL),
            'pmid:' || trim(externalids.PubMed),
            'pmcid:' || upper(trim(externalids.PubMedCentral)),
            'dblp:' || trim(externalids.DBLP),
            'mag:' || trim(externalids.MAG),
            's2:CorpusID:' || corpusid,
            'title:' || sha256(trim(
                regexp_replace(lower(title), '[^\p{L}\p{N}]+', ' ', 'g')))[1:16]]) AS name
        FROM papers)
    WHERE name IS NOT NULL ORDER BY name, corpusid"""

_PAIRS = """
    CREATE TABLE pairs AS
    SELECT citing, cited, bool_or(coalesce(influential, false)) AS influential
    FROM current GROUP BY citing, cited"""
_CURRENT = "SELECT citing, cited, influential FROM kept"
# After an update, a citation is what its last row says.
_CHANGED = """
    SELECT citing, cited, influential FROM (
        SELECT *, row_number() OVER (
            PARTITION BY coalesce(citationid, -hash(citing, cited)::HUGEINT) ORDER BY turn DESC
        ) AS place
        FROM kept ANTI JOIN deleted
            ON deleted.id = kept.citationid AND deleted.turn > kept.turn)
    WHERE place = 1"""
_FUTURE = """
    CREATE TABLE future AS
    SELECT citing, cited FROM pairs
    JOIN papers AS own ON own.corpusid = citing JOIN papers AS other ON other.corpusid = cited
    WHERE other.year > own.year + $grace"""
_BY_CITING = """
    SELECT citing, cited, influential FROM pairs ANTI JOIN future USING (citing, cited)
    ORDER BY citing, cited"""
_BY_CITED = """
    SELECT citing, cited, influential FROM pairs ANTI JOIN future USING (citing, cited)
    ORDER BY cited, citing"""


@dataclass(frozen=True, slots=True)
class Sums:
    """How many rows a table has, and how many were left out, by the reason."""

    rows: int
    broken: dict[str, int]


def make_papers(
    connection: DuckDBPyConnection,
    corpus: Path,
    kept: Sequence[Path],
    deleted: Sequence[Path],
) -> Sums:
    """Make the tables of papers and of their identifiers.

    Parameters
    ----------
    connection
        A connection to a database of this work alone.
    corpus
        The corpus.
    kept
        The rows that were kept of each shard.
    deleted
        The ids that updates delete.
    """
    _read(connection, kept, _NO_PAPERS).create_view("kept")
    _read(connection, deleted, _NO_DELETED).create_view("deleted")
    read = _count(connection, "kept")
    _write(connection.sql(_LAST_PAPERS), corpus, PAPERS)
    _view_papers(connection, corpus)
    _write(connection.sql(_NAMES), corpus, IDENTIFIERS)
    rows = _count(connection, "papers")
    connection.execute("DROP VIEW kept; DROP VIEW deleted")
    return Sums(rows, {"given more than once": read - rows} if read > rows else {})


def make_citations(
    connection: DuckDBPyConnection,
    corpus: Path,
    kept: Sequence[Path],
    deleted: Sequence[Path],
    *,
    is_updated: bool,
) -> Sums:
    """Make the tables of citations, one by who cites and one by who is cited.

    Parameters
    ----------
    connection, corpus, kept, deleted
        As for ``make_papers``, which comes first.
    is_updated
        Whether some of the shards are updates of others.
    """
    _read(connection, kept, _NO_CITATIONS).create_view("kept")
    _read(connection, deleted, _NO_DELETED).create_view("deleted")
    connection.sql(_CHANGED if is_updated else _CURRENT).create_view("current")
    read = _count(connection, "current")
    connection.execute(_PAIRS)
    connection.execute(_FUTURE, {"grace": GRACE_YEARS})
    pairs, future = _count(connection, "pairs"), _count(connection, "future")
    _write(connection.sql(_BY_CITING), corpus, REFERENCES)
    _write(connection.sql(_BY_CITED), corpus, CITERS)
    counts = {"given more than once": read - pairs, "cites the future": future}
    return Sums(pairs - future, {reason: count for reason, count in counts.items() if count})


_NO_PAPERS = """
    SELECT NULL::BIGINT AS corpusid, NULL::VARCHAR AS title, NULL::VARCHAR AS venue,
        NULL::STRUCT(ArXiv VARCHAR, DOI VARCHAR, ACL VARCHAR, PubMed VARCHAR,
            PubMedCentral VARCHAR, DBLP VARCHAR, MAG VARCHAR) AS externalids,
        NULL::VARCHAR[] AS authors, NULL::INTEGER AS year, NULL::VARCHAR AS date, 0 AS turn
    WHERE false"""
_NO_CITATIONS = """
    SELECT NULL::BIGINT AS citationid, NULL::BIGINT AS citing, NULL::BIGINT AS cited,
        NULL::BOOLEAN AS influential, 0 AS turn
    WHERE false"""
_NO_SENTENCES = """
    SELECT NULL::BIGINT AS citing, NULL::BIGINT AS cited, NULL::VARCHAR[] AS contexts,
        NULL::VARCHAR[][] AS intents
    WHERE false"""
_NO_DELETED = "SELECT NULL::BIGINT AS id, 0 AS turn WHERE false"


def _read(connection: DuckDBPyConnection, files: Sequence[Path], none: str) -> DuckDBPyRelation:
    """Read files as one table; an empty table, where there is no file."""
    if not files:
        return connection.sql(none)
    return connection.read_parquet([str(file) for file in files])


def _view_papers(connection: DuckDBPyConnection, corpus: Path) -> None:
    connection.read_parquet(str(table_folder(corpus, PAPERS) / "*.parquet")).create_view("papers")


def _count(connection: DuckDBPyConnection, name: str) -> int:
    (row,) = connection.table(name).aggregate("count(*)").fetchall()
    return int(row[0])


def make_sentences(connection: DuckDBPyConnection, corpus: Path, files: Sequence[Path]) -> None:
    """Make the table of sentences: the files of the shards, each of which is sorted."""
    with _replace(corpus, SENTENCES) as folder:
        connection.sql(_NO_SENTENCES).write_parquet(str(folder / "none.parquet"))
        for place, file in enumerate(files):
            target = folder / f"{place:05}.parquet"
            try:
                target.hardlink_to(file)
            except OSError:  # a file system that has no links
                shutil.copyfile(file, target)


def _write(rows: DuckDBPyRelation, corpus: Path, table: str) -> None:
    with _replace(corpus, table) as folder:
        rows.write_parquet(
            str(folder), file_size_bytes=FILE_SIZE, row_group_size=ROW_GROUP, overwrite=True
        )


@contextmanager
def _replace(corpus: Path, table: str) -> Iterator[Path]:
    """Give a folder to write a table to; once it is whole, it takes the place of the one before."""
    folder = table_folder(corpus, table)
    written, before = folder.with_name(f".{table}{PART}"), folder.with_name(f".{table}.old")
    for left in (written, before):
        shutil.rmtree(left, ignore_errors=True)
    written.mkdir(parents=True)
    yield written
    if folder.is_dir():
        folder.replace(before)
    written.replace(folder)
    shutil.rmtree(before, ignore_errors=True)
