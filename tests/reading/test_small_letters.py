"""Titles that begin with a coined name in small letters."""

from __future__ import annotations

import pytest

from paperkg.reading.markdown import parse_markdown
from paperkg.reading.votes.title_words import begins_big


@pytest.mark.parametrize("name", ["mT5", "mBART", "node2vec", "iCaRL", "x2vec", "scVI", "Wool"])
def test_coined_names_begin_titles(name: str) -> None:
    assert begins_big(f"{name}: A Way of Doing Things")
    text = "\n".join(
        f"{number}. **{title}: A Massively Useful Model of Things** (Lee et al., 2021)"
        for number, title in enumerate(["BERT", name, "Loom"], start=1)
    )
    read = parse_markdown(text, file="list.md")
    assert read.skipped == ()
    assert [entry.title.partition(":")[0] for entry in read.entries] == ["BERT", name, "Loom"]


@pytest.mark.parametrize("text", ["see below", "read in 2021", "e.g. this", "todo: all", "3 of 4"])
def test_remarks_do_not(text: str) -> None:
    assert not begins_big(text)
