"""Every reader of a format keeps one contract."""

from __future__ import annotations

import csv
import io
import json
import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reading.readers import curies, read

from paperkg.errors import InputError
from paperkg.reading.endings import ListFormat
from paperkg.reading.formats import find_format, parse_list


def attempt(text: str | bytes, list_format: ListFormat) -> str:
    """Read a file called x: where each entry stands, or why it is refused."""
    try:
        found = read(text, list_format)
    except InputError as error:
        return str(error)
    return " ".join(["x:", *(f"{entry.file}:{entry.line}" for entry in found.entries)])


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
    monkeypatch.setattr("paperkg.reading.fields.bibliography.MAX_WORKS", len(PAPERS) - 2)
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
        "<head>\n  <script src='https://example.org/x.js'></script>\n</head>\n\n# Papers\n\n- A Paper\n",
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
        (ListFormat.CSL, "references:\n- id: a\n  type: ["),
        (ListFormat.CSL, "references:\n- &a [*a, {type: b}]\n"),
        (ListFormat.CSL, "references:\n- type: b\n  a: " + "[" * 50_000),
        (ListFormat.NBIB, "1: a. " + "PMID: 1\n" * 50_000),
        (ListFormat.NBIB, "".join(f"{n}. A. 2001\n\n" for n in range(20_000)) + "PMID: 1\n"),
        (ListFormat.NBIB, "PMID- 1\n" * 50_000),
        (ListFormat.CSV, 'title\n"' + "x" * 500_000),
        (ListFormat.IDENTIFIERS, "1706.03762 " * 200_000),
        (ListFormat.HTML, "<!DOCTYPE NETSCAPE-Bookmark-file-1>" + "<DL><DT><H3>a</H3>" * 5_000),
        (ListFormat.HTML, "<ul><li>" * 20_000 + "<a href='https://arxiv.org/abs/1706.03762'>x y</a>"),
        (ListFormat.NOTE, "---\n" + "a: [" * 50_000 + "\n---\n"),
        (ListFormat.NOTE, "---\na: &a [x]\n" + "".join(f"b{n}: &b{n} [*a, *a]\n" for n in range(99)) + "---\n"),
        (ListFormat.NOTE, "[" * 100_000),
    ],
    ids=range(20),
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
        (b"PK\x03\x04..mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "a spreadsheet"),
        (b"<?xml version='1.0'?><records/>", "XML.* Export it"),
        (b"<?xml version='1.0'?><xml><records><record><ref-type>", "XML of EndNote.* BibTeX"),
        (b'<rdf:RDF xmlns:z="http://www.zotero.org/namespaces/export#">', "RDF of Zotero.* BibTeX"),
        (b'<?xml version="1.0"?><opml version="2.0">', "OPML.* Markdown"),
        (
            b'<?xml version="1.0"?>\n<!DOCTYPE PubmedArticleSet>\n<PubmedArticle>',
            "XML of PubMed.* save it",
        ),
        (
            b"RT Journal Article\nSR Electronic\nA1 Poe, Ann\nT1 Fine Things\n",
            "in the tagged.* RIS",
        ),
        (b'<feed xmlns="http://www.w3.org/2005/Atom">', "a feed .* Save the page"),
        (b"\\documentclass{article}\n\\begin{document}", "LaTeX.* BibTeX file"),
        (
            b"\\documentclass{article}\n\\item We\n\\bibliography{refs}",
            "LaTeX.* BibTeX file",
        ),
    ],
)
def test_what_is_not_read_is_said(data: bytes, word: str) -> None:
    with pytest.raises(InputError, match=f"is {word}.* It reads Markdown, BibTeX"):
        parse_list(data, file="x")


def test_a_binary_file_is_refused() -> None:
    with pytest.raises(InputError, match="is a binary file"):
        parse_list(b"a\0b", file="x")


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


def test_a_file_far_too_large_is_refused_before_it_is_looked_into() -> None:
    with pytest.raises(InputError, match="70 MB large"):
        parse_list(b"- [x] line  \n" * 5_400_000, file="list.md")


