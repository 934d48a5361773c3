"""Tables as programs and people write them."""

from __future__ import annotations

import pytest
from tests.reading.readers import ATTENTION, curies, read

from paperkg.errors import InputError
from paperkg.reading.endings import ListFormat


def test_a_table_as_programs_write_it() -> None:
    text = (
        '"Key","Item Type","Publication Year","Author","Title","DOI","Url","Manual Tags","Extra"\n'
        '"A","journalArticle","2017","Vaswani, Ashish; Shazeer, Noam","Attention,\nand more","",'
        '"http://arxiv.org/abs/1706.03762","nlp; deep","arXiv:1706.03762 [cs]"\n'
        '"B","journalArticle","2019","Chen, T","Boosting","10.1145/2939672.2939785","","nlp",""\n'
        '"C","","","","","","","",""\n'
    )
    found = read(text, ListFormat.CSV)
    first, second = found.entries
    assert (first.title, first.line) == ("Attention, and more", 2)
    assert first.authors == ("Ashish Vaswani", "Noam Shazeer")
    assert (curies(first), first.topics) == ([ATTENTION], ("nlp",))
    assert (second.line, second.date) == (4, "2019")
    assert [skipped.line for skipped in found.skipped] == [5]


@pytest.mark.parametrize("delimiter", ["\t", ";", ","])
def test_a_table_with_code_and_read_marks(delimiter: str) -> None:
    rows = [
        ("Paper", "Link", "Code", "Topic", "Status"),
        ("One", "https://arxiv.org/abs/1706.03762", "https://github.com/a/b", "T", "read"),
        ("Two", "", "https://github.com/c/d", "T", "todo"),
    ]
    found = read("\n".join(delimiter.join(row) for row in rows), ListFormat.CSV)
    first, second = found.entries
    assert (curies(first), first.topics, first.read) == ([ATTENTION], ("T",), True)
    assert (curies(second), second.read) == ([], False)
    assert [link.url for link in second.links] == ["https://github.com/c/d"]


@pytest.mark.parametrize(
    ("written", "authors"),
    [
        ("Goodfellow, Ian", ("Ian Goodfellow",)),
        ("Goodfellow, Ian and Bengio, Yoshua", ("Ian Goodfellow", "Yoshua Bengio")),
        ("Ann Poe, John Roe and Bo Li", ("Ann Poe", "John Roe", "Bo Li")),
        ("Poe, Roe", ("Poe", "Roe")),
    ],
)
def test_authors_in_a_spreadsheet_are_told_apart(written: str, authors: tuple[str, ...]) -> None:
    text = f'Title,Author\nA Fine Paper,"{written}"\n'
    assert read(text, ListFormat.CSV).entries[0].authors == authors


TABLES = [
    # Dimensions: a remark above the names of the columns
    'About the data: exported\nRank,DOI,Title,PubYear,Authors\n1,10.1000/a,Fine Things,2013,"Poe, A.; Roe, B."\n',
    # Lens, OpenAlex, Scopus, PubMed, Springer
    "Title,Author/s,DOI,Date Published\nFine Things,A. Poe; B. Roe,10.1000/a,2013\n",
    "doi,title,publication_year,authorships.author.display_name\n10.1000/a,Fine Things,2013,A. Poe|B. Roe\n",
    '"Authors","Author full names","Title","Year","DOI"\n"X","Poe, A. (123456); Roe, B. (123457)","Fine Things","2013","10.1000/a"\n',
    '"Title","Authors","Publication Year","DOI"\n"Fine Things","Poe A., Roe B.","2013","10.1000/a"\n',
    "Item Title,Item DOI,Authors,Publication Year\nFine Things,10.1000/a,A. Poe and B. Roe,2013\n",
    # BibTeX made a table, and an identifier among links
    '"","author","title","year","doi"\n"k","A. Poe and B. Roe","{Fine\n   Things}","{2013}","{10.1000/a}"\n',
    "title,link,authors,year\nFine Things,doi:10.1000/a,A. Poe; B. Roe,2013\n",
    # Rayyan, and a table in Chinese
    'key,title,year,authors,doi\n1,Fine Things,2013,"Poe, A. and Roe, B.",10.1000/a\n',
    "标题,作者,年份,DOI\nFine Things,A. Poe; B. Roe,2013,10.1000/a\n",
]


@pytest.mark.parametrize("table", TABLES)
def test_tables_as_databases_write_them(table: str) -> None:
    (entry,) = read(table, None, "x.csv").entries
    assert (entry.title, entry.authors, entry.date) == ("Fine Things", ("A. Poe", "B. Roe"), "2013")
    assert curies(entry) == ["doi:10.1000/a"]


