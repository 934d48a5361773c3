"""A reading path as files for other tools: Markdown, BibTeX and JSON-LD."""

from __future__ import annotations

import json
from typing import Any

from paperkg.export.bibtex import render_bibtex
from paperkg.export.markdown import (
    escape_markdown,
    render_head,
    render_item,
    render_title,
    say_bases,
)
from paperkg.export.reference import make_reference
from paperkg.identifiers import mint
from paperkg.model import KnowledgeGraph, ReadingPath, Step
from paperkg.names import name_of
from paperkg.times import format_duration, say_minutes
from paperkg.version import __version__

__all__ = [
    "describe_path",
    "render_path_as_bibtex",
    "render_path_as_json_ld",
    "render_path_as_markdown",
]


def describe_path(graph: KnowledgeGraph, path: ReadingPath) -> str:
    """Say in one line where a path leads."""
    names = [name_of(graph, iri) for iri in path.targets]
    shown = ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")
    if path.start:
        return f"From {name_of(graph, path.start)} to {shown}"
    return f"What to read for {shown}"


def render_path_as_markdown(graph: KnowledgeGraph, path: ReadingPath) -> str:
    """Write a path as a numbered list with task boxes and links, which ``kg build`` reads back.

    The numbers say that the list is an order, which a build keeps. The note of a step says what it
    builds on, so that a build finds the same edges. The reasons stand in quotations, which a build
    skips. Papers left out as read follow, with a ticked box.
    """
    on_paper = {step.iri for step in (*path.steps, *path.left_out)}
    bases = say_bases(graph, on_paper)
    lines = [render_head(describe_path(graph, path))]
    for number, step in enumerate(path.steps, start=1):
        item = _render_step(graph, step, bases.get(step.iri, ""))
        lines += [f"{number}. {item}", *_render_reasons(step, number)]
    read = [step for step in path.left_out if step.read]
    if read:
        lines += ["", "## Already read", ""]
    for number, step in enumerate(read, start=len(path.steps) + 1):
        lines.append(f"{number}. {_render_step(graph, step, bases.get(step.iri, ''))}")
    return "\n".join(lines) + "\n"


def _render_step(graph: KnowledgeGraph, step: Step, note: str) -> str:
    paper = graph.papers.get(step.iri)
    title = render_title(paper) if paper else f"**{escape_markdown(step.title)}**"
    return render_item(title, read=step.read, date=f"{step.year or ''}", note=note)


def _render_reasons(step: Step, number: int) -> list[str]:
    """Write the lines below the item of a step, which say why it stands there."""
    reasons = [escape_markdown(reason) for reason in step.reasons]
    if step.minutes:
        reasons.append(f"takes about {say_minutes(step.minutes)}")
    if not reasons:
        return []
    margin = " " * len(f"{number}. ")
    return [
        "",
        *(f"{margin}> {reason}\\" for reason in reasons[:-1]),
        f"{margin}> {reasons[-1]}",
        "",
    ]


def render_path_as_bibtex(graph: KnowledgeGraph, path: ReadingPath) -> str:
    """Write the papers of a path as BibTeX, in reading order; concepts are left out."""
    papers = [graph.papers[step.iri] for step in path.steps if step.iri in graph.papers]
    return "".join(render_bibtex(make_reference(graph, paper) for paper in papers))


def render_path_as_json_ld(graph: KnowledgeGraph, path: ReadingPath) -> str:
    """Write a path as JSON-LD: a Bioschemas LearningPath, a schema:Course with one module.

    The draft profile has a ``schema:Course`` whose ``syllabusSections`` are modules, each a
    ``schema:Syllabus`` and ``schema:ItemList`` of ``schema:LearningResource`` that are
    ``schema:ListItem`` and lead to the next by ``nextItem``.
    """
    name = describe_path(graph, path)
    identifier = mint(
        "path", *(["from", _tail(path.start)] if path.start else []), *map(_tail, path.targets)
    )
    module: dict[str, Any] = {
        "@id": f"{identifier}#steps",
        "@type": ["Syllabus", "ItemList", "ListItem"],
        "dct:conformsTo": {"@id": "https://bioschemas.org/profiles/LearningPathModule"},
        "name": name,
        "itemListOrder": "https://schema.org/ItemListOrderAscending",
        "numberOfItems": len(path.steps),
        "itemListElement": [
            _json_ld_step(graph, path, identifier, place) for place in range(len(path.steps))
        ],
    }
    course: dict[str, Any] = {
        "@context": ["https://schema.org/", {"dct": "http://purl.org/dc/terms/"}],
        "@id": identifier,
        "@type": "Course",
        "dct:conformsTo": {"@id": "https://bioschemas.org/profiles/LearningPath"},
        "name": name,
        "courseCode": _tail(identifier),
        "description": f"{name}: {len(path.steps)} steps, each after the steps that it builds on.",
        "provider": {
            "@type": "SoftwareApplication",
            "name": "paperkg",
            "softwareVersion": __version__,
        },
        "teaches": [name_of(graph, iri) for iri in path.targets],
        "syllabusSections": [module],
    }
    if path.minutes:
        course["timeRequired"] = format_duration(path.minutes)
    return json.dumps(course, ensure_ascii=False, indent=2)


def _json_ld_step(
    graph: KnowledgeGraph, path: ReadingPath, identifier: str, place: int
) -> dict[str, Any]:
    step = path.steps[place]
    paper = graph.papers.get(step.iri)
    item: dict[str, Any] = {
        "@id": f"{identifier}#step-{place + 1}",
        "@type": ["LearningResource", "ListItem"],
        "position": place + 1,
        "name": step.title,
        "description": ". ".join(step.reasons),
        "item": {"@id": step.iri, "@type": "ScholarlyArticle" if paper else "DefinedTerm"},
    }
    if paper and paper.url:
        item["url"] = paper.url
    if step.minutes:
        item["timeRequired"] = format_duration(step.minutes)
    if place + 1 < len(path.steps):
        item["nextItem"] = {"@id": f"{identifier}#step-{place + 2}"}
    return item


def _tail(iri: str) -> str:
    return iri.rstrip("/").rpartition("/")[2].rpartition("#")[2]
