"""The votes of the records of a document on what their segments are, in this order.

A list is consistent with itself: what most siblings are tells what the others are. What a later
vote asks for may be what an earlier one found.
"""

from __future__ import annotations

from collections.abc import Sequence

from paperkg.reading.entries.imprint_votes import agree_on_imprints
from paperkg.reading.entries.roles import assign_roles
from paperkg.reading.records import Group
from paperkg.reading.segments import Vocabulary
from paperkg.reading.text.blocks import Block
from paperkg.reading.votes.agreement import agree_on_bylines
from paperkg.reading.votes.at_signs import cut_venues_at_signs
from paperkg.reading.votes.author_links import name_author_links
from paperkg.reading.votes.bold_leads import agree_on_bold_leads
from paperkg.reading.votes.bracketed_keys import agree_on_bracketed_keys
from paperkg.reading.votes.bracketed_names import agree_on_bracketed_names
from paperkg.reading.votes.citation_keys import date_citation_keys, name_citation_keys
from paperkg.reading.votes.cited_links import agree_on_cited_links
from paperkg.reading.votes.coded_leads import agree_on_coded_leads
from paperkg.reading.votes.colon_names import name_before_colons
from paperkg.reading.votes.colon_tails import agree_on_colon_tails
from paperkg.reading.votes.comma_citations import agree_on_comma_citations
from paperkg.reading.votes.dashed_fields import agree_on_dashed_fields
from paperkg.reading.votes.dashed_sources import agree_on_dashed_sources
from paperkg.reading.votes.dashed_titles import join_dashed_titles
from paperkg.reading.votes.dated_fields import agree_on_dated_fields
from paperkg.reading.votes.dated_tails import agree_on_dated_tails
from paperkg.reading.votes.dated_titles import agree_on_title_years, keep_years_of_others
from paperkg.reading.votes.east_asian_brackets import part_east_asian_brackets
from paperkg.reading.votes.east_asian_citations import part_east_asian_citations
from paperkg.reading.votes.east_asian_pairs import part_east_asian_names
from paperkg.reading.votes.east_asian_quotes import join_inner_quotes, name_beside_quotes
from paperkg.reading.votes.event_tails import agree_on_event_tails
from paperkg.reading.votes.few_surnames import name_few_surnames
from paperkg.reading.votes.glued_others import agree_on_glued_others
from paperkg.reading.votes.joined_works import part_joined_works
from paperkg.reading.votes.laws import name_laws
from paperkg.reading.votes.leads import agree_on_leads
from paperkg.reading.votes.led_names import agree_on_led_names
from paperkg.reading.votes.link_tails import agree_on_link_tails
from paperkg.reading.votes.link_years import agree_on_link_years
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
from paperkg.reading.votes.numbered_courses import part_numbered_courses
from paperkg.reading.votes.of_names import agree_on_of_names
from paperkg.reading.votes.one_word_titles import part_one_word_titles
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
from paperkg.reading.votes.short_names import agree_on_short_names
from paperkg.reading.votes.siblings import agree_on_titles
from paperkg.reading.votes.small_pairs import agree_on_small_pairs
from paperkg.reading.votes.small_titles import agree_on_small_titles
from paperkg.reading.votes.sources import find_sources
from paperkg.reading.votes.stopped_titles import (
    join_names_before_dashes,
    join_stopped_titles,
    join_titles_before_commas,
)
from paperkg.reading.votes.styled_citations import part_styled_citations
from paperkg.reading.votes.styled_remarks import agree_on_styled_remarks
from paperkg.reading.votes.styled_works import part_styled_works
from paperkg.reading.votes.surname_heads import name_surname_heads
from paperkg.reading.votes.surname_tails import name_surname_tails
from paperkg.reading.votes.title_tails import agree_on_title_tails
from paperkg.reading.votes.titles import choose_titles
from paperkg.reading.votes.titles_like_names import take_titles_like_names
from paperkg.reading.votes.titles_of_siblings import agree_on_titles_of_siblings
from paperkg.reading.votes.titles_on_titles import join_titles_on_titles
from paperkg.reading.votes.titles_over_parts import join_titles_over_parts
from paperkg.reading.votes.untitled_citations import name_untitled_citations
from paperkg.reading.votes.venue_leads import agree_on_venue_leads
from paperkg.reading.votes.venue_tags import agree_on_venue_tags
from paperkg.reading.votes.whole_works import name_whole_works
from paperkg.reading.votes.years_behind_titles import agree_on_years_behind_titles
from paperkg.reading.words import EAST_ASIAN

