"""Forms of entries seen in public lists, and sentences, boards and tables that are none.

Each file of ``forms/`` has those of one kind, with what is right. A field that is not named is empty;
the note and the kinds of links are compared only where they are named.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paperkg.reading.markdown import parse_markdown

FILES = sorted((Path(__file__).parent / "forms").glob("*.toml"))

Form = dict[str, Any]

FORMS: dict[str, Form] = {
    f"{file.stem}: {form['name']}": form
    for file in FILES
    for form in tomllib.loads(file.read_text(encoding="utf-8"))["form"]
}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
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


LINES = [line for form in FORMS.values() for line in form["text"].split("\n")]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(LINES), max_size=20))
def test_lines_of_all_forms_in_any_order_are_read(lines: list[str]) -> None:
    found = parse_markdown("\n".join(lines), file="list.md")
    assert all(entry.title and 1 <= entry.line <= len(lines) for entry in found.entries)
    assert all(left.reason and 1 <= left.line <= len(lines) for left in found.skipped)


NOTHING = [
    "- ",
    "- [](a.md)",
    "  - [](a.md)",
    "- ![](a.png)",
    "- <br>",
    "## ",
    "| | |",
    "> ",
    "- **",
]


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from([form["text"] for form in FORMS.values()]),
    st.lists(st.tuples(st.integers(0, 30), st.sampled_from(NOTHING)), min_size=1, max_size=6),
)
def test_lines_that_say_nothing_inside_forms_are_read(
    text: str, drawn: list[tuple[int, str]]
) -> None:
    lines = text.split("\n")
    for place, line in drawn:
        lines.insert(place, line)
    found = parse_markdown("\n".join(lines), file="list.md")
    assert all(entry.title and 1 <= entry.line <= len(lines) for entry in found.entries)


def test_empty_links_below_titles_say_nothing() -> None:
    titles = ["A Fine Title of Rain", "A Fine Title of Snow", "A Fine Title of Hail"]
    text = "".join(f"- **{title}**\n  - [](a.md)\n" for title in titles)
    assert [entry.title for entry in parse_markdown(text, file="list.md").entries] == titles


def test_an_empty_item_among_authors_is_no_name() -> None:
    titles = ["A Fine Title of Rain", "A Fine Title of Snow", "A Fine Title of Hail"]
    below = "".join(f"  - “{title},” 1866.\n" for title in titles)
    text = f"- \n- Roe, Bo. *Fine Fog*. Longlake, 1994.\n- Poe, Mikhail [an [a](b.md)]\n{below}"
    found = parse_markdown(text, file="list.md").entries
    assert [entry.title for entry in found] == ["Fine Fog", *titles]


def test_a_picture_without_words_below_a_heading_is_no_name() -> None:
    text = "# Rain\n\n![](a.png)\n\n# Snow\n\n## A Fine Title of Snow\n"
    assert parse_markdown(text, file="list.md").entries == ()


def test_a_rule_below_an_item_of_restructuredtext_is_no_title() -> None:
    text = "#. `Fine Networks of the Brain <https://example.org/brain>`_.\n---"
    (entry,) = parse_markdown(text, file="list.rst").entries
    assert entry.title == "Fine Networks of the Brain"


def test_a_break_inside_a_line_is_no_line_of_the_file() -> None:
    text = "[A Fine Paper](https://arxiv.org/abs/2001.00001)<br>Poe<br>\n[A Finer Paper](https://arxiv.org/abs/2001.00002)\n"
    entries = parse_markdown(text, file="list.md").entries
    assert [(entry.line, entry.title) for entry in entries] == [
        (1, "A Fine Paper"),
        (2, "A Finer Paper"),
    ]


TITLES = ["A Fine Title of Rain", "Snow and Its Ways: A Guide", "How Does It Rain?", "la pluie"]
IN_BRACKETS = [
    "Anniversary Edition, Rain Press, 1995",
    "Ann Poe, Bo Roe and Mary Moe, 2009",
    "a note. And more",
    "It's Time - for a Rewrite",
    'and "What" to Do',
    "Rain; Snow",
    "orig. 1967 (2nd ed.)",
    "New York: Rain Press, 2001",
    "with [a link](https://example.org/x), too",
    "*Rain Letters*, 3",
]
HEADS = ["", "Ann Poe - ", "Ann Poe, ", "Poe, A. (2009). ", "2009: ", "Paper: "]
TAILS = [
    "",
    " - Ann Poe",
    ", Ann Poe, 2009",
    ". *Rain Letters*, 3(2), 1-9.",
    " and Fog",
    ": A Remark",
]
AROUND = ["{} {}", "**{}** {}", "*{} {}*", "[{} {}](https://example.org/p)", '"{} {}"']
WORKS = st.builds(
    lambda head, around, title, bracket, inner, tail: (
        f"{head}{around.format(title, bracket.format(inner))}{tail}"
    ),
    st.sampled_from(HEADS),
    st.sampled_from(AROUND),
    st.sampled_from(TITLES),
    st.sampled_from(["({})", "[{}]", "（{}）"]),
    st.sampled_from(IN_BRACKETS),
    st.sampled_from(TAILS),
)


@settings(max_examples=100, deadline=None)
@given(st.lists(WORKS, min_size=1, max_size=5), st.sampled_from(["- ", "1. ", "\n", "## "]))
def test_no_title_is_cut_inside_a_bracket(works: list[str], lead: str) -> None:
    text = "".join(f"{lead}{work}\n" for work in works)
    titles = [entry.title for entry in parse_markdown(text, file="list.md").entries]
    assert [
        title for title in titles if sum(map(title.count, "([（")) != sum(map(title.count, ")]）"))
    ] == []
