"""Every reader of a format keeps one contract; each has files as programs write them."""

from __future__ import annotations

import csv
import io
import json
import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paperkg.errors import InputError
from paperkg.model import Entry, PaperKind, ReadingList
from paperkg.reading.endings import ListFormat
from paperkg.reading.formats import find_format, parse_list
from paperkg.reading.page_titles import tidy_page_title

ATTENTION = "arxiv:1706.03762"


def read(text: str | bytes, list_format: ListFormat | None, file: str = "x") -> ReadingList:
    data = text.encode() if isinstance(text, str) else text
    return parse_list(data, file=file, list_format=list_format)


def attempt(text: str | bytes, list_format: ListFormat) -> str:
    """Read a file called x: where each entry stands, or why it is refused."""
    try:
        found = read(text, list_format)
    except InputError as error:
        return str(error)
    return " ".join(["x:", *(f"{entry.file}:{entry.line}" for entry in found.entries)])


def curies(entry: Entry) -> list[str]:
    return [identifier.curie for identifier in entry.identifiers]


# --- one contract ---------------------------------------------------------------------------------

Maker = Callable[[list[tuple[str, str]]], str]


def make_bibtex(papers: list[tuple[str, str]]) -> str:
    return "\n".join(
        f"@article{{k{number},\n  title = {{{{{title}}}}},\n  eprint = {{{number_of(arxiv)}}},\n"
        f"  archiveprefix = {{arXiv}}\n}}"
        for number, (title, arxiv) in enumerate(papers)
    )


def make_ris(papers: list[tuple[str, str]]) -> str:
    return "\n".join(
        f"TY  - JOUR\nTI  - {title}\nUR  - https://arxiv.org/abs/{number_of(arxiv)}\nER  - \n"
        for title, arxiv in papers
    )


def make_csl(papers: list[tuple[str, str]]) -> str:
    items = [
        {"id": str(n), "type": "article", "title": title, "number": f"arXiv:{number_of(arxiv)}"}
        for n, (title, arxiv) in enumerate(papers)
    ]
    return json.dumps(items, indent=1)


def make_nbib(papers: list[tuple[str, str]]) -> str:
    return "\n".join(
        f"\nPMID- {number}\nTI  - {title}\nLID - 10.48550/arXiv.{number_of(arxiv)} [doi]"
        for number, (title, arxiv) in enumerate(papers, start=1)
    )


def make_endnote(papers: list[tuple[str, str]]) -> str:
    return "\n".join(
        f"%0 Journal Article\n%T {title}\n%U https://arxiv.org/abs/{number_of(arxiv)}\n"
        for title, arxiv in papers
    )


def make_web_of_science(papers: list[tuple[str, str]]) -> str:
    records = "\n".join(
        f"PT J\nTI {title}\nDI 10.48550/arXiv.{number_of(arxiv)}\nER\n" for title, arxiv in papers
    )
    return f"FN Clarivate Analytics Web of Science\nVR 1.0\n{records}\nEF\n"


def make_csv(papers: list[tuple[str, str]]) -> str:
    text = io.StringIO()
    csv.writer(text).writerows([("Title", "arXiv"), *((t, number_of(a)) for t, a in papers)])
    return text.getvalue()


def make_ids(papers: list[tuple[str, str]]) -> str:
    return "\n".join(f"{arxiv} {title}" for title, arxiv in papers)


def make_markdown(papers: list[tuple[str, str]]) -> str:
    return "\n".join(f"- [{t}](https://arxiv.org/abs/{number_of(a)})" for t, a in papers)


def make_bookmarks(papers: list[tuple[str, str]]) -> str:
    items = "\n".join(
        f'<DT><A HREF="https://arxiv.org/abs/{number_of(arxiv)}">{title}</A>'
        for title, arxiv in papers
    )
    return f"<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<TITLE>B</TITLE>\n<DL><p>\n{items}\n</DL><p>\n"


def number_of(arxiv: str) -> str:
    return arxiv.partition(":")[2]


MAKERS: dict[ListFormat, Maker] = {
    ListFormat.MARKDOWN: make_markdown,
    ListFormat.BIBTEX: make_bibtex,
    ListFormat.RIS: make_ris,
    ListFormat.CSL: make_csl,
    ListFormat.NBIB: make_nbib,
    ListFormat.ENDNOTE: make_endnote,
    ListFormat.WEB_OF_SCIENCE: make_web_of_science,
    ListFormat.CSV: make_csv,
    ListFormat.IDENTIFIERS: make_ids,
    ListFormat.HTML: make_bookmarks,
}
PAPERS = [
    (f"A Study of Matter Number {number}", f"arxiv:{2001 + number // 900:04d}.{number:05d}")
    for number in range(1, 40)
]
each_format = pytest.mark.parametrize(
    "list_format", MAKERS, ids=lambda identifier: identifier.value
)


@each_format
def test_each_record_is_an_entry(list_format: ListFormat) -> None:
    found = read(MAKERS[list_format](PAPERS), list_format, "list.x")
    assert [(entry.title, curies(entry)[0]) for entry in found.entries] == PAPERS
    assert found.skipped == ()
    assert {entry.file for entry in found.entries} == {"list.x"}
    lines = [entry.line for entry in found.entries]
    assert lines == sorted(set(lines))


