"""Text files that were pages: tables of contents, addresses in brackets, remarks, fields below."""

from __future__ import annotations

import pytest

from paperkg.model import ReadingList
from paperkg.reading.formats import parse_list


def read(text: str) -> ReadingList:
    return parse_list(text.encode(), file="reading.txt")


@pytest.mark.parametrize("gap", ["\n", ""])
@pytest.mark.parametrize("bullet", ["- ", "* "])
def test_works_stand_alone_over_their_addresses_and_numbers(bullet: str, gap: str) -> None:
    works = (
        ("Fine Rain in the Hills", "Ann Poe", "https://example.org/rain", "978-1593275990"),
        ("Snow and What It Does", "Mary Roe", "https://example.org/snow", "978-0262510875"),
        ("The Whole of Fog", "John Orr", "https://example.org/fog", "978-0132350884"),
    )
    text = "".join(
        f"{title} by {name}\n{gap}{bullet}{url}\n{bullet}ISBN-13: {isbn}\n\n"
        for title, name, url, isbn in works
    )
    found = read(f"Books for the winter\n\nWeather\n\n{text}").entries
    assert [(entry.title, *entry.authors) for entry in found] == [work[:2] for work in works]
    assert [entry.topics for entry in found] == [("Weather",)] * 3
    assert [str(entry.identifiers[0].curie)[:9] for entry in found] == [
        "isbn:9781",
        "isbn:9780",
        "isbn:9780",
    ]


def test_a_shop_that_is_named_over_each_number_is_no_work() -> None:
    text = "Fine Rain in the Hills\n\nA Shop\nISBN: 978-1593275990\n\n" * 3
    assert "A Shop" not in {entry.title for entry in read(text).entries}


def test_two_addresses_in_brackets_lead_to_who_and_what() -> None:
    found = read(
        "2020\n\n- Ann Poe (https://example.org/poe) - Fine Rain (https://example.org/a_(book))\n"
        "- Mary Roe (https://example.org/roe) - Snow at Night (https://example.org/b)\n"
        "- John Orr (https://example.org/orr) - Fog in May (https://example.org/c)\n"
    ).entries
    assert [(entry.title, entry.authors) for entry in found] == [
        ("Fine Rain", ("Ann Poe",)),
        ("Snow at Night", ("Mary Roe",)),
        ("Fog in May", ("John Orr",)),
    ]


def test_names_of_files_in_brackets_behind_titles_are_no_words_of_these() -> None:
    found = read(
        "Rain\n\n- Tilings of the Rain (tilings.pdf) by Ann Poe\n  How drops fill a roof.\n"
        "- The Cost of Snow <snow/the-cost-of-snow.pdf> by Mary Roe\n"
        "- Fog on Small Hills (https://example.org/fog.pdf) by John Orr\n"
    ).entries
    assert [(entry.title, *entry.authors) for entry in found] == [
        ("Tilings of the Rain", "Ann Poe"),
        ("The Cost of Snow", "Mary Roe"),
        ("Fog on Small Hills", "John Orr"),
    ]


PAGE = (
    "Rain\nFine Rain in the Hills (https://example.org/1)\n"
    "Rain on Small Towns (https://example.org/2)\n\nSnow\n"
    "Snow at Night and by Day (https://example.org/3)\n\nWind and Fog\n"
    "What the Wind Says (https://example.org/4)\nFog Over Town (https://example.org/5)\n"
)


@pytest.mark.parametrize(
    "contents",
    [
        "Contents\nRain\nSnow\nWind and Fog\n",
        "Table of Contents:\n\n1. Rain\n2. Snow\n3. Wind and Fog\n",
        "Inhalt\n- Rain (#rain)\n- Snow (#snow)\n- Wind and Fog (#wind-and-fog)\n",
        "Contents\n\nRain\n\nSnow\n\nWind and Fog\n",
        "CONTENTS\nRain ..... 1\nSnow ..... 2\nWind and Fog . . . 12\n",
    ],
)
def test_a_table_of_contents_names_the_sections_below(contents: str) -> None:
    found = read(f"Reading on the weather\n\n{contents}\n{PAGE}").entries
    assert [entry.topics for entry in found] == [
        *(("Rain",), ("Rain",), ("Snow",)),
        *(("Wind and Fog",), ("Wind and Fog",)),
    ]


def test_works_below_contents_that_nothing_says_again_stay_works() -> None:
    text = "Contents\nFine Rain in the Hills\nSnow at Night and by Day\nFog Over the Old Town\n"
    assert len(read(text).entries) == 3


TOLD = (
    ("Ten Ways to Measure Rain", "Nobody agrees on ten, but this tells what each is good for."),
    ("Snow at Night and What It Does", "Just like the title says, it stays up late."),
    (
        "Fog for Those Who Begin at Home",
        "The first one on fog, and still the best one to begin with.",
    ),
    ("The Wind in Small Towns", "A short walk through streets and what blows there."),
)


@pytest.mark.parametrize("tail", ["", " (https://example.org/a)"])
def test_sentences_right_below_works_are_their_notes(tail: str) -> None:
    text = "".join(f"{title}{tail}\n{said}\n" for title, said in TOLD)
    found = read(f"Weather\n\n{text}").entries
    assert [entry.title for entry in found] == [title for title, _ in TOLD]
    assert found[1].note == "Just like the title says, it stays up late."


def test_citations_that_end_with_a_stop_are_no_remarks() -> None:
    lines = [
        f"Poe, Ann. Fine {what}. Bern: Rain Press, 200{n}.\nRoe, Bo. Finer {what}. Rome, 201{n}"
        for n, what in enumerate(("Rain", "Snow", "Fog", "Hail"))
    ]
    assert len(read("\n".join(lines)).entries) == 8


def test_stars_at_the_ends_of_lines_rate_works() -> None:
    found = read(
        "BOOKS 2023\n1) The Long Rain, Ann Poe ****\n2) Snow at Night, Mary Roe *****\n"
        "3) Fog in Small Towns, John Orr *** (book club)\n"
    ).entries
    assert [(entry.title, *entry.authors) for entry in found] == [
        ("The Long Rain", "Ann Poe"),
        ("Snow at Night", "Mary Roe"),
        ("Fog in Small Towns", "John Orr"),
    ]
