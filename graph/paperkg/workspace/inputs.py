"""The files that a build reads, each of them once."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rdflib import Graph

from paperkg.contents import read_bytes, read_content
from paperkg.identity.entries import match_entries
from paperkg.identity.succession import apply_resolutions
from paperkg.model import Paper, ReadingList, ReadMark, Snapshot
from paperkg.rdf.curated import extract_curated, select_scheme
from paperkg.rdf.hand_made import parse_hand_made
from paperkg.rdf.reader import extract_snapshot
from paperkg.rdf.store import parse_rdf
from paperkg.rdf.texts import parse_texts
from paperkg.reading.endings import ListFormat
from paperkg.reading.lists import read_lists, require_entries
from paperkg.resources import (
    DATASET_FILE,
    DEFAULT_LIST,
    PACKAGED_CITATIONS,
    find_curated,
    find_marks,
)
from paperkg.settings import EdgeSettings
from paperkg.sources.snapshot import join_snapshots
from paperkg.workspace.kept_lists import name_list
from paperkg.workspace.own_files import read_own_file
from paperkg.workspace.read_marks import read_marks

__all__ = ["Inputs", "read_inputs", "read_listed", "read_packaged"]


@dataclass(frozen=True, slots=True)
class Inputs:
    """What the files of a build say, before it is known which papers they speak of.

    Attributes
    ----------
    reading_list
        The list.
    own
        What the person asserts in the file beside the list.
    packaged
        What the file that ships with kg asserts; empty where it is the one beside the list.
    scheme
        The person's concept scheme; empty where there is none.
    marks
        The person's read marks.
    citations
        The packaged citations, with those of a data set.
    own_files
        What the files of ``own`` and ``scheme`` hold.
    digests
        The SHA-256 of each file, the lists first.
    """

    reading_list: ReadingList
    own: Graph
    packaged: Graph
    scheme: Graph
    marks: tuple[ReadMark, ...]
    citations: Snapshot
    own_files: dict[Path, bytes]
    digests: dict[Path, str]


def read_inputs(
    lists: Sequence[Path],
    edge_settings: EdgeSettings,
    *,
    list_format: ListFormat | None = None,
    dataset: Path | None = None,
) -> Inputs:
    """Read all files of a build but those of the builds before it.

    Parameters
    ----------
    lists
        The reading lists; the curated file of the first one is read too.
    edge_settings
        Whether the curated files count, and which concept scheme.
    list_format
        The format of the lists, where a person says it.
    dataset
        A folder with papers and citations that ``kg corpus neighbourhood`` wrote.

    Raises
    ------
    InputError
        A file cannot be used; says which, and where known which line.
    """
    kept: dict[Path, bytes] = {}

    def read(path: Path) -> bytes:
        if path not in kept:
            kept[path] = read_content(path)
        return kept[path]

    found = read_lists(lists, list_format=list_format, read=read, name_of=name_list)
    reading_list = require_entries(found, lists[0])
    digests = {path: _compute_digest(path, kept) for path in lists}
    others = {PACKAGED_CITATIONS: read_bytes(PACKAGED_CITATIONS)}
    own, packaged, scheme = Graph(), Graph(), Graph()
    curated, shipped = find_curated(lists[0]), find_curated(DEFAULT_LIST)
    if curated:
        others[curated] = read_own_file(curated)
        own = parse_hand_made(others[curated], file=curated)
    if edge_settings.use_curated and shipped and not (curated and shipped.samefile(curated)):
        packaged = parse_rdf(read_bytes(shipped), name=shipped)
    if file := edge_settings.concept_scheme:
        others[file] = read_bytes(file)
        scheme = select_scheme(parse_hand_made(others[file], file=file), file=file)
    citations = extract_snapshot(parse_texts(others[PACKAGED_CITATIONS], name=PACKAGED_CITATIONS))
    if dataset:
        file = dataset / DATASET_FILE
        others[file] = read_bytes(file)
        citations = join_snapshots(
            citations, extract_snapshot(parse_texts(others[file], name=file))
        )
    is_own = find_marks(lists[0]) == curated
    return Inputs(
        reading_list=reading_list,
        own=own,
        packaged=packaged,
        scheme=scheme,
        marks=extract_curated(own).read_marks if is_own else read_marks(lists[0]),
        citations=citations,
        own_files={path: others[path] for path in (curated, edge_settings.concept_scheme) if path},
        digests=digests | {path: _compute_digest(path, others) for path in others},
    )


def read_listed(
    lists: Sequence[Path], *, list_format: ListFormat | None = None
) -> tuple[Paper, ...]:
    """Read which papers stand on lists, with the identifiers that the packaged citations know.

    Raises
    ------
    InputError
        A file cannot be used; says which, and where known which line.
    """
    inputs = read_inputs(lists, EdgeSettings(), list_format=list_format)
    resolutions = extract_curated(inputs.own).resolutions
    reading_list = apply_resolutions(inputs.reading_list, resolutions)
    return match_entries(reading_list, inputs.citations.papers).papers


def read_packaged() -> Snapshot:
    """Read the papers and citations that ship with kg."""
    content = read_bytes(PACKAGED_CITATIONS)
    return extract_snapshot(parse_texts(content, name=PACKAGED_CITATIONS))


def _compute_digest(path: Path, kept: Mapping[Path, bytes]) -> str:
    """Compute the SHA-256 of a file, or of the names and contents of the notes of a folder."""
    if path in kept:
        return hashlib.sha256(kept[path]).hexdigest()
    digest = hashlib.sha256()
    for note in sorted(note for note in kept if note.is_relative_to(path)):
        digest.update(note.relative_to(path).as_posix().encode(errors="surrogateescape"))
        digest.update(hashlib.sha256(kept[note]).digest())
    return digest.hexdigest()
