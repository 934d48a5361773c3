"""Word documents as lists, whole, damaged, too large, and without the library that reads them."""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path

import pytest

from paperkg.errors import InputError
from paperkg.reading.formats import parse_list
from paperkg.reading.lists import explain_list

PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PARTS = {
    "[Content_Types].xml": f"""<Types xmlns="{PACKAGE}/content-types">
        <Default Extension="rels"
            ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
        <Default Extension="xml" ContentType="application/xml"/></Types>""",
    "_rels/.rels": f"""<Relationships xmlns="{PACKAGE}/relationships">
        <Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>
        </Relationships>""",
    "word/_rels/document.xml.rels": f"""<Relationships xmlns="{PACKAGE}/relationships">
        <Relationship Id="l1" Type="{OFFICE}/hyperlink" TargetMode="External"
            Target="https://arxiv.org/abs/2001.00001"/>
        <Relationship Id="s1" Type="{OFFICE}/styles" Target="styles.xml"/>
        <Relationship Id="n1" Type="{OFFICE}/numbering" Target="numbering.xml"/>
        </Relationships>""",
    "word/styles.xml": f"""<w:styles xmlns:w="{WORD}">
        <w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/></w:style>
        </w:styles>""",
    "word/numbering.xml": f"""<w:numbering xmlns:w="{WORD}"><w:abstractNum w:abstractNumId="0">
        <w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>""",
}
ITEM = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'


def paragraph(content: str, *, style: str = "") -> str:
    return f"<w:p><w:pPr>{style}</w:pPr>{content}</w:p>"


def run(text: str, *, style: str = "") -> str:
    return f'<w:r><w:rPr>{style}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


LINKED = f'<w:hyperlink r:id="l1">{run("A Fine Paper on Trees")}</w:hyperlink>'
BODY = "".join(
    (
        paragraph(run("Trees"), style='<w:pStyle w:val="H2"/>'),
        paragraph(LINKED + run(", Ann Poe and Bo Li, 2020"), style=ITEM),
        paragraph(
            run("Poe, A., &amp; Roe, J. (1995). The amygdala and memory. ")
            + run("Nature", style="<w:i/>")
            + run(", 377(6547), 295-296."),
            style=ITEM,
        ),
    )
)


def pack(body: str, *, start: str = "") -> bytes:
    document = f'{start}<w:document xmlns:w="{WORD}" xmlns:r="{OFFICE}"><w:body>{body}</w:body></w:document>'
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in {**PARTS, "word/document.xml": document}.items():
            archive.writestr(name, text)
    return packed.getvalue()


def test_headings_items_links_and_italics_are_read() -> None:
    linked, cited = parse_list(pack(BODY), file="list.docx").entries
    assert (linked.title, linked.authors, linked.topics, linked.line) == (
        "A Fine Paper on Trees",
        ("Ann Poe", "Bo Li"),
        ("Trees",),
        2,
    )
    assert [identifier.curie for identifier in linked.identifiers] == ["arxiv:2001.00001"]
    assert (cited.title, cited.authors, cited.venue, cited.date) == (
        "The amygdala and memory",
        ("Poe, A.", "Roe, J."),
        "Nature",
        "1995",
    )


def test_a_document_is_explained_as_a_list_is(tmp_path: Path) -> None:
    path = tmp_path / "list.docx"
    path.write_bytes(pack(BODY))
    linked, cited = explain_list(path)
    assert ("authors", "Ann Poe and Bo Li") in linked.parts
    assert ("title", "The amygdala and memory") in cited.parts


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04..[Content_Types].xml..word/document.xml",
        pack(BODY)[:-400] + b"word/",
        pack("<w:p>"),
        pack("&bomb;", start="<!DOCTYPE w [<!ENTITY bomb '&bomb;'>]>"),
    ],
    ids=["no archive", "cut short", "no XML", "an endless entity"],
)
def test_a_damaged_document_is_said_to_be_one(data: bytes) -> None:
    with pytest.raises(InputError, match="is a Word document that is damaged: save it anew"):
        parse_list(data, file="list.docx")


def test_entities_that_multiply_end_soon() -> None:
    entities = "<!ENTITY a0 'A Fine Paper '>" + "".join(
        f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 10)
    )
    with pytest.raises(InputError, match="is a Word document that is damaged"):
        parse_list(pack(paragraph(run("&a9;")), start=f"<!DOCTYPE w [{entities}]>"), file="x.docx")


def test_a_document_of_too_much_text_is_refused() -> None:
    with pytest.raises(InputError, match=r"with \d+ MB of text and marks; .* split it"):
        parse_list(pack(paragraph(run("A Fine Paper" * 500_000))), file="list.docx")


def test_without_the_library_kg_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "mammoth", None)
    with pytest.raises(InputError, match=r"pip install 'paperkg\[word\]'"):
        parse_list(pack(BODY), file="list.docx")
