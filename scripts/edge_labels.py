"""Labelled edges (scripts/data/edges.tsv), and which lists were left out of all tuning."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

from paperkg.model import Paper
from paperkg.names import normalize_name

EDGES = Path(__file__).parent / "data" / "edges.tsv"

Pair = tuple[str, str]


def _read_rows() -> list[dict[str, str]]:
    with EDGES.open(encoding="utf-8", newline="") as file:
        rows = (line for line in file if not line.startswith("#"))
        return list(csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE))


def read_labels(list_name: str) -> dict[Pair, str]:
    """Read the labels of a list by the normalized titles of the later and the earlier paper."""
    return {
        (normalize_name(row["later"]), normalize_name(row["earlier"])): row["label"]
        for row in _read_rows()
        if row["list"] == list_name
    }


def find_pairs(labels: dict[Pair, str], papers: Iterable[Paper]) -> dict[Pair, str]:
    """Find the papers of labels; labels of papers that are not there are left out."""
    names = {
        normalize_name(title): paper.iri
        for paper in papers
        for title in (*paper.alternatives, paper.title)
    }
    return {
        (names[later], names[earlier]): label
        for (later, earlier), label in labels.items()
        if later in names and earlier in names
    }


def read_parts() -> dict[str, str]:
    """Read which lists are for tuning and which are held out."""
    return {row["list"]: row["part"] for row in _read_rows()}
