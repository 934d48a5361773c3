"""A real Spark cluster gives the rows of DuckDB, also when it loses a worker."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from tests.corpus.questions import QUESTIONS, sort
from tests.corpus.spark_cluster import Cluster, find_java, start_cluster

from paperkg.corpus.engines import Engine, open_engine

# What is missing is said; in CI nothing may be missing.
IS_MISSING = find_spec("pyspark") is None or find_java() is None
pytestmark = [
    pytest.mark.skipif(
        IS_MISSING and os.environ.get("CI") != "true",
        reason="Java or PySpark is missing: ./scripts/test installs them, as root where apt is",
    ),
    # The libraries of Spark warn of themselves, and leave sockets to the collector.
    pytest.mark.filterwarnings("ignore"),
]


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    with (
        start_cluster(tmp_path_factory.mktemp("spark")) as running,
        pytest.MonkeyPatch.context() as patch,
    ):
        for name, value in running.environment.items():
            patch.setenv(name, value)
        yield running


@pytest.fixture(scope="module")
def spark(cluster: Cluster, imported: Path) -> Iterator[Engine]:
    with open_engine(cluster.address, imported) as engine:
        yield engine


def test_a_cluster_gives_the_rows_of_duckdb_also_when_it_loses_a_worker(
    duck: Engine, spark: Engine, cluster: Cluster
) -> None:
    """One test, as the cores that share the tests would each start a cluster otherwise."""
    for name, asked in QUESTIONS.items():
        assert sort(spark.fetch(asked(spark))) == sort(duck.fetch(asked(duck))), name

    asked = QUESTIONS["candidates"]
    answers: list[list[dict[str, Any]]] = []

    def work() -> None:
        answers.extend(spark.fetch(asked(spark)) for _ in range(3))

    job = threading.Thread(target=work)
    job.start()
    wait_for_a_task(job)
    cluster.kill_worker()
    assert len(answers) < 3, "the job was not in the middle"
    job.join()
    assert [sort(rows) for rows in answers] == [sort(duck.fetch(asked(duck)))] * 3
    assert len(cluster.workers) == 1


def wait_for_a_task(job: threading.Thread) -> None:
    """Wait until a worker is at a task."""
    from pyspark import SparkContext

    context = SparkContext._active_spark_context
    assert context is not None
    tracker = context.statusTracker()
    while not any(
        (stage := tracker.getStageInfo(number)) and stage.numActiveTasks
        for number in tracker.getActiveStageIds()
    ):
        assert job.is_alive(), "the job ended before a task was seen"
        time.sleep(0.005)
