"""Lists in forms drawn at random read back: what a person reads there is what kg reads."""

from __future__ import annotations

import random

import pytest
from scripts.drawn_lists.forms import draw_form, write_list
from scripts.drawn_lists.kinds import draw_list
from scripts.drawn_lists.works import read_works

from paperkg.reading.formats import parse_list
from paperkg.reading.markdown import parse_markdown

LISTS = 120
WORKS = 12


def test_lists_in_forms_drawn_at_random_read_back() -> None:
    draw, works = random.Random(2026), read_works()
    shown = read = right = others = 0
    for _ in range(LISTS):
        text, written = write_list(draw_form(draw), draw.sample(works, WORKS), draw)
        entries = parse_markdown(text, file="list.md").entries
        titles = {(entry.line, entry.title.replace('"', "'")) for entry in entries}
        shown += len(written)
        read += len(entries)
        right += sum(
            (line, was.work.title.replace('"', "'")) in titles
            for was in written
            for line in range(was.first, was.last + 1)
        )
        others += sum(
            not any(was.first <= entry.line <= was.last for was in written) for entry in entries
        )
    assert right >= 0.97 * shown
    assert read <= 1.01 * shown
    assert others == 0


LEAST = {"bibliographies": 0.9, "east-asian": 0.9, "frames": 0.95, "pages": 0.95, "tables": 0.97}


@pytest.mark.parametrize(("kind", "least"), LEAST.items())
def test_lists_of_other_kinds_drawn_at_random_read_back(kind: str, least: float) -> None:
    draw, works = random.Random(2026), read_works()
    shown = read = right = 0
    for _ in range(LISTS // 2):
        drawn = draw_list(draw, draw.sample(works, WORKS), kind)
        found = parse_list(drawn.text.encode(), file=drawn.form.file).entries
        titles = {(entry.line, _plain(entry.title)) for entry in found}
        shown += len(drawn.written)
        read += len(found)
        right += sum(
            any((line, _plain(was.work.title)) in titles for line in range(was.first, was.last + 1))
            for was in drawn.written
        )
    assert right >= least * shown
    assert read <= 1.01 * shown


def _plain(title: str) -> str:
    return title.replace('"', "'").strip(".")
