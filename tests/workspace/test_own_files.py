"""A person's own file: many processes add to it, and what it holds stays as it is."""

from __future__ import annotations

import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from tests.conftest import Kg, build_list

from paperkg.errors import InputError, OutputError
from paperkg.workspace.own_files import append_text, hold_file

KG = [sys.executable, "-c", "from paperkg.cli import main; main()"]
LIST = "".join(f"- [Study {n}](https://arxiv.org/abs/2101.{n:05})\n" for n in range(8))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a list that was built; tests work on copies of it."""
    return build_list(tmp_path_factory.mktemp("built"), LIST)


@pytest.fixture
def folder(built: Path, tmp_path: Path) -> Path:
    return shutil.copytree(built, tmp_path / "copy")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_many_at_once_lose_nothing(folder: Path) -> None:
    own = folder / "list.curated.ttl"
    own.write_text("# mine\n")
    running = [
        subprocess.Popen([*KG, "read", f"2101.{n:05}", "--output", str(folder / "out")])
        for n in range(8)
    ]
    assert [process.wait() for process in running] == [0] * 8
    assert own.read_text().startswith("# mine\n")
    assert own.read_text().count("kg#ReadMark") == 8


@pytest.mark.parametrize("end", ["# mine", "# mine\n", "# mine\r\n", "\ufeff# mine\n", "\n\n\n"])
def test_what_a_file_holds_stays_byte_by_byte(kg: Kg, folder: Path, end: str) -> None:
    own = folder / "list.curated.ttl"
    own.write_bytes(end.encode())
    for number, name in enumerate(("read", "unread"), start=1):
        assert kg(name, "2101.00001", "--output", folder / "out").exit_code == 0
        content = own.read_bytes()
        assert content.startswith(end.encode())
        assert content.count(b"kg#") == number
        assert (b"\r\n" in content) == ("\r" in end)
    assert kg("build", folder / "list.md", "--offline", "--output", folder / "out").exit_code == 0


def test_a_link_stays_one_and_rights_stay(kg: Kg, folder: Path) -> None:
    real = folder / "notes" / "mine.ttl"
    real.parent.mkdir()
    real.write_text("# mine\n")
    real.chmod(0o640)
    (folder / "list.curated.ttl").symlink_to(real)
    assert kg("read", "2101.00001", "--output", folder / "out").exit_code == 0
    assert (folder / "list.curated.ttl").is_symlink()
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    assert "ReadMark" in real.read_text()


def test_a_second_name_of_a_file_shows_the_same(kg: Kg, folder: Path) -> None:
    other = folder / "other.ttl"
    other.write_text("# mine\n")
    (folder / "list.curated.ttl").hardlink_to(other)
    assert kg("read", "2101.00001", "--output", folder / "out").exit_code == 0
    assert "ReadMark" in other.read_text()


def held(file: Path) -> bytes | None:
    """Give what a file holds; None for a folder."""
    return None if file.is_dir() else file.read_bytes()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (None, "is a folder"),
        ("@prefix k: <https://w3id.org/paperkg#> .\n".encode("utf-16"), "UTF-16"),
        (b"[] a <x:y>", "list.curated.ttl:1: is not valid TTL"),
    ],
)
def test_what_cannot_be_added_to_is_named(
    kg: Kg, folder: Path, content: bytes | None, sentence: str
) -> None:
    own = folder / "list.curated.ttl"
    if content is None:
        own.mkdir()
    else:
        own.write_bytes(content)
    for command in (["read", "2101.00001"], ["link", "Study 2", "--builds-on", "Study 1"]):
        result = kg(*command, "--output", folder / "out")
        assert result.exit_code == 1
        assert sentence in result.stderr
        assert held(own) == content


def test_without_locks_it_works_and_says_what_it_cannot_promise(folder: Path) -> None:
    without = (
        "import errno, fcntl\n"
        "def refuse(*_): raise OSError(errno.ENOLCK, 'No locks available')\n"
        "fcntl.flock = refuse\n"
        "from paperkg.cli import main; main()"
    )
    command = [sys.executable, "-c", without]
    for arguments in (["read", "2101.00001"], ["build", "--offline", str(folder / "list.md")]):
        done = subprocess.run(
            [*command, *arguments, "--output", str(folder / "out")],
            capture_output=True,
            text=True,
            check=True,
        )
        assert "without locks" in done.stderr
    assert "ReadMark" in (folder / "list.curated.ttl").read_text()


def test_a_file_that_cannot_be_written_is_as_it_was(folder: Path) -> None:
    own = folder / "list.curated.ttl"
    own.write_text("# mine\n" + "# a line that fills the file\n" * 20)
    before = own.read_bytes()
    limit = (
        "import resource, signal\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({len(before) + 20},) * 2)\n"
        "from paperkg.cli import main; main()"
    )
    for other_name in (False, True):  # replaced, or written in place
        if other_name:
            (folder / "other.ttl").hardlink_to(own)
        done = subprocess.run(
            [sys.executable, "-c", limit, "read", "2101.00001", "--output", str(folder / "out")],
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 1
        assert "nothing is changed" in done.stderr
        assert "Traceback" not in done.stderr
        assert own.read_bytes() == before


def test_the_unfinished_file_of_a_living_process_stays(folder: Path) -> None:
    other = folder / ".list.curated.ttl.abc.kg-tmp"
    other.write_text("half")
    with hold_file(folder / "list.curated.ttl") as own:
        append_text(own, "# more\n")
    assert other.read_text() == "half"


def test_whoever_waits_too_long_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("paperkg.workspace.own_files.WAIT", 0.6)
    file = folder / "list.curated.ttl"
    told: list[str] = []
    refused = pytest.raises(OutputError, match="another kg")
    with hold_file(file), refused, hold_file(file, tell=told.append):
        pass
    assert len(told) == 1
    assert "list.curated.ttl" in told[0]


def test_a_link_in_a_circle_is_named(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    with pytest.raises((InputError, OutputError)), hold_file(tmp_path / "a") as own:
        append_text(own, "# more\n")


# --- clocks --------------------------------------------------------------------------------------


@pytest.mark.parametrize("created", ["2099-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "yesterday"])
def test_the_last_word_counts_whatever_the_clock_said(kg: Kg, folder: Path, created: str) -> None:
    (folder / "list.curated.ttl").write_text(
        "@prefix kg: <https://w3id.org/paperkg#> .\n"
        "[] a kg:ReadMark ; <https://schema.org/about> <https://arxiv.org/abs/2101.00001> ;\n"
        f'  <http://purl.org/dc/terms/created> "{created}" .\n'
    )

    def is_next() -> bool:
        return "Study 1" in kg("next", "--output", folder / "out").stdout

    assert not is_next()
    for verb, expected in (("unread", True), ("read", False), ("unread", True)):
        assert kg(verb, "2101.00001", "--output", folder / "out").exit_code == 0
        assert is_next() is expected


# --- starting a list -----------------------------------------------------------------------------


def test_a_start_that_was_stopped_is_taken_up(kg: Kg, tmp_path: Path) -> None:
    assert kg("init", tmp_path / "a.md").exit_code == 0
    (tmp_path / "a.md").unlink()  # the list is written last
    assert kg("init", tmp_path / "a.md").exit_code == 0
    assert kg("init", tmp_path / "a.md").exit_code == 1
    assert names(tmp_path) == ["a.curated.ttl", "a.md"]


@pytest.mark.parametrize("name", ["a.md", "a.curated.ttl"])
def test_a_start_never_replaces_anything(kg: Kg, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("mine")
    result = kg("init", tmp_path / "a.md")
    assert result.exit_code == 1
    assert "exists already" in result.stderr
    assert names(tmp_path) == [name]
    assert (tmp_path / name).read_text() == "mine"


def test_of_many_starts_one_is_made(tmp_path: Path) -> None:
    running = [
        subprocess.Popen([*KG, "init", str(tmp_path / "a.md")], stderr=subprocess.DEVNULL)
        for _ in range(4)
    ]
    assert sorted(process.wait() for process in running) == [0, 1, 1, 1]
    assert names(tmp_path) == ["a.curated.ttl", "a.md"]
