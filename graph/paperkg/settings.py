"""What a person can set for a build."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

__all__ = ["API_URL", "MIN_CONFIDENCE", "EdgeSettings", "Online"]

API_URL = "https://api.semanticscholar.org"

MIN_CONFIDENCE = 0.6
"""Edges with a lower confidence are weak: kept, but neither drawn nor followed, unless a person
asks for them. ``scripts/measure-lineage`` shows what other limits give."""


@dataclass(frozen=True, slots=True)
class EdgeSettings:
    """Which edges and concepts a build takes.

    Attributes
    ----------
    min_confidence
        The lowest confidence, in [0, 1], of an edge that is drawn and followed.
    use_curated
        Whether to use the edges and concepts of the curated files.
    concept_scheme
        A file with a person's own concepts, in Turtle.
    """

    min_confidence: float = MIN_CONFIDENCE
    use_curated: bool = True
    concept_scheme: Path | None = None


@dataclass(frozen=True, slots=True)
class Online:
    """How to ask Semantic Scholar.

    Attributes
    ----------
    api_url
        Address of the API, without a path.
    key
        The API key; empty for none. Only the server gets it.
    max_age
        Papers with an answer younger than this are not asked for again.
    sentences
        Whether to fetch the citing sentences too, with one request per paper.
    expand
        How many outside works to ask for too: those that the list cites most.
    strict
        Whether a build fails if a request gets no answer.
    timeout
        How long to wait for an answer, in seconds.
    max_wait
        How long to wait between attempts, in seconds, for all requests together.
    """

    api_url: str = API_URL
    key: str = field(default="", repr=False)
    max_age: timedelta = timedelta(days=30)
    sentences: bool = True
    expand: int = 0
    strict: bool = False
    timeout: float = 30.0
    max_wait: float = 120.0
