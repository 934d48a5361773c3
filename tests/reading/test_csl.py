"""JSON as programs write it."""

from __future__ import annotations

import json

import pytest
from tests.reading.readers import ATTENTION, curies, describe, read

from paperkg.errors import InputError
from paperkg.model import PaperKind
from paperkg.reading.endings import ListFormat


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


def test_what_stands_for_a_field_is_read_as_one() -> None:
    """Of "et al." among authors, and of a DOI with brackets that Zotero keeps in its notes."""
    authors = [{"literal": "Ann Poe et al."}, {"family": "others"}]
    item = {"title": "A Title", "author": authors, "note": "DOI: 10.1000/12(06)87[1:AF]2.0.CO;2"}
    (paper,) = read(json.dumps([item]), ListFormat.CSL).entries
    assert (paper.authors, paper.note) == (("Ann Poe",), "")
    assert curies(paper) == ["doi:10.1000/12(06)87[1:af]2.0.co;2"]


def test_collections_of_better_bibtex_are_topics() -> None:
    (entry,) = read(JSON[0], None, "x.json").entries
    assert entry.topics == ("Trees", "Roots")


def test_broken_json_is_refused_with_its_line() -> None:
    with pytest.raises(InputError, match=r"^x:3: is not valid JSON"):
        read('[\n{"title": "a"},\n{"title": }\n]', ListFormat.CSL)


def test_the_date_of_a_record_from_crossref() -> None:
    source = '[{"title": ["Fine Things"], "published-print": {"date-parts": [[2015, 3]]}}]'
    (entry,) = read(source, ListFormat.CSL).entries
    assert (entry.title, entry.date) == ("Fine Things", "2015-03")
    (entry,) = read(source.replace("[{", '{"message": {').replace("}]", "}}", 1), None).entries
    assert (entry.title, entry.date) == ("Fine Things", "2015-03")


YAML = [
    # Pandoc, Better BibTeX, and the front matter of an empty page
    """---
references:
- id: poe2001
  type: article-journal
  title: 'Fine Things: a study'
  author:
  - {family: Poe, given: Ann}
  - {family: Berg, given: Jan, non-dropping-particle: van den}
  container-title: Things
  issued: {year: 2001, month: 5}
  DOI: 10.1000/a
...
""",
    """nocite: '@*'
references:
- title: "Fine Things: a study"
  author: [{literal: Ann Poe}, {given: Jan van den, family: Berg}]
  issued:
  - year: 2001
    month: 5
  container-title: Things
  type: chapter
  URL: https://doi.org/10.1000/a
""",
    # Hayagriva
    """poe2001:
  title:
    value: "Fine Things: a study"
  type: Article
  author: ["Poe, Ann", "Berg, Jan van den"]
  date: 2001-05
  parent: {type: periodical, title: Things}
  serial-number: {doi: 10.1000/a}
""",
]


@pytest.mark.parametrize("text", YAML)
def test_bibliographies_in_yaml(text: str) -> None:
    (entry,) = read(text, None, "x.yaml").entries
    assert (entry.title, entry.authors) == ("Fine Things: a study", ("Ann Poe", "Jan van den Berg"))
    assert (entry.venue, entry.date, curies(entry)) == ("Things", "2001-05", ["doi:10.1000/a"])
    assert entry.line in (1, 3)


def test_yaml_that_is_no_bibliography_is_read_as_before() -> None:
    page = "---\nreferences:\n- id: poe\n  type: book\n  title: Aside\n---\n\n- [Fine Things](https://arxiv.org/abs/1706.03762)\n"
    (entry,) = read(page, None, "x.md").entries
    assert entry.title == "Fine Things"
    assert read("- title: Fine Things\n  year: 2001\n", None, "x.yml").entries[0].date == "2001"


def test_json_of_paperpile() -> None:
    source = """[{"title": "Fine Things", "author": [{"first": "Ann", "last": "Poe"}], "journal": "Things",
 "published": {"year": "2001", "month": "5"}, "pmid": "31452104", "foldersNamed": ["Trees"], "labelsNamed": ["x"]}]"""
    (entry,) = read(source, None).entries
    assert (entry.authors, entry.date, entry.topics) == (("Ann Poe",), "2001-05", ("Trees",))
    assert curies(entry) == ["pmid:31452104"]


def test_pages_of_notes_in_json_are_named() -> None:
    source = '[{"title": "A Page", "children": [{"string": "hello"}]}]'
    assert [skipped.reason for skipped in read(source, None).skipped] == [
        "a page of notes or a folder of bookmarks, not a work"
    ]


def test_files_and_notes_of_zotero_are_no_works() -> None:
    source = (
        '[{"data": {"itemType": "note", "title": "x"}}, {"itemType": "attachment", "title": "PDF"}]'
    )
    found = read(source, None)
    assert (found.entries, len(found.skipped)) == ((), 2)


