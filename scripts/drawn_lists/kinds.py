"""Lists of any kind in forms drawn at random: lines, tables, pages, bibliographies ..."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Protocol

from scripts.drawn_lists.bibliographies import draw_bibliography
from scripts.drawn_lists.east_asian import draw_east_asian
from scripts.drawn_lists.forms import Written, draw_form, write_list
from scripts.drawn_lists.frames import draw_framed, write_framed
from scripts.drawn_lists.pages import draw_page, write_page
from scripts.drawn_lists.tables import draw_table, write_table
from scripts.drawn_lists.works import Work

__all__ = ["KINDS", "Drawn", "draw_list"]

KINDS = {"lines": 4, "frames": 2, "tables": 2, "pages": 2, "bibliographies": 3, "east-asian": 1}
"""The kinds of list, and how often each is drawn."""


class AnyForm(Protocol):
    """How the entries of a list are written."""

    @property
    def file(self) -> str:
        """Name a file of its format."""

    @property
    def traits(self) -> list[str]:
        """Name what a row of the measures is about."""


@dataclass(frozen=True)
class Drawn:
    """A list that was drawn: how it is written, its text, and where each work stands."""

    form: AnyForm
    text: str
    written: list[Written]


def draw_list(draw: random.Random, works: list[Work], kind: str = "any") -> Drawn:
    """Draw a list of works, of a kind or of any; some kinds have works of their own."""
    if kind == "any":
        kind = draw.choices(list(KINDS), list(KINDS.values()))[0]
    if kind == "lines":
        form = draw_form(draw)
        return Drawn(form, *write_list(form, works, draw))
    if kind == "frames":
        framed = draw_framed(draw)
        return Drawn(framed, *write_framed(framed, works, draw))
    if kind == "tables":
        table = draw_table(draw)
        return Drawn(table, *write_table(table, works, draw))
    if kind == "bibliographies":
        return Drawn(*draw_bibliography(draw))
    if kind == "east-asian":
        return Drawn(*draw_east_asian(draw))
    page = draw_page(draw)
    return Drawn(page, *write_page(page, works, draw))
