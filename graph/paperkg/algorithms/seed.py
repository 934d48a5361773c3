"""igraph's random numbers, held fast: the same graph gives the same places and communities."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager

import igraph

__all__ = ["seeded"]


@contextmanager
def seeded(seed: int = 1) -> Iterator[None]:
    """Let igraph draw the same numbers each time, and its own again afterwards; do not nest."""
    igraph.set_random_number_generator(random.Random(seed))  # noqa: S311 - no secret
    try:
        yield
    finally:
        igraph.set_random_number_generator(random)
