"""What is done to the blocks of a document before its outline is read, in this order.

Each pass mends one habit of those who write lists, wherever the document shows it. A later one may
look at what an earlier one wrote.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from paperkg.reading.file_titles import name_files
from paperkg.reading.names.linked_names import unlink_names
from paperkg.reading.names.own_names import unstyle_own_names
from paperkg.reading.outlines.addressed_names import list_addressed_names
from paperkg.reading.outlines.alike_lines import list_alike_lines
from paperkg.reading.outlines.author_signs import drop_author_signs
from paperkg.reading.outlines.bare_lines import make_bare_items
from paperkg.reading.outlines.bracket_pairs import list_bracket_pairs
from paperkg.reading.outlines.bracketed_items import unwrap_items
from paperkg.reading.outlines.catalogue_records import part_catalogue_records
from paperkg.reading.outlines.chosen_leads import drop_chosen_leads
from paperkg.reading.outlines.cited_lines import list_cited_lines
from paperkg.reading.outlines.cited_topics import list_cited_topics
from paperkg.reading.outlines.co_authors import name_co_authors
from paperkg.reading.outlines.copy_tails import part_copy_tails
from paperkg.reading.outlines.counted_lines import drop_counts
from paperkg.reading.outlines.document_title import find_title, join_title_lines
from paperkg.reading.outlines.double_dashes import name_behind_double_dashes
from paperkg.reading.outlines.drawn_boxes import write_drawn_boxes
from paperkg.reading.outlines.essay_works import list_essay_works
from paperkg.reading.outlines.file_lines import part_file_lines
from paperkg.reading.outlines.front_lines import part_front_lines
from paperkg.reading.outlines.glued_fields import part_glued_fields
from paperkg.reading.outlines.glued_venues import part_glued_names, part_glued_venues
from paperkg.reading.outlines.inline_fields import part_inline_fields
from paperkg.reading.outlines.joined_headings import part_joined_headings
from paperkg.reading.outlines.keyed_citations import join_torn_citations, unstyle_code
from paperkg.reading.outlines.keyed_titles import write_keyed_titles
from paperkg.reading.outlines.kind_labels import drop_kind_labels
from paperkg.reading.outlines.label_lines import head_label_lines
from paperkg.reading.outlines.labelled_lines import list_labelled_lines
from paperkg.reading.outlines.language_marks import drop_language_marks
from paperkg.reading.outlines.led_lines import list_led_lines
from paperkg.reading.outlines.lettered_lines import drop_letters
from paperkg.reading.outlines.life_dates import drop_life_dates
from paperkg.reading.outlines.lined_items import part_lined_items
from paperkg.reading.outlines.lines_of_others import name_lines_of_others
from paperkg.reading.outlines.links_below import head_works_over_links
from paperkg.reading.outlines.loose_quotations import (
    close_quotations,
    double_single_quotations,
    turn_quotations,
)
from paperkg.reading.outlines.lost_references import unlink_lost_references
from paperkg.reading.outlines.marked_breaks import list_marked_lines
from paperkg.reading.outlines.meeting_days import drop_meeting_days
from paperkg.reading.outlines.meeting_times import drop_meeting_times
from paperkg.reading.outlines.name_marks import drop_name_marks
from paperkg.reading.outlines.navigation import part_navigation
from paperkg.reading.outlines.parted_citations import write_parted_citations
from paperkg.reading.outlines.parted_links import join_parted_links
from paperkg.reading.outlines.pasted_labels import bracket_pasted_labels
from paperkg.reading.outlines.picture_keys import part_picture_keys
from paperkg.reading.outlines.places_of_work import drop_places_of_work
from paperkg.reading.outlines.presenters import drop_presenters
from paperkg.reading.outlines.pubmed_order import turn_citations
from paperkg.reading.outlines.quoted_links import list_quoted_links
from paperkg.reading.outlines.quoted_pairs import part_quoted_pairs
from paperkg.reading.outlines.quoted_works import name_quoted_works, turn_quoted_items
from paperkg.reading.outlines.ratings import part_ratings
from paperkg.reading.outlines.reading_tails import drop_reading_tails
from paperkg.reading.outlines.remarks_above import drop_remarks_above
from paperkg.reading.outlines.shared_leads import (
    drop_joints,
    drop_linked_keys,
    drop_measured_tasks,
    drop_numbered_leads,
    drop_reading_days,
    drop_reading_verbs,
    drop_shared_leads,
    unstyle_sources,
)
from paperkg.reading.outlines.shop_boxes import link_shop_boxes
from paperkg.reading.outlines.shops_below import fold_shops_below
from paperkg.reading.outlines.short_years import write_short_years
from paperkg.reading.outlines.sister_pages import part_sister_pages
from paperkg.reading.outlines.site_leads import drop_site_leads
from paperkg.reading.outlines.states_before_sources import drop_states
from paperkg.reading.outlines.steps_above import end_steps
from paperkg.reading.outlines.styled_lines import list_styled_lines, list_told_lines
from paperkg.reading.outlines.styled_sentences import unstyle_sentences
from paperkg.reading.outlines.tabbed_lines import write_tabbed_tables
from paperkg.reading.outlines.titles_in_lists import join_titles_in_lists
from paperkg.reading.outlines.unit_lines import head_unit_lines
from paperkg.reading.outlines.whole_styles import unstyle_citations
from paperkg.reading.outlines.wide_brackets import write_wide_brackets
from paperkg.reading.text.blocks import Block, walk_blocks

__all__ = ["ReadyBlocks", "make_ready"]


@dataclass(frozen=True, slots=True)
class ReadyBlocks:
    """The blocks of a document as its outline is read from them.

    Attributes
    ----------
    blocks, every, texts
        Those on the outside; all, with those inside others; all that have spans.
    heading
        The title of the document, if one of its headings is.
    left
        What can be no entry: line, text and reason.
    """

    blocks: Sequence[Block]
    every: Sequence[Block]
    texts: Sequence[Block]
    heading: Block | None
    left: Sequence[tuple[int, str, str]]


def make_ready(blocks: Sequence[Block], *, title: str = "") -> ReadyBlocks:
    """Make the blocks of a document ready, which its front matter may have given a title."""
    blocks, ways = part_navigation(blocks)
    blocks, sisters = part_sister_pages(blocks, title=title)
    blocks, keys = part_picture_keys(blocks)
    blocks, files = part_file_lines(blocks)
    blocks, front = part_front_lines(blocks)
    blocks = part_joined_headings(list_quoted_links(blocks))
    blocks = join_title_lines(write_tabbed_tables(name_quoted_works(blocks)))
    blocks = join_torn_citations(link_shop_boxes(blocks))
    blocks = head_works_over_links(head_unit_lines(head_label_lines(blocks)))
    blocks = fold_shops_below(join_titles_in_lists(blocks))
    blocks, names = list_labelled_lines(list_marked_lines(make_bare_items(blocks)))
    blocks = list_led_lines(list_styled_lines(list_bracket_pairs(list_cited_lines(blocks))))
    blocks = list_told_lines(blocks, title=title)
    blocks = list_essay_works(end_steps(list_alike_lines(list_addressed_names(blocks))))
    heading = find_title(blocks, named=title)
    every = walk_blocks(blocks)
    remarks = drop_remarks_above(every)
    listed = list_cited_topics(every)
    if part_lined_items(every) or remarks or listed:
        every = walk_blocks(blocks)
    texts = [block for block in every if block.spans]
    unlink_lost_references(texts)
    unwrap_items(every)
    write_drawn_boxes(texts)
    bracket_pasted_labels(texts)
    join_parted_links(texts)
    name_files(texts)
    write_parted_citations(texts)
    write_wide_brackets(texts)
    unstyle_sources(texts)
    unstyle_citations(texts)
    unstyle_code(texts)
    drop_states(texts)
    double_single_quotations(texts)
    turn_quotations(texts)
    close_quotations(texts)
    name_co_authors(texts)
    drop_places_of_work(texts)
    drop_life_dates(texts)
    drop_joints(texts)
    drop_linked_keys(texts)
    drop_letters(texts)
    drop_counts(texts)
    drop_numbered_leads(texts)
    write_short_years(texts)
    part_glued_venues(texts)
    part_glued_names(texts)
    drop_site_leads(texts)
    drop_shared_leads(texts)
    pauses = [*drop_meeting_days(every), *drop_meeting_times(every)]
    drop_measured_tasks(texts)
    drop_reading_days(texts)
    drop_reading_tails(texts)
    unstyle_sentences(texts)
    drop_chosen_leads(every)
    drop_kind_labels(every)
    part_ratings(texts)
    part_copy_tails(texts)
    part_quoted_pairs(texts)
    turn_quoted_items(texts)
    drop_reading_verbs(texts)
    drop_presenters(texts)
    drop_language_marks(texts)
    drop_name_marks(texts)
    drop_author_signs(texts)
    name_lines_of_others(texts)
    write_keyed_titles(texts)
    turn_citations(texts)
    part_catalogue_records(texts)
    part_glued_fields(texts)
    name_behind_double_dashes(texts)
    part_inline_fields(texts)
    unlink_names(texts)
    unstyle_own_names(texts)
    left = [*ways, *sisters, *keys, *files, *front, *names, *remarks, *pauses]
    return ReadyBlocks(blocks, every, texts, heading, left)
