"""Forms of entries seen in public lists, and sentences, boards and tables that are none."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from paperkg.reading.markdown import parse_markdown

FORMS = tomllib.loads((Path(__file__).parent / "forms.toml").read_text(encoding="utf-8"))["form"]

Form = dict[str, Any]


@pytest.mark.parametrize("form", FORMS, ids=[form["name"].split()[0] for form in FORMS])
def test_each_form_is_read(form: Form) -> None:
    entries = parse_markdown(form["text"], file="list.md").entries
    wanted = form.get("entry", [])
    assert [(entry.line, entry.title) for entry in entries] == [
        (want["line"], want["title"]) for want in wanted
    ]
    for entry, want in zip(entries, wanted, strict=True):
        assert [identifier.curie for identifier in entry.identifiers] == want.get("identifiers", [])
        assert list(entry.topics) == want.get("topics", [])
        assert list(entry.authors) == want.get("authors", [])
        assert (entry.venue, entry.date) == (want.get("venue", ""), want.get("date", ""))
        assert entry.short_name == want.get("short_name", "")
        assert entry.read is want.get("read", False)
        assert entry.note == want.get("note", entry.note)
        assert [link.kind.value for link in entry.links] == want.get("kinds", [])
