"""Settling for good which paper an entry of a list is."""

from __future__ import annotations

from pathlib import Path

from rapidfuzz import process
from rdflib import Literal, URIRef

from paperkg.errors import AmbiguousNameError, UnknownNameError, UsageError
from paperkg.export.files import write_files
from paperkg.identifiers import Identifier
from paperkg.model import Entry
from paperkg.names import normalize_name
from paperkg.rdf.loading import extract_curated
from paperkg.rdf.namespaces import KG
from paperkg.rdf.store import parse_turtle
from paperkg.reading.markdown import read_markdown
from paperkg.resources import ONTOLOGY

__all__ = ["settle_entry"]

_HEAD = "# What you assert by hand; kg adds to this file only when you ask it to.\n"


def settle_entry(list_path: Path, name: str, identifier: Identifier) -> tuple[Entry, Path]:
    """Write into ``NAME.curated.ttl`` which paper an entry of ``NAME.md`` is.

    Nothing in the file is changed; the statement is added at its end.

    Parameters
    ----------
    list_path
        The reading list.
    name
        The entry's title, or a part of it that no other entry has.
    identifier
        The paper's identifier.

    Returns
    -------
    entry, file
        The entry that was meant, and the file that was written.

    Raises
    ------
    UnknownNameError, AmbiguousNameError
        No entry, or several, are meant.
    UsageError
        The entry is settled already, or the list is the one that ships with kg.
    InputError
        The list or the file cannot be read.
    OutputError
        The file cannot be written.
    """
    if list_path.resolve().is_relative_to(ONTOLOGY):
        raise UsageError(f"{list_path} ships with kg: copy it, and build your copy.")
    entry = _find_entry(read_markdown(list_path).entries, name)
    file = list_path.with_suffix(".curated.ttl")
    before = file.read_bytes() if file.exists() else _HEAD.encode()
    wanted = normalize_name(entry.title)
    settled = extract_curated(parse_turtle(before, name=file)).resolutions
    if any(normalize_name(one.entry) == wanted for one in settled):
        raise UsageError(f"{file} says already which paper {entry.title!r} is: change it there.")
    statement = (
        f"\n[] a {KG.Resolution.n3()} ;\n"
        f"    {KG.entry.n3()} {Literal(entry.title).n3()} ;\n"
        f"    {KG.paper.n3()} {URIRef(identifier.iri).n3()} .\n"
    )
    after = before.rstrip(b"\n") + b"\n" + statement.encode()
    parse_turtle(after, name=file)
    write_files(file.parent, {file.name: after})
    return entry, file


def _find_entry(entries: tuple[Entry, ...], name: str) -> Entry:
    wanted = normalize_name(name)
    titles = {entry: normalize_name(entry.title) for entry in entries}
    found = [entry for entry in entries if titles[entry] == wanted]
    found = found or [entry for entry in entries if wanted and wanted in titles[entry]]
    if len(found) > 1:
        listing = "\n".join(f"  {entry.title}" for entry in found)
        raise AmbiguousNameError(f"{name!r} names {len(found)} entries; say more:\n{listing}")
    if not found:
        near = process.extract(name, [entry.title for entry in entries], limit=3)
        listing = "\n".join(f"  {title}" for title, _, _ in near)
        raise UnknownNameError(f"No entry of the list is called {name!r}. The nearest:\n{listing}")
    return found[0]
