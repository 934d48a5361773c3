"""The server: who may ask, how long, what it sends, and that it follows the build."""

from __future__ import annotations

import contextlib
import json
import os
import select
import signal
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, cast

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Graph, URIRef
from tests.conftest import Kg
from tests.serve.conftest import Start, build_own
from tests.workspace.test_query_process import ENDLESS, LARGE

from paperkg.rdf.namespaces import KG
from paperkg.serve.answers import Answers
from paperkg.serve.current import Build
from paperkg.workspace.query_messages import Answer, Query

PAPER = "https://doi.org/10.48550/arXiv.2208.11580"
COMMAND = [sys.executable, "-c", "from paperkg.cli import main; main()"]
SMALL = "ASK { ?s ?p ?o }"


def mark(client: httpx.Client, *names: str, read: bool = True, **headers: str) -> httpx.Response:
    origin = {"Origin": str(client.base_url).rstrip("/")}
    return client.post(
        "/api/read", json={"papers": names, "read": read}, headers={**origin, **headers}
    )


def send_raw(client: httpx.Client, content: bytes) -> bytes:
    """Send bytes as they are, and read until the server closes."""
    address = (client.base_url.host, client.base_url.port or 80)
    with socket.create_connection(address, timeout=20) as connection:
        connection.sendall(content)
        return read_all(connection)


def read_all(connection: socket.socket) -> bytes:
    """Read until the other side closes."""
    parts = []
    while part := connection.recv(65_536):
        parts.append(part)
    return b"".join(parts)


def connections() -> list[list[str]]:
    """Give the local and the remote address and the state of each connection, as Linux writes them."""
    lines = Path("/proc/net/tcp").read_text(encoding="ascii").splitlines()[1:]
    return [line.split()[1:4] for line in lines]


# --- Who may ask ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "host", ["example.org", "example.org:{port}", "127.0.0.1", "127.0.0.1:1", "localhost.evil:{port}", ""]
)  # fmt: skip
def test_a_foreign_host_gets_nothing(server: httpx.Client, host: str) -> None:
    host = host.format(port=server.base_url.port)
    assert server.get("/", headers={"Host": host}).status_code in (400, 421)


