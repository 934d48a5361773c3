"""A reading list that a browser exports as bookmarks: folders are topics."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from paperkg.identifiers import parse_identifier
from paperkg.model import Link, PaperKind, ReadingList, Skipped
from paperkg.reading import reasons
from paperkg.reading.charset import decode, tidy_text
from paperkg.reading.entries.kinds import guess_kind
from paperkg.reading.fields.bibliography import Described, limit_works, make_list
from paperkg.reading.fields.field_texts import split_keywords
from paperkg.reading.page_titles import tidy_page_title

__all__ = ["is_bookmarks", "parse_bookmarks"]

_BOOKMARKS = re.compile(r"\s*<!DOCTYPE NETSCAPE-Bookmark-file", re.IGNORECASE)
# The browser's own folders, which nobody named.
_OWN_FOLDERS = ("personal_toolbar_folder", "unfiled_bookmarks_folder")
_LINK_START = re.compile(r"<a[\s>]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Bookmark:
    title: str
    url: str
    folder: tuple[str, ...]
    tags: tuple[str, ...]
    line: int

    @property
    def is_paper(self) -> bool:
        identifier = parse_identifier(self.url)
        if identifier is None:
            return False
        return guess_kind((identifier,), (Link(self.title, self.url),)) is PaperKind.PAPER


def is_bookmarks(text: str) -> bool:
    """Tell whether a page is a browser's export of bookmarks."""
    return _BOOKMARKS.match(text) is not None


def parse_bookmarks(source: str | bytes, *, file: str) -> ReadingList:
    """Read a browser's bookmarks.

    A bookmark is an entry when it leads to a paper, or when another one in its folder does; the
    rest, a person's mail and shops, is reported.

    Raises
    ------
    InputError
        The file is binary, or has too many bookmarks.
    """
    bookmarks = list(limit_works(_find_bookmarks(decode(source, file=file)), file=file))
    folders = {bookmark.folder for bookmark in bookmarks if bookmark.is_paper}
    works: list[Described] = []
    skipped: list[Skipped] = []
    for bookmark in bookmarks:
        if bookmark.folder not in folders or parse_identifier(bookmark.url) is None:
            reason = reasons.OUTSIDE_PAPERS
            skipped.append(Skipped(file, bookmark.line, bookmark.title[:100], reason))
            continue
        works.append(
            Described(
                line=bookmark.line,
                title=tidy_page_title(bookmark.title),
                names=(bookmark.url,),
                urls=(bookmark.url,),
                folders=(bookmark.folder,) if bookmark.folder else (),
                keywords=bookmark.tags,
            )
        )
    return make_list(works, file=file, skipped=skipped)


def _find_bookmarks(text: str) -> Iterator[_Bookmark]:
    body = LexborHTMLParser(text).body
    paths: dict[int, tuple[str, ...]] = {}
    lines = _find_lines(text)
    heading = ""
    for node in body.traverse() if body else ():
        if node.tag == "h3":
            is_own = any(name in node.attributes for name in _OWN_FOLDERS)
            heading = "" if is_own else tidy_text(node.text())
        elif node.tag == "dl":
            paths[node.mem_id] = (*_path_of(node, paths), *([heading] if heading else []))
            heading = ""
        elif node.tag == "a":
            line, url = next(lines, 1), node.attributes.get("href") or ""
            tags = split_keywords(node.attributes.get("tags") or "")
            title = tidy_text(node.text())
            yield _Bookmark(title, url, _path_of(node, paths), tags, line)


def _find_lines(text: str) -> Iterator[int]:
    """Give the line of each link: the parser does not tell it."""
    line, place = 1, 0
    for found in _LINK_START.finditer(text):
        line += text.count("\n", place, found.start())
        place = found.start()
        yield line


def _path_of(node: LexborNode, paths: dict[int, tuple[str, ...]]) -> tuple[str, ...]:
    around = node.parent
    while around is not None:
        if around.mem_id in paths:
            return paths[around.mem_id]
        around = around.parent
    return ()