@pytest.mark.parametrize("list_format", list(MAKERS)[1:], ids=str)
def test_too_many_works_are_refused(
    list_format: ListFormat, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = MAKERS[list_format](PAPERS)
    monkeypatch.setattr("paperkg.reading.bibliography.MAX_WORKS", len(PAPERS) - 2)
    assert attempt(text, list_format) == (
        "x: has more than 37 works, which is too many for a list: split it."
    )


@pytest.mark.parametrize(
    "list_format",
    [ListFormat.BIBTEX, ListFormat.RIS, ListFormat.CSL, ListFormat.NBIB, ListFormat.CSV],
    ids=str,
)
def test_what_is_too_long_for_a_title_is_no_entry(list_format: ListFormat) -> None:
    long_title = ("word " * 2_000, "arxiv:1706.03762")
    found = read(MAKERS[list_format]([*PAPERS[:2], long_title]), list_format)
    assert [entry.title for entry in found.entries] == [title for title, _ in PAPERS[:2]]
    assert [skipped.reason for skipped in found.skipped] == [
        "a record whose title is too long for one"
    ]


@each_format
def test_each_entry_stands_on_its_line(list_format: ListFormat) -> None:
    text = MAKERS[list_format](PAPERS[:5])
    lines = text.split("\n")
    for entry, (title, _) in zip(read(text, list_format).entries, PAPERS, strict=False):
        assert any(title in line for line in lines[entry.line - 1 : entry.line + 4])


@each_format
def test_the_format_is_seen(list_format: ListFormat) -> None:
    text = MAKERS[list_format](PAPERS)
    assert find_format("list", text) is list_format
    assert find_format("list.txt", text) is list_format


@pytest.mark.parametrize(
    "text",
    [
        "# Papers\n\n- [A Paper](https://arxiv.org/abs/1706.03762)\n\n```\n@article{me,\n}\n```\n",
        "Title, authors, notes: what I read\n\n- [A Paper](https://arxiv.org/abs/1706.03762)\n",
        "[A Paper](https://arxiv.org/abs/1706.03762)\n",
        "<h1 align=center>Papers</h1>\n\n- [A Paper](https://arxiv.org/abs/1706.03762)\n",
        "---\ntitle: x\n---\n\n1. A Paper, 2017\n",
    ],
)
def test_markdown_is_not_taken_for_another_format(text: str) -> None:
    assert find_format("", text) is ListFormat.MARKDOWN


@each_format
def test_line_ends_marks_and_encodings_make_no_difference(list_format: ListFormat) -> None:
    text = MAKERS[list_format](PAPERS)
    expected = [entry.title for entry in read(text, list_format).entries]
    for data in (
        text.replace("\n", "\r\n").encode(),
        b"\xef\xbb\xbf" + text.encode(),
        text.encode("utf-16"),
        text.rstrip().encode(),
    ):
        assert [entry.title for entry in read(data, list_format).entries] == expected


@each_format
@given(text=st.text(st.characters(exclude_categories=()), max_size=300))
@settings(max_examples=60, deadline=None)
def test_any_text_is_read_or_refused_in_a_sentence(list_format: ListFormat, text: str) -> None:
    assert attempt(text.encode(errors="surrogatepass"), list_format).startswith("x:")


@each_format
@given(data=st.data())
@settings(max_examples=40, deadline=None)
def test_a_broken_file_is_read_or_refused(list_format: ListFormat, data: st.DataObject) -> None:
    text = MAKERS[list_format](PAPERS[:6])
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    middle = data.draw(
        st.sampled_from(["", "{", "}", '"', "\n", "\n@", "ER  - ", "[", "]", "<", "\\"])
    )
    assert attempt(text[:start] + middle + text[end:], list_format).startswith("x:")


@each_format
def test_time_is_linear(list_format: ListFormat) -> None:
    few, many = (
        MAKERS[list_format]([(f"On Thing {n}", f"arxiv:2001.{n:05d}") for n in range(1, count)])
        for count in (400, 3200)
    )
    read(few, list_format)
    times = []
    for text in (few, many):
        started = time.process_time()
        read(text, list_format)
        times.append(time.process_time() - started)
    assert times[1] < 8 * 4 * times[0] + 0.2


@pytest.mark.parametrize(
    ("list_format", "text"),
    [
        (ListFormat.BIBTEX, "@article{a, title={" + "{" * 200_000),
        (ListFormat.BIBTEX, "@article{a, title={" + "{" * 20_000 + "x" + "}" * 20_000 + "}}"),
        (ListFormat.BIBTEX, "@article{" * 20_000),
        (ListFormat.BIBTEX, "@string{a = b # b}\n" * 2_000 + "@misc{x, title = a # a # a}"),
        (ListFormat.RIS, "TY  - JOUR\nTI  - " + "word\n" * 200_000),
        (ListFormat.CSL, "[" * 200_000),
        (ListFormat.CSL, '{"a":' * 100_000),
        (ListFormat.NBIB, "PMID- 1\n" * 50_000),
        (ListFormat.CSV, 'title\n"' + "x" * 500_000),
        (ListFormat.IDENTIFIERS, "1706.03762 " * 200_000),
        (ListFormat.HTML, "<!DOCTYPE NETSCAPE-Bookmark-file-1>" + "<DL><DT><H3>a</H3>" * 5_000),
        (ListFormat.HTML, "<ul><li>" * 20_000 + "<a href='https://arxiv.org/abs/1706.03762'>x y</a>"),
        (ListFormat.NOTE, "---\n" + "a: [" * 50_000 + "\n---\n"),
        (ListFormat.NOTE, "---\na: &a [x]\n" + "".join(f"b{n}: &b{n} [*a, *a]\n" for n in range(99)) + "---\n"),
        (ListFormat.NOTE, "[" * 100_000),
    ],
    ids=range(15),
)  # fmt: skip
def test_hostile_files_end_soon(list_format: ListFormat, text: str) -> None:
    started = time.process_time()
    assert attempt(text, list_format).startswith("x:")
    assert time.process_time() - started < 20


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"%PDF-1.7\n", "a PDF"),
        (b"PK\x03\x04abc", "an archive.* Unpack it"),
        (b"PK\x03\x04..[Content_Types].xml..word/document.xml", "a Word document.* Save it"),
        (b"PK\x03\x04..mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "a spreadsheet"),
        (b"<?xml version='1.0'?><records/>", "XML.* Export it"),
        (b'<rdf:RDF xmlns:z="http://www.zotero.org/namespaces/export#">', "XML"),
        (b"\\documentclass{article}\n\\begin{document}", "LaTeX.* BibTeX file"),
    ],
)
def test_what_is_not_read_is_said(data: bytes, word: str) -> None:
    with pytest.raises(InputError, match=f"is {word}.* It reads Markdown, BibTeX"):
        parse_list(data, file="x")