def test_this_machine_may_ask_by_its_names(server: httpx.Client) -> None:
    for host in ("127.0.0.1", "localhost", "LOCALHOST", "[::1]"):
        name = f"{host}:{server.base_url.port}"
        assert server.get("/api/queries", headers={"Host": name}).status_code == 200


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "https://example.org"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://127.0.0.1:1"}, 403),
        ({"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors", "Sec-Fetch-Dest": "image"}, 403),
        ({"Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "cors", "Sec-Fetch-Dest": "empty"}, 403),
        ({"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "iframe"}, 403),
        ({"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}, 200),
        ({"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "cors", "Sec-Fetch-Dest": "empty"}, 200),
    ],
)  # fmt: skip
def test_other_pages_get_nothing(
    server: httpx.Client, headers: dict[str, str], status: int
) -> None:
    assert server.get("/api/queries", headers=headers).status_code == status


def test_our_own_page_may_ask(server: httpx.Client) -> None:
    origin = {"Origin": str(server.base_url).rstrip("/")}
    answer = server.post("/sparql", data={"query": SMALL}, headers=origin)
    assert answer.status_code == 200
    assert "Access-Control-Allow-Origin" not in answer.headers


def test_it_listens_to_this_machine_only(server: httpx.Client) -> None:
    port = server.base_url.port
    listening = [local for local, _, state in connections() if state == "0A"]
    assert f"0100007F:{port:04X}" in listening
    assert f"00000000:{port:04X}" not in listening


@pytest.mark.parametrize(
    "path", ["/", "/query", "/paper/obc", "/api/next", "/static/query.js", "/no"]
)
def test_each_answer_says_what_a_browser_may_do(server: httpx.Client, path: str) -> None:
    headers = server.get(path).headers
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "unsafe" not in headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    "path",
    ["/static/../api.py", "/static/..%2Fapi.py", "/static/page.css/..", "/static//etc/passwd", "/x" * 5000],
)  # fmt: skip
def test_no_other_file_is_given(server: httpx.Client, path: str) -> None:
    assert server.get(path).status_code == 404


# --- How long, how much --------------------------------------------------------------------------


def test_a_query_that_takes_too_much_is_stopped_and_the_next_one_answered(
    output: Path, start: Start
) -> None:
    client = start(output, query=1, processes=1, answer=1_000_000)
    client.post("/sparql", data={"query": SMALL}).raise_for_status()
    for text, status in ((ENDLESS, 503), (LARGE, 500), (ENDLESS, 503)):
        begun = time.monotonic()
        assert client.post("/sparql", data={"query": text}).status_code == status
        assert time.monotonic() - begun < 15  # a new process may have to start first
        assert client.post("/sparql", data={"query": SMALL}).json()["boolean"] is True


def test_who_goes_stops_the_query(output: Path, start: Start) -> None:
    client = start(output, query=60, processes=1)
    client.post("/sparql", data={"query": SMALL}).raise_for_status()
    for _ in range(3):
        with pytest.raises(httpx.ReadTimeout):
            client.post("/sparql", data={"query": ENDLESS}, timeout=0.5)
    begun = time.monotonic()
    client.post("/sparql", data={"query": SMALL}).raise_for_status()
    assert time.monotonic() - begun < 20  # less than one of them would have taken


def test_who_waits_too_long_for_others_is_asked_to_come_again(output: Path, start: Start) -> None:
    client = start(output, query=4, processes=1, waiting=0.5, kept=0)
    client.post("/sparql", data={"query": SMALL}).raise_for_status()
    with ThreadPoolExecutor() as pool:
        long = pool.submit(client.post, "/sparql", data={"query": ENDLESS})
        answer = client.post("/sparql", data={"query": SMALL})
        while answer.status_code == 200 and not long.done():  # the long one is on its way
            answer = client.post("/sparql", data={"query": SMALL})
        assert answer.status_code == 503
        assert answer.headers["Retry-After"]
        assert long.result().status_code == 503


HEAD = (
    b"POST /sparql HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n"
    b"Content-Type: application/sparql-query\r\n"
)


def test_slow_clients_are_sent_away(output: Path, start: Start) -> None:
    client = start(output, sending=1)
    head = HEAD % client.base_url.netloc
    assert b" 408 " in send_raw(client, b"")
    assert b" 408 " in send_raw(client, head)
    assert b" 408 " in send_raw(client, head + b"Content-Length: 50\r\n\r\nASK")
    assert b" 200 " in send_raw(client, head + b"Content-Length: 15\r\n\r\nASK { ?s ?p 1 }")[:20]


def test_who_does_not_take_the_answer_is_let_go(output: Path, start: Start) -> None:
    client = start(output, whole=5)
    address = (client.base_url.host, client.base_url.port or 80)
    text = "SELECT * { { ?s ?p ?o } UNION { ?s ?p ?o } UNION { ?s ?p ?o } }"
    whole = len(client.post("/sparql", data={"query": text}).content)
    body = HEAD % client.base_url.netloc + b"Content-Length: %d\r\n\r\n%s" % (
        len(text),
        text.encode(),
    )
    with socket.socket() as connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        connection.settimeout(20)
        connection.connect(address)
        connection.sendall(body)
        end = time.monotonic() + 20
        ours = f"0100007F:{connection.getsockname()[1]:04X}"
        while (ours, "01") in [(remote, state) for _, remote, state in connections()]:
            assert time.monotonic() < end
        assert len(read_all(connection)) < whole
    assert client.get("/api/queries").status_code == 200


@pytest.mark.parametrize(
    ("content", "status"),
    [
        (b"nonsense\r\n\r\n", b" 400 "),
        (b"GET / HTTP/1.1\r\n\r\n", b" 400 "),
        (b"GET / HTTP/1.1\r\nHost: %s\r\nHost: %s\r\n\r\n", b" 400 "),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\n0\r\nX: " + b"x" * 400_000 + b"\r\n\r\n", b" 400 "),
        (b"GET / HTTP/1.1\r\nHost: %s\r\nX: " + b"x" * 40_000 + b"\r\n\r\n", b" 431 "),
        (b"GET / HTTP/1.1\r\nHost: %s\r\nX: " + b"x" * 400_000 + b"\r\n\r\n", b" 400 "),
        (HEAD + b"Content-Length: 9000000\r\n\r\n", b" 413 "),
        (HEAD + b"Content-Length: -1\r\n\r\n", b" 400 "),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\n" + b"ffff\r\n" + b"#" * 65_535 + b"\r\n0\r\n\r\n", b" 400 "),
        (HEAD + b"Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n", b" 400 "),
    ],
)  # fmt: skip
def test_requests_that_are_none_are_refused(
    server: httpx.Client, content: bytes, status: bytes
) -> None:
    host = server.base_url.netloc
    content = content.replace(b"%s", host)
    try:
        answer = send_raw(server, content)
    except (ConnectionResetError, BrokenPipeError):  # refused before all of it was sent
        answer = b"HTTP/1.1 400 "
    assert status in answer[:20]
    assert server.get("/api/queries").status_code == 200


# --- The build -----------------------------------------------------------------------------------


def test_the_api_answers_as_the_commands_do(server: httpx.Client, kg: Kg, output: Path) -> None:
    asked = {
        "/api/path?x=sparsegpt": ("path", "sparsegpt"),
        "/api/path?x=sparsegpt&known=obd&max=2": ("path", "sparsegpt", "--known", "obd", "--max", "2"),
        "/api/path?x=sparsegpt&from=obd": ("path", "sparsegpt", "--from", "obd"),
        "/api/next": ("next",),
        "/api/next?topic=Pruning&max=2": ("next", "--topic", "Pruning", "--max", "2"),
        "/api/gaps": ("gaps",),
        "/api/show?x=obc": ("show", "obc"),
        "/api/show?x=Pruning": ("show", "Pruning"),
        "/api/why?later=obc&earlier=obs": ("why", "obc", "obs"),
    }  # fmt: skip
    for path, command in asked.items():
        expected = kg(*command, "--json", "--output", output).stdout
        assert server.get(path).json() == json.loads(expected), path


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/path", 400),
        ("/api/path?x=no+such+paper+at+all", 404),
        ("/api/path?x=obc&max=0", 400),
        ("/api/path?x=obc&max=ten", 400),
        ("/api/path?x=obc&known=nothing+of+this", 404),
        ("/api/path?x=obc&bogus=1", 400),
        ("/api/show", 404),
        ("/api/show?x=pruning&x=obc", 400),
        ("/api/why?later=obc", 404),
        ("/api/next?topic=obc", 404),
        ("/api/nothing", 404),
    ],
)
def test_the_api_says_what_is_wrong(server: httpx.Client, path: str, status: int) -> None:
    answer = server.get(path)
    assert answer.status_code == status
    assert answer.json()["error"]


@pytest.mark.parametrize("name", ["obc", PAPER, "2208.11580", "arxiv:2208.11580"])
def test_a_paper_has_a_path_in_each_form(server: httpx.Client, name: str) -> None:
    page = server.get(f"/paper/{name}", headers={"Accept": "text/html"})
    assert page.status_code == 200
    assert "<h1>Optimal Brain Compression" in page.text
    for accept, form in {"text/turtle": "turtle", "application/ld+json": "json-ld"}.items():
        answer = server.get(f"/paper/{name}", headers={"Accept": accept})
        assert answer.headers["Content-Type"].startswith(accept)
        statements = Graph().parse(data=answer.text, format=form)
        assert list(statements.objects(URIRef(PAPER), KG.buildsOn))
    assert server.get(f"/paper/{name}", headers={"Accept": "image/png"}).status_code == 406


def test_what_is_no_paper_has_no_path(server: httpx.Client) -> None:
    assert server.get("/paper/no such thing").status_code == 404
    assert server.get("/paper/Pruning").status_code == 404


def test_a_hostile_list_cannot_write_the_page(tmp_path: Path, start: Start) -> None:
    text = "# L\n\n- [<script>alert(1)</script> of </title> papers](https://arxiv.org/abs/2301.00774) [code](javascript:alert(1))\n"
    (tmp_path / "list.md").write_text(text, encoding="utf-8")
    build_own(tmp_path / "out")
    page = start(tmp_path / "out").get("/paper/2301.00774").text
    assert "<script" not in page
    assert "javascript:" not in page


def test_a_head_behind_the_body_is_none(own: Path, start: Start) -> None:
    client = start(own)
    host = client.base_url.netloc
    head = b"POST /api/read HTTP/1.1\r\nHost: %s\r\nContent-Type: application/json\r\n" % host
    body = b'Transfer-Encoding: chunked\r\n\r\n11\r\n{"papers":["obc"]\r\n1\r\n}\r\n0\r\n'
    trailer = b"Origin: http://%s\r\nConnection: close\r\n\r\n" % host
    close = b"Connection: close\r\n"
    assert b" 403 " in send_raw(client, head + close + body + trailer)[:20]
    assert b" 200 " in send_raw(client, head + trailer[:-2] + body + b"\r\n")[:20]


def test_queries_that_take_long_leave_room_for_others(output: Path, start: Start) -> None:
    client = start(output, query=4, processes=2, waiting=60)
    client.post("/sparql", data={"query": ENDLESS})  # from now on it is known to take long
    with ThreadPoolExecutor(8) as pool:
        long = [pool.submit(client.post, "/sparql", data={"query": ENDLESS}) for _ in range(2)]
        for number in range(5):  # a loaded machine has time for so many in four seconds
            text = f"ASK {{ ?s ?p {number} }}"
            assert client.post("/sparql", data={"query": text}).status_code == 200
        assert [reply.done() for reply in long] == [False, False]
        assert [reply.result(timeout=60).status_code for reply in long] == [503, 503]


def test_read_marks_are_written_only_by_our_own_pages(own: Path, start: Start) -> None:
    client = start(own)
    marks = own.parent / "list.curated.ttl"
    assert client.get("/api/read").json()[0]["title"].startswith("Optimal Brain Damage")
    assert client.post("/api/read", json={"papers": ["obc"]}).status_code == 403
    assert mark(client, "obc", Origin="https://example.org").status_code == 403
    assert mark(client, "obc", Origin="null").status_code == 403
    assert client.get("/api/read?papers=obc").status_code == 400
    origin = {"Origin": str(client.base_url).rstrip("/")}
    form = client.post("/api/read", data={"papers": "obc"}, headers=origin)
    assert form.status_code == 415
    bodies: list[Any] = [{"papers": "obc"}, {}, [], {"papers": ["obc"], "more": 1}]
    for body in bodies:
        assert client.post("/api/read", json=body, headers=origin).status_code == 400
    assert mark(client, "no such paper").status_code == 404
    assert mark(client, "optimal brain damage", read=False).status_code == 400  # its box is ticked
    assert not marks.exists()


def test_a_read_mark_counts_at_once_everywhere(own: Path, start: Start) -> None:
    client = start(own, processes=1)
    unread = "SELECT ?title { ?p kg:read true ; dcterms:title ?title }"

    def count() -> tuple[int, int]:
        rows = client.post("/sparql", data={"query": unread}).json()["results"]["bindings"]
        return len(rows), len(client.get("/api/read").json())

    assert count() == (1, 1)
    assert [thing["name"] for thing in mark(client, "obc").json()["changed"]] == ["OBC"]
    assert count() == (2, 2)
    assert mark(client, "obc").json()["changed"] == []
    assert mark(client, "obc", read=False).json()["changed"][0]["read"] is False
    assert count() == (1, 1)


def test_a_new_build_is_taken_up(own: Path, start: Start) -> None:
    client = start(own)
    text = "ASK { <https://doi.org/10.48550/arXiv.2306.11695> a ?kind ; kg:read ?is }"
    assert client.get("/api/show?x=wanda").status_code == 404
    assert client.post("/sparql", data={"query": text}).json()["boolean"] is False
    with (own.parent / "list.md").open("a", encoding="utf-8") as file:
        file.write("- [Wanda](https://arxiv.org/abs/2306.11695)\n")
    build_own(own)
    assert client.get("/api/show?x=wanda").status_code == 200
    for _ in range(3):
        assert client.post("/sparql", data={"query": text}).json()["boolean"] is True
    (own / "graph.trig").unlink()
    assert client.get("/api/show?x=wanda").status_code == 200


# --- Answers that are kept -----------------------------------------------------------------------


def test_an_answer_is_worked_out_once_until_the_graph_changes(own: Path, start: Start) -> None:
    client = start(own, processes=1)
    command = {"query": "SELECT (COUNT(*) AS ?n) { ?paper kg:read true }"}

    def count() -> str:
        reply = client.post("/sparql", data=command).json()
        return str(reply["results"]["bindings"][0]["n"]["value"])

    before = count()
    for worker in workers_of(own):
        os.kill(int(worker), signal.SIGSTOP)  # nobody can work anything out
    assert count() == before
    for worker in workers_of(own):
        os.kill(int(worker), signal.SIGCONT)
    mark(client, "obc")
    assert int(count()) == int(before) + 1


@pytest.mark.parametrize("word", ["RAND()", "UUID()", "STRUUID()"])
def test_what_changes_at_each_time_is_worked_out_each_time(server: httpx.Client, word: str) -> None:
    text = f"SELECT ({word} AS ?it) {{ }}"
    first, second = (server.post("/sparql", data={"query": text}).text for _ in range(2))
    assert first != second


def test_forms_and_graphs_of_an_answer_are_told_apart(server: httpx.Client) -> None:
    text = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    other = {"default-graph-uri": "https://w3id.org/paperkg/graph/list"}
    replies = [
        server.post("/sparql", data={"query": text, **more}, headers={"Accept": accept}).text
        for more in ({}, other)
        for accept in ("text/csv", "application/sparql-results+json")
    ]
    assert len(set(replies)) == len(replies)


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 400)), max_size=40))
def test_what_is_kept_has_its_bounds(asked: list[tuple[int, int]]) -> None:
    answers, build = Answers(1_000), cast(Build, object())
    for number, size in asked:
        answers.keep(Query(f"ASK {number}"), build, Answer("rows", bytes(size)))
    found = [answers.find(Query(f"ASK {number}"), build) for number in range(10)]
    assert sum(len(answer.content) for answer in found if answer) <= 1_000
    assert answers.find(Query("ASK 0"), cast(Build, object())) is None


