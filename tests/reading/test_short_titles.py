"""Books with short titles, which read as names, venues or words of a sentence by themselves."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest

from paperkg.model import ReadingList
from paperkg.reading.formats import parse_list

BOOKS = (
    ("Jane Miller", "Owls and Larks", "1913"),
    ("Henry Brown", "Rain-Bird", "1951"),
    ("Leo Smith", "Snow and Ice", "1969"),
    ("Ursula K. Jones", "The Left Wing of Rain", "1979"),
    ("George Taylor", "Small Birds", "1945"),
    ("Anna Weber", "Feathers", "1987"),
)

STYLES = {
    "plain": "{}",
    "italics": "*{}*",
    "bold": "**{}**",
    "quotation": '"{}"',
    "link": "[{}](https://example.org/book)",
}
SIGNS = (" - ", " -- ", " – ", " — ", ": ", ". ", " | ", " / ", " · ")
YEARS = ("", ", {}", " ({})", " - {}", ". {}.", " [{}]")
LAYOUTS = {"items": "- {}\n", "paragraphs": "{}\n\n"}


def forms(title: str) -> Iterator[str]:
    """Give the forms of a line with a title in a style, with who wrote it on either side of a sign."""
    for sign, year, who in product(SIGNS, YEARS, ("{who}", "**{who}**")):
        yield f"{who}{sign}{title}{year.format('{when}')}"
        yield f"{title}{sign}{who}{year.format('{when}')}"
    for year in YEARS:
        yield f"{title} by {{who}}{year.format('{when}')}"
        yield f"{title} ({{who}}){year.format('{when}')}"


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_short_titles_are_told_from_who_wrote_them(style: str, layout: str) -> None:
    wrong = [
        form
        for form in forms(style.format("{what}"))
        if titles_in(write(form, layout)) != [what for _, what, _ in BOOKS]
    ]
    assert not wrong


@pytest.mark.parametrize("sign", [" - ", " – ", ". ", " | "])
def test_surnames_before_the_titles_of_dated_works_are_authors(sign: str) -> None:
    lines = [f"- {who.split()[-1]}{sign}{what} ({when})" for who, what, when in BOOKS]
    found = read("\n".join(lines))
    assert [(entry.authors, entry.title) for entry in found.entries] == [
        ((who.split()[-1],), what) for who, what, _ in BOOKS
    ]


def test_names_made_up_before_what_they_are_stay_titles() -> None:
    lines = ["RainBox - A Box for Rain", "SnowKit - Tools for Snow", "OwlDB - A Store of Owls"]
    found = read("\n".join(f"- [{line}](https://example.org/{line[:4]})" for line in lines))
    assert not any(entry.authors for entry in found.entries)


def test_titles_that_read_as_names_have_their_authors_behind_a_label() -> None:
    lines = [
        f"- *{what}*\n  - **Authors:** {who}\n  - **Notes:** A fine book.\n"
        for who, what, _ in BOOKS
    ]
    assert titles_in("".join(lines)) == [what for _, what, _ in BOOKS]


def test_the_first_of_several_lines_is_the_title() -> None:
    lines = [
        f"* {what}  \n  {when}  \n  [pdf](https://example.org/{when}.pdf)  \n  Cited 12,000 times\n"
        for _, what, when in BOOKS
    ]
    assert titles_in("".join(lines)) == [what for _, what, _ in BOOKS]


def test_headings_in_quotation_marks_are_titles() -> None:
    parts = [f'### "{what}"\n\n- In Rain Press {when}\n- A fine start\n' for _, what, when in BOOKS]
    assert titles_in("# Reading list\n\n## Birds\n\n" + "\n".join(parts)) == [
        what for _, what, _ in BOOKS
    ]


def test_a_heading_over_labels_that_repeat_is_a_section() -> None:
    parts = [
        f"*{what}*  \n**Venue**: Rain Press  \n**Links**: [Link](https://example.org/{when})\n"
        for _, what, when in BOOKS
    ]
    text = "# Reading list\n\n## Birds\n\n" + "\n".join(parts[:3]) + "\n## Snow\n\n" + parts[3]
    found = read(text)
    topics = (("Birds",), ("Birds",), ("Birds",), ("Snow",))
    assert [(entry.title, entry.topics) for entry in found.entries] == [
        (what, topic) for (_, what, _), topic in zip(BOOKS, topics, strict=False)
    ]


def test_links_before_a_publisher_and_a_year_are_titles() -> None:
    lines = [
        f"[**{what}**](https://example.org/{when}) - In Penguin {when}" for _, what, when in BOOKS
    ]
    assert titles_in("\n\n".join(lines)) == [what for _, what, _ in BOOKS]


def test_paragraphs_of_a_title_in_italics_and_its_source_are_works() -> None:
    lines = [f"*{what}* - {who.split()[-1]}, Paris, {when}." for who, what, when in BOOKS]
    assert titles_in("\n\n".join(lines)) == [what for _, what, _ in BOOKS]


@pytest.mark.parametrize(
    "head", ["| Paper Title | Pub. Date |", "| Title | Notes |", "| 论文 | 日期 |", "| 題名 | 年 |"]
)
def test_every_row_below_titles_is_a_work(head: str) -> None:
    rows = [f"| **{what}** | 05/{when} |" for _, what, when in BOOKS]
    assert titles_in("\n".join([head, "|---|---|", *rows])) == [what for _, what, _ in BOOKS]


PAGES = {
    "cards named for their parts": (
        '<ol><li><div class="venue">Penguin</div><div class="title"><em>{what}</em></div>'
        '<div class="authors"><i>{who}</i></div></li></ol>'
    ),
    "cards named for a work": (
        '<div class="pub"><p><b>{who}</b></p><p><span class="title">{what}</span></p>'
        "<p>Penguin {when}</p></div>"
    ),
    "terms and what is said of them": (
        "<dl><dt><i>{what}</i></dt><dd><p>{who}</p><p>Penguin</p><p>{when}</p></dd></dl>"
    ),
    "elements with lines": (
        "<article>{when}<br><font size='4'>{what}</font><br><small>{who}</small><br>"
        "[<a href='https://example.org/{when}.pdf'>pdf</a>]</article>"
    ),
}


@pytest.mark.parametrize("form", PAGES.values(), ids=PAGES)
def test_short_titles_on_pages(form: str) -> None:
    works = [form.format(who=who, what=what, when=when) for who, what, when in BOOKS]
    heads = ("<h2>Birds</h2>", "<h2>Snow</h2>", "<h2>Rain</h2>")
    page = "".join(f"{head}{''.join(works[2 * n : 2 * n + 2])}" for n, head in enumerate(heads))
    found = read(f"<html><body><h1>Reading list</h1>{page}</body></html>", "list.html")
    assert [(entry.title, entry.topics) for entry in found.entries] == [
        (what, (("Birds", "Snow", "Rain")[place // 2],)) for place, (_, what, _) in enumerate(BOOKS)
    ]


def test_signed_titles_above_a_list_of_links_are_works() -> None:
    linked = [f"- [{what}](https://example.org/{when}) ~ {who}" for who, what, when in BOOKS]
    text = (
        "## Queue\n\n- The quiet owl service for loosely coupled forests ~ Mary Brown\n"
        "- Larks of the North ~ Rosenberg and Osterman\n\n## Read\n\n" + "\n".join(linked)
    )
    assert [entry.topics for entry in read(text).entries] == [("Queue",)] * 2 + [("Read",)] * 6


def test_names_alone_among_signed_works_are_none() -> None:
    lines = [f"- {who}, *{what}*" for who, what, _ in BOOKS]
    assert titles_in("\n".join([*lines, "- Meg Miller", "- Nathan Brown"])) == [
        what for _, what, _ in BOOKS
    ]


def write(form: str, layout: str) -> str:
    lines = (layout.format(form.format(who=who, what=what, when=when)) for who, what, when in BOOKS)
    return "# Books\n\n" + "".join(lines)


def titles_in(text: str) -> list[str]:
    return [entry.title for entry in read(text).entries]


def read(text: str, file: str = "list.md") -> ReadingList:
    return parse_list(text.encode(), file=file)