def test_a_binary_file_is_refused() -> None:
    with pytest.raises(InputError, match="is a binary file"):
        parse_list(b"a\0b", file="x")


# --- BibTeX ---------------------------------------------------------------------------------------

BIBTEX = r"""
% Encoding: UTF-8
@string{nips = "Advances in Neural Information Processing Systems"}

@inproceedings{vaswani_attention_2017,
  title = {Attention {Is} {All} {You} {Need}},
  volume = {30},
  url = {https://proceedings.neurips.cc/paper/2017/hash/abc-Abstract.html},
  urldate = {2024-01-01},
  booktitle = nips # { 30},
  author = {Vaswani, Ashish and {Le Cun}, Yann and von der Malsburg, Christoph and others},
  year = 2017,
  month = jun,
  note = {arXiv:1706.03762 [cs]},
  annote = {Read it first},
  keywords = {transformers, attention}
}

@article{scholar,
  title={100% of G{\"o}del, Escher \& $\alpha$: {\'E}tude},
  journal={arXiv preprint arXiv:1810.04805},
  year={2018},
  keywords = {transformers}
}

@article{DBLP:journals/corr/abs-2005-14165,
  author    = {Tom B. Brown},
  title     = {Language Models are
               Few-Shot Learners},
  journal   = {CoRR},
  volume    = {abs/2005.14165},
  year      = {2020},
  eprinttype = {arXiv}, eprint = {2005.14165},
}

@book{goodfellow, title = {Deep Learning}, isbn = {978-0-262-03561-3}, date = {2016-11-18}}
@inproceedings{within, title = {A Part}, isbn = {978-0-262-03561-3}, crossref = {volume}}
@proceedings{volume, title = {The Volume}, year = {1999}}
@article{goodfellow, title = {The Key Stands Twice}}
@article{twice, title = {A Field Stands Twice}, title = {Another}}
@misc{sici, title={Old}, doi = {10.1002/(SICI)1097-4571(199009)41:6\&lt;391::AID-ASI1\&gt;3.0.CO;2-9}}
@misc{under, title={Underscore}, doi = {10.1162/tacl\_a\_00290}, readstatus = {read}}
@misc{data, title={A Paper with Data}, doi={10.5281/zenodo.123}, url={https://example.org/paper.pdf}}
@article{broken, title = {Never closed
@article{after, title = {After It}}
"""


@pytest.mark.parametrize(
    ("note", "kept"),
    [
        ("Extends {Paxos} to rings of servers", "Extends Paxos to rings of servers"),
        ("Builds on: Attention Is All You Need", "Builds on: Attention Is All You Need"),
        ("The best of the bunch, read it twice", "The best of the bunch, read it twice"),
        ("Mastering ropes needs this one", "Mastering ropes needs this one"),
        ("LARS", "LARS"),
        ("In German", ""),
        ("Best paper award", ""),
        ("Under review", ""),
        ("To appear in the next volume", ""),
        ("Accessed: 2024-01-03 from the archive", ""),
        (r"\url{https://example.org/a paper}", ""),
        ("2nd edition, with a new chapter", ""),
        ("Conference Name: All the Ropes of 2020", ""),
        ("The first two authors contributed equally", ""),
        ("Ph.D. thesis of the old school", ""),
        ("Technical Report", ""),
        ("see also arXiv:1706.03762 on this", ""),
    ],
)
def test_what_bibtex_prints_of_how_a_work_appeared_is_no_note(note: str, kept: str) -> None:
    text = "@misc{a, title={Ropes}, note={NOTE}}".replace("NOTE", note)
    (entry,) = read(text, ListFormat.BIBTEX).entries
    assert entry.note == kept


def test_bibtex_as_programs_write_it() -> None:
    found = read(BIBTEX, ListFormat.BIBTEX)
    by_title = {entry.title: entry for entry in found.entries}
    assert list(by_title) == [
        "Attention Is All You Need",
        "100% of Gödel, Escher & α: Étude",
        "Language Models are Few-Shot Learners",
        "Deep Learning",
        "A Part",
        "The Key Stands Twice",
        "A Field Stands Twice",
        "Old",
        "Underscore",
        "A Paper with Data",
        "After It",
    ]
    first = by_title["Attention Is All You Need"]
    assert first.line == 5
    assert curies(first) == [ATTENTION]
    assert first.authors == (
        "Ashish Vaswani",
        "Yann Le Cun",
        "Christoph von der Malsburg",
    )
    assert first.venue == "Advances in Neural Information Processing Systems 30"
    assert first.date == "2017-06"
    assert first.note == "Read it first"
    assert first.topics == ("transformers",)
    assert curies(by_title["100% of Gödel, Escher & α: Étude"]) == ["arxiv:1810.04805"]
    assert "arxiv:2005.14165" in curies(by_title["Language Models are Few-Shot Learners"])
    assert curies(by_title["Deep Learning"]) == ["isbn:9780262035613"]
    assert curies(by_title["A Part"]) == []
    assert (by_title["A Part"].venue, by_title["A Part"].date) == ("The Volume", "1999")
    assert curies(by_title["Old"]) == [
        "doi:10.1002/(sici)1097-4571(199009)41:6<391::aid-asi1>3.0.co;2-9"
    ]
    assert curies(by_title["Underscore"]) == ["doi:10.1162/tacl_a_00290"]
    assert by_title["Underscore"].read
    assert curies(by_title["A Paper with Data"]) == ["https://example.org/paper.pdf"]
    assert [(skipped.line, skipped.reason) for skipped in found.skipped] == [
        (38, "the volume in which other entries stand"),
        (44, "an entry that is not valid BibTeX: a brace or a comma is missing"),
    ]