def test_a_table_of_books() -> None:
    found = read(
        "Title,Author,Additional Authors,ISBN,ISBN13,Publisher,Year Published,Original Publication Year,"
        'Bookshelves,Exclusive Shelf\n"Fine, Things",Ann Poe,Bo Roe,"=""0262035618""","=""9780262035613""",Poe & Sons,'
        '2019,1965,"to-read, physics",read\n',
        ListFormat.CSV,
    )
    (entry,) = found.entries
    assert (entry.title, entry.authors) == ("Fine, Things", ("Ann Poe", "Bo Roe"))
    assert (entry.date, entry.topics, entry.read) == ("1965", ("physics",), True)
    assert curies(entry) == ["isbn:9780262035613"]


@pytest.mark.parametrize(
    "header",
    [
        "Last name,First name,Book,Type",
        "Author's surname,Author's given name,Title,Year",
        "Name,Vorname,Titel,Verlag",
        "Nom,Prénom,Titre,Genre",
        "Фамилия,Имя,Название,Год",
    ],
)
def test_the_parts_of_names_in_columns_of_their_own(header: str) -> None:
    found = read(f"{header}\nPoe,Ann,Rain,x\nRoe,Bo,Fine Owls,y\n", ListFormat.CSV)
    assert [(entry.title, entry.authors) for entry in found.entries] == [
        ("Rain", ("Ann Poe",)),
        ("Fine Owls", ("Bo Roe",)),
    ]


def test_topics_and_what_is_inside_them() -> None:
    found = read(
        "Broad Topic,Subtopic,Research group,Title,Authors,Extra\n"
        "Trees,Roots; Bark,Poe Lab,Fine Things,A. Poe et al. (Uni Roe),Read_Status: Read\n"
        "Trees,,Poe Lab,Finer Things,A. Poe; et al. (Uni Roe),\n",
        ListFormat.CSV,
    )
    first, second = found.entries
    assert (first.topics, first.other_topics) == (("Trees", "Roots"), (("Trees", "Bark"),))
    assert (first.authors, first.read) == (("A. Poe",), True)
    assert (second.topics, second.authors, second.read) == (("Trees",), ("A. Poe",), False)


def test_a_table_of_saved_pages() -> None:
    found = read(
        "title,url,folder,time_added,tags,status\n[1706.03762] Fine Things,https://arxiv.org/abs/1706.03762,"
        "Papers / Roots,15,ml|nlp,archive\nFine Names | OpenReview,https://openreview.net/forum?id=a,,16,,unread\n",
        ListFormat.CSV,
    )
    assert [(entry.title, entry.topics, entry.read) for entry in found.entries] == [
        ("Fine Things", ("Papers", "Roots"), True),
        ("Fine Names", (), False),
    ]


def test_columns_are_told_by_the_last_word_of_their_names() -> None:
    rows = '#,Lead Authors,Preprint Title,Slack Channel,,\n1,"Ann Poe, Bo Li and  John Roe",Fine Things,,,\n,,,,,\n'
    (entry,) = read(rows, ListFormat.CSV).entries
    assert (entry.title, entry.authors) == ("Fine Things", ("Ann Poe", "Bo Li", "John Roe"))


def test_a_search_for_what_cites_a_work_is_no_address_of_it() -> None:
    search = "https://scholar.google.com/scholar?oi=bibs&amp;cites=1"
    page = (
        "<html><body><table><tr><th>Title</th><th>Cited by</th></tr>"
        f"<tr><td>Fine Things</td><td><a href='{search}'>20</a></td></tr>"
        f"<tr><td>Finer Things</td><td><a href='{search}2'>10</a></td></tr></table></body></html>"
    )
    found = read(page, ListFormat.HTML)
    assert [(entry.title, curies(entry)) for entry in found.entries] == [
        ("Fine Things", []),
        ("Finer Things", []),
    ]
    (item,) = read(f"title,url\nFine Things,{search}\n", ListFormat.CSV).entries
    assert curies(item) == []


# As literature tools name their columns, and people theirs.
NAMED = [
    "paperId,title,authors,year,venue,externalIds.DOI,externalIds.PMID\nx,Fine Things,Ann Poe,2013,Things,10.1000/a,31452104\n",
    "LitmapsId,DOI,PubMedId,Title,Authors,Year,Journal\n1,10.1000/a,31452104,Fine Things,Ann Poe,2013,Things\n",
    "Paper,Link to paper,Lead author,Publication,Published on,Data DOI,PMID\n"
    "Fine Things,https://doi.org/10.1000/a,Ann Poe,Things,2013,10.1000/z,31452104\n",
    "Titel;Autoren;Jahr;Zeitschrift;DOI;PMID;Note\nFine Things;Poe, A.;2013;Things;10.1000/a;31452104;4,5\n",
    "PT\tAF\tTI\tSO\tPY\tDI\tPM\nJ\tPoe, Ann\tFine Things\tThings\t2013\t10.1000/a\t31452104\nJ\tLi, Bo; Roe, C\tX\t\t\t\t\n",
]  # fmt: skip


