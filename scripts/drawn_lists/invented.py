"""Works that nobody knows: titles, people and venues made up from words and syllables."""

from __future__ import annotations

import random
import tomllib

from scripts.drawn_lists.works import DATA, Work

__all__ = ["invent_works"]

_WORDS: dict[str, list[str]] = tomllib.loads((DATA / "invented.toml").read_text("utf-8"))


def invent_works(draw: random.Random, number: int) -> list[Work]:
    """Invent works; no title twice."""
    works: dict[str, Work] = {}
    while len(works) < number:
        work = _invent(draw)
        works.setdefault(work.title, work)
    return list(works.values())


def _invent(draw: random.Random) -> Work:
    things = draw.sample(_WORDS["things"], 4)
    kinds, doings = draw.sample(_WORDS["kinds"], 2), draw.sample(_WORDS["doings"], 2)
    short = draw.choice(_WORDS["short_names"]).format(_syllables(draw))
    template = draw.choice(_WORDS["titles"])
    title = template.format(
        name=short,
        thing=things[3].rstrip("s"),
        things=things[0],
        things2=things[1],
        things3=things[2],
        kind=kinds[0],
        kind2=kinds[1],
        doing=doings[0],
        doing2=doings[1],
        place=draw.choice(_WORDS["places"]),
    )
    year = str(draw.randint(1975, 2024))
    number = f"{draw.randint(100, 9999)}.{draw.randint(1000, 99999)}"
    return Work(
        field="",
        short=short,
        title=title,
        authors=tuple(_person(draw) for _ in range(draw.choice((1, 1, 2, 2, 3, 4, 6)))),
        venue=draw.choice(_WORDS["venues"]).format(thing=things[2].rstrip("s"), kind=kinds[1]),
        year=year,
        arxiv=f"{year[2:]}{draw.randint(1, 12):02}.{draw.randint(10000, 18000)}"
        if year > "2014" and draw.random() < 0.6
        else "",
        doi=f"10.5555/{number}" if draw.random() < 0.6 else "",
    )


def _person(draw: random.Random) -> str:
    given = draw.choice(_WORDS["given"])
    middle = f"{draw.choice('ABDEFGHJKLMNPRST')}. " if draw.random() < 0.2 else ""
    return f"{given} {middle}{_syllables(draw)}"


def _syllables(draw: random.Random) -> str:
    return (
        draw.choice(_WORDS["starts"]) + draw.choice(_WORDS["middles"]) + draw.choice(_WORDS["ends"])
    )
