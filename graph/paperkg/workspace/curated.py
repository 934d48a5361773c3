"""What a person asserts, added to the file beside the list: never changed, never taken away."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from rapidfuzz import process
from rdflib import Literal, URIRef
from rdflib.term import Node

from paperkg.errors import AmbiguousNameError, InputError, UnknownNameError, UsageError
from paperkg.identifiers import Identifier, parse_identifier
from paperkg.model import Curated, Entry
from paperkg.names import normalize_name
from paperkg.rdf.namespaces import KG, SKOS
from paperkg.rdf.reader import extract_curated
from paperkg.rdf.store import parse_turtle
from paperkg.reading.markdown import read_markdown
from paperkg.resources import ONTOLOGY
from paperkg.workspace.files import write_files

__all__ = ["HEAD", "append_statement", "assert_builds_on", "resolve_entry"]

HEAD = "# What you assert by hand; kg adds to this file only when you ask it to.\n"
"""How a new file of a person's own begins."""


def resolve_entry(list_path: Path, name: str, identifier: Identifier) -> tuple[Entry, Path]:
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
        The entry is resolved already, or the list is the one that ships with kg.
    InputError
        The list or the file cannot be read.
    OutputError
        The file cannot be written.
    """
    entry = _find_entry(read_markdown(list_path).entries, name)
    file, before, said = _read_own(list_path)
    wanted = normalize_name(entry.title)
    if any(normalize_name(one.entry) == wanted for one in said.resolutions):
        raise UsageError(f"{file} says already which paper {entry.title!r} is: change it there.")
    append_statement(
        file,
        before,
        KG.Resolution,
        {KG.entry: Literal(entry.title), KG.paper: URIRef(identifier.iri)},
    )
    return entry, file


def assert_builds_on(
    list_path: Path, later: str, earlier: str, *, because: str, denied: bool = False
) -> Path:
    """Write into ``NAME.curated.ttl`` that one paper builds on another, or that it does not.

    Nothing in the file is changed; the statement is added at its end.

    Parameters
    ----------
    list_path
        The reading list, ``NAME.md``.
    later, earlier
        IRIs of the two papers.
    because
        Why, in the person's words; may be empty.
    denied
        Whether it is denied that the later paper builds on the earlier one.

    Returns
    -------
    Path
        The file that was written.

    Raises
    ------
    UsageError
        The two are one paper, the file says so already, or the list is the one that ships with kg.
    InputError
        The file cannot be read.
    OutputError
        The file cannot be written.
    """
    if later == earlier:
        raise UsageError("A paper does not build on itself.")
    file, before, said = _read_own(list_path)
    pair = parse_identifier(later), parse_identifier(earlier)
    for one in said.evidence:
        if (parse_identifier(one.later), parse_identifier(one.earlier)) == pair:
            what = "the contrary: take that out there" if one.supports is denied else "so already"
            raise UsageError(f"{file} says {what}.")
    facts: dict[URIRef, Node] = {KG.later: URIRef(later), KG.earlier: URIRef(earlier)}
    if because:
        facts[SKOS.note] = Literal(because)
    append_statement(file, before, KG.Denial if denied else KG.Assertion, facts)
    return file


def _read_own(list_path: Path) -> tuple[Path, bytes, Curated]:
    """Read the file of a list that a person writes by hand: what it holds and what it says."""
    if list_path.resolve().is_relative_to(ONTOLOGY):
        raise UsageError(f"{list_path} ships with kg: copy it, and build your copy.")
    file = list_path.with_suffix(".curated.ttl")
    try:
        before = file.read_bytes() if file.exists() else HEAD.encode()
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror}).", file=file) from error
    return file, before, extract_curated(parse_turtle(before, name=file))


def append_statement(file: Path, before: bytes, kind: URIRef, facts: Mapping[URIRef, Node]) -> None:
    """Add one statement to what a file holds, in full IRIs: its prefixes are the person's.

    Raises
    ------
    InputError
        What the file holds is no valid Turtle.
    OutputError
        The file cannot be written.
    """
    parts = [f"a {kind.n3()}", *(f"{name.n3()} {_n3(value)}" for name, value in facts.items())]
    statement = "\n[] " + " ;\n    ".join(parts) + " .\n"
    after = before.rstrip(b"\n") + b"\n" + statement.encode()
    parse_turtle(after, name=file)
    write_files(file.parent, {file.name: after})


def _n3(value: Node) -> str:
    return str(value.n3()) if isinstance(value, (URIRef, Literal)) else ""


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