@pytest.mark.parametrize("table", NAMED)
def test_columns_as_tools_and_people_name_them(table: str) -> None:
    entry = read(table, None, "x.csv").entries[0]
    assert (entry.title, entry.venue, entry.date) == ("Fine Things", "Things", "2013")
    assert entry.authors in (("Ann Poe",), ("A. Poe",))
    assert curies(entry) == ["doi:10.1000/a", "pmid:31452104"]


def test_where_semicolons_part_authors_a_comma_parts_no_two() -> None:
    table = 'Title,Authors\nFine Things,Li; Bo\nFiner Things,"Li, Bo"\nFinest Things,"Poe, Ann; Li, Bo"\n'
    first, second, third = read(table.replace("Li; Bo", '"Roe, Jo"'), ListFormat.CSV).entries
    assert (first.authors, second.authors) == (("Jo Roe",), ("Bo Li",))
    assert third.authors == ("Ann Poe", "Bo Li")


def test_the_day_of_a_meeting_is_no_date_of_a_paper() -> None:
    table = (
        "Date,Presenter,Paper,Year\n1/15/2024,Ann,Fine Things,2001\n1/22/2024,Bo,Finer Things,\n"
    )
    assert [entry.date for entry in read(table, ListFormat.CSV).entries] == ["2001", ""]


def test_notes_in_html_and_of_a_program_and_rows_without_a_title() -> None:
    table = (
        "Name,Year,Notes,Read?\nFine Things,5/17/2023,<p>Mind the <b>roots</b>.</p><p>Yes</p>,checked\n"
        'Finer Things,17.5.2023,"RAYYAN-INCLUSION: {""Ann""=>""Included""}",\nUntitled,,,\n'
    )
    found = read(table, ListFormat.CSV)
    first, second = found.entries
    assert (first.note, first.read, first.date) == ("Mind the roots. Yes", True, "2023-05-17")
    assert (second.note, second.read, second.date) == ("", False, "2023-05-17")
    assert [skipped.line for skipped in found.skipped] == [4]


def test_the_own_folders_of_instapaper_say_what_is_read() -> None:
    table = (
        "URL,Title,Selection,Folder,Timestamp\nhttps://arxiv.org/abs/1706.03762,Fine Things,,Archive,1\n"
        "https://example.org/a,Finer Things,,Unread,1\nhttps://example.org/b,Finest Things,,Trees,1\n"
    )
    found = read(table, ListFormat.CSV).entries
    assert [(entry.read, entry.topics) for entry in found] == [
        (True, ()),
        (False, ()),
        (False, ("Trees",)),
    ]


def test_a_table_without_names_is_told_by_what_stands_in_it() -> None:
    entries = read(
        "Owls at Noon,Anna Poe,2019\nThe Rain in the North,Peter Lind,2004\n"
        "A Short History of Snow,Maria Roe,2011\n",
        ListFormat.CSV,
    ).entries
    assert [(entry.title, entry.authors, entry.date) for entry in entries] == [
        ("Owls at Noon", ("Anna Poe",), "2019"),
        ("The Rain in the North", ("Peter Lind",), "2004"),
        ("A Short History of Snow", ("Maria Roe",), "2011"),
    ]


def test_a_column_of_citations_in_a_table_without_names() -> None:
    cited = (
        "Poe, Anna 1979. “A Shrine for Larks at Noon?” Fine Studies in Rain 12 (January): 1–19",
        "Lind, Peter 2013. “The Temple of Owls.” Notes on Rain 3 (September): 1–20",
        "Roe, Maria 1984. “The Historical Topography of Snow.” Hail 182: 3–9",
    )
    lines = [f'"{text[:3]}1","{text}","<i>{text[:3]}</i>"' for text in cited]
    entries = read("\n".join(lines), ListFormat.CSV).entries
    assert [(entry.line, entry.title, entry.date) for entry in entries] == [
        (1, "A Shrine for Larks at Noon?", "1979"),
        (2, "The Temple of Owls", "2013"),
        (3, "The Historical Topography of Snow", "1984"),
    ]