def test_groups_of_jabref_are_topics() -> None:
    text = r"""
@article{a, title = {One}, groups = {Pruning, To read}, keywords = {x}}
@article{b, title = {Two}, groups = {Second order}, keywords = {x}}
@Comment{jabref-meta: databaseType:bibtex;}
@Comment{jabref-meta: grouping:
0 AllEntriesGroup:;
1 StaticGroup:Pruning\;0\;1\;0x8a8a8aff\;\;\;;
2 StaticGroup:Second order\;0\;1\;\;\;\;;
1 StaticGroup:To read\;0\;1\;\;\;\;;
}
"""
    first, second = read(text, ListFormat.BIBTEX).entries
    assert (first.topics, first.other_topics) == (("Pruning",), (("To read",),))
    assert second.topics == ("Pruning", "Second order")


# --- the other formats ----------------------------------------------------------------------------

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


def test_csl_as_programs_write_it() -> None:
    items = [
        {
            "id": "a",
            "type": "article-journal",
            "title": "A <i>Marked</i> Title",
            "author": [{"family": "Malsburg", "given": "C.", "non-dropping-particle": "von der"}],
            "issued": {"date-parts": [["2017", 6]]},
            "DOI": "10.1145/3292500.3330701",
            "note": "PMID: 31452104\nIdea: extends OBS",
            "container-title": ["KDD"],
        },
        {"type": "post-weblog", "title": "A Post", "URL": "https://example.org/blog/x"},
        {"title": 7, "author": "nobody", "issued": [], "keyword": ["a", 3, None]},
        "not an item",
    ]
    found = read(json.dumps({"items": items}), ListFormat.CSL)
    paper, post, odd = found.entries
    assert paper.title == "A Marked Title"
    assert paper.authors == ("C. von der Malsburg",)
    assert (paper.date, paper.venue, paper.note) == ("2017-06", "KDD", "Idea: extends OBS")
    assert curies(paper) == ["doi:10.1145/3292500.3330701", "pmid:31452104"]
    assert post.kind is PaperKind.BLOG_POST
    assert odd.title == "7"
    assert len(found.skipped) == 1


JSON = [
    # Better BibTeX: its own items, with the collections beside them
    """{"collections": {"K": {"name": "Roots", "parent": "L", "items": [1]}, "L": {"name": "Trees", "items": []}},
"items": [
{"itemID": 1, "itemType": "journalArticle", "title": "Fine Things", "publicationTitle": "Things", "date": "2020-05-01",
 "creators": [{"firstName": "Ann", "lastName": "Poe", "creatorType": "author"}, {"name": "Ed", "creatorType": "editor"}],
 "DOI": "10.1000/a", "tags": [{"tag": "leaves"}]}
]}""",
    # Semantic Scholar and OpenAlex
    """{"total": 1, "data":
[
{"title": "Fine Things", "journal": {"name": "Things"}, "publicationDate": "2020-05-01", "authors": [{"name": "Ann Poe"}],
 "externalIds": {"DOI": "10.1000/a", "CorpusId": 1}}]}""",
    """{"meta": {}, "results": [

{"doi": "https://doi.org/10.1000/a", "display_name": "Fine Things", "publication_date": "2020-05-01", "journal": "Things",
 "authorships": [{"author": {"display_name": "Ann Poe"}}]}]}""",
    # Crossref, and a person's own page
    """{"message": {
"items": [
{"DOI": "10.1000/a", "title": ["Fine Things"], "author": [{"given": "Ann", "family": "Poe"}], "container-title": ["Things"],
 "published": {"date-parts": [[2020, 5, 1]]}}]}}""",
    """[

{"title": "Fine Things", "authors": "Ann Poe", "venue": "Things", "date": "2020-05-01", "doi": "10.1000/a"}]""",
]


@pytest.mark.parametrize("text", JSON)
def test_json_as_programs_write_it(text: str) -> None:
    (entry,) = read(text, None, "x.json").entries
    assert (entry.title, entry.authors, entry.line) == ("Fine Things", ("Ann Poe",), 3)
    assert (entry.venue, entry.date, curies(entry)) == ("Things", "2020-05-01", ["doi:10.1000/a"])


def test_collections_of_better_bibtex_are_topics() -> None:
    (entry,) = read(JSON[0], None, "x.json").entries
    assert entry.topics == ("Trees", "Roots")


def test_broken_json_is_refused_with_its_line() -> None:
    with pytest.raises(InputError, match=r"^x:3: is not valid JSON"):
        read('[\n{"title": "a"},\n{"title": }\n]', ListFormat.CSL)


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


