"""JSON as programs write it."""

from __future__ import annotations

import json

import pytest
from tests.reading.readers import curies, read

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
