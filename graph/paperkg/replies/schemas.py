"""The JSON Schemas of what commands reply, made from the dataclasses."""

from __future__ import annotations

from typing import Any

import msgspec

from paperkg.replies.advice import GapsReply, NextReply, PathReply
from paperkg.replies.corpus import CorpusGapsReply, FieldReply, NeighbourhoodReply
from paperkg.replies.doctor import DoctorReply
from paperkg.replies.lists import ChangesReply, ParseReply
from paperkg.replies.paper import PaperReply
from paperkg.replies.things import ConceptReply, TopicReply
from paperkg.replies.why import WhyReply

__all__ = ["REPLIES", "build_schema"]

REPLIES: dict[str, tuple[Any, ...]] = {
    "changes": (ChangesReply,),
    "doctor": (DoctorReply,),
    "corpus-gaps": (CorpusGapsReply,),
    "corpus-neighbourhood": (NeighbourhoodReply,),
    "corpus-rank": (FieldReply,),
    "gaps": (GapsReply,),
    "next": (tuple[NextReply, ...],),
    "parse": (ParseReply,),
    "path": (PathReply,),
    "show": (PaperReply, ConceptReply, TopicReply),
    "why": (WhyReply,),
}
"""What each command with ``--json`` replies: one of these."""


def build_schema(command: str) -> dict[str, Any]:
    """Build the JSON Schema (2020-12) of what a command writes with ``--json``.

    Parameters
    ----------
    command
        One of ``REPLIES``.
    """
    schemas, parts = msgspec.json.schema_components(REPLIES[command], ref_template="#/$defs/{name}")
    for part in parts.values():
        if "description" in part:  # the rest of a docstring says the same of each field
            part["description"] = " ".join(part["description"].split("\n\n")[0].split())
    whole = schemas[0] if len(schemas) == 1 else {"anyOf": list(schemas)}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"kg {command.replace('-', ' ')} --json",
        **whole,
        "$defs": dict(sorted(parts.items())),
    }
