"""The built wheel holds all that kg needs: it runs far from the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def run(*command: object, folder: Path) -> str:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        [str(word) for word in command],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The kg of a clean environment: our wheel, and the dependencies that are installed here."""
    folder = tmp_path_factory.mktemp("wheel")
    options = ("--wheel", "--no-isolation", "--outdir", folder)
    run(sys.executable, "-m", "build", *options, ROOT, folder=folder)
    (wheel,) = folder.glob("*.whl")
    venv.create(folder / "env", with_pip=True)
    python = folder / "env" / "bin" / "python"
    run(python, "-m", "pip", "install", "--no-index", "--no-deps", wheel, folder=folder)
    # A .pth inside a folder that a .pth names is not read, so the editable install of the
    # checkout does not come with its dependencies.
    purelib = run(
        python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", folder=folder
    )
    Path(purelib.strip(), "dependencies.pth").write_text(sysconfig.get_path("purelib"))
    where = run(python, "-c", "import paperkg; print(paperkg.__file__)", folder=folder)
    assert Path(where.strip()).is_relative_to(folder)
    return folder / "env" / "bin" / "kg"


def test_kg_runs_from_the_wheel(installed: Path, tmp_path: Path) -> None:
    built = run(installed, "build", "--offline", folder=tmp_path).splitlines()
    assert "output/graph.trig" in built
    assert "SparseGPT" in run(installed, "path", "sparsegpt", folder=tmp_path)
    run(installed, "validate", folder=tmp_path)
    assert '"@context"' in run(
        installed, "export", "json-ld", "--topic", "pruning", folder=tmp_path
    )
    assert "paperkg" in run(installed, "doctor", "--offline", "--json", folder=tmp_path)
    run(installed, "init", "mine.md", folder=tmp_path)
    run(installed, "build", "mine.md", "--offline", "--output", "mine", folder=tmp_path)


def test_the_wheel_holds_the_types_and_the_licence(installed: Path) -> None:
    library = next((installed.parents[1] / "lib").glob("python*")) / "site-packages"
    assert (library / "paperkg" / "py.typed").exists()
    assert (library / "paperkg" / "ontology" / "shapes.ttl").exists()
    vendor = library / "paperkg" / "serve" / "vendor"
    assert {"yasqe.min.js", "oxigraph.wasm.gz", "LICENCES.txt"} <= {
        file.name for file in vendor.iterdir()
    }
    (metadata,) = library.glob("paperkg-*.dist-info")
    assert list(metadata.rglob("LICENSE"))
