"""``kg corpus import``: every good row once, every broken row counted, stopped or not."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.conftest import Kg

from paperkg.corpus.layout import read_imported

Row = tuple[Any, ...]


def write_shard(path: Path, rows: Iterable[object]) -> None:
    """Write rows as a shard: a text as it is, anything else as JSON."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [row if isinstance(row, str) else json.dumps(row) for row in rows]
    path.write_bytes(gzip.compress("".join(f"{line}\n" for line in lines).encode(), mtime=0))


def cite(citing: object, cited: object, **more: object) -> dict[str, object]:
    return {"citationid": 1, "citingcorpusid": citing, "citedcorpusid": cited, **more}


def read_table(corpus: Path, table: str, columns: str = "*") -> list[Row]:
    files = str(corpus / "tables" / table / "*.parquet")
    with duckdb.connect() as connection:
        return connection.read_parquet(files).project(columns).fetchall()


def test_what_is_broken_is_counted_and_no_citation(
    made: tuple[Path, dict[str, Any]], imported: Path
) -> None:
    told = read_imported(imported)
    expected = made[1]
    assert told.citations == expected["citations"]
    assert dict(told.broken["citations"]) == {
        "no id of the citing paper that is a number": expected["broken"]["missing id"]
        + expected["broken"]["wrong type"],
        "no id of the cited paper that is a number": expected["broken"]["null id"],
        "no JSON object, or no id in it": expected["broken"]["not JSON"],
        "given more than once": expected["broken"]["duplicate"],
        "cites the future": expected["broken"]["into the future"],
    }
    pairs = read_table(imported, "references", "citing, cited")
    assert len(pairs) == len(set(pairs)) == expected["citations"]


def test_tables_are_sorted_for_their_look_ups(imported: Path) -> None:
    references = read_table(imported, "references", "citing, cited")
    citers = read_table(imported, "citers", "citing, cited")
    assert references == sorted(references)
    assert citers == sorted(citers, key=lambda pair: pair[1])
    assert sorted(citers) == references
    names = read_table(imported, "identifiers", "name, corpusid")
    assert names == sorted(names)
    papers = read_table(imported, "papers", "corpusid")
    assert papers == sorted(set(papers))


def test_the_same_seed_gives_the_same_corpus(
    made: tuple[Path, dict[str, Any]], tmp_path: Path
) -> None:
    from tests.corpus.conftest import make_corpus

    make_corpus(tmp_path / "again", "--citations", "20000", "--broken", "0.05", "--default-list")
    for file in made[0].glob("*/*.jsonl.gz"):
        assert (tmp_path / "again" / file.relative_to(made[0])).read_bytes() == file.read_bytes()


def test_strange_values_are_no_ids(kg: Kg, tmp_path: Path) -> None:
    strange: list[object] = [
        None,
        1.5,
        True,
        "x",
        "",
        -3,
        0,
        10**30,
        [],
        {"id": 5},
        "1; DROP TABLE pairs",
    ]
    rows = [cite(value, 2) for value in strange] + [cite(3, value) for value in strange]
    good = [cite(5, 6), cite("7", "8"), cite(9, 9), cite(5, 6, isinfluential=True)]
    lines = ["", "null", "[1, 2]", '"text"', "{", "\x00\x01", '{"citingcorpusid": 5', "{}"]
    write_shard(tmp_path / "citations" / "a.gz", [*rows, *good, *lines])
    result = kg("corpus", "import", tmp_path)
    assert result.exit_code == 0, result.stderr
    assert read_table(tmp_path, "references", "citing, cited, influential") == [
        (5, 6, True),
        (7, 8, False),
    ]
    told = read_imported(tmp_path).broken["citations"]
    # An empty line is none; all else was a row.
    assert sum(told.values()) == len(rows) + 2 + len(lines) - 1
    assert "1 row left out: cites itself." in result.stderr


@pytest.mark.parametrize("value", [True, False, 1.5, "1.5", "true", "nan", "inf", 2**53, 1e300])
@pytest.mark.parametrize("name", ["citingcorpusid", "citedcorpusid"])
def test_a_strange_value_is_no_id_in_a_shard_that_is_else_good(
    kg: Kg, tmp_path: Path, name: str, value: object
) -> None:
    write_shard(tmp_path / "citations" / "a.gz", [cite(5, 6), cite(7, 8) | {name: value}])
    assert kg("corpus", "import", tmp_path).exit_code == 0
    assert read_table(tmp_path, "references", "citing, cited") == [(5, 6)]
    assert sum(read_imported(tmp_path).broken["citations"].values()) == 1