def test_bookmarks_of_a_browser() -> None:
    text = """\
<!DOCTYPE NETSCAPE-Bookmark-file-1>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
<TITLE>Bookmarks</TITLE>
<H1>Bookmarks</H1>
<DL><p>
  <DT><H3 PERSONAL_TOOLBAR_FOLDER="true">Bookmarks bar</H3>
  <DL><p>
    <DT><A HREF="https://mail.example.org/">Mail</A>
    <DT><H3>Papers</H3>
    <DL><p>
      <DT><A HREF="https://arxiv.org/abs/1706.03762">[1706.03762] Attention Is All You Need</A>
      <DT><H3>Vision</H3>
      <DL><p>
        <DT><A HREF="https://openreview.net/forum?id=YicbFdNTTy&amp;x=1">16x16 Words | OpenReview</A>
        <DD>a remark
        <DT><A HREF="https://distill.pub/2020/circuits/">Circuits</A>
      </DL><p>
      <DT><A HREF="https://arxiv.org/pdf/2005.14165.pdf">2005.14165.pdf</A>
    </DL><p>
  </DL><p>
</DL>
"""
    found = read(text, ListFormat.HTML)
    assert [(entry.title, entry.topics, entry.line) for entry in found.entries] == [
        ("Attention Is All You Need", ("Papers",), 11),
        ("16x16 Words", ("Papers", "Vision"), 14),
        ("Circuits", ("Papers", "Vision"), 16),
        ("arxiv:2005.14165", ("Papers",), 18),
    ]
    assert [(skipped.text, skipped.line) for skipped in found.skipped] == [("Mail", 8)]


PAGE = """\
<!DOCTYPE html>
<!-- saved from url=(0030)https://lab.example.org/papers/ -->
<html><head><title>Papers | A Lab</title><style>a {}</style></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="https://arxiv.org/abs/2001.00001">New</a></li></ul></nav>
<main><font size="2">
<h1>Papers we read</h1>
<h2>Transformers</h2>
<ul>
  <li><a href="https://arxiv.org/abs/1706.03762">Attention Is All You Need</a>. NeurIPS 2017.</li>
  <li>BERT: Pre-training of Deep Transformers. NAACL 2019. https://arxiv.org/abs/1810.04805</li>
</ul>
<h2>Our own</h2>
<table><tr><th>Title</th><th>Year</th></tr>
<tr><td><a href="ours.pdf">A Paper of Our Own Making</a></td><td>2020</td></tr>
<tr><td><a href="https://doi.org/10.1145/3292500.3330701">Another Paper of Our Own</a></td><td>2021</td></tr>
</table>
</font></main>
<footer><ul><li><a href="https://doi.org/10.1145/1.2">Imprint of the Whole Site</a></li></ul></footer>
</body></html>
"""


def test_a_saved_page_is_read_without_what_stands_around_it() -> None:
    found = read(PAGE, ListFormat.HTML)
    assert [(entry.title, entry.topics, entry.line) for entry in found.entries] == [
        ("Attention Is All You Need", ("Transformers",), 9),
        ("BERT: Pre-training of Deep Transformers", ("Transformers",), 10),
        ("A Paper of Our Own Making", ("Our own",), 14),
        ("Another Paper of Our Own", ("Our own",), 15),
    ]
    assert curies(found.entries[0]) == [ATTENTION]
    assert [link.url for link in found.entries[2].links] == [
        "https://lab.example.org/papers/ours.pdf"
    ]
    assert found.title == "Papers we read"


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


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Über die Größe der Bücher", "cp1252"),
        ("Les élèves à l’école où l’on rêve", "cp1252"),
        ("Zażółć gęślą jaźń w uczeniu", "cp1250"),
        ("Глубокое обучение и его приложения", "cp1251"),
        ("土地利用变化驱动力模型研究综述", "gb18030"),
        ("深層学習による画像認識", "cp932"),
        ("딥러닝을 이용한 영상 인식", "cp949"),
        ("Über die Größe der Bücher", "utf-16"),
        ("A Fine Paper", "utf-16-le"),
        ("A Fine Paper", "utf-16-be"),
    ],
)
def test_old_encodings_are_read(text: str, encoding: str) -> None:
    data = f"@article{{a, title = {{{text}}}}}\n".encode(encoding)
    (entry,) = read(data, None).entries
    assert entry.title == text
    (item,) = read(f"- {text} https://arxiv.org/abs/1706.03762\n".encode(encoding), None).entries
    assert item.title == text


def test_a_line_in_an_old_encoding_spoils_no_other() -> None:
    lines = ["Title,Year\n", "Größe,2001\n", "Études,2002\n"]
    found = read(lines[0].encode() + lines[1].encode() + lines[2].encode("cp1252"), ListFormat.CSV)
    assert [entry.title for entry in found.entries] == ["Größe", "Études"]


ESCAPED = {
    ListFormat.HTML: '<ul><li><a href="https://example.org/&#27;&#xd800;">A &#27;[31m title of x&#8;y</a> a &#7; note',
    ListFormat.CSL: r'[{"title": "A \u001b title \ud800", "author": [{"family": "\ud800 Roe"}], "note": "\u0007 n \udc00",'
    r' "keyword": "a\u001b", "collections": ["b\ud800"], "URL": "https://example.org/\ud800\u001b", "title-short": "\ud800"}]',
    ListFormat.NOTE: '---\ntitle: "A \\e[31m title \\ud800"\nurl: "https://example.org/\\ud800"\ntags: ["\\ud800"]\n'
    'authors: ["\\e Roe"]\n---\na note\n',
}  # fmt: skip


