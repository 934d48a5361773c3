"""How much one request may ask for, and how long it may take."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Limits"]


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one request may ask for, and how long it may take.

    Attributes
    ----------
    query
        How long a query may run, in seconds.
    waiting
        How long a query may wait for others to end, in seconds.
    answer
        How many bytes an answer may have.
    kept
        How many bytes of answers are kept for who asks again; 0 keeps none.
    memory
        How many bytes a query may take, beside the graph.
    address
        How many bytes the path and the parameters of an address may have.
    heads
        How many bytes the heads of a request may have, all together.
    body
        How many bytes the body of a request may have.
    sending
        How long a client may take to send the heads, and again the body, in seconds.
    whole
        How long a request may take from its first byte to the last of its answer, in seconds.
    connections
        How many connections may be open.
    processes
        How many queries may run at once; of those that take long, half as many.
    """

    query: float = 10.0
    waiting: float = 10.0
    answer: int = 20_000_000
    kept: int = 20_000_000
    memory: int = 1 << 30
    address: int = 16_384
    heads: int = 32_768
    body: int = 1_000_000
    sending: float = 10.0
    whole: float = 60.0
    connections: int = 128
    processes: int = 4
