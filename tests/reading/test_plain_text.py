"""Text files without marks: headings as people write them, over works as people write them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from paperkg.model import ReadingList
from paperkg.reading.dialects.chat_lines import is_chat
from paperkg.reading.formats import parse_list

WORKS = (
    ("Ann Smith", "Seeing in the Dark", "CVPR 2019", "https://arxiv.org/abs/1901.00001"),
    ("Mary Jones", "Larks at Dawn", "ICML 2020", "https://arxiv.org/abs/2001.00001"),
    ("Peter Brown", "Rain and Its Sounds", "Interspeech 2021", "https://arxiv.org/abs/2101.00001"),
    ("John Miller & Mary Jones", "Snow on Owls", "ICML 2022", "https://arxiv.org/abs/2201.00001"),
)

HEADS = {
    "capitals": "BIRDS AND OWLS\n\n{}\nRAIN\n\n{}",
    "capitals right above": "BIRDS AND OWLS\n{}\nRAIN\n{}",
    "colons": "Birds and owls:\n\n{}\nRain:\n\n{}",
    "lines of signs below": "Birds and owls\n**************\n\n{}\nRain\n****\n\n{}",
    "lines of signs around": "~~~~~~~~~~~~~~\nBirds and owls\n~~~~~~~~~~~~~~\n\n{}\n~~~~\nRain\n~~~~\n{}",
    "equals signs": "== Birds and owls ==\n\n{}\n== Rain ==\n\n{}",
    "dashes": "--- Birds and owls ---\n\n{}\n--- Rain ---\n\n{}",
    "stars right above": "****** Birds and owls ******\n{}\n****** Rain ******\n{}",
    "brackets": "[Birds and owls]\n\n{}\n[Rain]\n\n{}",
}

Write = Callable[[str, str, str, str], str]

BODIES: dict[str, Write] = {
    "addresses below": lambda who, what, where, url: f"{who} - {what} ({where})\n    {url}\n",
    "commas": lambda who, what, where, _: f"{what}, {who}, {where}\n",
    "tabs": lambda who, what, where, url: f"{what}\t{who}\t{where}\t{url}\n",
    "items": lambda who, what, _, url: f"* {what}. {who} {url}\n",
    "meetings in brackets": lambda _, what, where, __: f"{what} ({where})\n",
    "names below": lambda who, what, _, __: f"{what}\n{who}\n\n",
}


@pytest.mark.parametrize("write", BODIES.values(), ids=BODIES)
@pytest.mark.parametrize("heads", HEADS.values(), ids=HEADS)
def test_headings_of_a_text_are_sections_of_what_stands_below_them(
    heads: str, write: Write
) -> None:
    works = [write(*work) for work in WORKS]
    found = read(heads.format("".join(works[:2]), "".join(works[2:])))
    topics = ("birds and owls", "birds and owls", "rain", "rain")
    assert [(entry.title, entry.topics[0].lower()) for entry in found.entries] == [
        (what, topic) for (_, what, _, _), topic in zip(WORKS, topics, strict=True)
    ]


LINES: dict[str, Write] = {
    "who and what, where": lambda who, what, where, url: f"{who} - {what} ({where})\n{url}\n",
    "what and where": lambda _, what, where, url: f"{what}, {where}\n\t{url}\n",
    "a citation": lambda who, what, where, url: f"{who}. {what}. {where}.\n    {url}\n",
    "a line for each": lambda who, what, where, url: f"{what}\n{who}\n{where}\n{url}\n",
    "and a remark": lambda who, what, where, url: (
        f"{what}\n  by {who}, {where}\n  {url}\n  A fine paper on birds and how they live.\n"
    ),
    "two addresses": lambda who, what, _, url: (
        f"{what} - {who}\n{url}\nCode: https://example.org/a\n"
    ),
    "nothing else": lambda _, what, __, url: f"{what}\n{url}\n",
}


@pytest.mark.parametrize("file", ["papers.txt", "papers.md"])
@pytest.mark.parametrize("write", LINES.values(), ids=LINES)
def test_works_above_their_addresses_need_no_empty_lines(write: Write, file: str) -> None:
    text = "".join(write(*work) for work in WORKS)
    height = text.count("\n") // len(WORKS)
    found = read(text, file)
    assert [(entry.line, entry.title) for entry in found.entries] == [
        (1 + height * place, what) for place, (_, what, _, _) in enumerate(WORKS)
    ]
    assert [entry.identifiers[0].url for entry in found.entries] == [url for *_, url in WORKS]


@pytest.mark.parametrize("end", ["", "More in the next post."])
def test_sentences_above_addresses_are_no_works(end: str) -> None:
    text = (
        "See the pages of the rain club at\nhttps://example.org/rain\n"
        f"and those of the snow club at\nhttps://example.org/snow\n{end}"
    )
    assert not read(text, "notes.md").entries


def test_headings_of_a_text_in_markdown_stay_as_they_are() -> None:
    text = "# Birds\n\n## Owls\n\nLARKS\n\n- Seeing in the Dark, Ann Smith, 2019\n"
    assert [entry.topics for entry in read(text).entries] == [("Owls", "LARKS")]


@pytest.mark.parametrize("file", ["list.txt", "list.md"])
@pytest.mark.parametrize("above", ["", "[To the owls](#owls)\n\n"])
def test_headings_above_several_signs_are_sections_inside_sections(above: str, file: str) -> None:
    """In Markdown a line of tildes opens code; below a heading that is as long it does not."""
    heads = (
        "Rain list\n=========\n",
        "Birds\n-----\n",
        "Owls\n~~~~\n",
        "Larks at dawn\n~~~~~~~~~~~~~\n",
    )
    items = [f"- {what}. {who}. {url}\n\n" for who, what, _, url in WORKS]
    name, birds, owls, larks = heads
    text = f"{name}{above}{birds}{owls}{items[0]}{items[1]}{larks}{items[2]}{items[3]}"
    found = read(text, file)
    assert [(entry.title, entry.topics) for entry in found.entries] == [
        (what, ("Birds", topic))
        for (_, what, _, _), topic in zip(
            WORKS, ("Owls", "Owls", *2 * ["Larks at dawn"]), strict=True
        )
    ]


@pytest.mark.parametrize("file", ["list.txt", "list.md"])
@pytest.mark.parametrize(
    "form",
    [
        "{} [pdf ({})] [code ({})]",
        "{} [pdf <{}>] [code <{}>]",
        "{} [pdf {}] [code {}]",
        "{}, pdf ({}), code ({})",
        "{} pdf ({}), code ({})",
        "{}. PDF ({}) / Code ({})",
        "{} pdf {}, code {}",
        "{} PDF ({}) 🐙 Code ({})",
    ],
)
def test_labels_before_addresses_are_no_part_of_titles(form: str, file: str) -> None:
    code = "https://github.com/owls/{}"
    lines = [form.format(what, url, code.format(at)) for at, (_, what, _, url) in enumerate(WORKS)]
    found = read("".join(f"- {line}\n" for line in lines), file)
    assert [entry.title for entry in found.entries] == [what for _, what, *_ in WORKS]
    assert [[link.kind.value for link in entry.links] for entry in found.entries] == 4 * [
        ["PDF", "code"]
    ]


def test_the_last_word_of_a_title_before_an_address_is_no_label_though_it_may_be_one() -> None:
    titles = ("Rain on Video", "How owls explain, explained", "Larks in Town: Part 2")
    items = (f"- {what} (https://example.org/{at})\n" for at, what in enumerate(titles))
    assert [entry.title for entry in read("".join(items), "list.md").entries] == [*titles]


def test_years_above_as_many_tildes_are_sections() -> None:
    items = [f"- {what} ({who})\n" for who, what, *_ in WORKS]
    found = read(f"2020\n~~~~\n{items[0]}{items[1]}\n2019\n~~~~\n{items[2]}{items[3]}", "list.md")
    assert [entry.title for entry in found.entries] == [what for _, what, *_ in WORKS]


@pytest.mark.parametrize("file", ["list.txt", "list.md"])
@pytest.mark.parametrize(
    "write",
    [
        lambda who, what, _, url: f"[{what}]({url}) by **{who}**",
        lambda _, what, where, url: (
            f"[{where}] [[OWL]({url})] {what} [[code](https://owls.example.org)]"
        ),
        lambda _, what, __, url: f"{what} [[pdf](./pdf/{url[-10:]}.pdf)]",
        lambda who, what, _, __: f"**Birds**: *{what} ({who})*. The standard work on them.",
        lambda who, what, _, __: f"{what} ~ {who}",
    ],
    ids=["linked titles", "tags", "labels", "keys", "signs"],
)
def test_lines_that_all_begin_or_end_as_works_do_are_works(write: Write, file: str) -> None:
    works = [f"{write(*work)}\n" for work in WORKS]
    text = f"# Owls\n\n## Rain\n{''.join(works[:3])}\n## Snow\n{works[3]}"
    found = read(text, file)
    assert [(entry.title, entry.topics) for entry in found.entries] == [
        (what, (topic,))
        for (_, what, *_), topic in zip(WORKS, (*3 * ["Rain"], "Snow"), strict=True)
    ]


def test_lines_of_prose_with_links_are_no_works() -> None:
    text = (
        "# Owls\n\n## About\nWe keep owls in [our barn](https://example.org/barn)\n"
        "and count the drops of rain on it, as\n[the guide](https://example.org/guide) says;\n"
        "who helps us is thanked.\n"
    )
    assert not read(text, "list.md").entries


def test_tildes_around_code_are_no_lines_below_headings() -> None:
    text = (
        "- Seeing in the Dark, Ann Smith, 2019\n\nMake it:\n\n~~~~~~\n- make, Ann Smith\n~~~~~~\n"
    )
    assert [entry.title for entry in read(text, "list.md").entries] == ["Seeing in the Dark"]


def test_works_in_capitals_with_lines_below_are_no_headings() -> None:
    works = [f"{what.upper()}\n{who}\n{where}\n" for who, what, where, _ in WORKS]
    found = read("\n".join(works))
    assert [entry.title for entry in found.entries] == [what.upper() for _, what, _, _ in WORKS]


def test_numbered_works_in_capitals_are_no_headings_and_go_on_over_their_lines() -> None:
    found = read(
        "1. MIXTURES OF LINEAR OWLS FOR\nRAIN\nhttps://owls.example.org/1\nICML 2024\n\n"
        "2. A SYSTEM FOR PARALLEL OWLS\nhttps://owls.example.org/2\nMLSys 2020\n\n"
        "3. SOUND OWLS FOR\nCALM RAIN AGAINST\nSNOW\nhttps://owls.example.org/3\nICLR 2022\n\n"
        "4. High Owls with Low Rain\nhttps://owls.example.org/4\nNeurIPS 2019\n"
    )
    assert [(entry.title, entry.venue, entry.topics) for entry in found.entries] == [
        ("MIXTURES OF LINEAR OWLS FOR RAIN", "ICML", ()),
        ("A SYSTEM FOR PARALLEL OWLS", "MLSys", ()),
        ("SOUND OWLS FOR CALM RAIN AGAINST SNOW", "ICLR", ()),
        ("High Owls with Low Rain", "NeurIPS", ()),
    ]


def test_citations_whose_lines_are_set_in_may_end_with_their_addresses() -> None:
    found = read(
        "Bibliography\n\n"
        "Ann POE 1983. Rain in Towns of the North: How It Falls and What It Leaves\n"
        "    Behind. Rain Press, London.\n"
        "Ben ROE 1984. The Long Winter. Rain Letters 3, pp. 4-9.\n"
        "    https://doi.org/10.1000/long\n"
        "Carl DOE 1991. The Dry Years in the South of the North. Rain Letters 12(2), pp.\n"
        "    14-19. https://doi.org/10.1000/dry\n"
    )
    assert [(entry.line, entry.title, entry.date) for entry in found.entries] == [
        (3, "Rain in Towns of the North: How It Falls and What It Leaves Behind", "1983"),
        (5, "The Long Winter", "1984"),
        (7, "The Dry Years in the South of the North", "1991"),
    ]
    assert [entry.identifiers[0].curie for entry in found.entries[1:]] == [
        "doi:10.1000/long",
        "doi:10.1000/dry",
    ]


def test_a_paragraph_of_a_thousand_works_is_read() -> None:
    lines = [f"Fine Owls of Rain, Part {n}\nhttps://example.org/owls/{n}\n" for n in range(1000)]
    found = read("".join(lines))
    assert [entry.line for entry in found.entries] == list(range(1, 2000, 2))


def read(text: str, file: str = "papers.txt") -> ReadingList:
    return parse_list(text.encode(), file=file)


def test_lines_with_initials_without_points_below_a_legend() -> None:
    text = (
        "Internet Archive: https://archive.org/\n"
        "Google Scholar: https://scholar.google.com/scholar\n"
        "libgen: libgen.is\n\n"
        "* = Used for the essay\n\n"
        "H Orr - Two Ways of Rain: A False Antithesis in Journal of Rain Studies 1977 - TODO\n"
        "A Roe - Empire and Rain Reform - JSTOR\n\n"
        "T Wils - The Downfall of Rain - TODO - preview only\n"
        "Bent - the Climax of Rain - TODO\n\n"
        "K O Morg - The Age of Rain - GOT\n"
        "S Coll - Rain and Sociology: L T Hob in England - GOT\n"
    )
    works = [
        entry for entry in parse_list(text.encode(), file="essay.txt").entries if entry.line > 5
    ]
    assert [(entry.line, entry.authors) for entry in works] == [
        (7, ("H Orr",)),
        (8, ("A Roe",)),
        (10, ("T Wils",)),
        (11, ("Bent",)),
        (13, ("K O Morg",)),
        (14, ("S Coll",)),
    ]
    assert [entry.title for entry in works[1:5]] == [
        "Empire and Rain Reform",
        "The Downfall of Rain",
        "the Climax of Rain",
        "The Age of Rain",
    ]


def test_years_with_how_many_works_were_read_are_sections() -> None:
    text = (
        "Before 2019:\nAnn Poe - Rain in Towns (EN)\nBruno Roe - Snow in Towns (NL)\n\n"
        "2019 - 2\nClara Li - Fog in Towns (EN)\nDavid Wu - Hail in Towns (EN)\n\n"
        "2020 - 1 :)\nElena Fo - Mist in Towns (FR)\n"
    )
    found = parse_list(text.encode(), file="read.txt").entries
    assert [(entry.title, entry.topics) for entry in found] == [
        ("Rain in Towns", ("Before 2019",)),
        ("Snow in Towns", ("Before 2019",)),
        ("Fog in Towns", ("2019 - 2",)),
        ("Hail in Towns", ("2019 - 2",)),
        ("Mist in Towns", ("2020 - 1 :)",)),
    ]


SET_IN = {
    "tabs below colons": ("Birds and owls:", "\t"),
    "spaces below colons": ("Birds and owls:", "    "),
    "tabs below words": ("Birds and owls", "\t"),
    "tabs below Russian": ("Птицы и совы:", "\t"),
    "below small letters": ("birds and owls:", "  "),
}


@pytest.mark.parametrize(("head", "margin"), SET_IN.values(), ids=SET_IN)
def test_works_set_in_below_a_section_are_its_works(head: str, margin: str) -> None:
    lines = [f"{margin}{what} - {who}\n" for who, what, _, _ in WORKS]
    found = read(f"{head}\n{''.join(lines[:3])}\n{head[0]}ain{head[14:]}\n{lines[3]}")
    birds, rain = head.rstrip(":"), f"{head[0]}ain"
    assert [
        (entry.line, entry.title, entry.authors[0], entry.topics) for entry in found.entries
    ] == [
        (2, "Seeing in the Dark", "Ann Smith", (birds,)),
        (3, "Larks at Dawn", "Mary Jones", (birds,)),
        (4, "Rain and Its Sounds", "Peter Brown", (birds,)),
        (7, "Snow on Owls", "John Miller", (rain,)),
    ]


def test_remarks_set_in_below_works_and_sections_inside_sections() -> None:
    found = read(
        "Birds:\n\tOwls:\n\t\tFine Owls of the North\n\t\t\tread it twice\n\t\tFiner Owls\n"
        "\t\t\thttps://example.org/owls\n\tLarks:\n\t\tThe Lark at Dawn\n"
    )
    assert [(entry.title, entry.topics) for entry in found.entries] == [
        ("Fine Owls of the North", ("Birds", "Owls")),
        ("Finer Owls", ("Birds", "Owls")),
        ("The Lark at Dawn", ("Birds", "Larks")),
    ]
    assert [link.url for link in found.entries[1].links] == ["https://example.org/owls"]


@pytest.mark.parametrize(
    "text",
    [
        "File\n\tNew\n\tOpen\n\tSave As\nEdit\n\tCut\n\tCopy\n\tPaste\n\tSelect All\n",
        "Fine Rain\n\tAnn Poe\n\t2001\nFine Snow\n\tBo Roe\n\t2002\n",
        "It rained for days:\n\tthe owls sat in the trees and\n\twaited for the sun to shine.\n",
    ],
)
def test_what_is_set_in_is_no_section_of_works_where_it_is_no_titles(text: str) -> None:
    assert not any(entry.topics for entry in read(text).entries)


def test_sections_in_small_letters_and_addresses_below_some_works() -> None:
    found = read(
        "to read (from my phone)\n\nbirds:\nSeeing in the Dark - Ann Smith\nLarks at Dawn - Mary Jones\n"
        "https://example.org/larks\n\nrain:\nRain and Its Sounds - Peter Brown (2021)\n"
        "The Sound of Snow\n\nhttps://example.org/shop\n\nbuy bread\n"
    )
    assert [(entry.line, entry.title, entry.authors, entry.topics) for entry in found.entries] == [
        (4, "Seeing in the Dark", ("Ann Smith",), ("birds",)),
        (5, "Larks at Dawn", ("Mary Jones",), ("birds",)),
        (9, "Rain and Its Sounds", ("Peter Brown",), ("rain",)),
        (10, "The Sound of Snow", (), ("rain",)),
    ]
    assert [link.url for link in found.entries[1].links] == ["https://example.org/larks"]


def test_columns_that_spaces_part_below_the_name_of_the_list() -> None:
    works = [f"{who:<28}{what:<24}{where[-4:]}\n" for who, what, where, _ in WORKS]
    found = read(f"Lesekreis am Fluss\n(bitte Wein mitbringen)\n\n{''.join(works)}")
    assert [(entry.line, entry.title, entry.date) for entry in found.entries] == [
        (4, "Seeing in the Dark", "2019"),
        (5, "Larks at Dawn", "2020"),
        (6, "Rain and Its Sounds", "2021"),
        (7, "Snow on Owls", "2022"),
    ]
    assert found.entries[3].authors == ("John Miller", "Mary Jones")


DAYS = {
    "tabs": ("12.1.\t", "16.2.\t", "20.4.\t", "22.6.\t", "14.9.\t"),
    "spaces": ("12/01   ", "16/02   ", "20/04   ", "22/06   ", "14/09   "),
    "colons": ("12 Jan: ", "16 Feb: ", "20 Apr: ", "22 Jun: ", "14 Sep: "),
    "months": ("Januar:\t", "Februar:\t", "April:\t", "Juni:\t", "September:\t"),
    "weekdays": (
        "пн 12 января ",
        "вт 16 февраля ",
        "ср 20 апреля ",
        "чт 22 июня ",
        "пт 14 сентября ",
    ),
}


@pytest.mark.parametrize("days", DAYS.values(), ids=DAYS)
def test_days_of_meetings_before_works_are_no_part_of_them(days: tuple[str, ...]) -> None:
    said = [f"{who}: {what}" for who, what, _, _ in WORKS]
    said.insert(2, "Sommerpause")
    lines = [f"{day}{text}\n" for day, text in zip(days, said, strict=True)]
    found = read(f"Lesekreis am Fluss 2017\n\n{''.join(lines)}")
    assert [(entry.line, entry.title, entry.date) for entry in found.entries] == [
        (3, "Seeing in the Dark", ""),
        (4, "Larks at Dawn", ""),
        (6, "Rain and Its Sounds", ""),
        (7, "Snow on Owls", ""),
    ]
    assert [line.line for line in found.skipped] == [5]


def test_numbered_headings_of_a_text_are_sections_and_sections_inside_them() -> None:
    found = read(
        "7. О ДОЖДЕ\n\n7.1. Основная литература\n\n1. Петров И. Б. Лекции о дожде. - М. : Наука, 2011.\n"
        "2. Орлов И. А. Как совы слышат ночью. - М. : Наука, 2012.\n\n7.2. Дополнительная литература\n\n"
        "3. Белов О. П. Снег на крышах города. - М. : Наука, 2005.\n\n7.3. Программное обеспечение\n\n"
        "Rainlab R2013a, Snowdrop 3.6.\n"
    )
    assert [(entry.line, entry.title, entry.topics) for entry in found.entries] == [
        (5, "Лекции о дожде", ("О ДОЖДЕ", "Основная литература")),
        (6, "Как совы слышат ночью", ("О ДОЖДЕ", "Основная литература")),
        (10, "Снег на крышах города", ("О ДОЖДЕ", "Дополнительная литература")),
    ]


CHATS = {
    "Slack": "Ann Poe  10:42 AM\n{}\nBo Roe  10:45 AM\n{}\nBo Roe  10:46 AM\nthanks!",
    "Slack, lines apart": "ann\n  10:42 AM\n{}\n\nbo\n  10:45 AM\n{}",
    "Discord": "**ann** — 03/05/2024 10:42\n{}\nbo — Today at 10:45 AM\n{}",
    "Teams": "[Monday 9:12 AM] Poe, Ann\n{}\n[5/3 9:15 AM] Bo Roe\n{}",
    "Telegram": "Ann, [05.03.2024 10:42]\n{}\n\nBo, [05.03.2024 10:45]\n{}",
    "WhatsApp": "[05/03/2024, 10:42:11] Ann: {}\n[06/03/2024, 09:00:40] Bo Roe: {}",
    "WhatsApp, dashes": "05/03/2024, 10:42 - Ann: {}\n06/03/2024, 09:00 - Bo: {}",
    "IRC": "[10:42] <ann> {}\n[10:45] <bo> {}",
}


@pytest.mark.parametrize("chat", CHATS.values(), ids=CHATS)
def test_messages_of_a_chat_are_works_without_who_wrote_them_and_when(chat: str) -> None:
    works = (
        "Rain on Small Towns https://arxiv.org/abs/1901.00001",
        "Owls\nhttps://example.org/owls",
    )
    found = read(chat.format(*(work.replace("\n", " ") for work in works)))
    assert [(entry.title, entry.authors, entry.date) for entry in found.entries] == [
        ("Rain on Small Towns", (), ""),
        ("Owls", (), ""),
    ]


def test_clippings_of_a_kindle_are_their_books_once_each() -> None:
    mark = "- Your Highlight on page 12 | Added on Monday, 3 May 2021 10:11:12\n\nIt rains\n==========\n"
    german = "- Ihre Notiz bei Position 30 | Hinzugefügt am 4. Mai 2021\n\nEs regnet.\n==========\n"
    found = read(
        f"\ufeffRain on Towns (Poe, Ann;Roe, Bo)\n{mark}\ufeffOwls (Penguin) (Cy Orr)\n{german}"
        f"\ufeffRain on Towns (Poe, Ann;Roe, Bo)\n{mark}Hills\n{german}"
    )
    assert [(entry.line, entry.title, entry.authors) for entry in found.entries] == [
        (1, "Rain on Towns", ("Ann Poe", "Bo Roe")),
        (6, "Owls (Penguin)", ("Cy Orr",)),
        (16, "Hills", ()),
    ]


def test_a_long_word_among_results_of_google_scholar_takes_no_time() -> None:
    text = "Cited by 12\n\nFine rain\nAb " + "a" * 5_000 + " - Rain, x\n"  # once days
    assert parse_list(text.encode(), file="rain.txt").file == "rain.txt"


def test_results_of_google_scholar_are_works_without_their_excerpts() -> None:
    found = read(
        "[PDF] Rain in small towns\nA Poe, BC Roe - Journal of Rain, 2016 - Elsevier\n"
        "… it rains in towns, and …\nCited by 12 Related articles\n\n"
        "[BOOK][B] Owls\nL Orr - 2003 - books.google.com\nCited by 3\n"
        "[HTML] Hills and their makers\nZ Doe, Y Foe-Li… - … of Hills, 2011 - nature.com\n"
        "Abstract Hills are made by us.\n☆ Save 99 Cite Cited by 40 Related articles\n"
    )
    assert [(entry.title, entry.authors, entry.venue, entry.date) for entry in found.entries] == [
        ("Rain in small towns", ("A Poe", "BC Roe"), "Journal of Rain", "2016"),
        ("Owls", ("L Orr",), "", "2003"),
        ("Hills and their makers", ("Z Doe", "Y Foe-Li"), "… of Hills", "2011"),
    ]
    assert found.skipped == ()


def test_results_of_pubmed_and_ieee_xplore_are_works_with_their_fields() -> None:
    found = read(
        "1\nCite\nRain in small towns: a review.\nPoe AB, Roe C.\n"
        "J Rain. 2014 Sep 15;23(R1):40-6. doi: 10.1000/rain.1. Epub 2014 Mar 20.\n"
        "PMID: 24650000 Review.\n"
        "2\nOwls of the north.\nOrr L, et al. Owl Lett. 2015;2:1-9. PMID: 24650001 Free article.\n\n"
        "Hills and their makers\nZoe Doe; Bo Li\nLetters of Hills\n"
        "Year: 2017 | Volume: 14, Issue: 11 | Journal Article | Publisher: Hill\n"
        "Cited by: Papers (12)\n"
    )
    said = [(entry.line, entry.title, entry.authors, entry.venue) for entry in found.entries]
    assert said == [
        (3, "Rain in small towns: a review", ("Poe AB", "Roe C"), "J Rain"),
        (8, "Owls of the north", ("Orr L",), "Owl Lett"),
        (11, "Hills and their makers", ("Zoe Doe", "Bo Li"), "Letters of Hills"),
    ]
    assert [entry.date for entry in found.entries] == ["2014-09-15", "2015", "2017"]
    names = [[name.curie for name in entry.identifiers] for entry in found.entries]
    assert names == [["doi:10.1000/rain.1", "pmid:24650000"], ["pmid:24650001"], []]
    assert found.skipped == ()


def test_groups_of_a_title_and_names_are_works() -> None:
    found = read(
        "What we read about rain.\n\nTowns\n\n"
        "Reading of Fine Rain\nAnn Poe, Bo Li, Cy Orr\nRAIN 2014\n\n"
        "Owls\nDavid Roe\nLetters of Owls, Volume 50, Issue 2, December 1991, Pages 179-211\n"
        "https://example.org/owls.pdf\n\n"
        "Umbrellas\nMary Doe\nI read it as a child.\n"
    )
    said = [(entry.title, entry.authors, entry.venue, entry.date) for entry in found.entries]
    assert said == [
        ("Reading of Fine Rain", ("Ann Poe", "Bo Li", "Cy Orr"), "RAIN", "2014"),
        ("Owls", ("David Roe",), "Letters of Owls", "1991-12"),
        ("Umbrellas", ("Mary Doe",), "", ""),
    ]
    assert {entry.topics for entry in found.entries} == {("Towns",)}
    assert found.entries[2].note == "I read it as a child."


def test_verses_and_programmes_are_no_chats() -> None:
    text = "Ann Poe 10:30\nRain on Towns\nhttps://example.org/a\n\nGenesis 1:27\nhttps://example.org/b\n"
    assert not is_chat(text)


@pytest.mark.parametrize(
    ("unit", "gap"),
    [("Week 1: Rain", "\n"), ("Sitzung 1 - Regen", ""), ("Séance 1 (le 3 mai)", "")],
)
def test_weeks_that_a_text_counts_are_sections_of_what_stands_below_them(
    unit: str, gap: str
) -> None:
    after = unit.replace("1", "2")
    found = read(
        f"{unit}\n{gap}Poe, Owls of the Hills (2005)\nOrr, The Web of Rain (2008)\n\n"
        f"{after}\n{gap}Roe, Hail and Power (1985)\n"
    )
    assert [(entry.title, entry.authors, entry.topics) for entry in found.entries] == [
        ("Owls of the Hills", ("Poe",), (unit,)),
        ("The Web of Rain", ("Orr",), (unit,)),
        ("Hail and Power", ("Roe",), (after,)),
    ]


def test_weeks_with_a_work_each_on_their_lines_are_no_sections() -> None:
    found = read("Week 1: Owls of the Hills at Night\nWeek 2: The Long Web of Rain\nWeek 3: Hail\n")
    assert all(not entry.topics for entry in found.entries)


def test_numbered_works_of_a_text_with_nothing_below_are_no_headings() -> None:
    works = [
        f"{part}.{n} {what}, {who}\n\n"
        for part, n, (who, what, _, _) in zip((1, 1, 2, 2), (1, 2, 1, 2), WORKS, strict=True)
    ]
    assert [entry.topics for entry in read("".join(works)).entries] == [(), (), (), ()]


@pytest.mark.parametrize(
    "term",
    ["Spring 2019, Dr. A. Poe", "Sommersemester 2019", "Automne 2019", "Segundo cuatrimestre 2019"],
)
def test_the_term_below_the_name_of_a_course_is_no_work(term: str) -> None:
    found = read(
        f"RAIN 412: SOCIOLOGY OF RAIN\n{term}\n\nBIBLIOGRAPHY\n\n"
        "Poe, A. (1974). Labor and rain: How it falls in the hills of the north and what\n"
        "    it leaves. New York: Rain Press.\n\n"
        "Roe, B. (1979). How owls hear at night. Chicago: Rain Press.\n\n"
        "Diaz, C. (2010). The long winter in the towns. American Journal of Rain, 78(6),\n"
        "    1360-1380.\n"
    )
    assert [entry.line for entry in found.entries] == [6, 9, 11]


def test_issues_of_journals_on_lines_of_their_own_and_a_long_title_above_names() -> None:
    found = read(
        "Suggestions for the Journal Club of the Rain House - RAIN26 HS2015\n"
        "==================================================================\n\n"
        "Rain in the hills of the north: how it falls and what it leaves behind.\n"
        "Poe A, Roe BC\nRain Bioinformatics. 2011 Aug 4;12:323.\n"
        "http://www.ncbi.nlm.nih.gov/pubmed/21816041\n\n"
        "Bayesian analysis of the hearing of owls by estimating several priors.\n"
        "Van De Poe MA, Roe GG, Diaz L, Wu H.\nOwlstatistics. 2013 Jan;14(1):113-28.\n"
        "http://www.ncbi.nlm.nih.gov/pubmed/22988281\n\n"
        "An Analysis of the Long Winter\nAnn Poe, Ben Roe, Carla D Diaz & David Wu\n"
        "Journal of the American Rain Association\nVolume 96, Issue 456, 2001; pages 1151-1160\n"
        "http://www.example.org/doi/abs/10.1198/016214501753382128\n\n"
        "Summarizing and correcting the snow content bias in high-throughput sequencing\n"
        "Yuvel Bendiaz and Torence P. Spoed\nhttp://www.ncbi.nlm.nih.gov/pubmed/22323521\n"
    )
    assert [(entry.title[:12], entry.venue, entry.date, entry.note) for entry in found.entries] == [
        ("Rain in the ", "Rain Bioinformatics", "2011-08-04", ""),
        ("Bayesian ana", "Owlstatistics", "2013-01", ""),
        ("An Analysis ", "Journal of the American Rain Association", "2001", ""),
        ("Summarizing ", "", "", ""),
    ]
    assert found.entries[3].title.endswith("sequencing")
    assert found.entries[3].authors == ("Yuvel Bendiaz", "Torence P. Spoed")


FORMS: dict[str, Write] = {
    "dashes": lambda who, what, _, __: f"{what} - {who}\n",
    "colons": lambda who, what, _, __: f"{who}: {what}\n",
    "slashes": lambda who, what, _, __: f"{what} / {who}\n",
    "brackets": lambda who, what, _, __: f"{what} ({who})\n",
    "quotation marks": lambda who, what, _, __: f"{who} «{what}»\n",
}


@pytest.mark.parametrize("write", FORMS.values(), ids=FORMS)
def test_first_lines_that_lack_what_parts_all_others_are_sections(write: Write) -> None:
    works = [write(*work) for work in WORKS]
    found = read(f"Птицы и совы\n{''.join(works[:2])}\nRain\n{''.join(works[2:])}")
    assert [(entry.line, entry.title, entry.topics) for entry in found.entries] == [
        (2, "Seeing in the Dark", ("Птицы и совы",)),
        (3, "Larks at Dawn", ("Птицы и совы",)),
        (6, "Rain and Its Sounds", ("Rain",)),
        (7, "Snow on Owls", ("Rain",)),
    ]


def test_lists_in_small_letters_whose_lines_all_have_one_sign() -> None:
    found = read("".join(f"{what} - {who}\n".lower() for who, what, _, _ in WORKS))
    assert [(entry.line, entry.title) for entry in found.entries] == [
        (place, what.lower()) for place, (_, what, _, _) in enumerate(WORKS, start=1)
    ]


def test_works_set_in_below_an_empty_line_below_their_section() -> None:
    lines = [f"\t{what}, {who}\n" for who, what, _, _ in WORKS]
    found = read(f"Birds:\n\n{''.join(lines[:2])}\nRain:\n\n{''.join(lines[2:])}")
    assert [(entry.line, entry.title, entry.topics) for entry in found.entries] == [
        (3, "Seeing in the Dark", ("Birds",)),
        (4, "Larks at Dawn", ("Birds",)),
        (8, "Rain and Its Sounds", ("Rain",)),
        (9, "Snow on Owls", ("Rain",)),
    ]


def test_names_set_in_below_titles_that_no_empty_lines_part() -> None:
    works = [f"{what}\n    {who}, {where[-4:]}\n" for who, what, where, _ in WORKS]
    found = read("".join(works))
    assert [(entry.line, entry.title, entry.date) for entry in found.entries] == [
        (1, "Seeing in the Dark", "2019"),
        (3, "Larks at Dawn", "2020"),
        (5, "Rain and Its Sounds", "2021"),
        (7, "Snow on Owls", "2022"),
    ]
    assert found.entries[3].authors == ("John Miller", "Mary Jones")


def test_tabs_inside_numbered_lines_part_columns() -> None:
    works = [f"{n}. {what}\t{who}\t2019\n" for n, (who, what, _, _) in enumerate(WORKS, start=1)]
    found = read("".join(works))
    assert [(entry.title, entry.date) for entry in found.entries] == [
        (what, "2019") for _, what, _, _ in WORKS
    ]


def test_names_with_initials_last_between_titles_and_sources() -> None:
    found = read(
        "Fine Owls of the Rain\nPoe A, Roe B\nRain Lett. 2011 Aug 4;12(3):23-9.\n\n"
        "Other Owls in the Wind\nDoe C\nJ Owls. 2012 Aug 4;12(3):23-9.\n\n"
        "The Cloud and the Town\nMoe A, Roe B\nRain Lett. 2013 Aug 4;12(3):23-9.\n"
    )
    assert [(entry.line, entry.title, entry.authors) for entry in found.entries] == [
        (1, "Fine Owls of the Rain", ("Poe A", "Roe B")),
        (5, "Other Owls in the Wind", ("Doe C",)),
        (9, "The Cloud and the Town", ("Moe A", "Roe B")),
    ]


def test_quotations_over_lines_end_where_they_close_though_one_is_closed_twice() -> None:
    text = """\
