"""What a person may set for a build."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

__all__ = ["API_URL", "MIN_CONFIDENCE", "EdgeSettings", "Online"]

API_URL = "https://api.semanticscholar.org"

MIN_CONFIDENCE = 0.4
"""Builds-on edges with a lower confidence are kept, but neither drawn nor followed, unless a person
asks for it. ``scripts/measure-lineage`` shows what other thresholds would give."""


@dataclass(frozen=True, slots=True)
class EdgeSettings:
    """What counts as builds-on, and whose words.

    Attributes
    ----------
    min_confidence
        The least confidence, in [0, 1], of a builds-on edge that is drawn and followed.
    use_curated
        Whether to take over the edges and concepts that people assert.
    concept_scheme
        A concept scheme of one's own, in Turtle.
    """

    min_confidence: float = MIN_CONFIDENCE
    use_curated: bool = True
    concept_scheme: Path | None = None


@dataclass(frozen=True, slots=True)
class Online:
    """How to ask.

    Attributes
    ----------
    api_url
        Where the API is, without a path.
    key
        The API key; empty for none. It is told to nobody but the server.
    max_age
        What was asked for more recently is not asked for again.
    sentences
        Whether to ask for the citing sentences too, one request a paper.
    expand
        How many works outside the list to ask for too, those most cited by it.
    strict
        Whether a build without all answers is a failure.
    timeout
        How long to wait for one answer, in seconds.
    max_wait
        How long to wait between tries, in seconds, over all requests together.
    """

    api_url: str = API_URL
    key: str = field(default="", repr=False)
    max_age: timedelta = timedelta(days=30)
    sentences: bool = True
    expand: int = 0
    strict: bool = False
    timeout: float = 30.0
    max_wait: float = 120.0