__all__ = ["vote"]


def vote(
    groups: Sequence[Group], texts: Sequence[Block], vocabulary: Vocabulary, *, name: str
) -> None:
    """Let the records of a document agree on what their segments are, and which is the title.

    Parameters
    ----------
    groups
        The records, each with its siblings; they are changed.
    texts
        The blocks of the document that have spans.
    vocabulary
        Its common words and the labels of its links.
    name
        The title of the document.
    """
    east_asian = groups if _has_east_asian(texts) else []
    part_joined_works(groups)
    part_quoted_works(groups)
    part_styled_works(groups)
    part_numbered_courses(groups)
    name_untitled_citations(groups)
    name_laws(groups)
    join_titles_on_titles(groups)
    part_one_word_titles(groups)
    agree_on_said_titles(groups)
    agree_on_glued_others(groups)
    agree_on_month_leads(groups)
    agree_on_of_names(groups)
    agree_on_leads(groups)
    agree_on_venue_leads(groups)
    cut_venues_at_signs(groups)
    agree_on_bracketed_keys(groups)
    join_inner_quotes(east_asian)
    name_beside_quotes(east_asian)
    part_east_asian_citations(east_asian)
    agree_on_dated_fields(groups)
    part_east_asian_names(east_asian)
    part_east_asian_brackets(east_asian)
    part_styled_citations(groups)
    agree_on_dated_tails(groups)
    agree_on_semicolon_tails(groups, vocabulary)
    name_lone_surnames(groups)
    agree_on_comma_citations(groups)
    name_few_surnames(groups, vocabulary)
    name_surname_tails(groups, vocabulary)
    name_short_citations(groups)
    agree_on_short_names(groups)
    agree_on_bracketed_names(groups)
    agree_on_quoted_leads(groups)
    agree_on_coded_leads(groups)
    agree_on_linked_leads(groups)
    agree_on_cited_links(groups)
    agree_on_linked_tails(groups)
    agree_on_link_years(groups)
    name_author_links(groups, name)
    name_before_signs(groups)
    agree_on_bylines(groups, vocabulary)
    split_name_pairs(groups)
    tell_mixed_pairs(groups)
    name_lone_heads(groups, vocabulary)
    name_surname_heads(groups, vocabulary)
    name_before_colons(groups, vocabulary.common)
    agree_on_venue_tags(groups)
    find_sources(groups)
    join_names_before_dashes(groups)
    join_stopped_titles(groups)
    drop_shared_fields(groups)
    take_titles_like_names(groups)
    agree_on_dashed_fields(groups)
    agree_on_dashed_sources(groups)
    choose_titles(groups)
    agree_on_titles_of_siblings(groups)
    agree_on_event_tails(groups)
    agree_on_places(groups)
    agree_on_name_tails(groups)
    join_titles_before_commas(groups)
    agree_on_owned_titles(groups)
    agree_on_link_tails(groups)
    agree_on_misread_titles(groups)
    join_titles_over_parts(groups)
    shorten_overlong_names(groups)
    agree_on_titles(groups)
    agree_on_styled_remarks(groups)
    agree_on_small_pairs(groups)
    agree_on_small_titles(groups, name)
    join_dashed_titles(groups)
    agree_on_bold_leads(groups)
    agree_on_led_names(groups)
    name_whole_works(groups)
    agree_on_years_behind_titles(groups)
    agree_on_title_tails(groups)
    cut_said_tails(east_asian)
    keep_years_of_others(groups)
    drop_pages(groups)
    agree_on_title_years(groups)
    agree_on_colon_tails(groups)
    name_lone_tails(groups, vocabulary)
    read_makers(groups)
    agree_on_remark_names(groups)
    date_citation_keys(groups)
    name_citation_keys(groups)
    for group in groups:
        assign_roles(group)
    agree_on_imprints(groups)


def _has_east_asian(every: Sequence[Block]) -> bool:
    """Whether a document has signs of East Asia: most have none, as one look at each tells."""
    texts = (span.text for block in every for span in block.spans if not span.text.isascii())
    return any(map(EAST_ASIAN.search, texts))
