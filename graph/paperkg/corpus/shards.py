"""Reading the shards of a dataset: each is checked row by row and kept as Parquet, whole or not."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from paperkg.corpus import openalex
from paperkg.corpus.layout import CITATIONS, PAPERS, WORKS, Shard, read_record, write_record
from paperkg.corpus.parquet import write_parquet
from paperkg.errors import InputError

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection, DuckDBPyRelation

__all__ = ["Broken", "read_staged", "stage_shard"]

LARGEST_ROW = 16_777_216
"""A larger row, in bytes, makes its shard unreadable."""

_ID = "CASE WHEN number = floor(number) AND abs(number) < 9007199254740992 THEN number::BIGINT END"
"""What an id is: a whole number that is written without a loss."""

_QUICK, _EXACT = "DOUBLE", "VARCHAR"
"""How DuckDB reads ids: the first is a quarter quicker, and takes ``true`` for 1."""

_COLUMNS = {
    PAPERS: {
        "corpusid": "",
        "externalids": "STRUCT(ArXiv VARCHAR, DOI VARCHAR, ACL VARCHAR, PubMed VARCHAR, "
        "PubMedCentral VARCHAR, DBLP VARCHAR, MAG VARCHAR)",
        "title": "VARCHAR",
        "authors": "STRUCT(name VARCHAR)[]",
        "venue": "VARCHAR",
        "year": "INTEGER",
        "publicationdate": "VARCHAR",
    },
    CITATIONS: {
        "citationid": "BIGINT",
        "citingcorpusid": "",
        "citedcorpusid": "",
        "isinfluential": "BOOLEAN",
        "contexts": "VARCHAR[]",
        "intents": "VARCHAR[][]",
    },
    WORKS: openalex.COLUMNS,
}
"""What is read of each dataset; the types of ids are still to be said."""

_READ = {
    PAPERS: """
        SELECT id_of(number) AS corpusid, title, venue, externalids,
            list_filter(
                list_transform(authors, lambda author: author.name), lambda name: name <> ''
            ) AS authors,
            year,
            CASE WHEN TRY_CAST(publicationdate AS DATE)::VARCHAR = publicationdate
                THEN publicationdate END AS date,
            CASE
                WHEN number IS NULL THEN 'no id that is a number, or no JSON'
                WHEN coalesce(id_of(number), 0) <= 0 THEN 'an id that is no whole number above 0'
            END AS fault
        FROM (SELECT *, TRY_CAST(corpusid AS DOUBLE) AS number FROM shard)""",
    CITATIONS: """
        SELECT citationid, citing, cited, influential, contexts, intents,
            CASE
                WHEN citing > 0 AND cited > 0 AND citing <> cited THEN NULL
                WHEN own IS NULL AND other IS NULL AND citationid IS NULL
                    THEN 'no JSON object, or no id in it'
                WHEN own IS NULL THEN 'no id of the citing paper that is a number'
                WHEN other IS NULL THEN 'no id of the cited paper that is a number'
                WHEN citing > 0 AND citing = cited THEN 'cites itself'
                ELSE 'an id that is no whole number above 0'
            END AS fault
        FROM (
            SELECT *, id_of(own) AS citing, id_of(other) AS cited
            FROM (
                SELECT citationid, isinfluential AS influential, contexts, intents,
                    TRY_CAST(citingcorpusid AS DOUBLE) AS own,
                    TRY_CAST(citedcorpusid AS DOUBLE) AS other
                FROM shard))""",
    WORKS: openalex.READ,
}
_DELETED = """
    SELECT id, CASE WHEN id IS NULL THEN 'names nothing to delete' END AS fault
    FROM (SELECT id_of(TRY_CAST({} AS DOUBLE)) AS id FROM shard)"""
_READ_DELETED = {PAPERS: _DELETED.format("corpusid"), CITATIONS: _DELETED.format("citationid")}

_HAS_ONE = {PAPERS: "corpusid = 1", CITATIONS: "citing = 1 OR cited = 1", WORKS: "false"}
_COUNT = "SELECT fault, count(*) FROM staged WHERE fault NOT NULL GROUP BY fault"
_KEPT = "SELECT *, getvariable('turn') AS turn FROM ({}) {}"
# Citations are sorted while their sentences are at hand: moving them once more costs far more.
_ORDER = {CITATIONS: "ORDER BY citing, cited"}

_FORM = 2
"""Changes when what is kept of a shard changes: what an older import kept is read again."""


Broken = Mapping[str, int]
"""How many rows of a shard are broken, by the reason."""


def read_staged(shard: Shard, folder: Path) -> Broken | None:
    """Read what was broken in a shard; None where it is still to be read, or has changed since."""
    record = read_record(folder / "staged.json") if (folder / "staged.json").is_file() else {}
    broken = record.get("broken")
    is_same = tuple(record.get("state", ())) == shard.state and record.get("form") == _FORM
    is_known = is_same and isinstance(broken, dict)
    return broken if is_known else None


def stage_shard(connection: DuckDBPyConnection, shard: Shard, folder: Path) -> Broken:
    """Read a shard, check each row, keep what it says in a folder, and count the broken rows.

    These are kept, too, with what is wrong in ``fault``: a shard is read and written in one go.

    Parameters
    ----------
    connection
        A connection to a database of this work alone.
    shard
        The file.
    folder
        Where to keep the rows, as ``rows.parquet``: it is whole once it has a record.

    Raises
    ------
    InputError
        The shard cannot be read to its end; nothing of it is kept.
    """
    import duckdb

    state = shard.state
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    try:
        _keep(connection, shard, folder / "rows.parquet")
        count = openalex.COUNT if shard.dataset == WORKS else _COUNT
        broken: dict[str, int] = dict(sorted(connection.execute(count).fetchall()))
    except duckdb.Error as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise InputError(_explain(error), file=shard.path) from error
    write_record(folder / "staged.json", {"broken": broken, "form": _FORM, "state": state})
    return broken


def _keep(connection: DuckDBPyConnection, shard: Shard, file: Path) -> None:
    """Keep a shard as ``staged``; it is read once more where an id of 1 may be a ``true``."""
    from paperkg.corpus.packed import ShardFiles

    query = (_READ_DELETED if shard.is_deletion else _READ)[shard.dataset]
    order = "" if shard.is_deletion else _ORDER.get(shard.dataset, "")
    has_one = "id = 1" if shard.is_deletion else _HAS_ONE[shard.dataset]
    connection.execute(f"CREATE OR REPLACE MACRO id_of(number) AS {_ID}; {openalex.MACROS}")
    connection.execute("SET VARIABLE turn = $turn", {"turn": shard.turn})
    connection.register_filesystem(ShardFiles(shard.path))
    for id_type in (_QUICK, _EXACT):
        _open(connection, shard.dataset, id_type).create_view("shard", replace=True)
        write_parquet(connection, _KEPT.format(query, order), file)
        connection.read_parquet(str(file)).create_view("staged", replace=True)
        if not connection.table("staged").filter(has_one).limit(1).fetchall():
            return


def _open(connection: DuckDBPyConnection, dataset: str, id_type: str) -> DuckDBPyRelation:
    """Open the shard that is registered; to DuckDB it is never a packed one."""
    from paperkg.corpus.packed import ADDRESS

    return connection.read_json(
        ADDRESS,
        format="newline_delimited",
        columns={name: of or id_type for name, of in _COLUMNS[dataset].items()},
        compression="none",
        ignore_errors=True,
        maximum_object_size=LARGEST_ROW,
    )


def _explain(error: Exception) -> str:
    text = str(error)
    if "EOFError" in text or "gzip" in text:
        return (
            "is cut off, or is no whole gzip file: delete it, fetch it again with "
            "`kg corpus fetch`, then run `kg corpus import` again."
        )
    if "maximum_object_size" in text:
        return (
            f"has a row of more than {LARGEST_ROW >> 20} MB: take that row out, then import again."
        )
    lines = text.strip().splitlines()
    said = lines[-1 if lines[0].startswith("Traceback") else 0][:200]
    return f"cannot be read ({said}): delete it, fetch it again, then import again."
