from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from paperkg.contents import read_content
from paperkg.errors import InputError, OutputError
from paperkg.workspace.files import lock_folder, write_file, write_files

KG = [sys.executable, "-c", "from paperkg.cli import main; main()"]


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.name: path.read_bytes()
        for path in folder.iterdir()
        if path.is_file() and path.name != ".kg.lock"
    }


def test_files_are_replaced_whole_and_nothing_else_is_left(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    write_files(tmp_path, {"a": b"new", "b": b"other"})
    assert contents(tmp_path) == {"a": b"new", "b": b"other"}


def test_when_one_file_cannot_be_written_none_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    with pytest.raises(OutputError, match="cannot be written"):
        write_files(tmp_path, {"a": b"new", "no/such/folder": b"other"})
    assert contents(tmp_path) == {"a": b"old"}


def test_a_folder_in_use_is_refused(tmp_path: Path) -> None:
    holder = "import sys; from pathlib import Path; from paperkg.workspace.files import lock_folder\nwith lock_folder(Path(sys.argv[1])): print('held', flush=True); sys.stdin.read()"
    with subprocess.Popen(
        [sys.executable, "-c", holder, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"held\n"
        with pytest.raises(OutputError, match="another"), lock_folder(tmp_path):
            pass
        process.communicate()
    with lock_folder(tmp_path):
        pass


def test_a_full_disk_leaves_the_last_build_as_it_was(tmp_path: Path) -> None:
    output = tmp_path / "out"
    build = [*KG, "build", "--offline", "--output", str(output)]
    subprocess.run(build, check=True, capture_output=True)
    before = contents(output)

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))

    failed = subprocess.run(build, check=False, capture_output=True, text=True, preexec_fn=limit)
    assert failed.returncode == 1
    assert "cannot be written" in failed.stderr
    assert "Traceback" not in failed.stderr
    assert contents(output) == before


def test_a_folder_that_is_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    failed = subprocess.run(
        [*KG, "build", "--offline", "--output", str(tmp_path / "out" / "deep")],
        check=False,
        capture_output=True,
        text=True,
    )
    assert failed.returncode == 1
    assert "cannot be written" in failed.stderr
    assert (tmp_path / "out").read_text() == "mine"


def test_a_folder_in_the_place_of_a_file_stops_before_anything_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    (tmp_path / "b").mkdir()
    with pytest.raises(OutputError, match="b is a folder"):
        write_files(tmp_path, {"a": b"new", "b": b"other"})
    assert contents(tmp_path) == {"a": b"old"}


@pytest.mark.parametrize("name", ["n" * 255, "é" * 127])
def test_a_name_may_be_as_long_as_the_system_lets_it(tmp_path: Path, name: str) -> None:
    write_file(tmp_path / name, b"new")
    assert contents(tmp_path) == {name: b"new"}


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to("real")
    write_file(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"


def test_a_circle_of_links_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("link")
    with pytest.raises(OutputError, match="cannot be written"):
        write_file(tmp_path / "link", b"new")


def test_a_pipe_takes_what_is_written_and_stays_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE) as reader:
        write_file(pipe, b"new")
        assert reader.communicate()[0] == b"new"
    assert pipe.is_fifo()


def test_a_device_without_end_is_read_up_to_a_limit() -> None:
    with pytest.raises(InputError, match="200 MB"):
        read_content(Path("/dev/zero"))