@settings(
    max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(
    st.lists(
        st.one_of(
            st.binary(max_size=40),
            st.builds(
                lambda row: json.dumps(row).encode(),
                st.dictionaries(
                    st.sampled_from(
                        ["citationid", "citingcorpusid", "citedcorpusid", "contexts", "x"]
                    ),
                    st.recursive(
                        st.none() | st.booleans() | st.integers(-9, 9) | st.text(max_size=5),
                        lambda inner: st.lists(inner, max_size=2),
                        max_leaves=4,
                    ),
                ),
            ),
        ),
        max_size=12,
    )
)
def test_no_line_stops_an_import(tmp_path: Path, lines: list[bytes]) -> None:
    from tests.conftest import run_kg

    shutil.rmtree(tmp_path / "citations", ignore_errors=True)
    (tmp_path / "citations").mkdir()
    own = json.dumps(cite(100, 200)).encode()
    (tmp_path / "citations" / "a.jsonl").write_bytes(b"\n".join([own, *lines, own]) + b"\n")
    assert run_kg("corpus", "import", tmp_path).exit_code == 0
    assert (100, 200) in read_table(tmp_path, "references", "citing, cited")


def test_a_shard_that_is_cut_is_named_and_resumes(kg: Kg, tmp_path: Path) -> None:
    good, cut = tmp_path / "citations" / "good.gz", tmp_path / "citations" / "cut.gz"
    write_shard(good, [cite(n, 1) for n in range(2, 500)])
    write_shard(cut, [cite(n, n - 1) for n in range(2, 5000)])
    whole = cut.read_bytes()
    cut.write_bytes(whole[: len(whole) // 2])
    result = kg("corpus", "import", tmp_path)
    assert result.exit_code == 1
    assert str(cut) in result.stderr
    assert "cut off" in result.stderr
    assert str(good) not in result.stderr
    assert kg("corpus", "gaps", "--corpus", tmp_path).exit_code == 2

    kept = tmp_path / "tables" / "shards" / "citations" / "good.gz" / "staged.json"
    before = kept.stat().st_mtime_ns
    cut.write_bytes(whole)
    assert kg("corpus", "import", tmp_path).exit_code == 0
    assert kept.stat().st_mtime_ns == before, "the whole shard was not read again"
    assert len(read_table(tmp_path, "references")) == 498 + 4998 - 1


@pytest.mark.parametrize("place", [20, 2000, -6])
def test_a_shard_that_is_damaged_is_named(kg: Kg, tmp_path: Path, place: int) -> None:
    shard = tmp_path / "citations" / "damaged [1].gz"
    write_shard(shard, [cite(n, n - 1) for n in range(2, 5000)])
    packed = bytearray(shard.read_bytes())
    packed[place] ^= 255
    shard.write_bytes(packed)
    result = kg("corpus", "import", tmp_path)
    assert result.exit_code == 1
    assert f"{shard}: is cut off, or is no whole gzip file" in result.stderr
    assert not (tmp_path / "tables" / "references").exists()


def test_a_shard_of_several_parts_is_read_whole(kg: Kg, tmp_path: Path) -> None:
    parts = [gzip.compress(f"{json.dumps(cite(n, 1))}\n".encode()) for n in (2, 3)]
    (tmp_path / "citations").mkdir()
    (tmp_path / "citations" / "two parts*.gz").write_bytes(b"".join(parts) + bytes(100))
    assert kg("corpus", "import", tmp_path).exit_code == 0
    assert read_table(tmp_path, "references", "citing, cited") == [(2, 1), (3, 1)]


def test_a_shard_that_is_added_is_read_alone(kg: Kg, tmp_path: Path) -> None:
    write_shard(tmp_path / "citations" / "a.gz", [cite(1, 2)])
    kg("corpus", "import", tmp_path)
    kept = tmp_path / "tables" / "shards" / "citations" / "a.gz" / "staged.json"
    before = kept.stat().st_mtime_ns
    write_shard(tmp_path / "citations" / "b.gz", [cite(1, 3), cite(1, 2)])
    assert kg("corpus", "import", tmp_path).exit_code == 0
    assert read_table(tmp_path, "references", "citing, cited") == [(1, 2), (1, 3)]
    assert kept.stat().st_mtime_ns == before
    (tmp_path / "citations" / "b.gz").unlink()
    assert kg("corpus", "import", tmp_path).exit_code == 0
    assert read_table(tmp_path, "references", "citing, cited") == [(1, 2)]


def test_updates_replace_and_delete(kg: Kg, tmp_path: Path) -> None:
    def numbered(number: int, citing: int, cited: int) -> dict[str, object]:
        return {"citationid": number, "citingcorpusid": citing, "citedcorpusid": cited}

    write_shard(
        tmp_path / "citations" / "a.gz",
        [numbered(1, 10, 1), numbered(2, 10, 2), numbered(3, 10, 3)],
    )
    write_shard(tmp_path / "papers" / "a.gz", [{"corpusid": 1, "title": "Old"}, {"corpusid": 2}])
    step = tmp_path / "citations" / "diffs" / "0001-a-b"
    write_shard(step / "update-000.gz", [numbered(2, 10, 4)])
    write_shard(step / "delete-000.gz", [{"citationid": 1}, {"other": 1}])
    later = tmp_path / "citations" / "diffs" / "0002-b-c"
    write_shard(later / "update-000.gz", [numbered(1, 10, 5)])
    papers = tmp_path / "papers" / "diffs" / "0001-a-b"
    write_shard(papers / "update-000.gz", [{"corpusid": 1, "title": "New"}])
    write_shard(papers / "delete-000.gz", [{"corpusid": 2}])
    assert kg("corpus", "import", tmp_path).exit_code == 0
    assert read_table(tmp_path, "references", "citing, cited") == [(10, 3), (10, 4), (10, 5)]
    assert read_table(tmp_path, "papers", "corpusid, title") == [(1, "New")]


@pytest.mark.parametrize("given", ["2323736", "PMC2323736", "pmc2323736", 2323736])
def test_a_paper_is_found_by_its_number_in_pubmed_central(
    kg: Kg, tmp_path: Path, given: object
) -> None:
    paper = {"corpusid": 3, "externalids": {"PubMedCentral": given}}
    write_shard(tmp_path / "papers" / "a.gz", [paper])
    write_shard(tmp_path / "citations" / "a.gz", [cite(3, 6)])
    (tmp_path / "mine.md").write_text(
        "- [A paper](https://www.ncbi.nlm.nih.gov/pmc/articles/PMC2323736/)\n"
    )
    assert kg("corpus", "import", tmp_path).exit_code == 0
    result = kg("corpus", "gaps", tmp_path / "mine.md", "--corpus", tmp_path, "--json")
    assert json.loads(result.stdout)["not_found"] == []


@pytest.mark.parametrize(
    "title",
    [
        "A long title of a paper",
        "  (Long) -- titles: of, papers!  ",
        "a\ttitle\nof  two lines",
        "Ünïcode: fine",
    ],
)
def test_a_paper_is_found_by_its_title(kg: Kg, tmp_path: Path, title: str) -> None:
    paper = {"corpusid": 3, "title": title, "year": 2020, "authors": [{"name": "Ada Lovelace"}]}
    write_shard(tmp_path / "papers" / "a.gz", [paper])
    write_shard(tmp_path / "citations" / "a.gz", [cite(3, 6)])
    entry = {
        "type": "article",
        "id": "x",
        "title": title,
        "author": [{"family": "Lovelace", "given": "Ada"}],
    }
    issued = {"issued": {"date-parts": [[2020]]}}
    (tmp_path / "mine.json").write_text(json.dumps([entry | issued]))
    assert kg("corpus", "import", tmp_path).exit_code == 0
    result = kg("corpus", "gaps", tmp_path / "mine.json", "--corpus", tmp_path, "--json")
    assert json.loads(result.stdout)["not_found"] == [], result.stdout


def test_what_an_older_version_kept_of_a_shard_is_read_again(kg: Kg, tmp_path: Path) -> None:
    write_shard(tmp_path / "citations" / "a.gz", [cite(1, 2)])
    assert kg("corpus", "import", tmp_path).exit_code == 0
    kept = tmp_path / "tables" / "shards" / "citations" / "a.gz"
    record = json.loads((kept / "staged.json").read_text())
    (kept / "staged.json").write_text(json.dumps(record | {"form": 1}))
    (kept / "rows.parquet").unlink()
    write_shard(tmp_path / "citations" / "b.gz", [cite(1, 3)])
    assert kg("corpus", "import", tmp_path).exit_code == 0
    assert read_table(tmp_path, "references", "citing, cited") == [(1, 2), (1, 3)]


def test_a_paper_is_found_by_its_corpus_id(kg: Kg, tmp_path: Path) -> None:
    write_shard(tmp_path / "papers" / "a.gz", [{"corpusid": 3}])
    write_shard(tmp_path / "citations" / "a.gz", [cite(3, 6), cite(4, 6)])
    page = "https://api.semanticscholar.org/CorpusID:{}"
    (tmp_path / "mine.md").write_text(
        f"- [A paper]({page.format(3)})\n- [Not described]({page.format(4)})\n"
    )
    assert kg("corpus", "import", tmp_path).exit_code == 0
    result = kg("corpus", "gaps", tmp_path / "mine.md", "--corpus", tmp_path, "--json")
    assert [paper["title"] for paper in json.loads(result.stdout)["not_found"]] == ["Not described"]


def test_a_folder_without_shards_is_refused(kg: Kg, tmp_path: Path) -> None:
    result = kg("corpus", "import", tmp_path)
    assert result.exit_code == 2
    assert "holds no shards of citations" in result.stderr


@pytest.mark.parametrize("after", ["shards/citations/*/staged.json", ".work/tables"])
def test_an_import_that_is_killed_resumes_without_a_doubled_row(
    made: tuple[Path, dict[str, Any]], kg: Kg, tmp_path: Path, after: str
) -> None:
    for dataset in ("papers", "citations"):
        shutil.copytree(made[0] / dataset, tmp_path / dataset)
    running = subprocess.Popen(
        [Path(sys.executable).with_name("kg"), "corpus", "import", tmp_path],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    # It is killed as soon as it is this far; where it ends before, there is nothing to resume.
    while running.poll() is None and not list((tmp_path / "tables").glob(after)):
        os.sched_yield()
    running.send_signal(signal.SIGKILL)
    running.wait()
    assert kg("corpus", "import", tmp_path).exit_code == 0
    pairs = read_table(tmp_path, "references", "citing, cited")
    assert len(pairs) == len(set(pairs)) == made[1]["citations"]
    assert not (tmp_path / "tables" / ".work").exists()