Referenced by [2]:
Poe D., "Approximation of shallow rain by owls"
Low M., "Efficient owls for the computation of free-surface rain.""
Roe RA., "An introduction to nearly-horizontal rain." https://example.org/rain
Doe F, Garcia-Nava P., "A high-resolution owl scheme in finite volumes for the 2D shallow-rain
equations."
Elm DH, She HW, Lai JS, Fox III GQ., "Approximate owls in finite volumes for 2D rain wave
modeling."
"""
    found = read(text).entries
    assert [(entry.line, entry.title, entry.authors) for entry in found] == [
        (2, "Approximation of shallow rain by owls", ("Poe D.",)),
        (3, "Efficient owls for the computation of free-surface rain", ("Low M.",)),
        (4, "An introduction to nearly-horizontal rain", ("Roe RA",)),
        (
            5,
            "A high-resolution owl scheme in finite volumes for the 2D shallow-rain equations",
            ("Doe F", "Garcia-Nava P"),
        ),
        (
            7,
            "Approximate owls in finite volumes for 2D rain wave modeling",
            ("Elm DH", "She HW", "Lai JS", "Fox III GQ"),
        ),
    ]


def test_a_profile_that_counts_citations_copied_as_text() -> None:
    found = read(
        "Title\nCited by\nYear\n"
        "Fine Owls of the Rain\nA Poe, BC Roe\nRain Letters 21 (9), 34-43\t18*\t2011\n"
        "Snow\nBC Roe\nJournal of Weather, Wind & Snow 3, 1-3\t\t\t2012\n"
        "Do larks sing at night?\nA Poe, C van Moe, ...\t7\t2013\n"
        "Articles 1–3\n"
    )
    assert [(entry.line, entry.title, entry.authors, entry.date) for entry in found.entries] == [
        (4, "Fine Owls of the Rain", ("A Poe", "BC Roe"), "2011"),
        (7, "Snow", ("BC Roe",), "2012"),
        (10, "Do larks sing at night?", ("A Poe", "C van Moe"), "2013"),
    ]
    assert found.entries[0].venue == "Rain Letters"


DIARIES: list[Write] = [
    lambda who, what, _day, _place: f"{what.upper()} / {who}\n         lent to Jo 14/2\n",
    lambda who, what, _day, _place: f"{who}. “{what}”. 8/10\n  with Jo\n",
]


@pytest.mark.parametrize("write", DIARIES)
@pytest.mark.parametrize(
    "days",
    [
        ("5 Jan    ", "19 Feb   ", "??       ", "8 March  "),
        ("05.01 - ", "19.02 - ", "?? марта - ", "11.05 - "),
    ],
    ids=["names", "numbers"],
)
def test_days_before_what_was_read(write: Write, days: Sequence[str]) -> None:
    works = [f"{day}{write(*work)}" for day, work in zip(days, WORKS, strict=True)]
    found = read(f"OWLS CLUB 1998\n\n{''.join(works)}nothing for two weeks\n\ntotal to May: 4\n")
    assert [(entry.line, entry.title.lower(), entry.topics) for entry in found.entries] == [
        (place, what.lower(), ())
        for place, (_, what, _, _) in zip((3, 5, 7, 9), WORKS, strict=True)
    ]


def test_boxes_to_tick_begin_no_json() -> None:
    found = read("[ ] Rain, Fast and Slow -- Daniel Poe\n[x] Noise of Owls -- Olivier Reed\n")
    assert [(entry.title, entry.authors, entry.read) for entry in found.entries] == [
        ("Rain, Fast and Slow", ("Daniel Poe",), False),
        ("Noise of Owls", ("Olivier Reed",), True),
    ]


def test_an_address_among_many_lines_belongs_to_the_line_above() -> None:
    found = read(
        "to read:\n\nRoe 2011 - Owls in the rain\nhttps://arxiv.org/abs/2101.00001\n"
        'The Art of Rain by Ann Poe\n"Deep hail" (Nature 2020)\nSlow Rivers by Ann Tarn\n'
    )
    assert [(entry.line, entry.title) for entry in found.entries] == [
        (3, "Owls in the rain"),
        (5, "The Art of Rain"),
        (6, "Deep hail"),
        (7, "Slow Rivers"),
    ]


def test_citations_whose_lines_hang_are_works_each() -> None:
    found = read(
        "Kay, Daniel. Thinking, Wet and Slow. New York: Farrow, Strauss and Rain, 2011.\n"
        "Poe, Nora Anne. The Black Owl: The Impact of the Highly Improbable. New York:\n"
        "     Rain House, 2007.\n"
        "Roe, Richard H., and Cass R. Sun. Nudges. New Haven: Rain University Press, 2008.\n"
    )
    assert [(entry.line, entry.title, entry.date) for entry in found.entries] == [
        (1, "Thinking, Wet and Slow", "2011"),
        (2, "The Black Owl: The Impact of the Highly Improbable", "2007"),
        (4, "Nudges", "2008"),
    ]


@pytest.mark.parametrize(
    "name",
    [
        "To read", "Gelesen 2020", "Leituras de 2023", "Прочитано в 2022", "2019 wishlist",
        "Books for the winter", "Summer reading - grade 9", "Leseliste Klasse 10",
    ],
)  # fmt: skip
@pytest.mark.parametrize("bullet", ["", "• "])
def test_a_line_right_above_works_that_is_called_as_lists_are(name: str, bullet: str) -> None:
    works = ("The Last Rain - Ann Poe", "Owls - Bo Roe", "Slow Hail - Cy Orr")
    found = read("\n".join([name, *(bullet + work for work in works)]))
    assert [(entry.line, entry.title, entry.authors, entry.topics) for entry in found.entries] == [
        (2, "The Last Rain", ("Ann Poe",), ()),
        (3, "Owls", ("Bo Roe",), ()),
        (4, "Slow Hail", ("Cy Orr",), ()),
    ]


def test_shelves_right_above_titles_alone() -> None:
    found = read("Read\nThe Last Rain\nOwls at Noon\n\nTo read\nThe Slow Hail\nFog of Old\n")
    assert [(entry.title, entry.topics) for entry in found.entries] == [
        ("The Last Rain", ("Read",)),
        ("Owls at Noon", ("Read",)),
        ("The Slow Hail", ("To read",)),
        ("Fog of Old", ("To read",)),
    ]


def test_books_in_a_title_name_no_list() -> None:
    found = read("The Books of Rain - Ann Poe\nOwls at Noon - Bo Roe\nSlow Hail - Cy Orr\n")
    assert [entry.title for entry in found.entries] == [
        "The Books of Rain",
        "Owls at Noon",
        "Slow Hail",
    ]


@pytest.mark.parametrize("file", ["list.txt", "list.md"])
@pytest.mark.parametrize("mark", ["", "- "])
@pytest.mark.parametrize(
    ("opened", "ticked"), [("☐", "☑"), ("☐", "☒"), ("□", "✅"), ("☐", "☑\ufe0f"), ("☐", "✔")]
)
def test_drawn_boxes_say_what_is_read(file: str, mark: str, opened: str, ticked: str) -> None:
    works = ("The Last Rain by Ann Poe", "Owls by Bo Roe", "*Slow Hail* by Cy Orr")
    signs = (opened, ticked, opened)
    text = "\n".join(f"{mark}{sign} {work}" for sign, work in zip(signs, works, strict=True))
    found = parse_list(text.encode(), file=file)
    assert [(entry.title.strip("*"), entry.authors, entry.read) for entry in found.entries] == [
        ("The Last Rain", ("Ann Poe",), False),
        ("Owls", ("Bo Roe",), True),
        ("Slow Hail", ("Cy Orr",), False),
    ]


def test_ticks_without_open_boxes_praise() -> None:
    found = read("✅ The Last Rain by Ann Poe\n✅ Owls by Bo Roe\n✅ Slow Hail by Cy Orr\n")
    assert [(entry.title, entry.read) for entry in found.entries] == [
        ("The Last Rain", False),
        ("Owls", False),
        ("Slow Hail", False),
    ]


def test_records_of_audiobooks_and_of_libraries() -> None:
    heard = [("Rain", "Ann Poe", "Jo Wu"), ("The Last Owl", "Bo Roe", "Al Li"), ("Hail", "Cy Orr", "Di Mo")]  # fmt: skip
    found = read(
        "\n\n".join(
            f"{title}\nBy: {who}\nNarrated by: {voice}\nLength: 8 hrs and 44 mins\nPrice: $14.95"
            for title, who, voice in heard
        )
    )
    assert [(entry.title, entry.authors, entry.venue) for entry in found.entries] == [
        (title, (who,), "") for title, who, _ in heard
    ]


@pytest.mark.parametrize("sign", [" - ", " – ", " by ", ", "])
def test_two_lines_are_works_by_a_name_behind_one_sign(sign: str) -> None:
    found = read(f"The Last Rain{sign}Anna Poe\nOwls{sign}Mary Roe\n")
    assert [(entry.line, entry.title, entry.authors) for entry in found.entries] == [
        (1, "The Last Rain", ("Anna Poe",)),
        (2, "Owls", ("Mary Roe",)),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "From: Anna Poe\nTo: Mary Roe\n",
        "Anna Poe, Bern\nMary Roe, Paris\n",
        "It rained on Anna Poe, who was out\nwith no coat, said Mary Roe\n",
    ],
)
def test_two_lines_of_prose_are_no_works(text: str) -> None:
    assert not read(text).entries


@pytest.mark.parametrize(
    "tails",
    [
        ("$14.99 (ebook)", "$9.99 (paperback)", "$12.50 (audiobook)"),
        ("12,00 €", "9 EUR", "14,50 € (gebraucht)"),
        ("Taschenbuch, 12,00 €", "gebunden, 20 €", "Hörbuch, 9,99 €"),
    ],
)
@pytest.mark.parametrize("sign", [", ", " - "])
def test_prices_and_formats_behind_names_are_remarks(sign: str, tails: Sequence[str]) -> None:
    works = ("The Last Rain", "Anna Poe"), ("Owls at Noon", "Mary Roe"), ("Slow Hail", "Tom Orr")
    found = read(
        "".join(
            f"{title}{sign}{who}{sign}{tail}\n"
            for (title, who), tail in zip(works, tails, strict=True)
        )
    )
    assert [(entry.title, entry.authors, entry.note) for entry in found.entries] == [
        (title, (who,), tail) for (title, who), tail in zip(works, tails, strict=True)
    ]


def test_what_a_shop_calls_a_format_behind_a_title() -> None:
    found = read(
        "The Last Rain: A Story Paperback – May 15, 2018\nby Anna Poe (Author)\n\n"
        "Owls, Near and Far Hardcover – April 2, 2013\nby Mary Roe (Author)\n"
    )
    assert [(entry.title, entry.authors, entry.date) for entry in found.entries] == [
        ("The Last Rain: A Story", ("Anna Poe",), "2018-05-15"),
        ("Owls, Near and Far", ("Mary Roe",), "2013-04-02"),
    ]


OWLS = "\n".join(
    f"{lead} of {what} in the Hills"
    for lead in ("A History", "The Slow Growth", "On the Study", "A Survey")
    for what in ("Owls", "Small Larks", "Grey Geese at Night")
)


@pytest.mark.parametrize(
    "odd",
    [
        "rainprof: A Small Profile of Rain",
        "and what came after it in the same year",
        "[ ] A Book of Rain and Hail",
        "2. A Book of Rain and Hail",
        "The aim of this list is to help those who want to read of rain. " * 8,
    ],
)
def test_an_odd_line_among_many_titles_leaves_them_what_they_are(odd: str) -> None:
    lines = OWLS.split("\n")
    text = "\n".join([*lines, odd, *(line.replace("Hills", "Towns") for line in lines)])
    titles = {entry.title for entry in read(text).entries}
    assert titles.issuperset(lines[:-1])  # the last may go on in the odd one
    assert sum("Towns" in title for title in titles) == len(lines)


def test_filled_prose_is_not_taken_for_titles() -> None:
    text = "\n".join(
        ["The rain that fell in the hills was the first of the year, and it", "fell for a day."]
        * 12
    )
    assert not read(text).entries


def test_lines_alone_above_others_are_sections_though_not_all_are_as_many() -> None:
    text = (
        "Birds\n\nFirst works (owls)\n\nThe Slow Growth of Owls in the Hills\n"
        "On the Study of Owls by Night\nA Survey of Owls and Their Larks\n\n"
        "Later works\n\nThe Grey Geese of the Northern Towns\n"
        "How Larks Find Their Nests in Rain\nOn Hail as Geese See It\nA Last Survey of Birds\n"
    )
    found = read(text)
    assert [(entry.topics, entry.line) for entry in found.entries] == [
        *((("First works (owls)",), line) for line in (5, 6, 7)),
        *((("Later works",), line) for line in (11, 12, 13, 14)),
    ]


@pytest.mark.parametrize("name", ["papers to read", "Reading list", "Books"])
def test_lines_in_small_letters_below_the_name_of_a_list_are_its_works(name: str) -> None:
    found = read(
        f"{name}\n\nowls are all you need (poe 2017)\nscaling laws for rain in the northern hills\n"
        "rainformer https://arxiv.org/abs/2203.15556\nhailtention\n"
        "RoLA: low rank owls of large hills\n"
    )
    assert [(entry.line, entry.title) for entry in found.entries] == [
        (3, "owls are all you need"),
        (4, "scaling laws for rain in the northern hills"),
        (5, "rainformer"),
        (6, "hailtention"),
        (7, "RoLA: low rank owls of large hills"),
    ]


def test_prose_below_the_name_of_a_list_is_none() -> None:
    line = "these are the papers that we have read in the last of the years and"
    assert not read("Reading list\n\n" + f"{line}\n" * 5 + "what we think of them.\n").entries


def test_lines_of_a_few_words_among_quoted_titles_are_sections() -> None:
    text = (
        "Fog\n\n"
        'Poe, Ann. "Wet Roofs of the North." [pdf] (https://example.org/1.pdf)\n\n'
        '"Small Owls in Rain."\n\n'
        "Hail and Snow\n\n"
        'Roe, Bo. "Late Hail." [pdf] (https://example.org/2.pdf)\n\n'
        'Orr, Cy. "The Weight of Snow." [pdf] (https://example.org/3.pdf)\n'
    )
    found = [(entry.line, entry.title, entry.topics) for entry in read(text).entries]
    assert found == [
        (3, "Wet Roofs of the North", ("Fog",)),
        (5, "Small Owls in Rain", ("Fog",)),
        (9, "Late Hail", ("Hail and Snow",)),
        (11, "The Weight of Snow", ("Hail and Snow",)),
    ]
