"""The arrows between the modules, and the public surface of each."""

from __future__ import annotations

import ast
import importlib
import re
from enum import Enum
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

import paperkg

PACKAGE = Path(paperkg.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))

# Every module, each below all that may import it. "paperkg" is what `import paperkg` gives people:
# it stands on everything but the commands.
ORDER = [
    "version",
    "characters",
    "notation",
    "errors",
    "memo",
    "contents",
    "times",
    "progress",
    "settings",
    "resources",
    "addresses",
    "registries",
    "publishers",
    "arxiv",
    "phrases",
    "identifiers",
    "model",
    "dates",
    "english",
    "genre",
    "names",
    "numerals",
    "lookup",
    "reading",
    "reading.endings",
    "reading.plain_enum",
    "reading.words",
    "reading.patterns",
    "reading.column_names",
    "reading.record_names",
    "reading.page_titles",
    "reading.file_names",
    "reading.reasons",
    "reading.charset",
    "reading.mark",
    "reading.shop_labels",
    "reading.labels",
    "reading.refusals",
    "reading.latex",
    "reading.imprints",
    "reading.imprints.dates",
    "reading.imprints.issue_dates",
    "reading.imprints.far_dates",
    "reading.imprints.meeting_groups",
    "reading.imprints.press_names",
    "reading.imprints.venue_edges",
    "reading.imprints.venues",
    "reading.imprints.dated_addresses",
    "reading.imprints.section_dates",
    "reading.imprints.publishers",
    "reading.imprints.imprint",
    "reading.imprints.at_signs",
    "reading.imprints.sites",
    "reading.text",
    "reading.text.angled_titles",
    "reading.text.front_matter",
    "reading.text.whole_quotes",
    "reading.text.highlights",
    "reading.text.blocks",
    "reading.text.owed_lines",
    "reading.text.broken_addresses",
    "reading.text.broken_words",
    "reading.text.capital_by",
    "reading.text.editions",
    "reading.text.loose_accents",
    "reading.text.loose_dois",
    "reading.text.loose_emphasis",
    "reading.text.wrapped_lines",
    "reading.text.link_tags",
    "reading.text.inline",
    "reading.text.simple_lines",
    "reading.text.flat_lists",
    "reading.text.flat_tables",
    "reading.text.html_blocks",
    "reading.text.list_names",
    "reading.text.syntax",
    "reading.text.table_rules",
    "reading.text.indents",
    "reading.text.labelled_addresses",
    "reading.text.lazy_citations",
    "reading.text.letter_marks",
    "reading.text.line_items",
    "reading.text.unused_references",
    "reading.text.year_items",
    "reading.text.two_level_numbers",
    "reading.file_titles",
    "reading.names",
    "reading.names.long_initials",
    "reading.names.tokens",
    "reading.names.east_asian_offices",
    "reading.names.east_asian_names",
    "reading.names.full_names",
    "reading.names.name_grammar",
    "reading.names.name_ends",
    "reading.names.name_leads",
    "reading.names.bracketed_roles",
    "reading.names.turned_names",
    "reading.names.shared_surnames",
    "reading.names.signing_groups",
    "reading.names.people",
    "reading.names.translators",
    "reading.names.bodies",
    "reading.names.affiliations",
    "reading.names.signed_lines",
    "reading.names.title_lines",
    "reading.names.names_above",
    "reading.names.styles",
    "reading.names.bylines",
    "reading.names.linked_names",
    "reading.names.names_in_links",
    "reading.names.own_names",
    "reading.pages",
    "reading.pages.element_boxes",
    "reading.pages.page_tree",
    "reading.pages.metric_badges",
    "reading.pages.element_spans",
    "reading.pages.element_lists",
    "reading.pages.element_tables",
    "reading.pages.field_definitions",
    "reading.pages.headed_cards",
    "reading.pages.repeated",
    "reading.pages.cards",
    "reading.pages.page_frames",
    "reading.pages.elements",
    "reading.pages.word_document",
    "reading.pages.line_ends",
    "reading.dialects",
    "reading.dialects.shortcodes",
    "reading.dialects.pipe_rows",
    "reading.dialects.bare_bibtex",
    "reading.dialects.glued_citations",
    "reading.dialects.yaml_list",
    "reading.document",
    "reading.dialects.org_chores",
    "reading.dialects.org_fields",
    "reading.dialects.org_keywords",
    "reading.dialects.org_log",
    "reading.dialects.org_leaves",
    "reading.dialects.org",
    "reading.dialects.wiki_tables",
    "reading.dialects.mediawiki",
    "reading.dialects.dokuwiki",
    "reading.dialects.textile",
    "reading.dialects.rst",
    "reading.dialects.rst_references",
    "reading.dialects.multiline_tables",
    "reading.dialects.simple_tables",
    "reading.dialects.grid_tables",
    "reading.dialects.list_tables",
    "reading.dialects.notebook",
    "reading.dialects.parted_lines",
    "reading.dialects.named_lines",
    "reading.dialects.two_lines",
    "reading.dialects.arxiv_pages",
    "reading.dialects.chat_lines",
    "reading.dialects.kindle_clippings",
    "reading.dialects.ruled_text",
    "reading.dialects.scholar_results",
    "reading.dialects.copied_results",
    "reading.dialects.counted_rows",
    "reading.dialects.definition_items",
    "reading.dialects.definition_terms",
    "reading.dialects.diary_lines",
    "reading.dialects.remark_lines",
    "reading.dialects.plain_lines",
    "reading.dialects.noted_titles",
    "reading.dialects.set_in_text",
    "reading.dialects.signed_groups",
    "reading.dialects.filled_text",
    "reading.dialects.latex_bibliography",
    "reading.dialects.latex_list",
    "reading.dialects.latex_settings",
    "reading.dialects.pasted_bibitems",
    "reading.dialects.raw_html",
    "reading.dialects.rst_directives",
    "reading.dialects.asciidoc",
    "reading.dialects.typst_tables",
    "reading.dialects.typst",
    "reading.dialects.underlined_heads",
    "reading.dialects.text_heads",
    "reading.dialects.typed_stars",
    "reading.dialects.contents_lines",
    "reading.dialects.fielded_lines",
    "reading.dialects.addresses_behind",
    "reading.dialects.addressed_text",
    "reading.dialects.marked_lines",
    "reading.dialects.wrapped_tables",
    "reading.dialects.ways",
    "reading.segments",
    "reading.citations",
    "reading.citations.east_asian_sources",
    "reading.citations.east_asian",
    "reading.citations.document_types",
    "reading.citations.group_names",
    "reading.citations.styled_titles",
    "reading.citations.subject_years",
    "reading.citations.subtitles",
    "reading.citations.issuing_bodies",
    "reading.citations.quotations",
    "reading.citations.inner_brackets",
    "reading.citations.title_letters",
    "reading.citations.lengths",
    "reading.citations.quoted_sorts",
    "reading.citations.abbreviations",
    "reading.citations.pieces",
    "reading.citations.right_to_left",
    "reading.citations.site_titles",
    "reading.citations.marked_books",
    "reading.citations.marked_sources",
    "reading.citations.bracketed_given",
    "reading.citations.capital_groups",
    "reading.citations.cited_authors",
    "reading.citations.colon_titles",
    "reading.citations.last_authors",
    "reading.citations.held_titles",
    "reading.citations.initialed_names",
    "reading.citations.closed_titles",
    "reading.citations.quoted_volumes",
    "reading.citations.bracketed_imprints",
    "reading.citations.source_leads",
    "reading.citations.semicolons",
    "reading.citations.editors",
    "reading.citations.cited_titles",
    "reading.citations.volume_sources",
    "reading.citations.laws",
    "reading.citations.citation",
    "reading.records",
    "reading.cuts",
    "reading.cuts.signed_titles",
    "reading.cuts.bracketed_presses",
    "reading.cuts.named_sources",
    "reading.cuts.numbered_journals",
    "reading.cuts.line_leads",
    "reading.cuts.dated_venues",
    "reading.cuts.looked_at",
    "reading.cuts.passwords",
    "reading.cuts.attributes",
    "reading.cuts.link_labels",
    "reading.cuts.authorship",
    "reading.cuts.tags",
    "reading.cuts.segment_kinds",
    "reading.cuts.signed_remarks",
    "reading.cuts.parts",
    "reading.cuts.placeholders",
    "reading.cuts.units",
    "reading.cuts.headings",
    "reading.cuts.line_roles",
    "reading.cuts.issue_lines",
    "reading.cuts.work_keys",
    "reading.cuts.cited_leads",
    "reading.cuts.dropped_leads",
    "reading.cuts.lines",
    "reading.cuts.shapes",
    "reading.cuts.short_citations",
    "reading.cuts.short_sources",
    "reading.cuts.works",
    "reading.votes",
    "reading.votes.dated_titles",
    "reading.votes.paged_titles",
    "reading.votes.dated_fields",
    "reading.votes.cited_places",
    "reading.votes.title_words",
    "reading.votes.title_slots",
    "reading.votes.titles",
    "reading.votes.remark_names",
    "reading.votes.said_makers",
    "reading.votes.joined_works",
    "reading.votes.quoted_works",
    "reading.votes.numbered_courses",
    "reading.votes.said_titles",
    "reading.votes.styled_works",
    "reading.votes.month_leads",
    "reading.votes.east_asian_pairs",
    "reading.votes.east_asian_brackets",
    "reading.votes.east_asian_citations",
    "reading.votes.east_asian_quotes",
    "reading.votes.styled_citations",
    "reading.votes.leads",
    "reading.votes.bracketed_keys",
    "reading.votes.bracketed_names",
    "reading.votes.short_citations",
    "reading.votes.coded_leads",
    "reading.votes.untitled_citations",
    "reading.votes.laws",
    "reading.votes.linked_leads",
    "reading.votes.cited_links",
    "reading.votes.citation_keys",
    "reading.votes.quoted_leads",
    "reading.votes.linked_tails",
    "reading.votes.author_links",
    "reading.votes.titles_like_names",
    "reading.votes.venue_tags",
    "reading.votes.at_signs",
    "reading.votes.sources",
    "reading.votes.stopped_titles",
    "reading.votes.one_word_titles",
    "reading.votes.places",
    "reading.votes.plain_names",
    "reading.votes.mixed_pairs",
    "reading.votes.titles_on_titles",
    "reading.votes.titles_over_parts",
    "reading.votes.years_behind_titles",
    "reading.votes.lone_names",
    "reading.votes.lone_dated",
    "reading.votes.lone_heads",
    "reading.votes.surname_heads",
    "reading.votes.misread_titles",
    "reading.votes.lone_tails",
    "reading.votes.colon_tails",
    "reading.votes.comma_names",
    "reading.votes.comma_sources",
    "reading.votes.comma_parts",
    "reading.votes.comma_spans",
    "reading.votes.comma_segments",
    "reading.votes.dated_tails",
    "reading.votes.semicolon_tails",
    "reading.votes.lone_surnames",
    "reading.votes.event_tails",
    "reading.votes.few_surnames",
    "reading.votes.surname_tails",
    "reading.votes.comma_citations",
    "reading.votes.head_cuts",
    "reading.votes.made_up_names",
    "reading.votes.short_names",
    "reading.votes.titles_of_siblings",
    "reading.votes.colon_names",
    "reading.votes.heads",
    "reading.votes.name_forms",
    "reading.votes.set_off_names",
    "reading.votes.turned_names",
    "reading.votes.agreement",
    "reading.votes.venue_leads",
    "reading.votes.glued_others",
    "reading.votes.name_pairs",
    "reading.votes.of_names",
    "reading.votes.name_tails",
    "reading.votes.overlong_names",
    "reading.votes.owned_titles",
    "reading.votes.link_tails",
    "reading.votes.link_years",
    "reading.votes.signatures",
    "reading.votes.bold_leads",
    "reading.votes.led_names",
    "reading.votes.whole_works",
    "reading.votes.named_titles",
    "reading.votes.shared_fields",
    "reading.votes.siblings",
    "reading.votes.small_pairs",
    "reading.votes.small_titles",
    "reading.votes.styled_remarks",
    "reading.votes.dashed_titles",
    "reading.votes.dashed_fields",
    "reading.votes.dashed_sources",
    "reading.votes.title_tails",
    "reading.votes.said_tails",
    "reading.entries",
    "reading.entries.held_editors",
    "reading.entries.journals",
    "reading.entries.marked_titles",
    "reading.entries.linked_authors",
    "reading.entries.authors_before",
    "reading.entries.words_like_names",
    "reading.entries.title_parts",
    "reading.entries.given_names",
    "reading.entries.roles",
    "reading.entries.imprint_votes",
    "reading.entries.remarks",
    "reading.entries.kinds",
    "reading.entries.badges",
    "reading.entries.entry_identifiers",
    "reading.entries.entry_links",
    "reading.entries.open_brackets",
    "reading.entries.entry_dates",
    "reading.entries.entry",
    "reading.entries.dated_sections",
    "reading.entries.late_days",
    "reading.entries.own_sections",
    "reading.entries.section_numbers",
    "reading.entries.end_marks",
    "reading.verdicts",
    "reading.verdicts.course_terms",
    "reading.verdicts.prose",
    "reading.verdicts.pauses",
    "reading.verdicts.meeting_plans",
    "reading.verdicts.shared_posts",
    "reading.verdicts.topic_notes",
    "reading.verdicts.told_papers",
    "reading.verdicts.titles_over_lines",
    "reading.verdicts.sourced_titles",
    "reading.verdicts.paragraph_forms",
    "reading.verdicts.signed_works",
    "reading.verdicts.bare_names",
    "reading.verdicts.coursework",
    "reading.verdicts.no_works",
    "reading.verdicts.needed_texts",
    "reading.verdicts.pointers",
    "reading.verdicts.link_rows",
    "reading.verdicts.placed_titles",
    "reading.verdicts.link_forms",
    "reading.verdicts.form_votes",
    "reading.verdicts.bare_titles",
    "reading.verdicts.recommended",
    "reading.verdicts.led_works",
    "reading.verdicts.dated_citations",
    "reading.verdicts.quoted_lines",
    "reading.verdicts.lone_links",
    "reading.verdicts.plain_items",
    "reading.verdicts.encyclopedia_pages",
    "reading.verdicts.named_things",
    "reading.verdicts.names_of_sections",
    "reading.verdicts.single_words",
    "reading.verdicts.titles_in_sentences",
    "reading.verdicts.repeated_leads",
    "reading.verdicts.uncited_things",
    "reading.verdicts.told_titles",
    "reading.verdicts.careers",
    "reading.verdicts.short_titles",
    "reading.verdicts.errands",
    "reading.verdicts.same_sections",
    "reading.verdicts.coming_issues",
    "reading.verdicts.unnamed_works",
    "reading.verdicts.sample_entries",
    "reading.verdicts.explained_terms",
    "reading.verdicts.series_names",
    "reading.verdicts.introductions",
    "reading.verdicts.keyed_items",
    "reading.verdicts.beside_works",
    "reading.verdicts.shelf_marks",
    "reading.verdicts.unsigned_works",
    "reading.verdicts.other_lists",
    "reading.verdicts.study_plans",
    "reading.verdicts.group_judgement",
    "reading.verdicts.judgement",
    "reading.verbatim",
    "reading.tables",
    "reading.tables.cut_cells",
    "reading.tables.table_columns",
    "reading.tables.column_votes",
    "reading.tables.table_cells",
    "reading.tables.read_columns",
    "reading.tables.title_cells",
    "reading.tables.plain_heads",
    "reading.tables.section_rows",
    "reading.tables.blank_cells",
    "reading.tables.spanning_cells",
    "reading.tables.number_columns",
    "reading.tables.row_works",
    "reading.tables.link_columns",
    "reading.tables.named_citations",
    "reading.tables.calendar_cells",
    "reading.tables.table_cuts",
    "reading.tables.table",
    "reading.outlines",
    "reading.outlines.field_lines",
    "reading.outlines.document_title",
    "reading.outlines.plain_contents",
    "reading.outlines.navigation",
    "reading.outlines.presenters",
    "reading.outlines.works_of_days",
    "reading.outlines.meeting_days",
    "reading.outlines.meeting_times",
    "reading.outlines.meetings",
    "reading.outlines.new_records",
    "reading.outlines.joined_citations",
    "reading.outlines.dashed_works",
    "reading.outlines.stacks",
    "reading.outlines.note_parts",
    "reading.outlines.noted",
    "reading.outlines.addressed_names",
    "reading.outlines.alike_headings",
    "reading.outlines.headed_names",
    "reading.outlines.quoted_headings",
    "reading.outlines.bylined_headings",
    "reading.outlines.signed_headings",
    "reading.outlines.cited_headings",
    "reading.outlines.edited_headings",
    "reading.outlines.cited_below",
    "reading.outlines.who_and_where",
    "reading.outlines.fields_below",
    "reading.outlines.named_below",
    "reading.outlines.sibling_headings",
    "reading.outlines.bare_headings",
    "reading.outlines.headed_bibtex",
    "reading.outlines.said_below",
    "reading.outlines.bare_lines",
    "reading.outlines.file_lines",
    "reading.outlines.essay_works",
    "reading.outlines.gathered",
    "reading.outlines.pictured_headings",
    "reading.outlines.tasks",
    "reading.outlines.held_headings",
    "reading.outlines.titled",
    "reading.outlines.blank_lines",
    "reading.outlines.coded_links",
    "reading.outlines.author_items",
    "reading.outlines.names_above",
    "reading.outlines.titles_below",
    "reading.outlines.remarks_below",
    "reading.outlines.sublists",
    "reading.outlines.works_within",
    "reading.outlines.topic_items",
    "reading.outlines.contents_below",
    "reading.outlines.numbered_headings",
    "reading.outlines.leading_lines",
    "reading.outlines.paragraphs",
    "reading.outlines.additions",
    "reading.outlines.code_blocks",
    "reading.outlines.quoted_fields",
    "reading.outlines.source_lines",
    "reading.outlines.dated_sources",
    "reading.outlines.signed_paragraphs",
    "reading.outlines.sections",
    "reading.outlines.addressed_lines",
    "reading.outlines.outline",
    "reading.outlines.loose_quotations",
    "reading.outlines.co_authors",
    "reading.outlines.lost_references",
    "reading.outlines.tabbed_lines",
    "reading.outlines.cited_lines",
    "reading.outlines.led_lines",
    "reading.outlines.alike_lines",
    "reading.outlines.counted_lines",
    "reading.outlines.lettered_lines",
    "reading.outlines.shared_leads",
    "reading.outlines.drawn_boxes",
    "reading.outlines.chosen_leads",
    "reading.outlines.ratings",
    "reading.outlines.quoted_pairs",
    "reading.outlines.quoted_links",
    "reading.outlines.copy_tails",
    "reading.outlines.reading_tails",
    "reading.outlines.styled_sentences",
    "reading.outlines.quoted_works",
    "reading.outlines.shop_boxes",
    "reading.outlines.shops_below",
    "reading.outlines.short_years",
    "reading.outlines.parted_citations",
    "reading.outlines.wide_brackets",
    "reading.outlines.parted_links",
    "reading.outlines.sister_pages",
    "reading.outlines.site_leads",
    "reading.outlines.front_lines",
    "reading.outlines.picture_keys",
    "reading.outlines.pasted_labels",
    "reading.outlines.marked_breaks",
    "reading.outlines.bracket_pairs",
    "reading.outlines.name_marks",
    "reading.outlines.author_signs",
    "reading.outlines.pubmed_order",
    "reading.outlines.lined_items",
    "reading.outlines.cited_topics",
    "reading.outlines.catalogue_records",
    "reading.outlines.glued_fields",
    "reading.outlines.glued_venues",
    "reading.outlines.links_below",
    "reading.outlines.titles_in_lists",
    "reading.outlines.remarks_above",
    "reading.outlines.double_dashes",
    "reading.outlines.bracketed_items",
    "reading.outlines.whole_styles",
    "reading.outlines.label_lines",
    "reading.outlines.kind_labels",
    "reading.outlines.unit_lines",
    "reading.outlines.labelled_lines",
    "reading.outlines.states_before_sources",
    "reading.outlines.steps_above",
    "reading.outlines.styled_lines",
    "reading.outlines.language_marks",
    "reading.outlines.life_dates",
    "reading.outlines.places_of_work",
    "reading.outlines.lines_of_others",
    "reading.outlines.keyed_citations",
    "reading.outlines.keyed_titles",
    "reading.outlines.joined_headings",
    "reading.outlines.inline_fields",
    "reading.fields",
    "reading.fields.read_marks",
    "reading.fields.field_texts",
    "reading.fields.year_fields",
    "reading.fields.author_cells",
    "reading.fields.bibdesk_groups",
    "reading.fields.bibliography",
    "reading.fields.jabref_groups",
    "reading.fields.journal_macros",
    "reading.fields.bibtex_names",
    "reading.fields.bibtex_repairs",
    "reading.fields.bibtex",
    "reading.fields.tagged",
    "reading.fields.ris",
    "reading.fields.endnote",
    "reading.fields.web_of_science",
    "reading.fields.pubmed_text",
    "reading.fields.nbib",
    "reading.fields.csl_yaml",
    "reading.fields.json_items",
    "reading.fields.csl",
    "reading.fields.identifier_list",
    "reading.fields.columns",
    "reading.fields.node_table",
    "reading.fields.open_quotes",
    "reading.fields.sheet_sections",
    "reading.fields.citation_cells",
    "reading.fields.spreadsheet",
    "reading.fields.bookmarks",
    "reading.fields.zotero_report",
    "reading.bibtex_blocks",
    "reading.block_passes",
    "reading.record_votes",
    "reading.markdown",
    "reading.unnamed_table",
    "reading.cited_rows",
    "reading.explanation",
    "reading.notes",
    "reading.notes.note_properties",
    "reading.notes.note",
    "reading.notes.folder",
    "reading.html",
    "reading.formats",
    "reading.lists",
    "identity",
    "identity.titles",
    "identity.slips",
    "identity.match",
    "identity.index",
    "identity.shared",
    "identity.misfits",
    "identity.succession",
    "identity.entries",
    "sources",
    "sources.external_ids",
    "sources.connection",
    "sources.list_addresses",
    "sources.page",
    "sources.graph_store",
    "sources.reach",
    "sources.zotero",
    "sources.session",
    "sources.checks",
    "sources.datasets",
    "sources.semantic_scholar",
    "sources.snapshot",
    "sources.title_match",
    "sources.answers",
    "sources.pairs",
    "sources.batches",
    "sources.merge",
    "sources.refresh",
    "lineage",
    "lineage.abbreviations",
    "lineage.brackets",
    "lineage.choices",
    "lineage.coinage",
    "lineage.dates",
    "lineage.likeness",
    "lineage.masks",
    "lineage.mentions",
    "lineage.phrases",
    "lineage.title_phrases",
    "lineage.confidence",
    "lineage.cues",
    "lineage.labels",
    "lineage.note_cues",
    "lineage.concepts",
    "lineage.introductions",
    "lineage.notes",
    "lineage.provider_marks",
    "lineage.reasons",
    "lineage.reduction",
    "lineage.sentences",
    "lineage.structure",
    "lineage.terms",
    "lineage.titles",
    "lineage.compute",
    "rdf",
    "rdf.blank_nodes",
    "rdf.facts",
    "rdf.prefixes",
    "rdf.namespaces",
    "rdf.order",
    "rdf.ranks",
    "rdf.terms",
    "rdf.parse_failures",
    "rdf.person",
    "rdf.engine",
    "rdf.store",
    "rdf.places",
    "rdf.texts",
    "rdf.queries",
    "rdf.hand_made",
    "rdf.curated",
    "rdf.provenance",
    "rdf.dataset",
    "rdf.validation",
    "rdf.blocks",
    "rdf.results",
    "rdf.derived",
    "rdf.writer",
    "rdf.trig",
    "rdf.disk_store",
    "rdf.reader",
    "algorithms",
    "algorithms.alternatives",
    "algorithms.ancestry",
    "algorithms.changes",
    "algorithms.citations",
    "algorithms.skeleton",
    "algorithms.centrality",
    "algorithms.cycles",
    "algorithms.main_path",
    "algorithms.prerequisite_graph",
    "algorithms.gaps",
    "algorithms.prerequisites",
    "algorithms.chain",
    "algorithms.importance",
    "algorithms.list_order",
    "algorithms.reading_order",
    "algorithms.prerequisite_numbers",
    "algorithms.reasons",
    "algorithms.reading_path",
    "algorithms.next_up",
    "algorithms.relatedness",
    "algorithms.communities",
    "algorithms.similarity",
    "algorithms.analysis",
    "workspace",
    "workspace.files",
    "workspace.pieces",
    "workspace.stamps",
    "workspace.built_lists",
    "workspace.kept_texts",
    "workspace.kept_results",
    "workspace.kept_store",
    "workspace.store_keeper",
    "workspace.own_files",
    "workspace.curated",
    "workspace.journal",
    "workspace.kept_lists",
    "workspace.new_list",
    "workspace.read_marks",
    "workspace.index",
    "workspace.previous",
    "workspace.inputs",
    "workspace.query_messages",
    "workspace.query_process",
    "workspace.query_worker",
    "workspace.basis",
    "workspace.query",
    "workspace.history",
    "corpus",
    "corpus.numbers",
    "corpus.layout",
    "corpus.delivery",
    "corpus.parquet",
    "corpus.openalex",
    "corpus.packed",
    "corpus.shards",
    "corpus.tables",
    "corpus.intake",
    "corpus.expressions",
    "corpus.engines",
    "corpus.records",
    "corpus.location",
    "corpus.answers",
    "corpus.dataset",
    "export",
    "export.reference",
    "export.bibtex",
    "map",
    "map.tables",
    "map.script",
    "map.layout",
    "map.layout.boxes",
    "map.layout.labels",
    "map.layout.moments",
    "map.layout.axis",
    "map.layout.lanes",
    "map.layout.timeline",
    "map.layout.sections",
    "map.layout.routes",
    "map.layout.tracks",
    "map.layout.lineage",
    "map.layout.concepts",
    "map.layout.network",
    "map.network",
    "map.data",
    "map.page",
    "map.notebook",
    "map.picture",
    "export.ris",
    "export.csl",
    "export.nodes",
    "export.tables",
    "export.dataframe",
    "export.network",
    "export.selection",
    "export.linked_data",
    "export.markdown",
    "export.canvas",
    "export.obsidian",
    "export.formats",
    "export.zotero",
    "export.gaps",
    "export.reading_path",
    "export.refresh_report",
    "export.report",
    "export.published_map",
    "pipeline",
    "replies",
    "replies.parts",
    "replies.paper",
    "replies.things",
    "replies.advice",
    "replies.why",
    "replies.lists",
    "replies.doctor",
    "replies.corpus",
    "replies.schemas",
    "remote_graph",
    "library",
    "paperkg",
    "serve",
    "serve.templates",
    "serve.feed",
    "serve.site",
    "serve.limits",
    "serve.forms",
    "serve.current",
    "serve.answers",
    "serve.conversation",
    "serve.pool",
    "serve.guard",
    "serve.service",
    "serve.sparql",
    "serve.pages",
    "serve.papers",
    "serve.api",
    "serve.app",
    "serve.protocol",
    "serve.server",
    "serve.assistant",
    "cli.limits",
    "cli.completion",
    "cli.console",
    "cli.terminal",
    "cli.store",
    "cli.build",
    "cli.changes",
    "cli.doctor",
    "cli.corpus",
    "cli.export",
    "cli.gaps",
    "cli.init",
    "cli.link",
    "cli.map",
    "cli.mcp",
    "cli.next",
    "cli.parse",
    "cli.path",
    "cli.query",
    "cli.read",
    "cli.resolve",
    "cli.serve",
    "cli.surroundings",
    "cli.show",
    "cli.site",
    "cli.validate",
    "cli.why",
    "cli.zotero",
    "cli",
    "command",
]

