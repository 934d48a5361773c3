"""``kg corpus fetch``, against a server that follows the description of the Datasets API."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import Result
from tests.conftest import run_kg
from tests.corpus.test_intake import cite, read_table
from tests.datasets_server import KEY, Library, serve

FIRST, SECOND, THIRD = "2025-11-04", "2025-11-11", "2025-11-18"


def pack(*rows: object) -> bytes:
    return gzip.compress("".join(json.dumps(row) + "\n" for row in rows).encode(), mtime=0)


@pytest.fixture
def library(monkeypatch: pytest.MonkeyPatch) -> Iterator[Library]:
    """A server with one release: a shard of papers, two of citations."""
    monkeypatch.setenv("S2_API_KEY", KEY)
    with serve() as library:
        library.files = {
            "/s3/papers/20251104_00": pack({"corpusid": 1}, {"corpusid": 2}),
            "/s3/citations/a.gz": pack(*(cite(n, 1) | {"citationid": n} for n in range(2, 3000))),
            "/s3/citations/b.gz": pack(cite(5, 6) | {"citationid": 9000}),
        }
        library.releases[FIRST] = {
            "papers": ["/s3/papers/20251104_00"],
            "citations": ["/s3/citations/a.gz", "/s3/citations/b.gz"],
        }
        yield library


def fetch(library: Library, folder: Path, *options: str) -> Result:
    result = run_kg(
        "corpus", "fetch", folder, "--api-url", library.url, "--max-wait", "5", *options
    )
    assert KEY not in result.output + result.stderr
    assert "X-Amz" not in result.output + result.stderr
    return result


def count_fetched(library: Library, path: str) -> int:
    return sum(found == path for found, _ in library.requests)


def test_a_release_is_fetched_and_imported(library: Library, tmp_path: Path) -> None:
    result = fetch(library, tmp_path)
    assert result.exit_code == 0, result.stderr
    assert f"Release {FIRST}: 3 shards fetched." in result.stderr
    assert run_kg("corpus", "import", tmp_path).exit_code == 0
    assert len(read_table(tmp_path, "references")) == 2999
    assert json.loads((tmp_path / "tables" / "import.json").read_text())["release"] == FIRST
    again = fetch(library, tmp_path)
    assert "0 shards fetched" in again.stderr
    assert count_fetched(library, "/s3/citations/a.gz") == 1


def test_a_shard_that_was_deleted_is_fetched_again(library: Library, tmp_path: Path) -> None:
    fetch(library, tmp_path)
    shard = tmp_path / "citations" / "a.gz"
    shard.unlink()
    again = fetch(library, tmp_path)
    assert f"Release {FIRST}: 1 shard fetched." in again.stderr
    assert shard.read_bytes() == library.files["/s3/citations/a.gz"]
    assert count_fetched(library, "/s3/citations/b.gz") == 1


def test_releases_are_listed(library: Library, tmp_path: Path) -> None:
    library.releases[SECOND] = library.releases[FIRST]
    result = fetch(library, tmp_path, "--list")
    assert result.stdout.split() == [FIRST, SECOND]
    assert not (tmp_path / "release.json").exists()


def test_a_shard_that_breaks_off_goes_on_where_it_stopped(library: Library, tmp_path: Path) -> None:
    library.cut["/s3/citations/a.gz"] = 1000
    assert fetch(library, tmp_path).exit_code == 0
    assert [asked for path, asked in library.requests if path == "/s3/citations/a.gz"] == [
        "",
        "bytes=1000-",
    ]
    assert (tmp_path / "citations" / "a.gz").read_bytes() == library.files["/s3/citations/a.gz"]
    assert not list(tmp_path.rglob("*.part*"))


def test_a_stopped_fetch_goes_on_in_the_next_one(library: Library, tmp_path: Path) -> None:
    library.cut["/s3/citations/a.gz"] = 700
    assert fetch(library, tmp_path, "--max-wait", "0").exit_code == 1
    assert (tmp_path / "citations" / "a.gz.part").stat().st_size == 700
    # A newer release does not mix with the one that was begun.
    library.releases[SECOND] = {"papers": ["/s3/new"], "citations": ["/s3/new"]}
    result = fetch(library, tmp_path, "--release", FIRST)
    assert result.exit_code == 0, result.stderr
    assert ("/s3/citations/a.gz", "bytes=700-") in library.requests
    assert count_fetched(library, "/s3/papers/20251104_00") == 1


def test_a_file_that_changed_is_not_joined_with_its_old_part(
    library: Library, tmp_path: Path
) -> None:
    library.cut["/s3/citations/a.gz"] = 700
    fetch(library, tmp_path, "--max-wait", "0")
    library.files["/s3/citations/a.gz"] = pack(cite(7, 8))
    assert fetch(library, tmp_path).exit_code == 0
    assert (tmp_path / "citations" / "a.gz").read_bytes() == pack(cite(7, 8))


def test_a_wrong_checksum_is_no_file(library: Library, tmp_path: Path) -> None:
    library.wrong_sums["/s3/citations/b.gz"] = 1
    assert fetch(library, tmp_path).exit_code == 0
    assert count_fetched(library, "/s3/citations/b.gz") == 2
    library.wrong_sums["/s3/citations/b.gz"] = 99
    result = fetch(library, tmp_path / "other")
    assert result.exit_code == 1
    assert "b.gz: could not be fetched (the checksum is another)" in result.stderr
    assert not (tmp_path / "other" / "citations" / "b.gz").exists()


def test_addresses_that_expire_are_asked_for_again(library: Library, tmp_path: Path) -> None:
    library.expires_after = 1
    result = fetch(library, tmp_path)
    assert result.exit_code == 0, result.stderr
    assert library.signature == 2


def test_a_busy_server_is_waited_for(library: Library, tmp_path: Path) -> None:
    library.statuses = [429, 503]
    assert fetch(library, tmp_path).exit_code == 0


@pytest.mark.parametrize("key", ["", "wrong"])
def test_a_key_that_is_refused_is_said(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    monkeypatch.setenv("S2_API_KEY", key)
    result = fetch(library, tmp_path)
    assert result.exit_code == 1
    assert "set S2_API_KEY" in result.stderr


def test_an_update_fetches_what_changed_and_is_applied(library: Library, tmp_path: Path) -> None:
    fetch(library, tmp_path)
    library.releases[THIRD] = library.releases[FIRST]
    library.files |= {
        "/s3/d1": pack({"citationid": 2}, {"citationid": 3}),
        "/s3/u1": pack(cite(70, 80) | {"citationid": 9001}),
        "/s3/u2": pack(cite(71, 80) | {"citationid": 9001}),
        "/s3/p1": pack({"corpusid": 1, "title": "New"}),
    }
    library.diffs[FIRST, THIRD, "citations"] = [
        {
            "from_release": FIRST,
            "to_release": SECOND,
            "update_files": ["/s3/u1"],
            "delete_files": ["/s3/d1"],
        },
        {
            "from_release": SECOND,
            "to_release": THIRD,
            "update_files": ["/s3/u2"],
            "delete_files": [],
        },
    ]
    library.diffs[FIRST, THIRD, "papers"] = [
        {"from_release": FIRST, "to_release": THIRD, "update_files": ["/s3/p1"], "delete_files": []}
    ]
    library.cut["/s3/u2"] = 10
    assert fetch(library, tmp_path, "--max-wait", "0").exit_code == 1
    assert run_kg("corpus", "import", tmp_path).exit_code == 0
    assert len(read_table(tmp_path, "references")) == 2999, "half an update does not count"

    result = fetch(library, tmp_path)
    assert f"Release {THIRD}, updated from {FIRST}" in result.stderr
    assert count_fetched(library, "/s3/citations/a.gz") == 1
    assert run_kg("corpus", "import", tmp_path).exit_code == 0
    pairs = read_table(tmp_path, "references", "citing, cited")
    assert len(pairs) == 2999 - 2 + 1
    assert (71, 80) in pairs
    assert (2, 1) not in pairs
    assert read_table(tmp_path, "papers", "title") == [("New",), (None,)]


def change(before: str, after: str, *updates: str) -> dict[str, object]:
    return {
        "from_release": before,
        "to_release": after,
        "update_files": list(updates),
        "delete_files": [],
    }


def test_addresses_of_an_update_that_expire_are_asked_for_again(
    library: Library, tmp_path: Path
) -> None:
    fetch(library, tmp_path)
    library.releases[SECOND] = library.releases[FIRST]
    library.files |= {f"/s3/u{n}": pack(cite(n, 80) | {"citationid": n}) for n in (7000, 7001)}
    files = ["/s3/u7000", "/s3/u7001"]
    library.diffs = {
        (FIRST, SECOND, "citations"): [change(FIRST, SECOND, *files)],
        (FIRST, SECOND, "papers"): [change(FIRST, SECOND)],
    }
    library.expires_after = 1
    result = fetch(library, tmp_path)
    assert result.exit_code == 0, result.stderr
    assert library.signature == 2
    assert f"Release {SECOND}, updated from {FIRST}: 2 shards fetched." in result.stderr
    assert run_kg("corpus", "import", tmp_path).exit_code == 0
    assert len(read_table(tmp_path, "references")) == 2999 + 2


@pytest.mark.parametrize(
    "steps",
    [
        None,
        [],
        ["x"],
        [{}],
        [change(FIRST, SECOND)],
        [change(SECOND, THIRD)],
        [change(FIRST, "../../x"), change("../../x", THIRD)],
        [change(FIRST, THIRD), "x"],
    ],
)
def test_an_update_that_leads_elsewhere_is_none(
    library: Library, tmp_path: Path, steps: object
) -> None:
    fetch(library, tmp_path)
    library.releases[THIRD] = library.releases[FIRST]
    library.diffs = {(FIRST, THIRD, name): steps for name in ("papers", "citations")}
    result = fetch(library, tmp_path)
    assert result.exit_code == 1
    assert f"from {FIRST} to {THIRD}: fetch the newer release into a new folder" in result.stderr
    assert json.loads((tmp_path / "release.json").read_text())["release"] == FIRST
