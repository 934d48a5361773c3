"""A real Spark cluster on this machine: a master and two workers, bound to 127.0.0.1."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

PATIENCE = 300.0
"""How long the cluster may take to be there, in seconds: a machine of CI is slow by fits."""

# Of Spark itself, and for a quick start, so that `--engine spark://...` runs as it does for a person with such a cluster.
DEFAULTS = """
spark.driver.host 127.0.0.1
spark.driver.bindAddress 127.0.0.1
spark.driver.memory 512m
spark.executor.memory 512m
spark.executor.cores 1
spark.cores.max 2
spark.ui.enabled false
spark.sql.shuffle.partitions 2
spark.sql.codegen.wholeStage false
spark.driver.extraJavaOptions -XX:+UseSerialGC -XX:TieredStopAtLevel=1
spark.executor.extraJavaOptions -XX:+UseSerialGC -XX:TieredStopAtLevel=1
"""


@dataclass
class Cluster:
    """A running cluster: its address, its settings, its workers' processes."""

    address: str
    environment: dict[str, str]
    workers: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def kill_worker(self) -> None:
        """Kill a worker with all that it runs, as when its machine is lost."""
        end(self.workers.pop(), signal.SIGKILL)


def find_java() -> str | None:
    """Find the Java that Spark would start; None where there is none."""
    home = os.environ.get("JAVA_HOME")
    return str(Path(home, "bin", "java")) if home else shutil.which("java")


def end(process: subprocess.Popen[bytes], how: signal.Signals) -> None:
    """End a process and all that it has started."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, how)
    process.wait()


@contextmanager
def start_cluster(folder: Path) -> Iterator[Cluster]:
    """Run a cluster until the end of the block."""
    import pyspark

    home = Path(pyspark.__file__).parent
    conf = folder / "conf"
    conf.mkdir()
    (conf / "spark-defaults.conf").write_text(DEFAULTS)
    environment = {
        "SPARK_HOME": str(home),
        "SPARK_CONF_DIR": str(conf),
        "SPARK_LOCAL_IP": "127.0.0.1",
        "SPARK_NO_DAEMONIZE": "1",
        "SPARK_DAEMON_MEMORY": "256m",
        "SPARK_DAEMON_JAVA_OPTS": "-XX:+UseSerialGC -XX:TieredStopAtLevel=1",
    }
    port = find_port()
    master = f"spark://127.0.0.1:{port}"
    running: list[subprocess.Popen[bytes]] = []

    def start(name: str, *arguments: str) -> subprocess.Popen[bytes]:
        with (folder / f"{len(running)}.log").open("wb") as log:
            process = subprocess.Popen(
                [home / "bin" / "spark-class", f"org.apache.spark.deploy.{name}", *arguments],
                env=os.environ | environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        running.append(process)
        return process

    # A web page has to be somewhere: on a free port of loopback.
    own = ["--host", "127.0.0.1", "--webui-port", "0"]
    try:
        start("master.Master", *own, "--port", str(port))
        cluster = Cluster(master, environment)
        for place in ("one", "two"):
            memory = ["--cores", "1", "--memory", "1g", "--work-dir", str(folder / place)]
            cluster.workers.append(start("worker.Worker", *own, *memory, master))
        for number in (1, 2):
            wait_for(folder / f"{number}.log", "Successfully registered with master")
        yield cluster
    finally:
        for process in reversed(running):
            end(process, signal.SIGKILL)


def find_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
        return port


def wait_for(log: Path, words: str) -> None:
    """Wait until a process has said something."""
    ends = time.monotonic() + PATIENCE
    while words not in log.read_text(errors="replace"):
        if time.monotonic() > ends:
            raise TimeoutError(f"{log}: {log.read_text(errors='replace')[-2000:]}")
        time.sleep(0.05)
