"""A reading list in Markdown, and in what resembles it, read as a whole.

The document is cut into records (``outline``), a record into segments (``segments``); the siblings
of a group decide together where the title stands (``titles``) and what the other parts are
(``roles``); what is no entry says why (``judgement``).
"""

from __future__ import annotations

import gc
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import takewhile

from paperkg.errors import InputError
from paperkg.model import Entry, ReadingList, Skipped
from paperkg.reading.bibtex_blocks import add_works
from paperkg.reading.cuts.headings import names_books
from paperkg.reading.dialects import notebook, yaml_list
from paperkg.reading.dialects.bare_bibtex import fence_bibtex
from paperkg.reading.dialects.ways import as_markdown
from paperkg.reading.document import Document, read_document
from paperkg.reading.entries.dated_sections import date_by_sections
from paperkg.reading.entries.entry import make_entry
from paperkg.reading.entries.imprint_votes import agree_on_imprints
from paperkg.reading.entries.own_sections import drop_own_sections
from paperkg.reading.entries.roles import assign_roles
from paperkg.reading.file_titles import name_files
from paperkg.reading.mark import is_by_kg
from paperkg.reading.names.linked_names import unlink_names
from paperkg.reading.names.own_names import unstyle_own_names
from paperkg.reading.outlines.bare_lines import make_bare_items
from paperkg.reading.outlines.bracketed_items import unwrap_items
from paperkg.reading.outlines.catalogue_records import part_catalogue_records
from paperkg.reading.outlines.co_authors import name_co_authors
from paperkg.reading.outlines.document_title import find_title, join_title_lines
from paperkg.reading.outlines.double_dashes import name_behind_double_dashes
from paperkg.reading.outlines.file_lines import part_file_lines
from paperkg.reading.outlines.front_lines import part_front_lines
from paperkg.reading.outlines.inline_fields import part_inline_fields
from paperkg.reading.outlines.keyed_titles import write_keyed_titles
from paperkg.reading.outlines.label_lines import head_label_lines
from paperkg.reading.outlines.labelled_lines import list_labelled_lines
from paperkg.reading.outlines.language_marks import drop_language_marks
from paperkg.reading.outlines.led_lines import list_led_lines
from paperkg.reading.outlines.lettered_lines import drop_letters
from paperkg.reading.outlines.life_dates import drop_life_dates
from paperkg.reading.outlines.lined_items import part_lined_items
from paperkg.reading.outlines.lines_of_others import name_lines_of_others
from paperkg.reading.outlines.loose_quotations import (
    close_quotations,
    double_single_quotations,
)
from paperkg.reading.outlines.lost_references import unlink_lost_references
from paperkg.reading.outlines.marked_breaks import list_marked_lines
from paperkg.reading.outlines.meeting_days import drop_meeting_days
from paperkg.reading.outlines.name_marks import drop_name_marks
from paperkg.reading.outlines.navigation import part_navigation
from paperkg.reading.outlines.outline import read_outline
from paperkg.reading.outlines.parted_links import join_parted_links
from paperkg.reading.outlines.pubmed_order import turn_citations
from paperkg.reading.outlines.shared_leads import (
    drop_joints,
    drop_numbered_leads,
    drop_reading_days,
    drop_reading_verbs,
    drop_shared_leads,
    unstyle_sources,
)
from paperkg.reading.outlines.short_years import write_short_years
from paperkg.reading.outlines.site_leads import drop_site_leads
from paperkg.reading.outlines.styled_lines import list_styled_lines
from paperkg.reading.outlines.tabbed_lines import write_tabbed_tables
from paperkg.reading.outlines.whole_styles import unstyle_citations
from paperkg.reading.records import Group
from paperkg.reading.segments import Vocabulary, tidy
from paperkg.reading.text.blocks import Block, BlockKind, Span, plain_text, walk_blocks
from paperkg.reading.text.broken_addresses import join_broken_addresses
from paperkg.reading.text.broken_words import join_broken_words
from paperkg.reading.text.editions import write_editions
from paperkg.reading.text.loose_accents import join_accents
from paperkg.reading.text.loose_dois import quote_dois
from paperkg.reading.verbatim import take_written
from paperkg.reading.verdicts.judgement import judge
from paperkg.reading.votes.agreement import agree_on_bylines
from paperkg.reading.votes.author_links import name_author_links
from paperkg.reading.votes.bold_leads import agree_on_bold_leads
from paperkg.reading.votes.bracketed_keys import agree_on_bracketed_keys
from paperkg.reading.votes.colon_names import name_before_colons
from paperkg.reading.votes.colon_tails import agree_on_colon_tails
from paperkg.reading.votes.comma_citations import agree_on_comma_citations
from paperkg.reading.votes.dashed_fields import agree_on_dashed_fields
from paperkg.reading.votes.dashed_titles import join_dashed_titles
from paperkg.reading.votes.dated_fields import agree_on_dated_fields
from paperkg.reading.votes.dated_tails import agree_on_dated_tails
from paperkg.reading.votes.dated_titles import agree_on_title_years, keep_years_of_others
from paperkg.reading.votes.east_asian_brackets import part_east_asian_brackets
from paperkg.reading.votes.east_asian_citations import part_east_asian_citations
from paperkg.reading.votes.east_asian_pairs import part_east_asian_names
from paperkg.reading.votes.east_asian_quotes import join_inner_quotes, name_beside_quotes
from paperkg.reading.votes.joined_works import part_joined_works
from paperkg.reading.votes.leads import agree_on_leads
from paperkg.reading.votes.led_names import agree_on_led_names
from paperkg.reading.votes.link_tails import agree_on_link_tails
from paperkg.reading.votes.linked_leads import agree_on_linked_leads
from paperkg.reading.votes.linked_tails import agree_on_linked_tails
from paperkg.reading.votes.lone_heads import name_lone_heads
from paperkg.reading.votes.lone_surnames import name_lone_surnames
from paperkg.reading.votes.lone_tails import name_lone_tails
from paperkg.reading.votes.misread_titles import agree_on_misread_titles
from paperkg.reading.votes.mixed_pairs import tell_mixed_pairs
from paperkg.reading.votes.month_leads import agree_on_month_leads
from paperkg.reading.votes.name_pairs import split_name_pairs
from paperkg.reading.votes.name_tails import agree_on_name_tails
from paperkg.reading.votes.of_names import agree_on_of_names
from paperkg.reading.votes.overlong_names import shorten_overlong_names
from paperkg.reading.votes.owned_titles import agree_on_owned_titles
from paperkg.reading.votes.paged_titles import drop_pages
from paperkg.reading.votes.places import agree_on_places
from paperkg.reading.votes.quoted_leads import agree_on_quoted_leads
from paperkg.reading.votes.quoted_works import part_quoted_works
from paperkg.reading.votes.remark_names import agree_on_remark_names
from paperkg.reading.votes.said_makers import read_makers
from paperkg.reading.votes.said_tails import cut_said_tails
from paperkg.reading.votes.said_titles import agree_on_said_titles
from paperkg.reading.votes.semicolon_tails import agree_on_semicolon_tails
from paperkg.reading.votes.set_off_names import name_before_signs
from paperkg.reading.votes.shared_fields import drop_shared_fields
from paperkg.reading.votes.short_citations import name_short_citations
from paperkg.reading.votes.siblings import agree_on_titles
from paperkg.reading.votes.small_pairs import agree_on_small_pairs
from paperkg.reading.votes.small_titles import agree_on_small_titles
from paperkg.reading.votes.sources import find_sources
from paperkg.reading.votes.stopped_titles import join_stopped_titles, join_titles_before_commas
from paperkg.reading.votes.styled_citations import part_styled_citations
from paperkg.reading.votes.title_tails import agree_on_title_tails
from paperkg.reading.votes.titles import choose_titles
from paperkg.reading.votes.titles_like_names import take_titles_like_names
from paperkg.reading.votes.titles_on_titles import join_titles_on_titles
from paperkg.reading.votes.titles_over_parts import join_titles_over_parts
from paperkg.reading.votes.venue_leads import agree_on_venue_leads
from paperkg.reading.votes.venue_tags import agree_on_venue_tags
from paperkg.reading.votes.whole_works import name_whole_works
from paperkg.reading.votes.years_behind_titles import agree_on_years_behind_titles
from paperkg.reading.words import EAST_ASIAN

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
    is_written = is_by_kg(text)
    if not is_written:
        text = join_broken_words(join_broken_addresses(join_accents(text)))
        text = fence_bibtex(as_markdown(quote_dois(write_editions(text)), file=file))
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
    blocks, ways = part_navigation(blocks)
    blocks, files = part_file_lines(blocks)
    blocks, front = part_front_lines(blocks)
    blocks = join_title_lines(write_tabbed_tables(blocks))
    blocks = head_label_lines(blocks)
    blocks, names = list_labelled_lines(list_marked_lines(make_bare_items(blocks)))
    blocks = list_led_lines(list_styled_lines(blocks))
    heading = find_title(blocks, named=title)
    every = walk_blocks(blocks)
    if part_lined_items(every):
        every = walk_blocks(blocks)
    texts = [block for block in every if block.spans]
    unlink_lost_references(texts)
    unwrap_items(every)
    join_parted_links(texts)
    name_files(texts)
    unstyle_sources(texts)
    unstyle_citations(texts)
    double_single_quotations(texts)
    close_quotations(texts)
    name_co_authors(texts)
    drop_life_dates(texts)
    drop_joints(texts)
    drop_letters(texts)
    drop_numbered_leads(texts)
    write_short_years(texts)
    drop_site_leads(texts)
    drop_shared_leads(texts)
    pauses = drop_meeting_days(every)
    drop_reading_days(texts)
    drop_reading_verbs(texts)
    drop_language_marks(texts)
    drop_name_marks(texts)
    name_lines_of_others(texts)
    write_keyed_titles(texts)
    turn_citations(texts)
    part_catalogue_records(texts)
    name_behind_double_dashes(texts)
    part_inline_fields(texts)
    unlink_names(texts)
    unstyle_own_names(texts)
    vocabulary = Vocabulary(_find_common(texts), _find_labels(texts))
    outline = read_outline(blocks, vocabulary, title=heading, footnotes=footnotes)
    name = tidy(plain_text(heading.spans)) if heading else title
    east_asian = outline.groups if _has_east_asian(texts) else []
    part_joined_works(outline.groups)
    part_quoted_works(outline.groups)
    join_titles_on_titles(outline.groups)
    agree_on_said_titles(outline.groups)
    agree_on_month_leads(outline.groups)
    agree_on_of_names(outline.groups)
    agree_on_leads(outline.groups)
    agree_on_venue_leads(outline.groups)
    agree_on_bracketed_keys(outline.groups)
    join_inner_quotes(east_asian)
    name_beside_quotes(east_asian)
    part_east_asian_citations(east_asian)
    agree_on_dated_fields(outline.groups)
    part_east_asian_names(east_asian)
    part_east_asian_brackets(east_asian)
    part_styled_citations(outline.groups)
    agree_on_dated_tails(outline.groups)
    agree_on_semicolon_tails(outline.groups, vocabulary)
    name_lone_surnames(outline.groups)
    agree_on_comma_citations(outline.groups)
    name_short_citations(outline.groups)
    agree_on_quoted_leads(outline.groups)
    agree_on_linked_leads(outline.groups)
    agree_on_linked_tails(outline.groups)
    name_author_links(outline.groups, name)
    name_before_signs(outline.groups)
    agree_on_bylines(outline.groups, vocabulary)
    split_name_pairs(outline.groups)
    tell_mixed_pairs(outline.groups)
    name_lone_heads(outline.groups, vocabulary)
    name_before_colons(outline.groups, vocabulary.common)
    agree_on_venue_tags(outline.groups)
    find_sources(outline.groups)
    join_stopped_titles(outline.groups)
    drop_shared_fields(outline.groups)
    take_titles_like_names(outline.groups)
    agree_on_dashed_fields(outline.groups)
    choose_titles(outline.groups)
    agree_on_places(outline.groups)
    agree_on_name_tails(outline.groups)
    join_titles_before_commas(outline.groups)
    agree_on_owned_titles(outline.groups)
    agree_on_link_tails(outline.groups)
    agree_on_misread_titles(outline.groups)
    join_titles_over_parts(outline.groups)
    shorten_overlong_names(outline.groups)
    agree_on_titles(outline.groups)
    agree_on_small_pairs(outline.groups)
    agree_on_small_titles(outline.groups, name)
    join_dashed_titles(outline.groups)
    agree_on_bold_leads(outline.groups)
    agree_on_led_names(outline.groups)
    name_whole_works(outline.groups)
    agree_on_years_behind_titles(outline.groups)
    agree_on_title_tails(outline.groups)
    cut_said_tails(outline.groups)
    keep_years_of_others(outline.groups)
    drop_pages(outline.groups)
    agree_on_title_years(outline.groups)
    agree_on_colon_tails(outline.groups)
    name_lone_tails(outline.groups, vocabulary)
    read_makers(outline.groups)
    agree_on_remark_names(outline.groups)
    for group in outline.groups:
        assign_roles(group)
    agree_on_imprints(outline.groups)
    judge(outline.groups, is_of_books=names_books(name))
    records = sorted(
        (record for group in outline.groups for record in group.records),
        key=lambda record: record.line,
    )
    works = [record for record in records if not record.reason]
    made = date_by_sections(
        [make_entry(record, file=file) for record in works],
        name=name,
        lead=_find_lead(blocks),
        texts=[record.text for record in works],
    )
    added = add_works(drop_own_sections(made), works, outline.bibtex, file=file)
    entries = sorted([*added.entries, *added.works], key=lambda entry: entry.line)
    left = [(record.line, record.text, record.reason) for record in records if record.reason]
    left += [*outline.skipped, *ways, *files, *front, *names, *pauses]
    lines = [Skipped(file, *found) for found in sorted(left)]
    skipped = tuple(sorted([*lines, *added.skipped], key=lambda found: found.line))
    listed = ReadingList(name, file, tuple(entries), skipped, is_ordered=_is_ordered(every))
    return Reading(listed, tuple(outline.groups), bibtex=tuple(added.works))


