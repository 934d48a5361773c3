"""A reading list in HTML: a page as a browser saves it, or its bookmarks."""

from __future__ import annotations

import re

from paperkg.errors import InputError
from paperkg.model import ReadingList
from paperkg.reading.charset import decode
from paperkg.reading.fields.bookmarks import is_bookmarks, parse_bookmarks
from paperkg.reading.fields.zotero_report import is_zotero_report, parse_zotero_report
from paperkg.reading.markdown import MAX_SIZE, Reading, read_blocks_as_list
from paperkg.reading.page_titles import tidy_page_title
from paperkg.reading.pages.elements import read_page
from paperkg.reading.pages.line_ends import write_line_ends
from paperkg.reading.patterns import FRONT
from paperkg.reading.text.loose_dois import quote_dois

__all__ = ["parse_html", "understand_page"]

_NAME = re.compile(r"^title:[ \t]*(\S.*)$", re.MULTILINE)


def parse_html(source: str | bytes, *, file: str) -> ReadingList:
    """Read a page: its headings are topics, its list items, table rows and paragraphs entries.

    What stands around the main part, such as the navigation of the site, is left out. A browser's
    export of bookmarks is read as such: its folders are topics. So is a report of Zotero.

    Raises
    ------
    InputError
        The file is binary, or too large for a list.
    """
    text = decode(source, file=file)
    if is_bookmarks(text):
        return parse_bookmarks(text, file=file)
    if is_zotero_report(text):
        return parse_zotero_report(text, file=file)
    return understand_page(text, file=file).reading_list


def understand_page(text: str, *, file: str) -> Reading:
    """Read a page, and keep how each record was understood.

    Raises
    ------
    InputError
        The page is too large for a list.
    """
    if len(text) > MAX_SIZE:
        most = f"{MAX_SIZE // 1_000_000} million characters"
        raise InputError(
            f"is a page of more than {most}, which is too large for a list.", file=file
        )
    named = ""
    if front := FRONT.match(text):  # which a generator of sites takes off
        named = " ".join(_NAME.findall(front[1])[:1]).strip("\"' ")
        text = "\n" * front[0].count("\n") + text[front.end() :]
    title, blocks = read_page(write_line_ends(quote_dois(text)))
    return read_blocks_as_list(blocks, file=file, title=tidy_page_title(title) or named)