@pytest.mark.parametrize("list_format", ESCAPED)
def test_characters_that_are_none_are_let_in_by_no_escape(list_format: ListFormat) -> None:
    found = read(ESCAPED[list_format], list_format)
    assert len(found.entries) == 1
    written = repr(found)
    assert written.isprintable()
    assert r"\x" not in written
    assert r"\ud" not in written


@pytest.mark.parametrize(
    ("keywords", "topics"), [("Trees", ("Trees",)), ("Trees, leaves, roots, twigs, bark", ())]
)
def test_a_keyword_of_one_entry_is_a_topic_where_entries_have_few(
    keywords: str, topics: tuple[str, ...]
) -> None:
    text = f"""
@article{{a, title = {{A Fine Paper}}, keywords = {{Graphs}}}}
@article{{b, title = {{A Finer Paper}}, keywords = {{Graphs}}}}
@article{{c, title = {{The Finest Paper}}, keywords = {{{keywords}}}}}
"""
    first, _, last = read(text, ListFormat.BIBTEX).entries
    assert (first.topics, last.topics) == (("Graphs",), topics)


def test_folders_of_mendeley_are_topics() -> None:
    text = "@article{a, title = {A Gra\\-ph}, mendeley-groups = {Vision/CNN,Classics}, mendeley-tags = {x}}"
    (entry,) = read(text, ListFormat.BIBTEX).entries
    assert (entry.title, entry.topics, entry.other_topics) == (
        "A Graph",
        ("Vision", "CNN"),
        (("Classics",),),
    )


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


def test_a_translated_title_of_pubmed_stands_without_its_brackets() -> None:
    text = "PMID- 25288112\nTI  - [A Fine Title].\nDP  - 2014\n"
    assert read(text, ListFormat.NBIB).entries[0].title == "A Fine Title"


def test_a_file_far_too_large_is_refused_before_it_is_looked_into() -> None:
    with pytest.raises(InputError, match="70 MB large"):
        parse_list(b"- [x] line  \n" * 5_400_000, file="list.md")


def test_the_format_is_told_from_the_head_of_a_long_file() -> None:
    words = "深度学习" * 100_000
    text = f"@article{{k,\n abstract = {{{words}}},\n title = {{A}}\n}}\n@article{{l, title = {{Ende}}}}\n"
    assert [entry.title for entry in parse_list(text.encode(), file="-").entries][1] == "Ende"


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


def test_bibtex_with_the_names_of_programs_and_addresses_without_a_scheme() -> None:
    source = r"@misc{a, title = {The \LaTeX Companion}, url = {www.example.org/companion}}"
    (entry,) = read(source, ListFormat.BIBTEX).entries
    assert entry.title == "The LaTeX Companion"
    assert [link.url for link in entry.links] == ["http://www.example.org/companion"]


def test_an_entry_that_lacks_its_last_brace_is_read() -> None:
    source = "@article{a,\n title = {Fine Things},\n year = 2001\n\n@article{b, title = {Finer Things}}\n"
    found = read(source + "@article{c,\n title = {The Finest of Things},\n", ListFormat.BIBTEX)
    assert [(entry.title, entry.line) for entry in found.entries] == [
        ("Fine Things", 1),
        ("Finer Things", 5),
        ("The Finest of Things", 6),
    ]
    assert found.skipped == ()


def test_groups_of_an_older_jabref_name_their_works() -> None:
    source = r"""
@ARTICLE{poe, title = {Fine Things}}
@ARTICLE{roe, title = {Finer Things}}
@comment{jabref-meta: groupsversion:3;}
@comment{jabref-meta: groupstree:
0 AllEntriesGroup:;
1 ExplicitGroup:Trees\;0\;;
2 ExplicitGroup:Roots\;0\;poe\;ro
e\;;
1 KeywordGroup:Leaves\;0\;keywords\;leaf\;0\;0\;;
1 ExplicitGroup:Bark\;0\;roe\;;
}
"""
    first, second = read(source, ListFormat.BIBTEX).entries
    assert (first.topics, first.other_topics) == (("Trees", "Roots"), ())
    assert (second.topics, second.other_topics) == (("Trees", "Roots"), (("Bark",),))


def test_bibtex_of_ads_and_dblp() -> None:
    source = r"""
@ARTICLE{a, author = {{Poe}, A. and {van Dokkum}, P.}, title = "{Fine H$_{2}$O masers}", journal = {\aap}, year = 2020}
@article{b, author = {Ann Poe 0001 and Bo Li}, title = {Finer masers}, journal = {J. Mach. Learn. Res.}}
"""
    first, second = read(source, ListFormat.BIBTEX).entries
    assert (first.title, first.venue) == ("Fine H₂O masers", "Astronomy and Astrophysics")
    assert first.authors == ("A. Poe", "P. van Dokkum")
    assert (second.authors, second.venue) == (("Ann Poe", "Bo Li"), "J. Mach. Learn. Res.")


def test_identifiers_with_a_key_of_ones_own() -> None:
    found = read("# Cells\nwatson53 10.1038/171737a0\nbert arXiv:1810.04805\n", None)
    assert [curies(entry) for entry in found.entries] == [
        ["doi:10.1038/171737a0"],
        ["arxiv:1810.04805"],
    ]
    assert [entry.topics for entry in found.entries] == [("Cells",), ("Cells",)]


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


def test_the_date_of_a_record_from_crossref() -> None:
    source = '[{"title": ["Fine Things"], "published-print": {"date-parts": [[2015, 3]]}}]'
    (entry,) = read(source, ListFormat.CSL).entries
    assert (entry.title, entry.date) == ("Fine Things", "2015-03")


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


