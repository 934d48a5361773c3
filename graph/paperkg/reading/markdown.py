"""A reading list in Markdown, and in what resembles it, read as a whole.

The document is made ready (``block_passes``) and cut into records (``outline``), a record into
segments (``segments``); the siblings of a group decide together where the title stands and what
the other parts are (``record_votes``); what is no entry says why (``judgement``).
"""

from __future__ import annotations

import gc
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import takewhile

from paperkg.errors import InputError
from paperkg.model import Entry, ReadingList, Skipped
from paperkg.reading.bibtex_blocks import add_works
from paperkg.reading.block_passes import make_ready
from paperkg.reading.dialects import notebook, yaml_list
from paperkg.reading.dialects.bare_bibtex import fence_bibtex
from paperkg.reading.dialects.ways import as_markdown
from paperkg.reading.document import Document, read_document
from paperkg.reading.entries.dated_sections import date_by_sections, is_reading_log
from paperkg.reading.entries.end_marks import drop_end_marks
from paperkg.reading.entries.entry import make_entry
from paperkg.reading.entries.late_days import drop_late_days
from paperkg.reading.entries.own_sections import drop_own_sections
from paperkg.reading.entries.section_numbers import drop_section_numbers
from paperkg.reading.mark import is_by_kg
from paperkg.reading.names.bracketed_roles import write_roles
from paperkg.reading.names.names_in_links import part_names_in_links
from paperkg.reading.outlines.document_title import find_title
from paperkg.reading.outlines.outline import read_outline
from paperkg.reading.record_votes import vote
from paperkg.reading.records import Group
from paperkg.reading.segments import Vocabulary, tidy
from paperkg.reading.text.blocks import Block, BlockKind, Span, plain_text, walk_blocks
from paperkg.reading.text.broken_addresses import join_broken_addresses
from paperkg.reading.text.broken_words import join_broken_words
from paperkg.reading.text.capital_by import lower_by
from paperkg.reading.text.editions import write_editions
from paperkg.reading.text.loose_accents import join_accents
from paperkg.reading.text.loose_dois import quote_dois
from paperkg.reading.text.whole_quotes import unquote_whole
from paperkg.reading.verbatim import take_written
from paperkg.reading.verdicts.judgement import judge

__all__ = [
    "MAX_SIZE",
    "Reading",
    "parse_markdown",
    "read_blocks_as_list",
    "understand",
]

MAX_SIZE = 4_000_000
"""A list of more characters is refused: it is no list that a person reads."""

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_WEEK = re.compile(r"(?:week|lecture|session|day|module|unit|chapter|第)\s*\d+", re.IGNORECASE)
_FOUR_WORDS = re.compile("(?:[A-Za-z0-9]+ ){3}[A-Za-z0-9]")
_COMMON_WORD = re.compile(r"(?<![\w'’])[a-z]{3,}(?!\w)")


@dataclass(frozen=True, slots=True)
class Reading:
    """How a document is understood.

    Attributes
    ----------
    reading_list
        The list.
    groups
        The records that it was made from.
    written
        The entries that kg wrote.
    bibtex
        The entries from blocks of BibTeX.
    """

    reading_list: ReadingList
    groups: tuple[Group, ...]
    written: tuple[Entry, ...] = ()
    bibtex: tuple[Entry, ...] = ()


def parse_markdown(text: str, *, file: str) -> ReadingList:
    """Read a reading list from text.

    Parameters
    ----------
    text
        Markdown; org where its marks show it.
    file
        The name to give as the place of entries and lines.

    Raises
    ------
    InputError
        The text is too long for a list.
    """
    with _pause_collection():  # what the list was made of is gone when the collector wakes up
        return understand(text, file=file).reading_list


def understand(text: str, *, file: str) -> Reading:
    """Read a reading list from text, and keep how each record was understood."""
    if notebook.is_notebook(text):  # with pictures, it may be long
        text = notebook.as_markdown(text)
    if len(text) > MAX_SIZE:
        raise InputError(
            f"is {len(text) / 1e6:.0f} million characters long; kg reads lists of up to "
            f"{MAX_SIZE / 1e6:.0f} million: split it.",
            file=file,
        )
    # A terminal obeys control characters, and str.splitlines takes some of them for line ends.
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.replace("\n", "").isprintable():  # which is seen ten times as fast
        text = _CONTROL.sub(" ", text)
    text = unquote_whole(text) if "\n>" in text else text
    is_written = is_by_kg(text)
    if not is_written:
        text = join_broken_words(join_broken_addresses(join_accents(text)))
        text = fence_bibtex(as_markdown(quote_dois(write_editions(text)), file=file))
        text = part_names_in_links(lower_by(write_roles(text)))
    if not is_written and ("{%" in text or text.startswith("---")):
        text = yaml_list.take_front_matter(text)
    with _pause_collection():
        document = read_document(text)
        if is_written:
            return _read_written(document, file)
        return read_blocks_as_list(
            document.blocks, file=file, title=document.title, footnotes=document.footnotes
        )


