"""Many bad requests at once: right statuses, nothing left behind, and the next one is answered."""

from __future__ import annotations

from pathlib import Path

from tests.serve.bad_requests import count_open, send_bad
from tests.serve.conftest import start_process

from paperkg.serve.limits import Limits


def test_the_server_holds_bad_requests(output: Path) -> None:
    before = {file.name for file in output.iterdir()}
    with start_process(output, query=4, sending=2, answer=2_000_000, waiting=60) as (
        client,
        process,
    ):
        client.post("/sparql", data={"query": "ASK { ?s ?p ?o }"}).raise_for_status()
        wrong = send_bad(str(client.base_url), 50, heavy_each=10)
        assert wrong == []
        answer = client.post("/sparql", data={"query": "ASK { ?s ?p ?o }"})
        assert answer.json()["boolean"] is True
        _, children = count_open(process.pid)
        assert children == Limits().processes
    assert {file.name for file in output.iterdir()} == before
