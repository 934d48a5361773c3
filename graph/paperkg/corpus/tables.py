"""Making the tables of a corpus from what was read of its shards: sorted, each row once."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import starmap
from pathlib import Path
from typing import TYPE_CHECKING

from paperkg.corpus import openalex
from paperkg.corpus.layout import (
    CITATIONS,
    CITERS,
    IDENTIFIERS,
    PAPERS,
    PART,
    REFERENCES,
    SENTENCES,
    WORKS,
    table_folder,
)
from paperkg.corpus.parquet import write_parquet

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection, DuckDBPyRelation

__all__ = ["Sums", "make_citations", "make_papers", "make_sentences"]

GRACE_YEARS = 1
"""A paper may cite one of the year after: preprints are early, and so are the dates of journals."""

_GOOD = "SELECT * EXCLUDE (fault) FROM kept WHERE fault IS NULL"
_GOOD_PAPERS = {PAPERS: _GOOD, WORKS: openalex.PAPERS}
_GOOD_CITATIONS = {CITATIONS: _GOOD, WORKS: openalex.CITATIONS}

_ALIVE = """
    CREATE VIEW alive AS SELECT good.* FROM good ANTI JOIN deleted
        ON deleted.id = good.corpusid AND deleted.turn > good.turn"""
_DOUBLED = (
    "CREATE TABLE doubled AS SELECT corpusid FROM alive GROUP BY corpusid HAVING count(*) > 1"
)
_LAST_PAPERS = """
    SELECT * EXCLUDE (turn) FROM (
        FROM alive ANTI JOIN doubled USING (corpusid)
        UNION ALL
        SELECT * EXCLUDE (place) FROM (
            SELECT *, row_number() OVER (PARTITION BY corpusid ORDER BY turn DESC) AS place
            FROM alive SEMI JOIN doubled USING (corpusid))
        WHERE place = 1)
    ORDER BY corpusid"""

_ARXIV_DOI = "starts_with(lower(externalids.DOI), '10.48550/arxiv.')"
# Schemes, as Identifier.curie writes them, with what names a paper, and which papers have it.
# A corpus id names nothing here: the table of papers is sorted by it.
_NAMES = (
    ("arxiv", "regexp_replace(trim(externalids.ArXiv), 'v[0-9]+$', '')", "externalids.ArXiv"),
    # arXiv's own DOI is its arXiv id.
    ("arxiv", "lower(externalids.DOI)[16:]", f"nullif({_ARXIV_DOI}, false)"),
    ("doi", "lower(trim(externalids.DOI))", "externalids.DOI"),
    ("acl", "trim(externalids.ACL)", "externalids.ACL"),
    ("pmid", "trim(externalids.PubMed)", "externalids.PubMed"),
    (
        "pmcid",
        "regexp_replace(upper(trim(externalids.PubMedCentral)), '^(PMC)?', 'PMC')",
        "externalids.PubMedCentral",
    ),
    ("dblp", "trim(externalids.DBLP)", "externalids.DBLP"),
    ("mag", "trim(externalids.MAG)", "externalids.MAG"),
    (
        "title",
        # Most titles have hardly more than letters and spaces: these are not replaced one by one.
        r"sha256(trim(regexp_replace(regexp_replace(lower(title), '[^\p{L}\p{N} ]+', ' ', 'g'), "
        "'  +', ' ', 'g')))[1:16]",
        "title",
    ),
)
# Each part says itself which rows it has: outside of them all, the test would compute names twice.
_NAME = "SELECT '{}:' || {} AS name, corpusid FROM papers WHERE {} IS NOT NULL"
_BY_NAME = "SELECT name, corpusid FROM ({}) ORDER BY name, corpusid"
_SORTED_NAMES = _BY_NAME.format(" UNION ALL ".join(starmap(_NAME.format, _NAMES)))

_CURRENT = "SELECT citing, cited, influential FROM good"
# After an update, a citation is what its last row says.
_CHANGED = """
    SELECT citing, cited, influential FROM (
        SELECT *, row_number() OVER (
            PARTITION BY coalesce(citationid, -hash(citing, cited)::HUGEINT) ORDER BY turn DESC
        ) AS place
        FROM good ANTI JOIN deleted
            ON deleted.id = good.citationid AND deleted.turn > good.turn)
    WHERE place = 1"""
_SORTED_CITATIONS = """
    CREATE TABLE sorted AS
    SELECT citing, cited, coalesce(influential, false) AS influential
    FROM current ORDER BY citing, cited, influential DESC"""
# Rows that are sorted need no second table to find the doubled ones: these follow each other.
_PAIRS = """
    SELECT citing, cited, influential FROM (
        SELECT *, lag(citing) OVER () AS citing_before, lag(cited) OVER () AS cited_before
        FROM sorted)
    WHERE citing_before IS DISTINCT FROM citing OR cited_before IS DISTINCT FROM cited"""
_YEARS = """
    CREATE TABLE years AS
    SELECT corpusid, TRY_CAST(year AS SMALLINT) AS year FROM papers WHERE year IS NOT NULL"""
_FUTURE = """
    CREATE TABLE future AS
    SELECT DISTINCT citing, cited FROM sorted
    JOIN years AS own ON own.corpusid = citing JOIN years AS other ON other.corpusid = cited
    WHERE other.year > own.year + $grace"""
_DELETE_FUTURE = """
    DELETE FROM sorted USING future
    WHERE sorted.citing = future.citing AND sorted.cited = future.cited"""
_BY_CITED = "SELECT citing, cited FROM sorted_references ORDER BY cited"


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
    *,
    dataset: str,
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
    dataset
        What the shards are of.
    """
    _read(connection, kept, _NO_PAPERS).create_view("kept")
    _read(connection, deleted, _NO_DELETED).create_view("deleted")
    connection.sql(_GOOD_PAPERS[dataset]).create_view("good")
    read = _count(connection, "good")
    connection.execute(_ALIVE)
    connection.execute(_DOUBLED)
    _write(connection, _LAST_PAPERS, corpus, PAPERS)
    _view(connection, corpus, PAPERS, "papers")
    _write(connection, _SORTED_NAMES, corpus, IDENTIFIERS)
    rows = _count(connection, "papers")
    connection.execute("DROP VIEW alive; DROP VIEW good; DROP VIEW kept; DROP VIEW deleted")
    connection.execute("DROP TABLE doubled")
    return Sums(rows, {"given more than once": read - rows} if read > rows else {})


