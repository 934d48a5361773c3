"""Answers of a server that lies: right ones changed at random, and bodies and heads that are none."""

from __future__ import annotations

import copy
import random
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

from tests.s2_server import Fault, Handler

KEY = "SECRETKEY0123456789abcdef"
"""The key of whoever asks, which a hostile server repeats."""

ODD: tuple[Any, ...] = (
    None, True, False, 0, -1, 2**64, -(2**70), 1e308, float("nan"), float("inf"), "", "x", "\ud800", "\x1b[31m", "\x00",
    [], {}, [None], [[]], {"a": 1}, "x" * 200_000, "9" * 400, [1] * 5_000, "2021-99-99", "0000-00-00", KEY, "<script>",
    "10.1000/x", "arXiv:2101.00002", "http://[", "https://x:y/", "javascript:1", {"paperId": None}, "٣٤", "{}" * 100,
)  # fmt: skip
BODIES = (
    b"", b"null", b"[]", b"{}", b'"x"', b"\xff\xfe", b"\xef\xbb\xbf[]", b"NaN", b"[NaN]", b"<html>", b"[" * 100_000,
    b'{"data":' + b"[" * 900 + b"]" * 900 + b"}", b'{"a":1,"a":2}', b"1" * 5_000, b"[1e999]", b"\x1f\x8b\x00",
    b'[{"paperId":"' + b"a" * 2_000_000 + b'"}]', b'{"data":[],"next":0}', b'{"data":[{}],"next":-1}',
    b'{"data":[{}],"next":"1"}', b'{"offset":0,"next":1,"data":[{"citedPaper":null}]}',
)  # fmt: skip
CODES = (
    100, 101, 200, 200, 200, 201, 204, 206, 301, 302, 303, 304, 307, 308, 400, 401, 403, 404, 405, 408, 410, 413, 418,
    429, 500, 502, 503, 504, 520, 599, 999,
)  # fmt: skip
HEADS = (
    "Retry-After: 0", "Retry-After: 1", "Retry-After: -1", "Retry-After: x", "Retry-After: 99999999", "Retry-After: 1.5",
    "Retry-After: Wed, 01 Jan 9999 00:00:00 GMT", "Retry-After: Thu, 26 Nov 2020 05:00:00 GMT", "Location: /", "Location: //",
    "Location: http://[", "Location: http://127.0.0.1:1/", "Location: " + "x" * 9_000, "Content-Encoding: gzip",
    "Content-Encoding: br", "Content-Encoding: gzip, gzip", "Transfer-Encoding: chunked", "Content-Type: text/html",
    "Set-Cookie: a=b", "X-Long: " + "b" * 3_000,
)  # fmt: skip


def mutate(answer: Any, chance: random.Random) -> Any:
    """Change a right answer at a few places: types swapped, parts moved, doubled or gone."""
    if chance.random() < 0.03:
        return chance.choice(ODD)
    answer = copy.deepcopy(answer)
    for _ in range(chance.choice((1, 1, 2, 3, 8))):
        places = [place for place in find_places(answer) if place]
        if places:
            with suppress(KeyError, IndexError, TypeError):  # what was there is gone by now
                change(answer, chance.choice(places), chance.choice(places), chance)
    return answer


def change(
    answer: Any, place: tuple[Any, ...], other: tuple[Any, ...], chance: random.Random
) -> None:
    *way, last = place
    parent = look_up(answer, way)
    kind = chance.randrange(9)
    if kind <= 3:
        parent[last] = copy.deepcopy(chance.choice(ODD))
    elif kind == 4:
        del parent[last]
    elif kind == 5:
        parent[last] = copy.deepcopy(look_up(answer, other))
    elif isinstance(parent, dict):
        name = chance.choice(("next", "error", "data", "paperId", "x", "externalIds", "references"))
        parent[name] = copy.deepcopy(chance.choice(ODD))
    elif kind == 6:
        chance.shuffle(parent)
    else:
        parent.append(copy.deepcopy(parent[last]))


def look_up(answer: Any, place: list[Any] | tuple[Any, ...]) -> Any:
    for name in place:
        answer = answer[name]
    return answer


def find_places(value: Any, place: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Find all places of a value that is made of objects and lists."""
    yield place
    if isinstance(value, dict):
        for name in value:
            yield from find_places(value[name], (*place, name))
    elif isinstance(value, list):
        for number, item in enumerate(value[:20]):
            yield from find_places(item, (*place, number))


def make_fault(chance: random.Random) -> Fault:
    """Make a fault of some requests: an answer whose head, length or body is none."""
    path = chance.choice(("", "batch", "references", "match"))
    return Fault(make_raw(chance), times=chance.choice((1, 2, 50)), path=path)


def make_raw(chance: random.Random) -> Callable[[Handler], None]:
    body = chance.choice(BODIES)
    length = chance.choice(
        (*[len(body)] * 6, len(body) + 5, max(0, len(body) - 1), -1, "x", 10**20)
    )
    version = chance.choice((*["HTTP/1.1"] * 6, "HTTP/1.0", "HTTP/2", "ICY", ""))
    heads = [f"Content-Length: {length}", *chance.sample(HEADS, chance.randrange(3))]
    head = "\r\n".join([f"{version} {chance.choice(CODES)} X", *heads, "", ""]).encode()

    def act(handler: Handler) -> None:
        with suppress(OSError):
            handler.wfile.write(head + body)
            handler.wfile.flush()
        handler.close_connection = True

    return act
