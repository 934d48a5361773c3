"""A list as notes of an Obsidian vault: one a paper, each linked with what it builds on.

What stands between our markers in a note is ours and is written anew; all else is the person's. A
note without the markers is never touched.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from paperkg.errors import InputError
from paperkg.export.markdown import escape_markdown, render_link
from paperkg.model import KnowledgeGraph, Paper

__all__ = ["BEGIN", "END", "Notes", "read_notes", "render_notes"]

BEGIN = "%% paperkg: what follows is written by kg %%"
END = "%% paperkg: what kg writes ends here %%"

MAX_NAME = 100
"""Characters of a file name: file systems allow 255 bytes, in which letters take up to four."""

_FORBIDDEN = re.compile(r'[\\/:*?"<>|#^\[\]\x00-\x1f\x7f]+')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Notes:
    """The notes of a vault.

    Attributes
    ----------
    files
        File name to the text of the whole note; a note that stays as it is has its old text.
    untouched
        Names of notes of the person that have the name of a paper: they stay as they are.
    """

    files: dict[str, str]
    untouched: tuple[str, ...]


def read_notes(folder: Path) -> dict[str, str]:
    """Read the notes that are in a folder: file name to text.

    Raises
    ------
    InputError
        A note cannot be read, or is no text in UTF-8.
    """
    notes = {}
    for file in sorted(folder.glob("*.md")) if folder.is_dir() else ():
        try:
            notes[file.name] = file.read_bytes().decode()
        except (OSError, UnicodeDecodeError) as error:
            raise InputError(
                f"cannot be read ({error}): mend it, or export into another folder.", file=file
            ) from error
    return notes


def render_notes(graph: KnowledgeGraph, existing: Mapping[str, str]) -> Notes:
    """Write the notes of all listed papers.

    Parameters
    ----------
    graph
        The knowledge graph.
    existing
        The notes that are in the folder, as ``read_notes`` gives them.
    """
    names = _name_files(graph.listed)
    before: dict[str, list[str]] = {}
    after: dict[str, list[str]] = {}
    for edge in graph.edges:
        if edge.later in names and edge.earlier in names:
            before.setdefault(edge.later, []).append(names[edge.earlier])
            after.setdefault(edge.earlier, []).append(names[edge.later])
    files: dict[str, str] = {}
    untouched = []
    there = {_fold(name): name for name in existing}
    for iri, name in names.items():
        file = there.get(_fold(f"{name}.md"), f"{name}.md")
        paper = graph.papers[iri]
        ties = {
            "Builds on": _link(before.get(iri, [])),
            "Read one of these first": _link_choices(graph, iri, names),
            "What builds on it": _link(after.get(iri, [])),
        }
        ours = _render_ours(graph, paper, ties)
        old = existing.get(file)
        if old is None:
            files[file] = f"{_render_properties(graph, paper)}\n{ours}\n"
        elif old.count(BEGIN) == old.count(END) == 1 and old.index(BEGIN) < old.index(END):
            head, _, rest = old.partition(BEGIN)
            files[file] = head + ours + rest.partition(END)[2]
        else:
            untouched.append(file)
    return Notes(files, tuple(untouched))


def _fold(name: str) -> str:
    """Fold what some file systems take for one name: the case, and how accents are written."""
    return unicodedata.normalize("NFC", name).casefold()


def _name_files(papers: Iterable[Paper]) -> dict[str, str]:
    """Give each paper a file name that every system takes and no other paper has."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for paper in papers:
        text = " ".join(_FORBIDDEN.sub(" ", paper.title).split())[:MAX_NAME].strip(" .")
        base = text if text and not _RESERVED.fullmatch(text) else f"paper {text}".strip()
        name, number = base, 1
        while _fold(name) in taken:
            number += 1
            name = f"{base} ({number})"
        taken.add(_fold(name))
        names[paper.iri] = name
    return names


def _render_properties(graph: KnowledgeGraph, paper: Paper) -> str:
    """Write a note's properties, in YAML, of which JSON texts are a part."""
    topics = [graph.topics[topic].label for topic in paper.listing.topics]
    facts = {
        "title": paper.title,
        "aliases": list(dict.fromkeys((*paper.short_names, paper.name))),
        "authors": list(paper.authors),
        "year": paper.year,
        "topics": topics,
        "read": paper.read,
        "url": paper.url,
    }
    lines = [
        f"{name}: {json.dumps(value, ensure_ascii=False)}"
        for name, value in facts.items()
        if value not in (None, "", [])
    ]
    return "\n".join(("---", *lines, "---"))


def _link(names: Iterable[str]) -> list[str]:
    return [f"[[{name}]]" for name in sorted(names)]


def _link_choices(graph: KnowledgeGraph, iri: str, names: Mapping[str, str]) -> list[str]:
    """Link what one may read before a paper; concepts and works that are not listed have no note.

    A line is one choice: "[[A]] or [[B]]".
    """
    labels = {concept.iri: escape_markdown(concept.label) for concept in graph.concepts.values()}
    labels |= {paper.iri: escape_markdown(paper.name) for paper in graph.papers.values()}
    labels |= {paper: f"[[{name}]]" for paper, name in names.items()}
    return [
        " or ".join(labels.get(choice, choice) for choice in group.choices)
        for group in graph.alternatives
        if group.later == iri
    ]


def _render_ours(graph: KnowledgeGraph, paper: Paper, ties: Mapping[str, list[str]]) -> str:
    year = f" ({paper.year})" if paper.year else ""
    parts = [BEGIN, f"# {escape_markdown(paper.name)}", f"{render_link(paper)}{year}"]
    if paper.authors:
        parts.append(escape_markdown(", ".join(paper.authors)))
    parts += (escape_markdown(note) for note in paper.listing.notes)
    concepts = [c.label for c in graph.concepts.values() if paper.iri in c.introduced_by]
    if concepts:
        parts.append(f"Introduces: {escape_markdown(', '.join(concepts))}")
    for heading, links in ties.items():
        if links:
            parts.append("\n".join((f"## {heading}", "", *(f"- {link}" for link in links))))
    return "\n\n".join((*parts, END))