CITED = {
    "a description behind a key, as in a data base": (
        "id,key,description,region\n"
        '1,"Poe A., Roe B. 2001","Poe A., Roe B. 2001: Hedges of the north. Acta Rain 4: 6-7, Lund.",N\n'
        '2,Orr C. 2013,"Orr C. 2013: A cave in the rain. Rain Letters 4(73): 31-33, Lund.",N\n'
        '3,Quill E. 2019,"Quill E. 2019: Stories of old larks. Lark Press, Lund.",S\n'
    ),
    "semicolons, and a Polish name": (
        "nr;źródło;uwagi\n"
        "1;Poe A., Roe B. 2001. Hedges of the north. Acta Rain 44: 65-77.;dobre\n"
        "2;Orr C. 2013. A cave in the rain. Rain Letters 4(73): 31-33.;\n"
        "3;Quill E. 2019. Stories of old larks. Lark Press, Lund.;\n"
    ),
    "tabs, beside what the works are on": (
        "Taxon\tHabitat\tReference\n"
        "Alauda\tmeadow\tPoe, A., & Roe, B. (2001). Hedges of the north. Rain Letters, 12(3), 4–9.\n"
        "Turdus\twood\tOrr, C. (2013). A cave in the rain. Lark Press.\n"
        "Strix\tbarn\tQuill, E. (2019). Stories of old larks. Journal of Rain, 4, 31–33.\n"
    ),
    "Spanish, with the year once more": (
        "Código,Referencia bibliográfica,Año\n"
        'A1,"Poe, A. y Roe, B. (2001). Hedges of the north. Rain Letters, 12(3), 4-9.",2001\n'
        'A2,"Orr, C. (2013). A cave in the rain. Lark Press.",2013\n'
        'A3,"Quill, E. (2019). Stories of old larks. Rain Letters, 4, 31-33.",2019\n'
    ),
    "short names in a column called name": (
        "name,year,full reference\n"
        'hedges,2001,"Poe A., Roe B. Hedges of the north. Rain Letters. 2001;12(3):4-9."\n'
        'cave,2013,"Orr C. A cave in the rain. Lark J. 2013;3:1-2."\n'
        'larks,2019,"Quill E. Stories of old larks. Rain Letters. 2019;14:31-3."\n'
    ),
    "a column called source, and links": (
        "topic,source,link\n"
        'Rain,"Poe, A., and B. Roe. Hedges of the North. Lund: Rain Press, 2001.",https://x.example/a\n'
        'Rain,"Orr, C. A Cave in the Rain. Ghent: Lark Press, 2013.",https://x.example/b\n'
        'Larks,"Quill, E. Stories of Old Larks. Lund: Rain Press, 2019.",https://x.example/c\n'
    ),
    "identifiers beside the citations": (
        "DOI,Citation\n"
        '10.1234/aa1,"Poe, A., Roe, B. Hedges of the north. Rain Letters 12, 4–9 (2001)."\n'
        '10.1234/aa2,"Orr, C. A cave in the rain. Lark Journal 3, 1–2 (2013)."\n'
        '10.1234/aa3,"Quill, E. Stories of old larks. Rain Letters 14, 31–33 (2019)."\n'
    ),
}


@pytest.mark.parametrize("table", CITED.values(), ids=CITED)
def test_whole_citations_in_a_column_of_a_table(table: str) -> None:
    entries = read(table, ListFormat.CSV).entries
    assert [(entry.line, entry.title.lower(), entry.date) for entry in entries] == [
        (2, "hedges of the north", "2001"),
        (3, "a cave in the rain", "2013"),
        (4, "stories of old larks", "2019"),
    ]
    assert [entry.authors for entry in entries] == [
        ("A. Poe", "B. Roe"),
        ("C. Orr",),
        ("E. Quill",),
    ]


def test_what_stands_beside_whole_citations_is_kept() -> None:
    first = read(CITED["a column called source, and links"], ListFormat.CSV).entries[0]
    assert (first.topics, [link.url for link in first.links]) == (
        ("Rain",),
        ["https://x.example/a"],
    )
    named = read(CITED["identifiers beside the citations"], ListFormat.CSV).entries
    assert [entry.identifiers[0].curie for entry in named] == [
        "doi:10.1234/aa1",
        "doi:10.1234/aa2",
        "doi:10.1234/aa3",
    ]


def test_titles_beside_long_texts_with_years_are_titles() -> None:
    table = (
        "Title,Abstract\n"
        'On the Hedges of the North,"We look at the hedges of the north as Poe saw them in 2001."\n'
        'A Cave in the Rain,"We walked through a cave in the rain of 2013 and say what we heard."\n'
    )
    entries = read(table, ListFormat.CSV).entries
    assert [entry.title for entry in entries] == [
        "On the Hedges of the North",
        "A Cave in the Rain",
    ]


