"""A note on one paper, in Markdown, as Obsidian and Zotero's plug-ins write it.

What it is about stands in its properties, or in a link.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from paperkg.identifiers import parse_identifier
from paperkg.model import ReadingList, Skipped
from paperkg.reading import reasons
from paperkg.reading.charset import decode, tidy_text
from paperkg.reading.fields.author_cells import split_authors
from paperkg.reading.fields.bibliography import Described, make_list
from paperkg.reading.fields.field_texts import clean_date, find_spelled, split_keywords
from paperkg.reading.fields.read_marks import says_read
from paperkg.reading.file_names import read_file_name
from paperkg.reading.names.turned_names import turn_name
from paperkg.reading.notes.note_properties import INLINE, WIKI_LINK, read_properties
from paperkg.reading.page_titles import tidy_page_title

__all__ = ["LONGEST_NOTE", "describe_note", "parse_described", "parse_note"]

SENTENCE = 3
"""The name of a file with so many spaces says more than a heading of one word: "Information"."""

LONGEST_NOTE = 1_000
"""So much of a note is kept with its paper, in characters."""

_HEADING = re.compile(r"^#{1,3}[ \t]+(.+?)[ \t#]*$", re.MULTILINE)
_URL = re.compile(r"https?://[^\s<>\"'\])}]+", re.IGNORECASE)
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*(?:\([^()]*\)[^()\s]*)*\)")
# What Zotero's plug-ins write of the work itself, and is no remark: callouts, blocks of Logseq.
_FROM_ZOTERO = re.compile(
    r"^>[ \t]*\[!(?:abstract|cit\w+|info|link|md|meta\w*|synth)\].*(?:\n>.*)*"
    r"|^- \[\[(?:Abstract|Attachments)\]\][ \t]*(?:\n[ \t]+.*)*"
    r"|^.*\]\(zotero://.*$",
    re.MULTILINE | re.IGNORECASE,
)
_MARKS = re.compile(
    r"^[ \t]*(?:[-*+>]|\d+\.|#{1,6})[ \t]+(?:\[![\w-]+\][-+]?)?"
    r"|[*_`]{1,3}|%%.*?%%|\^[\w-]+$|(?<!\w)#[\w/-]+",
    re.M,
)

_TITLE = ("original title", "title", "paper title", "paper")
_IDS = (
    "doi",
    "arxiv",
    "arxivid",
    "arxiv id",
    "eprint",
    "pmid",
    "pmcid",
    "isbn",
    "openreview",
    "acl",
)
_URLS = ("url", "link", "source", "pdf", "paper", "paper url", "permalink", "uri", "href", "web",
         "website")  # fmt: skip
_VENUES = ("venue", "journal", "conference", "publication", "publicationtitle",
           "publication title", "container title",
           "booktitle", "proceedings")  # fmt: skip
_DATES = ("date published", "published", "publication date", "publish date", "issued", "date")
_TOPICS = ("topic", "topics", "category", "categories", "section", "collections", "area", "field")
_TEMPLATE = ("article", "literature", "literature note", "literaturenote", "note", "paper",
             "papers", "reference", "source")  # fmt: skip
"""What templates say that a note is, which is no topic."""

_NOTES = ("note", "notes", "summary", "tldr", "comment")
_DAY = re.compile(r"(?:\d{4}-\d\d-\d\d|\d{8})")
"""The name of a diary's note, which is about no paper."""


def parse_note(source: str | bytes, *, file: str) -> ReadingList:
    """Read a note: a list of one entry, or of none where the note is about no paper.

    The entry's title is the property ``title``, else the first heading, else the file's name.

    Raises
    ------
    InputError
        The file is binary, or its front matter is far too long.
    """
    work = describe_note(source, file=file)
    if isinstance(work, Skipped):
        return make_list([], file=file, skipped=[work])
    return make_list([work], file=file)


def parse_described(source: str | bytes, *, file: str) -> ReadingList | None:
    """Read a file as a note if its fields say who wrote the work and where it is; None if not."""
    properties, _, _ = read_properties(decode(source, file=file), file)
    said = {name for name, values in properties.items() if any(values)}
    is_described = not said.isdisjoint(("author", "authors")) and not said.isdisjoint(
        (*_IDS, *_URLS)
    )
    return parse_note(source, file=file) if is_described else None


def describe_note(source: str | bytes, *, file: str) -> Described | Skipped:
    """Say what a note is about, or why it is about no paper.

    Raises
    ------
    InputError
        As for ``parse_note``.
    """
    properties, body, start = read_properties(decode(source, file=file), file)
    work = _describe(properties, body, file, start)
    if work:
        return work
    reason = reasons.NOTE
    first = next((line for line in body.split("\n") if line.strip()), "")
    return Skipped(file, 1, tidy_text(first[:100]), reason)