SCHEDULE = """\
- date: Tue 09/05
  topic: Introduction
  readings:
    - "[Hints for Fine Design](https://example.org/hints.pdf), Poe"
    - name: Fine Arguments
      link: https://arxiv.org/abs/1501.00001
- date: Thu 09/07
  topic: Naming
  readings:
    - title: Fine Names
      authors: [Ann Poe, Bo Li]
      venue: SOSP 2017
      doi: 10.1145/3292500.3330701
"""


def describe(found: ReadingList) -> list[tuple[int, str, tuple[str, ...]]]:
    return [(entry.line, entry.title, entry.topics) for entry in found.entries]


def test_a_schedule_in_yaml_is_a_list() -> None:
    found = read(SCHEDULE, None, file="_data/schedule.yml")
    assert describe(found) == [
        (4, "Hints for Fine Design", ("Introduction",)),
        (5, "Fine Arguments", ("Introduction",)),
        (10, "Fine Names", ("Naming",)),
    ]
    assert curies(found.entries[1]) == ["arxiv:1501.00001"]
    names = found.entries[2]
    assert (names.authors, names.venue, names.date) == (("Ann Poe", "Bo Li"), "SOSP", "2017")
    assert curies(names) == ["doi:10.1145/3292500.3330701"]


def test_a_schedule_in_the_front_matter_of_a_page_is_a_list() -> None:
    records = "\n".join(f"  {line}" for line in SCHEDULE.splitlines())
    body = "{% for day in page.schedule %}\n- [{{ day.title }}]({{ day.url }})\n{% endfor %}\n"
    text = f"---\ntitle: A Fine Course\nschedule:\n{records}\n---\n{body}"
    found = read(text, None, file="index.md")
    assert found.title == "A Fine Course"
    assert describe(found) == [
        (7, "Hints for Fine Design", ("Introduction",)),
        (8, "Fine Arguments", ("Introduction",)),
        (13, "Fine Names", ("Naming",)),
    ]


def test_yaml_that_nests_aliases_in_aliases_ends_soon() -> None:
    levels = [
        f"a{place}: &a{place} [{', '.join([f'*a{place - 1}'] * 9)}]" for place in range(1, 40)
    ]
    text = "\n".join(["a0: &a0 [{title: A Fine Paper, year: 2001}]", *levels])
    assert len(read(text, None, file="x.yml").entries) == 1


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


@pytest.mark.parametrize("indent", [None, 1])
def test_the_text_of_a_notebook_is_a_list(indent: int | None) -> None:
    item = "- [Fine “Things”](https://arxiv.org/abs/1706.03762)"
    cells = [
        {"cell_type": "markdown", "metadata": {}, "source": ["# Papers\n", "\n", item]},
        {"cell_type": "code", "outputs": [{"text": [item]}], "source": [f"print('{item}')"]},
        {
            "cell_type": "markdown",
            "source": "## More\n\n- [Finer Things](https://arxiv.org/abs/1810.04805)",
        },
    ]
    notebook = {"cells": cells, "nbformat": 4, "nbformat_minor": 2}
    text = json.dumps(notebook, indent=indent, ensure_ascii=indent is None)
    found = read(text, None, "x.ipynb")
    assert [(entry.title, entry.topics) for entry in found.entries] == [
        ("Fine “Things”", ()),
        ("Finer Things", ("More",)),
    ]
    lines = [number for number, line in enumerate(text.split("\n"), start=1) if '"- [Fine' in line]
    assert [found.entries[0].line] * bool(indent) == lines[: bool(indent)]


def test_a_notebook_is_told_without_its_name() -> None:
    text = '{"cells": [{"cell_type": "markdown", "source": ["- [A](https://arxiv.org/abs/1706.03762)"]}]}'
    assert [curies(entry) for entry in read(text, None, "-").entries] == [[ATTENTION]]


BIBLIOGRAPHY = r"""
\documentclass{article}
As \cite{poe} says.
\begin{thebibliography}{9}
\bibitem[Poe et~al.(2001)Poe, K{\"o}hn, and Roe]{poe}
Ann Poe, Arne K{\"o}hn, and Bo Roe.
\newblock Fine things in small {P}laces.
\newblock \emph{Things Weekly}, 12\penalty0 (3):\penalty0 1--9, 2001.
\bibitem{roe} B.~Roe and A.~Poe, ``Finer things,'' {\it Things} {\bf 2}, 15 (2002). % not this
%\cite{Li:2003}
\bibitem{Li:2003}
C.~Li,
%``The finest of things,''
Phys. Lett. B \textbf{716} (2003), 1-29
doi:10.1016/j.physletb.2012.08.020
\end{thebibliography}
"""


def test_the_bibliography_of_a_latex_document_is_a_list() -> None:
    found = read(BIBLIOGRAPHY, None, "paper.tex")
    assert [(entry.line, entry.title, entry.date) for entry in found.entries] == [
        (5, "Fine things in small Places", "2001"),
        (9, "Finer things", "2002"),
        (11, "The finest of things", "2003"),
    ]
    assert found.entries[0].authors == ("Ann Poe", "Arne Köhn", "Bo Roe")
    assert curies(found.entries[2]) == ["doi:10.1016/j.physletb.2012.08.020"]


def test_a_text_with_a_title_on_each_line_is_a_list() -> None:
    found = read(
        "Trees:\nFine Things in Small Places\nFiner Things in Nature (2001)\n\n关于事物的研究\n",
        None,
        "x.txt",
    )
    assert [(entry.line, entry.title, entry.topics) for entry in found.entries] == [
        (2, "Fine Things in Small Places", ("Trees",)),
        (3, "Finer Things in Nature", ("Trees",)),
        (5, "关于事物的研究", ("Trees",)),
    ]