def make_citations(
    connection: DuckDBPyConnection,
    corpus: Path,
    kept: Sequence[Path],
    deleted: Sequence[Path],
    *,
    dataset: str,
    is_updated: bool,
) -> Sums:
    """Make the tables of citations, one by who cites and one by who is cited.

    Parameters
    ----------
    connection, corpus, kept, deleted, dataset
        As for ``make_papers``, which comes first.
    is_updated
        Whether some of the shards are updates of others.
    """
    _read(connection, kept, _NO_CITATIONS).create_view("kept")
    _read(connection, deleted, _NO_DELETED).create_view("deleted")
    connection.sql(_GOOD_CITATIONS[dataset]).create_view("good")
    connection.sql(_CHANGED if is_updated else _CURRENT).create_view("current")
    read = _count(connection, "current")
    # The order of rows is what the window looks at, and what is written.
    connection.execute("SET preserve_insertion_order = true")
    connection.execute(_SORTED_CITATIONS)
    connection.execute(_YEARS)
    connection.execute(_FUTURE, {"grace": GRACE_YEARS})
    connection.execute(_DELETE_FUTURE)
    _write(connection, _PAIRS, corpus, REFERENCES)
    connection.execute("DROP TABLE sorted")
    _view(connection, corpus, REFERENCES, "sorted_references")
    _write(connection, _BY_CITED, corpus, CITERS)
    pairs, future = (_count(connection, name) for name in ("sorted_references", "future"))
    counts = {"given more than once": read - future - pairs, "cites the future": future}
    return Sums(pairs, {reason: count for reason, count in counts.items() if count})


_NO_PAPERS = """
    SELECT NULL::BIGINT AS corpusid, NULL::VARCHAR AS title, NULL::VARCHAR AS venue,
        NULL::STRUCT(ArXiv VARCHAR, DOI VARCHAR, ACL VARCHAR, PubMed VARCHAR,
            PubMedCentral VARCHAR, DBLP VARCHAR, MAG VARCHAR) AS externalids,
        NULL::VARCHAR[] AS authors, NULL::INTEGER AS year, NULL::VARCHAR AS date,
        NULL::VARCHAR AS fault, 0 AS turn
    WHERE false"""
_NO_CITATIONS = """
    SELECT NULL::BIGINT AS citationid, NULL::BIGINT AS citing, NULL::BIGINT AS cited,
        NULL::BOOLEAN AS influential, NULL::VARCHAR AS fault, 0 AS turn
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


def _view(connection: DuckDBPyConnection, corpus: Path, table: str, name: str) -> None:
    connection.read_parquet(str(table_folder(corpus, table) / "*.parquet")).create_view(name)


def _count(connection: DuckDBPyConnection, name: str) -> int:
    (row,) = connection.table(name).aggregate("count(*)").fetchall()
    return int(row[0])


def make_sentences(connection: DuckDBPyConnection, corpus: Path, files: Sequence[Path]) -> None:
    """Make the table of sentences: what was kept of the shards, each sorted by who cites.

    It has more rows and columns than those of sentences: nothing is written a second time.
    """
    with _replace(corpus, SENTENCES) as folder:
        if not files:
            write_parquet(connection, _NO_SENTENCES, folder / "none.parquet")
        for place, file in enumerate(files):
            target = folder / f"{place:05}.parquet"
            try:
                target.hardlink_to(file)
            except OSError:  # a file system that has no links
                shutil.copyfile(file, target)


def _write(connection: DuckDBPyConnection, query: str, corpus: Path, table: str) -> None:
    with _replace(corpus, table) as folder:
        write_parquet(connection, query, folder / f"{table}.parquet")


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
