"""A Zotero that runs on this machine: a list to build, and a place for read marks and edges."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.conftest import Kg
from tests.zotero_server import Zotero, serve

from paperkg.model import KnowledgeGraph
from paperkg.rdf.reader import read_graph


@pytest.fixture
def zotero(monkeypatch: pytest.MonkeyPatch) -> Iterator[Zotero]:
    with serve() as zotero:
        monkeypatch.setenv("KG_ZOTERO_URL", zotero.url)
        fill(zotero)
        yield zotero


def fill(zotero: Zotero) -> None:
    zotero.add_collection("READING1", "Reading")
    zotero.add_collection("PRUNING1", "Pruning", "READING1")
    zotero.add_collection("SECOND01", "Second order", "PRUNING1")
    zotero.add_collection("OTHER001", "Other")
    obd = {"creators": [{"creatorType": "author", "firstName": "Yann", "lastName": "LeCun"}]}
    zotero.add("OBD00001", "Optimal Brain Damage", "SECOND01", date="1989", **obd)
    zotero.add("OBC00001", "Optimal Brain Compression", "PRUNING1", archiveID="arXiv:2208.11580")
    zotero.add("GPT00001", "SparseGPT", "PRUNING1", DOI="10.48550/arXiv.2301.00774")
    zotero.add("MAMBA001", "Mamba", "OTHER001", url="https://arxiv.org/abs/2312.00752")
    zotero.add("PDF00001", "A file", "PRUNING1", itemType="attachment")


@pytest.fixture
def built(kg: Kg, zotero: Zotero, tmp_path: Path) -> Path:
    """A build of a collection, in which one paper was read after it."""
    assert kg("build", "zotero:pruning", *quiet(tmp_path)).exit_code == 0
    assert kg("read", "2208.11580", "--output", tmp_path).exit_code == 0
    return tmp_path


def quiet(folder: Path) -> tuple[object, ...]:
    return ("--output", folder, "--api-url", "http://127.0.0.1:9", "--max-wait", "0")


def graph_of(folder: Path) -> KnowledgeGraph:
    return read_graph(folder / "graph.trig")


# --- kg build zotero: ------------------------------------------------------------------------------


def test_a_collection_is_a_list_with_those_inside_as_topics(
    kg: Kg, zotero: Zotero, tmp_path: Path
) -> None:
    result = kg("build", "zotero:Pruning", *quiet(tmp_path))
    assert result.exit_code == 0, result.stderr
    graph = graph_of(tmp_path)
    found = {paper.title: paper for paper in graph.listed}
    assert len(found) == 3
    (damage,) = (paper for title, paper in found.items() if title == "Optimal Brain Damage")
    assert [graph.topics[topic].label for topic in damage.listing.topics] == ["Second order"]
    assert {str(name.value) for paper in graph.listed for name in paper.identifiers} >= {
        "2208.11580",
        "2301.00774",
    }


def test_the_whole_library_is_a_list(kg: Kg, zotero: Zotero, tmp_path: Path) -> None:
    assert kg("build", "zotero:", *quiet(tmp_path)).exit_code == 0
    graph = graph_of(tmp_path)
    assert len(graph.listed) == 4
    labels = {topic.label for topic in graph.topics.values()}
    assert labels == {"Reading", "Pruning", "Second order", "Other"}


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("zotero:pruning", "pruning"),
        ("zotero:Reading/Pruning", "Pruning"),
        ("zotero:", "Zotero"),
    ],
)
def test_the_list_is_called_as_its_collection(
    kg: Kg, zotero: Zotero, tmp_path: Path, name: str, title: str
) -> None:
    assert kg("build", name, *quiet(tmp_path)).exit_code == 0
    assert graph_of(tmp_path).title == title
    assert kg("build", name, "--offline", "--output", tmp_path).exit_code == 0
    assert graph_of(tmp_path).title == title


def test_a_tag_says_that_an_item_is_read(kg: Kg, zotero: Zotero, tmp_path: Path) -> None:
    zotero.items["MAMBA001"]["tags"] = [{"tag": "Read"}, {"tag": "state spaces", "type": 1}]
    assert kg("build", "zotero:Other", *quiet(tmp_path)).exit_code == 0
    assert [paper.read for paper in graph_of(tmp_path).listed] == [True]


def test_a_copy_is_kept_for_builds_without_zotero(kg: Kg, zotero: Zotero, tmp_path: Path) -> None:
    assert kg("build", "zotero:Other", *quiet(tmp_path)).exit_code == 0
    zotero.is_allowed = False
    again = kg("build", "zotero:Other", *quiet(tmp_path))
    assert again.exit_code == 0
    assert "kg reads the copy of 20" in again.stderr
    assert "Settings > Advanced" in again.stderr
    assert kg("build", "zotero:Other", "--offline", "--output", tmp_path).exit_code == 0


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (
            "zotero:Nothing",
            "is no collection in Zotero: it has Empty, Other, Other/Twice, Reading, Reading/Pruning",
        ),
        ("zotero:Twice", "write one of Other/Twice, Reading/Twice"),
        ("zotero:Empty", "has no items"),
    ],
)
def test_a_collection_that_cannot_be_read_is_said(
    kg: Kg, zotero: Zotero, tmp_path: Path, name: str, said: str
) -> None:
    zotero.add_collection("TWICE001", "Twice", "READING1")
    zotero.add_collection("TWICE002", "Twice", "OTHER001")
    zotero.add_collection("EMPTY001", "Empty")
    result = kg("build", name, *quiet(tmp_path))
    assert result.exit_code == 1
    assert said in result.stderr


def test_a_path_tells_collections_of_one_name_apart(kg: Kg, zotero: Zotero, tmp_path: Path) -> None:
    zotero.add_collection("TWICE001", "Twice", "READING1")
    zotero.add_collection("TWICE002", "Twice", "OTHER001")
    zotero.items["MAMBA001"]["collections"] = ["TWICE002"]
    assert kg("build", "zotero:other/twice", *quiet(tmp_path)).exit_code == 0
    assert len(graph_of(tmp_path).listed) == 1


@pytest.mark.parametrize("is_running", [True, False])
def test_where_to_switch_it_on_is_said(
    kg: Kg, zotero: Zotero, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_running: bool
) -> None:
    zotero.is_allowed = False
    monkeypatch.setenv("KG_ZOTERO_URL", zotero.url if is_running else "http://127.0.0.1:9")
    result = kg("build", "zotero:", *quiet(tmp_path))
    assert result.exit_code == 1
    assert "Allow other applications on this computer" in result.stderr
    assert "Settings > Advanced" in result.stderr


@pytest.mark.parametrize("item", [{"title": 5}, {"creators": "me"}, {"tags": [1]}])
def test_what_is_not_of_zotero_is_said(
    kg: Kg, zotero: Zotero, tmp_path: Path, item: dict[str, object]
) -> None:
    zotero.items["MAMBA001"] |= item
    result = kg("build", "zotero:Other", *quiet(tmp_path))
    assert result.exit_code == 1
    assert "is not Zotero" in result.stderr


# --- kg zotero -------------------------------------------------------------------------------------


def test_what_zotero_lacks_is_shown_and_nothing_written(
    kg: Kg, zotero: Zotero, built: Path
) -> None:
    result = kg("zotero", "Pruning", "--output", built)
    assert result.exit_code == 0, result.stderr
    assert "Optimal Brain Compression: tag read" in result.stdout
    assert "related: SparseGPT" in result.stdout
    assert "--write" in result.stderr
    assert not zotero.asked
    assert not zotero.writes


@pytest.mark.parametrize("answer", ["once", "always"])
def test_it_is_written_with_leave_and_then_there(
    kg: Kg, zotero: Zotero, built: Path, answer: str
) -> None:
    zotero.answer = answer
    zotero.items["OBC00001"]["tags"] = [{"tag": "mine", "type": 1}]
    other = "http://zotero.org/users/12345/items/ABCD2345"
    zotero.items["OBC00001"]["relations"] = {"owl:sameAs": "x", "dc:relation": other}
    result = kg("zotero", "Pruning", "--write", "--output", built)
    assert result.exit_code == 0, result.stderr
    assert zotero.asked == ["paperkg"]
    assert zotero.items["OBC00001"]["tags"] == [{"tag": "mine", "type": 1}, {"tag": "read"}]
    assert zotero.items["GPT00001"]["tags"] == zotero.items["OBD00001"]["tags"] == []
    relations = zotero.items["OBC00001"]["relations"]
    assert relations["owl:sameAs"] == "x"
    assert relations["dc:relation"] == [other, "http://zotero.org/users/12345/items/GPT00001"]
    back = zotero.items["GPT00001"]["relations"]["dc:relation"]
    assert back == ["http://zotero.org/users/12345/items/OBC00001"]
    again = kg("zotero", "Pruning", "--write", "--output", built)
    assert "has all read marks and edges" in again.stderr
    assert len(zotero.writes) == 1


def test_many_items_are_changed_in_several_requests(kg: Kg, zotero: Zotero, tmp_path: Path) -> None:
    zotero.items.clear()
    for number in range(120):
        zotero.add(
            f"ITEM{number:04}", f"Study {number} of networks", archiveID=f"arXiv:2101.{number:05}"
        )
    assert kg("build", "zotero:", *quiet(tmp_path)).exit_code == 0
    titles = [f"2101.{number:05}" for number in range(120)]
    assert kg("read", *titles, "--output", tmp_path).exit_code == 0
    assert kg("zotero", "--write", "--output", tmp_path).exit_code == 0
    assert [len(batch) for batch in zotero.writes] == [50, 50, 20]
    assert len(zotero.asked) == 3
    assert all(item["tags"] == [{"tag": "read"}] for item in zotero.items.values())


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ({"answer": "no"}, "You said no in Zotero"),
        ({"can_write": False}, "it needs 10"),
        ({"is_allowed": False}, "Settings > Advanced"),
    ],
)
def test_what_zotero_does_not_take_is_said(
    kg: Kg, zotero: Zotero, built: Path, setting: dict[str, object], said: str
) -> None:
    for name, value in setting.items():
        setattr(zotero, name, value)
    result = kg("zotero", "Pruning", "--write", "--output", built)
    assert result.exit_code == 1
    assert said in result.stderr
    assert not zotero.writes