GROUPED = [
    # by topic, by year, by key, and one inside the other
    """[{"topic": "Rain", "papers": [
 {"title": "Fine Things", "authors": ["Ann Poe"], "year": 2001}]},
 {"topic": "Snow", "papers": [
 {"title": "Finer Things", "authors": ["Bo Roe"], "year": 2002}]}]""",
    """{"updated": "2020-10-09", "Rain": [
 {"title": "Fine Things", "authors": ["Ann Poe"], "year": 2001}],
 "Snow": [
 {"title": "Finer Things", "authors": ["Bo Roe"], "year": 2002}]}""",
    """{"Rain": {
 "poe2001": {"title": "Fine Things", "author": "Ann Poe", "year": 2001}, "poe": {"title": "Other Things"}},
 "Snow": {
 "roe2002": {"title": "Finer Things", "author": "Bo Roe", "year": 2002}, "roe": {"title": "More Things"}}}""",
]


@pytest.mark.parametrize("text", GROUPED)
def test_works_in_groups_have_their_topics_and_lines(text: str) -> None:
    found = describe(read(text, None, "x.json"))
    assert (2, "Fine Things", ("Rain",)) in found
    assert (4, "Finer Things", ("Snow",)) in found


def test_json_in_other_languages() -> None:
    source = """{"publikasi": [
 {"judul": "Hujan dan Angin", "penulis": ["Ann Poe", "Bo Roe"], "jurnal": "Jurnal Hujan", "tahun": 2020,
  "tautan": "https://arxiv.org/abs/1706.03762", "catatan": "bagus"},
 {"titulo": "A chuva", "subtitle": "uma história", "autores": "Ann Poe", "ano": 2001, "isbn": "9780262033848"}]}"""
    rain, chuva = read(source, None, "x.json").entries
    assert (rain.title, rain.authors, rain.line) == ("Hujan dan Angin", ("Ann Poe", "Bo Roe"), 2)
    assert (rain.venue, rain.date, rain.note, curies(rain)) == (
        "Jurnal Hujan",
        "2020",
        "bagus",
        [ATTENTION],
    )
    assert (chuva.title, chuva.authors, chuva.date) == (
        "A chuva: uma história",
        ("Ann Poe",),
        "2001",
    )
    assert curies(chuva) == ["isbn:9780262033848"]


def test_addresses_in_an_object_or_an_array_of_links() -> None:
    source = """[{"title": "Fine Things", "links": {"PDF": "https://e.org/a.pdf", "code": "https://github.com/a/b"}},
 {"title": "Finer Things", "links": [{"name": "PDF", "url": "https://e.org/b.pdf"}]}]"""
    first, second = read(source, None, "x.json").entries
    assert [link.url for link in first.links] == ["https://e.org/a.pdf", "https://github.com/a/b"]
    assert [link.url for link in second.links] == ["https://e.org/b.pdf"]


@pytest.mark.parametrize(
    "text", ['{"a":' * 900 + "1" + "}" * 900, '{"a":[' * 400 + '{"title":"x"}' + "]}" * 400]
)
def test_objects_nested_deeply_are_left(text: str) -> None:
    assert not read(text, None, "x.json").entries


def test_authors_in_several_fields_and_other_names_of_titles() -> None:
    source = '{"7": {"papername": "Fine Rain", "autor1": "Ann Poe", "autor2": "Bo Roe", "ano-publicacao": "1953"}, "8": {"papername": "Fine Snow"}}'
    rain, snow = read(source, None, "x.json").entries
    assert (rain.title, rain.authors, rain.date) == ("Fine Rain", ("Ann Poe", "Bo Roe"), "1953")
    assert snow.title == "Fine Snow"


def test_a_property_of_years_in_any_language_says_when() -> None:
    items = [
        {"naslov": name, "prvoizdanje": year}
        for name, year in (("Kiša", 1961), ("Snijeg", 1987), ("Tuča", 2004))
    ]
    found = read(json.dumps(items), ListFormat.CSL).entries
    assert [(entry.title, entry.date) for entry in found] == [
        ("Kiša", "1961"), ("Snijeg", "1987"), ("Tuča", "2004"),
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["release", "firstPublished", "Erschienen", "出版"])
def test_the_year_of_a_release_counts_where_another_says_when_a_work_was_read(name: str) -> None:
    works = (("Rain", 2019, 1961), ("Snow", 2019, 2019), ("Hail", 2020, 2004))
    items = [
        {"year": read_in, "month": 4, "title": title, "author": "Ann Poe", name: year}
        for title, read_in, year in works
    ]
    found = read(json.dumps(items), ListFormat.CSL).entries
    assert [entry.date for entry in found] == ["1961", "2019", "2004"]
    for item in items:
        item[name] = 2021  # a release of something else, later than the works
    found = read(json.dumps(items), ListFormat.CSL).entries
    assert [entry.date for entry in found] == ["2019", "2019", "2020"]