# --- The command ---------------------------------------------------------------------------------


def workers_of(folder: Path) -> list[str]:
    """Give the processes that hold a graph of a folder."""
    found = []
    for about in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            line = about.read_bytes()
        except OSError:
            continue
        if b"query_worker" in line and str(folder).encode() in line:
            found.append(about.parent.name)
    return found


def time_of(processes: list[str]) -> float:
    """Give how long processes have computed, all together, in seconds."""
    states = [Path(f"/proc/{process}/stat").read_text(encoding="ascii") for process in processes]
    return sum(int(state.split()[13]) for state in states) / os.sysconf("SC_CLK_TCK")


def wait_for_end(processes: list[str]) -> None:
    """Wait until processes that are not ours have ended; not for long."""
    for process in processes:
        with contextlib.suppress(ProcessLookupError):
            handle = os.pidfd_open(int(process))
            select.select([handle], [], [], 10)
            os.close(handle)


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_when_it_is_told_to_whatever_it_does(own: Path, sign: signal.Signals) -> None:
    before = {file.name for file in own.iterdir()}
    line = [*COMMAND, "serve", "--port", "0", "--output", str(own)]
    process = subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout
    address = process.stdout.readline().strip()
    httpx.post(f"{address}sparql", data={"query": SMALL}).raise_for_status()
    bomb = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(?a != ?k) }"
    with ThreadPoolExecutor() as pool:
        long = pool.submit(httpx.post, f"{address}sparql", data={"query": bomb}, timeout=30)
        used = time_of(workers_of(own))
        while time_of(workers_of(own)) < used + 0.2:
            assert process.poll() is None
        process.send_signal(sign)
        _, said = process.communicate(timeout=10)
        long.exception(timeout=5)
    assert process.returncode == 0
    assert "Traceback" not in said
    assert workers_of(own) == []
    assert {file.name for file in own.iterdir()} == before


def test_the_command_says_what_keeps_it_from_serving(kg: Kg, own: Path, tmp_path: Path) -> None:
    nothing = kg("serve", "--output", tmp_path / "nowhere")
    assert nothing.exit_code == 1
    assert "run `kg build` first" in nothing.stderr
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        busy = kg("serve", "--output", own, "--port", port)
    assert busy.exit_code == 1
    assert f"Port {port}" in busy.stderr


@pytest.mark.parametrize(("command", "module"), [("serve", "uvicorn"), ("mcp", "mcp")])
def test_without_its_extra_a_command_says_how_to_install_it(
    own: Path, command: str, module: str
) -> None:
    code = f"import sys; sys.modules[{module!r}] = None; from paperkg.cli import main; main()"
    line = [sys.executable, "-c", code, command, "--output", str(own)]
    result = subprocess.run(line, capture_output=True, text=True, check=False)
    assert result.returncode == 1
    assert f"pip install 'paperkg[{command}]'" in result.stderr
    assert len(result.stderr.splitlines()) == 1