def _read_written(document: Document, file: str) -> Reading:
    """Read a list that kg wrote: its items to the letter, what a person added as in any list."""
    written = take_written(document.blocks, file=file, title=find_title(document.blocks))
    added = read_blocks_as_list(written.rest, file=file, footnotes=document.footnotes)
    entries = sorted((*written.entries, *added.reading_list.entries), key=lambda item: item.line)
    skipped = sorted((*written.skipped, *added.reading_list.skipped), key=lambda item: item.line)
    reading_list = replace(
        added.reading_list,
        entries=tuple(entries),
        skipped=tuple(skipped),
        is_ordered=_is_ordered(walk_blocks(document.blocks)),
    )
    return Reading(reading_list, added.groups, written.entries, added.bibtex)


@contextmanager
def _pause_collection() -> Iterator[None]:
    """Let the collector rest while many small objects are made that all stay: a third less time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def read_blocks_as_list(
    blocks: Sequence[Block],
    *,
    file: str,
    title: str = "",
    footnotes: dict[str, list[Span]] | None = None,
) -> Reading:
    """Read the blocks of a document, whatever it was written in."""
    ready = make_ready(blocks, title=title)
    vocabulary = Vocabulary(_find_common(ready.texts), _find_labels(ready.texts))
    named = Block(BlockKind.HEADING, 0, [Span(title)], level=1) if title else None
    heading = ready.heading or named
    outline = read_outline(ready.blocks, vocabulary, title=heading, footnotes=footnotes)
    name = tidy(plain_text(ready.heading.spans)) if ready.heading else title
    vote(outline.groups, ready.texts, vocabulary, name=name)
    judge(outline.groups, name=name)
    records = sorted(
        (record for group in outline.groups for record in group.records),
        key=lambda record: record.line,
    )
    works = [record for record in records if not record.reason]
    lead = _find_lead(ready.blocks)
    read = [make_entry(record, file=file) for record in works]
    made = date_by_sections(
        drop_late_days(read, is_log=is_reading_log(f"{name} {lead}")),
        name=name,
        lead=lead,
        texts=[record.text for record in works],
    )
    added = add_works(drop_own_sections(made), works, outline.bibtex, file=file)
    entries = sorted([*added.entries, *added.works], key=lambda entry: entry.line)
    entries = drop_end_marks(drop_section_numbers(entries))
    left = [(record.line, record.text, record.reason) for record in records if record.reason]
    left += [*outline.skipped, *ready.left]
    lines = [Skipped(file, *found) for found in sorted(left)]
    skipped = tuple(sorted([*lines, *added.skipped], key=lambda found: found.line))
    listed = ReadingList(name, file, tuple(entries), skipped, is_ordered=_is_ordered(ready.every))
    return Reading(listed, tuple(outline.groups), bibtex=tuple(added.works))


def _find_lead(blocks: Sequence[Block]) -> str:
    """Give the words of the paragraphs above the first section, which say what the list is."""
    lead = takewhile(lambda block: block.kind is not BlockKind.HEADING, blocks[1:])
    return " ".join(plain_text(block.spans) for block in (*blocks[:1], *lead))


def _find_common(every: Sequence[Block]) -> frozenset[str]:
    """Words that the document writes in small letters: no names by themselves.

    Those of an address, "ann@hail.edu", are sooner names.
    """
    words: set[str] = set()  # each is looked into once
    for block in every:
        for span in block.spans:
            text = span.text
            if "/" not in text or not (span.url or "://" in text):  # no address
                words.update(text.split())
    return frozenset(_COMMON_WORD.findall("\n".join(word for word in words if "@" not in word)))


def _find_labels(every: Sequence[Block]) -> frozenset[str]:
    """Texts of one to three words that links to many places share, or many have before them."""
    shown: defaultdict[str, set[str]] = defaultdict(set)
    for block in every:
        for span in block.spans:
            if (address := span.url or span.local) and not _FOUR_WORDS.match(span.text):
                shown[span.text].add(address)
    links: defaultdict[str, set[str]] = defaultdict(set)
    for text, addresses in shown.items():
        links[tidy(text).strip(" []()").lower()] |= addresses
    tally = Counter({text: len(some) for text, some in links.items() if 0 < len(text) < 30})
    leads = [_lead_of(block.spans) for block in every if len(block.spans) > 1]
    tally.update(filter(None, leads))
    return frozenset(text for text, times in tally.items() if times > 3 and len(text.split()) <= 3)


def _lead_of(spans: Sequence[Span]) -> str:
    """Give what stands before a colon and an address, "Where it is: https://…"; "" elsewhere."""
    if spans[0].is_link or "://" not in spans[1].text:
        return ""
    head = spans[0].text.rstrip()
    return tidy(head[:-1]).lower() if head[-1:] in (":", "：") else ""


def _is_ordered(every: Sequence[Block]) -> bool:
    """Whether the list says that it is an order: numbered, or by weeks."""
    kinds = [block.ordered for block in every if block.kind is BlockKind.LIST]
    numbered = sum(kinds)
    heads = (plain_text(block.spans) for block in every if block.kind is BlockKind.HEADING)
    weeks = sum(_WEEK.match(head) is not None for head in heads)
    return (numbered > 0 and 2 * numbered > len(kinds)) or weeks > 2
