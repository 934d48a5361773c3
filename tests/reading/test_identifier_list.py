"""Plain lists of identifiers, with titles, sections and remarks."""

from __future__ import annotations

from tests.reading.readers import ATTENTION, curies, read

from paperkg.reading.endings import ListFormat


def test_identifiers_alone_are_entries() -> None:
    text = """\
# Transformers
1706.03762
doi:10.1145/3292500.3330701
PMID: 31452104 - A Title of Proteins
https://openreview.net/forum?id=r1xMH1BtvB
what is this
2005.14165, 1810.04805
"""
    found = read(text, ListFormat.IDENTIFIERS)
    assert [(entry.title, entry.line) for entry in found.entries] == [
        (ATTENTION, 2),
        ("doi:10.1145/3292500.3330701", 3),
        ("A Title of Proteins", 4),
        ("openreview:r1xMH1BtvB", 5),
        ("arxiv:2005.14165", 7),
        ("arxiv:1810.04805", 7),
    ]
    assert {entry.topics for entry in found.entries} == {("Transformers",)}
    assert [skipped.line for skipped in found.skipped] == [6]


def test_identifiers_with_a_key_of_ones_own() -> None:
    found = read("# Cells\nwatson53 10.1038/171737a0\nbert arXiv:1810.04805\n", None)
    assert [curies(entry) for entry in found.entries] == [
        ["doi:10.1038/171737a0"],
        ["arxiv:1810.04805"],
    ]
    assert [entry.topics for entry in found.entries] == [("Cells",), ("Cells",)]


def test_titles_above_identifiers() -> None:
    found = read(
        "Fine Attention to Things\nhttps://arxiv.org/abs/1501.00001\n"
        "https://github.com/poe/fine\n\nFine Names\n10.1000/names\n",
        None,
    )
    assert [(entry.title, entry.line, curies(entry)) for entry in found.entries] == [
        ("Fine Attention to Things", 1, ["arxiv:1501.00001"]),
        ("Fine Names", 5, ["doi:10.1000/names"]),
    ]
    assert not found.skipped


def test_titles_beside_identifiers() -> None:
    found = read(
        "To read this week\n\nFine Attention to Things\nhttps://arxiv.org/abs/1501.00001\n\n"
        "Fine Names https://arxiv.org/abs/1501.00002\nFiner Names - 1501.00003\n10.1000/names\n"
        "https://arxiv.org/abs/1501.00004 (Finest of Names)\nBERT: 1810.04805\n10.1000/a, 10.1000/b\n",
        None,
    )
    assert [(entry.title, entry.line, curies(entry)) for entry in found.entries] == [
        ("Fine Attention to Things", 3, ["arxiv:1501.00001"]),
        ("Fine Names", 6, ["arxiv:1501.00002"]),
        ("Finer Names", 7, ["arxiv:1501.00003"]),
        ("doi:10.1000/names", 8, ["doi:10.1000/names"]),
        ("Finest of Names", 9, ["arxiv:1501.00004"]),
        ("arxiv:1810.04805", 10, ["arxiv:1810.04805"]),
        ("doi:10.1000/a", 11, ["doi:10.1000/a"]),
        ("doi:10.1000/b", 11, ["doi:10.1000/b"]),
    ]
    assert [entry.short_name for entry in found.entries if entry.short_name] == ["BERT"]
    assert [skipped.line for skipped in found.skipped] == [1]


def test_sections_and_remarks_in_a_list_of_identifiers() -> None:
    found = read(
        "# One link a line.\n# Whatever begins so is a remark.\n#\n\n10.1000/a\n\n# Roots\n10.1000/b\n\n"
        "Leaves:\nhttps://arxiv.org/abs/1501.00001: Fine Leaves\n10.1000/c\n",
        None,
    )
    assert [(entry.title, entry.topics) for entry in found.entries] == [
        ("doi:10.1000/a", ()),
        ("doi:10.1000/b", ("Roots",)),
        ("Fine Leaves", ("Roots",)),
        ("doi:10.1000/c", ("Roots",)),
    ]
    assert [entry.other_topics for entry in found.entries][2:] == [(("Leaves",),)] * 2
    assert found.skipped == ()


def test_addresses_of_several_papers_in_a_paragraph_are_entries() -> None:
    text = (
        "Some words on it.\n\nhttps://arxiv.org/abs/1501.00001\nhttps://arxiv.org/abs/1501.00002\n"
    )
    found = read(text, ListFormat.MARKDOWN, "list.md")
    assert [(entry.line, *curies(entry)) for entry in found.entries] == [
        (3, "arxiv:1501.00001"),
        (4, "arxiv:1501.00002"),
    ]


def test_words_above_several_identifiers_are_no_title() -> None:
    found = read(
        "The Theory of Things\n10.1000/a\n10.1000/b\nPractice\n10.1000/c\n10.1000/d\n", None
    )
    assert [curies(entry) for entry in found.entries] == [
        [f"doi:10.1000/{name}"] for name in "abcd"
    ]
    assert [skipped.line for skipped in found.skipped] == [1, 4]
