"""What `kg build` and `kg parse` take as lists: files of any format, folders, pipes, addresses."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.conftest import Kg, run_kg
from tests.loopback import run_server

from paperkg.cli import main
from paperkg.identifiers import Scheme
from paperkg.model import KnowledgeGraph, Paper
from paperkg.rdf.reader import read_graph

# --- the same papers in every format ---------------------------------------------------------------


def address(paper: Paper) -> str:
    """What names a paper: its first identifier, else its page."""
    names = [identifier for identifier in paper.identifiers if identifier.scheme is not Scheme.S2]
    return names[0].curie if names else paper.iri


def as_markdown(papers: Sequence[Paper]) -> str:
    pages = ((paper.title, next(iter(paper.identifiers)).url if paper.identifiers else paper.iri)
             for paper in papers)  # fmt: skip
    return "# Papers\n\n" + "\n".join(f"- [{title}]({url})" for title, url in pages)


def as_bibtex(papers: Sequence[Paper]) -> str:
    entries = []
    for number, paper in enumerate(papers):
        fields = {"title": f"{{{paper.title}}}", "author": " and ".join(paper.authors)}
        for name in paper.identifiers:
            if name.scheme is Scheme.ARXIV:
                fields |= {"eprint": name.value, "archiveprefix": "arXiv"}
            elif name.scheme is Scheme.DOI:
                fields["doi"] = name.value
        if not {"eprint", "doi"} & fields.keys():
            fields["url"] = paper.iri
        lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
        entries.append(f"@misc{{key{number},\n{lines}\n}}\n")
    return "\n".join(entries)


def as_ris(papers: Sequence[Paper]) -> str:
    lines = []
    for paper in papers:
        lines += ["TY  - JOUR", f"TI  - {paper.title}"]
        lines += [f"AU  - {name}" for name in paper.authors]
        names = paper.identifiers
        lines += [f"DO  - {name.value}" for name in names if name.scheme is Scheme.DOI]
        lines += [f"UR  - {name.url}" for name in names if name.scheme is not Scheme.DOI]
        lines += [] if names else [f"UR  - {paper.iri}"]
        lines += ["ER  - ", ""]
    return "\n".join(lines)


def as_endnote(papers: Sequence[Paper]) -> str:
    lines = []
    for paper in papers:
        lines += ["%0 Journal Article", f"%T {paper.title}", *(f"%A {n}" for n in paper.authors)]
        names = paper.identifiers
        lines += [f"%R {name.value}" for name in names if name.scheme is Scheme.DOI]
        lines += [f"%U {name.url}" for name in names if name.scheme is not Scheme.DOI]
        lines += [] if names else [f"%U {paper.iri}"]
        lines += [""]
    return "\n".join(lines)


def as_table(papers: Sequence[Paper]) -> str:
    text = io.StringIO()
    rows = ([paper.title, "; ".join(paper.authors), address(paper)] for paper in papers)
    csv.writer(text).writerows([("Title", "Authors", "Link"), *rows])
    return text.getvalue()


def as_csl(papers: Sequence[Paper]) -> str:
    items = []
    for paper in papers:
        item = {"type": "article", "title": paper.title, "URL": paper.iri}
        for name in paper.identifiers:
            item |= {"DOI": name.value} if name.scheme is Scheme.DOI else {"number": name.curie}
        items.append(item)
    return json.dumps(items)


def as_identifiers(papers: Sequence[Paper]) -> str:
    return "\n".join(map(address, papers))


def as_notes(papers: Sequence[Paper], folder: Path) -> None:
    folder.mkdir()
    for number, paper in enumerate(papers):
        name = address(paper)
        scheme, _, value = name.partition(":")
        line = f"{scheme}: {value}" if scheme in ("arxiv", "doi") else f"url: {paper.iri}"
        text = f"---\ntitle: {json.dumps(paper.title)}\n{line}\n---\n"
        (folder / f"note {number:03d}.md").write_text(text, encoding="utf-8")


WRITERS: dict[str, Callable[[Sequence[Paper]], str]] = {
    "list.bib": as_bibtex,
    "list.ris": as_ris,
    "list.json": as_csl,
    "list.txt": as_identifiers,
    "list.enw": as_endnote,
    "list.csv": as_table,
}


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory, graph: KnowledgeGraph) -> KnowledgeGraph:
    """The graph of the papers of the default list, without its sections and notes."""
    folder: Path = tmp_path_factory.mktemp("plain")
    (folder / "list.md").write_text(as_markdown(graph.listed), encoding="utf-8")
    assert run_kg("build", folder / "list.md", "--offline", "--output", folder).exit_code == 0
    return read_graph(folder / "graph.trig")


@pytest.mark.parametrize("name", [*WRITERS, "notes"])
def test_the_same_papers_in_any_format_give_the_same_graph(
    kg: Kg, tmp_path: Path, graph: KnowledgeGraph, plain: KnowledgeGraph, name: str
) -> None:
    if name == "notes":
        as_notes(graph.listed, tmp_path / name)
    else:
        (tmp_path / name).write_text(WRITERS[name](graph.listed), encoding="utf-8")
    kg("build", tmp_path / name, "--offline", "--output", tmp_path / "out")
    built = read_graph(tmp_path / "out" / "graph.trig")
    assert [paper.iri for paper in built.listed] == [paper.iri for paper in graph.listed]
    assert [paper.title for paper in built.listed] == [paper.title for paper in graph.listed]
    assert built.citations == graph.citations
    # Topics and notes, which these lists have not, speak for edges too.
    assert built.edges == plain.edges
    assert len(plain.edges) > len(graph.edges) / 2
    assert [paper for paper in built.listed if paper.title == address(paper)] == []


# --- several lists, a pipe --------------------------------------------------------------------------


def pipe(text: str | bytes, *arguments: object) -> Result:
    result = CliRunner().invoke(main, [str(argument) for argument in arguments], input=text)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def titles(folder: Path) -> list[str]:
    return [paper.title for paper in read_graph(folder / "graph.trig").listed]


def test_several_lists_are_one_graph(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(
        "# A\n\n## Vision\n\n- [Paper One](https://arxiv.org/abs/2101.00001)\n"
    )
    (tmp_path / "b.bib").write_text("@article{x, title = {Paper Two}, eprint = {2101.00002}}\n"
                                    "@article{y, title = {Paper One}, eprint = {2101.00001}}\n")  # fmt: skip
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "three.md").write_text("---\ntitle: Paper Three\ndoi: 10.1000/3\n---\n")
    out = tmp_path / "out"
    lists = [tmp_path / name for name in ("a.md", "b.bib", "notes")]
    result = kg("build", *lists, "--offline", "--output", out)
    assert result.exit_code == 0
    assert "a.md:5 and b.bib:2 are the same paper: Paper One." in result.stderr
    graph = read_graph(out / "graph.trig")
    assert titles(out) == ["Paper One", "Paper Two", "Paper Three"]
    assert {topic.label for topic in graph.topics.values()} == {"Vision", "b", "notes"}
    assert [paper.listing.file for paper in graph.listed] == ["a.md", "b.bib", "three.md"]

    # What a person says afterwards stands beside the first list, of an entry of any of them.
    assert kg("resolve", "Paper Two", "10.1000/2", "--output", out).exit_code == 0
    assert "Paper Two" in (tmp_path / "a.curated.ttl").read_text()
    assert kg("read", "Paper Three", "--output", out).exit_code == 0
    kg("build", *lists, "--offline", "--output", out)
    assert [p.read for p in read_graph(out / "graph.trig").listed] == [False, False, True]

    # A change in any of them is noticed.
    (tmp_path / "notes" / "three.md").write_text("---\ntitle: Paper 3\ndoi: 10.1000/3\n---\n")
    assert "have changed since the last build" in kg("next", "--output", out).stderr


def test_a_list_in_a_folder_of_notes_is_named(kg: Kg, tmp_path: Path) -> None:
    notes = tmp_path / "notes"
    notes.mkdir()
    (notes / "b.bib").write_text("@article{x, title = {Paper Two}, eprint = {2101.00002}}\n")
    refused = kg("parse", notes)
    assert refused.exit_code == 1
    assert f"name the lists in it, such as {notes}/b.bib" in refused.stderr
    (notes / "one.md").write_text("---\ntitle: Paper One\n---\n")
    assert "b.bib:1  a file that is a list of its own" in kg("parse", notes).stdout


def test_a_list_may_come_from_a_pipe(tmp_path: Path) -> None:
    out = tmp_path / "out"
    text = "@article{x, title = {Paper Two}, eprint = {2101.00002}}"
    assert pipe(text, "build", "-", "--offline", "--output", out).exit_code == 0
    assert titles(out) == ["Paper Two"]
    # Later commands find the list, and a person's own file is not in the folder of the build.
    result = pipe("", "link", "two", "--builds-on", "two", "--output", out)
    assert "cannot build on itself" in result.stderr
    assert pipe("", "resolve", "Paper Two", "10.1000/2", "--output", out).exit_code == 0
    assert not list(out.rglob("*.curated.ttl"))
    assert (
        pipe("", "parse", "-").stderr == "Error: standard input: is empty. Pipe a list into kg.\n"
    )


def test_titles_may_come_from_a_pipe() -> None:
    text = "Fine Things in Small Places\nFiner Things in Smaller Ones\nThe Finest of Things\n"
    found = json.loads(pipe(text, "parse", "-", "--json").stdout)
    assert [entry["title"] for entry in found["entries"]] == text.splitlines()


def test_the_format_can_be_said(tmp_path: Path) -> None:
    text = "title;doi\nA Paper;10.1000/1\n"
    found = json.loads(pipe(text, "parse", "-", "--from", "csv", "--json").stdout)
    assert [entry["title"] for entry in found["entries"]] == ["A Paper"]
    refused = pipe(text, "parse", "-", "--from", "word")
    assert refused.exit_code == 2


def test_a_list_without_entries_says_what_was_seen(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text("milk\nbread and butter\n")
    result = kg("build", tmp_path / "list.txt", "--offline", "--output", tmp_path / "out")
    assert result.exit_code == 1
    assert "has no entries" in result.stderr
    assert "kg reads Markdown, BibTeX" in result.stderr


# --- addresses --------------------------------------------------------------------------------------


class Site:
    """Pages by path, on loopback."""

    def __init__(self) -> None:
        self.pages: dict[str, tuple[int, str, bytes]] = {}
        self.url = ""


@pytest.fixture
def site() -> Iterator[Site]:
    pages = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, kind, body = pages.pages.get(self.path, (404, "text/plain", b"none"))
            self.send_response(status)
            if status == 302:
                self.send_header("Location", body.decode())
                body = b""
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    pages.url = f"http://127.0.0.1:{server.server_port}"
    with run_server(server):
        yield pages


BIB = b"@article{x, title = {Paper Two}, eprint = {2101.00002}}"
NOBODY = ("--api-url", "http://127.0.0.1:9", "--max-wait", "0")


def test_a_list_with_an_address_is_kept_for_builds_offline(
    kg: Kg, tmp_path: Path, site: Site
) -> None:
    out = tmp_path / "out"
    site.pages["/lib.php?format=bib"] = (302, "text/plain", b"/export")
    site.pages["/export"] = (200, "application/x-bibtex; charset=utf-8", BIB)
    name = f"{site.url}/lib.php?format=bib"
    assert kg("build", name, "--output", out, *NOBODY).exit_code == 0
    assert titles(out) == ["Paper Two"]
    site.pages["/export"] = (200, "text/html", b"changed")
    offline = kg("build", name, "--output", out, "--offline")
    assert offline.exit_code == 0
    assert f"{name}: kg reads the copy of 20" in offline.stderr
    assert titles(out) == ["Paper Two"]
    # A server that is down leaves the copy; what it says of a missing list counts.
    site.pages["/export"] = (503, "text/plain", b"")
    assert "HTTP 503" in kg("build", name, "--output", out, *NOBODY).stderr
    site.pages["/export"] = (404, "text/plain", b"")
    gone = kg("build", name, "--output", out, *NOBODY)
    assert (gone.exit_code, "holds no list (HTTP 404)" in gone.stderr) == (1, True)
    assert titles(out) == ["Paper Two"]
    resolved = kg("resolve", "Paper Two", "10.1000/2", "--output", out)
    assert f"`kg build '{name}'`" in resolved.stderr


@pytest.mark.parametrize(
    ("address", "word"),
    [
        ("http://127.0.0.1:9/list.md", "cannot be fetched"),
        ("http://[", "cannot be fetched|not a valid address"),
        ("https://", "not a valid address|cannot be fetched"),
    ],
)
def test_an_address_without_a_list_is_said(kg: Kg, tmp_path: Path, address: str, word: str) -> None:
    result = kg("build", address, "--output", tmp_path / "out", *NOBODY)
    assert result.exit_code == 1
    assert any(part in result.stderr for part in word.split("|"))
    assert not (tmp_path / "out" / "graph.trig").exists()


def test_offline_without_a_copy_opens_no_connection(kg: Kg, tmp_path: Path) -> None:
    result = kg("build", "https://example.org/x.md", "--offline", "--output", tmp_path / "out")
    assert result.exit_code == 1
    assert "has no copy of it" in result.stderr


def test_a_proxy_that_cannot_be_is_said(
    kg: Kg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "socks9://127.0.0.1:9")
    result = kg("build", "http://127.0.0.1:9/x.md", "--output", tmp_path / "out", *NOBODY)
    assert result.exit_code == 1
    assert "proxy settings cannot be used" in result.stderr


def test_a_circle_of_redirects_ends(kg: Kg, tmp_path: Path, site: Site) -> None:
    site.pages["/a"] = (302, "text/plain", b"/b")
    site.pages["/b"] = (302, "text/plain", b"/a")
    result = kg("build", f"{site.url}/a", "--output", tmp_path / "out", *NOBODY)
    assert result.exit_code == 1
    assert "redirects to itself" in result.stderr


def test_a_password_in_an_address_is_told_to_nobody(kg: Kg, tmp_path: Path, site: Site) -> None:
    out = tmp_path / "out"
    site.pages["/x.bib"] = (200, "text/plain", BIB)
    name = f"{site.url}/x.bib".replace("http://", "http://reader:secret@")
    assert kg("build", name, "--output", out, *NOBODY).exit_code == 0
    shown = [kg("build", name, "--output", out, "--offline").stderr]
    site.pages["/x.bib"] = (404, "text/plain", b"")
    shown.append(kg("build", name, "--output", out, *NOBODY).stderr)
    written = [path.read_bytes() for path in out.rglob("*") if path.is_file()]
    assert not any("secret" in text for text in shown)
    assert not any(b"secret" in content for content in written)


def test_many_remarks_of_one_kind_are_counted(kg: Kg, tmp_path: Path) -> None:
    entries = (f"- [Paper {n}](https://arxiv.org/abs/2001.{n:05d})\n" for n in range(1, 40))
    (tmp_path / "list.md").write_text("".join(entries) * 2)
    result = kg("build", tmp_path / "list.md", "--offline", "--output", tmp_path / "out")
    said = [line for line in result.stderr.splitlines() if "same paper" in line]
    assert said[0] == "Lines 1 and 40 are the same paper: Paper 1."
    assert len(said) == 3
    assert "Papers that stand more than once: 36 more (see report.md)." in result.stderr
    assert "line 39: Paper 39; line 78: Paper 39" in (tmp_path / "out" / "report.md").read_text()


def test_two_names_of_one_paper_are_one_paper_in_either_order(kg: Kg, tmp_path: Path) -> None:
    lines = ["https://dblp.org/rec/journals/corr/abs-1706-03762", "arxiv:1706.03762"]
    lines += ["https://papers.ssrn.com/sol3/papers.cfm?abstract_id=3247865", "10.2139/ssrn.3247865"]
    for order in (lines, lines[::-1]):
        (tmp_path / "ids.txt").write_text("\n".join(order))
        kg("build", tmp_path / "ids.txt", "--offline", "--output", tmp_path / "out")
        graph = read_graph(tmp_path / "out" / "graph.trig")
        assert sorted(len(paper.listing.lines) for paper in graph.listed) == [2, 2]


def test_without_standard_input_a_pipe_is_empty() -> None:
    done = subprocess.run(
        [
            "sh",
            "-c",
            f"exec {sys.executable} -c 'from paperkg.command import main; main()' parse - <&-",
        ],
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1
    assert "is empty" in done.stderr
