"""What a person asserts, added to the curated file: kg changes nothing there, removes nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from rdflib import Literal, URIRef
from rdflib.term import Node

from paperkg.characters import remove_controls
from paperkg.errors import AmbiguousNameError, UnknownNameError, UsageError, quote, shorten
from paperkg.identifiers import Identifier, parse_identifier
from paperkg.model import Curated, Entry
from paperkg.names import nearest_names, normalize_name
from paperkg.rdf.curated import extract_curated
from paperkg.rdf.hand_made import parse_hand_made
from paperkg.rdf.namespaces import KG, SKOS
from paperkg.rdf.store import parse_rdf
from paperkg.reading.lists import read_lists
from paperkg.resources import ONTOLOGY, find_marks
from paperkg.workspace.own_files import OwnFile, append_text, hold_file

__all__ = [
    "HEAD",
    "Statement",
    "append_statements",
    "assert_builds_on",
    "find_own",
    "read_statements",
    "resolve_entry",
]

HEAD = "# The curated file: what you say by hand. kg adds to its end only when you ask for it.\n"
"""How a new file of a person's own begins."""


Statement = tuple[URIRef, Mapping[URIRef, Node]]
"""A kind of statement, and what it says."""


def resolve_entry(
    lists: Sequence[Path],
    name: str,
    identifier: Identifier,
    *,
    tell: Callable[[str], None] = lambda _: None,
) -> tuple[Entry, OwnFile]:
    """Write into ``NAME.curated.ttl`` which paper an entry of ``NAME.md`` is.

    Nothing in the file is changed; the statement is added at its end.

    Parameters
    ----------
    lists
        The reading lists; the first gives the file its name.
    name
        The entry's title, or a part of it that no other entry has.
    identifier
        The paper's identifier.
    tell
        Is told in a sentence when another process has to be waited for.

    Returns
    -------
    entry, own
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
    entry = _find_entry(read_lists(lists).entries, name)
    wanted = normalize_name(entry.title)
    with hold_file(find_own(lists[0]), tell=tell) as own:
        said = read_statements(own)
        if any(normalize_name(resolution.entry) == wanted for resolution in said.resolutions):
            raise UsageError(
                f"{own.file} already says which paper {quote(entry.title)} is: change it there."
            )
        facts = {KG.entry: Literal(entry.title), KG.paper: URIRef(identifier.iri)}
        append_statements(own, [(KG.Resolution, facts)])
    return entry, own


def assert_builds_on(
    list_path: Path,
    later: str,
    earlier: str,
    *,
    because: str,
    denied: bool = False,
    tell: Callable[[str], None] = lambda _: None,
) -> OwnFile:
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
    tell
        Is told in a sentence when another process has to be waited for.

    Returns
    -------
    OwnFile
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
        raise UsageError("A paper cannot build on itself: name two papers.")
    pair = parse_identifier(later), parse_identifier(earlier)
    with hold_file(find_own(list_path), tell=tell) as own:
        for evidence in read_statements(own).evidence:
            if (parse_identifier(evidence.later), parse_identifier(evidence.earlier)) == pair:
                is_contrary = evidence.supports is denied
                what = "the contrary: take that out there" if is_contrary else "so already"
                raise UsageError(f"{own.file} says {what}.")
        facts: dict[URIRef, Node] = {KG.later: URIRef(later), KG.earlier: URIRef(earlier)}
        if because:
            facts[SKOS.note] = Literal(remove_controls(because))
        append_statements(own, [(KG.Denial if denied else KG.Assertion, facts)])
    return own


def find_own(list_path: Path) -> Path:
    """Find the file of a list that a person writes by hand.

    Raises
    ------
    UsageError
        The list is the one that ships with kg.
    """
    if list_path.resolve().is_relative_to(ONTOLOGY):
        raise UsageError(f"{list_path} ships with kg: copy it, and build your copy.")
    return find_marks(list_path)


def read_statements(own: OwnFile) -> Curated:
    """Read what a file of a person's own says.

    Raises
    ------
    InputError
        It is no valid Turtle; says the line.
    """
    return extract_curated(parse_hand_made(own.content, file=own.file))


def append_statements(own: OwnFile, statements: Sequence[Statement]) -> None:
    """Add statements to a file that is held, in full IRIs: its prefixes are the person's.

    Raises
    ------
    InputError
        With them, it would be no valid Turtle.
    OutputError
        It cannot be written; nothing was changed.
    """
    text = "" if own.content else HEAD
    for kind, facts in statements:
        parts = [f"a {kind.n3()}", *(f"{name.n3()} {_n3(value)}" for name, value in facts.items())]
        text += "\n[] " + " ;\n    ".join(parts) + " .\n"
    parse_rdf(own.content + b"\n" + text.encode(), name=own.file)
    append_text(own, text)


def _n3(value: Node) -> str:
    return str(value.n3()) if isinstance(value, (URIRef, Literal)) else ""


def _find_entry(entries: tuple[Entry, ...], name: str) -> Entry:
    wanted = normalize_name(name)
    titles = {entry: normalize_name(entry.title) for entry in entries}
    found = [entry for entry in entries if titles[entry] == wanted]
    found = found or [entry for entry in entries if wanted and wanted in titles[entry]]
    if len(found) > 1:
        listing = "\n".join(f"  {shorten(entry.title)}" for entry in found)
        raise AmbiguousNameError(
            f"{quote(name)} names {len(found)} entries: type more of the title.\n{listing}"
        )
    if not found:
        said = f"No entry of the list is named {quote(name)}"
        near = nearest_names(name, [entry.title for entry in entries])
        if not near:
            raise UnknownNameError(f"{said}, nor anything like it: `kg parse` shows the entries.")
        listing = "\n".join(f"  {shorten(title)}" for title in near)
        raise UnknownNameError(f"{said}: try one of the nearest titles.\n{listing}")
    return found[0]