def _find_lead(blocks: Sequence[Block]) -> str:
    """Give the words of the paragraphs above the first section, which say what the list is."""
    lead = takewhile(lambda block: block.kind is not BlockKind.HEADING, blocks[1:])
    return " ".join(plain_text(block.spans) for block in (*blocks[:1], *lead))


def _find_common(every: Sequence[Block]) -> frozenset[str]:
    """Words that the document writes in small letters: no names by themselves."""
    spans = (span for block in every for span in block.spans if "://" not in span.text)
    texts = [span.text for span in spans if not (span.url and "/" in span.text)]  # no address
    words = set("\n".join(texts).split())  # each is looked into once
    return frozenset(_COMMON_WORD.findall("\n".join(words)))


def _has_east_asian(every: Sequence[Block]) -> bool:
    """Whether a document has signs of East Asia: most have none, as one look at each tells."""
    texts = (span.text for block in every for span in block.spans if not span.text.isascii())
    return any(map(EAST_ASIAN.search, texts))


def _find_labels(every: Sequence[Block]) -> frozenset[str]:
    """Texts of one to three words that links to many places share, or many have before them."""
    links = {
        (text, span.url or span.local)
        for block in every
        for span in block.spans
        if (span.url or span.local) and 0 < len(text := tidy(span.text).strip(" []()").lower()) < 30
    }
    tally = Counter([text for text, _ in links])
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
