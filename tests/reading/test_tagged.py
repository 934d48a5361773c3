"""RIS, PubMed's NBIB, EndNote and Web of Science as programs write them."""

from __future__ import annotations

from tests.reading.readers import curies, read

from paperkg.model import PaperKind
from paperkg.reading.endings import ListFormat

RIS = """\
TY  - CONF
TI  - Attention Is
      All You Need
AU  - Vaswani, Ashish
AU  - King, Martin Luther, Jr.
T2  - NeurIPS
PY  - 2017/06/12/
UR  - https://arxiv.org/abs/1706.03762
KW  - attention
KW  - deep learning
ER  -

TY  - JOUR
T1  - No End Before the Next
DO  - https://doi.org/10.1145/3292500.3330701
Y1  - 2019//
KW  - attention; graphs
TY  - BOOK
T1  - A Book
SN  - 978-0-262-03561-3
N1  - worth it
ER  -
TY  - JOUR
ER  -
TY  - DATA
TI  - A Data Set
DO  - 10.5281/zenodo.123
TY - JOUR
TI - One space less, and no end
"""


def test_ris_as_programs_write_it() -> None:
    found = read(RIS, ListFormat.RIS)
    titles = [entry.title for entry in found.entries]
    assert titles == [
        "Attention Is All You Need",
        "No End Before the Next",
        "A Book",
        "A Data Set",
        "One space less, and no end",
    ]
    first, second, book, data, _ = found.entries
    assert first.authors == ("Ashish Vaswani", "Martin Luther King Jr.")
    assert (first.venue, first.date, first.topics) == ("NeurIPS", "2017-06-12", ("attention",))
    assert (curies(second), second.date) == (["doi:10.1145/3292500.3330701"], "2019")
    assert (curies(book), book.note) == (["isbn:9780262035613"], "worth it")
    assert (curies(data), data.kind) == (["doi:10.5281/zenodo.123"], PaperKind.SOFTWARE)
    assert [skipped.line for skipped in found.skipped] == [23]


def test_notes_of_a_person_may_begin_as_those_of_databases_do() -> None:
    found = read(
        "TY  - JOUR\nTI  - Fine Things\nN1  - References: see those on roots\nER  -\n"
        "TY  - JOUR\nTI  - Finer Things\nN1  - Copyright: figures may be used again\nER  -\n"
        "TY  - JOUR\nTI  - Finest Things\nN1  - Export Date: 10 March 2024\n"
        "N1  - References: Poe, A., (2001) Things, 3, pp. 1-9; Roe, B., (2002) Things, 4\n"
        "N1  - read twice\nER  -\n"
        "TY  - JOUR\nTI  - Good Things\nN1  - Publisher Copyright: © 2023 The Authors\nER  -\n",
        ListFormat.RIS,
    )
    assert [entry.note for entry in found.entries] == [
        "References: see those on roots",
        "Copyright: figures may be used again",
        "read twice",
        "",
    ]


def test_ris_of_endnote_and_databases() -> None:
    found = read(
        "TY  - JOUR\nTI  - Fine Things\nPY  - 1953\nDA  - Apr 25\nKW  - Roots\nTwigs\nT2  - Things Weekly\n"
        "J2  - Thg. Wkly\nN1  - Export Date: 10 March 2024; Cited By: 2500\nN1  - Copyright - Poe\n"
        "N1  - worth it\nER  -\nTY  - BOOK\nED  - Poe, Ann\nTI  - Finer Things\nPY  - 2001\nDA  - 1999\n"
        "KW  - Twigs\nER  -\n\nEF  -\n",
        ListFormat.RIS,
    )
    article, book = found.entries
    assert (article.date, article.venue, article.note) == (
        "1953-04-25",
        "Things Weekly",
        "worth it",
    )
    assert (article.topics, article.other_topics) == (("Twigs",), (("Roots",),))
    assert (book.authors, book.date) == (("Ann Poe",), "2001")
    assert found.skipped == ()


def test_endnote_as_programs_write_it() -> None:
    found = read(
        "%0 Journal Article\n%A 蔺卿 %A 罗格平\n%T 模型研究综述\n%J 地理科学进展\n%D 2005\n\n"
        "%0 Book\n%T Fine Things\n%A Poe, Ann\n%@ 978-0-262-03561-3\n%8 2016-11-18\n%D 2016\n%Z worth it\n\n"
        "%0 Conference Proceedings\n%T Finer Things\n%B Proceedings of Things\n%R 10.1000/things\n",
        None,
    )
    article, book, paper = found.entries
    assert (article.authors, article.venue) == (("蔺卿", "罗格平"), "地理科学进展")
    assert (curies(book), book.date, book.note) == (
        ["isbn:9780262035613"],
        "2016-11-18",
        "worth it",
    )
    assert (curies(paper), paper.venue) == (["doi:10.1000/things"], "Proceedings of Things")