@pytest.mark.parametrize("file", ["list.Rmd", "list.qmd", "list.mdx", "list.mdown"])
def test_kinds_of_markdown_are_told_by_their_endings(file: str) -> None:
    text = "Topics, readings, links and notes of a week\n\n  * Read *Rain in Towns*, pp. 2-3\n"
    assert find_format(file, text) is ListFormat.MARKDOWN


def test_the_format_is_told_from_the_head_of_a_long_file() -> None:
    words = "深度学习" * 100_000
    text = f"@article{{k,\n abstract = {{{words}}},\n title = {{A}}\n}}\n@article{{l, title = {{Ende}}}}\n"
    assert [entry.title for entry in parse_list(text.encode(), file="-").entries][1] == "Ende"


def test_a_text_that_ends_with_how_to_cite_it_is_no_bibtex() -> None:
    text = "Rain\n====\n\nA Fine Title\n\n::\n\n    @misc{poe2020, title={Rain}}\n"
    assert find_format("README.rst", text) is ListFormat.MARKDOWN
    assert (
        find_format("rain", "Exported in 2020\n\n@misc{poe2020, title={Rain}}\n")
        is ListFormat.BIBTEX
    )


@pytest.mark.parametrize(
    ("file", "text"),
    [
        (
            "papers.adoc",
            "https://arxiv.org/abs/2001.00001[Poe et al.] The Long Rain of Towns\n\n"
            "https://arxiv.org/abs/2001.00002[Roe et al.] The Short Snow of Hills\n\n"
            "https://arxiv.org/abs/2001.00003[Orr et al.] The Late Hail of Roofs\n",
        ),
        (
            "papers.mediawiki",
            "* [https://arxiv.org/abs/2001.00001 The Long Rain of Towns], ''Rain Letters''\n"
            "* [https://arxiv.org/abs/2001.00002 The Short Snow of Hills], ''Snow Letters''\n"
            "* [https://arxiv.org/abs/2001.00003 The Late Hail of Roofs], ''Hail Letters''\n",
        ),
        (
            "papers.wiki",
            "* ''The Long Rain of Towns'', https://arxiv.org/abs/2001.00001\n"
            "* ''The Short Snow of Hills'', https://arxiv.org/abs/2001.00002\n"
            "* ''The Late Hail of Roofs'', https://arxiv.org/abs/2001.00003\n",
        ),
        (
            "papers.rst",
            "`Papers <https://example.org>`__\n================================\n\n"
            "`1. Rain <#rain>`__\n~~~~~~~~~~~~~~~~~~~\n\n"
            "#. **The Long Rain of Towns.** `PDF <https://arxiv.org/abs/2001.00001>`__\n\n"
            "`2. Snow <#snow>`__\n~~~~~~~~~~~~~~~~~~~\n\n"
            "#. **The Short Snow of Hills.** `PDF <https://arxiv.org/abs/2001.00002>`__\n"
            "#. **The Late Hail of Roofs.** `PDF <https://arxiv.org/abs/2001.00003>`__\n",
        ),
        (
            "papers.tex",
            "\\documentclass{article}\n\\begin{document}\n"
            "\\href{https://arxiv.org/abs/2001.00001}{The Long Rain of Towns}\n\n"
            "\\href{https://arxiv.org/abs/2001.00002}{The Short Snow of Hills}\n\n"
            "\\href{https://arxiv.org/abs/2001.00003}{The Late Hail of Roofs}\n\\end{document}\n",
        ),
    ],
)
def test_the_name_of_a_file_says_which_marks_it_has(file: str, text: str) -> None:
    found = parse_list(text.encode(), file=file).entries
    assert [(entry.title, curies(entry)) for entry in found] == [
        ("The Long Rain of Towns", ["arxiv:2001.00001"]),
        ("The Short Snow of Hills", ["arxiv:2001.00002"]),
        ("The Late Hail of Roofs", ["arxiv:2001.00003"]),
    ]
