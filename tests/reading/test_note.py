"""Notes on papers, as programs and their plug-ins write them."""

from __future__ import annotations

import json

import pytest
from tests.reading.readers import ATTENTION, curies, read

from paperkg.reading.endings import ListFormat

NOTE = """\
---
title: "Optimal Brain Damage"
aliases: [OBD]
arxiv: 2310.10000
authors:
  - "LeCun, Yann"
  - John Denker
year: 1990
tags: [paper, pruning]
status: read
---
# OBD
First **method** that uses [second derivatives](http://x.example).

Builds on [[hessians|the Hessian]]. #todo

## Details
not this
"""


def test_a_note_is_read_without_guessing_types() -> None:
    (entry,) = read(NOTE, ListFormat.NOTE, "obd.md").entries
    assert entry.title == "Optimal Brain Damage"
    assert curies(entry) == ["arxiv:2310.10000"]
    assert entry.authors == ("Yann LeCun", "John Denker")
    assert (entry.date, entry.read) == ("1990", True)
    assert entry.note == "First method that uses second derivatives. Builds on the Hessian."


@pytest.mark.parametrize(
    ("text", "title", "curie"),
    [
        ("# Surgeon\ndoi:: 10.1109/icnn.1993.298572\n", "Surgeon", "doi:10.1109/icnn.1993.298572"),
        ("See https://arxiv.org/abs/1706.03762v5 for more.", "my note", ATTENTION),
        ("---\ndoi: https://doi.org/10.1145/1.2\n---\n", "my note", "doi:10.1145/1.2"),
        (
            "---\ntitle: BERT: Pre-training\ntags:\n  - a\narxiv: 1706.03762\n---\n",
            "BERT: Pre-training",
            ATTENTION,
        ),
        ("---\nsource: https://arxiv.org/abs/1706.03762\n---\n# T\n", "T", ATTENTION),
    ],
)
def test_a_note_without_a_title_is_called_otherwise(text: str, title: str, curie: str) -> None:
    (entry,) = read(text, ListFormat.NOTE, "my note.md").entries
    assert (entry.title, curies(entry)) == (title, [curie])


def test_a_note_on_no_paper_says_so() -> None:
    found = read("Milk, bread\n", ListFormat.NOTE)
    assert found.entries == ()
    assert "without the title" in found.skipped[0].reason


def test_a_note_with_a_pdf_is_about_it_and_a_diary_is_not() -> None:
    body = "[[Poe]] 2001. [pdf](https://example.org/papers/fine.pdf)\n\nstatus:: read\n"
    (entry,) = read(body, ListFormat.NOTE, file="Fine Things.md").entries
    assert (entry.title, entry.read) == ("Fine Things", True)
    assert curies(entry) == ["https://example.org/papers/fine.pdf"]
    assert read(body, ListFormat.NOTE, file="2024-05-01.md").entries == ()


def test_a_note_that_says_nothing_else_is_titled_by_its_file() -> None:
    note = "---\narxiv: 2312.00752\n---\nSome thoughts.\n"
    (entry,) = read(note, ListFormat.NOTE, file="2024-03-01-fine-linear-models.md").entries
    assert (entry.title, entry.date) == ("Fine linear models", "")


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: Fine Things\n---\n``` ad-info\n- **DOI**: 10.1000/things\n```\n",
        '---\nTitle: Fine Things\nBibliography: "Poe, A. (2016). Fine Things. https://doi.org/10.1000/things"\n---\n',
        "# Fine Things\n>[!md]\n> **Title**:: *Fine Things*\n> **DOI**:: 10.1000/things\n",
    ],
)
def test_notes_of_zotero_plugins(text: str) -> None:
    (entry,) = read(text, ListFormat.NOTE).entries
    assert (entry.title, curies(entry)) == ("Fine Things", ["doi:10.1000/things"])


def test_notes_of_logseq() -> None:
    text = (
        "tags:: [[Roots]], [[Twigs]]\ndate:: [[Mar 1st, 2022]]\nextra:: arXiv: 2202.13914\n"
        "title:: @poeFine2022\noriginal-title:: Fine Things. (arXiv:2202.13914v2 [cs.NE] UPDATED)\n"
        "url:: http://arxiv.org/abs/2202.13914\npublication-title:: Things Weekly\n"
        "authors:: [[Ann Poe]], [[Bo Roe]]\nlinks:: [Local library](zotero://select/library/items/A)\n\n"
        "- [[Abstract]]\n\t- Things are fine.\n- Mind the roots.\n"
    )
    (entry,) = read(text, ListFormat.NOTE, file="@poeFine2022.md").entries
    assert (entry.title, entry.authors) == ("Fine Things", ("Ann Poe", "Bo Roe"))
    assert (entry.date, entry.venue) == ("2022-03-01", "Things Weekly")
    assert (curies(entry), entry.note) == (["arxiv:2202.13914"], "Mind the roots.")
    assert (entry.topics, entry.other_topics) == (("Roots",), (("Twigs",),))