def test_a_table_without_names_and_works_asks_for_names() -> None:
    with pytest.raises(InputError, match="name the columns"):
        read("1,2\n3,4\n", ListFormat.CSV)


def test_a_venue_with_its_year_says_when_where_no_column_does() -> None:
    table = (
        "title,authors,source_venue\nFine Rain,Ann Poe,NeurIPS 2023\n"
        "Wet Nets,Bo Roe,EMNLP/2026/Workshop/Rain\nDry Nets,Eva Orr,ICLR.cc/2024/Conference\n"
        "Slow Snow,Dan Li,Nature\n"
    )
    found = read(table, ListFormat.CSV).entries
    assert [(entry.venue, entry.date) for entry in found] == [
        ("NeurIPS", "2023"),
        ("EMNLP Workshop Rain", "2026"),
        ("ICLR", "2024"),
        ("Nature", ""),
    ]


def test_when_authors_lived_parts_their_names() -> None:
    table = (
        'title,author\nOwls at Noon,"Poe, Ann, 1951-2019, Roe, Bo, 1980-"\n'
        'Rain in Spring,"Doe, Cy, b. 1951; Li, Dan"\nHail,"Poe, Ann (1951-) and Roe, Bo, 1980-"\n'
    )
    assert [entry.authors for entry in read(table, ListFormat.CSV).entries] == [
        ("Ann Poe", "Bo Roe"),
        ("Cy Doe", "Dan Li"),
        ("Ann Poe", "Bo Roe"),
    ]


def test_cells_that_join_turned_names_tell_that_one_of_an_unknown_name_is_turned() -> None:
    text = (
        'key,title,author,year\np1,Rain,"Poe, Ann and Roe, Bo",2019\no2,Owls,"Orr, Ottoline",2020\n'
    )
    found = read(text, ListFormat.CSV)
    assert [entry.authors for entry in found.entries] == [("Ann Poe", "Bo Roe"), ("Ottoline Orr",)]


def test_a_table_of_a_library_without_names_of_columns() -> None:
    table = (
        'Owls at Noon,3,"Poe, Ann, 1951-",Fine House Press of the North,KH971,2023.6,9784150315535\n'
        'Rain,,"Roe, Bo, 1951-2019",Rain House Press of the South,KH971,2023.7,9784309419787\n'
        "A Short History of Snow and Hail in the Hills,,Cloud,Hail Press,K,2010.9,9784758041751\n"
    )
    entries = read(table, ListFormat.CSV).entries
    assert [(entry.title, entry.authors, entry.date) for entry in entries] == [
        ("Owls at Noon", ("Ann Poe",), "2023-06"),
        ("Rain", ("Bo Roe",), "2023-07"),
        ("A Short History of Snow and Hail in the Hills", (), "2010-09"),
    ]


def test_a_file_of_text_may_be_a_table_throughout() -> None:
    rows = (
        "The Vital Rain: A Story; N. Lane; Biology",
        "Solaris; S. Lem; Fiction",
        "Dune; F. Poe; X",
    )
    table = "\n".join(("Title; Author; Subject", *rows))
    found = read(table, None, file="reads.md")
    assert [(entry.line, entry.title, entry.authors, entry.topics) for entry in found.entries] == [
        (2, "The Vital Rain: A Story", ("N. Lane",), ("Biology",)),
        (3, "Solaris", ("S. Lem",), ("Fiction",)),
        (4, "Dune", ("F. Poe",), ("X",)),
    ]


def test_rows_with_one_cell_are_sections_and_short_days_are_dates() -> None:
    rows = (
        "Name,Title,Date,Themes",
        "ponds on the move,,,",
        "1502.pdf,Pond Computing: Focusing on Ducks,30-Mar-16,rain",
        "0732.pdf,Help Your Ducks with Ponds,Jan-18,",
        "p15.pdf,A Language for Large Lakes,2013,",
        "surveys,,,",
        "1804.pdf,A Survey of Ponds,6-Sep-98,",
        "1805.pdf,All One Needs to Know about Ponds,,",
    )
    entries = read("\n".join(rows), ListFormat.CSV).entries
    assert [(entry.line, entry.date, entry.topics) for entry in entries] == [
        (3, "2016-03-30", ("ponds on the move",)),
        (4, "2018-01", ("ponds on the move",)),
        (5, "2013", ("ponds on the move",)),
        (7, "1998-09-06", ("surveys",)),
        (8, "", ("surveys",)),
    ]


