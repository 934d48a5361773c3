"""What the columns of a spreadsheet hold, told by their names."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from paperkg.reading.column_names import REGISTRIES, names_part, plain_name
from paperkg.reading.words import words_of

__all__ = ["count_known", "find_columns"]

# What columns are called, in small letters and without signs; the first that is there counts.
_NAMES = {
    "title": ("title", "paper title", "paper", "article title", "document title", "item title",
              "name", "paper name", "article", "display name", "ti"),
    "ids": ("doi", "arxiv", "arxiv id", "arxivid", "pmid", "pubmed id", "pmcid", "pmc id",
            "identifier", "id", "isbn13", "isbn 13", "isbn", "isbn10", "isbn 10",
            "openalex id", "openalex", "openalexid",
            "corpusid", "s2 id", "acl id", "item doi", "di", "paperid", "pubmedid", "pm"),
    "urls": ("url", "urls", "link", "links", "paper link", "paper url", "article url", "pdf",
             "address", "href", "pdf link", "paper pdf", "source", "website", "full text url",
             "external url", "primary location landing page url"),
    "other_urls": ("code", "code link", "project", "project page", "github", "data", "dataset",
                   "video", "slides", "demo"),
    "authors": ("author full names", "authors", "author", "author s", "author names",
                "authorships author display name", "first author", "creators", "af", "au"),
    "family": ("last name", "lastname", "surname", "family name", "nachname", "familienname",
               "nom de famille", "apellido", "apellidos", "sobrenome", "cognome", "achternaam",
               "efternamn", "etternavn", "nazwisko", "příjmení", "фамилия", "прізвище", "姓"),
    "given": ("first name", "firstname", "first names", "given name", "given names", "forename",
              "vorname", "vornamen", "prénom", "prénoms", "prenom", "voornaam", "förnamn",
              "fornavn", "imię", "jméno", "имя", "ім я", "名"),
    "other_authors": ("additional authors", "co authors", "coauthors"),
    "date": ("date", "publication date", "date published", "published", "published on",
             "original publication year", "year", "publication year", "published year",
             "year published", "pub year", "py"),
    "venue": ("venue", "journal", "full journal", "conference", "publication title", "source title",
              "publication", "container title", "journal book", "journal title", "where", "so",
              "primary location source display name", "source", "publisher"),
    "notes": ("notes", "note", "comment", "comments", "remarks", "remark", "summary", "takeaway",
              "tldr", "my notes", "my thoughts", "my review", "private notes"),
    "topics": ("topic", "topics", "category", "categories", "section", "area", "theme", "group",
               "task", "field", "domain", "primary topic display name", "subject", "subjects",
               "genre"),
    "subtopics": ("subtopic", "sub topic", "subtopics", "subcategory", "sub category", "subsection",
                  "subfield", "subarea"),
    "folders": ("collection", "collections", "folder", "folders", "folders filed in"),
    "keywords": ("tags", "manual tags", "keywords", "tag", "author keywords", "labels", "label",
                 "labels filed in", "document tags", "bookshelves", "de"),
    "read": ("read", "status", "done", "finished", "is read", "read status", "reading status",
             "exclusive shelf"),
    "cited": ("citation", "full citation", "reference", "full reference", "bibliographic citation",
              "apa citation", "apa", "zitation", "quellenangabe", "citación", "cita", "referencia",
              "citation complète", "référence", "citação", "referência", "citazione", "riferimento",
              "cytowanie", "cytat", "ссылка", "引用", "引文", "参考文献", "인용"),
    "short": ("short title", "short name", "acronym", "abbreviation", "model", "method", "alias"),
    "kind": ("item type", "type", "kind"),
    "extra": ("extra",),
    "saved": ("time added", "timestamp", "created", "saved date", "date saved"),
}  # fmt: skip
_ENDS_OF_IDS = tuple(f" {word}" for word in REGISTRIES)
"""How the names of columns of identifiers end: "externalIds.DOI"."""

_OF_URLS = frozenset({"link", "links", "url"})
_NOT_OF_PAPER = frozenset(
    {"code", "data", "dataset", "software", "project", "github", "video", "slides", "demo", "image",
     "cover", "cites", "citing", "citation", "related", "author"}
)  # fmt: skip
"""A column of addresses or identifiers is of something else where its name has such a word."""

_PRESENTERS = frozenset(
    {"presenter", "presenters", "speaker", "speakers", "discussant", "moderator"}
)
"""Beside such a column, one that is only called date says when a group meets."""

_MEETINGS = ("date", "when", "day", "week")
_IN_WORDS = ("title", "authors", "date", "venue")
_NAME_PARTS = ("family", "given")
"""Meanings that the last words of a name tell: "Author's last name"."""

_NAMES_TOO = ("name", "nom")
"""What the column of surnames may be called beside one of given names."""

_LOOSE = ("group", "source", "task")
"""Words that say little behind another one: "Research group", "my_column/_source"."""

_TOLD_BY_WORDS = (*_IN_WORDS, "topics")
"""Meanings that are told by the last word of a name; the first ones in other languages, too."""

_CAPITAL_INSIDE = re.compile(r"(?<=[a-z])(?=[A-Z])")


def find_columns(names: Sequence[str]) -> dict[str, list[int]]:
    """Find what the columns mean: places by meaning; empty unless one is a title or identifier.

    Examples
    --------
    >>> found = find_columns(["PubYear", "Paper Title"])
    >>> found["title"], found["date"]
    ([1], [0])
    """
    plain = [plain_name(name) for name in names]
    apart = [plain_name(_CAPITAL_INSIDE.sub(" ", name)) for name in names]
    found = {
        meaning: [whole.index(name) for name in known for whole in (plain, apart) if name in whole]
        for meaning, known in _NAMES.items()
    }
    found = {meaning: list(dict.fromkeys(places)) for meaning, places in found.items()}
    _find_name_parts(plain, found)
    of_names = {*found["family"], *found["given"]}
    found["title"] = [place for place in found["title"] if place not in of_names]
    for meaning in _TOLD_BY_WORDS:
        if not found[meaning]:
            told = [place for place, name in enumerate(plain) if _is_told(name, meaning)]
            found[meaning] = [place for place in told if place not in of_names][:1]
    words = [frozenset(name.split()) for name in plain]
    others = [place for place, said in enumerate(words) if not said & _NOT_OF_PAPER]
    found["ids"] += [place for place in others if plain[place].endswith(_ENDS_OF_IDS)]
    found["urls"] = found["urls"] or [place for place in others if words[place] & _OF_URLS]
    if any(said & _PRESENTERS for said in words):
        found["date"] = [place for place in found["date"] if plain[place] not in _MEETINGS]
    return found if found["title"] or found["ids"] or found["urls"] else {}


def _find_name_parts(plain: Sequence[str], found: dict[str, list[int]]) -> None:
    """Find the columns of surnames and given names; "Name" is one beside "Vorname"."""
    for meaning in _NAME_PARTS:
        ends = tuple(f" {name}" for name in _NAMES[meaning])
        found[meaning] += [place for place, name in enumerate(plain) if name.endswith(ends)]
    if found["given"] and not found["family"]:
        found["family"] = [plain.index(name) for name in _NAMES_TOO if name in plain][:1]


def count_known(columns: Mapping[str, Sequence[int]]) -> int:
    """Count the columns whose meaning is known."""
    return len({place for places in columns.values() for place in places})


def _is_told(name: str, meaning: str) -> bool:
    """Tell "Lead Authors" and "Preprint Title" by their last word, and names of other languages."""
    last = name.rpartition(" ")[2]
    is_word = meaning in _IN_WORDS and (
        name in words_of("columns", meaning) or names_part(name, meaning)
    )
    return is_word or (last in _NAMES[meaning] and last not in _LOOSE)
