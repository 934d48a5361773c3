"""A neighbourhood as a file that a build takes as a source: ``corpus.trig`` in a folder."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from paperkg.model import Snapshot
from paperkg.rdf.provenance import build_dataset_provenance
from paperkg.rdf.store import serialize_graphs
from paperkg.rdf.writer import build_dataset
from paperkg.resources import DATASET_FILE
from paperkg.workspace.files import lock_folder, write_files

__all__ = ["write_dataset"]


def write_dataset(
    folder: Path, snapshot: Snapshot, *, data: str, release: str, engine: str
) -> Path:
    """Write papers and citations, with where they are from.

    Parameters
    ----------
    folder
        Made if missing.
    snapshot
        The papers and citations.
    data
        What data the corpus was made of.
    release
        Its release; empty when not known.
    engine
        What computed it.

    Raises
    ------
    OutputError
        The folder cannot be written.
    """
    provenance = build_dataset_provenance(data, release, engine=engine, ended=datetime.now(UTC))
    with lock_folder(folder):
        graphs = build_dataset(snapshot, provenance=provenance)
        write_files(folder, {DATASET_FILE: serialize_graphs(graphs)})
    return folder / DATASET_FILE
