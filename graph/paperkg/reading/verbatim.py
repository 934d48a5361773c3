"""Items that kg wrote, read to the letter: nothing in them is guessed.

A list that kg writes says so in a comment (``mark``). Its items have one form, whatever stands in
their titles: a box, the title as a link (in bold where it has no address), other identifiers as
links, authors in italics, the date in brackets, and the note. An item of another form is a
person's, and is read as in any list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from paperkg.identifiers import Scheme, parse_identifier
from paperkg.model import Entry, Link, Skipped
from paperkg.reading import reasons
from paperkg.reading.cuts.shapes import take_box
from paperkg.reading.entries.kinds import guess_kind
from paperkg.reading.labels import link_kind
from paperkg.reading.text.blocks import Block, BlockKind, Span, plain_text

__all__ = ["Written", "take_written"]

_SCHEMES = frozenset(map(str, Scheme))
_SPACE, _COMMA = Span(" "), Span(", ")
_TAIL = re.compile(r"(?: \((\d{4}(?:-\d\d(?:-\d\d)?)?)\))?(?: - (.*))?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Written:
    """What kg wrote in a document, and the rest of it.

    Attributes
    ----------
    entries
        Of the items that kg wrote, in their order.
    skipped
        The quotations below them, which say why a paper stands there.
    rest
        The blocks without these items.
    """

    entries: tuple[Entry, ...]
    skipped: tuple[Skipped, ...]
    rest: tuple[Block, ...]


def take_written(blocks: Sequence[Block], *, file: str, title: Block | None) -> Written:
    """Take the items that kg wrote out of a document.

    Parameters
    ----------
    blocks
        The blocks of the document.
    file
        The name to give as the place of entries.
    title
        The heading of the document, which is no section.
    """
    entries: list[Entry] = []
    skipped: list[Skipped] = []
    rest: list[Block] = []
    sections: list[tuple[int, str]] = []
    for block in blocks:
        if block.kind is BlockKind.HEADING and block is not title:
            sections = [section for section in sections if section[0] < block.level]
            sections.append((block.level, plain_text(block.spans)))
        if block.kind is not BlockKind.LIST:
            rest.append(block)
            continue
        topics = tuple(label for _, label in sections if label)
        read = [(item, _read_item(item, topics, file)) for item in block.children]
        entries += [entry for _, entry in read if entry]
        skipped += [line for item, entry in read if entry for line in _skip_reasons(item, file)]
        if kept := [item for item, entry in read if entry is None]:
            rest.append(replace(block, children=kept))
    return Written(tuple(entries), tuple(skipped), tuple(rest))


def _skip_reasons(item: Block, file: str) -> Iterator[Skipped]:
    for block in item.children[1:]:
        text = " ".join(plain_text(line.spans) for line in block.children)
        yield Skipped(file, block.line, text, reasons.QUOTATION)


def _read_item(item: Block, topics: tuple[str, ...], file: str) -> Entry | None:
    """Read an item; None where it has not the form in which kg writes one."""
    head = item.children[0] if item.children else None
    if head is None or head.kind is not BlockKind.PARAGRAPH:
        return None
    if any(block.kind is not BlockKind.QUOTE for block in item.children[1:]):
        return None
    is_read, spans = take_box(head.spans)
    if spans is head.spans:  # no box
        return None
    title, spans = _take_title(spans[1:])
    others, spans = _take_links(spans)
    authors, spans = _take_authors(spans)
    rest = _TAIL.fullmatch("".join(span.text for span in spans))
    if not title or not rest or not all(map(_is_text, spans)):
        return None
    urls = [span.url for span in (*title[:1], *others) if span.url]
    identifiers = sorted(set(filter(None, map(parse_identifier, urls))))
    links = tuple(Link(url, url, link_kind("", url)) for url in urls)
    return Entry(
        title="".join(span.text for span in title),
        topics=topics,
        identifiers=tuple(identifiers),
        links=links,
        note=rest[2] or "",
        read=is_read,
        kind=guess_kind(identifiers, links),
        file=file,
        line=head.line,
        authors=authors,
        date=rest[1] or "",
    )


def _take_title(spans: list[Span]) -> tuple[list[Span], list[Span]]:
    """Take the title: a link, or bold words."""
    if spans and spans[0].is_link and not spans[0].strong:
        return spans[:1], spans[1:]
    title = list(takewhile(lambda span: span.strong and _is_text(span), spans))
    return title, spans[len(title) :]


def _take_links(spans: list[Span]) -> tuple[list[Span], list[Span]]:
    """Take the links that are called by the registry of an identifier."""
    end = 0
    while spans[end : end + 1] == [_SPACE] and _is_identifier(spans[end + 1 : end + 2]):
        end += 2
    return spans[1:end:2], spans[end:]


def _is_identifier(spans: list[Span]) -> bool:
    return any(span.url and span.text in _SCHEMES for span in spans)


def _take_authors(spans: list[Span]) -> tuple[tuple[str, ...], list[Span]]:
    """Take the words in italics, each an author."""
    names: list[str] = []
    while spans and spans[0] in (_SPACE, _COMMA):
        name = list(takewhile(lambda span: span.emphasized, spans[1:]))
        if not name:
            break
        names.append("".join(span.text for span in name))
        spans = spans[1 + len(name) :]
    return tuple(names), spans


def _is_text(span: Span) -> bool:
    """Whether a span is text, or an address in it."""
    is_words = not (span.is_image or span.is_break or span.footnote)
    return is_words and (not span.is_link or span.text == span.url)