def _describe(
    properties: Mapping[str, tuple[str, ...]], body: str, file: str, start: int
) -> Described | None:
    def all_of(*names: str) -> list[str]:
        return [value for name in names for value in properties.get(name, ())]

    names = [_name(name, value) for name in _IDS for value in properties.get(name, ())]
    urls = [url for text in all_of(*_URLS) for url in _URL.findall(text)]
    if not any(map(parse_identifier, (*names, *urls))):
        found = _find_in_body("\n".join((*all_of("bibliography", "citation"), body)))
        names += [name for name in found if not name.startswith("http")]
        urls += [name for name in found if name.startswith("http")]
    said = [_LINK.sub(r"\1", text) for text in all_of(*_TITLE) if not _URL.match(text)]
    titles = [tidy_page_title(title.lstrip("@")) for title in said if title.lower() not in _URLS]
    is_cited = bool(all_of("citekey", "citation key", "zotero key", "authors", "author"))
    name = file.rpartition("/")[2].rpartition(".")[0]
    if not (names or urls or titles or is_cited) or (_DAY.fullmatch(name) and not titles):
        return None
    topics = (topic for text in all_of(*_TOPICS) for topic in split_keywords(text))
    return Described(
        line=1 if properties else start,
        file=file,
        title=next(iter(titles), "") or _find_title(body, name),
        authors=_read_authors(properties),
        venue=next(iter(all_of(*_VENUES)), ""),
        date=_read_date(all_of(*_DATES), all_of("year")),
        note=next(iter(all_of(*_NOTES)), "") or _read_body(body),
        short_name=next(iter(all_of("short title", "shorttitle", "acronym")), ""),
        names=tuple(names),
        urls=tuple(urls),
        folders=tuple((topic,) for topic in topics if topic.casefold() not in _TEMPLATE),
        keywords=tuple(_read_tags(all_of("tags", "tag", "keywords"), body)),
        is_read=any(says_read(text) for text in all_of("status", "read", "read status")),
    )


def _find_title(body: str, name: str) -> str:
    """Give the first heading, or the file's name where it is a sentence and the heading a word."""
    heading = _HEADING.search(body)
    title = _strip_marks(heading[1]) if heading else ""
    named = read_file_name(name).title
    is_said_by_name = " " not in title and named.count(" ") >= SENTENCE
    return named if is_said_by_name or not title else title


def _read_authors(properties: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Give the authors; Zotero's plug-in writes the first one, and each other, for itself."""
    for name in ("authors", "author s", "creators"):
        if values := properties.get(name):
            return _split_authors(list(values))
    first = tuple(map(turn_name, properties.get("first author", properties.get("firstauthor", ()))))
    others = _split_authors(list(properties.get("author", ())))
    return tuple(dict.fromkeys((*first, *others)))


def _read_date(dates: Iterable[str], years: Iterable[str]) -> str:
    """Give the date of the work: where the year is another one, a date is that of the note."""
    year = next(iter(years), "")
    days = [day for day in map(clean_date, dates) if day]
    return next((day for day in days if day[:4] == (year or day)[:4]), year)


def _name(scheme: str, value: str) -> str:
    word = {"arxivid": "arxiv", "arxiv id": "arxiv"}.get(scheme, scheme)
    return value if parse_identifier(value) else f"{word}:{value}"


def _find_in_body(body: str) -> list[str]:
    """Find what names the paper in the text: the first address or spelled identifier of a paper."""
    head = body[:20_000].replace("**", "")  # "**DOI**: 10.1000/182"
    places = sorted((head.find(name), name) for name in (*_URL.findall(head), *find_spelled(head)))
    for _, name in places:
        identifier = parse_identifier(name.rstrip(".,;"))
        if identifier and identifier.names_paper and not identifier.names_data:
            return [name.rstrip(".,;")]
    pdfs = [name.rstrip(".,;") for _, name in places if name.rstrip(".,;").lower().endswith(".pdf")]
    return pdfs[:1]


def _split_authors(values: list[str]) -> tuple[str, ...]:
    return split_authors(values[0]) if len(values) == 1 else tuple(map(turn_name, values))


def _read_tags(values: list[str], body: str) -> Iterator[str]:
    for value in values:
        # In front matter tags stand in a list, or in one text with commas or spaces.
        yield from (word.lstrip("#") for word in re.split(r"[,;]\s*|\s+(?=#)", value) if word)
    yield from (
        match[1] for match in re.finditer(r"(?<![\w&/])#([A-Za-z][\w/-]{1,50})", body[:20_000])
    )


def _strip_marks(text: str) -> str:
    return tidy_text(_MARKS.sub("", _LINK.sub(r"\1", WIKI_LINK.sub(r"\1", text))))


def _read_body(body: str) -> str:
    """Give the note's own words before its first section, without properties and links."""
    text = INLINE.sub("", _FROM_ZOTERO.sub("", body[: LONGEST_NOTE * 4]))
    heading = _HEADING.search(text)
    if heading and not text[: heading.start()].strip():
        text = text[heading.end() :]
        heading = _HEADING.search(text)
    text = text[: heading.start()] if heading else text
    lines = (_strip_marks(line) for line in text.split("\n"))
    kept = [line for line in lines if line and not _URL.fullmatch(line) and not find_spelled(line)]
    return " ".join(kept)[:LONGEST_NOTE]