# Stages that hand their results on through the model, and know nothing of each other.
APART = {
    "lineage": {"reading", "identity", "sources"},
    "rdf": {"reading", "identity", "sources", "lineage"},
    "algorithms": {"reading", "identity", "sources", "lineage", "rdf"},
}

NETWORK = {
    "aiohttp", "anyio", "asyncio", "ftplib", "http", "httpcore", "httpx", "imaplib", "poplib",
    "requests", "select", "selectors", "semanticscholar", "smtplib", "socket", "socketserver",
    "ssl", "starlette", "urllib", "urllib3", "uvicorn", "websockets", "xmlrpc",
}  # fmt: skip
HARMLESS = {"urllib.parse"}

# Texts that stand for other things too: a key of a JSON object, a place in a record, a format that
# kg writes.
NOT_MEMBERS = {"date", "bibtex", "csv", "html", "introduces", "markdown", "title", "uses"}


def name_of(module: Path) -> str:
    parts = module.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts) or "paperkg"


NAMES = {name_of(module) for module in MODULES}


def modules_in(source: str) -> set[str]:
    """Every module that some code names in an import, wherever it stands, by its full name."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            assert node.module
            inside = {f"{node.module}.{alias.name}" for alias in node.names}
            modules = {name for name in inside if name.removeprefix("paperkg.") in NAMES}
            found.update(modules or {node.module} if node.module != "urllib" else inside)
        elif isinstance(node, ast.Call):
            called = ast.unparse(node.func).rpartition(".")[2]
            assert called not in {"import_module", "__import__"}, "imports are written as such"
    return found


def ours(source: str) -> set[str]:
    return {
        name.removeprefix("paperkg.")
        for name in modules_in(source)
        if name == "paperkg" or name.startswith("paperkg.")
    }


def room_of(name: str) -> str:
    return name.partition(".")[0]


def misplaced(name: str, source: str) -> set[str]:
    """The modules that a module imports though they do not stand below it."""
    below = set(ORDER[: ORDER.index(name)])
    apart = APART.get(room_of(name), set())
    return {module for module in ours(source) if module not in below or room_of(module) in apart}


def network_of(source: str) -> set[str]:
    return {
        name for name in modules_in(source) if room_of(name) in NETWORK and name not in HARMLESS
    }


def test_every_module_has_its_place() -> None:
    assert sorted(ORDER) == sorted(NAMES)


def test_no_module_is_named_with_a_gerund() -> None:
    # The stage that makes entries of a list is called reading, as people call what they do.
    assert {name for name in NAMES if name.endswith("ing")} == {"reading"}


def test_the_guide_names_each_room_of_reading_and_modules_that_are_there() -> None:
    guide = (PACKAGE.parents[1] / "CONTRIBUTING.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| (?:`(\w+)/`|beside the rooms) \| .* \| (.*) \|$", guide, re.M))
    rooms = {path.parent.name for path in (PACKAGE / "reading").glob("*/__init__.py")}
    assert set(rows) == {"", *rooms}
    for room, starts in rows.items():
        for name in re.findall(r"`(\w+\.py)`", starts):
            assert (PACKAGE / "reading" / room / name).exists(), (room, name)


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_each_module_imports_only_what_stands_below_it(module: Path) -> None:
    assert not misplaced(name_of(module), module.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "module",
    [module for module in MODULES if room_of(name_of(module)) not in ("sources", "serve")],
    ids=name_of,
)
def test_only_sources_may_open_sockets_and_only_serve_listens(module: Path) -> None:
    assert not network_of(module.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("module", "code"),
    [
        ("reading.markdown", "from paperkg.workspace.index import open_graph"),
        ("reading.markdown", "from paperkg.workspace import index"),
        ("reading.text.inline", "from paperkg.reading.markdown import parse_markdown"),
        ("errors", "import paperkg.map.notebook"),
        ("errors", "from paperkg import open_graph"),
        ("model", "def f():\n    from paperkg.rdf.reader import read_graph"),
        ("identifiers", "if TYPE_CHECKING:\n    from paperkg.model import Paper"),
        ("identity.entries", "from paperkg.sources.answers import Answer"),
        ("lineage.compute", "from paperkg.sources.refresh import Refreshed"),
        ("rdf.writer", "from paperkg.lineage.compute import Lineage"),
        ("algorithms.gaps", "from paperkg.rdf.namespaces import KG"),
        ("workspace.files", "from paperkg.map.page import write_map"),
        ("pipeline", "from paperkg.cli.terminal import make_console"),
        ("export.report", "import paperkg.cli.build as build"),
    ],
)
def test_the_rule_of_imports_finds_what_breaks_it(module: str, code: str) -> None:
    assert misplaced(module, code)


@pytest.mark.parametrize(
    "code",
    [
        "import socket",
        "import asyncio",
        "import ssl as s",
        "import urllib.request",
        "from urllib import request",
        "from urllib.request import urlopen",
        "from http.client import HTTPConnection",
        "import httpx",
        "def f():\n    from semanticscholar import SemanticScholar",
    ],
)
def test_the_rule_of_sockets_finds_what_breaks_it(code: str) -> None:
    assert network_of(code)


@pytest.mark.parametrize("code", ["from . import model", "import_module('paperkg.cli')"])
def test_no_import_goes_around_the_rules(code: str) -> None:
    with pytest.raises(AssertionError):
        modules_in(code)


@cache
def texts_of_enums() -> set[str]:
    enums: set[type[Enum]] = {
        thing
        for name in NAMES
        for thing in vars(load(name)).values()
        if isinstance(thing, type) and issubclass(thing, Enum)
    }
    return {member.value for enum in enums for member in enum if isinstance(member.value, str)}


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_no_enum_is_compared_by_its_text(module: Path) -> None:
    """A text in the place of a member is an import that the rules do not see."""
    compared = {
        constant.value
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.Compare)
        for side in (node.left, *node.comparators)
        for constant in ast.walk(side)
        if isinstance(constant, ast.Constant) and isinstance(constant.value, str)
    }
    assert not compared & (texts_of_enums() - NOT_MEMBERS)


def test_the_triple_store_is_named_in_three_modules_of_one_room() -> None:
    named = {
        name_of(module)
        for module in MODULES
        if {"pyoxigraph"} & modules_in(module.read_text(encoding="utf-8"))
    }
    assert named == {"rdf.engine", "rdf.store", "rdf.disk_store"}


def names_bound_in(source: str) -> set[str]:
    """The names of variables and parameters that a module gives a value."""
    nodes = list(ast.walk(ast.parse(source)))
    names = (node for node in nodes if isinstance(node, ast.Name))
    stored = {name.id for name in names if isinstance(name.ctx, ast.Store)}
    return stored | {node.arg for node in nodes if isinstance(node, ast.arg)}


# Python before 3.11.5 reads "(?:ab?c)*+" wrong: https://github.com/python/cpython/issues/106052. The
# atomic group "(?>(?:ab?c)*)" says the same, and is read well by all.
_POSSESSIVE_GROUP = re.compile(r"(?<!\()\)(?:[*+?]|\{[\d,]+\})\+")


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_no_group_in_a_pattern_is_possessive(module: Path) -> None:
    assert not _POSSESSIVE_GROUP.findall(module.read_text(encoding="utf-8"))


@pytest.mark.parametrize("pattern", [r"(?:ab?c)*+", r"(ab|a)++", r"(?:a|ab)?+", r"(?:ab?){1,3}+"])
def test_a_possessive_group_is_found(pattern: str) -> None:
    assert _POSSESSIVE_GROUP.search(pattern)


OF_READING = [module for module in MODULES if "reading" in module.parts]


@pytest.mark.parametrize(
    "module", [module for module in OF_READING if module.stem != "page_frames"], ids=name_of
)
def test_addresses_of_lists_are_taken_apart_by_what_never_fails(module: Path) -> None:
    assert "urlsplit(" not in module.read_text(encoding="utf-8")


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_a_variable_is_named_for_what_it_holds(module: Path) -> None:
    assert "one" not in names_bound_in(module.read_text(encoding="utf-8"))


def test_a_variable_that_is_named_one_is_found() -> None:
    assert "one" in names_bound_in("found = [one.title for one in papers]")


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_modules_are_small_and_say_what_they_offer(module: Path) -> None:
    loaded = load(name_of(module))
    assert loaded.__doc__
    # The model is one vocabulary, and mostly docstrings.
    most = 800 if module.name == "model.py" else 450
    assert len(module.read_text(encoding="utf-8").splitlines()) <= most


@pytest.mark.parametrize(
    "module", [module for module in MODULES if module.name != "__init__.py"], ids=name_of
)
def test_modules_say_what_they_offer_in_order(module: Path) -> None:
    loaded = load(name_of(module))
    assert loaded.__all__ == sorted(
        loaded.__all__, key=lambda name: (not name.isupper(), not name[0].isupper(), name)
    )
    assert all(hasattr(loaded, exported) for exported in loaded.__all__)


def load(name: str) -> ModuleType:
    return importlib.import_module("paperkg" if name == "paperkg" else f"paperkg.{name}")