def test_titles_with_their_authors_in_a_column_that_no_name_tells() -> None:
    text = (
        "Document,Links\n"
        "Marcus Poe — Meditations on Rain,https://example.org/2680.htm\n"
        "Epic Orr — Enchiridion (Handbook),https://example.org/10661.htm\n"
        "Sen Ray — Moral Letters to Snow,https://example.org/wiki/Letters\n"
    )
    found = read(text, ListFormat.CSV)
    assert [(entry.title, entry.authors) for entry in found.entries] == [
        ("Meditations on Rain", ("Marcus Poe",)),
        ("Enchiridion (Handbook)", ("Epic Orr",)),
        ("Moral Letters to Snow", ("Sen Ray",)),
    ]


@pytest.mark.parametrize(
    "head",
    [
        "Titre du livre;Auteur;Année de parution",
        "Tytuł książki;Autor;Rok wydania",
        "Titel des Buches;Autoren;Jahr",
    ],
)
def test_names_of_columns_that_say_of_what_they_are(head: str) -> None:
    (rain,) = read(f"{head};Notes\nLa pluie;Ann Poe;1965;\n", ListFormat.CSV).entries
    assert (rain.title, rain.authors, rain.date) == ("La pluie", ("Ann Poe",), "1965")


def test_a_row_that_counts_the_others_is_no_work() -> None:
    text = "Title,Author,Year\nFine Rain,Ann Poe,2001\nTotal,Bo Roe,2002\nTotal: 2,,\n"
    found = read(text, ListFormat.CSV)
    assert [entry.title for entry in found.entries] == ["Fine Rain", "Total"]
    assert [left.line for left in found.skipped] == [4]


def test_files_and_notes_of_zotero_are_no_works() -> None:
    text = "Key,Item Type,Title,Author\nA,book,Fine Rain,Ann Poe\nB,attachment,Full Text PDF,\nC,note,x,\n"
    found = read(text, ListFormat.CSV)
    assert [entry.title for entry in found.entries] == ["Fine Rain"]


def test_an_isbn_beside_a_number_of_ones_own_identifies_a_book() -> None:
    text = "ID,Title,ISBN\n001,Fine Rain,978-0-262-03561-3\n002,Fine Snow,978-0-13-468599-1\n"
    found = read(text, ListFormat.CSV).entries
    assert list(map(curies, found)) == [["isbn:9780262035613"], ["isbn:9780134685991"]]


def test_a_column_of_years_in_any_language_says_when() -> None:
    rows = ("Rain,Poe,1961", "Snow,Roe,1987", "Hail,Li,2004")
    found = read("\n".join(("Title,Author,Prvoizdanje", *rows)), ListFormat.CSV).entries
    assert [entry.date for entry in found] == ["1961", "1987", "2004"]
    for other in ("Finished", "Lu en"):  # years of one reader lie close together
        recent = [row[:-4] + year for row, year in zip(rows, ("2019", "2020", "2024"), strict=True)]
        found = read("\n".join((f"Title,Author,{other}", *recent)), ListFormat.CSV).entries
        assert [entry.date for entry in found] == ["", "", ""]


def test_a_column_of_releases_says_when_beside_one_of_when_works_were_read() -> None:
    rows = ("2019,Rain,Poe,1961", "2019,Snow,Roe,1987", "2020,Hail,Li,2020")
    found = read("\n".join(("Year,Title,Author,Released", *rows)), ListFormat.CSV).entries
    assert [entry.date for entry in found] == ["1961", "1987", "2020"]


def test_a_citation_beside_a_title_says_who_where_and_when() -> None:
    rows = (
        '"Owls of the Small Islands","Poe, A.B., Roe, C., and Hill, D. (2018). Rain Letters. (2019)"',
        '"What Hail Says at Night","AB Poe, CD Roe… - Hail Studies (2016)"',
        '"Notes on Rain","Poe, A. 2014: Notes on rain. Journal of Hail 4: 6-7"',
        '"A Book of Snow","Prepared for: The Fine Office (2012)"',
    )
    found = read("\n".join(("Title,Citation", *rows)), ListFormat.CSV).entries
    assert [(entry.authors, entry.venue, entry.date) for entry in found] == [
        (("A.B. Poe", "C. Roe", "D. Hill"), "Rain Letters", "2018"),
        (("AB Poe", "CD Roe"), "Hail Studies", "2016"),
        (("A. Poe",), "Journal of Hail", "2014"),
        ((), "", "2012"),
    ]
    text = 'Title,Author,Year,Reference\nOwls,Ann Poe,2001,"Roe, B. (2018). Rain Letters"\n'
    (entry,) = read(text, ListFormat.CSV).entries
    assert (entry.authors, entry.date) == (("Ann Poe",), "2001")


