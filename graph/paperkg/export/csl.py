"""Papers as CSL-JSON, which Zotero, Pandoc and citation processors read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from paperkg.export.reference import Person, Reference, WorkType

__all__ = ["render_csl"]

_TYPES = {
    WorkType.ARTICLE: "article-journal",
    WorkType.CONFERENCE_PAPER: "paper-conference",
    WorkType.PREPRINT: "article",
    WorkType.DOCUMENT: "document",
    WorkType.POST: "post-weblog",
    WorkType.SOFTWARE: "software",
    WorkType.WEB_PAGE: "webpage",
}


def render_csl(references: Iterable[Reference]) -> Iterator[str]:
    """Write references as a JSON array of CSL items, one at a time."""
    yield "["
    for number, reference in enumerate(references):
        yield ",\n" if number else "\n"
        yield json.dumps(_item(reference), ensure_ascii=False)
    yield "\n]\n"


def _item(reference: Reference) -> dict[str, Any]:
    facts = {
        "id": reference.iri,
        "type": _TYPES[reference.type],
        "title": reference.title,
        "author": [_name(person) for person in reference.authors],
        "issued": {"date-parts": [reference.date_parts]} if reference.issued else None,
        "container-title": reference.venue,
        "DOI": reference.doi,
        "number": f"arXiv:{reference.arxiv}" if reference.arxiv else "",
        "URL": reference.url,
        "abstract": reference.abstract,
        "keyword": ", ".join(topic.replace(",", ";") for topic in reference.topics),
        "note": "; ".join(reference.notes),
    }
    return {name: value for name, value in facts.items() if value}


def _name(person: Person) -> dict[str, str]:
    if not person.given and not person.particle:
        return {"literal": person.family}
    parts = {
        "family": person.family,
        "given": person.given,
        "non-dropping-particle": person.particle,
        "suffix": person.suffix,
    }
    return {name: value for name, value in parts.items() if value}