def test_a_page_of_notion() -> None:
    text = (
        "# Fine Things\n\nTags: Roots, Twigs\nStatus: Done\nURL: https://arxiv.org/abs/1706.03762\n"
        "Authors: Ann Poe, Bo Roe\nPublication Date: June 12, 2017\n\nMind the roots.\n"
    )
    name = "Fine Things 0a1b2c3d4e5f60718293a4b5c6d7e8f9.md"
    (entry,) = read(text, ListFormat.NOTE, file=name).entries
    assert (entry.title, entry.authors) == ("Fine Things", ("Ann Poe", "Bo Roe"))
    assert (entry.date, entry.read, entry.note) == ("2017-06-12", True, "Mind the roots.")
    assert curies(entry) == [ATTENTION]


def test_what_a_template_writes_of_a_note_is_no_part_of_it() -> None:
    text = (
        "---\ncategory: literaturenote\nyear: 2020\ndate: 2026-04-23\nauthors: Ann Poe, Bo Roe\n---\n"
        "# Information\n> [!Cite]\n> Poe, A. (2020). Fine Things.\n\n> **FirstAuthor**:: Poe, Ann\n"
        "> **Author**:: Roe, Bo\n"
    )
    (entry,) = read(text, ListFormat.NOTE, file="Fine Things of Small Places.md").entries
    assert (entry.title, entry.date) == ("Fine Things of Small Places", "2020")
    assert (entry.authors, entry.topics, entry.note) == (("Ann Poe", "Bo Roe"), (), "")


def test_a_note_with_front_matter_in_toml() -> None:
    text = '+++\ntitle = "Fine Things"\nauthors = "Poe and Roe"\nyear = 1997\narxiv = 2310.10000\n+++\nMind the roots.\n'
    (entry,) = read(text, ListFormat.NOTE).entries
    assert (entry.title, entry.authors, entry.date) == ("Fine Things", ("Poe", "Roe"), "1997")
    assert (curies(entry), entry.note) == (["arxiv:2310.10000"], "Mind the roots.")


def test_what_plug_ins_keep_in_a_note_is_none() -> None:
    source = "@article{a, title = {Fine Things}, annotation = {ZSCC: 0000012\nRead_Status: Read\nMind the roots}}"
    (entry,) = read(source, ListFormat.BIBTEX).entries
    assert (entry.note, entry.read) == ("Mind the roots", True)
    items = [
        {"title": "Fine Things", "note": "Select: zotero://select/library/items/A\nMind the roots"}
    ]
    assert read(json.dumps(items), ListFormat.CSL).entries[0].note == "Mind the roots"


def test_a_note_says_when_it_was_published_and_who_came_first() -> None:
    text = "---\ntitle: Fine Things\npublish_date: 2017-05-01\n---\n**FirstAuthor**:: Poe, Ann\n**Journal**:: *Nature*\n"
    (entry,) = read(text, ListFormat.NOTE).entries
    assert (entry.date, entry.venue) == ("2017-05-01", "Nature")
    assert entry.authors == ("Ann Poe",)


@pytest.mark.parametrize(
    "fields",
    [
        "Authors: Ann Poe, Bo Orr\nDate: 2020\nLink: https://example.org/a.pdf",
        "- **Authors:** Ann Poe, Bo Orr\n- **Date:** 2020\n- **Paper:** https://example.org/a.pdf",
        "**Authors**: Ann Poe, Bo Orr  \n**Date**: 2020  \n**Link**: [pdf](https://example.org/a.pdf)",
        "**Authors:** Ann Poe, Bo Orr\n\n**Date:** 2020\n\n**URL:** https://example.org/a.pdf",
    ],
)
def test_fields_below_the_title_say_what_a_note_is_about(fields: str) -> None:
    text = f"# A Fine Paper on Rain\n\n{fields}\n\nIt rains.\n\n## Summary\n\nMore rain.\n"
    for list_format in (ListFormat.NOTE, ListFormat.MARKDOWN):
        (entry,) = read(text, list_format).entries
        assert (entry.title, entry.authors) == ("A Fine Paper on Rain", ("Ann Poe", "Bo Orr"))
        assert (entry.date, entry.note) == ("2020", "It rains.")
        assert [identifier.curie for identifier in entry.identifiers] == [
            "https://example.org/a.pdf"
        ]
