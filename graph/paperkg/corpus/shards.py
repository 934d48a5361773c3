"""Reading the shards of a dataset: each is checked row by row and kept as Parquet, whole or not."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from paperkg.corpus.layout import CITATIONS, PAPERS, Shard, read_record, write_record
from paperkg.errors import InputError

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection, DuckDBPyRelation

__all__ = ["Staged", "read_staged", "stage_shard"]

LARGEST_ROW = 16_777_216
"""A larger row, in bytes, makes its shard unreadable."""

_GZIP = b"\x1f\x8b"
_GLOB = re.compile(r"[*?\[\]{}]")

_COLUMNS = {
    PAPERS: {
        "corpusid": "VARCHAR",
        "externalids": "STRUCT(ArXiv VARCHAR, DOI VARCHAR, ACL VARCHAR, PubMed VARCHAR, "
        "PubMedCentral VARCHAR, DBLP VARCHAR, MAG VARCHAR)",
        "title": "VARCHAR",
        "authors": "STRUCT(name VARCHAR)[]",
        "venue": "VARCHAR",
        "year": "VARCHAR",
        "publicationdate": "VARCHAR",
    },
    CITATIONS: {
        "citationid": "VARCHAR",
        "citingcorpusid": "VARCHAR",
        "citedcorpusid": "VARCHAR",
        "isinfluential": "VARCHAR",
        "contexts": "VARCHAR[]",
        "intents": "VARCHAR[][]",
    },
}

# DuckDB rounds 1.5 to a number and takes true for 1: an id is what is written as an id.
_ID = """
    CREATE MACRO id_of(text) AS
    CASE WHEN TRY_CAST(text AS BIGINT)::VARCHAR = text THEN TRY_CAST(text AS BIGINT) END"""
_READ = {
    PAPERS: """
        SELECT id_of(corpusid) AS corpusid, title, venue, externalids,
            list_filter(
                list_transform(authors, lambda author: author.name), lambda name: name <> ''
            ) AS authors,
            TRY_CAST(year AS INTEGER) AS year,
            CASE WHEN TRY_CAST(publicationdate AS DATE)::VARCHAR = publicationdate
                THEN publicationdate END AS date,
            corpusid AS written, getvariable('turn') AS turn
        FROM shard""",
    CITATIONS: """
        SELECT id_of(citationid) AS citationid, id_of(citingcorpusid) AS citing,
            id_of(citedcorpusid) AS cited, isinfluential = 'true' AS influential,
            contexts, intents, citingcorpusid AS written, citedcorpusid AS written_cited,
            citationid IS NULL AND citingcorpusid IS NULL AND citedcorpusid IS NULL AS is_none,
            getvariable('turn') AS turn
        FROM shard""",
}
_DELETED = {
    PAPERS: "SELECT id_of(corpusid) AS id, getvariable('turn') AS turn FROM shard",
    CITATIONS: "SELECT id_of(citationid) AS id, getvariable('turn') AS turn FROM shard",
}
_COUNT_DELETED = """
    SELECT count(*), count(id), {'names nothing to delete': count(*) - count(id)} FROM staged"""
_KEEP_DELETED = {"deleted": "SELECT id, turn FROM staged WHERE id IS NOT NULL"}
_COUNT = {
    PAPERS: """
        SELECT count(*) AS rows, count(*) FILTER (WHERE corpusid > 0) AS kept,
            {'no id, or no JSON': count(*) FILTER (WHERE written IS NULL),
             'an id that is no number': count(*) FILTER (
                WHERE written IS NOT NULL AND coalesce(corpusid, 0) <= 0)} AS broken
        FROM staged""",
    CITATIONS: """
        SELECT count(*) AS rows,
            count(*) FILTER (WHERE citing > 0 AND cited > 0 AND citing <> cited) AS kept,
            {'no JSON object': count(*) FILTER (WHERE is_none),
             'no id of the citing paper': count(*) FILTER (WHERE written IS NULL AND NOT is_none),
             'no id of the cited paper': count(*) FILTER (
                WHERE written IS NOT NULL AND written_cited IS NULL),
             'an id that is no number': count(*) FILTER (
                WHERE written IS NOT NULL AND written_cited IS NOT NULL
                    AND (coalesce(citing, 0) <= 0 OR coalesce(cited, 0) <= 0)),
             'cites itself': count(*) FILTER (WHERE citing > 0 AND citing = cited)} AS broken
        FROM staged""",
}
_KEEP = {
    PAPERS: {
        "rows": "SELECT corpusid, title, venue, externalids, authors, year, date, turn FROM staged "
        "WHERE corpusid > 0",
    },
    CITATIONS: {
        "rows": "SELECT citationid, citing, cited, influential, turn FROM staged "
        "WHERE citing > 0 AND cited > 0 AND citing <> cited",
        "sentences": "SELECT citing, cited, contexts, intents FROM staged "
        "WHERE citing > 0 AND cited > 0 AND citing <> cited AND len(contexts) > 0 "
        "ORDER BY citing, cited",
    },
}


@dataclass(frozen=True, slots=True)
class Staged:
    """What a shard held: how many rows in all, how many were kept, how many broken, and why."""

    rows: int
    kept: int
    broken: Mapping[str, int] = field(default_factory=dict)


def read_staged(shard: Shard, folder: Path) -> Staged | None:
    """Read what was kept of a shard; None where it is still to be read, or has changed since."""
    record = read_record(folder / "staged.json") if (folder / "staged.json").is_file() else {}
    if tuple(record.pop("state", ())) != shard.state:
        return None
    try:
        return Staged(**record)
    except TypeError:
        return None


def stage_shard(connection: DuckDBPyConnection, shard: Shard, folder: Path) -> Staged:
    """Read a shard, check each row, and keep the good ones in a folder.

    Parameters
    ----------
    connection
        A connection to a database of this work alone.
    shard
        The file.
    folder
        Where to keep the rows: it is whole once it has a record.

    Raises
    ------
    InputError
        The shard cannot be read to its end; nothing of it is kept.
    """
    import duckdb

    read, count, keep = _READ[shard.dataset], _COUNT[shard.dataset], _KEEP[shard.dataset]
    if shard.is_deletion:
        read, count, keep = _DELETED[shard.dataset], _COUNT_DELETED, _KEEP_DELETED
    state = shard.state
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    try:
        _open(connection, shard).create_view("shard")
        connection.execute(_ID)
        connection.execute("SET VARIABLE turn = $turn", {"turn": shard.turn})
        connection.sql(read).create("staged")
        counted = connection.execute(count).fetchall()
        for name, query in keep.items():
            connection.sql(query).write_parquet(str(folder / f"{name}.parquet"))
    except duckdb.Error as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise InputError(_explain(error), file=shard.path) from error
    rows, kept, broken = counted[0]
    staged = Staged(rows, kept, {reason: count for reason, count in broken.items() if count})
    write_record(folder / "staged.json", {**asdict(staged), "state": state})
    return staged


def _open(connection: DuckDBPyConnection, shard: Shard) -> DuckDBPyRelation:
    if _GLOB.search(str(shard.path)):
        raise InputError("has a character that stands for others: rename it.", file=shard.path)
    with shard.path.open("rb") as file:
        is_packed = file.read(2) == _GZIP
    return connection.read_json(
        str(shard.path),
        format="newline_delimited",
        columns=_COLUMNS[shard.dataset],
        compression="gzip" if is_packed else "none",
        ignore_errors=True,
        maximum_object_size=LARGEST_ROW,
    )


def _explain(error: Exception) -> str:
    text = str(error)
    if "GZIP" in text or "gzip" in text:
        return (
            "is cut off, or is no whole gzip file: fetch it again with `kg corpus fetch`, then run "
            "`kg corpus import` again."
        )
    if "maximum_object_size" in text:
        return (
            f"has a row of more than {LARGEST_ROW >> 20} MB: take that row out, then import again."
        )
    return f"cannot be read ({text.splitlines()[0][:200]}): fetch it again, then import again."