UNNAMED = (
    ("Poe, Ann", "Owls at Noon", "Lark Press, Lund", "1999"),
    ("Lind, P.", "The Rain", "Penguin Books", "2004"),
    ("Roe, Maria", "A History of Snow in the Hills", "Suhrkamp", "2011"),
    ("Orr, Ottoline", "1847", "Journal of Hail", "1986"),
    ("Ash, Peter", "Rain and Myth", "Gallimard, Paris", "1961"),
)
"""Who wrote what, where it appeared, and when."""


@pytest.mark.parametrize("order", ["0123", "1023", "3102", "1230", "n0123", "10n32"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_columns_without_names_hold_what_most_rows_say(order: str, delimiter: str) -> None:
    rows = (
        delimiter.join(str(number) if sign == "n" else f'"{row[int(sign)]}"' for sign in order)
        for number, row in enumerate(UNNAMED, start=1)
    )
    entries = read("\n".join(rows), ListFormat.CSV).entries
    assert [(entry.title, entry.authors, entry.venue, entry.date) for entry in entries] == [
        ("Owls at Noon", ("Ann Poe",), "Lark Press, Lund", "1999"),
        ("The Rain", ("P. Lind",), "Penguin Books", "2004"),
        ("A History of Snow in the Hills", ("Maria Roe",), "Suhrkamp", "2011"),
        ("1847", ("Ottoline Orr",), "Journal of Hail", "1986"),
        ("Rain and Myth", ("Peter Ash",), "Gallimard, Paris", "1961"),
    ]


def test_columns_without_names_may_hold_titles_and_years_alone() -> None:
    rows = "1;Der Regen;1924\n2;Schnee im Norden;1963\n3;Eulen;2010\n"
    found = read(rows, ListFormat.CSV).entries
    assert [(entry.title, entry.date) for entry in found] == [
        ("Der Regen", "1924"),
        ("Schnee im Norden", "1963"),
        ("Eulen", "2010"),
    ]


def test_columns_without_names_have_parts_of_names_isbns_marks_and_years_of_reading() -> None:
    rows = (
        "Poe,Anna,Owls at Noon,1999,2020,9781400033416,x\n"
        "Lind,Peter,The Rain,2004,2021,9780451524935,\n"
        "Roe,Maria,A History of Snow,2011,2021,9780385474542,x\n"
    )
    found = read(rows, ListFormat.CSV).entries
    assert [(entry.title, entry.authors, entry.date, entry.read) for entry in found] == [
        ("Owls at Noon", ("Anna Poe",), "1999", True),
        ("The Rain", ("Peter Lind",), "2004", False),
        ("A History of Snow", ("Maria Roe",), "2011", True),
    ]
    assert curies(found[0]) == ["isbn:9781400033416"]


def test_other_words_in_columns_without_names_are_remarks() -> None:
    rows = (
        "roman,Owls at Noon,Anna Poe,good\nroman,The Rain,Peter Lind,\n"
        "essay,A History of Snow,Maria Roe,not read to the end\n"
    )
    found = read(rows, ListFormat.CSV).entries
    assert [(entry.title, entry.note) for entry in found] == [
        ("Owls at Noon", "roman; good"),
        ("The Rain", "roman"),
        ("A History of Snow", "essay; not read to the end"),
    ]


def test_a_row_of_unknown_names_of_columns_is_no_work() -> None:
    rows = (
        "jina,mwandishi,mwaka\nOwls at Noon,Anna Poe,1999\nThe Rain,Peter Lind,2004\n"
        "Snow,Maria Roe,2011\nHail,Paul Orr,1986\nRain and Myth,Anna Ash,1961\n"
        "Sleet,Peter Poe,1962\nThaw,Maria Lind,1963\nDew,Paul Roe,1964\nFog,Anna Orr,1965\n"
        "Mist,Peter Ash,1966\n"
    )
    found = read(rows, ListFormat.CSV).entries
    assert [entry.line for entry in found] == [*range(2, 12)]


def test_a_row_that_lacks_cells_keeps_its_year() -> None:
    rows = [",".join(f'"{cell}"' for cell in row) for row in UNNAMED]
    found = read("\n".join((*rows, '"Poe, Ann, Hail, Lark Press",2001')), ListFormat.CSV).entries
    assert (found[-1].title, found[-1].date) == ("Poe, Ann, Hail, Lark Press", "2001")


@pytest.mark.parametrize("mark", ["## {}", '"## {}"', "## {},,"])
def test_rows_that_begin_with_number_signs_are_headings(mark: str) -> None:
    rows = (
        "# Books",
        mark.format("Rain"),
        "Anna Poe,Owls at Noon,1999",
        "Peter Lind,The Rain,2004",
        "",
        mark.format("Snow"),
        "Maria Roe,A History of Snow,2011",
    )
    found = read("\n".join(rows), ListFormat.CSV).entries
    assert [(entry.line, entry.title, entry.topics) for entry in found] == [
        (3, "Owls at Noon", ("Rain",)),
        (4, "The Rain", ("Rain",)),
        (7, "A History of Snow", ("Snow",)),
    ]


def test_headings_of_rows_stand_inside_each_other() -> None:
    rows = (
        "Title,Author\n# Weather\n## Rain\nOwls at Noon,Ann Poe\n## Snow\nThe Drift,Bo Lind\n"
        "# Birds\nLarks,Cy Roe\n"
    )
    found = read(rows, ListFormat.CSV).entries
    assert [entry.topics for entry in found] == [
        ("Weather", "Rain"),
        ("Weather", "Snow"),
        ("Birds",),
    ]


@pytest.mark.parametrize("cells", ["", ",,"])
def test_rows_of_one_cell_that_begin_the_table_and_others_are_sections(cells: str) -> None:
    rows = (
        f"Rain{cells}\nOwls at Noon,Anna Poe,1999\nThe Rain,Peter Lind,2004\n"
        f"A Wet Spring,Paul Orr,1986\nSnow{cells}\nA History of Snow,Maria Roe,2011\n"
        "The Drift,Anna Ash,1961\nThaw,Peter Poe,1962\n"
    )
    found = read(rows, ListFormat.CSV).entries
    assert [(entry.line, *entry.topics) for entry in found] == [
        *((line, "Rain") for line in (2, 3, 4)),
        *((line, "Snow") for line in (6, 7, 8)),
    ]


OPEN = {
    "the last text": '"Poe, Ann","{}","Lark Press, 1999\n',
    "a text inside": '"Poe, Ann","{},"Lark Press",1999\n',
    "the last cell": '"Poe, Ann","{}","Lark Press","1999\n',
}


@pytest.mark.parametrize("row", OPEN.values(), ids=OPEN)
@pytest.mark.parametrize("titles", [("Owls at Noon",), ("Owls at Noon", "Larks")])
def test_a_quotation_mark_left_open_loses_no_row(row: str, titles: tuple[str, ...]) -> None:
    others = (
        '"Lind, Peter","The Rain","Penguin Books",2004\n'
        '"Roe, Maria","A History of Snow, in Parts","Suhrkamp",2011\n'
        '"Orr, Paul","Hail","Lark Press",1986\n"Ash, Anna","Sleet","Lark Press",1961\n'
    )
    rows = (*map(row.format, titles), others, row.format("A Last Owl"))
    found = read("".join(rows), ListFormat.CSV).entries
    assert [(entry.title, entry.authors, entry.date) for entry in found] == [
        *((title, ("Ann Poe",), "1999") for title in titles),
        ("The Rain", ("Peter Lind",), "2004"),
        ("A History of Snow, in Parts", ("Maria Roe",), "2011"),
        ("Hail", ("Paul Orr",), "1986"),
        ("Sleet", ("Anna Ash",), "1961"),
        ("A Last Owl", ("Ann Poe",), "1999"),
    ]


def test_a_cell_of_several_lines_stays_one() -> None:
    rows = (
        'Title,Author,Notes\nOwls at Noon,Ann Poe,"Fine, and long,\nalso, as ""rain"", wet\nend"\n'
        "The Rain,Bo Lind,x\n"
    )
    found = read(rows, ListFormat.CSV).entries
    assert [(entry.line, entry.title) for entry in found] == [(2, "Owls at Noon"), (5, "The Rain")]
    assert found[0].note == 'Fine, and long, also, as "rain", wet end'


@pytest.mark.parametrize(
    "head", ["Papers I read,Authors,When", "Finished,Who wrote it,Year", "Leído,Autora,Año"]
)
def test_a_head_may_say_what_was_read(head: str) -> None:
    rows = "Rain over the Hills,Ann Poe,2019\nCounting Owls,Bo Lind and Mia Roe,2020\n"
    rows += "Why Moths Follow the Lamp,Ida Ash,2017\n"
    found = read(f"{head}\n{rows}", ListFormat.CSV).entries
    assert [(entry.title, entry.date) for entry in found] == [
        ("Rain over the Hills", "2019"),
        ("Counting Owls", "2020"),
        ("Why Moths Follow the Lamp", "2017"),
    ]
    assert found[1].authors == ("Bo Lind", "Mia Roe")