def test_sections_of_a_text_with_items_set_in() -> None:
    text = (
        "Trees:\n\t1. Fine Things: https://arxiv.org/abs/1501.00001\n        2. Finer Things (read)\n\n"
        "Other plants:\n\t1. What are Things Anyway: https://arxiv.org/abs/1501.00002\n"
    )
    found = read(text, None, "x.txt")
    assert [(entry.line, entry.title, entry.topics) for entry in found.entries] == [
        (2, "Fine Things", ("Trees",)),
        (3, "Finer Things", ("Trees",)),
        (6, "What are Things Anyway", ("Other plants",)),
    ]


def test_a_letter_is_no_list() -> None:
    text = "Dear Ann,\n\nI hope this finds you well.\nThe meeting is on Monday.\n\nBest, Bo\n"
    assert read(text, None, "x.txt").entries == ()


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


def test_a_report_of_zotero() -> None:
    page = """<!DOCTYPE html>
<html><head><title>Zotero Report</title></head><body><ul class="report combineChildItems">
<li id="item_A" class="item journalArticle"><h2>Fine Things</h2><table>
<tr><th>Item Type</th><td>Journal Article</td></tr><tr><th class="author">Author</th><td>Ann Poe</td></tr>
<tr><th class="author">Author</th><td>Bo Roe</td></tr><tr><th>Date</th><td>2015-05-28</td></tr>
<tr><th>DOI</th><td><a href="http://doi.org/10.1000/a">10.1000/a</a></td></tr><tr><th>Publication</th><td>Things</td></tr>
<tr><th>Extra</th><td>Citation Key: poe
Mind the roots.</td></tr></table><h3 class="tags">Tags:</h3><ul class="tags"><li>trees</li></ul></li>
<li id="item_B" class="item book"><h2>Finer Things</h2><table><tr><th>Item Type</th><td>Book</td></tr>
<tr><th>ISBN</th><td>978-0-262-03561-3</td></tr></table></li></ul></body></html>"""
    article, book = read(page, ListFormat.HTML).entries
    assert (article.title, article.authors, article.line) == (
        "Fine Things",
        ("Ann Poe", "Bo Roe"),
        3,
    )
    assert (article.date, article.venue, article.note) == (
        "2015-05-28",
        "Things",
        "Mind the roots.",
    )
    assert (curies(article), article.topics) == (["doi:10.1000/a"], ("trees",))
    assert (curies(book), book.line) == (["isbn:9780262035613"], 9)


def test_a_list_of_definitions_with_links_is_a_list_of_papers() -> None:
    page = (
        "<html><body><h2>Research</h2><dl>"
        "<dt><a href='https://example.org/1fl/'>1FL — core and things united</a></dt><dd>Ann Poe</dd>"
        "<dt><a href='https://arxiv.org/abs/1206.5999'>Fine Types</a></dt><dd>John Roe, Bo Li</dd>"
        "</dl><h2>Words</h2><dl><dt>Deep learning</dt><dd>Learning that is deep</dd></dl>"
        "</body></html>"
    )
    entries = read(page, ListFormat.HTML).entries
    assert [entry.title for entry in entries] == ["1FL — core and things united", "Fine Types"]
    assert [entry.topics for entry in entries] == [("Research",), ("Research",)]


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Fine Things by Way of Roots | PLOS ONE", "Fine Things by Way of Roots"),
        ("Learning by Doing by Ann Poe, Bo Roe :: SSRN", "Learning by Doing"),
        ("[2106.09685] Fine Things", "Fine Things"),
        ("Fine Things | IEEE Conference Publication | IEEE Xplore", "Fine Things"),
        ("Fine Things | Annals of Roots", "Fine Things | Annals of Roots"),
    ],
)
def test_the_title_of_a_page_without_its_site(written: str, title: str) -> None:
    assert tidy_page_title(written) == title


def test_a_bookmark_without_the_name_of_its_journal() -> None:
    title = "The fine programmer | Communications of the ACM"
    page = f'<!DOCTYPE NETSCAPE-Bookmark-file-1><DL><DT><A HREF="https://dl.acm.org/doi/10.1145/362534.362560">{title}</A></DL>'
    (entry,) = read(page, ListFormat.HTML).entries
    assert entry.title == "The fine programmer"


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


def test_paragraphs_of_a_text_under_its_title_keep_their_years() -> None:
    text = (
        "Outstanding Papers\n\nGrowth of fine things in small places. Neuron, Volume 76, 1078-1090, "
        "20 December 2012. PMID:23259945.\n\nSmall things in large places. Nature. 2011 May "
        "5;473(7345):87-91. PMID:21478872.\n"
    )
    found = read(text, None, "x.txt")
    assert [(entry.line, entry.title, entry.topics) for entry in found.entries] == [
        (3, "Growth of fine things in small places", ()),
        (5, "Small things in large places", ()),
    ]
    assert [curies(entry) for entry in found.entries] == [["pmid:23259945"], ["pmid:21478872"]]


def test_works_set_in_below_targets_of_restructured_text() -> None:
    text = (
        "References\n==========\n\n.. _Poe-1763:\n\n    Poe, A. and Roe, B., 1963. **A Fine Essay**, "
        "*Fine Geophysics*.\n\n.. _Li-2011:\n\n    Li, C., 2011, **A Comparison of Trees**, "
        "*Geophysics*, 76(3), 43–50.\n"
    )
    found = read(text, None, "x.rst")
    assert [(entry.line, entry.title) for entry in found.entries] == [
        (6, "A Fine Essay"),
        (10, "A Comparison of Trees"),
    ]
