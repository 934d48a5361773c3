"""Why a line or a record is no entry, and what makes one of it."""

from __future__ import annotations

__all__ = [
    "ABOUT_LIST",
    "BARE_LABEL",
    "BIBTEX",
    "CHANGE",
    "CHAPTER",
    "CODE",
    "CONTENTS",
    "FIELD",
    "FILE",
    "IDENTIFIER_MISSING",
    "JSON_ITEM",
    "JSON_PAGE",
    "JSON_PART",
    "LEADING_SENTENCE",
    "LIST_IN_FOLDER",
    "LONG_LINE",
    "LONG_TITLE",
    "NOTE",
    "NO_READING",
    "NO_TITLE",
    "NO_WORK",
    "OTHER_LIST",
    "OUTSIDE_PAPERS",
    "PROSE",
    "QUOTATION",
    "RECORD",
    "REMARK",
    "ROW",
    "SAME_ROW",
    "SAMPLE",
    "SEE_ALSO",
    "SENTENCE",
    "SENTENCE_ABOVE",
    "SPREADSHEET_ROW",
    "TOO_DEEP",
    "VOLUME",
    "advise",
]

ABOUT_LIST = "a section about the list, not of it"
BARE_LABEL = "a link that only says what it leads to"
CHANGE = "a line of a history of changes"
BIBTEX = "an entry that is not valid BibTeX: a brace or a comma is missing"
CHAPTER = "a part of the work above"
CODE = "code"
CONTENTS = "a link inside the document, as in a table of contents"
FIELD = "a field without a title above it"
FILE = "where somebody keeps a file"
IDENTIFIER_MISSING = "a line without an identifier or an address"
JSON_ITEM = "not an item of CSL-JSON, which is an object"
JSON_PAGE = "a page of notes or a folder of bookmarks, not a work"
JSON_PART = "a file or a note that belongs to another record"
LEADING_SENTENCE = "a sentence that leads to something else"
LIST_IN_FOLDER = "a file that is a list of its own, not a note"
LONG_LINE = "a line too long for an entry"
LONG_TITLE = "a record whose title is too long for one"
NO_TITLE = "no part of it reads as a title"
NO_READING = "in a section of tools, data, people or events, and no link to a paper"
NO_WORK = "a link to a form, a board or the like, not to a work"
NOTE = "a note without the title, an identifier or a link of a paper"
OTHER_LIST = "a link to another list"
OUTSIDE_PAPERS = "a bookmark in a folder without papers"
PROSE = "prose"
QUOTATION = "a quotation"
RECORD = "a record with neither a title nor an identifier"
REMARK = "a remark: no link, and not worded as a title"
ROW = "a table row without a title or a link"
SAME_ROW = "a table row that goes on with the paper of the row above"
SAMPLE = "a pattern of how an entry is written"
SEE_ALSO = "a link to a note or a page nearby"
SENTENCE = "a sentence with a link in it"
SENTENCE_ABOVE = "a sentence above other items"
SPREADSHEET_ROW = "a row with neither a title nor an identifier"
TOO_DEEP = "nested too deep"
VOLUME = "the volume in which other entries stand"

_ITEM = "`- [Title](https://arxiv.org/abs/1706.03762)`"
_ADVICE = {
    ABOUT_LIST: "Give the section another name, or link its papers by DOI or arXiv id.",
    BARE_LABEL: "Write the title of the paper before the link.",
    CHANGE: "Link the paper, or say who wrote it and when.",
    BIBTEX: "Close each brace that the entry opens, and part its fields by commas.",
    CHAPTER: "Link it, or say who wrote it and when.",
    CODE: "Take the line out of the code block; four spaces before a line make one.",
    CONTENTS: "Link to the paper itself.",
    FIELD: "Write the title of the paper on a line above.",
    FILE: "Write the title of the paper, and link it by a DOI, an arXiv id or an address.",
    IDENTIFIER_MISSING: "Write a DOI, an arXiv id or an address on each line.",
    JSON_ITEM: 'Write each work as an object: `{"title": "…", "DOI": "…"}`.',
    JSON_PAGE: "Export notes as Markdown and bookmarks as HTML.",
    JSON_PART: "Export the record that it belongs to; kg reads that one.",
    LEADING_SENTENCE: "Write the title of the paper, and link it.",
    LIST_IN_FOLDER: "Name it beside the folder: `kg build FOLDER FOLDER/FILE`.",
    LONG_LINE: "Write each paper on a line of its own.",
    LONG_TITLE: "Shorten the title of the record: a brace or a quotation mark may be missing.",
    NO_TITLE: "Write the title of the paper, and link it.",
    NO_READING: "Link its paper, say who wrote it and when, or give the section another name.",
    NO_WORK: "Link to the paper itself.",
    NOTE: "Write `title:`, `doi:` or `arxiv:` into the note's front matter.",
    OTHER_LIST: "Read the other list too: `kg parse THIS-LIST OTHER-LIST`.",
    OUTSIDE_PAPERS: "Move the bookmark to a folder that has a bookmark of a paper.",
    PROSE: f"Write the paper as a list item: {_ITEM}.",
    QUOTATION: "Take away the `>` before the line.",
    RECORD: "Give the record a title, a DOI or an address.",
    REMARK: f"Begin with the title, in capitals, or link the paper: {_ITEM}.",
    ROW: "Call a column Title, or link the paper in the row.",
    SAME_ROW: "Give the paper a title and a link of its own, in its row.",
    SAMPLE: "Write the title of a paper there, and link it.",
    SEE_ALSO: "Link to the paper itself, or give the section another name.",
    SENTENCE: "Begin the line with the title, and link the title.",
    SENTENCE_ABOVE: "Write the title of the paper, and link it.",
    SPREADSHEET_ROW: "Give the row a title or an identifier.",
    TOO_DEEP: "Move the line out of the lists around it.",
    VOLUME: "To list the volume too, take `crossref` out of the entries in it.",
}


def advise(reason: str) -> str:
    """Say what makes an entry of what is none; empty where nothing does.

    Examples
    --------
    >>> advise(SENTENCE)
    'Begin the line with the title, and link the title.'
    """
    return _ADVICE.get(reason, "")