def test_web_of_science_as_it_writes() -> None:
    found = read(
        "FN Clarivate Analytics Web of Science\nVR 1.0\nPT J\nAU Poe, A\n   Roe, BV\nAF Poe, Ann\n   Roe, B., V\n"
        "TI Fine things in\n   small places\nSO JOURNAL OF THINGS\nPD DEC 1\nPY 2015\nDI 10.1000/things\n"
        "PM 123456\nER\n\nEF",
        None,
    )
    (entry,) = found.entries
    assert (entry.title, entry.authors) == ("Fine things in small places", ("Ann Poe", "B. V Roe"))
    assert (entry.venue, entry.date, entry.line) == ("JOURNAL OF THINGS", "2015-12-01", 3)
    assert curies(entry) == ["doi:10.1000/things", "pmid:123456"]
    assert found.skipped == ()


def test_a_translated_title_of_pubmed_stands_without_its_brackets() -> None:
    text = "PMID- 25288112\nTI  - [A Fine Title].\nDP  - 2014\n"
    assert read(text, ListFormat.NBIB).entries[0].title == "A Fine Title"


def test_ris_with_a_doi_among_its_numbers_and_a_page_behind_a_proxy() -> None:
    records = """TY  - JOUR
T1  - A Fine Paper
M3  - 10.1145/3292500.3330701
ER  -
TY  - JOUR
T1  - Another Paper
UR  - http://www.jstor.org.proxy.lib.example.edu/stable/2563308
ER  -
"""
    found = read(records, ListFormat.RIS)
    assert [curies(entry) for entry in found.entries] == [
        ["doi:10.1145/3292500.3330701"],
        ["jstor:2563308"],
    ]


def test_pubmed_without_a_space_after_its_tag() -> None:
    records = "PMID-36521234\nTI  - A Fine Paper\n\nPMID-36521235\nTI  - Another Paper\n"
    found = read(records, ListFormat.NBIB)
    assert [curies(entry) for entry in found.entries] == [["pmid:36521234"], ["pmid:36521235"]]


def test_a_pubmed_record_whose_number_comes_last_keeps_it() -> None:
    found = read(
        "AU  - Poe, A.\nTI  - Fine cattle\nAID - https://doi.org/10.1000/a [doi]\nPMID- 101\n\n"
        "AU  - Roe, B.\nTI  - Finer cattle\nAID - 10.1000/b [doi]\nPMID- 102\n",
        ListFormat.NBIB,
    )
    assert [(entry.title, curies(entry)) for entry in found.entries] == [
        ("Fine cattle", ["doi:10.1000/a", "pmid:101"]),
        ("Finer cattle", ["doi:10.1000/b", "pmid:102"]),
    ]


def test_summaries_and_abstracts_of_pubmed() -> None:
    summary = """1: Poe AB, Li C 3rd; ROOT Group. Trees, roots and bark: a trial. J
Fine Things. 2019 Aug 29;381(9):80-9. doi: 10.1000/a. PMID: 31452104;
PMCID: PMC1234567.

2: Roe B. Is bark fine? Things. 2018 Jan;3(1):12-20. doi: 10.1000/b. Epub 2017 Dec
1. PMID: 30000001.

3: [Wood]. Things. 2001;3:1. PMID: 11111111.
"""
    abstracts = """1. J Fine Things. 2019 Aug 29;381(9):80-9. doi: 10.1000/a.

Trees, roots and bark: a trial.

Poe AB(1), Li C 3rd(1)(2).

Author information:
(1)Department of Trees.

BACKGROUND: As was said before (doi: 10.1000/z), trees are tall.
2. They grow.

DOI: 10.1000/a
PMCID: PMC1234567
PMID: 31452104 [Indexed for MEDLINE]


2. Things. 2018 Jan;3(1):12-20.

Is bark fine?

Roe B.

DOI: 10.1000/b
PMID: 30000001
"""
    expected = [
        ("Trees, roots and bark: a trial", ("AB Poe", "C Li 3rd"), "J Fine Things", "2019-08-29"),
        ("Is bark fine?", ("B Roe",), "Things", "2018-01"),
    ]
    for text, second in ((summary, "\n2: "), (abstracts, "\n2. Things")):
        found = read(text, None, "set.txt").entries
        said = [(entry.title, entry.authors, entry.venue, entry.date) for entry in found]
        assert said[:2] == expected
        assert curies(found[0]) == ["doi:10.1000/a", "pmid:31452104", "pmcid:PMC1234567"]
        assert curies(found[1]) == ["doi:10.1000/b", "pmid:30000001"]
        assert found[1].line == text[: text.index(second)].count("\n") + 2
    assert [(entry.title, entry.authors) for entry in read(summary, None).entries[2:]] == [
        ("Wood", ())
    ]


def test_a_numbered_list_that_ends_with_numbers_of_pubmed_is_none() -> None:
    text = "1. Poe A. Fine Things. Things. 2001. PMID: 31452104\n2. Roe B. Bark. Things. 2002. PMID: 30000001\n"
    assert len(read(text, None, "list.md").entries) == 2


def test_a_publisher_stands_for_the_venue_of_books_and_theses() -> None:
    ris = (
        "TY  - THES\nTI  - Fine Things\nPB  - University of Roots\nN1  - RAYYAN-LABELS: x\nER  - \n"
    )
    (thesis,) = read(ris, None).entries
    assert (thesis.venue, thesis.note) == ("University of Roots", "")
    (book,) = read("%0 Book\n%T Finer Things\n%I Root Press\n", None).entries
    assert book.venue == "Root Press"
